"""A mention means the place that the report tells of, and no place where it does not tell."""

import pytest

from tawthiq.language import lexicon
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Lexicon
from tawthiq.places.gazetteer import Entry, Gazetteer
from tawthiq.places.mentions import find_mentions, names_as_senses
from tawthiq.places.resolver import Resolved, resolve

ENTRIES = (
    Entry("AA", "Northland", ("الشمسية",), "country", 35.0, 38.0, "AA"),
    Entry("BB", "Southland", ("القمرية",), "country", 15.0, 44.0, "BB"),
    Entry("a-gov", "Nahda Governorate", ("نهدان",), "governorate", 36.0, 37.0, "AA", "AA"),
    Entry("a-city", "Nahda", ("نهدان",), "city", 36.2, 37.1, "AA", "a-gov", 900_000),
    Entry("a-district", "Salman District", ("سلمانا",), "district", 36.5, 37.6, "AA", "a-gov"),
    Entry("a-town", "Salman", ("سلمانا",), "town", 36.5, 37.5, "AA", "a-district", 9_000),
    Entry("a-quarter", "Zuhur", ("الزهورية",), "neighbourhood", 36.21, 37.12, "AA", "a-city"),
    Entry("a-far-gov", "Wardan Governorate", ("وردان",), "governorate", 33.0, 40.0, "AA", "AA"),
    Entry("twin-near", "Twin near Nahda", ("توأمان",), "village", 36.3, 37.2, "AA", "a-gov"),
    Entry("twin-far", "Twin in Wardan", ("توأمان",), "village", 33.1, 40.1, "AA", "a-far-gov"),
    Entry("b-city", "Bahran", ("بحران",), "city", 15.3, 44.2, "BB", "BB", 700_000),
    Entry("b-salman", "Salman in Southland", ("سلمانا",), "town", 15.5, 44.5, "BB", "BB", 9_000),
)
GAZETTEER = Gazetteer(ENTRIES, None, "")
LEXICON = Lexicon.compiled([*((s, list(f)) for s, f in lexicon.senses("ar")), *names_as_senses(GAZETTEER)])


def read(text: str) -> list[tuple[str | None, Resolved | None]]:
    """The ids and resolutions of a text's places."""
    view = fold(text)
    found = resolve(find_mentions(view.text, LEXICON.find(view.text), GAZETTEER), GAZETTEER)
    return [(ENTRIES[r.entry].id if r and r.entry is not None else None, r) for r in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف على نهدان.", ["a-city"]),
        ("قصف في محافظة نهدان.", ["a-gov"]),
        ("قصف على بلدة سلمانا في محافظة نهدان.", ["a-town", "a-gov"]),
        ("قصف على بلدة سلمانا شمالي بحران.", ["b-salman", "b-city"]),
        ("نزحوا من منطقة سلمانا إلى مدينة نهدان.", ["a-district", "a-city"]),
        ("انفجار في قرية توأمان بمحافظة وردان.", ["twin-far", "a-far-gov"]),
        ("انفجار في قرية توأمان. ونقل الجرحى إلى مدينة نهدان.", ["twin-near", "a-city"]),
    ],
)
def test_candidates(text, expected):
    """Level words, the region beside a name, and the other places of the report tell namesakes apart."""
    assert [identifier for identifier, _ in read(text)] == expected


def test_rivals_get_no_coordinates():
    """A name of two far places that nothing tells apart stays without coordinates."""
    ((identifier, resolved),) = read("انفجار في قرية توأمان.")
    assert identifier is None
    assert resolved is None or resolved.lat is None


def test_unknown_quarter_lies_within_its_town():
    """A quarter that no gazetteer knows has the point of the town that its phrase names, and says so."""
    (_, quarter), _ = read("قصف على حي المشلوفة في مدينة نهدان.")
    assert (quarter.level, quarter.located, quarter.lat, quarter.entry) == ("neighbourhood", "within", 36.2, None)
    assert ENTRIES[quarter.within].id == "a-city"


def test_a_landmark_is_not_the_town_of_a_quarter():
    """«X شمالي Y» speaks of X: a quarter told after it lies there."""
    *_, (_, quarter) = read("انفجار في مدينة سلمانا شمالي نهدان. وسقطت قذيفة على حي المشلوفة.")
    assert ENTRIES[quarter.within].id == "a-town"


def test_joined_places_do_not_lie_in_each_other():
    """«على سوق X ومسجد Y»: the second says nothing of where the first lies."""
    (_, market), _ = read("سقطت قذائف على سوق نهدان ومسجد سلمانا.")
    assert (market.located, ENTRIES[market.within].id) == ("within", "a-city")


def test_unknown_village_is_not_guessed():
    """An unknown village far from any town named beside it has its country and level, and no coordinates."""
    _, (_, village) = read("قصف على مدينة نهدان. وقتل راع في قرية المشلوفة.")
    assert (village.lat, village.located, village.level, village.country) == (None, None, "village", "AA")


def test_unknown_village_beside_its_town():
    """An unknown village in the countryside of a town named right beside it lies within that."""
    (_, village), _ = read("قتل راع في قرية المشلوفة بريف سلمانا قرب نهدان.")[:2]
    assert (village.level, village.located) == ("village", "within")


def test_countryside_of_a_governorate():
    """«ريف X» has the level region, and the point of the governorate that holds it."""
    ((_, resolved),) = read("قصف على ريف نهدان الجنوبي.")
    assert (resolved.level, resolved.located) == ("region", "within")
    assert ENTRIES[resolved.within].id == "a-gov"


def test_same_input_same_answer():
    """Resolution depends on nothing but the report."""
    text = "قصف على بلدة سلمانا شمالي بحران، ونزحوا إلى نهدان."
    assert read(text) == read(text)
