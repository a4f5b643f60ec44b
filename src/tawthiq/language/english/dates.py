"""Finds English dates in a folded text: regular expressions over its string of word classes (`language.symbols`).

What is no date stays out: «may» and «march» without a sign that the month is meant, weekdays in «Friday prayers», a
plural of unknown number («days ago»), and numbers that only could be years.
"""

import re
from functools import lru_cache

from tawthiq.language.dates import DateExpression, fields, joining
from tawthiq.language.dates.fields import DIRECTIONS, UNITS, Fields, few, value, words
from tawthiq.language.english.counting import NUMBER, evaluate
from tawthiq.language.english.symbols import read
from tawthiq.language.symbols import Reading

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
        | (?P<us_month>[MB])(?P<us_day>{_DAY})(?:(?:[:U-]|(?<=b..)\+)(?P<us_last>{_DAY})(?![MB]))?
          (?P<us_year>;?9|,?[<=>]y)?
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
    | (?P<night>P)
    )""",
    re.VERBOSE,
)
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
    found: list[joining.Placed] = []
    position = 0
    while match := _DATE.search(reading.symbols, position):
        expression = _expression(reading, match)
        if expression is None:
            position = match.start() + 1
            continue
        position = match.start("us_day") if match["us_day"] and expression.form == "month" else match.end()
        date = joining.Placed(expression, match.start(), position)
        joining.add(reading, found, joining.opened(reading, date))
    return tuple(date.date for date in found)


def _expression(reading: Reading, match: re.Match[str]) -> DateExpression | None:
    lexemes = reading.between(*match.span())
    if match["us_day"] and _counts(reading, match):
        lexemes = lexemes[: lexemes.index(words(reading, match, "us_month")[0]) + 1]
        return fields.expression(reading, lexemes, {"form": "month", "month": value(reading, match, "us_month")})
    said = _said(reading, match)
    return None if said is None else fields.expression(reading, lexemes, said)


def _said(reading: Reading, match: re.Match[str]) -> Fields | None:
    """What the words of a match say, as fields of an expression; None where they are no date after all."""
    if match["day"] or match["us_day"]:
        return _day(reading, match)
    if match["day_of"]:
        return {"form": "day", "day": value(reading, match, "day_of"), "direction": DIRECTIONS[match["of_month"][0]]}
    if match["numeric"] or match["short"]:
        lexeme = words(reading, match, "numeric" if match["numeric"] else "short")[0]
        return fields.numeric(reading.text[lexeme.start : lexeme.end], 1900)
    if unit := match["streak"] or match["streak_first"]:
        nth = value(reading, match, "nth" if match["nth"] else "nth_first")
        return {"form": "streak", "unit": UNITS[unit], "count": nth}
    if match["part"]:
        return _part(reading, match)
    if match["past"]:
        return _past(reading, match)
    if match["ago"]:
        return _ago(reading, match)
    if match["during_unit"]:
        count = _count(reading, match, "during_count", "during_unit")
        return {"form": "last", "unit": UNITS[match["during_unit"]], "count": count} if count else None
    if match["lone_month"]:
        return _lone_month(reading, match)
    if match["named_year"] or match["bare_year"]:
        return _year(reading, match)
    if match["placed"]:
        said = fields.unit(match["placed"], match["placed_unit"])
        return said | {"since": True} if _so_far(reading, match) else said
    if match["night"]:
        lexeme = words(reading, match, "night")[0]
        return {"form": "relative", "offset": 0} if reading.text[lexeme.start : lexeme.end] == "overnight" else None
    if match["relative"]:
        return {"form": "relative", "offset": value(reading, match, "relative")}
    if match["weekday"]:
        return _weekday(reading, match)
    return {"form": "anchored", "offset": value(reading, match, "anchored"), "same": True}


def _so_far(reading: Reading, match: re.Match[str]) -> bool:
    """«so far this year» ends today."""
    return reading.text.endswith("so far ", 0, words(reading, match, "placed")[0].start)


def _count(reading: Reading, match: re.Match[str], number: str, unit: str) -> int | None:
    """How many units: the number before the word, or one where an article or «past» says so."""
    if match[number]:
        return few(evaluate(words(reading, match, number)))
    lexeme = words(reading, match, unit)[0]
    single = not reading.text.startswith("s", lexeme.end - 1) and _ONE.search(
        reading.text[max(0, lexeme.start - 4) : lexeme.start]
    )
    return lexeme.word.many if single else None


def _day(reading: Reading, match: re.Match[str]) -> Fields | None:
    american = match["us_day"] is not None
    names = ("us_month", "us_day", "us_year") if american else ("month", "day", "year")
    month, day = value(reading, match, names[0]), value(reading, match, names[1])
    said: Fields = {"form": "day", "day": day, "month": month} | fields.year(reading, match, names[2])
    if not 1 <= day <= 31:
        return None
    first, last = (day, value(reading, match, "us_last")) if match["us_last"] else (None, day)
    if match["from"] and (reading.symbols[match.end("from")] in ":U-" or _between(reading, match)):
        first = value(reading, match, "from")
    if first is None or first >= last or last > 31:
        return said
    place = words(reading, match, names[1])
    return fields.days(said | {"day": last}, first, place[0].start, place[-1].end)


def _between(reading: Reading, match: re.Match[str]) -> bool:
    """Whether two days joined by «and» are one time: «between 3 and 10 March», «on 3 and 4 March»."""
    opened = reading.symbols[match.start("from") - 1 : match.start("from")] == "b"
    return opened or value(reading, match, "from") + 1 == value(reading, match, "day")


def _counts(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the number after a month counts what follows: «in September 24 people»."""
    start = words(reading, match, "us_month")[0].start
    return not match["us_year"] and reading.text[max(0, start - 3) : start] == "in "


def _part(reading: Reading, match: re.Match[str]) -> Fields | None:
    word = words(reading, match, "part")[0].word
    said: Fields = {"first": word.first, "last": word.last}
    if match["part_month"]:
        month = value(reading, match, "part_month")
        return said | {"form": "month", "month": month} | fields.year(reading, match, "part_year")
    if match["part_of_year"]:
        return said | {"form": "year", "year": value(reading, match, "part_of_year")}
    return said | {"form": "unit", "unit": UNITS[match["part_unit"]], "direction": DIRECTIONS[match["part_placed"]]}


def _past(reading: Reading, match: re.Match[str]) -> Fields | None:
    """«the past 24 hours», «the last week»; «last week» is that of the calendar."""
    unit = match["past_unit"]
    if match["past_count"]:
        count = few(evaluate(words(reading, match, "past_count")))
        return {"form": "last", "unit": UNITS[unit], "count": count} if count else None
    past, counted = words(reading, match, "past")[0], words(reading, match, "past_unit")[0]
    if reading.text.startswith("s", counted.end - 1):
        return None
    if past.word.sense == "past" or reading.text[max(0, past.start - 4) : past.start] == "the ":
        return {"form": "last", "unit": UNITS[unit], "count": counted.word.many}
    return fields.unit("<", unit) if unit in "wmy" else None


def _ago(reading: Reading, match: re.Match[str]) -> Fields | None:
    count = _count(reading, match, "ago_count", "ago_unit")
    if count is None:
        return None
    if match["ago"] == "q":
        return {"form": "ago", "unit": UNITS[match["ago_unit"]], "count": count}
    days = {"j": 1, "w": 7}.get(match["ago_unit"])
    if days is None:
        return None
    return {"form": "anchored", "offset": days * count * value(reading, match, "ago"), "same": True}


def _lone_month(reading: Reading, match: re.Match[str]) -> Fields | None:
    lexeme = words(reading, match, "lone_month")[0]
    said: Fields = {"form": "month", "month": int(lexeme.word.value or 0)}
    said |= fields.year(reading, match, "lone_year")
    placed = match["lone_placed"]
    if placed:
        said["direction"] = DIRECTIONS[placed]
    if lexeme.word.kind == "doubtful_month_name" and not (match["lone_year"] or placed in ("<", ">")):
        before = reading.text[max(0, lexeme.start - 12) : lexeme.start]
        to_month = before.endswith(" to ") and reading.symbols[match.start() - 2 : match.start()] in ("M:", "B:")
        if not (to_month or _MONTH_MEANT.search(before)) or placed:
            return None
    return said


def _year(reading: Reading, match: re.Match[str]) -> Fields | None:
    if match["named_year"]:
        return {"form": "year", "year": value(reading, match, "named_year")}
    lexeme = words(reading, match, "bare_year")[0]
    year, start = int(lexeme.word.value or 0), lexeme.start
    before = reading.symbols[max(0, match.start() - 2) : match.start()]
    told = (
        before[-1:] in ("n", "r", "U")
        or before in ("9+", "9:")
        or _YEAR_MEANT.search(reading.text[max(0, start - 20) : start])
    )
    if match["bare_other"]:
        other = words(reading, match, "bare_other")[0]
        return fields.years(lexeme, other) if 1900 <= year < int(other.word.value or 0) else None
    return {"form": "year", "year": year} if told and year >= 1800 else None


def _weekday(reading: Reading, match: re.Match[str]) -> Fields | None:
    said: Fields = {"form": "weekday", "weekday": value(reading, match, "weekday")}
    if match["next_weekday"]:
        following = value(reading, match, "next_weekday")
        if (said["weekday"] + 1) % 7 == following and "P" in match[0]:
            said["night"] = True
        else:
            begin, finish = words(reading, match, "weekday")[0], words(reading, match, "next_weekday")[0]
            return fields.interval(
                DateExpression(start=begin.start, end=begin.end, **said),
                DateExpression(start=finish.start, end=finish.end, **said | {"weekday": following}),
            )
    if placed := match["weekday_placed"] or match["weekday_week"]:
        said["direction"] = DIRECTIONS[placed[0]]
    return said
