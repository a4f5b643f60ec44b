"""Whether a number is of one act or adds up a time, and which days it covers then.

A number adds up («منذ 7 أكتوبر», «خلال آب») where its own words or its sentence say so. Refuses to take the days of the
act told before for those of a sum.
"""

from datetime import date
from typing import Literal

from tawthiq.extraction.acts import ENDURING, Act
from tawthiq.extraction.people import People, Span, Wording
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.timeline import Timeline
from tawthiq.language.dates import resolve
from tawthiq.model.record import Casualty

Days = tuple[str | None, str | None]

FEW_DAYS = 2
_MONTH = 27
_TAKEN = frozenset({"abducted", "evacuated", "detained", "released"})
_FEW_TAKEN = 10
"""Days over which the taking of people, told with a verb, is still one act."""
_ENDURED = frozenset({"besieged", "trapped"})
"""Outcomes that last: a time told with them («منذ») adds nothing up."""
_BACK = 160
_SINCE = 60


class Scopes:
    """The scopes of one document's numbers of people."""

    def __init__(self, reading: Reading, timeline: Timeline, wording: Wording) -> None:
        self.reading, self.text, self.timeline, self.wording = reading, reading.text, timeline, wording

    def of(self, phrase: People, act: Act | None, days: tuple[str | None, str | None]) -> Literal["event", "total"]:
        if phrase.whole is not None and phrase.whole.entry is not None:
            return phrase.whole.entry.scope
        sentence = self.reading.sentences.around(phrase.start)
        near = (max(sentence[0], phrase.start - 160), min(sentence[1], phrase.end + 70))
        if phrase.outcome not in _ENDURED and any(
            m.sense.code == "total" and not self._walled(phrase, m.start, m.end)
            for m in within(self.reading.of("context"), *near)
        ):
            return "total"
        if self._over_a_time(phrase, near):
            return "total"
        long = length(*days)
        if phrase.outcome in _ENDURED or long is None:
            return "event"
        enduring = act is not None and act.type in ENDURING
        if long <= (_MONTH if enduring else FEW_DAYS):
            return "event"
        return "total" if enduring or (act is not None and act.line) or self._adds_up(sentence) else "event"

    def _adds_up(self, sentence: Span) -> bool:
        """Whether a sentence counts over a time («خلال آب»), not one act on some day of it («في آب»)."""
        return any(
            expression.form == "interval"
            or expression.since
            or expression.until
            or self.wording.over.search(self.text, max(sentence[0], expression.start - 14), expression.start)
            or self.wording.heading.fullmatch(self.text, sentence[0], expression.start)
            for expression in within(self.reading.dates, *sentence)
        )

    def _over_a_time(self, phrase: People, near: Span) -> bool:
        """«خلال يومين»، «منذ 7 أكتوبر»: the number adds up days."""
        if phrase.outcome in _ENDURED:
            return False
        published = self.reading.document.published
        for expression in within(self.reading.dates, *near):
            if self._walled(phrase, expression.start, expression.end) or expression.form == "streak":
                continue
            if expression.form == "last":
                return True
            if (
                expression.since
                and published is not None
                and not self.wording.from_then.match(self.text, expression.start)
            ):
                interval = resolve(expression, published)
                days = (published - interval.start).days if interval and interval.start else 0
                if days > (_FEW_TAKEN if phrase.outcome in _TAKEN else 1):
                    return True
        marks = self.wording.overall.finditer(self.text, *near)
        return any(not self._walled(phrase, mark.start(), mark.end()) for mark in marks)

    def _walled(self, phrase: People, start: int, end: int) -> bool:
        return bool(self.wording.wall.search(self.text, min(end, phrase.end), max(start, phrase.start)))

    def of_total(
        self, phrase: People, act: Act | None, whole: Casualty | None, days: tuple[str | None, str | None]
    ) -> tuple[Act | None, str | None, str | None]:
        """The act of a number that adds up, if its own sentence names one, and the days that it covers."""
        if since := self.since(phrase):
            mark, start, end = since
            named = act is not None and mark[0] <= act.start < mark[1]
            return act if named else None, start, end
        if whole is not None and whole.scope == "total":
            return act, whole.start, whole.end
        sentence = self.reading.sentences.around(phrase.start)
        if act is not None and act.sentence != sentence and not act.line:
            return None, *self.timeline.around(phrase.start)
        return act, *days

    def since(self, phrase: People) -> tuple[Span, str | None, str | None] | None:
        """«منذ 7 أكتوبر», «منذ بدء الحرب»: the words, the day from which a number adds up, and that of publication."""
        if self.wording.since is None or self.wording.onset is None:
            return None
        sentence = self.reading.sentences.around(phrase.start)
        published = self.reading.document.published
        for mark in self.wording.since.finditer(self.text, max(sentence[0], phrase.start - _BACK), sentence[1]):
            stop = min(mark.end() + _SINCE, sentence[1])
            if self._walled(phrase, mark.start(), mark.end()) or mark.start() > phrase.end + _BACK:
                continue
            dates = within(self.reading.dates, mark.start(), stop)
            interval = resolve(dates[0], published) if dates else None
            if interval is None and not self.wording.onset.search(self.text, mark.end(), stop):
                continue
            start = interval.start if interval else None
            if start and published and (published - start).days <= 1:
                continue
            end = published.isoformat() if published else None
            return (mark.start(), stop), start.isoformat() if start else None, end
        return None


def length(start: str | None, end: str | None) -> int | None:
    """Days from the first to the last of an interval."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days if start and end else None
