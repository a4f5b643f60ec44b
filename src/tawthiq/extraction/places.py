"""The places that the record names, resolved together: each with its level and, where it is known, its coordinates."""

import re

from tawthiq.extraction.reading import Reading, within
from tawthiq.model.record import Place
from tawthiq.places.mentions import Mention
from tawthiq.places.recorded import recorded
from tawthiq.places.resolver import Resolved, resolve

_FAR = 45
"""Letters between two places beyond which the second does not go on from the first."""
_SMALL = frozenset({"site", "neighbourhood"})
_SETTLED = frozenset({"town", "city", "village"})


def level_of(reading: Reading, mention: Mention) -> str | None:
    """The level that a level word or the gazetteer gives."""
    entries = reading.gazetteer.entries
    return mention.level or (entries[mention.entries[0]].level if mention.entries else None)


def chained(reading: Reading, mentions: list[Mention], stop: re.Pattern[str]) -> list[Mention]:
    """The first place and those that go on from it: containers and places joined to it, up to a `stop`."""
    chosen = [mentions[0]]
    for mention in mentions[1:]:
        gap = reading.text[chosen[-1].end : mention.start]
        if len(gap) > _FAR or stop.search(gap) or within(reading.of("outcomes"), chosen[-1].end, mention.start):
            break
        chosen.append(mention)
    return chosen


class Gathered:
    """The mentions of a report and what they resolve to."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = reading.places.items
        self.resolved: list[Resolved | None] = resolve(self.mentions, reading.gazetteer)
        self._text = {m.start: reading.quote(m.start, m.end) for m in self.mentions}
        self._of = {m.start: r for m, r in zip(self.mentions, self.resolved, strict=True)}

    def text(self, mention: Mention) -> str:
        """As written."""
        return self._text[mention.start]

    def with_containers(self, places: list[Mention]) -> list[Mention]:
        """The most precise first; a quarter or site gets the town that the report names before it."""
        ordered = list(places)
        for i, outer in enumerate(places):
            inner = next((m for m in places[i + 1 :] if self._holds(outer, m)), None)
            if inner is not None and ordered.index(outer) < ordered.index(inner):
                ordered.remove(inner)
                ordered.insert(ordered.index(outer), inner)
        small = ordered and self._level(ordered[0]) in _SMALL
        if small and not any(self._level(m) in _SETTLED for m in ordered) and (town := self._town(ordered[0])):
            ordered.insert(1, town)
        return ordered

    def _holds(self, outer: Mention, inner: Mention) -> bool:
        """Whether the gazetteer has one place within the other."""
        a, b = self._of.get(outer.start), self._of.get(inner.start)
        if a is None or b is None or a.entry is None:
            return False
        if b.entry is None:
            return b.within == a.entry
        return a.entry in self.reading.gazetteer.ancestors(b.entry)

    def _level(self, mention: Mention) -> str | None:
        resolved = self._of.get(mention.start)
        return mention.level or (resolved.level if resolved else None)

    def _town(self, mention: Mention) -> Mention | None:
        resolved = self._of.get(mention.start)
        container = resolved.within if resolved else None
        for other in self.mentions:
            known = self._of.get(other.start)
            if (
                known is not None
                and container is not None
                and known.entry == container
                and self._level(other) in _SETTLED
            ):
                return other
        before = [
            m
            for m in self.mentions
            if m.start < mention.start and self._level(m) in ("city", "town") and not m.dateline
        ]
        return before[-1] if before and container is None else None

    def places(self, named: set[str]) -> list[Place]:
        """Those that the record's events name, each spelling once."""
        made: dict[str, Place] = {}
        for mention, resolved in zip(self.mentions, self.resolved, strict=True):
            text = self.text(mention)
            if text not in named:
                reason = "dateline" if mention.dateline else "no_event_there"
                self.reading.notes.drop("places", reason, mention.start, mention.end, mention.level)
                continue
            if text in made and (made[text].lat is not None or resolved is None or resolved.lat is None):
                continue
            evidence = self.reading.evidence(mention.start, mention.end)
            made[text] = recorded(mention, resolved, evidence, self.reading.gazetteer)
            if self.reading.notes.asked:
                outer = self._named_outer(resolved)
                fields = {"text": [mention]} | ({"located": [outer]} if outer else {})
                self.reading.notes.fill("places", mention.start, evidence, fields)
        return list(made.values())

    def _named_outer(self, resolved: Resolved | None) -> Mention | None:
        """Where the report names the place that another is within."""
        if resolved is None or resolved.within is None:
            return None
        pairs = zip(self.mentions, self.resolved, strict=True)
        return next((m for m, known in pairs if known is not None and known.entry == resolved.within), None)
