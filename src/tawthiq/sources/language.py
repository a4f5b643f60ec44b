"""The language of a text, for its label: a count of letters decides most; a model is asked only where they do not.

"und" where there is too little to tell by. Nothing is translated or refused here.
"""

import re

SAMPLE = 20_000
"""How many characters from the start are looked at."""
FEWEST_LETTERS = 8
"""With fewer letters the language is not told."""

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC_LETTERS = re.compile(
    r"[\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff]+"
)
_NOT_PROSE = re.compile(r"https?://\S+|[@#]\w+|\S+@\S+")
_OTHER_ARABIC_SCRIPT = re.compile(r"[پچژگٹڈڑںھہےڕڵۆێەڤټځڅډړږښڼۍئە]")
_PERSIAN_YEH_KEH = re.compile(r"[یک]")


def tell_language(text: str) -> str:
    """The ISO 639 code of the text's main language."""
    sample = _NOT_PROSE.sub(" ", text[:SAMPLE])
    letters = sum(map(len, _LETTERS.findall(sample)))
    if letters < FEWEST_LETTERS:
        return "und"
    arabic = sum(map(len, _ARABIC_LETTERS.findall(sample)))
    if arabic >= 0.4 * letters:
        return "ar" if _is_arabic(sample, arabic) else _ask_model(sample)
    return _ask_model(sample)


def _is_arabic(sample: str, letters: int) -> bool:
    """Whether letters that Arabic lacks are rare and those that its neighbours lack are not.

    Arabic typed on a Persian keyboard has its ya and kaf but keeps ta marbuta, which Persian, Urdu and Kurdish lack.
    """
    if len(_OTHER_ARABIC_SCRIPT.findall(sample.replace("ئ", ""))) > 0.015 * letters:
        return False
    own = sample.count("ة") + sample.count("ى") + sample.count("ي")
    return own >= 0.01 * letters or len(_PERSIAN_YEH_KEH.findall(sample)) < 0.02 * letters


def _ask_model(sample: str) -> str:
    from py3langid.langid import classify

    return str(classify(sample)[0])
