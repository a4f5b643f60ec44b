"""Who a name in a report stands for, and whether it can be held responsible for an act."""

from collections import Counter

from tawthiq.extraction.reading import Reading
from tawthiq.language.lexicon import Match


def can_do(match: Match) -> bool:
    """Whether an actor can be held responsible."""
    return bool(match.sense.get("belligerent") or match.sense.get("adjective_of"))


def actor_names(reading: Reading, match: Match) -> list[str]:
    """The canonical names behind a match; a word such as «التحالف» takes the candidate that the report speaks of."""
    sense = match.sense
    if sense.get("adjective_of"):
        return [str(sense.get("adjective_of"))]
    candidates = sense.get("candidates")
    if not candidates:
        return [sense.code]
    named = Counter(m.sense.code for m in reading.of("actors") if not m.sense.get("candidates"))
    for candidate in candidates:
        if named.get(candidate):
            return [candidate]
    country = reading.country
    return [next((c for c in candidates if country and country in reading.countries_of.get(c, ())), candidates[0])]
