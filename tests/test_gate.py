"""The gate: it lets nothing fall, lifts floors and never lowers them, and no floor is lowered without a reason."""

import sys
from pathlib import Path
from typing import Any

import pytest

EVALUATION = Path(__file__).parents[1] / "evaluation"
sys.path.insert(0, str(EVALUATION))

import gate  # noqa: E402
import score  # noqa: E402


def scores(found: float, strict: float) -> dict[str, Any]:
    """The same scores for every kind."""
    return {
        kind: {"found": found, "strict": strict, "held_out_found": 0.0, "held_out_strict": 0.0} for kind in score.KINDS
    }


def empty(name: str) -> dict[str, Any]:
    """A report or a record without entries."""
    return {"id": name} | {kind: [] for kind in score.KINDS}


def test_a_fall_is_told() -> None:
    """A score below its floor fails, one at its floor does not."""
    floors = {"events": {"found": 70.0, "strict": 40.0}}
    assert gate.fallen(scores(70.0, 40.0), floors) == []
    assert gate.fallen(scores(69.9, 40.0), floors) == ["events: found fell to 69.9, its floor is 70.0"]


def test_an_entry_from_a_report_of_no_violence_is_told() -> None:
    """Negatives have no entry at all."""
    record = empty("n") | {"damage": [{"object": "home"}]}
    assert gate.unfit({"n": empty("n")}, {"n": empty("n")}) == []
    assert gate.unfit({"n": empty("n")}, {"n": record}) == ["n: 1 entries from a report of no violence"]


def test_a_report_without_a_record_is_told() -> None:
    """A report that could not be read counts."""
    assert gate.unfit({"n": empty("n")}, {}) == ["n: no record"]


@pytest.mark.parametrize(
    ("after", "refused"),
    [
        ({"found": 70.0, "strict": 40.0}, False),
        ({"found": 71.0, "strict": 40.0}, False),
        ({"found": 69.0, "strict": 40.0}, True),
        ({"strict": 40.0}, True),
        ({"found": 69.0, "strict": 40.0, "reason": "old"}, True),
        ({"found": 69.0, "strict": 40.0, "reason": "d012 was annotated anew"}, False),
    ],
)
def test_no_floor_is_lowered_silently(after: dict[str, Any], refused: bool) -> None:
    """A lower floor, or one taken out, needs a reason that was not there before."""
    before = {"events": {"found": 70.0, "strict": 40.0, "reason": "old"}}
    assert bool(gate.lowered(before, {"events": after})) is refused


def test_raising_never_lowers() -> None:
    """Each floor becomes what is reached or stays, and the reason stays with it."""
    floors = {"events": {"found": 70.0, "strict": 40.0, "reason": "why"}}
    lifted = gate.lifted(floors, scores(71.5, 39.0))
    assert lifted["events"] == scores(71.5, 40.0)["events"] | {"reason": "why"}
    assert lifted["places"] == scores(71.5, 39.0)["places"]


def test_floors_are_read_as_they_were_written() -> None:
    """Writing floors.toml loses nothing."""
    floors = {"ar": {"events": {"found": 70.0, "strict": 40.0, "reason": "«why»"}}, "en": {"places": {"found": 1.5}}}
    assert gate.read_floors(gate.written(floors)) == floors


def test_floors_without_a_language_were_of_arabic() -> None:
    """Floors of before there was English are held against those of Arabic."""
    assert gate.read_floors("events = { found = 70.0 }") == {"ar": {"events": {"found": 70.0}}}


def test_the_floors_of_this_checkout_were_never_lowered_silently() -> None:
    """Neither by a commit nor since; and every kind has both floors."""
    assert gate.silently_lowered() == []
    floors = gate.read_floors(gate.FLOORS.read_text("utf-8"))
    assert all(set(gate.MEASURES) <= floors[one][kind].keys() for one in gate.LANGUAGES for kind in score.KINDS)


def test_the_readme_says_what_the_floors_say() -> None:
    """The table of the README is that of floors.toml."""
    readme = gate.README.read_text("utf-8")
    assert gate.told(readme, gate.read_floors(gate.FLOORS.read_text("utf-8"))) == readme
    assert all(readme.count(f"\n| {kind} | ") == len(gate.LANGUAGES) for kind in score.KINDS)
