"""What the words of a match say, as fields of a `DateExpression`: the part that is the same in every language.

A language's grammar of dates is a regular expression over word classes (`language.symbols`); the functions here read
one of its groups. Fields are None where the words are no date after all.
"""

import re
from typing import Any, Final

from tawthiq.language.dates.expression import DateExpression, Direction, Unit
from tawthiq.language.symbols import Lexeme, Reading

Fields = dict[str, Any]

DIRECTIONS: Final[dict[str, Direction]] = {"<": -1, "=": 0, ">": 1}
UNITS: Final[dict[str, Unit]] = {"j": "day", "w": "week", "m": "month", "y": "year", "o": "hour", "i": "minute"}
_SPLIT = re.compile(r"\D+")
_PLACED = re.compile(r"[<=>s]")


def words(reading: Reading, match: re.Match[str], group: str) -> list[Lexeme]:
    """The lexemes of a group."""
    return reading.between(*match.span(group))


def value(reading: Reading, match: re.Match[str], group: str) -> int:
    """What the first word of a group is worth."""
    return int(words(reading, match, group)[0].word.value or 0)


def expression(reading: Reading, lexemes: list[Lexeme], said: Fields) -> DateExpression:
    """The date of some lexemes, with the bracket that closes one opened among them."""
    start, end = lexemes[0].start, lexemes[-1].end
    if reading.text[end : end + 1] == ")" and "(" in reading.text[start:end]:
        end += 1
    return DateExpression(start=start, end=end, **said)


def interval(begin: DateExpression, finish: DateExpression) -> Fields:
    """From one date to another."""
    return {"form": "interval", "begin": begin, "finish": finish}


def days(said: Fields, first: int, start: int, end: int) -> Fields:
    """From day `first` to the day that `said` says, of the same month; both are told by the words [start, end)."""
    begin = DateExpression(start=start, end=end, **said | {"day": first})
    return interval(begin, DateExpression(start=start, end=end, **said))


def years(one: Lexeme, other: Lexeme, hijri: bool = False) -> Fields:
    """From one year in digits to another."""
    begin, finish = (
        DateExpression(start=lexeme.start, end=lexeme.end, form="year", year=int(lexeme.word.value or 0), hijri=hijri)
        for lexeme in (one, other)
    )
    return interval(begin, finish)


def year(reading: Reading, match: re.Match[str], group: str) -> Fields:
    """The year that a group says, if it stands there: digits, or a year told from that of publication."""
    if not match[group]:
        return {}
    lexeme = words(reading, match, group)[-1]
    if lexeme.word.kind == "year_digits":
        return {"year": int(lexeme.word.value or 0)}
    placed = _PLACED.findall(match[group])[-1]
    return {"same": True} if placed == "s" else {"year_direction": DIRECTIONS[placed]}


def unit(placed: str, symbol: str) -> Fields:
    """A week, month or year by the symbols of what places it («last», «this», «the same») and of the unit."""
    same = {"same": True} if placed == "s" else {}
    return {"form": "unit", "unit": UNITS[symbol], "direction": DIRECTIONS.get(placed, 0), **same}


def few(count: int | None) -> int | None:
    """A count of units that may tell a date: from one to below a thousand."""
    return count if count and count < 1000 else None


def numeric(written: str, earliest: int) -> Fields | None:
    """Day, month and year of digits: the year is the four-digit number, the month never above 12.

    A year before `earliest` is none; one before 1600 is of the Hijri calendar.
    """
    numbers = [int(part) for part in _SPLIT.split(written)]
    year: int | None = None
    if len(numbers) == 3:
        first, month, last = numbers
        if first > 31:
            year, day = first, last
        else:
            year, day = last if last > 99 else 2000 + last, first
    else:
        day, month = numbers
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and not earliest <= year <= 2100):
        return None
    return {"form": "day", "day": day, "month": month, "year": year, "hijri": year is not None and year < 1600}
