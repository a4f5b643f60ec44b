"""The gazetteer: every place that can be named, with where it is and what it lies within.

The packaged table and the tables that the user has imported, as one. It knows names; to find them in a text and to
choose between two places of one name is the resolver's work. Names are given as written: fold them before comparing.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from tawthiq.places.merging import Merged
from tawthiq.places.ordinary import WORDS
from tawthiq.places.table import PACKAGED, Entry, read

__all__ = ["Entry", "Gazetteer", "tables_folder"]


class Gazetteer:
    """Places by position: `entries[i]`, its names, and what it lies within. Load it with `Gazetteer.load()`."""

    def __init__(self, entries: Sequence[Entry], positions: dict[str, int] | None, fingerprint: str) -> None:
        self.entries = entries
        self.fingerprint = fingerprint
        """SHA-256 over all tables and the words that name no place alone: what is found always has the same one."""
        self._given_positions = positions

    @classmethod
    def load(cls, folder: Path | None = None) -> "Gazetteer":
        """The packaged table and those imported into `folder` (by default the user's own)."""
        paths = [PACKAGED, *sorted((folder or tables_folder()).glob("*.table"))]
        digest = hashlib.sha256()
        for path in (*paths, WORDS):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        packaged, *imported = map(read, paths)
        if not imported:
            return cls(packaged.entries, None, digest.hexdigest())
        merged = Merged(packaged, imported)
        return cls(merged.entries, merged.positions, digest.hexdigest())

    def names(self) -> Iterator[tuple[str, int]]:
        """Every name, Arabic and Latin, as written, with the position of its entry."""
        for position, entry in enumerate(self.entries):
            for name in entry.names:
                yield name, position

    def ancestors(self, position: int) -> tuple[int, ...]:
        """The positions of what the entry lies within, the nearest first; the country last."""
        found: list[int] = []
        parent = self.entries[position].within
        while parent is not None:
            at = self._positions.get(parent)
            if at is None or at == position or at in found:
                break
            found.append(at)
            parent = self.entries[at].within
        return tuple(found)

    def position(self, identifier: str) -> int | None:
        """The position of the entry with this id, of any table; None where there is none."""
        return self._positions.get(identifier)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return self._given_positions or {entry.id: position for position, entry in enumerate(self.entries)}


def tables_folder() -> Path:
    """Where imported tables are kept: `places` in $TAWTHIQ_HOME, or in the platform's folder for a user's data."""
    if home := os.environ.get("TAWTHIQ_HOME"):
        return Path(home) / "places"
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local"))
    elif sys.platform == "darwin":
        data = Path("~/Library/Application Support")
    else:
        data = Path(os.environ.get("XDG_DATA_HOME", "~/.local/share"))
    return data.expanduser() / "tawthiq" / "places"
