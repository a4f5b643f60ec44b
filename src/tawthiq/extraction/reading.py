"""A report as the grammar sees it: folded, cut into sentences, its words, numbers, dates and places found once.

All positions are of the folded text; `evidence` takes them back to the original.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from tawthiq.extraction.notes import SILENT, Notes
from tawthiq.extraction.posts import find_post
from tawthiq.language.dates import DateExpression
from tawthiq.language.folding import View, fold
from tawthiq.language.lexicon import Lexicon, Match
from tawthiq.language.numerals import Quantity
from tawthiq.language.sentences import Sentences
from tawthiq.language.tongues import TONGUES
from tawthiq.model.record import Evidence
from tawthiq.model.text import Document
from tawthiq.places.finding import FINDERS
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import Mention

_LONG_DATE = 40
"""Letters from the start of a date to its last name."""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_Placed)


class Located(Generic[Spanned]):
    """Items in order of start, found by position."""

    __slots__ = ("items", "starts")

    def __init__(self, items: list[Spanned]) -> None:
        self.items = items
        self.starts = [item.start for item in items]

    def __iter__(self) -> Iterator[Spanned]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def within(located: Located[Spanned], start: int, end: int) -> list[Spanned]:
    """Those that start in [start, end)."""
    starts = located.starts
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return []
    return located.items[first : bisect_left(starts, end, first)]


class Reading:
    """One document, read once for all extractors.

    `text` is the folded text, blank but for the post where the page is a captured one, and with a line's end after it,
    so that a look at what follows a word finds something. `notes` take up what is considered, where `explain` asks.
    """

    def __init__(self, document: Document, lexicon: Lexicon, gazetteer: Gazetteer, explain: bool = False) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self._lexicon = lexicon
        self._tongue = TONGUES[document.language]
        self.view: View = fold(document.text)
        self.post = find_post(self.view.text)
        self.text = " " * self.post.start + self.view.text[self.post.start : self.post.end] + "\n"
        self.matches: list[Match] = lexicon.find(self.text, self.view)
        self.quotations = Located(self._tongue.quotations(self.text))
        self.sentences = Sentences(self.text, self.quotations.items, self._tongue.abbreviated)
        self.notes = Notes(self.view, self.sentences) if explain else SILENT
        self._dates: Located[DateExpression] | None = None
        self._quantities: Located[Quantity] | None = None
        self._places: Located[Mention] | None = None
        self._country: str | None = None
        found: dict[str, list[Match]] = {}
        for match in self.matches:
            found.setdefault(match.sense.lexicon, []).append(match)
        self._of: dict[tuple[str, ...], Located[Match]] = {(name,): Located(found[name]) for name in found}

    @property
    def dates(self) -> Located[DateExpression]:
        if self._dates is None:
            # Folded, the city of Ibb is the month of Ab.
            found = self._tongue.find_dates(self.text)
            self._dates = Located([d for d in found if d.end - d.start > 2 or self.quote(d.start, d.end) != "إب"])
        return self._dates

    @property
    def quantities(self) -> Located[Quantity]:
        if self._quantities is None:
            self._quantities = Located(self._tongue.quantities(self.text))
        return self._quantities

    @property
    def places(self) -> Located[Mention]:
        if self._places is None:
            find = FINDERS[self.document.language].find_mentions
            found = find(self.text, self.view, self.matches, self.gazetteer)
            self._places = Located([m for m in found if not self._is_time(m)])
        return self._places

    def _is_time(self, place: Mention) -> bool:
        """Whether a name stands in a date: «24 من شباط» names no village of that name."""
        return any(d.end >= place.end for d in within(self.dates, place.start - _LONG_DATE, place.start + 1))

    @property
    def country(self) -> str | None:
        """The country that most places of the report are in, and most of those who fight there are of."""
        if self._country is None:
            entries = self.gazetteer.entries
            votes = Counter(entries[m.entries[0]].country for m in self.places if m.entries)
            votes.update(str(m.sense.get("country")) for m in self.of("actors") if _fights_at_home(m))
            self._country = votes.most_common(1)[0][0] if votes else ""
        return self._country or None

    @property
    def countries_of(self) -> dict[str, set[str]]:
        """The countries that each actor is of, or fights in."""
        return _countries_of(self._lexicon)

    @property
    def governments_of(self) -> dict[str, list[str]]:
        """The governments and armies of each country, as the vocabulary knows them."""
        return _governments_of(self._lexicon)

    def of(self, *lexicons: str) -> Located[Match]:
        """The matches of one lexicon, or of several together, in order."""
        found = self._of.get(lexicons)
        if found is None:
            parts = [self._of[(name,)] for name in lexicons if (name,) in self._of]
            if len(parts) == 1:
                found = parts[0]
            else:
                found = Located(sorted((match for part in parts for match in part.items), key=_order))
            self._of[lexicons] = found
        return found

    def names(self, text: str) -> set[str]:
        """The canonical names of the actors in a text that is no part of the report, such as its outlet."""
        view = fold(text)
        return {match.sense.code for match in self._lexicon.find(view.text, view) if match.sense.lexicon == "actors"}

    def evidence(self, start: int, end: int) -> Evidence:
        """The original words of a folded span, without the spaces at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first, last = self.view.span(start, end)
        return Evidence(first, last, self.document.text[first:last])

    def quote(self, start: int, end: int) -> str:
        """The original words of a folded span."""
        return self.view.quote(start, end)


def _fights_at_home(actor: Match) -> bool:
    sense = actor.sense
    elsewhere = sense.get("place") or sense.get("anaphoric")
    return bool(sense.get("belligerent") and sense.get("country") and not elsewhere)


def _order(match: Match) -> int:
    return match.order


@lru_cache(maxsize=4)
def _countries_of(lexicon: Lexicon) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sense in lexicon.senses:
        if sense.lexicon == "actors":
            country = sense.get("country")
            found.setdefault(sense.code, set()).update(sense.get("theatre", ()), [country] if country else ())
    return found


@lru_cache(maxsize=4)
def _governments_of(lexicon: Lexicon) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sense in lexicon.senses:
        state = sense.lexicon == "actors" and sense.get("kind") in ("state", "army") and sense.get("belligerent")
        if state and (country := sense.get("country")) and sense.code not in found.setdefault(country, []):
            found[country].append(sense.code)
    return found


def rule_entries(matches: Iterable[Match]) -> tuple[str, ...]:
    """The lexicon entries behind a rule, in order, each once."""
    return tuple(dict.fromkeys(match.sense.id for match in matches))
