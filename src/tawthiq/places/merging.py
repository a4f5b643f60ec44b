"""Puts imported tables beside the packaged one: a place that is in both becomes one entry."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from tawthiq.places.geometry import kilometres
from tawthiq.places.table import Entry, Table

NEAR = 5.0
"""Kilometres within which two settlements of one name are one place."""

FAR = 150.0
"""Kilometres within which the points of two divisions of one name, level and country are one division."""

_KIND = {"site": "site", "neighbourhood": "settled", "village": "settled", "town": "settled", "city": "settled"}


class Merged:
    """Entries of several tables in one list.

    `positions` finds an entry by the id of any table; `joined` counts the imported places that became part of another.
    """

    def __init__(self, packaged: Table, imported: Iterable[Table]) -> None:
        self.entries = list(packaged.entries)
        self.positions = {entry.id: position for position, entry in enumerate(self.entries)}
        self.joined = 0
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, names in enumerate(packaged.folded):
            self._index(position, names)
        for table in imported:
            self._add(table)

    def _add(self, table: Table) -> None:
        """Join or append each place; places of one table are never joined with each other."""
        known, taken = len(self.entries), set[int]()
        appended: list[tuple[int, tuple[str, ...]]] = []
        for entry, names in zip(table.entries, table.folded, strict=True):
            same = self._same(entry, names, known, taken)
            if same is None:
                self.positions[entry.id] = len(self.entries)
                appended.append((len(self.entries), names))
                self.entries.append(entry if entry.within else replace(entry, within=entry.country))
            else:
                taken.add(same)
                self.positions[entry.id] = same
                appended.append((same, names))
                self.entries[same] = _join(self.entries[same], entry)
                self.joined += 1
        for position, names in appended:
            self._index(position, names)

    def _index(self, position: int, names: tuple[str, ...]) -> None:
        country = self.entries[position].country
        for name in names:
            self._named[name, country].append(position)

    def _same(self, entry: Entry, names: tuple[str, ...], known: int, taken: set[int]) -> int | None:
        """The position of the nearest place that is the same, among the first `known` entries not yet taken."""
        near: list[tuple[float, int]] = []
        for name in names:
            for position in self._named.get((name, entry.country), ()):
                other = self.entries[position]
                if position >= known or position in taken or _kind(other) != _kind(entry):
                    continue
                distance = kilometres(other, entry)
                if distance <= (NEAR if entry.level in _KIND else FAR):
                    near.append((distance, position))
        return min(near)[1] if near else None


def _kind(entry: Entry) -> str:
    return _KIND.get(entry.level, entry.level)


def _join(known: Entry, imported: Entry) -> Entry:
    """The imported coordinates and parent; the known level where the import says only village; names of both."""
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *imported.names))),
        level=known.level if imported.level == "village" else imported.level,
        lat=imported.lat,
        lon=imported.lon,
        within=imported.within or known.within,
        population=imported.population or known.population,
    )
