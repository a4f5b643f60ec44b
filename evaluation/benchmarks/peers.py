#!/usr/bin/env python3
"""Measure Tawthiq beside others that read the same texts, in one run, and show the ratios.

    peers.py                        over invented reports, and over the annotated ones for the accuracy
    peers.py --reports FILE.jsonl   over these instead of the invented ones
    peers.py --rounds 5 --json

Each contender is a process of its own on one core, and each round asks them all in turn, so that a machine that slows
down slows them all; of the rounds the best counts. A contender that is not installed is left out with a word: `make
bench` installs all. MB are 1,000,000 bytes of UTF-8; start-up is from the process's start to the first text; memory is
the peak.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
MEGABYTE = 1_000_000
SECONDS = 12.0
"""A contender that is slower reads as much as it can in this time."""
REPORTS, REPORT_SIZE = 300, 4_000

Figures = dict[str, float]


def one(name: str, file: Path) -> Figures:
    """The figures of one contender in this process."""
    from contenders import CONTENDERS

    born = float(os.environ["STARTED"])
    read = CONTENDERS[name][1]()
    ready = time.time() - born
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines() if line.strip()]
    if hasattr(read, "ready"):
        for text in texts:
            read.ready(text)
    size = count = 0
    started = time.process_time()
    for text in texts:
        read(text)
        size, count = size + len(text.encode()), count + 1
        if time.process_time() - started > SECONDS:
            break
    seconds = time.process_time() - started
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1000 if sys.platform == "darwin" else 1)
    return {"MB/s": size / MEGABYTE / seconds, "reports/s": count / seconds, "start": ready, "memory": kilobytes / 1000}


def ask(name: str, file: Path) -> Figures | None:
    """The figures of one contender from a process of its own; None where it cannot run here."""
    command = [sys.executable, __file__, "--one", name, "--reports", str(file)]
    environment = os.environ | {"STARTED": repr(time.time()), "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        print(f"{name}: left out ({reason})", file=sys.stderr)
        return None
    figures: Figures = json.loads(done.stdout)
    return figures


def best(rounds: list[Figures]) -> Figures:
    """The best of several rounds: the highest speeds, the shortest start, the least memory."""
    return {
        key: (max if key in ("MB/s", "reports/s") else min)(figures[key] for figures in rounds) for key in rounds[0]
    }


def accuracy() -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent of the numbers of killed and injured in the annotated Arabic reports."""
    from contenders import Tolls, patterns, tolls_of

    from tawthiq.model.text import Document
    from tawthiq.pipeline import read_document

    sys.path.insert(0, str(HERE.parent))
    from datetime import date

    from gate import HELD_OUT

    golds = [json.loads(file.read_text("utf-8")) for file in sorted(GOLD.glob("*.json"))]
    golds = [gold for gold in golds if gold["language"] == "ar"]
    by_patterns = patterns()

    def by_tawthiq(gold: dict[str, Any]) -> Tolls:
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        return tolls_of(read_document(Document(id=gold["id"], text=gold["text"], published=published)))

    answers = {"tawthiq": by_tawthiq, "patterns": lambda gold: by_patterns(gold["text"])}
    figures = {}
    for name, answer in answers.items():
        for label, chosen in (("", golds), (", held out", [gold for gold in golds if gold["id"] in HELD_OUT])):
            hit = found = wanted = 0
            for gold in chosen:
                truth = Counter(
                    (c["outcome"], c["value"])
                    for c in gold["casualties"]
                    if c["outcome"] in ("killed", "injured") and c["value"]
                )
                given = answer(gold)
                hit += sum((truth & given).values())
                found += sum(given.values())
                wanted += sum(truth.values())
            precision, recall = 100 * hit / max(found, 1), 100 * hit / max(wanted, 1)
            figures[name + label] = (precision, recall, 2 * precision * recall / max(precision + recall, 1))
    return figures


def show(figures: dict[str, Figures], tolls: dict[str, tuple[float, float, float]]) -> None:
    """The two tables."""
    from contenders import CONTENDERS

    ours = figures["tawthiq"]["MB/s"]
    print(f"{'':<36}{'MB/s':>9}{'reports/s':>11}{'start, s':>10}{'memory, MB':>12}   Tawthiq is")
    for name, (label, _) in CONTENDERS.items():
        if (found := figures.get(name)) is not None:
            ratio = ours / found["MB/s"]
            told = "" if name == "tawthiq" else f"{ratio:,.0f} x faster" if ratio >= 1 else f"{1 / ratio:,.0f} x slower"
            print(
                f"{label:<36}{found['MB/s']:>9.3f}{found['reports/s']:>11,.1f}{found['start']:>10.2f}"
                f"{found['memory']:>12,.0f}   {told}"
            )
    print(f"\n{'numbers of killed and injured':<36}{'precision':>11}{'recall':>9}{'F1':>7}")
    for name, (precision, recall, f1) in tolls.items():
        print(f"{name:<36}{precision:>11.1f}{recall:>9.1f}{f1:>7.1f}")


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(one(asked.one, asked.reports)))
        return
    from contenders import CONTENDERS
    from invented import reports

    with tempfile.TemporaryDirectory() as folder:
        file = asked.reports or Path(folder, "invented.jsonl")
        if not asked.reports:
            file.write_text("".join(reports(REPORTS, REPORT_SIZE)), "utf-8")
        rounds = [{name: ask(name, file) for name in CONTENDERS} for _ in range(asked.rounds)]
    figures = {
        name: best([found for one_round in rounds if (found := one_round[name]) is not None])
        for name in CONTENDERS
        if rounds[0][name] is not None
    }
    tolls = accuracy()
    if asked.json:
        print(json.dumps({"speed": figures, "tolls": tolls}))
    else:
        show(figures, tolls)


if __name__ == "__main__":
    main()
