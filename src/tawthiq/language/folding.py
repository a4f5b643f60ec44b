"""A second view of a text in which spelling variants are one, with the way back to the original.

What folding does: alef, hamza, ya, ta marbuta and Persian letters become one spelling; both kinds of Arabic digits
become ASCII; presentation forms become letters; diacritics, tatweel, zero-width and bidi controls go; words that were
broken on purpose («مقـ.ـتل»، «قص.ف»، «يعـ ـتـ ـقل») are joined; runs of spaces become one space. It never edits the
original: every position of the folded text knows the character it came from.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

LETTERS = "\u0621-\u063a\u0641-\u064a"
"""The Arabic letters of a folded text, as the inside of a character class."""

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
"""Diacritics, as the inside of a character class."""

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_RAW = "\u0620-\u063a\u0641-\u064a\u0671-\u06d3\u06d5"
_SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_VARIANTS = {
    "ا": "أإآٱٲٳ",
    "ي": "ىئیېێےۍۓ",
    "و": "ؤۋۆۇ",
    "ه": "ةۀۂہھە",
    "ك": "کڪگڭ",
    "ب": "پ",
    "ج": "چ",
    "ز": "ژ",
    "ف": "ڤڥ",
    "ق": "ڨ",
    "ر": "ڕ",
    "ل": "ڵ",
    " ": "\t\u00a0\u2009\u202f\u3000_",
}
_ONE_TO_ONE = [
    *((variant, letter) for letter, variants in _VARIANTS.items() for variant in variants),
    *((digit, str(i % 10)) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")),
    *((letter, letter.lower()) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
]

_GOES = f"{MARKS}{_INVISIBLE}\u0640"
_WIDE = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e"
_BROKEN = (
    # A word broken on purpose: tatweels around a separator, an asterisk inside a word, or a dot that leaves one or two
    # letters on a side (an abbreviation, all of whose letters stand alone, keeps its dots).
    rf"(?P<gone>(?<=\u0640)\u0640*(?:[{_SPACES}./\\*_،,-]{{1,2}}\u0640+|[./\\*_]\u0640*(?=[{_RAW}]))"
    rf"|(?<=[{_RAW}]\*)(?=[{_RAW}])"
    rf"|(?<=[{_RAW}][{_RAW}]\.)(?=[{_RAW}]{{1,2}}(?![{_RAW}.]))"
    rf"|(?<=[^{_RAW}.][{_RAW}][{_RAW}]\.)(?=[{_RAW}]{{2,4}}(?![{_RAW}.]))"
    rf"|(?<=[^{_RAW}.][قغشضظذخحجرنفك]\.)(?=[{_RAW}]{{2,5}}(?![{_RAW}.]))"
    rf"|(?<=[{_GOES}])[{_GOES}]*)"
    rf"|(?P<wide>(?<=[{_WIDE}]))"
    # Latin letters glued to an Arabic word, as captured pages have them, begin a word of their own.
    rf"|(?P<joint>(?<=[{_RAW}][A-Za-z]))"
)
# One character class first, so that the search passes over all the rest of a text in one stride; spaces are in it only
# where two stand together.
_IRREGULAR = re.compile(rf"[{_GOES}{_WIDE}.*A-Za-z](?:{_BROKEN})")
_SPACED = re.compile(rf"[{_GOES}{_WIDE}{_SPACES}.*A-Za-z](?:{_BROKEN}|(?P<space>(?<=[{_SPACES}])[{_SPACES}]+))")
_RARE_SPACE = re.compile(f"[{_SPACES[1:]}]")
_TRAILING = re.compile(f"[{MARKS}\u0640]+")
_FIRST_MARK = "\u0610"


@cache
def _letters_of(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", character) if not unicodedata.combining(c))


class View:
    """A folded text and, for each of its positions, where in the original it came from.

    The map is run-length: `_folded[i]` is where the i-th run starts in the folded text, `_original[i]` where in the
    original; inside a run both advance together.
    """

    __slots__ = ("_folded", "_original", "original", "text")

    def __init__(self, original: str, text: str, folded: list[int], starts: list[int]) -> None:
        self.original = original
        self.text = text
        self._folded = folded
        self._original = starts

    def at(self, position: int) -> int:
        """The original offset of the character that the folded `position` came from."""
        run = bisect_right(self._folded, position) - 1
        return self._original[run] + position - self._folded[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a non-empty folded span, with the diacritics of its last letter."""
        run = bisect_right(self._folded, start)
        first = self._original[run - 1] + start - self._folded[run - 1]
        if run == len(self._folded) or end <= self._folded[run]:
            last = min(first + end - start, len(self.original))
        else:
            last = min(self.at(end - 1) + 1, len(self.original))
        if self.original[last : last + 1] >= _FIRST_MARK and (trailing := _TRAILING.match(self.original, last)):
            last = trailing.end()
        return first, last

    def quote(self, start: int, end: int) -> str:
        """The original characters of a folded span."""
        first, last = self.span(start, end)
        return self.original[first:last]


def fold(text: str) -> View:
    """Fold `text`; linear in its length."""
    pieces: list[str] = []
    folded, starts = [0], [0]
    done = length = 0
    irregular = _SPACED if "  " in text or _RARE_SPACE.search(text) else _IRREGULAR
    for match in irregular.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        length += start - done
        done = end
        kind = match.lastgroup
        if kind == "wide":
            letters = _letters_of(match[0])
            pieces.append(letters)
            for i in range(len(letters)):
                folded.append(length + i)
                starts.append(start)
            length += len(letters)
        elif kind == "joint":
            pieces.append(" " + match[0])
            folded.append(length + 1)
            starts.append(start)
            length += 2
        elif kind == "space":
            pieces.append(" ")
            length += 1
        folded.append(length)
        starts.append(end)
    pieces.append(text[done:])
    view = "".join(pieces)
    for variant, letter in _ONE_TO_ONE:
        if variant in view:
            view = view.replace(variant, letter)
    return View(text, view, folded, starts)


@lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """A few words as the search sees them."""
    return fold(words).text
