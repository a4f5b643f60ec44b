"""Damage as tests/cases/damage.toml specifies it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.record import Damage
from tawthiq.model.text import Document
from tawthiq.pipeline import read_document

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "damage.toml").read_text("utf-8"))[
    "case"
]


def told(entry: Damage) -> str:
    """An entry as the cases write it."""
    number = entry.word or "-" if entry.value is None else entry.value
    return f"{entry.object} {entry.effect} {number}"


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_damage(case: dict[str, Any]) -> None:
    """The entries of each case are exactly those that it expects, each on words of the text."""
    record = read_document(Document(id="case", text=case["text"].strip()))
    assert [told(entry) for entry in record.damage] == case["expected"]
    assert all(case["text"].strip()[e.evidence.start : e.evidence.end] == e.evidence.text for e in record.damage)
