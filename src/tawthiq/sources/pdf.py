"""PDF: its lines in logical order, joined to paragraphs, headers and page numbers left out; the title first.

A PDF of pictures is refused (NoTextError): nothing is read off pictures here. Columns side by side are read across.
"""

import io
import logging
from collections.abc import Iterator

from tawthiq.errors import EncryptedError, NoTextError, SourceError, UnreadableError
from tawthiq.model.text import Document, Problem
from tawthiq.sources.head import document
from tawthiq.sources.layout import Line, body_size, paragraphs
from tawthiq.sources.original import Original
from tawthiq.sources.readers import ending
from tawthiq.sources.visual import LOST, Char, as_clusters, logical

NAMES = ("pdf",)
MANY = False
MAX_PAGES = 5000
"""The longest PDF that is read."""
MAX_LOST = 0.2
"""The share of characters without a known letter from which a PDF counts as pictures."""
TITLE_SCALE = 1.15
"""How much larger than the body a first paragraph is set that is the title."""
_UNDECLARED = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError)
"""What pdfplumber fails with on a damaged PDF besides its own errors. Caught around its calls only, none of ours."""
_AGAIN = "get it from its source again"
_OCR = "it needs OCR: give the text that an OCR program makes of it"


def recognises(head: bytes, name: str) -> bool:
    return ending(name) in NAMES or b"%PDF-" in head[:1024]


def read(original: Original) -> Iterator[Document | SourceError]:
    if b"%PDF-" not in original.head[:1024]:
        raise UnreadableError(original.where, "it is no PDF, whatever its name says", "give the PDF itself")
    pages, blank = _pages(original)
    found = paragraphs(pages)
    text = "\n\n".join(paragraph.text for paragraph in found)
    if not text.strip() or text.count(LOST) > MAX_LOST * len(text):
        raise NoTextError(original.where, "this PDF has no text in it, only pictures or unnamed letters", _OCR)
    title = None
    if len(found) > 1 and found[0].size > TITLE_SCALE * body_size(pages):
        title = text.partition("\n\n")[0]
    yield document(original, text, title, _problems(text, blank))


def _pages(original: Original) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of the pages without any."""
    pages = [_lines(chars) for chars in _chars(original)]
    if not pages:
        raise UnreadableError(original.where, "this PDF is cut off or damaged: it has no pages", _AGAIN)
    return pages, [number for number, lines in enumerate(pages, 1) if not lines]


def _chars(original: Original) -> Iterator[list[Char]]:
    """The characters of each page; one page at a time is in memory."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    data = io.BytesIO(original.data())
    try:
        with pdfplumber.open(data) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise UnreadableError(original.where, f"it has more than {MAX_PAGES} pages", "split it")
            for page in pdf.pages:
                yield page.chars
                page.close()
    except (PdfminerException, MalformedPDFException, *_UNDECLARED) as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            raise EncryptedError(original.where, "it is locked with a password", "save it without one") from None
        raise UnreadableError(original.where, "this PDF is cut off or damaged", _AGAIN) from None


def _lines(chars: list[Char]) -> list[Line]:
    from pdfplumber.utils.text import chars_to_textmap

    lines = []
    for found in chars_to_textmap(as_clusters(chars)).extract_text_lines() if chars else []:
        text, right_to_left = logical(found["text"])
        if text:
            size = found["chars"][len(found["chars"]) // 2]["size"]
            place = {edge: found[edge] for edge in ("x0", "x1", "top")}
            lines.append(Line(text=text, right_to_left=right_to_left, size=size, **place))
    return lines


def _problems(text: str, blank: list[int]) -> tuple[Problem, ...]:
    problems = []
    if text.count(LOST):
        problems.append(Problem(f"{text.count(LOST)} characters of the PDF could not be read and are shown as {LOST}"))
    if blank:
        problems.append(Problem(f"no text on page {', '.join(map(str, blank))}: what stands there needs OCR"))
    return tuple(problems)
