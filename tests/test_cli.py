"""The commands: what they write where, how they fail, and that each is explained."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner, Result

from tawthiq import cli
from tawthiq.errors import TawthiqError, UnreadableError, UsageError
from tawthiq.model.record import Record
from tawthiq.model.text import Document

GUIDE = Path(__file__).parent.parent / "docs" / "commands.md"
START_UP = 0.3  # seconds for the whole process of `tawthiq --help`


def report(name: str) -> Record:
    """A record of a report in which nothing happens."""
    return Record(document=Document(id=name, text="لا شيء", title="لا شيء"))


class Pipeline(ModuleType):
    """Stands in for tawthiq.pipeline: answers with what a test gives it, and remembers what it was asked."""

    def __init__(self, *results: Record | TawthiqError | BaseException) -> None:
        super().__init__("tawthiq.pipeline")
        self.results = results
        self.asked: dict[str, Any] = {}

    def read(self, paths: list[Path], **options: Any) -> Iterator[Record | TawthiqError]:
        """As pipeline.read; an exception that is not ours is raised."""
        self.asked = {"paths": paths, **options}
        for result in self.results:
            if isinstance(result, BaseException) and not isinstance(result, TawthiqError):
                raise result
            yield result


def run(monkeypatch: pytest.MonkeyPatch, arguments: str, *results: Record | BaseException) -> Result:
    """A command with a pipeline of these results."""
    pipeline = Pipeline(*results)
    monkeypatch.setitem(sys.modules, "tawthiq.pipeline", pipeline)
    monkeypatch.setattr("tawthiq.pipeline", pipeline, raising=False)
    return CliRunner().invoke(cli.app, arguments.split())


LOST = UnreadableError("lost.txt", "there is no such file", "check the name")


def test_json_lines_of_many_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each report is a line, in the order read, and nothing else is on standard output."""
    result = run(monkeypatch, "read a b --jsonl", report("a"), report("b"))
    assert result.exit_code == 0
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert result.stderr == ""


def test_some_unread_is_one_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad file is one line on standard error and does not stop the others."""
    result = run(monkeypatch, "read a lost.txt b --jsonl", report("a"), LOST, report("b"))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "tawthiq: lost.txt: there is no such file; check the name\n"


@pytest.mark.parametrize("results", [(LOST,), (LOST, LOST), ()])
def test_nothing_read_is_two(monkeypatch: pytest.MonkeyPatch, results: tuple[TawthiqError, ...]) -> None:
    """Nothing is on standard output, and at least a line says why."""
    result = run(monkeypatch, "read lost.txt", *results)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tawthiq: lost.txt: ")


def test_errors_are_one_line_and_drive_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file's name may hold anything."""
    result = run(monkeypatch, "read x", UnreadableError("a\nb\x1b[2J", "is binary"))
    assert result.stderr == "tawthiq: a bU+001B[2J: is binary\n"


@pytest.mark.parametrize("name", ["json", "html"])
def test_two_reports_where_one_fits_are_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Half an answer would look like a whole one."""
    result = run(monkeypatch, f"read a b --to {name}", report("a"), report("b"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--jsonl" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--json --jsonl", "choose one of"),
        ("--to xml", "choose one of: html, json, jsonl, table"),
        ("--published yesterday", "--published yesterday: no day; write it as 2016-09-24"),
        ("--html a.html --out b.html", "leave --out away"),
        ("--out /nowhere/at/all.json", "its folder does not exist"),
        ("--out /dev/null", "is not a file"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(
    monkeypatch: pytest.MonkeyPatch, arguments: str, told: str
) -> None:
    """A wrong option costs no reading and says what to do."""
    result = run(monkeypatch, f"read a {arguments}", report("a"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr and result.stderr.count("\n") == 1


def test_usage_errors_of_the_pipeline_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown format is the pipeline's to refuse."""

    def refuse(paths: list[Path], **options: Any) -> Iterator[Record]:
        raise UsageError("no reader is called doc; choose one of: html, text")

    pipeline = Pipeline()
    pipeline.read = refuse  # type: ignore[method-assign]
    monkeypatch.setitem(sys.modules, "tawthiq.pipeline", pipeline)
    monkeypatch.setattr("tawthiq.pipeline", pipeline, raising=False)
    result = CliRunner().invoke(cli.app, ["read", "a", "--format", "doc"])
    assert (result.exit_code, result.stderr) == (2, "tawthiq: no reader is called doc; choose one of: html, text\n")


def test_a_file_is_replaced_only_by_force(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An existing file stays as it was unless --force is given, and nothing else is left behind."""
    file = tmp_path / "out.json"
    assert run(monkeypatch, f"read a --json --out {file}", report("a")).exit_code == 0
    first = file.read_bytes()
    refused = run(monkeypatch, f"read b --json --out {file}", report("b"))
    assert refused.exit_code == 2 and "--force" in refused.stderr and file.read_bytes() == first
    assert run(monkeypatch, f"read b --json --out {file} --force", report("b")).exit_code == 0
    assert file.read_bytes() != first
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("failure", [LOST, KeyboardInterrupt(), RuntimeError("a bug")])
def test_a_file_appears_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failure: BaseException
) -> None:
    """What ends early leaves neither the file nor a part of it; where nothing was read there is no file."""
    results = (failure,) if failure is LOST else (report("a"), failure)
    run(monkeypatch, f"read a --jsonl --out {tmp_path / 'out.jsonl'}", *results)
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only our own errors are told in a line; anything else is loud."""
    assert isinstance(run(monkeypatch, "read a", RuntimeError("a bug")).exception, RuntimeError)


def test_interruption_is_tidy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and one line."""
    result = run(monkeypatch, "read a b --jsonl", report("a"), KeyboardInterrupt())
    assert (result.exit_code, result.stderr) == (130, "tawthiq: interrupted\n")


def test_options_reach_the_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user says of a report counts before what it says itself."""
    run(monkeypatch, "read a b --published 2016-09-24 --outlet Bank --format text", report("a"))
    asked = sys.modules["tawthiq.pipeline"].asked
    assert asked["paths"] == [Path("a"), Path("b")]
    assert (str(asked["published"]), asked["outlet"], asked["format"]) == ("2016-09-24", "Bank", "text")


@pytest.mark.parametrize(("options", "asked"), [("", False), (" --explain", True)])
def test_reasons_are_gathered_only_where_asked(monkeypatch: pytest.MonkeyPatch, options: str, asked: bool) -> None:
    """--explain reaches the pipeline, and nothing else asks for reasons."""
    run(monkeypatch, f"read a --jsonl{options}", report("a"))
    assert sys.modules["tawthiq.pipeline"].asked["explain"] is asked


def test_page_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """--html writes its file and nothing to standard output."""
    result = run(monkeypatch, f"read a --html {tmp_path / 'a.html'} --lang ar", report("a"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "a.html").read_text("utf-8")


def commands() -> list[tuple[str, Any]]:
    """Every command with the words that call it."""
    found: list[tuple[str, Any]] = []

    def walk(words: str, command: Any) -> None:
        found.append((words, command))
        for name, child in getattr(command, "commands", {}).items():
            walk(f"{words} {name}", child)

    walk("tawthiq", typer.main.get_command(cli.app))
    return found


@pytest.mark.parametrize(("words", "command"), commands())
def test_every_command_and_option_is_explained(words: str, command: Any) -> None:
    """Each has a help text, and its place in docs/commands.md."""
    assert command.help, f"{words} has no help text"
    guide = GUIDE.read_text("utf-8")
    if not getattr(command, "commands", {}):
        assert "Example" in command.help
        section = guide.partition(f"\n## {words}\n")[2].partition("\n## ")[0]
        assert f"\n{words} " in section or f"\n{words}\n" in section, f"{words} has no example in docs/commands.md"
    else:
        section = guide
    for parameter in command.params:
        if parameter.name == "help":
            continue
        assert parameter.help, f"{words}: {parameter.name} has no help text"
        shown = parameter.opts[0] if parameter.opts[0].startswith("--") else parameter.metavar or parameter.name.upper()
        assert f"`{shown}" in section, f"{words}: {shown} is not in docs/commands.md"


def process(code: str, *arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """The commands as a process of their own, after some code."""
    script = f"{code}\nfrom tawthiq.cli import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], check=False, capture_output=True, timeout=60, **options
    )


STAND_IN = """
import sys, types
from tawthiq.model.record import Record
from tawthiq.model.text import Document
import tawthiq
pipeline = tawthiq.pipeline = sys.modules["tawthiq.pipeline"] = types.ModuleType("tawthiq.pipeline")
pipeline.read = lambda paths, **options: (Record(document=Document(id=str(i), text="x")) for i in range(20000))
"""


def test_help_starts_quickly() -> None:
    """The quickest of five whole processes: the machine may be busy, the program may not."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert process("", "--help").returncode == 0
        times.append(time.perf_counter() - start)
    assert min(times) <= START_UP


def test_help_imports_nothing_slow() -> None:
    """What --help does not need is not loaded."""
    code = "import atexit, sys\natexit.register(lambda: print([m for m in sys.modules if m in "
    code += "('rich', 'msgspec', 'bidi', 'tomllib', 'importlib.metadata')], file=sys.stderr))"
    assert process(code, "--help").stderr.strip() == b"[]"


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`tawthiq read … | head` says nothing."""
    script = f"{STAND_IN}\nfrom tawthiq.cli import main\nmain()"
    command = [sys.executable, "-c", script, "read", "x", "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")
def test_a_full_disk_is_one_line() -> None:
    """What cannot be written is said once."""
    with open("/dev/full", "wb") as full:
        script = f"{STAND_IN}\nfrom tawthiq.cli import main\nmain()"
        ended = subprocess.run(
            [sys.executable, "-c", script, "read", "x", "--jsonl"], check=False, stdout=full, stderr=-1, timeout=60
        )
    assert ended.returncode == 2
    assert ended.stderr == (
        b"tawthiq: standard output: cannot be written (No space left on device); write to another place\n"
    )


def test_rows_of_places_that_are_left_out_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that cannot be used is named with its line; the others are taken."""
    monkeypatch.setenv("TAWTHIQ_HOME", str(tmp_path / "home"))
    table = tmp_path / "own.csv"
    table.write_text(
        "name_ar,lat,lon,country,level\nبلدة متخيلة,35.5,38.2,SY,town\nقرية متخيلة,99,38.2,SY,village\n", "utf-8"
    )
    result = CliRunner().invoke(cli.app, ["places", "import", str(table)])
    assert result.exit_code == 0
    assert "own: 1 places added" in result.stdout
    assert result.stderr.splitlines() == [f"{table}, line 3: coordinates 99.0, 38.2 are not on the globe; left out"]
