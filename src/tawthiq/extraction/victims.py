"""People named as harmed: the name as written, their age and sex where words say them.

A name is two to five words that no vocabulary knows, after a title or a person («الطفل …»، «الشاب "…"»), after «يدعى» or
«وهم:», or at the head of a line of a list, where the words around tell harm. Sex comes from a word of the text, never from
the name.
"""

import re

from tawthiq.extraction.casualties import People, Tolls
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.language.lexicon import Match
from tawthiq.model.record import Rule, Victim

Span = tuple[int, int]

_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_LIST_ITEM = re.compile(r"(?m)^[^\w\n\"«]*(?:\d{1,3}\s*[-/.)–ـ:]+\s*|[-•▪*–]\s+)")
_CALLED = re.compile(r"(?<!\w)و?(?:يدعي|تدعي|اسمه|اسمها|ويدعي|المدعو|المدعوه|وهم|وهما|وهو|وهي|هم|هما|كل من|كلا من|كل من)(?!\w)[\s:]*")
_NEXT = re.compile(r"[\s،]*(?:و|،)\s*|\s*[)»”\"]*\s*،?\s*و?[«“\"]?\s*")
_NOT_A_NAME = frozenset(
    "في من الي علي عن بعد قبل عند حتي ان كان كانت الذي التي الذين وهو وهي وهم قد لم لن لا ما مع خلال تحت فوق غير كل ذلك هذا هذه تلك "
    "اثر جراء نتيجه بسبب عقب اثناء حيث فيما بينما كما او ثم ايضا البالغ البالغه العمر عام سنه يبلغ تبلغ والذي والتي احد احدي بين اليوم "
    "امس يوم صباح مساء فجر اخر اخري اخرين اخرون وقد منذ لدي ضمن داخل قرب بالقرب متاثرا متاثره برفقه وكان وكانت يعمل تعمل "
    "مواليد ابناء اهالي سكان وذلك عندما لكن بن دون".split()
) - {"بن"}
_FAMILY_WORD = frozenset("عبد ابو ام بن ابن بنت ال ابي حاج".split())


class Names:
    """Finds the victims of one document."""

    def __init__(self, reading: Reading, spans: list[Span], tolls: Tolls, place_of: dict[str, str]) -> None:
        self.reading, self.text = reading, reading.text
        self.spans, self.tolls, self.place_of = spans, tolls, place_of
        self.found: list[Victim] = []
        self.taken: list[Span] = []
        self.known: dict[int, list[Match]] = {}
        for match in reading.matches:
            self.known.setdefault(match.first, []).append(match)

    def victims(self) -> list[Victim]:
        """In the order of their words, each name once."""
        for span in self.spans:
            self._titled(span)
            self._called(span)
            self._listed(span)
        unique: dict[str, Victim] = {}
        for victim in sorted(self.found, key=lambda v: v.evidence.start):
            unique.setdefault(victim.name, victim)
        return list(unique.values())

    def _toll(self, position: int) -> People | None:
        """The phrase of people that a name belongs to: the nearest of its sentence, else the last before."""
        sentence = self.reading.sentences.around(position)
        here = [p for p in self.tolls.found if sentence[0] <= p.start < sentence[1] and p.outcome]
        if here:
            return min(here, key=lambda p: min(abs(p.start - position), abs(p.end - position)))
        return None

    def _titled(self, span: Span) -> None:
        for noun in sorted([*within(self.reading.of("people"), *span), *within(self.reading.of("roles"), *span)], key=lambda m: m.start):
            if noun.sense.lexicon == "roles" and noun.sense.code != "title":
                continue
            if noun.form.number in ("plural",) or noun.sense.code == "others":
                continue
            start = noun.end
            while self.text[start : start + 1] and self.text[start] in " \"«“:(،":
                if self.text[start] in "،" and noun.form.number != "dual" and not noun.form.possessed:
                    break
                start += 1
            self._names_from(start, span, noun)

    def _called(self, span: Span) -> None:
        for cue in _CALLED.finditer(self.text, *span):
            start = cue.end()
            while self.text[start : start + 1] and self.text[start] in " \"«“:(":
                start += 1
            self._names_from(start, span, None)

    def _listed(self, span: Span) -> None:
        if item := _LIST_ITEM.match(self.text, self.text.rfind("\n", 0, span[0]) + 1):
            if item.end() >= span[0] - 1:
                toll = self._toll_before(span[0])
                if toll:
                    start = max(item.end(), span[0])
                    self._names_from(start, span, None, toll)

    def _toll_before(self, position: int) -> People | None:
        before = [p for p in self.tolls.found if p.start < position and p.outcome]
        if before and self.text.count("\n", before[-1].end, position) < 25:
            lead = [p for p in before if p.whole is None and p.quantity is not None]
            return (lead or before)[-1]
        return None

    def _names_from(self, start: int, span: Span, noun: Match | None, toll: People | None = None) -> None:
        toll = toll or self._toll(start)
        if toll is None:
            return
        first = True
        while (name := self._name(start, span[1])) is not None:
            end, words = name
            if words < 2 or any(a < end and start < b for a, b in self.taken):
                return
            if not first and noun is not None and noun.form.number == "singular" and words < 2:
                return
            self.taken.append((start, end))
            tail = self._age(end)
            self._add(start, end, tail, noun if first or (noun and noun.form.number == "dual") else None, toll)
            first = False
            end = max(end, tail[1])
            if noun is not None and noun.form.number == "singular" and noun.sense.lexicon != "roles":
                return
            onward = re.compile(r"[\s)»”\"]*(?:،\s*و?|\s+و)[\s«“\"]*").match(self.text, end)
            if not onward or onward.end() >= span[1]:
                return
            start = onward.end()

    def _name(self, start: int, limit: int) -> tuple[int, int] | None:
        """Where a name that begins at `start` ends, and how many words it has."""
        position, words, end = start, 0, start
        while words < 6 and (word := _WORD.match(self.text, position)) and word.end() <= limit:
            if word[0] in _NOT_A_NAME or (words == 0 and word[0].startswith("ال")):
                break
            if word[0] not in _FAMILY_WORD and self._is_known(word.start(), word.end(), words):
                break
            words, end = words + 1, word.end()
            if self.text[end : end + 1] != " ":
                break
            position = end + 1
        return (end, words) if words else None

    def _is_known(self, start: int, end: int, words: int) -> bool:
        for match in self.known.get(start, ()):
            lexicon = match.sense.lexicon
            if lexicon in ("names", "calendar", "numerals"):
                continue
            if lexicon == "places" and words > 0:
                continue
            if lexicon in ("people", "roles", "outcomes") and words > 0 and not match.definite and match.prefix == "" and match.end == end and match.form.number == "singular" and len(self.text[start:end]) < 6:
                continue
            return True
        return False

    def _age(self, end: int) -> tuple[int | None, int]:
        for quantity in within(self.reading.quantities, end, end + 26):
            if quantity.kind == "age" and not re.search(r"[\n.]", self.text[end : quantity.start]):
                close = re.compile(r"[\s\w]{0,14}[)]?").match(self.text, quantity.end)
                return quantity.value, close.end() if close and self.text[close.end() - 1 : close.end()] == ")" else quantity.end
        return None, end

    def _add(self, start: int, end: int, tail: tuple[int | None, int], noun: Match | None, toll: People) -> None:
        outcome = toll.outcome
        if outcome is None or outcome in ("besieged", "trapped") and noun is None:
            return
        age, last = tail
        sex = None
        group = "people"
        if noun is not None:
            sex = noun.sense.get("sex") or noun.form.gender or None
            group = noun.sense.code if noun.sense.lexicon == "people" else noun.sense.get("group", "people")
        if group == "people":
            inherited = self.tolls._group(toll)
            group = inherited if inherited in ("children", "civilians", "combatants", "medical_workers", "journalists", "family") and noun is None else group
        event = toll.entry.event if toll.entry else None
        begin = noun.start - (2 if noun.definite else 0) if noun is not None else start
        self.found.append(
            Victim(
                name=self.reading.quote(start, end), evidence=self.reading.evidence(begin, max(end, last)), outcome=outcome,  # type: ignore[arg-type]
                group=group, age=age, sex=sex, place=self.place_of.get(event or ""), event=event,  # type: ignore[arg-type]
                rule=Rule("victim/named", rule_entries([noun] if noun else [])),
            )
        )
