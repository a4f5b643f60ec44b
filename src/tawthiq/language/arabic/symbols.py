"""An Arabic text as a string of word classes, clitics and all: see `language.symbols`.

Knows no meaning, only classes. Works on folded text. Refuses to see numbers inside Latin words, addresses and long
digit strings.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from tawthiq.language.folding import LETTERS, fold
from tawthiq.language.symbols import (
    AND,
    CLASSES,
    CLITIC,
    Found,
    Lexeme,
    Reading,
    Word,
    digits,
    in_symbols,
    words_of,
)

_GAPS: Final = {
    "": "", " ": "", " ال": "", " ال ": "", "ال": "", ") ": "", ")": "", " (ال": '"',
    " و": "+", " و ": "+", " وال": "+", ") و": "+", "و": "+",
    " الي ": ":", " الي": ":", " الي ال": ":", " و الي ": ":", " والي ": ":",
    " او ": "&", " او ال": "&", " من ": ",", " من ال": ",", " في ": ",",
    "/": "/", " / ": "/", "/ ": "/", " /": "/", " \\ ": "/", "\\": "/",
    "-": "-", " - ": "-", "- ": "-", " -": "-", "–": "-", " – ": "-", "—": "-",
    "، ": ";", "،": ";", " ، ": ";", ", ": ";", " (": '"', "(": '"',
    " ب": "`", " ل": "`", " ف": "`", " ب ": "`",
}  # fmt: skip
"""What stands between two words, in the symbols of `language.symbols`."""
_STOPS: Final = frozenset("\n.؟!؛:")

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


_TOKEN = re.compile(rf"[{LETTERS}]+|(?<![{LETTERS}])\d+")
_LETTERS = re.compile(f"[{LETTERS}]+")


@cache
def _vocabulary() -> tuple[dict[str, _Form], dict[str, list[str]]]:
    """Every form as written, and the forms and clitics that begin with a word, the longest first."""
    forms: dict[str, _Form] = {}
    for word, sense in words_of("ar"):
        for key in ("words", "exact"):
            for text in sense.get(key, ()):
                free = key == "words" and " " not in text
                for written, before, clitics in _written(text, sense, free):
                    known = forms.get(written)
                    if known is None or known.clitics > clitics:
                        forms[written] = _Form(word, before + CLASSES[word.kind], clitics)
    openers: dict[str, list[str]] = {}
    for text in (*forms, *_CLITICS):
        if opener := _LETTERS.match(text):
            openers.setdefault(opener[0], []).append(text)
    for texts in openers.values():
        texts.sort(key=len, reverse=True)
    return forms, openers


def _words(text: str) -> Iterator[Found]:
    forms, openers = _vocabulary()
    end = 0
    for token in _TOKEN.finditer(text):
        start, found = token.start(), token[0]
        if start < end:
            continue
        if begun := openers.get(found):
            longest = _longest(text, start, begun)
            if longest is None:
                continue
            found = longest
        elif not found[0].isdigit():
            continue
        form = forms.get(found)
        if form is not None:
            end = start + len(found)
            yield Found(start, end, form.symbols, Lexeme(start + form.clitics, end, form.word))
            continue
        before = _CLITICS.get(found)
        numeric = _NUMERIC.match(text, start if before is None else start + len(found))
        if numeric is not None:
            word, end = digits(numeric), numeric.end()
            yield Found(start, end, (before or "") + CLASSES[word.kind], Lexeme(numeric.start(), end, word))


def _longest(text: str, start: int, forms: list[str]) -> str | None:
    """The first of the forms that stands at `start` as a whole."""
    for form in forms:
        if text.startswith(form, start) and not _LETTERS.match(text, start + len(form)):
            return form
    return None


@lru_cache(maxsize=2)
def read(text: str) -> Reading:
    """Read a folded text. The last readings are kept, since numbers and dates share them."""
    return in_symbols(text, _words(text), _GAPS, _STOPS)
