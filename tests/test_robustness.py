"""Whatever the text: no crash, no hang, no evidence that differs from the original, and the same bytes again."""

import json
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq import pipeline
from tawthiq.errors import TawthiqError
from tawthiq.exporters.as_json import to_json_line
from tawthiq.model.record import Record
from tawthiq.model.text import Document

GOLD = sorted((Path(__file__).parents[1] / "evaluation" / "gold").glob("*.json"))
REPORTS = [(report["text"], report["language"]) for report in (json.loads(path.read_text("utf-8")) for path in GOLD)]
PUBLISHED = date(2031, 5, 14)

MUTATIONS = 8_000
RANDOM = 2_000
TWICE = 10
"""Of so many mutations one is read a second time."""
SECONDS = 3
"""For a text of a few thousand characters, on a busy machine."""
LONG = 100_000
"""Characters of a text made to be hard."""
SECONDS_LONG = 10

JUNK = (
    *'\u202e \u200f \ufeff \x00 \ud7ff ـ ٌ ﻻ 😀 « » " ( ) [ … # @س ، ؛ ؟ . : - – % 0 ٣ ۷ a Ω'.split(" "),
    *"1,000,000 99999999999999999999 1/13/2031 <script> &nbsp; مقـ.ـتل https://example.org/؟".split(" "),
    *"بين و ال بحسب قال إن أن أمس قتل قُتل طفلان قتلى غارة في حلب حي منذ مئتين".split(" "),
    *'said killed 12 at least in of "— Mr. 3,000 dozens two-year-old Monday in Aleppo among them including by'.split(
        " "
    ),
    *"10 آلاف|مئتين وخمسين|أكثر من|من بينهم|31 شباط 2031|30 رمضان 1600|تحت الأنقاض|مصدر طبي".split("|"),
    *("\n", "\n\n", "\r\n", "\t"),
)
HARD = (
    *'و|ا| |ـ|(|«|»«|"|،|،،|. |\n|:|#|- |\u202e|ٌ|😀|a|0|12 |1/|1,|، '.split("|"),
    *"قتل |قتل 3 |وال|غارة |قال إن |في حلب |طفل و|بين 1 و|أمس |منذ |بحسب |حي |محمد |آلاف |من |عن ".split("|"),
)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stops what takes longer."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it took longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


ENGLISH = (
    *"said |killed 3 |the |strike |told A that |in Aleppo |a child and |between 1 and |Monday |since ".split("|"),
    *"according to |city of |Omar |Omar, |thousands |including |by |, who |and |near X and Y|in A, a town ".split("|"),
    *'"A" |«|\'s |aged 3 '.split("|"),
)


def read(text: str, seconds: float = SECONDS, published: date | None = PUBLISHED, language: str = "ar") -> Record:
    """The record of a text, held to what every record must keep."""
    try:
        with within(seconds):
            record = pipeline.read_document(Document(id="t", text=text, published=published, language=language))
    except Exception as error:
        error.add_note(f"the text was {text[:5000]!r}")
        raise
    entries = (
        *record.events, *record.casualties, *record.damage, *record.victims, *record.statements, *record.places
    )  # fmt: skip
    for entry in entries:
        evidence = entry.evidence
        assert evidence.text == text[evidence.start : evidence.end], f"{entry} in {text!r}"
    events = {event.id for event in record.events}
    named = {entry.event for entry in (*record.casualties, *record.damage, *record.victims)}
    assert len(events) == len(record.events)
    assert named - {None} <= events, f"{named - events} are no events of {text!r}"
    return record


def mutated(text: str, chance: random.Random) -> str:
    """The text with pieces cut, moved, doubled, broken or put in; sometimes with those of another report."""
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randint(0, len(text)), chance.choice((1, 1, 2, 5, 20, 100))
        piece, rest = text[at : at + length], text[at + length :]
        match chance.randrange(7):
            case 0:
                text = text[:at] + rest
            case 1:
                text = text[:at] + piece * chance.choice((2, 3, 50)) + rest
            case 2:
                text = text[:at] + "".join(chance.sample(piece, len(piece))) + rest
            case 3:
                text = text[:at] + chance.choice(JUNK) * chance.choice((1, 1, 2, 20)) + text[at:]
            case 4:
                words = piece.split(" ")
                text = text[:at] + " ".join(chance.sample(words, len(words))) + rest
            case 5:
                other, _ = chance.choice(REPORTS)
                start = chance.randrange(len(other))
                text = text[:at] + other[start : start + length] + rest
            case _:
                text = text[:at] if chance.random() < 0.5 else rest
        text = text[:3_000]
    return text


def test_mutated_reports() -> None:
    """Thousands of broken reports are read, and every tenth twice to the same bytes."""
    chance = random.Random(20160924)
    for number in range(MUTATIONS):
        report, language = chance.choice(REPORTS)
        text, published = mutated(report, chance), PUBLISHED if number % 3 else None
        record = read(text, published=published, language=language)
        if number % TWICE == 0:
            again = read(text, published=published, language=language)
            assert to_json_line(again) == to_json_line(record), f"two records of {text!r}"


@settings(max_examples=RANDOM, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(JUNK) | st.text(max_size=3), max_size=60).map(" ".join))
)
def test_random_texts(text: str) -> None:
    """Random characters and random words are read, or hold nothing, in either language."""
    read(text)
    read(text, language="en")


@pytest.mark.parametrize("piece", HARD)
def test_long_texts_of_one_piece(piece: str) -> None:
    """Time grows with the length of a text, not with its square."""
    read(piece * (LONG // len(piece)), SECONDS_LONG)


@pytest.mark.parametrize("piece", ENGLISH)
def test_long_english_texts_of_one_piece(piece: str) -> None:
    """Time grows with the length of an English text, not with its square."""
    read(piece * (LONG // len(piece)), SECONDS_LONG, language="en")


@settings(max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(str.encode),
    st.sampled_from(["txt", "html", "pdf", "jsonl", "md", ""]),
)
def test_random_files(tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str) -> None:
    """Random bytes under any name give records or errors of ours, a line each."""
    file = tmp_path_factory.getbasetemp() / (f"file.{ending}" if ending else "file")
    file.write_bytes(data)
    with within(SECONDS_LONG):
        for result in pipeline.read([file]):
            if isinstance(result, TawthiqError):
                assert "\n" not in str(result)
