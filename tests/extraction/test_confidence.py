"""Confidence: a share for every entry, told from signs of the record alone."""

import tomllib
from importlib.resources import files
from pathlib import Path

from msgspec.structs import replace

from tawthiq.extraction.confidence import KINDS, judged
from tawthiq.model.record import Record
from tawthiq.pipeline import read

SAMPLES = Path(__file__).parents[2] / "samples"


def records() -> list[Record]:
    """The records of the samples."""
    return [one for one in read(sorted(SAMPLES.iterdir())) if isinstance(one, Record)]


def test_every_entry_is_judged() -> None:
    """Each entry of the samples has a confidence between 0 and 1, with two decimals at most."""
    told = [entry.confidence for record in records() for kind in KINDS for entry in getattr(record, kind)]
    assert told
    assert all(share is not None and 0 < share < 1 and share == round(share, 2) for share in told)


def test_the_record_alone_tells() -> None:
    """Judged again, or without the names of the accused, an entry has the same confidence."""
    for record in records():
        assert judged(record) == record
        others = tuple(replace(event, perpetrators=tuple("X" for _ in event.perpetrators)) for event in record.events)
        again = judged(replace(record, events=others))
        assert [event.confidence for event in again.events] == [event.confidence for event in record.events]


def test_weights_are_held_back() -> None:
    """No single sign outweighs all others: rare signs are fitted with restraint."""
    weights = tomllib.loads(files("tawthiq.extraction").joinpath("confidence.toml").read_text("utf-8"))
    assert set(weights) == set(KINDS)
    assert all(abs(weight) < 2 for table in weights.values() for sign, weight in table.items() if sign != "always")
