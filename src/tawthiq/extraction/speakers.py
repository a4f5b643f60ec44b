"""Reads the phrase that names a speaker: name, role, carrier.

A role is an idafa that closes with a definite word or a known name («مدير الدفاع المدني», «محافظ حمص»); what follows is the
person's name. An indefinite role («مصدر طبي») has no name. Refuses a phrase that names nobody who can speak.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_WORD = re.compile(r"[\w/]+")
_STOPS = re.compile(r"[،؛,;.!؟?()\n\[\]–—|:]| - ")
_SKIPPED = frozenset(
    "امس اليوم الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت صباح مساء فجر ظهر عصر ليل يوم ايضا كذلك بدوره بدورها "
    "قد بعد هنا حينها ذلك الي ان لي لنا له لها لهم".split()
)
_BEYOND = re.compile(
    r"(?<!\w)(?:الذي|التي|الذين|في بيان|في تصريح\w*|في تقرير\w*|في حديث\w*|في تغريده\w*|في منشور\w*|في مؤتمر|في كلم\w*|في مقابل\w*|خلال|عبر|علي حساب\w*|"
    r"في صفحت\w*|علي صفحت\w*|علي مواقع|علي منص\w*|امس|اليوم|طلب|طلبت|فضل|فضلت|رفض|رفضت|اشترط|يوم|مساء|صباح|ردا|تعليقا|معلقا|عقب|بعد|قبل|حيث|قوله\w*|"
    r"ان|انه|انها|انهم|بان|بانه|الي|كان|كانت|قد|لكن|فيما|بينما|لدي سؤاله|ما|من دون|دون|من جهته\w*|من جانبه\w*|بدوره\w*|لم|لا|هو|هي|وهو|وهي|ايضا|بشان|حول|علي ان|علي)(?!\w)"
)
_OWN_CARRIER = re.compile(r"(?<!\w)ل((?:موقع|شبكت|صحيفت|مراسل|وكالت|قنات|منصت|مجلت)نا)(?!\w)")
_CARRIER_HEAD = re.compile(r"(?<!\w)(?P<link>لل?|عبر |علي |في |الي |من خلال )(?P<head>\w+ ){0,3}[\s«\"“(]*$")
_LINKS = frozenset("في ل من باسم لدي علي ب عن الي بن ابن".split())
HEADS = frozenset({"official", "military", "source", "witness", "activist", "medic", "journalist", "relative"})
_FOREIGN = ("events", "outcomes", "effects", "objects", "munitions", "platforms", "calendar", "levels", "reporting")
_RESUMED = frozenset("البيان التقرير المصدر الوكاله المنظمه المركز الشبكه المصدر_ذاته المصدر_نفسه المصادر المصادر_ذاتها المراسل الناشط المسوول".split())


class Speaker(NamedTuple):
    """Who speaks, as written: a name without role, a role, a carrier; `platform` a carrier that vouches for nothing."""

    name: str | None = None
    role: str | None = None
    via: str | None = None
    correspondent: bool = False
    platform: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """From the one nearest the fact outward."""
        if self.correspondent and not self.name and self.via and self.role:
            return (f"{self.role} {self.via}",)
        via = None if self.platform else self.via
        return tuple(part for part in (self.name or self.role, via) if part)


class Speakers:
    """Reads speakers' phrases of one document; `history` are the speakers so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.history: list[Speaker] = []

    def phrase_end(self, start: int, limit: int) -> int:
        """Where a speaker's phrase ends: at punctuation or at words that go beyond it."""
        text, position = self.text, start
        while position < limit and text[position] in " ،:\n«“\"":
            position += 1
        end = limit
        if beyond := _BEYOND.search(text, position + 1, limit):
            end = beyond.start()
        if stop := _STOPS.search(text, position, end):
            end = stop.start()
        return end

    def read(self, start: int, limit: int, strict: bool = False) -> Speaker | None:
        """The speaker named in [start, limit); `strict` asks for a known name, role or organisation."""
        text = self.text
        start = self._skip(start, limit)
        carried = self._carrier(start, limit)
        end = min(self.phrase_end(start, limit), carried[0] if carried else limit)
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, max(start, end))]
        via, platform = (carried[1], carried[2]) if carried else (None, False)
        if not words:
            return Speaker(via=via, platform=platform) if via else None
        speaker = self._named(words, end, strict)
        if speaker is not None and via and not speaker.via:
            speaker = speaker._replace(via=via, platform=platform)
        return speaker

    def knows(self, start: int, limit: int) -> bool:
        """Whether a known speaker's name or role begins at [start, limit)'s first word."""
        start = self._skip(start, limit)
        return any(
            start <= m.first <= start + 1 or m.start == start
            for name in ("actors", "outlets", "roles")
            for m in within(self.reading.of(name), start, min(limit, start + 6))
            if m.sense.code != "anonymous" and not m.sense.get("adjective_of")
        )

    def _skip(self, start: int, limit: int) -> int:
        while (match := re.compile(r"[\s،:()\"«»“”'-]*(\w*)").match(self.text, start)) and match[1]:
            if match[1].lstrip("و") not in _SKIPPED or match.end() >= limit:
                return match.start(1)
            start = match.end()
        return start

    def _carrier(self, start: int, limit: int) -> tuple[int, str, bool] | None:
        """«لوكالة فرانس برس», «لموقعنا», «عبر تويتر»: where it begins, what it names, whether it is a platform."""
        text = self.text
        if own := _OWN_CARRIER.search(text, start, limit):
            return own.start(), self.reading.quote(own.start(1), own.end(1)), False
        for outlet in within(self.reading.of("outlets"), start, limit):
            platform = outlet.sense.get("kind") == "platform"
            if outlet.prefix.startswith("ل"):
                return outlet.first, self.reading.quote(outlet.start, outlet.end), platform
            window = max(start, outlet.first - 40)
            head = _CARRIER_HEAD.search(text, window, outlet.first)
            if head and head.start() >= start:
                return head.start(), self.reading.quote(outlet.start, outlet.end), platform
        return None

    # --- name and role ------------------------------------------------------------------------------------------------------

    def _named(self, words: list[Span], end: int, strict: bool) -> Speaker | None:
        text, quote = self.text, self.reading.quote
        starts = {start for start, _ in words}
        heads = {
            (m.first if m.first in starts else m.start): m
            for m in within(self.reading.of("roles"), words[0][0] - 3, end)
            if (m.sense.code in HEADS or m.sense.code == "title") and (m.first in starts or m.start in starts)
        }
        people = {m.first: m for m in within(self.reading.of("people"), words[0][0], words[0][1]) if not m.sense.get("nationality")}
        alone = text[words[0][0] : words[-1][1]]
        if earlier := self._resumed(alone, len(words)):
            return earlier
        first = next((i for i, (start, _) in enumerate(words) if start in heads), None)
        known = self.knows(words[0][0], end)
        if first is None:
            if not known and (strict or not self._may_be_name(words)):
                if words[0][0] in people and not strict and len(words) < 7:
                    return Speaker(role=_clean(quote(words[0][0], words[-1][1])))
                return None
            return Speaker(name=_clean(quote(self._unclitic(words[0]), words[-1][1])))
        if first > 0:
            if not known and (strict or not self._may_be_name(words[:first])):
                return None
            return Speaker(name=_clean(quote(self._unclitic(words[0]), words[first - 1][1])), role=_clean(quote(words[first][0], words[-1][1])))
        head = heads[words[0][0]]
        if head.sense.code == "journalist":
            outlets = within(self.reading.of("outlets"), head.end, end + 1)
            if outlets:
                return Speaker(None, _clean(quote(head.start, head.end)), quote(outlets[0].start, outlets[0].end), True)
        split = self._name_after_role(words, heads)
        begin = head.start - (2 if head.definite and not head.prefix.endswith("لل") else 0)
        role = _clean(quote(begin, words[split - 1][1]))
        name = _clean(quote(words[split][0], words[-1][1])) if split < len(words) else None
        if name is None and head.sense.code == "title":
            return Speaker(name=role)
        if name and head.sense.code == "title" and not role:
            role = None
        return Speaker(name, role)

    def _may_be_name(self, words: list[Span]) -> bool:
        """Whether unknown words can be a name: short, and nothing in them is an act, a number or a time."""
        if len(words) > 5 or any(self.text[s:e].isdigit() for s, e in words):
            return False
        start, end = words[0][0], words[-1][1]
        if any(within(self.reading.of(name), start, end) for name in _FOREIGN):
            return False
        if within(self.reading.quantities, start, end) or within(self.reading.dates, start, end):
            return False
        first = self.text[words[0][0] : words[0][1]]
        return first not in _LINKS and len(first) > 2 and not within(self.reading.of("people"), start, words[0][1])

    def _unclitic(self, word: Span) -> int:
        """The start of a name without the conjunction or preposition that hangs on its known first word."""
        for name in ("actors", "outlets"):
            for match in within(self.reading.of(name), word[0], word[1]):
                if match.first == word[0]:
                    return match.start - (2 if match.definite and not match.prefix.endswith("لل") else 0)
        return word[0]

    def _name_after_role(self, words: list[Span], heads: dict[int, Match]) -> int:
        """The index of the first word of the name after a role; the number of words where none follows."""
        text = self.text
        known: dict[int, int] = {}
        for name in ("actors", "outlets", "places"):
            for match in within(self.reading.of(name), words[0][0], words[-1][1]):
                known[match.first] = max(match.end, known.get(match.first, 0))
        open_phrase = not text[words[0][0] : words[0][1]].removeprefix("و").startswith("ال")
        covered = heads[words[0][0]].end
        for i, (start, stop) in enumerate(words[1:], 1):
            word = text[start:stop]
            if start < covered:
                continue
            if start in known and not (open_phrase is False and i > 1 and known[start] == stop and not word.startswith("ال") and start not in heads):
                covered, open_phrase = known[start], False
            elif start in heads:
                covered = heads[start].end
                open_phrase = not word.startswith("ال")
            elif word in _LINKS:
                open_phrase = True
            elif word.startswith(("لل", "بال")):
                open_phrase = False
            elif word.startswith("ال") or (word.startswith("وال") and not open_phrase):
                open_phrase = False
            elif not open_phrase:
                return i
        return len(words)

    def _resumed(self, phrase: str, length: int) -> Speaker | None:
        """An earlier speaker taken up again: «المصدر», «المالكي», «البيان»."""
        if length > 2 or not self.history:
            return None
        bare = phrase.removeprefix("و").removeprefix("ال")
        if length == 1 and len(bare) > 2:
            for speaker in reversed(self.history):
                if bare in folded_words(f"{speaker.name or ''} {speaker.role or ''}"):
                    return speaker
        if phrase.replace(" ", "_") in _RESUMED:
            return self.history[-1]
        return None


def folded_words(name: str) -> list[str]:
    """The words of a name, folded, without the article."""
    return [word.removeprefix("ال") for word in fold(name).text.split()]


def _clean(name: str) -> str | None:
    return name.strip(" \n«»“”\"'،,:()-[]") or None
