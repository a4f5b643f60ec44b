"""The words of a sentence that name acts: which of them hold in their surroundings, and which together are one act.

A light verb goes with its noun («carried out an airstrike»), a noun with the verb that says what it hit («strikes hit
a market»), a passive with the noun that did it («was hit by shelling»). Refuses words that their neighbours make
something else: prison raids of the mind, strikes of workers, talks about shelling.
"""

import re
from collections.abc import Callable, Sequence

from tawthiq.extraction.english.voice import is_finite, is_verb, voice_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, Span, short_heads
from tawthiq.language.lexicon import Match

BREAK = re.compile(r"[.;!?\n](?=\s|$)")
"""Where a clause is over for sure."""

_AND_OTHER = re.compile(r"[;:]|\b(?:while|whereas|but|after|before|when|although|though|since|because|until|as)\b")
_BY = re.compile(
    r"\s*(?:\w+ly |again |late |overnight |\w+day )*(?:in|by|with|during|under|amid|from|to|by means of)\b[^,;:]{0,60}$"
)
_AID = re.compile(
    r"\b(?:aid|relief|humanitarian|food|medic\w+|suppl\w+|fuel|flour|parcels?|assistance|convoys?|trucks?)\b"
)
_REMNANTS = re.compile(
    r"\b(?:remnants? of|fears? of|threat of|despite|against|sounds? of|stop|halt|end|ending|"
    r"war crime of)(?: the| further)? $"
)
_SUPERLATIVE = re.compile(r"\b(?:one of|among) the (?:\w+ )?(?:\w+est|most \w+)(?: \w+)? $")
_BODY = re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?)\b")
_BACKING = re.compile(r"\b(?:backed|supported|covered) by(?: [\w-]+){0,3} $")
_AS_VERB = re.compile(r"\b(?:to|will|would|could|may|might|can|must|they|we|it|he|she|who|which|that|not|also) $")
_THE = re.compile(r"\b(?:the|an?|this|that|its|their|his|of|no|any|each|another) $")
_NOUN_AFTER = re.compile(
    r" (?:site|victims?|survivors?|zones?|warnings?|sirens?|monitors?|shelters?|plans?|capabilit\w+|"
    r"programme|program|campaigners?|crimes?|positions?|season|vehicles?|age|cent(?:re|er)s?|facilit\w+|camps?)\b"
)
_ENDURED = frozenset({"strike", "strikes"})
_WORKERS = re.compile(
    r"\b(?:general|hunger|workers?|teachers?|doctors?|rail|union) $|^ (?:by workers|over pay|action)\b"
)
_ON_STRIKE = re.compile(
    r"\b(?:unions?|workers?|teachers?|nurses|drivers|miners|pay|wages)\b[^.;]{0,60}\b(?:join\w*|call\w* (?:off|for)|"
    r"suspend\w*|end\w*|on|stag\w+|began|launched)(?: (?:the|an?|their))?(?: \w+)? $"
)
_SAID = re.compile(r"\b(?:said|says?|told|that|reported|announced)\b")


class _Words:
    """A trigger and the words around it in its sentence."""

    __slots__ = ("after", "before", "match", "reading", "span")

    def __init__(self, reading: Reading, match: Match, span: Span) -> None:
        text = reading.text
        self.reading, self.match, self.span = reading, match, span
        self.after = text[match.end : min(span[1], match.end + 70)]
        self.before = text[max(span[0], match.start - 40) : match.start]

    def near(self, lexicon: str, before: int, after: int) -> list[Match]:
        """Matches of a lexicon so many letters around the trigger, in its sentence."""
        first, last = max(self.span[0], self.match.start - before), min(self.span[1], self.match.end + after)
        return within(self.reading.of(lexicon), first, last)

    @property
    def weak(self) -> bool:
        return bool(self.match.sense.get("strength") == "weak")


def _has_party(words: _Words) -> bool:
    text = words.reading.text
    near = [m for m in words.near("actors", 70, 70) if m.sense.get("belligerent") or m.sense.get("adjective_of")]
    return any(not _SAID.search(text, min(m.end, words.match.end), max(m.start, words.match.start)) for m in near)


def _is_territorial(words: _Words) -> bool:
    if not words.weak:
        return True
    if re.search(r"\b(?:who|which|that) $", words.before):
        return False
    subject = re.search(
        r"\b(?:town|city|village|base|area|district|capital)s? (?:was|were|has been|had been) $", words.before
    )
    if subject and is_verb(words.match):
        return True
    place = within(words.reading.places, words.match.end, min(words.span[1], words.match.end + 45))
    return bool(place or any(m.sense.get("role") == "level" for m in words.near("levels", 0, 30))) and _has_party(words)


def _is_displacement(words: _Words) -> bool:
    if any(m.sense.code == "farmland" for m in words.near("objects", 0, 36)) and is_verb(words.match):
        return False
    if words.match.form.shape in ("word", "noun") and words.reading.text.startswith("displaced", words.match.start):
        return False
    match, reading = words.match, words.reading
    if re.search(r"\b(?:the|for|of) $", words.before) and is_verb(match):
        return False
    if match.form.shape == "past" and re.match(
        r" (?:people|persons?|families|residents|civilians|women|men|children|communit\w+|populations?)\b", words.after
    ):
        return not re.search(
            r"(?:\d+|\w+ing|[a-z]+ty|two|three|four|five|six|seven|eight|nine|ten|several|many|"
            r"some|the|of|for|other|\w+ly) $",
            words.before,
        ) and not match.sense.get("voice")
    if not words.weak:
        return True
    if any(m.sense.get("role") == "toll" for m in within(reading.of("outcomes"), match.start, match.start + 1)):
        return bool(re.match(r" (?:their|the) (?:homes?|houses|village|town|city|area|camp|country)\b", words.after))
    return bool(words.near("people", 50, 0) and within(reading.places, match.end, match.end + 40))


def _is_of_aid(words: _Words) -> bool:
    """«blocked four lorries of flour», «a convoy with food was turned back»."""
    passive = voice_of(words.reading.text, words.match) == "passive"
    before = words.reading.text[max(words.span[0], words.match.start - 90) : words.match.start]
    return bool(_AID.search(words.after) or (passive and _AID.search(before)))


def _is_detention(words: _Words) -> bool:
    match = words.match
    if is_verb(match) and words.weak:
        after = within(words.reading.of("people", "levels"), match.end, min(words.span[1], match.end + 36))
        passive = voice_of(words.reading.text, match) == "passive" and bool(words.near("people", 60, 0))
        return passive or bool([m for m in after if m.form.shape == "noun"][:1] and after[0].sense.lexicon == "people")
    return not (words.weak and words.near("objects", 24, 0))


_TESTS: dict[str, Callable[[_Words], bool]] = {
    "territorial_change": _is_territorial,
    "displacement": _is_displacement,
    "deployment": lambda words: not words.weak or (_has_party(words) and not words.near("objects", 0, 0)),
    "aid_obstruction": lambda words: not words.weak or _is_of_aid(words),
    "aid_delivery": lambda words: not words.weak or bool(_AID.search(words.after) or _AID.search(words.before)),
    "negotiation": lambda words: not words.weak or bool(re.match(r"(?: \w+){0,3} (?:between|with)\b", words.after)),
    "agreement": lambda words: (
        not words.weak or (bool(re.match(r"(?: \w+){0,4} (?:between|with|to)\b", words.after)) and _has_party(words))
    ),
    "detention": _is_detention,
    "siege": lambda words: not words.weak or (_has_party(words) and is_verb(words.match)),
    "shooting": lambda words: not words.weak or bool(words.near("outcomes", 80, 80)),
    "rescue": lambda words: (
        not _BODY.search(words.before + words.after[:30])
        and (not words.weak or bool(words.near("outcomes", 60, 60) or words.near("people", 40, 40)))
    ),
    "evacuation": lambda words: not words.weak or bool(words.near("people", 60, 60)),
    "protest": lambda words: not words.weak,
    "torture": lambda words: True,
}
_FLYING = frozenset({"aircraft", "helicopter", "drone", "missile", "rocket", "guided_missile"})


def _downs(words: _Words) -> bool:
    """Whether something that flies is what a word brings down."""
    before = 50 if voice_of(words.reading.text, words.match) == "passive" or not is_verb(words.match) else 0
    near = [m for name in ("platforms", "munitions") for m in words.near(name, before, 44)]
    flying = [m for m in near if m.sense.code in _FLYING and (before or m.start > words.match.end)]
    return bool(flying)


def _is_a_person(reading: Reading, match: Match) -> bool:
    """«two detainees», «12 displaced people»: the word is a person whom something was done to, no act."""
    if is_verb(match):
        return False
    persons = within(reading.of("outcomes"), match.start, match.end)
    return any(
        m.sense.get("role") == "person" and m.sense.get("strength") is None and m.form.shape == "noun" for m in persons
    )


def _refused(reading: Reading, match: Match, span: Span) -> str | None:
    """Why a word does not hold in its surroundings; None where it does."""
    inside = within(reading.of("actors"), match.start - 40, match.end)
    if not is_verb(match) and any(a.start <= match.start and a.end >= match.end for a in inside):
        return "in_a_name"
    if reading.text[match.start - 1 : match.start] == "-" or _is_a_person(reading, match):
        return "other_sense"
    words = _Words(reading, match, span)
    named = [
        p for p in within(reading.places, match.start - 40, match.end) if p.start <= match.start and match.end <= p.end
    ]
    if named and not is_verb(match):
        return "in_a_name"
    if _SUPERLATIVE.search(words.before):
        return "other_sense"
    if match.form.shape == "present" and re.search(r"\b(?:who|which|that) $", words.before):
        return "habit"
    if match.form.shape == "present" and not _AS_VERB.search(words.before):
        things = within(reading.of("objects", "munitions"), match.start - 30, match.start + 1)
        doer = [a for a in words.near("actors", 30, 0) if a.end == match.start - 1 and not a.sense.get("adjective_of")]
        if _THE.search(words.before) or any(m.end == match.end and (m.start < match.start or not doer) for m in things):
            return "other_sense"
    if match.sense.get("state") and words.weak and re.search(r"\b(?:who|which|that|areas?|territory) $", words.before):
        return "other_sense"
    if (kind := match.sense.get("with")) and not any(
        m.sense.code in (kind, "agreement") and m.start != match.start and not m.sense.get("with")
        for m in words.near("events", 80, 80)
    ):
        return "alone"
    if match.sense.get("downs") and not _downs(words):
        return "nothing_downed"
    if not is_verb(match):
        if _BACKING.search(words.before) or _REMNANTS.search(words.before) or _NOUN_AFTER.match(words.after):
            return "other_sense"
        if reading.text[match.start : match.end] in _ENDURED and (
            _WORKERS.search(words.before)
            or _ON_STRIKE.search(reading.text, span[0], match.start)
            or _WORKERS.search(words.after)
        ):
            return "other_sense"
    test = _TESTS.get(match.sense.code)
    return None if test is None or test(words) else "other_sense"


def triggers(reading: Reading, span: Span, sayings: Sequence[Saying]) -> list[Match]:
    """The triggers of a sentence, one at each place; verbs in the words that bring a saying are the saying's."""
    heads = [head for head in short_heads(sayings) if head[0] < span[1] and span[0] < head[1]]
    chosen: dict[int, Match] = {}
    near = within(reading.of("events"), *span)
    nouns = {(m.start, m.end) for m in near if m.form.shape == "noun"}
    for match in near:
        said = any(start <= match.start < end - 1 for start, end in heads)
        if reason := "in_a_saying" if said else _refused(reading, match, span):
            kind = None if match.sense.get("light") else match.sense.code
            reading.notes.drop("events", reason, match.start, match.end, kind)
            continue
        if (match.start, match.end) in nouns and match.form.shape in ("noun", "present"):
            verb = bool(_AS_VERB.search(reading.text, span[0], match.start))
            if verb != (match.form.shape == "present"):
                continue
        known = chosen.get(match.start)
        if known is None or (match.end, _rank(match)) > (known.end, _rank(known)):
            chosen[match.start] = match
    kept: list[Match] = []
    for start in sorted(chosen):
        match = chosen[start]
        if kept and kept[-1].end > start:
            if not match.sense.get("downs"):
                continue
            kept.pop()  # «were shot down» is no shooting
        kept.append(match)
    return kept


def _rank(match: Match) -> int:
    """Which of two readings of the same word says more."""
    sense = match.sense
    return 2 * (not sense.get("light")) + 4 * (not sense.get("effect")) + int(sense.get("strength") == "strong")


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


def _says_little(match: Match) -> bool:
    return bool(match.sense.get("light") or match.sense.get("generic"))


def _continues(text: str, group: list[Match], trigger: Match) -> bool:
    last = group[-1]
    gap = text[last.end : trigger.start]
    if len(gap) > 110 or BREAK.search(gap) or _AND_OTHER.search(gap):
        return False
    if bool(trigger.sense.get("with")) != bool(last.sense.get("with")) and len(gap) < 50:
        return True
    light, was_light = bool(trigger.sense.get("light")), all(m.sense.get("light") for m in group)
    noun, was_noun = not is_verb(trigger), not is_verb(last)
    if trigger.sense.get("effect") or last.sense.get("effect"):
        return _by_effect(text, last, trigger, gap)
    if not gap.strip(" -"):
        return _says_little(trigger) or _says_little(last) or trigger.sense.code == last.sense.code
    if was_light and not light:
        return ("," not in gap and " and " not in gap and len(gap) < 60) or bool(
            last.sense.get("delivers") and len(gap) < 30
        )
    if light and not was_light:
        return was_noun and len(gap) < 60 and "," not in gap and is_finite(text, trigger)
    same = trigger.sense.code == last.sense.code
    if was_noun and not noun and (trigger.sense.get("generic") or _says_little(last) or same):
        return _is_its_verb(text, trigger, gap)
    if not was_noun and noun and (last.sense.get("generic")):
        return bool(_BY.fullmatch(gap)) and voice_of(text, last) == "passive"
    if not was_noun and not noun and trigger.form.shape == "gerund":
        return (trigger.sense.code == last.sense.code or _says_little(trigger)) and len(gap) < 80 and " and " not in gap
    return False


def _is_its_verb(text: str, verb: Match, gap: str) -> bool:
    """«airstrikes on the town hit a school», «shelling that struck …»: the noun is the verb's subject."""
    if voice_of(text, verb) == "passive" and not re.search(r"\b(?:that|which)\b", gap):
        return False
    return "," not in gap.rstrip(", ") or bool(re.search(r", which ", gap)) or verb.form.shape == "gerund"


def _by_effect(text: str, last: Match, trigger: Match, gap: str) -> bool:
    """«artillery fire claimed the lives», «killed in an airstrike»: harm told with the act that did it."""
    return False
