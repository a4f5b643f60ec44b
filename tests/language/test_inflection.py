"""The grammar makes the forms that texts use from a dictionary form."""

import pytest

from tawthiq.language.arabic import inflection


def texts(forms):
    return {form.text for form in forms}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("طفل / أطفال", {"طفل", "طفلا", "طفلان", "طفلين", "طفلة", "طفلات", "أطفال", "أطفالهم", "طفلته", "طفليه"}),
        ("مدني / ون", {"مدني", "مدنيان", "مدنيون", "مدنيين", "مدنيي", "مدنية"}),
        ("غارة / غارات", {"غارة", "غارات", "غارتان", "غارتين", "غاراتها", "غارتي", "غارتا"}),
        ("مستشفى / مستشفيات", {"مستشفى", "مستشفيات", "مستشفيين", "مستشفاها"}),
    ],
)
def test_nouns(entry, expected):
    """Case, number, gender and pronouns."""
    assert expected <= texts(inflection.nouns(entry, human=True))


def test_a_dual_is_told_from_a_plural():
    """«طفلين» is two; «مدنيين» may be two or many, which only the vowels or the words around it tell."""
    numbers = {form.text: form.number for form in inflection.nouns("طفل / أطفال", human=True)}
    assert numbers["طفلين"] == "dual"
    assert {f.number for f in inflection.nouns("مدني / ون", human=True) if f.text == "مدنيين"} == {"dual_or_plural"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("قصف / يقصف", {"قصف", "قصفت", "قصفوا", "قصفا", "قصفتها", "يقصف", "تقصف", "يقصفون", "سيقصف", "ستقصفه"}),
        ("نفى / ينفي", {"نفى", "نفت", "نفوا", "نفاه", "ينفي", "ينفون", "تنفيها"}),
        ("أطلق سراح / يطلق سراح", {"أطلق سراح", "أطلقت سراح", "يطلقون سراح"}),
    ],
)
def test_verbs(entry, expected):
    """Persons, numbers, the future and object pronouns; a phrase inflects its verb."""
    assert expected <= texts(inflection.verbs(entry))


def test_phrases_agree():
    """The adjective follows its noun in number, with and without the article."""
    forms = texts(inflection.nouns("طائرة مسيرة / طائرات مسيرة"))
    assert {"طائرة مسيرة", "طائرة المسيرة", "طائرتين مسيرتين", "طائرات مسيرة", "طائرات مسيرات"} <= forms
