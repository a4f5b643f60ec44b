"""Where a person's name begins and ends.

A name is a run of words: given names, the openers of compound ones (عبد، أبو، آل), surnames with an article or in words
that no vocabulary knows. It ends at punctuation, at a particle, at a verb, at any word that means something else.
Whether a run is a name at all, the words around must say: this module says only how sure the run itself is of it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.language.folding import LETTERS
from tawthiq.language.lexicon import Match

LONGEST = 7
"""Words of the longest name."""

_WORD = re.compile(rf"[{LETTERS}]+(?:-[{LETTERS}]+)?")
_TANWIN = re.compile("\u064b|\u064d|\u064c")
_PARTICLES = frozenset(
    (
        "باذن اسمه اسمها يدعي تدعي"
        " في من الي عن بعد قبل عند حتي ان كان كانت كانوا كانا الذي التي الذين اللذين اللذان هو هي هم هما وهو وهي "
        "وهم وهما قد وقد لم لن لا ما مع خلال تحت فوق غير كل ذلك هذا هذه تلك اثر جراء نتيجه بسبب عقب اثناء حيث "
        "فيما بينما كما او ثم ايضا منذ لدي ضمن داخل خارج قرب بالقرب برفقه عندما لكن دون بدون ليس احد احدي بين "
        "بينهم امام وذلك وكان وكانت اي لانه اما لقد بل اذ اذا سوي نحو حول عبر ضد رغم حين تم وتم لدينا عليه عليها "
        "عليهم له لها لهم به بها بهم منه منها منهم فيه فيها كذلك هنا هناك يوم امس اليوم مساء فجر ظهر عصر ليله "
        "عام سنه عاما سنوات اخر اخري اخرين اخرون معروف مجهول مجهوله مواليد والده والدته ووالده حال لدن ايضاً "
        "بحسب وفق وفقا بنيران"
    ).split()
)
"""Words that no name holds."""

_PREDICATES = frozenset(
    (
        "البالغ البالغه المعروف المعروفه الملقب الملقبه المكني المكناه المنحدر المنحدره المقيم المقيمه المتهم "
        "المدعو المدعوه الماضي الماضيه المذكور المذكوره الجاري المقبل الحالي الاسبوع الشهر السابق السابقه الان "
        "الاثنين الثلاثاء الاربعاء الخميس السبت الاحد المنصرم الفايت تبلغ تعمل تنحدر تقيم تسكن تعرض تعرضت تعود "
        "توفي توفيت تلقي تنتمي اصيب اصيبت قتل قتلت قضي قضت استشهد استشهدت لقي لقيت اعتقل نقل متاثر متاثرا متاثره "
        "مقتولا مصابا مصابه والبالغ والبالغه والملقب والذي والتي ووالد بجروح بجراح متزوج متزوجه عازب عمره عمرها"
    ).split()
)
"""What is said of the bearer of a name, right after it."""

_NO_NAME = ("ون", "ين", "ات", "ها", "هم", "هما", "هن")
"""Endings of a plural or a pronoun: no name that the vocabulary does not know begins with such a word."""

_INSIDE = frozenset("بن ابن بنت ولد ود شيخ حاج ملا بيك باشا اغا سيدي مير ميرزا الله الدين".split())
"""Words of other meanings that stand within names: شيخ علي، سيف الدين."""

_BLOCKING = ("outcomes", "events", "effects", "munitions", "platforms", "reporting", "context", "objects", "levels")
_YIELDING = ("people", "roles", "actors", "outlets")


class Name(NamedTuple):
    """Words [start, end) of the folded text: how many, how many of them given names, whether the first is one."""

    start: int
    end: int
    words: int
    given: int
    opens: bool


class NameReader:
    """Reads the names of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self._whole: dict[int, Match] = {}
        for match in reading.of("names"):
            if match.prefix in ("", "و", "ف"):
                self._whole[match.start] = match
        self.starts = sorted(self._whole)

    def _at(self, position: int) -> Iterator[Match]:
        """The words of other vocabularies that begin at a position, with the article or without."""
        for match in within(self.reading.of(*_BLOCKING, *_YIELDING), position, position + 6):
            if position in (match.first, match.start - 2 * match.definite):
                yield match

    def read(self, start: int, limit: int, listed: bool = False) -> Name | None:
        """The name that begins at `start` and ends before `limit`, if a name can begin there.

        In a list (`listed`) a given name with an article may open one («الطيب عمر»).
        """
        text, position = self.text, start
        words = given = 0
        end, opened, opens = start, False, False
        while words < LONGEST and (word := _WORD.match(text, position)) and word.end() <= limit:
            kind = self._kind(word, words, opened)
            if listed and not words and kind == "end" and self._given_with_article(word):
                kind = "given"
            if kind == "end":
                break
            if words == 1 and not (given or opens) and word[0] == "الله":
                break
            if words == 0:
                if kind == "given" and self._person(start, word.end()):
                    kind = "word"
                opens = kind in ("given", "opener")
            given += kind == "given" or (kind == "word" and opened)
            opened = kind == "opener"
            words, end = words + 1, word.end()
            if text[end : end + 1] != " ":
                break
            position = end + 1
        if opened:
            return None
        return Name(start, end, words, given, opens) if words else None

    def begins(self, start: int) -> bool:
        """Whether a given name or an opener stands at `start`."""
        return start in self._whole and not self._preposition(start)

    def _kind(self, word: re.Match[str], count: int, opened: bool) -> str:
        """What a word is in a name: "given", "opener", a "word" that may be a part of it, or its "end"."""
        text, start, end = word[0], word.start(), word.end()
        known = self._whole.get(start)
        if known is not None and known.end != end:
            known = None
        if text in _PARTICLES or text in _PREDICATES or self._preposition(start):
            return "end"
        if known is not None:
            if known.sense.code == "given" and self._dated(start):
                return "end"
            return known.sense.code
        if opened:
            return "end" if text[0] == "و" else "word"
        if text in _INSIDE:
            return "word" if count else "end"
        if _TANWIN.search(self.reading.quote(start, end)) or len(text) < 3:
            return "end"
        if text.startswith(("وال", "بال", "لل", "كال", "فال")):
            return "end"
        definite = text.startswith("ال") and len(text) > 4
        if count == 0:
            return "end" if definite or text.endswith(_NO_NAME) or self._means(start, end) else "word"
        if definite:
            titled = text[2:] not in _INSIDE and self._person(start + 2, end) and self.begins(end + 1)
            return "end" if titled or self._dated(start) or self._means(start, end, surname=True) else "word"
        if (
            (text[0] == "و" and len(text) > 3)
            or self._means(start, end, count=count)
            or (text[0] == "ي" and len(text) > 3)
            or (text.startswith(("لي", "لت")) and len(text) > 4)
        ):
            return "end"
        return "word"

    def _given_with_article(self, word: re.Match[str]) -> bool:
        known = within(self.reading.of("names"), word.start() + 2, word.start() + 3)
        return any(m.prefix == "ال" and m.end == word.end() and m.sense.code == "given" for m in known)

    def _preposition(self, start: int) -> bool:
        """«على» is no «علي», where the text tells them apart."""
        return self.text.startswith("علي", start) and self.reading.quote(start, start + 3)[-1:] == "ى"

    def _dated(self, start: int) -> bool:
        return any(d.start == start for d in within(self.reading.dates, start, start + 1))

    def _person(self, start: int, end: int) -> bool:
        """«طالب هندسة»: whether a given name is a noun of a person as well."""
        return any(
            m.start == start and m.end >= end and m.prefix in ("", "ال") and m.sense.lexicon in ("people", "roles")
            for m in self._at(start)
        )

    def _means(self, start: int, end: int, surname: bool = False, count: int = 0) -> bool:
        """Whether the word is known for something else; with an article, a trade or an origin is a surname too."""
        for match in self._at(start):
            if match.sense.get("adjective_of") and surname:
                continue
            if match.sense.lexicon in _YIELDING and (surname and match.end == end):
                continue
            if match.sense.lexicon == "levels" and match.sense.get("role") in ("everyday", "given_name", "compound"):
                continue
            if (
                count == 1
                and match.end == end
                and match.first == start
                and match.sense.lexicon in ("platforms", "munitions")
            ):
                continue
            if match.sense.lexicon in ("objects", "levels") and surname and match.end == end:
                continue
            if match.sense.code == "sport" and surname and match.end == end:
                continue
            return True
        return False
