"""Finds Arabic numbers in a folded text: regular expressions over its string of word classes (`language.symbols`)."""

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from tawthiq.language import numerals
from tawthiq.language.arabic.symbols import read
from tawthiq.language.folding import LETTERS
from tawthiq.language.numerals import Kind, Quantity
from tawthiq.language.symbols import COMMA, DASH, Lexeme, Reading, trie
from tawthiq.model.record import Bound

SMALL: Final = r"(?:[ua]x|[ua]\+t|[1uxt])"
"""Below a hundred: «ثلاثة عشر», «إحدى وعشرون», 22, «خمسة»."""
HUNDREDS: Final = rf"(?:(?:[1u]?h|H)(?:\+{SMALL}|ux)?|3|{SMALL})"
"""Below a thousand: «ثلاث مئة», «مئتين وخمسة», 150; `ux` because «وأحد عشر» folds to «واحد عشر»."""
_LEAD = rf"(?:{HUNDREDS}|[459])"
_THOUSANDS = rf"(?:{_LEAD}[kKC]|f[kC]|[DCk])(?:\+f[kC]?)?"
NUMBER: Final = rf"(?:{_THOUSANDS}(?:\+{_THOUSANDS}){{0,4}}(?:\+{HUNDREDS}|ux)?|{_LEAD})"
"""Any number: «26 ألفا و83», «ألفين وخمسمئة», «نصف مليون», 26083."""
_VAGUE = r"v?(?:z[kK]?|K)|v"
_QUANTITY = re.compile(
    rf"(?=[~'V\"b13459uaxthHkKDCfzv])(?<!O)(?<!O\+)(?P<hedge>[~']|V_?)?\"?(?:b(?P<least>{NUMBER})\+(?P<most>{NUMBER})|(?P<low>{NUMBER})[:&\-U](?P<high>{NUMBER})"
    rf"|(?P<number>{NUMBER})|(?P<vague>{_VAGUE}))(?P<side>')?"
)
_BEFORE_YEAR = re.compile(r"(?:في|عام|سنه|منذ|حتي|العام|خلال|مطلع|بدايه|نهايه)(?: ال| )$")
_COUNTED = re.compile(r" (?:عدد|حصيله|اعداد)")
_LATIN_AFTER = re.compile(r" ?[a-zA-Z]|, \d{4}")
_LATIN_BEFORE = re.compile(r"[a-zA-Z][,:]? ?$")
_ITEM = re.compile(r"[-.)] ?[^\d\s]")
_OF_AGE = " من العمر"
_AFTER: Final[dict[str, Kind]] = {
    "%": "percent", "S": "money", "l": "measure", "p": "time", "j": "time", "w": "time", "m": "time", "o": "time",
    "i": "time", "M": "time", "B": "time", "Q": "time",
}  # fmt: skip
_TIMED = frozenset("qnrU~e")


def quantities(text: str) -> list[Quantity]:
    """Every number in a folded text, in order, none overlapping; linear in its length."""
    return numerals.find(read(text), _QUANTITY, _vague, _range, _exact)


def hedge_after(text: str, position: int) -> tuple[Bound, int] | None:
    """The hedge that stands at `position` of a folded text, after a number's noun: its bound and where it ends."""
    return numerals.hedge_at(text, position, _side_hedges(), "ar")


@cache
def _side_hedges() -> re.Pattern[str]:
    return re.compile(rf" ?\(?({trie(numerals.side_bounds('ar'))})(?![{LETTERS}])")


def evaluate(lexemes: list[Lexeme], followed: bool = False) -> tuple[int | None, int]:
    """The value of a number's words, and how many of them belong to it: «5 آلاف و3 آلاف» is two numbers.

    `followed` says that a noun follows at once, which makes «ألفا» a dual. No whole number is None.
    """
    total = group = 0.0
    scale = 0.0
    for index, lexeme in enumerate(lexemes):
        kind, value = lexeme.word.kind, lexeme.word.value
        if value is None:
            return None, len(lexemes)
        if kind in ("scale", "scales", "tanwin", "two"):
            if scale and value >= scale and not (value == scale and 0 < group < 1):
                return int(total), _joint(lexemes, index)
            dual = kind == "tanwin" and not group and followed and index == len(lexemes) - 1
            if kind == "two" or dual:
                group = 2.0
            total += (group or 1) * value
            scale, group = float(value), 0.0
        elif kind == "hundred":
            group = (group or 1) * 100
        elif kind == "fraction" and scale:
            if index + 1 == len(lexemes) or lexemes[index + 1].word.kind not in ("scale", "tanwin"):
                total += value * scale
            else:
                group = value
        else:
            group += value
    total += group
    return (int(total) if total == int(total) else None), len(lexemes)


def _joint(lexemes: list[Lexeme], index: int) -> int:
    """Where the number before a scale that cannot belong to it ends: at the start of that scale's own number."""
    index -= 1
    while index > 0 and lexemes[index - 1].word.kind not in ("scale", "scales", "tanwin", "two"):
        index -= 1
    return max(index, 1)


def _vague(reading: Reading, match: re.Match[str]) -> Quantity | None:
    lexemes = reading.between(*match.span("vague"))
    words = [lexeme.word for lexeme in lexemes]
    counted = [word for word in words if word.kind != "vague"] or words
    word = counted[0].times if len(counted) > 1 else counted[0].word
    return numerals.vague(lexemes, word, _kind(reading, match, "vague"))


def _range(reading: Reading, match: re.Match[str], low: str, high: str) -> Quantity | None:
    lower, upper = reading.between(*match.span(low)), reading.between(*match.span(high))
    (value, _), (most, _) = evaluate(lower), evaluate(upper, _followed(reading, match.end(high)))
    if value is None or most is None:
        return None
    value = numerals.scaled(value, most, upper[-1], ("scale", "scales", "tanwin"))
    symbols = reading.symbols
    around = symbols[match.start() - 1 : match.start()], symbols[match.end() : match.end() + 1]
    if value >= most or (symbols[match.start(high) - 1] == DASH and DASH in around):
        return None
    return numerals.between(reading, match, low, high, (value, most), _kind(reading, match, high, low))


def _exact(reading: Reading, match: re.Match[str], name: str, hedged: bool) -> tuple[Quantity | None, int]:
    first, last = match.span(name)
    lexemes = reading.between(first, last)
    value, used = evaluate(lexemes, _followed(reading, last))
    whole = used == len(lexemes)
    after = last if whole else reading.places[bisect_left(reading.places, first) + used]
    lexemes = lexemes[:used]
    kind = _kind(reading, match, name)
    text = reading.text
    if lexemes[0].word.sense == "one" and whole and text.startswith(" ال", lexemes[0].end):
        return None, after  # «وأحد المدنيين», which folds to «واحد المدنيين»
    if value is None or (lexemes[0].word.kind == "year_digits" and kind == "time"):
        return None, after
    start, end = lexemes[0].start, lexemes[-1].end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    hedged = hedged and _hedged(reading, match)
    sided = whole and name == "number" and match["side"] is not None
    if sided:
        after = match.end()
    return numerals.exact(reading, match, value, (start, end), kind, hedged, sided), after


def _hedged(reading: Reading, match: re.Match[str]) -> bool:
    """Whether there is a hedge before the number; a verb counts with a preposition or a word for a number behind it."""
    if not match["hedge"]:
        return False
    hedge = reading.between(*match.span("hedge"))[0]
    return len(match["hedge"]) == 1 or _COUNTED.match(reading.text, hedge.end) is not None


def _followed(reading: Reading, symbol: int) -> bool:
    """Whether a noun of its own follows the number that ends before `symbol`: a word, but neither «من» nor «و»."""
    last = reading.before(symbol).end
    return re.match(rf" (?!من )(?!و)[{LETTERS}]", reading.text[last : last + 5]) is not None


def _kind(reading: Reading, match: re.Match[str], last: str, first: str | None = None) -> Kind:
    """What the number that is group `last` of the match counts, by the words around it."""
    symbols, text = reading.symbols, reading.text
    start, end = match.start(first or last), match.end(last)
    before, after = symbols[start - 1 : start], symbols[end : end + 1]
    if before == "b" or before in "~'\"":
        before = symbols[match.start() - 1 : match.start()]
    if after == ",":
        after = symbols[end + 1 : end + 2]
        after = after if after in "MBQ" else ""
    if after == "y":
        return "time" if before in _TIMED and before else "age"
    if before == "A" and before:
        return "age"
    if before == "L":
        return "ordinal"
    if before == "c":
        return "time"
    if after and after in _AFTER:
        return _AFTER[after]
    finish = reading.before(end).end
    follows = text[finish : finish + 9]
    if follows.lstrip(" )")[:1] in ("%", "٪"):
        return "percent"
    if follows.startswith(_OF_AGE):
        return "age"
    opens = reading.between(start, end)[0].start
    if symbols[start:end] == "9":
        if before == COMMA:
            before = symbols[start - 2 : start - 1]
        if before in ("y", "=", "M", "B", "Q", "n", "e", "r") or _BEFORE_YEAR.search(text[max(0, opens - 8) : opens]):
            return "year"
    if _LATIN_AFTER.match(follows) or _LATIN_BEFORE.search(text[max(0, opens - 3) : opens]):
        return "ordinal"
    if follows[:1] in ("-", ".", ")") and _ITEM.match(follows) and text[opens - 1 : opens] in ("\n", ""):
        return "ordinal"
    return "count"
