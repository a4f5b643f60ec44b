"""Each line of JSON Lines is a report or one refusal that names its line; the rest is read."""

import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import NotAReportError, SourceError, UnreadableError
from tawthiq.model.text import Document
from tawthiq.sources import read_path

Write = Callable[[str, bytes | str], Path]
ReadAll = Callable[..., list[Document | SourceError]]
REPORT: dict[str, Any] = {
    "id": "r1",
    "title": "قصف",
    "published": "2016-09-24",
    "outlet": "شبكة المثال",
    "author": "سلمى",
    "url": "https://example.org/1",
    "language": "ar",
    "text": "قصف\r\n\r\nقُتل مدنيان. 😀\u2028",
    "incidents": ["x"],
}


def lines(*reports: object) -> str:
    return "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_report_comes_back_field_for_field(encoding: str, written: Write, read_all: ReadAll) -> None:
    """The text unchanged to the character, other fields passed over."""
    first, second = read_all(written("r.jsonl", lines(REPORT, {"text": "قصف"}).encode(encoding)))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.title, first.published) == ("r1", "قصف", date(2016, 9, 24))
    assert (first.outlet, first.author, first.url) == ("شبكة المثال", "سلمى", "https://example.org/1")
    assert (first.language, first.text) == ("ar", REPORT["text"])
    assert (second.id, second.title, second.published, second.language) == ("r-2", None, None, "und")


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([REPORT, REPORT]),
        json.dumps([REPORT, REPORT], indent=2, ensure_ascii=False),
        lines(REPORT) + "\n\n" + lines(REPORT),
        lines(REPORT).replace("\n", "\r\n") + lines(REPORT).strip(),
    ],
)
def test_arrays_and_blank_lines_are_read(content: str, written: Write, read_all: ReadAll) -> None:
    """As a JSON array on one line or many, and lines with whatever ending."""
    for name in ("r.jsonl", "r.json", "r"):
        assert [getattr(report, "text", report) for report in read_all(written(name, content))] == [REPORT["text"]] * 2


def test_one_object_over_many_lines_is_read(written: Write, read_all: ReadAll) -> None:
    """As programs print JSON for people."""
    (report,) = read_all(written("r.json", json.dumps(REPORT, indent=2)))
    assert isinstance(report, Document)
    assert report.id == "r1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{}", "text"),
        ('{"text": ""}', "empty"),
        ('{"text": " \\n"}', "empty"),
        ('{"text": 5}', "text"),
        ('{"text": null}', "text"),
        ('{"text": "a", "title": ["b"]}', "title"),
        ('{"text": "a", "published": "24 Sept"}', "published"),
        ('{"text": "a", "published": 20160924}', "published"),
        ('{"text": "a", "published": "2016-02-30"}', "published"),
        ('{"text": "a", "id": {}}', "id"),
        ("5", "report"),
        ('"text"', "report"),
        ("null", "report"),
        ("[]", "report"),
        ("not json", "JSON"),
        ('{"text": "a"', "JSON"),
        ('{"text": "a"} {}', "JSON"),
        ('{"text": "\\ud800"}', "JSON"),
        ('{"text": "a", "x": ' + "[" * 100_000, "nested too deeply"),
        ('{"x": ' * 100_000, "nested too deeply"),
    ],
)
def test_a_line_that_is_no_report_is_refused_by_number_and_the_rest_is_read(
    line: str, reason: str, written: Write, read_all: ReadAll
) -> None:
    """One refusal, naming file and line, between two reports."""
    path = written("r.jsonl", lines(REPORT) + line + "\n" + lines(REPORT))
    before, error, after = read_all(path)
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert isinstance(error, NotAReportError)
    assert str(error).startswith(f"{path}, line 2: ")
    assert reason in str(error)
    assert len(str(error)) < 300 + len(str(path))


def test_a_line_in_a_wrong_encoding_is_refused_and_the_rest_is_read(written: Write, read_all: ReadAll) -> None:
    """A line in windows-1256 among UTF-8 is read; one that is damaged is not."""
    good = lines({"text": "قصف على البلدة صباحا"})
    reports = read_all(
        written(
            "r.jsonl",
            good.encode() + good.encode("cp1256") + good.encode().replace(b"\xd8\xb5", b"\xd8") + good.encode(),
        )
    )
    assert [type(report) for report in reports] == [Document, Document, UnreadableError, Document]
    assert reports[1].text == "قصف على البلدة صباحا"  # type: ignore[union-attr]


def test_a_line_over_the_limit_is_refused_and_the_rest_is_read(written: Write, read_all: ReadAll) -> None:
    """It is passed over without being held in memory."""
    path = written("r.jsonl", lines({"text": "a"}) + lines({"text": "x" * (45 * 1024 * 1024)}) + lines({"text": "b"}))
    first, error, last = read_all(path)
    assert "larger than 20 MB" in str(error)
    assert (getattr(first, "text", ""), getattr(last, "text", "")) == ("a", "b")
    assert getattr(last, "id", "") == "r-3"


@pytest.mark.parametrize("content", ["[1, 2", "[{]", '{\n "text": "a"\n', "[" * 100_000, "[]"])
def test_json_that_does_not_hold_as_a_whole_is_refused(content: str, written: Write, read_all: ReadAll) -> None:
    """Cut off, malformed, nested beyond sense or empty."""
    (error,) = read_all(written("r.json", content))
    assert isinstance(error, UnreadableError | NotAReportError)


def test_memory_grows_with_the_largest_report_only(written: Write) -> None:
    """Of three megabytes in five hundred reports a few are in memory."""
    path = written("r.jsonl", lines({"id": "x", "text": "قصف على البلدة " * 200}) * 500)
    tracemalloc.start()
    count = sum(1 for _ in read_path(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 500
    assert peak < 1_000_000
