"""Who says what: the sayings of a report, each with its words, its speaker, role and carrier.

A saying is a reporting verb with its clause («قال X إن …»), an attribution («… بحسب X»), a speaker before a colon, or a
participle that goes on («مضيفا أن …»). Sayings give the statements of the record and the sources of its numbers.
Refuses to guess a speaker that the words do not name: an unnamed one has a role alone.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.speakers import Speaker, Speakers
from tawthiq.language.lexicon import Match
from tawthiq.language.sentences import Quotation

Span = tuple[int, int]

_THAT = re.compile(r"(?<!\w)(?:و)?(?:ب|ل|ك)?ان(?:ه|ها|هم|هما|هن|نا|ني)?(?!\w)")
_OPENERS = re.compile(r"[:«“\"]")
_WORD = re.compile(r"\w+")
_COLON = re.compile(r"[^\n:،.]{2,70}?\s*:\s*(?=\S)")
_CLOCK = re.compile(r"(?:\d{1,2}:\d{2}|[^\w«\"]+|\s)+")
_REPORTS = re.compile(
    r"(?:ما|حصيله|احصاءات|احصائيات|احصائيه|تقرير|تقارير|بيان|بيانات|تصريح|تصريحات|معلومات|ارقام|الارقام|توثيق|رصد|شهاده|شهادات|روايه|روايات|اخر|"
    r"نشرته?ا?|اعلنته?ا?|اعلنه?ا?|اصدرته?ا?|صدر|صادر|صادره|جديده?|اوليه|رسميه|عن|من|ل|قاله|قالته?|تقول|يقول|ورد|جاء|في|وثقته?|افاد|افادت?|ذكره?|ذكرت?ه?|قالت?|"
    r"اعلنت?|نشره?|نشرت?ه?|اورد\w*|نقل\w*|حصل\w*|به|بها|قول|لسان|اعلن|قال|اكد\w*|اوضح\w*|صرح\w*)(?!\w)"
)
_BACK = re.compile(r"(?:من (?:جه|جان|ناحي|طرف)|بدور)")
_JOIN = re.compile(r"(?<!\w)(?:و?كما|و?فيما|و?بينما|و?في حين|و?لكن|و?غير ان|و?الا ان|و?اما|و)\s*$")
_QUOTED = "«“\"„"


class Saying(NamedTuple):
    """Words [start, end) and who says them; `silent` ones give sources but are no statement."""

    start: int
    end: int
    speaker: Speaker
    direct: bool
    silent: bool
    denies: bool
    threatens: bool
    head: Span
    matches: tuple[Match, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return self.speaker.sources


def find_sayings(reading: Reading, spans: list[Span]) -> list[Saying]:
    """The sayings in the given sentences, in order."""
    found: list[Saying] = []
    speakers = Speakers(reading)
    for start, end in spans:
        found += _Sentence(reading, speakers, start, end).sayings()
    return found


def saying_at(sayings: list[Saying], position: int) -> Saying | None:
    """The innermost saying whose words hold `position`."""
    holding = [s for s in sayings if s.start <= position < s.end]
    return min(holding, key=lambda s: s.end - s.start, default=None)


class _Sentence:
    """The sayings of one sentence."""

    def __init__(self, reading: Reading, speakers: Speakers, start: int, end: int) -> None:
        self.reading, self.text, self.speakers = reading, reading.text, speakers
        self.start, self.end = start, end
        self.cues = self._cues()
        self.found: list[Saying] = []

    def _cues(self) -> list[Match]:
        """One for each word that may report, but for words inside a quotation, and verbs with an object («أعلنتها»)."""
        cues: dict[int, Match] = {}
        for cue in within(self.reading.of("reporting"), self.start, self.end):
            sense = cue.sense
            if sense.code == "own" or sense.get("carrier") or sense.get("hedge") or (cue.form.possessed and not sense.get("nominal")):
                continue
            if sense.code == "attribution" and _BACK.match(self.text, cue.start):
                continue
            known = cues.get(cue.start)
            if known is not None and (bool(known.sense.get("weak")), bool(known.sense.get("nominal"))) <= (bool(sense.get("weak")), bool(sense.get("nominal"))):
                continue
            around = self._quotation_at(cue.start)
            if around and around.end - around.start > 30 and around.start > self.start + 3:
                continue
            cues[cue.start] = cue
        return [cues[start] for start in sorted(cues)]

    def _quotation_at(self, position: int) -> Quotation | None:
        return next((q for q in self.reading.quotations if q.start <= position < q.end), None)

    def sayings(self) -> list[Saying]:
        free = self.start
        if opening := self._before_colon():
            self._take(opening)
            free = opening.start
        for i, cue in enumerate(self.cues):
            if cue.first < free and not (self.found and cue.first >= self.found[-1].start):
                continue
            limit = self.cues[i + 1].first if i + 1 < len(self.cues) else self.end
            saying = self._attributed(cue, free, limit) if cue.sense.code == "attribution" else self._reported(cue, free, limit)
            if saying is None:
                continue
            nominal = bool(cue.sense.get("nominal"))
            if not nominal:
                self.found = [self._ended(earlier, cue.first) for earlier in self.found]
            self._take(saying)
            if cue.sense.code == "attribution":
                free = max(saying.head[1], free)
            elif not nominal:
                free = max(free, saying.end if saying.direct else saying.start)
        return [saying for saying in self.found if saying.end - saying.start > 3]

    def _take(self, saying: Saying) -> None:
        self.found.append(saying)
        if saying.speaker.name or saying.speaker.role:
            self.speakers.history.append(saying.speaker)

    def _ended(self, saying: Saying, position: int) -> Saying:
        """A saying that a later cue ends."""
        if saying.direct or not saying.start < position < saying.end:
            return saying
        cut = _JOIN.search(self.text, saying.start, position)
        end = self._trimmed_end(saying.start, cut.start() if cut else position)
        return saying._replace(end=end)

    def _trimmed_end(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in " \n،,؛:.…-–—":
            end -= 1
        return end

    def _saying(self, start: int, end: int, cue: Match | None, speaker: Speaker, head: Span) -> Saying | None:
        text = self.text
        while start < end and text[start] in " \n:،,؛-–—.…)":
            start += 1
        end = self._trimmed_end(start, end)
        direct = False
        if start < end and text[start] in _QUOTED:
            inner = self._quotation_at(start + 1)
            if inner and inner.start == start + 1 and end - inner.end <= 2:
                start, end, direct = inner.start, inner.end, True
        if end - start < 4:
            return None
        code = cue.sense.code if cue else "say"
        return Saying(start, end, speaker, direct, code == "document", code == "deny", code == "threaten", head, (cue,) if cue else ())

    # --- a speaker before a colon ------------------------------------------------------------------------------------

    def _before_colon(self) -> Saying | None:
        text, start = self.text, self.start
        if clock := _CLOCK.match(text, start, self.end):
            start = clock.end()
        line = _COLON.match(text, start, self.end)
        if not line or len(_WORD.findall(line[0])) > 9 or not self.speakers.knows(start, line.end()):
            return None
        colon = text.index(":", start)
        if _THAT.search(text, start, colon) or any(cue.first < colon for cue in self.cues):
            return None
        if any(m.start <= start + 8 for m in within(self.reading.places, start, colon) if not m.in_role):
            return None
        speaker = self.speakers.read(start, colon, strict=True)
        return self._saying(line.end(), self.end, None, speaker, (start, colon)) if speaker else None

    # --- «… بحسب X» --------------------------------------------------------------------------------------------------

    def _attributed(self, cue: Match, free: int, limit: int) -> Saying | None:
        text, start = self.text, cue.end
        while word := re.compile(rf"[\s:]*{_REPORTS.pattern}").match(text, start, self.end):
            start = word.end()
        end = self.speakers.phrase_end(start, self.end)
        far = self.end if text[end : end + 1] != "،" else end
        speaker = self.speakers.read(start, min(far, max(limit, end)))
        if speaker is None or not (speaker.name or speaker.role):
            if speaker is None or not speaker.via:
                return None
            speaker = Speaker(name=speaker.via)
        last = self.found[-1] if self.found else None
        if last and not last.direct and last.end >= cue.first - 3 and last.matches and not last.matches[0].sense.get("nominal") and free > self.start:
            if last.speaker.sources != speaker.sources:
                carrier = speaker.name or speaker.role
                self.found[-1] = last._replace(
                    end=self._trimmed_end(last.start, cue.first), speaker=last.speaker._replace(via=last.speaker.via or carrier)
                )
            return None
        if quoted := self._quotation_before(cue.first):
            return self._saying(quoted.start - 1, quoted.end + 1, cue, speaker, (cue.first, end))
        if len(_WORD.findall(text[free : cue.first])) >= 2:
            return self._saying(free, cue.first, cue, speaker, (cue.first, end))
        return self._saying(end, self.end, cue, speaker, (cue.first, end))

    def _quotation_before(self, position: int) -> Quotation | None:
        """The quotation that ends right before `position`."""
        return next((q for q in self.reading.quotations if 0 <= position - q.end <= 4 and q.end - q.start > 12), None)

    # --- «قال X إن …» ------------------------------------------------------------------------------------------------

    def _reported(self, cue: Match, free: int, limit: int) -> Saying | None:
        said = self._complement(cue, limit)
        if said is None:
            return None
        named_to, start, clear = said
        sense = cue.sense
        strict = not clear or bool(sense.get("weak")) or bool(sense.get("nominal")) or sense.code in ("document", "call", "accuse")
        speaker: Speaker | None = None
        if not sense.get("participle"):
            speaker = self._carried_from(cue, named_to) or self.speakers.read(cue.end, named_to, strict)
            if speaker is None or not (speaker.name or speaker.role):
                before = None if sense.get("nominal") else self._subject_before(cue, free)
                speaker = before._replace(via=before.via or (speaker.via if speaker else None)) if before else speaker
        if speaker is None or not (speaker.name or speaker.role):
            empty = len(self.text[cue.end : named_to].strip(" ،:")) < 12 or speaker is not None
            if not self.speakers.history or not (sense.get("participle") or (clear and empty)) or sense.get("nominal"):
                return None
            earlier = self.speakers.history[-1]
            speaker = earlier._replace(via=speaker.via, platform=speaker.platform) if speaker and speaker.via else earlier
        if quoted := self._opening_quotation(start):
            tail = self.text[quoted.end + 1 : self.end].strip()
            if not tail or tail[0] in "،,.؛" or tail.startswith(("و", "ف", "كما")):
                return self._saying(quoted.start - 1, quoted.end + 1, cue, speaker, (cue.first, start))
        return self._saying(start, self.end, cue, speaker, (cue.first, start))

    def _opening_quotation(self, start: int) -> Quotation | None:
        position = start
        while position < self.end and self.text[position] in " :،":
            position += 1
        if position < self.end and self.text[position] in _QUOTED:
            quoted = self._quotation_at(position + 1)
            if quoted and quoted.end - quoted.start > 3:
                return quoted
        return None

    def _carried_from(self, cue: Match, named_to: int) -> Speaker | None:
        """«نقلت وكالة X عن مصدر طبي»: the source speaks, the agency carries."""
        if not cue.sense.get("carries"):
            return None
        link = re.compile(r"(?<!\w)عن(?!\w)").search(self.text, cue.end, named_to)
        if not link:
            return None
        source = self.speakers.read(link.end(), named_to)
        carrier = self.speakers.read(cue.end, link.start())
        if source is None:
            return None
        return source._replace(via=source.via or (carrier.name if carrier else None))

    def _complement(self, cue: Match, limit: int) -> tuple[int, int, bool] | None:
        """Where the speaker's phrase ends, where the words said begin, and whether a word or sign marks it clearly."""
        text = self.text
        reach = min(self.end, (limit if limit > cue.end + 2 else self.end), cue.end + 240)
        if cue.sense.get("nominal"):
            reach = min(reach, cue.end + 80)
        that = _THAT.search(text, cue.end, reach)
        opener = _OPENERS.search(text, cue.end, reach)
        while opener and opener[0] != ":":
            quoted = self._quotation_at(opener.end())
            length = len(text[quoted.start : quoted.end].split()) if quoted else 0
            gap = text[cue.end : opener.start()].strip()
            if quoted and (length > 3 or (length > 0 and not that and len(gap) < 40 and quoted.end + 3 >= self.end)):
                break
            opener = _OPENERS.search(text, quoted.end + 1 if quoted else opener.end(), reach)
        bare = self._bare_complement(cue, min(reach, that.start() if that else reach, opener.start() if opener else reach))
        if bare is not None and cue.sense.code not in ("say", "warn"):
            return *bare, False
        if that and (not opener or that.start() < opener.start()):
            if bare is not None and bare[1] < that.start() - 60:
                return *bare, False
            return that.start(), that.end(), True
        if opener:
            return opener.start(), opener.end() if opener[0] == ":" else opener.start(), True
        return (*bare, False) if bare is not None else None

    def _bare_complement(self, cue: Match, reach: int) -> tuple[int, int] | None:
        """«أفاد مراسلنا باستشهاد …», «أعلن الجيش مقتل …», «دعا مجلس الأمن إلى …», «اتهم X Y بـ…»."""
        takes = cue.sense.get("takes", ())
        text = self.text
        if cue.sense.code in ("accuse", "call", "threaten", "warn", "deny", "announce", "document") or "object" in takes or "ب" in takes:
            end = self._known_end(cue.end, reach)
            if end is not None:
                rest = re.compile(r"[\s،]*(?:(?:في|عبر|خلال|علي|امس|اليوم|مساء|يوم|صباح)(?!\w)[^،]{0,60}،\s*)?").match(text, end)
                start = rest.end() if rest else end
                if cue.sense.code in ("say",) and not re.match(r"(?:ب|عن |الي )", text[start : start + 4]):
                    return None
                if reach - start > 6:
                    return end, start
        for link in ("عن", "الي", "من"):
            if link in takes and (word := re.compile(rf"(?<!\w){link}(?!\w)").search(text, cue.end, reach)):
                return word.start(), word.start()
        return None

    def _known_end(self, start: int, reach: int) -> int | None:
        """Where the known speaker right after a verb ends: role with its name, or organisation."""
        if not self.speakers.knows(start, reach):
            return None
        first = self.speakers._skip(start, reach)
        ends = [
            m.end for name in ("actors", "outlets", "roles") for m in within(self.reading.of(name), first, min(reach, first + 6))
            if m.first <= first + 1 or m.start <= first + 2
        ]
        end = max(ends, default=None) if ends else None
        if end is None:
            return None
        roles = [m for m in within(self.reading.of("roles"), first, first + 6)]
        if roles:
            words = [(m.start(), m.end()) for m in _WORD.finditer(self.text, first, self.speakers.phrase_end(first, reach))]
            acts = [
                m.first for name in ("events", "outcomes", "effects") for m in within(self.reading.of(name), end, reach)
            ]
            stop = min(acts, default=reach)
            before = [e for _, e in words if e <= stop]
            end = max([end, *before])
        else:
            adjective = re.compile(r"\s+(?:ال\w+ي|ال\w+يه)(?!\w)").match(self.text, end, reach)
            end = adjective.end() if adjective and self.text[first:end].startswith("ال") is False and False else end
        return end

    def _subject_before(self, cue: Match, free: int) -> Speaker | None:
        """The speaker before his verb: «والجيش الإسرائيلي يقول إنه …», «أما وزارة الدفاع فقالت …»."""
        text = self.text
        region_end = cue.first
        while region_end > free and text[region_end - 1] in " ،":
            region_end -= 1
        region = text[free:region_end]
        cuts = sorted({free, *(free + m.end() for m in re.finditer(r"[،؛.:\n—]|(?<!\w)(?:اما|بينما|فيما|لكن|غير ان)(?!\w)|(?<!\w)و(?=\w)", region))}, reverse=True)
        for start in cuts:
            if region_end - start < 3 or len(_WORD.findall(text[start:region_end])) > 14:
                continue
            if self.speakers.knows(start, region_end):
                end = self.speakers.phrase_end(start, region_end)
                if end < region_end and not re.fullmatch(r"[\s،]*(?:\w+[\s،]*){0,6}", text[end:region_end]):
                    continue
                return self.speakers.read(start, region_end, strict=True)
        return None
