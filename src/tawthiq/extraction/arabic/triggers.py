"""The words of a sentence that name acts: which of them hold in their surroundings, and which together are one act.

A light verb goes with its noun («شنت … غارة»), a noun with the verb that says what it hit («قصف … استهدف»). Refuses
words that their neighbours make something else: remnants of shelling, areas of control, bodies brought to a hospital.
"""

import re
from collections.abc import Callable, Sequence

from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, short_heads
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

BREAK = re.compile(r"[؛.!؟\n]")
"""Where a clause is over for sure."""

BATTLE = re.compile(r"(?:معرك|معارك|قتال|حرب|حروب)")
"""Names of fighting at large: an act only where it is said to have been fought."""

LED = re.compile(r"^.{0,24}?(?:التي|الذي)?\s*(?<!\w)(?:تقود|اطلق|اعلن|بدات|تشن|يشن|شنت)\w*")
"""A battle that somebody leads or announces is an operation."""

_RELATIVE = re.compile(r"(?<!\w)(?:الذي|التي|اللذان|اللذين|اللتان|اللتين|الذين|مما|ما)\s*$")
_COORDINATION = re.compile(r"(?<!\w)و")
_AND_OTHER = re.compile(r"(?<!\w)(?:كما|فيما|بينما|وقد|ثم|في حين|اذ|حيث|قبل ان|بعد ان)(?!\w)")
AID = re.compile(
    r"(?<!\w)\w{0,4}(?:مساعد|اغاث|اسعاف|غذا|تموين|مواد|دواء|ادويه|وقود|قافل|قوافل|شاحنات|سله|سلال|طحين|طبيه)"
)
_OUT_OF_SERVICE = re.compile(r"(?:عن|من) (?:ال)?خدم|(?:عن|من) العمل")
_REMNANTS = re.compile(r"(?<!\w)(?:من )?(?:ال)?مخلفات\s*\w{0,2}$")
_NOT_CONTROL = re.compile(
    r"(?<!\w)(?:عن|تحت|خارج|مناطق|اماكن|مواقع|نطاق|ل|الخاضعه|الواقعه|ضمن|منطقه|خاضعه)\s*(?:ل\w*\s*)?$"
)
_OFFERS = re.compile(r"[يت]?ت?قدم(?:ت|وا|ون)? (?:\w+ا|ل\w+|اي|كل)(?!\w)")
"""«تقدم دليلا»: who offers something takes no ground."""
_BODIES = re.compile(r"(?:\w+\s+){0,3}(?:ال)?(?:جثه|جثث|جثامين|جثمان|جثتي\w?|رفات|شهيد|شهداء|قتيل|قتلي|ضحايا|الضحايا)")
_ALIVE = re.compile(
    r"(?<!\w)(?:حيا|حيه|احياء|ناج\w*|علي قيد الحياه|عالق\w*|سالم\w*|طفل\w*|اطفال|اشخاص|شخصا?|"
    r"مدني\w*|عايله|امراه|رجلا?)(?!\w)"
)
_OF_WHOM = re.compile(r"\s+(?:ل|لل)\w")
_HIT_BEFORE = re.compile(r"(?<!\w)(?:و|ف)?(?:استهدف\w*|استهداف|طال\w*|قصف\w*|ضرب\w*|علي|اصاب\w*)\s*\w{0,2}$")
_STUCK = re.compile(r"عالق")
_RUBBLE = re.compile(r"انقاض|ركام|ردم")
_ADJECTIVE_OF = re.compile(r"(?<!\w)ال\w+\s+ال$")
_FOUGHT_BEFORE = re.compile(
    r"(?<!\w)\w{0,3}(?:اندلع\w*|دار\w*|تدور|شهد\w*|تجدد\w*|خاض\w*|خلال|اثناء|في|جراء|بعد)\s*\w{0,3}$"
)
_FOUGHT_AFTER = re.compile(r"^\s*(?:دار\w*|اندلع\w*|عنيفه|ضاريه|بين|مع)")
_FALLS = re.compile(r"سقوط|سقط|تساقط")
_TO_HOSPITAL = re.compile(
    r"(?:اسعف\w*|اسعاف\w*|نقل\w*|تنقل\w*)(?!\w).{0,60}?"
    r"(?:مشفي|مشافي|مستشفي\w*|مشاف|نقطه طبيه|نقاط طبيه|المركز الصحي|المراكز الصحيه|مصاب\w*|جرحي|جريح\w*)"
)
_AMBULANCE = re.compile(r"(?<!\w)(?:ال)?(?:سياره|سيارات|فرق|فريق|طواقم|طاقم|عربه|منظومه)\s*(?:ال)?$")
_BETWEEN = re.compile(r"(?:\s+\w+){0,2}\s+بين(?!\w)")
_FINITE = ("past", "present")


def is_finite(match: Match) -> bool:
    """Whether a trigger is a verb with a person."""
    sense = match.sense
    listed = match.form.shape == "word" and sense.get("role") == "verb" and not sense.get("light")
    return listed or match.form.shape in _FINITE


# --- which words hold -----------------------------------------------------------------------------


class _Words:
    """A trigger and the words around it in its sentence."""

    __slots__ = ("after", "before", "match", "reading", "span")

    def __init__(self, reading: Reading, match: Match, span: Span) -> None:
        text = reading.text
        self.reading, self.match, self.span = reading, match, span
        self.after = text[match.end : min(span[1], match.end + 60)]
        self.before = text[max(span[0], match.first - 24) : match.first] + match.prefix

    def near(self, lexicon: str, before: int, after: int) -> list[Match]:
        """Matches of a lexicon so many letters around the trigger."""
        return within(self.reading.of(lexicon), self.match.start - before, self.match.end + after)

    @property
    def weak(self) -> bool:
        return bool(self.match.sense.get("strength") == "weak")


def _is_rescue(words: _Words) -> bool:
    text, match = words.reading.text, words.match
    if _OUT_OF_SERVICE.search(words.after) or _AMBULANCE.search(words.before.removesuffix("ال")):
        return False
    if _BODIES.match(words.after.lstrip()) or _TO_HOSPITAL.search(
        text, match.start, min(words.span[1], match.end + 60)
    ):
        return False
    return not ("نتش" in text[match.start : match.end] and not _ALIVE.search(words.after))


def _is_evacuation(words: _Words) -> bool:
    text, match = words.reading.text, words.match
    purpose = words.weak and not is_finite(match) and (match.form.possessed or match.prefix in ("ل", "ول"))
    if _OUT_OF_SERVICE.search(words.after) or purpose:
        return False
    return not _TO_HOSPITAL.search(text, match.start, min(words.span[1], match.end + 60))


def _is_territorial(words: _Words) -> bool:
    if _FALLS.match(words.reading.text, words.match.start) and any(
        words.near(name, 0, 24) for name in ("munitions", "outcomes", "people", "platforms")
    ):
        return False
    if _OFFERS.match(words.reading.text, words.match.start):
        return False
    return not _NOT_CONTROL.search(words.before.removesuffix("ال"))


def _is_siege(words: _Words) -> bool:
    text, match = words.reading.text, words.match
    if _STUCK.match(text, match.start):
        return not (_RUBBLE.search(words.after) or text.startswith("عالقا", match.start))
    adjective = (
        match.definite and match.form.shape in ("word", "noun", "adjective") and _ADJECTIVE_OF.search(words.before)
    )
    return not adjective


def _is_clash(words: _Words) -> bool:
    match = words.match
    if is_finite(match) or not BATTLE.match(words.reading.text, match.start):
        return True
    if _FOUGHT_BEFORE.search(words.before) or _FOUGHT_AFTER.search(words.after[:24]) or LED.search(words.after[:50]):
        return True
    return bool(within(words.reading.dates, match.end, match.end + 40))


def _is_protest(words: _Words) -> bool:
    """No drones («مسيرات»), and no crowd that something hit («استهدف تجمعا لنازحين»)."""
    if any(m.sense.code == "drone" for name in ("platforms", "munitions") for m in words.near(name, 12, 0)):
        return False
    return not (words.weak and (_OF_WHOM.match(words.after) or _HIT_BEFORE.search(words.before.removesuffix("ال"))))


def _is_detention(words: _Words) -> bool:
    match = words.match
    if match.definite and any(
        m.sense.get("role") == "person" for m in within(words.reading.of("outcomes"), match.start, match.end)
    ):
        return False
    held = words.weak and not is_finite(match) and words.near("objects", 24, 0)
    return not held


def _is_deployment(words: _Words) -> bool:
    return not words.weak or any(m.sense.get("belligerent") for m in words.near("actors", 60, 60))


_TESTS: dict[str, Callable[[_Words], bool]] = {
    "rescue": _is_rescue,
    "evacuation": _is_evacuation,
    "territorial_change": _is_territorial,
    "siege": _is_siege,
    "clash": _is_clash,
    "protest": _is_protest,
    "detention": _is_detention,
    "deployment": _is_deployment,
    "aid_obstruction": lambda words: not words.weak or bool(AID.search(words.after)),
    "negotiation": lambda words: (
        not words.match.form.possessed and (not words.weak or bool(_BETWEEN.match(words.after)))
    ),
    "shooting": lambda words: not words.weak or bool(words.near("outcomes", 60, 60)),
    "shelling": lambda words: not _REMNANTS.search(words.before),
    "air_strike": lambda words: not _REMNANTS.search(words.before),
}


_FLYING = frozenset({"aircraft", "helicopter", "drone", "missile", "rocket", "guided_missile"})
_LAUNCHED = re.compile(r"(?: \w+){0,3} اطلق\w*")
_SUBJECT = re.compile(r"[\s\w]{0,40}")


def _downs(words: _Words) -> bool:
    """Whether something that flies is what a word brings down: «إسقاط 94 مسيرة»، «أسقطت الدفاعات الجوية مروحية»."""
    end = words.match.end
    flying = [
        m
        for name in ("platforms", "munitions")
        for m in words.near(name, -1, 44)
        if m.sense.code in _FLYING and m.form.shape == "noun"
    ]
    text = words.reading.text
    return any(
        not m.definite
        and m.first >= end
        and not m.prefix
        and _SUBJECT.fullmatch(text, end, m.first)
        and not _LAUNCHED.match(text, m.end)
        and not _is_subject(words, m)
        for m in flying
    )


def _is_subject(words: _Words, flying: Match) -> bool:
    """«أسقطت طائرات مساعدات»: what stands right after a feminine verb is what drops, not what falls."""
    match, text = words.match, words.reading.text
    return is_finite(match) and text[match.end - 1] == "ت" and not text[match.end : flying.first].strip()


def _beside(words: _Words, kind: str) -> bool:
    """Whether an act of a kind, or an agreement, stands near: «انهارت … هدنة»."""
    return any(
        m.sense.code in (kind, "agreement") and m is not words.match and not m.sense.get("with")
        for m in words.near("events", 60, 60)
    )


def _refused(reading: Reading, match: Match, span: Span) -> str | None:
    """Why a word does not hold in its surroundings; None where it does."""
    if not is_finite(match) and any(
        a.end >= match.end > match.start >= a.start for a in within(reading.of("actors"), match.start - 24, match.end)
    ):
        return "in_a_name"
    if match.form.shape == "past" and match.prefix.endswith(("ل", "ب", "ك")):  # «لنقل الوقود» is a noun
        return "other_sense"
    words = _Words(reading, match, span)
    if (kind := match.sense.get("with")) and not _beside(words, kind):
        return "alone"
    if match.sense.get("downs") and not _downs(words):
        return "nothing_downed"
    test = _TESTS.get(match.sense.code)
    return None if test is None or test(words) else "other_sense"


def triggers(reading: Reading, span: Span, sayings: Sequence[Saying]) -> list[Match]:
    """The triggers of a sentence, one at each place; verbs in the words that bring a saying are the saying's."""
    heads = [head for head in short_heads(sayings) if head[0] < span[1] and span[0] < head[1]]
    chosen: dict[int, Match] = {}
    for match in within(reading.of("events"), *span):
        if match.sense.get("role") != "act" and any(start <= match.start < end - 1 for start, end in heads):
            reading.notes.drop("events", "in_a_saying", match.start, match.end, _type(match))
            continue
        if reason := _refused(reading, match, span):
            reading.notes.drop("events", reason, match.start, match.end, _type(match))
            continue
        known = chosen.get(match.start)
        if known is None or (_rank(match), match.end) > (_rank(known), known.end):
            chosen[match.start] = match
    return [chosen[start] for start in sorted(chosen)]


def _type(match: Match) -> str | None:
    """The type of act that a word names; none where it goes with any."""
    return None if match.sense.get("light") else match.sense.code


def _rank(match: Match) -> int:
    """Which of two readings of the same word fits its article and preposition better."""
    sense = match.sense
    noun = sense.get("role") == "act" and not is_finite(match)
    verb = sense.get("role") == "verb"
    fits = noun if match.definite or match.prefix.endswith("ب") else verb or noun
    return 4 * bool(fits) + 2 * (not sense.get("light")) + int(sense.get("strength") == "strong")


# --- which are one act ----------------------------------------------------------------------------


def joined(text: str, found: Sequence[Match]) -> list[list[Match]]:
    """Triggers in groups, each of them one act."""
    groups: list[list[Match]] = []
    for trigger in found:
        if groups and _continues(text, groups[-1], trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return groups


def goes_off(text: str, noun: Match, verb: Match) -> bool:
    """«قذيفة انفجرت بالقرب منه»: a verb without «و» right after the munition that goes off or falls."""
    if (
        verb.prefix
        or not is_finite(verb)
        or is_finite(noun)
        or noun.definite
        or verb.sense.code not in ("explosion", "light")
    ):
        return False
    return 0 <= verb.first - noun.end < 20 and not BREAK.search(text, noun.end, verb.first)


def says_what_it_hit(text: str, noun: Match, verb: Match) -> bool:
    """«قصف … من قبل X، استهدف Y»: a verb without «و» that agrees with the noun of an attack before it."""
    if (
        verb.prefix
        or not is_finite(verb)
        or is_finite(noun)
        or not verb.sense.get("generic")
        or verb.sense.get("effect")
    ):
        return False
    gap = text[noun.end : verb.first]
    if len(gap) > 170 or BREAK.search(gap) or _AND_OTHER.search(gap) or ":" in gap:
        return False
    written = text[verb.start : verb.end]
    feminine = written.endswith("ت") or written.startswith("ت")
    plural = (
        noun.form.number in ("plural", "dual", "dual_or_plural")
        or text[noun.end - 1] == "ه"
        or (" " in text[noun.start : noun.end] and text[noun.start : noun.end].split()[0].endswith(("ه", "ات")))
    )
    return feminine == plural or gap.rstrip().endswith("،")


def _continues(text: str, group: list[Match], trigger: Match) -> bool:
    last = group[-1]
    gap = text[last.end : trigger.first]
    if len(gap) > 70 or BREAK.search(gap) or "(" in gap:
        return False
    sense, before = trigger.sense, last.sense
    light, was_light = bool(sense.get("light")), all(m.sense.get("light") for m in group)
    generic = bool(sense.get("generic")) or light
    was_generic = was_light or all(m.sense.get("generic") or m.sense.get("light") for m in group)
    if not generic and not was_generic:
        return trigger.first <= last.end + 1 and sense.code == before.code
    comma = "،" in gap or "," in gap
    if _RELATIVE.search(gap):
        return True
    if _AND_OTHER.search(gap) or trigger.prefix.startswith("و") or (comma and not was_light):
        return False
    if _COORDINATION.search(gap) and len(gap) > 30:
        return False
    verb_after_noun = is_finite(trigger) and not is_finite(last)
    if verb_after_noun and not last.definite:
        return len(gap) <= 40
    if trigger.form.possessed and is_finite(trigger):
        return True
    if was_light or light:
        return not comma or len(gap) < 25
    return "ب" in trigger.prefix or ("ل" in trigger.prefix and sense.code != "displacement")
