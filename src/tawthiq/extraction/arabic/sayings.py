"""The sayings of one sentence: each word of saying with its speaker and its clause."""

import re

from tawthiq.extraction.arabic.complements import QUOTED, Complement, Complements
from tawthiq.extraction.arabic.sourcing import Sources
from tawthiq.extraction.arabic.speakers import Found, Speakers
from tawthiq.extraction.arabic.subjects import WHAT, Preposed, Subjects
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, Speaker
from tawthiq.language.lexicon import Match
from tawthiq.language.sentences import Quotation

Span = tuple[int, int]

_WORD = re.compile(r"\w+")
_NEAR = 40
_LINE_SPEAKER = re.compile(r"[^\n:،.]{2,90}?\s*:\s*(?=\S)")
_CLOCK = re.compile(r"(?:\d{1,2}:\d{2}|[^\w«\"#]+|\s|عاجل)+")
_BULLET = re.compile(r"عاجل|[^\w\s:.،]")
_FIRST_PERSON = re.compile(r"\w{2,}نا")
_OF_LIST = re.compile(r"(?<!\w)و?(?:هم|هما|هو|هي|هن|كالتالي|التالي|الاتي|التاليه|الاتيه|كما يلي)\s*$")
_NEW_CLAUSE = re.compile(r"[،؛]\s*(?:و?كما|فيما|بينما|في حين)\s")
_HIS_WORDS = re.compile(r"قول(?:ه|ها|هم|هما)?(?!\w)")
_BEFORE_VERB = frozenset({"", "و", "ف", "س", "وس", "فس"})
_JOIN = re.compile(r"(?<!\w)(?:و?كما|و?فيما|و?بينما|و?في حين|و?لكن|و?غير ان|و?الا ان|و?اما|و?كانت?|و?قد|و)\s*$")
_TURN = re.compile(r"[،؛]\s*(?:و?من جه[هت]\w*|و?من جانب\w*|و?في المقابل|و?فيما|و?بينما|في حين)(?!\w)")
_AND_SO = re.compile(r"،\s*(?:وذلك (?:بعد|عقب|اثر)|وبهذا|وبذلك|وهو رقم|وهي حصيله)")
_BARE_ACT = re.compile(r"\s*ال\w+(?=\s*(?:[،.؛\n]|في |عبر |علي |ب|$))")
_CARRIED = re.compile(r"\s*(?:[،؛]|(?<!\w)(?:في (?:بيان|تسجيل|رسال|مقطع)|عبر|علي (?:حساب|منص|تلغ|تيل|تويتر)))")
_WHICH = re.compile(r"(?<!\w)و?(?:هو|هذا|ذلك) ما\s*$")
_DATELINE = re.compile(r"\s*[^\n.،:؛«»()]{2,40}\([^()\n]{2,25}\)\s*(?:[-–—:]\s*)?")
"""«صنعاء 21 يونيو (…)»: where and by whom a report is sent."""
_AS = re.compile(r"(?<!\w)كما\s*$")


_JOIN_START = re.compile(r"[\s،]*(?:و?كما|فيما|بينما|في حين|و?كانت?)\s")
_AFTER_SOURCE = re.compile(r"(?:\]\([^)]*\))?[\s،)»\"]*(?:فان|ان|فقد)?(?!\w)")


class SentenceSayings:
    """Reads one sentence; `speakers` carries who spoke before it."""

    def __init__(self, reading: Reading, speakers: Speakers, complements: Complements, start: int, end: int) -> None:
        self.reading, self.text, self.speakers = reading, reading.text, speakers
        self.start, self.end = start, end
        self.complements = complements
        self.subjects = Subjects(reading, speakers, complements, start)
        self.sources = Sources(reading, speakers)
        self.found: list[Saying] = []
        self.cues = self._cues()

    def sayings(self) -> list[Saying]:
        """The sayings of the sentence, in order."""
        free = self.start
        if opening := self._before_colon():
            self._take(opening)
            free = opening.start
        for i, cue in enumerate(self.cues):
            if cue.first < free and not (self.found and cue.first >= self.found[-1].start):
                continue
            limit = self.cues[i + 1].first if i + 1 < len(self.cues) else self.end
            saying = self._of(cue, free, max(limit, cue.end))
            if saying is None:
                continue
            nominal = bool(cue.sense.get("nominal"))
            if not nominal:
                self.found = [self._ended(earlier, self._beginning(saying)) for earlier in self.found]
            self._take(saying)
            if saying.start < saying.head[0]:
                free = max(saying.head[1], free)
            elif not nominal:
                free = max(free, saying.end if saying.direct else saying.start)
        return [saying for saying in self.found if saying.end - saying.start > 3]

    # --- the words of saying --------------------------------------------------------------------------------

    def _cues(self) -> list[Match]:
        """One for each word that may report, but for words inside a quotation or a wish to stay unnamed."""
        cues: dict[int, Match] = {}
        roles = within(self.reading.of("roles"), self.start, self.end)
        hidden = [m for m in roles if m.sense.code == "anonymous"]
        heads = {m.start for m in roles if m.words > 1}
        for cue in within(self.reading.of("reporting"), self.start, self.end):
            if cue.start in heads or not self._may_report(cue) or any(m.first <= cue.start < m.end for m in hidden):
                continue
            known = cues.get(cue.start)
            if known is not None and _rank(known) <= _rank(cue):
                continue
            around = self.complements.quotation_at(cue.start)
            if around and around.start > self.start + 3:
                continue
            cues[cue.start] = cue
        return [cues[start] for start in sorted(cues)]

    def _may_report(self, cue: Match) -> bool:
        sense = cue.sense
        if sense.code in ("own", "setting", "body") or sense.get("carrier") or sense.get("hedge"):
            return False
        if sense.get("nominal") and cue.prefix.endswith("لل"):  # «مركز … للتوثيق»
            return False
        if sense.get("nominal") and (cue.form.possessed or cue.definite) and _HIS_WORDS.match(self.text, cue.start):
            return False
        if cue.prefix not in _BEFORE_VERB and not sense.get("nominal") and sense.code != "attribution":
            return False
        if cue.form.possessed and not sense.get("nominal"):
            return bool(sense.get("claims")) or bool(
                _WHICH.search(self.text, max(self.start, cue.first - 14), cue.first)
            )
        if sense.code != "attribution" and WHAT.search(self.text, max(self.start, cue.first - 5), cue.first):
            return False
        needs = sense.get("needs")
        return not needs or any(need in self.text[cue.end : min(self.end, cue.end + 90)] for need in needs)

    def _of(self, cue: Match, free: int, limit: int) -> Saying | None:
        """The saying that a word brings, by its kind."""
        if cue.sense.code == "attribution":
            return self._attributed(cue, free, limit)
        if cue.form.possessed and not cue.sense.get("nominal"):
            return self._denied_in_passing(cue)
        before = self.subjects.before(cue, free, self.cues)
        complement = self.complements.of(cue, limit, before is not None)
        if complement is None:
            return self._inverted(cue, free, limit)
        return self._reported(cue, before, complement)

    def _take(self, saying: Saying) -> None:
        self.found.append(saying)
        self.subjects.spoken = True
        self.speakers.spoken.remember(saying.speaker)

    def _beginning(self, saying: Saying) -> int:
        """Where a saying takes the word from the one before: at its head, or where its quotation's clause begins."""
        if not (saying.direct and saying.start < saying.head[0]):
            return saying.head[0]
        turns = [m.start() for m in _TURN.finditer(self.text, self.start, saying.start)]
        return turns[-1] if turns else saying.head[0]

    # --- borders --------------------------------------------------------------------------------------------

    def _ended(self, saying: Saying, position: int) -> Saying:
        """A saying that a later one ends."""
        if saying.direct or not saying.start < position < saying.end:
            return saying
        cut = _JOIN.search(self.text, saying.start, position)
        return saying._replace(end=self._trimmed_end(saying.start, cut.start() if cut else position))

    def _trimmed_end(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in " \n،,؛:.…-–—([":
            end -= 1
        return end

    def _saying(
        self, start: int, end: int, cue: Match | None, speaker: Speaker, head: Span, document: bool = False
    ) -> Saying | None:
        text = self.text
        while start < end and text[start] in " \n:،,؛-–—.…)]":
            start += 1
        if aside := _AND_SO.search(text, start, end):
            end = aside.start()
        end = self._trimmed_end(start, end)
        direct = False
        if start < end and text[start] in QUOTED and (inner := self._whole_quotation(start, end)):
            (start, end), direct = inner, True
        if end - start < 4:
            return None
        code = cue.sense.code if cue else "say"
        return Saying(
            start,
            end,
            speaker,
            direct,
            code == "document",
            code == "deny",
            code == "threaten",
            head,
            (cue,) if cue else (),
            document,
        )

    def _whole_quotation(self, start: int, end: int) -> Span | None:
        """The inside of the quotation that begins at `start` and fills the words said."""
        quoted = self.complements.quotation_at(start + 1)
        if quoted and quoted.start == start + 1 and end - quoted.end <= 2:
            return quoted.start, quoted.end
        text = self.text
        if (
            quoted
            and text[end - 1] in '»”"'
            and text.count("\n", start, end) == 0
            and not any(mark in text[quoted.end : end] for mark in "«“")
        ):
            return start + 1, end - 1
        return None

    # --- a speaker before a colon ---------------------------------------------------------------------------

    def _before_colon(self) -> Saying | None:
        text, start = self.text, self.start
        if clock := _CLOCK.match(text, start, self.end):
            start = clock.end()
        bulleted = bool(clock and _BULLET.search(clock[0]))
        line = _LINE_SPEAKER.match(text, start, self.end)
        if not line or len(_WORD.findall(line[0])) > 9:
            return None
        colon = text.index(":", start)
        if "|" in text[start:colon]:
            start = text.rindex("|", start, colon) + 1
            bulleted = True
        if (
            not self.speakers.knows(start, colon)
            or _OF_LIST.search(text, start, colon)
            or any(cue.first < colon for cue in self.cues)
        ):
            return None
        if any(m.start <= start + 8 for m in within(self.reading.places, start, colon) if not m.in_role):
            return None
        if not (self._is_told(colon) or (bulleted and self._tells(colon + 1))):
            return None
        found = self.speakers.read(start, colon, strict=True)
        return (
            self._saying(line.end(), self.end, None, found.speaker, (start, colon))
            if found and found.speaker.named
            else None
        )

    def _is_told(self, colon: int) -> bool:
        """Whether a line after a colon tells something: it closes like text, bears a clock time, or counts people."""
        text = self.text
        if text[self.end - 1] in '.!؟»”"' or re.match(r"\W*\d{1,2}:\d{2}", text[self.start : self.start + 10]):
            return True
        return bool(within(self.reading.quantities, colon, self.end)) and bool(
            within(self.reading.of("outcomes"), colon, self.end)
        )

    def _tells(self, start: int) -> bool:
        """Whether the words of an item after its colon begin with an act, a harm or a verb."""
        first = _WORD.search(self.text, start, self.end)
        if first is None:
            return False
        near = within(self.reading.of("events", "outcomes", "effects", "reporting"), start, first.end())
        return any(m.first == first.start() for m in near) or bool(_FIRST_PERSON.fullmatch(first[0]))

    # --- «… بحسب X» -----------------------------------------------------------------------------------------

    def _attributed(self, cue: Match, free: int, limit: int) -> Saying | None:
        """Words before (or, at a sentence's start, after) that a source is named for."""
        source = self.sources.of(cue, limit, self.end)
        if source is None:
            return None
        if self._passes_on(cue, source.found):
            return None
        return self._laid_to(cue, free, source.found, source.end)

    def _passes_on(self, cue: Match, found: Found) -> bool:
        """«…، حسبما ذكرت قناة X، نقلا عن مصدر محلي»: who was named before only carried, and is kept as that."""
        last = self.found[-1] if self.found else None
        if last is None or last.start >= last.head[0] or cue.first - last.head[1] >= _NEAR:
            return False
        if not self.sources.passes_on(cue):
            return False
        via = found.speaker.via or last.speaker.name or last.speaker.via
        self.found[-1] = last._replace(speaker=found.speaker._replace(via=via))
        return True

    def _laid_to(self, cue: Match, free: int, found: Found, end: int) -> Saying | None:
        """The words that belong to an attribution: the quotation or clause before it, else the clause after."""
        speaker = found.speaker if found.speaker.named else Speaker(name=found.speaker.via)
        last = self.found[-1] if self.found else None
        as_said = cue.prefix.startswith("كما") or self.text[cue.start : cue.start + 3] == "كما"
        if as_said and (quoted := self._quotation_before(cue.first, 4)):
            return self._saying(quoted.start - 1, quoted.end + 1, cue, speaker, (cue.first, end))
        if (
            last
            and not last.direct
            and last.start >= last.head[0]
            and last.end >= cue.first - 3
            and last.matches
            and not last.matches[0].sense.get("nominal")
        ):
            if boundaries := [*_NEW_CLAUSE.finditer(self.text, last.start, cue.first)]:
                self.found[-1] = last._replace(end=self._trimmed_end(last.start, boundaries[-1].start()))
                return self._saying(boundaries[-1].end(), cue.first, cue, speaker, (cue.first, end))
            if last.speaker.sources != speaker.sources:
                end = self._trimmed_end(last.start, cue.first)
                via = last.speaker.via or speaker.name or speaker.role
                self.found[-1] = last._replace(end=end, speaker=last.speaker._replace(via=via))
            return None
        if quoted := self._quotation_before(cue.first):
            return self._saying(quoted.start - 1, quoted.end + 1, cue, speaker, (cue.first, end))
        if free == self.start and (dateline := _DATELINE.match(self.text, free, cue.first)):
            free = dateline.end()
        if len(_WORD.findall(self.text[free : cue.first])) >= 2:
            begin = _JOIN_START.match(self.text, free, cue.first)
            return self._saying(begin.end() if begin else free, cue.first, cue, speaker, (cue.first, end))
        after = _AFTER_SOURCE.match(self.text, end, self.end)
        return self._saying(after.end() if after else end, self.end, cue, speaker, (cue.first, end))

    def _quotation_before(self, position: int, least: int = 12) -> Quotation | None:
        """The quotation that ends right before `position`."""
        near = within(self.reading.quotations, position - 1600, position)
        return (
            near[-1]
            if near
            and near[-1].end > self.start
            and 0 <= position - near[-1].end <= 4
            and near[-1].end - near[-1].start > least
            else None
        )

    # --- «قال X إن …» ---------------------------------------------------------------------------------------

    def _inverted(self, cue: Match, free: int, limit: int) -> Saying | None:
        """A verb without a clause after it: «“…” يقول X», «…، كما قال X»; else its speaker is only remembered."""
        if cue.sense.get("participle") or cue.sense.code == "document":
            return None
        found = self.speakers.read(cue.end, limit, strict=bool(cue.sense.get("weak") or cue.sense.get("nominal")))
        if found is None or not found.speaker.named or self._passes_on(cue, found):
            return None
        as_said = _AS.search(self.text, max(self.start, cue.first - 6), cue.first)
        first = as_said.start() if as_said else cue.first
        if as_said or self._quotation_before(first):
            return self._laid_to(self._opened(cue, first), free, found, found.end)
        if self.speakers.knows(cue.end, limit):
            self.speakers.spoken.remember(found.speaker)
        return None

    def _opened(self, cue: Match, first: int) -> Match:
        """A word of saying with all that stands before it from `first` on as its prefix."""
        return Match(cue.start, cue.end, cue.sense, cue.form, self.text[first : cue.start], cue.words, cue.order)

    def _reported(self, cue: Match, before: Preposed | None, said: Complement) -> Saying | None:
        """A verb, participle or noun of saying with the clause after it."""
        found, begin = self.subjects.of(cue, before, said)
        if found is None:
            return None
        text, start = self.text, said.start
        if cue.sense.get("claims") and _BARE_ACT.match(text, start, self.end):
            clause = _CARRIED.search(text, start, self.end)
            start = begin + len(cue.prefix) if begin == cue.first else begin
            return self._saying(start, clause.start() if clause else self.end, cue, found.speaker, (start, start))
        head = (begin, start)
        document = found.document or bool(cue.sense.get("document"))
        if quoted := self._opening_quotation(start):
            tail = text[quoted.end + 1 : self.end].strip()
            long = text.count(" ", quoted.start, quoted.end) > 2
            joined = long and tail.startswith(("و", "ف", "كما"))
            if not tail or tail[0] in "،,.؛" or joined or tail.startswith(("من دون", "دون ", "ردا علي")):
                return self._saying(quoted.start - 1, quoted.end + 1, cue, found.speaker, head)
        return self._saying(start, self.end, cue, found.speaker, head, document)

    def _opening_quotation(self, start: int) -> Quotation | None:
        """The quotation that what is said begins with."""
        while start < self.end and self.text[start] in " :،":
            start += 1
        if start < self.end and self.text[start] in QUOTED:
            return self.complements.quotation_at(start + 1)
        return None

    def _denied_in_passing(self, cue: Match) -> Saying | None:
        """«وهو ما نفته وزارة …»: a statement whose words are that clause."""
        which = _WHICH.search(self.text, max(self.start, cue.first - 14), cue.first)
        found = self.speakers.read(cue.end, self.end, strict=True)
        if (which is None and not cue.sense.get("claims")) or found is None or not found.speaker.named:
            return None
        start = which.start() if which else cue.start
        return self._saying(start, found.end, cue, found.speaker, (start, start))


def _rank(cue: Match) -> tuple[bool, bool]:
    return bool(cue.sense.get("weak")), bool(cue.sense.get("nominal"))
