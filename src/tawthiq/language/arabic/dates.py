"""Finds Arabic dates in a folded text: regular expressions over its string of word classes (`language.symbols`).

What is no date stays out: names of weekdays in «صلاة الجمعة» or «سوق الأحد», «آب» and «مارس» without a sign that the
month is meant, a plural of unknown number («منذ أيام»), and numbers that only could be years.
"""

import re

from msgspec.structs import replace

from tawthiq.language.arabic.numerals import NUMBER, SMALL, evaluate
from tawthiq.language.arabic.symbols import read
from tawthiq.language.dates import DateExpression, fields, joining
from tawthiq.language.dates.fields import DIRECTIONS, UNITS, Fields, value, words
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
_MONTH_MEANT = re.compile(r"(?:^|[\s«\"(])[وف]?(?:في|خلال|منذ|حتي|بين|الي|من شهر|شهر|لشهر)[ (]$")
_YEAR_MEANT = re.compile(r"(?:^|[\s«\"(])[وف]?(?:في|خلال|منذ|حتي|بين|الي|مطلع|من) (?:ال)?$")
_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*$")
_EVERY = re.compile(r"(?:كل|ايام|كل يوم) $")


def find_dates(text: str) -> list[DateExpression]:
    """Every date in a folded text, in order, none overlapping; linear in its length."""
    reading = read(text)
    found: list[joining.Placed] = []
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
        if reading.symbols[max(0, match.start() - 2) : match.start()] == "n" + NEAR:
            expression = replace(expression, since=True)  # «منذ بدء الحملة عام 2014»
        date = joining.Placed(expression, match.start(), position)
        joining.add(reading, found, joining.opened(reading, date))
    return [date.date for date in found]


def _expression(reading: Reading, match: re.Match[str]) -> DateExpression | None:
    said = _said(reading, match)
    lexemes = reading.between(*match.span())
    while lexemes[0].word.kind == "dated":
        lexemes = lexemes[1:]
    return None if said is None else fields.expression(reading, lexemes, said)


def _said(reading: Reading, match: re.Match[str]) -> Fields | None:
    """What the words of a match say, as fields of an expression; None where they are no date after all."""
    if match["day"]:
        return _day(reading, match)
    if match["numeric"] or match["short"]:
        lexeme = words(reading, match, "numeric" if match["numeric"] else "short")[0]
        return fields.numeric(reading.text[lexeme.start : lexeme.end], 1300)
    if match["month_first"]:
        day = int(words(reading, match, "day_last")[0].word.value or 0)
        month = _month(words(reading, match, "month_first"))
        return _checked({"form": "day", "day": day, "year": value(reading, match, "year_last"), **month})
    if match["streak"]:
        nth, _ = evaluate(words(reading, match, "nth"))
        return {"form": "streak", "unit": UNITS.get(match["streak"], "day"), "count": nth}
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
        return {"form": "relative", "offset": value(reading, match, "relative")}
    if match["weekday"]:
        return _weekday(reading, match)
    return {"form": "anchored", "offset": value(reading, match, "anchored"), "same": True}


def _month(lexemes: list[Lexeme]) -> Fields:
    return {"month": int(lexemes[0].word.value or 0), "hijri": lexemes[0].word.kind == "hijri_month"}


def _checked(said: Fields) -> Fields | None:
    """No date without a possible day, nor with a year of the other calendar."""
    day, year = said.get("day"), said.get("year")
    if day is not None and not 1 <= day <= (30 if said.get("hijri") else 31):
        return None
    if year is not None and bool(said.get("hijri")) != (year < 1600):
        said = {**said, "hijri": year < 1600} if said.get("form") == "year" else {**said, "year": None}
    return said


def _day(reading: Reading, match: re.Match[str]) -> Fields | None:
    day, _ = evaluate(words(reading, match, "day"))
    said: Fields = {"form": "day", "day": day}
    if match["month"]:
        said |= _month(words(reading, match, "month")) | fields.year(reading, match, "year")
        if placed := match["month_placed"]:
            said["direction"] = DIRECTIONS[placed]
    elif match["of_it"]:
        said["same"] = True
    else:
        if match["of_month"] and words(reading, match, "of_month")[0].word.many != 1:
            return None
        placed = (match["of_month"] or match["of_current"])[-1]
        said |= {"same": True} if placed == "s" else {"direction": DIRECTIONS.get(placed)}
    checked = _checked(said)
    if checked is None or day is None or not match["from"]:
        return checked
    first, _ = evaluate(words(reading, match, "from"))
    if first is None or not 1 <= first < day:
        return checked
    start, end = words(reading, match, "from")[0].start, words(reading, match, "day")[-1].end
    return fields.days(checked, first, start, end)


def _part(reading: Reading, match: re.Match[str]) -> Fields | None:
    word = words(reading, match, "part")[0].word
    said: Fields = {"first": word.first, "last": word.last}
    if match["part_month"]:
        said |= (
            {"form": "month"} | _month(words(reading, match, "part_month")) | fields.year(reading, match, "part_year")
        )
        if placed := match["part_placed"]:
            said["direction"] = DIRECTIONS[placed]
    elif match["part_of_year"]:
        said |= {"form": "year", "year": value(reading, match, "part_of_year")}
    else:
        unit = words(reading, match, "part_unit")[-1]
        definite = reading.text.startswith("ال", unit.start)
        if unit.word.many != 1 or not (definite or match["unit_placed"]):
            return None
        placed = match["unit_placed"]
        said |= {"form": "unit", "unit": unit.word.kind, "direction": DIRECTIONS.get(placed or "=")}
        if placed == "s":
            said["same"] = True
    return _checked(said)


def _counted(reading: Reading, match: re.Match[str], number: str, unit: str, said: Fields) -> Fields | None:
    word = words(reading, match, unit)[0].word
    count: int | None = word.many
    if match[number]:
        count, _ = evaluate(words(reading, match, number))
    elif reading.text.startswith("ال", words(reading, match, unit)[0].start):
        return None
    return {**said, "unit": word.kind, "count": count} if fields.few(count) else None


def _lone_month(reading: Reading, match: re.Match[str]) -> Fields | None:
    lexemes = words(reading, match, "lone_month")
    word = lexemes[0].word
    said: Fields = {"form": "month"} | _month(lexemes) | fields.year(reading, match, "lone_year")
    if placed := match["lone_placed"]:
        said["direction"] = DIRECTIONS[placed]
    certain = match["named_month"] or match["lone_year"] or match["lone_placed"]
    certain = certain or (len(lexemes) > 1 and lexemes[1].word.value == word.value and word.kind != "hijri_month")
    if word.kind != "month_name" and not certain:
        start = lexemes[0].start
        before = reading.symbols[match.start() - 1 : match.start()]
        if before not in ("n", "r", "U") and not _MONTH_MEANT.search(reading.text[max(0, start - 12) : start]):
            return None
    return _checked(said)


def _numbered_month(reading: Reading, match: re.Match[str]) -> Fields | None:
    """«الشهر الثاني»: the second of the year where a line begins with it or the year follows, else just the second."""
    unit, *nth = words(reading, match, "numbered_month")
    number, _ = evaluate(nth)
    if not match["numbered_year"] and not _LINE_START.search(reading.text[max(0, unit.start - 8) : unit.start]):
        return None
    if number is None or number > 12 or not reading.text.startswith("ال", unit.start):
        return None
    return _checked({"form": "month", "month": number, **fields.year(reading, match, "numbered_year")})


def _year(reading: Reading, match: re.Match[str]) -> Fields | None:
    one, other = ("this_year", "other_year") if match["year_word"] else ("bare_year", "bare_other")
    lexeme = words(reading, match, one)[0]
    said = _checked({"form": "year", "year": int(lexeme.word.value or 0)})
    if said is None or not (match["year_word"] or match[other] or _is_year(reading, match.start(), lexeme)):
        return None
    if not match[other]:
        return said
    then = words(reading, match, other)[0]
    year = int(then.word.value or 0)
    listed = reading.symbols[match.start(other) - 1] == AND and words(reading, match, "year_word")[0].word.many != 2
    if listed or year <= said["year"]:
        return said
    return fields.years(lexeme, then, said.get("hijri", False))


def _is_year(reading: Reading, symbol: int, lexeme: Lexeme) -> bool:
    """Whether four digits alone are a year, by the word before them or by a year that they are joined to."""
    before = reading.symbols[max(0, symbol - 3) : symbol]
    if before[-1:] in ("b", "n", "r", "U") or _YEAR_MEANT.search(reading.text[max(0, lexeme.start - 9) : lexeme.start]):
        return True
    return before[-1:] in (AND, TO) and before[:2] in ("b9", "y9")


def _unit(reading: Reading, match: re.Match[str], unit: str) -> Fields | None:
    word = words(reading, match, "placed_unit" if match["placed_unit"] else "this_unit")[0].word
    return fields.unit(match["placed"] or "=", unit) if word.many == 1 else None


def _weekday(reading: Reading, match: re.Match[str]) -> Fields | None:
    start = reading.between(*match.span())[0].start
    if _EVERY.search(reading.text[max(0, start - 8) : start]):
        return None
    said: Fields = {"form": "weekday", "weekday": value(reading, match, "weekday")}
    if match["next_weekday"]:
        following = value(reading, match, "next_weekday")
        if (said["weekday"] + 1) % 7 == following and match["evening"]:
            said |= {"night": True}
    if placed := match["weekday_placed"]:
        said["direction"] = DIRECTIONS[placed]
    return said
