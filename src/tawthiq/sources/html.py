"""A saved web page: its report without menus, related links and comments, and what the page says of it.

The text is the title, a blank line and the body, a paragraph a line. The day of publication is the one that the page
states in its metadata or shows beside the report; nothing is guessed from other dates on it.
"""

import logging
import re
from collections.abc import Iterator

from tawthiq.errors import NotAReportError, SourceError, UnreadableError
from tawthiq.model.text import Document
from tawthiq.sources.decoding import decode
from tawthiq.sources.head import host, read_head
from tawthiq.sources.original import Original
from tawthiq.sources.readers import ending
from tawthiq.sources.webdate import page_date

NAMES = ("html", "htm", "xhtml")
MANY = False
MAX_HTML_BYTES = 20 * 1024 * 1024
"""The largest page that is read; its tree in memory is some thirty times as large."""

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)")
_BY = re.compile(r"^(?:بقلم|كتبه|كتبها|كتب|by)(?!\w)\s*[:：]?\s*", re.IGNORECASE)
_NO_DATE_SEARCH = {"extensive_search": False, "max_date": "2199-12-31"}
"""Its own search for dates, which would also take the clock's and other reports', is not used (see webdate.py)."""


def recognises(head: bytes, name: str) -> bool:
    plain = head[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return ending(name) in NAMES or bool(_START.match(plain))


def read(original: Original) -> Iterator[Document | SourceError]:
    data = original.data(MAX_HTML_BYTES, "page")
    declared = _CHARSET.search(data[:4096])
    text = decode(data, original.where, declared[1].decode("ascii") if declared else None)
    del data
    page = _DECLARATION.sub("", text.replace("\x00", ""))
    try:
        yield _document(page, original)
    except RecursionError:
        raise UnreadableError(
            original.where, "its elements are nested too deeply", "copy its text to a .txt file"
        ) from None


def _document(page: str, original: Original) -> Document:
    import trafilatura
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "40")
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    settings.set("DEFAULT", "MAX_FILE_SIZE", str(MAX_HTML_BYTES))
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,  # short lists of tolls are lost without
        date_extraction_params=_NO_DATE_SEARCH,
        config=settings,
    )
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        raise NotAReportError(
            original.where, "no report's text was found in the page", "save the report's own page, or its text as .txt"
        )
    saved_from = _SAVED_FROM.search(page[:4096])
    url = found.url or (saved_from[1] if saved_from else None)
    title, body, site, author = found.title, found.text.strip(), found.sitename, found.author
    del found
    text = _titled(title, body)
    head = read_head(text)
    url = url or head.url
    return Document(
        id=original.stem,
        text=text,
        title=title or None,
        published=page_date(page, url),
        outlet=site if site and not site.startswith("@") else host(url),
        author=_BY.sub("", author) if author else head.author,
        url=url,
        language="",
        origin=original.where,
    )


def _titled(title: str | None, body: str) -> str:
    """The title, a blank line and the body, whose own repetition of the title goes."""
    if not title:
        return body
    first, _, rest = body.partition("\n")
    return f"{title}\n\n{(rest if _plain(first) == _plain(title) else body).strip()}"


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", line))
