"""Whether an act happened, is denied, planned or threatened, or is none: an idea, a wish, a purpose, a habit.

What governs the act says so («نفى»، «يعتزم»، «خشية»، «بين الفينة والأخرى»). Acts of words and state
(«مفاوضات»، «حصار») need a date, a place, a doer or a verb that brings them about. Refuses
acts at large without any of these.
"""

import re

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.arabic.locating import POLITICAL
from tawthiq.extraction.arabic.triggers import BREAK, is_finite
from tawthiq.extraction.reading import Reading, within

_UNDONE = re.compile(r"(?<!\w)(?:و|ف)?(?:لم|لا|دون|بدون|غير|ليس|ليست|عدم|تجنب|بمنع|لمنع|منع)\s*$")
_NEVER = re.compile(r"(?<!\w)(?:و|ف)?لن\s+(?:\w+\s+)?$")
_SUBJUNCTIVE = re.compile(r"(?<!\w)(?:و|ف|ل|ب|ك)?(?:ان|لان|كي|لكي|حتي|لن|قد|ربما|الا)\s+$")
_BETWEEN = frozenset({"", "اي", "شن", "تنفيذ", "وقوع", "حدوث", "استمرار", "اي عمليه"})
"""Words that may stand between a word of wish or fear and the act."""
_ANCHORED = POLITICAL | {
    "deployment",
    "territorial_change",
    "evacuation",
    "protest",
    "release",
    "displacement",
    "aid_obstruction",
    "siege",
    "rescue",
    "aid_delivery",
    "detention",
}
"""Acts whose nouns are told of at large too: they need something of their own."""
_STRONG = frozenset({"rescue", "detention", "release", "displacement"})
_ENDED = frozenset({"rescue", "detention", "siege", "release"})
_COMES = re.compile(r"(?<!\w)(?:و|ف)?(?:[يت]اتي|جاءت?) (?:هذا |هذه |ذلك |تلك )?$")
_FORETOLD = re.compile(
    r"(?<!\w)(?:س[يت](?:كون|ودي|عني|مثل|شكل|فتح|غير|ستمر|تواصل|بقي)\w*|من شان\w+|[يت]عني|[يت]هدف الي)(?!\w)"
)
_PAUSE = re.compile(r"[،.؛:\n]|(?<!\w)(?:ل?كن|بعد|رغم|حتي|الا)(?!\w)")
_QUESTION, _TOPIC, _UNABLE, _WARNED = 140, 70, 60, 8
_SAID_NEAR, _DENIED_NEAR = 70, 90


def judge(reading: Reading, act: Act) -> None:
    """Give the act its status by the words that govern it."""
    text = reading.text
    before = text[max(act.sentence[0], act.start - 20) : act.triggers[0].first]
    opening = act.start if is_finite(act.main) or act.triggers[0].form.shape == "past" else act.main.first
    context = {m.sense.code for m in within(reading.of("context"), max(act.window[0], act.start - 60), opening)}
    saying = act.saying
    if (
        (saying and saying.denies and act.start - saying.start < _DENIED_NEAR)
        or _NEVER.search(before)
        or _is_denied(reading, act)
    ):
        act.status = "denied"
    elif _UNDONE.search(before):
        act.effect, act.perpetrators, act.status = True, [], "denied"
    elif (saying and saying.threatens and act.start - saying.start < _SAID_NEAR) or "threatened" in context:
        act.status = "threatened"
    elif "planned" in context or any(m.form.shape == "present" and text[m.start] == "س" for m in act.triggers):
        act.status = "planned"


def _is_denied(reading: Reading, act: Act) -> bool:
    """«نفى مصدر، رفض ذكر اسمه، استعمال المدفعية»: a verb of denial before a noun in the act's clause."""
    if is_finite(act.triggers[0]):
        return False
    start = max(act.window[0], act.start - _DENIED_NEAR)
    denials = [m for m in within(reading.of("context"), start, act.start) if m.sense.code == "denied" and is_finite(m)]
    return any(not BREAK.search(reading.text, m.end, act.start) for m in denials)


def no_occurrence(reading: Reading, act: Act, earlier: list[Act]) -> str | None:
    """Why the words tell of nothing that occurred; None where they do. `earlier` are the report's acts before."""
    if _is_question(reading, act):
        return "question"
    if _is_told_before(reading, act, earlier):
        return "told_before"
    if _is_only_spoken(act):
        return "only_spoken"
    if _is_wished(reading, act):
        return "wished"
    if _is_habit(reading, act):
        return "habit"
    if _is_foretold(reading, act):
        return "foretold"
    if _is_subjunctive(reading, act):
        return None if act.saying and act.saying.start >= act.triggers[0].first - 3 else "possible"
    if act.line or act.status in ("denied", "threatened"):
        return None
    if _is_at_large(reading, act, earlier):
        return "at_large"
    anchored = act.type not in _ANCHORED or act.status == "planned" or _is_anchored(reading, act)
    return None if anchored else "unanchored"


def _is_question(reading: Reading, act: Act) -> bool:
    start, end = act.sentence
    return reading.text[end - 1] == "؟" and end - start < _QUESTION


def _is_only_spoken(act: Act) -> bool:
    """Whether an act is only spoken of in a quotation, without a place or a date of its own there."""
    saying = act.saying
    if saying is None or not saying.direct or saying.end - saying.start < 60 or act.date is not None:
        return False
    return not any(saying.start <= m.start < saying.end for m in act.places) and act.count is None


def _is_subjunctive(reading: Reading, act: Act) -> bool:
    """«أن يقتحم»، «ربما قصفوا»: a verb under a word of possibility or aim."""
    text, first = reading.text, act.triggers[0]
    if act.status in ("denied", "planned"):
        return False
    present = first.form.shape == "present" or (text[first.start] in "يت" and first.sense.get("role") == "verb")
    return present and bool(_SUBJUNCTIVE.search(text, max(act.sentence[0], first.first - 34), first.first))


def _is_wished(reading: Reading, act: Act) -> bool:
    """«خشية هجوم»، «إنهاء الحصار»، «إلى وقف القصف»: a noun under a word that supposes, ends or asks for it."""
    first = act.triggers[0]
    if is_finite(first) or act.status == "denied":
        return False
    words = within(reading.of("context"), first.first - 34, first.first)
    supposed = [m.end for m in words if m.sense.code == "supposed" and m.end <= first.first]
    if any(reading.text[end : first.first].strip() in _BETWEEN for end in supposed) or _is_beyond(reading, act):
        return True
    if act.saying and act.saying.start >= first.first - _WARNED and _warns(act):
        return act.date is None
    purpose = first.prefix in ("ل", "لل", "ول") and len(act.triggers) == 1 and act.type in _ANCHORED
    return purpose and act.status == "reported"


def _warns(act: Act) -> bool:
    """«حذرت الأمم المتحدة من اجتياح المدينة»: what somebody only warns of."""
    return act.saying is not None and any(m.sense.code == "warn" for m in act.saying.matches)


def _is_beyond(reading: Reading, act: Act) -> bool:
    """«لم تتمكن القوات من اقتحام البلدة»: a noun of what somebody could not do."""
    first = act.triggers[0].first
    unable = [m for m in within(reading.of("context"), first - _UNABLE, first) if m.sense.code == "unable"]
    return any(not _PAUSE.search(reading.text, m.end, first) for m in unable)


def _is_told_before(reading: Reading, act: Act, earlier: list[Act]) -> bool:
    """«ويأتي القصف بعد يوم من …»: a remark on the attack told before."""
    first = act.triggers[0]
    remark = first.definite and not is_finite(first) and _COMES.search(reading.text, act.sentence[0], first.first)
    return bool(remark) and any(e.type in ATTACKS for e in earlier)


def _is_foretold(reading: Reading, act: Act) -> bool:
    """«فإن السيطرة على البلدة ستكون حلا»: a noun of which something is foretold."""
    first = act.triggers[0]
    if is_finite(act.main) or not (act.definite or first.definite) or act.date is not None:
        return False
    return bool(_FORETOLD.search(reading.text, act.end, min(act.window[1], act.end + _TOPIC)))


def _is_habit(reading: Reading, act: Act) -> bool:
    """«بين الفينة والأخرى»: what is done again and again, on no day."""
    if act.date is not None or act.count is not None:
        return False
    return any(
        m.sense.code == "habit" for m in within(reading.of("context"), act.window[0], min(act.window[1], act.end + 90))
    )


def _is_at_large(reading: Reading, act: Act, earlier: list[Act]) -> bool:
    """«القصف»، «جرائمهم» without a place, a day, a doer, a number, a verb, harm beside it or an act told before."""
    if act.type not in ATTACKS or not act.definite or is_finite(act.triggers[0]) or len(act.triggers) > 1:
        return False
    if act.date is not None or act.count is not None or act.perpetrators or act.status != "reported":
        return False
    if act.own_place and act.places and -40 < act.places[0].start - act.end < 60:
        return False
    if any(e.type in ATTACKS for e in earlier):
        return False
    return not (within(reading.of("outcomes"), *act.sentence) or within(reading.of("effects"), *act.sentence))


def _is_anchored(reading: Reading, act: Act) -> bool:
    """Whether an act of words or state has a date, a place, a doer or a verb that makes it an occurrence."""
    first = act.triggers[0]
    near_date = act.date is not None and abs(act.date.start - act.end) < 70
    joined = len(act.triggers) > 1
    if act.type in POLITICAL:
        done = is_finite(first) and bool(act.perpetrators)
        return (
            near_date
            or (joined and not act.main.definite)
            or done
            or act.count is not None
            or _is_brought_about(reading, act)
        )
    if is_finite(first):
        return bool(act.own_place or act.perpetrators or act.date or act.count) or act.type in _STRONG
    near_place = act.own_place and bool(act.places) and -40 < act.places[0].start - act.end < 60
    return near_date or near_place or joined or bool(act.perpetrators) or act.type in _ENDED


def _is_brought_about(reading: Reading, act: Act) -> bool:
    """«دخلت … الهدنة»، «تمديد الاتفاق»: a word before the act says that it came about."""
    first = act.triggers[0].first
    return any(
        m.sense.code == "occurs" and reading.text.count(" ", m.end, first) <= 4
        for m in within(reading.of("context"), max(act.sentence[0], first - 34), first)
    )
