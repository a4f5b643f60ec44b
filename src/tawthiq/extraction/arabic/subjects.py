"""Who is the subject of a verb of saying: named after it, before it, or the one who spoke last.

A verb that opens its clause may leave its subject out («وأضاف أن …»); one that does not, has it before it («والجيش
يقول») or is no saying at all («ما يشير إلى أن»).
"""

import re

from tawthiq.extraction.arabic.complements import QUOTED, Complement, Complements
from tawthiq.extraction.arabic.speakers import Found, Speakers
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Speaker
from tawthiq.language.folding import folded
from tawthiq.language.lexicon import Match

Preposed = tuple[Found, int]
"""A speaker before his verb, and where he begins."""

WHAT = re.compile(r"(?<!\w)(?:و|ف)?(?:م)?ما\s*$")
_WORD = re.compile(r"\w+")
_CUT = re.compile(
    r"[،؛.:\n—]|(?<!\w)(?:و?اما|و?بينما|و?فيما|و?لكن|و?غير ان|و?الا ان|و?كانت?|في حين|و?قد|حيث)(?!\w)|(?<!\w)[وف](?=\w)"
)
_STARTERS = re.compile(
    r"(?:[،؛.:\n»\"”()—-]|(?<!\w)(?:و?كما|و?فيما|و?حيث|و?بينما|و?قد|حين|ثم|لكن|ايضا|و?اما|كانت?|انما|انه|انها|وانها?|جهته|جهتها|اذ))\s*$"
)
_RELATIVE = re.compile(r"(?<!\w)(?:الذي|التي|الذين)\s+(?:كانت?\s+)?(?:قد\s+)?$")
_NAME_FIRST = re.compile(r"\w+(?: (?!من |في |وهو |وهي |ابن |احد )\w+){1,3}")
_BETWEEN = re.compile(
    r"[\s،»\"”)]*(?:(?:قد|فقد|ايضا|امس|اليوم|لدي|بدوره|بدورها|نفسه|نفسها|من جهته|من جهتها)[\s،]*)*|"
    r"\s*[،(][^،()]{3,60}[،)]\s*"
)
_OF_MANY = re.compile(r"(?:ون|وا)$")
_MANY = re.compile(r"(?:ال)?(?:\w+(?:ون|ين|ات)|شهود|مصادر|سكان|اهالي?|نشطاء|اطباء|عمال|جيران|ذوو|افراد)(?!\w)")
"""Roles of several, who alone «يقولون»."""
_FROM = re.compile(r"(?<!\w)عن(?!\w)")


class Subjects:
    """The subjects of one sentence's verbs of saying; `spoken` once a saying came before in it."""

    def __init__(self, reading: Reading, speakers: Speakers, complements: Complements, start: int) -> None:
        self.reading, self.text, self.speakers, self.complements = reading, reading.text, speakers, complements
        self.start = start
        self.spoken = False

    def of(self, cue: Match, before: Preposed | None, said: Complement) -> tuple[Found | None, int]:
        """Who speaks, and where the words begin that bring him: before the verb, after it, or as last named."""
        sense = cue.sense
        if before:
            return self._with_carrier(before[0], cue.end, said.start), before[1]
        weak = bool(sense.get("weak") or sense.get("nominal")) or sense.code in ("document", "call", "accuse")
        quoted = bool(sense.get("nominal")) and self.text[said.start] in QUOTED
        after: Found | None = None
        if not sense.get("participle") and not said.elliptic:
            after = self._carried_from(cue, said.named_to) or self.speakers.read(
                cue.end, said.named_to, strict=(weak or not said.clear) and not quoted, told=True
            )
            if after and after.speaker.named:
                return self._with_carrier(after, cue.end, said.start), cue.first
            if first := self._person_first(cue):
                return self._with_carrier(first, cue.end, said.start), self.start
        earlier = self._last_speaker(cue, said, after)
        return (self._with_carrier(Found(earlier, said.named_to), cue.end, said.start) if earlier else None), cue.first

    def _last_speaker(self, cue: Match, said: Complement, after: Found | None) -> Speaker | None:
        """The speaker of the saying before, for a participle or a verb without a subject."""
        if cue.sense.get("nominal"):
            return None
        if cue.sense.get("participle"):
            return self._subject_of_sentence(cue) or self.speakers.spoken.last
        empty = (
            bool(cue.sense.get("document"))
            or self.complements.only_asides(cue.end, said.named_to)
            or after is not None
            or said.elliptic
        )
        earlier = self.speakers.spoken.last
        if earlier is None or not empty or not (self._starts_clause(cue) or self._is_relative(cue)):
            return None
        if _OF_MANY.search(self.text, cue.start, cue.end) and not _MANY.match(folded(earlier.role or "")):
            return None
        return earlier._replace(via=None) if earlier.name and not self.spoken else earlier

    def _starts_clause(self, cue: Match) -> bool:
        """Whether a verb opens its clause, so that its subject may be left out: no «ما يشير», no «وثيقة تفيد»."""
        if WHAT.search(self.text, max(0, cue.first - 5), cue.first):
            return False
        return (
            cue.prefix[:1] in ("و", "ف")
            or cue.first <= self.start + 2
            or bool(_STARTERS.search(self.text, max(0, cue.first - 10), cue.first))
        )

    def _is_relative(self, cue: Match) -> bool:
        return bool(_RELATIVE.search(self.text, max(self.start, cue.first - 20), cue.first))

    def _subject_of_sentence(self, cue: Match) -> Speaker | None:
        """«وسخر ضابط من الرواية قائلا …»: the subject of the sentence's verb, where no saying came before in it."""
        if self.spoken:
            return None
        words = [m.end() for m in _WORD.finditer(self.text, self.start, min(cue.first, self.start + 40))][:2]
        for end in words:
            if self.speakers.knows(end, cue.first) and (
                found := self.speakers.read(end, cue.first, strict=True, whole=False)
            ):
                return found.speaker if found.speaker.named else None
        return None

    def _with_carrier(self, found: Found, start: int, end: int) -> Found:
        """A speaker with the carrier that is named between his verb and his words."""
        if found.speaker.via:
            return found
        via, platform, _, _ = self.speakers.carrier(start, end)
        return (
            found._replace(speaker=found.speaker._replace(via=via, platform=platform))
            if via and via != found.speaker.name
            else found
        )

    def _carried_from(self, cue: Match, named_to: int) -> Found | None:
        """«نقلت وكالة X عن مصدر طبي»: the source speaks, the agency carries."""
        link = _FROM.search(self.text, cue.end, named_to) if cue.sense.get("carries") else None
        source = self.speakers.read(link.end(), named_to) if link else None
        if link is None or source is None:
            return None
        carrier = self.speakers.read(cue.end, link.start())
        return source._replace(
            speaker=source.speaker._replace(
                via=source.speaker.via or (carrier.speaker.name or carrier.speaker.via if carrier else None)
            )
        )

    def before(self, cue: Match, free: int, cues: list[Match]) -> Preposed | None:
        """The speaker before his verb, and where he begins: «والجيش الإسرائيلي يقول إنه …», «وكان X قد زعم أن …»."""
        if cue.prefix == "و" or cue.sense.get("participle") or cue.sense.get("nominal"):
            return None
        text, end = self.text, cue.first
        while end > free and (text[end - 1] in " ،" or text[free:end].endswith(" قد")):
            end -= 2 if text[free:end].endswith(" قد") else 1
        if text[free:end].rstrip().endswith(("-", "–", "—", "|")):  # a dateline names nobody who speaks
            return None
        cuts = sorted({free, *(m.end() for m in _CUT.finditer(text, free, end))}, reverse=True)
        for cut in cuts:
            opening = _WORD.search(text, cut, end)
            start = opening.start() if opening else end
            if end - start < 3:
                continue
            if len(_WORD.findall(text[start:end])) > 14 or any(start <= other.start < end for other in cues):
                break
            if self.speakers.knows(start, end):
                latest = self.speakers.phrase_end(start, end)
                hidden = next(
                    (m for m in within(self.reading.of("roles"), latest, latest + 4) if m.sense.code == "anonymous"),
                    None,
                )
                latest = hidden.end if hidden else latest
                if not _BETWEEN.fullmatch(text, latest, end):
                    continue
                found = self.speakers.read(start, end, strict=True)
                return (found, start) if found and found.speaker.named else None
        return None

    def _person_first(self, cue: Match) -> Found | None:
        """A person whose name opens the sentence, before the verb: «سالم العمر من أهالي القرية قال …»."""
        name = _NAME_FIRST.match(self.text, self.start, cue.first)
        given = within(self.reading.of("names"), self.start, self.start + 1)
        if self.spoken or name is None or cue.prefix or not any(m.sense.code in ("given", "opener") for m in given):
            return None
        return Found(Speaker(self.reading.quote(*name.span()).strip()), name.end())
