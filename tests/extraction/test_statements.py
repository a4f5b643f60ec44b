"""Statements as tests/cases/statements.toml specifies them, and the sources that sayings give to numbers."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.record import Statement
from tawthiq.model.text import Document
from tawthiq.pipeline import read_document

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "statements.toml").read_text("utf-8")
)["case"]

REPORT = (
    "وجاء في تقرير الشبكة السورية لحقوق الإنسان أن القصف قتل 12 مدنيا في القرية. وقتلت الألغام تسعة مدنيين.\n"
    "وقتل طفل في غارة على البلدة."
)


def told(statement: Statement) -> str:
    """A statement as the cases write it."""
    who = " / ".join(part or "-" for part in (statement.speaker, statement.role, statement.via))
    words = statement.evidence.text
    return f"{who.removesuffix(' / -').removesuffix(' / -')}: " + (
        f"«{words}»" if statement.mode == "direct" else words
    )


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_statements(case: dict[str, Any]) -> None:
    """The statements of each case are exactly those that it expects, each on words of the text."""
    text = case["text"]
    record = read_document(Document(id="case", text=text))
    assert [told(statement) for statement in record.statements] == case["expected"]
    assert all(text[s.evidence.start : s.evidence.end] == s.evidence.text for s in record.statements)


def test_an_account_goes_on_over_its_paragraph() -> None:
    """What a document tells is laid to it over the sentences of its paragraph, and no further."""
    casualties = read_document(Document(id="case", text=REPORT)).casualties
    network = ("الشبكة السورية لحقوق الإنسان",)
    assert [(entry.value, entry.sources) for entry in casualties] == [(12, network), (9, network), (1, ())]


def test_a_body_is_no_source_of_its_own_communique() -> None:
    """Numbers that a body tells in its own communiqué have no source, and its appeals are no statements."""
    text = "وأعلن مركز الوادي الإعلامي مقتل خمسة مدنيين في الغارة، ودعا مركز الوادي الإعلامي إلى وقف القصف."
    record = read_document(Document(id="case", text=text, outlet="مركز الوادي الإعلامي"))
    assert [entry.sources for entry in record.casualties] == [()]
    assert not any("وقف القصف" in statement.evidence.text for statement in record.statements)
