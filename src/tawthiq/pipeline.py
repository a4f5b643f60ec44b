"""The whole flow on one page: files -> documents -> records.

The only place that catches errors, only our own, and once a document: a report that cannot be read becomes an error in
the stream, and the rest of the batch goes on.
"""

import gc
import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from tawthiq.errors import LanguageError, TawthiqError
from tawthiq.extraction import GRAMMARS, extract
from tawthiq.language import compiled, lexicon
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import names_as_senses

LANGUAGES = tuple(GRAMMARS)
"""Those that have a vocabulary."""

_READ_ELSEWHERE = frozenset({"numerals", "calendar"})
"""Lexicons of the number and date grammars, which read them by themselves."""


def read(
    paths: Iterable[Path | str], *, published: date | None = None, outlet: str | None = None, format: str | None = None
) -> Iterator[Record | TawthiqError]:
    """The record of every report in the given files, in order; an error stands where a report could not be read."""
    from tawthiq.sources import read_path

    taken: set[str] = set()
    for path in paths:
        try:
            for document in read_path(path, published=published, outlet=outlet, format=format, taken=taken):
                yield document if isinstance(document, TawthiqError) else _record(document)
        except TawthiqError as error:
            yield error


def _record(document: Document) -> Record | TawthiqError:
    try:
        return read_document(document)
    except TawthiqError as error:
        return error


def read_document(document: Document) -> Record:
    """The record of one document. Raises `LanguageError` where its language has no vocabulary."""
    if document.language not in LANGUAGES:
        raise LanguageError(
            document.origin or document.id,
            f"no vocabulary for its language ({document.language})",
            f"there is one for {', '.join(LANGUAGES)}",
        )
    return extract(document, *_equipment(document.language))


@cache
def _equipment(language: str) -> tuple[Lexicon, Gazetteer]:
    """Vocabularies and gazetteer, compiled once and kept in the user's cache folder."""
    gazetteer = Gazetteer.load()
    folder = _cache_folder()
    key = f"lexicon-{lexicon.fingerprint(language)[:24]}-{gazetteer.fingerprint[:16]}"
    words = compiled.load(folder, key)
    if words is None:
        words = Lexicon.compiled((*lexicon.senses(language, _READ_ELSEWHERE), *names_as_senses(gazetteer)))
        compiled.keep(folder, key, words)
    gc.freeze()  # what lives as long as the process need not be looked through again and again
    return words, gazetteer


def _cache_folder() -> Path:
    root = os.environ.get("TAWTHIQ_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "tawthiq"
