"""A proposal becomes an entry only where the report's own words bear it; whatever they do not bear is dropped and told.

An entry goes where its evidence, its number, its name, its speaker or its source does not stand in the report; a place,
a date, an accused, a weapon or a target that does not is taken out of its entry. Numbers keep the hedge that the text
gives them, dates are only those that words of the report mean. What cannot be checked is whether a model chose the
right code: hence the entries' `origins`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from tawthiq.model.record import Casualty, Count, Damage, Event, Rule, Statement, Victim
from tawthiq.proposals import known
from tawthiq.proposals.aligning import Span
from tawthiq.proposals.answers import Answer, Dropped
from tawthiq.proposals.numbers import age_stands, counted
from tawthiq.proposals.proposed import (
    ProposedCasualty,
    ProposedDamage,
    ProposedEvent,
    ProposedStatement,
    ProposedVictim,
)
from tawthiq.proposals.words import Words

Entry = Event | Casualty | Damage | Victim | Statement
Reason = str
"""Why a proposal is dropped."""

RULE = Rule("model/proposal")
_LONGEST = 300
_LONGEST_SAYING = 2_000
"""Code points of evidence: what is longer shows nothing."""
_LONGEST_NAME = 120
_PERSONS, _OBJECTS, _ACTS = ("people", "outcomes"), ("objects",), ("events", "munitions", "platforms")


class Grounding:
    """Holds the proposals of one piece of a report against its words; `dropped` tells what did not hold."""

    def __init__(self, words: Words, piece: Span) -> None:
        self.words = words
        self.dropped: list[Dropped] = []
        self._piece = piece
        self._ground: dict[str, Callable[[Any, Span], Entry | Reason]] = {
            "events": self._event,
            "casualties": self._casualty,
            "damage": self._damage,
            "victims": self._victim,
            "statements": self._statement,
        }

    def entries(self, answer: Answer) -> list[Entry]:
        """What of an answer the report bears, kind by kind; events have the model's own ids."""
        self.dropped += answer.dropped
        kept: list[Entry] = []
        for kind, proposals in answer.entries.items():
            longest = _LONGEST_SAYING if kind == "statements" else _LONGEST
            for proposal in proposals:
                quote: str = proposal.evidence  # type: ignore[attr-defined]
                span = self._find(quote, longest)
                entry = "its words are not in the report" if span is None else self._ground[kind](proposal, span)
                if isinstance(entry, Reason):
                    self.dropped.append(Dropped(kind, quote, entry))
                else:
                    kept.append(entry)
        return kept

    def _event(self, said: ProposedEvent, span: Span) -> Event | Reason:
        start, end = self._days("events", said, span)
        number = said.count if isinstance(said.count, Count) else Count(said.count)
        nouns = _ACTS if number.value != 1 else ()  # one act is not counted
        count = counted(self.words, span, number.value, number.upper, number.word, number.bound, nouns)
        if count is None and (number.value is not None or number.word):
            self._without("events", said, f"its count ({number.value or number.word}) is not in its words")
        weapons, targets = known.weapons(self.words, span), known.targets(self.words, span)
        return Event(
            id=said.id,
            evidence=self.words.evidence(span),
            type=said.type,
            status=said.status,
            places=tuple(
                place for name in dict.fromkeys(said.places) if (place := self._place("events", said, name)) is not None
            ),
            start=start,
            end=end,
            when=None if start or end else self._when(said.when),
            perpetrators=self._known("events", said, "accused", said.perpetrators, known.accused(self.words, span)),
            weapons=self._known("events", said, "weapon", said.weapons, weapons),
            targets=self._known("events", said, "target", said.targets, targets),
            count=count,
            rule=RULE,
        )

    def _casualty(self, said: ProposedCasualty, span: Span) -> Casualty | Reason:
        count = counted(self.words, span, said.value, said.upper, said.word, said.bound, _PERSONS)
        if count is None:
            return f"its number ({said.value or said.word}) is not in its words"
        sources = self._sources(said.sources)
        if isinstance(sources, Reason):
            return sources
        start, end = self._days("casualties", said, span)
        larger = self._find(said.part_of, _LONGEST) if said.part_of else None
        return Casualty(
            evidence=self.words.evidence(span),
            outcome=said.outcome,
            group=said.group,
            value=count.value,
            upper=count.upper,
            bound=count.bound,
            word=count.word,
            unit=said.unit,
            scope=said.scope,
            start=start,
            end=end,
            event=said.event,
            part_of=self.words.evidence(larger).text if larger else None,
            sources=sources,
            rule=RULE,
        )

    def _damage(self, said: ProposedDamage, span: Span) -> Damage | Reason:
        if said.object not in known.objects(self.words, span):
            return f"no word for {said.object} is near"
        count: Count | None = Count(bound="vague")
        if said.value is not None or said.word:
            count = counted(self.words, span, said.value, said.upper, said.word, said.bound, _OBJECTS)
        if count is None:
            return f"its number ({said.value or said.word}) is not in its words"
        sources = self._sources(said.sources)
        if isinstance(sources, Reason):
            return sources
        return Damage(
            evidence=self.words.evidence(span),
            object=said.object,
            value=count.value,
            upper=count.upper,
            bound=count.bound,
            word=count.word,
            effect=said.effect,
            event=said.event,
            sources=sources,
            rule=RULE,
        )

    def _victim(self, said: ProposedVictim, span: Span) -> Victim | Reason:
        name = self._name(said.name, self.words.near(span))
        if name is None:
            return f"the name «{said.name}» does not stand there"
        age = said.age
        if age is not None and not age_stands(self.words, span, age):
            self._without("victims", said, f"the age ({age}) does not stand there")
            age = None
        return Victim(
            name=name,
            evidence=self.words.evidence(span),
            outcome=said.outcome,
            group=said.group,
            age=age,
            place=self._place("victims", said, said.place) if said.place else None,
            event=said.event,
            rule=RULE,
        )

    def _statement(self, said: ProposedStatement, span: Span) -> Statement | Reason:
        written: dict[str, str | None] = {}
        for field in ("speaker", "role", "via"):
            name: str | None = getattr(said, field)
            written[field] = self._name(name) if name else None
            if name and written[field] is None:
                return f"its {field} «{name}» is not in the report"
        return Statement(
            evidence=self.words.evidence(span),
            speaker=written["speaker"],
            role=written["role"],
            via=written["via"],
            mode="direct" if self.words.is_quoted(span) else "indirect",
            rule=RULE,
        )

    def _find(self, quote: str, longest: int, within: Span | None = None) -> Span | None:
        """Where a quotation stands in the piece that the model was given; None too where it is longer than shows."""
        start, end = within or self._piece
        return self.words.alignment.find(quote, start, end) if len(quote) <= longest else None

    def _name(self, name: str, within: Span | None = None) -> str | None:
        """A name as the report writes it; behind «ل» the article has lost its alef («للمركز» names «المركز»)."""
        if span := self._find(name, _LONGEST_NAME, within):
            return self.words.evidence(span).text
        if name.startswith("ال") and (span := self._find("لل" + name[2:], _LONGEST_NAME, within)):
            return "ال" + self.words.view.quote(span[0] + 2, span[1])
        return None

    def _place(self, kind: str, said: Any, name: str) -> str | None:
        """A place as the report writes it; None, and told, where it does not."""
        span = self._find(name, _LONGEST_NAME)
        if span is None:
            self._without(kind, said, f"the place «{name}» is not in the report")
        return self.words.evidence(self.words.place(span)).text if span else None

    def _sources(self, names: Iterable[str]) -> tuple[str, ...] | Reason:
        """Sources as the report writes them; without one of them a claim would be someone else's."""
        written = []
        for name in names:
            source = self._name(name)
            if source is None:
                return f"its source «{name}» is not in the report"
            written.append(source)
        return tuple(dict.fromkeys(written))

    def _known(self, kind: str, said: Any, what: str, codes: Iterable[str], near: Iterable[str]) -> tuple[str, ...]:
        """Those codes that words near the act stand for, as the vocabularies spell them."""
        spelt = {code.casefold(): code for code in near}
        kept: dict[str, None] = {}
        for code in codes:
            if code.casefold() in spelt:
                kept[spelt[code.casefold()]] = None
            else:
                self._without(kind, said, f"no word for the {what} {code} is near")
        return tuple(kept)

    def _days(self, kind: str, said: ProposedEvent | ProposedCasualty, span: Span) -> tuple[str | None, str | None]:
        """The proposed days, where words of time in the report mean them: the nearest to the entry's own."""
        if not (said.start or said.end):
            return None, None
        for first, last in self.words.days_near(span):
            days = first.isoformat() if first else None, last.isoformat() if last else None
            if days == (said.start, said.end) or (said.end is None and days[0] == said.start):
                return days
        self._without(kind, said, f"no words of time mean {said.start or '…'} to {said.end or '…'}")
        return None, None

    def _when(self, written: str | None) -> str | None:
        """Words of time that cannot be told as days."""
        span = self._find(written, _LONGEST_NAME) if written else None
        timed = span and any(start < span[1] and span[0] < end for start, end in self.words.dated)
        return self.words.evidence(span).text if span and timed else None

    def _without(self, kind: str, said: Any, reason: Reason) -> None:
        """Tell of a value that is left out of an entry which itself stays."""
        self.dropped.append(Dropped(kind, said.evidence, f"{reason}; kept without it"))
