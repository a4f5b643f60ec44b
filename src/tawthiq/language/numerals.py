"""A number as reports write it: digits or words, hedged, vague, or a range.

What is the same in every language is here; how its numbers are put together and what stands around them is that
language's own (`arabic.numerals`, `english.numerals`). A number says what it is, never whose: the noun belongs to the
caller, and so does a hedge that reaches over a joint to the next number. What is no count (an age, a year, a price, a
distance, a time) is told by its `kind`. Decimals without a scale, ordinals, full dates and clock times are not found.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from tawthiq.language.folding import fold
from tawthiq.language.quantity import Kind, Quantity
from tawthiq.language.symbols import Lexeme, Reading, vocabulary
from tawthiq.model.record import Bound, Vague

__all__ = ["Kind", "Quantity"]


def find(
    reading: Reading,
    grammar: re.Pattern[str],
    read_vague: Callable[[Reading, re.Match[str]], Quantity | None],
    read_range: Callable[[Reading, re.Match[str], str, str], Quantity | None],
    read_exact: Callable[[Reading, re.Match[str], str, bool], tuple[Quantity | None, int]],
) -> list[Quantity]:
    """Every number of a reading, in order, none overlapping, by a language's grammar and how it reads each kind.

    The groups of the grammar are vague; least and most, or low and high, of a range; else number. `read_exact` takes a
    group and whether a hedge before it is its own, and also says from which symbol to read on. A range that is none is
    read as its first number.
    """
    found: list[Quantity] = []
    position = 0
    while match := grammar.search(reading.symbols, position):
        position = match.end()
        if match["vague"]:
            quantity = read_vague(reading, match)
        elif match["number"]:
            quantity, position = read_exact(reading, match, "number", True)
        else:
            low, high = ("least", "most") if match["least"] else ("low", "high")
            quantity = read_range(reading, match, low, high)
            if quantity is None:
                quantity, position = read_exact(reading, match, low, low == "low")
        if quantity is not None:
            found.append(quantity)
    return found


def vague(lexemes: list[Lexeme], word: str | None, kind: Kind) -> Quantity | None:
    """«عشرات الآلاف», «dozens»: no number but a word for one; None without such a word."""
    if word is None:
        return None
    start, end = lexemes[0].start, lexemes[-1].end
    return Quantity(start, end, None, None, "vague", cast(Vague, word), start, end, kind)


def scaled(low: int, high: int, last: Lexeme, scales: tuple[str, ...]) -> int:
    """The lower end of a range, which may share the scale that ends the upper: «5 إلى 10 آلاف», «5 to 10 thousand»."""
    scale = last.word.value or 0 if last.word.kind in scales else 0
    return int(low * scale) if scale and low * scale < high else low


def between(reading: Reading, match: re.Match[str], low: str, high: str, ends: tuple[int, int], kind: Kind) -> Quantity:
    """The range of two groups of a match, with the word «between» where it opens with one."""
    first, end = reading.between(*match.span(low))[0].start, reading.between(*match.span(high))[-1].end
    start = reading.between(match.start(low) - 1, match.start(low))[0].start if low == "least" else first
    return Quantity(start, end, *ends, "between", None, first, end, kind, start)


def exact(
    reading: Reading, match: re.Match[str], value: int, place: tuple[int, int], kind: Kind, hedged: bool, sided: bool
) -> Quantity:
    """A number at `place` in the text, with the hedge before it if `hedged`, and that on its other side if `sided`."""
    start, end = place
    bound: Bound = "exact"
    hedge_start = None
    if hedged:
        hedge = reading.between(*match.span("hedge"))[0]
        start = hedge_start = hedge.start
        bound = cast(Bound, hedge.word.bound)
    if sided:
        side = reading.between(*match.span("side"))[0]
        end = side.end
        if bound == "exact":
            bound = cast(Bound, side.word.bound)
    return Quantity(start, end, value, None, bound, None, *place, kind, hedge_start)


@cache
def side_bounds(language: str) -> dict[str, Bound]:
    """The bound of each hedge that may stand after a number, by the folded words."""
    return {
        fold(form).text: sense["bound"]
        for sense in vocabulary(language)
        if sense["kind"] == "side"
        for key in ("words", "exact")
        for form in sense.get(key, ())
    }


def hedge_at(text: str, position: int, hedges: re.Pattern[str], language: str) -> tuple[Bound, int] | None:
    """The bound of the hedge that `hedges` finds as its first group at `position`, and where it ends."""
    match = hedges.match(text, position)
    return (side_bounds(language)[match[1]], match.end()) if match else None
