"""Acts become events: settled in place and time, told once each, written down in the order of their words."""

from collections.abc import Callable, Iterable
from typing import cast

from tawthiq.extraction.acts import Act
from tawthiq.extraction.explaining import of_event
from tawthiq.extraction.inheriting import follow_wave, inherit_places
from tawthiq.extraction.leads import join_lead
from tawthiq.extraction.reading import Reading, rule_entries
from tawthiq.extraction.retelling import merge, refer
from tawthiq.extraction.timeline import Timeline, frames_of
from tawthiq.language.dates import DateExpression
from tawthiq.model.record import Count, Event, EventType, Rule
from tawthiq.places.mentions import Mention

__all__ = ["Timeline", "events", "settle"]

Span = tuple[int, int]


def settle(
    reading: Reading,
    acts: list[Act],
    spans: list[Span],
    dates_of: Callable[[Span], list[DateExpression]],
    blame: Callable[[Reading, list[Act]], None],
) -> Timeline:
    """Give every act its date and place, and point repeated acts at the first.

    Two things are a language's own: `dates_of` gives the dates of a sentence that are not those of a saying in it,
    `blame` gives acts a doer that a later sentence names.
    """
    follow_wave(acts)
    refer(acts)
    blame(reading, acts)
    inherit_places(reading, acts, spans)
    timeline = Timeline(reading, acts, frames_of(reading, acts, spans, dates_of))
    merge(acts, timeline, reading)
    join_lead(acts, timeline, reading)
    return timeline


def events(
    reading: Reading,
    acts: list[Act],
    timeline: Timeline,
    place_text: Callable[[Mention], str],
    containers: Callable[[list[Mention]], list[Mention]],
) -> tuple[list[Event], dict[int, str]]:
    """The events, and the id of each act's event by `id(act)`."""
    ids: dict[int, str] = {}
    made: list[Event] = []
    for act in acts:
        if act.same_as is not None or (act.effect and act.status == "denied"):
            reason = "told_before" if act.same_as else "negated"
            reading.notes.drop("events", reason, act.start, act.end, act.type)
            continue
        start, end = timeline.of(act)
        places = containers(act.places)
        ids[id(act)] = f"e{len(made) + 1}"
        made.append(
            Event(
                id=ids[id(act)],
                evidence=reading.evidence(act.start, act.end),
                type=cast(EventType, act.type),
                status=act.status,
                places=_unique(place_text(m) for m in places),
                start=start,
                end=end,
                when=reading.quote(act.date.start, act.date.end) if act.date else None,
                perpetrators=tuple(act.perpetrators),
                weapons=tuple(act.weapons),
                targets=tuple(act.targets),
                count=_count(act),
                rule=Rule(_rule(act), rule_entries([*act.triggers, *act.support])),
            )
        )
        if reading.notes.asked:
            told = [act, *(a for a in acts if a is not act and a.root is act)]
            fields = of_event(reading, told, made[-1], places, timeline)
            reading.notes.fill("events", act.start, made[-1].evidence, fields)
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
        return Count(quantity.value, quantity.upper, quantity.bound, quantity.word)
    return Count(act.number) if act.number else None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
