"""Events as tests/cases/events.toml specifies them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.record import Event
from tawthiq.model.text import Document
from tawthiq.pipeline import read_document

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text("utf-8"))[
    "case"
]


def told(event: Event) -> str:
    """An event as the cases write it."""
    words: list[str] = [event.type]
    if event.status != "reported":
        words.append(event.status)
    if event.perpetrators:
        words.append("by " + "+".join(event.perpetrators))
    if event.places:
        words.append("at " + "/".join(event.places))
    if event.start or event.end:
        words.append("on " + (str(event.start) if event.start == event.end else f"{event.start}..{event.end}"))
    if event.weapons:
        words.append("with " + "+".join(event.weapons))
    if event.count:
        words.append(f"x{event.count.value or event.count.word}")
    return " ".join(words)


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["known_failure"], strict=True)] if "known_failure" in case else []


@pytest.mark.parametrize("case", [pytest.param(case, marks=_marks(case), id=case["label"]) for case in CASES])
def test_events(case: dict[str, Any]) -> None:
    """The events of each case are exactly those that it expects, each on words of the text."""
    text = case["text"].strip()
    record = read_document(Document(id="case", text=text, published=date(2024, 10, 9)))
    assert [told(event) for event in record.events] == case["expected"]
    assert all(text[e.evidence.start : e.evidence.end] == e.evidence.text for e in record.events)
