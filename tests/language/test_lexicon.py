"""Every sense of every vocabulary is found in its example."""

import re

import pytest

from tawthiq.language import lexicon
from tawthiq.language.folding import fold

LANGUAGES = ("ar", "en")
ENTRIES = [
    (language, name, entry, example)
    for language in LANGUAGES
    for name, entry in lexicon.entries(language)
    for example in ([entry["example"]] if isinstance(entry.get("example"), str) else entry.get("example", []))
]


@pytest.mark.parametrize(
    ("language", "name", "entry", "example"), ENTRIES, ids=[f"{la}/{n}/{e['sense']}" for la, n, e, _ in ENTRIES]
)
def test_example_is_found(language, name, entry, example):
    """The marked words of an example carry the sense they stand for."""
    marked = re.search("⟦(.+?)⟧", example)
    assert marked, f"the example marks nothing: {example}"
    view = fold(example.replace("⟦", "").replace("⟧", ""))
    start = marked.start()
    end = start + len(marked[1])
    matches = lexicon.load(language).find(view.text, view)
    found = [m for m in matches if m.sense.lexicon == name and m.sense.code == entry["sense"]]
    spans = [view.span(m.first, m.end) for m in found]
    assert any(s < end and e > start for s, e in spans), f"not found in: {example}"


def test_every_sense_has_an_example():
    """A word without an example is a word that nobody has seen in a sentence."""
    all_senses = ((language, *entry) for language in LANGUAGES for entry in lexicon.entries(language))
    assert [f"{la}/{n}/{e['sense']}" for la, n, e in all_senses if not e.get("example")] == []
