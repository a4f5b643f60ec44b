"""Document -> Record, pure: the same document, vocabularies and gazetteer give the same record.

`extract` runs the stages in their order: the page's body, who says what, the acts, their dates and places, the events,
the casualties, the damage, the victims, the statements, the places. Each is a plain function of what stands before.
"""

from msgspec.structs import replace

from tawthiq.extraction.attribution import find_sayings
from tawthiq.extraction.casualties import Tolls
from tawthiq.extraction.circumstances import find_acts
from tawthiq.extraction.damage import damage
from tawthiq.extraction.events import events, settle
from tawthiq.extraction.negatives import of_violence
from tawthiq.extraction.page import body
from tawthiq.extraction.parts import joined, parts
from tawthiq.extraction.places import Gathered
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.statements import statements
from tawthiq.extraction.victims import Names
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer


def extract(document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> Record:
    """The record of one document."""
    spans = list(parts(document.text))
    if len(spans) == 1:
        return _extract(document, lexicon, gazetteer)
    records = []
    for start, end in spans:
        part = replace(document, text=document.text[start:end], title=None if start else document.title)
        records.append((start, _extract(part, lexicon, gazetteer)))
    return joined(document, records)


def _extract(document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> Record:
    reading = Reading(document, lexicon, gazetteer)
    page = body(reading)
    sentences = of_violence(reading, page.sentences, page.title)
    if page.sentences and not sentences:
        return Record(document=document)
    record = _read(reading, sentences)
    if page.title and not record.events and not record.casualties:
        record = _read(reading, [page.title, *sentences])
    return record


def _read(reading: Reading, sentences: list[tuple[int, int]]) -> Record:
    document = reading.document
    sayings = find_sayings(reading, sentences)
    acts = find_acts(reading, sentences, sayings)
    timeline = settle(reading, acts, sentences, sayings)
    gathered = Gathered(reading)
    happened, ids = events(reading, acts, timeline, gathered.text, gathered.with_containers)
    tolls = Tolls(reading, sentences, sayings, acts, timeline, ids)
    place_of = {event.id: event.places[0] for event in happened if event.places}
    names = Names(reading, sentences, tolls, place_of)
    casualties = tolls.entries(names.alone())
    return Record(
        document=document,
        events=tuple(happened),
        casualties=tuple(casualties),
        damage=tuple(damage(reading, sentences, sayings, acts, ids)),
        victims=tuple(names.victims()),
        statements=tuple(statements(reading, sayings)),
        places=tuple(gathered.places({name for event in happened for name in event.places})),
    )
