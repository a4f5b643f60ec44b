"""Acts that a report tells twice: «الهجوم» after it was told, the same act in other words or in a vaguer type.

What the second telling adds goes to the first. Keeps apart what has another place, day, number or doer, or is called
another.
"""

from tawthiq.extraction.acts import ATTACKS, VIOLENT, Act
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.timeline import Timeline
from tawthiq.language.dates import DateExpression
from tawthiq.places.mentions import Mention

_KINDRED = {
    ("shelling", "air_strike"),
    ("shelling", "drone_strike"),
    ("air_strike", "drone_strike"),
    ("other_violence", "air_strike"),
}
_REFERRED = ATTACKS - {"property_destruction"}
"""What «الهجوم»، «المجزرة» may mean."""
_BESIDE = 50
"""Letters after an act in which a place makes it another one than that told before."""
_CLAIMED, _TOLD_NEAR = 1500, 400
"""How far back an accusation or a claim, and how far a mere telling, names the doer of an act told before (letters)."""


def refer(acts: list[Act]) -> None:
    """«الهجوم»، «القصف» without a place or date of their own are the act told before."""
    for i, act in enumerate(acts):
        if not act.definite or act.another or act.line or act.type not in VIOLENT:
            continue
        here = act.own_place and bool(act.places) and act.places[0].start - act.end < _BESIDE
        if here or act.date is not None or act.count is not None:
            _follow(act, acts[:i])
            continue
        general = bool(act.main.sense.get("generic"))
        for earlier in reversed(acts[:i]):
            if earlier.type not in (_REFERRED if general else VIOLENT) or earlier.line or earlier.status != act.status:
                continue
            if act.main.sense.get("generic") or earlier.type == act.type or (act.type, earlier.type) in _KINDRED:
                act.same_as = earlier
                near = act.start - earlier.end < (_CLAIMED if act.saying else _TOLD_NEAR)
                if near and (not earlier.perpetrators or _accuses(act)):
                    earlier.perpetrators = list(dict.fromkeys(earlier.perpetrators + act.perpetrators))
                break


def _follow(act: Act, earlier: list[Act]) -> None:
    """«كما طال القصف قرية كذا»: the attack told before goes on elsewhere; its doer is the same."""
    before = next((e for e in reversed(earlier) if e.type == act.type and e.status == act.status), None)
    if before is not None and not (act.perpetrators or act.recalled) and act.start - before.end < _TOLD_NEAR:
        act.perpetrators = list(before.perpetrators)


def _accuses(act: Act) -> bool:
    return act.saying is not None and any(m.sense.code == "accuse" for m in act.saying.matches)


def merge(acts: list[Act], timeline: Timeline, reading: Reading) -> None:
    """Acts told again, perhaps in other words, are the first telling's; what the second adds goes to it."""
    seen: list[Act] = []
    for act in acts:
        if act.same_as is not None:
            continue
        earlier = next((e for e in reversed(seen) if _same(e, act, timeline, reading)), None)
        if earlier is None:
            seen.append(act)
            continue
        act.same_as = earlier
        if vagueness(act) < vagueness(earlier):
            earlier.type = act.type
        earlier.perpetrators = list(dict.fromkeys(earlier.perpetrators + act.perpetrators))
        earlier.weapons = list(dict.fromkeys(earlier.weapons + act.weapons))
        earlier.date = earlier.date or act.date
        if not earlier.own_place and act.own_place and act.start - earlier.end < 400:
            earlier.places, earlier.own_place = act.places, True
        elif earlier.own_place and act.own_place and not _has(act.places[0], earlier.places):
            earlier.places = _together(act.places, earlier.places)
        if id(act) in timeline.intervals:
            timeline.intervals.setdefault(id(earlier), timeline.intervals[id(act)])
            if words := timeline.words.get(id(act)):
                timeline.words.setdefault(id(earlier), words)


def vagueness(act: Act) -> int:
    """How little a type says: an unstated kind most, plain shelling next."""
    if act.type == "other_violence":
        return 2
    return int(act.type == "shelling" and not act.weapons)


_MANY = 10
"""So many acts are a series of their own, not one that was told before."""
_ONCE = frozenset(
    {"suicide_attack", "explosion", "chemical_attack", "execution", "torture", "sexual_violence", "siege"}
)
"""Acts of which a report seldom tells two without saying where or when."""


def _same(earlier: Act, act: Act, timeline: Timeline, reading: Reading) -> bool:
    if earlier.status != act.status or act.line or earlier.line or not alike(earlier, act):
        return False
    if (act.count or act.number) and (earlier.count or earlier.number) and number_of(act) != number_of(earlier):
        return False
    if (number_of(act) or 0) >= _MANY and not act.definite and number_of(earlier) is None:
        return False
    if act.perpetrators and earlier.perpetrators and not set(act.perpetrators) & set(earlier.perpetrators):
        return False
    if act.weapons and earlier.weapons and not act.definite and not set(act.weapons) & set(earlier.weapons):
        return False
    if (act.listed or earlier.listed) and act.sentence != earlier.sentence and (act.own_place or act.count):
        return False
    if act.another:
        return False
    a, b = timeline.of(earlier), timeline.of(act)
    if (
        act.date is not None
        and earlier.date is not None
        and (a != b or (a == (None, None) and _told_otherwise(reading, earlier.date, act.date)))
    ):
        return False
    if act.recalled != earlier.recalled and act.sentence != earlier.sentence and a != b:
        return False
    if act.own_place and earlier.own_place:
        return _one_place(reading, earlier, act)
    if (
        act.date is None
        and not act.own_place
        and act.type == earlier.type
        and act.type in _ONCE
        and not (act.count or act.listed)
    ):
        return True
    if act.sentence == earlier.sentence:
        return act.definite or not (act.own_place or act.perpetrators or act.weapons)
    return act.definite and act.type in VIOLENT


def _told_otherwise(reading: Reading, a: DateExpression, b: DateExpression) -> bool:
    """Whether two dates that a report without a day leaves open are told in other words."""
    return reading.document.published is None and reading.text[a.start : a.end] != reading.text[b.start : b.end]


def alike(earlier: Act, act: Act) -> bool:
    """Whether two types can be one act: the same, or one of them says less."""
    if earlier.type == act.type:
        return True
    if earlier.type not in ATTACKS or act.type not in ATTACKS:
        return False
    vague, other = (earlier, act) if vagueness(earlier) > vagueness(act) else (act, earlier)
    if vagueness(vague) == 2:
        return bool(vague.main.sense.get("generic")) and other.type not in (
            "clash",
            "property_destruction",
            "shooting",
            "execution",
        )
    return vagueness(vague) == 1 and other.type in ("air_strike", "drone_strike", "shelling", "chemical_attack")


def _one_place(reading: Reading, earlier: Act, act: Act) -> bool:
    """Whether two acts' first places are one, or one of them is within the other."""
    a, b = earlier.places[0], act.places[0]
    if a.start == b.start or (a.name and a.name == b.name):
        return True
    beside = act.sentence == earlier.sentence and 0 < b.start - act.end < _BESIDE
    if act.type == earlier.type and (not act.definite or beside):
        return False
    return _has(a, act.places) or _has(b, earlier.places) or (act.definite and _holds(reading, a, b))


def _has(place: Mention, places: list[Mention]) -> bool:
    return any(place.name == other.name for other in places)


def _together(precise: list[Mention], wide: list[Mention]) -> list[Mention]:
    """The places of one act that was told twice, those of the more precise telling first."""
    return [*precise, *(place for place in wide if not _has(place, precise))]


def _holds(reading: Reading, outer: Mention, inner: Mention) -> bool:
    """Whether a place that bears the one name may lie within one that bears the other."""
    around = set(outer.entries)
    return any(not around.isdisjoint(reading.gazetteer.ancestors(index)) for index in inner.entries)


def number_of(act: Act) -> int | None:
    """How many acts are told, if it is said."""
    return act.number if act.count is None else act.count.value
