"""Numbers are read as they are written."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.arabic.numerals import hedge_after, quantities
from tawthiq.language.folding import fold

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "numerals.toml").read_text("utf-8"))["case"]

ONES_M = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
ONES_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
STEMS = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["", "مئة", "مئتان", *(f"{stem}مئة" for stem in STEMS)]
TENS = ["", "عشر", "عشرون", *(f"{stem}ون" for stem in STEMS)]


def below_hundred(number, feminine):
    ones, tens = number % 10, number // 10
    units = ONES_F if feminine else ONES_M
    if number == 10:
        return "عشر" if feminine else "عشرة"
    if tens == 1:
        first = {1: ("أحد", "إحدى"), 2: ("اثنا", "اثنتا"), 8: ("ثمانية", "ثماني")}
        unit = first[ones][feminine] if ones in first else units[ones]
        return f"{unit} {'عشرة' if feminine else 'عشر'}"
    return " و".join(filter(None, [units[ones], TENS[tens]]))


def below_thousand(number, feminine):
    return " و".join(filter(None, [HUNDREDS[number // 100], below_hundred(number % 100, feminine)]))


def spell(number, *, feminine=False, oblique=False, old=False):
    """A number up to 999,999 in words, in either gender, either case, and with «مئة» or «مائة»."""
    thousands, rest = divmod(number, 1000)
    parts = []
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append("ألفان")
    elif thousands:
        tail = thousands % 100
        noun = "آلاف" if 3 <= tail <= 10 else "ألفا" if tail > 10 else "ألف"
        parts.append(f"{below_thousand(thousands, False)} {noun}")
    if rest:
        parts.append(below_thousand(rest, feminine))
    words = " و".join(parts)
    if oblique:
        words = words.replace("ون", "ين").replace("مئتان", "مئتين").replace("ألفان", "ألفين").replace("اثنان", "اثنين")
    return words.replace("مئة", "مائة") if old else words


def read_all(text):
    return quantities(fold(text).text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_golden_cases(case, request):
    """Each invented sentence yields exactly the quantities that its case expects, in order."""
    if case.get("known_failure"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    text = fold(case["text"]).text
    expected = [
        (e["number"], e.get("value"), e.get("upper"), e.get("bound", "exact"), e.get("word"), e.get("kind", "count"))
        for e in case["expected"]
    ]
    found = [(text[q.start : q.end], q.value, q.upper, q.bound, q.word, q.kind) for q in quantities(text)]
    assert found == expected


@given(st.integers(1, 999_999), st.booleans(), st.booleans(), st.booleans())
def test_numbers_in_words_read_back(number, feminine, oblique, old):
    """Any number below a million, spelt in any gender and case, is read back."""
    words = spell(number, feminine=feminine, oblique=oblique, old=old)
    (quantity,) = read_all(f"سقط {words} من القذائف")
    assert (quantity.value, quantity.bound, quantity.kind) == (number, "exact", "count"), words


@given(st.integers(1, 999_999_999), st.sampled_from(["{}", "{:,}", "({})", "و{}", "ال{}"]))
def test_numbers_in_digits_read_back(number, form):
    """Any number in digits is read back, with separators, in brackets and with clitics."""
    (quantity,) = read_all(f"سقطت {form.format(number)} قذيفة")
    assert quantity.value == number


@given(st.integers(1, 998), st.integers(1, 998), st.sampled_from(["بين {} و{}", "{} إلى {}", "{}-{}", "{} أو {}"]))
def test_ranges_read_back(low, high, form):
    """Two numbers joined as a range are one quantity when the first is the lower, and no range otherwise."""
    found = read_all(f"سقط {form.format(low, high)} شخصًا")
    if low < high:
        assert [(q.value, q.upper, q.bound) for q in found] == [(low, high, "between")]
    else:
        assert all(q.upper is None for q in found)


def test_hedges_after_the_noun():
    """`hedge_after` reads a hedge behind the noun and nothing else."""
    text = fold("25 مدنيًا على الأقل").text
    assert hedge_after(text, text.index(" علي")) == ("at_least", len(text))
    assert hedge_after(text, 2) is None
