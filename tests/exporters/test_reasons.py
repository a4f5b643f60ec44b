"""Reasons: an explanation in words, in both languages, and nothing of it where nobody asked."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from msgspec.structs import replace

import tawthiq
from tawthiq.exporters import Look
from tawthiq.exporters.as_html import to_html
from tawthiq.exporters.as_json import to_json
from tawthiq.exporters.as_table import to_table
from tawthiq.exporters.labels import LANGS, Labels, vocabulary
from tawthiq.exporters.reasons import explained, left_out
from tawthiq.model.record import Dropped, Evidence, Explained, Explanation, Filled, Record, Sign

SOURCES = Path(tawthiq.__file__).parent


@pytest.fixture
def asked(record: Record) -> Record:
    """The invented record with an explanation of its first event, and one thing left out."""
    event = record.events[0]
    words = event.evidence
    fields = (Filled("type", (words,)), Filled("dates", (words,), "before"), Filled("dates", (), "published"))
    signs = (Sign("own_date", 0.4), Sign("lead", -0.2))
    why = Explained("events", words, fields, signs)
    dropped = Dropped(Evidence(0, 3, record.document.text[:3]), "events", "question", "shelling")
    sure = (replace(event, confidence=0.72), *record.events[1:])
    return replace(record, events=sure, explanation=Explanation((why,), (dropped,)))


def test_the_words_of_each_field_are_told(asked: Record) -> None:
    """A field is shown with its words and, where they are not its own, whence they came."""
    card, *others = explained(asked, "events", Labels("en"))
    quoted = f"«{card.evidence.text}»"
    assert [(fact.label, fact.values) for fact in card.why] == [
        ("act", (quoted,)),
        ("when, from earlier in the report", (quoted,)),
        ("when", ("the day of publication, by the clock of its line",)),
        ("speaks for it", ("its own words date it",)),
        ("speaks against it", ("in the headline or the lead",)),
    ]
    assert not any(other.why for other in others)


def test_what_was_left_out_is_told(asked: Record) -> None:
    """The words stand with the reason and with what they were looked at as."""
    (one,) = left_out(asked, Labels("en"))
    assert (one.words, one.reason) == (
        asked.document.text[:3],
        "The sentence is a question. Considered as: an event (Shelling).",
    )


@pytest.mark.parametrize("lang", LANGS)
def test_table_and_page_show_it(asked: Record, lang: str) -> None:
    """Confidence, reasons and what was left out stand in both, in the language of the labels."""
    say = Labels(lang)  # type: ignore[arg-type]
    look = Look(lang=lang, width=120)  # type: ignore[arg-type]
    for shown in (to_table(asked, look).decode(), to_html(asked, look).decode()):
        assert "72%" in shown
        assert say("page", "speaks_for") in shown
        assert say("page", "left_out") in shown


def test_nothing_of_it_unasked(record: Record) -> None:
    """Without an explanation the JSON has no such key, and the table none of the words."""
    assert "explanation" not in json.loads(to_json(record))
    assert Labels("en")("page", "why") not in to_table(record).decode()


def test_the_json_has_it_where_asked(asked: Record) -> None:
    """The explanation is one object, with codes."""
    told = json.loads(to_json(asked))["explanation"]
    assert told["entries"][0]["fields"][1]["through"] == "before"
    assert told["dropped"][0]["reason"] == "question"


def test_every_reason_and_sign_has_words() -> None:
    """No code of an explanation is shown bare, in either language."""
    source = "\n".join(path.read_text("utf-8") for path in (SOURCES / "extraction").rglob("*.py"))
    reasons = set(re.findall(r'drop\(\s*"\w+",\s*"(\w+)"', source))
    assert reasons
    weights = tomllib.loads((files("tawthiq.extraction") / "confidence.toml").read_text("utf-8"))
    labels = vocabulary()
    assert reasons - labels["reasons"].keys() == set()
    known = {sign for section in ("signs", "event_types", "effects", "levels") for sign in labels[section]}
    assert {sign for table in weights.values() for sign in table} - known - {"always"} == set()


def test_every_reason_is_documented() -> None:
    """docs/explain.md lists each reason with its sentence in both languages."""
    page = (SOURCES.parents[1] / "docs" / "explain.md").read_text("utf-8")
    rows = [f"| `{code}` | {english} | {arabic} |" for code, (english, arabic) in vocabulary()["reasons"].items()]
    assert [row for row in rows if row not in page] == []
