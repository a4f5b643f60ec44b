"""Tells a report of war from words of war about something else: accidents, disease, sport, markets, films.

Judged on the whole report, since a single sentence of any report may speak of an accident: words of the other field
against words that only violence has.
"""

from tawthiq.extraction.reading import Reading, within

Span = tuple[int, int]

_FIELDS = frozenset({"accident", "disaster", "disease", "sport", "market", "culture"})


def is_other_harm(reading: Reading, sentences: list[Span]) -> bool:
    """Whether the report is of a harm or a subject that no violence or conflict caused."""
    other: dict[str, int] = {}
    violent = 0
    for span in sentences:
        for match in within(reading.of("context"), *span):
            if match.sense.code in _FIELDS:
                other[match.sense.code] = other.get(match.sense.code, 0) + 1
        violent += len(within(reading.of("munitions"), *span)) + len(within(reading.of("platforms"), *span))
        violent += sum(bool(m.sense.get("belligerent")) for m in within(reading.of("actors"), *span))
        violent += sum(m.sense.get("strength") == "strong" for m in within(reading.of("events"), *span))
    most = max(other.values(), default=0)
    return most >= 3 and most > violent
