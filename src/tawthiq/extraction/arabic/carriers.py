"""Who carries what somebody says: the agency, the paper, the platform («لوكالة فرانس برس», «عبر تويتر», «لـ«المدى»»).

A known outlet or one in quotation marks, behind a preposition; the report's own outlet behind «لـ». Refuses a party to
which somebody belongs («التابع لـ«…»»).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from tawthiq.extraction.arabic.naming import Naming
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Match

_WORD = re.compile(r"[\w/_]+")
_BODY_WORDS = 5
_OWN_CARRIER = re.compile(r"(?<!\w)ل((?:موقع|شبكت|صحيفت|مراسل|وكالت|قنات|منصت|مجلت)نا)(?!\w)")
_CARRIER_HEAD = re.compile(
    r"(?<!\w)(?:لل?|نقلت? عن(?:ه|ها|هم) |نقلته |عبر |ع |علي |في |الي |مع |من خلال )(?:\w+ ){0,3}[\s\[«\"“(#]*$"
)
_QUOTED_CARRIER = re.compile(
    r"(?<!\w)(?:(?:عبر|علي|في|مع|من خلال|ع) |(?P<to>ل))"
    r"(?P<head>منصه|تطبيق|موقع|قناه|صحيفه|جريده|شبكه|وكاله|اذاعه|راديو|مجله|بوابه|برنامج)?\s?[«“\"(](?P<name>\w[^»”\"()\n]{1,30})[»”\")]"
)
"""«على منصة «إكس»»، «لـ«المدى»»: an outlet that no vocabulary knows, by its quotation marks."""
_BELONGS = re.compile(r"(?<!\w)(?:ال)?(?:تابع|موال|مقرب|باسم|ناطق|خاضع|منتم|مسوول|قايد|امير)\w* $")
_MEETING = re.compile(r"(?<!\w)في ((?:ال)?موتمر (?:ال)?صح\w+(?: في \w+)?)")
_OWN_PAGE = re.compile(r"(?:صفحت|حساب|موقع|قنات|معرفات|منصات)(?:ه|ها|هم)(?!\w)")
_QUOTED_NAME = re.compile(r" ?(?:\(\(|[«“\"])(\w[\w ]{1,30}?)(?:\)\)|[»”\"])")


class Carrier(NamedTuple):
    """Who carried a saying: its name as written, whether it only carries, where its words stand (else the limit)."""

    via: str | None
    platform: bool
    start: int
    end: int


class Carriers:
    """Finds the carriers of one document; `phrase_end` says where a phrase that names somebody ends at the latest."""

    def __init__(self, reading: Reading, naming: Naming, phrase_end: Callable[[int, int], int]) -> None:
        self.reading, self.text, self.naming, self.phrase_end = reading, reading.text, naming, phrase_end
        first = fold(reading.document.outlet or "").text.split(" ", 1)[0].removeprefix("ال")
        self._ours = re.compile(rf"(?<!\w)ل(?:ل|ال)({re.escape(first)})(?!\w)") if len(first) > 2 else None

    def of(self, start: int, limit: int) -> Carrier:
        """«لوكالة فرانس برس», «عبر تويتر», «لـ«المدى»»: who carries what is said, if anybody is named there."""
        text = self.text
        if own := _OWN_CARRIER.search(text, start, limit):
            return Carrier(self.reading.quote(own.start(1), own.end(1)), True, own.start(), own.end())
        found = self._outlet(start, limit)
        quoted = self._quoted_carrier(start, limit)
        if quoted is not None and (found is None or quoted.start <= found.end):
            return quoted
        if found is not None:
            return found
        if self._ours and (own := self._ours.search(text, start, limit)):
            return Carrier("ال" + self.reading.quote(own.start(1), own.end(1)), False, own.start(), own.end())
        if meeting := _MEETING.search(text, start, limit):
            return Carrier(None, True, meeting.start(), meeting.end())
        return Carrier(None, False, limit, limit)

    def _outlet(self, start: int, limit: int) -> Carrier | None:
        """The known outlet that carries."""
        text = self.text
        for outlet in within(self.reading.of("outlets"), start, limit):
            if outlet.sense.get("means") or outlet.form.possessed or _OWN_PAGE.match(self.text, outlet.start):
                continue
            platform = outlet.sense.get("kind") == "platform"
            quoted = self.reading.quote(
                outlet.start - (2 if outlet.definite and not outlet.prefix.endswith("لل") else 0), outlet.end
            )
            if outlet.prefix.endswith("لل") and outlet.sense.get("head") and self._is_of_body(start, outlet):
                continue
            if outlet.prefix.startswith("ل") and outlet.first > start:
                if outlet.sense.get("head") and not outlet.definite:
                    quoted = self._name_after(outlet) or self._headed(outlet.start, limit) or quoted
                named = ("ال" if outlet.prefix.endswith("لل") else "") + quoted
                return Carrier(named, platform, outlet.first, max(outlet.end, outlet.start + len(quoted)))
            name = self._name_after(outlet)
            head = _CARRIER_HEAD.search(text, max(start, outlet.first - 40), outlet.first)
            if (
                head
                and head.start() >= start
                and (platform or name or head[0][0] in "ل" or not outlet.sense.get("head"))
            ):
                return Carrier(name or quoted, platform, head.start(), outlet.end)
        return None

    def _is_of_body(self, start: int, outlet: Match) -> bool:
        """«الهيئة العامة للإذاعة»: a body's own name."""
        before = self.text[start : outlet.first]
        heads = within(self.reading.of("reporting"), start, outlet.first)
        return before.count(" ") < _BODY_WORDS and any(m.sense.code == "body" for m in heads)

    def _quoted_carrier(self, start: int, limit: int) -> Carrier | None:
        """An outlet in quotation marks that no vocabulary knows, unless what «ل» leads to is a party."""
        for found in _QUOTED_CARRIER.finditer(self.text, start, limit):
            first, end = found.span("name")
            bare = found["to"] and not found["head"]
            party = bare and (
                within(self.reading.of("actors"), first, first + 3) or _BELONGS.search(self.text, start, found.start())
            )
            if not party:
                named = clean(self.reading.quote(first, end))
                known = any(
                    m.sense.get("kind") == "platform" for m in within(self.reading.of("outlets"), first - 2, end)
                )
                platform = known or found["head"] in ("منصه", "تطبيق", "موقع")
                return Carrier(named, platform, found.start(), found.end())
        return None

    def _name_after(self, outlet: Match) -> str | None:
        """The name in quotation marks that follows an outlet's head: «وكالة "الضفة"»."""
        named = _QUOTED_NAME.match(self.text, outlet.end) if outlet.sense.get("head") else None
        return clean(self.reading.quote(*named.span(1))) if named else None

    def _headed(self, start: int, limit: int) -> str | None:
        """The name of an outlet from its head on: «شبكة أخبار المنطقة»."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(self.text, start, self.phrase_end(start, limit))]
        return clean(self.reading.quote(start, words[self.naming.closing(words, {}) - 1][1])) if words else None


def clean(name: str) -> str | None:
    """A name without marks at its ends, and without a quotation mark whose other half was cut off."""
    bare = name.strip(" \n«»“”\"'،,:()-[]#*")
    for opening, closing in ("«»", "“”"):
        if bare.count(opening) != bare.count(closing):
            bare = bare.replace(opening, "").replace(closing, "")
    return (bare.replace('"', "") if bare.count('"') % 2 else bare) or None
