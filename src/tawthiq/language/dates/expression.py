"""The two types of dates: what is written, and the days it means."""

from datetime import date
from typing import Literal

from msgspec import Struct

Form = Literal[
    "day", "weekday", "relative", "anchored", "month", "year", "unit", "ago", "last", "streak", "interval",
]  # fmt: skip
Unit = Literal["day", "week", "month", "year", "hour", "minute"]
Direction = Literal[-1, 0, 1]
Precision = Literal["day", "week", "month", "year", "part"]


class DateExpression(Struct, frozen=True, kw_only=True):
    """A date as written, [start, end) in the folded text; nothing in it is worked out from a day of publication.

    `day`, `month`, `year` and `weekday` (Monday is 0) are what the words say, in the Hijri calendar where `hijri`.
    `offset` is days from publication («أمس» is -1), or from the date before where `form` is anchored. `direction` is -1
    for الماضي, 0 for الجاري, 1 for المقبل, and `year_direction` the same of the year («آب من العام الماضي»); `same` for
    «الشهر نفسه»، «منه». `count` of `unit` belongs to ago («قبل ثلاثة أيام»), last («خلال 24 ساعة») and streak («لليوم
    الخامس على التوالي»). `first` and `last` are the days of a part of a month («مطلع» is 1 to 1). `since` opens an
    interval that ends later («منذ»), `until` one that began before («حتى»). An interval has `begin` and `finish`.
    """

    start: int
    end: int
    form: Form
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    weekday: int | None = None
    night: bool = False
    offset: int | None = None
    direction: Direction | None = None
    year_direction: Direction | None = None
    same: bool = False
    unit: Unit | None = None
    count: int | None = None
    first: int | None = None
    last: int | None = None
    since: bool = False
    until: bool = False
    begin: "DateExpression | None" = None
    finish: "DateExpression | None" = None


class Interval(Struct, frozen=True):
    """The days that a date means, both included. `start` is null for «حتى X», `end` for «منذ X»."""

    start: date | None
    end: date | None
    precision: Precision
