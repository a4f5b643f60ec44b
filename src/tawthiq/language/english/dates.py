"""Finds English dates in a folded text: regular expressions over its string of word classes (`language.symbols`).

What is no date stays out: «may» and «march» without a sign that the month is meant, weekdays in «Friday prayers», a
plural of unknown number («days ago»), and numbers that only could be years.
"""

import re
from functools import lru_cache
from typing import Any, Final

from msgspec.structs import replace

from tawthiq.language.dates import DateExpression, Direction, Unit
from tawthiq.language.english.counting import NUMBER, evaluate
from tawthiq.language.english.symbols import read
from tawthiq.language.symbols import Lexeme, Reading

_DAY = r"[1O]"
_YEAR = r"(?:[;,-]?9|[;,]?[<=>]y)"
_PART = r"(?:[Pe][,`;+&]?)"
_WEEKDAY = rf"{_PART}{{0,3}}W{_PART}?"
_COUNTED = rf"(?P<count>{NUMBER})?(?P<unit>[jwmyoi])"
_DATE = re.compile(
    rf"""(?=[PeRWFYMBO13459uxthkZjwmyoir<=>s@])(?:
      (?P<nth>O)N?(?P<streak>[jwmy])N | (?P<nth_first>O)N(?P<streak_first>[jwmy])
    | {_PART}{{0,3}}(?:R[;"]?)?(?:(?P<lead>{_WEEKDAY})[;"`,]*)?(?:
          (?P<numeric>F)
        | (?<=[W;"`])(?P<short>Y)
        | (?:(?P<from>{_DAY})[:U&+-])?(?P<day>{_DAY})[,-]?(?:m,)?(?P<month>[MB])
          (?:(?P<year>{_YEAR}))?
        | (?P<day_of>O),(?P<of_month>[<=]m)
        | (?P<us_month>[MB])(?P<us_day>{_DAY})(?:(?:[:U-]|(?<=b..)\+)(?P<us_last>{_DAY})(?![MB]))?(?P<us_year>;?9)?
      )
    | (?P<part>e)[`-]?(?: (?P<part_month>[MB])(?:(?P<part_year>{_YEAR}))?
        | (?P<part_placed>[<=])(?P<part_unit>[my]) | (?P<part_of_year>9) )
    | (?P<past>[<])(?P<past_count>{NUMBER})?(?P<past_unit>[jwmyo])
    | (?P<ago_count>{NUMBER})?(?P<ago_unit>[jwmyoi])(?P<ago>[qg])
    | r(?P<during_count>{NUMBER})?(?P<during_unit>[jwmyo])(?![<=>sqg9N])
    | (?P<lone_placed>[<=>])?(?P<lone_month>[MB])(?:(?P<lone_year>{_YEAR}))?
    | y(?P<named_year>9)
    | (?P<bare_year>9)(?:[:U-](?P<bare_other>9))?
    | (?P<placed>[=>s])(?P<placed_unit>[wmy])
    | (?P<anchored>@)
    | {_PART}{{0,3}}(?P<relative>R){_PART}?(?:"W)?
    | {_PART}{{0,3}}(?P<weekday_placed>[<=>])?(?P<weekday>W)(?:[/:-](?P<next_weekday>W))?{_PART}?
      (?P<weekday_week>[<=>]w)?
    )""",
    re.VERBOSE,
)
_DIRECTIONS: Final[dict[str, Direction]] = {"<": -1, "=": 0, ">": 1}
_UNITS: Final[dict[str, Unit]] = {"j": "day", "w": "week", "m": "month", "y": "year", "o": "hour", "i": "minute"}
_SPLIT = re.compile(r"\D+")
_MONTH_MEANT = re.compile(r"\b(?:in|since|until|till|during|by|between|throughout|of|from|after|before) \Z")
_YEAR_MEANT = re.compile(
    r"\b(?:in|since|until|till|during|by|between|throughout|from|early|late|mid|summer|winter|spring|autumn|fall)"
    r"[ -](?:of |the year )?\Z|\b(?:summer|winter|spring|autumn|fall|end|beginning|start|middle|course) of \Z"
)
_ONE = re.compile(r"(?:^| )an? \Z")


def find_dates(text: str) -> list[DateExpression]:
    """Every date in a folded text, in order, none overlapping; linear in its length."""
    return list(_found(text))


@lru_cache(maxsize=2)
def _found(text: str) -> tuple[DateExpression, ...]:
    reading = read(text)
    found: list[tuple[DateExpression, int, int]] = []
    position = 0
    while match := _DATE.search(reading.symbols, position):
        expression = _expression(reading, match)
        if expression is None:
            position = match.start() + 1
            continue
        position = match.start("us_day") if match["us_day"] and expression.form == "month" else match.end()
        first, expression = _opened(reading, match, expression)
        if not (found and _join(reading, found, expression, first, position)):
            found.append((expression, first, position))
    return tuple(expression for expression, _, _ in found)


def _opened(reading: Reading, match: re.Match[str], expression: DateExpression) -> tuple[int, DateExpression]:
    """The first symbol of a date, and the date with «since» or «until» before it taken in."""
    first = match.start()
    lead = re.search(r"[nU][`]?\Z", reading.symbols[max(0, first - 2) : first])
    if lead is None or expression.since or expression.until:
        return first, expression
    first -= len(lead[0])
    start = reading.between(first, first + 1)[0].start
    return first, replace(expression, start=start, since=lead[0][0] == "n", until=lead[0][0] == "U")


def _join(
    reading: Reading, found: list[tuple[DateExpression, int, int]], finish: DateExpression, first: int, position: int
) -> bool:
    """Whether a date is the end of an interval that the date before it begins; then the two become one."""
    begin, before, end = found[-1]
    symbols = reading.symbols
    between = symbols[end:first]
    opens = symbols[before - 1 : before] == "b"
    joined = (between in ("", "+") and finish.until) or between in (":", ":`", "U") or (opens and between == "+")
    if between == "-" and begin.form == finish.form and begin.form in ("day", "month", "year"):
        joined = True
    if not joined or begin.form == "interval" or finish.since:
        return False
    if begin.year is None and finish.year is not None and begin.month is not None and finish.month is not None:
        begin = replace(begin, year=finish.year - (begin.month > finish.month))
    start = reading.between(before - 1, before)[0].start if opens else begin.start
    begin, finish = replace(begin, since=False), replace(finish, until=False)
    interval = DateExpression(start=start, end=finish.end, form="interval", begin=begin, finish=finish)
    found[-1] = (interval, before, position)
    return True


def _expression(reading: Reading, match: re.Match[str]) -> DateExpression | None:
    lexemes = reading.between(*match.span())
    if match["us_day"] and _counts(reading, match):
        lexemes = lexemes[: lexemes.index(_of(reading, match, "us_month")[0]) + 1]
        said: dict[str, Any] | None = {"form": "month", "month": _value(reading, match, "us_month")}
    else:
        said = _said(reading, match)
    if said is None:
        return None
    end = lexemes[-1].end
    if reading.text[end : end + 1] == ")" and "(" in reading.text[lexemes[0].start : end]:
        end += 1
    return DateExpression(start=lexemes[0].start, end=end, **said)


def _said(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    """What the words of a match say, as fields of an expression; None where they are no date after all."""
    if match["day"] or match["us_day"]:
        return _day(reading, match)
    if match["day_of"]:
        return {"form": "day", "day": _value(reading, match, "day_of"), "direction": _DIRECTIONS[match["of_month"][0]]}
    if match["numeric"] or match["short"]:
        lexeme = _of(reading, match, "numeric" if match["numeric"] else "short")[0]
        return _numeric(reading.text[lexeme.start : lexeme.end])
    if unit := match["streak"] or match["streak_first"]:
        nth = _value(reading, match, "nth" if match["nth"] else "nth_first")
        return {"form": "streak", "unit": _UNITS[unit], "count": nth}
    if match["part"]:
        return _part(reading, match)
    if match["past"]:
        return _past(reading, match)
    if match["ago"]:
        return _ago(reading, match)
    if match["during_unit"]:
        count = _count(reading, match, "during_count", "during_unit")
        return {"form": "last", "unit": _UNITS[match["during_unit"]], "count": count} if count else None
    if match["lone_month"]:
        return _lone_month(reading, match)
    if match["named_year"] or match["bare_year"]:
        return _year(reading, match)
    if match["placed"]:
        return _unit(match["placed"], match["placed_unit"])
    if match["relative"]:
        return {"form": "relative", "offset": _value(reading, match, "relative")}
    if match["weekday"]:
        return _weekday(reading, match)
    return {"form": "anchored", "offset": _value(reading, match, "anchored"), "same": True}


def _of(reading: Reading, match: re.Match[str], group: str) -> list[Lexeme]:
    return reading.between(*match.span(group))


def _value(reading: Reading, match: re.Match[str], group: str) -> int:
    return int(_of(reading, match, group)[0].word.value or 0)


def _placed_year(reading: Reading, match: re.Match[str], group: str) -> dict[str, Any]:
    """The year that a group of symbols says: digits, or a year told from that of publication."""
    if not match[group]:
        return {}
    lexeme = _of(reading, match, group)[-1]
    if lexeme.word.kind == "year_digits":
        return {"year": int(lexeme.word.value or 0)}
    return {"year_direction": _DIRECTIONS[match[group][-2]]}


def _count(reading: Reading, match: re.Match[str], number: str, unit: str) -> int | None:
    """How many units: the number before the word, or one where an article or «past» says so."""
    if match[number]:
        return _few(evaluate(_of(reading, match, number)))
    lexeme = _of(reading, match, unit)[0]
    single = not reading.text.startswith("s", lexeme.end - 1) and _ONE.search(
        reading.text[max(0, lexeme.start - 4) : lexeme.start]
    )
    return lexeme.word.many if single else None


def _few(count: int | None) -> int | None:
    return count if count and count < 1000 else None


def _day(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    american = match["us_day"] is not None
    names = ("us_month", "us_day", "us_year") if american else ("month", "day", "year")
    month, day = _value(reading, match, names[0]), _value(reading, match, names[1])
    said: dict[str, Any] = {"form": "day", "day": day, "month": month} | _placed_year(reading, match, names[2])
    if not 1 <= day <= 31:
        return None
    first, last = (day, _value(reading, match, "us_last")) if match["us_last"] else (None, day)
    if match["from"] and (reading.symbols[match.end("from")] in ":U-" or _between(reading, match)):
        first = _value(reading, match, "from")
    if first is None or first >= last or last > 31:
        return said
    start, end = _of(reading, match, names[1])[0].start, _of(reading, match, names[1])[-1].end
    begin = DateExpression(start=start, end=end, **{**said, "day": first})
    return {
        "form": "interval",
        "begin": begin,
        "finish": DateExpression(start=start, end=end, **{**said, "day": last}),
    }


def _between(reading: Reading, match: re.Match[str]) -> bool:
    """Whether two days joined by «and» are one time: «between 3 and 10 March», «on 3 and 4 March»."""
    opened = reading.symbols[match.start("from") - 1 : match.start("from")] == "b"
    return opened or _value(reading, match, "from") + 1 == _value(reading, match, "day")


def _counts(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the number after a month counts what follows: «in September 24 people»."""
    start = _of(reading, match, "us_month")[0].start
    return not match["us_year"] and reading.text[max(0, start - 3) : start] == "in "


def _numeric(written: str) -> dict[str, Any] | None:
    """Day, month and year of digits: the year is the four-digit number, the month never above 12."""
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
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and not 1900 <= year <= 2100):
        return None
    return {"form": "day", "day": day, "month": month, "year": year}


def _part(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    word = _of(reading, match, "part")[0].word
    said: dict[str, Any] = {"first": word.first, "last": word.last}
    if match["part_month"]:
        month = _value(reading, match, "part_month")
        return said | {"form": "month", "month": month} | _placed_year(reading, match, "part_year")
    if match["part_of_year"]:
        return said | {"form": "year", "year": _value(reading, match, "part_of_year")}
    return said | {"form": "unit", "unit": _UNITS[match["part_unit"]], "direction": _DIRECTIONS[match["part_placed"]]}


def _past(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    """«the past 24 hours», «the last week»; «last week» is that of the calendar."""
    unit = match["past_unit"]
    if match["past_count"]:
        count = _few(evaluate(_of(reading, match, "past_count")))
        return {"form": "last", "unit": _UNITS[unit], "count": count} if count else None
    past, counted = _of(reading, match, "past")[0], _of(reading, match, "past_unit")[0]
    if reading.text.startswith("s", counted.end - 1):
        return None
    if past.word.sense == "past" or reading.text[max(0, past.start - 4) : past.start] == "the ":
        return {"form": "last", "unit": _UNITS[unit], "count": counted.word.many}
    return _unit("<", unit) if unit in "wmy" else None


def _ago(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    count = _count(reading, match, "ago_count", "ago_unit")
    if count is None:
        return None
    if match["ago"] == "q":
        return {"form": "ago", "unit": _UNITS[match["ago_unit"]], "count": count}
    days = {"j": 1, "w": 7}.get(match["ago_unit"])
    if days is None:
        return None
    return {"form": "anchored", "offset": days * count * _value(reading, match, "ago"), "same": True}


def _lone_month(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    lexeme = _of(reading, match, "lone_month")[0]
    said: dict[str, Any] = {"form": "month", "month": int(lexeme.word.value or 0)}
    said |= _placed_year(reading, match, "lone_year")
    placed = match["lone_placed"]
    if placed:
        said["direction"] = _DIRECTIONS[placed]
    if lexeme.word.kind == "doubtful_month_name" and not (match["lone_year"] or placed in ("<", ">")):
        before = reading.text[max(0, lexeme.start - 12) : lexeme.start]
        to_month = before.endswith(" to ") and reading.symbols[match.start() - 2 : match.start()] in ("M:", "B:")
        if not (to_month or _MONTH_MEANT.search(before)) or placed:
            return None
    return said


def _year(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    if match["named_year"]:
        return {"form": "year", "year": _value(reading, match, "named_year")}
    lexeme = _of(reading, match, "bare_year")[0]
    year, start = int(lexeme.word.value or 0), lexeme.start
    before = reading.symbols[max(0, match.start() - 2) : match.start()]
    told = (
        before[-1:] in ("n", "r", "U")
        or before in ("9+", "9:")
        or _YEAR_MEANT.search(reading.text[max(0, start - 20) : start])
    )
    if match["bare_other"]:
        other = _of(reading, match, "bare_other")[0]
        last = int(other.word.value or 0)
        if year < last and year >= 1900:
            begin = DateExpression(start=start, end=lexeme.end, form="year", year=year)
            finish = DateExpression(start=other.start, end=other.end, form="year", year=last)
            return {"form": "interval", "begin": begin, "finish": finish}
        return None
    return {"form": "year", "year": year} if told and year >= 1800 else None


def _unit(placed: str, unit: str) -> dict[str, Any]:
    same = {"same": True} if placed == "s" else {}
    return {"form": "unit", "unit": _UNITS[unit], "direction": _DIRECTIONS.get(placed, 0), **same}


def _weekday(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    said: dict[str, Any] = {"form": "weekday", "weekday": _value(reading, match, "weekday")}
    if match["next_weekday"]:
        following = _value(reading, match, "next_weekday")
        if (said["weekday"] + 1) % 7 == following and "P" in match[0]:
            said["night"] = True
        else:
            begin, finish = _of(reading, match, "weekday")[0], _of(reading, match, "next_weekday")[0]
            return {
                "form": "interval",
                "begin": DateExpression(start=begin.start, end=begin.end, **said),
                "finish": DateExpression(start=finish.start, end=finish.end, **said | {"weekday": following}),
            }
    if placed := match["weekday_placed"] or match["weekday_week"]:
        said["direction"] = _DIRECTIONS[placed[0]]
    return said
