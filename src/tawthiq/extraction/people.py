"""A number of people as the grammars find it: its words, its nouns, what was done to them, what it is a share of."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Casualty, Vague

Span = tuple[int, int]

ALONE = frozenset({"killed", "injured", "killed_or_injured"})
"""Outcomes whose noun alone is a person harmed («قتيل»); «عالق» or «نازح» need a number."""


@dataclass(slots=True, eq=False)
class People:
    """A noun phrase of people: [start, end) of the folded text, its number, its nouns, and what is found of it."""

    start: int
    end: int
    quantity: Quantity | None
    noun: Match | None
    others: list[Match] = field(default_factory=list)
    value: int | None = None
    pronoun: bool = False
    outcome: str | None = None
    governor: Match | None = None
    whole: "People | None" = None
    under: bool = False
    entry: Casualty | None = None
    hedge: str | None = None
    word: Vague | None = None
    group: str | None = None
    shared: bool = False
    """The words themselves say that it is a share: «سبعة من القتلى»، «أحدهم حالته خطيرة»."""

    @property
    def outcome_noun(self) -> Match | None:
        """The noun that is itself an outcome («قتلى»), if any."""
        return next((m for m in (self.noun, *self.others) if m is not None and m.sense.lexicon == "outcomes"), None)

    @property
    def other(self) -> bool:
        """Whether only «آخرون» or nothing says who they are."""
        return self.noun is None and not self.others


class Wording(NamedTuple):
    """How one language words what tells tolls apart; patterns are of folded text.

    `wall` parts a number from what holds of another one; `joint` joins numbers that share a hedge; a count that `rose`
    says `to` before its new number. `from_then` opens a time from which something holds, or goes on, without adding
    anything up; `overall` and, before a date, `over` say that a number adds up, and `statistic` names a report of such
    numbers. `heading` may stand before the date that a line begins with, `item` opens a line of a list. `earlier` and
    `telling` together mark a count that was told before; a toll goes with the act of the `paragraph` before its own.
    What holds `since` a day, or since the `onset` of something, adds up to the day of publication.
    """

    wall: re.Pattern[str]
    joint: re.Pattern[str]
    rose: re.Pattern[str]
    to: str
    from_then: re.Pattern[str]
    overall: re.Pattern[str]
    over: re.Pattern[str]
    statistic: re.Pattern[str]
    heading: re.Pattern[str]
    item: re.Pattern[str]
    earlier: re.Pattern[str]
    telling: re.Pattern[str]
    paragraph: re.Pattern[str]
    since: re.Pattern[str] | None = None
    onset: re.Pattern[str] | None = None
