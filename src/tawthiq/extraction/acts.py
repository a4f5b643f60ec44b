"""The acts that a report tells of, before they are written down as events.

One pass over the triggers of each sentence: triggers of one act are joined (light verb + noun, noun + relative clause),
weak ones need help from their clause, generic ones («استهدف»، «هجوم») take their type from the platform or munition
beside them; numbers of shells, barrels and drones are acts too. What the clause says of an act is read in
`accused` and `circumstances`.
"""

import re
from dataclasses import dataclass, field

from tawthiq.extraction.attribution import Saying
from tawthiq.extraction.reading import Reading, within
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
FACELESS = frozenset({"rescue", "aid_delivery", "evacuation", "displacement", "protest"})
ROOTED = ATTACKS | {"siege", "rescue", "torture", "sexual_violence", "displacement"}
"""Acts that happen where and when the report's story does, unless it says otherwise."""

_RELATIVE = re.compile(r"(?:الذي|التي|اللذان|اللذين|اللتان|اللتين|الذين|مما|ما)\s*$")
_BREAK = re.compile(r"[؛.!؟\n]")
_COORDINATION = re.compile(r"(?<!\w)و")
_AID = re.compile(r"(?<!\w)\w{0,4}(?:مساعد|اغاث|غذا|دواء|ادويه|وقود|قافل|قوافل|شاحنات|سله|سلال|طحين|طبيه)")
_OUT_OF_SERVICE = re.compile(r"عن (?:ال)?خدم|عن العمل")
_NOT_CONTROL = re.compile(r"(?<!\w)(?:عن|تحت|خارج|مناطق|اماكن|مواقع|نطاق|ل|الخاضعه|الواقعه|ضمن|منطقه|خاضعه)\s*(?:ل\w*\s*)?$")
_BODIES = re.compile(r"(?:\w+\s+){0,3}(?:ال)?(?:جثه|جثث|جثامين|جثمان|جثتي\w?|رفات|شهيد|شهداء|قتيل|قتلي|ضحايا|الضحايا)")


_ALIVE = re.compile(r"(?<!\w)(?:حيا|حيه|احياء|ناج\w*|علي قيد الحياه|عالق\w*|سالم\w*|طفل\w*|اطفال|اشخاص|شخصا?|مدني\w*|عائله|امراه|رجلا?)(?!\w)")
_STUCK = re.compile(r"عالق")
_ENTRY = re.compile(r"دخول|دخل|يدخل|تدخل")
_BATTLE = re.compile(r"(?:معرك|معارك|قتال|حرب|حروب)")
_FOUGHT = re.compile(r"(?<!\w)\w{0,3}(?:اندلع\w*|دار\w*|تدور|شهد\w*|تجدد\w*|خاض\w*|خلال|اثناء|في|جراء|بعد)\s*\w{0,3}$|^\s*(?:دار\w*|اندلع\w*|عنيفه|ضاريه|بين|مع)")
_LED = re.compile(r"^.{0,24}?(?:التي|الذي)?\s*(?<!\w)(?:تقود|اطلق|اعلن|بدات|تشن|يشن|شنت)\w*")
_FALLS = re.compile(r"سقوط|سقط|تساقط")
_TO_HOSPITAL = re.compile(r"(?:اسعف\w*|اسعاف\w*|نقل\w*|تنقل\w*)(?!\w).{0,60}?(?:مشفي|مشافي|مستشفي\w*|مشاف|نقطه طبيه|نقاط طبيه|المركز الصحي|المراكز الصحيه|مصاب\w*|جرحي|جريح\w*)")
_FIRED = frozenset({"missile", "rocket", "artillery_shell", "mortar", "bomb"})
"""Munitions that are shelling when nothing says what fired them."""


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


# --- triggers of one sentence, joined ----------------------------------------------------------------------------------

def _triggers(reading: Reading, span: Span, sayings: list[Saying]) -> list[Match]:
    chosen: dict[int, Match] = {}
    for match in within(reading.of("events"), *span):
        if any(head[0] <= match.start < head[1] - 1 for head in (s.head for s in sayings) if head[1] - head[0] < 200):
            if match.sense.get("role") != "act":
                continue
        if not _holds(reading, match, span):
            continue
        known = chosen.get(match.start)
        if known is None or (_rank(match), match.end) > (_rank(known), known.end):
            chosen[match.start] = match
    return [chosen[start] for start in sorted(chosen)]


def _holds(reading: Reading, match: Match, span: Span) -> bool:
    """Whether the words around leave a trigger what it is."""
    text, sense = reading.text, match.sense
    after = text[match.end : min(span[1], match.end + 50)]
    before = text[max(span[0], match.first - 24) : match.first] + match.prefix
    if sense.get("with") and not any(m.sense.code in (sense.get("with"), "agreement") for m in within(reading.of("events"), match.start - 60, match.end + 60) if m is not match and not m.sense.get("with")):
        return False
    if sense.code in ("evacuation", "rescue") and _OUT_OF_SERVICE.search(after):
        return False
    if sense.code == "rescue" and (_BODIES.match(after.lstrip()) or "نتش" in text[match.start : match.end] and not _ALIVE.search(after)):
        return False
    if sense.code == "territorial_change" and _FALLS.match(text, match.start) and any(
        within(reading.of(name), match.end, match.end + 24) for name in ("munitions", "outcomes", "people", "platforms")
    ):
        return False
    if sense.code == "siege" and _STUCK.match(text, match.start) and (re.search(r"انقاض|ركام|ردم", after) or text.startswith("عالقا", match.start)):
        return False
    if sense.code == "clash" and match.form.shape not in ("past", "present") and _BATTLE.match(text, match.start):
        return bool(_FOUGHT.search(before) or _FOUGHT.search(after[:24]) or _LED.search(after) or within(reading.dates, match.end, match.end + 40))
    if sense.code in ("evacuation", "rescue") and _TO_HOSPITAL.search(text, match.start, min(span[1], match.end + 60)):
        return False
    if sense.code == "protest" and any(m.sense.code == "drone" for name in ("platforms", "munitions") for m in within(reading.of(name), match.start - 12, match.end)):
        return False
    if sense.code == "territorial_change" and _NOT_CONTROL.search(before.removesuffix("ال")):
        return False
    if sense.code == "siege" and match.definite and match.form.shape in ("word", "noun", "adjective") and re.search(r"(?<!\w)ال\w+\s+ال$", before):
        return False
    if sense.code == "aid_obstruction" and sense.get("strength") == "weak" and not _AID.search(after):
        return False
    if sense.code == "detention" and match.definite and any(m.sense.get("role") == "person" for m in within(reading.of("outcomes"), match.start, match.end)):
        return False
    if sense.code == "negotiation" and (match.form.possessed or sense.get("strength") == "weak"):
        return False
    if sense.code == "deployment" and sense.get("strength") == "weak":
        return any(m.sense.get("belligerent") for m in within(reading.of("actors"), match.start - 60, match.end + 60))
    return True


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
    if len(gap) > 70 or _BREAK.search(gap) or "(" in gap:
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

def acts_of_sentence(reading: Reading, span: Span, sayings: list[Saying]) -> list[Act]:
    """The acts of one sentence, as their triggers, platforms and munitions make them."""
    text = reading.text
    groups = _joined(reading, _triggers(reading, span, sayings))
    acts: list[Act] = []
    for i, group in enumerate(groups):
        begin = _clause_start(text, groups[i - 1][-1].end if i else span[0], group[0].first, i == 0)
        stop = groups[i + 1][0].first if i + 1 < len(groups) else span[1]
        act = _act(reading, group, span, (begin, stop))
        if act and not _goes_on(reading, acts, act):
            acts.append(act)
    acts = _with_counted_munitions(reading, span, acts)
    if not acts:
        acts = _acts_of_munitions(reading, span)
    if any(not act.effect for act in acts):
        acts = [act for act in acts if not act.effect]
        acts[0].window = (span[0], acts[0].window[1])
    return acts


def _goes_on(reading: Reading, acts: list[Act], act: Act) -> bool:
    """«… وأصابت مركزا مجاورا»، «اغتال … بإطلاق النار»: more of the act before, no act of its own."""
    if not acts:
        return False
    last = acts[-1]
    instrument = act.triggers[0].prefix.endswith(("ب", "بال")) and (act.type == last.type or last.main.sense.get("generic"))
    if act.type == "property_destruction" and last.type in ATTACKS and not within(reading.places, act.start, act.window[1]):
        return not any(m.sense.get("belligerent") for m in within(reading.of("actors"), last.end, act.end + 40))
    generic = all(m.sense.get("generic") for m in act.triggers) and act.triggers[0].prefix[:1] in ("و", "ف") and not act.support
    if last.type not in ATTACKS or not (instrument or generic) or _BREAK.search(reading.text, last.end, act.start):
        return False
    if generic and any(m.sense.get("belligerent") for m in within(reading.of("actors"), act.start, act.end + 40)):
        return False
    last.window = (last.window[0], act.window[1])
    last.weapons = list(dict.fromkeys(last.weapons + act.weapons))
    if instrument and last.type == "other_violence":
        last.type = act.type
    return True


def _with_counted_munitions(reading: Reading, span: Span, acts: list[Act]) -> list[Act]:
    """«140 قذيفة»، «أكثر من 30 برميلا»: munitions that are counted are acts of their own."""
    carried = [a for a in acts if a.main.sense.get("light")]
    for munition in munitions_in(reading, span):
        kind, counts = munition.sense.get("event"), munition.sense.get("counts")
        if not kind or not counts or any(a.start <= munition.start < a.end for a in acts):
            continue
        quantity = next((q for q in within(reading.quantities, munition.first - 40, munition.first) if q.kind == "count" and 0 <= munition.first - q.end <= 2), None)
        if quantity is None or any(abs(a.start - munition.start) < 90 for a in carried):
            continue
        if any(a.type == kind and -2 < munition.first - a.end < 40 for a in acts) or quantity.value == 1:
            continue
        for act in acts:
            act.weapons = [w for w in act.weapons if w != munition.sense.code]
        acts.append(
            Act(quantity.start, munition.end, str(kind), span, (quantity.start, span[1]), [munition], munition, weapons=[munition.sense.code], support=[munition], count=quantity)
        )
    return sorted(acts, key=lambda act: act.start)


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
    if kind == "explosion" and main.form.shape in ("past", "present") and any(
        m.sense.code in ("home", "building", "mosque", "bridge") for m in within(reading.of("objects"), main.end, main.end + 30)
    ):
        kind = "property_destruction"
    if kind == "clash" and _BATTLE.match(reading.text, main.start) and _LED.search(reading.text[main.end : main.end + 60]):
        kind = "deployment"
    if kind == "territorial_change" and _ENTRY.match(reading.text, main.start) and within(reading.quantities, main.end, main.end + 6):
        kind = "deployment"
    start = min(group[0].start - (2 if group[0].definite else 0), group[0].start)
    return Act(
        start, group[-1].end, kind, span, window, group, main,
        weapons=list(dict.fromkeys(weapons)), support=support,
        effect=bool(main.sense.get("effect")) or reading.text.startswith(("قتل ", "مقتل "), main.start),
    )


def munitions_in(reading: Reading, span: Span) -> list[Match]:
    """The munitions of a span; «قصف صاروخي» has an adjective, no two missiles."""
    return [
        m for m in within(reading.of("munitions"), *span)
        if not (m.form.construct and any(e.end == m.first - 1 for e in within(reading.of("events"), m.first - 24, m.first)))
    ]


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
            weapons=list(dict.fromkeys(m.sense.code for m in munitions)), support=[*platforms, *munitions],
        )
    ]
