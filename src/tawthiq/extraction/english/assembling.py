"""Acts of a sentence: its triggers in groups, each with its window, type, weapons and count.

A weak trigger needs help from its clause: a platform, a munition, a doer, or what was hit. A munition that does harm
(«wounded by shrapnel from a landmine») is an act where no trigger tells one.
"""

import re
from itertools import pairwise

from tawthiq.extraction.actors import can_do
from tawthiq.extraction.acts import ATTACKS, VIOLENT, Act, Span
from tawthiq.extraction.english.triggers import BREAK, joined, triggers
from tawthiq.extraction.english.voice import is_verb
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying
from tawthiq.language.lexicon import Match

_CUT = re.compile(r"[,;:]|\b(?:while|whereas|but|after|before|when|as|where)\b")
_AND = re.compile(r"\band\b")
_STOP = re.compile(r"[;\n]|, (?:while|but|whereas|after|before)\b|\b(?:while|whereas|said|says)\b")
_FLOWN = frozenset({"air_strike", "drone_strike", "other_violence", "shelling"})
_FIRED = frozenset({"rocket", "missile", "mortar", "artillery_shell", "bomb"})
_DONE_IN_A_RAID = VIOLENT - {"property_destruction"}
_DURING = re.compile(r"\b(?:during|in|amid|after) (?:an?|the|its|their)?(?: [\w-]+){0,2} ?$")
_OF_FIGHTERS = frozenset({"military_site", "tank", "checkpoint", "aircraft"})
_STORED = re.compile(r" (?:depots?|dumps?|stores?|convoys?|trucks?|caches?|factor\w+|warehouses?)\b")
_BUILT = frozenset({"home", "building", "mosque", "bridge"})


def acts_of_sentence(reading: Reading, span: Span, sayings: list[Saying]) -> list[Act]:
    """The acts of one sentence, in order, without what their clauses say of them."""
    found = triggers(reading, span, sayings)
    if not found:
        return _of_munitions(reading, span)
    groups = joined(reading.text, found)
    telling = [group for group in groups if not any(m.sense.get("effect") for m in group)]
    acts = _acts(reading, telling, span) or _acts(reading, groups, span)[:1]
    return _without_raids(reading.text, acts) or _of_munitions(reading, span)


def _acts(reading: Reading, groups: list[list[Match]], span: Span) -> list[Act]:
    """The acts of groups of triggers, each with its window: the clause that is its own."""
    telling = [
        g
        for g, window in zip(groups, _windows(reading.text, groups, span), strict=True)
        if _act(reading, g, span, window)
    ]
    found = [
        _act(reading, g, span, window) for g, window in zip(telling, _windows(reading.text, telling, span), strict=True)
    ]
    acts = [act for act in found if act is not None]
    if acts and acts[0].effect:
        acts[0].window = span
    return acts


def _windows(text: str, groups: list[list[Match]], span: Span) -> list[Span]:
    """The clause of each group: from the joint after the one before it to the joint before the one after it."""
    cuts = [_cut(text, before[-1].end, after[0].start) for before, after in pairwise(groups)]
    return list(zip([span[0], *(cut[0] for cut in cuts)], [*(cut[1] for cut in cuts), span[1]], strict=True))[
        : len(groups)
    ]


def _without_raids(text: str, acts: list[Act]) -> list[Act]:
    """A raid is what was done in it: «raided the village, shooting dead 31 men», «arrested 14 people during a raid»."""
    kept: list[Act] = []
    for act in acts:
        before = kept[-1] if kept else None
        gap = text[before.end : act.start] if before else "."
        if before is None or BREAK.search(gap):
            kept.append(act)
        elif before.type == "deployment" and act.type in _DONE_IN_A_RAID and _goes_on(text, act.triggers[0]):
            act.window = (before.window[0], act.window[1])
            act.start, act.triggers = before.start, [*before.triggers, *act.triggers]
            kept[-1] = act
        elif act.type == "deployment" and before.type in _DONE_IN_A_RAID and _DURING.search(gap):
            before.window = (before.window[0], act.window[1])
        else:
            kept.append(act)
    return kept


def _goes_on(text: str, trigger: Match) -> bool:
    """«…, shooting dead 31 men»: a participle that goes on with the subject before it."""
    word = text[trigger.start : trigger.end].split(" ")[0]
    return word.endswith("ing") and text[: trigger.start].rstrip().endswith((",", "and"))


def _cut(text: str, end: int, start: int) -> Span:
    """Where the clause of an act at `start` begins, and that of the one that ends at `end` ends: at their last joint.

    Without a joint both have the words between them.
    """
    cuts = [m.start() for m in _CUT.finditer(text, end, start)] or [m.start() for m in _AND.finditer(text, end, start)]
    return (cuts[-1], cuts[-1]) if cuts else (end, start)


def _weight(match: Match) -> tuple[bool, bool, bool]:
    """How much a trigger says of its act."""
    sense = match.sense
    return not sense.get("light"), not sense.get("generic"), sense.get("strength") == "strong"


def _act(reading: Reading, group: list[Match], span: Span, window: Span) -> Act | None:
    """One act of a group of triggers; None where they need help that their clause does not give."""
    main = max(group, key=_weight)
    near = _clause(reading.text, window, group)
    platforms = [m for m in within(reading.of("platforms"), *near) if not _is_downed(main, m)]
    munitions = [m for m in within(reading.of("munitions"), *near) if not _STORED.match(reading.text, m.end)]
    named = [w for m in group for w in m.sense.get("weapons", ())]
    firm = [m for m in munitions if m.sense.get("strength") != "weak" or _beside(reading.text, group, m)]
    kind = _kind(main, platforms, firm, bool(named))
    if not kind:
        reading.notes.drop("events", "carries_nothing", group[0].start, group[-1].end)
        return None
    light = bool(main.sense.get("light"))
    weak = not light and all(m.sense.get("strength") != "strong" for m in group if not m.sense.get("light"))
    if weak and not (platforms or munitions or _supported(reading, near, group)):
        reading.notes.drop("events", "unsupported", group[0].start, group[-1].end, kind)
        return None
    weapons = named + [m.sense.code for m in firm] + [p.sense.get("weapon") for p in platforms if p.sense.get("weapon")]
    if main.sense.get("downs"):
        kind, weapons = "other_violence", []
    elif kind == "drone_strike" or any(p.sense.code == "drone" for p in platforms):
        kind = "drone_strike" if kind in _FLOWN else kind
        weapons.append("drone")
    if kind == "air_strike":
        weapons = [w for w in weapons if w != "artillery_shell" or "shell" not in reading.text[slice(*near)]]
    closer = next((m.sense.code for m in group if m.sense.get("with") in {main.sense.code, kind}), None)
    kind = closer or kind
    if kind == "deployment" and (fired := _fired(reading, group[0])):
        kind = fired
    if main.sense.get("effect") and kind == "property_destruction" and _military(reading, main, near):
        kind = "other_violence"
    if kind == "shooting" and any(m.sense.code in _FIRED and m.end == group[0].start - 1 for m in munitions):
        kind, named = "shelling", []
    if kind == "shooting" and any(p.sense.code == "drone" and p.start < group[-1].end for p in platforms):
        kind = "drone_strike"
    flown = any(p.sense.code in ("aircraft", "helicopter") and p.end < main.start for p in platforms)
    if kind == "deployment" and flown and is_verb(main) and reading.text.startswith("raid", main.start):
        kind = "air_strike"
    if kind == "deployment" and _killed_in(reading, group, window):
        kind = "other_violence"
    if kind == "explosion" and is_verb(main):
        blown = within(reading.of("objects"), main.end, main.end + 30)
        kind = "property_destruction" if any(m.sense.code in _BUILT for m in blown) else kind
    return Act(
        group[0].start,
        group[-1].end,
        kind,
        span,
        window,
        group,
        main,
        weapons=list(dict.fromkeys(_plainer(weapons))) if kind in ATTACKS else [],
        support=[*platforms, *munitions],
        effect=bool(main.sense.get("effect")),
    )


def _fired(reading: Reading, trigger: Match) -> str | None:
    """«40 rockets crossed the border»: the type of an act whose subject is a munition."""
    subject = [
        m for m in within(reading.of("munitions"), trigger.start - 30, trigger.start) if m.end == trigger.start - 1
    ]
    return subject[0].sense.get("event") if subject and subject[0].sense.get("counts") else None


def _military(reading: Reading, main: Match, near: Span) -> bool:
    """Whether what was destroyed are fighters' things: «destroyed two command posts»."""
    start, end = (main.end, near[1]) if main.form.shape != "participle" else near
    things = within(reading.of("objects"), start, min(end, main.end + 60))
    return any(m.sense.code in _OF_FIGHTERS for m in things)


def _killed_in(reading: Reading, group: list[Match], window: Span) -> bool:
    """Whether people were killed in a raid: «stormed the site, killing 39»."""
    harm = [m for m in within(reading.of("outcomes"), group[-1].end, window[1]) if m.sense.code == "killed"]
    return any(is_verb(m) and m.form.shape == "gerund" for m in harm) and any(is_verb(m) for m in group)


def _plainer(weapons: list[str]) -> list[str]:
    """Weapons without the plain word that a closer one says again."""
    if len(set(weapons)) > 1 and "bomb" in weapons:
        weapons = [w for w in weapons if w != "bomb"]
    return weapons


def _beside(text: str, group: list[Match], munition: Match) -> bool:
    """Whether an everyday word for a munition stands right beside a trigger: «fired shells», «a bomb exploded»."""
    if _STORED.match(text, munition.end):
        return False
    return any(munition.start - m.end < 30 and m.start - munition.end < 24 for m in group)


def _is_downed(main: Match, platform: Match) -> bool:
    return bool(main.sense.get("downs")) and platform.start > main.end


def _kind(main: Match, platforms: list[Match], munitions: list[Match], armed: bool) -> str:
    """The type of an act by its main trigger and what stands beside it; empty where a light verb carries nothing."""
    kind: str = main.sense.code
    if main.sense.get("light"):
        thrown = "shelling" if any(m.sense.code in _FIRED - {"bomb"} for m in munitions) else ""
        return _kind_of(platforms, munitions, thrown) if main.sense.get("delivers") and munitions else ""
    if main.sense.get("generic"):
        return _kind_of(platforms, munitions, kind)
    if kind == "shelling" and not armed:
        return _kind_of(platforms, [], kind)
    return kind


def _kind_of(platforms: list[Match], munitions: list[Match], default: str) -> str:
    kinds = [m.sense.get("event") for m in platforms if m.sense.get("event") and m.sense.get("strength") != "weak"]
    kinds += [m.sense.get("event") for m in platforms if m.sense.get("event") and m.sense.get("strength") == "weak"]
    if "drone_strike" in kinds:
        return "drone_strike"
    if kinds:
        return str(kinds[0])
    for munition in munitions:
        if event := munition.sense.get("event"):
            return str(event)
    return default


def _clause(text: str, window: Span, group: list[Match]) -> Span:
    """The part of the window that is of this act for sure: up to a stop after it."""
    stop = _STOP.search(text, group[-1].end, window[1])
    return window[0], stop.start() if stop else window[1]


def _supported(reading: Reading, near: Span, group: list[Match]) -> bool:
    """Whether a weak trigger's clause has a doer, or an object, people, harm or a place after it."""
    if any(can_do(m) for m in within(reading.of("actors"), *near)):
        return True
    after = (group[-1].end, near[1])
    named = within(reading.of("objects", "outcomes", "people"), *after) or within(
        reading.of("outcomes", "objects"), *near
    )
    return bool(named) or bool(within(reading.places, *after))


def _of_munitions(reading: Reading, span: Span) -> list[Act]:
    """«a shepherd was wounded by a landmine»: no trigger, but a munition and harm."""
    munitions = [m for m in within(reading.of("munitions"), *span) if m.sense.get("event") or m.sense.code in _FIRED]
    harm = [*within(reading.of("outcomes"), *span), *within(reading.of("effects"), *span)]
    if not munitions or not harm:
        return []
    munition = munitions[0]
    platforms = within(reading.of("platforms"), *span)
    kind = _kind_of(platforms, munitions, "shelling" if munition.sense.code in _FIRED else "other_violence")
    weapons = list(dict.fromkeys(m.sense.code for m in munitions))
    support = [*platforms, *munitions]
    return [Act(munition.start, munition.end, kind, span, span, [munition], munition, weapons=weapons, support=support)]
