"""Sentences end where writers end them, and a quotation holds its sentences together."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.sentences import Sentences, quotations


def cut(text):
    return [text[start:end] for start, end in Sentences(text, quotations(text)).spans]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قصفت الطائرات الحي. قتل سبعة.", ["قصفت الطائرات الحي.", "قتل سبعة."]),
        ("قصف على الحي\nقتل سبعة", ["قصف على الحي", "قتل سبعة"]),
        ("قتل 3.5 بالمئة منهم.", ["قتل 3.5 بالمئة منهم."]),
        ("انتهى.واضاف", ["انتهى.", "واضاف"]),
        ("قال: «سقطت الاولى. ثم لحقتها الثانية». وغادر", ["قال: «سقطت الاولى. ثم لحقتها الثانية».", "وغادر"]),
        ("لماذا؟ لا ندري!", ["لماذا؟", "لا ندري!"]),
    ],
)
def test_where_sentences_end(text, sentences):
    """At a line's end and at full stops that are none of a number or a quotation."""
    assert cut(text) == sentences


@pytest.mark.parametrize(
    "quoted", ["«هذا قول»", "“هذا قول”", '"هذا قول"', "„هذا قول“", "”هذا قول“", "”هذا قول”", "“هذا قول“"]
)
def test_quotation_marks_of_every_kind(quoted):
    """The words without their marks."""
    assert [quoted[q.start : q.end] for q in quotations(quoted)] == ["هذا قول"]


def test_a_quotation_that_never_closes_quotes_nothing():
    """An opening mark alone does not swallow the rest of the report."""
    assert quotations("قال «ثم مضى.\n" + "كلام " * 500) == []


@given(st.text(st.sampled_from('ابت .،!؟\n«»"“”') | st.characters(codec="utf-8"), max_size=400))
def test_sentences_cover_all_but_blanks_in_order(text):
    """No letter is lost between sentences, and none stands in two."""
    spans = Sentences(text, quotations(text)).spans
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_what_never_ends_is_cut():
    """A text without a full stop is read in pieces of bounded length."""
    text = "كلام " * 4000
    assert max(end - start for start, end in Sentences(text, []).spans) <= 2500
