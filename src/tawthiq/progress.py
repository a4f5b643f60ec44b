"""How far a long reading has come: a bar on standard error, with the rate and the time that is left.

The bar goes by bytes: a file's are done when a report of another file comes, or, in a file of many reports, by those of
their texts. Without files whose size is known it only counts. It appears after a moment, and goes when all is read.
"""

import os
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from tawthiq.errors import TawthiqError
from tawthiq.model.record import Record

_A_MOMENT = 1.0
"""Seconds."""

Result = Record | TawthiqError


class _Rate(ProgressColumn):
    """Reports a second."""

    def render(self, task: Task) -> Text:
        reports, seconds = int(task.fields["reports"]), task.elapsed or 0.0
        return Text(f"{reports / seconds:,.0f}/s" if seconds else "")


def watched(results: Iterable[Result], paths: Iterable[Path | str]) -> Iterator[Result]:
    """The results as they come, a bar showing how far they are through the files of `paths`."""
    columns = BarColumn(), TextColumn("{task.fields[reports]:,} reports"), _Rate(), TimeRemainingColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=_size(paths) or None, reports=0)
    started, shown = time.monotonic(), False
    before = within = 0
    file: str | None = None
    try:
        for number, result in enumerate(results, 1):
            if not shown and time.monotonic() - started > _A_MOMENT:
                bar.start()
                shown = True
            if isinstance(result, Record):
                if result.document.origin != file:
                    before, within, file = before + _bytes(file), 0, result.document.origin
                within = min(within + len(result.document.text.encode()), _bytes(file))
            bar.update(task, completed=before + within, reports=number)
            yield result
    finally:
        bar.stop()


def _size(paths: Iterable[Path | str]) -> int:
    """Bytes of all files, those of folders among them."""
    total = 0
    for path in paths:
        if os.path.isdir(path):
            total += sum(_bytes(os.path.join(at, name)) for at, _, names in os.walk(path) for name in names)
        else:
            total += _bytes(str(path))
    return total


@lru_cache(maxsize=2)
def _bytes(file: str | None) -> int:
    """The size of a file; nothing for what is no file."""
    try:
        return os.path.getsize(file) if file else 0
    except OSError:
        return 0
