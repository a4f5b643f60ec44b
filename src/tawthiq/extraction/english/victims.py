"""People named as harmed: the name as written, the outcome, age and sex where words say them.

A name is a victim's where a verb of harm follows it («Omar Haddad, 34, a teacher, was killed») or takes it («killed
the driver, Omar Haddad»), where it explains a number («two brothers, X and Y»), stands in a list under a toll («The
victims were named as …»), or is joined to a victim's. Speakers, doers and the names of things are none.
"""

import re
from dataclasses import dataclass

from tawthiq.extraction.acts import Act
from tawthiq.extraction.english.governing import governors
from tawthiq.extraction.english.names import NameReader, Person
from tawthiq.extraction.english.voice import is_verb, voice_of
from tawthiq.extraction.explaining import of_victim
from tawthiq.extraction.people import People
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.extraction.said import Span
from tawthiq.extraction.tolls import Tolls
from tawthiq.language.lexicon import Match
from tawthiq.model.record import Rule, Victim

_HEADING = re.compile(
    r"\b(?:victims?|names?|dead|killed|martyrs?|fatalities|deceased|casualties|wounded|injured|detain\w+|"
    r"missing)\b[^.\n]{0,70}"
    r"(?::|\b(?:named|identified)(?: \w+){0,3} as)\s*$"
)
_NAMED_AS = re.compile(
    r"\b(?:identified|named)(?: (?:him|her|them|the (?:\w+ )?(?:victims?|dead|man|woman|child|boy|girl|"
    r"driver)|one \w+))?(?: \w+){0,2}? as (?:\d+-year-old )?$"
)
_AMONG = re.compile(
    r"\b(?:among (?:them|those|the \w+)(?: killed| who died| held| detained| arrested| abducted| wounded| injured|"
    r" missing| released| freed)?|those killed|the dead|(?:dead|victims|"
    r"casualties) includ(?:ed?|es)|including)"
    r"(?: (?:was|were|are|is))?(?: also)? (?:[\w-]+ )?$"
)
_BODY_OF = re.compile(r"\b(?:body|bodies|remains|corpses?) of (?:the )?$")
_TO_VERB = re.compile(
    r"[,\s)]*(?:who |among those |among the |and |has |have |had |was |were |is |also |both |later |all |"
    r"been |reportedly |then |"
    r"only |\w+ly ){0,5}$"
)
_TO_NAME = re.compile(
    r"\s*(?:\d+[- ]years?[- ]old |of |to |the |a |an |at least |one |two |both |dead |local |also |its |"
    r"his |her |their )*$"
)
_JOIN = re.compile(
    r"\s*(?:,|;|\band|\+|&|, and|as well as|along with|together with|,? with)\s*(?:(?:his|her|their|the|"
    r"an?) (?:[\w'’-]+ ){1,4})?$"
)
_EXPLAINS = re.compile(r"[^.;\n]{0,60}?(?:,|:|–|—|-|\()\s*(?:named |identified as |including |among them |both )*$")
_BEFORE_DEATH = frozenset({"detained", "abducted", "missing", "injured"})
_HEAD = 220


@dataclass(slots=True)
class _Named:
    """One person named as harmed; `counted` is the phrase that counts the person, `listed` one of a list."""

    person: Person
    outcome: str
    rule: str
    governor: Match | None = None
    counted: People | None = None
    listed: bool = False


class Names:
    """Finds the victims of one document, after its tolls."""

    def __init__(self, reading: Reading, spans: list[Span], tolls: Tolls, place_of: dict[str, str]) -> None:
        self.reading, self.text = reading, reading.text
        self.tolls, self.place_of = tolls, place_of
        self._heads = [s.head for s in tolls.sayings if s.head[1] - s.head[0] < _HEAD]
        self._reader = NameReader(reading)
        self.named = self._find(spans)

    def _find(self, spans: list[Span]) -> list[_Named]:
        found: list[_Named] = []
        heading: tuple[str, Match | None, int] | None = None
        for span in spans:
            words = self.text[span[0] : span[1]]
            if not re.search(r"[a-z]", words):
                continue
            if heading and not (self._is_item(span, heading[2])):
                heading = None
            here = self._listed(span, heading) if heading else self._sentence(span)
            found += here
            if head := _HEADING.search(words):
                heading = self._of_heading(span, head)
            elif heading and here:
                heading = (heading[0], heading[1], span[1])
        return found

    # --- lists ------------------------------------------------------------------------------------

    def _of_heading(self, span: Span, head: re.Match[str]) -> tuple[str, Match | None, int]:
        words = [m for m in within(self.reading.of("outcomes"), *span) if m.sense.code != "toll"]
        return (str(words[-1].sense.code) if words else "killed", words[-1] if words else None, span[1])

    def _is_item(self, span: Span, end: int) -> bool:
        """Whether a line goes on a list: it starts with a mark, or with a name, right after the line before."""
        if self.text[end : span[0]].count("\n") > 2:
            return False
        names = self._reader.names(span)
        return bool(names) and names[0].lead - span[0] < 14

    def _listed(self, span: Span, heading: tuple[str, Match | None, int]) -> list[_Named]:
        names = self._reader.names(span)
        first = names[0] if names else None
        items = [p for p in names if p is first or re.search(r"[;,]\s*(?:and )?$", self.text[span[0] : p.lead])]
        items = [p for p in items if not any(q.end < p.start < q.tail for q in names)]
        return [_Named(p, heading[0], "victim/listed", heading[1], listed=True) for p in items]

    # --- sentences --------------------------------------------------------------------------------

    def _sentence(self, span: Span) -> list[_Named]:
        if not within(self.reading.of("outcomes"), *span):
            return []
        found: list[_Named] = []
        waiting: list[Person] = []
        words = governors(self.reading, span)
        for person in self._reader.names(span):
            if any(a <= person.start < b for a, b in self._heads):
                continue
            named = (
                self._one_more(person, found)
                or self._after_heading(person, span)
                or self._among(person, span)
                or self._before_verb(person, words)
                or self._beside(person)
                or self._after_word(person, words)
                or self._explaining(person, span)
                or self._joined(person, found)
            )
            if named is None:
                waiting.append(person)
                continue
            if named.rule == "victim/verb-after":
                found += self._before(named, waiting)
            named.counted = named.counted or self._counting(person)
            found.append(named)
            waiting = []
        for person in waiting:
            self.reading.notes.drop("victims", "no_harm", person.start, person.end)
        return found

    def _before(self, named: _Named, waiting: list[Person]) -> list[_Named]:
        """«X, a surgeon, and nurse Y were wounded»: the names that a list joins to the one right before its verb."""
        joined: list[_Named] = []
        first = named.person
        for person in reversed(waiting):
            if not _JOIN.fullmatch(self.text, person.tail, first.lead):
                break
            first = person
            joined.insert(0, _Named(person, named.outcome, named.rule, named.governor, self._counting(person)))
        return joined

    def _counting(self, person: Person) -> People | None:
        """«a 7-year-old girl, X, was killed»: the phrase of one person that the name explains."""
        for phrase in self.tolls.found:
            lone = phrase.value == 1 or (phrase.quantity is not None and phrase.quantity.value == 1)
            if lone and phrase.outcome and phrase.start < person.tail and person.lead <= phrase.end + 2:
                return phrase
        return None

    def _after_heading(self, person: Person, span: Span) -> _Named | None:
        before = self.text[span[0] : person.lead]
        head = _HEADING.search(before) or _NAMED_AS.search(before)
        if head is None:
            return None
        outcome, governor, _ = self._of_heading((span[0], person.lead), head)
        return _Named(person, outcome, "victim/listed", governor, listed=True)

    def _among(self, person: Person, span: Span) -> _Named | None:
        """«Among the dead were journalist X and her brother Y»: a share of a number told before."""
        among = _AMONG.search(self.text, max(span[0], person.lead - 50), person.lead)
        if among is None:
            return None
        told = [p for p in self.tolls.found if p.start < among.start() and p.outcome and p.whole is None]
        harm = within(self.reading.of("outcomes"), *among.span())
        if not harm and (not told or told[-1].start < span[0]):
            return None
        outcome = next(
            (str(m.sense.code) for m in harm if m.sense.code != "toll"), told[-1].outcome if told else "killed"
        )
        return _Named(person, str(outcome), "victim/share", harm[0] if harm else told[-1].governor)

    def _beside(self, person: Person) -> _Named | None:
        """«X and two of his students died»: the name stands in one list with people whom a verb after it harms."""
        for phrase in self.tolls.found:
            late = phrase.governor is not None and phrase.governor.start >= phrase.end
            if late and phrase.whole is None and _JOIN.fullmatch(self.text, person.tail, phrase.start):
                return _Named(person, str(phrase.outcome), "victim/verb-after", phrase.governor)
        return None

    def _before_verb(self, person: Person, words: list[Match]) -> _Named | None:
        """«X, 34, a teacher, was killed»; of one who was arrested and died, the death counts."""
        for verb in [w for w in words if w.start >= person.tail]:
            gap = self.text[person.tail : verb.start]
            state = verb.sense.get("role") in ("verb", "person") or is_verb(verb)
            if len(gap) > 40 or not _TO_VERB.fullmatch(gap):
                break
            if state and voice_of(self.text, verb) != "active":
                return _Named(person, *self._last_told(verb, words), governor=verb)
        return None

    def _last_told(self, verb: Match, words: list[Match]) -> tuple[str, str]:
        """The outcome of a verb, or the death that the same sentence tells of after it, and the rule's name."""
        later = [w for w in words if w.start > verb.end and w.sense.code == "killed" and is_verb(w)]
        dead = verb.sense.code in _BEFORE_DEATH and any(voice_of(self.text, w) == "middle" for w in later)
        return "killed" if dead else str(verb.sense.code), "victim/verb-after"

    def _after_word(self, person: Person, words: list[Match]) -> _Named | None:
        """«killed X», «the death of journalist X», «the body of X»."""
        if _BODY_OF.search(self.text, max(0, person.lead - 24), person.lead):
            return _Named(person, "killed", "victim/governed")
        for word in reversed([w for w in words if w.end <= person.lead]):
            gap = self.text[word.end : person.lead]
            if len(gap) > 30 or word.sense.get("role") in ("tally", "under"):
                break
            active = not is_verb(word) or voice_of(self.text, word) == "active"
            if active and _TO_NAME.fullmatch(gap) and word.sense.code != "toll":
                return _Named(person, str(word.sense.code), "victim/governed", word)
            break
        return None

    def _explaining(self, person: Person, span: Span) -> _Named | None:
        """«two brothers, X and Y», «3 killed: X»: the name says whom a number counts."""
        counted = [p for p in self.tolls.found if span[0] <= p.start < person.start and p.outcome]
        if not counted:
            return None
        last = counted[-1]
        if last.end >= person.start - 1 or last.start <= person.lead < last.end:
            return _Named(person, str(last.outcome), "victim/counted", last.governor, last)
        if _EXPLAINS.fullmatch(self.text, last.end, person.lead) and not within(
            self.reading.of("actors"), last.end, person.lead
        ):
            share = re.search(r"\b(?:including|among them)\s*$", self.text[last.end : person.lead])
            return _Named(person, str(last.outcome), "victim/explained", last.governor, None if share else last)
        return None

    def _one_more(self, person: Person, found: list[_Named]) -> _Named | None:
        """«two journalists, X and Y, were wounded»: a name joined to one whom a number counts."""
        return self._joined(person, found) if found and found[-1].counted is not None else None

    def _joined(self, person: Person, found: list[_Named]) -> _Named | None:
        last = found[-1] if found else None
        starts = (person.lead, person.start)
        if last is None or not any(_JOIN.fullmatch(self.text, last.person.tail, start) for start in starts):
            return None
        return _Named(person, last.outcome, last.rule, last.governor, last.counted, last.listed)

    # --- what is made -----------------------------------------------------------------------------

    def alone(self) -> list[People]:
        """The named whom no phrase of people counts: each a casualty of 1."""
        phrases: list[People] = []
        seen: set[str] = set()
        for named in self.named:
            person = named.person
            key = self.text[person.start : person.end]
            taken = any(p.start < person.tail and person.lead < p.end for p in self.tolls.found)
            if named.listed or named.counted is not None or taken or key in seen:
                continue
            seen.add(key)
            noun = next((m for m in person.nouns if m.sense.lexicon == "people"), None)
            phrase = People(person.lead, person.end, None, noun, value=1, outcome=named.outcome)
            phrase.governor, phrase.group = named.governor, self._group(named, person.age)
            phrases.append(phrase)
        return phrases

    def victims(self) -> list[Victim]:
        """In the order of their words, each person once."""
        made: dict[str, list[_Named]] = {}
        for named in self.named:
            key = self.text[named.person.start : named.person.end]
            known = next(
                (k for k in made if set(key.split()) <= set(k.split()) or set(k.split()) <= set(key.split())), key
            )
            made.setdefault(known, []).append(named)
        return [self._entry(mentions) for mentions in made.values()]

    def _entry(self, mentions: list[_Named]) -> Victim:
        best = max(mentions, key=lambda n: (n.person.words, -n.person.start))
        person = best.person
        age = next((n.person.age for n in mentions if n.person.age is not None), None)
        sex = next((n.person.sex for n in mentions if n.person.sex is not None), None)
        act, event = self._act(best)
        governor = [best.governor] if best.governor else []
        victim = Victim(
            name=self.reading.quote(person.start, person.end),
            evidence=self.reading.evidence(person.lead, person.tail),
            outcome=best.outcome,  # type: ignore[arg-type]
            group=self._group(best, age),  # type: ignore[arg-type]
            age=age,
            sex=sex,
            place=self.place_of.get(event or ""),
            event=event,
            rule=Rule(best.rule, rule_entries([*person.nouns, *governor])),
        )
        if self.reading.notes.asked:
            after = People(person.end, person.tail, None, None)
            fields = of_victim(victim, person, person.nouns, best.governor, after, act)
            self.reading.notes.fill("victims", person.lead, victim.evidence, fields)
        return victim

    def _group(self, named: _Named, age: int | None) -> str:
        codes = [m.sense.code for m in named.person.nouns if m.sense.lexicon == "people" and m.sense.code != "others"]
        group = next((code for code in codes if code != "people"), None)
        if group is None and named.counted is not None:
            group = self.tolls.group_of(named.counted)
        if age is not None and age < 18 and group in (None, "people", "civilians", "family", "men", "women"):
            return "children"
        return group or "people"

    def _act(self, named: _Named) -> tuple[Act | None, str | None]:
        person = named.person
        phrase = named.counted or People(person.start, person.tail, None, None, value=1, outcome=named.outcome)
        act = self.tolls.act_of(phrase)
        return act, self.tolls.ids.get(id(act)) if act else None
