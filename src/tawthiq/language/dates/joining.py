"""Puts dates together: «since» and «until» before one, two that are the ends of an interval.

Written over the symbols of `language.symbols`, which are the same in every language.
"""

import re
from typing import NamedTuple

from msgspec.structs import replace

from tawthiq.language.dates.expression import DateExpression
from tawthiq.language.symbols import Reading

_OPENED = re.compile(r"[nU]`?\Z")


class Placed(NamedTuple):
    """A date, and its symbols [first, last)."""

    date: DateExpression
    first: int
    last: int


def opened(reading: Reading, date: Placed) -> Placed:
    """The date with «منذ», «since», «حتى» or «until» before it taken in."""
    expression, first, last = date
    lead = _OPENED.search(reading.symbols[max(0, first - 2) : first])
    if lead is None or expression.since or expression.until:
        return date
    first -= len(lead[0])
    start = reading.between(first, first + 1)[0].start
    since = lead[0][0] == "n"
    return Placed(replace(expression, start=start, since=since, until=not since), first, last)


def add(reading: Reading, found: list[Placed], date: Placed) -> None:
    """Put a date behind those found before it, or make it the end of an interval that the last of them begins."""
    interval = _interval(reading, found[-1], date) if found else None
    if interval is None:
        found.append(date)
    else:
        found[-1] = interval


def _interval(reading: Reading, before: Placed, after: Placed) -> Placed | None:
    begin, first, end = before
    finish, symbols = after.date, reading.symbols
    between = symbols[end : after.first]
    opens = symbols[first - 1 : first] == "b"
    joined = (between in ("", "+") and finish.until) or between in (":", ":`", "U") or (opens and between == "+")
    if between == "-" and begin.form == finish.form and begin.form in ("day", "month", "year"):
        joined = True
    if not joined or begin.form == "interval" or finish.since:
        return None
    if begin.year is None and finish.year is not None and begin.month is not None and finish.month is not None:
        begin = replace(begin, year=finish.year - (begin.month > finish.month))
    start = reading.between(first - 1, first)[0].start if opens else begin.start
    begin, finish = replace(begin, since=False), replace(finish, until=False)
    interval = DateExpression(start=start, end=finish.end, form="interval", begin=begin, finish=finish)
    return Placed(interval, first, after.last)
