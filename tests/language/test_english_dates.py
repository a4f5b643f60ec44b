"""English dates are read as they are written and mean the days they mean."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.dates import resolve
from tawthiq.language.english.dates import find_dates
from tawthiq.language.folding import fold

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates_en.toml").read_text("utf-8"))["case"]
PUBLISHED = date(2016, 9, 24)
DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))
FORMS = [
    "{d:%B} {d.day}, {d.year}", "{short} {d.day}, {d.year}", "{d.day} {d:%B} {d.year}", "{d.day}/{d.month}/{d.year}",
    "{d:%A}, {d.day} {d:%B} {d.year}", "{d:%A} ({d:%B} {d.day}, {d.year})", "{d.year}-{d:%m}-{d:%d}",
    "the {d.day}th of {d:%B} {d.year}", "the night of {d.day} {d:%B} {d.year}",
    "{d:%A} evening, {d:%B} {d.day}, {d.year}",
]  # fmt: skip


def write(day, form):
    short = "May" if day.month == 5 else f"{day:%b}."  # May is never shortened, so it takes no dot
    return form.format(d=day, short=short)


def resolved(text, published=PUBLISHED):
    """Each date of a text with its interval, every one resolved with the one before it as anchor."""
    anchor = None
    for expression in find_dates(text):
        interval = resolve(expression, published, anchor)
        anchor = (interval and (interval.start or interval.end)) or anchor
        yield expression, interval


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_golden_cases(case):
    """Each invented sentence yields exactly the dates that its case expects, in order."""
    text = fold(case["text"]).text
    expected = [
        (e["date"], e.get("start"), e.get("end", None if e.get("open") else e.get("start"))) for e in case["expected"]
    ]
    found = [(text[x.start : x.end], i and i.start, i and i.end) for x, i in resolved(text)]
    assert found == expected


@given(DAYS, st.sampled_from(FORMS))
def test_full_dates_read_back(day, form):
    """Any date, written in any form, is one expression that means that day whatever the day of publication."""
    text = fold(f"It snowed on {write(day, form)} in the hills").text
    ((_, interval),) = resolved(text, None)
    assert interval is not None and (interval.start, interval.end, interval.precision) == (day, day, "day")


@given(DAYS, st.integers(0, 364))
def test_dates_without_a_year_are_the_latest(published, back):
    """A day and a month without a year mean the latest such day not after publication."""
    day = published - timedelta(days=back)
    if (day.month, day.day) == (2, 29):
        return
    ((_, interval),) = resolved(fold(f"It snowed on {day:%B} {day.day}").text, published)
    assert interval is not None and interval.start == day


@given(DAYS, st.integers(0, 6))
def test_weekdays_are_the_latest(published, back):
    """A weekday is the latest such day not after publication."""
    day = published - timedelta(days=back)
    ((_, interval),) = resolved(fold(f"It snowed on {day:%A} evening").text, published)
    assert interval is not None and interval.start == interval.end == day


@given(DAYS, DAYS, st.sampled_from(["between {} and {}", "from {} to {}", "from {} until {}"]))
def test_intervals_read_back(one, other, form):
    """Two dates joined as an interval are one."""
    begin, finish = sorted((one, other))
    written = (f"{day.day} {day:%B} {day.year}" for day in (begin, finish))
    ((_, interval),) = resolved(fold(f"It snowed {form.format(*written)}").text)
    assert interval is not None and (interval.start, interval.end) == (begin, finish)


@pytest.mark.parametrize("words", ["yesterday", "on Friday", "last month", "two days ago", "on 3 May", "the past week"])
def test_nothing_is_resolved_without_publication(words):
    """A relative date means nothing where the day of publication is unknown."""
    ((_, interval),) = resolved(fold(f"It snowed {words}").text, None)
    assert interval is None
