"""The bar of a long reading: it changes nothing of what is read, and comes to its end."""

from pathlib import Path

import pytest

from tawthiq import progress
from tawthiq.errors import UnreadableError
from tawthiq.model.record import Record
from tawthiq.model.text import Document


def test_the_results_pass_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Records and errors come through in order, and the bar counts on standard error, never on standard output."""
    monkeypatch.setattr(progress, "_A_MOMENT", -1.0)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    file = tmp_path / "a.jsonl"
    file.write_text("x" * 1000, "utf-8")
    results = [Record(document=Document(id=str(n), text="نص", origin=str(file))) for n in range(3)]
    error = UnreadableError("b.txt", "there is no such file")
    assert list(progress.watched([*results, error], [tmp_path])) == [*results, error]
    told = capsys.readouterr()
    assert told.out == ""
    assert "4 reports" in told.err
