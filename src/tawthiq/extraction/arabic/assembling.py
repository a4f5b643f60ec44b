"""Makes acts of a sentence's triggers, platforms and munitions.

Weak triggers need help from their clause, generic ones («استهدف»، «هجوم») take their type from the platform or munition
beside them; numbers of shells, barrels and drones are acts too. Refuses an everyday word without anything of war beside
it.
"""

import re

from tawthiq.extraction.actors import can_do
from tawthiq.extraction.acts import ATTACKS, Act, Span
from tawthiq.extraction.arabic.accused import SIDES
from tawthiq.extraction.arabic.continuing import goes_on
from tawthiq.extraction.arabic.triggers import AID, BATTLE, LED, is_finite, joined, triggers
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity

_ENTRY = re.compile(r"دخول|دخل|يدخل|تدخل")
"""Entering: with a number after it, of those who enter; else of a place that is taken."""
_STOP = re.compile(r"[.؛\n]")

_FIRED = frozenset({"missile", "rocket", "artillery_shell", "mortar", "bomb"})
"""Munitions that are shelling when nothing says what fired them."""


def acts_of_sentence(reading: Reading, span: Span, sayings: list[Saying]) -> list[Act]:
    """The acts of one sentence, as their triggers, platforms and munitions make them."""
    text = reading.text
    groups = joined(text, triggers(reading, span, sayings))
    acts: list[Act] = []
    for i, group in enumerate(groups):
        begin = _clause_start(text, groups[i - 1][-1].end if i else span[0], group[0].first, i == 0)
        stop = groups[i + 1][0].first if i + 1 < len(groups) else span[1]
        act = _act(reading, group, span, (begin, stop))
        if act and acts and goes_on(reading, acts[-1], act):
            reading.notes.drop("events", "of_the_act_before", act.start, act.end, act.type)
        elif act:
            acts.append(act)
    acts = _with_counted_munitions(reading, span, acts)
    if not acts:
        acts = _acts_of_munitions(reading, span)
    if any(not act.effect for act in acts):
        for act in acts:
            if act.effect:
                reading.notes.drop("events", "harm_of_an_act", act.start, act.end, act.type)
        acts = [act for act in acts if not act.effect]
        acts[0].window = (span[0], acts[0].window[1])
        for act, following in zip(acts, [*acts[1:], None], strict=True):
            act.window = (act.window[0], following.triggers[0].first if following else span[1])
    return acts


def _with_counted_munitions(reading: Reading, span: Span, acts: list[Act]) -> list[Act]:
    """«140 قذيفة»، «أكثر من 30 برميلا»: munitions that are counted are acts of their own."""
    carried = [a for a in acts if a.main.sense.get("light")]
    for munition in munitions_in(reading, span):
        kind, counts = munition.sense.get("event"), munition.sense.get("counts")
        if not kind or not counts or any(a.start <= munition.start < a.end or _downs(a, munition) for a in acts):
            continue
        quantity = _number_of(reading, munition)
        if quantity is None or any(abs(a.start - munition.start) < 90 for a in carried):
            continue
        if (used := _used(reading, acts, quantity.start)) is not None:
            used.count = used.count or quantity
            continue
        if _NOT_FIRED.search(reading.text, max(span[0], quantity.start - 50), quantity.start):
            continue
        if any(a.type == kind and -2 < munition.first - a.end < 40 for a in acts) or quantity.value == 1:
            continue
        for act in acts:
            act.weapons = [w for w in act.weapons if w != munition.sense.code]
        acts.append(
            Act(
                quantity.start,
                munition.end,
                str(kind),
                span,
                (quantity.start, span[1]),
                [munition],
                munition,
                weapons=[_weapon(munition, str(kind))],
                support=[munition],
                count=quantity,
            )
        )
    return sorted(acts, key=lambda act: act.start)


def _used(reading: Reading, acts: list[Act], position: int) -> Act | None:
    """«استهدفت بلدة كذا بأربع قذائف»: the act before, where it was done with the munitions counted there."""
    if not _WITH.search(reading.text, max(0, position - 4), position):
        return None
    return next((act for act in reversed(acts) if act.end <= position and act.type in ATTACKS), None)


_WITH = re.compile(r"(?<!\w)ب\s?$")
_NOT_FIRED = re.compile(
    r"(?<!\w)\w{0,2}(?:حصول|حصل\w*|امتلا?ك\w*|مصادر\w*|صادر\w*|ضبط\w*|تصنيع|شراء|تسليم|تسلم\w*|نقل\w*|تفكيك|فكك\w*|ابطال|"
    r"ازاله|ازال\w*|اتلاف|اتلف\w*|عثر\w*|العثور|تخزين)(?!\w)[^،.؛\n]*$"
)
"""What is done with munitions that nobody fires."""


def _number_of(reading: Reading, word: Match) -> Quantity | None:
    """The number that stands right before a word."""
    before = within(reading.quantities, word.first - 40, word.first)
    return next((q for q in before if q.kind == "count" and 0 <= word.first - q.end <= 2), None)


def _downs(act: Act, munition: Match) -> bool:
    """«إسقاط 94 مسيرة»: drones that were shot down."""
    return bool(act.main.sense.get("downs")) and 0 <= munition.first - act.end < 40


def _clause_start(text: str, previous: int, trigger: int, first: bool) -> int:
    if first:
        return previous
    gap = text[previous:trigger]
    cut = max(gap.rfind("،"), gap.rfind("؛"), gap.rfind("."), gap.rfind(","))
    return previous + cut + 1 if cut >= 0 else previous


def _act(reading: Reading, group: list[Match], span: Span, window: Span) -> Act | None:
    """One act of a group of triggers; None where they need help that their clause does not give."""
    main = max(group, key=_weight)
    near = _clause(reading.text, window, group)
    platforms, munitions = within(reading.of("platforms"), *near), munitions_in(reading, near)
    weapons = [w for m in group for w in m.sense.get("weapons", ())]
    kind = _kind(reading, main, platforms, munitions, bool(weapons))
    if not kind:
        reading.notes.drop("events", "carries_nothing", group[0].start, group[-1].end)
        return None
    light = bool(main.sense.get("light"))
    weak = not light and all(m.sense.get("strength") != "strong" for m in group if not m.sense.get("light"))
    helped = platforms or munitions or _supported(reading, near, group)
    if weak and (not helped or _is_campaign_at_large(reading, kind, group)):
        reading.notes.drop("events", "at_large" if helped else "unsupported", group[0].start, group[-1].end, kind)
        return None
    weapons += [_weapon(m, kind) for m in munitions]
    if main.sense.get("downs"):
        kind, weapons = "other_violence", []
    elif kind == "drone_strike" or any(m.sense.code == "drone" for m in platforms):
        kind = "drone_strike" if kind in _FLOWN else kind
        weapons.append("drone")
    kind = _told_closer(reading, group[0] if is_finite(group[0]) else main, kind)
    return Act(
        group[0].start - (2 if group[0].definite else 0),
        group[-1].end,
        kind,
        span,
        window,
        group,
        main,
        weapons=list(dict.fromkeys(weapons)) if kind in ATTACKS else [],
        support=[*platforms, *munitions],
        effect=bool(main.sense.get("effect")) or reading.text.startswith(("قتل ", "مقتل "), main.start),
    )


_FLOWN = frozenset({"air_strike", "drone_strike", "other_violence", "shelling"})
"""Types that a drone beside the act makes a drone strike."""
_AIR_FORCE = re.compile(r"سلاح (?:الجو|الطيران)|(?:ال)?قو(?:ات|ه) الجويه")
_SUBJECT = 44
"""Letters before a verb in which its subject stands."""
_PARTED = re.compile(r"[،.؛:\n]|(?<!\w)(?:ان|في|من|علي|الي|عن|بعد|قبل|التي|الذي|و?بعد|اثر|جراء)(?!\w)")
_BUILT = frozenset({"home", "building", "mosque", "bridge"})


def _weight(match: Match) -> tuple[bool, bool, bool]:
    """How much a trigger says of its act."""
    sense = match.sense
    return not sense.get("light"), not sense.get("generic"), sense.get("strength") == "strong"


def _kind(reading: Reading, main: Match, platforms: list[Match], munitions: list[Match], armed: bool) -> str:
    """The type of an act by its main trigger and what stands beside it; empty where a light verb carries nothing."""
    kind: str = main.sense.code
    if main.sense.get("light"):
        return _delivered(reading, main, platforms, munitions)
    if main.sense.get("generic"):
        return _kind_of(platforms, munitions, kind) or kind
    if kind == "shelling" and not armed:
        return _kind_of(platforms, [], kind) or kind
    return kind


def _told_closer(reading: Reading, main: Match, kind: str) -> str:
    """The type that the words after a trigger make it: houses blown up, a battle led, so many who enter."""
    text = reading.text
    if kind == "explosion" and is_finite(main):
        blown = within(reading.of("objects"), main.end, main.end + 30)
        return "property_destruction" if any(m.sense.code in _BUILT for m in blown) else kind
    if (
        kind in ("property_destruction", "shooting", "other_violence")
        and is_finite(main)
        and not main.sense.get("downs")
    ):
        return _by_subject(reading, main, kind)
    if kind == "clash" and BATTLE.match(text, main.start) and LED.search(text[main.end : main.end + 60]):
        return "deployment"
    if kind == "territorial_change" and _ENTRY.match(text, main.start):
        if AID.search(text, main.end, main.end + 24):
            return "aid_delivery"
        return "deployment" if within(reading.quantities, main.end, main.end + 6) else kind
    return kind


def _by_subject(reading: Reading, verb: Match, kind: str) -> str:
    """«طيران حربي دمر مستودعا»، «أطلقت مسيرة النار على»: the type that its platform makes a verb of harm."""
    around = (max(0, verb.first - _SUBJECT), verb.end + 2)
    for platform in within(reading.of("platforms", "actors"), *around):
        before = platform.end <= verb.first and not _PARTED.search(reading.text, platform.end, verb.first)
        if before or platform.first >= verb.end:
            made = "air_strike" if _AIR_FORCE.match(reading.text, platform.start) else platform.sense.get("event")
            if made is None:
                continue
            flown = made in ("air_strike", "drone_strike")
            return str(made) if flown or (made == "shelling" and kind != "shooting" and _guns(platform)) else kind
    return kind


def _guns(platform: Match) -> bool:
    return platform.sense.code in ("artillery", "rocket_launcher", "naval")


def _delivered(reading: Reading, main: Match, platforms: list[Match], munitions: list[Match]) -> str:
    """What «ألقى»، «أطلق»، «سقط» alone tell: by the munitions, or by aid; empty where nothing is delivered."""
    if not main.sense.get("delivers"):
        return ""
    if munitions:
        return _kind_of(platforms, munitions, "") or ""
    return "aid_delivery" if platforms and AID.search(reading.text, main.end, main.end + 40) else ""


def _is_campaign_at_large(reading: Reading, kind: str, group: list[Match]) -> bool:
    """«العملية»، «الحملة» of forces are an act only where a verb carries them out or a date is theirs."""
    if kind != "deployment" or any(is_finite(m) or m.sense.get("light") for m in group):
        return False
    return not within(reading.dates, group[-1].end, group[-1].end + 30)


def munitions_in(reading: Reading, span: Span) -> list[Match]:
    """The munitions of a span; «قصف صاروخي» has an adjective, no two missiles."""
    return [m for m in within(reading.of("munitions"), *span) if not _is_kind(reading, m)]


def _is_kind(reading: Reading, munition: Match) -> bool:
    """Whether a munition only says the kind of an act: «قصف صاروخي» has no two missiles."""
    for event in within(reading.of("events"), munition.first - 40, munition.first + 1):
        if event.end >= munition.end and event.sense.get("weapons"):
            return True
        if munition.form.construct and event.end in (munition.first - 1, munition.end):
            return True
    return False


def _weapon(munition: Match, kind: str) -> str:
    """The code of a munition; a plain «صاروخ» is a rocket where it is fired from the ground."""
    plain = munition.sense.code == "missile" and munition.sense.get("strength") == "weak"
    return "rocket" if plain and kind == "shelling" else munition.sense.code


def _clause(text: str, window: Span, group: list[Match]) -> Span:
    """The part of the window that is of this act for sure: up to a stop after it."""
    stop = _STOP.search(text, group[-1].end, window[1])
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
    """Whether a weak trigger's clause has a doer, or an object, people, harm or a place after it, or it is counted."""
    if any(m.sense.get("agent") == "parties" for m in group) and SIDES.search(reading.text, near[0], near[1]):
        return True
    if any(can_do(m) for m in within(reading.of("actors"), *near)):
        return True
    if _number_of(reading, group[0]):
        return True
    after = (group[-1].end, near[1])
    return bool(within(reading.of("objects", "outcomes", "places", "people"), *after))


def _acts_of_munitions(reading: Reading, span: Span) -> list[Act]:
    """«أصيب راعٍ بشظايا لغم»: no trigger, but a munition and harm."""
    munitions = [m for m in within(reading.of("munitions"), *span) if m.sense.get("event") or m.sense.code in _FIRED]
    harm = [*within(reading.of("outcomes"), *span), *within(reading.of("effects"), *span)]
    if not munitions or not harm:
        return []
    munition = munitions[0]
    platforms = within(reading.of("platforms"), *span)
    kind = (
        _kind_of(platforms, munitions, "shelling" if munition.sense.code in _FIRED else "other_violence")
        or "other_violence"
    )
    return [
        Act(
            munition.start,
            munition.end,
            kind,
            span,
            span,
            [munition],
            munition,
            weapons=list(dict.fromkeys(_weapon(m, kind) for m in munitions)),
            support=[*platforms, *munitions],
        )
    ]
