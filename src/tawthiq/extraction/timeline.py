"""When each act was, from its own words, its sentence, its paragraph and the head of the report, in that order.

An act recalled («وكان …») takes no day from the report; a relative date needs the day of publication, else it stays
with its words alone. Refuses to date an act by the day of publication, but for the lines of a report that runs by the
clock.
"""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from tawthiq.extraction.acts import ENDURING, OF_THE_DAY, ROOTED, Act
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.dates import DateExpression, resolve

Span = tuple[int, int]

_SHORT = 8
"""Days: a longer time is a period told of, not the day of the report's story."""
Days = tuple[date | None, date | None]


class Timeline:
    """What each act's date is; a relative date needs the day of publication, else it stays with its words alone.

    `frames` are dates that a sentence without an act gives to what follows: a heading over a list, a period told of.
    `words` are those that dated each act by `id(act)`, its own or those that lent it their days.
    """

    def __init__(self, reading: Reading, acts: list[Act], frames: dict[Span, DateExpression]) -> None:
        self.published = reading.document.published
        self.intervals: dict[int, Days] = {}
        self.frames: dict[Span, Days] = {}
        self.words: dict[int, DateExpression] = {}
        self._frames = frames
        self._anchor: date | None = None
        self._head: Days | None = None
        self._current: Days | None = None
        self._lenders: dict[Days, DateExpression] = {}
        self._sentence: Span | None = None
        self._together = _told_together(reading, acts)
        told: list[tuple[int, Act | Span]] = [(act.start, act) for act in acts]
        told += [(span[0], span) for span in frames]
        paragraph = -1
        for position, item in sorted(told, key=lambda one: one[0]):
            if (number := paragraph_of(reading, position)) != paragraph:
                paragraph, self._current = number, None
            if isinstance(item, Act):
                self._date(item)
            else:
                self._frame(item, frames[item])

    def _frame(self, span: Span, expression: DateExpression) -> None:
        """Take the date of a sentence without an act for what follows."""
        interval = resolve(expression, self.published, self._anchor)
        if interval and interval.start:
            days = interval.start, interval.end
            self.frames[span] = self._current = days
            self._lenders.setdefault(days, expression)
            self._head = self._head or days
            self._anchor = interval.start

    def _date(self, act: Act) -> None:
        """Give one act its days, and let what follows go on from them."""
        days = self._own(act, self._anchor)
        if act.date is None:
            days = self._current if act.implied else days or self._lent(act)
        if days is None:
            return
        self.intervals[id(act)] = days
        if words := act.date or self._lenders.get(days):
            self.words[id(act)] = self._lenders[days] = words
        self._anchor, self._sentence = days[0] or self._anchor, act.sentence
        if act.recalled or act.date is None or act.status != "reported":
            return
        self._current = days
        if not act.listed and days[0] and days[1] and (days[1] - days[0]).days < _SHORT:
            self._head = self._head or days

    def _lent(self, act: Act) -> Days | None:
        """The days that an act without a date has from its sentence, its paragraph or the report's head."""
        if act.status not in ("reported", "denied") or act.recalled:
            return None
        of_the_day = act.type in OF_THE_DAY
        if not act.line and (act.told or not (of_the_day or act.type in ROOTED)):
            return None
        days = self._current if of_the_day or act.sentence == self._sentence else None
        days = days or (self._head if of_the_day else None)
        if days is None and (later := self._together.get(id(act))):
            days = self._own(later, self._anchor)
            if days and later.date:
                self._lenders.setdefault(days, later.date)
        if days is None and self.published and act.live:
            return self.published, self.published
        return days

    def _own(self, act: Act, anchor: date | None) -> Days | None:
        """The interval that the act's own words give; «منذ» reaches to publication for what still holds."""
        if act.date is None:
            return None
        interval = resolve(act.date, self.published, anchor)
        if interval is None:
            return None
        start, end = interval.start, interval.end
        if act.date.since:
            if act.launched or (act.type == "deployment" and start):
                end = start
            elif start and (act.type in ENDURING or self.published is None or (self.published - start).days > 1):
                end = self.published
            else:
                end = start
        return start, end

    def of(self, act: Act) -> tuple[str | None, str | None]:
        """ISO days of the act's start and end."""
        start, end = self.intervals.get(id(act.root)) or self.intervals.get(id(act)) or (None, None)
        return (start.isoformat() if start else None), (end.isoformat() if end else None)

    def frame(self, position: int) -> list[DateExpression]:
        """The date that the sentence that holds `position` gives without an act."""
        return [words for (a, b), words in self._frames.items() if a <= position < b]

    def around(self, position: int) -> tuple[str | None, str | None]:
        """ISO days of the sentence that holds `position`, where it gives a date but tells of no act."""
        days = next((days for (a, b), days in self.frames.items() if a <= position < b), (None, None))
        return (days[0].isoformat() if days[0] else None), (days[1].isoformat() if days[1] else None)


def paragraph_of(reading: Reading, position: int) -> int:
    """Where the line that holds a position begins, as the sign of its paragraph."""
    return reading.text.rfind("\n", 0, position)


def _told_together(reading: Reading, acts: list[Act]) -> dict[int, Act]:
    """Acts without a date by `id(act)`, with the next one where it is dated and nothing parts the two.

    «Killed in shelling of the town and an attack near it on Thursday»: the day is that of both.
    """
    return {
        id(act): later
        for act, later in pairwise(acts)
        if act.date is None and later.date is not None and not (later.recalled or later.listed)
        if act.sentence == later.sentence and later.type in OF_THE_DAY
        if not _PARTED.search(reading.text, act.end, later.start)
    }


_PARTED = re.compile(r"[،,؛;:.«»\n]")
_LEAD = 4
"""Sentences at the head of a report whose day is the story's, though they tell of no act."""


def frames_of(
    reading: Reading, acts: list[Act], spans: list[Span], dates_of: Callable[[Span], list[DateExpression]]
) -> dict[Span, DateExpression]:
    """Dates of sentences that tell a toll but no act, and of a heading over a list.

    `dates_of` gives the dates of a sentence that are not those of a saying in it.
    """
    acting = {act.sentence for act in acts}
    listed = any(act.listed or act.line for act in acts)
    frames: dict[Span, DateExpression] = {}
    for number, span in enumerate(spans):
        if span in acting:
            continue
        dates = dates_of(span)
        tolls = any(m.sense.get("role") in ("person", "act", "verb") for m in within(reading.of("outcomes"), *span))
        if (
            dates
            and not tolls
            and number < _LEAD
            and dates[0].form in ("day", "weekday", "relative")
            and not dates[0].since
        ):
            frames[span] = dates[0]
        elif dates and tolls:
            frames[span] = next((d for d in dates if d.form in ("month", "interval", "last", "year")), dates[0])
        elif dates and listed and number < 4 and dates[0].form == "day" and span[1] - span[0] < 160:
            frames[span] = dates[0]
    return frames
