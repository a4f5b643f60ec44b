"""The acts that a report tells of, before they are written down as events.

Each group of triggers is an act: weak ones need help from their clause, generic ones («استهدف»، «هجوم») take their type
from the platform or munition beside them; numbers of shells, barrels and drones are acts too. What the clause says of an
act is read in `accused`, `circumstances`, `locating` and `standing`.
"""

import re
from dataclasses import dataclass, field

from tawthiq.extraction.attribution import Saying
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.triggers import AID, BATTLE, BREAK, LED, goes_off, is_finite, joined, says_what_it_hit, triggers
from tawthiq.language.dates import DateExpression
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Status
from tawthiq.places.mentions import Mention

Span = tuple[int, int]

ATTACKS = frozenset(
    "air_strike drone_strike shelling chemical_attack explosion suicide_attack shooting execution clash other_violence "
    "property_destruction".split()
)
VIOLENT = ATTACKS | {"torture", "sexual_violence", "detention"}
ENDURING = frozenset({"siege", "territorial_change", "displacement", "aid_obstruction", "ceasefire"})
PARTIES = frozenset({"clash", "negotiation", "agreement", "ceasefire", "ceasefire_end", "release"})
"""Acts between two sides."""
FACELESS = frozenset({"rescue", "aid_delivery", "evacuation", "displacement", "protest"})
ROOTED = ATTACKS | {"siege", "rescue", "sexual_violence", "displacement"}
"""Acts that happen where and when the report's story does, unless it says otherwise."""
OF_THE_DAY = ATTACKS | {"detention", "evacuation", "aid_obstruction", "rescue", "release", "protest", "aid_delivery"}
"""Acts that a report of one day tells of without saying the day each time."""

_ENTRY = re.compile(r"دخول|دخل|يدخل|تدخل")
"""Entering: with a number after it, of those who enter; else of a place that is taken."""

_BESIDES = re.compile(r"(?<!\w)(?:و|مع|بعد|قبل|اثر|خلال|عقب|بالتزامن|تزامنا|وسط|جراء|من|علي)(?!\w)")
"""Words between two nouns of a kind that make them two acts."""
_FIRED = frozenset({"missile", "rocket", "artillery_shell", "mortar", "bomb"})
"""Munitions that are shelling when nothing says what fired them."""


@dataclass(slots=True, eq=False)
class Act:
    """One act in the making; spans are of the folded text.

    `aim` is where a later verb says what was hit («قصف … استهدف X»), -1 without one; `implied` marks a verb whose subject is
    that of the act before.
    """

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
    told: bool = False
    targets: list[str] = field(default_factory=list)
    count: Quantity | None = None
    number: int | None = None
    saying: Saying | None = None
    recalled: bool = False
    line: bool = False
    listed: bool = False
    effect: bool = False
    same_as: "Act | None" = None
    aim: int = -1
    implied: bool = False

    @property
    def agentive(self) -> bool:
        """Whether its doer is somebody: not so for an explosion or the end of a truce."""
        return any(m.sense.get("agent") or m.form.shape in ("past", "present") for m in self.triggers)

    @property
    def root(self) -> "Act":
        act = self
        while act.same_as is not None:
            act = act.same_as
        return act

    @property
    def definite(self) -> bool:
        return self.main.definite or (self.main.form.possessed and self.main.form.shape == "noun")


# --- from groups to acts -----------------------------------------------------------------------------------------------

def acts_of_sentence(reading: Reading, span: Span, sayings: list[Saying]) -> list[Act]:
    """The acts of one sentence, as their triggers, platforms and munitions make them."""
    text = reading.text
    groups = joined(text, triggers(reading, span, sayings))
    acts: list[Act] = []
    for i, group in enumerate(groups):
        begin = _clause_start(text, groups[i - 1][-1].end if i else span[0], group[0].first, i == 0)
        stop = groups[i + 1][0].first if i + 1 < len(groups) else span[1]
        act = _act(reading, group, span, (begin, stop))
        if act and not (acts and _goes_on(reading, acts[-1], act)):
            acts.append(act)
    acts = _with_counted_munitions(reading, span, acts)
    if not acts:
        acts = _acts_of_munitions(reading, span)
    if any(not act.effect for act in acts):
        acts = [act for act in acts if not act.effect]
        acts[0].window = (span[0], acts[0].window[1])
        for act, following in zip(acts, [*acts[1:], None], strict=True):
            act.window = (act.window[0], following.triggers[0].first if following else span[1])
    return acts


# --- more of the act before ----------------------------------------------------------------------------------------------

_CONTENT = frozenset({
    ("aid_obstruction", "aid_delivery"), ("aid_obstruction", "evacuation"), ("aid_delivery", "displacement"),
    ("release", "detention"), ("torture", "detention"), ("detention", "detention"), ("execution", "detention"), ("detention", "evacuation"),
    ("detention", "displacement"), ("agreement", "ceasefire"), ("agreement", "release"), ("ceasefire_end", "ceasefire"),
    ("ceasefire_end", "agreement"), ("negotiation", "ceasefire"), ("negotiation", "agreement"), ("evacuation", "siege"),
    ("ceasefire", "agreement"), ("rescue", "siege"),
})
"""Acts whose noun is what the verb before them is about: «منعت دخول المساعدات»، «أفرجت عن محتجزين»."""


def _goes_on(reading: Reading, last: Act, act: Act) -> bool:
    """Whether an act is more of the one before it in the sentence; it then adds its words and weapons to it."""
    gap = reading.text[last.end : act.start]
    if BREAK.search(gap):
        return False
    if _aims(reading, last, act):
        last.aim = act.end
        last.type = "other_violence" if last.type == "deployment" else last.type
    elif _is_destruction_too(reading, last, act):
        return True
    elif last.type == "agreement" and gap.rstrip().endswith("علي"):
        act.status = "planned"
        return False
    elif _is_concluded(last, act):
        last.type = "ceasefire"
    elif not (_is_content(last, act, gap) or _is_manner(reading, last, act, gap) or _is_generic_too(reading, last, act)):
        return False
    last.window = (last.window[0], act.window[1])
    last.weapons = list(dict.fromkeys(last.weapons + act.weapons))
    if last.type == "other_violence" and _is_instrument(last, act):
        last.type = act.type
    return True


def _aims(reading: Reading, last: Act, act: Act) -> bool:
    """«قصف صاروخي من قبل X، استهدف Y»، «عملية … استهدفت قياديا»."""
    if last.type not in ATTACKS and last.type != "deployment":
        return False
    noun = next((m for m in reversed(last.triggers) if not is_finite(m)), last.main)
    return len(act.triggers) == 1 and (
        says_what_it_hit(reading.text, noun, act.triggers[0]) or goes_off(reading.text, noun, act.triggers[0])
    )


def _is_destruction_too(reading: Reading, last: Act, act: Act) -> bool:
    """«… ودمر منزلين»: the harm of an attack, without a place or a doer of its own."""
    if act.type != "property_destruction" or last.type not in ATTACKS or within(reading.places, act.start, act.window[1]):
        return False
    return not any(m.sense.get("belligerent") for m in within(reading.of("actors"), last.end, act.end + 40))


def _is_content(last: Act, act: Act, gap: str) -> bool:
    """Whether an act is what the verb or noun before it is about."""
    if (last.type, act.type) not in _CONTENT or len(gap) > 90:
        return False
    first = act.triggers[0]
    return act.type == "evacuation" if is_finite(first) else not (first.prefix.startswith("و") and last.type == act.type)


def _is_concluded(last: Act, act: Act) -> bool:
    """«هدنة … أُبرمت»، «أبرموا هدنة»: a truce that is concluded."""
    verb, noun = (act, last) if act.type == "agreement" else (last, act)
    if verb.type != "agreement" or noun.type != "ceasefire" or act.triggers[0].prefix.startswith("و"):
        return False
    return len(verb.triggers) == 1 and is_finite(verb.main) and not is_finite(noun.triggers[0])


def _is_instrument(last: Act, act: Act) -> bool:
    same = act.type == last.type or bool(last.main.sense.get("generic"))
    return last.type in ATTACKS and act.triggers[0].prefix.endswith(("ب", "بال")) and same


def _is_manner(reading: Reading, last: Act, act: Act, gap: str) -> bool:
    """«اغتال … بإطلاق النار»، «أعدم … رميا بالرصاص»: how it was done."""
    if _is_instrument(last, act):
        return True
    first = act.triggers[0]
    if act.type != last.type or is_finite(first) or first.prefix or len(gap) > 60 or "،" in gap:
        return False
    if _BESIDES.search(gap) or within(reading.places, last.end, act.start):
        return False
    accusative = reading.text[first.start : first.end].split(" ")[0].endswith("ا")
    return is_finite(last.main) and (accusative or act.type == "rescue")


def _is_generic_too(reading: Reading, last: Act, act: Act) -> bool:
    """«… وأصابت مركزا مجاورا»: a general verb that goes on, without a doer of its own."""
    if last.type not in ATTACKS or act.support or act.triggers[0].prefix[:1] not in ("و", "ف"):
        return False
    if not all(m.sense.get("generic") for m in act.triggers):
        return False
    return not any(m.sense.get("belligerent") for m in within(reading.of("actors"), act.start, act.end + 40))


# --- munitions that are counted ------------------------------------------------------------------------------------------

def _with_counted_munitions(reading: Reading, span: Span, acts: list[Act]) -> list[Act]:
    """«140 قذيفة»، «أكثر من 30 برميلا»: munitions that are counted are acts of their own."""
    carried = [a for a in acts if a.main.sense.get("light")]
    for munition in munitions_in(reading, span):
        kind, counts = munition.sense.get("event"), munition.sense.get("counts")
        if not kind or not counts or any(a.start <= munition.start < a.end or _downs(a, munition) for a in acts):
            continue
        quantity = next((q for q in within(reading.quantities, munition.first - 40, munition.first) if q.kind == "count" and 0 <= munition.first - q.end <= 2), None)
        if quantity is None or any(abs(a.start - munition.start) < 90 for a in carried):
            continue
        if any(a.type == kind and -2 < munition.first - a.end < 40 for a in acts) or quantity.value == 1:
            continue
        for act in acts:
            act.weapons = [w for w in act.weapons if w != munition.sense.code]
        acts.append(
            Act(quantity.start, munition.end, str(kind), span, (quantity.start, span[1]), [munition], munition, weapons=[_weapon(munition, str(kind))], support=[munition], count=quantity)
        )
    return sorted(acts, key=lambda act: act.start)


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
    main = max(group, key=lambda m: (not m.sense.get("light"), not m.sense.get("generic"), m.sense.get("strength") == "strong"))
    near = _clause(reading.text, window, group)
    platforms = within(reading.of("platforms"), *near)
    munitions = munitions_in(reading, near)
    weapons = [w for m in group for w in m.sense.get("weapons", ())]
    kind = main.sense.code
    support = [*platforms, *munitions]
    if main.sense.get("light"):
        kind = _delivered(reading, main, platforms, munitions)
        if not kind:
            return None
    elif main.sense.get("generic"):
        kind = _kind_of(platforms, munitions, kind) or kind
    elif kind == "shelling" and not weapons:
        kind = _kind_of(platforms, [], kind) or kind
    if all(m.sense.get("strength") != "strong" for m in group if not m.sense.get("light")) and not main.sense.get("light"):
        if not (support or _supported(reading, near, group)) or _is_campaign_at_large(reading, kind, group):
            return None
    weapons += [_weapon(m, kind) for m in munitions]
    if main.sense.get("downs"):
        kind, weapons = "other_violence", []
    elif any(m.sense.code == "drone" for m in platforms) or kind == "drone_strike":
        kind = "drone_strike" if kind in ("air_strike", "drone_strike", "other_violence", "shelling") else kind
        weapons.append("drone")
    if kind == "explosion" and is_finite(main) and any(
        m.sense.code in ("home", "building", "mosque", "bridge") for m in within(reading.of("objects"), main.end, main.end + 30)
    ):
        kind = "property_destruction"
    if kind == "clash" and BATTLE.match(reading.text, main.start) and LED.search(reading.text[main.end : main.end + 60]):
        kind = "deployment"
    if kind == "territorial_change" and _ENTRY.match(reading.text, main.start) and within(reading.quantities, main.end, main.end + 6):
        kind = "deployment"
    start = min(group[0].start - (2 if group[0].definite else 0), group[0].start)
    return Act(
        start, group[-1].end, kind, span, window, group, main,
        weapons=list(dict.fromkeys(weapons)) if kind in ATTACKS else [], support=support,
        effect=bool(main.sense.get("effect")) or reading.text.startswith(("قتل ", "مقتل "), main.start),
    )


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


SIDES = re.compile(r"(?<!\w)\w{0,2}ال(?:طرف|جانب|وفد)(?:ان|ين)?(?!\w)")
"""«الطرفان»: parties that only an earlier sentence names."""


def _supported(reading: Reading, near: Span, group: list[Match]) -> bool:
    """Whether a weak trigger's clause has a doer, or an object, people, harm or a place after it."""
    if any(m.sense.get("agent") == "parties" for m in group) and SIDES.search(reading.text, near[0], near[1]):
        return True
    if any(m.sense.get("belligerent") or m.sense.get("adjective_of") for m in within(reading.of("actors"), *near)):
        return True
    after = (group[-1].end, near[1])
    return bool(
        within(reading.of("objects"), *after) or within(reading.of("outcomes"), *after) or within(reading.of("places"), *after)
        or within(reading.of("people"), *after)
    )


def _acts_of_munitions(reading: Reading, span: Span) -> list[Act]:
    """«أصيب راعٍ بشظايا لغم»: no trigger, but a munition and harm."""
    munitions = [m for m in within(reading.of("munitions"), *span) if m.sense.get("event") or m.sense.code in _FIRED]
    harm = [*within(reading.of("outcomes"), *span), *within(reading.of("effects"), *span)]
    if not munitions or not harm:
        return []
    munition = munitions[0]
    platforms = within(reading.of("platforms"), *span)
    kind = _kind_of(platforms, munitions, "shelling" if munition.sense.code in _FIRED else "other_violence") or "other_violence"
    return [
        Act(
            munition.start, munition.end, kind, span, span, [munition], munition,
            weapons=list(dict.fromkeys(_weapon(m, kind) for m in munitions)), support=[*platforms, *munitions],
        )
    ]
