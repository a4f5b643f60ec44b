#!/usr/bin/env python3
"""Measure speed, start-up and memory.

    speed.py                        over invented reports
    speed.py --reports FILE.jsonl   over these as well
    speed.py --json                 one JSON object instead of the table

Speed is the whole way from a file of JSON Lines to records, on one core, with the vocabularies loaded; beside it stands
the automaton of the same vocabularies alone over the same folded texts, which is the least that any matching costs.
Start-up and memory are those of whole processes of the installed program. A megabyte is 1,000,000 bytes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from invented import reports

PROGRAM = Path(sys.executable).with_name("tawthiq")
SAMPLE = Path(__file__).parents[2] / "samples" / "report-ar.md"
MEGABYTE = 1_000_000
REPORT_SIZE = 4_000
"""Bytes of a usual report: some 2,200 characters."""
LARGEST = 5 * MEGABYTE
TIMES = 5
MAXRSS = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit in which the system tells a process's peak memory."""

Figures = dict[str, float]


def process(*arguments: str | Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the program, its answer thrown away."""
    started = time.perf_counter()
    running = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"tawthiq {' '.join(map(str, arguments))} failed with {running.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss * MAXRSS / MEGABYTE


def start_up() -> Figures:
    """Seconds of whole processes, the median of some runs; `cold` with nothing kept from earlier runs."""
    with empty_cache():
        cold, _ = process("read", SAMPLE)
        warm = median(process("read", SAMPLE)[0] for _ in range(TIMES))
    return {
        "tawthiq --help, s": median(process("--help")[0] for _ in range(TIMES)),
        "tawthiq read of the sample, s": warm,
        "tawthiq read of the sample, first ever, s": cold,
    }


@contextmanager
def empty_cache() -> Iterator[None]:
    """A cache of its own for the processes started inside."""
    before = os.environ.get("TAWTHIQ_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TAWTHIQ_CACHE"] = folder
        try:
            yield
        finally:
            del os.environ["TAWTHIQ_CACHE"]
            if before is not None:
                os.environ["TAWTHIQ_CACHE"] = before


def memory(folder: Path) -> Figures:
    """Peak megabytes of whole processes: one very large report, and ever more usual ones."""
    figures = {}
    file = folder / "reports.jsonl"
    for label, count, size in (
        ("one report of 5 MB", 1, LARGEST),
        ("10 reports", 10, REPORT_SIZE),
        ("100 reports", 100, REPORT_SIZE),
        ("1000 reports", 1000, REPORT_SIZE),
    ):
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(reports(count, size))
        figures[f"memory for {label}, MB"] = process("read", file, "--jsonl")[1]
    return figures


def speed(label: str, file: Path) -> Figures:
    """Megabytes and reports a second of the whole extraction, and of the automaton alone."""
    from tawthiq import pipeline
    from tawthiq.language.folding import fold

    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines() if line.strip()]
    size = sum(len(text.encode()) for text in texts) / MEGABYTE
    lexicon, _ = pipeline._equipment("ar")  # what the pipeline itself loads, so that it is timed by neither
    started = time.process_time()
    read = sum(1 for _ in pipeline.read([file]))
    whole = time.process_time() - started
    folded = [fold(text).text + " " for text in texts]
    started = time.process_time()
    for text in folded:
        for _ in lexicon.automaton.iter(text):
            pass
    alone = time.process_time() - started
    return {
        f"{label}: MB/s": size / whole,
        f"{label}: reports/s": read / whole,
        f"{label}: automaton alone, MB/s": size / alone,
        f"{label}: times the automaton's": whole / alone,
    }


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = start_up()
    with tempfile.TemporaryDirectory() as name:
        # Memory first: a process started from a large one is counted as if it had been as large.
        figures |= memory(Path(name))
        invented = Path(name, "invented.jsonl")
        with invented.open("w", encoding="utf-8") as lines:
            lines.writelines(reports(500, REPORT_SIZE))
        figures |= speed("invented reports", invented)
    if asked.reports:
        figures |= speed(asked.reports.name, asked.reports)
    if asked.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for what, value in figures.items():
            print(f"{what:<52}{value:>10.2f}")


if __name__ == "__main__":
    main()
