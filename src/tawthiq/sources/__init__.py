"""Bytes to documents: finds the reader of a format, has it read, and goes on where a report cannot be read.

The heavy libraries of the single readers are imported only when they read.
"""

import dataclasses
import itertools
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from tawthiq.errors import SourceError, UnreadableError
from tawthiq.model.text import Document
from tawthiq.sources.language import tell_language
from tawthiq.sources.original import STANDARD_INPUT, opened
from tawthiq.sources.readers import Reader, reader_for, reader_named, readers

__all__ = ["STANDARD_INPUT", "read_path", "readers"]


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
    found; `format` overrides what is recognised (UsageError where there is no such format). `taken` holds the ids that
    this run has already given to files and is added to, so that no two files of a run share one.
    """
    reader = reader_named(format) if format else None
    taken = set() if taken is None else taken
    for file in _files(str(path)):
        if isinstance(file, SourceError):
            yield file
            continue
        for report in _read_file(file, reader, taken):
            yield report if isinstance(report, SourceError) else _finished(report, published, outlet)


def _files(path: str) -> Iterator[str | SourceError]:
    """The file itself, or a folder's files; hidden ones and what browsers save beside a page are passed over."""
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


def _read_file(path: str, reader: Reader | None, taken: set[str]) -> Iterator[Document | SourceError]:
    try:
        with opened(path) as original:
            chosen = reader or reader_for(original)
            count = 0
            for report in chosen.read(dataclasses.replace(original, stem=_untaken(original.stem, taken))):
                count += 1
                yield report
            if not count:
                yield UnreadableError(original.where, "it is empty", "nothing can be read from it")
    except SourceError as error:
        yield error


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
