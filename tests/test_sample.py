"""What a newcomer sees first: the record of samples/report-ar.md says what a reader of the report would."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tawthiq import pipeline
from tawthiq.model.record import Casualty, Record

SAMPLES = Path(__file__).parents[1] / "samples"


@cache
def record() -> Record:
    """The record of the sample report."""
    (read,) = pipeline.read([SAMPLES / "report-ar.md"])
    assert isinstance(read, Record)
    return read


def test_head() -> None:
    """Title, author, day and outlet are found in the report itself."""
    document = record().document
    assert document.title == "عشرات القتلى في قصف سوق معرة النعمان، والحديث يعود عن هدنة"
    assert (document.author, document.published, document.outlet) == (
        "سلمى الوادي",
        date(2031, 5, 14),
        "صحيفة الضفة",
    )


def test_raids_are_counted() -> None:
    """27 raids since Monday's dawn."""
    (raids,) = [event for event in record().events if event.count and event.count.value == 27]
    assert (raids.type, raids.start, raids.end) == ("air_strike", "2031-05-12", "2031-05-14")


def test_munitions_are_named() -> None:
    """What fell is in the weapons of some event."""
    weapons = {weapon for event in record().events for weapon in event.weapons}
    assert {"thermobaric", "cluster_munition", "barrel_bomb", "chlorine"} <= weapons


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("أكثر من 35 مدنيًا", ("killed", "civilians", 35, "more_than", "event")),
        ("9 أطفال", ("killed", "children", 9, "exact", "event")),
        ("أربع نساء", ("killed", "women", 4, "exact", "event")),
        ("نحو 120 آخرين", ("injured", "civilians", 120, "about", "event")),
        ("ثلاث عائلات", ("trapped", "people", 3, "exact", "event")),
        ("212 قتيلًا", ("killed", "people", 212, "at_least", "total")),
        ("11 ألف عائلة", ("displaced", "people", 11_000, "exact", "total")),
        ("40 ألف شخص", ("besieged", "people", 40_000, "at_least", "event")),
    ],
)
def test_numbers_are_of_the_right_people(words: str, expected: tuple[str, str, int, str, str]) -> None:
    """Each number has its outcome, its group, its hedge and its scope."""
    (toll,) = [casualty for casualty in record().casualties if words in casualty.evidence.text]
    assert (toll.outcome, toll.group, toll.value, toll.bound, toll.scope) == expected


def test_shares_and_sources() -> None:
    """The children are part of the whole, and the source speaks through an agency."""
    tolls: dict[int | None, Casualty] = {casualty.value: casualty for casualty in record().casualties}
    assert tolls[9].part_of == "أكثر من 35 مدنيًا"
    source, carrier = tolls[35].sources
    assert source == "مصدر طبي"
    assert "المرصاد" in carrier


def test_the_child_is_named() -> None:
    """One victim is named, with her age, and with her sex from the report's own words."""
    (child,) = record().victims
    assert (child.name, child.outcome, child.group, child.age, child.sex) == (
        "نرجس أبو غيمة", "killed", "children", 7, "female",
    )  # fmt: skip


def test_rescue_centres_are_out_of_service() -> None:
    """Three centres, two schools, a hospital."""
    harm = {(damage.object, damage.value, damage.effect) for damage in record().damage}
    assert {
        ("civil_defence_centre", 3, "out_of_service"), ("school", 2, "destroyed"), ("hospital", 1, "out_of_service")
    } <= harm  # fmt: skip


def test_siege_talks_truce_and_denial() -> None:
    """What holds, what was said to have happened, what is planned and what is denied are told apart."""
    acts = {(event.type, event.status, event.places[:1]) for event in record().events}
    assert ("siege", "reported", ("مضايا",)) in acts
    assert ("negotiation", "reported", ("جنيف",)) in acts
    assert {(kind, status) for kind, status, _ in acts} >= {("ceasefire", "planned"), ("shelling", "reported")}
    assert "denied" in {status for _, status, _ in acts}


def test_quotes_have_speakers_and_carriers() -> None:
    """Who said it, in which role, to whom."""
    quote = next(said for said in record().statements if said.mode == "direct" and "سيارة إسعاف" in said.evidence.text)
    assert (quote.speaker, quote.role) == ("سالم أبو غيمة", "مدير الدفاع المدني في المدينة")
    assert quote.via
    assert "الضفة" in quote.via


def test_the_other_samples() -> None:
    """Four short reports have events, and the football match has no entry at all."""
    records = {
        read.document.id: read for read in pipeline.read([SAMPLES / "reports.jsonl"]) if isinstance(read, Record)
    }
    assert [name for name in ("s1", "s2", "s3", "s4") if not records[name].events] == []
    match = records["s5"]
    assert not (match.events or match.casualties or match.damage or match.victims or match.statements or match.places)
