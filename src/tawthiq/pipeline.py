"""The whole flow on one page: files -> documents -> records.

The only place that catches errors, only our own, and once a document: a report that cannot be read becomes an error in
the stream, and the rest of the batch goes on.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from tawthiq.errors import LanguageError, TawthiqError
from tawthiq.extraction import GRAMMARS, extract
from tawthiq.language import compiled, lexicon
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Document
from tawthiq.places.finding import FINDERS
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.pool import ordered
from tawthiq.proposals import Asker, address_of, propose
from tawthiq.sources import File, files, holds_many, read_file

LANGUAGES = tuple(GRAMMARS)
"""Those that have a vocabulary."""

_READ_ELSEWHERE = frozenset({"numerals", "calendar"})
"""Lexicons of the number and date grammars, which read them by themselves."""


_ALONE = 32
"""Reports that are read before other processes are started: fewer do not repay it."""
_BATCH = 16
"""Reports or files that a process is given at once."""


def read(
    paths: Iterable[Path | str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    format: str | None = None,
    workers: int = 1,
    explain: bool = False,
) -> Iterator[Record | TawthiqError]:
    """The record of every report in the given files, in order; an error stands where a report could not be read.

    With `explain` each record says why it is as it is. `workers` processes share the work; the answers are the same,
    and in the same order, whatever their number.
    """
    told = Told(published, outlet, format)
    items = _items(paths, told)
    first = islice(items, _ALONE) if workers > 1 else items
    for item in first:
        yield from _records(told, explain, item)
    if workers > 1 and (next_item := next(items, None)) is not None:
        for batch in ordered(partial(_batch, told, explain), chain([next_item], items), workers, _BATCH):
            yield from batch


class Told(NamedTuple):
    """What the user says of all the reports."""

    published: date | None
    outlet: str | None
    format: str | None


Item = Document | File | TawthiqError


def _items(paths: Iterable[Path | str], told: Told) -> Iterator[Item]:
    """What there is to read: files of one report as they are, other files as their reports."""
    taken: set[str] = set()
    for path in paths:
        try:
            for file in files(path, taken):
                if isinstance(file, File) and holds_many(file, told.format):
                    yield from read_file(file, **told._asdict())
                else:
                    yield file
        except TawthiqError as error:
            yield error


def _records(told: Told, explain: bool, item: Item) -> Iterator[Record | TawthiqError]:
    if isinstance(item, File):
        try:
            for report in read_file(item, **told._asdict()):
                yield report if isinstance(report, TawthiqError) else _record(report, explain)
        except TawthiqError as error:
            yield error
    else:
        yield item if isinstance(item, TawthiqError) else _record(item, explain)


def with_proposals(
    results: Iterable[Record | TawthiqError], *, url: str, name: str | None, tell: Callable[[str], None]
) -> Iterator[Record | TawthiqError]:
    """The records with what a model at `url` proposes; `tell` hears whom they are sent to, and what came of it.

    The model is the one called `name`, or the first that the server offers. Raises UsageError at once where nothing can
    be sent there; what goes wrong later is told, and the rules' record comes out. The key is TAWTHIQ_MODEL_KEY's.
    """
    asker = Asker(address_of(url), model=name, key=os.environ.get("TAWTHIQ_MODEL_KEY"))
    return _with_proposals(results, asker, tell)


def _with_proposals(
    results: Iterable[Record | TawthiqError], asker: Asker, tell: Callable[[str], None]
) -> Iterator[Record | TawthiqError]:
    with asker:
        read = list(results)
        if count := sum(isinstance(result, Record) for result in read):
            tell(f"sending {count} {'report' if count == 1 else 'reports'} to {asker.address}")
        for result in read:
            if isinstance(result, TawthiqError):
                yield result
                continue
            proposed = propose(result, *_equipment(result.document.language), asker)
            for failure in proposed.failures:
                tell(f"{result.document.id}: {asker.origin}: {failure}")
            for dropped in proposed.dropped:
                tell(f"{result.document.id}: {asker.origin}: left out {dropped}")
            yield proposed.record


def _batch(told: Told, explain: bool, items: list[Item]) -> list[Record | TawthiqError]:
    return [record for item in items for record in _records(told, explain, item)]


def _record(document: Document, explain: bool) -> Record | TawthiqError:
    try:
        return read_document(document, explain=explain)
    except TawthiqError as error:
        return error


def read_document(document: Document, *, explain: bool = False) -> Record:
    """The record of one document, explained where that is asked.

    Raises `LanguageError` where its language has no vocabulary.
    """
    if document.language not in LANGUAGES:
        raise LanguageError(
            document.origin or document.id,
            f"no vocabulary for its language ({document.language})",
            f"there is one for {', '.join(LANGUAGES)}",
        )
    return extract(document, *_equipment(document.language), explain=explain)


@cache
def _equipment(language: str) -> tuple[Lexicon, Gazetteer]:
    """Vocabularies and gazetteer, compiled once and kept in the user's cache folder."""
    gazetteer = Gazetteer.load()
    folder = _cache_folder()
    key = f"lexicon-{lexicon.fingerprint(language)[:24]}-{gazetteer.fingerprint[:16]}"
    words = compiled.load(folder, key)
    if words is None:
        names = FINDERS[language].names_as_senses(gazetteer)
        words = Lexicon.compiled((*lexicon.senses(language, _READ_ELSEWHERE), *names))
        compiled.keep(folder, key, words)
    gc.freeze()  # what lives as long as the process need not be looked through again and again
    return words, gazetteer


def _cache_folder() -> Path:
    root = os.environ.get("TAWTHIQ_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "tawthiq"
