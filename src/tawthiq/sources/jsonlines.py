"""JSON Lines of reports, read line by line, and a JSON array or single object of them.

Fields: `text` (required), `id`, `title`, `published`, `outlet`, `author`, `url`, `language`; others are passed
over. What a record does not say stays unknown: its text is not searched for it.
"""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import msgspec

from tawthiq.errors import NotAReportError, SourceError, UnreadableError
from tawthiq.model.text import Document
from tawthiq.sources.dateline import parse_date
from tawthiq.sources.decoding import damaged, decode, utf_16_codec
from tawthiq.sources.original import Original, too_large
from tawthiq.sources.readers import ending

NAMES = ("jsonl", "ndjson", "json")
MANY = True
MAX_LINE_BYTES = 20 * 1024 * 1024
"""The longest line, which is one report, that is read."""

_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:\{\s*(?:\"|$|\})|\[\s*\{)")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_SHAPE = "each report is an object with a `text`, see the documentation of sources"


class _Report(msgspec.Struct, frozen=True):
    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


_DECODE_REPORT = msgspec.json.Decoder(_Report)


def recognises(head: bytes, name: str) -> bool:
    return ending(name) in NAMES or bool(_START.match(head[:2048].replace(b"\x00", b"")))


def read(original: Original) -> Iterator[Document | SourceError]:
    codec = utf_16_codec(original.head)
    head = original.head.decode(codec, "ignore").encode() if codec else original.head
    whole = _is_one_value(head.removeprefix(codecs.BOM_UTF8).lstrip())
    for number, line in _elements(original) if whole else _lines(original, codec):
        unit = "report" if whole else "line"
        where = f"{original.where}, {unit} {number}"
        if isinstance(line, SourceError):
            yield line
            continue
        try:
            yield _document(line, where, f"{original.stem}-{number}", original.where)
        except SourceError as error:
            yield error


def _is_one_value(head: bytes) -> bool:
    """Whether a file begins with an array or with an object over several lines, as no JSON Lines do."""
    if head.startswith(b"["):
        return True
    lines = [line for line in head.split(b"\n", 20) if line.strip()][:2]
    if len(lines) < 2 or lines[1].lstrip().startswith(b"{"):
        return False
    try:
        msgspec.json.decode(lines[0], type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return True
    return False


def _lines(original: Original, codec: str | None) -> Iterator[tuple[int, bytes | SourceError]]:
    """The numbered lines with something on them, one at a time in memory."""
    with _line_reader(original, codec) as readline:
        number = 0
        while line := readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                while line and not line.endswith(b"\n"):
                    line = readline(MAX_LINE_BYTES)
                yield number, too_large(f"{original.where}, line {number}", "line", MAX_LINE_BYTES)
            elif line := line.removeprefix(codecs.BOM_UTF8).strip():
                yield number, line


@contextmanager
def _line_reader(original: Original, codec: str | None) -> Iterator[Callable[[int], bytes]]:
    """Reads a line of at most so many bytes; one of UTF-16, where a newline is two bytes, comes as UTF-8."""
    if codec is None:
        yield original.stream.readline
        return
    stream = io.TextIOWrapper(original.stream, codec, newline="\n")
    try:
        yield lambda limit: stream.readline(limit).encode()
    except UnicodeDecodeError as error:
        raise damaged(original.where, codec, error.start) from None
    finally:
        stream.detach()


def _elements(original: Original) -> Iterator[tuple[int, bytes | SourceError]]:
    """The numbered elements of an array, or the one object, of a file that is JSON as a whole."""
    data = decode(original.data(), original.where).encode()
    try:
        if data.lstrip()[:1] == b"[":
            elements = msgspec.json.decode(data, type=list[msgspec.Raw])
        else:
            elements = [msgspec.json.decode(data, type=msgspec.Raw)]
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(original.where, f"it is no JSON ({_said(error)})", "put one report on a line") from None
    if not elements:
        raise NotAReportError(original.where, "it holds no report", _SHAPE)
    yield from enumerate(map(bytes, elements), 1)


def _document(line: bytes, where: str, id: str, origin: str) -> Document:
    try:
        report = _DECODE_REPORT.decode(decode(line, where).encode())
    except msgspec.ValidationError as error:
        raise NotAReportError(where, f"it is no report ({_said(error)})", _SHAPE) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAReportError(where, f"it is no JSON ({_said(error)})", _SHAPE) from None
    if not report.text.strip():
        raise NotAReportError(where, "its `text` is empty", "leave the line out")
    language = _LANGUAGE.fullmatch(report.language or "")
    return Document(
        id=id if report.id in (None, "") else str(report.id),
        text=report.text,
        title=report.title or None,
        published=_published(report.published, where),
        outlet=report.outlet or None,
        author=report.author or None,
        url=report.url or None,
        language=language[1] if language else "",
        origin=origin,
    )


def _published(value: str | None, where: str) -> date | None:
    if not value:
        return None
    day = parse_date(value)
    if day is None:
        raise NotAReportError(where, f"its `published` is no date ({value[:40]!r})", "write it YYYY-MM-DD")
    return day


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error).replace("\n", " ").removeprefix("JSON is malformed: ")
