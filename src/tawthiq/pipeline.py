"""The whole flow on one page: files -> documents -> records.

The only place that catches errors, only our own, and once a document: a report that cannot be read becomes an error in
the stream, and the rest of the batch goes on.
"""

import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from tawthiq.errors import LanguageError, TawthiqError
from tawthiq.extraction import extract
from tawthiq.language import lexicon
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import names_as_senses

LANGUAGES = ("ar",)
"""Those that have a vocabulary."""


def read(
    paths: Iterable[Path | str], *, published: date | None = None, outlet: str | None = None, format: str | None = None
) -> Iterator[Record | TawthiqError]:
    """The record of every report in the given files, in order; an error stands where a report could not be read."""
    from tawthiq.sources import read_path

    for path in paths:
        try:
            for document in read_path(path, published=published, outlet=outlet, format=format):
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
            document.origin or document.id, f"no vocabulary for its language ({document.language})", f"there is one for {', '.join(LANGUAGES)}"
        )
    return extract(document, *_equipment(document.language))


@cache
def _equipment(language: str) -> tuple[Lexicon, Gazetteer]:
    """Vocabularies and gazetteer, compiled once and kept in the user's cache folder."""
    gazetteer = Gazetteer.load()
    key = f"{lexicon.fingerprint(language)[:24]}-{gazetteer.fingerprint[:16]}"
    path = _cache_folder() / f"lexicon-{key}.pickle"
    try:
        with path.open("rb") as file:
            compiled = pickle.load(file)
        if isinstance(compiled, Lexicon):
            return compiled, gazetteer
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        pass
    compiled = Lexicon((*lexicon.senses(language), *names_as_senses(gazetteer)))
    _keep(path, compiled)
    return compiled, gazetteer


def _cache_folder() -> Path:
    root = os.environ.get("TAWTHIQ_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "tawthiq"


def _keep(path: Path, compiled: Lexicon) -> None:
    """Write the compiled vocabularies for the next run; a folder that cannot be written costs time, nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(compiled, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
    except OSError:
        return
