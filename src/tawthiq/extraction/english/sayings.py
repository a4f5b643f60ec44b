"""Who says what: the sayings of a report, each with its words, its speaker, role and carrier.

A verb of saying has its speaker before it («X said that …», «…, X said») or after it («"…," said X»), its words after
it, or before it where nothing follows; an attribution («according to X») the same. A participle goes on for the
speaker before it («adding that …»). Refuses speakers that the words do not name.
"""

import re

from tawthiq.extraction.english.speakers import Speakers
from tawthiq.extraction.english.surroundings import Surroundings
from tawthiq.extraction.english.voice import voice_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, Span, Speaker
from tawthiq.language.lexicon import Match

_OPENING = re.compile(r"\s*:?\s*[\"“«]")
_ADJECTIVAL = re.compile(r"\b(?:in|an?|the|of|by|this|any|other|two|several|what|to) $")
_SAYS = re.compile(r" (?:\w+ )?(?:that|as)\b|:| ?[\"“]|,")
_AGAIN = re.compile(r",? (?:and|but|then)(?: also| later| further)? $")
_AND_ON = re.compile(
    r"(?: the| an?)?(?: (?!that\b)[\w’'.-]+){0,3}, ?(?:and|but|while|adding|noting|citing|stressing|saying|warning)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are) $")
_NOT_SAID = re.compile(r"\b(?:not|never|no one|nobody|without)(?: \w+ly| immediately)? $")
_AS_SAYING = re.compile(r" as saying\b,?")
_COLON = re.compile(
    r"(?:[^\w\"“\n]*(?:\d{1,2}[:.]\d\d(?: ?[ap]m)? ?[–—:-]? ?)?)(?P<who>(?:[\w’'&.-]+ ){0,6}[\w’'&.-]+)"
    r"(?P<on> ?\((?:on|via) [^()\n]{1,24}\)| (?:on|to|via) [\w ]{1,20})?: ?"
)
_END = re.compile(r"(?: at the time| earlier| later| separately| too)?\s*(?:[.!?;\n]|$)")
_SCARE = 3
"""Words that a quotation needs to be a saying of its own."""
_SO_CALLED = re.compile(r" as (?!saying\b)")
_SUM = re.compile(r" (?:the|its|their|a) (?:[a-z]+ ){0,2}(?:toll|number|figure|total|count|tally)\b[^.;]{0,40}? at\b")
_SPOKE_WITH = re.compile(
    r" (?:to|with) (?:at least |about |more than |over )?(?:\d|[a-z]+ (?:of )?(?:witness|resident|people|surviv|famil))"
)
_SILENT = frozenset({"document"})
_LONG = 40


def find_sayings(reading: Reading, spans: list[Span]) -> list[Saying]:
    """The sayings in the given sentences, in order."""
    speakers = Speakers(reading)
    found: list[Saying] = []
    for span in spans:
        before = found[-1] if found else None
        found += _Sentence(reading, speakers, span).sayings() or _quoted_on(reading, span, before)
    return sorted(_told_once(reading.text, _marked(reading, found)), key=lambda saying: saying.start)


def _quoted_on(reading: Reading, span: Span, before: Saying | None) -> list[Saying]:
    """A quotation that is a sentence by itself goes on with the speaker of the one before, in the same paragraph."""
    if before is None or "\n" in reading.text[before.end : span[0]]:
        return []
    for quote in within(reading.quotations, span[0], span[0] + 2):
        if span[1] - quote.end < 4 and reading.text.count(" ", quote.start, quote.end) >= _SCARE:
            end = len(reading.text[: quote.end].rstrip(" .,"))
            return [before._replace(start=quote.start, end=end, direct=True, silent=False, head=(span[0], span[0]))]
    return []


def _marked(reading: Reading, sayings: list[Saying]) -> list[Saying]:
    """The sayings, those of the report's own body marked: its name, or a word of it («the Office»)."""
    outlet = reading.document.outlet
    if not outlet:
        return sayings
    own, words = reading.names(outlet), {frozenset(outlet.lower().split())}
    marked = []
    for saying in sayings:
        name = saying.speaker.name
        mine = False
        if name and not saying.speaker.role:
            said = frozenset(name.lower().split())
            bodies = {m.sense.code for m in within(reading.of("actors"), *saying.head)}
            mine = any(said <= known for known in words) or bool(own & bodies)
            words |= {said} if mine else set()
        marked.append(saying._replace(own=mine))
    return marked


def _told_once(text: str, sayings: list[Saying]) -> list[Saying]:
    last = {text[s.start : s.end]: s for s in sayings}
    return [s for s in sayings if s.end - s.start < _LONG or last[text[s.start : s.end]] is s]


class _Sentence(Surroundings):
    """One sentence, read for who says what in it."""

    def sayings(self) -> list[Saying]:
        found: list[Saying] = []
        self.speakers.introduce(*self.span)
        for match in self._verbs():
            if found and found[-1].head[0] <= match.start < found[-1].head[1]:
                continue
            saying = self._saying(match, found)
            if saying is not None and saying.end - saying.start > 2:
                found.append(saying)
        if not found and (headed := self._colon()):
            return [headed]
        return self._cut(found)

    def _verbs(self) -> list[Match]:
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("reporting"), *self.span):
            if any(q.start <= match.start < q.end for q in self.quotes) or match.sense.code in (
                "own",
                "setting",
                "body",
            ):
                continue
            known = chosen.get(match.start)
            if known is None or (match.end, match.sense.code not in _SILENT) > (
                known.end,
                known.sense.code not in _SILENT,
            ):
                chosen[match.start] = match
        return [chosen[start] for start in sorted(chosen)]

    def _saying(self, match: Match, found: list[Saying]) -> Saying | None:
        if match.sense.code == "attribution":
            return None if self.text.endswith("ly", 0, match.end) else self._attributed(match)
        if match.sense.get("carries"):
            return self._carrying(match, found)
        if match.start > self.span[0] + 2 and self.reading.quote(match.start, match.start + 1).isupper():
            return None
        if match.form.shape == "noun" or match.sense.get("nominal") or match.sense.get("carrier"):
            return None
        if _ADJECTIVAL.search(self.text, self.near(match), match.start) and match.form.shape in ("past", "participle"):
            return None
        if (
            _ADJECTIVAL.search(self.text, self.near(match), match.start)
            and match.form.shape == "present"
            and (not self.text.endswith((" what ", " to "), 0, match.start))
        ):
            return None
        if _SO_CALLED.match(self.text, match.end) and match.form.shape in ("past", "participle"):
            return None
        if self.text.startswith(" into ", match.end) or _SPOKE_WITH.match(self.text, match.end):
            return None
        if match.sense.get("tally") and not _SUM.match(self.text, match.end):
            return None
        if match.sense.get("weak") and not _SAYS.match(self.text, match.end, self.span[1]):
            return None
        if self.text.startswith("speaking", match.start) or _NOT_SAID.search(self.text, self.near(match), match.start):
            return None
        if match.form.shape == "gerund" or match.sense.get("participle"):
            return self._going_on(match, found)
        if (
            match.form.shape in ("past", "participle")
            and voice_of(self.text, match) == "passive"
            and not self._bare_end(match)
        ):
            return None
        return (
            self._after_quote(match)
            or self._parenthesis(match)
            or self._before_clause(match, found)
            or self._at_end(match)
            or self._inverted(match)
        )

    # --- shapes -----------------------------------------------------------------------------------

    def _attributed(self, match: Match) -> Saying | None:
        """«According to X, …» and «…, according to X»."""
        stop = self.np_end(match.end)
        speaker = self.speakers.read(match.end, stop)
        if speaker is None:
            return None
        lead = self.text[self.span[0] : match.start].strip(' "“,')
        if _PASSIVE.search(self.text, self.near(match), match.start):
            return None
        head = (match.start, stop)
        if not lead or re.fullmatch(r"(?:but|and|meanwhile|separately|however),?", lead):
            start, end = self.skip(stop), self.span[1]
        else:
            start, end = self.clause_start(match.start), len(self.text[: match.start].rstrip(" ,"))
        return self._made(match, speaker, start, end, head)

    def _after_quote(self, match: Match) -> Saying | None:
        """«"…," said X» and «"…," X said»."""
        quote = next((q for q in reversed(self.quotes) if q.end <= match.start), None)
        if quote is None or quote.end - quote.start < 8:
            return None
        between = self.text[quote.end + 1 : match.start]
        if not between.strip(" ,"):
            stop = self.np_end(match.end)
            speaker = self.speakers.read(match.end, stop)
            head = (match.start, stop)
        elif re.search(r"[.;]", between) or len(between) > 160 or not self._ends_quote(quote.end):
            return None
        else:
            speaker = self.speakers.read(quote.end + 1, match.start)
            head = (quote.end + 1, match.end)
            speaker, head = self.told(match, speaker, head) if speaker else (None, head)
        if speaker is None:
            return None
        return self._made(match, speaker, quote.start, self._quote_end(quote.end), head, direct=True)

    def _ends_quote(self, end: int) -> bool:
        """Whether a quotation ends as one that is said, with a comma or a stop in or after it."""
        return self.text[end - 1] in ",.!?…" or self.text[end + 1 : end + 2] == ","

    def _quote_end(self, end: int) -> int:
        return end - 1 if self.text[end - 1] in ",." else end

    def _before_clause(self, match: Match, found: list[Saying]) -> Saying | None:
        """«X said that …», «X said: "…"», «X told Y …»."""
        speaker, head_start = self.subject(match)
        if speaker is None and _AGAIN.search(self.text, self.near(match), match.start):
            speaker = found[-1].speaker if found else self.speakers.leading(self.span[0], match.start)
            head_start = match.start
        if speaker is None:
            return None
        speaker, head = self.told(match, speaker, (head_start, match.end))
        start = self.skip(head[1])
        if start >= self.span[1] - 2 or _END.match(self.text, head[1]):
            return None
        opening = _OPENING.match(self.text, start, self.span[1]) or _OPENING.match(self.text, head[1], self.span[1])
        quote = next((q for q in self.quotes if opening and q.start == opening.end()), None)
        if quote is not None and self.text[quote.end + 1 : quote.end + 2] in ("", ".", "\n", " ", ",", ";"):
            rest = self.text[quote.end + 1 : self.span[1]].strip(" .,;\n")
            if not rest or self._ends_quote(quote.end):
                return self._made(match, speaker, quote.start, self._quote_end(quote.end), head, direct=True)
        return self._made(match, speaker, start, self.span[1], head)

    def _at_end(self, match: Match) -> Saying | None:
        """«…, X said.»: the words stand before."""
        speaker, head_start = self.subject(match)
        if speaker is None or head_start - self.span[0] < 12:
            return None
        speaker, head = self.told(match, speaker, (head_start, match.end))
        start = self.clause_start(head_start)
        return self._made(match, speaker, start, len(self.text[:head_start].rstrip(" ,")), head)

    def _parenthesis(self, match: Match) -> Saying | None:
        """«…, X says, and …», «…, X told Y, adding that …»: the words before are what X says."""
        if not (self.text.startswith(", ", match.end) or _AND_ON.match(self.text, match.end, self.span[1])):
            return None
        speaker, head_start = self.subject(match)
        if speaker is None or self.text[:head_start].rstrip()[-1:] != ",":
            return None
        return self._at_end(match)

    def _inverted(self, match: Match) -> Saying | None:
        """«…, said X, a spokesman»: the words before, the speaker after."""
        if not self.text.endswith(", ", 0, match.start):
            return None
        stop = self.np_end(match.end)
        speaker = self.speakers.read(match.end, stop)
        start = self.clause_start(match.start)
        if speaker is None or match.start - start < 12:
            return None
        return self._made(match, speaker, start, match.start, (match.start, stop))

    def _carrying(self, match: Match, found: list[Saying]) -> Saying | None:
        """«X reported, citing Y», «X quoted Y as saying that …»: Y speaks, X carries it."""
        stop = self.np_end(match.end)
        as_saying = _AS_SAYING.search(self.text, match.end, self.span[1])
        if as_saying and as_saying.start() < stop:
            stop = as_saying.start()
        speaker = self.speakers.read(match.end, stop, remember=False)
        if speaker is None:
            return None
        if self.text.startswith(("citing", "quoting"), match.start) and found:
            last = found[-1]
            found[-1] = last._replace(speaker=speaker._replace(via=last.speaker.name or last.speaker.via))
            return None
        if not as_saying:
            return None
        carrier, start = self.subject(match)
        words = self.skip(as_saying.end())
        via = carrier.name if carrier else None
        return self._made(match, speaker._replace(via=via), words, self.span[1], (start, as_saying.end()))

    def _colon(self) -> Saying | None:
        """«Israeli army (on X): …», «Our correspondent: …»: who speaks stands before a colon, at the head of a line."""
        head = _COLON.match(self.text, self.span[0], self.span[1])
        speaker = self.speakers.read(head.start("who"), head.end("who")) if head else None
        if head is None or speaker is None or not self._is_known(speaker, head.span("who")):
            return None
        if head["on"] and (via := self.speakers.carrier(head.start("on"), head.end("on"), anywhere=True)):
            speaker = speaker._replace(via=via)
        quote = next((q for q in self.quotes if q.start - head.end() in (0, 1)), None)
        start, end = (quote.start, self._quote_end(quote.end)) if quote else (head.end(), self.span[1])
        return self._made(None, speaker, start, end, (head.start("who"), head.end()), quote is not None)

    def _is_known(self, speaker: Speaker, span: Span) -> bool:
        """Whether words before a colon are of somebody who speaks, and no heading: «Correction: …», «Khin-U: …»."""
        if speaker.role:
            return True
        bodies = within(self.reading.of("actors", "outlets", "objects"), *span)
        return bool(bodies) and not any(m.entries for m in within(self.reading.places, *span) if m.kind != "hospital")

    def _bare_end(self, match: Match) -> bool:
        """«…, X said.»: what looks like a passive has its words before it."""
        before = self.text[max(0, match.start - 6) : match.start]
        return not re.search(r"\b(?:was|were|be|been|is|are) $", before)

    def _going_on(self, match: Match, found: list[Saying]) -> Saying | None:
        """«…, adding that …»: the speaker of the saying before, or of the subject of the sentence."""
        last = found[-1] if found else None
        speaker = last.speaker if last else self._lone_subject(match)
        if speaker is None:
            return None
        start = self.skip(match.end)
        return self._made(match, speaker, start, self.span[1], (match.start, match.end))

    def _lone_subject(self, match: Match) -> Speaker | None:
        """The subject of a sentence whose other verbs say nothing: «A page posted images, claiming that …»."""
        for verb in within(self.reading.of("reporting"), self.span[0], match.start):
            if verb.form.shape in ("past", "present"):
                return self.subject(verb)[0]
        return self.speakers.leading(self.span[0], match.start)

    # --- what is made -----------------------------------------------------------------------------

    def _made(
        self, match: Match | None, speaker: Speaker, start: int, end: int, head: Span, direct: bool = False
    ) -> Saying:
        while end > start and self.text[end - 1] in " .,;\n":
            end -= 1
        if not direct:
            whole = next((q for q in self.quotes if q.start <= start + 1 and q.end >= end - 1 and q.start < end), None)
            if whole is not None:
                start, end, direct = whole.start, self._quote_end(whole.end), True
        code = match.sense.code if match else ""
        matches = (match,) if match else ()
        return Saying(start, end, speaker, direct, code in _SILENT, code == "deny", code == "threaten", head, matches)

    def _is_apart(self, saying: Saying) -> bool:
        """Whether a saying stands beside the one before it, and is not told in it («said it had verified …»)."""
        before = self.text[self.span[0] : saying.head[0]]
        return bool(re.search(r"(?:[,;:]|\b(?:and|but|while|whereas)) ?$", before))

    def _cut(self, found: list[Saying]) -> list[Saying]:
        """End each saying where the words that bring the next one begin."""
        kept: list[Saying] = []
        for saying in found:
            later = [
                s.head[0] for s in found if saying.start < s.head[0] < saying.end and self._is_apart(s) and not s.silent
            ]
            if later and not saying.direct:
                cut = self.text[: min(later)].rstrip(" ,")
                cut = re.sub(r"[\s,]+(?:and|but|while)$", "", cut)
                saying = saying._replace(end=max(saying.start + 1, len(cut)))
            kept.append(saying)
        return kept
