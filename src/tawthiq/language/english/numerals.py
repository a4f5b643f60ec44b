"""Finds English numbers in a folded text: regular expressions over its string of word classes (`language.symbols`).

A bare «a» is no number: the caller who reads «a child» knows. A number in a date is of the kind year or time.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from msgspec.structs import replace

from tawthiq.language import numerals
from tawthiq.language.english.counting import NUMBER, evaluate
from tawthiq.language.english.dates import find_dates
from tawthiq.language.english.symbols import read
from tawthiq.language.numerals import Kind, Quantity
from tawthiq.language.symbols import DASH, Reading, trie, vocabulary
from tawthiq.model.record import Bound

_QUANTITY = re.compile(
    rf"(?=[~Tb13459uxthkZv])(?:(?P<hedge>[~T]{{1,2}})\"?)?(?:b(?P<least>(?>{NUMBER}))\+(?P<most>{NUMBER})"
    rf"|(?P<low>(?>{NUMBER}))[:&-](?P<high>{NUMBER})|(?P<number>{NUMBER})|(?P<vague>v(?:h-?k?|k|Z|v)?|T))"
    r"(?P<side>')?"
)
_RISE = re.compile(r"E[^\n]{0,4}\Z")
_FROM = re.compile(r"\bfrom (?:the )?(?:[a-z]+ )?\Z")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|during|early|late|mid|the|year|summer|winter|spring|autumn|fall)[ -]\Z"
)
_CURRENCY = re.compile(r"(?:[$€£¥]|\busd) ?\Z")
_MODEL = re.compile(r"[a-z]-\Z")
_AFTER_NAME = re.compile(r"[a-z], \Z")
_BEFORE_COMMA = re.compile(r",(?! \d)|[;)]|\. ?\n")
_ITEM = re.compile(r"[.)] ?[^\d\s]")
_AFTER: Final[dict[str, Kind]] = {
    "%": "percent", "S": "money", "l": "measure", "p": "time", "j": "time", "w": "time", "m": "time", "o": "time",
    "i": "time", "y": "time",
}  # fmt: skip
_NUMBERS = ("unit", "ten", "tens", "hundred", "scale", "dozen")


def quantities(text: str) -> list[Quantity]:
    """Every number in a folded text, in order, none overlapping; linear in its length."""
    dates = find_dates(text)
    starts = [date.start for date in dates]
    found = numerals.find(read(text), _QUANTITY, _vague, _range, _exact)
    for place, quantity in enumerate(found):
        index = bisect_right(starts, quantity.number_start) - 1
        if index >= 0 and quantity.number_start < dates[index].end and quantity.kind != "year":
            digits = quantity.number_end - quantity.number_start == 4 and (quantity.value or 0) > 1000
            found[place] = replace(quantity, kind="year" if digits else "time")
    return found


def hedge_after(text: str, position: int) -> tuple[Bound, int] | None:
    """The hedge that stands at `position` of a folded text, after a number's noun: its bound and where it ends."""
    return numerals.hedge_at(text, position, _side_hedges(), "en")


@cache
def _side_hedges() -> re.Pattern[str]:
    numbers = trie(form for sense in vocabulary("en") if sense["kind"] in _NUMBERS for form in sense["exact"])
    return re.compile(rf",? ?\(?({trie(numerals.side_bounds('en'))})(?![a-z\d_])(?! (?:\d|{numbers}\b))")


def _vague(reading: Reading, match: re.Match[str]) -> Quantity | None:
    lexemes = reading.between(*match.span("vague"))
    word = lexemes[0].word.word
    if len(lexemes) > 1:
        word = lexemes[1].word.times or lexemes[1].word.word
        if len(lexemes) > 2:
            word = "hundreds_of_thousands"
    return numerals.vague(lexemes, word, _kind(reading, match, "vague"))


def _range(reading: Reading, match: re.Match[str], low: str, high: str) -> Quantity | None:
    lower, upper = reading.between(*match.span(low)), reading.between(*match.span(high))
    value, most = evaluate(lower), evaluate(upper)
    if value is None or most is None:
        return None
    value = numerals.scaled(value, most, upper[-1], ("scale", "dozen", "hundred"))
    symbols, start = reading.symbols, lower[0].start
    if value >= most or (symbols[match.start(high) - 1] == DASH == symbols[match.start() - 1 : match.start()]):
        return None
    source = _FROM.search(reading.text[max(0, start - 24) : start])
    if source and _RISE.search(symbols[max(0, match.start() - 6) : match.start()]):
        return None
    return numerals.between(reading, match, low, high, (value, most), _kind(reading, match, high, low))


def _exact(reading: Reading, match: re.Match[str], name: str, hedged: bool) -> tuple[Quantity | None, int]:
    lexemes = reading.between(*match.span(name))
    value = evaluate(lexemes)
    sided = name == "number" and match["side"] is not None
    after = match.end() if sided else match.end(name)
    if value is None:
        return None, after
    place, kind = (lexemes[0].start, lexemes[-1].end), _kind(reading, match, name)
    hedged = hedged and match["hedge"] is not None
    return numerals.exact(reading, match, value, place, kind, hedged, sided), after


def _kind(reading: Reading, match: re.Match[str], last: str, first: str | None = None) -> Kind:
    """What the number that is group `last` of the match counts, by the words around it."""
    symbols, text = reading.symbols, reading.text
    start, end = match.start(first or last), match.end(last)
    opens, finish = reading.between(start, end)[0].start, reading.before(end).end
    before, after = symbols[start - 1 : start], symbols[end : end + 1]
    if before in ("b", "~"):
        start = match.start()
        before = symbols[start - 1 : start]
    if after == DASH:
        after = symbols[end + 1 : end + 2]
    lead, follows = text[max(0, opens - 12) : opens], text[finish : finish + 6]
    if before == "A" and _aged(reading, start):
        return "age"
    if after == "A" and not _aged(reading, symbols.index("A", end) + 1):
        return "age"
    if before == "L":
        return "ordinal"
    if _CURRENCY.search(lead):
        return "money"
    if after and after in _AFTER:
        return _AFTER[after]
    if follows.lstrip(" )")[:1] == "%":
        return "percent"
    digits = symbols[match.start(last) : end]
    if digits == "9" and _BEFORE_YEAR.search(lead):
        return "year"
    if _MODEL.search(lead) and before != "-":
        return "ordinal"
    if digits == "1" and _AFTER_NAME.search(lead) and _BEFORE_COMMA.match(follows):
        return "age"
    if digits == "1" and _ITEM.match(follows) and text[opens - 1 : opens] in ("\n", ""):
        return "ordinal"
    return "count"


def _aged(reading: Reading, symbol: int) -> bool:
    """Whether the word of age before a number says the age of what follows, and not of what came before."""
    return reading.before(symbol).word.sense == "aged"
