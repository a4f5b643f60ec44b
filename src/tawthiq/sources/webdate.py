"""The day on which a web page says it was published: its metadata, else the date shown by its title, else its own link.

A day of change, dates of other reports linked beside it and the page's copyright year are not looked at.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tawthiq.sources.dateline import parse_date, published_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_STAMP = 80
"""Before the title a date stands in an element with at most this many characters."""
BEFORE_TITLE = 8
"""How many elements with words before the title may hold the visible date."""
LONG_PARAGRAPH = 100
"""With the second paragraph of this many characters after the title the body has begun and the search ends."""

_META = re.compile(
    r"(?:(?:og:)?article:published(?:_time|_date)?|og:pubdate|(?:date|datetime)_?published|published(?:_time|_date|-date)?"
    r"|publish(?:_|-)?date|pub_?date|date|dc\.?(?:terms\.)?(?:date|created|issued|date\.issued)|dcterms\.(?:date|created|issued)"
    r"|parsely-pub-date|sailthru\.date|citation_(?:publication_|online_)?date|originalpublicationdate|article_date_original"
    r"|cxenseparse:recs:publishtime|datecreated)",
    re.IGNORECASE,
)
_SKIPPED = ("nav", "aside", "footer", "script", "style", "template", "head")
_WRAPPERS = ("html", "body", "main", "article")
_LINKED_DATA = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_IN_LINK = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|-)")
_ASIDE = re.compile(
    r"related|sidebar|comment|widget|footer|\bnav|menu|breaking|ticker|most-?read|latest|recommend", re.IGNORECASE
)
_STAMP_START = re.compile(r"\d{4}-\d\d-\d\d")


def page_date(page: str, url: str | None) -> date | None:
    """The day of publication, None where the page states none."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return None
    return _stated(tree) or _shown(tree) or _in_link(url)


def _stated(tree: "HtmlElement") -> date | None:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if _META.fullmatch(name) and (day := _day(meta.get("content"))):
            return day
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for value in _LINKED_DATA.findall(script.text or ""):
                if day := _day(value):
                    return day
    for element in tree.iter():
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if marked and (day := _day(element.get("datetime") or element.get("content") or element.text_content())):
            return day
    return None


def _shown(tree: "HtmlElement") -> date | None:
    """The visible date nearest after the title and before the body, else the nearest before the title."""
    before, since, long, titled = None, 0, 0, False
    for element in _outside_asides(tree):
        words = _opening_words(element)
        if element.tag == "h1":
            titled = True
            before = before if since <= BEFORE_TITLE else None
            continue
        if titled and len(words) >= LONG_PARAGRAPH and not len(element):
            long += 1
        if long > 1:
            break
        day = _day(element.get("datetime")) if element.tag == "time" else None
        if not day and (titled or len(words) <= LONGEST_STAMP) and (found := published_in(words)):
            day = found[1]
        if day and titled:
            return day
        before, since = (day, 0) if day else (before, since + bool(words))
    return before if titled else None


def _opening_words(element: "HtmlElement") -> str:
    """An element's words on one line, of a long one only so many that it is seen to be long."""
    words = ""
    for piece in element.itertext():
        words += piece
        if len(words) > 4 * LONG_PARAGRAPH:
            break
    return " ".join(words.split())


def _outside_asides(element: "HtmlElement") -> Iterator["HtmlElement"]:
    """Every element in the order of the page, but for menus, side columns, footers, comments and scripts."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        called = f"{current.get('class')} {current.get('id')}"
        if current.tag in _SKIPPED or (current.tag not in _WRAPPERS and _ASIDE.search(called)):
            continue
        yield current
        waiting.extend(reversed(current))


def _in_link(url: str | None) -> date | None:
    match = _IN_LINK.search(url or "")
    return parse_date("-".join(match.groups())) if match else None


def _day(value: str | None) -> date | None:
    """The day of a stamp («2016-09-24T22:10:00+03:00», «2016-09-24 10:00») or of a printed date."""
    value = (value or "").strip()[:LONGEST_STAMP]
    stamp = _STAMP_START.match(value)
    return parse_date(stamp[0] if stamp else value)
