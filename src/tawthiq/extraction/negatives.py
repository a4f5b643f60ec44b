"""Tells words of war from the same words about something else: accidents, disasters, disease, sport, markets, films.

A report is judged as a whole, words of the other field against words that only violence has. In a report of war, a
sentence or a paragraph may still be of an accident: `of_violence` leaves those sentences out.
"""

from collections import Counter

from tawthiq.extraction.acts import VIOLENT
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_HARM = frozenset({"accident", "disaster", "disease"})
_SUBJECTS = frozenset({"sport", "market", "culture"})
_VIOLENCE = VIOLENT - {"explosion"}
"""Acts that only violence has: gas explodes too, and people are rescued, moved and laid to rest after any harm."""
_LEAST = 3
"""So many words of another field make a report of it; of a harm, fewer do where nobody makes war."""


def of_violence(reading: Reading, sentences: list[Span], title: Span | None = None) -> list[Span]:
    """The sentences without those of a harm that no violence caused; none where the whole is of another field."""
    whole = [title, *sentences] if title else sentences
    if is_other_harm(reading, whole):
        for match in (match for span in whole for match in _named(reading, span, _HARM | _SUBJECTS)):
            reading.notes.drop("report", "other_subject", match.start, match.end, match.sense.code)
        return []
    accidents = [span for span in sentences if _is_accident(reading, span)]
    for span in accidents:
        reading.notes.drop("report", "other_harm", *span)
    return [span for span in sentences if span not in accidents]


def _is_accident(reading: Reading, span: Span) -> bool:
    """Whether people are harmed in a sentence that names an accident, a disaster or a disease, and no violence."""
    if not _named(reading, span, _HARM) or not within(reading.of("outcomes"), *span):
        return False
    return not (_acts(reading, span) or _parties(reading, span))


def is_other_harm(reading: Reading, sentences: list[Span]) -> bool:
    """Whether the report is of a harm or a subject that no violence or conflict caused."""
    other = Counter(match.sense.code for span in sentences for match in _named(reading, span, _HARM | _SUBJECTS))
    if not other:
        return False
    acts = sum(_acts(reading, span) for span in sentences)
    parties = sum(_parties(reading, span) for span in sentences)
    subject = max((count for code, count in other.items() if code in _SUBJECTS), default=0)
    harm = max((count for code, count in other.items() if code in _HARM), default=0)
    return (
        (subject >= _LEAST and subject >= acts + parties)
        or (subject >= max(acts, 2) and not parties)
        or (harm >= _LEAST and harm > acts)
        or (harm > 0 and not parties and (not acts or harm >= max(acts, 2)))
    )


def _named(reading: Reading, span: Span, fields: frozenset[str]) -> list[Match]:
    """The words of the given fields that prove something by themselves."""
    return [
        match
        for match in within(reading.of("context"), *span)
        if match.sense.code in fields and match.sense.get("strength") != "weak"
    ]


def _acts(reading: Reading, span: Span) -> int:
    """How many munitions, platforms and unmistakable acts a sentence names; a word of several readings counts once."""
    weapons = {m.start for m in within(reading.of("munitions", "platforms"), *span)}
    events = within(reading.of("events"), *span)
    acts = {m.start for m in events if m.sense.get("strength") == "strong" and m.sense.code in _VIOLENCE}
    return len(weapons | acts)


def _parties(reading: Reading, span: Span) -> int:
    """How many belligerents a sentence names, countries and police apart: in an earthquake they are named too."""
    parties = [m.sense for m in within(reading.of("actors"), *span) if m.sense.get("belligerent")]
    return sum(not (sense.get("place") or sense.get("everyday")) for sense in parties)
