"""An attack that a report's first lines tell in short and one later paragraph tells again:
one act, on the words of the body.

Refuses to join where two paragraphs may mean it, where days, doers or numbers differ, and what is told as another
act or besides.
"""

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.retelling import alike, number_of, vagueness
from tawthiq.extraction.timeline import Timeline, paragraph_of

_NEAR = 600
"""Letters between an attack told without a place and the telling that has it."""


def join_lead(acts: list[Act], timeline: Timeline, reading: Reading) -> None:
    """Point the telling of an attack in a report's first lines at the one in its body."""
    told = [act for act in acts if _is_plain(act)]
    if not told:
        return
    _join_bare(acts, told[0], timeline)
    first = paragraph_of(reading, told[0].start)
    lead = [act for act in told if paragraph_of(reading, act.start) == first]
    body = [act for act in told if act not in lead and not (act.definite or act.another or act.besides)]
    for act in lead:
        if merged := [
            one for one in acts if one.same_as is act and _is_full(one) and paragraph_of(reading, one.start) != first
        ]:
            merged[0].same_as = None
            _join(act, merged[0], timeline)
            continue
        again = [one for one in body if _may_be_one(act, one, timeline)]
        if len(again) == 1 and sum(_may_be_one(other, again[0], timeline) for other in lead) == 1:
            _join(act, again[0], timeline)


def _join_bare(acts: list[Act], act: Act, timeline: Timeline) -> None:
    """Join a report's first attack, told without a place, to the next one, where that is told with its place."""
    lead = next((one for one in acts if one.same_as is None and one.status == "reported"), act)
    after = [one for one in acts if one.start > lead.start and one.root is not lead]
    if lead.own_place or lead.type not in ATTACKS or lead.listed or lead.effect or not after or after[0] is not act:
        return
    if act.another or act.besides or act.start - lead.end > _NEAR or not _agree(lead, act, timeline):
        return
    if lead.type == act.type or set(lead.weapons) & set(act.weapons):
        _join(lead, act, timeline)


def _is_plain(act: Act) -> bool:
    """Whether an act is an attack told by itself with its place."""
    plain = act.type in ATTACKS and act.status == "reported" and act.own_place and bool(act.places)
    return plain and act.same_as is None and not (act.line or act.listed or act.recalled or act.effect)


def _is_full(act: Act) -> bool:
    return act.own_place and bool(act.places) and not (act.definite or act.line or act.listed)


def _may_be_one(lead: Act, act: Act, timeline: Timeline) -> bool:
    return _agree(lead, act, timeline) and bool({m.name for m in lead.places} & {m.name for m in act.places})


def _agree(lead: Act, act: Act, timeline: Timeline) -> bool:
    """Whether nothing that is said of two acts tells them apart."""
    if not alike(lead, act) or (number_of(lead) and number_of(act) and number_of(lead) != number_of(act)):
        return False
    if lead.perpetrators and act.perpetrators and not set(lead.perpetrators) & set(act.perpetrators):
        return False
    return not (lead.date and act.date and timeline.of(lead) != timeline.of(act))


def _join(lead: Act, act: Act, timeline: Timeline) -> None:
    lead.same_as = act
    if vagueness(lead) < vagueness(act):
        act.type = lead.type
    act.perpetrators = list(dict.fromkeys(act.perpetrators + lead.perpetrators))
    act.weapons = list(dict.fromkeys(act.weapons + lead.weapons))
    act.places += [m for m in lead.places if m.name not in {known.name for known in act.places}]
    if act.date is None and lead.date is not None:
        act.date = lead.date
        timeline.intervals[id(act)] = timeline.intervals.get(id(lead), (None, None))
