#!/usr/bin/env python3
"""Hold how sure Tawthiq is of its entries to how often they are right.

    confidence.py                     of the entries in each tenth of confidence, the share that is right
    confidence.py --fit               weighs the signs anew on the annotated reports
    confidence.py --fit --on FOLDER   … and on another folder of annotated reports
    confidence.py --also FOLDER=NAME  measures another folder too
    confidence.py --write             puts what it measures into docs/confidence.md and its picture

An entry is right when it is found and all that score.py calls strict is right too; a place without coordinates is right
when it is found. How sure an entry of each kind is to begin with is set by the reports held out, of which nobody who
works on the rules reads more than these scores: on the others the program does better than it will elsewhere. The
weights go to src/tawthiq/extraction/confidence.toml.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

import gate
import msgspec
import score

from tawthiq.extraction import confidence
from tawthiq.model.record import Record

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src" / "tawthiq" / "extraction" / "confidence.toml"
PAGE = ROOT / "docs" / "confidence.md"
PICTURE = ROOT / "docs" / "images" / "confidence.svg"
APART = "worked on"
"""Entries of reports that the rules were worked out on come out better than others. A term for them takes the
difference up, and is left out of the weights, so that the confidence is that of a report that was never read."""
LEAST, STIFFNESS, LOOSE = 6, 12.0, 0.05
FOLDS = 8
COLOURS = ("#111111", "#4c78a8", "#d9b8bd", "#2a9d8f", "#b9a3c9", "#d1495b")
HEADER = """\
# What each sign of an entry weighs, in log-odds of being right; `always` stands on every entry.
# Written by `python evaluation/confidence.py --fit`; docs/confidence.md says how well it holds.
"""


class Case(NamedTuple):
    """One entry: its report, its signs, its confidence, and whether it is right."""

    report: str
    kind: str
    signs: tuple[str, ...]
    sure: float
    right: bool


Weights = dict[str, float]


def cases(golds: dict[str, Any]) -> list[Case]:
    """Every entry that the installed program makes of the reports."""
    made: list[Case] = []
    records = gate.read_reports(golds)
    if missing := golds.keys() - records.keys():
        raise SystemExit(f"confidence: no record of {' '.join(sorted(missing))}")
    for name, read in records.items():
        gold = golds[name]
        whole = msgspec.convert(read | {"document": read["document"] | {"text": gold["text"]}}, Record)
        events: dict[str, str] = {}
        for kind in score.KINDS:
            pairs = score.pair(kind, gold[kind], read[kind], gold["text"])
            if kind == "events":
                events = {gold[kind][i]["id"]: read[kind][j]["id"] for i, j in pairs}
            right = {j for i, j in pairs if is_right(kind, gold[kind][i], read[kind][j], events)}
            for j, signs in enumerate(confidence.signs(whole, kind)):
                made.append(Case(name, kind, signs, read[kind][j]["confidence"], j in right))
    return made


def is_right(kind: str, gold: Any, entry: Any, events: dict[str, str]) -> bool:
    """Whether a found entry is right in all that it would be published with."""
    if kind == "places" and entry["lat"] is None:
        return True
    marks = score.fields(kind, gold, entry, events)
    return all(marks[field] for field in score.STRICT[kind])


# --- fitting --------------------------------------------------------------------------------------


def fitted(known: list[Case]) -> dict[str, Weights]:
    """What each sign weighs, by kind."""
    return {kind: weighed([case for case in known if case.kind == kind]) for kind in score.KINDS}


def weighed(known: list[Case]) -> Weights:
    """Weights of the signs of one kind by logistic regression, held back so that a rare sign weighs little."""
    rows = [({"always", *case.signs, *([] if case.report in gate.HELD_OUT else [APART])}, case.right) for case in known]
    often = Counter(sign for signs, _ in rows for sign in signs)
    names = sorted(sign for sign, count in often.items() if count >= LEAST)
    place = {sign: number for number, sign in enumerate(names)}
    held = [LOOSE if sign in ("always", APART) else STIFFNESS for sign in names]
    weights = [0.0] * len(names)
    for _ in range(30):
        slope = [-hold * weight for hold, weight in zip(held, weights, strict=True)]
        bend = [[held[i] if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for signs, right in rows:
            here = [place[sign] for sign in signs if sign in place]
            share = 1 / (1 + exp(-sum(weights[i] for i in here)))
            for i in here:
                slope[i] += right - share
                for j in here:
                    bend[i][j] += share * (1 - share)
        step = solved(bend, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
    return {sign: round(weights[number], 3) for sign, number in place.items() if sign != APART}


def solved(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The x of matrix · x = vector, of a positive definite matrix."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for i, pivot in enumerate(rows):
        for other in rows[i + 1 :]:
            factor = other[i] / pivot[i]
            for column in range(i, len(pivot)):
                other[column] -= factor * pivot[column]
    found = [0.0] * len(rows)
    for i in reversed(range(len(rows))):
        found[i] = (rows[i][-1] - sum(rows[i][j] * found[j] for j in range(i + 1, len(rows)))) / rows[i][i]
    return found


def crossed(known: list[Case]) -> list[Case]:
    """The cases with the confidence that a fit without their report gives them."""
    reports = sorted({case.report for case in known})
    said: list[Case] = []
    for fold in range(FOLDS):
        out = set(reports[fold::FOLDS])
        weights = fitted([case for case in known if case.report not in out])
        said += [
            case._replace(sure=round(confidence.share(weights[case.kind], case.signs), 2))
            for case in known
            if case.report in out
        ]
    return said


def written(weights: dict[str, Weights]) -> str:
    """confidence.toml."""
    sections = (
        f"\n[{kind}]\n" + "".join(f"{sign} = {weight}\n" for sign, weight in table.items())
        for kind, table in weights.items()
    )
    return HEADER + "".join(sections)


# --- measuring ------------------------------------------------------------------------------------


def tenths(said: Iterable[Case]) -> dict[int, list[Case]]:
    """Cases by the tenth of their confidence."""
    found: dict[int, list[Case]] = defaultdict(list)
    for case in said:
        found[min(9, int(case.sure * 10 + 1e-9))].append(case)
    return found


def brier(said: list[Case]) -> float:
    """Mean squared distance of confidence and truth: 0 is best."""
    return sum((case.sure - case.right) ** 2 for case in said) / max(1, len(said))


def astray(said: list[Case]) -> float:
    """Expected calibration error: how far, on average, a tenth's mean confidence lies from its share right."""
    groups = tenths(said).values()
    return sum(abs(sum(c.sure - c.right for c in group)) for group in groups) / max(1, len(said))


def apart_by(said: list[Case]) -> float:
    """Of all pairs of a right and a wrong entry, the share in which the right one has the higher confidence."""
    right, wrong = ([case.sure for case in said if case.right is wanted] for wanted in (True, False))
    higher = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return higher / max(1, len(right) * len(wrong))


def table(sets: dict[str, list[Case]]) -> str:
    """The share right in each tenth, in Markdown, with the number of entries it is of."""
    by = {name: tenths(said) for name, said in sets.items()}
    lines = [f"| confidence | {' | '.join(sets)} |", "|---" * (len(sets) + 1) + "|"]
    for tenth in range(10):
        cells = (_cell(by[name].get(tenth, [])) for name in sets)
        lines.append(f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {' | '.join(cells)} |")
    lines.append(f"| all entries | {' | '.join(_cell(said) for said in sets.values())} |")
    lines.append(f"| mean confidence | {' | '.join(f'{_mean(said):.0%}' for said in sets.values())} |")
    lines.append(f"| calibration error | {' | '.join(f'{astray(said):.3f}' for said in sets.values())} |")
    lines.append(f"| told apart | {' | '.join(f'{apart_by(said):.0%}' for said in sets.values())} |")
    lines.append(f"| Brier score | {' | '.join(f'{brier(said):.3f}' for said in sets.values())} |")
    return "\n".join(lines)


def _cell(group: list[Case]) -> str:
    return f"{sum(case.right for case in group) / len(group):.0%} of {len(group)}" if group else ""


def _mean(said: list[Case]) -> float:
    return sum(case.sure for case in said) / max(1, len(said))


def picture(sets: dict[str, list[Case]]) -> str:
    """The same as a drawing: confidence to the right, share right upwards, the area of a dot its number of entries."""
    marks = [
        f'<line x1="{60 + 40 * i}" y1="20" x2="{60 + 40 * i}" y2="420" stroke="#ddd"/>'
        f'<line x1="60" y1="{20 + 40 * i}" x2="460" y2="{20 + 40 * i}" stroke="#ddd"/>'
        for i in range(11)
    ]
    marks += [
        f'<text x="{60 + 40 * i}" y="438" text-anchor="middle">{10 * i}</text>'
        f'<text x="52" y="{424 - 40 * i}" text-anchor="end">{10 * i}</text>'
        for i in range(0, 11, 2)
    ]
    marks.append('<line x1="60" y1="420" x2="460" y2="20" stroke="#999" stroke-dasharray="4 4"/>')
    for number, (name, said) in enumerate(sets.items()):
        colour = COLOURS[number % len(COLOURS)]
        groups = [group for _, group in sorted(tenths(said).items()) if len(group) >= LEAST]
        dots = [(60 + 400 * _mean(g), 420 - 400 * sum(c.right for c in g) / len(g), len(g) ** 0.5 / 2) for g in groups]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in dots)
        marks.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        marks += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{max(2, r):.1f}" fill="{colour}"/>' for x, y, r in dots]
        marks.append(
            f'<circle cx="486" cy="{36 + 24 * number}" r="5" fill="{colour}"/>'
            f'<text x="500" y="{41 + 24 * number}">{name}</text>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 470" font-family="sans-serif" font-size="13" '
        'role="img" aria-label="Share of entries that are right, by confidence">\n<rect width="720" height="470" '
        'fill="#fff"/>\n' + "\n".join(marks) + '\n<text x="260" y="460" text-anchor="middle">confidence, %</text>\n'
        '<text x="18" y="220" text-anchor="middle" transform="rotate(-90 18 220)">right, %</text>\n</svg>\n'
    )


def told(page: str, name: str, figures: str) -> str:
    """A page with the figures between the comments that bear a name."""
    around = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    return around.sub(lambda found: f"{found[1]}{figures}\n{found[2]}", page)


def sets_of(golds: dict[str, Any], said: list[Case]) -> dict[str, list[Case]]:
    """The annotated reports: those held out, and those that were worked on in each language."""
    groups: dict[str, set[str]] = {}
    for name, gold in golds.items():
        worked_on = f"worked on, {gate.LANGUAGES[gold['language']]}"
        groups.setdefault("held out" if name in gate.HELD_OUT else worked_on, set()).add(name)
    return {
        f"{len(names)} {name}": [case for case in said if case.report in names]
        for name, names in sorted(groups.items())
    }


def main() -> None:
    """Fit where asked, measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--on", metavar="FOLDER", type=Path, action="append", default=[])
    parser.add_argument("--also", metavar="FOLDER=NAME", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    golds = score.load_gold(gate.GOLD)
    if asked.fit:
        known = cases(golds) + [case for folder in asked.on for case in cases(score.load_gold(folder))]
        WEIGHTS.write_text(written(fitted(known)), "utf-8")
        print("Each report judged by a fit without it:\n")
        print(table(sets_of(golds, crossed(known))), end="\n\n")
    sets = sets_of(golds, cases(golds))
    others = {}
    for folder, _, name in (each.partition("=") for each in asked.also):
        others[name or Path(folder).name] = cases(score.load_gold(Path(folder)))
    print(table(sets | others))
    if asked.write:
        page = told(PAGE.read_text("utf-8"), "gold", table(sets))
        page = told(page, "others", table(others)) if others else page
        PAGE.write_text(page, "utf-8")
        PICTURE.write_text(picture(sets | others), "utf-8")


if __name__ == "__main__":
    main()
