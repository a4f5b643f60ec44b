"""The vocabularies of numbers and dates hold what they promise."""

import re

import pytest

from tawthiq.language.arabic.symbols import read
from tawthiq.language.folding import fold
from tawthiq.language.symbols import CLASSES, vocabulary

SENSES = list(vocabulary("ar"))


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: sense["sense"])
def test_every_example_holds_its_sense(sense):
    """The words between ⟦ and ⟧ are read as the sense that the example belongs to, and as nothing longer."""
    before, marked, after = re.split("[⟦⟧]", sense["example"])
    reading = read(fold(before + marked + after).text)
    found = [reading.text[x.start : x.end] for x in reading.lexemes if x.word.sense == sense["sense"]]
    assert fold(marked).text in found


def test_every_sense_has_a_class():
    """Each kind of a vocabulary is drawn in the table of classes, and no two classes share a character."""
    assert {sense["kind"] for sense in SENSES} <= set(CLASSES)
    assert len(set(CLASSES.values())) == len(CLASSES)


def test_symbols_keep_their_lexemes():
    """Each place in the string of symbols leads to its own lexeme."""
    reading = read("اكثر من 130 قتيلا وخمسه وعشرين جريحا")
    assert reading.symbols == "~3_+u+t"
    assert [reading.symbols[place] for place in reading.places] == [CLASSES[x.word.kind] for x in reading.lexemes]
