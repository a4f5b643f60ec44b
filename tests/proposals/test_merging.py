"""The rules' entries and a model's beside them: none is lost, none is changed, each says who made it."""

from msgspec.structs import replace

from tawthiq.model.record import Casualty, Event, Record, Statement, Victim
from tawthiq.proposals.grounding import RULE
from tawthiq.proposals.merging import merged
from tawthiq.proposals.words import Words

BOTH, MODEL = ("rules", "model:x"), ("model:x",)


def add(record: Record, words: Words, *pieces: list[Event | Casualty | Victim | Statement]) -> Record:
    """The record with these entries of a model's."""
    return merged(record, pieces, words, "model:x")


def event(words: Words, quote: str, id: str = "p1", type: str = "air_strike", **said: object) -> Event:
    """An act on words of the report."""
    span = words.alignment.find(quote)
    assert span
    return Event(id=id, evidence=words.evidence(span), type=type, rule=RULE, **said)  # type: ignore[arg-type]


def casualty(words: Words, quote: str, value: int, event: str | None = None, **said: object) -> Casualty:
    """A number on words of the report."""
    span = words.alignment.find(quote)
    assert span
    return Casualty(
        evidence=words.evidence(span),
        value=value,
        event=event,
        rule=RULE,
        **{"outcome": "killed", **said},  # type: ignore[arg-type]
    )


def test_nothing_proposed_changes_nothing(record: Record, words: Words) -> None:
    """The record is the rules'."""
    assert add(record, words) == record == add(record, words, [])


def test_agreement_adds_an_origin_and_nothing_else(record: Record, words: Words) -> None:
    """The rules' entry stays as it was."""
    agreed = add(record, words, [casualty(words, "12 مدنيًا", 12, group="civilians")])
    assert agreed.casualties[0] == replace(record.casualties[0], origins=BOTH)
    assert agreed.casualties[1:] == record.casualties[1:]


def test_contradiction_stands_beside(record: Record, words: Words) -> None:
    """Two readings of the same words are two entries."""
    both = add(record, words, [casualty(words, "12 مدنيًا", 12, group="combatants")])
    assert both.casualties[: len(record.casualties)] == record.casualties
    assert [(c.group, c.origins) for c in both.casualties[len(record.casualties) :]] == [("combatants", MODEL)]


def test_events_are_numbered_after_the_rules_and_named_by_that(record: Record, words: Words) -> None:
    """What a model calls p1 is the rules' e1 where they agree, and else the next number."""
    found = add(
        record,
        words,
        [
            event(words, "غارة شنتها طائرات روسية", "p1"),
            event(words, "ودمرت الغارة", "p2", "property_destruction"),
            casualty(words, "12 مدنيًا", 12, "p1", group="men"),
            casualty(words, "طفلان", 2, "p2", group="men"),
            casualty(words, "30", 30, "p7", group="men"),
        ],
    )
    last = len(record.events) + 1
    assert [(e.id, e.origins) for e in found.events] == [("e1", BOTH), (f"e{last}", MODEL)]
    assert [c.event for c in found.casualties if c.origins == MODEL] == ["e1", f"e{last}", None]


def test_pieces_number_for_themselves(record: Record, words: Words) -> None:
    """p1 of one piece is not p1 of another."""
    pieces = [
        [event(words, "قصف جوي", "p1", "shelling")],
        [event(words, "ودمرت الغارة", "p1", "property_destruction"), casualty(words, "طفلان", 2, "p1", group="men")],
    ]
    found = add(record, words, *pieces)
    new = [e.id for e in found.events if e.origins == MODEL]
    assert len(new) == 2 and found.casualties[-1].event == new[1]
    assert found == add(record, words, *pieces)


def test_a_model_that_repeats_itself_is_heard_once(record: Record, words: Words) -> None:
    """Equal proposals are one entry."""
    twice = [casualty(words, "طفلان", 2, group="men"), casualty(words, "طفلان", 2, group="men")]
    assert len(add(record, words, twice).casualties) == len(record.casualties) + 1


def test_a_share_is_of_a_number_in_the_record(record: Record, words: Words) -> None:
    """What it claims to be part of must itself be there."""
    for whole, kept in (("12 مدنيًا", "12 مدنيًا"), ("ثلاثة منازل", None)):
        found = add(record, words, [casualty(words, "طفلان", 2, group="men", part_of=whole)])
        assert found.casualties[-1].part_of == kept


def test_places_lie_where_the_gazetteer_says(record: Record, words: Words) -> None:
    """A place that only the model's event names has the gazetteer's coordinates, or none."""
    bare = replace(record, places=())
    named = event(words, "قصف جوي", type="shelling", places=("معرة النعمان", "المشفى"))
    known, unknown = add(bare, words, [named]).places
    assert (known.text, known.origins, known.lat is None) == ("معرة النعمان", MODEL, False)
    assert (unknown.text, unknown.origins, unknown.lat) == ("المشفى", MODEL, None)
    again = add(record, words, [named]).places
    assert next(place for place in again if place.text == "معرة النعمان").origins == BOTH
