"""Where an exporter's bytes go: standard output, or a file that appears whole or not at all."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tawthiq.errors import UsageError

Write = Callable[[bytes], object]


def deliver(target: Path | None, overwrite: bool) -> AbstractContextManager[Write]:
    """What writes to the file, or to standard output where there is none."""
    return _to_file(target, overwrite) if target else _to_output()


def refuse_existing(path: Path, overwrite: bool) -> None:
    """UsageError where a file may not be written, before any work is done for it."""
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: is not a file; choose another name")
    if path.exists() and not overwrite:
        raise UsageError(f"{path}: exists already; choose another name, or add --force to replace it")
    if not path.resolve().parent.is_dir():
        raise UsageError(f"{path}: its folder does not exist; make it first")


@contextmanager
def _to_output() -> Iterator[Write]:
    """Standard output, as bytes. What could not be written is dropped, so that nothing is said of it twice."""

    def write(data: bytes) -> None:
        try:
            with _told("standard output"):
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
        except (BrokenPipeError, UsageError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise

    yield write


@contextmanager
def _to_file(path: Path, overwrite: bool) -> Iterator[Write]:
    """A file that is put in place only when all of it is written. A link is followed: what it points to is replaced."""
    refuse_existing(path, overwrite)
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with _told(str(path)):
        file = part.open("xb")

    def write(data: bytes) -> None:
        with _told(str(path)):
            file.write(data)

    try:
        yield write
        with _told(str(path)):
            file.close()
            part.replace(target)
    finally:
        file.close()
        part.unlink(missing_ok=True)


@contextmanager
def _told(where: str) -> Iterator[None]:
    """A failure to write as an error that says where; a reader that went away stays a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{where}: cannot be written ({error.strerror}); write to another place") from error
