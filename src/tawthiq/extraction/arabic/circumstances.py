"""What the clause says of an act: when, where, how many, at what, and whether it happened at all.

A date that belongs to a verb of saying («أعلنت أمس أن …») dates no act; one before «أن» neither. A place before the act
counts where none follows it. What is denied, planned or threatened says so in the words that govern the act.
"""

import re
from itertools import pairwise

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.arabic.accused import accuse
from tawthiq.extraction.arabic.aiming import aim
from tawthiq.extraction.arabic.assembling import acts_of_sentence
from tawthiq.extraction.arabic.locating import DATED_LINE, locate
from tawthiq.extraction.arabic.standing import judge, no_occurrence
from tawthiq.extraction.arabic.triggers import BREAK, is_finite
from tawthiq.extraction.arabic.understood import understand
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, saying_at, short_heads
from tawthiq.language.dates import DateExpression

Span = tuple[int, int]

_SINCE = re.compile(r"(?<!\w)منذ\s*$")
_BULLET = re.compile(r"[^\w\s«\"(#]")
_COUNTED = re.compile(r"\s{0,2}(?:(?:حاله|حالات|حادثه|حوادث|عمليه|عمليات|محاوله|محاولات|جريمه|واقعه) )?")
"""What may stand between a number and the act that it counts: «60 حالة اعتقال»."""
_RAIDS = frozenset({"deployment", "detention", "siege"})
_OF_FORCES = ATTACKS | {"deployment", "territorial_change"}
_JOINED = 40
"""Letters between an act and the noun that «و» joins to it."""
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d{2}\b")
_DASHES = ("-", "–", "—")
_LINE = re.compile(r"[^\n]*\n\s*")
_BESIDES = re.compile(
    r"\W*(?:و|ف)?(?:كما|كذلك|فيما|بينما|بالتزامن|تزامن\w*|بالمقابل|"
    r"في (?:المقابل|سياق|السياق|غضون|حين|شان|حادث\w*|موازاه)|"
    r"من (?:جهه|جهته|جانب|ناحيه|جانبه)|(?:الي|علي) (?:ذلك|صعيد)|بعد ذلك|لاحقا|بدوره\w*|يذكر|يشار|الي ذلك)(?!\w)"
)
"""Words that open a sentence about another matter than the one before."""
_ANOTHER = re.compile(r"(?<!\w)(?:اخري|اخر|ثانيه|ثان|ثالثه|(?:جديد|(?:ال)?(?:منفصل|مماثل|لاحق|سابق))[ها]?)(?!\w)")


def find_acts(reading: Reading, spans: list[Span], sayings: list[Saying]) -> list[Act]:
    """The acts of the given sentences, in order, with what their clauses say of them."""
    acts: list[Act] = []
    for span in spans:
        here: list[Act] = []
        for act in acts_of_sentence(reading, span, sayings):
            act.saying = saying_at(sayings, act.start)
            act.listed = _in_list(reading.text, span[0])
            _count(reading, act)
            accuse(reading, act, sayings)
            understand(reading, act, [*acts[-12:], *here])
            here.append(act)
        heads = [head for head in short_heads(sayings) if span[0] <= head[0] < span[1]]
        for act in here:
            _time(reading, act, here, sayings)
            locate(reading, act, heads)
            judge(reading, act)
        aim(reading, here)
        _go_on_planning(reading, here)
        _borrow(reading, here)
        here = [act for act in here if _occurred(reading, act, acts)]
        if not here and (line := _list_line(reading, span, acts)):
            here = [line]
        for act in here:
            _mark(reading, act)
        acts += here
    return acts


def _go_on_planning(reading: Reading, here: list[Act]) -> None:
    """«ستبدأ باستهداف المدينة وتحريرها»: a noun joined to what is planned is planned too."""
    for before, act in pairwise(here):
        first = act.triggers[0]
        joined = first.prefix.startswith("و") and not is_finite(first) and first.first - before.end < _JOINED
        if before.status == "planned" and act.status == "reported" and joined and act.type in _OF_FORCES:
            act.status = "planned"


def _occurred(reading: Reading, act: Act, earlier: list[Act]) -> bool:
    """Whether an act is one; harm is where a doer stands, or where no attack but a place is told."""
    reason = no_occurrence(reading, act, earlier)
    lonely = not any(a.type in ATTACKS for a in earlier)
    done = act.perpetrators and (is_finite(act.main) or act.own_place or lonely)
    if reason is None and act.effect and not done:
        told = act.own_place and act.status == "reported" and lonely
        total = any(m.sense.code == "total" for m in within(reading.of("context"), *act.sentence))
        reason = None if told and not total else "only_harm"
    if reason:
        reading.notes.drop("events", reason, act.start, act.end, act.type)
    return reason is None


_OCCASION = re.compile(r"(?<!\w)(?:خلال|اثناء|اثر|في|عقب|بعد|جراء|ضمن|تخلله?ا?)\s*(?:عملي\w+|حمل\w+)?\s*\w{0,2}$")


def _borrow(reading: Reading, here: list[Act]) -> None:
    """«أصيب بالرصاص خلال اقتحام X بلدة Y»: an act without a place has that of its occasion, an attack its doer too."""
    for act, occasion in pairwise(here):
        if not _OCCASION.search(reading.text, act.end, occasion.triggers[0].first) or not occasion.own_place:
            continue
        if not act.own_place or act.places[0].start < act.start:
            act.places, act.own_place = list(occasion.places), True
        if not act.perpetrators and occasion.type in _RAIDS and act.type in ATTACKS:
            act.perpetrators = list(occasion.perpetrators)


def _in_list(text: str, position: int) -> bool:
    """Whether the line is one of several that begin with the same mark; a dash is a dash, long or short."""
    start = text.rfind("\n", 0, position) + 1
    mark = _BULLET.match(text, start)
    if mark is None:
        return False
    alike = _DASHES if mark[0] in _DASHES else (mark[0],)
    before = text.rfind("\n", 0, max(0, start - 2)) + 1
    after = _LINE.match(text, start)
    return (text.startswith(alike, before) and before < start - 1) or bool(
        after and text.startswith(alike, after.end())
    )


def _count(reading: Reading, act: Act) -> None:
    for trigger in act.triggers:
        if trigger.sense.get("effect"):
            continue
        if trigger.form.number == "dual" and not trigger.form.possessed and trigger.form.shape == "noun":
            act.number = 2
        for quantity in within(reading.quantities, act.window[0], trigger.first):
            counts = quantity.kind == "count" and not is_finite(trigger)
            if counts and _COUNTED.fullmatch(reading.text, quantity.end, trigger.first):
                act.count = quantity
                act.start = min(act.start, quantity.start)
    if act.count is None and act.number is None:
        for munition in act.support:
            if (
                munition.sense.lexicon == "munitions"
                and munition.sense.get("counts")
                and abs(munition.start - act.end) < 60
            ):
                if munition.form.number == "dual":
                    act.number = 2
                for quantity in within(reading.quantities, munition.first - 40, munition.first):
                    if quantity.kind == "count" and 0 <= munition.first - quantity.end <= 2:
                        act.count = quantity


# --- when -----------------------------------------------------------------------------------------


def _time(reading: Reading, act: Act, acts: list[Act], sayings: list[Saying]) -> None:
    text = reading.text
    expressions, told = dates_of_acts(reading, act.sentence, sayings)
    act.told = told and not expressions
    own = [
        d
        for d in expressions
        if act.window[0] <= d.start < act.window[1] and _quoted(reading, d.start) in (None, _quoted(reading, act.start))
    ]
    if own:
        act.date = min(own, key=lambda d: _distance(text, act, d))
    elif expressions and len(acts) > 1 and act.status != "planned":
        before = [d for d in expressions if d.start < act.start]
        if before and not BREAK.search(text, before[-1].end, act.start) and not (before[-1].since or _still(act, acts)):
            act.date = before[-1]
    act.told = act.told or (act.date is None and _still(act, acts))
    start = act.sentence[0]
    context = within(reading.of("context"), start, act.end)
    act.recalled = any(m.sense.code == "recalled" for m in context) or bool(
        re.match(r"\W*و?كان(?:ت|وا)? ", text[start : start + 10])
    )


def _still(act: Act, acts: list[Act]) -> bool:
    """«سيطرت في نيسان على X وتحاصر Y»: what is done now is not of the past that the sentence dates."""
    before = [other for other in acts if other.start < act.start and other.date is not None]
    return act.main.form.shape == "present" and any(other.main.form.shape == "past" for other in before)


def _quoted(reading: Reading, position: int) -> int | None:
    """Where the quotation of some length that holds `position` begins."""
    for quotation in within(reading.quotations, position - 1500, position + 1):
        if quotation.end > position and quotation.end - quotation.start > 40:
            return quotation.start
    return None


def dates_of_acts(reading: Reading, span: Span, sayings: list[Saying]) -> tuple[list[DateExpression], bool]:
    """The dates of a sentence that are not a saying's, and whether there are some that are."""
    every = within(reading.dates, *span)
    if not every:
        return [], False
    heads = [
        s.head for s in sayings if s.head[0] >= span[0] - 1 and s.head[1] <= span[1] + 1 and s.head[1] - s.head[0] < 260
    ]
    if line := DATED_LINE.match(reading.text, span[0], span[1]):
        every = [d for d in every if d.start >= line.end()]
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


def _mark(reading: Reading, act: Act) -> None:
    """Note what the words right before and after an act say of its time, and whether it is another than one before."""
    text = reading.text
    act.launched = bool(_SINCE.search(text, max(act.sentence[0], act.start - 12), act.start))
    starts = (act.sentence[0], text.rfind("\n", 0, act.start) + 1)
    act.live = any(_CLOCK.match(text, start) for start in starts)
    act.besides = bool(_BESIDES.match(text, act.sentence[0]))
    act.again = _is_done_by_an_act(reading, act)
    act.another = bool(_ANOTHER.search(text, act.start, min(act.window[1], act.end + 24)))


def _is_done_by_an_act(reading: Reading, act: Act) -> bool:
    """«الصواريخ أصابت»، «الحملة استهدفت»: a general verb whose subject is an act, or its munition, told before."""
    verb = act.triggers[0]
    if verb.sense.get("light") and not verb.sense.get("agent") and not is_finite(verb):  # «سقوط الصاروخ»
        return any(m.definite and m.first == verb.end + 1 for m in act.support if m.sense.lexicon == "munitions")
    if not is_finite(verb) or not verb.sense.get("generic") or verb.prefix:
        return False
    before = within(reading.of("events", "munitions"), max(act.sentence[0], verb.first - 24), verb.first)
    return any(m.definite and m.end == verb.first - 1 and not is_finite(m) for m in before)


# --- lists ----------------------------------------------------------------------------------------


def _list_line(reading: Reading, span: Span, acts: list[Act]) -> Act | None:
    """«حي السكري: ٨ شهداء» under a wave: an act of its own, of the wave's type and accused."""
    mentions = within(reading.places, span[0], min(span[1], span[0] + 40))
    if not mentions or mentions[0].start - span[0] > 12:
        return None
    colon = reading.text.find(":", mentions[0].end, span[1])
    if colon < 0 or colon - mentions[-1].end > 3:
        return None
    outcomes = [
        m for m in within(reading.of("outcomes"), colon, span[1]) if m.sense.get("role") in ("person", "act", "verb")
    ]
    if not outcomes:
        return None
    wave = next((a for a in reversed(acts) if a.type in ATTACKS and not a.line and not a.recalled), None)
    return Act(
        mentions[0].start,
        outcomes[0].end,
        wave.type if wave else "other_violence",
        span,
        span,
        [outcomes[0]],
        outcomes[0],
        perpetrators=list(wave.perpetrators) if wave else [],
        places=[mentions[0]],
        own_place=True,
        line=True,
    )
