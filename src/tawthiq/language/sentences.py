"""Sentences, clauses and quotations of a folded text, as spans of it.

A sentence ends at a line's end, at a full stop, an exclamation or question mark; a quotation of any kind holds its
sentences together with the words that introduce it. A clause is what stands between commas and colons.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

_CLOSING = {
    "«": re.compile("»"),
    "“": re.compile("[”“]"),
    "„": re.compile("[“”]"),
    "‹": re.compile("›"),
    '"': re.compile('"'),
    "”": re.compile("[”“]"),
}
_END = re.compile(
    # One character class first, so that the search passes over all the rest of a text in one stride.
    r"[\n\r\u2028\u2029.!?؟…](?:(?<=[\n\r\u2028\u2029])[\n\r\u2028\u2029]*|(?<=[.!?؟…])[.!?؟…]*(?=[\s\"»”)\]]|$)"
    r"|(?<=[\u0621-\u064a]{2}[.!?؟])(?=[\u0621-\u064a#]))"
)
_LONGEST_QUOTATION = 1500
_LONGEST_SENTENCE = 2500
"""Code points; what goes on for longer without a full stop is cut at a comma or a space."""


class Quotation(NamedTuple):
    """A quotation: `start` and `end` without the marks."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """Quotations in order; an opening mark without its closing one within a paragraph or two quotes nothing."""
    found: list[Quotation] = []
    position = 0
    for mark in re.finditer(r'[«“„‹"”]', text):
        if mark.start() < position:
            continue
        limit = min(len(text), mark.end() + _LONGEST_QUOTATION)
        closing = _CLOSING[mark[0]].search(text, mark.end(), limit)
        end = closing.start() if closing else -1
        if end < 0 and mark[0] == "“":
            end = text.find('"', mark.end(), limit)
        if mark[0] in '"”':
            stop = text.find("\n", mark.end(), limit)
            if 0 <= stop < end:
                end = -1
        if end > mark.end():
            found.append(Quotation(mark.end(), end))
            position = end + 1
    return found


class Sentences:
    """The sentences of a text and the clauses in them, found by position.

    `abbreviated` says of a position whether the dot there ends no sentence.
    """

    __slots__ = ("_starts", "spans", "text")

    def __init__(
        self, text: str, quoted: list[Quotation], abbreviated: Callable[[str, int], bool] | None = None
    ) -> None:
        self.text = text
        self.spans = list(_split(text, quoted, abbreviated))
        self._starts = [start for start, _ in self.spans]

    def index(self, position: int) -> int:
        """The number of the sentence that holds `position`, or the last one before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def around(self, position: int) -> tuple[int, int]:
        """The span of the sentence that holds `position`."""
        return self.spans[self.index(position)] if self.spans else (0, len(self.text))


def _split(
    text: str, quoted: list[Quotation], abbreviated: Callable[[str, int], bool] | None
) -> Iterator[tuple[int, int]]:
    starts = [q.start for q in quoted]
    start = 0
    for end in _END.finditer(text):
        if end[0][0] not in "\n\r\u2028\u2029":
            inside = bisect_right(starts, end.start()) - 1
            if inside >= 0 and end.start() < quoted[inside].end - 1:
                continue
            if abbreviated and abbreviated(text, end.start()):
                continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        cut = max(text.rfind("،", start + 1, limit), text.rfind(" ", start + 1, limit)) + 1 or limit
        yield start, cut
        start = cut
    if start < end:
        yield start, end
