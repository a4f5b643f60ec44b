"""Whom an attribution names: the phrase after «بحسب», «وفق ما أعلن», «حسبما نقلت … عن …».

What was done with the words («أعلن», «أورده») and who only carried them («لـ…») stand before the source or after it;
they are told apart here. Refuses what names nobody: «بحسب المعلومات».
"""

import re
from typing import NamedTuple

from tawthiq.extraction.arabic.speakers import Found, Speakers
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_MATTER = re.compile(
    r"[\s:]*(?P<word>ما|صور|مقاطع|تسجيلات|فيديو\w*|مصوره?|حصيله|احصاء\w*|احصايي\w*|تقرير\w*|تقارير|بيان|بيانها?|بيانات|"
    r"تصريح\w*|معلومات|ارقام|توثيق|رصد|شهاد\w+|رواي\w+|قول|اخر|جديده?|اوليه|رسميه|صحفيه?|خاصه?|صدر|صادره?|لسان|"
    r"(?:نشر|اصدر|اعد|وثق|رصد|جمع|احص|سجل|اعلن|اكد|اورد|نقل|ذكر|قال|رو)(?:ه|ته|تها|اه|وه|ته)|حصل\w*|صرحت?|افادت?|"
    r"ادلي|ادلت|اعلنت?|كشف\w*|اوضح\w*|بينت?ه|اظهر\w*|ورد|جاء|عن|من|ل|في|به|بها|له|لها)(?!\w)"
)
_DEFINITE_MATTER = re.compile(
    r"[\s:]*(?:الارقام|المعلومات|البيانات|الاحصاءات|التقديرات|الحصيله|الانباء|شهادات|الاتفاق)(?!\w)"
)
_BASIS = re.compile(r"(?:تبعا|بناء|استنادا)")
_DAY = re.compile(r"\s*(?:به|بها|(?:مساء|صباح|فجر|ظهر|عصر|ليل|يوم) (?:ال)?\w+|امس|اليوم)(?!\w)")
_PASSED_ON = re.compile(r"(?<!\w)(?:نقل|اورد|نشر|تناقل)\w*")
_TAKEN_FROM = re.compile(r"نقلا عن")
_QUOTED_BY = re.compile(r"[\s،]*نقلت? عن(?:ه|ها|هم)(?!\w)")
_FROM = re.compile(r"(?<!\w)عن(?!\w)")
_CARRIER_NEAR = 60


class Source(NamedTuple):
    """A source, and where the words that name it end."""

    found: Found
    end: int


class Sources:
    """Reads the sources of one document's attributions."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.reading, self.text, self.speakers = reading, reading.text, speakers

    def of(self, cue: Match, limit: int, end: int) -> Source | None:
        """The source after a word of attribution; `limit` is the next word of saying, `end` that of the sentence."""
        text, start = self.text, cue.end
        if _DEFINITE_MATTER.match(text, start):
            return None
        matter, via = text[cue.start : start], ""
        while word := _MATTER.match(text, start, end) or _DAY.match(text, start, end):
            matter, start = matter + word[0], word.end()
            carrier = self.speakers.carrier(start, min(end, start + _CARRIER_NEAR))
            if carrier.via and carrier.start <= start + 1:
                via, start = carrier.via, carrier.end
        latest = self.speakers.phrase_end(start, end)
        if carried := self._carried(matter, start, latest):
            return Source(carried, carried.end)
        far = end if text[latest : latest + 1] != "،" else latest
        told = len(matter) > cue.end - cue.start + 3
        strict = bool(_BASIS.match(text, cue.start)) or (told and not text.startswith("ل", start))
        found = self.speakers.read(start, min(far, max(limit, latest)), strict=strict)
        if found is None:
            return None
        if not found.speaker.via and (via := via or self._carrier_after(found.end, end)):
            found = found._replace(speaker=found.speaker._replace(via=via))
        return Source(found, self._past_hidden(latest))

    def passes_on(self, cue: Match) -> bool:
        """«…، حسبما ذكرت قناة X، نقلا عن مصدر محلي»: whether who was named before only carries."""
        return _TAKEN_FROM.match(self.text, cue.start) is not None

    def _carried(self, matter: str, start: int, end: int) -> Found | None:
        """«بحسب ما نقلت وكالة X عن مصدر طبي»: the source speaks, the agency carries."""
        link = _FROM.search(self.text, start, end) if _PASSED_ON.search(matter) else None
        source = self.speakers.read(link.end(), end) if link else None
        if link is None or source is None or not source.speaker.named:
            return None
        carrier = self.speakers.read(start, link.start())
        via = source.speaker.via or (carrier.speaker.name or carrier.speaker.via if carrier else None)
        return source._replace(speaker=source.speaker._replace(via=via))

    def _carrier_after(self, position: int, end: int) -> str:
        """«وفق مصدر محلي نقلت عنه وكالة X»."""
        passed = _QUOTED_BY.match(self.text, position, end)
        found = self.speakers.read(passed.end(), end, strict=True) if passed else None
        return (found.speaker.name or found.speaker.via or "") if found else ""

    def _past_hidden(self, position: int) -> int:
        """Past a speaker's wish to stay unnamed, right after the phrase that names the role."""
        hidden = within(self.reading.of("roles"), position, position + 4)
        return next((m.end for m in hidden if m.sense.code == "anonymous"), position)
