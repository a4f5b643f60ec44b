"""The rules' record and a model's entries as one: the rules' first, agreement noted, contradiction left standing.

Entries agree where they are of one kind, share words and say the same; the entry that was there then has both origins
and stays as it was. Everything else stands beside it. New events are numbered after the rules', and what names an event
names it by its new number.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from tawthiq.language.folding import fold
from tawthiq.model.record import Casualty, Damage, Event, Place, Record, Statement, Victim
from tawthiq.places.recorded import recorded
from tawthiq.proposals.grounding import RULE, Entry
from tawthiq.proposals.words import Words

Origined = TypeVar("Origined", Event, Casualty, Damage, Victim, Statement, Place)
Kept = TypeVar("Kept", Event, Casualty, Damage, Victim, Statement)
Says = Callable[[Any], tuple[Any, ...]]
"""What an entry says besides its words: two that agree say the same."""

_SAYS: dict[type, Says] = {
    Event: lambda e: (e.type, e.status),
    Casualty: lambda c: (c.outcome, c.group, c.value, c.upper, c.word, c.unit),
    Damage: lambda d: (d.object, d.value, d.upper, d.word),
    Victim: lambda v: (fold(v.name).text, v.outcome),
    Statement: lambda s: (fold(s.speaker or s.role or "").text,),
}


def merged(record: Record, pieces: Sequence[Sequence[Entry]], words: Words, origin: str) -> Record:
    """The record with the grounded entries of each piece of its report."""
    events = list(record.events)
    found: list[Entry] = []
    for entries in pieces:
        ids: dict[str, str] = {}
        for event in _ordered(entries, Event):
            kept = _add(events, replace(event, id=_next(events)), origin)
            if event.id:
                ids.setdefault(event.id, kept.id)
        found += (_linked(entry, ids) for entry in entries)
    casualties = _joined(record.casualties, _ordered(found, Casualty), origin)
    larger = {casualty.evidence.text for casualty in casualties}
    return replace(
        record,
        events=tuple(events),
        casualties=tuple(
            replace(c, part_of=None) if c.origins == (origin,) and c.part_of not in larger else c for c in casualties
        ),
        damage=_joined(record.damage, _ordered(found, Damage), origin),
        victims=_joined(record.victims, _ordered(found, Victim), origin),
        statements=_joined(record.statements, _ordered(found, Statement), origin),
        places=_places(record, found, words, origin),
    )


def _ordered(entries: Iterable[Entry], kind: type[Kept]) -> list[Kept]:
    """The entries of one kind in the order of their words."""
    return sorted((e for e in entries if isinstance(e, kind)), key=lambda e: (e.evidence.start, e.evidence.end))


def _joined(kept: Iterable[Kept], proposed: Iterable[Kept], origin: str) -> tuple[Kept, ...]:
    entries = list(kept)
    for entry in proposed:
        _add(entries, entry, origin)
    return tuple(entries)


def _add(entries: list[Kept], entry: Kept, origin: str) -> Kept:
    """The entry of the list that now stands for `entry`: one that agrees with it, or itself."""
    says = _SAYS[type(entry)]
    for index, other in enumerate(entries):
        overlap = other.evidence.start < entry.evidence.end and entry.evidence.start < other.evidence.end
        if overlap and says(other) == says(entry):
            entries[index] = _also(other, origin)
            return entries[index]
    entries.append(replace(entry, origins=(origin,)))
    return entries[-1]


def _also(entry: Origined, origin: str) -> Origined:
    """An entry with one more origin."""
    return entry if origin in entry.origins else replace(entry, origins=(*entry.origins, origin))


def _next(events: list[Event]) -> str:
    """The id after the highest: `e1`, `e2`, …"""
    return f"e{max((int(event.id[1:]) for event in events), default=0) + 1}"


def _linked(entry: Entry, ids: dict[str, str]) -> Entry:
    """An entry with its event named by the record's id; of no event where the model named none of its own."""
    if isinstance(entry, Casualty | Damage | Victim):
        return replace(entry, event=ids.get(entry.event or ""))
    return entry


def _places(record: Record, entries: Iterable[Entry], words: Words, origin: str) -> tuple[Place, ...]:
    """The places with those that the model's events and victims name; where they lie is told by the gazetteer alone."""
    places = {place.text: place for place in record.places}
    for entry in entries:
        named = entry.places if isinstance(entry, Event) else (entry.place,) if isinstance(entry, Victim) else ()
        for text in filter(None, named):
            if text in places:
                places[text] = _also(places[text], origin)
            elif place := _place(text, words):
                places[text] = replace(place, origins=(origin,))
    return tuple(places.values())


def _place(text: str, words: Words) -> Place | None:
    for mention, resolved in words.places:
        evidence = words.evidence((mention.start, mention.end))
        if evidence.text == text:
            return recorded(mention, resolved, evidence, words.gazetteer)
    span = words.alignment.find(text)
    return Place(text=text, evidence=words.evidence(span), rule=RULE) if span else None
