"""The days that a written date means, given the day of publication and the date told before it.

The rules are those of the annotation guide: a weekday is the latest such day not after publication, a month without a
year the latest such month not after it, unless the words point forward; a relative date without a day of publication
means nothing yet. The Hijri calendar is Umm al-Qura's (1343 to 1500 AH); outside it a date stays unresolved.
"""

from calendar import monthrange
from datetime import date, timedelta

from tawthiq.language.dates.expression import DateExpression, Interval, Precision

_DAY = timedelta(days=1)
_YEAR_PARTS = {(1, 1): (1, 1), (1, 10): (1, 3), (11, 20): (5, 8), (21, 31): (10, 12), (31, 31): (12, 12)}
"""The months of «مطلع», «أوائل», «منتصف», «أواخر» and «نهاية» of a year."""


def resolve(expression: DateExpression, published: date | None, anchor: date | None = None) -> Interval | None:
    """The days that `expression` means; None where publication or anchor is needed and missing.

    `anchor` is the date told before it, for «اليوم التالي»، «الشهر نفسه»، «منه»; it also lends its year to a day and
    month in a report without a day of publication. A part of the day never changes the day.
    """
    try:
        interval = _meaning(expression, published, anchor)
    except (ValueError, OverflowError):  # no such day (31 June), or one beyond either calendar
        return None
    if interval is None:
        return None
    if expression.since:
        return Interval(interval.start, None, interval.precision)
    return Interval(None, interval.end, interval.precision) if expression.until else interval


def _meaning(said: DateExpression, published: date | None, anchor: date | None) -> Interval | None:
    match said.form:
        case "interval":
            return _interval(said, published, anchor)
        case "day":
            return _day(said, published, anchor)
        case "month":
            return _month(said, published, anchor)
        case "year":
            return _year(said.year or 0, said) if said.year else None
        case "anchored":
            return _single(anchor + (said.offset or 0) * _DAY) if anchor else None
        case "unit" if said.same:
            return _unit(said, anchor) if anchor else None
    if published is None:
        return None
    match said.form:
        case "relative":
            return _single(published + (said.offset or 0) * _DAY)
        case "weekday":
            return _weekday(said, published)
        case "ago":
            return _single(_earlier(published, said), _precision(said))
        case "last":
            return Interval(_earlier(published, said), published, "part" if said.unit == "hour" else _precision(said))
        case "streak":
            return Interval(_earlier(published, said, less=1), published, _precision(said))
        case _:
            return _unit(said, published)


def _single(day: date, precision: Precision = "day") -> Interval:
    return Interval(day, day, precision)


def _precision(said: DateExpression) -> Precision:
    return said.unit if said.unit in ("week", "month", "year") else "day"


def _interval(said: DateExpression, published: date | None, anchor: date | None) -> Interval | None:
    if said.begin is None or said.finish is None:
        return None
    finish = resolve(said.finish, published, anchor)
    begin = resolve(said.begin, published, anchor)
    if begin is None or finish is None or begin.start is None or finish.end is None:
        if begin is not None:
            return Interval(begin.start, None, begin.precision)
        return Interval(None, finish.end, finish.precision) if finish is not None else None
    start = begin.start
    if start > finish.end:
        if said.begin.year is not None or said.begin.form not in ("day", "month", "weekday"):
            return None
        start = start - 7 * _DAY if said.begin.form == "weekday" else start.replace(year=start.year - 1)
    return Interval(start, finish.end, finish.precision) if start <= finish.end else None


def _weekday(said: DateExpression, published: date) -> Interval:
    back = (published.weekday() - (said.weekday or 0)) % 7
    if said.direction == 1:
        return _single(published + (7 - back) * _DAY)
    if said.direction == -1 and back == 0:
        back = 7
    day = published - back * _DAY
    if said.night:
        first = day if back else day - 7 * _DAY  # the second day of the night is not after publication
        return Interval(first, first + _DAY, "day")
    return _single(day)


def _shifted(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _earlier(published: date, said: DateExpression, less: int = 0) -> date:
    count = (said.count or 0) - less
    match said.unit:
        case "month" | "year":
            return _shifted(published, -count * (12 if said.unit == "year" else 1))
        case "hour":
            return published - count // 24 * _DAY
        case "minute":
            return published
        case _:
            return published - count * (7 if said.unit == "week" else 1) * _DAY


def _unit(said: DateExpression, base: date) -> Interval:
    """A week (from Saturday), month or year, counted from that of `base`."""
    shift = 0 if said.same else said.direction or 0
    if said.unit == "week":
        start = base - (base.weekday() + 2) % 7 * _DAY + 7 * shift * _DAY
        return Interval(start, start + 6 * _DAY, "week")
    if said.unit == "month":
        if said.hijri:
            year, month, _ = _hijri(base)
            return _part_of(_hijri_month(year, month), said)
        return _part_of(_whole_month(_shifted(base, shift)), said)
    return _year(base.year + shift, said)


def _whole_month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _part_of(whole: tuple[date, date], said: DateExpression) -> Interval:
    start, end = whole
    if said.first is None or said.last is None:
        return Interval(start, end, "month")
    return Interval(min(end, start + (said.first - 1) * _DAY), min(end, start + (said.last - 1) * _DAY), "part")


def _year(year: int, said: DateExpression) -> Interval:
    if said.hijri:
        return Interval(_hijri_month(year, 1)[0], _hijri_month(year, 12)[1], "year")
    if said.first is None or said.last is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year")
    first, last = _YEAR_PARTS.get((said.first, said.last), (1, 12))
    if said.first == said.last:
        return _single(date(year, 1, 1) if first == 1 else date(year, 12, 31), "part")
    return Interval(date(year, first, 1), _whole_month(date(year, last, 1))[1], "part")


def _day(said: DateExpression, published: date | None, anchor: date | None) -> Interval | None:
    day = said.day or 0
    if said.month is not None:
        months = _months(said, published, anchor)
        return _single(months[0] + (day - 1) * _DAY) if months and months[0] + (day - 1) * _DAY <= months[1] else None
    base = anchor if said.same else published
    if base is None:
        return None
    if said.hijri:
        year, month, _ = _hijri(base)
        return _single(_from_hijri(year, month, day))
    if said.same:
        return _single(base.replace(day=day))
    shift = said.direction or 0
    if said.direction is None and day > base.day:
        shift = -1
    return _single(_shifted(base.replace(day=1), shift).replace(day=day))


def _month(said: DateExpression, published: date | None, anchor: date | None) -> Interval | None:
    months = _months(said, published, anchor)
    return _part_of(months, said) if months else None


def _months(said: DateExpression, published: date | None, anchor: date | None) -> tuple[date, date] | None:
    """The first and the last day of the month that is meant."""
    month, year = said.month or 0, said.year
    if year is None and said.year_direction is not None and published:
        year = published.year + said.year_direction
    if year is None and anchor and (said.same or published is None):
        year = _hijri(anchor)[0] if said.hijri else anchor.year
    if year is None:
        if published is None:
            return None
        return _nearest(said, month, published)
    return _hijri_month(year, month) if said.hijri else _whole_month(date(year, month, 1))


def _nearest(said: DateExpression, month: int, published: date) -> tuple[date, date]:
    """The latest such month whose day (or first) is not after publication, or the next if the words point forward."""
    this_year = _hijri(published)[0] if said.hijri else published.year
    whole = said.day is None and said.first is None
    years = (this_year, this_year + 1) if said.direction == 1 else (this_year, this_year - 1, this_year - 2)
    for year in years:
        start, end = _hijri_month(year, month) if said.hijri else _whole_month(date(year, month, 1))
        day = start + ((said.day or said.first or 1) - 1) * _DAY
        day = min(day, end) if said.day is None else day  # the end of June is its 30th
        if said.direction == 1:
            meant = day > published
        else:
            over = not (whole and said.direction == -1 and end >= published)
            meant = said.direction == 0 or (day <= published and day <= end and over)
        if meant:
            break
    return start, end


def _hijri(day: date) -> tuple[int, int, int]:
    from hijridate import Gregorian

    hijri = Gregorian.fromdate(day).to_hijri()
    return hijri.year, hijri.month, hijri.day


def _from_hijri(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    gregorian = Hijri(year, month, day).to_gregorian()
    return date(gregorian.year, gregorian.month, gregorian.day)


def _hijri_month(year: int, month: int) -> tuple[date, date]:
    start = _from_hijri(year, month, 1)
    following = _from_hijri(year + month // 12, month % 12 + 1, 1)
    return start, following - _DAY
