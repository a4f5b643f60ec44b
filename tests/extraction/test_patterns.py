"""Patterns of the grammar are read against the folded text."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from tawthiq.extraction import arabic
from tawthiq.language.folding import fold

_LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a]+")


def _patterns(module: str) -> Iterator[tuple[str, str]]:
    for name, value in vars(importlib.import_module(f"{arabic.__name__}.{module}")).items():
        for one in value.values() if isinstance(value, dict) else [value]:
            if isinstance(one, re.Pattern):
                yield name, one.pattern


@pytest.mark.parametrize("module", [one.name for one in pkgutil.iter_modules(arabic.__path__)])
def test_patterns_are_folded(module: str) -> None:
    """Every Arabic word of a pattern is written as folding leaves it, else it would never be found."""
    unfolded = [(name, word) for name, pattern in _patterns(module) for word in _LETTERS.findall(pattern)]
    assert [(name, word) for name, word in unfolded if fold(word).text != word] == []
