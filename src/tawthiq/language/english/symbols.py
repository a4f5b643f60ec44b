"""An English text as a string of word classes: see `language.symbols`.

Knows no meaning, only classes. Works on folded text, which is in small letters. Refuses to see numbers inside words,
addresses and long digit strings.
"""

import re
from functools import cache, lru_cache
from typing import Final

from tawthiq.language.folding import fold
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
    "": "", " ": "", " the ": "", " a ": "", " an ": "",
    " and ": AND, " and the ": AND, " & ": AND,
    " to ": TO, " to the ": TO, " through ": TO, " into ": TO,
    " or ": OR, " or the ": OR,
    " of ": OF, " of the ": OF, " in ": CLITIC, " in the ": CLITIC, " on ": CLITIC, " on the ": CLITIC, " at ": CLITIC,
    "/": SLASH, " / ": SLASH,
    "-": DASH, " - ": DASH, "–": DASH, " – ": DASH, "—": DASH, "‑": DASH, "-the ": DASH,
    ", ": COMMA, ",": COMMA, ", the ": COMMA, " (": OPEN, "(": OPEN, " (the ": OPEN, ") ": "", ")": "",
}  # fmt: skip
_NEAR = 48
_STOPS: Final = frozenset("\n.?!;:")
"""A longer gap, in characters, or one with a stop in it, is far."""

_NUMERIC = re.compile(
    r"(?<![a-z\d_%=&?@#./])(?:"
    r"(?P<time>\d{1,2}[:.]\d\d(?= ?[ap]\.?m)|\d{1,2}:\d\d(?::\d\d)?)"
    r"|(?P<date>\d{1,4} ?/ ?\d{1,2} ?/ ?\d{1,4}|\d{1,4}-\d{1,2}-\d{1,4}|\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?P<day_and_month>\d{1,2}/\d{1,2})"
    r"|(?P<nth>\d{1,2})(?:st|nd|rd|th)"
    r"|(?P<grouped>\d{1,3}(?:(?:,\d{3}){1,3}|(?: 000){1,2}))"
    r"|(?P<decimal>\d{1,9}\.\d{1,9})"
    r"|(?P<plain>\d{1,9}))(?![a-z\d_])(?![/:.,]\d)"
)


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, tuple[Word, str]]]:
    forms: dict[str, tuple[Word, str]] = {}
    for sense in vocabulary("en"):
        word = Word(sense=sense["sense"], **{k: v for k, v in sense.items() if k in Word._fields and k != "sense"})
        for text in sense["exact"]:
            forms.setdefault(fold(text).text, (word, CLASSES[word.kind]))
    return re.compile(rf"(?<![a-z\d_])(?:({trie(forms)})(?:['’]s)?(?![a-z\d_])|\d)"), forms


def _digits(match: re.Match[str]) -> Word:
    group, text = match.lastgroup or "", match[0]
    if group == "plain":
        value, size = int(text), len(text)
        if size == 4:
            return Word("year_digits" if 1300 <= value <= 2100 else "digits4", value)
        return Word("digits" if size < 3 else "digits3" if size == 3 else "digits4", value)
    if group == "nth":
        return Word("ordinal", int(match["nth"]))
    if group == "grouped":
        return Word("digits4", int(re.sub(r"\D", "", text)))
    return Word("decimal", float(text)) if group == "decimal" else Word(group)


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
        if match.lastindex:
            word, own = forms[match[1]]
            last = match.end(1)
        else:
            numeric = _NUMERIC.match(text, start)
            if numeric is None:
                continue
            word, end = _digits(numeric), numeric.end()
            own, last = CLASSES[word.kind], end
        gap = text[done:start]
        between = _GAPS.get(gap)
        if between is None:
            between = NEAR if len(gap) < _NEAR and _STOPS.isdisjoint(gap) else FAR
        symbols.append(between + own)
        length += len(between) + 1
        lexemes.append(Lexeme(start, last, word))
        places.append(length - 1)
        done = end
    return Reading(text, "".join(symbols), lexemes, places)
