"""Records -> files: each exporter turns one record into bytes, in one look.

The built-in ones stand in the entry-point group `tawthiq.exporters`, as anyone else's do: an installed package that
adds an `Exporter` there is offered by name. Exporters touch no file: `delivery` writes their bytes.
"""

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Literal

from msgspec import Struct

from tawthiq.errors import UsageError
from tawthiq.model.record import Record

GROUP = "tawthiq.exporters"

Lang = Literal["en", "ar"]


class Look(Struct, frozen=True, kw_only=True):
    """How a record is to be shown: language of the labels, and what the terminal can do.

    `width` is in columns. `visual` asks for letters in the order they are seen, for terminals that cannot order Arabic.
    """

    lang: Lang = "en"
    width: int = 80
    colour: bool = False
    visual: bool = False


class Exporter(Struct, frozen=True, kw_only=True):
    """One way out. `many` says whether the output of several records can be joined into one file."""

    name: str
    summary: str
    many: bool
    render: Callable[[Record, Look], bytes]


def names() -> tuple[str, ...]:
    """The exporters on offer."""
    return tuple(sorted({entry.name for entry in entry_points(group=GROUP)}))


def find(name: str) -> Exporter:
    """The exporter of that name; UsageError, with the names on offer, where there is none."""
    for entry in entry_points(group=GROUP, name=name):
        exporter = entry.load()
        if isinstance(exporter, Exporter):
            return exporter
        raise UsageError(f"exporter {name}: {entry.value} is no tawthiq.exporters.Exporter; mend the package it is in")
    raise UsageError(f"no exporter is called {name}; choose one of: {', '.join(names())}")
