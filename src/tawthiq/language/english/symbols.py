"""An English text as a string of word classes: see `language.symbols`.

Knows no meaning, only classes. Works on folded text, which is in small letters. Refuses to see numbers inside words,
addresses and long digit strings.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from tawthiq.language.folding import fold
from tawthiq.language.symbols import CLASSES, Found, Lexeme, Reading, Word, digits, in_symbols, trie, words_of

_GAPS: Final = {
    "": "", " ": "", " the ": "", " a ": "", " an ": "",
    " and ": "+", " and the ": "+", " & ": "+",
    " to ": ":", " to the ": ":", " through ": ":", " into ": ":",
    " or ": "&", " or the ": "&",
    " of ": ",", " of the ": ",", " in ": "`", " in the ": "`", " on ": "`", " on the ": "`", " at ": "`",
    "/": "/", " / ": "/",
    "-": "-", " - ": "-", "–": "-", " – ": "-", "—": "-", "‑": "-", "-the ": "-",
    ", ": ";", ",": ";", ", the ": ";", " (": '"', "(": '"', " (the ": '"', ") ": "", ")": "",
}  # fmt: skip
"""What stands between two words, in the symbols of `language.symbols`."""
_STOPS: Final = frozenset("\n.?!;:")

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
    for word, sense in words_of("en"):
        for text in sense["exact"]:
            forms.setdefault(fold(text).text, (word, CLASSES[word.kind]))
    return re.compile(rf"(?<![a-z\d_])(?:({trie(forms)})(?:['’]s)?(?![a-z\d_])|\d)"), forms


def _words(text: str) -> Iterator[Found]:
    pattern, forms = _compiled()
    end = 0
    for match in pattern.finditer(text):
        start = match.start()
        if start < end:
            continue
        if match.lastindex:
            end = match.end()
            word, symbol = forms[match[1]]
            yield Found(start, end, symbol, Lexeme(start, match.end(1), word))
        elif numeric := _NUMERIC.match(text, start):
            word, end = digits(numeric), numeric.end()
            yield Found(start, end, CLASSES[word.kind], Lexeme(start, end, word))


@lru_cache(maxsize=2)
def read(text: str) -> Reading:
    """Read a folded text. The last readings are kept, since numbers and dates share them."""
    return in_symbols(text, _words(text), _GAPS, _STOPS)
