"""A doer that the act's own clause leaves to be understood.

A participle goes on with the subject of the act before it («raided the village, … setting fire to homes»). What a
party says that it did itself («Hezbollah says it fired», «the army confirmed a strike»), it did. Refuses to take a
speaker for the doer of what others did.
"""

import re
from itertools import pairwise

from tawthiq.extraction.actors import actor_names, can_do
from tawthiq.extraction.acts import FACELESS, Act
from tawthiq.extraction.english.voice import is_verb, voice_of
from tawthiq.extraction.reading import Reading, within

_OWN = re.compile(
    r"\b(?:it|they|we|he|(?:its|his|their|our) (?:\w+ )?(?:forces|fighters|troops|aircraft|jets|warplanes|"
    r"soldiers))\b(?: \w+)? $"
)
_WHOSE = re.compile(r"\b(?:its|their|our)(?: [\w-]+){0,2} $")
_THEY = re.compile(r"\W*(?:they|it)(?: (?:have|has|had|also|then|later|earlier|\w+ly))* ")
_AND_THEN = re.compile(r"\band(?: (?:on|in|at|late|early) [^,]{2,25})?(?: also| later| then)? $")
_THE_ACT = re.compile(r"\b(?:the|that|this|these|those|such)(?: \w+)? $")
_AT_ONCE = 6
_CLAIMS = frozenset({"say", "announce"})


def understand(reading: Reading, acts: list[Act]) -> None:
    """Give the acts of one sentence that name no doer the one that is understood."""
    for act in acts:
        if not act.perpetrators and act.type not in FACELESS:
            act.perpetrators = _claimed(reading, act) or _they(reading, act)
    for before, act in pairwise(acts):
        word = reading.text[act.triggers[0].start : act.triggers[0].end].split(" ")[0]
        gap = reading.text[before.end : act.triggers[0].start]
        if _AND_THEN.search(gap) and not act.perpetrators and voice_of(reading.text, act.triggers[0]) == "active":
            act.perpetrators = list(before.perpetrators) if is_verb(act.triggers[0]) else []
        follows = word.endswith("ing") and before.agentive and not act.perpetrators and act.type not in FACELESS
        if follows and re.search(r"(?:,|\band)(?: then| also)? $", reading.text[before.end : act.triggers[0].start]):
            act.perpetrators, act.implied = list(before.perpetrators), True


def _they(reading: Reading, act: Act) -> list[str]:
    """«They have besieged the city»: the party that the sentence before begins with."""
    before = reading.text[act.sentence[0] : act.triggers[0].start]
    if not _THEY.fullmatch(before) or voice_of(reading.text, act.triggers[0]) != "active":
        return []
    sentence = reading.sentences.around(max(0, act.sentence[0] - 2))
    named = [m for m in within(reading.of("actors"), *sentence) if can_do(m) and not m.sense.get("place")]
    return actor_names(reading, named[0]) if named and sentence[0] < act.sentence[0] else []


def _claimed(reading: Reading, act: Act) -> list[str]:
    """The speaker who tells an act as the speaker's own."""
    saying = act.saying
    if saying is None or (saying.denies and act.start - saying.start > _AT_ONCE):
        return []
    first = act.triggers[0]
    before = reading.text[max(saying.start, first.start - 40) : first.start]
    own = is_verb(first) and voice_of(reading.text, first) == "active" and _OWN.search(before)
    told = (
        not is_verb(first)
        and saying.matches
        and saying.matches[0].sense.code in _CLAIMS
        and saying.head[1] <= first.start < saying.start + 12
        and not _THE_ACT.search(before)
    )
    if not (own or told or saying.denies or _WHOSE.search(before)):
        return []
    named = [m for m in within(reading.of("actors"), *saying.head) if can_do(m)]
    if named:
        return actor_names(reading, named[0])
    codes = reading.names(saying.speaker.role or "") or reading.names(saying.speaker.name or "")
    return sorted(codes & {m.sense.code for m in reading.of("actors") if can_do(m)})[:1]
