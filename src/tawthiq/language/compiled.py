"""Keeps compiled vocabularies on disk, so that only the first run after a change compiles them.

Plain data only: an automaton file of pyahocorasick's own format and a MessagePack file beside it; neither is run.
"""

import shutil
import tempfile
from array import array
from collections.abc import Iterable
from pathlib import Path

import ahocorasick
import msgspec

from tawthiq.language.forms import Form
from tawthiq.language.lexicon import Lexicon, Sense, Tables, frozen

_KEPT = 3
"""Compiled vocabularies that stay in the folder; older ones go."""


class _Stored(msgspec.Struct, array_like=True):
    senses: list[tuple[str, str, dict[str, object]]]
    shapes: list[tuple[str, str, str, str, bool, bool]]
    tables: tuple[bytes, bytes, bytes, bytes]


def load(folder: Path, key: str) -> Lexicon | None:
    """The vocabularies that were kept under `key`, or None where there are none that can be read."""
    try:
        stored = msgspec.msgpack.decode((folder / key / "tables.msgpack").read_bytes(), type=_Stored)
        automaton = ahocorasick.load(str(folder / key / "automaton"), _unused)
    except (OSError, msgspec.DecodeError, ValueError, EOFError):
        return None
    senses = [Sense(name, code, frozen(attributes)) for name, code, attributes in stored.senses]
    shapes = [Form(*shape) for shape in stored.shapes]  # type: ignore[arg-type]
    return Lexicon(senses, shapes, Tables(*(array("i", table) for table in stored.tables)), automaton)


def keep(folder: Path, key: str, lexicon: Lexicon) -> None:
    """Write compiled vocabularies for the next run; a folder that cannot be written costs time, nothing else."""
    stored = _Stored(
        [(sense.lexicon, sense.code, sense.attributes) for sense in lexicon.senses],
        [tuple(shape) for shape in lexicon.shapes],  # type: ignore[misc]
        tuple(table.tobytes() for table in lexicon.tables),  # type: ignore[arg-type]
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as made:
            lexicon.automaton.save(str(Path(made) / "automaton"))
            (Path(made) / "tables.msgpack").write_bytes(msgspec.msgpack.encode(stored))
            shutil.copytree(made, folder / f"{key}.part", dirs_exist_ok=True)
        (folder / f"{key}.part").replace(folder / key)
        _forget(sorted(folder.glob("lexicon-*"), key=lambda path: path.stat().st_mtime)[:-_KEPT])
    except OSError:
        return


def _forget(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _unused(value: object) -> object:
    return value
