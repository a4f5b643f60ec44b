"""What each language does in its own way when a text is read, in one place: its numbers, dates and marks."""

from collections.abc import Callable
from typing import Final, NamedTuple

from tawthiq.language.arabic.dates import find_dates as arabic_dates
from tawthiq.language.arabic.numerals import quantities as arabic_quantities
from tawthiq.language.dates import DateExpression
from tawthiq.language.english.dates import find_dates as english_dates
from tawthiq.language.english.numerals import quantities as english_quantities
from tawthiq.language.english.sentences import abbreviated
from tawthiq.language.english.sentences import quotations as english_quotations
from tawthiq.language.numerals import Quantity
from tawthiq.language.sentences import Quotation, quotations


class Tongue(NamedTuple):
    """The grammars of one language: each takes a folded text."""

    quantities: Callable[[str], list[Quantity]]
    find_dates: Callable[[str], list[DateExpression]]
    quotations: Callable[[str], list[Quotation]]
    abbreviated: Callable[[str, int], bool] | None
    """Whether the dot at a position ends no sentence; None where none is used so."""


TONGUES: Final = {
    "ar": Tongue(arabic_quantities, arabic_dates, quotations, None),
    "en": Tongue(english_quantities, english_dates, english_quotations, abbreviated),
}
"""By the language of a document."""
