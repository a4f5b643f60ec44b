"""Which way a text runs, and whether a terminal can show it that way."""

import unicodedata
from collections.abc import Mapping

_BIDI_PROGRAMS = frozenset(("Apple_Terminal", "mintty", "mlterm"))
_VTE_WITH_BIDI = 5800


def rtl(text: str) -> bool:
    """Whether the first letter with a direction runs right to left."""
    for char in text:
        match unicodedata.bidirectional(char):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def orders_arabic(environment: Mapping[str, str]) -> bool:
    """Whether the terminal that set these variables is known to order right-to-left text itself."""
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= _VTE_WITH_BIDI)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM", "").startswith("mlterm")
        or environment.get("TERM_PROGRAM") in _BIDI_PROGRAMS
    )
