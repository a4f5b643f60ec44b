"""Named victims as tests/cases/victims.toml specifies them. All names here are invented."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tawthiq.extraction.arabic.names import NameReader
from tawthiq.extraction.reading import Reading
from tawthiq.language.lexicon import Lexicon, load
from tawthiq.model.record import Victim
from tawthiq.model.text import Document
from tawthiq.pipeline import read_document
from tawthiq.places.gazetteer import Gazetteer

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "victims.toml").read_text("utf-8"))[
    "case"
]


def told(victim: Victim) -> str:
    """A victim as the cases write it."""
    fields = (victim.name, victim.outcome, victim.group, victim.age, victim.sex)
    return " | ".join("-" if field is None else str(field) for field in fields)


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_victims(case: dict[str, Any]) -> None:
    """The victims of each case are exactly those that it expects, each on words of the text that hold the name."""
    text = case["text"].strip()
    victims = read_document(Document(id="case", text=text)).victims
    assert [told(victim) for victim in victims] == case["expected"]
    for victim in victims:
        evidence = victim.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert victim.name in evidence.text


@cache
def equipment() -> tuple[Lexicon, Gazetteer]:
    return load("ar"), Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("جابر الورداني أمام داره", "جابر الورداني"),
        ("عبد الوارث الصفصافي، أمس", "عبد الوارث الصفصافي"),
        ("أبو شهاب الناعوري بعبوة ناسفة", "أبو شهاب الناعوري"),
        ("سيف الدين آل سعدون في الحقل", "سيف الدين آل سعدون"),
        ("زياد رضوان الشيخ بكري", "زياد رضوان الشيخ بكري"),
        ("عمران بن سعيد الدالية مقتولًا", "عمران بن سعيد الدالية"),
        ("وليد الناعوري ووسيم الدالية", "وليد الناعوري"),
        ("على الطريق", None),
        ("مجهولون على دراجة", None),
    ],
)
def test_where_a_name_ends(text: str, name: str | None) -> None:
    """A name goes on through its compound words and surnames, and ends at a particle, a verb or another name."""
    reading = Reading(Document(id="name", text=text), *equipment())
    read = NameReader(reading).read(0, len(reading.text))
    assert (reading.quote(read.start, read.end) if read else None) == name
