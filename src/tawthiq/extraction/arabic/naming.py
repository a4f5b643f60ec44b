"""Tells the parts of a speaker's phrase: the role, the person's name, where the phrase ends.

A role is an idafa that closes with a definite word or a known name («مدير الدفاع المدني», «محافظ حمص»); what follows is
the person's name. A body's name closes likewise. An indefinite role («مصدر طبي») has no name. Works on the words of one
phrase; who they are to the report is not asked here.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

Span = tuple[int, int]
Heads = dict[int, Match]

HEADS = frozenset({"official", "military", "source", "witness", "activist", "medic", "journalist", "relative"})
_LINKS = frozenset("في ل من باسم لدي علي ب عن الي بن ابن ابو ابي ام عبد او و".split())
_NAME_LINKS = frozenset("بن ابن ابو ابي ام عبد ال آل".split())
_ACTS = ("events", "outcomes", "effects", "reporting")
_NOT_NAMES = ("events", "outcomes", "effects", "objects", "munitions", "platforms", "calendar")
_PLACING = frozenset({"in", "from", "to", "relation", "direction"})
TOLD = re.compile(
    r"(?:ما|عدد|العدد|عدم|وجود|ضروره|اهميه|استمرار|تنفيذ|وصول|اسقاط|تدمير|فتح|بدء|بدايه|انتهاء|انتهاءه?|توقف|وقف|اغلاق|احراز|تسجيل|سقوط|وفاه|تعرض|انتشال|رفض\w*|"
    r"استخدام|عشرات|مييات|مقتل|اصابه|حصيله|سماع|رويه|مشاهده|حدوث|وقوع|ارتفاع|انخفاض|ارتكاب|نزوح|دخول|خروج|قيام|تمكن|محاوله|فقدان|العثور|دوي|انفجار|نتايج|نتايج|"
    r"(?:ال)?مسووليت\w*|(?:ال)?مسووليه|(?:ال)?رد|(?:ال)?انتقام|(?:ال)?ثار|اسماء|اي|كل|كافه|جميع|هذه?)(?!\w)"
)
"""Words that what is said begins with, besides acts and harms."""
ACCUSED_OF = re.compile(r"[\s،»\"]*(?:ب\w|(?:ال)?مسوولي)")
"""What a party is accused of begins so: «اتهم X Y بـ…»، «حمل X Y مسؤولية …»."""
_ENDS = re.compile(r"(?:عن|الي|حيث|قبل|بعد)(?!\w)")
_LONGEST_NAME = 5


class Parts(NamedTuple):
    """Spans of the folded text; `end` is where the phrase ends."""

    role: Span | None
    name: Span | None
    end: int


class Naming:
    """The phrases of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self._known_ends: dict[Span, int | None] = {}

    def parts(self, words: list[Span], heads: Heads, whole: bool) -> Parts:
        """The parts of a phrase; `whole` where something marks its end, so that all its words belong to it."""
        first = next((i for i, (start, _) in enumerate(words) if start in heads), None)
        if first == 0:
            return self._role_first(words, heads, whole)
        if first is not None and not self._is_body(words[0]):
            last = len(words) if whole else first + self.closing(words[first:], heads, whole)
            if whole or first <= _LONGEST_NAME:
                return Parts(_span(words[first:last]), _span(words[:first]), words[last - 1][1])
        last = len(words) if whole else self.closing(words, heads, whole)
        return Parts(None, _span(words[:last]), words[last - 1][1])

    def _is_body(self, word: Span) -> bool:
        """Whether a body's name begins at a word: what looks like a role in it is its own («المركز الإعلامي»)."""
        if any(m.first == word[0] for m in within(self.reading.of("actors", "outlets"), *word)):
            return True
        heads = within(self.reading.of("reporting"), *word)
        return any(m.first == word[0] and m.sense.code == "body" for m in heads)

    def _role_first(self, words: list[Span], heads: Heads, whole: bool) -> Parts:
        nobody = whole and heads[words[0][0]].sense.code == "source"
        split = len(words) if nobody else self.closing(words, heads, whole)
        last = len(words)
        if not whole:
            last = split
            first = split
            while first < len(words) and words[first][0] in heads and _is_definite(self.text[slice(*words[first])]):
                first += 1
            last = first
            while last < len(words) and last - first < _LONGEST_NAME and self._goes_on_name(words, first, last):
                last += 1
        head = heads[words[0][0]]
        if head.sense.get("own") or (not whole and (head.sense.code == "source" or head.form.number == "plural")):
            last = split
        return Parts(_span(words[:split]), _span(words[split:last]) if last > split else None, words[last - 1][1])

    def _goes_on_name(self, words: list[Span], split: int, i: int) -> bool:
        """Whether a word after a role still belongs to the person's name."""
        start, end = words[i]
        word = self.text[start:end]
        if (
            any(m.first == start and m.sense.code != "body" for m in within(self.reading.of(*_ACTS), start, end))
            or TOLD.match(word)
            or TOLD.match(word.removeprefix("ب"))
            or _ENDS.match(word)
        ):
            return False
        if any(m.first == start and m.several for m in within(self.reading.of("actors", "outlets"), start, end)):
            return False
        if any(m.first == start for m in within(self.reading.of("names"), start, end)):
            return True
        if i - split < 2 or self.text[words[i - 1][0] : words[i - 1][1]] in _NAME_LINKS:
            return True
        return word.startswith("ال") and not self._known_word(start, end)

    def _known_word(self, start: int, end: int) -> bool:
        """Whether a word means a time, a party or a thing, so that it is no surname."""
        return bool(within(self.reading.dates, start, end)) or bool(
            within(self.reading.of("actors", "outlets", *_NOT_NAMES), start, end)
        )

    def may_be_name(self, words: list[Span]) -> bool:
        """Whether unknown words can be a name: few, and nothing in them is an act, a number or a time."""
        if not words or len(words) > _LONGEST_NAME or any(self.text[s:e].isdigit() for s, e in words):
            return False
        start, end = words[0][0], words[-1][1]
        reading = self.reading
        given = any(m.first == start and m.sense.code == "given" for m in within(reading.of("names"), *words[0]))
        if given and 1 < len(words) < 5:
            return True
        if within(reading.of(*_NOT_NAMES), start, end):
            return False
        if any(m.sense.code in _PLACING for m in within(reading.of("levels"), start, end)):
            return False
        if self._has_number(start, end):
            return False
        first = self.text[words[0][0] : words[0][1]]
        return (
            first not in _LINKS - _NAME_LINKS
            and len(first) > 2
            and not within(reading.of("people"), start, words[0][1])
        )

    def may_be_body(self, words: list[Span]) -> bool:
        """Whether a definite phrase between a verb of saying and «أن» can be a body that no vocabulary has."""
        start, end = words[0][0], words[-1][1]
        reading = self.reading
        first = self.text[words[0][0] : words[0][1]]
        if len(words) > 8 or not first.startswith("ال") or first in _LINKS or self._has_number(start, end):
            return False
        return not any(
            m.first == start for m in within(reading.of("events", "outcomes", "effects", "objects"), start, words[0][1])
        )

    def known_end(self, word: Span) -> int | None:
        """Where the known organisation or place that begins at a word ends."""
        if word not in self._known_ends:
            known = within(self.reading.of("actors", "outlets"), *word)
            ends = [m.end for m in known if m.definite or not m.sense.get("head")]
            ends += [m.end for m in within(self.reading.places, *word)]
            self._known_ends[word] = max(ends, default=None)
        return self._known_ends[word]

    def _has_number(self, start: int, end: int) -> bool:
        return bool(within(self.reading.quantities, start, end)) or bool(within(self.reading.dates, start, end))

    def _is_act(self, start: int, end: int) -> bool:
        """Whether a noun of an act or a harm begins at a word, whatever hangs on it («الهجوم», «بالقصف»)."""
        return any(
            m.first == start and m.form.shape not in ("past", "present") and m.sense.get("role") != "person"
            for m in within(self.reading.of("events", "outcomes"), start, end)
        )

    def _is_object(self, words: list[Span], i: int) -> bool:
        """Whether a known party begins at a word and what it is accused of follows: «اتهم X Y بـ…»."""
        start, end = words[i]
        ends = [m.end for m in within(self.reading.of("actors"), start, end) if m.first == start]
        after = next((word for word in words[i:] if ends and word[0] >= max(ends)), None)
        return after is not None and bool(ACCUSED_OF.match(self.text, after[0]))

    def _is_other_body(self, start: int, end: int) -> bool:
        """«المديرية المنظمات …»: a second body after a closed phrase is whom the first speaks to."""
        heads = within(self.reading.of("reporting"), start, end)
        return any(m.sense.code == "body" and m.prefix == "ال" and m.form.shape == "noun" for m in heads)

    def closing(self, words: list[Span], heads: Heads, whole: bool = False) -> int:
        """How many words a role or a body's name has: up to the first neither definite nor owned by the one before."""
        text = self.text
        open_phrase = not _is_definite(text[words[0][0] : words[0][1]])
        covered = max(heads[words[0][0]].end if words[0][0] in heads else 0, self.known_end(words[0]) or 0)
        if covered > words[0][1] or (covered and words[0][0] not in heads):
            open_phrase = text[:covered].rsplit(" ", 1)[-1] in _LINKS
        if words[0][0] in heads and heads[words[0][0]].sense.code == "source":
            open_phrase = False
        linked = False
        for i, (start, stop) in enumerate(words[1:], 1):
            if start < covered:
                continue
            word = text[start:stop]
            known = self.known_end((start, stop))
            joined = text[words[i - 1][1] : start]
            if "،" in joined or "," in joined:
                return i
            quoted = next((q for q in within(self.reading.quotations, start - 3, start + 1) if q.start <= start), None)
            if (
                not whole
                and not open_phrase
                and not linked
                and (self._is_object(words, i) or self._is_act(start, stop) or self._is_other_body(start, stop))
            ):
                return i
            if quoted and not open_phrase and not linked and not whole:
                return i
            if quoted:
                covered, open_phrase = quoted.end, False
            elif i == 1 and open_phrase and word == "عن":
                linked = True
                continue
            elif (
                (
                    not open_phrase
                    and start in heads
                    and (
                        heads[start].sense.code == "title"
                        or (heads[start].sense.code == "military" and heads[start].prefix == "ال")
                    )
                )
                or _ENDS.match(word)
                or (not open_phrase and not linked and TOLD.match(word))
            ):
                return i
            elif (
                start in heads
                and heads[start].sense.code != "title"
                and (open_phrase or linked or _is_definite(word) or word[0] == "و")
            ):
                covered, open_phrase = heads[start].end, not _is_definite(word) and heads[start].sense.code != "source"
            elif known is not None and (open_phrase or linked or known > stop or _is_definite(word) or word[0] in "بل"):
                covered, open_phrase = known, False
            elif word in _LINKS:
                open_phrase = linked = True
                continue
            elif _is_definite(word):
                open_phrase = False
            elif not open_phrase:
                before = text[slice(*words[i - 1])]
                near = i == 1 or words[i - 1][1] == covered
                indefinite = not linked and near and not _is_definite(before)
                if not (indefinite and re.search(r"(?:ي|يه|يون|يين|ه|ون|ين)$", word) and words[0][0] in heads):
                    return i
            elif any(m.first == start and m.sense.code != "body" for m in within(self.reading.of(*_ACTS), start, stop)):
                return i
            linked = False
        return len(words)


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "لل", "بال", "وال", "ولل"))


def _span(words: list[Span]) -> Span | None:
    return (words[0][0], words[-1][1]) if words else None
