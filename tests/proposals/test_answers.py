"""What a model writes: its record is found in it, and a broken entry spoils no other."""

import json

import pytest

from tawthiq.model.text import Problem
from tawthiq.proposals.answers import Answer, read_answer

GOOD = {"events": [{"id": "p1", "evidence": "غارة", "type": "air_strike"}], "casualties": []}
TEXT = json.dumps(GOOD, ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"Here is the record:\n\n{TEXT}\n\nShall I {{go on}}?",
        f"<think>The report {{as given}} says… {{}}</think>\n{TEXT}",
        TEXT + TEXT,
        TEXT + '{"events": [{"id"',
    ],
)
def test_the_record_is_found(content: str) -> None:
    """Fences, prose, thoughts and what follows do not matter."""
    answer = read_answer(content)
    assert isinstance(answer, Answer)
    assert [event.evidence for event in answer.entries["events"]] == ["غارة"]  # type: ignore[attr-defined]
    assert answer.dropped == []


@pytest.mark.parametrize(
    "content",
    ["", "I cannot help with that.", TEXT[:-4], "{" * 10_000, '{"a": ' * 10_000, "[]", "null", '{"killed": 3}', "{}"],
)
def test_no_record_is_a_problem(content: str) -> None:
    """A refusal, a record cut short, and what was made to break a reader."""
    assert isinstance(read_answer(content), Problem)


def test_a_broken_entry_spoils_no_other() -> None:
    """Illegal codes, wrong types and missing words are dropped with the reason; empty fields take their usual value."""
    items = [
        {"evidence": "a", "outcome": "killed", "value": 3, "group": None, "note": "x"},
        {"evidence": "b", "outcome": "vaporised", "value": 3},
        {"evidence": "c", "outcome": "killed", "value": "many"},
        {"outcome": "killed", "value": 3},
        "d",
        {"evidence": "e", "outcome": "injured", "value": "7"},
    ]
    answer = read_answer(json.dumps({"casualties": items, "events": "none", "victims": None}))
    assert isinstance(answer, Answer)
    kept = [(c.evidence, c.group, c.value) for c in answer.entries["casualties"]]  # type: ignore[attr-defined]
    assert kept == [("a", "people", 3), ("e", "people", 7)]
    assert [dropped.kind for dropped in answer.dropped] == ["events"] + ["casualties"] * 4
    assert "vaporised" in str(answer.dropped[1]) and "«b»" in str(answer.dropped[1])


def test_there_is_an_end_to_a_list() -> None:
    """A model that repeats itself for ever does not keep anyone waiting."""
    answer = read_answer(json.dumps({"damage": [{"evidence": "x", "object": "home"}] * 500}))
    assert isinstance(answer, Answer)
    assert len(answer.entries["damage"]) == 400 and "100 entries more" in answer.dropped[0].reason
