"""The acts that a report tells of, before they are written down as events.

One pass over the triggers of each sentence: triggers of one act are joined (light verb + noun, noun + relative clause),
weak ones need help from their clause, generic ones («استهدف»، «هجوم») take their type from the platform or munition
beside them. Then each act gets what its clause says: accused, weapons, places, date, status. A definite noun that adds
nothing («أسفر الهجوم عن …») is the act told before, not a new one.
"""

import re
from dataclasses import dataclass, field

from tawthiq.extraction.attribution import Saying, saying_at
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.dates import DateExpression
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Status
from tawthiq.places.mentions import Mention

Span = tuple[int, int]

VIOLENT = frozenset(
    "air_strike drone_strike shelling chemical_attack explosion suicide_attack shooting execution clash other_violence "
    "property_destruction torture sexual_violence detention".split()
)
ENDURING = frozenset({"siege", "territorial_change", "displacement", "aid_obstruction", "ceasefire"})
FACELESS = frozenset({"rescue", "aid_delivery", "evacuation", "displacement", "protest"})
ROOTED = VIOLENT | {"siege", "rescue", "displacement", "protest", "deployment"}

_RELATIVE = re.compile(r"(?:الذي|التي|اللذان|اللذين|اللتان|اللتين|الذين|مما|ما)\s*$")
_BREAK = re.compile(r"[؛.!؟\n]")
_COORDINATION = re.compile(r"(?<!\w)و")
_BY = re.compile(r"(?<!\w)(?:علي يد|علي ايدي|من قبل|من طرف|من جانب|بواسطه|التابعه? ل\w*|تابعه? ل\w*|بنيران|برصاص|بنار|بقذائف|بقيادة|مسووليه|زرعته?ا?|زرعه?ا?|اطلقته?ا?م?|"
    r"نفذته?ا?|نفذه?ا?|شنته?ا?|شنه?ا?|ارتكبته?ا?|ارتكبه?ا?|القته?ا?|القاه?ا?|من)\s*$")
_AGAINST = re.compile(r"(?<!\w)(?:ضد|علي مواقع|مواقع|مقرات?|مقار|نقاط|تجمعات?|علي تجمع|عناصر من|مسلحي|مقاتلي|لمواقع|علي|استهدف\w*|من عناصر|في صفوف|الموالي\w* ل|حليف\w*|سيطره|مناطق|المدعوم\w* من)\s*$")


@dataclass(slots=True, eq=False)
class Act:
    """One act in the making; spans are of the folded text."""

    start: int
    end: int
    type: str
    sentence: Span
    window: Span
    triggers: list[Match]
    main: Match
    status: Status = "reported"
    weapons: list[str] = field(default_factory=list)
    support: list[Match] = field(default_factory=list)
    perpetrators: list[str] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    own_place: bool = False
    date: DateExpression | None = None
    targets: list[str] = field(default_factory=list)
    count: Quantity | None = None
    number: int | None = None
    saying: Saying | None = None
    recalled: bool = False
    line: bool = False
    effect: bool = False
    same_as: "Act | None" = None

    @property
    def root(self) -> "Act":
        act = self
        while act.same_as is not None:
            act = act.same_as
        return act

    @property
    def definite(self) -> bool:
        return self.main.definite or (self.main.form.possessed and self.main.form.shape == "noun")


def find_acts(reading: Reading, spans: list[Span], sayings: list[Saying]) -> list[Act]:
    """The acts of the given sentences, in order; those told again point to the act they repeat."""
    acts: list[Act] = []
    for span in spans:
        found = _acts_of_sentence(reading, span, sayings)
        if not found and (line := _list_line(reading, span, acts)):
            found = [line]
        acts += found
    return acts


# --- triggers of one sentence, joined ----------------------------------------------------------------------------------

def _triggers(reading: Reading, span: Span, sayings: list[Saying]) -> list[Match]:
    chosen: dict[int, Match] = {}
    for match in within(reading.of("events"), *span):
        if any(head[0] <= match.start < head[1] - 1 for head in (s.head for s in sayings) if head[1] - head[0] < 200):
            if match.sense.get("role") != "act":
                continue
        known = chosen.get(match.start)
        if known is None or (_rank(match), match.end) > (_rank(known), known.end):
            chosen[match.start] = match
    return [chosen[start] for start in sorted(chosen)]


def _rank(match: Match) -> int:
    sense = match.sense
    noun = sense.get("role") == "act" and match.form.shape not in ("past", "present")
    verb = sense.get("role") == "verb"
    fits = noun if match.definite or match.prefix.endswith("ب") else verb or noun
    return 4 * fits + 2 * (not sense.get("light")) + (sense.get("strength") == "strong")


def _joined(reading: Reading, triggers: list[Match]) -> list[list[Match]]:
    groups: list[list[Match]] = []
    for trigger in triggers:
        if groups and _continues(reading.text, groups[-1], trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return groups


def _continues(text: str, group: list[Match], trigger: Match) -> bool:
    last = group[-1]
    gap = text[last.end : trigger.first]
    if len(gap) > 70 or _BREAK.search(gap):
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
    if trigger.prefix.startswith("و") or (comma and not was_light):
        return False
    if _COORDINATION.search(gap) and len(gap) > 30:
        return False
    verb_after_noun = trigger.form.shape in ("past", "present") and last.form.shape not in ("past", "present")
    if verb_after_noun and not last.definite:
        return len(gap) <= 40
    if trigger.form.possessed and trigger.form.shape in ("past", "present"):
        return True
    if was_light or light:
        return not comma or len(gap) < 25
    return "ب" in trigger.prefix or "ل" in trigger.prefix


# --- from groups to acts -----------------------------------------------------------------------------------------------

def _acts_of_sentence(reading: Reading, span: Span, sayings: list[Saying]) -> list[Act]:
    text = reading.text
    groups = _joined(reading, _triggers(reading, span, sayings))
    acts: list[Act] = []
    for i, group in enumerate(groups):
        begin = _clause_start(text, groups[i - 1][-1].end if i else span[0], group[0].first, i == 0)
        stop = groups[i + 1][0].first if i + 1 < len(groups) else span[1]
        act = _act(reading, group, span, (begin, stop))
        if act:
            acts.append(act)
    if not acts:
        acts = _acts_of_munitions(reading, span)
    if any(not act.effect for act in acts):
        acts = [act for act in acts if not act.effect]
    for act in acts:
        act.saying = saying_at(sayings, act.start)
        _accuse(reading, act, sayings)
        _count(reading, act)
        _time(reading, act, acts, sayings)
        _locate(reading, act)
        _aim(reading, act)
        _judge(reading, act)
    return [act for act in acts if not act.effect or act.perpetrators]


def _clause_start(text: str, previous: int, trigger: int, first: bool) -> int:
    if first:
        return previous
    gap = text[previous:trigger]
    cut = max(gap.rfind("،"), gap.rfind("؛"), gap.rfind("."), gap.rfind(","))
    return previous + cut + 1 if cut >= 0 else previous


def _act(reading: Reading, group: list[Match], span: Span, window: Span) -> Act | None:
    main = max(group, key=lambda m: (not m.sense.get("light"), not m.sense.get("generic"), m.sense.get("strength") == "strong"))
    near = _clause(reading.text, window, group)
    platforms = within(reading.of("platforms"), *near)
    munitions = within(reading.of("munitions"), *near)
    weapons = [w for m in group for w in m.sense.get("weapons", ())]
    kind = main.sense.code
    support = [*platforms, *munitions]
    if main.sense.get("light"):
        if not (main.sense.get("delivers") and munitions):
            return None
        kind = _kind_of(platforms, munitions, "") or ""
        if not kind:
            return None
    elif main.sense.get("generic"):
        kind = _kind_of(platforms, munitions, kind) or kind
    elif kind == "shelling" and not weapons:
        kind = _kind_of(platforms, [], kind) or kind
    if all(m.sense.get("strength") != "strong" for m in group if not m.sense.get("light")) and not main.sense.get("light"):
        if not (support or _supported(reading, near, group)):
            return None
    weapons += [m.sense.code for m in munitions]
    if any(m.sense.code == "drone" for m in platforms) or kind == "drone_strike":
        kind = "drone_strike" if kind in ("air_strike", "drone_strike", "other_violence", "shelling") else kind
        weapons.append("drone")
    start = min(group[0].start - (2 if group[0].definite else 0), group[0].start)
    return Act(
        start, group[-1].end, kind, span, window, group, main,
        weapons=list(dict.fromkeys(weapons)), support=support, effect=bool(main.sense.get("effect")),
    )


def _clause(text: str, window: Span, group: list[Match]) -> Span:
    """The part of the window that is of this act for sure: up to a stop after it."""
    stop = re.compile(r"[.؛\n]").search(text, group[-1].end, window[1])
    return window[0], stop.start() if stop else window[1]


def _kind_of(platforms: list[Match], munitions: list[Match], default: str) -> str | None:
    kinds = [m.sense.get("event") for m in platforms if m.sense.get("event")]
    if "drone_strike" in kinds:
        return "drone_strike"
    if kinds:
        return str(kinds[0])
    for munition in munitions:
        if event := munition.sense.get("event"):
            return str(event)
    return default or None


def _supported(reading: Reading, near: Span, group: list[Match]) -> bool:
    if any(m.sense.get("belligerent") or m.sense.get("adjective_of") for m in within(reading.of("actors"), *near)):
        return True
    after = (group[-1].end, near[1])
    return bool(
        within(reading.of("objects"), *after) or within(reading.of("outcomes"), *after) or within(reading.of("places"), *after)
        or within(reading.of("people"), *after)
    )


def _acts_of_munitions(reading: Reading, span: Span) -> list[Act]:
    """«أصيب راعٍ بشظايا لغم»: no trigger, but a munition and harm."""
    munitions = [m for m in within(reading.of("munitions"), *span) if m.sense.get("event")]
    harm = [*within(reading.of("outcomes"), *span), *within(reading.of("effects"), *span)]
    if not munitions or not harm:
        return []
    munition = munitions[0]
    platforms = within(reading.of("platforms"), *span)
    kind = _kind_of(platforms, munitions, "") or "other_violence"
    return [
        Act(
            munition.start, munition.end, kind, span, span, [munition], munition,
            weapons=list(dict.fromkeys(m.sense.code for m in munitions)), support=[*platforms, *munitions],
        )
    ]


# --- what the clause says of an act --------------------------------------------------------------------------------------

def _accuse(reading: Reading, act: Act, sayings: list[Saying]) -> None:
    if act.type in FACELESS:
        return
    text = reading.text
    named = [
        m for m in within(reading.of("actors"), *act.window)
        if (m.sense.get("belligerent") or m.sense.get("adjective_of") or m.sense.get("anaphoric"))
        and not any(s.head[0] <= m.start < s.head[1] for s in sayings)
    ]
    agent = {m.sense.get("agent") for m in act.triggers}
    found: list[Match] = []
    if "parties" in agent or act.type in ("clash", "negotiation", "agreement"):
        found = [m for m in named if abs(m.start - act.start) < 140]
    else:
        for match in named:
            before = text[max(act.window[0], match.first - 30) : match.first] + match.prefix
            gap = text[act.end : match.first] if match.start >= act.end else text[match.end : act.start]
            if match.start < act.start:
                if match.end > act.start - 45 and not re.search(r"[،.؛:]", gap) and not re.search(r"(?<!\w)(?:في|من|علي|ضد|الي)\s", before[-6:]):
                    found.append(match)
                elif found and match.end > act.start - 60:
                    found.append(match)
            elif act.start <= match.start < act.end:
                found.append(match)
            elif _BY.search(before):
                found.append(match)
            elif _AGAINST.search(before) or "ب" in match.prefix:
                continue
            elif re.search(r"[.؛]", gap):
                break
            elif _adjacent(reading, act.end, match.first) or (found and re.fullmatch(r"\s*و?\s*", text[found[-1].end : match.first])):
                found.append(match)
            elif found and match.prefix.startswith("و") and match.first - found[-1].end < 3:
                found.append(match)
            elif _owned_platform(reading, act, match):
                found.append(match)
    act.perpetrators = list(dict.fromkeys(name for match in found for name in actor_names(reading, match)))
    act.support += found
    if not act.perpetrators and act.saying and any(m.sense.code == "accuse" for m in act.saying.matches):
        cue = act.saying.matches[0]
        accused = [
            m for m in within(reading.of("actors"), cue.end, act.start)
            if m.sense.get("belligerent") or m.sense.get("adjective_of")
        ]
        speaker = act.saying.speaker.name or act.saying.speaker.role or ""
        names = [n for m in accused if reading.quote(m.start, m.end) not in speaker for n in actor_names(reading, m)]
        act.perpetrators = list(dict.fromkeys(names))


def actor_names(reading: Reading, match: Match) -> list[str]:
    """The canonical names behind a match; a word such as «التحالف» takes the candidate that the report names elsewhere."""
    sense = match.sense
    if sense.get("adjective_of"):
        return [str(sense.get("adjective_of"))]
    candidates = sense.get("candidates")
    if candidates:
        named = {m.sense.code for m in reading.of("actors") if not m.sense.get("anaphoric")}
        return [next((c for c in candidates if c in named), candidates[0])]
    return [sense.code]


_FILLERS = re.compile(
    r"(?:\s|[«»\"“”]|(?<!\w)(?:من|ل|مره|جديده?|عنيفه?|كثيفه?|مكثفه?|واسعه?|متتاليه|متزامنه|عده|امس|اليوم|فجر|صباح|مساء|ظهر|"
    r"يوم|ليل|ايضا|مجددا|قبل|قليل|قد|قوات|طائرات?|الطائرات?|حربيه?|الحربيه?|مروحيه?|طيران|الطيران|\w*يه|\w*ي)(?!\w))*"
)


def _adjacent(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but adjectives, platforms, munitions and numbers stands between an act and a name."""
    if start > end or end - start > 60:
        return False
    position = start
    known = sorted(
        (m for name in ("platforms", "munitions", "events", "people") for m in within(reading.of(name), start, end)),
        key=lambda m: m.start,
    )
    text = reading.text
    for match in known:
        if match.first < position:
            continue
        if match.sense.lexicon == "people" and not match.sense.get("nationality"):
            return False
        if not _FILLERS.fullmatch(text, position, match.first):
            return False
        position = match.end
    return bool(_FILLERS.fullmatch(text, position, end)) if position < end else True


def _owned_platform(reading: Reading, act: Act, match: Match) -> bool:
    """«طائرات حربية روسية»، «راجمات قوات النظام»: the platform's owner, wherever it stands in the act's clause."""
    before = [p for p in within(reading.of("platforms"), act.window[0], match.first) if p.end >= match.first - 14]
    return any(_adjacent(reading, p.end, match.first) for p in before)


def _count(reading: Reading, act: Act) -> None:
    for trigger in act.triggers:
        if trigger.form.number == "dual" and not trigger.form.possessed:
            act.number = 2
        for quantity in within(reading.quantities, act.window[0], trigger.first):
            if quantity.kind == "count" and 0 <= trigger.first - quantity.end <= 2:
                act.count = quantity
                act.start = min(act.start, quantity.start)
    if act.count is None and act.number is None:
        for munition in act.support:
            if munition.sense.lexicon == "munitions" and munition.sense.get("counts"):
                if munition.form.number == "dual":
                    act.number = 2
                for quantity in within(reading.quantities, munition.first - 40, munition.first):
                    if quantity.kind == "count" and 0 <= munition.first - quantity.end <= 2:
                        act.count = quantity


def _time(reading: Reading, act: Act, acts: list[Act], sayings: list[Saying]) -> None:
    start, end = act.sentence
    heads = [s.head for s in sayings if s.head[0] >= start - 1 and s.head[1] <= end + 1]
    expressions = [
        d for d in within(reading.dates, start, end) if not any(a <= d.start < b and b - a < 220 for a, b in heads)
    ]
    own = [d for d in expressions if act.window[0] <= d.start < act.window[1]]
    if own:
        act.date = min(own, key=lambda d: _distance(act, d))
    elif expressions and len(acts) > 1:
        before = [d for d in expressions if d.start < act.start]
        if before and not re.search(r"[.؛]", reading.text[before[-1].end : act.start]):
            act.date = before[-1]
    context = within(reading.of("context"), start, act.end)
    act.recalled = any(m.sense.code == "recalled" for m in context) or bool(
        re.match(r"و?كان(?:ت|وا)? ", reading.text[start : start + 8])
    )


def _distance(act: Act, date: DateExpression) -> int:
    return date.start - act.end if date.start >= act.end else 2 * (act.start - date.end)


_DESTINATION = frozenset({"displacement", "evacuation"})


def _locate(reading: Reading, act: Act) -> None:
    usable = [m for m in within(reading.places, *act.sentence) if not m.dateline and not m.in_role]
    after = [m for m in usable if act.start <= m.start < act.window[1]]
    before = [m for m in usable if act.window[0] <= m.start < act.start]
    chain = after or before
    if not chain and usable and act.window[1] < act.sentence[1]:
        chain = [m for m in usable if m.start < act.start][-1:]
    if not chain:
        return
    act.own_place = True
    act.places = _chain(reading, chain if chain is after else chain)


def _chain(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The first place and those that go on from it: containers and places joined to it."""
    chosen = [mentions[0]]
    for mention in mentions[1:]:
        gap = reading.text[chosen[-1].end : mention.start]
        if len(gap) > 45 or _BREAK.search(gap):
            break
        chosen.append(mention)
    return chosen


_AIMED = re.compile(r"(?:استهدف\w*|استهداف\w*|علي|قصف\w*|طال\w*|ضرب\w*|اصاب\w*|مستهدف\w*)[\s\w،()\"«»]{0,60}$")


def _aim(reading: Reading, act: Act) -> None:
    text = reading.text
    for name in ("objects", "people"):
        for match in within(reading.of(name), act.start, min(act.window[1], act.end + 90)):
            before = text[max(act.start, match.first - 40) : match.first]
            if _AIMED.search(before) and match.sense.code != "others":
                act.targets.append(match.sense.code)
    act.targets = list(dict.fromkeys(act.targets))[:4]


_UNDONE = re.compile(r"(?<!\w)(?:و|ف)?(?:لم|لا|دون|بدون|غير|ليس|ليست|عدم)\s*$")
_NEVER = re.compile(r"(?<!\w)(?:و|ف)?لن\s*$")


def _judge(reading: Reading, act: Act) -> None:
    text = reading.text
    before = text[max(act.sentence[0], act.start - 14) : act.triggers[0].first]
    context = {m.sense.code for m in within(reading.of("context"), max(act.window[0], act.start - 60), act.start)}
    saying = act.saying
    if saying and saying.denies and act.start - saying.start < 90:
        act.status = "denied"
    elif _NEVER.search(before):
        act.status = "denied"
    elif _UNDONE.search(before):
        act.effect = True
        act.perpetrators = []
        act.status = "denied"
    elif (saying and saying.threatens) or "threatened" in context:
        act.status = "threatened"
    elif "planned" in context or (act.main.form.shape == "present" and text[act.main.start] == "س"):
        act.status = "planned"


# --- lists -----------------------------------------------------------------------------------------------------------------

def _list_line(reading: Reading, span: Span, acts: list[Act]) -> Act | None:
    """«حي السكري: ٨ شهداء» under a wave: an act of its own, of the wave's type and accused."""
    mentions = within(reading.places, span[0], min(span[1], span[0] + 40))
    if not mentions or mentions[0].start - span[0] > 6:
        return None
    colon = reading.text.find(":", mentions[0].end, span[1])
    if colon < 0 or colon - mentions[-1].end > 3 or not re.search(r"[^\w\s]|\A", reading.text[max(0, span[0] - 2) : span[0] + 2]):
        return None
    outcomes = [m for m in within(reading.of("outcomes"), colon, span[1]) if m.sense.get("role") in ("person", "act", "verb")]
    if not outcomes:
        return None
    wave = next((a for a in reversed(acts) if a.type in VIOLENT and not a.line and not a.recalled), None)
    return Act(
        mentions[0].start, outcomes[0].end, wave.type if wave else "other_violence", span, span, [outcomes[0]], outcomes[0],
        perpetrators=list(wave.perpetrators) if wave else [], weapons=[], places=[mentions[0]], own_place=True,
        date=None, line=True,
    )
