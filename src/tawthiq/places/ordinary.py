"""Names that are also ordinary words («النصر», «عصر») or given names: alone they name no small place.

The words are in data/ordinary.txt. A place of such a name is meant only beside the word for its kind («حي النصر»).
"""

from functools import cache
from pathlib import Path

from tawthiq.language.folding import fold

WORDS = Path(__file__).parent / "data" / "ordinary.txt"
LARGE = 100_000
"""A place of so many people keeps its name, unless the word is marked with ! in the list."""


def is_ordinary(name: str, population: int) -> bool:
    """Whether the name of a place of so many people (0: unknown) is an ordinary word."""
    return fold(name).text in _words(always=population >= LARGE)


@cache
def _words(always: bool) -> frozenset[str]:
    lines = [line.strip() for line in WORDS.read_text(encoding="utf-8").splitlines()]
    words = [line for line in lines if line and not line.startswith("#")]
    return frozenset(fold(word.rstrip("!")).text for word in words if word.endswith("!") or not always)
