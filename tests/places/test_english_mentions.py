"""Names are found in English reports where they stand as places, and nowhere else."""

import pytest

from tawthiq.language import lexicon
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Lexicon
from tawthiq.places.english.mentions import find_mentions
from tawthiq.places.english.names import names_as_senses, skeleton
from tawthiq.places.gazetteer import Entry, Gazetteer

ENTRIES = (
    Entry("SY", "Syria", ("Syria",), "country", 35.0, 38.0, "SY"),
    Entry("idlib-gov", "Idlib Governorate", ("Idlib Governorate",), "governorate", 35.8, 36.7, "SY", "SY"),
    Entry("idlib", "Idlib", ("Idlib",), "city", 35.93, 36.63, "SY", "idlib-gov", 130_000),
    Entry("aleppo", "Aleppo", ("Aleppo",), "city", 36.2, 37.15, "SY", "SY", 2_000_000),
    Entry("hasakah", "Al-Hasakah", ("Al-Hasakah",), "city", 36.5, 40.7, "SY", "SY", 200_000),
    Entry("numan", "Maarrat al-Numan", ("Maarrat al-Numan",), "city", 35.6, 36.6, "SY", "idlib-gov", 60_000),
    Entry("hass", "Hass", ("Hass",), "village", 35.6, 36.59, "SY", "idlib-gov"),
    Entry("roj", "Roj Camp", ("Roj Camp",), "site", 36.9, 42.0, "SY", "SY"),
    Entry("hit", "Hit", ("Hit",), "town", 33.6, 42.8, "IQ", None, 31_000),
)
GAZETTEER = Gazetteer(ENTRIES, None, "")
LEXICON = Lexicon.compiled([*((s, list(f)) for s, f in lexicon.senses("en")), *names_as_senses(GAZETTEER)])


def read(text):
    """The recorded strings of a text's places, as written, and the mentions themselves."""
    view = fold(text)
    mentions = find_mentions(view.text, view, LEXICON.find(view.text, view), GAZETTEER)
    return [view.quote(mention.start, mention.end) for mention in mentions], mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Aleppo.", ["Aleppo"]),
        ("Aleppo's gates closed near al-Hasakah and Hasakeh.", ["Aleppo", "al-Hasakah", "Hasakeh"]),
        ("Shells hit the town of Hass in Idlib province.", ["Hass", "Idlib province"]),
        ("Families fled from Ma'arrat al-Nu'man.", ["Ma'arrat al-Nu'man"]),
        ("A tent burned in the Roj refugee camp.", ["Roj refugee camp"]),
        ("A shop burned in Hit.", ["Hit"]),
        ("Shells fell on Hass, Idlib.", ["Hass", "Idlib"]),
    ],
)
def test_known_names(text, expected):
    """A name of the gazetteer is found in any transliteration, with or without its level word."""
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They hit a wall.",
        "Hit by a stone, he fell.",
        "Salim Hass said so.",
        "Aleppo Media Centre said so.",
        "A village.",
    ],
)
def test_no_places(text):
    """A verb, a person, an outlet and a settlement without a name are no places."""
    assert read(text)[0] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A barn burned in the village of Umm Zarfan.", ["Umm Zarfan"]),
        ("A barn burned in Zarfan village, east of Idlib.", ["Zarfan", "Idlib"]),
        ("Shells hit the Zarfan neighbourhood of Aleppo.", ["Zarfan neighbourhood", "Aleppo"]),
        ("Villages of Zarfan, Morzan and Tal Zir burned.", ["Zarfan", "Morzan", "Tal Zir"]),
        ("It fell near the Zarfan oil refinery.", ["Zarfan oil refinery"]),
        ("It fell in the northern countryside of Idlib.", ["northern countryside of Idlib"]),
        ("It fell near Zarfan.", ["Zarfan"]),
        ("It fell in northern Syria.", ["northern Syria"]),
        ("An NGO-run clinic burned.", []),
    ],
)
def test_places_by_grammar(text, expected):
    """A level word on either side makes a name of what has a capital."""
    assert read(text)[0] == expected


def test_datelines_and_what_a_mention_carries():
    """A dateline is marked; relation, level and candidates are told."""
    _, (dateline, country, happened) = read("ALEPPO, Syria (Agency) - A barn burned in Hass village.")
    assert dateline.dateline and country.relation == "of" and not happened.dateline
    assert (happened.level, happened.relation, happened.known) == ("village", "in", True)


@pytest.mark.parametrize(
    ("one", "other"), [("ehsem", "ihsim"), ("deir al-zour", "deir ez-zor"), ("atareb", "al-atarib")]
)
def test_transliterations_sound_the_same(one, other):
    """Spellings of one Arabic name share a skeleton."""
    assert skeleton(one) == skeleton(other)
