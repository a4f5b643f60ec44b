"""Confidence holds: in each tenth about so many entries are right, as docs/confidence.md says."""

import re
import sys
from pathlib import Path

EVALUATION = Path(__file__).parents[2] / "evaluation"
sys.path.insert(0, str(EVALUATION))

import confidence  # noqa: E402
import gate  # noqa: E402
import score  # noqa: E402

FAR = 10
"""Percent by which the documented shares may be off, over all tenths of a column."""


def shares(table: str) -> dict[tuple[str, str], tuple[int, int]]:
    """The cells `65% of 446` of a table, by row and column."""
    heads, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {
        (row[0], head): (int(found[1]), int(found[2]))
        for row in rows
        for head, cell in zip(heads[1:], row[1:], strict=True)
        if (found := re.fullmatch(r"(\d+)% of (\d+)", cell))
    }


def test_the_documented_curve_is_the_one_that_holds() -> None:
    """Entries are as often right as the documentation says, and the reports held out bear the confidence out."""
    golds = score.load_gold(gate.GOLD)
    sets = confidence.sets_of(golds, confidence.cases(golds))
    page = confidence.PAGE.read_text("utf-8")
    written = shares(page.partition("<!-- gold -->\n")[2].partition("\n<!-- end of gold -->")[0])
    now = shares(confidence.table(sets))
    for name in sets:
        known = [cell for cell in written if cell[1] == name and cell in now]
        off = sum(now[cell][1] * abs(now[cell][0] - written[cell][0]) for cell in known)
        assert known, f"nothing is written of {name}: run evaluation/confidence.py --fit --write"
        assert off / sum(now[cell][1] for cell in known) < FAR, f"{name}: run evaluation/confidence.py --fit --write"
    (held_out,) = (said for name, said in sets.items() if name.endswith("held out"))
    assert confidence.astray(held_out) < 0.1
    assert confidence.brier(held_out) < sum(case.right for case in held_out) / len(held_out) * 0.4


def test_a_fit_finds_what_was_put_in() -> None:
    """A sign that goes with being right weighs more than one that goes with being wrong."""
    right = {"good": (True, True, True, False), "bad": (True, False, False, False)}
    made = [
        confidence.Case(f"n{number}", "events", (sign,), 0.5, share[number % 4])
        for number in range(300, 400)
        for sign, share in right.items()
    ]
    weights = confidence.weighed(made)
    assert weights["good"] > 0 > weights["bad"]


def test_calibration_error_and_brier_score() -> None:
    """Both are 0 for an oracle, and 0.25 and 0.5 for a coin that always falls on one side."""
    oracle = [confidence.Case("n301", "events", (), float(right), right) for right in (True, False)]
    assert (confidence.astray(oracle), confidence.brier(oracle)) == (0, 0)
    coin = [confidence.Case("n301", "events", (), 0.5, True) for _ in range(4)]
    assert (confidence.astray(coin), confidence.brier(coin)) == (0.5, 0.25)
