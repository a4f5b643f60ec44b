"""Long documents, part by part: time and memory grow with the part, not with the document.

A part ends at a paragraph, else at a sentence, else at a word. What a part says of its places and dates it says for
itself: nothing is carried into the next one, so a document is cut only where it is far longer than reports are.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from tawthiq.model.record import (
    Casualty,
    Damage,
    Dropped,
    Event,
    Evidence,
    Explained,
    Explanation,
    Filled,
    Place,
    Record,
    Statement,
    Victim,
)
from tawthiq.model.text import Document

LONGEST = 60_000
"""Code points that are read at once: some thirty pages."""

_ENDS = ("\n\n", "\n", ". ", " ")

Entry = TypeVar("Entry", Event, Casualty, Damage, Victim, Statement, Place, Dropped, Explained)
Linked = TypeVar("Linked", Casualty, Damage, Victim)


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the parts of a text, in order; together they are the text."""
    start = 0
    while len(text) - start > LONGEST:
        end = next(
            (cut + len(mark) for mark in _ENDS if (cut := text.rfind(mark, start + LONGEST // 2, start + LONGEST)) > 0),
            start + LONGEST,
        )
        yield start, end
        start = end
    yield start, len(text)


def joined(document: Document, records: Sequence[tuple[int, Record]]) -> Record:
    """One record of a document from the records of its parts, each with the offset where its part begins."""
    whole = Record(document=document)
    for offset, record in records:
        ids = {event.id: f"e{len(whole.events) + number}" for number, event in enumerate(record.events, 1)}
        known = {place.text for place in whole.places}
        whole = Record(
            document=document,
            events=whole.events + tuple(replace(event, id=ids[event.id]) for event in _moved(record.events, offset)),
            casualties=whole.casualties + _linked(record.casualties, offset, ids),
            damage=whole.damage + _linked(record.damage, offset, ids),
            victims=whole.victims + _linked(record.victims, offset, ids),
            statements=whole.statements + _moved(record.statements, offset),
            places=whole.places + tuple(place for place in _moved(record.places, offset) if place.text not in known),
            explanation=_explained(whole.explanation, record.explanation, offset),
        )
    return whole


def _explained(before: Explanation | None, part: Explanation | None, offset: int) -> Explanation | None:
    """What was told of the parts before, and of this one."""
    if part is None:
        return before
    known = before or Explanation()
    entries = (replace(e, fields=tuple(_filled(f, offset) for f in e.fields)) for e in _moved(part.entries, offset))
    return Explanation(known.entries + tuple(entries), known.dropped + _moved(part.dropped, offset))


def _filled(field: Filled, offset: int) -> Filled:
    return replace(field, evidence=tuple(_shifted(words, offset) for words in field.evidence))


def _moved(entries: tuple[Entry, ...], offset: int) -> tuple[Entry, ...]:
    """Entries with their evidence in offsets of the whole document."""
    return tuple(replace(entry, evidence=_shifted(entry.evidence, offset)) for entry in entries)


def _shifted(words: Evidence, offset: int) -> Evidence:
    return Evidence(words.start + offset, words.end + offset, words.text)


def _linked(entries: tuple[Linked, ...], offset: int, ids: dict[str, str]) -> tuple[Linked, ...]:
    """Entries that belong to an event, with the event's id in the whole record."""
    return tuple(replace(e, event=ids.get(e.event or "")) for e in _moved(entries, offset))
