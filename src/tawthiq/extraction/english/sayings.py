"""Who says what: the sayings of a report, each with its words, its speaker, role and carrier.

A verb of saying has its speaker before it («X said that …», «…, X said») or after it («"…," said X»), its words after
it, or before it where nothing follows; an attribution («according to X») the same. A participle goes on for the
speaker before it («adding that …»). Refuses speakers that the words do not name.
"""

import re

from tawthiq.extraction.english.speakers import Speakers
from tawthiq.extraction.english.voice import voice_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, Span, Speaker
from tawthiq.language.lexicon import Match

_QUOTED = re.compile(r"[,.!?…]?[\"”»]\s*,?\s*$")
_OPENING = re.compile(r"\s*:?\s*[\"“«]")
_TO_CLAUSE = re.compile(r"(?:[\s,]+(?:also|later|earlier|separately|further)?)*(?P<that>\s*\bthat\b\s*)?")
_TOLD = re.compile(r"\s+(?:to )?(?:the |an? )?")
_AUDIENCE = re.compile(
    r"\s+(?:(?:to )?(?:reporters|journalists|(?:the )?media|the council|a (?:news|press) (?:conference|briefing)))\b"
)
_SETTING = re.compile(
    r"\s*,?\s*(?:(?:in|on|at|during|via|by|through|late|early|from) (?!which\b|the (?:strike|attack|"
    r"raid))[\w'’ -]{2,60}?(?=,| that\b|:|\.| it | he | she | they |$)"
    r"|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|earlier|"
    r"later)\b(?: (?:morning|evening|night|afternoon))?)"
)
_ADJECTIVAL = re.compile(r"\b(?:in|an?|the|of|by|this|any|other|two|several|what|to) $")
_SAYS = re.compile(r" (?:that|as)\b|:| ?[\"“]|,")
_CARRYING = re.compile(r"^(?P<carrier>.*?),? (?:quoting|citing) (?P<who>.*)$")
_AGAIN = re.compile(r",? (?:and|but|then)(?: also| later| further)? $")
_CONTINUED = re.compile(r",?\s*(?:and|but|while|then)?\s*(?:also |further )?$")
_CLAUSE_END = re.compile(r"[;\n]|$")
_END = re.compile(r"\s*(?:[.!?;\n]|$)")
_BOUNDARY = re.compile(r"(?:[.!?;\n]\s+|[,:]\s+|\s[–—-]\s|^|\b(?:and|but|while|as|that|which|after|although|though) )")
_RELATIVE = re.compile(r"\b(?:who|which|that) (?:has |had |have )?$")
_SCARE = 3
"""Words that a quotation needs to be a saying of its own."""
_SILENT = frozenset({"document"})
_LONG = 40


def find_sayings(reading: Reading, spans: list[Span]) -> list[Saying]:
    """The sayings in the given sentences, in order."""
    speakers = Speakers(reading)
    found: list[Saying] = []
    for span in spans:
        before = found[-1] if found else None
        found += _Sentence(reading, speakers, span, before).sayings() or _quoted_on(reading, span, before)
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
            mine = any(said <= known for known in words) or bool(own & reading.names(name))
            words |= {said} if mine else set()
        marked.append(saying._replace(own=mine))
    return marked


def _told_once(text: str, sayings: list[Saying]) -> list[Saying]:
    last = {text[s.start : s.end]: s for s in sayings}
    return [s for s in sayings if s.end - s.start < _LONG or last[text[s.start : s.end]] is s]


class _Sentence:
    """One sentence, read for who says what in it."""

    def __init__(self, reading: Reading, speakers: Speakers, span: Span, before: Saying | None) -> None:
        self.reading, self.text, self.span = reading, reading.text, span
        self.speakers, self.before = speakers, before
        self.quotes = [q for q in within(reading.quotations, span[0] - 1, span[1]) if q.end <= span[1] + 1]

    def sayings(self) -> list[Saying]:
        found: list[Saying] = []
        for match in self._verbs():
            if found and found[-1].head[0] <= match.start < found[-1].head[1]:
                continue
            saying = self._saying(match, found)
            if saying is not None and saying.end - saying.start > 2:
                found.append(saying)
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
            if known is None or match.end > known.end:
                chosen[match.start] = match
        return [chosen[start] for start in sorted(chosen)]

    def _saying(self, match: Match, found: list[Saying]) -> Saying | None:
        if match.sense.code == "attribution":
            return self._attributed(match)
        if match.form.shape == "noun" or match.sense.get("nominal") or match.sense.get("carrier"):
            return None
        if _ADJECTIVAL.search(self.text, self.span[0], match.start) and match.form.shape in ("past", "participle"):
            return None
        if match.sense.get("weak") and not _SAYS.match(self.text, match.end, self.span[1]):
            return None
        if match.form.shape == "gerund" or match.sense.get("participle"):
            return self._going_on(match, found)
        if (
            match.form.shape in ("past", "participle")
            and voice_of(self.text, match) == "passive"
            and not self._bare_end(match)
        ):
            return None
        return self._after_quote(match) or self._before_clause(match, found) or self._at_end(match, found)

    # --- shapes -----------------------------------------------------------------------------------

    def _attributed(self, match: Match) -> Saying | None:
        """«According to X, …» and «…, according to X»."""
        stop = self._np_end(match.end)
        speaker = self.speakers.read(match.end, stop)
        if speaker is None:
            return None
        lead = self.text[self.span[0] : match.start].strip(' "“,')
        head = (match.start, stop)
        if not lead or re.fullmatch(r"(?:but|and|meanwhile|separately|however),?", lead):
            start, end = self._skip(stop), self.span[1]
        else:
            start, end = self._clause_start(match.start), len(self.text[: match.start].rstrip(" ,"))
        return self._made(match, speaker, start, end, head)

    def _after_quote(self, match: Match) -> Saying | None:
        """«"…," said X» and «"…," X said»."""
        quote = next((q for q in reversed(self.quotes) if q.end <= match.start), None)
        if quote is None or quote.end - quote.start < 8:
            return None
        between = self.text[quote.end + 1 : match.start]
        if not between.strip(" ,"):
            stop = self._np_end(match.end)
            speaker = self.speakers.read(match.end, stop)
            head = (match.start, stop)
        elif re.search(r"[.;]", between) or len(between) > 160 or not self._ends_quote(quote.end):
            return None
        else:
            speaker = self.speakers.read(quote.end + 1, match.start)
            head = (quote.end + 1, match.end)
            speaker, head = self._told(match, speaker, head) if speaker else (None, head)
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
        speaker, head_start = self._subject(match)
        if speaker is None and _AGAIN.search(self.text, self.span[0], match.start):
            speaker = found[-1].speaker if found else self.speakers.leading(self.span[0], match.start)
            head_start = match.start
        if speaker is None:
            return None
        speaker, head = self._told(match, speaker, (head_start, match.end))
        start = self._skip(head[1])
        if start >= self.span[1] - 2 or _END.match(self.text, head[1]):
            return None
        opening = _OPENING.match(self.text, start, self.span[1]) or _OPENING.match(self.text, head[1], self.span[1])
        quote = next((q for q in self.quotes if opening and q.start == opening.end()), None)
        if quote is not None and self.text[quote.end + 1 : quote.end + 2] in ("", ".", "\n", " ", ",", ";"):
            rest = self.text[quote.end + 1 : self.span[1]].strip(" .,;\n")
            if not rest or self._ends_quote(quote.end):
                return self._made(match, speaker, quote.start, self._quote_end(quote.end), head, direct=True)
        return self._made(match, speaker, start, self.span[1], head)

    def _at_end(self, match: Match, found: list[Saying]) -> Saying | None:
        """«…, X said.»: the words stand before."""
        speaker, head_start = self._subject(match)
        if speaker is None or head_start - self.span[0] < 12:
            return None
        speaker, head = self._told(match, speaker, (head_start, match.end))
        start = self._clause_start(head_start)
        return self._made(match, speaker, start, len(self.text[:head_start].rstrip(" ,")), head)

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
        start = self._skip(match.end)
        return self._made(match, speaker, start, self.span[1], (match.start, match.end))

    def _lone_subject(self, match: Match) -> Speaker | None:
        return None

    # --- the words around a verb ------------------------------------------------------------------

    def _subject(self, match: Match) -> tuple[Speaker | None, int]:
        """The speaker right before a verb, and where the words that name it begin."""
        floor = max([self.span[0], *(q.end + 1 for q in self.quotes if q.end < match.start)])
        segment = self.text[floor : match.start]
        cuts = [floor + b.end() for b in _BOUNDARY.finditer(segment)] or [floor]
        if floor not in cuts:
            cuts.insert(0, floor)
        if segment.rstrip().endswith(","):
            for cut in cuts:
                speaker = self.speakers.read(cut, match.start, remember=False)
                if speaker is not None and (speaker.name and speaker.role):
                    return self.speakers.read(cut, match.start), cut
        for cut in reversed(cuts):
            if not self.text[cut : match.start].strip(" ,"):
                continue
            speaker = self._carried(cut, match.start) or self.speakers.read(cut, match.start)
            if speaker is not None:
                return self._widened(speaker, cut, cuts, match.start)
            if len(self.text[cut : match.start]) > 120:
                break
        return None, match.start

    def _carried(self, start: int, end: int) -> Speaker | None:
        """«State news agency X, quoting a military source, said»: the speaker is the one who is quoted."""
        found = _CARRYING.match(self.text[start:end])
        if found is None:
            return None
        speaker = self.speakers.read(start + found.start("who"), start + found.end("who"))
        via = self.speakers.carrier(start, start + found.end("carrier"), anywhere=True)
        return speaker._replace(via=via) if speaker else None

    def _widened(self, speaker: Speaker, cut: int, cuts: list[int], end: int) -> tuple[Speaker, int]:
        """«Omar Haddad, the head of X, said»: the name stands before the apposition that was read first."""
        for earlier in reversed([c for c in cuts if c < cut][-3:]):
            if self.text[cut - 2 : cut] != ", ":
                break
            wider = self.speakers.read(earlier, end, remember=False)
            if wider is not None and wider.name and wider.role and not (speaker.name and speaker.role):
                self.speakers.read(earlier, end)
                return wider, earlier
        return speaker, cut

    def _np_end(self, start: int) -> int:
        """Where the noun phrase of a speaker after a verb ends: at a stop, a quotation, a verb."""
        limit = min([self.span[1], *(q.start - 1 for q in self.quotes if q.start > start)])
        end = limit
        for stop in re.finditer(
            r"[.;:\n](?=\s|$)|,? (?:who said|said|told|adding|which|that|as|when|after|while|but)\b|, (?=and |\w+ing )",
            self.text[start:limit],
        ):
            end = start + stop.start()
            break
        comma = [start + i for i, c in enumerate(self.text[start:end]) if c == ","]
        for at in comma:
            after = self.text[at + 1 : end].strip()
            if (
                not re.match(r"(?:an? |the |head|director|chief|spokes|\d{1,2}\b|its |one of|who )", after)
                and not self.reading.quote(at + 2, at + 3).isupper()
            ):
                return at
            if not self.reading.of("roles"):
                return at
        return end

    def _told(self, match: Match, speaker: Speaker, head: Span) -> tuple[Speaker, Span]:
        """«told AFP», «said in a statement on Telegram»: who carried it, and where the words that bring it end."""
        end = head[1] if head[1] > match.end else match.end
        if audience := _AUDIENCE.match(self.text, end, self.span[1]):
            end = audience.end()
        elif (lead := _TOLD.match(self.text, end, self.span[1])) and self.text[match.start : match.end].startswith(
            ("tell", "told", "spoke")
        ):
            for outlet in within(self.reading.of("outlets"), lead.end(), lead.end() + 12):
                if not outlet.sense.get("means"):
                    speaker = speaker._replace(via=self.reading.quote(outlet.start, outlet.end))
                    end = outlet.end
                    break
        for _ in range(3):
            setting = _SETTING.match(self.text, end, self.span[1])
            if setting is None:
                break
            platform = [
                m for m in within(self.reading.of("outlets"), *setting.span()) if m.sense.get("kind") == "platform"
            ]
            if platform and not speaker.via:
                speaker = speaker._replace(via=self.reading.quote(platform[0].start, platform[0].end), platform=True)
            elif not platform and not (
                within(self.reading.dates, *setting.span())
                or re.search(
                    r"statement|report|post|interview|briefing|conference|message|letter|tweet|comment|speech|remarks|"
                    r"telephone|phone|video",
                    setting[0],
                )
            ):
                break
            end = setting.end()
        return speaker, (head[0], end)

    def _skip(self, position: int) -> int:
        that = re.compile(r"[\s,:]*(?:that\b\s*)?").match(self.text, position, self.span[1])
        return that.end() if that else position

    def _clause_start(self, end: int) -> int:
        """Where the words before an attribution begin: with the sentence, or after a semicolon."""
        start = max(self.span[0], self.text.rfind(";", self.span[0], end) + 1)
        while start < end and self.text[start] in ' "“•-–*':
            start += 1
        return start

    # --- what is made -----------------------------------------------------------------------------

    def _made(self, match: Match, speaker: Speaker, start: int, end: int, head: Span, direct: bool = False) -> Saying:
        while end > start and self.text[end - 1] in " .,;\n":
            end -= 1
        if not direct:
            whole = next((q for q in self.quotes if q.start <= start + 1 and q.end >= end - 1 and q.start < end), None)
            if whole is not None:
                start, end, direct = whole.start, self._quote_end(whole.end), True
        code = match.sense.code
        return Saying(start, end, speaker, direct, code in _SILENT, code == "deny", code == "threaten", head, (match,))

    def _is_apart(self, saying: Saying) -> bool:
        """Whether a saying stands beside the one before it, and is not told in it («said it had verified …»)."""
        before = self.text[self.span[0] : saying.head[0]]
        return bool(re.search(r"(?:[,;:]|\b(?:and|but|while|whereas)) ?$", before))

    def _cut(self, found: list[Saying]) -> list[Saying]:
        """End each saying where the words that bring the next one begin."""
        kept: list[Saying] = []
        for saying in found:
            later = [s.head[0] for s in found if saying.start < s.head[0] < saying.end and self._is_apart(s)]
            if later and not saying.direct:
                cut = self.text[: min(later)].rstrip(" ,")
                cut = re.sub(r"[\s,]+(?:and|but|while)$", "", cut)
                saying = saying._replace(end=max(saying.start + 1, len(cut)))
            kept.append(saying)
        return kept
