"""When each act was, from its own words, its sentence, its paragraph and the head of the report, in that order.

An act recalled («وكان …») takes no day from the report; a relative date needs the day of publication, else it stays with
its words alone. Refuses to date an act by the day of publication itself, but for the lines of a report that runs by the clock.
"""

from datetime import date

from tawthiq.extraction.acts import ENDURING, OF_THE_DAY, ROOTED, Act
from tawthiq.extraction.circumstances import dates_of_acts, launched, live
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.sayings import Saying
from tawthiq.language.dates import DateExpression, resolve

Span = tuple[int, int]
Days = tuple[date | None, date | None]


class Timeline:
    """What each act's date is; a relative date needs the day of publication, else it stays with its words alone.

    `frames` are dates that a sentence without an act gives to what follows: a heading over a list, a period told of.
    """

    def __init__(self, reading: Reading, acts: list[Act], frames: dict[Span, DateExpression]) -> None:
        self.published = reading.document.published
        self.intervals: dict[int, Days] = {}
        self.frames: dict[Span, Days] = {}
        anchor: date | None = None
        head: Days | None = None
        paragraph, current = -1, None
        sentence: Span | None = None
        for item in sorted([*acts, *frames], key=lambda item: item.start if isinstance(item, Act) else item[0]):
            position = item.start if isinstance(item, Act) else item[0]
            if (number := paragraph_of(reading, position)) != paragraph:
                paragraph, current = number, None
            if not isinstance(item, Act):
                interval = resolve(frames[item], self.published, anchor)
                if interval and interval.start:
                    current = interval.start, interval.end
                    head = head or current
                    anchor = interval.start
                    self.frames[item] = current
                continue
            act = item
            days = self._own(reading, act, anchor)
            if act.implied and act.date is None:
                days = current
            if days is None and act.date is None and act.status in ("reported", "denied") and not act.recalled:
                if act.line or (act.type in ROOTED | OF_THE_DAY and not act.told):
                    days = current if act.sentence == sentence or act.type in OF_THE_DAY else None
                    days = days or (head if act.type in OF_THE_DAY else None)
                    if days is None and self.published and live(reading, act):
                        days = (self.published, self.published)
            if days is None:
                continue
            self.intervals[id(act)] = days
            anchor = days[0] or anchor
            sentence = act.sentence
            if not act.recalled and act.date is not None and act.status == "reported":
                current = days
                if not act.listed and days[0] and days[1] and (days[1] - days[0]).days < 8:
                    head = head or days

    def _own(self, reading: Reading, act: Act, anchor: date | None) -> Days | None:
        """The interval that the act's own words give; «منذ» reaches to publication for what still holds."""
        if act.date is None:
            return None
        interval = resolve(act.date, self.published, anchor)
        if interval is None:
            return None
        start, end = interval.start, interval.end
        if act.date.since:
            if launched(reading, act) or (act.type == "deployment" and start):
                end = start
            elif start and (act.type in ENDURING or (self.published and (self.published - start).days > 1)):
                end = self.published
            else:
                end = start
        return start, end

    def of(self, act: Act) -> tuple[str | None, str | None]:
        """ISO days of the act's start and end."""
        start, end = self.intervals.get(id(act.root)) or self.intervals.get(id(act)) or (None, None)
        return (start.isoformat() if start else None), (end.isoformat() if end else None)


    def around(self, position: int) -> tuple[str | None, str | None]:
        """ISO days of the sentence that holds `position`, where it gives a date but tells of no act."""
        days = next((days for (a, b), days in self.frames.items() if a <= position < b), (None, None))
        return (days[0].isoformat() if days[0] else None), (days[1].isoformat() if days[1] else None)


def paragraph_of(reading: Reading, position: int) -> int:
    """Where the line that holds a position begins, as the sign of its paragraph."""
    return reading.text.rfind("\n", 0, position)


_LEAD = 4
"""Sentences at the head of a report whose day is the story's, though they tell of no act."""


def frames_of(reading: Reading, acts: list[Act], spans: list[Span], sayings: list[Saying]) -> dict[Span, DateExpression]:
    """Dates of sentences that tell a toll but no act, and of a heading over a list."""
    acting = {act.sentence for act in acts}
    listed = any(act.listed or act.line for act in acts)
    frames: dict[Span, DateExpression] = {}
    for number, span in enumerate(spans):
        if span in acting:
            continue
        dates, _ = dates_of_acts(reading, span, sayings)
        tolls = any(m.sense.get("role") in ("person", "act", "verb") for m in within(reading.of("outcomes"), *span))
        if dates and not tolls and number < _LEAD and dates[0].form in ("day", "weekday", "relative") and not dates[0].since:
            frames[span] = dates[0]
        elif dates and tolls:
            frames[span] = next((d for d in dates if d.form in ("month", "interval", "last", "year")), dates[0])
        elif dates and listed and number < 4 and dates[0].form == "day" and span[1] - span[0] < 160:
            frames[span] = dates[0]
    return frames


