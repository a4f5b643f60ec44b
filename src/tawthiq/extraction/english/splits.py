"""Tolls that a report splits over places: «killed 12 in Idlib: five in Sarmin, four in Ariha and three in Binnish».

Each part is an act of its own, of the kind and the accused of the wave that it divides. Refuses a list without a wave
told before it, and one verb with several places («killed six in Kharkiv and three in Kherson»), which is one act.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Span
from tawthiq.language.numerals import Quantity
from tawthiq.places.mentions import Mention

_IN = re.compile(
    r"(?: (?:of (?:them|those|whom|the \w+)|people|persons|others?|more|civilians|dead|killed|bodies|deaths))?"
    r"(?: (?:were|was|are|died|fell))?(?: (?:killed|dead|recorded|reported))? (?:in|at|near|from)(?: the)?"
    r"(?: (?:town|village|city|district|neighbou?rhood|province|governorate) of)? ?"
)
_AND = re.compile(r"(?: (?:city|town|village|province|district|governorate))?[,;]? (?:and |with )?(?:another )?")
_OPENS = re.compile(r"(?::|[–—-]|,? (?:including|among them|comprising|of (?:them|whom)),?)\s*$")
_FAR = 400


class Part(NamedTuple):
    """A number and the place that it is of."""

    quantity: Quantity
    mention: Mention


def parts_by_place(reading: Reading, span: Span) -> list[Part]:
    """The parts of a toll that a sentence splits over places; none where it does not."""
    text, found = reading.text, list[Part]()
    mentions = within(reading.places, *span)
    for quantity in within(reading.quantities, *span):
        mention = next((m for m in mentions if m.start > quantity.end), None)
        if quantity.kind != "count" or mention is None or not _IN.fullmatch(text, quantity.end, mention.start):
            continue
        if found and not _AND.fullmatch(text, found[-1].mention.end, quantity.start):
            if len(found) > 1:
                break
            found = []
        found.append(Part(quantity, mention))
    if len(found) < 2:
        return []
    first = found[0].quantity.start
    acting = any(m.sense.code in ATTACKS for m in within(reading.of("events"), span[0], first))
    killing = within(reading.of("outcomes"), span[0], first)
    opened = _OPENS.search(text, span[0], first)
    return found if opened or not (acting or killing) else []


def acts_of_parts(reading: Reading, span: Span, here: list[Act], before: list[Act]) -> list[Act]:
    """The acts of the parts of a sentence, after the wave that they divide, which keeps no place of theirs."""
    parts = parts_by_place(reading, span)
    near = [a for a in [*before, *here] if a.type in ATTACKS and not a.line and span[0] - a.end < _FAR]
    if not parts or not near:
        return []
    wave = near[-1]
    harm = [m for m in within(reading.of("outcomes"), wave.sentence[0], parts[0].mention.start) if m.sense.code]
    if not harm:
        return []
    taken = {part.mention.start for part in parts}
    for act in here:
        act.places = [m for m in act.places if m.start not in taken]
        act.own_place = bool(act.places)
        act.window = act.window[0], max(act.end, min(act.window[1], parts[0].quantity.start))
    return [
        Act(
            part.quantity.start, part.mention.end, wave.type, span, (part.quantity.start, part.mention.end), [harm[-1]],
            harm[-1], perpetrators=list(wave.perpetrators), places=[part.mention], own_place=True, line=True,
            saying=wave.saying,
        )
        for part in parts
    ]  # fmt: skip
