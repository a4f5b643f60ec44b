"""Who says what: the sayings of a report, each with its words, its speaker, role and carrier.

A saying is a reporting verb with its clause («قال X إن …»), an attribution («… بحسب X»), a speaker before a colon, or a
participle that goes on («مضيفا أن …»). Sayings give the statements of the record and the sources of its numbers.
Refuses to guess a speaker that the words do not name: an unnamed one has a role alone.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match
from tawthiq.language.sentences import Quotation

Span = tuple[int, int]

_THAT = re.compile(r"(?<!\w)(?:ب|ل|ك)?ان(?:ه|ها|هم|هما|هن|نا|ني|ك)?(?!\w)")
_OPENERS = re.compile(r"[:«“\"]")
_STOPS = re.compile(r"[،؛,;.!؟?()\n\[\]–—|]| - ")
_WORD = re.compile(r"[\w/]+")
_LINE_SPEAKER = re.compile(r"[^\n:،.]{2,70}?\s*:\s*(?=\S)")
_SKIPPED = frozenset(
    "امس اليوم الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت صباح مساء فجر ظهر عصر ليل يوم ايضا كذلك بدوره بدورها "
    "من جهته جهتها جانبه جانبها ناحيته قد قبل بعد هنا حينها".split()
)
_BEYOND = re.compile(
    r"(?<!\w)(?:الذي|التي|الذين|في بيان|في تصريح|في تصريحات|في تقرير|في حديث|في تغريده|في منشور|في مؤتمر|خلال|عبر|علي حساب\w*|في صفحت\w*|"
    r"علي صفحت\w*|امس|اليوم|قوله\w*|طلب|طلبت|فضل|فضلت|رفض|رفضت|اشترط|يوم|مساء|صباح|ردا|تعليقا|معلقا|عقب|بعد|قبل|حيث|قوله|"
    r"ان|انه|انها|انهم|بان|بانه|الي|عن|كان|كانت|قد|مضيفا|مشيرا|مؤكدا|موكدا|لكن|فيما|بينما|لدي سؤاله|ما|من دون|دون)(?!\w)"
)
_REPORTS = re.compile(
    r"(?:ما|حصيله|احصاءات|احصائيات|احصائيه|تقرير|تقارير|بيان|بيانات|تصريح|تصريحات|معلومات|ارقام|الارقام|توثيق|رصد|شهاده|شهادات|روايه|روايات|اخر|"
    r"نشرته?ا?|اعلنته?ا?|اصدرته?ا?|صدر|صادر|صادره|جديده?|اوليه|رسميه|خاص|عن|من|ل|قاله|قالته?|تقول|يقول|ورد|جاء|في|لل|وثقته?|افادت?|ذكرت?|قالت?|اعلنت?|نشرت?|اورد\w*|نقلت?|حصل\w*)(?!\w)"
)
_FOLLOWERS = re.compile(r"(?<!\w)(?:و?كما|و?فيما|و?بينما|و?في حين|و?لكن|و?غير ان|و?الا ان|و?اما|و?من جهته\w*|و?من جانبه\w*)(?!\w)")
_HEADS = frozenset({"official", "military", "source", "witness", "activist", "medic", "journalist", "relative"})
_LINKS = frozenset("في ل من باسم لدي علي ب عن الي بن ابن".split())


class Speaker(NamedTuple):
    """Who speaks, as written: a name without role, a role, a carrier."""

    name: str | None = None
    role: str | None = None
    via: str | None = None
    correspondent: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """From the one nearest the fact outward."""
        if self.correspondent and not self.name and self.via and self.role:
            return (f"{self.role} {self.via}",)
        return tuple(part for part in (self.name or self.role, self.via) if part)


class Saying(NamedTuple):
    """Words [start, end) and who says them; `silent` ones give sources but are no statement."""

    start: int
    end: int
    speaker: Speaker
    carried: str | None
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
    for start, end in spans:
        found += _Sentence(reading, start, end, found).sayings()
    return found


class _Sentence:
    """The sayings of one sentence; `history` are those before it, for «المصدر» and «وأضاف»."""

    def __init__(self, reading: Reading, start: int, end: int, history: list[Saying]) -> None:
        self.reading, self.text = reading, reading.text
        self.start, self.end = start, end
        self.history = history
        self.cues = [cue for cue in _heads(within(reading.of("reporting"), start, end)) if not self._quoted(cue)]

    def _quoted(self, cue: Match) -> bool:
        around = self._quotation_at(cue.start)
        return around is not None and around.end - around.start > 30 and around.start - self.start > 3

    def _quotation_at(self, position: int) -> Quotation | None:
        return next((q for q in self.reading.quotations if q.start <= position < q.end), None)

    def sayings(self) -> list[Saying]:
        found: list[Saying] = []
        free = self.start
        if opening := self._speaker_before_colon():
            found.append(opening)
            free = opening.start
        for i, cue in enumerate(self.cues):
            if cue.first < free:
                continue
            limit = self.cues[i + 1].first if i + 1 < len(self.cues) else self.end
            if cue.sense.code == "attribution":
                saying, free = self._attribution(cue, free, limit, found)
            else:
                saying, free = self._verb(cue, free, limit, found)
            if saying:
                found = [_ended(earlier, cue.first, self.reading) for earlier in found]
                found.append(saying)
        return [saying for saying in found if saying.end > saying.start]

    def _saying(self, start: int, end: int, cue: Match | None, speaker: Speaker, head: Span) -> Saying | None:
        start, end, direct = self._trim(start, end)
        if end - start < 4:
            return None
        code = cue.sense.code if cue else "say"
        return Saying(
            start, end, speaker, speaker.via, direct, code == "document", code == "deny", code == "threaten", head,
            (cue,) if cue else (),
        )

    def _trim(self, start: int, end: int) -> tuple[int, int, bool]:
        """Without blank, punctuation and quotation marks around; whether all of it is quoted."""
        text = self.text
        while start < end and text[start] in " \n:،,؛-–—.…":
            start += 1
        while end > start and text[end - 1] in " \n،,؛:.…-–—":
            end -= 1
        inner = self._quotation_at(start + 1) if start < end and text[start] in "«“\"„" else None
        if inner and inner.start == start + 1 and end - inner.end <= 2:
            return inner.start, inner.end, True
        return start, end, False

    # --- a speaker before a colon ------------------------------------------------------------------------------------

    def _speaker_before_colon(self) -> Saying | None:
        text = self.text
        start = self.start
        if clock := re.match(r"(?:\d{1,2}:\d{2}|[^\w«\"]+|\s)+", text[start : self.end]):
            start += clock.end()
        line = _LINE_SPEAKER.match(text, start, self.end)
        if not line or len(_WORD.findall(line[0])) > 9:
            return None
        colon = text.index(":", start)
        heads = [m for name in ("actors", "outlets", "roles") for m in within(self.reading.of(name), start, colon)]
        if not any(m.first <= start + 1 for m in heads) or _THAT.search(text, start, colon):
            return None
        if any(cue.first < colon for cue in self.cues):
            return None
        speaker = self._speaker(start, colon)
        return self._saying(line.end(), self.end, None, speaker, (start, colon)) if speaker else None

    # --- «… بحسب X» --------------------------------------------------------------------------------------------------

    def _attribution(self, cue: Match, free: int, limit: int, before: list[Saying]) -> tuple[Saying | None, int]:
        start = cue.end
        while skipped := re.compile(r"[\s:]*").match(self.text, start):
            word = _REPORTS.match(self.text, skipped.end(), self.end)
            if not word or word.end() >= self.end:
                start = skipped.end()
                break
            start = word.end()
        nested = next((m for m in within(self.reading.of("reporting"), cue.end, start + 1)), None)
        if nested:
            start = max(start, nested.end)
        end = self._phrase_end(start, max(limit, start))
        if nested and limit < start:
            end = self._phrase_end(start, self.end)
        speaker = self._speaker(start, end)
        if not speaker:
            return None, end
        open_saying = before[-1] if before and before[-1].end >= cue.first - 2 else None
        if open_saying and not open_saying.direct and open_saying.speaker != speaker:
            carried = speaker.name or speaker.role
            before[-1] = open_saying._replace(
                end=cue.first, speaker=open_saying.speaker._replace(via=open_saying.speaker.via or carried)
            )
            return None, end
        if len(_WORD.findall(self.text[free : cue.first])) >= 2:
            quoted = self._quotation_before(cue.first)
            return self._saying(quoted.start - 1 if quoted else free, cue.first, cue, speaker, (cue.first, end)), end
        if free == self.start and cue.first - self.start < 6 and (quoted := self._quotation_before(cue.first)):
            return self._saying(quoted.start - 1, quoted.end + 1, cue, speaker, (cue.first, end)), end
        return self._saying(end, self.end, cue, speaker, (cue.first, end)), end

    def _quotation_before(self, position: int) -> Quotation | None:
        """The quotation that ends right before `position`."""
        return next(
            (q for q in self.reading.quotations if 0 <= position - q.end <= 4 and q.end - q.start > 12), None
        )

    # --- «قال X إن …» ------------------------------------------------------------------------------------------------

    def _verb(self, cue: Match, free: int, limit: int, before: list[Saying]) -> tuple[Saying | None, int]:
        said = self._complement(cue, limit)
        if said is None:
            return None, free
        named_to, start = said
        speaker: Speaker | None = None
        if not cue.sense.get("participle"):
            speaker = self._speaker(cue.end, named_to) or self._subject_before(cue, free)
        if speaker is None or (speaker.name is None and speaker.role is None):
            earlier = before[-1] if before else (self.history[-1] if self.history else None)
            if earlier is None:
                return None, free
            carrier = speaker.via if speaker and speaker.via else earlier.speaker.via
            speaker = earlier.speaker._replace(via=carrier)
        if self.text[start - 1 : start] in "«“\"" or self.text[start : start + 1] in "«“\"":
            quoted = self._quotation_at(start) or self._quotation_at(start + 1)
            if quoted and quoted.end - quoted.start > 8 and quoted.end < self.end - 3:
                tail = self.text[quoted.end + 1 : self.end]
                if not tail.strip(" .،,") or tail.lstrip()[:1] in "،,.؛":
                    return self._saying(quoted.start - 1, quoted.end + 1, cue, speaker, (cue.first, start)), quoted.end + 1
        return self._saying(start, self.end, cue, speaker, (cue.first, start)), start

    def _complement(self, cue: Match, limit: int) -> tuple[int, int] | None:
        """Where the speaker's phrase ends and where the words said begin."""
        text, end = self.text, self.end
        reach = min(end, max(limit, cue.end) if limit > cue.end + 2 else end, cue.end + 260)
        that = _THAT.search(text, cue.end, reach)
        opener = _OPENERS.search(text, cue.end, reach)
        while opener and opener[0] != ":":
            quoted = self._quotation_at(opener.end())
            if quoted and (len(text[quoted.start : quoted.end].split()) > 3 or (not that and quoted.end - cue.end > 60)):
                break
            opener = _OPENERS.search(text, quoted.end + 1 if quoted else opener.end(), reach)
        if that and (not opener or that.start() < opener.start()):
            return that.start(), that.end()
        if opener:
            return opener.start(), opener.end() if opener[0] == ":" else opener.start()
        return self._bare_complement(cue, reach)

    def _bare_complement(self, cue: Match, reach: int) -> tuple[int, int] | None:
        """«أفاد مراسلنا باستشهاد …», «أعلن الجيش مقتل …», «دعا مجلس الأمن إلى …»."""
        takes = cue.sense.get("takes", ())
        acts = sorted(
            (
                m
                for name in ("events", "outcomes", "effects")
                for m in within(self.reading.of(name), cue.end, reach)
                if m.form.shape not in ("past", "present") or "ب" in m.prefix
            ),
            key=lambda m: m.start,
        )
        for act in acts:
            if "ب" in act.prefix or "object" in takes or cue.sense.code in ("announce", "deny", "document", "accuse"):
                return act.first, act.first + (1 if act.prefix.startswith("ب") else 0)
        if "ب" in takes and (word := re.compile(r"(?<!\w)ب\w{3,}").search(self.text, cue.end + 3, reach)):
            return word.start(), word.start()
        for link in ("عن", "الي", "من"):
            if link in takes or cue.sense.code in ("call", "warn"):
                if word := re.compile(rf"(?<!\w){link}(?!\w)").search(self.text, cue.end + 1, reach):
                    return word.start(), word.start()
        if "object" in takes or cue.sense.code in ("deny", "document", "announce", "call", "accuse"):
            first = self._phrase_end(cue.end, reach)
            return (first, first) if first > cue.end and reach - first > 8 else None
        return None

    def _subject_before(self, cue: Match, free: int) -> Speaker | None:
        """The speaker before his verb: «والجيش الإسرائيلي يقول إنه …», «أما وزارة الدفاع فقالت …»."""
        text = self.text
        begin = max(free, self.start)
        region = text[begin : cue.first].rstrip(" ،")
        stop = max(region.rfind(mark) for mark in "،؛.:\n")
        for cut in (stop + 1, 0):
            start = begin + cut
            while word := re.compile(r"[\s،\"«]*(?:و?اما|و?لكن|غير ان|ف|ثم|كما|بدوره|بينما|فيما)(?!\w)[\s،]*").match(text, start):
                if word.end() == start:
                    break
                start = word.end()
            stop_at = begin + len(region)
            heads = [m for n in ("actors", "outlets", "roles") for m in within(self.reading.of(n), start, stop_at)]
            if any(m.first - start <= 2 for m in heads) and len(_WORD.findall(text[start:stop_at])) <= 14:
                return self._speaker(start, self._phrase_end(start, stop_at))
        return None

    # --- the phrase that names the speaker ----------------------------------------------------------------------------

    def _phrase_end(self, start: int, limit: int) -> int:
        """Where a speaker's phrase ends: at punctuation that is no quoted name, or at words that go beyond it."""
        text, position = self.text, start
        while position < limit and text[position] in " ،:\n":
            position += 1
        end = limit
        if beyond := _BEYOND.search(text, position + 1, limit):
            end = beyond.start()
        while stop := _STOPS.search(text, position, end):
            return stop.start()
        return end

    def _speaker(self, start: int, end: int) -> Speaker | None:
        """Read a speaker's phrase; None where it names nobody."""
        text = self.text
        carried = self._carrier(start, end)
        via_start, via = carried if carried else (end, None)
        while skipped := re.compile(r"[\s،:()\"«»“”'-]*(\w*)").match(text, start):
            word = skipped[1]
            if word.lstrip("و") in _SKIPPED and skipped.end() < via_start and word:
                start = skipped.end()
                continue
            start = skipped.start(1)
            break
        end = min(self._phrase_end(start, via_start), via_start) if start < via_start else start
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        if not words:
            return Speaker(via=via) if via else None
        speaker = self._named(words, end)
        if speaker and via:
            speaker = speaker._replace(via=speaker.via or via)
        return speaker

    def _carrier(self, start: int, end: int) -> tuple[int, str] | None:
        """«لوكالة فرانس برس», «لموقعنا», «عبر تويتر»: where it begins and what it names."""
        text = self.text
        if own := re.compile(r"(?<!\w)ل(\w{3,}نا)(?!\w)").search(text, start, end):
            return own.start(), self.reading.quote(own.start(1), own.end(1))
        for outlet in within(self.reading.of("outlets"), start, end):
            before = text[max(start, outlet.first - 24) : outlet.first]
            head = re.search(r"(?<!\w)(?:لل?|عبر |علي |في |الي )(\w+)?(?: \w+)?[\s«\"“(]*$", before)
            if outlet.prefix.startswith(("ل", "لل")):
                return outlet.first, self.reading.quote(outlet.start, outlet.end)
            if head and outlet.first > start + 2:
                begin = outlet.first - len(before) + head.start()
                name = begin + len(head[0]) - len(head[0].lstrip("ل")) if head[0].startswith("ل") else outlet.start
                return begin, self.reading.quote(name, outlet.end)
        return None

    def _named(self, words: list[Span], end: int) -> Speaker | None:
        text = self.text
        quote = self.reading.quote
        heads = {
            m.first if m.first in {w[0] for w in words} else m.start: m
            for m in within(self.reading.of("roles"), words[0][0] - 3, end)
            if m.sense.code in _HEADS or m.sense.code == "title"
        }
        first = next((i for i, (s, _) in enumerate(words) if s in heads), None)
        alone = text[words[0][0] : words[-1][1]]
        if earlier := self._anaphor(alone, len(words)):
            return earlier
        if first is None:
            return Speaker(name=_clean(quote(self._unclitic(words[0]), words[-1][1])))
        if first > 0:
            return Speaker(
                name=_clean(quote(self._unclitic(words[0]), words[first - 1][1])),
                role=_clean(quote(words[first][0], words[-1][1])),
            )
        split = self._name_after_role(words, heads)
        head = heads[words[0][0]]
        role_end = words[split - 1][1]
        role = _clean(quote(max(head.start - (2 if head.definite else 0), words[0][0]), role_end))
        name = _clean(quote(words[split][0], words[-1][1])) if split < len(words) else None
        if name is None and head.sense.code == "journalist":
            outlets = within(self.reading.of("outlets"), head.end, end + 1)
            if outlets:
                return Speaker(None, _clean(quote(head.start, head.end)), quote(outlets[0].start, outlets[0].end), True)
        if head.sense.code == "title" and name is None:
            return Speaker(name=role)
        return Speaker(name, role)

    def _unclitic(self, word: Span) -> int:
        """The start of a name without the conjunction or preposition that hangs on its known first word."""
        for name in ("actors", "outlets", "places"):
            for match in within(self.reading.of(name), word[0], word[1]):
                if match.first == word[0]:
                    return match.start - (2 if match.definite and not match.prefix.startswith("لل") else 0)
        return word[0]

    def _name_after_role(self, words: list[Span], heads: dict[int, Match]) -> int:
        """The index of the first word of the name after a role: the idafa closes with a definite word or a known name."""
        text = self.text
        known = {
            m.first: m.end
            for name in ("actors", "outlets", "places")
            for m in within(self.reading.of(name), words[0][0], words[-1][1])
        }
        open_phrase = not text[words[0][0] : words[0][1]].removeprefix("و").startswith("ال")
        covered = heads[words[0][0]].end
        for i, (start, stop) in enumerate(words[1:], 1):
            word = text[start:stop]
            if start < covered:
                continue
            if start in known:
                covered, open_phrase = known[start], False
            elif start in heads:
                covered = heads[start].end
                open_phrase = not word.startswith("ال")
            elif word in _LINKS or word.startswith(("لل", "بال")):
                open_phrase = word in _LINKS
            elif word.startswith("ال") or (word.startswith("وال") and not open_phrase):
                open_phrase = False
            elif not open_phrase:
                return i
        return len(words)

    def _anaphor(self, phrase: str, length: int) -> Speaker | None:
        """An earlier speaker taken up again: «المصدر», «المالكي», «البيان»."""
        if length > 2:
            return None
        bare = phrase.removeprefix("و").removeprefix("ال")
        for saying in reversed(self.history):
            speaker = saying.speaker
            known = f"{speaker.name or ''} {speaker.role or ''}"
            if length == 1 and bare and bare in _folded_words(known):
                return speaker
        if phrase in ("البيان", "التقرير", "المصدر ذاته", "المصدر نفسه", "المصدر", "البيان نفسه", "المنظمه", "الوكاله"):
            return self.history[-1].speaker if self.history else None
        return None


def _heads(cues: list[Match]) -> list[Match]:
    """One cue for each word."""
    seen: set[int] = set()
    return [cue for cue in cues if not (cue.start in seen or seen.add(cue.start))]  # type: ignore[func-returns-value]


def _ended(saying: Saying, position: int, reading: Reading) -> Saying:
    """A saying that a later cue ends."""
    if saying.direct or not saying.start < position < saying.end:
        return saying
    end = position
    tail = reading.text[saying.start : end]
    if follower := list(_FOLLOWERS.finditer(tail)):
        if len(tail) - follower[-1].end() < 4:
            end = saying.start + follower[-1].start()
    while end > saying.start and reading.text[end - 1] in " ،,؛.:\n":
        end -= 1
    return saying._replace(end=end)


def _folded_words(name: str) -> list[str]:
    from tawthiq.language.folding import fold

    return [word.removeprefix("ال") for word in fold(name).text.split()]


def _clean(name: str) -> str | None:
    return name.strip(" \n«»“”\"'،,:()-[]") or None


def saying_at(sayings: list[Saying], position: int) -> Saying | None:
    """The innermost saying whose words hold `position`."""
    holding = [s for s in sayings if s.start <= position < s.end]
    return min(holding, key=lambda s: s.end - s.start, default=None)
