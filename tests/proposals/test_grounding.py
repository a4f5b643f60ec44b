"""What the report bears of a proposal: all of it, some of it, or nothing."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tawthiq.language.lexicon import Lexicon
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.proposals.answers import Answer, read_answer
from tawthiq.proposals.grounding import Entry, Grounding
from tawthiq.proposals.words import Words

RAID = {"id": "p1", "evidence": "غارة شنتها طائرات روسية", "type": "air_strike"}
DEAD = {"evidence": "12 مدنيًا", "outcome": "killed", "group": "civilians", "value": 12}
HOMES = {"evidence": "ثلاثة منازل", "object": "home", "value": 3, "effect": "destroyed"}
GIRL = {"name": "نرجس أبو غيمة", "evidence": "الطفلة نرجس أبو غيمة", "outcome": "killed", "group": "children", "age": 7}
SAID = {"evidence": "لم تبق لدينا أسرة في المشفى", "speaker": "سليم الوادي", "role": "الطبيب", "via": "المرصاد"}


def ground(words: Words, kind: str, **said: Any) -> tuple[Entry | None, list[str]]:
    """One proposal held against the report: the entry, and the reasons of all that was dropped."""
    grounding = Grounding(words, (0, len(words.text)))
    content = read_answer(json.dumps({kind: [said]}, ensure_ascii=False))
    assert isinstance(content, Answer)
    entries = grounding.entries(content)
    return (entries[0] if entries else None), [dropped.reason for dropped in grounding.dropped]


@pytest.mark.parametrize(
    ("kind", "said"),
    [("events", RAID), ("casualties", DEAD), ("damage", HOMES), ("victims", GIRL), ("statements", SAID)],
)
def test_what_the_report_says_is_kept_on_its_own_words(words: Words, kind: str, said: dict[str, Any]) -> None:
    """Evidence is a piece of the unchanged text, and the rule says whose entry it is."""
    entry, dropped = ground(words, kind, **said)
    assert entry is not None and dropped == []
    evidence = entry.evidence
    assert words.document.text[evidence.start : evidence.end] == evidence.text
    assert entry.rule.name == "model/proposal"


@pytest.mark.parametrize(
    ("kind", "said"),
    [("events", RAID), ("casualties", DEAD), ("damage", HOMES), ("victims", GIRL), ("statements", SAID)],
)
@pytest.mark.parametrize("quote", ["", "مجزرة في ساحة المدينة", "the", "12 مدنيًا قتلوا في المدرسة", "ق" * 9_000])
def test_words_that_the_report_does_not_have_carry_nothing(
    words: Words, kind: str, said: dict[str, Any], quote: str
) -> None:
    """An invented quotation takes its entry with it."""
    assert ground(words, kind, **{**said, "evidence": quote}) == (None, ["its words are not in the report"])


@pytest.mark.parametrize(
    ("evidence", "values"),
    [
        ("12 مدنيًا", {"value": 13}),
        ("12 مدنيًا", {"value": 1}),
        ("12 مدنيًا", {"value": 2}),
        ("12 مدنيًا", {}),
        ("12 مدنيًا", {"word": "dozens"}),
        ("12 مدنيًا", {"value": 12, "upper": 30}),
        ("أكثر من 30 آخرين", {"value": 40}),
        ("طفلان", {"value": 3}),
        ("طفلان", {"value": 1}),
        ("الطفلة نرجس أبو غيمة (7 سنوات)", {"value": 7}),
        ("المشفى", {"value": 1}),
    ],
)
def test_a_number_must_stand_in_its_words(words: Words, evidence: str, values: dict[str, Any]) -> None:
    """Another number, none, a range that is not there, an age: no casualty."""
    entry, dropped = ground(words, "casualties", evidence=evidence, outcome="killed", **values)
    assert entry is None and "is not in its words" in dropped[0]


def test_hedges_are_the_report_s(words: Words) -> None:
    """What a model leaves out or makes up of a hedge is put right."""
    for bound in (None, "exact", "at_most", "more_than"):
        entry, _ = ground(words, "casualties", evidence="أكثر من ٣٠ آخرين", outcome="injured", value=30, bound=bound)
        assert entry is not None and entry.bound == "more_than"  # type: ignore[union-attr]
    entry, _ = ground(words, "casualties", **DEAD, bound="more_than")
    assert entry is not None and entry.bound == "exact"  # type: ignore[union-attr]


def test_one_and_two_may_be_said_by_a_noun(words: Words) -> None:
    """«طفلان» is two, «الطفلة» one."""
    for evidence, value in (("طفلان", 2), ("الطفلة نرجس أبو غيمة", 1)):
        entry, dropped = ground(words, "casualties", evidence=evidence, outcome="killed", group="children", value=value)
        assert entry is not None and dropped == []


def test_codes_that_no_words_stand_for_are_taken_out(words: Words) -> None:
    """Places, accused, weapons, targets, dates and a count stand near the act, or not in the record."""
    entry, dropped = ground(
        words,
        "events",
        **RAID,
        places=["مدينة معرة النعمان", "دمشق"],
        perpetrators=["russia", "Israel"],
        weapons=["barrel_bomb"],
        targets=["market", "hospital"],
        start="2031-05-14",
        end="2031-05-14",
        count=5,
    )
    assert entry is not None
    said = (entry.places, entry.perpetrators, entry.weapons, entry.targets)  # type: ignore[union-attr]
    assert said == (("معرة النعمان",), ("Russia",), (), ("market",))
    assert (entry.start, entry.end, entry.count) == (None, None, None)  # type: ignore[union-attr]
    assert len(dropped) == 6 and all(reason.endswith("; kept without it") for reason in dropped)


def test_dates_are_those_that_words_mean(words: Words) -> None:
    """«أمس» in a report of the 14th is the 13th, whatever the model reckons."""
    entry, dropped = ground(words, "events", **RAID, start="2031-05-13", end="2031-05-13")
    assert entry is not None and (entry.start, entry.end) == ("2031-05-13", "2031-05-13")  # type: ignore[union-attr]
    assert dropped == []


def test_who_says_so_must_be_in_the_report(words: Words) -> None:
    """A claim without its source would be someone else's: it goes."""
    entry, _ = ground(words, "casualties", **DEAD, sources=["مصدر طبي"])
    assert entry is not None and entry.sources == ("مصدر طبي",)  # type: ignore[union-attr]
    entry, dropped = ground(words, "casualties", **DEAD, sources=["وكالة متخيلة"])
    assert entry is None and "its source" in dropped[0]
    entry, dropped = ground(words, "statements", **{**SAID, "speaker": "سالم النجار"})
    assert entry is None and "its speaker" in dropped[0]


def test_a_name_behind_a_preposition_is_itself(document: Document, equipment: tuple[Lexicon, Gazetteer]) -> None:
    """«وفقا للمركز» names «المركز»."""
    told = Words(replace(document, text="قتل سبعة مدنيين، وفقا للمركز السوري للتوثيق."), *equipment)
    entry, _ = ground(told, "casualties", evidence="سبعة مدنيين", outcome="killed", value=7, sources=["المركز السوري"])
    assert entry is not None and entry.sources == ("المركز السوري",)  # type: ignore[union-attr]


def test_a_quotation_is_told_by_its_marks(words: Words) -> None:
    """Whether words are quoted is read from the text."""
    entry, _ = ground(words, "statements", **SAID, mode="indirect")
    assert entry is not None and entry.mode == "direct"  # type: ignore[union-attr]
    entry, _ = ground(words, "statements", evidence="قُتل 12 مدنيًا بينهم طفلان", role="مصدر طبي", mode="direct")
    assert entry is not None and entry.mode == "indirect"  # type: ignore[union-attr]


def test_names_and_ages_stand_where_the_person_does(words: Words) -> None:
    """A name from elsewhere is no victim's, an age from nowhere no age; sex is never taken from a model."""
    entry, dropped = ground(words, "victims", **{**GIRL, "name": "سليم الوادي"})
    assert entry is None and "does not stand there" in dropped[0]
    entry, dropped = ground(words, "victims", **{**GIRL, "age": 9, "sex": "male", "place": "حلب"})
    assert entry is not None and (entry.age, entry.sex, entry.place) == (None, None, None)  # type: ignore[union-attr]
    assert len(dropped) == 2


def test_an_object_must_be_named(words: Words) -> None:
    """Damage to what the sentence does not speak of is none."""
    entry, dropped = ground(words, "damage", **{**HOMES, "object": "hospital"})
    assert entry is None and dropped == ["no word for hospital is near"]
    entry, dropped = ground(words, "damage", **{**HOMES, "value": 4})
    assert entry is None and "is not in its words" in dropped[0]
