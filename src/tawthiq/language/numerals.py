"""A number as reports write it: digits or words, hedged, vague, or a range.

The type is every language's; each finds its numbers by itself (`arabic.numerals`, `english.numerals`). A number says
what it is, never whose: the noun belongs to the caller, and so does a hedge that reaches over a joint to the next
number. What is no count (an age, a year, a price, a distance, a time) is told by its `kind`. Decimals without a scale,
ordinals, full dates and clock times are not found.
"""

from typing import Literal

from msgspec import Struct

from tawthiq.model.record import Bound, Vague

Kind = Literal["count", "age", "year", "time", "money", "measure", "percent", "ordinal"]


class Quantity(Struct, frozen=True):
    """A number, as code points [start, end) of the folded text.

    `start` to `end` covers hedge and number, `number_start` to `number_end` the number alone, `hedge_start` is where a
    hedge before it begins. `value` is null for a vague `word`; `upper` is only for a range.
    """

    start: int
    end: int
    value: int | None
    upper: int | None
    bound: Bound
    word: Vague | None
    number_start: int
    number_end: int
    kind: Kind = "count"
    hedge_start: int | None = None
