"""The annotated reports hold together: their words stand in the text, their links lead somewhere, their codes exist."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from tawthiq.model import record

ROOT = Path(__file__).parents[2]
REPORTS = sorted((ROOT / "evaluation" / "gold").glob("*.json"))
KINDS = ("events", "casualties", "damage", "victims", "statements", "places")
CODES = {
    "type": get_args(record.EventType),
    "status": get_args(record.Status),
    "outcome": get_args(record.Outcome),
    "group": get_args(record.Group),
    "bound": get_args(record.Bound),
    "word": (None, *get_args(record.Vague)),
    "unit": (None, "families"),
    "scope": ("event", "total"),
    "effect": get_args(record.Effect),
    "sex": (None, "male", "female"),
    "mode": ("direct", "indirect"),
    "level": get_args(record.Level),
}

Gold = dict[str, Any]

reports = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)


@cache
def read(path: Path) -> Gold:
    """One annotated report."""
    gold: Gold = json.loads(path.read_text("utf-8"))
    return gold


@cache
def table(heading: str) -> frozenset[str]:
    """The codes that docs/record.md lists under a heading."""
    section = (ROOT / "docs" / "record.md").read_text("utf-8").split(f"### {heading}\n", 1)[1].split("\n#", 1)[0]
    return frozenset(re.findall(r"^\| `(\w+)`", section, re.MULTILINE))


def entries(gold: Gold, *kinds: str) -> Iterator[Gold]:
    """The entries of some kinds, or of all."""
    return (entry for kind in kinds or KINDS for entry in gold[kind])


def counts(gold: Gold) -> Iterator[Gold]:
    """Everything that is counted: people, objects, acts."""
    yield from entries(gold, "casualties", "damage")
    yield from (event["count"] for event in gold["events"] if event["count"])


@reports
def test_a_report_is_whole(path: Path) -> None:
    """Its id is its file's name, its first line holds its title, and no kind of entry is left out."""
    gold = read(path)
    assert gold["id"] == path.stem and gold["title"] in gold["text"].splitlines()[0]
    assert all(isinstance(gold[kind], list) for kind in KINDS)


@reports
def test_evidence_stands_in_the_text(path: Path) -> None:
    """Every evidence is there, and `nth` says which where it is there more than once."""
    gold = read(path)
    for entry in entries(gold, "events", "casualties", "damage", "victims", "statements"):
        times = gold["text"].count(entry["evidence"])
        assert entry.get("nth", 0) < times, f"absent: {entry['evidence']}"
        assert times == 1 or "nth" in entry, f"{times} times: {entry['evidence']}"


@reports
def test_names_stand_in_the_text(path: Path) -> None:
    """Places, victims, speakers and sources are given as written, but for the article («للمرصد» is «المرصد»)."""
    gold = read(path)
    names = [place["text"] for place in gold["places"]] + [victim["name"] for victim in gold["victims"]]
    names += [s[key] for s in gold["statements"] for key in ("speaker", "role", "via") if s[key]]
    names += [source for entry in entries(gold, "casualties", "damage") for source in entry["sources"]]
    assert [name for name in names if name.removeprefix("ال") not in gold["text"]] == []


@reports
def test_links_lead_somewhere(path: Path) -> None:
    """Events have ids of their own, and what names an event, a larger number or a place names one that is there."""
    gold = read(path)
    ids = [event["id"] for event in gold["events"]]
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
    for entry in entries(gold, "casualties", "damage", "victims"):
        assert entry["event"] is None or entry["event"] in ids, entry["evidence"]
    numbers = {casualty["evidence"] for casualty in gold["casualties"]}
    for casualty in gold["casualties"]:
        whole = casualty["part_of"]
        assert whole is None or (whole in numbers and whole != casualty["evidence"]), casualty["evidence"]
    named = {place for event in gold["events"] for place in event["places"]}
    named |= {victim["place"] for victim in gold["victims"] if victim["place"]}
    assert named == {place["text"] for place in gold["places"]}


@reports
def test_codes_exist(path: Path) -> None:
    """Every code is one of the record's."""
    gold = read(path)
    for entry in [*entries(gold), *counts(gold)]:
        for field, codes in CODES.items():
            assert field not in entry or entry[field] in codes, f"{field}: {entry}"
    groups = frozenset(get_args(record.Group))
    for event in gold["events"]:
        assert set(event["weapons"]) <= table("Weapons"), event["evidence"]
        assert set(event["targets"]) <= table("Objects") | groups, event["evidence"]
    assert {damage["object"] for damage in gold["damage"]} <= table("Objects")


@reports
def test_numbers_agree_with_their_bounds(path: Path) -> None:
    """A vague number has no value, a range has two, any other one."""
    for count in counts(read(path)):
        value, upper, vague = count["value"], count.get("upper"), count["bound"] == "vague"
        assert (value is None) == vague, count
        assert (upper is not None) == (count["bound"] == "between") and (upper is None or value < upper), count
        assert bool(count.get("word")) <= vague, count


@reports
def test_dates_are_days_in_order(path: Path) -> None:
    """ISO days; none ends before it begins, and nothing reported lies after the day of publication."""
    gold = read(path)
    published = date.fromisoformat(gold["published"]) if gold["published"] else date.max
    for entry in entries(gold, "events", "casualties"):
        days = [date.fromisoformat(entry[key]) for key in ("start", "end") if entry[key]]
        assert days == sorted(days), entry["evidence"]
        if entry.get("status") in ("reported", "denied"):
            assert all(day <= published for day in days), entry["evidence"]


@reports
def test_places_lie_on_the_earth(path: Path) -> None:
    """Coordinates are degrees, countries are two letters, and no place is listed twice."""
    gold = read(path)
    for place in gold["places"]:
        assert -90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180, place["text"]
        assert re.fullmatch("[A-Z]{2}", place["country"]), place["text"]
    texts = [place["text"] for place in gold["places"]]
    assert len(texts) == len(set(texts))
