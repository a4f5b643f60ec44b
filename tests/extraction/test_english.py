"""English reports as tests/cases/english.toml specifies them. Everything in the cases is invented."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.model.record import Casualty, Damage, Event, Record, Statement, Victim
from tawthiq.model.text import Document

ROOT = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "cases" / "english.toml").read_text("utf-8"))["case"]


def _event(event: Event) -> str:
    days = event.start if event.start == event.end else f"{event.start}..{event.end}"
    parts = [event.type, event.status if event.status != "reported" else ""]
    parts += [f"by {'+'.join(event.perpetrators)}" if event.perpetrators else ""]
    parts += [f"at {'/'.join(event.places)}" if event.places else "", f"on {days}" if days else ""]
    parts += [f"with {'+'.join(event.weapons)}" if event.weapons else ""]
    parts += [f"x{event.count.value or event.count.word}" if event.count else ""]
    return " ".join(filter(None, parts))


def _casualty(entry: Casualty) -> str:
    bound = "" if entry.bound in ("exact", "vague", "between") else entry.bound
    scope, share = ("total" if entry.scope == "total" else ""), (f"of {entry.part_of}" if entry.part_of else "")
    return " ".join(filter(None, (entry.outcome, entry.group, entry.word or str(entry.value), bound, scope, share)))


def _damage(entry: Damage) -> str:
    return f"{entry.object} {entry.effect} {entry.word or '-' if entry.value is None else entry.value}"


def _victim(victim: Victim) -> str:
    fields = (victim.name, victim.outcome, victim.group, victim.age, victim.sex)
    return " | ".join("-" if field is None else str(field) for field in fields)


def _statement(said: Statement) -> str:
    who = " / ".join(part or "-" for part in (said.speaker, said.role, said.via))
    words = f"«{said.evidence.text}»" if said.mode == "direct" else said.evidence.text
    return f"{who.removesuffix(' / -').removesuffix(' / -')}: {words}"


TOLD: dict[str, Callable[[Any], str]] = {
    "events": _event, "casualties": _casualty, "damage": _damage, "victims": _victim, "statements": _statement,
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_english(case: dict[str, Any]) -> None:
    """The entries of each kind that a case names are exactly those that it expects, each on words of the text."""
    text = case["text"].strip()
    record = pipeline.read_document(Document(id="case", text=text, published=date(2024, 5, 1), language="en"))
    for kind in TOLD.keys() & case.keys():
        entries = getattr(record, kind)
        assert [TOLD[kind](entry) for entry in entries] == case[kind]
        assert all(text[e.evidence.start : e.evidence.end] == e.evidence.text for e in entries)


def test_the_sample_is_read() -> None:
    """An English report is known as such, and its record says what a reader of the report would."""
    (record,) = pipeline.read([ROOT / "samples" / "report-en.md"])
    assert isinstance(record, Record)
    document = record.document
    assert (document.language, document.published, document.outlet) == ("en", date(2031, 5, 14), "Riverbank Post")
    shelling = record.events[0]
    assert (shelling.type, shelling.perpetrators, shelling.start) == ("shelling", ("Houthis",), "2031-05-13")
    tolls = {entry.evidence.text: entry for entry in record.casualties}
    assert tolls["five of them children"].part_of == "At least 18 civilians"
    assert tolls["At least 18 civilians"].sources == ("medical source", "Marsad news agency")
    (child,) = record.victims
    assert (child.name, child.outcome, child.group, child.age) == ("Narjis Abu Ghaima", "killed", "children", 7)
    assert ("hospital", "out_of_service") in {(entry.object, entry.effect) for entry in record.damage}
    assert "denied" in {event.status for event in record.events}
