"""Explanations: which words filled a field, what was dropped and why. All reports here are invented."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tawthiq.model.record import Evidence, Explanation, Record
from tawthiq.model.text import Document
from tawthiq.pipeline import read_document
from tawthiq.sources import read_path

SAMPLES = Path(__file__).parents[2] / "samples"
RAID = (
    "شنت طائرات حربية روسية يوم الاثنين ثلاث غارات على سوق مدينة الباب، ما أدى إلى مقتل 12 مدنيا بينهم طفلان، "
    "وفق ما قال مصدر طبي.\nوأصيب ثلاثة مسعفين في القصف."
)


def explained(text: str) -> Record:
    """The record of a text with why it is so."""
    return read_document(Document(id="x", text=text, published=date(2031, 5, 14)), explain=True)


def explanation(record: Record) -> Explanation:
    """What an explained record says of itself."""
    assert record.explanation
    return record.explanation


def filled(record: Record, kind: str, number: int = 0) -> dict[str, str]:
    """The words of each field of an entry, with whence they came where that is another sentence."""
    one = [entry for entry in explanation(record).entries if entry.kind == kind][number]
    told = {}
    for field in one.fields:
        words = [words.text for words in field.evidence]
        told[field.field] = " | ".join([*words, field.through] if field.through else words)
    return told


def dropped(text: str) -> set[tuple[str, str, str]]:
    """What was left out of a text: kind, words and reason."""
    return {(one.kind, one.evidence.text, one.reason) for one in explanation(explained(text)).dropped}


def test_an_event_shows_the_words_of_each_field() -> None:
    """Act, place, date, doer, weapon, target and number each have their words."""
    assert filled(explained(RAID), "events") == {
        "type": "شنت | غارات",
        "places": "الباب",
        "dates": "يوم الاثنين",
        "perpetrators": "روسية",
        "targets": "سوق",
        "count": "ثلاث",
    }


def test_a_casualty_shows_the_words_of_each_field() -> None:
    """Outcome, group, number and source are shown, and the event that a number is of."""
    assert filled(explained(RAID), "casualties") == {
        "outcome": "مقتل",
        "group": "مدنيا",
        "value": "12",
        "event": "شنت طائرات حربية روسية يوم الاثنين ثلاث غارات",
        "dates": "يوم الاثنين",
        "sources": "وفق ما قال مصدر طبي",
    }


def test_a_share_shows_its_whole() -> None:
    """«بينهم طفلان» leads back to the number that they are of."""
    assert filled(explained(RAID), "casualties", 1)["part_of"] == "12 مدنيا"


def test_words_from_another_sentence_say_so() -> None:
    """A date that an earlier sentence lent is told to come from there."""
    record = explained("قصفت قوات النظام أمس مدينة دوما.\nوقتل ثلاثة مدنيين في غارة على بلدة مسرابا.")
    assert filled(record, "events", 1)["dates"] == "أمس | before"


@pytest.mark.parametrize(
    ("text", "kind", "words", "reason"),
    [
        ("هل قصفت الطائرات الروسية المدينة؟", "events", "قصفت", "question"),
        ("قتل ثلاثة مدنيين في قصف روسي على دوما.\nوعقدت الجمعية 40 اجتماعا.", "casualties", "40", "not_of_people"),
        ("قال الطبيب سامر الحلو إن ثلاثة مدنيين قتلوا في قصف على دوما.", "victims", "سامر الحلو", "no_harm"),
        ("قتل ثلاثة مدنيين في قصف على دوما. وأعلن المستشفى أن القصف كان عنيفا.", "events", "القصف", "told_before"),
        ("قتل 20 مدنيا في قصف على دوما، بعد أن كانت الحصيلة 12 قتيلا.", "casualties", "12 قتيلا", "overtaken"),
        ("فاز الفريق في مباراة كرة القدم بعد هجوم سريع، وسجل هدفين في الدوري.", "report", "مباراة", "other_subject"),
    ],
)  # fmt: skip
def test_what_is_left_out_has_its_reason(text: str, kind: str, words: str, reason: str) -> None:
    """Words that were considered and dropped are told, with the test that they failed."""
    assert any((kind, reason) == (k, r) and words in w for k, w, r in dropped(text)), dropped(text)


def test_the_record_is_the_same_without() -> None:
    """Asking why changes nothing but that the answer is there."""
    for path in sorted(SAMPLES.iterdir()):
        for document in read_path(path):
            assert isinstance(document, Document)
            asked = read_document(document, explain=True)
            assert replace(asked, explanation=None) == read_document(document)


def test_an_explanation_quotes_the_report_also_when_it_is_long() -> None:
    """In a document that is read in parts, all offsets are of the whole."""
    record = explained(f"{RAID}\n\n" * 500)
    why = explanation(record)
    assert len(record.document.text) > 60_000
    quoted: list[Evidence] = [one.evidence for one in (*why.entries, *why.dropped)]
    quoted += [words for one in why.entries for field in one.fields for words in field.evidence]
    assert all(record.document.text[words.start : words.end] == words.text for words in quoted)
    assert len(why.entries) == len(record.events + record.casualties + record.damage) + len(
        record.victims + record.statements + record.places
    )


def test_every_entry_is_explained() -> None:
    """Each entry of the sample has the words that filled its fields."""
    (document,) = read_path(SAMPLES / "report-ar.md")
    assert isinstance(document, Document)
    why = explanation(read_document(document, explain=True))
    assert [one.evidence.text for one in why.entries if not one.fields] == []
