"""Files, folders and standard input are read to documents; what cannot be read is one line, and the rest goes on."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tawthiq.errors import SourceError, UnreadableError, UsageError
from tawthiq.model.text import Document
from tawthiq.sources import read_path, readers

Write = Callable[[str, bytes | str], Path]
ReadAll = Callable[..., list[Document | SourceError]]
ReadOne = Callable[..., Document]
Refused = Callable[..., SourceError]
TEXT = "# قصف على النخيل\r\n\r\nكتبه سامر الخطيب | 24 سبتمبر، 2016\r\n\r\nقُتل مدنيان في القصف. 😀\r\n"


@pytest.mark.parametrize("name", ["r.txt", "r.md", "r.markdown", "r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_plain_text_is_the_files_own_characters(name: str, encoding: str, written: Write, read_one: ReadOne) -> None:
    """Unchanged, line endings too; what its head says is found."""
    path = written(name, TEXT.encode(encoding))
    report = read_one(path)
    assert report == Document(
        id="r",
        text=TEXT,
        title="قصف على النخيل",
        author="سامر الخطيب",
        published=date(2016, 9, 24),
        language="ar",
        origin=str(path),
    )


def test_what_the_user_knows_overrides_what_is_found(written: Write, read_one: ReadOne) -> None:
    """Day and outlet."""
    report = read_one(written("r.txt", TEXT), published=date(2020, 1, 2), outlet="شبكة المثال")
    assert (report.published, report.outlet) == (date(2020, 1, 2), "شبكة المثال")


def test_a_folder_is_read_in_the_order_of_names(written: Write, read_all: ReadAll, tmp_path: Path) -> None:
    """With its folders; without hidden files and what a browser saves beside a page. Ids do not repeat."""
    for name in ("b.txt", "a.txt", "c/a.txt", ".hidden.txt", "page_files/x.txt", ".git/x.txt"):
        written(name, TEXT)
    written("bad.xlsx", b"PK\x03\x04")
    reports = read_all(tmp_path)
    assert [getattr(report, "id", "refused") for report in reports] == ["a", "b", "refused", "a-2"]


def test_ids_do_not_repeat_over_the_paths_of_a_run(written: Write, read_all: ReadAll) -> None:
    """Where the run hands on what it has given."""
    taken: set[str] = set()
    paths = [written("x/r.txt", TEXT), written("y/r.txt", TEXT)]
    assert [report.id for path in paths for report in read_path(path, taken=taken) if isinstance(report, Document)] == [
        "r",
        "r-2",
    ]


class Pipe(io.BytesIO):
    """Bytes that can be read once, as those of a pipe."""

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("kind", [io.BytesIO, Pipe])
def test_standard_input_is_read(
    kind: type[io.BytesIO], monkeypatch: pytest.MonkeyPatch, read_one: ReadOne, read_all: ReadAll, data: Path
) -> None:
    """Of any format, told by its content."""

    def stdin(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(kind(content)))

    stdin(TEXT.encode())
    assert read_one("-").text == TEXT
    stdin((data / "chromium.pdf").read_bytes())
    assert read_one("-").id == "stdin"
    stdin((data / "page.html").read_bytes())
    assert read_one("-").author == "سلمى الوادي"
    stdin(b'{"text": "abc"}\n' * 9000)
    assert len(read_all("-")) == 9000


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("r.txt", b"", "empty"),
        ("r.txt", b" \n\t ", "empty"),
        ("r.html", b" \n", "empty"),
        ("r.jsonl", b"\n\n", "empty"),
        ("r.json", b"\n", "empty"),
        ("r.txt", b"\x7fELF\x02\x01\x00\x00" * 99, "binary"),
        ("r", b"\x89PNG\r\n\x1a\n\x00\x00" * 99, "binary"),
        ("r.docx", b"PK\x03\x04", "html, jsonlines, pdf, text"),
        ("r.txt", "قصف على البلدة".encode()[:-1], "damaged"),
        ("r.html", b"\x00\x01\x02" * 999, "binary"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(
    name: str, content: bytes, reason: str, written: Write, refused: Refused
) -> None:
    """Empty, blank, binary, of an unknown format, cut off."""
    error = refused(written(name, content))
    assert isinstance(error, UnreadableError)
    assert reason in str(error)


def test_missing_files_and_empty_folders_are_refused(tmp_path: Path, refused: Refused) -> None:
    """By their names; a name that cannot be a file's too."""
    assert "no such file" in str(refused(tmp_path / "none.txt"))
    assert "no files" in str(refused(tmp_path))
    assert isinstance(refused("a\0b"), UnreadableError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(written: Write, refused: Refused) -> None:
    """As such."""
    path = written("r.txt", TEXT)
    path.chmod(0)
    assert "permission" in str(refused(path))


def test_a_file_over_the_limit_is_refused(tmp_path: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limit named, and without being read to its end."""
    path = tmp_path / "r.txt"
    with path.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    assert "larger than 200 MB" in str(refused(path))


def test_an_unknown_format_is_answered_with_those_on_offer(written: Write, read_all: ReadAll) -> None:
    """A format may be named by its name or by an ending."""
    path = written("r.odd", TEXT)
    with pytest.raises(UsageError, match="html, jsonlines, pdf, text"):
        read_all(path, format="docx")
    for format in ("text", "md", ".TXT"):
        (report,) = read_all(path, format=format)
        assert isinstance(report, Document)


def test_every_reader_on_offer_has_the_shape_of_one() -> None:
    """The built-in ones are found as any other would be."""
    assert list(readers()) == ["html", "jsonlines", "pdf", "text"]
    for reader in readers().values():
        assert all(name == name.lower().lstrip(".") for name in reader.NAMES)
        assert reader.recognises(b"", f"x.{reader.NAMES[0]}")


def test_importing_sources_loads_no_heavy_library() -> None:
    """They are loaded by the reader that needs them, when it reads."""
    heavy = ("trafilatura", "lxml", "pdfplumber", "pdfminer", "bidi", "py3langid", "numpy", "PIL")
    code = f"import sys, tawthiq.sources as s; s.readers(); print([m for m in {heavy} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
