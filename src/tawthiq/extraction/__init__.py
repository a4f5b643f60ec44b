"""Document -> Record, pure: the same document, vocabularies and gazetteer give the same record.

`extract` finds the report in its page, and has the grammar of its language read it: who says what, the acts, their
dates and places, the events, the casualties, the damage, the victims, the statements; then each entry is judged, how
likely it is right. A language is one package with a `GRAMMAR` of its own beside `arabic`, and a line in `GRAMMARS`.
"""

from importlib import import_module

from msgspec.structs import replace

from tawthiq.extraction.confidence import judged
from tawthiq.extraction.grammar import Grammar, record
from tawthiq.extraction.negatives import of_violence
from tawthiq.extraction.page import body
from tawthiq.extraction.parts import joined, parts
from tawthiq.extraction.reading import Reading
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer

GRAMMARS = {"ar": "tawthiq.extraction.arabic", "en": "tawthiq.extraction.english"}
"""By language, the package whose `GRAMMAR` reads it; imported when the first report in it is read."""


def extract(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, *, explain: bool = False) -> Record:
    """The record of one document, whose language must be one of `GRAMMARS`; explained where that is asked."""
    spans = list(parts(document.text))
    if len(spans) == 1:
        return judged(_extract(document, lexicon, gazetteer, explain))
    records = []
    for start, end in spans:
        part = replace(document, text=document.text[start:end], title=None if start else document.title)
        records.append((start, _extract(part, lexicon, gazetteer, explain)))
    return judged(joined(document, records))


def _extract(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, explain: bool) -> Record:
    grammar: Grammar = import_module(GRAMMARS[document.language]).GRAMMAR
    reading = Reading(document, lexicon, gazetteer, explain)
    page = body(reading)
    sentences = of_violence(reading, page.sentences, page.title)
    found = Record(document=document)
    if sentences or not page.sentences:
        found = record(reading, sentences, grammar)
        if page.title and not found.events and not found.casualties:
            reading.notes.forget()
            sentences = [page.title, *sentences]
            found = record(reading, sentences, grammar)
    return replace(found, explanation=reading.notes.explanation(reading.quantities, sentences)) if explain else found
