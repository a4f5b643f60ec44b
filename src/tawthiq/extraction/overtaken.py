"""Which tolls of a report another one overtakes.

An earlier count («بعد أن كانت الحصيلة 17») is no casualty where the report has a higher one; a vague lead («إصابة عدد
من المدنيين») gives way to an exact number.
"""

from tawthiq.extraction.people import People, Wording
from tawthiq.extraction.reading import Reading

_LEAD_SENTENCES = 3


def overtaken(reading: Reading, phrases: list[People], wording: Wording) -> set[People]:
    """The phrases that are no entry because another tells the same more fully, with the shares of them."""
    counted = [p for p in phrases if p.whole is None and p.quantity is not None and p.quantity.value is not None]
    lead = _lead_end(reading, phrases)
    gone = {p for p in phrases if p.start < lead and _vague(p) and any(_exact_of(p, other) for other in counted)}
    gone |= {p for p in counted if _told_earlier(reading, p, wording) and any(_higher(p, other) for other in counted)}
    return gone | {p for p in phrases if p.whole in gone}


def _vague(phrase: People) -> bool:
    return phrase.whole is None and phrase.quantity is not None and phrase.quantity.word in ("several", "some")


def _lead_end(reading: Reading, phrases: list[People]) -> int:
    """Where the first sentences with people end."""
    end = 0
    for _ in range(_LEAD_SENTENCES):
        first = next((p for p in phrases if p.start >= end), None)
        end = reading.sentences.around(first.start)[1] if first else end
    return end


def _exact_of(vague: People, other: People) -> bool:
    """Whether `other` is the exact number after a vague lead."""
    outcomes = ("killed", "injured", "killed_or_injured") if vague.outcome == "killed_or_injured" else (vague.outcome,)
    return other.start > vague.start and other.outcome in outcomes


def _told_earlier(reading: Reading, phrase: People, wording: Wording) -> bool:
    floor = max(reading.sentences.around(phrase.start)[0], phrase.start - 90)
    cue = next(reversed(list(wording.earlier.finditer(reading.text, floor, phrase.start))), None)
    return cue is not None and bool(wording.telling.search(reading.text, cue.start(), phrase.start))


def _higher(phrase: People, other: People) -> bool:
    """Whether `other` is a higher toll of the same harm, of which `phrase` may have been the earlier count."""
    if phrase.outcome != other.outcome or phrase.quantity is None or other.quantity is None:
        return False
    low, high = phrase.quantity.value, other.quantity.upper or other.quantity.value
    return low is not None and high is not None and low < high <= low * 5 + 5
