"""A PDF's Arabic comes out in its order with every number, whichever program made it; what cannot be read says why."""

import re
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path

import pytest

from tawthiq.errors import EncryptedError, NoTextError, SourceError, UnreadableError
from tawthiq.model.text import Document
from tawthiq.sources.visual import logical

Write = Callable[[str, bytes | str], Path]
ReadOne = Callable[..., Document]
Refused = Callable[..., SourceError]
NUMBER = re.compile(r"\d[\d.,:/]*\d|\d")
MARKS = re.compile("[\u064b-\u0652•]")


def paragraphs(data: Path) -> list[str]:
    source = (data / "report.html").read_text(encoding="utf-8")
    return [unescape(words) for words in re.findall(r"<(?:h1|p|li)>(.*?)</(?:h1|p|li)>", source)]


@pytest.mark.parametrize("program", ["chromium", "libreoffice", "reportlab"])
def test_the_text_comes_out_as_it_went_in(program: str, data: Path, read_one: ReadOne) -> None:
    """Letters in logical order, paragraphs whole, and each number where it stood."""
    truth = paragraphs(data)
    text = read_one(data / f"{program}.pdf").text
    assert NUMBER.findall(text) == NUMBER.findall("\n".join(truth))
    assert len(text.split("\n\n")) == len(truth)
    likeness = SequenceMatcher(None, MARKS.sub("", text), MARKS.sub("", "\n\n".join(truth)), autojunk=False).ratio()
    assert likeness > 0.99


def test_a_browsers_pdf_comes_out_to_the_letter(data: Path, read_one: ReadOne) -> None:
    """Vowel marks on their letters and lam-alef under tanwin among them."""
    assert read_one(data / "chromium.pdf").text.split("\n\n") == paragraphs(data)


@pytest.mark.parametrize("program", ["chromium", "libreoffice", "reportlab"])
def test_a_pdf_tells_of_itself(program: str, data: Path, read_one: ReadOne) -> None:
    """Its largest first words are the title; byline and link are read; the file's own date is not."""
    pdf = read_one(data / f"{program}.pdf")
    assert pdf.title is not None
    assert MARKS.sub("", pdf.title) == "قصف سوق في بلدة النخيل يوقع 17 قتيلا"
    assert (pdf.author, pdf.published) == ("سلمى الوادي", date(2016, 9, 24))
    assert (pdf.url, pdf.outlet) == ("https://www.example.org/news/14118", "example.org")


def test_headers_and_page_numbers_go_and_paragraphs_run_over_pages(data: Path, read_one: ReadOne) -> None:
    """What repeats on the pages is left out; nothing else is."""
    assert read_one(data / "pages.pdf").text == (data / "pages.txt").read_text(encoding="utf-8")


def test_a_pdf_of_pictures_needs_ocr(data: Path, refused: Refused) -> None:
    """And says so."""
    error = refused(data / "pictures.pdf")
    assert isinstance(error, NoTextError)
    assert "OCR" in str(error)


def test_a_locked_pdf_is_refused(data: Path, refused: Refused) -> None:
    """As locked, not as damaged."""
    assert isinstance(refused(data / "encrypted.pdf"), EncryptedError)


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9])
def test_a_pdf_that_was_cut_off_is_refused_or_read_to_where_it_holds(
    share: float, data: Path, written: Write, read_all: Callable[..., list[Document | SourceError]]
) -> None:
    """Never a crash, at whichever byte it ends."""
    whole = (data / "reportlab.pdf").read_bytes()
    (report,) = read_all(written("cut.pdf", whole[: int(share * len(whole))]))
    assert isinstance(report, UnreadableError | NoTextError | Document)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"no PDF at all", b"%PDF-1.7\n" + bytes(range(256)) * 40]
)
def test_what_is_only_called_a_pdf_is_refused(content: bytes, written: Write, refused: Refused) -> None:
    """A start without a PDF behind it, and another kind of file."""
    assert isinstance(refused(written("a.pdf", content)), UnreadableError | NoTextError)


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ليتق 17 عقوي فصق", "قصف يوقع 17 قتيل"),
        ("ﻼﻴﺘﻗ 17 ﻊﻗﻮﻳ", "يوقع 17 قتيلا"),
        ("ءايحلأا", "الأحياء"),
        ("تاباختنلاا", "الانتخابات"),
        (".2016/9/24 ذنم", "منذ 2016/9/24."),
        ("(ملاس) لاق", "قال (سالم)"),
        ("Shells hit the market (17 dead).", "Shells hit the market (17 dead)."),
        ("m² 12", "m² 12"),
    ],
)
def test_a_line_of_the_page_is_put_in_logical_order(seen: str, read: str) -> None:
    """Swapped lam-alef is repaired, numbers keep their digits' order, a Latin line stays as it is."""
    assert logical(seen)[0] == read
