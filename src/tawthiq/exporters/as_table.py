"""A record as text for the terminal: a section a kind, each entry in words beside the words it stands on."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.exporters import Exporter, Look
from tawthiq.exporters.columns import Piece, laid, wrap
from tawthiq.exporters.directions import rtl
from tawthiq.exporters.labels import Labels
from tawthiq.exporters.printable import printable
from tawthiq.exporters.reasons import LeftOut, explained, left_out, sure
from tawthiq.exporters.wording import KINDS, Card, Fact
from tawthiq.model.record import Record

_COLOURS = {
    "events": "blue",
    "casualties": "red",
    "damage": "yellow",
    "victims": "magenta",
    "statements": "bright_black",
    "places": "green",
}
_LEAST, _MOST = 40, 120
_GAP = 2


def to_table(record: Record, look: Look | None = None) -> bytes:
    """The record as a table of text in UTF-8, its lines no wider than the look's `width` (at least 40 columns)."""
    return _Page(look or Look()).filled(record).encode()


class _Page:
    """One table as it is written, from top to bottom."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._say = Labels(look.lang)
        self._rtl = look.lang == "ar"
        self._width = min(max(look.width, _LEAST), _MOST)
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self._width,
            force_terminal=look.colour,
            color_system="standard" if look.colour else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def filled(self, record: Record) -> str:
        """The whole table of a record."""
        self._head(record)
        shown = 0
        for kind in KINDS:
            entries = explained(record, kind, self._say)
            shown += len(entries)
            if entries:
                self._section(kind, entries)
        if not shown:
            self._line([(self._say("page", "nothing"), False)])
        if dropped := left_out(record, self._say):
            self._left_out(dropped)
        self._console.print()
        return "\n".join(line.rstrip() for line in self._out.getvalue().split("\n"))

    def _head(self, record: Record) -> None:
        read = record.document
        self._line([(printable(read.title or self._say("page", "untitled")), True)], "bold")
        known: list[Piece] = []
        for value in (read.outlet, read.author, read.published and read.published.isoformat(), read.url):
            if value:
                known += [(" · ", False)] if known else []
                known.append((printable(value), True))
        self._line(known, "dim")
        for problem in read.problems:
            self._line([(self._say("page", "problems"), False), (": ", False), (printable(problem.message), True)])

    def _line(self, pieces: list[Piece], style: str = "") -> None:
        """A paragraph over the whole width."""
        for line in self._lines(pieces, self._width, self._rtl):
            self._console.print(Text(line, style, justify="right" if self._rtl else "left"), soft_wrap=False)

    def _lines(self, pieces: list[Piece], width: int, right_to_left: bool) -> list[str]:
        return [laid(line, right_to_left, self._look.visual) for line in wrap(pieces, width)]

    def _section(self, kind: str, entries: tuple[Card, ...]) -> None:
        self._heading(self._say("kinds", kind), len(entries), _COLOURS[kind])
        number = max(cell_len(card.id or str(place)) for place, card in enumerate(entries, 1))
        words = (self._width - number - 2 * _GAP) * 2 // 5
        what = self._width - number - 2 * _GAP - words
        self._rows(
            (number, what, words),
            [
                (
                    Text(card.id or str(place), "dim", justify="right"),
                    self._what(card, what),
                    self._words(card.evidence.text, words, _COLOURS[kind]),
                )
                for place, card in enumerate(entries, 1)
            ],
        )

    def _left_out(self, dropped: tuple[LeftOut, ...]) -> None:
        """What was considered and is no entry, each with the reason."""
        self._heading(self._say("page", "left_out"), len(dropped), "bright_black")
        words = (self._width - _GAP) * 2 // 5
        why = self._width - _GAP - words
        rows = []
        for one in dropped:
            reason = Text(justify="right" if self._rtl else "left")
            reason.append("\n".join(self._lines([(one.reason, False)], why, self._rtl)))
            rows.append((reason, self._words(one.words, words, "bright_black")))
        self._rows((why, words), rows)

    def _heading(self, title: str, count: int, colour: str) -> None:
        name = f"{title} ({count})"
        rest = "─" * (self._width - cell_len(name) - 1)
        heading = laid([(name, True)], self._rtl, self._look.visual)
        self._console.print()
        self._console.print(
            Text(f"{rest} {heading}" if self._rtl else f"{heading} {rest}", f"bold {colour}"), no_wrap=True
        )

    def _rows(self, widths: tuple[int, ...], rows: Sequence[tuple[Text, ...]]) -> None:
        """Rows in columns of those widths, from the side on which the labels' language begins."""
        table = Table.grid(padding=(0, _GAP))
        for width in reversed(widths) if self._rtl else widths:
            table.add_column(width=width, no_wrap=True)
        for row in rows:
            table.add_row(*(reversed(row) if self._rtl else row))
        self._console.print(table)

    def _what(self, card: Card, width: int) -> Text:
        """The entry in words: its title, then a line a fact."""
        text = Text(justify="right" if self._rtl else "left")
        title: list[Piece] = [(printable(card.title), True)]
        if card.detail:
            title += [(": ", False), (card.detail, True)]
        if card.tag:
            title += [(" ", False), (f"[{card.tag}]", True)]
        for line in self._lines(title, width, self._rtl):
            text.append(line + "\n", "bold")
        for fact in card.facts:
            for line in self._lines(_pieces(fact), width, self._rtl):
                text.append(line + "\n")
        for pieces in self._why(card):
            for line in self._lines(pieces, width, self._rtl):
                text.append(line + "\n", "dim")
        text.right_crop(1)
        return text

    def _why(self, card: Card) -> Iterator[list[Piece]]:
        """Why an entry is as it is, a line a reason; nothing where that was not asked."""
        if not card.why:
            return
        yield [(f"{self._say('page', 'why')} ({self._say('page', 'sure')} {sure(card.confidence)})", False)]
        yield [("· ", False), (f"{self._say('page', 'rule')}: ", False), (" ".join(card.rule), True)]
        for fact in card.why:
            yield [("· ", False), *_pieces(fact)]

    def _words(self, written: str, width: int, colour: str) -> Text:
        """The evidence, quoted, in its own direction."""
        right_to_left = rtl(written)
        quoted = printable(f"«{written}»")
        lines = self._lines([(quoted, False)], width, right_to_left)
        return Text("\n".join(lines), colour, justify="right" if right_to_left else "left")


def _pieces(fact: Fact) -> list[Piece]:
    pieces: list[Piece] = [(f"{fact.label}: ", False)]
    for index, value in enumerate(fact.values):
        pieces += [(fact.between, False)] if index else []
        pieces.append((printable(value), True))
    return pieces


TABLE = Exporter(name="table", summary="text for the terminal", many=True, render=to_table)
