"""A doer that the act's clause does not name.

The accused of an accusation, the speaker of a claim, a threat or a denial, whoever «قواتنا»، «طائراتها» belong to, the
subject that stands before its clause, or that of the sentence before. Refuses to carry a subject on over a
paragraph, or to a verb that has one of its own.
"""

import re

from tawthiq.extraction.actors import actor_names, can_do, commanders
from tawthiq.extraction.acts import ATTACKS, FACELESS, PARTIES, Act
from tawthiq.extraction.arabic.accused import SIDES
from tawthiq.extraction.arabic.triggers import is_finite
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying
from tawthiq.language.lexicon import Match

_OWN_FORCES = re.compile(
    r"(?<!\w)(?:و|ف|ب|ل)*(?:قوات|طايرات|مقاتلي|مقاتلو|مجاهدي|مجاهدو|سلاح|مدفعيت|عناصر|جنود|طيران|مسلحي|مسلحو|مسيرات|"
    r"وحدات|دفاعات|كتايب|سرايا|صواريخ|بحريت)"
    r"(?:نا|ها|ه|هم)(?!\w)"
)
_FEMININE = re.compile(r"ت(?:ه|ها|هم|هما)?$|^ت")
_PLURAL = re.compile(r"(?:وا|وه|وها|وهم|ون)$")
_JOINT = re.compile(r"(?<!\w)(?:و|ف|كما|ثم|حيث|اذ)")
_ALSO = re.compile(r"(?<!\w)(?:ب?الاضافه الي|اضافه الي|فضلا عن|الي جانب|علاوه علي)\s*(?:\w+\s+)?$")
"""Words that add a noun to what the same doer did."""
_TOPIC = re.compile(r"[\W\d]*(?:و|ف)?(?:ان|بان|فان)?\s*(?:قوات|ميليشيا\w*|مليشيا\w*|تنظيم|جماعه|حركه)?\W*\w{0,2}$")
_WORD = re.compile(r"\w+")
_CLAIMS = ("announce", "threaten")
_CLAIM_NEAR, _JOINED, _TOLD_AGAIN, _COUPLED = 30, 200, 80, 14
_OPPONENTS = 24
_WITH = re.compile(r"\s*(?:\w+ )?مع\s+$")
_ASIDE = re.compile(r"،[^،.؛\n]{0,60}،")
_PAUSE = re.compile(r"[،.؛:\n]")
_GOVERNED = re.compile(r"(?<!\w)(?:في|ضد|الي|علي|عن|لدي|مع|بين|من|بسبب|احد|بعض)\s+$")


def understand(reading: Reading, act: Act, earlier: list[Act]) -> None:
    """Fill in the perpetrators of an act whose clause names none; `earlier` are the acts told before it."""
    before = earlier[-1] if earlier else None
    if act.type in PARTIES and not act.perpetrators and SIDES.search(reading.text, *act.window):
        act.perpetrators = next((list(e.perpetrators) for e in reversed(earlier) if len(e.perpetrators) > 1), [])
    if act.type == "clash" and len(act.perpetrators) == 1 and act.saying:
        act.perpetrators = list(dict.fromkeys([*_own_forces(reading, act, act.saying), *act.perpetrators]))
    if act.type == "clash" and len(act.perpetrators) == 1:
        act.perpetrators = list(dict.fromkeys([*act.perpetrators, *_opponents(reading, act, earlier)]))
    if act.type in FACELESS or act.perpetrators or not act.agentive:
        return
    act.perpetrators = (
        _of_saying(reading, act)
        or _owner(reading, act)
        or _joined_subject(reading, act, before)
        or _topic(reading, act)
        or _told_again(reading, act, earlier)
        or _carried(reading, act, before)
    )


# --- from the saying ------------------------------------------------------------------------------


def _of_saying(reading: Reading, act: Act) -> list[str]:
    saying = act.saying
    if saying is None:
        return []
    if any(m.sense.code == "accuse" for m in saying.matches):
        return _accused(reading, act, saying)
    if own := _own_forces(reading, act, saying):
        return own
    return _speakers(reading, saying) if saying.denies or _is_claim(act, saying) else []


def _own_forces(reading: Reading, act: Act, saying: Saying) -> list[str]:
    """«قواتنا»، «طائراتها» in what somebody says: the speaker's."""
    own = _OWN_FORCES.search(reading.text, max(act.window[0], act.start - 50), min(act.window[1], act.end + 40))
    if own and (own[0].endswith("نا") or saying.denies or own.start() - saying.start < 60):
        return _speakers(reading, saying)
    return []


def _accused(reading: Reading, act: Act, saying: Saying) -> list[str]:
    """Those between the verb of accusing and the act, the accuser left out."""
    speaker = saying.speaker.name or saying.speaker.role or ""
    found = [
        m
        for m in within(reading.of("actors"), saying.head[0], act.start)
        if can_do(m) and reading.quote(m.start, m.end) not in speaker
    ]
    return _names(reading, found[-2:])


def _is_claim(act: Act, saying: Saying) -> bool:
    """«تبنى X تفجيرا»، «أعلن X السيطرة على»، «هدد X باستهداف»: the act is the speaker's own."""
    first = act.triggers[0]
    if is_finite(first) or not any(m.sense.code in _CLAIMS for m in saying.matches):
        return False
    return saying.start <= first.first + 3 and first.first - saying.start < _CLAIM_NEAR


def _speakers(reading: Reading, saying: Saying) -> list[str]:
    """The belligerents that a saying's speaker names."""
    spoken = f"{saying.speaker.name} {saying.speaker.role}"
    found = [
        m
        for m in within(reading.of("actors"), saying.head[0] - 60, saying.head[1] + 1)
        if reading.quote(m.start, m.end) in spoken
    ]
    return list(dict.fromkeys(name for m in found for name in commanders(reading, m)))


def _names(reading: Reading, matches: list[Match]) -> list[str]:
    return list(dict.fromkeys(name for m in matches for name in actor_names(reading, m)))


# --- from the words before ------------------------------------------------------------------------


def _owner(reading: Reading, act: Act) -> list[str]:
    """«قصفها»، «هجماته»: the belligerent named last."""
    if not act.main.form.possessed or is_finite(act.main):
        return []
    before = [m for m in within(reading.of("actors"), max(0, act.start - 300), act.start) if m.sense.get("belligerent")]
    return actor_names(reading, before[-1]) if before else []


def _joined_subject(reading: Reading, act: Act, before: Act | None) -> list[str]:
    """«قصفت القوات … واعتقلت»: the subject of the verb before, in the same sentence."""
    if before is None or before.sentence != act.sentence or act.start - before.end >= _JOINED:
        return []
    if _ALSO.search(reading.text, before.end, act.triggers[0].first):
        return list(before.perpetrators)
    if not is_finite(act.main):
        near = act.triggers[0].prefix == "و" and act.triggers[0].first - before.end < _COUPLED
        return list(before.perpetrators) if near and before.type in ATTACKS | {"detention"} else []
    act.doer_of = before.doer_of
    return list(before.perpetrators) if _JOINT.search(reading.text, before.end, act.start + 1) else []


def _topic(reading: Reading, act: Act) -> list[str]:
    """«إن قوات X، بعد ساعات …، قصفت»: the name that opens the clause of a verb without a subject."""
    verb = act.triggers[0]
    named = (within(reading.of(name), verb.end, verb.end + 5) for name in ("actors", "platforms", "people"))
    if not is_finite(verb) or verb.sense.get("effect") or any(named):
        return []
    start = act.saying.start if act.saying and act.saying.start < act.start else act.sentence[0]
    opening = next((m for m in within(reading.of("actors"), start, act.start) if m.sense.get("belligerent")), None)
    if opening is None or opening.sense.get("place") or not _TOPIC.fullmatch(reading.text, start, opening.start):
        return []
    return actor_names(reading, opening)


def _opponents(reading: Reading, act: Act, earlier: list[Act]) -> list[str]:
    """«اشتبكت القوة مع المهاجمين»: who did the attack told before."""
    fighters = within(reading.of("people"), act.end, act.end + _OPPONENTS)
    met = (m for m in fighters if m.sense.code == "combatants" and m.definite and m.form.number != "singular")
    if not any(_WITH.search(reading.text, act.end, m.first) for m in met):
        return []
    return next((list(e.perpetrators) for e in reversed(earlier) if e.type in ATTACKS - {"clash"}), [])


def _told_again(reading: Reading, act: Act, earlier: list[Act]) -> list[str]:
    """«المهاجمون»، «الجنود»، «القوة» as the subject of a verb: who did what was told before."""
    verb, text = next((m for m in act.triggers if is_finite(m)), None), reading.text
    if verb is None:
        return []
    words = within(reading.of("people", "context"), max(act.window[0], verb.first - _TOLD_AGAIN), verb.end + 4)
    for match in words:
        fighters = match.sense.code == "combatants" and match.definite and match.form.number != "singular"
        if not (fighters or match.sense.code == "same_force") or match.prefix.strip("وفال"):
            continue
        gap = _ASIDE.sub("", text[match.end : verb.first])
        if match.start > verb.start or not (_PAUSE.search(gap) or _GOVERNED.search(text, act.window[0], match.first)):
            done = [e for e in earlier if e.type in ATTACKS or e.type in ("deployment", "detention")]
            act.doer_of = done[-1] if done else None
            return list(done[-1].perpetrators) if done else []
    return []


def _carried(reading: Reading, act: Act, before: Act | None) -> list[str]:
    """The doer of the act of the sentence before, for a verb without a subject in the same paragraph."""
    first = act.triggers[0]
    if before is None or not before.perpetrators or not is_finite(first) or act.status != "reported":
        return []
    if before.type == "clash" or "\n" in reading.text[before.end : act.start] or act.start - before.end > 300:
        return []
    if not _lacks_subject(reading, first):
        return []
    act.implied = True
    return list(before.perpetrators)


def _lacks_subject(reading: Reading, verb: Match) -> bool:
    """Whether an active verb shows its subject only in its person: «واعتقلت خمسة شبان»، «واعتقلوه»."""
    text = reading.text
    written = text[verb.start : verb.end].split(" ")[0]
    beside = (verb.end, verb.end + 5)
    if any(within(reading.of(name), *beside) for name in ("actors", "platforms")):
        return False
    if _PLURAL.search(written):
        return True
    if not _FEMININE.search(written):
        return False
    if verb.form.possessed or within(reading.quantities, *beside):
        return True
    after = _WORD.search(text, verb.end, verb.end + 30)
    if after is None or after[0].endswith(("ه", "ات")) or within(reading.of("munitions"), *beside):
        return False
    return verb.prefix.startswith("و") or not within(reading.of("objects"), *beside)
