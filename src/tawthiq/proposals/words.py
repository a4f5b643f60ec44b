"""The words of a report that a proposal must stand on: folded, with its numbers, dates, names and vocabulary."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from tawthiq.language.dates import resolve
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Lexicon, Match
from tawthiq.language.numerals import Quantity
from tawthiq.language.sentences import Sentences
from tawthiq.language.tongues import TONGUES
from tawthiq.model.record import Evidence
from tawthiq.model.text import Document
from tawthiq.places.finding import FINDERS
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import Mention
from tawthiq.places.resolver import Resolved
from tawthiq.places.resolver import resolve as resolve_places
from tawthiq.proposals.aligning import Alignment, Span

Days = tuple[date | None, date | None]


class Words:
    """One report, read once for all proposals. Spans are of the folded text unless they are called original."""

    def __init__(self, document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.view = fold(document.text)
        self.text = self.view.text + "\n"
        self.matches: list[Match] = lexicon.find(self.text, self.view)
        self._starts = [match.start for match in self.matches]
        self._tongue = TONGUES[document.language]
        self.quotations = self._tongue.quotations(self.text)
        self.sentences = Sentences(self.text, self.quotations, self._tongue.abbreviated)
        self.alignment = Alignment(self.view)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return self._tongue.quantities(self.text)

    @cached_property
    def intervals(self) -> list[tuple[Span, Days]]:
        """What each date in the text means, in order; «منذ» reaches to its own day and to publication."""
        published = self.document.published
        found: list[tuple[Span, Days]] = []
        anchor: date | None = None
        for written in self._tongue.find_dates(self.text):
            interval = resolve(written, published, anchor)
            if interval is None:
                continue
            anchor = interval.start or anchor
            span = written.start, written.end
            if written.since and interval.start:
                found += [(span, (interval.start, interval.start)), (span, (interval.start, published))]
            found.append((span, (interval.start, interval.end)))
        return found

    @cached_property
    def dated(self) -> list[Span]:
        """Where words of time stand, whether or not they can be told as days."""
        return [(written.start, written.end) for written in self._tongue.find_dates(self.text)]

    @cached_property
    def places(self) -> list[tuple[Mention, Resolved | None]]:
        """The places that the report names, and which they are; those that are known first."""
        find = FINDERS[self.document.language].find_mentions
        mentions = find(self.text, self.view, self.matches, self.gazetteer)
        found = list(zip(mentions, resolve_places(mentions, self.gazetteer), strict=True))
        return sorted(found, key=lambda one: one[1] is None)

    def place(self, span: Span) -> Span:
        """The name in words for a place: «مدينة X» is X; the whole where there is no one name in it."""
        inside = [m for m, _ in self.places if span[0] <= m.start and m.end <= span[1]]
        return (inside[0].start, inside[0].end) if len(inside) == 1 else span

    def days_near(self, span: Span) -> list[Days]:
        """What the dates of the text mean, those nearest to `span` first."""
        return [days for _, days in sorted(self.intervals, key=lambda one: _distance(one[0], span))]

    def original(self, span: Span) -> str:
        """The report's text of a span, unchanged."""
        return self.evidence(span).text

    def evidence(self, span: Span) -> Evidence:
        """The original words of a span."""
        first, last = self.view.span(*span)
        return Evidence(first, last, self.document.text[first:last])

    def near(self, span: Span, sentences: int = 0) -> Span:
        """The span of the sentences that hold `span`, and of so many on either side."""
        spans = self.sentences.spans
        first = max(0, self.sentences.index(span[0]) - sentences)
        last = min(len(spans) - 1, self.sentences.index(span[1] - 1) + sentences)
        return spans[first][0], spans[last][1]

    def of(self, span: Span, *lexicons: str) -> Iterator[Match]:
        """The matches of some lexicons within a span."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return (m for m in self.matches[first:last] if m.end <= span[1] and m.sense.lexicon in lexicons)

    def is_quoted(self, span: Span) -> bool:
        """Whether words stand wholly inside quotation marks."""
        return any(start <= span[0] and span[1] <= end for start, end in self.quotations)


def _distance(one: Span, other: Span) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])
