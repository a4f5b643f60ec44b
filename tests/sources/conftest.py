"""What the tests of reading share: files written for them, and calls that read one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import SourceError
from tawthiq.model.text import Document
from tawthiq.sources import read_path


@pytest.fixture
def data() -> Path:
    """The folder of sample files, all of them invented reports."""
    return Path(__file__).parent / "data"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Writes a file of a name and content, and gives its path."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def read_all() -> Callable[..., list[Document | SourceError]]:
    """All that a path gives."""
    return lambda path, **options: list(read_path(path, **options))


@pytest.fixture
def read_one() -> Callable[..., Document]:
    """The one document that a path must give."""

    def read(path: Path | str, **options: Any) -> Document:
        (report,) = read_path(path, **options)
        assert isinstance(report, Document), report
        return report

    return read


@pytest.fixture
def refused() -> Callable[..., SourceError]:
    """The one refusal that a path must give: a line that names the file."""

    def read(path: Path | str, **options: Any) -> SourceError:
        (report,) = read_path(path, **options)
        assert isinstance(report, SourceError), report
        assert str(report).startswith("standard input" if path == "-" else str(path))
        assert "\n" not in str(report)
        return report

    return read
