"""Which tolls of a report a later or fuller one overtakes, and which people a headline has told already.

«بعد أن كانت الحصيلة 17» is no casualty where the report has a higher one; a vague lead («إصابة عدد من المدنيين») gives way to
an exact number; a headline's number to the body's.
"""

import re

from tawthiq.extraction.phrases import People
from tawthiq.extraction.reading import Reading

_EARLIER = re.compile(
    r"(?<!\w)[وفب]?(?:كان قد|كانت قد|كانت الحصيله|كانت حصيله|حصيله سابقه|الحصيله السابقه|حصيله اولي|الحصيله الاولي|في وقت سابق|"
    r"بعد ان كان|بعد ان كانت|بعدما كان\w*|كان\w* (?:تحدث|اعلن|افاد|ذكر)\w*|سابقا|في البدايه)(?!\w)"
)
_TELLING = re.compile(r"(?:تحدث|اعلن|افاد|ذكر|قال|قدر|حصيله|عدد|سابق|بلغ|اشار)")
_LEAD_SENTENCES = 3


def overtaken(reading: Reading, phrases: list[People]) -> set[People]:
    """The phrases that are no entry because another tells the same more fully, with the shares of them."""
    gone: set[People] = set()
    lead = _lead_end(reading, phrases)
    for phrase in phrases:
        if phrase.whole is not None or phrase.quantity is None:
            continue
        rest = [q for q in phrases if q is not phrase and q.whole is None and q.quantity is not None]
        if phrase.quantity.value is None:
            if (
                phrase.start < lead
                and phrase.quantity.word in ("several", "some")
                and any(_exact_of(phrase, q) for q in rest)
            ):
                gone.add(phrase)
        elif _told_earlier(reading, phrase) and any(_higher(phrase, q) for q in rest):
            gone.add(phrase)
    return gone | {p for p in phrases if p.whole in gone}


def _lead_end(reading: Reading, phrases: list[People]) -> int:
    """Where the first sentences with people end."""
    ends = list(dict.fromkeys(reading.sentences.around(p.start)[1] for p in phrases))
    return ends[min(_LEAD_SENTENCES, len(ends)) - 1] if ends else 0


def _exact_of(vague: People, other: People) -> bool:
    """Whether `other` is the exact number after a vague lead."""
    outcomes = ("killed", "injured", "killed_or_injured") if vague.outcome == "killed_or_injured" else (vague.outcome,)
    counted = other.quantity is not None and other.quantity.value is not None
    return counted and other.start > vague.start and other.outcome in outcomes


def _told_earlier(reading: Reading, phrase: People) -> bool:
    floor = max(reading.sentences.around(phrase.start)[0], phrase.start - 90)
    cue = next(reversed(list(_EARLIER.finditer(reading.text, floor, phrase.start))), None)
    return cue is not None and bool(_TELLING.search(reading.text, cue.start(), phrase.start))


def _higher(phrase: People, other: People) -> bool:
    """Whether `other` is a higher toll of the same harm, of which `phrase` may have been the earlier count."""
    if phrase.outcome != other.outcome or phrase.quantity is None or other.quantity is None:
        return False
    low, high = phrase.quantity.value, other.quantity.upper or other.quantity.value
    return low is not None and high is not None and low < high <= low * 5 + 5
