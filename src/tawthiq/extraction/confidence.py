"""How likely each entry is right, told from signs that a reader of the record sees too.

A sign is a plain fact of an entry: its rule, whether its own words date it, whether others crowd in its sentence.
`confidence.toml` holds what each sign weighs, fitted on annotated reports (evaluation/confidence.py; docs/confidence.md
says what "right" means and how well it holds). The signs are of the record alone, so that any language and any
maker of entries is judged alike. Refuses to look at who is accused or harmed.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp

from msgspec.structs import replace

from tawthiq.extraction.acts import ATTACKS
from tawthiq.model.record import (
    Casualty,
    Damage,
    Event,
    Evidence,
    Explained,
    Place,
    Record,
    Sign,
    Statement,
    Victim,
)

Entry = Event | Casualty | Damage | Victim | Statement | Place
Weights = dict[str, dict[str, float]]

KINDS = ("events", "casualties", "damage", "victims", "statements", "places")
_KNOWN_ATTACKS = ATTACKS - {"other_violence"}
_TALKS = frozenset({"negotiation", "agreement", "ceasefire", "ceasefire_end"})
_HARM = frozenset({"killed", "injured", "killed_or_injured"})
_WIDE = frozenset({"governorate", "region", "country"})
_NEAR = 160
"""Letters around an entry's words in which a place is its own."""
_BESIDE = 90
_QUOTATION = 600
"""Letters before an entry in which a quotation that holds it begins."""
_LEAD, _LATE = 300, 1500
_MANY = 12
_TELLING = 0.1
"""The weight from which an explanation names a sign."""


def judged(record: Record) -> Record:
    """The record with a confidence from 0 to 1 on each entry, to two decimals; an explanation gets the signs."""
    about = _Report(record)
    explanation = record.explanation and replace(record.explanation, entries=tuple(_explained(record, about)))
    return replace(record, explanation=explanation, **{kind: tuple(_judged(kind, about)) for kind in KINDS})


def _explained(record: Record, about: "_Report") -> Iterator[Explained]:
    """The explanation of each entry, with its signs from the weightiest."""
    known = {(one.kind, one.evidence): one for one in record.explanation.entries} if record.explanation else {}
    for kind in KINDS:
        weights = _weights()[kind]
        for entry in getattr(record, kind):
            found = [Sign(sign, weights.get(sign, 0.0)) for sign in _SIGNS[kind](entry, about)]
            found = [sign for sign in found if abs(sign.weight) >= _TELLING]
            found.sort(key=lambda sign: -abs(sign.weight))
            one = known.get((kind, entry.evidence)) or Explained(kind, entry.evidence)
            yield replace(one, signs=tuple(found))


def _judged(kind: str, about: "_Report") -> Iterator[Entry]:
    for entry in getattr(about.record, kind):
        yield replace(entry, confidence=_confidence(kind, tuple(_SIGNS[kind](entry, about))))


@lru_cache(maxsize=1 << 14)
def _confidence(kind: str, found: tuple[str, ...]) -> float:
    return round(share(_weights()[kind], found), 2)


def signs(record: Record, kind: str) -> list[tuple[str, ...]]:
    """The signs of each entry of a kind."""
    about = _Report(record)
    return [tuple(_SIGNS[kind](entry, about)) for entry in getattr(record, kind)]


def share(weights: dict[str, float], found: Iterable[str]) -> float:
    """The share of entries with these signs that are right."""
    return 1 / (1 + exp(-weights.get("always", 0.0) - sum(weights.get(sign, 0.0) for sign in found)))


@cache
def _weights() -> Weights:
    text = files("tawthiq.extraction").joinpath("confidence.toml").read_text("utf-8")
    weights: Weights = tomllib.loads(text)
    return weights


class _Report:
    """A record, and what its entries say of one another."""

    def __init__(self, record: Record) -> None:
        self.record, self.text = record, record.document.text
        harm: tuple[Casualty | Damage | Victim, ...] = (*record.casualties, *record.damage, *record.victims)
        self.harmful = {entry.event for entry in harm}
        self.levels = {place.text: place.level for place in record.places}
        self.crowded = len(record.events) >= _MANY
        starts = sorted(event.evidence.start for event in record.events)
        self.beside = {start for near in pairwise(starts) if near[1] - near[0] < _BESIDE for start in near}
        self.tolls: dict[tuple[str, str, str | None], int] = {}
        for toll in record.casualties:
            key = toll.outcome, toll.group, toll.event
            self.tolls[key] = self.tolls.get(key, 0) + 1

    def where(self, evidence: Evidence) -> Iterator[str]:
        """Where in the report the words stand."""
        if evidence.start < _LEAD:
            yield "lead"
        elif evidence.start > _LATE:
            yield "late"
        near = max(0, evidence.start - _QUOTATION)
        opened = self.text.rfind("«", near, evidence.start)
        if opened >= 0 and self.text.find("»", opened, evidence.start) < 0:
            yield "quoted"

    def names_near(self, name: str, evidence: Evidence) -> bool:
        return self.text.find(name, max(0, evidence.start - _NEAR), evidence.end + _NEAR) >= 0


def _event(event: Event, about: _Report) -> Iterator[str]:
    kinds = [entry.partition("/")[0] for entry in event.rule.entries]
    if event.rule.name == "event/list-line":
        yield "list_line"
    yield "attack" if event.type in _KNOWN_ATTACKS else "talks" if event.type in _TALKS else event.type
    if kinds.count("events") > 1:
        yield "several_words"
    if "munitions" in kinds or "platforms" in kinds:
        yield "armed"
    if event.when:
        yield "own_date" if event.start else "open_date"
    elif event.start:
        yield "lent_date"
    if event.start != event.end:
        yield "period"
    if event.places:
        yield "own_place" if about.names_near(event.places[0], event.evidence) else "lent_place"
        if about.levels.get(event.places[0]) in _WIDE:
            yield "wide_place"
    if event.perpetrators:
        yield "own_doer" if "actors" in kinds else "lent_doer"
        if len(event.perpetrators) > 1:
            yield "several_doers"
    if event.status != "reported":
        yield "not_happened"
    if event.count:
        yield "counted"
    if event.id in about.harmful:
        yield "harm_told"
    if about.crowded:
        yield "crowded"
    if event.evidence.start in about.beside:
        yield "beside_another"
    yield from about.where(event.evidence)


def _casualty(toll: Casualty, about: _Report) -> Iterator[str]:
    yield toll.rule.name.partition("/")[2].replace("-", "_")
    yield "harm" if toll.outcome in _HARM else "other_outcome"
    if toll.value is None:
        yield "vague"
    elif toll.value == 1:
        yield "one"
    elif toll.value >= 100:
        yield "hundreds"
    if toll.bound not in ("exact", "vague"):
        yield "hedged"
    if toll.group != "people":
        yield "group_told"
    if toll.scope == "total":
        yield "total"
    if toll.start != toll.end:
        yield "period"
    elif toll.start:
        yield "day"
    if toll.event:
        yield "of_event"
    if len(toll.sources) > 1:
        yield "several_sources"
    elif toll.sources:
        yield "sourced"
    if about.tolls[toll.outcome, toll.group, toll.event] > 1:
        yield "told_again"
    if about.crowded:
        yield "crowded"
    yield from about.where(toll.evidence)


def _damage(damage: Damage, about: _Report) -> Iterator[str]:
    if damage.rule.name == "damage/aim":
        yield "aim"
    yield damage.effect
    if damage.value is None:
        yield "vague"
    elif damage.value == 1:
        yield "one"
    if damage.event:
        yield "of_event"
    if damage.sources:
        yield "sourced"
    if about.crowded:
        yield "crowded"
    yield from about.where(damage.evidence)


def _victim(victim: Victim, about: _Report) -> Iterator[str]:
    yield victim.rule.name.partition("/")[2].replace("-", "_")
    words = victim.name.count(" ") + 1
    if words < 2:
        yield "one_word"
    elif words > 2:
        yield "long_name"
    if victim.age is not None:
        yield "aged"
    if victim.sex:
        yield "sex_told"
    if victim.event:
        yield "of_event"
    if victim.group != "people":
        yield "group_told"
    yield from about.where(victim.evidence)


def _statement(said: Statement, about: _Report) -> Iterator[str]:
    yield said.rule.name.partition("/")[2].replace("-", "_")
    if said.mode == "direct":
        yield "direct"
    yield "named" if said.speaker else "role_only" if said.role else "no_speaker"
    if said.speaker and said.role:
        yield "role_told"
    if said.via:
        yield "carried"
    length = said.evidence.end - said.evidence.start
    if length > 220:
        yield "long"
    elif length < 40:
        yield "short"
    yield from about.where(said.evidence)


def _place(place: Place, about: _Report) -> Iterator[str]:
    yield place.rule.name.partition("/")[2]
    yield place.level or "no_level"
    if place.located == "within":
        yield "within"
    elif place.located is None:
        yield "not_located"
    if about.crowded:
        yield "crowded"
    yield from about.where(place.evidence)


_SIGNS: dict[str, Callable[..., Iterator[str]]] = {
    "events": _event,
    "casualties": _casualty,
    "damage": _damage,
    "victims": _victim,
    "statements": _statement,
    "places": _place,
}
