"""How a report is read, stage by stage, in any language; what each stage finds is the language's own.

A `Grammar` holds those finders. It is all that a language brings: `record` calls them in their order.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from tawthiq.extraction.acts import Act
from tawthiq.extraction.damage import Finder, damage
from tawthiq.extraction.events import events, settle
from tawthiq.extraction.people import People, Wording
from tawthiq.extraction.places import Gathered
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.said import Saying, Span
from tawthiq.extraction.statements import statements
from tawthiq.extraction.tolls import Tolls
from tawthiq.language.dates import DateExpression
from tawthiq.model.record import Record, Victim


class Names(Protocol):
    """The people whom a report names as harmed."""

    def victims(self) -> list[Victim]:
        """The victims, in the order of their words, each person once."""

    def alone(self) -> list[People]:
        """A phrase of people for each who is named without being counted."""


class Grammar(NamedTuple):
    """What a language finds in a report: who says what, what happened and when, to whom, and what was hit."""

    sayings: Callable[[Reading, list[Span]], list[Saying]]
    acts: Callable[[Reading, list[Span], list[Saying]], list[Act]]
    dates_of_acts: Callable[[Reading, Span, list[Saying]], tuple[list[DateExpression], bool]]
    """The dates of a sentence that are not those of a saying in it; and whether any is."""
    blame: Callable[[Reading, list[Act]], None]
    people: Callable[[Reading, list[Span], list[Saying]], list[People]]
    wording: Wording
    names: Callable[[Reading, list[Span], Tolls, dict[str, str]], Names]
    """From the tolls, and the place of each event by its id."""
    struck: Finder


def record(reading: Reading, sentences: list[Span], grammar: Grammar) -> Record:
    """The record of a report's sentences, stage by stage, each a plain function of what stands before it."""
    sayings = grammar.sayings(reading, sentences)
    acts = grammar.acts(reading, sentences, sayings)
    timeline = settle(
        reading, acts, sentences, lambda span: grammar.dates_of_acts(reading, span, sayings)[0], grammar.blame
    )
    gathered = Gathered(reading)
    happened, ids = events(reading, acts, timeline, gathered.text, gathered.with_containers)
    people = grammar.people(reading, sentences, sayings)
    tolls = Tolls(reading, people, sayings, acts, timeline, ids, grammar.wording)
    place_of = {event.id: event.places[0] for event in happened if event.places}
    names = grammar.names(reading, sentences, tolls, place_of)
    casualties = tolls.entries(names.alone())
    return Record(
        document=reading.document,
        events=tuple(happened),
        casualties=tuple(casualties),
        damage=tuple(damage(reading, sentences, sayings, acts, ids, grammar.struck)),
        victims=tuple(names.victims()),
        statements=tuple(statements(reading, sayings)),
        places=tuple(gathered.places({name for event in happened for name in event.places})),
    )
