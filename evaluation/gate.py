#!/usr/bin/env python3
"""Hold what Tawthiq finds to what it has found before.

    gate.py                 reads the annotated reports with the installed program, and holds the scores to floors.toml
    gate.py --raise         lifts each floor to what is reached now, and tells README.md; never lowers one
    gate.py --also FOLDER   scores another folder of annotated reports too, without floors

It fails where a kind's score falls below its floor, where a report without events gets an entry, where a report gets no
record, and where floors.toml has lowered a floor without a new `reason` on its line. The history of floors.toml is
asked of git where there is one.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import score

HERE = Path(__file__).parent
GOLD = HERE / "gold"
FLOORS = HERE / "floors.toml"
README = HERE.parent / "README.md"
LANGUAGES = {"ar": "Arabic", "en": "English"}
MEASURES = ("found", "strict", "held_out_found", "held_out_strict")
HELD_OUT = frozenset(
    [f"d{number:03}" for number in range(3, 31, 3)]
    + [f"n{number}" for number in (*range(102, 118, 2), *range(202, 213, 2))]
    + [f"e{number}" for number in range(103, 119, 3)]
)
"""Reports that no one who works on the extraction reads: they tell how it does on what it was not made for."""
HEADER = """\
# The least that each kind of entry must reach on the annotated reports: F1 in percent (see score.py).
# `make gate` fails below. `python evaluation/gate.py --raise` lifts them to what is reached. To lower one, lower it by
# hand and add `reason = "…"` to its line: without a new reason the gate refuses.
"""

Floors = dict[str, dict[str, Any]]
"""By kind: the floor of each measure, and the `reason` why one was lowered."""
ByLanguage = dict[str, Floors]


def read_reports(golds: dict[str, Any]) -> dict[str, Any]:
    """The record of each report by its id, from the real program in an environment without the user's own places."""
    with tempfile.TemporaryDirectory() as folder:
        reports, home = Path(folder, "reports.jsonl"), Path(folder, "home")
        keys = ("id", "language", "outlet", "title", "published", "text")
        lines = (json.dumps({key: gold.get(key) for key in keys}, ensure_ascii=False) for gold in golds.values())
        reports.write_text("\n".join(lines), "utf-8")
        home.mkdir()
        program = Path(sys.executable).with_name("tawthiq")
        done = subprocess.run(
            [program, "read", str(reports), "--jsonl"],
            stdout=subprocess.PIPE,
            check=False,
            env=os.environ | {"TAWTHIQ_HOME": str(home)},
        )
    records = (json.loads(line) for line in done.stdout.decode("utf-8").splitlines())
    return {record["document"]["id"]: record for record in records}


def measured(golds: dict[str, Any], records: dict[str, Any]) -> Floors:
    """Every measure of every kind and of their mean, in percent: over all reports, and over those held out."""
    everything = score.score(golds, records)
    held_out = score.score({name: gold for name, gold in golds.items() if name in HELD_OUT}, records)
    figures = {}
    for kind in (*score.KINDS, "mean"):
        of_all, of_held_out = (scores if kind == "mean" else scores[kind] for scores in (everything, held_out))
        figures[kind] = dict(
            zip(
                MEASURES,
                (of_all["found"], of_all["strict"], of_held_out["found"], of_held_out["strict"]),
                strict=True,
            )
        )
    return figures


def by_language(golds: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The annotated reports of each language."""
    return {
        language: {name: gold for name, gold in golds.items() if gold["language"] == language} for language in LANGUAGES
    }


def fallen(scores: Floors, floors: Floors) -> list[str]:
    """What is below its floor, a sentence each."""
    return [
        f"{kind}: {measure} fell to {scores[kind][measure]}, its floor is {floor}"
        for kind in score.KINDS
        for measure in MEASURES
        if scores[kind][measure] < (floor := floors.get(kind, {}).get(measure, 0.0))
    ]


def unfit(golds: dict[str, Any], records: dict[str, Any]) -> list[str]:
    """What should be there and is not, or the other way round, a sentence each."""
    said = [f"{gold}: no record" for gold in golds if gold not in records]
    for name, record in records.items():
        entries = sum(len(record[kind]) for kind in score.KINDS)
        if entries and not any(golds[name][kind] for kind in score.KINDS):
            said.append(f"{name}: {entries} entries from a report of no violence")
    return said


def lowered(before: Floors, after: Floors) -> list[str]:
    """The floors that fell from one version to the next without a reason of their own, a sentence each."""
    said = []
    for kind, old in before.items():
        new = after.get(kind, {})
        reason = new.get("reason")
        for measure in MEASURES:
            if new.get(measure, 0.0) < old.get(measure, 0.0) and (not reason or reason == old.get("reason")):
                said.append(f"{kind}: the floor of {measure} was lowered from {old[measure]} without a new reason")
    return said


def silently_lowered() -> list[str]:
    """Every floor that a commit or the working tree lowered without a reason; nothing where git has no history."""
    versions = [read_floors(FLOORS.read_text("utf-8"))]
    for commit in _git("log", "--format=%H", "--", "floors.toml").split():
        versions.append(read_floors(_git("show", f"{commit}:./floors.toml")))
    return [
        f"{language}, {said}"
        for new, old in pairwise(versions)
        for language in old
        for said in lowered(old[language], new.get(language, {}))
    ]


def read_floors(text: str) -> ByLanguage:
    """The floors of floors.toml; those of when there was only Arabic stood without a language."""
    floors: ByLanguage = tomllib.loads(text)
    return floors if "ar" in floors else {"ar": floors}


def _git(*command: str) -> str:
    try:
        done = subprocess.run(["git", *command], cwd=HERE, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def lifted(floors: Floors, scores: Floors) -> Floors:
    """The floors, each where it was or where the score is now, whichever is higher."""
    return {
        kind: {m: max(scores[kind][m], floors.get(kind, {}).get(m, 0.0)) for m in MEASURES}
        | {key: value for key, value in floors.get(kind, {}).items() if key not in MEASURES}
        for kind in score.KINDS
    }


def written(floors: ByLanguage) -> str:
    """floors.toml."""
    lines = []
    for language, kinds in floors.items():
        lines.append(f"\n[{language}]\n")
        for kind, floor in kinds.items():
            values = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in floor.items())
            lines.append(f"{kind} = {{ {values} }}\n")
    return HEADER + "".join(lines)


def told(readme: str, floors: ByLanguage) -> str:
    """The README with the floors in its tables, one for each language, whose rows start with the name of a kind."""
    for language, kinds in floors.items():
        start = readme.index(f"| {LANGUAGES[language]} |")
        before, rows = readme[:start], readme[start:]
        for kind, floor in kinds.items():
            row = f"| {kind} | {' | '.join(f'{floor[measure]:.1f}' for measure in MEASURES)} |"
            rows = re.sub(rf"^\| {kind} \|.*\|$", row, rows, count=1, flags=re.MULTILINE)
        readme = before + rows
    return readme


def table(language: str, figures: Floors, floors: Floors) -> str:
    """Scores with their floors in brackets."""
    lines = [f"{LANGUAGES[language]:<12}" + "".join(f"{measure.replace('_', ' '):>20}" for measure in MEASURES)]
    for kind, got in figures.items():
        floor = floors.get(kind, {})
        cells = (f"{got[m]:.1f}" + (f" ({floor[m]:.1f})" if m in floor else "") for m in MEASURES)
        lines.append(f"{kind:<12}" + "".join(f"{cell:>20}" for cell in cells))
    return "\n".join(lines)


def other(folder: Path) -> str:
    """The scores of a folder of other annotated reports, a line for each kind."""
    golds = score.load_gold(folder)
    scores = score.score(golds, read_reports(golds))
    lines = [f"{len(golds)} reports of {folder}"]
    for kind in (*score.KINDS, "mean"):
        got = scores if kind == "mean" else scores[kind]
        lines.append(f"{kind:<12}{got['found']:>20}{got['strict']:>20}")
    return "\n".join(lines)


def main() -> None:
    """Score, show, and fail on any fall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--also", metavar="FOLDER", type=Path, action="append", default=[])
    asked = parser.parse_args()
    floors = read_floors(FLOORS.read_text("utf-8"))
    golds = score.load_gold(GOLD)
    records = read_reports(golds)
    scores = {language: measured(reports, records) for language, reports in by_language(golds).items()}
    for language, figures in scores.items():
        print(table(language, figures, floors.get(language, {})))
    for folder in asked.also:
        print(other(folder))
    if asked.lift:
        floors = {language: lifted(floors.get(language, {}), scores[language]) for language in LANGUAGES}
        FLOORS.write_text(written(floors), "utf-8")
        README.write_text(told(README.read_text("utf-8"), floors), "utf-8")
    said = unfit(golds, records) + silently_lowered()
    said += [f"{one}, {fall}" for one, figures in scores.items() for fall in fallen(figures, floors.get(one, {}))]
    for sentence in said:
        print(f"gate: {sentence}", file=sys.stderr)
    sys.exit(1 if said else 0)


if __name__ == "__main__":
    main()
