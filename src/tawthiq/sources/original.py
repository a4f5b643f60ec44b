"""An original on its way in: its bytes, read once and never altered, and where they came from."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tawthiq.errors import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD_BYTES = 64 * 1024
"""How much of an original the readers see to tell its format and its encoding."""

MAX_FILE_BYTES = 200 * 1024 * 1024
"""The largest file that is read as a whole. JSON Lines are read line by line and have no such limit."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes to be read, from the start. `where` names them in messages, `name` is the file's name ("" for a stream)."""

    where: str
    name: str
    stem: str
    head: bytes
    stream: BinaryIO

    def data(self, limit: int = MAX_FILE_BYTES, kind: str = "file") -> bytes:
        """All bytes; UnreadableError where they are more than `limit`."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.where, kind, limit)
        return data


def too_large(where: str, kind: str, limit: int) -> UnreadableError:
    return UnreadableError(where, f"the {kind} is larger than {limit // (1024 * 1024)} MB", "split it or cut it down")


@contextmanager
def opened(path: str) -> Iterator[Original]:
    """The original at `path`, or standard input for "-". UnreadableError where it is missing, locked away or empty."""
    where, file = ("standard input", None) if path == STANDARD_INPUT else (path, Path(path))
    try:
        raw: BinaryIO = sys.stdin.buffer if file is None else file.open("rb")
    except FileNotFoundError:
        raise UnreadableError(where, "there is no such file", "check its name") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(where, f"it cannot be opened ({_reason(error)})", "check its permissions") from None
    try:
        head = raw.read(HEAD_BYTES)
        if not head:
            raise UnreadableError(where, "it is empty", "nothing can be read from it")
        stream: BinaryIO = raw
        if raw.seekable():
            raw.seek(-len(head), io.SEEK_CUR)
        else:
            stream = io.BufferedReader(_Rejoined(head, raw))
        yield Original(where, file.name if file else "", file.stem if file else "stdin", head, stream)
    except OSError as error:
        raise UnreadableError(where, f"reading it failed ({_reason(error)})", "copy it again from its source") from None
    finally:
        if file is not None:
            raw.close()


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


class _Rejoined(io.RawIOBase):
    """A pipe with the bytes that were already taken from it put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer)
        taken = self._head[: len(room)] if self._head else self._rest.read(len(room))
        self._head = self._head[len(taken) :]
        room[: len(taken)] = taken
        return len(taken)
