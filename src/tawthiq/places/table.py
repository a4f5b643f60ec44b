"""Tables of places on disk: what the package carries, and what an import leaves behind, in one compressed format.

Each place is stored with its folded names, so that loading folds nothing; they are only unpacked where two tables are
merged.
"""

import os
import zlib
from functools import cache, cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from tawthiq.errors import GazetteerError
from tawthiq.language.folding import fold
from tawthiq.model.record import Level

PACKAGED = Path(__file__).parent / "data" / "gazetteer.bin"


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """A place, in WGS 84 degrees.

    `name` is the usual English one, `names` all as written, Arabic ones first. `within` is the id of its parent, None
    for a country. A population of 0 is an unknown one.
    """

    id: str
    name: str
    names: tuple[str, ...]
    level: Level
    lat: float
    lon: float
    country: str
    within: str | None = None
    population: int = 0


class Table:
    """Places and, in the same order, their folded names."""

    def __init__(self, entries: tuple[Entry, ...], folded: tuple[tuple[str, ...], ...] | msgspec.Raw) -> None:
        self.entries = entries
        self._folded = folded

    @cached_property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        """The names of each entry as the search sees them."""
        if isinstance(self._folded, tuple):
            return self._folded
        return msgspec.msgpack.decode(self._folded, type=tuple[tuple[str, ...], ...])


class _Stored(Struct, frozen=True, array_like=True):
    folding: int
    entries: tuple[Entry, ...]
    folded: msgspec.Raw


def encode(table: Table) -> bytes:
    """The table as bytes, before compression."""
    folded = msgspec.Raw(msgspec.msgpack.encode(table.folded))
    return msgspec.msgpack.encode(_Stored(_folding(), table.entries, folded))


def read(path: Path) -> Table:
    """The table in this file; GazetteerError where it is none, or was made with another folding of names."""
    try:
        stored = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=_Stored)
    except (zlib.error, msgspec.DecodeError) as error:
        raise GazetteerError(str(path), "is no table of places", "remove it and import its source again") from error
    if stored.folding != _folding():
        raise GazetteerError(str(path), "was made by another version", "import its source again")
    return Table(stored.entries, stored.folded)


def write(table: Table, path: Path) -> None:
    """Write the table whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(zlib.compress(encode(table), 9))
    os.replace(draft, path)


@cache
def _folding() -> int:
    """A number that changes when the folding of Arabic letters does."""
    return zlib.crc32(" ".join(fold(f"ب{chr(code)}ب").text for code in range(0x620, 0x6D6)).encode())
