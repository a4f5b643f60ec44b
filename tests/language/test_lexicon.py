"""Every sense of every vocabulary is found in its example."""

import re

import pytest

from tawthiq.language import lexicon
from tawthiq.language.folding import fold

ENTRIES = [
    (name, entry, example)
    for name, entry in lexicon.entries("ar")
    for example in ([entry["example"]] if isinstance(entry.get("example"), str) else entry.get("example", []))
]


@pytest.mark.parametrize(("name", "entry", "example"), ENTRIES, ids=[f"{n}/{e['sense']}" for n, e, _ in ENTRIES])
def test_example_is_found(name, entry, example):
    """The marked words of an example carry the sense they stand for."""
    marked = re.search("⟦(.+?)⟧", example)
    assert marked, f"the example marks nothing: {example}"
    view = fold(example.replace("⟦", "").replace("⟧", ""))
    start = marked.start()
    end = start + len(marked[1])
    found = [
        m for m in lexicon.load("ar").find(view.text) if m.sense.lexicon == name and m.sense.code == entry["sense"]
    ]
    spans = [view.span(m.first, m.end) for m in found]
    assert any(s < end and e > start for s, e in spans), f"not found in: {example}"


def test_every_sense_has_an_example():
    """A word without an example is a word that nobody has seen in a sentence."""
    assert [f"{n}/{e['sense']}" for n, e in lexicon.entries("ar") if not e.get("example")] == []
