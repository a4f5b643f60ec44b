"""Dates are read as they are written and mean the days they mean."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.arabic.dates import find_dates
from tawthiq.language.dates import resolve
from tawthiq.language.folding import fold

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))["case"]
PUBLISHED = date(2016, 9, 24)
MONTHS = [
    ("كانون الثاني", "يناير", "جانفي"), ("شباط", "فبراير", "فيفري"), ("آذار", "مارس", "مارس"),
    ("نيسان", "أبريل", "أفريل"), ("أيار", "مايو", "ماي"), ("حزيران", "يونيو", "جوان"), ("تموز", "يوليو", "جويلية"),
    ("آب", "أغسطس", "أوت"), ("أيلول", "سبتمبر", "سبتمبر"), ("تشرين الأول", "أكتوبر", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر", "نوفمبر"), ("كانون الأول", "ديسمبر", "ديسمبر"),
]  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
FORMS = [
    "{day} {levant} {year}", "{day} {gulf} {year}", "{day} {maghreb} {year}", "{day} {levant}/{gulf} {year}",
    "{day} {gulf}/ {levant} {year}", "{day} {gulf} ({levant}) {year}", "{weekday} {day} {levant} {year}",
    "يوم {weekday} {day} {gulf} {year}", "{day}/{month}/{year}", "{year}-{month:02}-{day:02}", "{day}-{month}-{year}",
    "{ordinal} من {levant} {year}", "{ordinal} من شهر {gulf} من العام {year}", "{day} {gulf}، {year}",
]  # fmt: skip


def ordinal(day):
    if day <= 10:
        return ORDINALS[day - 1]
    tens = {1: "عشر", 2: "العشرين", 3: "الثلاثين"}[day // 10]
    unit = "الحادي" if day % 10 == 1 else ORDINALS[day % 10 - 1]
    if day % 10 == 0:
        return tens
    return f"{unit} عشر" if day < 20 else f"{unit} و{tens}"


def write(day, form):
    levant, gulf, maghreb = MONTHS[day.month - 1]
    return form.format(
        day=day.day, month=day.month, year=day.year, weekday=WEEKDAYS[day.weekday()], ordinal=ordinal(day.day),
        levant=levant, gulf=gulf, maghreb=maghreb,
    )  # fmt: skip


def resolved(text, published=PUBLISHED):
    """Each date of a text with its interval, every one resolved with the one before it as anchor."""
    anchor = None
    for expression in find_dates(text):
        interval = resolve(expression, published, anchor)
        anchor = (interval and (interval.start or interval.end)) or anchor
        yield expression, interval


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_golden_cases(case, request):
    """Each invented sentence yields exactly the dates that its case expects, in order."""
    if case.get("known_failure"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    published = case.get("published", PUBLISHED)
    text = fold(case["text"]).text
    expected = [
        (e["date"], e.get("start"), e.get("end", None if e.get("open") else e.get("start"))) for e in case["expected"]
    ]
    found = [
        (text[x.start : x.end], i and i.start, i and i.end)
        for x, i in resolved(text, published if published.year > 1 else None)
    ]
    assert found == expected


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(FORMS))
def test_full_dates_read_back(day, form):
    """Any date, written in any form, is one expression that means that day whatever the day of publication."""
    text = fold(f"وقع القصف {write(day, form)} في القرية").text
    ((_, interval),) = resolved(text, None)
    assert interval is not None and (interval.start, interval.end, interval.precision) == (day, day, "day")


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 364))
def test_dates_without_a_year_are_the_latest(published, back):
    """A day and a month without a year mean the latest such day not after publication."""
    day = published - timedelta(days=back)
    if (day.month, day.day) == (2, 29):
        return
    ((_, interval),) = resolved(fold(f"وقع القصف في {write(day, '{day} {levant}')}").text, published)
    assert interval is not None and interval.start == day


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 6))
def test_weekdays_are_the_latest(published, back):
    """A weekday is the latest such day not after publication."""
    day = published - timedelta(days=back)
    ((_, interval),) = resolved(fold(f"وقع القصف مساء {WEEKDAYS[day.weekday()]}").text, published)
    assert interval is not None and interval.start == interval.end == day


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_intervals_read_back(one, other):
    """Two dates with «بين» and «و» are one interval."""
    begin, finish = sorted((one, other))
    form = "{day} {gulf} {year}"
    text = fold(f"قُتلوا بين {write(begin, form)} و{write(finish, form)}").text
    ((_, interval),) = resolved(text)
    assert interval is not None and (interval.start, interval.end) == (begin, finish)


@pytest.mark.parametrize("words", ["أمس", "فجر اليوم", "الجمعة", "الشهر الماضي", "منذ يومين", "في 3 آب", "خلال أسبوع"])
def test_nothing_is_resolved_without_publication(words):
    """A relative date means nothing where the day of publication is unknown."""
    ((_, interval),) = resolved(fold(words).text, None)
    assert interval is None


def test_the_first_and_last_days_of_time_do_not_break_it():
    """A date beyond the calendar stays unresolved."""
    (expression,) = find_dates(fold("قبل 999 عامًا").text)
    assert resolve(expression, date(700, 1, 1)) is None
