"""Bytes to documents: finds the reader of a format, has it read, and goes on where a report cannot be read.

The heavy libraries of the single readers are imported only when they read.
"""

import dataclasses
import itertools
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tawthiq.errors import SourceError, UnreadableError
from tawthiq.model.text import Document
from tawthiq.sources.language import tell_language
from tawthiq.sources.original import STANDARD_INPUT, opened
from tawthiq.sources.readers import reader_for, reader_named, readers

__all__ = ["STANDARD_INPUT", "File", "files", "holds_many", "read_file", "read_path", "readers"]


class File(NamedTuple):
    """A file to be read, and the name that its reports' ids begin with."""

    path: str
    stem: str


def read_path(
    path: Path | str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    format: str | None = None,
    taken: set[str] | None = None,
) -> Iterator[Document | SourceError]:
    """The reports in a file, in a folder's files in the order of their names, or on standard input ("-").

    A SourceError stands in place of each report that could not be read. `published` and `outlet` override what is
    found; `format` overrides what is recognised (UsageError where there is no such format). `taken` is as in `files`.
    """
    for file in files(path, taken):
        if isinstance(file, SourceError):
            yield file
        else:
            yield from read_file(file, published=published, outlet=outlet, format=format)


def files(path: Path | str, taken: set[str] | None = None) -> Iterator[File | SourceError]:
    """The file itself, or a folder's files; hidden ones and what browsers save beside a page are passed over.

    `taken` holds the names that this run has already given to files and is added to, so that no two share one.
    """
    taken = set() if taken is None else taken
    for found in _found(str(path)):
        yield found if isinstance(found, SourceError) else File(found, _untaken(_stem(found), taken))


def read_file(
    file: File, *, published: date | None = None, outlet: str | None = None, format: str | None = None
) -> Iterator[Document | SourceError]:
    """The reports in one file: see `read_path`."""
    reader = reader_named(format) if format else None
    try:
        with opened(file.path) as original:
            count = 0
            for report in (reader or reader_for(original)).read(dataclasses.replace(original, stem=file.stem)):
                count += 1
                yield report if isinstance(report, SourceError) else _finished(report, published, outlet)
            if not count:
                yield UnreadableError(original.where, "it is empty", "nothing can be read from it")
    except SourceError as error:
        yield error


def holds_many(file: File, format: str | None = None) -> bool:
    """Whether a file is of a format that holds many reports; such a one is quick to take apart."""
    if format:
        return reader_named(format).MANY
    if file.path == STANDARD_INPUT:
        return True
    try:
        with opened(file.path) as original:
            return reader_for(original).MANY
    except SourceError:
        return False


def _found(path: str) -> Iterator[str | SourceError]:
    if path == STANDARD_INPUT or not os.path.isdir(path):
        yield path
        return
    failures: list[OSError] = []
    found = False
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith("_files"))
        for name in sorted(names):
            if not name.startswith("."):
                found = True
                yield os.path.join(folder, name)
    for failure in failures:
        yield UnreadableError(
            str(failure.filename), f"it cannot be opened ({failure.strerror})", "check its permissions"
        )
    if not (found or failures):
        yield UnreadableError(path, "the folder holds no files", "name a folder with reports")


def _stem(path: str) -> str:
    return "stdin" if path == STANDARD_INPUT else Path(path).stem


def _untaken(stem: str, taken: set[str]) -> str:
    """The stem, or the first of stem-2, stem-3, … that no file of this run has."""
    name = next(
        name for count in itertools.count(1) if (name := stem if count == 1 else f"{stem}-{count}") not in taken
    )
    taken.add(name)
    return name


def _finished(report: Document, published: date | None, outlet: str | None) -> Document:
    """The document with what the user knows better, and with its language told where it does not say it."""
    return replace(
        report,
        published=published or report.published,
        outlet=outlet or report.outlet,
        language=report.language or tell_language(report.text),
    )
