"""How English reports say it: who says what, what happened, how many people and things, and who they were."""

from tawthiq.extraction.damage import damage
from tawthiq.extraction.english.blaming import blame
from tawthiq.extraction.english.casualties import WORDING, find_people
from tawthiq.extraction.english.circumstances import dates_of_acts, find_acts
from tawthiq.extraction.english.sayings import find_sayings
from tawthiq.extraction.english.struck import struck
from tawthiq.extraction.english.victims import Names
from tawthiq.extraction.events import events, settle
from tawthiq.extraction.places import Gathered
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.said import Span
from tawthiq.extraction.statements import statements
from tawthiq.extraction.tolls import Tolls
from tawthiq.model.record import Record


def read(reading: Reading, sentences: list[Span]) -> Record:
    """The record of a report's sentences, stage by stage, each a plain function of what stands before it."""
    sayings = find_sayings(reading, sentences)
    acts = find_acts(reading, sentences, sayings)
    timeline = settle(reading, acts, sentences, lambda span: dates_of_acts(reading, span, sayings)[0], blame)
    gathered = Gathered(reading)
    happened, ids = events(reading, acts, timeline, gathered.text, gathered.with_containers)
    people = find_people(reading, sentences, sayings)
    tolls = Tolls(reading, people, sayings, acts, timeline, ids, WORDING)
    place_of = {event.id: event.places[0] for event in happened if event.places}
    names = Names(reading, sentences, tolls, place_of)
    casualties = tolls.entries(names.alone())
    return Record(
        document=reading.document,
        events=tuple(happened),
        casualties=tuple(casualties),
        damage=tuple(damage(reading, sentences, sayings, acts, ids, struck)),
        victims=tuple(names.victims()),
        statements=tuple(statements(reading, sayings)),
        places=tuple(gathered.places({name for event in happened for name in event.places})),
    )
