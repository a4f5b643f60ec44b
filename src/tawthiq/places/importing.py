"""Imports a user's own table of places, lists what was imported and removes it again.

A table is read once, checked row by row, and kept in the user's data folder; the source file is not needed afterwards.
Importing a table of the same name again replaces it.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tawthiq.errors import GazetteerError, UsageError
from tawthiq.language.folding import fold
from tawthiq.places.columns import GEONAMES, Header
from tawthiq.places.gazetteer import tables_folder
from tawthiq.places.merging import Merged
from tawthiq.places.table import PACKAGED, Entry, Table, read, write


class Refused(Struct, frozen=True):
    """A row that was not taken: its line in the file, counted from 1, and why."""

    line: int
    reason: str


class ImportReport(Struct, frozen=True, kw_only=True):
    """What became of a table's rows: `taken` includes the `merged` ones, which are places that the package has too."""

    name: str
    rows: int
    taken: int
    merged: int
    refused: tuple[Refused, ...]

    @property
    def places(self) -> int:
        """How many places the table has."""
        return self.taken


class ImportedTable(Struct, frozen=True):
    """A table in the user's data folder, and how many places it has."""

    name: str
    places: int


def import_csv(path: Path, name: str | None = None, folder: Path | None = None) -> ImportReport:
    """Take the places of a CSV (or tab-separated) file into the user's gazetteer, under its own or the given name.

    Rows that cannot be used are told in the report. GazetteerError where the file is no table of places or none of its
    rows can be used; what was imported before is then left as it was.
    """
    name = re.sub(r"[^\w-]+", "-", name or path.stem).strip("-")
    if not name:
        raise UsageError("a table needs a name of letters, digits or hyphens")
    taken: dict[str, Entry] = {}
    named: dict[str, str | None] = {}
    refused: list[Refused] = []
    packaged = read(PACKAGED)
    divisions = _divisions(packaged)
    for line, header, row in _rows(path):
        entry = header.entry(row, f"line{line}")
        if isinstance(entry, str):
            refused.append(Refused(line, entry))
        elif entry.id in taken:
            refused.append(Refused(line, f"a second place with the id {entry.id}"))
        else:
            taken[entry.id] = entry
            parents = (divisions.get((fold(parent).text, entry.country)) for parent in header.division_names(row))
            named[entry.id] = next(filter(None, parents), None)
    if not taken:
        first = f"; line {refused[0].line}: {refused[0].reason}" if refused else ""
        raise GazetteerError(str(path), f"no row can be used{first}", "see docs/places.md for the columns")
    known = {entry.id for entry in packaged.entries}
    entries = tuple(_own(entry, taken, known, name, named[entry.id]) for entry in taken.values())
    table = Table(entries, tuple(tuple(dict.fromkeys(fold(n).text for n in entry.names)) for entry in entries))
    write(table, (folder or tables_folder()) / f"{name}.table")
    merged = Merged(packaged, [table]).joined
    rows = len(taken) + len(refused)
    return ImportReport(name=name, rows=rows, taken=len(taken), merged=merged, refused=tuple(refused))


def imported_tables(folder: Path | None = None) -> tuple[ImportedTable, ...]:
    """The tables that were imported, by name."""
    paths = sorted((folder or tables_folder()).glob("*.table"))
    return tuple(ImportedTable(path.stem, len(read(path).entries)) for path in paths)


def remove_table(name: str, folder: Path | None = None) -> None:
    """Forget an imported table; UsageError, naming those there are, where none has this name."""
    path = (folder or tables_folder()) / f"{name}.table"
    names = sorted(table.stem for table in path.parent.glob("*.table"))
    if name not in names:
        raise UsageError(f"no imported table is called {name}; there is {', '.join(names) or 'none'}")
    path.unlink()


def _own(entry: Entry, taken: Mapping[str, Entry], known: Set[str], name: str, division: str | None) -> Entry:
    """The place with ids that no other table has. A parent that is in neither table gives way to the named division."""
    within = entry.within if entry.within in known else division
    if entry.within in taken and entry.within != entry.id:
        within = f"{name}:{entry.within}"
    return replace(entry, id=f"{name}:{entry.id}", within=within)


def _divisions(packaged: Table) -> dict[tuple[str, str], str]:
    """(folded name, country) -> id of each packaged governorate and district; a governorate before a district."""
    found: dict[tuple[str, str], str] = {}
    for level in ("governorate", "district"):
        for entry, names in zip(packaged.entries, packaged.folded, strict=True):
            if entry.level == level:
                for folded in names:
                    found.setdefault((folded, entry.country), entry.id)
    return found


def _rows(path: Path) -> Iterator[tuple[int, Header, dict[str, str]]]:
    """Each row with its line; the header is checked first. A row of HXL tags is passed over."""
    lines = _text(path).splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise GazetteerError(str(path), "is empty", "give a CSV file with a header")
    delimiter = max(",;\t", key=first.count)
    bare = delimiter == "\t" and len(first.split("\t")) == len(GEONAMES) and first.split("\t")[0].isdecimal()
    columns: Sequence[str] | None = GEONAMES if bare else None
    rows = csv.DictReader(lines, columns, delimiter=delimiter, quoting=csv.QUOTE_NONE if bare else csv.QUOTE_MINIMAL)
    header = Header(rows.fieldnames or [])
    if missing := header.missing():
        raise GazetteerError(
            f"{path}, line 1", f"no column for {', '.join(missing)}", "see docs/places.md for the names of columns"
        )
    try:
        for row in rows:
            if not next(iter(row.values()), "").startswith("#"):
                yield rows.line_num, header, row
    except csv.Error as error:
        raise GazetteerError(
            f"{path}, line {rows.line_num}", f"is no CSV: {error}", "save it as CSV in UTF-8"
        ) from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GazetteerError(str(path), f"cannot be read: {error.strerror}") from error
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise GazetteerError(f"{path}, line {line}", "is not in UTF-8", "save it as CSV in UTF-8") from error
