"""The benchmarks run, and count what they say they count; what they measure is not asked here."""

import json
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "evaluation" / "benchmarks"


def test_contenders_read_the_same_texts(tmp_path: Path) -> None:
    """A contender that is there reads a file and gives its figures; one that is missing is told and left out."""
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps({"text": "مقتل 5 أشخاص وإصابة 3 (نص مختلق)."}, ensure_ascii=False) + "\n", "utf-8")
    code = (
        f"import peers, pathlib; print([peers.ask(name, pathlib.Path({str(file)!r})) for name in ('patterns', 'none')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=BENCHMARKS, capture_output=True, text=True, check=True, timeout=60
    )
    assert "reports/s" in done.stdout and "None" in done.stdout
    assert "none: left out" in done.stderr


def test_the_baseline_counts_people() -> None:
    """The regular expressions find what they are written for, so that they are a fair measure."""
    code = "import contenders; print(sorted(contenders.patterns()('مقتل 5 أشخاص وإصابة ثلاثة آخرين و7 شهداء').items()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=BENCHMARKS, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[(('injured', 3), 1), (('killed', 5), 1), (('killed', 7), 1)]"
