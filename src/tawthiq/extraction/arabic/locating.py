"""Where an act happened, from the words of its own sentence.

A place after the act counts before one that stands before it; the place that a later verb aims at («قصف … استهدف X»)
before both. Refuses names that say where an attack came from, whose a force is, where a speaker or a victim comes
from, and countries that act. «المدينة»، «الحي» are the place of that kind named last.
"""

import re
from itertools import pairwise

from tawthiq.extraction.acts import ATTACKS, MOVED, Act
from tawthiq.extraction.arabic.triggers import BREAK
from tawthiq.extraction.places import chained, level_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.places.mentions import Mention

Span = tuple[int, int]

DATED_LINE = re.compile(r"[\W_]*\w+(?: \w+)?,? ?\(?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\)?[\s/]*\w{0,12}\s*[-–—:]")
"""«نابلس 17-10-2022 وفا-»: where and when a report was sent, which dates no act."""
POLITICAL = frozenset({"ceasefire", "agreement", "negotiation"})
"""Acts of words, not of ground: only «في X» says where they were."""

_SITES = (
    r"بوابه|معبر|جسر|مفترق|مفرق|تقاطع|دوار|ميدان|ساحه|شارع|طريق|سوق|حاجز|محله|قاعده|ثكنه|سجن|مطار|ميناء|مصفاه|محطه|"
    r"مستشفي|مشفي|مدرسه|جامعه|كليه|مسجد|جامع|كنيسه|مجمع|برج|فندق|ملجا|سد|فرن|مزرعه|حقل"
)
_KINDS = r"مدينه|بلده|قريه|منطقه|حي|مخيم|معسكر|محافظه|ناحيه|مديريه|ولايه"
_BARE_KIND = re.compile(rf"ال(?:{_KINDS})")
_AGAIN = re.compile(
    r"(?<!\w)(?:(?:في|علي|داخل|وسط|محيط|الي|من|احياء|جسري|سماء|شوارع|اطراف|ريف|قرب|عند|باتجاه|نحو|صوب) |ب|ل)?ال?"
    rf"(?P<what>{_KINDS}|{_SITES}|عاصمه)(?!\w)"
)
_THE_SAME = re.compile(rf"(?<!\w)(?:و|ب)?ال(?P<what>{_KINDS}|{_SITES}|ريف) (?:ذات|نفس|المذكور)\w*")
"""«المعسكر ذاته»، «بالريف نفسه»."""
_LEVELS = {
    "مدينه": ("city", "town"),
    "بلده": ("town", "village", "city"),
    "قريه": ("village", "town"),
    "حي": ("neighbourhood",),
    "محله": ("neighbourhood",),
    "مخيم": ("town", "site"),
    "معسكر": ("town", "site"),
    "محافظه": ("governorate",),
    "مديريه": ("district",),
    "ناحيه": ("district", "town"),
    "ولايه": ("governorate",),
    "ريف": ("region",),
    "منطقه": ("region", "district", "town", "city", "village", "governorate"),
}
_STATIONED = (
    r"(?:(?:(?:ال)?(?:متمركز|متواجد|منتشر|مرابط)\w*|تتمركز|يتمركز|تنتشر|ينتشر|مواليد|ابن|ابناء)"
    r"\s*(?:من|في|ب|عند|قرب|الي)?|(?:ال)?(?:نازح|مهجر|لاجي)\w* من)"
)
_COMING = (
    r"(?:(?:ال)?(?:منحدر|قادم|منطلق|وافد|عايد)\w*|ينحدر\w*|تنحدر|انطلاقا|انطلق\w*|اقلع\w*|مصدر\w*|اطلق\w*)"
    r"\s*(?:\w+\s+)?من(?: اتجاه| جهه)?|"
    r"من (?:اتجاه|جهه|مواقع\w*|منصات\w*|مرابض\w*|قواعد\w*|مناطق|قاعده|مطار|سكان|اهالي|ابناء|مواليد)|مصدر\w*"
)
_AGAIN_NEAR, _AGAIN_FAR = 100, 2500
_OF_A_KIND = 4
"""Letters between «المخيم» and the place that it lies in: where fewer stand, the two are one name."""
_ORIGIN = re.compile(
    rf"(?<!\w)(?:و|ف|ب)?(?:{_STATIONED}|{_COMING})\s*(?:مدينه|بلده|قريه|مخيم|مطار|قاعده|مواقع\w*|محافظه|ريف)?\s*\w{{0,2}}$"
)
"""What makes the name after it where somebody is stationed or from, or where an attack came from."""
_BOUND = re.compile(r"(?<!\w)(?:ال)?(?:متجه|متوجه|مسافر|في طريق)\w* (?:الي|نحو|من)(?: مدينه| بلده| قريه)?\s*\w{0,2}$")
"""What makes the name after it where somebody was going: «احتجزوا حافلة متجهة إلى X»."""
_MARKS = re.compile(r"(?:\A|\n)[^\w\n]*\Z")
_BACKED = re.compile(
    r"(?<!\w)(?:ال)?(?:مدعوم|تابع|موالي|حليف|مقرب|ممول|مرتبط|دعم|بدعم)\w*\s*(?:من|ل|الي|ب|قبل|من قبل)?\s*\w{0,2}$"
    r"|(?<!\w)(?:بدعم|من قبل|علي يد|من جانب)\s*(?:من)?\s*\w{0,2}$"
)
"""What makes a country the backer or owner of a force."""


def locate(reading: Reading, act: Act, heads: list[Span]) -> None:
    """Give the act the places of its sentence; `heads` bring sayings, so that places in them are where speakers sit."""
    usable = [m for m in within(reading.places, *act.sentence) if _is_where(reading, act, m, heads)]
    chain = _candidates(reading, act, usable)
    if act.type in POLITICAL or act.type == "ceasefire_end":
        chain = [m for m in chain if m.relation == "in"]
    if not any(act.start <= m.start for m in chain) and (named := _named_again(reading, act, act.window[1], heads)):
        chain = _with_holder(reading, named)
    elif chain and (named := _named_again(reading, act, chain[0].start - _OF_A_KIND, heads)):
        act.places = [named, *(m for m in chained(reading, chain, BREAK) if m.name != named.name)]
        act.own_place = True
        return
    if chain:
        act.own_place = True
        act.places = chained(reading, chain, BREAK)
        if heading := next((m for m in usable[:1] if _heads_line(reading, m) and m not in act.places), None):
            act.places.append(heading)


def _is_where(reading: Reading, act: Act, mention: Mention, heads: list[Span]) -> bool:
    """Whether a mention can say where the act was at all."""
    if mention.dateline or any(start <= mention.start < end for start, end in heads):
        return False
    if mention.in_role and mention.start < act.start:
        return False
    line = DATED_LINE.match(reading.text, act.sentence[0], act.sentence[1])
    if line and mention.start < line.end():
        return False
    if _BARE_KIND.fullmatch(reading.text, mention.start, mention.end) or _is_persons(reading, mention):
        return False
    return not _names_actor(reading, act, mention)


def _is_persons(reading: Reading, mention: Mention) -> bool:
    """«أمين سالم سليمان»: a bare name between given names is a person's."""
    if mention.relation is not None or mention.kind:
        return False
    given = [m for m in within(reading.of("names"), mention.start - 20, mention.end + 12) if m.sense.code == "given"]
    return any(m.end == mention.start - 1 or m.start == mention.end + 1 for m in given)


def _names_actor(reading: Reading, act: Act, mention: Mention) -> bool:
    """Whether a name is part of an actor's, or a country that acts or backs: «ميليشيات إيران»، «المدعومة من تركيا»."""
    for actor in within(reading.of("actors"), mention.start - 40, mention.end):
        if actor.end <= mention.start:
            continue
        if not (actor.sense.get("place") or actor.sense.get("adjective_of")):
            if actor.start < mention.start or actor.end > mention.end:
                return True
            continue
        before = reading.text[max(act.sentence[0], actor.first - 34) : actor.first] + actor.prefix
        if _BACKED.search(before) or (mention.relation is None and actor in act.support):
            return True
        if actor.sense.get("adjective_of") and mention.relation is None and not mention.kind:
            platforms = within(reading.of("platforms"), actor.first - 24, actor.first)
            return any(p.end >= actor.first - 2 for p in platforms)
    return False


def _candidates(reading: Reading, act: Act, usable: list[Mention]) -> list[Mention]:
    """The mentions that the act's place is chosen from, the likeliest first."""
    after = [m for m in usable if act.start <= m.start < act.window[1]]
    aimed = [m for m in after if 0 <= act.aim <= m.start]
    if act.type in MOVED:
        return _moved(after) or _before(reading, act, usable)
    here = [m for m in aimed or after if not _is_origin(reading, act, m)]
    plain = [m for m in here if not _is_of_role(here, m)] or here
    if plain and not _is_only_holder(reading, plain[0]):
        return plain
    if act.type == "release":
        return plain
    before = [m for m in _before(reading, act, usable) if not _is_origin(reading, act, m)]
    return before or plain or (after if not any(_is_origin(reading, act, m) for m in after) else [])


def _is_of_role(here: list[Mention], mention: Mention) -> bool:
    """«أحد المواطنين في قرية X بريف Y»: what goes on from the place of a role is of the role too."""
    until = [m for m in here if m.start <= mention.start]
    for later, earlier in pairwise(reversed(until)):
        if later.in_role or later.head - earlier.end > 1 or later.relation not in ("in", "direction", "near"):
            break
        mention = earlier
    return mention.in_role


def _is_only_holder(reading: Reading, mention: Mention) -> bool:
    """«آخر مدن دارفور»: a region or country in a genitive says what something is part of, not where an act was."""
    return mention.relation in (None, "of") and not mention.kind and level_of(reading, mention) in ("region", "country")


def _moved(after: list[Mention]) -> list[Mention]:
    """Origin first, then destination."""
    return sorted(after, key=lambda m: m.relation == "to")


def _before(reading: Reading, act: Act, usable: list[Mention]) -> list[Mention]:
    """The last places before the act in its clause, else in its sentence; what heads a line after those in it."""
    near = [m for m in usable if act.window[0] <= m.start < act.start][-2:]
    if near:
        return near[::-1] if len(near) > 1 and _heads_line(reading, near[0]) else near
    return [m for m in usable if m.start < act.start and not BREAK.search(reading.text, m.end, act.start)][-1:]


def _heads_line(reading: Reading, mention: Mention) -> bool:
    """«محافظة X: …»: whether a place stands before the colon of a line."""
    return reading.text.startswith(":", mention.end) and _MARKS.search(reading.text, 0, mention.start) is not None


def _is_origin(reading: Reading, act: Act, mention: Mention) -> bool:
    """Whether the words before a name say where somebody or something comes from or is stationed."""
    start = max(act.sentence[0], mention.start - 44)
    if _ORIGIN.search(reading.text, start, mention.start):
        return True
    if act.type not in ATTACKS:
        return bool(_BOUND.search(reading.text, start, mention.start))
    return mention.relation == "from" and any(0 <= mention.head - m.end <= 1 for m in (*act.triggers, *act.support))


def _named_again(reading: Reading, act: Act, limit: int, heads: list[Span]) -> Mention | None:
    """«على المدينة»، «في الحي»، «المعسكر ذاته»: the place of that kind named last before."""
    stop = min(limit, act.end + _AGAIN_NEAR)
    if stop <= act.end:
        return None
    found = _THE_SAME.search(reading.text, act.window[0], stop) or _AGAIN.search(reading.text, act.start, stop)
    if not found or ("ال" not in found[0] and not found[0].startswith("لل")):
        return None
    if any(start <= found.start() < end for start, end in heads):
        return None
    after = found.end()
    named = [
        m
        for m in within(reading.places, found.start(), after + 30)
        if not _BARE_KIND.fullmatch(reading.text, m.start, m.end)
    ]
    if any(m.head <= after + 1 and m.end > after for m in named):
        return None
    before = [m for m in within(reading.places, max(0, act.start - _AGAIN_FAR), found.start()) if not m.dateline]
    called = [m for m in before if found["what"] in reading.text[max(0, m.start - 10) : m.start + 8].split()]
    alike = [m for m in before if level_of(reading, m) in _LEVELS.get(found["what"], ())]
    return next(reversed(called or alike), None)


def _with_holder(reading: Reading, named: Mention) -> list[Mention]:
    """A place taken up again, with the one that was named as holding it: «بوابة X جنوبي Y»."""
    after = [m for m in within(reading.places, named.end, named.end + 30) if m.head - named.end <= 1 and not m.joined]
    return [named, *(m for m in after[:1] if m.relation in ("in", "direction", "near"))]
