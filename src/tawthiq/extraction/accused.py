"""Whom the report holds responsible for an act: its doer by grammar, the parties of a clash, the accused of an accusation.

Reads active and passive grammar («قصفت قوات X»، «قصف X»، «على يد X»، «التابعة لـ X»، «طائرات X»), and a doer that only a
pronoun names («مقاتلونا»، «طائراتها»). Refuses names that are targets, allies or speakers.
"""

import re
from collections import Counter

from tawthiq.extraction.acts import FACELESS, Act
from tawthiq.extraction.attribution import Saying
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_PARTIES = frozenset({"clash", "negotiation", "agreement"})
_BY = re.compile(
    r"(?<!\w)(?:علي يد|علي ايدي|بايدي|بيد|من قبل|من طرف|من جانب|بواسطه|(?:ال)?تابع\w*(?: الي)?|مسووليه|زرع\w*|اطلقت?ه?ا?م?|"
    r"نفذ\w*|شن\w*|ارتكب\w*|الق\w*|المنسوبه? ل\w*|بنيران|برصاص|بنار|بقصف|بغاره|بغارات|من مواقع|من مناطق سيطره|ل(?:تنظيم|قوات|جيش|طائرات|طيران|مليشيا\w*|ميليشيا\w*|فصائل)\s*[«“]?)\s*\w{0,2}$"
)
_AGAINST = re.compile(
    r"(?<!\w)(?:ضد|مواقع|مقرات?|مقار|نقاط|تجمعات?|تجمع|من عناصر|عناصر من|عنصرا? من|مستهدف\w*|في صفوف|الموالي\w*(?: ل)?|حليف\w*|سيطره|مناطق|المدعوم\w* من|"
    r"المدعوم\w*|بدعم(?: من)?|لمواقع|مواقعا?|سجون|بلده|مدينه|رفضت\w*|من سيطره|شبيحه)\s*\w{0,2}$"
)
_PRISON = re.compile(r"(?<!\w)\w{0,3}(?:سجون|سجن|معتقلات|افرع|فرع|اقبيه|حواجز|حاجز)\s*$")
_FORCES = re.compile(r"(?<!\w)\w{0,3}(?:قوات|طائرات|طاير\w*|طيران|مقاتل|مقاتلات|مدفعيه|جيش|سلاح|زوارق|مسير\w*|مروحي\w*|دوري\w*|مليشيا\w*|ميليشيا\w*|عناصر|مسلح\w*|جنود|دبابات|راجمات|صواريخ|غار\w+|قصف\w*|ضرب\w+|هجوم|هجمات|عدوان|القوات|الطيران|الطائرات|الحربي\w*|المسير\w*)\s+(?:\w+ي?ه?\s+){0,2}و?$")
_OWN_FORCES = re.compile(r"(?<!\w)(?:و|ف|ب|ل)*(?:قوات|طائرات|مقاتلي|مقاتلو|مجاهدي|مجاهدو|سلاح|مدفعيت|عناصر|جنود|طيران|مسلحي|مسلحو|مسيرات)(?:نا|ها|ه|هم)(?!\w)")
_FILLERS = re.compile(
    r"(?:[\s«»\"“”]|(?<!\w)(?:من|ل|مره|جديده?|عنيفه?|كثيفه?|مكثفه?|واسعه?|متتاليه|متزامنه|عده|امس|اليوم|فجر|صباح|مساء|ظهر|"
    r"يوم|ليل|ايضا|مجددا|قبل|قليل|قد|قوات|القوات|طائرات?|الطائرات?|حربيه?|الحربيه?|مروحيه?|طيران|الطيران|سلسله|موخرا|عصر|حاجز|عناصر|مجموعه|دوريه|خلايا|مسلحون|مسلحو|"
    r"\w+ا|\w*يه|\w*ي)(?!\w))*"
)
_STOP = re.compile(r"[.؛:]")


def accuse(reading: Reading, act: Act, acts: list[Act], sayings: list[Saying]) -> None:
    """Fill in the perpetrators of `act`; `acts` are those of its sentence before it."""
    if act.type in FACELESS:
        return
    named = [
        m for m in within(reading.of("actors"), *act.window)
        if _can_do(m) and not any(s.head[0] <= m.start < s.head[1] for s in sayings) and not _speaks(act, m) and not _is_only_place(reading, m, act)
    ]
    found = _parties(reading, act, named) if act.type in _PARTIES or _of_parties(act) else _doers(reading, act, named)
    act.support += found
    act.perpetrators = list(dict.fromkeys(name for match in found for name in actor_names(reading, match)))
    if not act.perpetrators and act.agentive:
        act.perpetrators = _understood(reading, act, acts)


def _speaks(act: Act, match: Match) -> bool:
    """Whether the name stands before the words said, as their speaker does."""
    saying = act.saying
    if saying is None or not saying.matches or saying.matches[0].sense.code in ("accuse", "attribution"):
        return False
    return match.start < saying.start


def _is_only_place(reading: Reading, match: Match, act: Act) -> bool:
    """A country or capital that the report names as a place, not as a doer."""
    if not match.sense.get("place"):
        return False
    mention = next(iter(within(reading.places, match.first, match.end)), None)
    if mention is None:
        return False
    return mention.dateline or mention.relation in ("in", "near", "from", "to", "on") and act.type not in _PARTIES and not _of_parties(act)


def _can_do(match: Match) -> bool:
    return bool(match.sense.get("belligerent") or match.sense.get("adjective_of"))


def _of_parties(act: Act) -> bool:
    return any(m.sense.get("agent") == "parties" for m in act.triggers)


def _parties(reading: Reading, act: Act, named: list[Match]) -> list[Match]:
    return [
        m for m in named
        if abs(m.start - act.start) < 140 and not _STOP.search(reading.text, min(m.end, act.end), max(m.start, act.start)) and _is_name(reading, m)
        and (m.start > act.start or act.main.form.shape in ("past", "present") or m.end > act.start - 40)
    ]


def _is_name(reading: Reading, match: Match) -> bool:
    """An adjective is an actor only beside its arms or forces; a name always."""
    if not match.sense.get("adjective_of"):
        return True
    if any(m.end == match.first - 1 for name in ("objects", "people") for m in within(reading.of(name), match.first - 20, match.first)):
        return False
    before = reading.text[max(0, match.first - 40) : match.first] + match.prefix
    return bool(_FORCES.search(before.removesuffix("ال")) or _FORCES.search(before)) or any(
        p.end >= match.first - 2 for p in within(reading.of("platforms"), match.first - 30, match.first)
    )


def _doers(reading: Reading, act: Act, named: list[Match]) -> list[Match]:
    text = reading.text
    found: list[Match] = []
    for match in named:
        before = text[max(act.window[0], match.first - 30) : match.first]
        if found and match.first - found[-1].end < 4 and (match.prefix.startswith("و") or re.fullmatch(r"\s*(?:و|,|،)?\s*", text[found[-1].end : match.first])):
            if not match.sense.get("adjective_of") or found[-1].sense.get("adjective_of") or match.prefix.startswith("و"):
                found.append(match)
        elif match.start < act.start:
            gap = text[match.end : act.start]
            if len(gap) < 46 and not re.search(r"[،.؛:]", gap) and not re.search(r"(?<!\w)(?:في|ضد|الي|علي|عن|لدي|مع|بين|من|بسبب)\s+$", before) and _is_name(reading, match):
                if not _AGAINST.search(before) and not match.prefix.endswith(("ب", "بال")):
                    found.append(match)
        elif match.start < act.end:
            if _is_name(reading, match):
                found.append(match)
        elif _STOP.search(text, act.end, match.first):
            break
        elif act.type in ("torture", "detention", "execution") and _PRISON.search(before):
            found.append(match)
        elif _BY.search(before + match.prefix) and not _AGAINST.search(before):
            found.append(match)
        elif _AGAINST.search(before) or match.prefix.endswith(("ب", "بال")):
            continue
        elif (adjacent(reading, act.end, match.first) and not _is_object(reading, act, match)) or _owned_platform(reading, act, match):
            found.append(match)
    return found


def _is_object(reading: Reading, act: Act, match: Match) -> bool:
    """«استهدف الطيران قوات X»: behind a doer with the article, a name is what was hit."""
    if match.sense.get("adjective_of") or match.prefix.startswith(("ل", "لل")) or act.main.form.shape not in ("past", "present"):
        return False
    doers = [p for name in ("platforms", "actors") for p in within(reading.of(name), act.end, match.first) if p.definite or p.sense.lexicon == "actors"]
    return bool(doers) and not match.prefix.startswith("و")


def adjacent(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but adjectives, platforms, munitions, numbers and dates stands between an act and a name."""
    if start > end or end - start > 70:
        return False
    position, text = start, reading.text
    known = sorted(
        [(m.first, m.end) for name in ("platforms", "munitions", "events") for m in within(reading.of(name), start, end)]
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
    before = [p for p in within(reading.of("platforms"), act.window[0], match.first) if p.end >= match.first - 16]
    return any(adjacent(reading, p.end, match.first) for p in before)


def _understood(reading: Reading, act: Act, acts: list[Act]) -> list[str]:
    """The doer that a pronoun, an accusation or the verb's person takes from the words before."""
    text = reading.text
    saying = act.saying
    if saying and any(m.sense.code == "accuse" for m in saying.matches):
        speaker = saying.speaker.name or saying.speaker.role or ""
        accused = [m for m in within(reading.of("actors"), saying.head[0], act.start) if _can_do(m) and reading.quote(m.start, m.end) not in speaker]
        if accused:
            return list(dict.fromkeys(n for m in accused[-2:] for n in actor_names(reading, m)))
    if saying and (own := _OWN_FORCES.search(text, max(act.window[0], act.start - 50), min(act.window[1], act.end + 40))):
        speakers = _speaker_actors(reading, saying)
        if speakers and (own[0].endswith("نا") or saying.denies or own.start() - saying.start < 60):
            return speakers
    if saying and saying.denies:
        return _speaker_actors(reading, saying)
    verb = act.main.form.shape in ("past", "present")
    owned = act.main.form.possessed and not verb
    if owned or (verb and act.main.form.possessed):
        before = [m for m in within(reading.of("actors"), max(0, act.start - 300), act.start) if m.sense.get("belligerent")]
        if owned and before:
            return actor_names(reading, before[-1])
    if verb and acts and acts[-1].perpetrators and act.start - acts[-1].end < 120 and re.search(r"(?<!\w)(?:و|ف|كما)", text[acts[-1].end : act.start + 1]):
        return list(acts[-1].perpetrators)
    return []


def _speaker_actors(reading: Reading, saying: Saying) -> list[str]:
    speakers = [m for m in within(reading.of("actors"), saying.head[0] - 60, saying.head[1] + 1) if m.sense.get("belligerent") and m.start >= saying.head[0] - 60]
    named = [m for m in speakers if reading.quote(m.start, m.end) in f"{saying.speaker.name} {saying.speaker.role}"]
    return list(dict.fromkeys(n for m in named for n in actor_names(reading, m)))


def actor_names(reading: Reading, match: Match) -> list[str]:
    """The canonical names behind a match; a word such as «التحالف» takes the candidate that the report speaks of."""
    sense = match.sense
    if sense.get("adjective_of"):
        return [str(sense.get("adjective_of"))]
    candidates = sense.get("candidates")
    if not candidates:
        return [sense.code]
    named = Counter(m.sense.code for m in reading.of("actors") if not m.sense.get("candidates"))
    for candidate in candidates:
        if named.get(candidate):
            return [candidate]
    country = reading.country
    return [next((c for c in candidates if country and country in reading.countries_of.get(c, ())), candidates[0])]
