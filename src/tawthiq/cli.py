"""The commands. Thin: each one asks the pipeline or the gazetteer, and shows the answer.

Whatever is slow to import is imported where it is needed, so that `--help` answers at once. Answers go to standard
output, everything else to standard error, an error a line. The exit code is 0; 1 when some reports could not be read;
2 when none could, or the command was asked for something that does not exist.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tawthiq import __version__
from tawthiq.errors import TawthiqError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from tawthiq.exporters import Exporter, Look
    from tawthiq.exporters.delivery import Write
    from tawthiq.model.record import Record

SOME_UNREAD, NOTHING_READ, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141
_FALLBACK_SIZE = (80, 24)

app = typer.Typer(
    name="tawthiq", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
places = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Add your own places to those that Tawthiq knows, or take them out.",
)
app.add_typer(places, name="places")


def main() -> None:
    """What the installed `tawthiq` runs."""
    app()


@app.callback(invoke_without_command=True)
def tawthiq(
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """Read reports of war into sourced records: what happened, where, when, to whom, and who says so.

    Nothing leaves this computer, unless you name a model server.
    """
    if version:
        typer.echo(f"tawthiq {__version__}")
        raise typer.Exit


@app.command()
def read(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Reports (text, Markdown, HTML, PDF, JSON Lines) or folders of them; - reads standard input.",
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="One report as indented JSON.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Each report as one line of JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="One report as a page with its words marked, written to FILE.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Any exporter by its name: table, json, jsonl, html or an added one."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also say why: the words behind each field, and what was left out.")
    ] = False,
    lang: Annotated[Literal["en", "ar"], typer.Option(help="Language of the labels in table and page.")] = "en",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (2016-09-24), over what the report says.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet, over what the report says.")] = None,
    format: Annotated[
        str | None, typer.Option(metavar="NAME", help="Read every PATH as this format, whatever its name ends in.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of the terminal.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
    bidi: Annotated[
        Literal["auto", "logical", "visual"],
        typer.Option(help="Who orders Arabic in the table: the terminal (logical), Tawthiq (visual), or find out."),
    ] = "auto",
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes to share the work of many reports; all cores if left away."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Send the reports to this model server, which proposes entries; local: yours."
        ),
    ] = None,
    model_name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model to ask there; the first it offers if left away.")
    ] = None,
) -> None:
    """Read reports and show what they say, each entry with the words it stands on. Stores nothing.

    \b
    Examples:
      tawthiq read report.html
      tawthiq read report.pdf --html record.html --lang ar
      tawthiq read report.html --explain
      tawthiq read reports.jsonl --jsonl > records.jsonl
      tawthiq read folder/ --jsonl --workers 2 --out records.jsonl
      tawthiq read post.txt --published 2016-09-24 --json
      tawthiq read report.html --model http://127.0.0.1:8080
    """
    with _tidy():
        from tawthiq import exporters, pipeline
        from tawthiq.exporters.delivery import deliver, refuse_existing
        from tawthiq.pool import cores

        exporter = exporters.find(_exporter_name(json=json, jsonl=jsonl, html=html is not None, to=to))
        if html and out:
            raise UsageError("--html names its file already; leave --out away")
        target = html or out
        if target:
            refuse_existing(target, force)
        results = pipeline.read(
            paths,
            published=_day(published),
            outlet=outlet,
            format=format,
            workers=workers or cores(),
            explain=explain,
        )
        if model is not None:
            results = pipeline.with_proposals(results, url=model, name=model_name, tell=_complain)
        elif model_name:
            raise UsageError("--model-name names a model of the server that --model names; name the server too")
        if sys.stderr.isatty() and (target or not sys.stdout.isatty()):
            from tawthiq.progress import watched

            results = watched(results, paths)
        with deliver(target, force) as write:
            read, failed = _show(results, exporter, _look(lang, bidi, target), write)
            if not read and not failed:
                raise UsageError(f"{', '.join(map(str, paths))}: no report there; name files or folders of reports")
            if not read:
                raise typer.Exit(NOTHING_READ)
        if failed:
            raise typer.Exit(SOME_UNREAD)


@places.command("import")
def import_places(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="A table of places.")],
    name: Annotated[str | None, typer.Option(help="What to call the table; the file's own name if left away.")] = None,
) -> None:
    """Add a table of places, which then count before the built-in ones.

    \b
    Example:
      tawthiq places import syria.csv --name syria
    """
    with _tidy():
        from tawthiq.places.importing import import_csv

        table = import_csv(file, name=name)
        for row in table.refused:
            typer.echo(f"{file}, line {row.line}: {row.reason}; left out", err=True)
        typer.echo(f"{table.name}: {table.places} places added")


@places.command("list")
def list_places() -> None:
    """Show the tables of places that you have added.

    \b
    Example:
      tawthiq places list
    """
    with _tidy():
        from tawthiq.places.importing import imported_tables

        for table in imported_tables():
            typer.echo(f"{table.name}: {table.places} places")


@places.command("remove")
def remove_places(name: Annotated[str, typer.Argument(help="The table, as `tawthiq places list` calls it.")]) -> None:
    """Take a table of places out again.

    \b
    Example:
      tawthiq places remove syria
    """
    with _tidy():
        from tawthiq.places.importing import remove_table

        remove_table(name)
        typer.echo(f"{name}: removed")


def _exporter_name(*, json: bool, jsonl: bool, html: bool, to: str | None) -> str:
    """The one exporter asked for; the table where none is."""
    asked = [name for name, given in (("json", json), ("jsonl", jsonl), ("html", html)) if given]
    asked += [to] if to else []
    if len(asked) > 1:
        raise UsageError("choose one of --json, --jsonl, --html and --to")
    return asked[0] if asked else "table"


def _day(text: str | None) -> "date | None":
    from datetime import date

    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--published {text}: no day; write it as 2016-09-24") from None


def _look(lang: Literal["en", "ar"], bidi: str, target: Path | None) -> "Look":
    """What the place that the answer goes to can show."""
    from shutil import get_terminal_size

    from tawthiq.exporters import Look
    from tawthiq.exporters.directions import orders_arabic

    terminal = target is None and sys.stdout.isatty()
    return Look(
        lang=lang,
        width=get_terminal_size(_FALLBACK_SIZE).columns,
        colour=terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        visual=bidi == "visual" or (bidi == "auto" and terminal and not orders_arabic(os.environ)),
    )


def _show(
    results: "Iterator[Record | TawthiqError]", exporter: "Exporter", look: "Look", write: "Write"
) -> tuple[int, int]:
    """Write each record, tell each error; how many there were of both. UsageError for two records where one fits."""
    read = failed = 0
    first: Record | None = None
    for result in results:
        if isinstance(result, TawthiqError):
            failed += 1
            _complain(str(result))
            continue
        read += 1
        if exporter.many:
            write(exporter.render(result, look))
        elif first:
            raise UsageError(f"{exporter.name} holds one report and there are more; use --jsonl, or name one report")
        else:
            first = result
    if first:
        write(exporter.render(first, look))
    return read, failed


def _complain(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    from tawthiq.exporters.printable import printable

    sys.stdout.flush()
    clear = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{clear}tawthiq: {printable(' '.join(message.split()))}", file=sys.stderr)


@contextmanager
def _tidy() -> Iterator[None]:
    """Our own errors as one line, an interruption and a reader that went away without any fuss."""
    try:
        yield
    except TawthiqError as error:
        _complain(str(error))
        raise typer.Exit(NOTHING_READ) from error
    except KeyboardInterrupt:
        _complain("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        raise typer.Exit(BROKEN_PIPE) from None
