"""Who speaks: a noun phrase beside a verb of saying, taken apart into name, role and carrier.

«Omar Haddad, a spokesman for the ministry», «health ministry spokesman Omar Haddad», «a medical source», «the Syrian
Observatory for Human Rights», «he». Refuses noun phrases that are nobody who speaks, and names that the words do not
give.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Span, Speaker

_ARTICLE = re.compile(r"(?:the|an?|one(?! of)|another|its|their|his|her|our)\s+(?=\S)")
_PRONOUN = re.compile(r"(?:he|she|they|it|who|which)$")
_HAS_VERB = re.compile(r"\b(?:had|has|have|was|were|is|are|did|does|would|will)\b")
_NOBODY = re.compile(r"(?:i|we|you|the|there|this|that|these|those|what|nobody|no one|some|others|many|most|all)$")
_LEADING = re.compile(
    r"(?:[\s\"“”'’,;:–—-]|(?:but|and|while|as|however|meanwhile|separately|also|yet|so|"
    r"in (?:response|retaliation|turn)|for (?:his|her|its) part),?\s)+"
)
_TRAILING = re.compile(
    r"(?:[\s,]|\b(?:has|have|had|also|later|then|earlier|reportedly|further|again|however|meanwhile|"
    r"previously|repeatedly|publicly|officially|strongly|immediately|formally|initially|consistently|"
    r"categorically|on|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|in turn|for (?:his|her|its) part)\b)+$"
)
_WORD = re.compile(r"[\w'’.&-]+")
_LINK = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "um",
        "umm",
        "von",
        "van",
        "de",
        "of",
        "for",
        "the",
        "and",
        "abdel",
        "abdul",
    }
)
_OF_NAMES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "um", "umm", "von", "van", "de", "der", "da", "abdel", "abdul"}
)
_SPOKE_TO = re.compile(
    r"\b(?:who (?:spoke|told|talked) to|speaking to|told|in an interview with|contacted by|reached by|"
    r"interviewed by|quoted by|cited by|in comments to|in a statement to|in remarks to)\s+(?:the )?"
)
_WRITING = re.compile(r",? (?:writing|posting|speaking|post(?:ed)?) (?:on|in|via) (?:his |her |its |their |the )?")
ANONYMOUS = re.compile(
    r",? (?:who |speaking |requesting )?(?:(?:asked|requested|declined|wished|spoke|speaking|insist\w*|"
    r"citing) )?(?:not )?"
    r"(?:to be )?(?:on )?(?:the )?(?:condition of anonymity|anonymity|named|identified|quoted)\b.*$"
)
_OF = re.compile(r" (?:of|for|in|on|at)\b|$")
_SOME = re.compile(r"(?:an?|one|another|some) ")
_BODY_NAME = re.compile(
    r"\b(?:international|tv|watch|network|press|news|foundation|radio|times|post|council|committee|centre|center|"
    r"observatory|office|agency|association|union|alliance|party)$"
)
_WHEN = re.compile(r"(?:since|during|in|on|over|throughout|between) [^,;]{3,50}? (?=the |its )")
_KIND = re.compile(r"(?: |^)(?:monitor|group|watchdog|charity|organi[sz]ation|network|website|hospital|clinic)$")
"""A common noun that says what kind of body speaks, without naming it."""
_HIDDEN = re.compile(r"anonymity|named|identified|quoted")
_LONGEST, _TAIL = 400, 90
_AGE = re.compile(r"\d{1,2}$")


class Named(NamedTuple):
    """A speaker in the words of a span."""

    speaker: Speaker
    span: Span


class Speakers:
    """Reads the speakers of one document; remembers the last for «he said»."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.last: Speaker | None = None
        self.known: dict[str, Speaker] = {}

    def read(self, start: int, end: int, remember: bool = True) -> Speaker | None:
        """The speaker whom the words [start, end) name; None where they name nobody who speaks."""
        if end - start > _LONGEST:
            return None
        start, end = self._trimmed(start, end)
        if start >= end or end - start > 220:
            return None
        via, end = self._carrier_within(start, end)
        words = self.text[start:end]
        if _PRONOUN.match(words):
            return self._with(self.last, via) if self.last else None
        if _NOBODY.match(words) or _HAS_VERB.search(words.split(",")[0]) or self._tells(start, end):
            return None
        parts = self._parts(start, end)
        speaker = self._of_parts(parts)
        if speaker is None:
            return None
        speaker = self._with(speaker, via) if via else speaker
        if remember:
            self._remember(speaker)
        return speaker

    def introduce(self, start: int, end: int) -> None:
        """Remember the person whom a sentence begins with as its subject, for «he said» after it."""
        first = self._parts(start, min(end, start + 160))[:2]
        if first and (name := self._person(*first[0])) and " " in name:
            role = self._bare(*first[1]) if len(first) > 1 and _ARTICLE.match(self.text, first[1][0]) else None
            self._remember(Speaker(name, role))

    def leading(self, start: int, end: int) -> Speaker | None:
        """The body that a sentence begins with, as its subject."""
        start = self._after_article(*self._trimmed(start, end))
        for match in within(self.reading.of("outlets", "actors"), start, start + 2):
            return self.read(start, match.end)
        return None

    def _tells(self, start: int, end: int) -> bool:
        """Whether the words tell an act or a toll, so that they are no noun phrase of a speaker."""
        told = within(self.reading.of("events", "outcomes"), start, end)
        return any(m.form.shape in ("past", "present", "participle", "gerund") for m in told) and end - start > 40

    def _remember(self, speaker: Speaker) -> None:
        if speaker.name:
            surname = speaker.name.split()[-1].lower()
            known = self.known.get(surname)
            if known is None or speaker.role:
                self.known[surname] = speaker
        self.last = speaker

    @staticmethod
    def _with(speaker: Speaker | None, via: str | None) -> Speaker:
        return (speaker or Speaker())._replace(via=via)

    def _trimmed(self, start: int, end: int) -> Span:
        if lead := _LEADING.match(self.text, start, end):
            start = lead.end()
        when = _WHEN.match(self.text, start, end)
        start = when.end() if when and within(self.reading.dates, *when.span()) else start
        trail = _TRAILING.search(self.text, max(start, end - _TAIL), end)
        end = trail.start() if trail and trail.end() == end else end
        hidden = _HIDDEN.search(self.text, start, end)
        anonymous = ANONYMOUS.search(self.text, start, end) if hidden else None
        return start, anonymous.start() if anonymous else end

    def _carrier_within(self, start: int, end: int) -> tuple[str | None, int]:
        """«a relative who spoke to X», «a resident, writing on X»: the carrier, and where the speaker's words end."""
        told = _SPOKE_TO.search(self.text, start, end)
        if told and told.start() > start and (via := self.carrier(told.end(), end) or self.capitals(told.end(), end)):
            return via, len(self.text[: told.start()].rstrip(" ,"))
        on = _WRITING.search(self.text, start, end)
        if on and on.start() > start and (via := self.carrier(on.end(), end)):
            return via, len(self.text[: on.start()].rstrip(" ,"))
        return None, end

    def capitals(self, start: int, end: int) -> str | None:
        """The capitalised words at `start`, as written: the name of an outlet that no vocabulary knows."""
        last = start
        for word in _WORD.finditer(self.text, start, end):
            if not self.reading.quote(*word.span())[0].isupper() or self.text[last : word.start()].strip():
                break
            last = word.end()
        return self.reading.quote(start, last) if last > start else None

    def carrier(self, start: int, end: int, anywhere: bool = False) -> str | None:
        """The outlet or platform whose name begins at `start`, or stands `anywhere` in the words, as written."""
        found = self.outlet(start, end, anywhere)
        return self.reading.quote(*found) if found else None

    def outlet(self, start: int, end: int, anywhere: bool = False) -> Span | None:
        """The words that name an outlet, with a name before the vocabulary's («the Marsad news agency»)."""
        first = start
        if article := _ARTICLE.match(self.text, start, end):
            start = article.end()
        for match in within(self.reading.of("outlets"), first, end if anywhere else min(end, start + 30)):
            if match.sense.get("means"):
                return None
            if anywhere or not re.search(r"[.,;:]", self.text[start : match.start]):
                return (max(match.start, start) if anywhere or not match.sense.get("head") else start), match.end
        return None

    # --- a noun phrase and what stands in apposition ----------------------------------------------

    def _parts(self, start: int, end: int) -> list[Span]:
        """The phrase and its appositions, parted by commas."""
        parts: list[Span] = []
        at = start
        for piece in self.text[start:end].split(","):
            first = at + len(piece) - len(piece.lstrip())
            last = at + len(piece.rstrip())
            if last > first:
                parts.append((first, last))
            at += len(piece) + 1
        return parts

    def _of_parts(self, parts: list[Span]) -> Speaker | None:
        if not parts:
            return None
        first = self._plain(*parts[0])
        if first is None:
            return None
        rest = [p for p in parts[1:] if not _AGE.fullmatch(self.text[p[0] : p[1]])]
        if first.name and not first.role and rest and self._says_role(*rest[0]):
            end = rest[0][1]
            return first._replace(role=self._bare(rest[0][0], end))
        if first.role and not first.name and rest and (name := self._person(*rest[0])):
            return first._replace(name=name)
        return first

    def _says_role(self, start: int, end: int) -> bool:
        words = self.text[start:end]
        return bool(_ARTICLE.match(words) or within(self.reading.of("roles", "people"), start, end))

    def _plain(self, start: int, end: int) -> Speaker | None:
        """One noun phrase: a body, a role with a name or without, a name."""
        bare = self._after_article(start, end)
        some = _SOME.match(self.text, start, end)
        if outlet := next((m for m in within(self.reading.of("outlets"), start, bare + 1) if m.end >= end - 3), None):
            return Speaker(self.reading.quote(bare, end)) if not outlet.sense.get("means") else None
        person = self._name_at_end(bare, end)
        heads = [m for m in within(self.reading.of("roles"), bare, end) if m.sense.code != "title"]
        titles = [m for m in within(self.reading.of("roles"), bare, end) if m.sense.code == "title"]
        if person is not None and person > bare:
            if _BODY_NAME.search(self.text, person, end) and self.reading.quote(bare, bare + 1).isupper():
                return Speaker(self.reading.quote(bare, end))
            lead = self.text[bare:person].strip()
            kin = within(self.reading.of("people"), bare, person)
            if (
                heads
                or titles
                or kin
                or any(m.sense.get("speaker") for m in within(self.reading.of("actors"), bare, person))
            ):
                role = None if titles and not heads and lead.count(" ") == 0 else self._bare(bare, person)
                return Speaker(self.reading.quote(person, end), role)
        body = [m for m in within(self.reading.of("actors"), start, end) if m.end > bare]
        if heads and (not body or heads[-1].end >= body[-1].end or heads[0].start < body[0].start):
            return Speaker(None, self._bare(bare, end))
        if body and not within(self.reading.of("people"), body[-1].end, end):
            words = self.reading.quote(bare, end)
            return Speaker(None, words) if some and not words[0].isupper() else Speaker(words)
        if self._is_titled(bare, end) or self._is_body(bare, end):
            words = self.reading.quote(bare, end)
            return Speaker(None, words) if some or _KIND.search(words) else Speaker(words)
        if person == bare:
            name = self.reading.quote(bare, end)
            known = self.known.get(name.split()[-1].lower()) if " " not in name else None
            return known or Speaker(name)
        return Speaker(None, self._bare(bare, end)) if heads else None

    def _is_body(self, start: int, end: int) -> bool:
        """Whether a phrase is a body by its noun: «the counter-terrorism service of the region»."""
        heads = [m for m in within(self.reading.of("reporting"), start, end) if m.sense.code == "body"]
        return (
            bool(heads) and self.text.count(" ", start, end) < 9 and _OF.match(self.text, heads[0].end, end) is not None
        )

    def _is_titled(self, start: int, end: int) -> bool:
        """Whether a phrase is the name of a body by its capitals and its noun: «Al-Noor Hospital», «the Office»."""
        written = self.reading.quote(start, end).split()
        heads = within(self.reading.of("objects", "reporting"), start, end)
        last = [m for m in heads if m.end >= end - 1 and m.form.shape == "noun"]
        return bool(last) and all(w[0].isupper() or w.lower() in _LINK or w[0].isdigit() for w in written)

    def _after_article(self, start: int, end: int) -> int:
        article = _ARTICLE.match(self.text, start, end)
        return article.end() if article else start

    def _bare(self, start: int, end: int) -> str:
        """Words as written, without the article before them."""
        while end > start and not self.text[end - 1].isalnum():
            end -= 1
        return self.reading.quote(self._after_article(start, end), end)

    def _person(self, start: int, end: int) -> str | None:
        start = next(
            (m.end + 1 for m in within(self.reading.of("roles"), start, start + 1) if m.sense.code == "title"), start
        )
        while start < end and not self.text[start].isalnum():
            start += 1
        at = self._name_at_end(start, end)
        return self.reading.quote(at, end) if at == start else None

    def _name_at_end(self, start: int, end: int) -> int | None:
        """Where the capitalised words at the end of a phrase begin, unless they name a body or a place."""
        begin: int | None = None
        for word in reversed(list(_WORD.finditer(self.text, start, end))):
            written = self.reading.quote(word.start(), word.end())
            if not (written[0].isupper() or word[0].split("-")[0] in _OF_NAMES):
                break
            if self._is_other(word.start(), word.end()):
                break
            begin = word.start()
        if begin is None or word[0] in ("he", "she", "it"):
            return None
        return begin

    def _is_other(self, start: int, end: int) -> bool:
        """Whether a word belongs to a role, an actor, an outlet or a place."""
        if any(d.start <= start < d.end for d in within(self.reading.dates, start - 24, end)):
            return True
        near = within(self.reading.of("roles", "actors", "outlets", "objects"), start - 60, end)
        if any(m.start <= start and m.end >= end for m in near):
            return True
        return any(m.start <= start < m.end and m.entries for m in within(self.reading.places, start - 40, end))
