"""Who speaks, and who has spoken: earlier speakers are taken up again by «المصدر», «المالكي», «البيان»."""

import re
from collections import deque
from functools import lru_cache

from tawthiq.extraction.said import Speaker
from tawthiq.language.folding import folded

_RESUMED = re.compile(
    r"و?(?:لل|ال)(?:بيان|تقرير|مصدر|مصادر|وكاله|منظمه|مركز|شبكه|مراسل|ناشط|مسوول|مكتب|لجنه|هييه|اداره|حركه|نشره|"
    r"دراسه|وثيقه)(?: (?:ذاته|نفسه|ذاتها|نفسها))?"
)
_SAME = re.compile(r"\s+(?:ذاته|نفسه|ذاتها|نفسها)$")
_TITLE = re.compile(
    r"^(?:(?:العقيد|العميد|اللواء|الدكتور|الدكتوره|الشيخ|السيد|السيده|الركن|المتحدث|الناطق|الوزير|المحافظ|الرييس) )+"
)
_REMEMBERED = 40
"""Speakers back to whom «المصدر», «الحسن» may point."""


class Spoken:
    """The speakers of one document so far."""

    def __init__(self) -> None:
        self._before: deque[Speaker] = deque(maxlen=_REMEMBERED)

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._before[-1] if self._before else None

    def remember(self, speaker: Speaker) -> None:
        """Keep a speaker for later anaphora."""
        if speaker.named:
            self._before.append(speaker)

    def resumed(self, phrase: str, known: bool) -> Speaker | None:
        """An earlier speaker taken up again: «المصدر», «المالكي», «البيان»."""
        definite = phrase.removeprefix("و").startswith(("ال", "لل"))
        if not self._before or len(phrase.split()) > 3:
            return None
        bare = _SAME.sub("", _TITLE.sub("", phrase.removeprefix("و"))).removeprefix("لل").removeprefix("ال")
        if " " not in bare and len(bare) > 2:
            for speaker in reversed(self._before):
                if (definite or not known) and any(
                    word == bare or word.startswith(bare + "ال") for word in folded_words(speaker.name or "")
                ):
                    return speaker._replace(via=None)
                if definite and not speaker.name and bare in folded_words(speaker.role or ""):
                    return speaker
        if not _RESUMED.fullmatch(phrase):
            return None
        last = self._before[-1]
        return last._replace(via=None) if last.name else last

    def surname(self, title: str | None) -> Speaker | None:
        """«العقيد المالكي»: a title and a surname that has been told in full."""
        last = folded_words(title or "")[-1:]
        return next(
            (s for s in reversed(self._before) if last and s.role and last[0] in folded_words(s.name or "")),
            None,
        )


@lru_cache(maxsize=512)
def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without the article."""
    return tuple(word.removeprefix("ال") for word in folded(name).split())
