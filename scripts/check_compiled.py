#!/usr/bin/env python3
"""Read the samples and invented reports with a compiled wheel and with the plain source: the records must be alike.

check_compiled.py WHEEL

Each reads in a process of its own; the answers are compared byte for byte. Says how fast each was.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
READ = """
import sys, time
from pathlib import Path
from tawthiq import pipeline
from tawthiq.exporters.as_json import to_json_line
from tawthiq.language import lexicon
assert lexicon.__file__.endswith(".py") is (sys.argv[1] == "plain"), f"{sys.argv[1]} has {lexicon.__file__}"
list(pipeline.read(sys.argv[2:3]))
started = time.process_time()
records = list(pipeline.read(sys.argv[2:]))
print(f"{sys.argv[1]}: {time.process_time() - started:.2f} s", file=sys.stderr)
sys.stdout.buffer.writelines(map(to_json_line, records))
"""


def read(name: str, source: Path, files: list[Path]) -> bytes:
    """What the modules in a folder make of the files, as JSON Lines."""
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, "-c", READ, name, *map(str, files)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout


def main() -> None:
    """Unpack the wheel, read with both, compare."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(sys.argv[1]) as wheel:
            wheel.extractall(folder)
        reports = Path(folder, "reports.jsonl")
        gold = sorted((ROOT / "evaluation" / "gold").glob("*.json"))
        texts = [json.loads(file.read_text("utf-8"))["text"] for file in gold]
        lines = (json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
        reports.write_text("".join(lines), "utf-8")
        files = [*sorted((ROOT / "samples").glob("report-*.md")), reports]
        plain, compiled = read("plain", ROOT / "src", files), read("compiled", Path(folder), files)
    if plain != compiled:
        sys.exit("the compiled modules make other records than the source")
    print(f"{plain.count(10)} records alike")


if __name__ == "__main__":
    main()
