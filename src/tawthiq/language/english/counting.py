"""English numbers over word classes, and what they are worth: «one hundred and five», «1.5 million», «two dozen».

The grammars of numbers and of dates are written with these patterns.
"""

from typing import Final

from tawthiq.language.symbols import Lexeme

_TENS = r"(?:t(?:-?u)?|[ux])"
SMALL: Final = r"(?:t(?:-?u)?|[ux1])"
"""Below a hundred: «twenty-three», «five», 22."""
_HUNDREDS = rf"(?:[1ux]?h(?:\+?{_TENS})?|3|{SMALL})"
_LEAD = rf"(?:{_HUNDREDS}|[459])"
_THOUSANDS = rf"(?:{_LEAD}-?k|k)"
_REST = rf"(?:[ux]?h(?:\+?{_TENS})?|{_TENS})"
NUMBER: Final = rf"(?:{_THOUSANDS}(?:;?{_THOUSANDS}){{0,3}}(?:\+?{_REST})?|{SMALL}?Z|{_LEAD})"
"""Any number: «one hundred and five», «1.5 million», «two dozen», 26,083."""


def evaluate(lexemes: list[Lexeme]) -> int | None:
    """The value of a number's words; None for what is no whole number."""
    total = group = 0.0
    for lexeme in lexemes:
        kind, value = lexeme.word.kind, lexeme.word.value
        if value is None:
            return None
        if kind == "scale":
            total += (group or 1) * value
            group = 0
        elif kind in ("hundred", "dozen"):
            group = (group or 1) * value
        else:
            group += value
    total = round(total + group, 6)
    return int(total) if total == int(total) else None
