"""Characters that would act on whoever shows a text, shown as text instead.

Control characters can drive a terminal; embeddings, overrides and isolates can reorder words around them; a lone
surrogate cannot be written at all. Each becomes its code, as `U+202E`. Marks that only sit in a line (LRM, RLM, ALM,
the joiners) are ordinary Arabic typing and stay.
"""

import re

ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)


def code(char: str) -> str:
    """The name that is shown for a character."""
    return f"U+{ord(char):04X}"


def printable(text: str) -> str:
    """The text with each acting character as its code. Tabs and ends of lines stay."""
    return ACTING.sub(lambda found: code(found[0]), text)
