"""Finds words that a model quotes in the report: folded on both sides, first as they stand, then letters alone.

A match is of whole words, but for Arabic clitics before the first. What is found is a span of the report: its own words
become the evidence, never the model's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from tawthiq.language.folding import View, fold

Span = tuple[int, int]

_CLITICS = re.compile(r"(?<!\w)[وف]?(?:[بكل]?(?:ال)?|لل|س)\Z")
_LONGEST_CLITICS = 5
_LEAST = 2
"""Letters and digits below which nothing can be said to have been quoted."""


class Alignment:
    """A folded report to look up quotations in."""

    def __init__(self, view: View) -> None:
        self.text = view.text

    def find(self, quote: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first whole words within [start, end) of the folded text that are `quote`; None where there are none."""
        end = len(self.text) if end is None else end
        folded = fold(quote).text.strip()
        letters = "".join(filter(str.isalnum, folded))
        if len(letters) < _LEAST and not letters.isdigit():
            return None
        return next(self._as_written(folded, start, end), None) or next(self._by_letters(letters, start, end), None)

    def _as_written(self, folded: str, start: int, end: int) -> Iterator[Span]:
        position = self.text.find(folded, start, end)
        while position >= 0:
            span = position, position + len(folded)
            if self._is_whole(*span):
                yield span
            position = self.text.find(folded, position + 1, end)

    def _by_letters(self, letters: str, start: int, end: int) -> Iterator[Span]:
        joined, positions = self._letters
        within = bisect_left(positions, start), bisect_left(positions, end)
        position = joined.find(letters, *within)
        while position >= 0:
            first, last = positions[position], positions[position + len(letters) - 1] + 1
            if self._is_whole(first, last):
                yield first, last
            position = joined.find(letters, position + 1, within[1])

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        """The letters and digits of the text without anything between them, and where each stands."""
        positions = [position for position, character in enumerate(self.text) if character.isalnum()]
        return "".join(self.text[position] for position in positions), positions

    def _is_whole(self, first: int, last: int) -> bool:
        text = self.text
        if text[last - 1].isalnum() and text[last : last + 1].isalnum():
            return False
        if not (first and text[first - 1].isalnum() and text[first].isalnum()):
            return True
        return bool(_CLITICS.search(text[max(0, first - _LONGEST_CLITICS) : first]))
