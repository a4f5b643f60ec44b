"""Acts become events: dates and places from clause, sentence, paragraph and head, in that order; repeats become one.

An act recalled («وكان …») takes no date from the head of the report; one without a date or place of its own takes
those of its paragraph, else of the report's first act. An act told again at the same place and day is not counted twice.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from tawthiq.extraction.acts import ATTACKS, ENDURING, OF_THE_DAY, ROOTED, VIOLENT, Act
from tawthiq.extraction.attribution import Saying
from tawthiq.extraction.circumstances import dates_of_acts, launched, live
from tawthiq.extraction.locating import level_of
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.language.dates import DateExpression, resolve
from tawthiq.model.record import Count, Event, Rule
from tawthiq.places.mentions import Mention

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
            if (number := _paragraph(reading, position)) != paragraph:
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


def _paragraph(reading: Reading, position: int) -> int:
    return reading.text.rfind("\n", 0, position)


def settle(reading: Reading, acts: list[Act], spans: list[Span], sayings: list[Saying]) -> Timeline:
    """Give every act its date and place, and point repeated acts at the first."""
    _follow_wave(acts)
    _refer(acts)
    _inherit_places(reading, acts, spans)
    timeline = Timeline(reading, acts, _frames(reading, acts, spans, sayings))
    _merge(acts, timeline, reading)
    return timeline


_LEAD = 4
"""Sentences at the head of a report whose day is the story's, though they tell of no act."""


def _frames(reading: Reading, acts: list[Act], spans: list[Span], sayings: list[Saying]) -> dict[Span, DateExpression]:
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


def _follow_wave(acts: list[Act]) -> None:
    """«الشهر الأول، 3 استهدافات» in a list: an act without words of its own is of the wave that the list divides."""
    wave: Act | None = None
    for act in acts:
        bare = act.type == "other_violence" and all(m.sense.get("generic") or m.sense.get("light") for m in act.triggers) and not act.support
        if wave is not None and bare and act.count is not None and act.start > wave.start and (act.listed or wave.count is not None):
            act.type, act.weapons = wave.type, list(wave.weapons)
            act.perpetrators = act.perpetrators or list(wave.perpetrators)
            if not act.own_place:
                act.places = list(wave.places)
        elif act.type in ATTACKS and not act.line and not act.listed and act.perpetrators:
            wave = act


def _refer(acts: list[Act]) -> None:
    """«الهجوم»، «القصف» without a place or date of their own are the act told before."""
    for i, act in enumerate(acts):
        if not act.definite or act.line or act.date is not None or act.count is not None or act.type not in VIOLENT:
            continue
        if act.own_place and act.places and act.places[0].start - act.end < 50:
            continue
        general = bool(act.main.sense.get("generic"))
        for earlier in reversed(acts[:i]):
            if earlier.type not in (_REFERRED if general else VIOLENT) or earlier.line or earlier.status != act.status:
                continue
            if act.main.sense.get("generic") or earlier.type == act.type or (act.type, earlier.type) in _KINDRED:
                act.same_as = earlier
                if act.start - earlier.end < (_CLAIMED if act.saying else _TOLD_NEAR):
                    earlier.perpetrators = earlier.perpetrators or act.perpetrators
                break


_REFERRED = ATTACKS - {"property_destruction"}
"""What «الهجوم»، «المجزرة» may mean."""
_CLAIMED, _TOLD_NEAR = 1500, 400
"""How far back an accusation or a claim, and how far a mere telling, names the doer of an act told before (letters)."""
_KINDRED = {("shelling", "air_strike"), ("shelling", "drone_strike"), ("air_strike", "drone_strike"), ("other_violence", "air_strike")}


def _inherit_places(reading: Reading, acts: list[Act], spans: list[Span]) -> None:
    """An act without a place has that of its paragraph, else of the report; one with a carried subject, its subject's."""
    paragraph, current, head = -1, None, _first_place(reading, acts, spans)
    before: Act | None = None
    for act in acts:
        number = _paragraph(reading, act.start)
        if number != paragraph:
            paragraph, current = number, None
        if act.places:
            if not act.line and not act.recalled:
                current = act.places
                if not act.listed:
                    head = head or act.places
        elif act.implied and before is not None:
            act.places = list(before.places)
        elif act.same_as is not None or act.status in ("planned", "threatened"):
            pass
        elif act.type in ROOTED:
            act.places = list(current or _named_before(reading, act) or head or ())
        elif act.type in OF_THE_DAY:
            act.places = list(current or ())
        before = act


def _named_before(reading: Reading, act: Act) -> list[Mention] | None:
    """«شهدت بلدة X توترا. واندلعت اشتباكات»: the place of the paragraph's sentence before, though it tells of no act."""
    start = max(_paragraph(reading, act.start), act.sentence[0] - 300, 0)
    found = [m for m in within(reading.places, start, act.sentence[0]) if not m.dateline and not m.in_role]
    found = [m for m in found if m.relation not in ("from", "to") and level_of(reading, m) in _SMALL]
    return [found[-1]] if found else None


_WIDE = frozenset({"country", "region", "governorate"})
_SMALL = frozenset({"site", "neighbourhood", "village", "town", "city"})


def _first_place(reading: Reading, acts: list[Act], spans: list[Span]) -> list[Mention] | None:
    """A town or smaller place that the report names before its first located act; the country of a statistic."""
    first = next((act.start for act in acts if act.own_place), acts[0].start if acts else None)
    if first is None or not spans:
        return None
    listed = acts[0].listed
    named = [m for m in within(reading.places, spans[0][0], first) if not m.dateline and not m.in_role]
    for mention in named:
        if (level_of(reading, mention) in _SMALL or listed) and mention.start < reading.sentences.around(first)[0]:
            return [mention]
    if acts[0].own_place or not (acts[0].effect or acts[0].count):
        return None
    return next(([m] for m in named if m.relation == "in" and level_of(reading, m) in _WIDE), None)


def _merge(acts: list[Act], timeline: Timeline, reading: Reading) -> None:
    """Acts told again, perhaps in other words, are the first telling's; what the second adds goes to it."""
    seen: list[Act] = []
    for act in acts:
        if act.same_as is not None:
            continue
        earlier = next((e for e in reversed(seen) if _same(e, act, timeline, reading)), None)
        if earlier is None:
            seen.append(act)
            continue
        act.same_as = earlier
        if _vagueness(act) < _vagueness(earlier):
            earlier.type = act.type
        earlier.perpetrators = list(dict.fromkeys(earlier.perpetrators + act.perpetrators))
        earlier.weapons = list(dict.fromkeys(earlier.weapons + act.weapons))
        earlier.date = earlier.date or act.date
        if not earlier.own_place and act.own_place and act.start - earlier.end < 400:
            earlier.places, earlier.own_place = act.places, True
        if id(act) in timeline.intervals:
            timeline.intervals.setdefault(id(earlier), timeline.intervals[id(act)])


def _vagueness(act: Act) -> int:
    """How little a type says: an unstated kind most, plain shelling next."""
    if act.type == "other_violence":
        return 2
    return int(act.type == "shelling" and not act.weapons)


_MANY = 10
"""So many acts are a series of their own, not one that was told before."""
_ONCE = frozenset({"suicide_attack", "explosion", "chemical_attack", "execution", "torture", "sexual_violence", "siege"})
"""Acts of which a report seldom tells two without saying where or when."""
_ANOTHER = re.compile(r"(?<!\w)(?:اخري|اخر|ثانيه|ثان|ثالثه|جديده?|منفصله?|مماثله?|لاحقه?|سابقه?)(?!\w)")


def _same(earlier: Act, act: Act, timeline: Timeline, reading: Reading) -> bool:
    if earlier.status != act.status or act.line or earlier.line or not _alike(earlier, act):
        return False
    if (act.count or act.number) and (earlier.count or earlier.number) and _number(act) != _number(earlier):
        return False
    if (_number(act) or 0) >= _MANY and not act.definite and _number(earlier) is None:
        return False
    if act.perpetrators and earlier.perpetrators and not set(act.perpetrators) & set(earlier.perpetrators):
        return False
    if (act.listed or earlier.listed) and act.sentence != earlier.sentence and (act.own_place or act.count):
        return False
    if _ANOTHER.search(reading.text, act.start, min(act.window[1], act.end + 24)):
        return False
    a, b = timeline.of(earlier), timeline.of(act)
    if act.date is not None and earlier.date is not None and (
        a != b or (a == (None, None) and _told_otherwise(reading, earlier.date, act.date))
    ):
        return False
    if act.recalled != earlier.recalled and act.sentence != earlier.sentence and a != b:
        return False
    if act.own_place and earlier.own_place:
        return _one_place(reading, earlier, act)
    if act.date is None and not act.own_place and act.type == earlier.type and act.type in _ONCE and not (act.count or act.listed):
        return True
    if act.sentence == earlier.sentence:
        return act.definite or not (act.own_place or act.perpetrators or act.weapons)
    return act.definite and act.type in VIOLENT


def _told_otherwise(reading: Reading, a: DateExpression, b: DateExpression) -> bool:
    """Whether two dates that a report without a day leaves open are told in other words."""
    return reading.document.published is None and reading.text[a.start : a.end] != reading.text[b.start : b.end]


def _alike(earlier: Act, act: Act) -> bool:
    """Whether two types can be one act: the same, or one of them says less."""
    if earlier.type == act.type:
        return True
    if earlier.type not in ATTACKS or act.type not in ATTACKS:
        return False
    vague, other = (earlier, act) if _vagueness(earlier) > _vagueness(act) else (act, earlier)
    if _vagueness(vague) == 2:
        return bool(vague.main.sense.get("generic")) and other.type not in ("clash", "property_destruction", "shooting", "execution")
    return _vagueness(vague) == 1 and other.type in ("air_strike", "drone_strike", "shelling", "chemical_attack")


def _one_place(reading: Reading, earlier: Act, act: Act) -> bool:
    """Whether two acts' first places are one, or one of them is within the other."""
    a, b = earlier.places[0], act.places[0]
    if a.start == b.start or (a.name and a.name == b.name):
        return True
    names, others = {m.name for m in earlier.places}, {m.name for m in act.places}
    if act.type == earlier.type and not act.definite:
        return False
    return a.name in others or b.name in names


def _number(act: Act) -> int | None:
    return act.number if act.count is None else act.count.value


def events(
    reading: Reading, acts: list[Act], timeline: Timeline, place_text: Callable[[Mention], str],
    containers: Callable[[list[Mention]], list[Mention]],
) -> tuple[list[Event], dict[int, str]]:
    """The events, and the id of each act's event by `id(act)`."""
    ids: dict[int, str] = {}
    made: list[Event] = []
    for act in acts:
        if act.same_as is not None or (act.effect and act.status == "denied"):
            continue
        start, end = timeline.of(act)
        ids[id(act)] = f"e{len(made) + 1}"
        made.append(
            Event(
                id=ids[id(act)], evidence=reading.evidence(act.start, act.end), type=act.type, status=act.status,  # type: ignore[arg-type]
                places=_unique(place_text(m) for m in containers(act.places)), start=start, end=end,
                when=reading.quote(act.date.start, act.date.end) if act.date else None,
                perpetrators=tuple(act.perpetrators), weapons=tuple(act.weapons), targets=tuple(act.targets),
                count=_count(act), rule=Rule(_rule(act), rule_entries([*act.triggers, *act.support])),
            )
        )
    for act in acts:
        if id(act.root) in ids:
            ids[id(act)] = ids[id(act.root)]
    return made, ids


def _rule(act: Act) -> str:
    if act.line:
        return "event/list-line"
    return f"event/{act.main.sense.get('role') or act.main.sense.lexicon}"


def _count(act: Act) -> Count | None:
    if act.count is not None:
        quantity = act.count
        return Count(quantity.value, quantity.upper, quantity.bound, quantity.word)  # type: ignore[arg-type]
    return Count(act.number) if act.number else None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
