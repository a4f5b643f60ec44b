"""Records as JSON: the fields of docs/record.md, `rule` on each entry, offsets in code points.

The text of the report is left out: it is not ours to copy. Nulls are kept, Arabic is not escaped, and the same record
gives the same bytes. `origins` stands only on entries that a model had a part in, `explanation` only
where it was asked.
"""

from datetime import date

import msgspec

from tawthiq.exporters import Exporter
from tawthiq.model.record import Casualty, Damage, Event, Explanation, Place, Record, Statement, Victim


class Head(msgspec.Struct, frozen=True):
    """What identifies the document, without its text."""

    id: str
    title: str | None
    published: date | None
    outlet: str | None
    author: str | None
    url: str | None
    language: str


class Answer(msgspec.Struct, frozen=True):
    """A record as it goes out."""

    document: Head
    events: tuple[Event, ...]
    casualties: tuple[Casualty, ...]
    damage: tuple[Damage, ...]
    victims: tuple[Victim, ...]
    statements: tuple[Statement, ...]
    places: tuple[Place, ...]
    explanation: Explanation | msgspec.UnsetType = msgspec.UNSET


_encoder = msgspec.json.Encoder()
_OF_RULES_ALONE = b',"origins":["rules"]'
"""Cannot be part of a string: the quotation marks would be escaped there."""


def _encode(record: Record) -> bytes:
    read = record.document
    head = Head(read.id, read.title, read.published, read.outlet, read.author, read.url, read.language)
    answer = Answer(
        head,
        record.events,
        record.casualties,
        record.damage,
        record.victims,
        record.statements,
        record.places,
        record.explanation or msgspec.UNSET,
    )
    return _encoder.encode(answer).replace(_OF_RULES_ALONE, b"")


def to_json(record: Record) -> bytes:
    """One indented JSON object and a line feed, in UTF-8."""
    return msgspec.json.format(_encode(record), indent=2) + b"\n"


def to_json_line(record: Record) -> bytes:
    """One JSON object on one line, with its line feed, in UTF-8."""
    return _encode(record) + b"\n"


JSON = Exporter(
    name="json", summary="one indented JSON object", many=False, render=lambda record, look: to_json(record)
)
JSONL = Exporter(
    name="jsonl", summary="one JSON object a line", many=True, render=lambda record, look: to_json_line(record)
)
