"""Folding makes spelling variants one and never loses the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.folding import fold

ARABIC = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئءـ ًٌٍَُِّْ٠١٢٣۴۵.،/*_-«»\n\u200f\u200b\u202eﻻﷲﺏ")
    | st.characters(codec="utf-8")
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قُتِلَ", "قتل"),
        ("مدنيًّا", "مدنيا"),
        ("أُصيبَ آخرون", "اصيب اخرون"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("مســـجد", "مسجد"),
        ("١٣٠", "130"),
        ("۱۳۰", "130"),
        ("ﻻ", "لا"),
        ("کوبانی", "كوباني"),
        ("قتل  سبعة", "قتل سبعه"),
        ("قتل\u00a0سبعة", "قتل سبعه"),
        ("\u202bقصف\u202c", "قصف"),
        ("#مجزرة_السوق", "#مجزره السوق"),
    ],
)
def test_variants_are_one(written, folded):
    """What writers spell in several ways is spelt in one."""
    assert fold(written).text == folded


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        ("مقـ.ـتل", "مقتل"),
        ("قصـ/ـف", "قصف"),
        ("يعـ ـتـ ـقل", "يعتقل"),
        ("انتـ ـحـ ـاريـ ـة", "انتحاريه"),
        ("قص.ف", "قصف"),
        ("ق*صف", "قصف"),
        ("قصـ*ف", "قصف"),
        (" ق.صف", " قصف"),
    ],
)
def test_words_broken_on_purpose_are_joined(broken, word):
    """Spelling broken to slip past moderation is read as the word that it hides."""
    view = fold(broken)
    assert view.text == word
    assert view.quote(0, len(view.text)) == broken


@pytest.mark.parametrize("text", ["أ.ف.ب", "انتهى البيان.وأضاف", "د.سامر", "أيلول/سبتمبر", "3.5", "من-إلى"])
def test_dots_and_strokes_that_mean_something_stay(text):
    """Abbreviations, glued sentences, titles and double month names keep their marks."""
    kept = [mark for mark in text if mark in "./-"]
    assert [mark for mark in fold(text).text if mark in "./-"] == kept


def test_latin_words_glued_to_arabic_are_apart():
    """A captured page glues its buttons to the post; the last Arabic word is a word all the same."""
    view = fold("في حلبAll reactions")
    assert view.text == "في حلب all reactions"
    assert view.quote(3, 6) == "حلب"


@given(ARABIC)
def test_every_span_quotes_the_original(text):
    """Whatever is found in the folded text quotes back characters of the original, in order and within it."""
    view = fold(text)
    last = 0
    for position in range(len(view.text)):
        start, end = view.span(position, position + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start
        assert view.quote(position, position + 1) == text[start:end]


@given(ARABIC)
def test_folding_twice_changes_nothing_more(text):
    """A folded text is its own folding, but for what only its joining brought together."""
    once = fold(text).text
    assert fold(once).text == fold(fold(once).text).text
