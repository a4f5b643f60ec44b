"""What a plain report says of itself at its head and foot: title, author, day of publication, link, outlet.

Only lines that are about the report are read so; a sentence of the body never is.
"""

import re
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from tawthiq.model.text import Document, Problem
from tawthiq.sources.dateline import parse_date, published_in
from tawthiq.sources.original import Original

HEAD_LINES = 10
"""How many lines with words at the start may be title, byline, dateline or link."""
FOOT_LINES = 6
"""How many lines at the end may be the link or the source."""
TITLE_LENGTH = 160
"""The longest line that reads like a title, in characters."""

_URL = re.compile(r"https?://[^\s<>()\[\]{}\"'«»“”|،]+[^\s<>()\[\]{}\"'«»“”|،.,؛:!؟?…]", re.IGNORECASE)
_LINK_LABEL = re.compile(r"(?:رابط|الرابط|المصدر|مصدر|المقال|source|link|url)", re.IGNORECASE)
_SOURCE = re.compile(r"^[\s*_>-]*(?:المصدر|source)\s*[:：]\s*(?P<outlet>[^:|\n]{2,60}?)[\s*_.]*$", re.IGNORECASE)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?P<words>.+?)\s*#*\s*$")
_MARKUP = re.compile(r"!?\[(?P<words>[^\]]*)\]\([^)]*\)|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_BY = re.compile(
    r"^[\s*_>-]*(?:(?:كتبه|كتبها|كتبته|كاتبه|كاتب المقال|بقلم|by|author|الكاتب)(?!\w)\s*[:：]?"
    r"|(?:كتب|كتبت|إعداد|اعداد|تقرير|written by)\s*[:：])"
    r"\s*(?P<name>[^|•·–—،,/\d\n]{3,60}?)\s*(?:$|[|•·–—،,/\d(]|\s-\s)",
    re.IGNORECASE,
)
_NAME_THEN_DATE = re.compile(r"^[\s*_>]*(?P<name>[^\d|:.،,()]{5,40}?)\s*[|•·]\s*$")
_NO_PERSON = re.compile(
    r"^(?:وكالة|شبكة|موقع|صحيفة|جريدة|قناة|إذاعة|مركز|مراسل|ريف|مدينة|بلدة|قرية|محافظة|حي|خاص|نشر|تاريخ|آخر|published|posted|updated)(?!\w)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"نشر|التاريخ|تاريخ|published|posted|date", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>(?:.*\r?\n)*?)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)\s*:\s*[\"']?(?P<value>[^\r\n]*?)[\"']?\s*$", re.MULTILINE)


class Head(Struct, frozen=True):
    """What was found; None where the report does not say."""

    title: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    outlet: str | None = None


def read_head(text: str) -> Head:
    """The head of a plain text or Markdown report. The text itself is only looked at."""
    front, body = _front_matter(text)
    lines = [line for line in body.split("\n", 4 * HEAD_LINES)[: 4 * HEAD_LINES] if line.strip()]
    head = lines[:HEAD_LINES]
    foot = [line for line in body[-4000:].splitlines() if line.strip()][-FOOT_LINES:]
    dates = [(line, found) for line in head if (found := published_in(line))]
    dated = next((date for date in dates if _PUBLISHED.search(date[0])), dates[0] if dates else None)
    url = front.url or _link(head) or _link(foot)
    return Head(
        title=front.title or _title(lines),
        author=front.author or _author(head, dated),
        published=front.published or (dated[1][1] if dated else None),
        url=url,
        outlet=front.outlet or _source(foot) or _source(head) or host(url),
    )


def document(original: Original, text: str, title: str | None = None, problems: tuple[Problem, ...] = ()) -> Document:
    """The document of a file whose text tells the rest in its head, but for a title that its form has told."""
    head = read_head(text)
    return Document(
        id=original.stem,
        text=text,
        title=title or head.title,
        author=head.author,
        published=head.published,
        url=head.url,
        outlet=head.outlet,
        language="",
        origin=original.where,
        problems=problems,
    )


def host(url: str | None) -> str | None:
    """The host of a link without "www." and port; None where there is none."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name and "." in name else None


def _front_matter(text: str) -> tuple[Head, str]:
    """The fields that a Markdown exporter writes between two lines of dashes, and the text after them."""
    match = _FRONT_MATTER.match(text[:10_000])
    if not match:
        return Head(), text
    fields = {found["key"].lower(): found["value"] for found in _FIELD.finditer(match["fields"]) if found["value"]}
    link = next((fields[key] for key in ("url", "source", "link") if _URL.fullmatch(fields.get(key, ""))), None)
    day = next((found for key in ("published", "date") if (found := parse_date(fields.get(key, "")))), None)
    outlet = fields.get("outlet") or fields.get("site") or fields.get("publisher")
    return Head(fields.get("title"), fields.get("author"), day, link, outlet), text[match.end() :]


def _title(lines: list[str]) -> str | None:
    """The first heading of the head, else the first line where it reads like a title and something follows it."""
    for line in lines[:HEAD_LINES]:
        if heading := _HEADING.match(line):
            return _bare(heading["words"]) or None
    first = _bare(lines[0]) if len(lines) > 1 else ""
    about = published_in(first) or _BY.match(first) or _URL.search(first)
    if (
        not first
        or len(first) > TITLE_LENGTH
        or about
        or first.endswith((".", ":", "،"))
        or not re.search(r"\w", first)
    ):
        return None
    return first


def _author(head: list[str], dated: tuple[str, tuple[int, date]] | None) -> str | None:
    for line in head:
        if len(line) < TITLE_LENGTH and not line.rstrip().endswith(".") and (by := _BY.match(_bare(line))):
            return by["name"].strip() or None
    if dated:
        line, (start, _) = dated
        named = _NAME_THEN_DATE.match(line[:start])
        name = named["name"].strip() if named else ""
        if 2 <= len(name.split()) <= 5 and not _NO_PERSON.match(name):
            return name
    return None


def _link(lines: list[str]) -> str | None:
    """The link that a line of its own gives, with or without a label; never one inside a sentence."""
    for line in lines:
        found = _URL.search(line)
        if found:
            rest = _URL.sub("", line)
            words = re.findall(r"\w+", rest)
            if not words or (len(words) <= 4 and _LINK_LABEL.search(rest)):
                return found.group()
    return None


def _source(lines: list[str]) -> str | None:
    """The outlet of a line «المصدر: …» that names it in words."""
    return next((_bare(found["outlet"]) for line in lines if (found := _SOURCE.match(line)) and "//" not in line), None)


def _bare(line: str) -> str:
    """A line without its Markdown, for a field; the text keeps it."""
    return " ".join(_MARKUP.sub(lambda mark: mark["words"] or "", line).split())
