"""Names of persons: capitalised words that name no body, place or outlet, and what the words beside them say.

A name is «Omar Haddad», «Umm Yusuf», «Fatima al-Ali»; beside it stand an age, a trade, kinship. Sex and group come from
those words, never from the name.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Span
from tawthiq.language.lexicon import Match

Sex = Literal["male", "female"]

_WORD = re.compile(r"[a-zÀ-ɏ'’ʿʾ-]{2,}|\b[a-z]\.?")
_PARTICLES = frozenset("al el bin ibn bint abu um umm von van de der da abdel abdul ould ben".split())
_AGE = re.compile(
    r",? ?(?:\((?:aged? )?(?P<brackets>\d{1,3})(?: ?(?:years?(?: old)?|yrs?|y\.?o\.?|y/o))?\)|"
    r",? (?:was )?(?:aged|age) (?P<aged>\d{1,3}|[a-z]+)\b|[,–-] ?(?P<years>\d{1,3}) ?(?:years?|yrs?|y/o)\b(?: old\b)?|"
    r", (?P<bare>\d{1,3})(?=[,.;)\n]| and\b|$)|,? (?:an? )?(?P<old>\d{1,3}|[a-z]+)[ -]years?[ -]old\b)"
)
_MONTHS = re.compile(r",? ?\(?(?:aged )?(?:\d{1,2}|[a-z]+)[ -]months?[ -]old\)?")
_TRADE = re.compile(
    r", (?:an?|the|his|her|their|one of|who was an?|whose) [^,.;:\n()]{2,70}|, (?:daughter|son|brother|"
    r"sister|wife|husband|mother|father|head|director|chief|imam|mayor|editor|member|"
    r"owner) (?:of|at) [^,.;:\n()]{2,50}|,? (?:poet|student|teacher)[^,.;:\n]{0,30}"
)
_OLD_WHO = re.compile(r", an? \d{1,3}-years?-old (?!who\b|was\b|and\b|from\b)[a-z]")
_OLD_BEFORE = re.compile(r"(?P<old>\d{1,3})[ -]years?[ -]old (?:[\w-]+,? ){0,3}$")
_WHAT_OF = re.compile(r", (?:was|were|has|had|is|died|and (?:his|her|their))\b")
_WHOSE = re.compile(r"\b(?:the|an?|his|her|their) (?:(?!were |was |are |dead |killed |said |says )[\w-]+ )?$")
_MALE = re.compile(r"\b(?:he|his|him|himself|mr|son|brother|father|husband|boy|man)\b")
_FEMALE = re.compile(r"\b(?:she|her|hers|herself|mrs|ms|miss|daughter|sister|mother|wife|girl|woman)\b")
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her|hers)\b")
_FULL_NAME = re.compile(r"[A-Z]\w+ [A-Z]\w+")
_NEXT = re.compile(r" ?(he|she|his|her)\b")
_HONORIFICS = {
    "mr": "male",
    "mrs": "female",
    "ms": "female",
    "sheikh": "male",
    "ko": "male",
    "u": "male",
    "daw": "female",
    "ma": "female",
}
_NUMBERS = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)}  # fmt: skip


_KNOWN = ("actors", "outlets", "roles", "objects", "people", "levels", "events", "calendar")
_PLACED = frozenset({"in", "near", "direction"})
_SO_CALLED = frozenset({"everyday", "given_name", "ordinary"})
"""Words around places that may be parts of names too."""


@dataclass(slots=True)
class Person:
    """A name in its place: [start, end), with the words before it from `lead` on and those after it up to `tail`."""

    start: int
    end: int
    lead: int
    tail: int
    words: int
    age: int | None = None
    sex: Sex | None = None
    nouns: list[Match] = field(default_factory=list)


class NameReader:
    """Finds the persons' names in a span of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text

    def names(self, span: Span) -> list[Person]:
        """The names of a span, in order."""
        found: list[Person] = []
        run: list[Span] = []
        for word in _WORD.finditer(self.text, *span):
            at = word.span()
            joined = run and self.text[run[-1][1] : at[0]] in (" ", "-")
            part = self._is_part(at, bool(joined))
            if not (part and joined):
                self._closed(run, found)
                run = []
            if part:
                run.append(at)
        self._closed(run, found)
        return [self._with_words(person, span) for person in found]

    def _closed(self, run: list[Span], found: list[Person]) -> None:
        while run and self.text[slice(*run[-1])].rstrip(".") in _PARTICLES:
            run = run[:-1]
        if run and any(self._capital(at) for at in run):
            start, end = run[0][0], run[-1][1]
            words = sum(
                self.text[slice(*at)].split("-")[0] not in _PARTICLES or "-" in self.text[slice(*at)] for at in run
            )
            if end - start > 2 and (words > 1 or not self._opens(start)):
                found.append(Person(start, end, start, end, words))

    def _opens(self, start: int) -> bool:
        """Whether a word has its capital only because it opens a sentence."""
        opens = self.text[:start].rstrip(' "“(')[-1:] in ("", ".", "\n", "!", "?", ":")
        return opens and not within(self.reading.of("names"), start, start + 1)

    def _capital(self, at: Span) -> bool:
        word = self.reading.quote(*at)
        return word[0].isupper() or ("-" in word and word.split("-", 1)[1][:1].isupper())

    def _is_part(self, at: Span, joined: bool) -> bool:
        """Whether a word may be part of a name: capitalised, or a particle, and nothing the vocabularies know."""
        word = self.text[slice(*at)]
        if word in _PARTICLES:
            return joined or self._capital(at)
        if not self._capital(at) or word in _HONORIFICS or word.endswith(("'s", "’s")):
            return False
        if any(m.start == at[0] and m.end == at[1] for m in within(self.reading.of("names"), *at)):
            return True
        known = within(self.reading.of(*_KNOWN), at[0] - 50, at[1])
        if any(m.start <= at[0] and m.end >= at[1] and m.sense.get("role") not in _SO_CALLED for m in known):
            return False
        places = within(self.reading.places, at[0] - 40, at[1])
        if any(
            m.start <= at[0] < m.end and (m.entries or m.relation in _PLACED) and (m.relation or m.kind) for m in places
        ):
            return False
        return not any(d.start <= at[0] < d.end for d in within(self.reading.dates, at[0] - 20, at[1]))

    # --- what stands beside a name ----------------------------------------------------------------

    def _with_words(self, person: Person, span: Span) -> Person:
        text = self.text
        before = text[max(span[0], person.start - 60) : person.start]
        lead = re.search(r"(?:(?:\b(?:the|an?|his|her|their|one)\b )?(?:[\w'’-]+ ){0,4})$", before)
        nouns = self._nouns_before(person, span)
        if nouns:
            person.lead = min(m.start for m in nouns)
            whose = _WHOSE.search(text, max(span[0], person.lead - 30), person.lead)
            person.lead = person.lead - len(whose[0]) if whose else person.lead
        honorific = re.search(r"\b([a-z]+)\.? $", before)
        if honorific and honorific[1] in _HONORIFICS and lead is not None:
            person.sex = _HONORIFICS[honorific[1]]  # type: ignore[assignment]
        if old := _OLD_BEFORE.search(before):
            person.age = int(old["old"])
        for _ in range(3):
            age = None if _OLD_WHO.match(text, person.tail, span[1]) else _AGE.match(text, person.tail, span[1])
            if age and (value := _years(next(filter(None, age.groups()), ""))) is not None:
                person.age, person.tail = value, age.end()
                continue
            if months := _MONTHS.match(text, person.tail, span[1]):
                person.age, person.tail = 0, months.end()
                continue
            trade = _TRADE.match(text, person.tail, span[1])
            if trade is None or (
                not within(self.reading.of("people", "roles"), *trade.span()) and "year" not in trade[0]
            ):
                break
            named = any(word[0].isupper() for word in self.reading.quote(*trade.span()).split()[2:])
            if named and not _WHAT_OF.match(text, trade.end(), span[1]):
                break
            if inner := re.search(r"(\d{1,3})[ -]years?[ -]old|\baged? (\d{1,3})\b", trade[0]):
                person.age = int(inner[1] or inner[2])
            nouns += within(self.reading.of("people"), *trade.span())
            person.tail = trade.end()
        person.nouns = nouns
        person.sex = person.sex or self._sex(person, span)
        return person

    def _nouns_before(self, person: Person, span: Span) -> list[Match]:
        """Nouns of people right before a name: «journalist X», «his wife X», «brothers X»."""
        found: list[Match] = []
        edge = person.start
        near = within(self.reading.of("people", "roles"), max(span[0], person.start - 50), person.start)
        for match in sorted(near, key=lambda m: (-m.end, m.sense.lexicon)):
            if match.end <= edge and not self.text[match.end : edge].strip(" ,"):
                found.append(match)
                edge = match.start
        return [m for m in found if m.sense.lexicon == "people"] or found[:1]

    def _sex(self, person: Person, span: Span) -> Sex | None:
        for noun in person.nouns:
            sex = noun.sense.get("sex") or noun.form.gender
            if sex in ("male", "female"):
                return sex
        after = self.text[person.end : min(span[1], max(person.tail, person.end) + 40)].split(". ")[0]
        after = re.split(r"[;]|\b(?:and|along)\b", after)[0]
        if not _PRONOUN.search(after) and self._alone(person, span):
            after += self._next(span)
        male, female = _MALE.search(after), _FEMALE.search(after)
        if male and (female is None or male.start() < female.start()):
            return "male"
        return "female" if female else None

    def _alone(self, person: Person, span: Span) -> bool:
        """Whether no other full name stands in the rest of a sentence, whose bearer a pronoun might mean."""
        return span[1] <= person.end or not _FULL_NAME.search(self.reading.quote(person.end, span[1]))

    def _next(self, span: Span) -> str:
        """The pronoun that the next sentence of the paragraph begins with: «… She was seven.»"""
        found = _NEXT.match(self.text, span[1])
        return " " + found[1] if found else ""


def _years(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word)
