"""What each language does in its own way when a text is read, in one place: its numbers and its dates."""

from collections.abc import Callable
from typing import Final, NamedTuple

from tawthiq.language.arabic.dates import find_dates as arabic_dates
from tawthiq.language.arabic.numerals import quantities as arabic_quantities
from tawthiq.language.dates import DateExpression
from tawthiq.language.english.dates import find_dates as english_dates
from tawthiq.language.english.numerals import quantities as english_quantities
from tawthiq.language.numerals import Quantity


class Tongue(NamedTuple):
    """The grammars of one language: each takes a folded text."""

    quantities: Callable[[str], list[Quantity]]
    find_dates: Callable[[str], list[DateExpression]]


TONGUES: Final = {
    "ar": Tongue(arabic_quantities, arabic_dates),
    "en": Tongue(english_quantities, english_dates),
}
"""By the language of a document."""
