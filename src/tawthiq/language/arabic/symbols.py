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
    COMMA,
    DASH,
    FAR,
    NEAR,
    OF,
    OPEN,
    OR,
    SLASH,
    TO,
    Lexeme,
    Reading,
    Word,
    trie,
    vocabulary,
)

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
"""What a form of the vocabulary, or a number in digits, may begin with."""


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, _Form], frozenset[str]]:
    """A pattern of all forms, what each is, and the words that begin them."""
    forms: dict[str, _Form] = {}
    for sense in vocabulary("ar"):
        word = Word(sense=sense["sense"], **{k: v for k, v in sense.items() if k in Word._fields and k != "sense"})
        for key in ("words", "exact"):
            for text in sense.get(key, ()):
                free = key == "words" and " " not in text
                for written, before, clitics in _written(text, sense, free):
                    known = forms.get(written)
                    if known is None or known.clitics > clitics:
                        forms[written] = _Form(word, before + CLASSES[word.kind], clitics)
    texts = [*forms, *filter(None, _CLITICS)]
    first = re.compile(f"[{LETTERS}]+")
    openers = frozenset(opener[0] for text in texts if (opener := first.match(text)))
    return re.compile(rf"{trie(texts)}(?![{LETTERS}])"), forms, openers


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
    pattern, forms, openers = _compiled()
    symbols: list[str] = []
    lexemes: list[Lexeme] = []
    places: list[int] = []
    length, done = 0, 0
    for token in _TOKEN.finditer(text):
        found = token[0]
        start, end = token.span()
        if start < done:
            continue
        if found in openers:
            match = pattern.match(text, start)
            if match is None:
                continue
            found, end = match[0], match.end()
        elif not found[0].isdigit():
            continue
        form = forms.get(found)
        if form is not None:
            word, own, clitics = form
        else:
            own = _CLITICS.get(found, "")
            clitics = end - start if found in _CLITICS else 0
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
