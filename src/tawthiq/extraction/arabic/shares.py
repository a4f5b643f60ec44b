"""Which larger number a phrase of people is a share of: «بينهم 4 أطفال»، «سبعة من القتلى»، «(3 أطفال و4 نساء)»."""

import re

from tawthiq.extraction.arabic.phrases import SHARE
from tawthiq.extraction.arabic.triggers import BREAK
from tawthiq.extraction.people import ALONE, People, Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

JOINED = re.compile(r"[\s،)]*(?:و|او |اضافه الي |بالاضافه الي |الي جانب |فضلا عن )?\s*$")
"""What stands between a phrase of people and the one that it is joined to."""

_OPEN = re.compile(r"\s*\(\s*")
_OF_THE_WHOLE = re.compile(r"\s*(?:منهم|منهن|منها|منهما|من هولاء|من ال)")
_OUTCOME_NAMED = re.compile(r"(?P<killed>قتلي|شهداء|ضحايا)|(?P<injured>جرحي|مصابين)|(?P<detained>معتقلين)")
_COMPLEMENT = re.compile(r"(?: (?!(?:بين|ضد|مع|وسط)(?!\w))[\w«»\"()]+){1,6} و$")
_AGED = re.compile(r"^ في (?:ال)\w+(?: عشره?)?(?: من عمر\w+)?")
_AND_MORE = re.compile(r"[،,] و$")
_BY = re.compile(r" ب\w{3,}")
_NEXT = 90
_AT_START = 8
_RECENT = 8
_FAR = 400


class Shares:
    """Links the phrases of one sentence to the numbers that they are shares of; `before` are those before it."""

    def __init__(self, reading: Reading, span: Span, before: list[People]) -> None:
        self.reading, self.text, self.span, self.before = reading, reading.text, span, before
        self.cues = list(SHARE.finditer(self.text, *span))
        self.wholes: list[People] = []
        self.previous: People | None = None

    def note(self, phrase: People) -> None:
        """A phrase that has its outcome: the next may be joined to it, or a share of it."""
        if phrase.whole is None:
            self.wholes.append(phrase)
        self.previous = phrase

    def link(self, phrase: People, before: Match | None) -> None:
        """Make the phrase a part of the number that it is a share of, with that number's outcome, or its own."""
        if phrase.whole is not None:
            return
        if self._next_part(phrase) and self.previous is not None:
            phrase.whole, phrase.outcome = self.previous.whole, self.previous.outcome
            phrase.governor = self.previous.governor
            return
        cue = next((m for m in reversed(self.cues) if m.end() <= phrase.start + 1), None)
        if self._bracketed(phrase):
            cue = None
        elif not self._is_share(phrase, cue, before):
            return
        whole = self.whole(phrase, cue)
        if whole is None:
            self._explain(phrase, cue)
            if phrase.outcome is None and cue and (named := _OUTCOME_NAMED.search(cue[0])):
                phrase.outcome = named.lastgroup
        elif phrase.outcome_noun is None or phrase.outcome in (None, whole.outcome) or self._right_after(phrase, cue):
            self._join(phrase, whole, cue)

    def _next_part(self, phrase: People) -> bool:
        """«14 مدنيا، سبعة منهم بقصف …، وأربعة بانفجار لغم»: the next part of a number that was parted by causes."""
        previous = self.previous
        if previous is None or previous.whole is None or phrase.quantity is None or phrase.noun is not None:
            return False
        parted = _AND_MORE.search(self.text, max(previous.end, phrase.start - 4), phrase.start)
        return bool(parted and _BY.match(self.text, phrase.end)) and len(self.text[previous.end : phrase.start]) < _NEXT

    def _right_after(self, phrase: People, cue: re.Match[str] | None) -> bool:
        """«بينهم آلاف النازحين»: a noun of a state that only says who they are."""
        own = phrase.outcome_noun
        return (
            cue is not None
            and own is not None
            and own.sense.code not in ALONE
            and not self.text[cue.end() : phrase.start].strip()
        )

    def _join(self, phrase: People, whole: People, cue: re.Match[str] | None) -> None:
        governor = phrase.governor
        limit = cue.start() if cue else phrase.start
        if governor is None or governor.end <= limit:
            own = governor is not None and governor.start > whole.end and not self.text[governor.end : limit].strip()
            if not own:
                phrase.outcome, phrase.governor = whole.outcome, whole.governor
            phrase.whole = whole
        elif governor.start >= phrase.end:
            if whole.outcome == "killed" or governor.sense.code == whole.outcome:
                phrase.outcome, phrase.governor = whole.outcome, whole.governor
                phrase.whole = whole
        elif phrase.pronoun:
            phrase.whole = whole

    def _is_share(self, phrase: People, cue: re.Match[str] | None, before: Match | None) -> bool:
        if phrase.shared:
            return True
        if phrase.pronoun and phrase.quantity and _OF_THE_WHOLE.match(self.text, phrase.quantity.end):
            return True
        if cue is None or (before is not None and before.end > cue.start()):
            return False
        gap = self.text[cue.end() : phrase.start]
        if BREAK.search(gap) or len(gap) > 90:
            return False
        if phrase.quantity is None and not self._follows(phrase, cue):
            return False
        return not (self.previous is not None and self.previous.start < cue.start() and len(gap) > 60)

    def _follows(self, phrase: People, cue: re.Match[str]) -> bool:
        """A lone person right after «بينهم», or joined to what stands there."""
        previous = self.previous
        start = previous.end if previous and previous.start >= cue.end() - 1 else cue.end()
        gap = between(self.text, start, phrase)
        if not gap.strip() or JOINED.fullmatch(gap):
            return True
        joined = phrase.noun is not None and phrase.noun.prefix in ("و", "وال")
        if not joined or len(gap) > 70 or re.search(r"[؛:]", gap):
            return False
        return not within(self.reading.of("reporting"), start, phrase.start)

    def _bracketed(self, phrase: People) -> bool:
        """«عشرة أشخاص (3 أطفال و4 نساء)»."""
        previous = self.previous
        return previous is not None and _OPEN.fullmatch(self.text, previous.end, phrase.start) is not None

    def whole(self, phrase: People, cue: re.Match[str] | None) -> People | None:
        """The number that a share is of: the last before it, of the outcome that the words name («من بين القتلى»)."""
        named = _OUTCOME_NAMED.search(cue[0]) if cue else None
        outcome = named.lastgroup if named else None
        if phrase.shared and phrase.outcome_noun is not None:
            outcome = phrase.outcome_noun.sense.code
        limit = cue.start() + 1 if cue else phrase.start
        here = [w for w in self.wholes if w.end <= limit and w is not phrase and outcome in (None, w.outcome)]
        if here:
            return here[-1]
        if not (outcome or phrase.shared or (cue and cue.start() - self.span[0] < _AT_START)):
            return None
        earlier = [w for w in self.before[-_RECENT:] if w.whole is None and w.quantity is not None]
        fitting = [w for w in earlier if outcome in (None, w.outcome) and phrase.start - w.end < _FAR]
        return fitting[-1] if fitting else None

    def _explain(self, phrase: People, cue: re.Match[str] | None) -> None:
        """«الضحايا هم ثلاثة أطفال وامرأة»: a definite noun of an outcome before «هم»."""
        if phrase.outcome is not None or cue is None or not cue[0].endswith("هم"):
            return
        heads = within(self.reading.of("outcomes"), max(self.span[0], cue.start() - 16), cue.start())
        head = next((m for m in reversed(heads) if m.sense.get("role") == "person" and m.definite), None)
        if head is not None and not self.text[head.end : cue.start()].strip():
            phrase.outcome, phrase.governor = head.sense.code, head


def joined(text: str, previous: People, phrase: People) -> bool:
    """Whether a phrase is joined to the one before: «رجل وزوجته»، «قيادي في الفصيل وسائقه»."""
    gap = _AGED.sub("", between(text, previous.end, phrase))
    if JOINED.fullmatch(gap):
        return True
    lone = phrase.quantity is None and phrase.noun is not None and not phrase.noun.definite
    return lone and bool(_COMPLEMENT.fullmatch(gap))


def between(text: str, end: int, phrase: People) -> str:
    """The words from `end` to a phrase, with the clitics of a lone noun."""
    noun = phrase.noun
    if noun is None or phrase.quantity is not None or not noun.prefix:
        return text[end : phrase.start]
    return text[end : max(end, noun.first)] + noun.prefix
