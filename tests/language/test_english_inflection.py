"""English words are found in the forms that texts use, and names by their capitals."""

import pytest

from tawthiq.language import lexicon
from tawthiq.language.english import inflection
from tawthiq.language.folding import fold


def shapes(forms):
    return {form.text: form.shape for form in forms}


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("kill", {"kill": "present", "kills": "present", "killed": "past", "killing": "gerund"}),
        ("die", {"die": "present", "dies": "present", "died": "past", "dying": "gerund"}),
        ("shoot / shot", {"shoot": "present", "shoots": "present", "shot": "past", "shooting": "gerund"}),
        (
            "carry out",
            {"carry out": "present", "carries out": "present", "carried out": "past", "carrying out": "gerund"},
        ),
        ("level / levelled", {"level": "present", "levels": "present", "levelled": "past", "levelling": "gerund"}),
        (
            "take / took / taken",
            {"take": "present", "takes": "present", "took": "past", "taken": "participle", "taking": "gerund"},
        ),
    ],
)
def test_verbs_are_made_from_their_dictionary_form(entry, forms):
    """Regular endings are made, irregular ones are listed, and a participle of its own is told from the past."""
    assert shapes(inflection.verbs(entry)) == forms


@pytest.mark.parametrize(
    ("entry", "plurals"),
    [
        ("civilian", ["civilians"]),
        ("body", ["bodies"]),
        ("member of a family", ["members of a family"]),
        ("child / children", ["children"]),
        ("shelling / -", []),
    ],
)
def test_plurals_are_made_or_read(entry, plurals):
    """The head of a phrase takes the plural; one that is listed, or said to be wanting, is believed."""
    assert [form.text for form in inflection.nouns(entry) if form.number == "plural"] == plurals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The US said so.", True),
        ("They told us so.", False),
        ("A U.S.-led coalition struck.", True),
        ("Turkey said so.", True),
        ("They ate turkey.", False),
    ],
)
def test_a_name_is_known_by_its_capitals(text, found):
    """A form listed with capitals is found only with them: «US» is no pronoun, «turkey» no state."""
    view = fold(text)
    names = [m for m in lexicon.load("en").find(view.text, view) if m.sense.lexicon == "actors"]
    assert bool(names) is found


def test_hyphens_and_possessives_are_spaces():
    """«air-strike» is an air strike, and «army's» the army."""
    view = fold("The Syrian army's air-strike")
    codes = {m.sense.code for m in lexicon.load("en").find(view.text, view)}
    assert {"Syrian government", "air_strike"} <= codes
