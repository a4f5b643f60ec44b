"""Casualties as tests/cases/casualties.toml specifies them. Everything in the cases is invented."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.record import Casualty
from tawthiq.model.text import Document
from tawthiq.pipeline import read_document

FILE = Path(__file__).parents[1] / "cases" / "casualties.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]


def told(entry: Casualty) -> str:
    """A casualty as the cases write it: outcome, group, number, and what is not the rule."""
    number = entry.word or f"{entry.value}" + (f"-{entry.upper}" if entry.upper is not None else "")
    bound = "" if entry.bound in ("exact", "vague", "between") else entry.bound
    scope = "total" if entry.scope == "total" else ""
    share = f"of {entry.part_of}" if entry.part_of else ""
    return " ".join(filter(None, (entry.outcome, entry.group, number, bound, entry.unit, scope, share)))


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_casualties(case: dict[str, Any]) -> None:
    """The casualties of each case are exactly those that it expects, each on words of the text."""
    text = case["text"].strip()
    record = read_document(Document(id="case", text=text, published=date(2024, 5, 20)))
    assert [told(entry) for entry in record.casualties] == case["expected"]
    assert all(text[e.evidence.start : e.evidence.end] == e.evidence.text for e in record.casualties)


def test_links() -> None:
    """A number has the act of its sentence, that act's days, and who says so, the one nearest the fact first."""
    text = "قالت مصادر طبية لوكالة الأناضول إن ثلاثة مدنيين قُتلوا، أمس الأحد، في قصف مدفعي على مدينة إدلب."
    record = read_document(Document(id="case", text=text, published=date(2024, 5, 20)))
    (casualty,) = record.casualties
    assert casualty.event == record.events[0].id
    assert (casualty.start, casualty.end) == ("2024-05-19", "2024-05-19")
    assert casualty.sources == ("مصادر طبية", "وكالة الأناضول")


def test_toll_of_the_only_attack() -> None:
    """A toll told far after the only attack of a report is of that attack, and of none where it tells of two."""
    lead = "اندلعت اشتباكات في مدينة رأس العين."
    talk = "\n\nوقال سكان إن الأسواق مغلقة.\n\nوأضافوا أن الطرق خالية.\n\n"
    toll = "ووفقا للسكان، قتل ثلاثة أشخاص."
    one = read_document(Document(id="case", text=lead + talk + toll))
    two = read_document(Document(id="case", text=lead + talk + "وقصفت مدفعية بلدة تل تمر." + talk + toll))
    assert [c.event for c in one.casualties] == [one.events[0].id]
    assert [c.event for c in two.casualties] == [None]
