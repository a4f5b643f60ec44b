"""Words that a model quotes: found where the report has them, however either spells them, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.folding import fold
from tawthiq.proposals.aligning import Alignment

TEXT = "وقُتِل ١٢ مدنيًّا، بينهم طفلـان في «حيّ المنارة» عام 2012. ثم قصـ.ـفت الطائرات 12 موقعا، كما قيل."


def found(quote: str, text: str = TEXT) -> str | None:
    """The words of the text that a quotation is of."""
    view = fold(text)
    span = Alignment(view).find(quote)
    return view.quote(*span) if span else None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("١٢ مدنيًّا", "١٢ مدنيًّا"),
        ("12 مدنيا", "١٢ مدنيًّا"),
        ("قتل 12 مدنيا", "قُتِل ١٢ مدنيًّا"),
        ("12 مدنيًا بينهم طفلان", "١٢ مدنيًّا، بينهم طفلـان"),
        ("في حي المنارة", "في «حيّ المنارة"),
        ('"حي المنارة"', "حيّ المنارة"),
        ("قصفت الطائرات", "قصـ.ـفت الطائرات"),
        ("  12\nموقعًا ", "12 موقعا"),
    ],
)
def test_the_report_s_own_words_are_found(quote: str, words: str) -> None:
    """Spelling, digits, marks and spaces may differ; what comes back is the report's."""
    assert found(quote) == words


@pytest.mark.parametrize(
    "quote", ["", " ", "«»", "2 مدنيا", "1", "201", "13 مدنيا", "منار", "طفل", "مدنيا 12", "قتل مدنيا", "و"]
)
def test_other_words_are_not(quote: str) -> None:
    """A part of a word or number, another order or another number is no quotation."""
    assert found(quote) is None


def test_a_quotation_stays_in_its_piece() -> None:
    """Words that a model was not given count for nothing."""
    alignment = Alignment(fold(TEXT))
    assert alignment.find("الطائرات", 0, 40) is None and alignment.find("الطائرات") is not None


@given(st.text(max_size=60), st.text(alphabet="قتل مدني12٣ .«»و", max_size=12))
def test_what_is_found_has_the_letters_of_the_quotation(text: str, quote: str) -> None:
    """For any text and any quotation, the span found says the same, letter for letter."""
    view = fold(text)
    if span := Alignment(view).find(quote):
        assert [c for c in view.text[slice(*span)] if c.isalnum()] == [c for c in fold(quote).text if c.isalnum()]
