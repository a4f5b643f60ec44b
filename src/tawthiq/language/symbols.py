"""A text as a string of word classes, for grammars to read.

One pass finds every number, hedge and calendar word (with its clitics) and every group of digits; each becomes one
character, and so does what stands between two of them. «أكثر من 130 قتيلا وخمسة وعشرين جريحا» reads `~3_+u+t`. A
grammar is then a regular expression over these characters: short, fast, and free of spelling. The vocabularies are
`numerals.toml` and `calendar.toml`; this module knows no meaning, only classes.

Works on folded text. Refuses to see numbers inside Latin words, addresses and long digit strings.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from tawthiq.language.folding import LETTERS, fold

CLASSES: Final = {
    # numbers
    "unit": "u", "first": "a", "ten": "x", "tens": "t", "hundred": "h", "hundreds": "H", "scale": "k", "scales": "K",
    "two": "D", "tanwin": "C", "fraction": "f", "tens_plural": "z", "vague": "v",
    # what stands around them
    "hedge": "~", "verb": "V", "side": "'", "between": "b", "age": "A", "label": "L", "money": "S", "measure": "l",
    "percent": "%", "clock": "c",
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

_GAPS: Final = {
    "": "", " ": "", " ال": "", " ال ": "", "ال": "", ") ": "", ")": "", " (ال": OPEN,
    " و": AND, " و ": AND, " وال": AND, ") و": AND, "و": AND,
    " الي ": TO, " الي": TO, " الي ال": TO, " و الي ": TO, " والي ": TO,
    " او ": OR, " او ال": OR, " من ": OF, " من ال": OF, " في ": OF,
    "/": SLASH, " / ": SLASH, "/ ": SLASH, " /": SLASH, " \\ ": SLASH, "\\": SLASH,
    "-": DASH, " - ": DASH, "- ": DASH, " -": DASH, "–": DASH, " – ": DASH, "—": DASH,
    "، ": COMMA, "،": COMMA, " ، ": COMMA, ", ": COMMA, " (": OPEN, "(": OPEN,
    " ب": CLITIC, " ل": CLITIC, " ف": CLITIC, " ب ": CLITIC,
}  # fmt: skip
_NEAR = 48
_STOPS: Final = frozenset("\n.؟!؛:")
"""A longer gap, in characters, or one with a stop in it, is far."""

_NUMERIC = re.compile(
    r"(?<![A-Za-z\d_%=&?@#.])(?:"
    r"(?P<time>\d{1,2}:\d\d(?::\d\d)?)"
    r"|(?P<date>\d{1,4} ?/ ?\d{1,2} ?/ ?\d{1,4}|\d{1,4}-\d{1,2}-\d{1,4}|\d{1,4}\.\d{1,2}\.\d{4})"
    r"|(?P<day_and_month>\d{1,2}/\d{1,2})"
    r"|(?P<grouped>\d{1,3}(?:(?:[,.،٬]\d{3}){1,3}|(?: 000){1,2}|(?: \d{3}){2,3}))"
    r"|(?P<decimal>\d{1,9}(?:[.,٫]\d{1,9}){1,4})"
    r"|(?P<plain>\d{1,9}))(?![A-Za-z\d_])(?![/:.,]\d)"
)
_CLITICS: Final = {
    joint + preposition + article: mark + (CLITIC if preposition else "")
    for joint, mark in (("", ""), ("و", AND), ("ف", CLITIC))
    for preposition, articles in (("", ("", "ال")), ("ب", ("", "ال")), ("ل", ("", "ل")), ("ك", ("", "ال")))
    for article in articles
}
"""Clitics that may hang on digits («و83»، «ال24»), and the symbols they make."""


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


class _Form(NamedTuple):
    """A word as written with its clitics: the symbols it makes, and how many characters of clitics to leave out."""

    word: Word
    symbols: str
    clitics: int


def _written(form: str, sense: dict[str, Any], free: bool) -> Iterator[tuple[str, str, int]]:
    """Every spelling of a form with clitics, the symbols before it, and the length of the clitics."""
    article = form.startswith("ال")
    form = fold(form).text
    bare = form[2:]
    for joint, mark in (("", ""), ("و", AND), ("ف", CLITIC)):
        size = len(joint)
        yield joint + form, mark, size
        if not free and sense["kind"] in ("unit", "ten"):
            continue
        yield joint + "ب" + form, mark + CLITIC, size + 1
        yield joint + ("لل" + bare if article else "ل" + form), mark + CLITIC, size + 1
        if free and not article:
            yield joint + "ال" + form, mark, size
            yield joint + "بال" + form, mark + CLITIC, size + 1
            yield joint + "لل" + form, mark + CLITIC, size + 1


@cache
def vocabulary() -> tuple[dict[str, Any], ...]:
    """Every sense of the two vocabularies, in the order of the files."""
    folder = files("tawthiq") / "lexicons" / "ar"
    vocabularies = (tomllib.loads((folder / name).read_text("utf-8")) for name in ("numerals.toml", "calendar.toml"))
    return tuple(sense for vocabulary in vocabularies for sense in vocabulary["sense"])


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
    branches = [(f"[{letters}]" if len(letters) > 1 else letters) + rest for rest, letters in by_rest.items()]
    pattern = "(?:" + "|".join(branches) + ")" if len(branches) > 1 or "" in node else branches[0]
    return pattern + "?" if "" in node else pattern


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, _Form]]:
    forms: dict[str, _Form] = {}
    for sense in vocabulary():
        word = Word(sense=sense["sense"], **{k: v for k, v in sense.items() if k in Word._fields and k != "sense"})
        for key in ("words", "exact"):
            for text in sense.get(key, ()):
                free = key == "words" and " " not in text
                for written, before, clitics in _written(text, sense, free):
                    known = forms.get(written)
                    if known is None or known.clitics > clitics:
                        forms[written] = _Form(word, before + CLASSES[word.kind], clitics)
    words = trie([*forms, *filter(None, _CLITICS)])
    return re.compile(rf"(?<![{LETTERS}])(?:{words}(?![{LETTERS}])|\d)"), forms


def _digits(match: re.Match[str]) -> Word:
    group, text = match.lastgroup or "", match[0]
    if group == "plain":
        value, size = int(text), len(text)
        if size == 4:
            return Word("year_digits" if 1300 <= value <= 2100 else "digits4", value)
        return Word("digits" if size < 3 else "digits3" if size == 3 else "digits4", value)
    if group == "grouped":
        if text[0] == "0":
            return Word("decimal", float("0." + text[2:5])) if text[1] in ".," else Word("time")
        return Word("digits4", int(re.sub(r"\D", "", text)))
    if group == "decimal":
        parts = re.split(r"[.,٫]", text)
        return Word("decimal", float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else None)
    return Word(group)


@lru_cache(maxsize=2)
def read(text: str) -> Reading:
    """Read a folded text; linear in its length. The last readings are kept, since numbers and dates share them."""
    pattern, forms = _compiled()
    symbols: list[str] = []
    lexemes: list[Lexeme] = []
    places: list[int] = []
    length, done = 0, 0
    for match in pattern.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        form = forms.get(match[0])
        if form is not None:
            word, own, clitics = form
        else:
            own = _CLITICS.get(match[0], "")
            clitics = end - start if match[0] in _CLITICS else 0
            numeric = _NUMERIC.match(text, start + clitics)
            if numeric is None:
                continue
            word, end = _digits(numeric), numeric.end()
            own += CLASSES[word.kind]
        gap = text[done:start]
        between = _GAPS.get(gap)
        if between is None:
            between = NEAR if len(gap) < _NEAR and _STOPS.isdisjoint(gap) else FAR
        start += clitics
        own = between + own
        symbols.append(own)
        length += len(own)
        lexemes.append(Lexeme(start, end, word))
        places.append(length - 1)
        done = end
    return Reading(text, "".join(symbols), lexemes, places)
