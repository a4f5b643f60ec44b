"""Word classes: the characters that a text becomes for the grammars of numbers and dates to read.

One pass finds every number, hedge and calendar word and every group of digits; each becomes one character, and so does
what stands between two of them. «أكثر من 130 قتيلا وخمسة وعشرين جريحا» reads `~3_+u+t`. A grammar is then a regular
expression over these characters: short, fast, and free of spelling. The vocabularies are `numerals.toml` and
`calendar.toml` of each language. How its words are spelt, with what between them, is that language's own `symbols`;
how a text is read is the same in all of them, and here.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

CLASSES: Final = {
    # numbers
    "unit": "u", "first": "a", "ten": "x", "tens": "t", "hundred": "h", "hundreds": "H", "scale": "k", "scales": "K",
    "two": "D", "tanwin": "C", "fraction": "f", "tens_plural": "z", "dozen": "Z", "vague": "v", "some": "T",
    # what stands around them
    "hedge": "~", "verb": "V", "side": "'", "between": "b", "age": "A", "label": "L", "money": "S", "measure": "l",
    "percent": "%", "clock": "c", "change": "E",
    # names of days and months
    "month_name": "M", "doubtful_month_name": "B", "hijri_month": "Q", "weekday": "W", "mask": "!", "relative": "R",
    "anchored": "@", "part_of_day": "P", "of_the_clock": "p", "ordinal": "O",
    # units of time, and what places them
    "day": "j", "week": "w", "month": "m", "year": "y", "hour": "o", "minute": "i", "past": "<", "current": "=",
    "this": "d", "next": ">", "same": "s", "of_it": "g", "part": "e", "ago": "q", "since": "n", "during": "r",
    "until": "U", "dated": "G", "in_a_row": "N",
    # digits: up to two, three, four that may be a year, more, a decimal; a time, a full date, a day and month
    "digits": "1", "digits3": "3", "year_digits": "9", "digits4": "4", "decimal": "5", "time": "0", "date": "F",
    "day_and_month": "Y",
}  # fmt: skip
"""The character of each class. Grammars are written in these."""

AND, TO, OR, OF, SLASH, DASH, COMMA, OPEN, CLITIC, NEAR, FAR = '+:&,/-;"`_\n'
"""What stands between two words: و, إلى, أو, من, / - ، ( and a preposition on the second; other words, few or many."""

_NEAR = 48
"""A longer gap, in characters, or one with a stop in it, is far."""

_DECIMAL_MARKS = re.compile(r"[.,٫]")


class Word(NamedTuple):
    """What the vocabulary or the digits say of a word. Fields that its class does not use are None."""

    kind: str
    value: float | None = None
    sense: str = ""
    bound: str | None = None
    word: str | None = None
    times: str | None = None
    many: int = 1
    first: int = 1
    last: int = 31


class Lexeme(NamedTuple):
    """A word in its place: [start, end) in the folded text, without clitics but with the article."""

    start: int
    end: int
    word: Word


class Reading(NamedTuple):
    """A text's `symbols`, and its lexemes with the position of each in `symbols`."""

    text: str
    symbols: str
    lexemes: list[Lexeme]
    places: list[int]

    def between(self, start: int, end: int) -> list[Lexeme]:
        """The lexemes of the symbols [start, end)."""
        return self.lexemes[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def before(self, symbol: int) -> Lexeme:
        """The last lexeme before a symbol."""
        return self.lexemes[bisect_left(self.places, symbol) - 1]


@cache
def vocabulary(language: str) -> tuple[dict[str, Any], ...]:
    """Every sense of a language's two vocabularies, in the order of the files."""
    folder = files("tawthiq") / "lexicons" / language
    vocabularies = (tomllib.loads((folder / name).read_text("utf-8")) for name in ("numerals.toml", "calendar.toml"))
    return tuple(sense for vocabulary in vocabularies for sense in vocabulary["sense"])


def words_of(language: str) -> Iterator[tuple[Word, dict[str, Any]]]:
    """Every sense of a language's vocabularies, and what it says of its words."""
    for sense in vocabulary(language):
        yield Word(**{field: said for field, said in sense.items() if field in Word._fields}), sense


def digits(match: re.Match[str]) -> Word:
    """The class and value of digits, by the group of a language's pattern that found them.

    The groups are plain, grouped (26,083), decimal and nth (3rd); any other is the name of its class.
    """
    group, text = match.lastgroup or "", match[0]
    if group == "plain":
        value, size = int(text), len(text)
        if size == 4:
            return Word("year_digits" if 1300 <= value <= 2100 else "digits4", value)
        return Word("digits" if size < 3 else "digits3" if size == 3 else "digits4", value)
    if group == "nth":
        return Word("ordinal", int(match["nth"]))
    if group == "grouped":
        if text[0] == "0":
            return Word("decimal", float("0." + text[2:5])) if text[1] in ".," else Word("time")
        return Word("digits4", int(re.sub(r"\D", "", text)))
    if group == "decimal":
        parts = _DECIMAL_MARKS.split(text)
        return Word("decimal", float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else None)
    return Word(group)


class Found(NamedTuple):
    """A word found in a text, from its clitics to where reading goes on, and the symbols that it makes with them."""

    start: int
    end: int
    symbols: str
    lexeme: Lexeme


def in_symbols(text: str, words: Iterable[Found], gaps: dict[str, str], stops: frozenset[str]) -> Reading:
    """The words of a folded text with what stands between them, as symbols; linear in its length.

    `gaps` are the symbols of what may stand between two words, `stops` the characters that part them for good.
    """
    symbols: list[str] = []
    lexemes: list[Lexeme] = []
    places: list[int] = []
    length = done = 0
    for start, end, own, lexeme in words:
        gap = text[done:start]
        between = gaps.get(gap)
        if between is None:
            between = NEAR if len(gap) < _NEAR and stops.isdisjoint(gap) else FAR
        own = between + own
        symbols.append(own)
        length += len(own)
        lexemes.append(lexeme)
        places.append(length - 1)
        done = end
    return Reading(text, "".join(symbols), lexemes, places)


def trie(words: Iterable[str]) -> str:
    """A regular expression that matches exactly `words`, the longest first, without backtracking over spellings."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    by_rest: dict[str, str] = {}
    for letter, below in sorted(node.items()):
        if letter:
            rest = _branch(below)
            by_rest[rest] = by_rest.get(rest, "") + letter
    if not by_rest:
        return ""
    branches = [(f"[{re.escape(ls)}]" if len(ls) > 1 else re.escape(ls)) + rest for rest, ls in by_rest.items()]
    pattern = "(?:" + "|".join(branches) + ")" if len(branches) > 1 or "" in node else branches[0]
    return pattern + "?" if "" in node else pattern
