"""Finds English numbers in a folded text: regular expressions over its string of word classes (`language.symbols`).

A bare «a» is no number: the caller who reads «a child» knows. A number in a date is of the kind year or time.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import Final, cast

from msgspec.structs import replace

from tawthiq.language.english.counting import NUMBER, evaluate
from tawthiq.language.english.dates import find_dates
from tawthiq.language.english.symbols import read
from tawthiq.language.folding import fold
from tawthiq.language.numerals import Kind, Quantity
from tawthiq.language.symbols import DASH, Reading, trie, vocabulary
from tawthiq.model.record import Bound, Vague

_QUANTITY = re.compile(
    rf"(?=[~Tb13459uxthkZv])(?:(?P<hedge>[~T]{{1,2}})\"?)?(?:b(?P<least>(?>{NUMBER}))\+(?P<most>{NUMBER})"
    rf"|(?P<low>(?>{NUMBER}))[:&-](?P<high>{NUMBER})|(?P<number>{NUMBER})|(?P<vague>v(?:h-?k?|k|Z|v)?))(?P<side>')?"
    r"|(?P<some>T)"
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
    reading = read(text)
    dates = find_dates(text)
    starts = [date.start for date in dates]
    found: list[Quantity] = []
    position = 0
    while match := _QUANTITY.search(reading.symbols, position):
        quantity, position = _quantity(reading, match)
        if quantity is None:
            continue
        index = bisect_right(starts, quantity.number_start) - 1
        if index >= 0 and quantity.number_start < dates[index].end and quantity.kind != "year":
            digits = quantity.number_end - quantity.number_start == 4 and (quantity.value or 0) > 1000
            quantity = replace(quantity, kind="year" if digits else "time")
        found.append(quantity)
    return found


def hedge_after(text: str, position: int) -> tuple[Bound, int] | None:
    """The hedge that stands at `position` of a folded text, after a number's noun: its bound and where it ends."""
    pattern, bounds = _side_hedges()
    match = pattern.match(text, position)
    return (bounds[match[1]], match.end()) if match else None


@cache
def _side_hedges() -> tuple[re.Pattern[str], dict[str, Bound]]:
    senses = vocabulary("en")
    bounds: dict[str, Bound] = {
        fold(form).text: sense["bound"] for sense in senses if sense["kind"] == "side" for form in sense["exact"]
    }
    numbers = trie(form for sense in senses if sense["kind"] in _NUMBERS for form in sense["exact"])
    return re.compile(rf",? ?\(?({trie(bounds)})(?![a-z\d_])(?! (?:\d|{numbers}\b))"), bounds


def _quantity(reading: Reading, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """The quantity of a match, and the symbol to read on from."""
    if match["vague"] or match["some"]:
        return _vague(reading, match), match.end()
    for low, high in (("least", "most"), ("low", "high")):
        if match[low]:
            quantity = _range(reading, match, low, high)
            if quantity is not None:
                return quantity, match.end()
            return _exact(reading, match, low, hedged=low == "low"), match.end(low)
    return _exact(reading, match, "number", hedged=True), match.end()


def _vague(reading: Reading, match: re.Match[str]) -> Quantity | None:
    lexemes = reading.between(*match.span("vague" if match["vague"] else "some"))
    words = [lexeme.word for lexeme in lexemes]
    word = words[0].word
    if len(words) > 1:
        word = words[1].times or words[1].word
        if len(words) > 2:
            word = "hundreds_of_thousands"
    if word is None:
        return None
    start, end = lexemes[0].start, lexemes[-1].end
    kind = _kind(reading, match, "vague" if match["vague"] else "some")
    return Quantity(start, end, None, None, "vague", cast(Vague, word), start, end, kind)


def _range(reading: Reading, match: re.Match[str], low: str, high: str) -> Quantity | None:
    lower, upper = reading.between(*match.span(low)), reading.between(*match.span(high))
    value, most = evaluate(lower), evaluate(upper)
    if value is None or most is None:
        return None
    shared = upper[-1].word.value or 0 if upper[-1].word.kind in ("scale", "dozen", "hundred") else 0
    if shared and value * shared < most:  # «5 to 10 thousand»
        value = int(value * shared)
    symbols, start = reading.symbols, lower[0].start
    dashed = symbols[match.start(high) - 1] == DASH
    around = symbols[match.start() - 1 : match.start()], symbols[match.end(high) : match.end(high) + 1]
    if value >= most or (dashed and around[0] == DASH):
        return None
    before = reading.text[max(0, start - 24) : start]
    source = _FROM.search(before)
    if source and _RISE.search(symbols[max(0, match.start() - 6) : match.start()]):
        return None
    if low == "least":
        start = reading.between(match.start(low) - 1, match.start(low))[0].start
    end = upper[-1].end
    kind = _kind(reading, match, high, low)
    return Quantity(start, end, value, most, "between", None, lower[0].start, end, kind, start)


def _exact(reading: Reading, match: re.Match[str], name: str, hedged: bool) -> Quantity | None:
    lexemes = reading.between(*match.span(name))
    value = evaluate(lexemes)
    if value is None:
        return None
    number_start, number_end = start, end = lexemes[0].start, lexemes[-1].end
    kind = _kind(reading, match, name)
    bound: Bound = "exact"
    hedge_start = None
    if hedged and match["hedge"]:
        hedge = reading.between(*match.span("hedge"))[0]
        start = hedge_start = hedge.start
        bound = cast(Bound, hedge.word.bound)
    if name == "number" and match["side"]:
        side = reading.between(*match.span("side"))[0]
        end = side.end
        if bound == "exact":
            bound = cast(Bound, side.word.bound)
    return Quantity(start, end, value, None, bound, None, number_start, number_end, kind, hedge_start)


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
