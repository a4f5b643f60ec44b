"""Where an act happened, from the words of its own sentence: a place after it before one that stands before it.

Refuses names that say where an attack came from, whose a force is, where a speaker or a victim comes from, and
countries that act. «the town», «the camp» are the place of that kind named last.
"""

import re

from tawthiq.extraction.acts import MOVED, Act
from tawthiq.extraction.english.triggers import BREAK
from tawthiq.extraction.places import chained, level_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Span
from tawthiq.places.mentions import Mention

POLITICAL = frozenset({"ceasefire", "agreement", "negotiation", "ceasefire_end"})
"""Acts of words, not of ground: only «in X» says where they were."""

_ORIGIN = re.compile(
    r"\b(?:(?:displaced|fleeing|fled|coming|came|natives?|residents?|people|families|refugees|villagers|"
    r"workers|fired|launched|"
    r"originally|hails?|returning|arriv\w+|imported|travel\w+|men|women|away|back) (?:from|of)|"
    r"(?:based|stationed|born|headquartered|registered) (?:in|at)|(?:heading|bound|en route|way|travel\w+|"
    r"headed|road) (?:for|to)|"
    r"(?:threat|border|talks|deal|ties|relations) (?:to|with)) (?:the )?(?:\w+ of )?$"
)
_AGAIN = re.compile(
    r"\b(?:in|on|at|near|of|across|inside|to|from|around|outside|into) (?:the|that|this) (?:same )?"
    r"(?P<what>city|town|village|camp|neighbou?rhood|district|province|governorate|area|region|quarter|settlement)\b"
    r"|\bthe (?:same )?(?P<whose>city|town|village|camp|neighbou?rhood|district)['’]s\b"
)
_LEVELS = {
    "city": ("city", "town"),
    "town": ("town", "village", "city"),
    "village": ("village", "town"),
    "camp": ("town", "site"),
    "neighbourhood": ("neighbourhood",),
    "neighborhood": ("neighbourhood",),
    "quarter": ("neighbourhood",),
    "settlement": ("town", "village", "site"),
    "district": ("district", "neighbourhood"),
    "province": ("governorate",),
    "governorate": ("governorate",),
    "region": ("region", "governorate"),
    "area": ("region", "district", "town", "city", "village", "governorate", "neighbourhood"),
}
_AGAIN_FAR = 2500


def locate(reading: Reading, act: Act, heads: list[Span]) -> None:
    """Give the act the places of its sentence; `heads` bring sayings, so that places in them are where speakers sit."""
    usable = [m for m in within(reading.places, *act.sentence) if _is_where(reading, act, m, heads)]
    chain = _candidates(reading, act, usable)
    if act.type in POLITICAL:
        chain = [m for m in chain if m.relation == "in"]
    if not any(act.start <= m.start for m in chain) and (named := _named_again(reading, act)):
        chain = [named]
    if chain:
        act.own_place = True
        act.places = chained(reading, chain, BREAK)


def _is_where(reading: Reading, act: Act, mention: Mention, heads: list[Span]) -> bool:
    """Whether a mention can say where the act was at all."""
    if mention.dateline or any(start <= mention.start < end for start, end in heads):
        return False
    if mention.in_role and mention.start < act.start:
        return False
    for actor in within(reading.of("actors"), mention.start - 40, mention.end):
        if actor.end <= mention.start:
            continue
        if actor.start < mention.start or actor.end > mention.end or not actor.sense.get("place"):
            return False
        if mention.relation is None and actor in act.support:
            return False
    return True


def _candidates(reading: Reading, act: Act, usable: list[Mention]) -> list[Mention]:
    """The mentions that the act's place is chosen from, the likeliest first."""
    after = [m for m in usable if act.start <= m.start < act.window[1]]
    if act.type in MOVED and after:
        return sorted(after, key=lambda m: m.relation == "to")
    here = [m for m in after if not _is_origin(reading, act, m)]
    if here:
        return here
    before = [m for m in usable if act.window[0] <= m.start < act.start]
    if not before:
        before = [m for m in usable if m.start < act.start and not BREAK.search(reading.text, m.end, act.start)][-2:]
    return [m for m in before if not _is_origin(reading, act, m)]


def _is_origin(reading: Reading, act: Act, mention: Mention) -> bool:
    """Whether the words before a name say where somebody or something comes from or goes."""
    return bool(_ORIGIN.search(reading.text, max(act.sentence[0], mention.start - 44), mention.start))


def _named_again(reading: Reading, act: Act) -> Mention | None:
    """«in the town», «the camp's»: the place of that kind named last before."""
    found = _AGAIN.search(reading.text, act.window[0], min(act.window[1], act.end + 100))
    if found is None:
        return None
    if any(
        m.head <= found.end() + 5 and m.end > found.end()
        for m in within(reading.places, found.start(), found.end() + 8)
    ):
        return None
    what = found["what"] or found["whose"]
    before = [m for m in within(reading.places, max(0, act.start - _AGAIN_FAR), found.start()) if not m.dateline]
    alike = [m for m in before if level_of(reading, m) in _LEVELS[what]]
    return alike[-1] if alike else None
