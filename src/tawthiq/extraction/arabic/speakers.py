"""Reads the phrase that names a speaker: name, role, carrier.

Refuses a phrase that names nobody who can speak: where the words are to be strict, a known role, organisation or outlet
must begin it.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.arabic.carriers import Carriers, clean
from tawthiq.extraction.arabic.naming import HEADS, Heads, Naming, Span
from tawthiq.extraction.arabic.spoken import Spoken
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Speaker
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Match

_WORD = re.compile(r"[\w/_]+")
_GAP = re.compile(r"[\s،:()\[\]\"#«»“”'*-]*(\w*)")
_STOPS = re.compile(r"[،؛,;.!؟?()\n\[\]–—|:]| - ")
_SKIPPED = frozenset(
    "امس اليوم الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت صباح مساء فجر ظهر عصر ليل يوم ايضا كذلك بدوره "
    "بدورها فيه فيها قد بعد هنا حينها ذلك ان لي لنا له لها لهم كان كانت كل".split()
)
_BEYOND = re.compile(
    r"(?<!\w)(?:الذي|التي|الذين|والذي|والتي|خلال|عبر|عقب|بعد|قبل|حيث|فقد|ردا|تعليقا|معلقا|قوله\w*|القول|للصح\w+|"
    r"في (?:بيان|تصريح|تقرير|حديث|تغريده|منشور|موتمر|موتمر|كلم|مقابل|لقاء|اتصال|مداخل|خطاب|صفحت|افاده|رسال|شهاد|"
    r"تدوين)\w*|"
    r"في (?:\d+|ساعه|وقت)|علي (?:حساب|صفحت|مواقع|منص)\w*|امس|اليوم|الاخير\w*|يوم|مساء|صباح|فجر|"
    r"السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|"
    r"فان|فانه|فانها|ان|انه|انها|انهم|بان|بانه|الي|كان|كانت|قد|لكن|فيما|بينما|لدي سواله|نقلت? عن\w+|نقلته|ما|"
    r"من دون|دون|من (?:جه|جان)\w*|بدوره\w*|لم|لا|هو|هي|وهو|وهي|هم|هما|ايضا|بشان|حول|علي|تحدث|تحدثت)(?!\w)"
)
_GLUED_BODY = re.compile(r"و?(?:منظمه|وزاره|هييه|لجنه|شبكه|مديريه|جمعيه|موسسه|بعثه|مفوضيه)ال\w")
_CORRESPONDENT = re.compile(r"(?:لل|ل)?(?:ال)?(?:مراسل|مراسله|موفد|مندوب|مصور)(?!\w)")
_APPOSED = re.compile(r"[»”\"]?\s*،\s*([^،.؛:\n]{4,70}?)\s*(?=[،:]|$)")
_PAPER = re.compile(
    r"(?:بيان|تقرير)(?: (?:صادر|رسمي|مشترك|مقتضب))? (?:عن |(?=لل|ل\w))(?!ل\w+نا)"
    r"|(?:ارقام|بيانات|احصاءات|احصاييات|معطيات|سجلات|تقديرات|تحقيقات) (?:صادره عن )?(?=ال|\w+ ال)"
)
"""«بيان صادر عن …»، «أرقام الوزارة»: what stands for the body that it comes from."""
_TITLED = re.compile(r"(?:الرييس|الوزير|الملك|الامير|المحافظ|المدير|السفير|النايب|القايد|الامين العام)(?!\w)")
_DOUBLE = re.compile(r" ?\(\((\w[\w ]{1,30}?)\)\)")
_DOCUMENT = re.compile(r"(?:ال)?(?:تقرير|بيان|دراسه|نشره|وثيقه)")
_LONGEST_PHRASE = 500
"""Code points in which a speaker's phrase must end."""


class Found(NamedTuple):
    """A speaker, where the phrase that names him ends, and whether it speaks for a document («التقرير»)."""

    speaker: Speaker
    end: int
    document: bool = False


class Speakers:
    """Reads speakers' phrases of one document; `spoken` are the speakers so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.naming = Naming(reading)
        self.spoken = Spoken()
        self.carrier = Carriers(reading, self.naming, self.phrase_end).of

    def phrase_end(self, start: int, limit: int) -> int:
        """Where a speaker's phrase ends at the latest: at punctuation or at words that go beyond it."""
        text = self.text
        position = self.skip(start, limit)
        end = limit
        if beyond := _BEYOND.search(text, min(position + 1, limit), limit):
            end = beyond.start()
        for hidden in within(self.reading.of("roles"), position, end):
            if hidden.sense.code == "anonymous":
                end = hidden.first
        if stop := _STOPS.search(text, position, end):
            end = stop.start()
        return end

    def skip(self, start: int, limit: int) -> int:
        """The first word of a phrase after adverbs and marks."""
        while (match := _GAP.match(self.text, start)) and match[1]:
            if match[1].removeprefix("و") not in _SKIPPED or match.end() >= limit:
                return match.start(1)
            start = match.end()
        return start

    def knows(self, start: int, limit: int) -> bool:
        """Whether a known speaker's name or role begins at [start, limit)'s first word."""
        start = self.skip(start, limit)
        return bool(_GLUED_BODY.match(self.text, start)) or any(
            m.first <= start + 1 and m.end <= limit + 1
            for m in within(self.reading.of("actors", "outlets", "roles", "reporting"), start, min(limit, start + 6))
            if (m.sense.lexicon != "reporting" or m.sense.code == "body")
            and m.sense.code != "anonymous"
            and not m.sense.get("adjective_of")
            and not m.sense.get("harmed")
        )

    def read(
        self, start: int, limit: int, strict: bool = False, whole: bool = True, told: bool = False
    ) -> Found | None:
        """The speaker named in [start, limit); `strict` asks for a known name, role or organisation.

        After a verb of saying (`told`), «ل» brings who was told, even at the beginning.

        Where nothing marks the phrase's end (`whole` is false), the grammar of names says it.
        """
        limit = min(limit, start + _LONGEST_PHRASE)
        begin = self.skip(start, limit)
        if paper := _PAPER.match(self.text, begin, limit):
            begin = paper.end()
        correspondent = _CORRESPONDENT.match(self.text, begin)
        via, platform, cut, _ = self.carrier(correspondent.end() if correspondent else begin - told, limit)
        end = min(self.phrase_end(begin, limit), cut)
        words = [(m.start(), m.end()) for m in _WORD.finditer(self.text, begin, max(begin, end))]
        if not words:
            return Found(Speaker(via=via, platform=platform), begin) if via else None
        found = self._named(words, end, strict, whole)
        if found is None:
            return Found(Speaker(via=via, platform=platform), begin) if via else None
        found = self._apposed(found, limit)
        if via and found.speaker.role and not found.speaker.name and not platform and correspondent:
            found = found._replace(speaker=found.speaker._replace(via=via, correspondent=True))
        elif via and not found.speaker.via:
            found = found._replace(speaker=found.speaker._replace(via=via, platform=platform))
        return found

    def _outlet_by_head(self, word: Span) -> Found | None:
        """«قناة ((المدى))»."""
        for outlet in within(self.reading.of("outlets"), *word):
            if outlet.sense.get("head") and (named := _DOUBLE.match(self.text, outlet.end)):
                return Found(Speaker(clean(self.reading.quote(*named.span(1)))), named.end())
        return None

    # --- name and role --------------------------------------------------------------------------------------

    def _named(self, words: list[Span], end: int, strict: bool, whole: bool) -> Found | None:
        quote = self.reading.quote
        heads = self._heads(words, end)
        known = self.knows(words[0][0], end)
        alone = self.text[words[0][0] : words[-1][1]]
        if earlier := self.spoken.resumed(alone, known):
            return Found(earlier, words[-1][1], bool(_DOCUMENT.match(alone.removeprefix("ل"))))
        if (
            not whole
            and not self._goes_on(words)
            and (earlier := self.spoken.resumed(self.text[slice(*words[0])], known))
        ):
            return Found(earlier, words[0][1], bool(_DOCUMENT.match(alone)))
        if headed := self._outlet_by_head(words[0]):
            return headed
        parts = self.naming.parts(words, heads, whole)
        quoted = next((q for q in within(self.reading.quotations, words[0][0], words[0][0] + 1)), None)
        if (
            quoted
            and words[0][0] not in heads
            and quoted.end <= end + 1
            and self.text.count(" ", quoted.start, quoted.end) < 7
            and (known or not strict)
        ):
            return Found(Speaker(clean(quote(quoted.start, quoted.end))), quoted.end)
        if words[0][0] not in heads:
            named = [w for w in words if parts.name and parts.name[0] <= w[0] < parts.name[1]]
            if not known and (
                strict or not (self.naming.may_be_name(named) or (whole and self.naming.may_be_body(words)))
            ):
                return self._people(words) if not strict else None
            written = self._name(parts.name)
            if parts.name and not parts.role and self._is_unnamed(named):
                return Found(Speaker(role=written), parts.end)
            return Found(Speaker(written, quote(*parts.role) if parts.role else None), parts.end)
        head = heads[words[0][0]]
        if head.sense.code == "journalist" and (
            outlet := next(iter(within(self.reading.of("outlets"), head.end, end + 1)), None)
        ):
            return Found(Speaker(None, quote(head.start, head.end), quote(outlet.start, outlet.end), True), outlet.end)
        if (
            head.sense.code == "journalist"
            and not head.sense.get("own")
            and len(words) > 1
            and not head.definite
            and whole
        ):
            return Found(
                Speaker(None, quote(head.start, head.end), clean(quote(words[1][0], words[-1][1])), True), words[-1][1]
            )
        role = self._name(parts.role)
        name = self._untitled(words, parts.name, heads)
        if name is None and head.sense.code == "title":
            return Found(self.spoken.surname(role) or Speaker(name=role), parts.end)
        return Found(Speaker(name, role), parts.end)

    def _apposed(self, found: Found, limit: int) -> Found:
        """«مدير المشفى، فلان الفلاني،», «فلان الفلاني، مدير المشفى،»: a name or a role after a comma."""
        match = _APPOSED.match(self.text, found.end, limit)
        speaker = found.speaker
        if match is None or not speaker.named or (speaker.name and speaker.role) or speaker.correspondent:
            return found
        if any(m.sense.code == "anonymous" for m in within(self.reading.of("roles"), *match.span(1))):
            return found
        words = [(m.start(), m.end()) for m in _WORD.finditer(self.text, match.start(1), match.end(1))]
        heads = self._heads(words, match.end(1))
        if (
            speaker.name
            and words[0][0] in heads
            and not self.knows_body(found)
            and heads[words[0][0]].sense.code != "title"
        ):
            return Found(speaker._replace(role=clean(self.reading.quote(match.start(1), match.end(1)))), match.end(1))
        if speaker.name and _TITLED.match(fold(speaker.name).text):
            speaker = Speaker(None, speaker.name, speaker.via)
        if (
            not speaker.name
            and words[0][0] not in heads
            and len(words) > 1
            and self.naming.may_be_name(words)
            and self._is_one(speaker)
        ):
            return Found(speaker._replace(name=clean(self.reading.quote(match.start(1), match.end(1)))), match.end(1))
        return found

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether a role is of one known person: it is definite as a whole, no «مصدر طبي»."""
        words = fold(speaker.role or "").text.split()
        return words[0] not in ("مصدر", "مصادر", "شهود", "ناشطون", "سكان") and any(
            word.startswith(("ال", "لل")) for word in words
        )

    def _goes_on(self, words: list[Span]) -> bool:
        """Whether an adjective keeps a definite word from standing for a speaker named before («المسؤول المعين»)."""
        if len(words) < 2 or not self.text.startswith("ال", words[0][0]) or not self.text.startswith("ال", words[1][0]):
            return False
        return not self.knows(words[1][0], words[-1][1])

    def knows_body(self, found: Found) -> bool:
        """Whether the phrase names an organisation, which bears no role."""
        start = found.end - len(found.speaker.name or "")
        return any(
            start - 3 <= m.first <= start + 3
            for m in within(self.reading.of("actors", "outlets"), start - 3, start + 4)
        )

    def _untitled(self, words: list[Span], span: Span | None, heads: Heads) -> str | None:
        """A person's name without the titles before it."""
        if span is None:
            return None
        inside = [word for word in words if span[0] <= word[0] < span[1]]
        while len(inside) > 1 and inside[0][0] in heads and _is_title(title := heads[inside[0][0]]):
            inside = [word for word in inside if word[0] >= title.end] or inside[-1:]
        return clean(self.reading.quote(inside[0][0], span[1]))

    def _is_unnamed(self, words: list[Span]) -> bool:
        """Whether a phrase says what kind of outlet or body speaks, not which («وسائل إعلام محلية»)."""
        start = words[0][0]
        known = [m for m in within(self.reading.of("outlets", "reporting"), start, start + 4) if m.first == start]
        if any(m.sense.get("kind") == "media" for m in known):
            return True
        bodies = any(m.sense.code == "body" and m.form.number == "plural" and not m.definite for m in known)
        told = any(self.text.startswith(("ال", "لل"), at) or self.naming.known_end((at, end)) for at, end in words[1:])
        return bodies and not told

    def _heads(self, words: list[Span], end: int) -> Heads:
        """The role nouns and titles that begin a word of the phrase, by where the word starts."""
        if not words:
            return {}
        starts = {start for start, _ in words}
        heads: Heads = {}
        for m in within(self.reading.of("roles"), words[0][0] - 3, end):
            if m.sense.code not in HEADS and (m.sense.code != "title" or m.sense.get("harmed")):
                continue
            at = next((at for at in (m.first, m.start - 2 * m.definite, m.start) if at in starts), None)
            names = within(self.reading.of("names"), m.first, m.end)
            if at is not None and not any(n.first == m.first and n.sense.code == "opener" for n in names):
                heads[at] = m
        return heads

    def _people(self, words: list[Span]) -> Found | None:
        """Plain people as an unnamed source: «معلّم من الفاشر»."""
        first = words[0]
        if len(words) > 6 or not any(
            m.first == first[0] and not m.sense.get("nationality") for m in within(self.reading.of("people"), *first)
        ):
            return None
        return Found(Speaker(role=clean(self.reading.quote(first[0], words[-1][1]))), words[-1][1])

    def _name(self, span: Span | None) -> str | None:
        """A name as written, without the conjunction or preposition that hangs on its known first word."""
        if span is None:
            return None
        start, end = span
        known = self.reading.of("actors", "outlets", "roles", "reporting")
        for match in within(known, start, min(end, start + 6)):
            if match.first == start and (match.sense.lexicon != "reporting" or match.sense.code == "body"):
                if match.prefix.endswith("لل"):
                    return "ال" + (clean(self.reading.quote(match.start, end)) or "")
                return clean(self.reading.quote(match.start - (2 if match.definite else 0), end))
        return clean(self.reading.quote(start, end))


def _is_title(head: Match) -> bool:
    return head.sense.code == "title" or (head.sense.code == "military" and head.definite)
