"""Where an act was that names no place: with the act before, in its paragraph, or where the report's story is.

A line of a list is of the wave that it divides. Refuses to lend a place to what is planned, threatened or told
elsewhere.
"""

import re

from tawthiq.extraction.acts import ATTACKS, MOVED, OF_THE_DAY, ROOTED, Act
from tawthiq.extraction.places import level_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.retelling import number_of
from tawthiq.extraction.timeline import paragraph_of
from tawthiq.places.mentions import Mention

Span = tuple[int, int]

_WIDE = frozenset({"country", "region", "governorate"})
_LONGEST_HEADING = 80
"""Letters of a line that is nothing but places."""
_PLAIN = re.compile(r"\w+")
_SMALL = frozenset({"site", "neighbourhood", "village", "town", "city"})


def follow_wave(acts: list[Act]) -> None:
    """«الشهر الأول، 3 استهدافات» in a list: an act without words of its own is of the wave that the list divides."""
    wave: Act | None = None
    for act in acts:
        bare = (
            act.type == "other_violence"
            and all(m.sense.get("generic") or m.sense.get("light") for m in act.triggers)
            and not act.support
        )
        if (
            wave is not None
            and bare
            and number_of(act)
            and act.start > wave.start
            and (act.listed or wave.count is not None)
        ):
            act.type, act.weapons = wave.type, list(wave.weapons)
            act.perpetrators = act.perpetrators or list(wave.perpetrators)
            if not act.own_place:
                act.places = list(wave.places)
        elif act.type in ATTACKS and not act.line and not act.listed and act.perpetrators:
            wave = act


def inherit_places(reading: Reading, acts: list[Act], spans: list[Span]) -> None:
    """An act without a place has that of its paragraph, else of the report; with a carried subject, its subject's."""
    paragraph, current, head = -1, None, _first_place(reading, acts, spans)
    before: Act | None = None
    for act in acts:
        number = paragraph_of(reading, act.start)
        if number != paragraph:
            paragraph, current = number, None
        if act.type in MOVED and act.places and all(m.relation == "to" for m in act.places):
            origin = current or head or ()
            act.places = [*(m for m in origin if m.name != act.places[0].name), *act.places]
        elif act.places:
            if not act.line and not act.recalled:
                current = act.places
                if not act.listed:
                    head = head or act.places
        elif act.implied and before is not None:
            act.places = list(before.places)
        elif act.same_as is not None or act.status in ("planned", "threatened"):
            pass
        elif heading := _heading(reading, act):
            act.places = current = heading
            head = head or heading
        elif act.type in ROOTED:
            act.places = list(current or _named_before(reading, act) or head or ())
        elif act.type in OF_THE_DAY and act.type != "release":  # those set free may have been held anywhere
            act.places = list(current or (() if _of_someone_known(act) else head) or ())
        before = act


def _of_someone_known(act: Act) -> bool:
    """«الذي اعتقلته»: what was done, elsewhere perhaps, to somebody whom the report tells of."""
    return act.main.form.possessed or (act.recalled and act.date is None)


def _named_before(reading: Reading, act: Act) -> list[Mention] | None:
    """«شهدت بلدة X توترا. واندلعت اشتباكات»: the place of the sentence before, though it tells of no act."""
    start = max(paragraph_of(reading, act.start), act.sentence[0] - 300, 0)
    found = [m for m in within(reading.places, start, act.sentence[0]) if not m.dateline and not m.in_role]
    found = [m for m in found if m.relation not in ("from", "to") and level_of(reading, m) in _SMALL]
    return [found[-1]] if found else None


def _heading(reading: Reading, act: Act) -> list[Mention]:
    """The places of the lines right over an act that hold nothing but places, the nearest first."""
    text, found = reading.text, list[Mention]()
    end = text.rfind("\n", 0, act.sentence[0] + 1)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        here = within(reading.places, start, end)
        if not here or end - start > _LONGEST_HEADING or len(_PLAIN.findall(text, start, here[0].start)) > 1:
            break
        if _PLAIN.search(text, here[-1].end, end) or any(m.dateline for m in here):
            break
        found += reversed(here)
        end = start - 1
    return found


def _told_after(reading: Reading, acts: list[Act], spans: list[Span]) -> list[Mention] | None:
    """«إثر قصف..  مقتل شخص في X»: the place of the toll that follows acts of which none has a place."""
    if any(act.own_place for act in acts):
        return None
    acting = {act.sentence for act in acts}
    for span in spans:
        if span[0] > acts[0].start and span not in acting and within(reading.of("outcomes"), *span):
            named = [m for m in within(reading.places, *span) if not m.dateline and not m.in_role]
            named = [m for m in named if m.relation not in ("from", "to")]
            if any(level_of(reading, m) in _SMALL for m in named):
                return named
    return None


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
    if after := _told_after(reading, acts, spans):
        return after
    if acts[0].own_place or not (acts[0].effect or acts[0].count):
        return None
    return next(([m] for m in named if m.relation == "in" and level_of(reading, m) in _WIDE), None)
