"""What of a captured page is the report: its body's sentences, without title, menus, related links and comments.

Headline and body tell the same; the body tells it more fully, so the headline is read only where the body is silent.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within

Span = tuple[int, int]

_LONG = 25
"""Words from which a line is running text whatever else it looks like."""

_ENDS_LIKE_TEXT = re.compile(r"[.!؟…»\"”]\s*$")
_AFTERMATH = re.compile(
    r"all reactions:|most relevant|log in\b.{0,40}forgot|leave a comment|اترك تعليق|اترك رد|التعليقات مغلقه|اضف تعليق", re.S
)
_POST_HEAD = re.compile(r"shared with (?:public|[\w ]{3,20})\b|verified account\w* \d|· ?public")


class Body(NamedTuple):
    """The sentences to read; `title` is the headline's span where the text begins with it."""

    sentences: list[Span]
    title: Span | None


def body(reading: Reading) -> Body:
    """Tell the report apart from the page around it."""
    text = reading.text
    end = len(text)
    aftermath = next((m for m in _AFTERMATH.finditer(text) if m.start() > 60), None)
    if aftermath:
        end = aftermath.start()
    start = 0
    if head := _POST_HEAD.search(text, 0, min(end, 1500)):
        start = head.end()
    title = _title(reading, start)
    sentences: list[Span] = []
    skipping = False
    for line_start, line_end in _lines(text, start, end):
        if title and line_start < title[1]:
            continue
        words = text.count(" ", line_start, line_end) + 1
        furniture = within(reading.of("page"), line_start, line_end)
        covered = sum(m.end - m.start for m in furniture)
        if furniture and covered >= 0.6 * len(text[line_start:line_end].strip()):
            skipping = skipping or any(m.sense.code in ("related", "footer", "comments") for m in furniture)
            continue
        if skipping and furniture and furniture[0].sense.code == "related" and furniture[0].first - line_start < 3:
            continue
        if skipping and words < _LONG and not _ENDS_LIKE_TEXT.search(text[line_start:line_end]):
            continue
        if furniture and furniture[0].sense.code == "related" and furniture[0].first - line_start < 3 and words < _LONG:
            skipping = True
            continue
        skipping = skipping and words < _LONG
        sentences += [
            (max(s, line_start), min(e, line_end))
            for s, e in reading.sentences.spans
            if s < line_end and e > line_start
        ]
    unique = sorted(set(sentences))
    return Body(unique, title)


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            lines.append((start, stop))
        start = stop + 1
    return lines


def _title(reading: Reading, start: int) -> Span | None:
    """The headline: the first line where it is the document's title, a Markdown heading, or short without a full stop."""
    lines = _lines(reading.text, start, min(len(reading.text), start + 3000))
    if len(lines) < 2:
        return None
    first = lines[0]
    line = reading.text[first[0] : first[1]].strip()
    title = reading.document.title
    if title and reading.view.quote(first[0], first[1]).strip(" #\n") == title.strip():
        return first
    if line.startswith("#") and " " in line[:4]:
        return first
    return None
