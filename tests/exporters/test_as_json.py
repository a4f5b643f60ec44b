"""JSON: the fields of docs/record.md, and nothing lost on the way."""

import json
from typing import Any

import pytest

from tawthiq.exporters.as_json import to_json, to_json_line
from tawthiq.model.record import Record

FIELDS = {
    "events": "id evidence type status places start end perpetrators weapons targets count",
    "casualties": "evidence outcome group value upper bound word unit scope start end event part_of sources",
    "damage": "evidence object value bound effect event sources",
    "victims": "name evidence outcome group age sex place event",
    "statements": "evidence speaker role via mode",
    "places": "text name country lat lon level",
}


@pytest.fixture
def answer(record: Record) -> dict[str, Any]:
    """The record as it comes back from JSON."""
    answer: dict[str, Any] = json.loads(to_json(record))
    return answer


def test_document_is_identified_without_its_text(answer: dict[str, Any], record: Record) -> None:
    """The head has the seven fields of the guide; the text stays where it came from."""
    assert list(answer["document"]) == ["id", "title", "published", "outlet", "author", "url", "language"]
    assert answer["document"]["published"] == "2031-05-14"
    assert answer["document"]["title"] == record.document.title


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_of_the_guide_is_there(answer: dict[str, Any], kind: str) -> None:
    """Each entry has all fields of its kind, nulls included, and the rule that made it."""
    for entry in answer[kind]:
        assert set(FIELDS[kind].split()) <= set(entry)
        assert entry["rule"] == {"name": "invented", "entries": ["trigger/air_strike", "platforms/warplane"]}


def test_evidence_quotes_the_text_at_its_offsets(answer: dict[str, Any], record: Record) -> None:
    """Offsets are code points of the unchanged text."""
    for kind in FIELDS:
        for entry in answer[kind]:
            words = entry["evidence"]
            assert record.document.text[words["start"] : words["end"]] == words["text"]


def test_a_line_is_the_same_object_on_one_line(answer: dict[str, Any], record: Record) -> None:
    """Both forms say the same; the line ends with its only line feed."""
    line = to_json_line(record)
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert json.loads(line) == answer


def test_arabic_is_not_escaped_and_bytes_are_the_same_each_time(record: Record) -> None:
    """The same record gives the same bytes, readable as they are."""
    assert to_json(record) == to_json(record)
    assert "غارتين".encode() in to_json(record)
    assert b"\\u" not in to_json(record)
