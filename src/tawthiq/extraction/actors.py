"""Who a name in a report stands for, and whether it can be held responsible for an act."""

from tawthiq.extraction.reading import Reading
from tawthiq.language.lexicon import Match

_STATE = frozenset({"state", "army", "security"})


def can_do(match: Match) -> bool:
    """Whether an actor can be held responsible."""
    return bool(match.sense.get("belligerent") or match.sense.get("adjective_of"))


def actor_names(reading: Reading, match: Match) -> list[str]:
    """The canonical names behind a match; a word such as «التحالف» takes the candidate that the report speaks of.

    A group, a coalition or an enemy is the one named last before; an army or a government the likeliest of those named,
    else that of the report's country. Empty where the report is of a country that none of them is of.
    """
    sense = match.sense
    candidates = sense.get("candidates")
    if sense.get("adjective_of") and not candidates:
        return [str(sense.get("adjective_of"))]
    if not candidates or len(candidates) == 1:
        return [sense.code]
    if found := _named(reading, match, candidates):
        return [found]
    country, countries = reading.country, reading.countries_of
    if at_home := [c for c in candidates if country in countries.get(c, ())]:
        return at_home[:1]
    if country is None or sense.get("nearest") or not (_of_state(match) or countries.get(candidates[0])):
        return [candidates[0]]
    return _government(reading, country) if _of_state(match) else _last_group(reading, match)


def commanders(reading: Reading, match: Match) -> list[str]:
    """Whose forces a speaker means by its own: itself, or the state of a ministry of defence."""
    if can_do(match):
        return actor_names(reading, match)
    country = match.sense.get("country") or reading.country
    return _government(reading, country) if match.sense.get("commands") and country else []


def _of_state(match: Match) -> bool:
    return match.sense.get("kind") in _STATE and not match.sense.get("nearest")


def _named(reading: Reading, match: Match, candidates: tuple[str, ...]) -> str | None:
    """The candidate that the report names by a name of its own."""
    named = [m for m in reading.of("actors") if m.sense.code in candidates and not m.sense.get("candidates")]
    if not named:
        return None
    if _of_state(match):
        return min((m.sense.code for m in named), key=candidates.index)
    before = next((m.sense.code for m in reversed(named) if m.start < match.start), None)
    return before or next(iter(_last_group(reading, match)), named[0].sense.code)


def _government(reading: Reading, country: str) -> list[str]:
    """The one government or army of a country that the vocabulary knows."""
    return list(reading.governments_of.get(country, ()))[:1]


def _last_group(reading: Reading, match: Match) -> list[str]:
    """The armed group named last before."""
    before = [m for m in reading.of("actors") if m.start < match.start and m.sense.get("kind") == "armed_group"]
    return next(([m.sense.code] for m in reversed(before) if not m.sense.get("anaphoric")), [])
