"""What was considered while a report is read: the words that filled each field, and what was dropped and why.

`SILENT` keeps nothing and costs nothing; `Notes` are kept where an explanation is asked for. A reason is a short code,
which the exporters word. The record is the same either way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from tawthiq.language.folding import View
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.language.sentences import Sentences
from tawthiq.model.record import Dropped, Evidence, Explained, Explanation, Filled

Span = tuple[int, int]
Reach = Literal["paragraph", "before", "after", "understood", "published"] | None
_REACHES: tuple[Reach, ...] = (None, "paragraph", "after", "before")
"""From the entry's own sentence outward; the nearest words of a field count."""


class Placed(Protocol):
    """Anything with words in the folded text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Words(NamedTuple):
    """Words that are nothing more, [start, end) of the folded text."""

    start: int
    end: int


Fields = Mapping[str, Sequence[Placed | None]]
"""The words of each field; a field without any was understood."""


class Silent:
    """Keeps nothing."""

    __slots__ = ()
    asked = False

    def drop(self, kind: str, reason: str, start: int, end: int, considered: str | None = None) -> None:
        """Words that were looked at for an entry of a kind, and why they are none."""

    def fill(self, kind: str, start: int, evidence: Evidence, fields: Fields) -> None:
        """The words that filled the fields of an entry, whose own words begin at `start`."""

    def forget(self) -> None:
        """The report is read once more: what was filled counts no longer."""

    def explanation(self, quantities: Iterable[Quantity], read: Sequence[Span]) -> Explanation | None:
        """Nothing, for nobody asked."""
        return None


SILENT = Silent()


class Notes(Silent):
    """Keeps all that is told of one document, in the words of its original."""

    __slots__ = ("_dropped", "_filled", "_sentences", "_told", "_view")
    asked = True

    def __init__(self, view: View, sentences: Sentences) -> None:
        self._view, self._sentences = view, sentences
        self._dropped: dict[Dropped, None] = {}
        self._filled: list[Explained] = []
        self._told: list[Span] = []

    def drop(self, kind: str, reason: str, start: int, end: int, considered: str | None = None) -> None:
        """Words that were looked at for an entry of a kind, and why they are none."""
        if evidence := self._evidence(start, end):
            self._dropped[Dropped(evidence, kind, reason, considered)] = None
            self._told.append((start, end))

    def fill(self, kind: str, start: int, evidence: Evidence, fields: Fields) -> None:
        """The words that filled the fields of an entry, whose own words begin at `start`."""
        told = []
        for name, words in fields.items():
            spans = _outermost({(_first(one), one.end) for one in words if one is not None})
            quoted = tuple(found for span in spans if (found := self._evidence(*span)))
            reach = min((self._reach(start, at) for at, _ in spans), key=_REACHES.index, default=None)
            told.append(Filled(name, quoted, reach if quoted else "published" if name == "dates" else "understood"))
            self._told += spans
        self._filled.append(Explained(kind, evidence, tuple(told)))

    def forget(self) -> None:
        """The report is read once more: what was filled counts no longer."""
        self._filled.clear()

    def explanation(self, quantities: Iterable[Quantity], read: Sequence[Span]) -> Explanation:
        """All that was told; numbers in what was read that no words account for are of something else."""
        for quantity in quantities:
            if quantity.kind == "count" and self._unaccounted(quantity, read):
                self.drop("casualties", "not_of_people", quantity.start, quantity.end)
        return Explanation(tuple(self._filled), tuple(_widest(self._dropped)))

    def _unaccounted(self, quantity: Quantity, read: Sequence[Span]) -> bool:
        if any(start < quantity.end and quantity.start < end for start, end in self._told):
            return False
        return any(start <= quantity.start < end for start, end in read)

    def _reach(self, start: int, words: int) -> Reach:
        """How far from an entry's own words others stand."""
        sentence = self._sentences.around(start)
        if sentence[0] <= words < sentence[1]:
            return None
        if "\n" not in self._view.text[min(start, words) : max(start, words)]:
            return "paragraph"
        return "before" if words < start else "after"

    def _evidence(self, start: int, end: int) -> Evidence | None:
        """The original words of a folded span, without the spaces at its ends; None where it has no others."""
        text = self._view.text
        end = min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        first, last = self._view.span(start, end)
        return Evidence(first, last, self._view.original[first:last])


def _widest(dropped: Iterable[Dropped]) -> Iterator[Dropped]:
    """In the order of the text; of what stands within words that were left out for the same reason, nothing."""
    last: dict[tuple[str, str], int] = {}
    for one in sorted(dropped, key=lambda one: (one.evidence.start, -one.evidence.end, one.kind != "report")):
        end = one.evidence.end
        if end > max(last.get((one.kind, one.reason), 0), last.get(("report", ""), 0)):
            yield one
        last[one.kind, one.reason] = max(end, last.get((one.kind, one.reason), 0))
        if one.kind == "report" and one.reason != "other_subject":
            last["report", ""] = max(end, last.get(("report", ""), 0))


def _first(words: Placed) -> int:
    """Where words begin, with their article."""
    return words.start - 2 if isinstance(words, Match) and words.definite else words.start


def _outermost(spans: set[Span]) -> list[Span]:
    """Spans in order, without those that stand within another."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
