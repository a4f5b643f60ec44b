"""Finds, after a word of saying, where the speaker's phrase ends and where the words said begin.

What is said begins at «أن», a colon or a quotation; or, bare, at what the verb takes: its object («أعلن الجيش مقتل …»),
a noun with «ب» («أفاد مراسلنا باستشهاد …»), «عن», «إلى», «من» («حذرت من …»). Bare words count only after a known
speaker, or right after the verb where its speaker was named before.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.arabic.naming import ACCUSED_OF, TOLD
from tawthiq.extraction.arabic.speakers import Speakers
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match
from tawthiq.language.sentences import Quotation

QUOTED = '«“"„”'
_THAT = re.compile(r"(?<!\w)ب?ان(?:ه|ها|هم|هما|هن|نا|ني)?(?!\w)")
_NO_THAT = re.compile(
    r"(?<!\w)(?:و|ف)?(?:بعد|قبل|منذ|دون|الا|غير|حتي|يمكن|يجب|كما|لولا|رغم|مجرد|ينبغي|اما|ما|حين|من دون|شان\w*)\s*$"
)
_COLON = re.compile(r":(?!\d)")
_SETTING_REST = re.compile(r"[^،.؛:«\"\n]{0,70}،")
_ASIDE = re.compile(
    r"\s*،\s*(?:طالبا?|فضل|رفض|اشترط|مشترط|شريطه|لم يشا)\w*[^،.؛:«\"\n]{0,80}،|"
    r"\s*،\s*(?:في|عبر|خلال|علي|امس|اليوم|مساء|يوم|صباح|فجر|ليل|ب|وهو|وهي|طلب|فضل|و?ان)\w*[^،.؛:«\"\n]{0,80}،"
)
_BRACKET = re.compile(r"\s*\([^()\n]{2,40}\)")
_ADVERB = re.compile(r"\s*(?:رسميا|بشده|قطعا|ايضا|كذلك|مجددا|صراحه)(?!\w)")
_ADDRESSED = re.compile(r"\s+(?:المجتمع|المنظمات|الهييات|الدول|الاطراف|جميع|كافه|كل|الجهات)(?!\w)")
_OBJECT_FROM = re.compile(r"\s\w[^،.]*?\s(من)(?!\w)")
_NO_MATTER = re.compile(
    r"(?:بال(?!مسوول|توقف|ضغط|افراج|انسحاب|تحقيق)\w+|باسم|بدور|بعد|بين|بشكل|بحق|بقراره?|بيان)(?!\w)"
)
_PREPOSITION = re.compile(r"(?:في|ل|لل\w+|عن|مع|من|الي|علي|ل\w+نا)(?!\w)")
_LINKS = {
    take: re.compile(rf"{link}(?!\w)\s*") for take, link in {"عن": "عن", "إلى": "الي", "من": "من", "على": "علي"}.items()
}
_REACH = 240


class Complement(NamedTuple):
    """`named_to` ends the speaker's region; what is said begins at `start`; `clear` where a word or sign marks it."""

    named_to: int
    start: int
    clear: bool
    elliptic: bool = False


class Complements:
    """What follows the words of saying of one document."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.reading, self.text, self.speakers = reading, reading.text, speakers

    def of(self, cue: Match, limit: int, preposed: bool = False) -> Complement | None:
        """The complement of a word of saying, before `limit`; `preposed` where its subject stands before it."""
        reach = min(limit, cue.end + (80 if cue.sense.get("nominal") else _REACH))
        mark = self._mark(cue, reach)
        bare = self._bare(cue, min(reach, mark.named_to) if mark else reach, preposed)
        if mark is None or bare is None:
            return bare or mark
        strong = self._is_strong(bare.start)
        return bare if strong or mark.named_to - bare.start > 60 else mark

    def only_asides(self, start: int, end: int) -> bool:
        """Whether nothing but asides and a preposition stands between a verb and the words said."""
        return len(self.text[self._past_asides(start, end) : end].strip(" ،:")) < 12

    def quotation_at(self, position: int) -> Quotation | None:
        """The quotation that holds a position."""
        near = within(self.reading.quotations, position - 1600, position + 1)
        return near[-1] if near and position < near[-1].end else None

    # --- a word or sign -------------------------------------------------------------------------------------

    def _mark(self, cue: Match, reach: int) -> Complement | None:
        if self.text[cue.start : cue.end].endswith((" ان", " انه", " انها")):
            return Complement(cue.end, cue.end, True)
        that = self._that(cue.end, reach)
        stop = that.start() if that else reach
        if opener := self._opener(cue.end, stop, reach):
            return opener
        return Complement(that.start(), that.end(), True) if that else None

    def _that(self, start: int, reach: int) -> re.Match[str] | None:
        """The first «أن» that brings what is said: in no quotation, after no «بعد», «غير», «يمكن»."""
        for that in _THAT.finditer(self.text, start, reach):
            if not self.quotation_at(that.start()) and not _NO_THAT.search(
                self.text, max(start - 1, that.start() - 10), that.start()
            ):
                return that
        return None

    def _opener(self, start: int, stop: int, reach: int) -> Complement | None:
        """A colon, or a quotation that is no mere name: right after the verb, or long and at the end."""
        text = self.text
        for colon in _COLON.finditer(text, start, stop):
            if not self.quotation_at(colon.start()):
                return Complement(colon.start(), colon.end(), True)
        for quoted in within(self.reading.quotations, start, stop):
            words = text.count(" ", quoted.start, quoted.end) + 1
            gap = text[start : quoted.start - 1].strip()
            after = text[quoted.end + 1 : quoted.end + 3].strip()
            is_name = words < 8 and (
                self.speakers.knows(quoted.start, quoted.end)
                or self._that(quoted.end, min(reach, quoted.end + 60)) is not None
            )
            if is_name and gap.count(" ") < 1 and not gap.endswith(":"):
                continue
            if (
                (not gap and words > 1)
                or (words > 3 and stop == len(text))
                or (words > 3 and (not after or after[0] in "،.؛"))
            ):
                return Complement(quoted.start - 1, quoted.start - 1, True)
        return None

    # --- bare -----------------------------------------------------------------------------------------------

    def _bare(self, cue: Match, reach: int, preposed: bool) -> Complement | None:
        sense = cue.sense
        takes = sense.get("takes", ())
        if sense.get("participle") or preposed:
            links = (*takes, "إلى", "على", "عن") if sense.get("participle") else takes
            return self._taken(cue, cue.end, self._past_asides(cue.end, reach), reach, links)
        found = self.speakers.read(cue.end, self._before_link(cue, reach, takes), strict=True, whole=False, told=True)
        if found is not None and found.speaker.named:
            start = self._past_asides(found.end, reach)
            if (sense.get("transitive") and self._lacks_object(found.end)) or self._is_addressed(cue):
                return Complement(cue.end, self.speakers.skip(cue.end, reach), False, True)
            return self._taken(cue, found.end, start, reach, takes)
        if sense.get("nominal") or sense.get("weak"):
            return None
        return self._taken(cue, cue.end, self._past_asides(cue.end, reach), reach, takes)

    def _before_link(self, cue: Match, reach: int, takes: tuple[str, ...]) -> int:
        """Where the «من» of «حذر X من …» stands, else `reach`."""
        if "من" not in takes:
            return reach
        link = _OBJECT_FROM.match(self.text, cue.end, reach)
        return link.start(1) if link else reach

    def _is_addressed(self, cue: Match) -> bool:
        """«ودعت المنظمات الدولية إلى …» after another saying: the phrase is whom the speaker before calls on."""
        called = cue.sense.code == "call" and cue.prefix == "و" and self.speakers.spoken.last
        return bool(called and _ADDRESSED.match(self.text, cue.end))

    def _lacks_object(self, position: int) -> bool:
        """Whether the phrase right after «اتهم», «حمل» is its object: what follows already says of what."""
        return bool(ACCUSED_OF.match(self.text, position))

    def _taken(self, cue: Match, named_to: int, start: int, reach: int, takes: tuple[str, ...]) -> Complement | None:
        text = self.text
        start = self._first_word(start, reach)
        if start < 0 or reach - start < 6:
            return None
        for take, link in _LINKS.items():
            if take in takes and (word := link.match(text, start)):
                return Complement(named_to, word.end() if take == "عن" else start, False)
        governed = self._has_b(start)
        if (
            "ب" in takes
            and governed
            and (self._is_strong(start + 1) or self._is_act(start) or not self._is_place(start))
        ):
            return Complement(named_to, start + (cue.sense.code == "say"), False)
        if "object" not in takes or governed or _PREPOSITION.match(text, start):
            return None
        if cue.sense.code == "say" and not self._is_strong(start):
            return None
        return Complement(named_to, start, False)

    def _first_word(self, start: int, reach: int) -> int:
        """The first letter or quotation mark after spaces and a closing bracket; -1 where a comma comes first."""
        while start < reach and self.text[start] in ' \n»"”)]':
            if self.text[start] == '"' and self.quotation_at(start + 1):
                break
            start += 1
        if start < reach and self.text[start] in "،" and self.text[start - 1] not in "،":
            while start < reach and self.text[start] in " ،":
                start += 1
            return (
                start
                if self._is_strong(start) or (self.text[start : start + 1] == "ب" and self._is_strong(start + 1))
                else -1
            )
        return start if start < reach and (self.text[start].isalnum() or self.text[start] in QUOTED) else -1

    def _has_b(self, start: int) -> bool:
        """Whether a word begins with the preposition «ب», not with a letter of its own («بدء», «بيان»)."""
        if self.text[start] != "ب" or TOLD.match(self.text, start):
            return False
        return not any(
            m.start == start
            for m in within(self.reading.of("events", "outcomes", "effects", "objects", "people"), start, start + 1)
        )

    def _is_strong(self, start: int) -> bool:
        """Whether a word is an act, a harm, or another noun that what is said begins with."""
        return bool(TOLD.match(self.text, start)) or self._is_act(start)

    def _is_act(self, start: int) -> bool:
        end = start + 2
        return any(
            start in (m.first, m.start) and m.sense.get("role") != "person"
            for m in within(self.reading.of("outcomes", "events", "effects"), start, end)
        )

    def _is_place(self, start: int) -> bool:
        text = self.text
        if _NO_MATTER.match(text, start):
            return True
        return any(m.start - 1 <= start < m.end for m in within(self.reading.places, start - 4, start + 4)) or any(
            m.first == start for m in within(self.reading.of("levels", "actors", "outlets"), start, start + 2)
        )

    def _past_asides(self, start: int, reach: int) -> int:
        """Past what stands between a speaker and the words said: dates, «في بيان», «عبر تويتر», asides."""
        text = self.text
        while start < reach:
            position = start
            aside = _ASIDE.match(text, start, reach)
            if aside and not self._that(start, aside.end()):
                start = aside.end()
            elif bracket := _BRACKET.match(text, start, reach):
                start = bracket.end()
            elif adverb := _ADVERB.match(text, start, reach):
                start = adverb.end()
            start = self._past_known(start, reach)
            quoted = next((q for q in within(self.reading.quotations, start, start + 3)), None)
            if (
                quoted
                and (
                    start > position
                    or (text.count(" ", quoted.start, quoted.end) < 4 and text[quoted.end + 1 : quoted.end + 2] == "،")
                )
                and text.count(" ", quoted.start, quoted.end) < 4
                and quoted.end + 2 < reach
                and not self._is_strong(quoted.start)
            ):
                start = quoted.end + 1
            if start == position:
                break
        return start

    def _past_known(self, start: int, reach: int) -> int:
        """Past a date, a setting or a carrier that begins right at `start`."""
        text, first = self.text, start
        while first < reach and text[first] in " ،(":
            first += 1
        for date in within(self.reading.dates, first, first + 3):
            return date.end + (text[date.end : date.end + 1] == ")")
        for cue in within(self.reading.of("reporting"), first, first + 3):
            if cue.sense.code == "setting" and cue.first <= first + 1:
                rest = _SETTING_REST.match(text, cue.end, reach)
                return rest.end() if rest else cue.end
        carrier = self.speakers.carrier(first, min(reach, first + 60))
        return carrier.end if carrier.via and carrier.start <= first + 1 else start
