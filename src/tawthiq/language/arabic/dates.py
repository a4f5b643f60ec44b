"""Finds Arabic dates in a folded text: regular expressions over its string of word classes (`language.symbols`).

What is no date stays out: names of weekdays in «صلاة الجمعة» or «سوق الأحد», «آب» and «مارس» without a sign that the
month is meant, a plural of unknown number («منذ أيام»), and numbers that only could be years.
"""

import re
from typing import Any, Final, cast

from msgspec.structs import replace

from tawthiq.language.arabic.numerals import NUMBER, SMALL, evaluate
from tawthiq.language.arabic.symbols import read
from tawthiq.language.dates import DateExpression, Direction, Unit
from tawthiq.language.symbols import AND, NEAR, TO, Lexeme, Reading

_ORDINAL = r"(?:O(?:x|\+t)?)"
_DAY = rf"(?:{_ORDINAL}|{SMALL})"
_MONTH = r"(?:[MBQ](?:[/\"-]?[MB](?![/-]))?)"
_YEAR = r"(?:[,;`/-]?`?y?9|,?y[<=>s])"
_COUNTED = rf"~?(?P<count>{NUMBER})?(?P<unit>[jwmyoi])"
_LEAD = r"(?:P[,`]?)?(?:j[,`]?)?(?:R[;\"`]?)?(?:j?W[;\"-]?)?(?:G)?"
_DATE = re.compile(
    rf"""(?=[RjwmyoPWGFYO1uaxteqnr9MBQd@hH3f45kDC])(?:
      (?P<streak>[Rjwmy])(?P<nth>{_ORDINAL})N
    | (?P<lead>{_LEAD})(?:
          (?P<numeric>F)
        | (?<=[RWGPj;"`-])(?P<short>Y)
        | (?:(?P<from>{_DAY})(?:[:U-]|(?<=b1)\+|(?<=b[uxt])\+|(?<=bO)\+))?
          (?P<day>{_DAY})
          (?: [,/;-]?m?(?P<month>{_MONTH})(?:(?P<year>{_YEAR})|(?P<month_placed>[<=>]))?
            | ,d?(?P<of_month>m[<=>s]?) | (?P<of_current>=) | (?:(?<=j1)|(?<=\+1))(?P<of_it>g) )
        | (?P<month_first>[MB])(?P<day_last>1);?(?P<year_last>9)
      )
    | (?P<part>e),?(?:
          m?(?P<part_month>{_MONTH})(?:(?P<part_year>{_YEAR})|(?P<part_placed>[<=>]))?
        | (?P<part_unit>d?[my])(?P<unit_placed>[<=>s])? (?!=?9)
        | y?=?(?P<part_of_year>9) )
    | (?:(?P<ago>q)|(?P<since_ago>n)){_COUNTED}(?![<=>s9MBQON])
    | (?P<within>r)?(?P<last_unit>[jwmyo])(?P<last_count>{NUMBER})<
    | (?P<within_last>r)?(?P<counted>{NUMBER})(?P<counted_unit>[jwmyo])<
    | (?P<during>[re])~?(?P<during_count>{NUMBER})?(?P<during_unit>[jwmyo])(?![<=>s9MBQON])
    | d?(?P<named_month>m)?(?P<lone_month>{_MONTH})(?:(?P<lone_year>{_YEAR})|(?P<lone_placed>[<=>]))?
    | (?P<numbered_month>mOx?)(?!N)(?P<numbered_year>,y9)?
    | (?P<year_word>y)=?(?P<this_year>9)(?:(?:[:U-]`?y?|\+)(?P<other_year>9))?
    | (?P<bare_year>9)(?:[:U-](?P<bare_other>9))?
    | (?P<this>d)?(?P<placed_unit>[wmy])(?P<placed>[<=>s])(?!9)
    | d(?P<this_unit>[wmy])(?!9)
    | (?:P[,`]?)?j?(?P<relative>R)(?![O<>])(?:[;"]?j?W)?
    | (?P<evening>P[,`]?)?j?(?P<weekday>W)(?:[/-]?(?P<next_weekday>W))?(?P<weekday_placed>[<>])?
    | (?P<anchored>@)
    )""",
    re.VERBOSE,
)
_DIRECTIONS: Final[dict[str, Direction]] = {"<": -1, "=": 0, ">": 1}
_UNITS: Final[dict[str, Unit]] = {"j": "day", "w": "week", "m": "month", "y": "year", "o": "hour", "i": "minute"}
_SPLIT_DATE = re.compile(r"\D+")
_MONTH_MEANT = re.compile(r"(?:^|[\s«\"(])[وف]?(?:في|خلال|منذ|حتي|بين|الي|من شهر|شهر|لشهر)[ (]$")
_YEAR_MEANT = re.compile(r"(?:^|[\s«\"(])[وف]?(?:في|خلال|منذ|حتي|بين|الي|مطلع|من) (?:ال)?$")
_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*$")
_EVERY = re.compile(r"(?:كل|ايام|كل يوم) $")


def find_dates(text: str) -> list[DateExpression]:
    """Every date in a folded text, in order, none overlapping; linear in its length."""
    reading = read(text)
    found: list[tuple[DateExpression, int, int]] = []
    position = 0
    hijri = False
    while match := _DATE.search(reading.symbols, position):
        position = match.end()
        expression = _expression(reading, match)
        if expression is None:
            continue
        if expression.month is not None:
            hijri = expression.hijri
        elif expression.same and hijri:
            expression = replace(expression, hijri=True)
        first, expression = _opened(reading, match, expression)
        if not (found and _join(reading, found, expression, first, position)):
            found.append((expression, first, position))
    return [expression for expression, _, _ in found]


def _opened(reading: Reading, match: re.Match[str], expression: DateExpression) -> tuple[int, DateExpression]:
    """The first symbol of a date, and the date with «منذ» or «حتى» before it taken in."""
    symbols, first = reading.symbols, match.start()
    before = symbols[first - 1 : first] or " "
    if before == NEAR and symbols[first - 2 : first - 1] == "n":
        return first, replace(expression, since=True)  # «منذ بدء الحملة عام 2014»
    if before in "nU" and not (expression.since or expression.until):
        start = reading.between(first - 1, first)[0].start
        return first - 1, replace(expression, start=start, since=before == "n", until=before == "U")
    return first, expression


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
    while lexemes and lexemes[0].word.kind == "dated":
        lexemes = lexemes[1:]
    said = _said(reading, match)
    if said is None:
        return None
    end = lexemes[-1].end
    if reading.text[end : end + 1] == ")" and "(" in reading.text[lexemes[0].start : end]:
        end += 1
    return DateExpression(start=lexemes[0].start, end=end, **said)


def _said(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    """What the words of a match say, as fields of an expression; None where they are no date after all."""
    if match["day"]:
        return _day(reading, match)
    if match["numeric"] or match["short"]:
        group = "numeric" if match["numeric"] else "short"
        lexeme = _of(reading, match, group)[0]
        return _numeric(reading.text[lexeme.start : lexeme.end])
    if match["month_first"]:
        day = int(_of(reading, match, "day_last")[0].word.value or 0)
        month = _month(_of(reading, match, "month_first"))
        return _checked({"form": "day", "day": day, "year": _value(reading, match, "year_last"), **month})
    if match["streak"]:
        nth, _ = evaluate(_of(reading, match, "nth"))
        return {"form": "streak", "unit": _UNITS.get(match["streak"], "day"), "count": nth}
    if match["part"]:
        return _part(reading, match)
    if match["ago"] or match["since_ago"]:
        since = bool(match["since_ago"])
        return _counted(reading, match, "count", "unit", {"form": "ago", "since": since})
    if match["last_unit"]:
        return _counted(reading, match, "last_count", "last_unit", {"form": "last"})
    if match["counted_unit"]:
        return _counted(reading, match, "counted", "counted_unit", {"form": "last"})
    if match["during"]:
        if match["during"] == "e" and not match["during_count"]:
            return None
        return _counted(reading, match, "during_count", "during_unit", {"form": "last"})
    if match["lone_month"]:
        return _lone_month(reading, match)
    if match["numbered_month"]:
        return _numbered_month(reading, match)
    if match["year_word"] or match["bare_year"]:
        return _year(reading, match)
    if unit := match["placed_unit"] or match["this_unit"]:
        return _unit(reading, match, unit)
    if match["relative"]:
        return {"form": "relative", "offset": _value(reading, match, "relative")}
    if match["weekday"]:
        return _weekday(reading, match)
    return {"form": "anchored", "offset": _value(reading, match, "anchored"), "same": True}


def _of(reading: Reading, match: re.Match[str], group: str) -> list[Lexeme]:
    return reading.between(*match.span(group))


def _value(reading: Reading, match: re.Match[str], group: str) -> int:
    return int(_of(reading, match, group)[0].word.value or 0)


def _month(lexemes: list[Lexeme]) -> dict[str, Any]:
    return {"month": int(lexemes[0].word.value or 0), "hijri": lexemes[0].word.kind == "hijri_month"}


def _placed_year(reading: Reading, match: re.Match[str], group: str) -> dict[str, Any]:
    """The year that a group of symbols says: digits, or a year told from that of publication."""
    if not match[group]:
        return {}
    lexeme = _of(reading, match, group)[-1]
    if lexeme.word.kind == "year_digits":
        return {"year": int(lexeme.word.value or 0)}
    last = match[group][-1]
    return {"same": True} if last == "s" else {"year_direction": _DIRECTIONS[last]}


def _checked(said: dict[str, Any]) -> dict[str, Any] | None:
    """No date without a possible day, nor with a year of the other calendar."""
    day, year = said.get("day"), said.get("year")
    if day is not None and not 1 <= day <= (30 if said.get("hijri") else 31):
        return None
    if year is not None and said.get("hijri") != (year < 1600):
        said = {**said, "hijri": year < 1600} if said.get("form") == "year" else {**said, "year": None}
    return said


def _day(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    day, _ = evaluate(_of(reading, match, "day"))
    said: dict[str, Any] = {"form": "day", "day": day}
    if match["month"]:
        said |= _month(_of(reading, match, "month")) | _placed_year(reading, match, "year")
        if placed := match["month_placed"]:
            said["direction"] = _DIRECTIONS[placed]
    elif match["of_it"]:
        said["same"] = True
    else:
        if match["of_month"] and _of(reading, match, "of_month")[0].word.many != 1:
            return None
        placed = (match["of_month"] or match["of_current"])[-1]
        said |= {"same": True} if placed == "s" else {"direction": _DIRECTIONS.get(placed)}
    checked = _checked(said)
    if checked is None or not match["from"]:
        return checked
    first, _ = evaluate(_of(reading, match, "from"))
    begins = _checked({**checked, "day": first})
    if begins is None or first is None or day is None or first >= day:
        return checked
    start, end = _of(reading, match, "from")[0].start, _of(reading, match, "day")[-1].end
    begin = DateExpression(start=start, end=end, **begins)
    return {"form": "interval", "begin": begin, "finish": DateExpression(start=start, end=end, **checked)}


def _numeric(written: str) -> dict[str, Any] | None:
    """Day, month and year of digits: the year is the four-digit number, the month never above 12."""
    numbers = [int(part) for part in _SPLIT_DATE.split(written)]
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
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and not 1300 <= year <= 2100):
        return None
    return {"form": "day", "day": day, "month": month, "year": year, "hijri": year is not None and year < 1600}


def _part(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    word = _of(reading, match, "part")[0].word
    said: dict[str, Any] = {"first": word.first, "last": word.last}
    if match["part_month"]:
        said |= (
            {"form": "month"} | _month(_of(reading, match, "part_month")) | _placed_year(reading, match, "part_year")
        )
        if placed := match["part_placed"]:
            said["direction"] = _DIRECTIONS[placed]
    elif match["part_of_year"]:
        said |= {"form": "year", "year": _value(reading, match, "part_of_year")}
    else:
        unit = _of(reading, match, "part_unit")[-1]
        definite = reading.text.startswith("ال", unit.start)
        if unit.word.many != 1 or not (definite or match["unit_placed"]):
            return None
        placed = match["unit_placed"]
        said |= {"form": "unit", "unit": unit.word.kind, "direction": _DIRECTIONS.get(placed or "=")}
        if placed == "s":
            said["same"] = True
    return _checked(said)


def _counted(
    reading: Reading, match: re.Match[str], number: str, unit: str, said: dict[str, Any]
) -> dict[str, Any] | None:
    word = _of(reading, match, unit)[0].word
    count: int | None = word.many
    if match[number]:
        count, _ = evaluate(_of(reading, match, number))
    elif reading.text.startswith("ال", _of(reading, match, unit)[0].start):
        return None
    return {**said, "unit": word.kind, "count": count} if count and count < 1000 else None


def _lone_month(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    lexemes = _of(reading, match, "lone_month")
    word = lexemes[0].word
    said = {"form": "month"} | _month(lexemes) | _placed_year(reading, match, "lone_year")
    if placed := match["lone_placed"]:
        said["direction"] = _DIRECTIONS[placed]
    certain = match["named_month"] or match["lone_year"] or match["lone_placed"]
    certain = certain or (len(lexemes) > 1 and lexemes[1].word.value == word.value and word.kind != "hijri_month")
    if word.kind != "month_name" and not certain:
        start = lexemes[0].start
        before = reading.symbols[match.start() - 1 : match.start()]
        if before not in ("n", "r", "U") and not _MONTH_MEANT.search(reading.text[max(0, start - 12) : start]):
            return None
    return _checked(said)


def _numbered_month(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    """«الشهر الثاني»: the second of the year where a line begins with it or the year follows, else just the second."""
    unit, *nth = _of(reading, match, "numbered_month")
    number, _ = evaluate(nth)
    if not match["numbered_year"] and not _LINE_START.search(reading.text[max(0, unit.start - 8) : unit.start]):
        return None
    if number is None or number > 12 or not reading.text.startswith("ال", unit.start):
        return None
    return _checked({"form": "month", "month": number, **_placed_year(reading, match, "numbered_year")})


def _year(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    one, other = ("this_year", "other_year") if match["year_word"] else ("bare_year", "bare_other")
    lexeme = _of(reading, match, one)[0]
    said = _checked({"form": "year", "year": int(lexeme.word.value or 0)})
    if said is None or not (match["year_word"] or match[other] or _is_year(reading, match.start(), lexeme)):
        return None
    if not match[other]:
        return said
    then = _of(reading, match, other)[0]
    year = int(then.word.value or 0)
    listed = reading.symbols[match.start(other) - 1] == AND and _of(reading, match, "year_word")[0].word.many != 2
    if listed or year <= said["year"]:
        return said
    begin = DateExpression(start=lexeme.start, end=lexeme.end, **said)
    finish = DateExpression(start=then.start, end=then.end, form="year", year=year, hijri=begin.hijri)
    return {"form": "interval", "begin": begin, "finish": finish}


def _is_year(reading: Reading, symbol: int, lexeme: Lexeme) -> bool:
    """Whether four digits alone are a year, by the word before them or by a year that they are joined to."""
    before = reading.symbols[max(0, symbol - 3) : symbol]
    if before[-1:] in ("b", "n", "r", "U") or _YEAR_MEANT.search(reading.text[max(0, lexeme.start - 9) : lexeme.start]):
        return True
    return before[-1:] in (AND, TO) and before[:2] in ("b9", "y9")


def _unit(reading: Reading, match: re.Match[str], unit: str) -> dict[str, Any] | None:
    word = reading.between(*match.span("placed_unit" if match["placed_unit"] else "this_unit"))[0].word
    if word.many != 1:
        return None
    placed = match["placed"] or "="
    same = {"same": True} if placed == "s" else {}
    return {"form": "unit", "unit": cast(Unit, word.kind), "direction": _DIRECTIONS.get(placed, 0), **same}


def _weekday(reading: Reading, match: re.Match[str]) -> dict[str, Any] | None:
    start = reading.between(*match.span())[0].start
    if _EVERY.search(reading.text[max(0, start - 8) : start]):
        return None
    said: dict[str, Any] = {"form": "weekday", "weekday": _value(reading, match, "weekday")}
    if match["next_weekday"]:
        following = _value(reading, match, "next_weekday")
        if (said["weekday"] + 1) % 7 == following and match["evening"]:
            said |= {"night": True}
    if placed := match["weekday_placed"]:
        said["direction"] = _DIRECTIONS[placed]
    return said
