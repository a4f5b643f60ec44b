"""The type of a number in a text: see `language.numerals`."""

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
