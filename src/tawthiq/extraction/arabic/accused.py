"""Whom the report holds responsible for an act: its doer by grammar, or the parties of a clash.

Reads active and passive grammar («قصفت قوات X»، «قصف X»، «على يد X»، «التابعة لـ X»، «طائرات X»); `understood` reads a
doer that the clause itself does not name. Refuses names that are targets, allies or speakers, and
countries where something was.
"""

import re

from tawthiq.extraction.actors import actor_names, can_do
from tawthiq.extraction.acts import FACELESS, Act
from tawthiq.extraction.arabic.objects import ATTACKERS
from tawthiq.extraction.arabic.triggers import is_finite
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying
from tawthiq.language.lexicon import Match

SIDES = re.compile(r"(?<!\w)\w{0,2}ال(?:طرف|جانب|وفد)(?:ان|ين)?(?!\w)")
"""«الطرفان»: parties that only an earlier sentence names."""

_PARTIES = frozenset({"clash", "negotiation", "agreement"})
_HELD = frozenset({"torture", "detention", "execution"})
_WHERE = frozenset({"in", "near", "direction"})
"""Relations after which a country or capital is where something was, never who did it."""
_WHITHER = frozenset({"from", "to", "on", "of"})
"""Relations after which it is so unless it is a party, or the words before make it the doer."""

_BY = re.compile(
    r"(?<!\w)(?:علي يد|علي ايدي|بايدي|بيد|من قبل|من طرف|من جانب|بواسطه|(?:ال)?تابع\w*(?: الي)?|مسووليه|زرع\w*|"
    r"اطلقت?ه?ا?م?|نفذ\w*|شن\w*|ارتكب\w*|الق\w*|المنسوبه? ل\w*|"
    r"بنيران|برصاص|بنار|بقصف|بغاره|بغارات|من مواقع|من مناطق سيطره|"
    r"(?:جنود|عناصر|قوه|قوات|مجموعه|دوريه|وحده|رتل|مسلحون|مسلحين|مقاتلون|مقاتلين|افراد) من|"
    r"(?:يعتقد|يرجح|يشتبه|يظن) ان\w+(?: تابع\w*)?|"
    r"ل(?:تنظيم|قوات|جيش|طايرات|طيران|مليشيا\w*|ميليشيا\w*|فصايل)\s*[«“\"]?)\s*\w{0,2}$"
)
"""What makes the name after it the doer."""
_AGAINST = re.compile(
    r"(?<!\w)(?:ضد|(?:مواقع|مناطق|نقاط|اماكن) (?:انتشار|تمركز|تواجد)|مواقعا?|لمواقع|مقرات?|مقار|نقاط|تجمعات?|تجمع|"
    r"من عناصر|عناصر من|عنصرا? من|مستهدف\w*|في صفوف|(?:ال)?موالي\w*(?: ل)?|حليف\w*|سيطره|من سيطره|مناطق|"
    r"(?:ال)?مدعوم\w*(?: من)?|بدعم(?: من)?|سجون|بلده|مدينه|رفضت\w*|شبيحه)\s*\w{0,2}$"
)
"""What makes the name after it a target, an ally or the holder of some ground."""
_SOURCE = re.compile(r"(?<!\w)(?:مصدره|مصدرها|انطلق\w* من|اطلق\w* من)(?: \w+){0,4}\s*\w{0,2}$")
"""Where fire came from: whoever holds that ground."""
_WHOSE = re.compile(r"\s*(?:ال)?تابع\w*\W*")
_WITH_ARMS_OF = re.compile(
    r"(?<!\w)(?:مدعوم\w*|بدعم|باسناد|ب?مساند\w*|بمشارك\w*)(?: من| جوي من)? ?"
    r"ب?(?:طيران|طاير\w*|مروحي\w*|مدفعيه|مسير\w*)\s*$"
)
"""«مدعومة بمروحيات X»: X takes part."""
_TAKEN_FROM = re.compile(r"(?<!\w)من\s*(?:قبضه |سيطره |يد |ايدي |تنظيم |عناصر |مسلحي |قوات )?\W*$")
"""«تحرير المدينة من X»: who lost the ground."""
_OWNED = re.compile(r"(?<!\w)(?:ال)?(?:تابع|مملوك|عايد)\w*(?: الي)?\s*\w{0,2}$")
_ADJECTIVE = 14
"""Letters of an adjective between a thing and whose it is."""
_DEAD_OF = re.compile(r"(?<!\w)(?:من|عناصر|جنود|مقاتلي|افراد|قيادي\w*|قتلي|قايد)\s+(?:\w+\s+)?\w{0,2}$")
"""«قتل ثلاثة من عناصر X بانفجار»: between a word of harm and the act's noun stands who was harmed."""
_PRISON = re.compile(r"(?<!\w)\w{0,3}(?:سجون|سجن|معتقلات|افرع|فرع|اقبيه|حواجز|حاجز)\s*$")
_FORCES = re.compile(
    r"(?<!\w)\w{0,3}(?:قوات|طاير\w*|طيران|مقاتل|مقاتلات|مدفعيه|جيش|سلاح|زوارق|مسير\w*|مروحي\w*|دوري\w*|مليشيا\w*|"
    r"ميليشيا\w*|عناصر|مسلح\w*|جنود|دبابات|راجمات|صواريخ|غار\w+|قصف\w*|ضرب\w+|هجوم|هجمات|عدوان|القوات|الطيران|"
    r"الحربي\w*|المسير\w*|السلطات|سلطات|وزاره الدفاع)\s+(?:\w+ي?ه?\s+){0,2}و?$"
)
"""Arms and forces, whose adjective is an actor («القوات الروسية»)."""
_THOUGHT = re.compile(r"(?:يعتقد|يرجح|يشتبه|يظن|يحتمل) (?:انه\w?|بانه\w?)(?: تابع\w*(?: ل)?)?\s*$")
_FILLERS = re.compile(
    r"(?:[\s«»\"“”]|(?<!\w)(?:من|ل|مره|جديده?|عنيفه?|كثيفه?|مكثفه?|واسعه?|متتاليه|متزامنه|عده|امس|اليوم|فجر|صباح|مساء|ظهر|"
    r"يوم|ليل|ايضا|مجددا|قبل|قليل|قد|قوات|القوات|طايرات?|الطايرات?|حربيه?|الحربيه?|مروحيه?|طيران|الطيران|سلسله|موخرا|عصر|"
    r"حاجز|عناصر|مجموعه|دوريه|خلايا|مسلحون|مسلحو|يعتقد|يرجح|انه|انها|"
    r"تنظيم|جماعه|حركه|حزب|مليشيا\w*|ميليشيا\w*|جرافات|اليات|بحريه|شرطه|مخابرات|استخبارات|حرس|وحدات|سلطات|امن|فصايل|كتايب|سرايا|لواء|مقاتلو|جنود|زوارق|مدفعيه|"
    r"\w+ا|\w*يه|\w*ي)(?!\w))*"
)
"""Words that may stand between an act and its doer."""
_OPENER = re.compile(
    r"(?<!\w)(?:تنظيم|جماعه|حركه|حزب|مليشيا\w*|ميليشيا\w*|قوات|عناصر|مسلحو|مسلحي|مقاتلو|مقاتلي)\s*[«\"“]?\s*$"
)
"""Words that open an actor's name: what stands before them governs it."""
_STOP = re.compile(r"[.؛:]|(?<!\w)(?:الا ان|غير ان|و?لكن|بينما|في حين)\w{0,3}(?!\w)")
_PAUSE = re.compile(r"[،.؛:]")
_GOVERNED = re.compile(r"(?<!\w)(?:في|ضد|الي|علي|عن|لدي|مع|بين|من|بسبب)\s+$")
_AND = re.compile(r"[\s«»\"“”]*(?:و|,|،)?[\s«»\"“”]*")
_BETWEEN = re.compile(r"(?<!\w)بين(?!\w)")
_FAR, _NEAR = 140, 46


def accuse(reading: Reading, act: Act, sayings: list[Saying]) -> None:
    """Fill in the perpetrators of `act` that its own clause names."""
    if act.type in FACELESS or act.main.sense.get("found"):
        return
    heads = [s.head for s in sayings if s.head[0] < act.window[1] and act.window[0] < s.head[1]]
    named = [
        m
        for m in within(reading.of("actors"), *act.window)
        if can_do(m)
        and not any(start <= m.start < end for start, end in heads)
        and not _speaks(act, m)
        and not _is_place(reading, m, act)
    ]
    found = _parties(reading, act, named) if _of_parties(act) else _doers(reading, act, named)
    act.support += found
    act.perpetrators = list(dict.fromkeys(name for match in found for name in actor_names(reading, match)))


def _speaks(act: Act, match: Match) -> bool:
    """Whether the name stands before the words said, as their speaker does."""
    saying = act.saying
    if saying is None or not saying.matches or saying.matches[0].sense.code in ("accuse", "attribution"):
        return False
    return match.start < saying.start


def _is_place(reading: Reading, match: Match, act: Act) -> bool:
    """Whether a name is of a place here: part of a longer place's name, or a country or capital where something was."""
    mention = next((m for m in within(reading.places, match.first - 30, match.end) if m.end > match.start), None)
    if mention is None:
        return False
    if not match.sense.get("place"):
        return mention.start < match.first and mention.end >= match.end and bool(mention.kind)
    if mention.dateline or mention.in_role or mention.relation in _WHERE or (mention.kind and mention.kind != "part"):
        return True
    if mention.relation not in _WHITHER:
        return False
    before = reading.text[max(act.window[0], match.first - 30) : match.first] + match.prefix
    return not (_of_parties(act) or _BY.search(before))


def _of_parties(act: Act) -> bool:
    return act.type in _PARTIES or any(m.sense.get("agent") == "parties" for m in act.triggers)


# --- parties --------------------------------------------------------------------------------------


def _parties(reading: Reading, act: Act, named: list[Match]) -> list[Match]:
    """Both sides; after «بين» only those that stand between it and the place."""
    text = reading.text
    start, end = _between(reading, act)
    return [
        m
        for m in named
        if start <= m.start < end
        and abs(m.start - act.start) < _FAR
        and _is_name(reading, m)
        and not _STOP.search(text, min(m.end, act.end), max(m.start, act.start))
        and (m.start > act.start or is_finite(act.main) or m.end > act.start - 40)
    ]


def _between(reading: Reading, act: Act) -> tuple[int, int]:
    """The stretch that names the parties."""
    between = _BETWEEN.search(reading.text, act.end, min(act.window[1], act.end + 60))
    if between is None:
        return act.window
    places = [m.head for m in within(reading.places, between.end(), act.window[1]) if m.relation in ("in", "near")]
    return between.end(), min(places, default=act.window[1])


def _is_name(reading: Reading, match: Match) -> bool:
    """An adjective is an actor only beside its arms or forces; a name always."""
    if not match.sense.get("adjective_of"):
        return True
    beside = [
        m for m in within(reading.of("objects", "people"), match.first - 20, match.first) if m.end == match.first - 1
    ]
    if any(m.sense.code not in ATTACKERS for m in beside):
        return False
    if any(e.end == match.first - 1 and not is_finite(e) for e in _nouns_before(reading, match)):
        return True
    before = reading.text[max(0, match.first - 40) : match.first] + match.prefix
    return bool(_FORCES.search(before.removesuffix("ال")) or _FORCES.search(before) or _THOUGHT.search(before)) or any(
        p.end >= match.first - 2 for p in within(reading.of("platforms"), match.first - 30, match.first)
    )


def _nouns_before(reading: Reading, match: Match) -> list[Match]:
    """The words of acts before an adjective: «الغزو الروسي»، «التوغلات الإسرائيلية»."""
    near = within(reading.of("events"), match.first - 40, match.first)
    return [m for m in near if m.sense.get("role") == "act" and not m.sense.get("light")]


# --- doers ----------------------------------------------------------------------------------------


def _doers(reading: Reading, act: Act, named: list[Match]) -> list[Match]:
    found: list[Match] = []
    for match in named:
        if match.start >= act.end and _STOP.search(reading.text, act.end, match.first):
            break
        if found and match.first - found[-1].end < 6 and _AND.fullmatch(reading.text, found[-1].end, match.first):
            if _is_joined(found[-1], match):
                found.append(match)
        elif _does(reading, act, match) and not (found and _is_object(reading, act, match)):
            if (
                found
                and found[-1].sense.get("candidates")
                and _WHOSE.fullmatch(reading.text, found[-1].end, match.first)
            ):
                found.pop()  # «الفصائل التابعة لـ X» are X
            found.append(match)
    return found


def _is_joined(last: Match, match: Match) -> bool:
    """«روسيا والنظام»، «قسد، التحالف»: two doers; «السورية الروسية» are not."""
    return not match.sense.get("adjective_of") or bool(last.sense.get("adjective_of")) or match.prefix.startswith("و")


def _before(reading: Reading, act: Act, match: Match) -> str:
    """The words before a name in the act's clause, without those that open the name."""
    before = reading.text[max(act.window[0], match.first - 44) : match.first]
    opener = _OPENER.search(before)
    return before[: opener.start()] if opener else before


def _does(reading: Reading, act: Act, match: Match) -> bool:
    """Whether one name is the act's doer: before it as a subject, within its words, or after it."""
    text = reading.text
    before = reading.text[max(act.window[0], match.first - 30) : match.first]
    against = bool(_AGAINST.search(before) or _AGAINST.search(_before(reading, act, match)))
    harmed = bool(_DEAD_OF.search(before)) and bool(act.triggers[0].sense.get("effect"))
    if match.start < act.start:
        gap = text[match.end : act.start].replace("، قد", " قد")
        free = not harmed and len(gap) < _NEAR and not _PAUSE.search(gap) and not _GOVERNED.search(before)
        return free and _is_name(reading, match) and not against and not match.prefix.endswith(("ب", "بال"))
    if match.start < act.end:
        return _is_name(reading, match) and not against and not harmed
    if act.main.sense.get("downs") and not _BY.search(before + match.prefix):
        return False
    if act.type in _HELD and _PRISON.search(before):
        return True
    if _SOURCE.search(before):
        return True
    if against or _owns_what_was_hit(reading, act, match):
        return False
    if act.type == "territorial_change" and _TAKEN_FROM.search(before + match.prefix):
        return False
    if _BY.search(before + match.prefix) or _BY.search(_before(reading, act, match)):
        return True
    if match.prefix.endswith(("ب", "بال")):
        return False
    beside = adjacent(reading, act.end, match.first) and not _is_object(reading, act, match)
    return beside or _owned_platform(reading, act, match)


def _owns_what_was_hit(reading: Reading, act: Act, match: Match) -> bool:
    """«استهدفت نقطة عسكرية تابعة لـ X»: X owns a thing, no arms or forces, behind the act."""
    start = max(act.end, match.first - 34)
    owned = _OWNED.search(reading.text[start : match.first] + match.prefix)
    if owned is None:
        return False
    at = start + owned.start()
    arms = within(reading.of("platforms"), at - 40, at)
    things = [m for m in within(reading.of("objects"), at - 40, at) if m.end >= at - _ADJECTIVE]
    return any(m.sense.code != "checkpoint" and not any(p.end > m.start for p in arms) for m in things)


def _is_object(reading: Reading, act: Act, match: Match) -> bool:
    """«استهدف الطيران قوات X»، «قصفت إسرائيل دمشق»: behind a doer, a name is what was hit."""
    if match.sense.get("adjective_of") or match.prefix.startswith(("ل", "لل", "و")) or not is_finite(act.main):
        return False
    if _WITH_ARMS_OF.search(reading.text, act.end, match.first):
        return False
    return any(
        p.definite or p.sense.lexicon == "actors"
        for p in within(reading.of("platforms", "actors"), act.end, match.first)
    )


def adjacent(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but adjectives, platforms, munitions, numbers and dates stands between an act and a name."""
    if start > end or end - start > 70:
        return False
    position, text = start, reading.text
    known = sorted(
        [(m.first, m.end) for m in within(reading.of("platforms", "munitions", "events"), start, end)]
        + [(d.start, d.end) for d in within(reading.dates, start, end)]
        + [(m.first, m.end) for m in within(reading.of("actors"), start, end)]
    )
    for first, last in known:
        if first < position:
            continue
        if not _FILLERS.fullmatch(text, position, first):
            return False
        position = last
    return bool(_FILLERS.fullmatch(text, position, end)) if position < end else True


def _owned_platform(reading: Reading, act: Act, match: Match) -> bool:
    """«طائرات حربية روسية»، «راجمات قوات النظام»: the platform's owner, wherever it stands in the act's clause."""
    before = [p for p in within(reading.of("platforms"), act.window[0], match.first) if p.end >= match.first - 30]
    return any(adjacent(reading, p.end, match.first) for p in before)
