"""English sentences end where writers end them; an apostrophe opens no quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.english.sentences import abbreviated, quotations
from tawthiq.language.folding import fold
from tawthiq.language.sentences import Sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Salim left. He fled.", ["gen. salim left.", "he fled."]),
        ("It fell at 3 p.m. The gate burned.", ["it fell at 3 p.m.", "the gate burned."]),
        ("The U.S. Army left the U.S. The end.", ["the u.s. army left the u.s.", "the end."]),
        ("On Sept. 24 gate No. 5 burned.", ["on sept. 24 gate no. 5 burned."]),
        ("J. Zarif of Acme Inc. and others left.", ["j. zarif of acme inc. and others left."]),
        ("“We left. They came,” he said.", ["“we left. they came,” he said."]),
        ("One line\nanother", ["one line", "another"]),
    ],
)
def test_sentences(text, sentences):
    """A title, an initial or an abbreviation ends no sentence unless a new one follows."""
    text = fold(text).text
    assert [text[start:end] for start, end in Sentences(text, quotations(text), abbreviated).spans] == sentences


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we left" and “they came”.', ["we left", "they came"]),
        ("‘It’s over’, the workers’ union said.", ["it’s over"]),
        ("The soldiers' homes and the '90s.", []),
        ("He called it 'a feast' twice.", ["a feast"]),
        ("“We left.\n\n“They came,” he said.", ["we left.", "they came,"]),
        ('An open " mark\nends with its line.', []),
    ],
)
def test_quotations(text, quoted):
    """Quotations are double or single; a possessive or an elision is none."""
    text = fold(text).text
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


@given(st.lists(st.sampled_from([*"ab.'’‘“”\" \n", "gen.", "u.s."]), max_size=60).map("".join))
def test_no_text_breaks_it(text):
    """Whatever the text, quotations and sentences lie inside it in order."""
    last = 0
    found = quotations(text)
    for start, end in found:
        assert last <= start < end <= len(text)
        last = end
    last = 0
    for start, end in Sentences(text, found, abbreviated).spans:
        assert last <= start < end <= len(text)
        last = end
