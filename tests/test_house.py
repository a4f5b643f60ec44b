"""The house: modules stay small and are named for what they hold, and every error is drawn."""

from pathlib import Path

import pytest

import tawthiq
from tawthiq import errors

MODULES = sorted(Path(tawthiq.__file__).parent.rglob("*.py"))
LONGEST = 400  # lines
NAMELESS = {"utils", "util", "helpers", "common", "manager", "base", "misc"}


def below(error: type[errors.TawthiqError]) -> set[type[errors.TawthiqError]]:
    """An error and all that are derived from it."""
    return {error}.union(*(below(lower) for lower in error.__subclasses__()))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: f"{module.parent.name}/{module.stem}")
def test_modules_are_small_and_named(module: Path) -> None:
    """No module is longer than a reader keeps in mind, each says what it is for, none is for odds and ends."""
    text = module.read_text("utf-8")
    assert text.count("\n") <= LONGEST, f"split it: {text.count(chr(10))} lines"
    assert text.startswith('"""')
    assert module.stem not in NAMELESS


def test_every_error_is_drawn_and_explained() -> None:
    """errors.py draws the whole tree in its docstring."""
    drawn = errors.__doc__ or ""
    missing = {error.__name__ for error in below(errors.TawthiqError) if f" {error.__name__} " not in drawn}
    assert missing - {"TawthiqError"} == set()
