"""People named as harmed: the name as written, the outcome, age and sex where words say them.

A name is a victim's where the words beside it say harm (`harm.py`), where it stands in a list under a toll, or where
it is joined to a victim's. Speakers, doers and the names of streets or units are none. Sex comes from a word of the
text, never from the name.
"""

import re
from bisect import bisect_left

from tawthiq.extraction.acts import Act
from tawthiq.extraction.arabic.bearers import age_after, sex_after, sex_of_verb
from tawthiq.extraction.arabic.harm import Harm, Harms
from tawthiq.extraction.arabic.leads import Lead, bound, group_of, noun_before, read_lead, several, sex_of
from tawthiq.extraction.arabic.named import Named
from tawthiq.extraction.arabic.names import Name, NameReader
from tawthiq.extraction.arabic.rolls import past_trade, sex_of_trade, trade_after
from tawthiq.extraction.explaining import of_victim
from tawthiq.extraction.people import People
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.extraction.said import SHORT_HEAD, short_heads
from tawthiq.extraction.tolls import Tolls
from tawthiq.model.record import Rule, Victim

Span = tuple[int, int]

_OPENING = re.compile(r"[\s\"«“”‘(\[:]*")
_ITEM = re.compile(r"[^\w\n\"«(“]*(?:\(?\d{1,3}\s*[-/.)–ـ:،_]+\s*|[-•▪*–·●◾🔴🔹🔻]+\s*)")
_JOIN = re.compile(
    r"[\s)»”\"\]’]*(?:\d{1,2}\s*[-./)ـ]|،\s*(?:و|ثم )?|و|ثم |/\s*و|\+|(?:ب?ال)?اضافه الي |الي جانب |فضلا عن |برفقه )?"
    r"[\s«“”\"(‘]*"
)
_ASIDE = re.compile(
    r"\([^()\n]{0,60}\)|[^،.؛:\n()]{1,60}(?=،)|(?:من|في|وهو|وهي|البالغ|البالغه|المعروف|الملقب) [^،.؛:\n]{0,45}(?= و)"
)
_ELDERLY = 65
_CLOSING = tuple('»”"’')
_STRONG_CUES = re.compile(r"يدع|تدع|اسم|يسم|تسم|كل|هم|هن|هما")
_WHOLE = re.compile(r"\s?[»”\"’،)]| و")
_CUES = re.compile(r"(?<!\w)و?(?:يدعي|تدعي|اسمه|اسمها|كل من|هما|هم|هو|هي|بينهم)(?!\w)")
_WHOSE = re.compile(r"(?<!\w)(?:تعود|عايده|(?:تبين|اتضح) ان\w+)\s+لل?")
"""«جثة تعود لـ …»: whose the body is."""
_NEAR = 30
_RANK = {"killed": 2, "released": 1}
"""Which of several things told of one person holds: the last that can have happened."""


class Names:
    """Finds the victims of one document, after its tolls: `tolls.found` must be there, `tolls.entries()` need not."""

    def __init__(self, reading: Reading, spans: list[Span], tolls: Tolls, place_of: dict[str, str]) -> None:
        self.reading, self.text = reading, reading.text
        self.spans, self.tolls, self.place_of = spans, tolls, place_of
        self.reader = NameReader(reading)
        self._heads = sorted(short_heads(tolls.sayings))
        self.harms = Harms(reading, tolls, self.reader)
        self.named = self._find()

    # --- what others ask for ------------------------------------------------------------------------------

    def _find(self) -> list[Named]:
        """Every mention of a victim by name, in order."""
        found: list[Named] = []
        if not self.tolls.found and not self.reading.of("outcomes"):
            return found
        listed = self._lists()
        starts = [n.name.start for n in listed]
        for span in self.spans:
            if bisect_left(starts, span[0]) == bisect_left(starts, span[1]):
                found += self._sentence(span)
        found += listed
        return sorted(found, key=lambda n: n.name.start)

    def victims(self) -> list[Victim]:
        """In the order of their words, each person once; what a later mention adds is kept."""
        told: dict[str, list[list[Named]]] = {}
        order: list[list[Named]] = []
        for named in self.named:
            first, *rest = self._words(named)
            alike = told.setdefault(first, [])
            same = next((m for m in alike if _subset(rest, self._words(m[0])[1:])), None)
            if same is None:
                same = []
                alike.append(same)
                order.append(same)
            same.append(named)
        return [self._entry(mentions) for mentions in order]

    def _words(self, named: Named) -> list[str]:
        return self.text[named.name.start : named.name.end].split()

    def alone(self) -> list[People]:
        """The named who are told of alone or as a share, whom no phrase of people counts: each a casualty of 1.

        Each comes as the phrase that `Tolls` would have found, with its outcome, its governor and its whole. Two who
        share a dual («القياديين فلان وفلان») come as that dual.
        """
        phrases: list[People] = []
        seen: set[str] = set()
        for named in self.named:
            key = self.text[named.name.start : named.name.end]
            if named.listed or named.counted is not None or named.rule == "victim/apposition" or key in seen:
                continue
            seen.add(key)
            noun = next((m for m in named.nouns if m.sense.lexicon == "people"), None)
            start, end, value = named.start, named.end, 1
            lead = named.lead.noun
            if lead is not None and (several(lead, self.text) or named.lead.cue):
                start, end = lead.start - (2 if lead.definite else 0), lead.end
                value = 2 if several(lead, self.text) else 1
            if any(p.end > start for p in self.harms.phrases((max(0, start - 60), end))):
                continue
            phrase = People(start, end, None, noun, value=value, outcome=named.outcome)
            phrase.governor, phrase.whole = named.governor, named.whole
            phrases.append(phrase)
        return phrases

    # --- sentences ------------------------------------------------------------------------------

    def _sentence(self, span: Span) -> list[Named]:
        found: list[Named] = []
        cursor = span[0]
        for start in self._starts(span):
            if start < cursor:
                continue
            named = self._at(start, span, found)
            while named is not None:
                found.append(named)
                cursor = named.end
                named = self._next(named, span)
        return found

    def _starts(self, span: Span) -> list[int]:
        """Where a name may begin: at a given name, after a noun of a person, a cue, a word of an outcome."""
        known = self.reader.starts
        starts = set(known[bisect_left(known, span[0]) : bisect_left(known, span[1])])
        ends = [m.end for m in within(self.reading.of("people", "roles", "outcomes"), *span)]
        ends += [m.end() for m in _CUES.finditer(self.text, *span)]
        starts.update(m.end() for m in _WHOSE.finditer(self.text, *span))
        for end in ends:
            opening = _OPENING.match(self.text, end, span[1])
            if opening and opening.end() > end:
                starts.add(opening.end())
        return sorted(starts)

    def _at(self, start: int, span: Span, found: list[Named]) -> Named | None:
        name = self.reader.read(start, span[1])
        if name is None:
            return None
        lead = read_lead(self.reading, start, found[-1].end if found else span[0])
        if self._speaks(start):
            harm = self.harms.apposition(name, span) if name.opens or lead.quoted else None
        elif name.given and _WHOSE.search(self.text, max(span[0], lead.start - _NEAR), lead.start):
            harm = self.harms.of_body(name, span)
        elif not self._likely(name, lead) or lead.clitic in ("ل", "ب") or lead.others or self._alias(lead):
            return None
        else:
            harm = self.harms.of(name, lead, span)
        if harm is None:
            self.reading.notes.drop("victims", "no_harm", name.start, name.end)
        return self._named(name, lead, harm) if harm else None

    def _speaks(self, position: int) -> bool:
        first = bisect_left(self._heads, (position - SHORT_HEAD, 0))
        last = bisect_left(self._heads, (position + 1, 0))
        return any(position < end for _, end in self._heads[first:last])

    def _alias(self, lead: Lead) -> bool:
        """«والمكنى أبو فلان»: another name of somebody named before."""
        noun = lead.noun
        return noun is not None and self.text[noun.start : noun.end] in ("مكني", "ملقب", "ملقبه", "المكني", "الملقب")

    def _likely(self, name: Name, lead: Lead, joined: bool = False) -> bool:
        """Whether the words alone, with what leads to them, are likely a person's name."""
        if name.words == 1:
            explained = lead.cue.endswith(("هم", "هما", "كل من")) and bool(
                re.match(r"[»”\"]?(?:،| و)", self.text[name.end : name.end + 3])
            )
            noun = lead.noun
            beside = noun is not None and name.start - noun.end < 4 and (noun.definite or bound(noun, self.text))
            return name.opens and (explained or beside)
        if name.opens or name.given:
            return True
        whole = bool(_WHOLE.match(self.text, name.end)) or age_after(self.reading, name.end, len(self.text))[0]
        strong = (lead.quoted and whole) or (
            bool(_STRONG_CUES.match(lead.cue.lstrip("وف"))) and not lead.cue.endswith(("هم", "هو", "هي"))
        )
        titled = (
            lead.noun is not None
            and lead.noun.definite
            and lead.noun.form.number in ("", "singular")
            and name.words >= 2
        )
        return bool(strong or joined or (titled and (whole or not lead.quoted)))

    # --- those joined to a victim, and lists ----------------------------------------------------------

    def _next(self, last: Named, span: Span) -> Named | None:
        """The name that is joined to a victim's: «… وشقيقه …»، «…، و…»."""
        text, position = self.text, last.end
        for skip in (False, True):
            if skip:
                aside = _ASIDE.match(text, self._past(position), span[1])
                if not aside:
                    return None
                position = aside.end()
            join = _JOIN.match(text, position, span[1])
            if not join or not re.search(r"[و،+\d]|ثم|الي|عن|برفقه", join[0]):
                continue
            start = self._past_titles(join.end(), span[1])
            name = self.reader.read(start, span[1])
            if name is None or self._speaks(start):
                continue
            lead = read_lead(self.reading, start, last.end)
            if self._alias(lead):
                return None
            if lead.start < last.end:
                lead.start = max(last.end, join.end())
            many = (
                (last.nouns and several(last.nouns[0], text)) or last.listed or last.lead.quoted or bool(last.lead.cue)
            )
            if skip and not (lead.titled or (name.opens and name.words > 1)):
                continue
            same_marks = last.lead.quoted and not re.search(r"[»”\")\]]", join[0])
            aged = age_after(self.reading, name.end, span[1])[0] is not None
            sure = self._likely(name, lead, joined=bool(name.words < 5 and (same_marks or aged)))
            if not sure and not (name.opens and many):
                continue
            governor = next((g for g in self.harms.governors(span) if last.end <= g.start < name.start), None)
            if governor is not None and not any(g is governor for g in lead.nouns):
                return None
            after = self.harms.verb_after(name, lead, span)
            if after is not None and after.outcome != last.outcome:
                return None
            counted = next(iter(self.harms.phrases((lead.start, name.start))), None)
            inherited = last.counted if last.counted and (last.counted.value or 0) != 1 else None
            harm = Harm(last.outcome, "victim/joined", counted or inherited, last.governor, last.whole, last.listed)
            named = self._named(name, lead, harm)
            if not named.nouns and many and last.nouns and (several(last.nouns[0], text) or last.lead.cue):
                named.nouns = [n for n in last.nouns if several(n, text)]
                named.listed = named.listed or bool(named.nouns)
                named.sex = named.sex or next((s for n in named.nouns if (s := sex_of(n, self.reading))), None)
            self._refer_back(last, lead)
            return named
        return None

    def _past(self, position: int) -> int:
        while position < len(self.text) and self.text[position] in ' )»”"،':
            position += 1
        return position

    def _past_titles(self, start: int, limit: int) -> int:
        """Where a name may begin after the titles that begin at `start`."""
        for _ in range(3):
            if self.reader.begins(start):
                break
            titles = within(self.reading.of("people", "roles", "outcomes"), start, start + 4)
            ends = [m.end for m in titles if m.first <= start and noun_before(self.reading, m.end, start - 3)]
            if not ends:
                break
            opening = _OPENING.match(self.text, max(ends), limit)
            start = opening.end() if opening else max(ends)
        return start

    def _refer_back(self, last: Named, lead: Lead) -> None:
        """«… وشقيقه»، «… وزوجها»: the pronoun says the sex of the one before."""
        if last.sex is None and lead.nouns:
            kin = lead.nouns[-1]
            if kin.sense.get("kin") and bound(kin, self.text):
                ending = self.text[kin.start : kin.end]
                if ending.endswith("ها"):
                    last.sex = "female"
                elif self.reading.quote(kin.end - 1, kin.end)[:1] == "ه":
                    last.sex = "male"

    def _lists(self) -> list[Named]:
        """Names in lines of their own, numbered or not, under a line that says harm."""
        text, found = self.text, []
        if not self.spans:
            return []
        head: Harm | None = None
        run: list[Named] = []
        position, last = self.spans[0][0], self.spans[-1][1]
        position = text.rfind("\n", 0, position) + 1
        while position < last:
            stop = text.find("\n", position)
            stop = len(text) if stop < 0 else stop
            line = (position, stop)
            position = stop + 1
            if not text[line[0] : line[1]].strip():
                continue
            named = self._item(line, head) if head else None
            if named:
                run.append(named)
                continue
            if run and _ITEM.match(text, *line) and stop - line[0] < 90:
                continue
            found += run
            run = []
            head = self.harms.heading(line)
        return found + run

    def _item(self, line: Span, head: Harm) -> Named | None:
        marker = _ITEM.match(self.text, *line)
        opening = _OPENING.match(self.text, marker.end() if marker else line[0], line[1])
        begin = opening.end() if opening else line[0]
        start, trade = past_trade(self.reading, begin) if marker else (begin, None)
        if trade is None or not self.reader.begins(start):
            start, trade = self._past_titles(begin if trade else start, line[1]), None
        name = self.reader.read(start, line[1], listed=bool(marker))
        if name is None or name.words < 2:
            return None
        lead = read_lead(self.reading, start, begin)
        if trade is not None:
            lead.nouns, lead.start, lead.title = [trade], trade.start, trade.start
        if not (name.opens or (name.given and (marker or lead.titled)) or (lead.titled and marker)):
            return None
        if not marker and len(self.text[name.end : line[1]].strip()) > 40:
            return None
        own = [
            m
            for m in within(self.reading.of("outcomes"), name.end, min(line[1], name.end + 40))
            if m.sense.get("role") in ("person", "act", "verb") and m.sense.code in ("killed", "injured", "missing")
        ]
        if own and own[0].sense.code != head.outcome:
            return self._named(name, lead, Harm(own[0].sense.code, "victim/listed", None, own[0], listed=True))
        named = self._named(name, lead, head)
        if after := trade_after(self.reading, named.end, line[1]):
            named.nouns = [*named.nouns, after]
            named.sex = named.sex or sex_of_trade(after, self.reading)
        elif trade is not None:
            named.sex = named.sex or sex_of_trade(trade, self.reading)
        return named

    # --- one person ------------------------------------------------------------------------------

    def _named(self, name: Name, lead: Lead, harm: Harm) -> Named:
        age, end = age_after(self.reading, name.end, len(self.text))
        if lead.quoted and end == name.end and self.text[end : end + 1] in _CLOSING:
            end += 1
        named = Named(name, lead, harm.outcome, end, harm.rule, harm.counted, harm.whole, harm.governor, harm.listed)
        named.age, named.nouns = age, lead.nouns
        if harm.counted is not None and not named.nouns and harm.rule in ("victim/explained", "victim/counted"):
            named.nouns = [m for m in (harm.counted.noun, *harm.counted.others) if m is not None]
        named.sex = lead.sex or next((s for m in named.nouns if (s := sex_of(m, self.reading))), None)
        if named.sex is None:
            named.sex = sex_after(self.text, name.end, end)
        if named.sex is None and harm.governor is not None:
            after = harm.rule == "victim/verb-after"
            beside = harm.rule == "victim/governed" and not self.text[harm.governor.end : name.start].strip(' "«“(')
            named.sex = sex_of_verb(harm.governor, self.text, after) if after or beside else None
        return named

    def _entry(self, mentions: list[Named]) -> Victim:
        first = max(mentions, key=lambda n: (n.name.words > 1, _RANK.get(n.outcome, 0), -n.start))
        longest = max(mentions, key=lambda n: n.name.words)
        best = longest if longest.name.words > first.name.words and longest.outcome == first.outcome else first
        age = next((n.age for n in (best, *mentions) if n.age is not None), None)
        sex = next((n.sex for n in (best, *mentions) if n.sex is not None), None)
        act, event = self._act(first)
        governor = [first.governor] if first.governor else []
        victim = Victim(
            name=self.reading.quote(best.name.start, best.name.end),
            evidence=self.reading.evidence(best.start, best.end),
            outcome=first.outcome,  # type: ignore[arg-type]
            group=self._group(best, age),  # type: ignore[arg-type]
            age=age,
            sex=sex,
            place=self.place_of.get(event or ""),
            event=event,
            rule=Rule(best.rule, rule_entries([*best.nouns, *governor])),
        )
        if self.reading.notes.asked:
            fields = of_victim(victim, best.name, best.nouns, first.harm, best.after, act)
            self.reading.notes.fill("victims", best.start, victim.evidence, fields)
        return victim

    def _group(self, named: Named, age: int | None) -> str:
        group = group_of(named.nouns)
        if group in (None, "people") and named.counted is not None:
            inherited = self.tolls.group_of(named.counted)
            group = inherited if inherited != "people" else group
        titled = any(noun.definite for noun in named.nouns)
        if age is not None and age >= _ELDERLY and titled and group in (None, "people"):
            return "elderly"
        if age is not None and age < 18 and group in (None, "people", "civilians", "family", "men", "women"):
            return "children"
        return group or "people"

    def _act(self, named: Named) -> tuple[Act | None, str | None]:
        """The act in which a person was harmed, and its event."""
        phrase = named.counted or People(named.start, named.end, None, None, value=1, outcome=named.outcome)
        act = self.tolls.act_of(phrase)
        return act, self.tolls.ids.get(id(act)) if act else None


def _subset(some: list[str], others: list[str]) -> bool:
    return set(some) <= set(others) or set(others) <= set(some)
