"""What stands around a name in a list: the trade before it («سائق الحافلة …»), the trade after it («…، نازح»).

In a list a name is no part of a sentence, so a noun of a person beside it can only be its bearer's. Refuses a noun that
counts others or is one of several.
"""

import re

from tawthiq.extraction.arabic.leads import Sex, is_person
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_SHORT_TITLE = re.compile(r"[دم]\.\s*|ا\.\s+")
_OWNED = re.compile(r" ال\w+ ")
_APART = re.compile(r"\s*\)?\s*[،,:–—-][\s،,–—-]*")


def past_trade(reading: Reading, start: int) -> tuple[int, Match | None]:
    """Where a name begins after a short title («د.») or a trade with what it is of («عامل الفرن»), and that trade."""
    title = _SHORT_TITLE.match(reading.text, start)
    start = title.end() if title else start
    for noun in within(reading.of("people", "roles"), start, start + 1):
        owned = _OWNED.match(reading.text, noun.end)
        if owned and _of_one(noun) and not noun.sense.get("kin"):
            return owned.end(), noun
    return start, None


def trade_after(reading: Reading, end: int, limit: int) -> Match | None:
    """What the bearer of a listed name is, told after it: «…، نازح من المدينة», «… - طالب»."""
    apart = _APART.match(reading.text, end, limit)
    nouns = within(reading.of("people", "roles"), apart.end(), apart.end() + 1) if apart else []
    told = [noun for noun in nouns if _of_one(noun)]
    return next((noun for noun in told if noun.sense.lexicon == "people"), next(iter(told), None))


def sex_of_trade(noun: Match, reading: Reading) -> Sex | None:
    """A trade's own sex: its word's, or by its ending where the word has both («نازح», «نازحة»)."""
    if sex := noun.sense.get("sex"):
        return sex  # type: ignore[no-any-return]
    if noun.form.gender == "female" or reading.quote(noun.end - 1, noun.end) == "ة":
        return "female"
    return "male" if noun.sense.get("human") is not False and noun.form.number == "singular" else None


def _of_one(noun: Match) -> bool:
    return is_person(noun) and noun.form.number in ("", "singular") and not noun.prefix and not noun.form.possessed
