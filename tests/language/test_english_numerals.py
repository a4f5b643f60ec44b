"""English numbers are read as they are written."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.english.numerals import hedge_after, quantities
from tawthiq.language.folding import fold

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "numerals_en.toml").read_text("utf-8"))["case"]
ONES = [
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def below_thousand(number, joint, hyphen):
    hundreds, rest = divmod(number, 100)
    tens = ONES[rest] if rest < 20 else hyphen.join(filter(None, [TENS[rest // 10], ONES[rest % 10]]))
    return joint.join(filter(None, [f"{ONES[hundreds]} hundred" if hundreds else "", tens]))


def spell(number, joint, hyphen):
    """A number up to 999,999 in words, with or without «and», with a hyphen or a space in «twenty-three»."""
    thousands, rest = divmod(number, 1000)
    parts = [f"{below_thousand(thousands, joint, hyphen)} thousand"] if thousands else []
    if rest:
        parts.append(below_thousand(rest, joint, hyphen))
    return (joint if rest < 100 else " ").join(parts)


def read_all(text):
    return quantities(fold(text).text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_golden_cases(case):
    """Each invented sentence yields exactly the quantities that its case expects, in order."""
    text = fold(case["text"]).text
    expected = [
        (e["number"], e.get("value"), e.get("upper"), e.get("bound", "exact"), e.get("word"), e.get("kind", "count"))
        for e in case["expected"]
    ]
    found = [(text[q.start : q.end], q.value, q.upper, q.bound, q.word, q.kind) for q in quantities(text)]
    assert found == expected


@given(st.integers(1, 999_999), st.sampled_from([" and ", " "]), st.sampled_from("- "))
def test_numbers_in_words_read_back(number, joint, hyphen):
    """Any number below a million, in British or American words, is read back."""
    words = spell(number, joint, hyphen)
    (quantity,) = read_all(f"They lost {words} goats")
    assert (quantity.value, quantity.bound, quantity.kind) == (number, "exact", "count"), words


@given(st.integers(1, 999_999_999), st.sampled_from(["{}", "{:,}", "({})", "“{}"]))
def test_numbers_in_digits_read_back(number, form):
    """Any number in digits is read back, with separators and in brackets."""
    (quantity,) = read_all(f"They lost {form.format(number)} goats")
    assert quantity.value == number


@given(
    st.integers(1, 998), st.integers(1, 998), st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "{} or {}"])
)
def test_ranges_read_back(low, high, form):
    """Two numbers joined as a range are one quantity when the first is the lower, and no range otherwise."""
    found = read_all(f"They lost {form.format(low, high)} goats")
    if low < high:
        assert [(q.value, q.upper, q.bound) for q in found] == [(low, high, "between")]
    else:
        assert all(q.upper is None for q in found)


def test_hedges_after_the_noun():
    """`hedge_after` reads a hedge behind the noun, and leaves one that governs the next number."""
    text = fold("25 goats at least").text
    assert hedge_after(text, text.index(" at")) == ("at_least", len(text))
    assert hedge_after(text, 2) is None
    text = fold("25 goats, at least five of them white").text
    assert hedge_after(text, text.index(", at")) is None
