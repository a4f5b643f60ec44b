"""The whole flow: many files, several processes, the same records."""

from pathlib import Path

from tawthiq import pipeline
from tawthiq.errors import TawthiqError
from tawthiq.exporters.as_json import to_json_line
from tawthiq.pipeline import Told, _batch, _items

TEXT = "قتل {} مدنيين بقصف مدفعي على بلدة السرو يوم 3 آذار 2031 (نص مختلق)."


def _answers(folder: Path, workers: int) -> list[bytes | str]:
    read = pipeline.read([folder], workers=workers)
    return [str(result) if isinstance(result, TawthiqError) else to_json_line(result) for result in read]


def test_any_number_of_processes_gives_the_same(tmp_path: Path) -> None:
    """Files of one report and of many, and one that cannot be read: two processes give the same bytes in order."""
    for number in range(3, 40):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.format(number), "utf-8")
    lines = "".join(f'{{"text": "{TEXT.format(number)}"}}\n' for number in range(3, 40))
    (tmp_path / "many.jsonl").write_text(lines + "no report\n", "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    alone = _answers(tmp_path, workers=1)
    assert len(alone) == 37 + 38 + 1
    assert _answers(tmp_path, workers=2) == alone


def test_a_file_of_many_reports_is_taken_apart(tmp_path: Path) -> None:
    """The reports of a file of many are dealt out one by one; other files go whole to the process that reads them."""
    many, one = tmp_path / "many.jsonl", tmp_path / "one.txt"
    many.write_text('{"text": "أ"}\n{"text": "ب"}\n', "utf-8")
    one.write_text(TEXT.format(3), "utf-8")
    items = list(_items([many, one], Told(None, None, None)))
    assert [type(item).__name__ for item in items] == ["Document", "Document", "File"]
    assert len(_batch(Told(None, None, None), False, items)) == 3
