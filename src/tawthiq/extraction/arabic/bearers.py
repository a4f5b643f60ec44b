"""What the words right beside a name say of its bearer: an age, a sex. Never what the name itself suggests."""

import re
from functools import cache

from tawthiq.extraction.arabic.leads import Sex
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Match
from tawthiq.language.symbols import vocabulary

_MALE_AFTER = re.compile(
    r"[\s)»”\"’،/-]*(?:و?الذي|وهو|و?البالغ|المعروف|و?الملقب|المكني|المنحدر|متاثرا|مقتولا|مصابا|و?عمره|و?يبلغ|وكان|"
    r"ويعمل|احد|اب ل|نجل|ابن)(?!\w)"
)
_FEMALE_AFTER = re.compile(
    r"[\s)»”\"’،/-]*(?:و?التي|وهي|و?البالغه|المعروفه|و?الملقبه|المنحدره|متاثره|مصابه|و?عمرها|و?تبلغ|وكانت|وتعمل|احدي|"
    r"ام ل|زوجه|ابنه)(?!\w)"
)
_AGE_WORDS = re.compile(
    r"[\s،,/()\-–ـ«»”\"]*(?:(?:و?البالغ\w*|و?يبلغ|و?تبلغ|من|العمر|و?عمره\w?|بعمر|ذو|ذات|ابنه|ابن|ال|في|عمر|الطفل\w*)"
    r"[\s،(:]*)*"
)
_OF_AGE = re.compile(r"(?<!\w)(?:ابن|ابنه|البالغ\w*|العمر|عمره\w?|بعمر|في) ")
_TWO_YEARS = re.compile(r"(?:(?P<two>سنتان|سنتين|عامان|عامين)|(?:سنه|عام)(?: واحده?)?)(?=\s*(?:[،,.)\n]|$))")
_NTH = re.compile(r"(?:ال)?(\w{3,})( عشره?)?(?!\w)")
_BRACKETED = re.compile(r"\s*[(/\-–،]\s*(\d{1,2})\s*(?:[)]|(?=[،\n]|$)|عام\w*|اعوام|سن\w+)")
_YEARS = re.compile(r"\s*(?:عام\w*|اعوام|سن\w+|شهر\w*|اشهر|ربيع\w*|من العمر|من عمره\w?)*\s*\)?")


@cache
def _ordinals() -> dict[str, int]:
    """«تاسعة» -> 9, folded and without the article."""
    ordinals = (sense for sense in vocabulary("ar") if sense["kind"] == "ordinal")
    return {fold(form).text.removeprefix("ال"): sense["value"] for sense in ordinals for form in sense["exact"]}


def age_after(reading: Reading, end: int, limit: int) -> tuple[int | None, int]:
    """The age told right after a name, in years, and where its words end."""
    text = reading.text
    if bracketed := _BRACKETED.match(text, end, limit):
        close = _YEARS.match(text, bracketed.end(), limit)
        return int(bracketed[1]), close.end() if close else bracketed.end()
    words = _AGE_WORDS.match(text, end, limit)
    position = words.end() if words else end
    aged = words is not None and _OF_AGE.search(words[0]) is not None
    if aged and (nth := _NTH.match(text, position, limit)) and (value := _ordinals().get(nth[1])):
        return value + 10 * bool(nth[2]), nth.end()
    if dual := _TWO_YEARS.match(text, position, limit):
        return (2 if dual["two"] else 1), dual.end()
    for quantity in within(reading.quantities, end, position + 3):
        if (
            (quantity.kind == "age" or (aged and quantity.kind in ("ordinal", "count")))
            and quantity.value is not None
            and quantity.start <= position + 1
        ):
            close = _YEARS.match(text, quantity.end, limit)
            stop = close.end() if close else quantity.end
            months = re.match(r"\s*(?:شهر|اشهر|يوم|ايام)", text[quantity.end : quantity.end + 8])
            return (0 if months else quantity.value), stop
    return None, end


def sex_after(text: str, *ends: int) -> Sex | None:
    """What a word right after a name says: «، الذي …»، «وهي …»، «البالغة …»."""
    for end in ends:
        if _MALE_AFTER.match(text, end):
            return "male"
        if _FEMALE_AFTER.match(text, end):
            return "female"
    return None


def sex_of_verb(verb: Match, text: str, after: bool) -> Sex | None:
    """What a past verb says of its subject, right before the name or `after` it («قُتل …»، «… استشهدت»).

    A feminine one that may be active («اعتقلت») says nothing of the name after it.
    """
    if verb.form.shape != "past" or verb.form.possessed:
        return None
    written = text[verb.start : verb.end]
    if written.endswith("ت"):
        return "female" if after or verb.sense.get("voice") in ("passive", "middle") else None
    return None if written.endswith(("ا", "وا")) else "male"
