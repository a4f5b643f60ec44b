"""The formats on offer: readers, found by entry points of the group `tawthiq.readers`, the built-in ones among them."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from tawthiq.errors import SourceError, UnreadableError, UsageError
from tawthiq.model.text import Document
from tawthiq.sources.original import Original

GROUP = "tawthiq.readers"
ANY_CHARACTERS = "text"
"""The reader that is asked last, because any characters will do for it."""


class Reader(Protocol):
    """A module that turns the bytes of one format into documents. docs/sources.md tells how to add one."""

    NAMES: tuple[str, ...]
    """The endings of its files' names, lower case, without the dot."""
    MANY: bool
    """Whether one file holds many reports, and is quick to take apart into them."""

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether bytes that start with `head`, in a file called `name` ("" for a stream), are of this format."""

    def read(self, original: Original) -> Iterator[Document | SourceError]:
        """The reports in it; a SourceError in place of one that cannot be read, or raised where none can."""


@cache
def readers() -> dict[str, Reader]:
    """The readers installed, by the name of their format, in the order in which they are asked."""
    found = {entry.name: entry.load() for entry in entry_points(group=GROUP)}
    return dict(sorted(found.items(), key=lambda item: (item[0] == ANY_CHARACTERS, item[0])))


def reader_named(format: str) -> Reader:
    """The reader of a format, named or by an ending of its files; UsageError says which there are."""
    wanted = format.lower().lstrip(".")
    for name, reader in readers().items():
        if wanted == name or wanted in reader.NAMES:
            return reader
    raise UsageError(f"there is no format «{format}»; there are {_on_offer()}")


def reader_for(original: Original) -> Reader:
    """The reader that recognises an original; UnreadableError names the formats on offer."""
    for reader in readers().values():
        if reader.recognises(original.head, original.name):
            return reader
    raise UnreadableError(
        original.where, "it is of no format that can be read", f"formats are {_on_offer()}; choose one with --format"
    )


def ending(name: str) -> str:
    """The ending of a file's name, lower case, without the dot; "" where there is none that looks like a format's."""
    match = re.search(r"\.([a-z][a-z0-9]{0,7})$", name.lower())
    return match[1] if match else ""


def _on_offer() -> str:
    return ", ".join(sorted(readers())) or "none: install Tawthiq with its entry points"
