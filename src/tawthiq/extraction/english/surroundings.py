"""The words around a verb of saying: its speaker before or after it, who was told, where its words begin."""

import re

from tawthiq.extraction.english.datelines import dateline_end
from tawthiq.extraction.english.speakers import ANONYMOUS, Speakers
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Span, Speaker
from tawthiq.language.lexicon import Match
from tawthiq.language.sentences import Quotation

_TOLD = re.compile(r"(?: to)?(?= )")
_AUDIENCE = re.compile(
    r"\s+(?:(?:to )?(?:us|me|him|her|them|reporters|journalists|(?:the )?media|the council|a (?:news|"
    r"press) (?:conference|briefing)))\b"
)
_TOLD_SO = re.compile(r" that\b|[,.]")
_SETTING = re.compile(
    r"\s*,?\s*(?:(?:in|on|at|during|via|by|through|late|early|from) (?!which\b|the (?:strike|attack|"
    r"raid))[\w'’ -]{2,60}?(?=,| that\b|:|\.| it | he | she | they |$)"
    r"|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|earlier|"
    r"later)\b(?: (?:morning|evening|night|afternoon))?)"
)
_CARRYING = re.compile(r"^(?P<carrier>.*?),? (?:quoting|citing) (?P<who>.*)$")
_BOUNDARY = re.compile(r"(?:[.!?;\n]\s+|[,:]\s+|\s[–—-]\s|^|\b(?:and|but|while|as|that|which|after|although|though) )")
_NP_STOP = re.compile(
    r"[;:\n](?=\s|$)|\.(?=\s*$)|,? (?:who said|said|told|adding|which|that|as|when|after|while|but)\b|"
    r", (?=and |\w+ing )"
)
_FAR = 400
"""Letters before a verb beyond which none of them names its speaker."""
_BESIDE = 60
_APPOSITION = re.compile(r"(?:an? |the |head|director|chief|spokes|\d{1,2}\b|its |one of|who )")


class Surroundings:
    """One sentence, in which verbs of saying have their speakers."""

    def __init__(self, reading: Reading, speakers: Speakers, span: Span) -> None:
        self.reading, self.text, self.span = reading, reading.text, span
        self.speakers = speakers
        self.quotes: list[Quotation] = [
            q for q in within(reading.quotations, span[0] - 1, span[1]) if q.end <= span[1] + 1
        ]

    def near(self, match: Match) -> int:
        """From where the words right before a match are looked at."""
        return max(self.span[0], match.start - _BESIDE)

    def subject(self, match: Match) -> tuple[Speaker | None, int]:
        """The speaker right before a verb, and where the words that name it begin."""
        floor = max([self.span[0], match.start - _FAR, *(q.end + 1 for q in self.quotes if q.end < match.start)])
        segment = self.text[floor : match.start]
        cuts = [floor + b.end() for b in _BOUNDARY.finditer(segment)] or [floor]
        if floor not in cuts:
            cuts.insert(0, floor)
        if segment.rstrip().endswith(","):
            if carried := self.carried(cuts[0], match.start):
                return carried, cuts[0]
            for cut in cuts:
                speaker = self.speakers.read(cut, match.start, remember=False)
                unnamed = speaker is not None and speaker.role and ANONYMOUS.search(self.text, cut, match.start)
                if speaker is not None and ((speaker.name and speaker.role) or unnamed):
                    return self.speakers.read(cut, match.start), cut
        for cut in reversed(cuts[-8:]):
            if not self.text[cut : match.start].strip(" ,"):
                continue
            speaker = self.speakers.read(cut, match.start)
            if speaker is not None:
                return self.widened(speaker, cut, cuts, match.start)
            if len(self.text[cut : match.start]) > 120:
                break
        return None, match.start

    def carried(self, start: int, end: int) -> Speaker | None:
        """«State news agency X, quoting a military source, said»: the speaker is the one who is quoted."""
        found = _CARRYING.match(self.text[start:end])
        if found is None:
            return None
        speaker = self.speakers.read(start + found.start("who"), start + found.end("who"))
        via = self.speakers.carrier(start, start + found.end("carrier"), anywhere=True)
        return speaker._replace(via=via) if speaker else None

    def widened(self, speaker: Speaker, cut: int, cuts: list[int], end: int) -> tuple[Speaker, int]:
        """«Omar Haddad, the head of X, said»: the name stands before the apposition that was read first."""
        if self.text[:cut].endswith(" and ") and (both := self.both(speaker, cut, cuts, end)):
            return both
        for earlier in reversed([c for c in cuts if c < cut][-3:]):
            if self.text[cut - 2 : cut] != ", ":
                break
            wider = self.speakers.read(earlier, end, remember=False)
            if wider is not None and wider.name and wider.role and not (speaker.name and speaker.role):
                self.speakers.read(earlier, end)
                return wider, earlier
        return speaker, cut

    def both(self, speaker: Speaker, cut: int, cuts: list[int], end: int) -> tuple[Speaker, int] | None:
        """«medics and witnesses said»: two who have no names speak together."""
        earlier = next((c for c in reversed(cuts) if c < cut), None)
        first = self.speakers.read(earlier, cut - 5, remember=False) if earlier is not None else None
        if earlier is None or first is None or first.name or speaker.name or not (first.role and speaker.role):
            return None
        return Speaker(None, f"{first.role} and {speaker.role}", speaker.via), earlier

    def np_end(self, start: int) -> int:
        """Where the noun phrase of a speaker after a verb ends: at a stop, a quotation, a verb."""
        limit = min([self.span[1], *(q.start - 1 for q in self.quotes if q.start > start)])
        stop = _NP_STOP.search(self.text, start, limit)
        end = stop.start() if stop else limit
        for comma in re.finditer(",", self.text[start:end]):
            at = start + comma.start()
            named = self.reading.quote(at + 2, at + 3).isupper()
            if not named and not _APPOSITION.match(self.text[at + 1 : end].strip()):
                return at
        return end

    def told(self, match: Match, speaker: Speaker, head: Span) -> tuple[Speaker, Span]:
        """«told AFP», «said in a statement on Telegram»: who carried it, and where the words that bring it end."""
        end = head[1] if head[1] > match.end else match.end
        if audience := _AUDIENCE.match(self.text, end, self.span[1]):
            end = audience.end()
        elif (lead := _TOLD.match(self.text, end, self.span[1])) and self.text[match.start : match.end].startswith(
            ("tell", "told", "spoke")
        ):
            if outlet := self.speakers.outlet(lead.end() + 1, self.span[1]):
                speaker, end = speaker._replace(via=self.reading.quote(*outlet)), outlet[1]
            else:
                article = re.compile(r" (?:the |an? )?").match(self.text, lead.end())
                at = article.end() if article else lead.end()
                named = self.speakers.capitals(at, self.span[1])
                stop = at + len(named or "")
                if named and _TOLD_SO.match(self.text, stop):
                    speaker, end = speaker._replace(via=named), stop
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

    def skip(self, position: int) -> int:
        that = re.compile(r"[\s,:]*(?:that\b\s*)?").match(self.text, position, self.span[1])
        return that.end() if that else position

    def clause_start(self, end: int) -> int:
        """Where the words before an attribution begin: with the sentence, or after a semicolon."""
        start = max(self.span[0], self.text.rfind(";", self.span[0], end) + 1)
        if start == self.span[0]:
            start = dateline_end(self.reading, self.span)
        while start < end and self.text[start] in ' "“•-–*':
            start += 1
        return start
