"""Wording: numbers and days as people write them, hedges kept."""

import pytest

from tawthiq.exporters.labels import Labels
from tawthiq.exporters.wording import counted, days
from tawthiq.model.record import Count


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (Count(130, bound="more_than"), "more than 130", "أكثر من 130"),
        (Count(10, 15, "between"), "between 10 and 15", "بين 10 و15"),
        (Count(11000), "11,000", "11,000"),
        (Count(None, bound="vague", word="dozens"), "dozens", "عشرات"),
        (Count(None, bound="vague"), "", ""),
    ],
)
def test_a_number_keeps_its_hedge(count: Count, english: str, arabic: str) -> None:
    """The hedge is said, a vague word stays a word, and no number is made of it."""
    assert (counted(count, Labels("en")), counted(count, Labels("ar"))) == (english, arabic)


@pytest.mark.parametrize(
    ("start", "end", "english"),
    [
        ("2016-09-24", "2016-09-24", "24 September 2016"),
        ("2016-09-22", "2016-09-24", "22–24 September 2016"),
        ("2016-08-31", "2016-09-01", "31 August – 1 September 2016"),
        ("2015-12-31", "2016-01-01", "31 December 2015 – 1 January 2016"),
        ("2016-09-22", None, "from 22 September 2016"),
        (None, "2016-09-22", "until 22 September 2016"),
        (None, None, ""),
        ("2016-09", "2016-09", "2016-09"),
    ],
)
def test_an_interval_is_said_shortly(start: str | None, end: str | None, english: str) -> None:
    """What the two days share is said once; nothing is said where neither is known."""
    assert days(start, end, Labels("en")) == english


def test_arabic_days_have_both_names_of_the_month() -> None:
    """Levantine and Egyptian readers each find their own."""
    assert days("2016-09-24", "2016-09-24", Labels("ar")) == "24 أيلول/سبتمبر 2016"
