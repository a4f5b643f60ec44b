"""The words that say what was done to people, and what each of them means for those whom it governs."""

import re

from tawthiq.extraction.people import Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_REACH = 60

DIED_LATER = re.compile(
    r"[^.؛\n]{0,120}?(?<!\w)(?:ثم|قبل ان|ولكنه?ا?|لكنه?ا?|الا انه?ا?|وما لبثت? ان)\s+(?:ما لبثت? ان )?"
    r"(?:توفيت?|[يت]توفي|فارقت? الحياه|[يت]فارق الحياه|استشهدت?|[يت]ستشهد|قضت?|قضي|ماتت?)"
    r"(?! (?:اخر|اخري|ال\w+) )(?!\w)"
)
"""«أصيبت …، ثم توفيت»: what became of one person in the end."""


def governors(reading: Reading, span: Span) -> list[Match]:
    """Words that give an outcome to the people beside them, one for each place in the text, in order."""
    chosen: dict[int, Match] = {}
    for match in within(reading.of("outcomes"), *span):
        if match.sense.get("role") not in ("act", "verb", "toll", "tally"):
            continue
        if needs := match.sense.get("needs"):
            reach = min(span[1], match.end + int(match.sense.get("reach", _REACH)))
            if not any(need in reading.text[match.end : reach] for need in needs):
                continue
        if (match.form.possessed and _is_kin(reading, match)) or reading.text.startswith("تحت ", match.first - 4):
            continue
        known = chosen.get(match.start)
        if known is None or _goes_before(match, known):
            chosen[match.start] = match
    for match in within(reading.of("events"), *span):
        if match.sense.code == "rescue" and match.start not in chosen:
            chosen[match.start] = match
    return [chosen[start] for start in sorted(chosen)]


def _is_kin(reading: Reading, match: Match) -> bool:
    """«أسرتها» is a family, not those whom she took."""
    return any(m.sense.get("kin") and m.end == match.end for m in within(reading.of("people"), match.start, match.end))


def _goes_before(match: Match, known: Match) -> bool:
    """Of two readings of one word, a verb's before a noun's, and the one whose needs are met."""
    if match.sense.get("needs") and not known.sense.get("needs"):
        return True
    return known.sense.get("role") == "act" and match.prefix in ("", "و", "ف") and match.sense.get("role") == "verb"


def meaning_of(governor: Match) -> str | None:
    """The outcome that a governor gives; a toll may leave it open, a rescue is no harm."""
    if governor.sense.lexicon == "events":
        return None
    if governor.sense.code == "toll":
        outcome = governor.sense.get("outcome")
        return str(outcome) if outcome else None
    return governor.sense.code
