"""What the clause says of an act: when, where, how many, at what.

A date that belongs to a verb of saying («said on Monday that …») dates no act. A number counts an act that it stands
right before («three airstrikes»), or the munitions that the act fires («more than 40 shells»).
"""

import re
from itertools import pairwise

from msgspec.structs import replace

from tawthiq.extraction.acts import ATTACKS, Act, Span
from tawthiq.extraction.english.accused import accuse
from tawthiq.extraction.english.assembling import acts_of_sentence
from tawthiq.extraction.english.datelines import dateline_end
from tawthiq.extraction.english.locating import locate
from tawthiq.extraction.english.splits import acts_of_parts
from tawthiq.extraction.english.standing import judge, no_occurrence
from tawthiq.extraction.english.triggers import BREAK
from tawthiq.extraction.english.understood import understand
from tawthiq.extraction.english.voice import is_verb, voice_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, saying_at, short_heads
from tawthiq.language.dates import DateExpression

_AIM = re.compile(
    r"\b(?:on|at|hit|hits|hitting|struck|strikes|striking|target(?:s|ed|ing)?|against|bomb(?:ed|s|ing)|"
    r"shell(?:ed|s|ing)|"
    r"attack(?:ed|s|ing)|raid(?:ed|s|ing)|pounded|pounding|storm(?:ed|ing)|into|through|destroy(?:ed|ing)|"
    r"damag(?:ed|ing)|"
    r"fire to|torch(?:ed|ing)|loot(?:ed|ing)|flatten(?:ed|ing)|level(?:l?ed|l?ing)|near)(?: [\w'’,-]+){0,6} ?$"
)
_QUARTER = re.compile(r"neighbou?rhood|quarter|suburb|district")
_ADJECTIVES = re.compile(r"\s?(?:[\w'’-]+ ){0,3}")
_NO_COUNT = re.compile(
    r"\b(?:in|on|at|of|by|from|and|or|people|civilians|killed|wounded|dead|after|during|least|injured|hurt|dead|missing|"
    r"detained|when|as|while|where) "
)
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d{2}\b")
_SINCE = re.compile(r"\bsince (?:the )?(?:start|launch|beginning|outbreak)?(?: of)?(?: the)? $")
_SINCE_WHEN = re.compile(r"\bsince (?:the |it |its )?(?:[\w'’-]+ ){1,5}(?:in|on|of) $")
_STILL = re.compile(r"\b(?:still|remains?|remained|has since|have since|had since)\b[^.;]{0,30}$")
_OTHER_TIME = re.compile(r"\b(?:after|before|since|following|until|while|when|but)\b|[;:]")
_ANOTHER = re.compile(
    r"\b(?:another|separate(?:ly)?|second|third|fourth|other|later|further|similar|subsequent|elsewhere|also)\b"
)
_AGAIN = re.compile(r"\b(?:the|this|that|these|those|its|their) (?:(?!\w+est |first |latest |last |worst )[\w-]+ )?$")
_LINE = re.compile(r"[^\n]*\n\s*")
_BULLET = re.compile(r"[^\w\s«\"“(#]|\d{1,2}[.)]")
_OCCASION = re.compile(r"\b(?:during|in|amid|after|following|when|as)\b[^,;]{0,30}$")
_RAIDS = frozenset({"deployment", "detention", "siege"})
_SAID = re.compile(r"\b(?:said|says|told|announced|reported|added)\b")


def find_acts(reading: Reading, spans: list[Span], sayings: list[Saying]) -> list[Act]:
    """The acts of the given sentences, in order, with what their clauses say of them."""
    acts: list[Act] = []
    for span in spans:
        here = acts_of_sentence(reading, span, sayings)
        heads = [head for head in short_heads(sayings) if span[0] <= head[0] < span[1]]
        for act in here:
            act.saying = saying_at(sayings, act.start)
            act.listed = _in_list(reading.text, span[0])
            _count(reading, act)
            accuse(reading, act, sayings)
        understand(reading, here)
        _liken(acts, here)
        for act in here:
            _time(reading, act, here, sayings)
            locate(reading, act, heads)
            _aim(reading, act)
            judge(reading, act)
            _mark(reading, act)
        _borrow(reading, here)
        parts = acts_of_parts(reading, span, here, acts)
        acts += [act for act in here if _occurred(reading, act, acts)] + parts
    return acts


def _occurred(reading: Reading, act: Act, earlier: list[Act]) -> bool:
    """Whether an act is one; harm is where a doer stands, or where no attack but a place is told."""
    reason = no_occurrence(reading, act)
    if reason is None and act.effect and not act.perpetrators:
        lonely = act.own_place and not any(a.type in ATTACKS for a in earlier)
        reason = None if lonely else "only_harm"
    if reason:
        reading.notes.drop("events", reason, act.start, act.end, act.type)
    return reason is None


def _liken(before: list[Act], here: list[Act]) -> None:
    """«… airstrikes. A bus was hit»: a word that leaves its kind open is of the kind told last."""
    for number, act in enumerate(here):
        if act.type == "other_violence" and (kind := act.main.sense.get("like")):
            told = [a for a in [*before, *here[:number]] if a.type in ATTACKS and a.type != "other_violence"]
            act.type = str(kind) if told and told[-1].type == kind else act.type


def _borrow(reading: Reading, here: list[Act]) -> None:
    """«shot during a raid by X on Y»: an act without a place has that of its occasion, an attack its doer too."""
    for act, occasion in pairwise(here):
        if not _OCCASION.search(reading.text, act.end, occasion.start):
            continue
        if not act.own_place and occasion.own_place:
            act.places, act.own_place = list(occasion.places), True
        if not act.perpetrators and occasion.type in _RAIDS and act.type in ATTACKS:
            act.perpetrators = list(occasion.perpetrators)


def _in_list(text: str, position: int) -> bool:
    """Whether the line is one of several that begin with the same mark."""
    start = text.rfind("\n", 0, position) + 1
    mark = _BULLET.match(text, start)
    if mark is None:
        return False
    before = text.rfind("\n", 0, max(0, start - 2)) + 1
    after = _LINE.match(text, start)
    return (text.startswith(mark[0][0], before) and before < start - 1) or bool(
        after and text.startswith(mark[0][0], after.end())
    )


# --- how many -------------------------------------------------------------------------------------


def _count(reading: Reading, act: Act) -> None:
    text = reading.text
    counted = [m for m in act.triggers if not is_verb(m) and not m.sense.get("effect")]
    counted += [m for m in act.support if m.sense.lexicon == "munitions" and m.sense.get("counts")
                and abs(m.start - act.end) < 60]  # fmt: skip
    for noun in counted:
        for quantity in within(reading.quantities, max(act.window[0], noun.start - 50), noun.start):
            gap = text[quantity.end : noun.start].removeprefix(" of")
            if quantity.kind != "count" or not _ADJECTIVES.fullmatch(gap) or _NO_COUNT.search(gap + " "):
                continue
            if noun.form.number == "singular" and quantity.value != 1:
                continue
            if act.count is None and quantity.value != 1:
                act.count = quantity
                if noun in act.triggers:
                    act.start = min(act.start, quantity.start)


# --- when -----------------------------------------------------------------------------------------


def _time(reading: Reading, act: Act, acts: list[Act], sayings: list[Saying]) -> None:
    text = reading.text
    expressions, told = dates_of_acts(reading, act.sentence, sayings)
    still = _STILL.search(text, act.sentence[0], act.triggers[0].end)
    act.told = (told or bool(still)) and not expressions
    own = [d for d in expressions if act.window[0] <= d.start < act.window[1]]
    if own:
        act.date = min(own, key=lambda d: _distance(text, act, d))
    elif expressions and len(acts) > 1 and act.status != "planned":
        before = [d for d in expressions if d.start < act.start]
        if before and not BREAK.search(text, before[-1].end, act.start) and not before[-1].since:
            act.date = before[-1]
    if act.date is None and len(expressions) == 1 and len(acts) > 1 and expressions[0].start > act.end:
        later = text[act.end : expressions[0].start]
        act.date = None if _OTHER_TIME.search(later) else expressions[0]
    context = within(reading.of("context"), act.sentence[0], act.end)
    act.recalled = any(m.sense.code == "recalled" for m in context)


def dates_of_acts(reading: Reading, span: Span, sayings: list[Saying]) -> tuple[list[DateExpression], bool]:
    """The dates of a sentence that are not a saying's, and whether there are some that are."""
    heads = [
        s.head for s in sayings if span[0] - 1 <= s.head[0] and s.head[1] <= span[1] + 1 and s.head[1] - s.head[0] < 260
    ]
    line = dateline_end(reading, span)
    every = [_since(reading, d) for d in within(reading.dates, line, span[1])]
    free = [d for d in every if not any(a <= d.start < b or (0 <= d.start - b <= 4 and _is_after_verb(reading, s, d))
                                        for s, (a, b) in zip(heads, heads, strict=True))]  # fmt: skip
    return free, len(free) < len(every)


def _since(reading: Reading, date: DateExpression) -> DateExpression:
    """«since it erupted in March 2011»: a time that opens with what happened in it."""
    since = _SINCE_WHEN.search(reading.text, max(0, date.start - 50), date.start)
    return replace(date, since=True) if since and not date.since else date


def _is_after_verb(reading: Reading, head: Span, date: DateExpression) -> bool:
    """«…, the ministry said Tuesday»: a date right behind the verb that brings a saying."""
    return bool(_SAID.search(reading.text, max(head[0], head[1] - 12), head[1]))


def _distance(text: str, act: Act, date: DateExpression) -> int:
    if date.start >= act.end:
        gap = text[act.end : date.start]
        return len(gap) + 30 * gap.count(",")
    return abs(act.start - date.end) + 20


def _mark(reading: Reading, act: Act) -> None:
    """Note what the words right before and after an act say of its time, and whether it is another than one before."""
    text = reading.text
    act.launched = bool(_SINCE.search(text, max(act.sentence[0], act.start - 34), act.start))
    act.live = any(_CLOCK.match(text, start) for start in (act.sentence[0], text.rfind("\n", 0, act.start) + 1))
    before = text[max(act.window[0], act.triggers[0].start - 34) : act.triggers[0].start]
    act.another = bool(_ANOTHER.search(text, max(act.window[0], act.start - 24), act.start + 2))
    act.again = bool(_AGAIN.search(before)) and not act.another and not is_verb(act.triggers[0])


# --- at what --------------------------------------------------------------------------------------


def _aim(reading: Reading, act: Act) -> None:
    text = reading.text
    limit = min(act.window[1], act.end + 90)
    passive = any(is_verb(m) and voice_of(text, m) == "passive" for m in act.triggers)
    for name in ("objects", "people"):
        for match in within(reading.of(name), act.window[0] if passive else act.start, limit):
            aimed = (
                _AIM.search(text[max(act.start, match.start - 60) : match.start])
                if match.start >= act.start
                else passive
            )
            if act.saying and act.saying.head[0] <= match.start < act.saying.head[1]:
                continue
            if any(m.head <= match.start < m.end for m in within(reading.places, match.start - 40, match.end)):
                continue
            everyday = match.sense.code == "neighbourhood" and match.sense.get("weak")
            if everyday and not _QUARTER.match(text, match.start):
                continue
            if aimed and match.sense.code not in ("others", "people", "family") and match.form.shape == "noun":
                act.targets.append(match.sense.code)
    act.targets = list(dict.fromkeys(act.targets))[:4]
