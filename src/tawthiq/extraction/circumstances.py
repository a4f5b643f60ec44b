"""What the clause says of an act: when, where, how many, at what, and whether it happened at all.

A date that belongs to a verb of saying («أعلنت أمس أن …») dates no act; one before «أن» neither. A place before the act
counts where none follows it. What is denied, planned or threatened says so in the words that govern the act.
"""

import re

from tawthiq.extraction.accused import accuse
from tawthiq.extraction.acts import ATTACKS, Act, acts_of_sentence
from tawthiq.extraction.attribution import Saying, saying_at
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.dates import DateExpression
from tawthiq.places.mentions import Mention

Span = tuple[int, int]

_BREAK = re.compile(r"[؛.!؟\n]")
_AIMED = re.compile(r"(?:استهدف\w*|استهداف\w*|علي|قصف\w*|طال\w*|ضرب\w*|اصاب\w*|مستهدف\w*)[\s\w،()\"«»]{0,60}$")
_UNDONE = re.compile(r"(?<!\w)(?:و|ف)?(?:لم|لا|دون|بدون|غير|ليس|ليست|عدم|تجنب|بمنع|لمنع|منع)\s*$")
_NEVER = re.compile(r"(?<!\w)(?:و|ف)?لن\s+(?:\w+\s+)?$")
_SINCE = re.compile(r"(?<!\w)منذ\s*$")
_BULLET = re.compile(r"[^\w\s«\"(#]")
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d{2}\b")
_LIVE = 3


def find_acts(reading: Reading, spans: list[Span], sayings: list[Saying]) -> list[Act]:
    """The acts of the given sentences, in order, with what their clauses say of them."""
    acts: list[Act] = []
    for span in spans:
        here: list[Act] = []
        for act in acts_of_sentence(reading, span, sayings):
            act.saying = saying_at(sayings, act.start)
            act.listed = _in_list(reading.text, span[0])
            _count(reading, act)
            accuse(reading, act, here, sayings)
            here.append(act)
        heads = [s.head for s in sayings if span[0] <= s.head[0] < span[1] and s.head[1] - s.head[0] < 200]
        for act in here:
            _time(reading, act, here, sayings)
            _locate(reading, act, heads)
            _aim(reading, act)
            _judge(reading, act)
        here = [act for act in here if _happened(reading, act)]
        lonely = not any(a.type in ATTACKS for a in acts)
        here = [act for act in here if not act.effect or act.perpetrators or (lonely and act.own_place and act.status == "reported" and not any(m.sense.code == "total" for m in within(reading.of("context"), *span)))]
        if not here and (line := _list_line(reading, span, acts)):
            here = [line]
        acts += here
    return acts


def _in_list(text: str, position: int) -> bool:
    """Whether the line is one of several that begin with the same mark."""
    start = text.rfind("\n", 0, position) + 1
    mark = _BULLET.match(text, start)
    if mark is None:
        return False
    before = text.rfind("\n", 0, max(0, start - 2)) + 1
    after = re.compile(r"[^\n]*\n\s*").match(text, start)
    return text.startswith(mark[0], before) and before < start - 1 or bool(after and text.startswith(mark[0], after.end()))


def _count(reading: Reading, act: Act) -> None:
    for trigger in act.triggers:
        if trigger.form.number == "dual" and not trigger.form.possessed and trigger.form.shape == "noun":
            act.number = 2
        for quantity in within(reading.quantities, act.window[0], trigger.first):
            if quantity.kind == "count" and 0 <= trigger.first - quantity.end <= 2 and trigger.form.shape not in ("past", "present"):
                act.count = quantity
                act.start = min(act.start, quantity.start)
    if act.count is None and act.number is None:
        for munition in act.support:
            if munition.sense.lexicon == "munitions" and munition.sense.get("counts") and abs(munition.start - act.end) < 60:
                if munition.form.number == "dual":
                    act.number = 2
                for quantity in within(reading.quantities, munition.first - 40, munition.first):
                    if quantity.kind == "count" and 0 <= munition.first - quantity.end <= 2:
                        act.count = quantity


# --- when ------------------------------------------------------------------------------------------------------------------

def _time(reading: Reading, act: Act, acts: list[Act], sayings: list[Saying]) -> None:
    text = reading.text
    expressions, told = dates_of_acts(reading, act.sentence, sayings)
    act.told = told and not expressions
    own = [d for d in expressions if act.window[0] <= d.start < act.window[1] and _quoted(reading, d.start) in (None, _quoted(reading, act.start))]
    if own:
        act.date = min(own, key=lambda d: _distance(text, act, d))
    elif expressions and len(acts) > 1:
        before = [d for d in expressions if d.start < act.start]
        if before and not _BREAK.search(text, before[-1].end, act.start) and not before[-1].since:
            act.date = before[-1]
    start = act.sentence[0]
    context = within(reading.of("context"), start, act.end)
    act.recalled = any(m.sense.code == "recalled" for m in context) or bool(re.match(r"\W*و?كان(?:ت|وا)? ", text[start : start + 10]))


def _quoted(reading: Reading, position: int) -> int | None:
    """Where the quotation of some length that holds `position` begins."""
    for quotation in within(reading.quotations, position - 1500, position + 1):
        if quotation.end > position and quotation.end - quotation.start > 40:
            return quotation.start
    return None


def dates_of_acts(reading: Reading, span: Span, sayings: list[Saying]) -> tuple[list[DateExpression], bool]:
    """The dates of a sentence that are not a saying's, and whether there are some that are."""
    heads = [s.head for s in sayings if s.head[0] >= span[0] - 1 and s.head[1] <= span[1] + 1 and s.head[1] - s.head[0] < 260]
    every = within(reading.dates, *span)
    expressions = [d for d in every if not any(_of_saying(reading.text, d, head) for head in heads)]
    return expressions, len(expressions) < len(every)


def _of_saying(text: str, date: DateExpression, head: Span) -> bool:
    """Whether a date is the saying's: between its verb and its clause, or right before the verb."""
    if head[0] <= date.start < head[1] or 0 <= head[0] - date.end <= 1:
        return True
    return 0 <= date.start - head[1] <= 2 and text[head[0] : head[0] + 2] in ("بح", "حس", "وف", "كم", "نق", "طب")


def _distance(text: str, act: Act, date: DateExpression) -> int:
    if date.start >= act.end:
        gap = text[act.end : date.start]
        return len(gap) + 30 * gap.count("،")
    return abs(2 * (act.start - date.end))


def launched(reading: Reading, act: Act) -> bool:
    """«منذ انطلاق المعركة في 19 شباط»: the date is the day of the act, not the start of a time that goes on."""
    return bool(_SINCE.search(reading.text, max(act.sentence[0], act.start - 12), act.start))


def live(reading: Reading, act: Act) -> bool:
    """Whether the line bears a clock time, as in a running report of the day."""
    return bool(_CLOCK.match(reading.text, act.sentence[0])) or bool(_CLOCK.match(reading.text, reading.text.rfind("\n", 0, act.start) + 1))


# --- where -----------------------------------------------------------------------------------------------------------------

def _locate(reading: Reading, act: Act, heads: list[Span]) -> None:
    usable = [m for m in within(reading.places, *act.sentence) if not m.dateline and not m.in_role]
    usable = [m for m in usable if not any(head[0] <= m.start < head[1] for head in heads)]
    after = [m for m in usable if act.start <= m.start < act.window[1]]
    before = [m for m in usable if act.window[0] <= m.start < act.start]
    chain = after or before[-2:]
    if not chain:
        earlier = [m for m in usable if m.start < act.start and not _BREAK.search(reading.text, m.end, act.start)]
        chain = earlier[-1:]
    if act.type in _POLITICAL or act.type == "ceasefire_end":
        chain = [m for m in chain if m.relation == "in"]
    if not after and (named := _named_again(reading, act)):
        chain = [named]
    if chain:
        act.own_place = True
        act.places = _chain(reading, chain)


_AGAIN = re.compile(r"(?<!\w)(?:(?:في|علي|داخل|وسط|محيط|الي|من|احياء|جسري|سماء|شوارع|اطراف|ريف) |ب|ل)?ال?(?P<what>مدينه|بلده|قريه|منطقه|حي|مخيم|معسكر|محافظه)(?!\w)")
_LEVELS = {
    "مدينه": ("city", "town"), "بلده": ("town", "village", "city"), "قريه": ("village", "town"), "حي": ("neighbourhood",),
    "مخيم": ("town", "site"), "معسكر": ("town", "site"), "محافظه": ("governorate",), "منطقه": ("region", "district", "town", "city", "village", "governorate"),
}


def _named_again(reading: Reading, act: Act) -> Mention | None:
    """«على المدينة»، «في الحي»: the place of that kind named last before."""
    found = _AGAIN.search(reading.text, act.start, min(act.window[1], act.end + 60))
    if not found or "ال" not in found[0] and not found[0].startswith("لل"):
        return None
    after = found.end()
    if any(m.head <= after + 1 and m.end > after for m in within(reading.places, found.start(), after + 30)):
        return None
    entries = reading.gazetteer.entries
    for mention in reversed(within(reading.places, max(0, act.start - 2500), found.start())):
        level = mention.level or (entries[mention.entries[0]].level if mention.entries else None)
        if level in _LEVELS[found["what"]] and not mention.dateline:
            return mention
    return None


def _chain(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The first place and those that go on from it: containers and places joined to it."""
    chosen = [mentions[0]]
    for mention in mentions[1:]:
        gap = reading.text[chosen[-1].end : mention.start]
        if len(gap) > 45 or _BREAK.search(gap) or within(reading.of("outcomes"), chosen[-1].end, mention.start):
            break
        chosen.append(mention)
    return chosen


def _aim(reading: Reading, act: Act) -> None:
    text = reading.text
    for name in ("objects", "people"):
        for match in within(reading.of(name), act.start, min(act.window[1], act.end + 90)):
            before = text[max(act.start, match.first - 40) : match.first]
            if _AIMED.search(before) and match.sense.code != "others":
                act.targets.append(match.sense.code)
    act.targets = list(dict.fromkeys(act.targets))[:4]


# --- whether ---------------------------------------------------------------------------------------------------------------

def _judge(reading: Reading, act: Act) -> None:
    text = reading.text
    before = text[max(act.sentence[0], act.start - 20) : act.triggers[0].first]
    context = {m.sense.code for m in within(reading.of("context"), max(act.window[0], act.start - 60), act.start)}
    saying = act.saying
    if saying and saying.denies and act.start - saying.start < 90:
        act.status = "denied"
    elif _NEVER.search(before):
        act.status = "denied"
    elif _UNDONE.search(before):
        act.effect, act.perpetrators, act.status = True, [], "denied"
    elif (saying and saying.threatens and act.start - saying.start < 70) or "threatened" in context:
        act.status = "threatened"
    elif "planned" in context or (act.main.form.shape == "present" and text[act.main.start] == "س"):
        act.status = "planned"


# --- whether there is an act at all -------------------------------------------------------------------------------------------

_POLITICAL = frozenset({"ceasefire", "agreement", "negotiation"})
_NEEDS_ANCHOR = _POLITICAL | {"deployment", "territorial_change", "evacuation", "protest", "release", "displacement", "aid_obstruction", "siege", "rescue", "aid_delivery", "detention"}
_SUPPOSED = re.compile(
    r"(?<!\w)(?:(?:و|ف|ب|ل|ك)*(?:احتمال\w*|خشيه|خوفا من|مخاوف من|تحسبا|لمنع|التصدي|للتصدي|امكانيه|كلام|لوقف|وقف|بوقف|خيار|فكره|هل|انهاء|لانهاء|بعدم|عدم|تجنب|لتجنب|افضل رد علي|"
    r"بدل|بدلا من|من دون|دون|انقاذ اي|في حال|اذا|لو|الحل في|ضروره|حق|حلم|محاوله|محاولات|اجبار|بعد اي|لمواجهه|من احتمال|قانون|ذكري|اي) (?:اي )?$"
    r"|(?:الحل في|لدي|ضد) (?:\w+ )?$)"
)
_SUBJUNCTIVE = re.compile(r"(?<!\w)(?:و|ف|ل|ب|ك)?(?:ان|لان|كي|لكي|حتي|لن|قد|ربما|الا)\s+$")
_OCCURS = re.compile(r"(?<!\w)(?:و|ف)*(?:بدا\w*|بدء|دخل\w*|توصل\w*|وقع\w*|ابرم\w*|مدد\w*|تمديد|اعلن\w*|اعلان|وافق\w*|رعت|رعايه|خرق\w*|عقد\w*|تعقد|جرت|تجري|استيناف|استانف\w*|انطلاق|انطلق\w*|بموجب|اقترح\w*)\s+(?:\w+\s+){0,3}$")


def _happened(reading: Reading, act: Act) -> bool:
    """Whether the words tell an occurrence, not an idea of one: «المفاوضات»، «خشية من هجوم»، «أن يقتحم»، a question."""
    text = reading.text
    if text[act.sentence[1] - 1] == "؟" and act.sentence[1] - act.sentence[0] < 140:
        return False
    first = act.triggers[0]
    before = text[max(act.sentence[0], first.first - 34) : first.first]
    finite = first.form.shape in ("past", "present")
    if _spoken(reading, act):
        return False
    if (first.form.shape == "present" or text[first.start] in "يت" and first.sense.get("role") == "verb") and _SUBJUNCTIVE.search(before) and act.status not in ("denied", "planned"):
        return bool(act.saying and act.saying.start >= first.first - 3)
    if not finite and act.status == "reported" and (_SUPPOSED.search(before) or _SUPPOSED.search(before + first.prefix.removesuffix("ال"))):
        return False
    if not finite and act.type in _NEEDS_ANCHOR and first.prefix in ("ل", "لل", "ول") and len(act.triggers) == 1 and act.status == "reported":
        return False
    if act.type not in _NEEDS_ANCHOR or act.status in ("denied", "planned", "threatened") or act.line:
        return True
    near_date = act.date is not None and abs(act.date.start - act.end) < 70
    joined = len(act.triggers) > 1
    if act.type in _POLITICAL:
        return near_date or (joined and not act.main.definite) or (finite and bool(act.perpetrators)) or bool(_OCCURS.search(before)) or act.count is not None
    if finite:
        return bool(act.own_place or act.perpetrators or act.date or act.count) or act.type in ("rescue", "detention", "release", "displacement")
    near_place = act.own_place and bool(act.places) and -40 < act.places[0].start - act.end < 60
    return near_date or near_place or joined or bool(act.perpetrators) or act.type in ("rescue", "detention", "siege", "release")


def _spoken(reading: Reading, act: Act) -> bool:
    """Whether an act is only spoken of in a quotation, without a place or a date of its own there."""
    saying = act.saying
    if saying is None or not saying.direct or saying.end - saying.start < 60 or act.date is not None:
        return False
    return not any(saying.start <= m.start < saying.end for m in act.places) and act.count is None


# --- lists -----------------------------------------------------------------------------------------------------------------

def _list_line(reading: Reading, span: Span, acts: list[Act]) -> Act | None:
    """«حي السكري: ٨ شهداء» under a wave: an act of its own, of the wave's type and accused."""
    mentions = within(reading.places, span[0], min(span[1], span[0] + 40))
    if not mentions or mentions[0].start - span[0] > 12:
        return None
    colon = reading.text.find(":", mentions[0].end, span[1])
    if colon < 0 or colon - mentions[-1].end > 3:
        return None
    outcomes = [m for m in within(reading.of("outcomes"), colon, span[1]) if m.sense.get("role") in ("person", "act", "verb")]
    if not outcomes:
        return None
    wave = next((a for a in reversed(acts) if a.type in ATTACKS and not a.line and not a.recalled), None)
    return Act(
        mentions[0].start, outcomes[0].end, wave.type if wave else "other_violence", span, span, [outcomes[0]], outcomes[0],
        perpetrators=list(wave.perpetrators) if wave else [], places=[mentions[0]], own_place=True, line=True,
    )
