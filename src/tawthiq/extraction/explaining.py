"""Which words filled which field of an entry, told to those who ask why it is as it is.

Works on what the extractors made their entries of; a field that the report leaves open is not told. Refuses to guess:
a doer who was understood is shown by the nearest words that name him.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tawthiq.extraction.acts import Act
from tawthiq.extraction.notes import Fields, Placed, Words
from tawthiq.extraction.people import People
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying
from tawthiq.extraction.timeline import Timeline
from tawthiq.language.lexicon import Match
from tawthiq.model.record import Casualty, Event, Victim
from tawthiq.places.mentions import Mention

if TYPE_CHECKING:
    from tawthiq.extraction.damage import Struck

Told = dict[str, Sequence[Placed | None]]


def of_event(reading: Reading, acts: list[Act], event: Event, places: list[Mention], timeline: Timeline) -> Fields:
    """The words behind an event; `acts` are its tellings, the one that it is written down from first."""
    act = acts[0]
    triggers = [m for one in acts for m in one.triggers if one is act or one.main.sense.code == event.type]
    armed = [m for one in acts for m in one.support if m.sense.lexicon in ("munitions", "platforms")]
    vague = act.main.sense.get("light") or act.main.sense.get("generic")
    told: Told = {"type": [*triggers, *(armed if vague else ())]}
    if event.status != "reported":
        told["status"] = _standing(reading, act)
    if event.places:
        told["places"] = places
    if event.start or event.end or event.when:
        told["dates"] = _dates(act, timeline)
    if event.perpetrators:
        told["perpetrators"] = _doers(reading, act)
    if event.weapons:
        told["weapons"] = [m for m in (*triggers, *armed) if m.sense.lexicon != "events" or m.sense.get("weapons")]
    if event.targets:
        told["targets"] = _targets(reading, act)
    if event.count:
        told["count"] = [act.count or act.main]
    return told


def of_toll(reading: Reading, phrase: People, toll: Casualty, act: Act | None, saying: Saying | None,
            timeline: Timeline) -> Fields:  # fmt: skip
    """The words behind a number of people."""
    nouns = [phrase.noun, *phrase.others]
    told: Told = {"outcome": [phrase.governor or phrase.outcome_noun or phrase.whole]}
    if toll.group != "people":
        told["group"] = nouns if any(nouns) else [phrase.whole]
    told["value"] = [phrase.quantity or phrase.noun or Words(phrase.start, phrase.end)]
    if toll.scope == "total":
        told["scope"] = _adding_up(reading, phrase)
    if toll.event:
        told["event"] = [act]
    if toll.start or toll.end:
        told["dates"] = _dates(act, timeline) if act else timeline.frame(phrase.start)
    if toll.part_of:
        told["part_of"] = [phrase.whole]
    if toll.sources and saying:
        told["sources"] = [Words(*saying.head)]
    return told


def of_damage(one: "Struck", linked: bool, saying: Saying | None) -> Fields:
    """The words behind an object that was hit."""
    told: Told = {"object": [one.thing], "effect": one.words or [one.act], "value": [one.quantity or one.thing]}
    if linked:
        told["event"] = [one.act]
    if saying:
        told["sources"] = [Words(*saying.head)]
    return told


def of_victim(victim: Victim, name: Placed, nouns: Sequence[Match], harm: Placed | None, after: Placed,
              act: Act | None) -> Fields:  # fmt: skip
    """The words behind a person who was harmed; `after` are those between the name and the end of what names him."""
    told: Told = {"name": [name], "outcome": [harm]}
    if victim.group != "people":
        told["group"] = nouns or ([after] if victim.age is not None else [harm])
    if victim.age is not None:
        told["age"] = [after]
    if victim.sex:
        told["sex"] = nouns or [harm]
    if victim.event:
        told["event"] = [act]
    return told


def of_saying(saying: Saying) -> Fields:
    """The words behind a statement."""
    told: Told = {"saying": saying.matches or [Words(*saying.head)]}
    if saying.speaker.name or saying.speaker.role or saying.speaker.via:
        told["speaker"] = [Words(*saying.head)]
    return told


def _dates(act: Act, timeline: Timeline) -> Sequence[Placed | None]:
    return [timeline.words.get(id(act.root)) or timeline.words.get(id(act)) or act.date]


def _standing(reading: Reading, act: Act) -> list[Placed]:
    """The word that denies, plans or threatens; else the saying that does, else the act's own form."""
    start = max(act.window[0], act.start - 90)
    words = [m for m in within(reading.of("context"), start, act.start) if m.sense.code == act.status]
    if words:
        return [words[-1]]
    saying = act.saying
    return [Words(*saying.head)] if saying and (saying.denies or saying.threatens) else [act.main]


def _doers(reading: Reading, act: Act) -> list[Match]:
    """The names that the clause gives; of a doer who is understood, the nearest words that name him."""
    own = [m for m in act.support if m.sense.lexicon == "actors"]
    named = [m for m in reading.of("actors") if _may_name(m, act.perpetrators)]
    missing = [name for name in act.perpetrators if not any(_may_name(m, [name]) for m in own)]
    lent = [m for m in named if _may_name(m, missing)]
    before, after = [m for m in lent if m.start < act.end], [m for m in lent if m.start >= act.end]
    return [*own, *(before[-1:] or after[:1])] if missing else own


def _may_name(match: Match, names: Sequence[str]) -> bool:
    sense = match.sense
    return any(name in (sense.code, sense.get("adjective_of"), *sense.get("candidates", ())) for name in names)


def _targets(reading: Reading, act: Act) -> list[Match]:
    """For each target the nearest word of its kind, one after the act before one that stands before it."""
    end = max(act.window[1], act.aim)
    words = [m for m in within(reading.of("objects", "people"), act.window[0], end) if m.sense.code in act.targets]
    words.sort(key=lambda m: (m.start < act.start, abs(m.start - act.start)))
    nearest: dict[str, Match] = {}
    for match in words:
        nearest.setdefault(match.sense.code, match)
    return list(nearest.values())


def _adding_up(reading: Reading, phrase: People) -> Sequence[Placed | None]:
    """Words and dates of the sentence that make a number a total; else the number that it goes on from."""
    sentence = reading.sentences.around(phrase.start)
    words = [m for m in within(reading.of("context"), *sentence) if m.sense.code == "total"]
    return [*words, *within(reading.dates, *sentence)] or [phrase.whole or phrase]
