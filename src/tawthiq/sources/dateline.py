"""The day of publication as a report's head prints it: a full date with its year, in a dateline, byline or stamp.

A date inside a sentence is what the report tells, not when it was published, and is left alone.
"""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "يناير|جانفي|كانون الثاني|كانون ثاني|january|jan",
    "فبراير|فيفري|شباط|february|feb",
    "مارس|آذار|اذار|march|mar",
    "أبريل|ابريل|إبريل|أفريل|افريل|نيسان|april|apr",
    "مايو|ماي|أيار|ايار|may",
    "يونيو|يونية|يونيه|جوان|حزيران|june|jun",
    "يوليو|يولية|يوليه|يوليوز|جويلية|تموز|july|jul",
    "أغسطس|اغسطس|أوت|اوت|غشت|آب|اب|august|aug",
    "سبتمبر|شتنبر|أيلول|ايلول|september|sept|sep",
    "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول|تشرين أول|تشرين اول|october|oct",
    "نوفمبر|نونبر|تشرين الثاني|تشرين ثاني|november|nov",
    "ديسمبر|دجنبر|كانون الأول|كانون الاول|كانون أول|كانون اول|december|dec",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAME = "(?:" + "|".join(sorted((name.replace(" ", r"\s+") for name in _NUMBER), key=len, reverse=True)) + ")"
_MONTH = rf"(?P<month>{_NAME})(?:\s*(?:[/\\-]|\()\s*(?P<other>{_NAME})\s*\)?)?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(rf"(?<![\w./-]){form}\s?(?:م(?!\w)\.?)?(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s*[-/،,.]?\s*(?:من\s+)?{_MONTH}\s*[-/،,.]?\s*{_YEAR}",
        rf"{_MONTH}\.?\s*{_DAY}\s*[،,]\s*{_YEAR}",
        rf"{_YEAR}\s*(?P<mark>[-/.])\s*(?P<month>\d{{1,2}})\s*(?P=mark)\s*{_DAY}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?",
        rf"(?P<day>\d{{1,2}})\s*(?P<mark>[-/.])\s*(?P<month>\d{{1,2}})\s*(?P=mark)\s*{_YEAR}",
    )
)
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ARABIC = re.compile(r"[\u0621-\u064a]")

_WEEKDAY = (
    r"(?:يوم\s+)?(?:ال)?(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|(?:mon|tue|wed|thu|fri|sat)"
)
_LEAD = re.compile(
    r"(?:^|[|•·–—(\[/،,:*_>]|\s-)\s*"
    r"(?:(?:ن[ُ]?شر(?:ت)?|تاريخ\s+النشر|تاريخ|التاريخ|بتاريخ|published|posted|date)(?:\s+(?:في|بتاريخ|يوم|on))?\s*[:：]?\s*)?"
    rf"(?:(?:{_WEEKDAY})\s*[،,]?\s*)?$",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s*(?:$|[|•·–—)\]/،,:*_<-]|(?:الساعة|at|في)?\s*\d{1,2}:\d\d)")
_DATELINE_END = re.compile(r"\s*(?:$|[|•·–—)\]:-])")
_CHANGED = re.compile(r"تحديث|تعديل|updated|modified", re.IGNORECASE)
LONG_LINE = 120
"""From this many characters on a line is running text, where a date counts only in a dateline at its start."""
DATELINE_REACH = 60
"""How far into running text the dateline's date may begin."""


def full_dates(line: str) -> Iterator[tuple[int, int, date]]:
    """Every full date of a line with its half-open offsets. Numeric dates are day first; a doubtful one is left out."""
    plain = line.translate(_LATIN_DIGITS)
    for form in _DATES:
        for match in form.finditer(plain):
            day = _day(match, bool(_ARABIC.search(line)))
            if day:
                yield match.start(), match.end(), day


def parse_date(text: str) -> date | None:
    """The day that a field holds: an ISO day or time stamp, or any full date that fills it."""
    text = text.strip()
    return next((day for start, end, day in full_dates(text) if (start, end) == (0, len(text))), None)


def published_in(line: str) -> tuple[int, date] | None:
    """The day of publication that a line of the head prints, and where its date starts; None for any other line."""
    for start, end, day in sorted(full_dates(line)):
        before, after = line[:start], line[end:]
        running = len(line) >= LONG_LINE
        if running and (start > DATELINE_REACH or not _DATELINE_END.match(after)):
            continue
        if _LEAD.search(before) and _TRAIL.match(after) and not _CHANGED.search(before):
            return start, day
    return None


def _day(match: re.Match[str], day_first: bool) -> date | None:
    parts = match.groupdict()
    day, year = int(parts["day"]), int(parts["year"])
    if parts["month"].isdigit():
        month = int(parts["month"])
        year_first = match.start("year") < match.start("month")
        if not (day_first or year_first or day > 12 or day == month):
            return None
    else:
        month = _month(parts["month"])
        if parts.get("other") and _month(parts["other"]) != month:
            return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _NUMBER[" ".join(name.lower().split())]
