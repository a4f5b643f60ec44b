"""No text breaks the numbers and dates of any language, or holds them up."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.language.dates import resolve
from tawthiq.language.folding import fold
from tawthiq.language.symbols import vocabulary
from tawthiq.language.tongues import TONGUES

BETWEEN = {
    "ar": ["و", "من", "إلى", "في", "يوم", "قتيلًا", "،", "على التوالي", "٣", "1440", "30/2/2016"],
    "en": ["of", "to", "and", "on", "in", "the", "a", "from", "goats", ",", "3rd", "2/30/2016"],
}
ANYWHERE = ["12", "31", "5", "2016", "12/13", "3.5", "1,200", "%", "/", "-", "(", ")", ".", "\n"]
HOSTILE = {
    "ar": [
        *("الف و", "مئة ", "بين 1 و", "اكثر من ", "و", "ا", "عشرات ", "1 الى ", "1 ايار ", "يوم ", "اليوم ", "منذ "),
        *("ليل السبت ", "حتى ", "1 من "),
    ],
    "en": [
        *("one thousand ", "hundred ", "between 1 and ", "more than ", "some ", "1 to ", "1 may ", "the day "),
        *("since ", "early ", "May 1 to "),
    ],
}
DIGITS = ["1", "1.", "1,", "1 ", "1/1", "1-", "(1", "1/1/2016 "]


def texts(language):
    """Words of the vocabularies in any order, with and without spaces, or any characters."""
    words = [form for sense in vocabulary(language) for key in ("words", "exact") for form in sense.get(key, ())]
    jumbled = st.lists(st.sampled_from([*words, *BETWEEN[language], *ANYWHERE]), max_size=30)
    joined = jumbled.flatmap(lambda found: st.sampled_from([" ", ""]).map(lambda space: space.join(found)))
    return (joined | st.text(max_size=200)).map(lambda text: fold(text).text)


TEXTS = {language: texts(language) for language in TONGUES}


@pytest.mark.parametrize("language", TONGUES)
@settings(deadline=None)  # the first reading compiles the vocabulary
@given(st.data())
def test_no_text_breaks_numbers(language, data):
    """Whatever the text, quantities lie inside it, in order, without overlapping, and hold their number."""
    text = data.draw(TEXTS[language])
    last = 0
    for quantity in TONGUES[language].quantities(text):
        assert last <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert (quantity.value is None) == (quantity.bound == "vague") == (quantity.word is not None)
        assert (quantity.upper is not None) == (quantity.bound == "between")
        last = quantity.end


@pytest.mark.parametrize("language", TONGUES)
@settings(deadline=None)  # the first reading compiles the vocabulary
@given(st.data(), st.dates() | st.none())
def test_no_text_breaks_dates(language, data, published):
    """Whatever the text, dates lie inside it, in order, without overlapping, and no interval ends before it starts."""
    text = data.draw(TEXTS[language])
    last, anchor = 0, None
    for expression in TONGUES[language].find_dates(text):
        assert last <= expression.start < expression.end <= len(text)
        last = expression.end
        interval = resolve(expression, published, anchor)
        if interval is not None:
            assert not (interval.start and interval.end) or interval.start <= interval.end
            anchor = interval.start or interval.end


@pytest.mark.parametrize(
    ("language", "piece"), [(language, piece) for language in TONGUES for piece in [*DIGITS, *HOSTILE[language]]]
)
def test_hostile_text_takes_linear_time(language, piece):
    """A quarter of a megabyte of one piece repeated is read in the time that its length allows."""
    text = fold(piece * (250_000 // len(piece))).text
    begun = time.process_time()
    TONGUES[language].quantities(text)
    TONGUES[language].find_dates(text)
    assert time.process_time() - begun < 6
