"""Sums of people: «عدد القتلى 19»، «الحصيلة 20»، «ليرتفع العدد إلى 5»; the words beside them say of what."""

import re

from tawthiq.extraction.arabic.outcome_words import meaning_of
from tawthiq.extraction.people import ALONE, People, Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_STOP = re.compile(r"[.،؛\n]")
_NUMBER_OF = re.compile(r"(?<!\w)(?:و|ف|ب|ل)?(?:عدد|اعداد|حصيله|عددهم|عددها|العدد|الحصيله|مجموع)(?!\w)")
_ROLES = ("person", "act", "verb", "tally")
_NEAR = 60
_EARLIER = 400
_FAR = 90
_RISE = re.compile(r"(?<!\w)[وبل]?(?:ارتفاع|ارتفع|ارتفعت|يرتفع|ترتفع|ازدياد|تزايد|زياده) $")
_TO = re.compile(r" الي $")


class Tallies:
    """Reads the sums of one sentence."""

    def __init__(self, reading: Reading, span: Span, governors: list[Match]) -> None:
        self.reading, self.text, self.span, self.governors = reading, reading.text, span, governors

    def read(self, phrase: People) -> bool:
        """Give a number its outcome from the noun beside «عدد», if it stands in a sum; whether it does."""
        if phrase.quantity is None or self._says_itself(phrase):
            return False
        near = within(self.reading.of("outcomes"), max(self.span[0], phrase.start - 70), phrase.end + 10)
        for tally in reversed([m for m in near if m.sense.get("role") == "tally"]):
            inside = phrase.start <= tally.start <= phrase.quantity.number_start
            behind = tally.start >= phrase.end
            gap = self.text[phrase.end : tally.start] if behind else self.text[tally.end : phrase.start]
            apart = len(gap) >= _NEAR or _STOP.search(gap) or self._governed(tally.end, phrase.start)
            if inside or not apart:
                phrase.outcome, phrase.governor = self._sum_of(tally), tally
                phrase.others += self._of_whom(tally, phrase)
                return True
        return self._counted_before(phrase) or self._risen(phrase)

    def _risen(self, phrase: People) -> bool:
        """«ارتفاع قتلى الطواقم إلى 231»: of those whose number rose."""
        if not _TO.search(self.text, max(self.span[0], phrase.start - 5), phrase.start):
            return False
        near = within(self.reading.of("outcomes"), max(self.span[0], phrase.start - _FAR), phrase.start)
        for match in reversed([m for m in near if m.sense.get("role") == "person" and m.form.number == "plural"]):
            if _RISE.search(self.text, max(self.span[0], match.first - 12), match.first):
                if _STOP.search(self.text, match.end, phrase.start):
                    return False
                phrase.outcome, phrase.governor = match.sense.code, match
                return True
        return False

    def _of_whom(self, tally: Match, phrase: People) -> list[Match]:
        """«عدد الشهداء الصحفيين إلى 210»: who they are, right after the words of a sum."""
        near = within(self.reading.of("people"), tally.end, tally.end + 4) if tally.end < phrase.start else []
        return [m for m in near if m.definite and not m.prefix.strip("ال") and m.form.number != "singular"][:1]

    def _says_itself(self, phrase: People) -> bool:
        own = phrase.outcome_noun
        return own is not None and own.sense.code in (ALONE | {"trapped"})

    def _governed(self, start: int, end: int) -> bool:
        return any(start <= g.start < end and g.sense.get("role") in ("verb", "act") for g in self.governors)

    def _sum_of(self, tally: Match) -> str:
        """What a sum is of: its own word, else what the words before it tell of («راح ضحيتها في حصيلة أولية 12»)."""
        if tally.sense.code != "toll":
            return tally.sense.code
        before = [g for g in self.governors if g.end <= tally.start and g.sense.lexicon == "outcomes"]
        meaning = meaning_of(before[-1]) if before else None
        return meaning if meaning in ALONE else "killed"

    def _counted_before(self, phrase: People) -> bool:
        """«ليرتفع العدد إلى 5»: of what, the words before say."""
        floor = max(self.span[0], phrase.start - 40)
        cues = list(_NUMBER_OF.finditer(self.text, floor, phrase.start))
        if not cues or phrase.noun is not None or _STOP.search(self.text, cues[-1].end(), phrase.start):
            return False
        if self._governed(cues[-1].end(), phrase.start):
            return False
        near = within(self.reading.of("outcomes"), max(0, self.span[0] - _EARLIER), cues[-1].start())
        earlier = [m for m in near if m.sense.get("role") in _ROLES]
        told = next((m for m in reversed(earlier) if m.sense.code in ALONE), None)
        if told is None or earlier[-1].sense.code not in ALONE | {"toll"}:
            return False
        phrase.outcome, phrase.governor = told.sense.code, told
        return True
