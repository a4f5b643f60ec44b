"""Every number of people that a report gives: how many, of whom, in which outcome, of which act, said by whom.

A language's grammar finds the phrases of people and what was done to them; here they become entries of the record. A
number told twice is one entry, an overtaken toll is none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Literal

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.explaining import of_toll
from tawthiq.extraction.overtaken import overtaken
from tawthiq.extraction.people import ALONE, People, Span, Wording
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.extraction.said import Saying, saying_at
from tawthiq.extraction.scopes import FEW_DAYS, Days, Scopes, length
from tawthiq.extraction.timeline import Timeline
from tawthiq.model.record import Casualty, Count, Rule

_HEDGES = frozenset({"more_than", "about", "at_least", "less_than", "at_most"})
_GROUP_OF_STATE = {"displaced": "displaced_people", "detained": "detainees", "abducted": "detainees"}
_OF_ONE_KIND = frozenset(
    {
        "civilians",
        "combatants",
        "journalists",
        "medical_workers",
        "rescue_workers",
        "aid_workers",
        "students",
        "detainees",
    }
)
"""Groups that «آخرون» after them take."""

_OF_PERSONS = ALONE | {"missing", "detained", "abducted", "released"}
"""Outcomes that a report tells of one person by name."""

_GOES_ON = 250
_HEAD = 600
_RECENT = 8


class Tolls:
    """The casualties of one document: `found` are its phrases of people, `entries` its casualties."""

    def __init__(
        self,
        reading: Reading,
        found: list[People],
        sayings: list[Saying],
        acts: list[Act],
        timeline: Timeline,
        ids: dict[int, str],
        wording: Wording,
    ) -> None:
        self.reading, self.text = reading, reading.text
        self.sayings, self.acts, self.timeline, self.ids = sayings, acts, timeline, ids
        self._by_sentence = sorted(acts, key=_sentence)
        self._reported = sorted((act for act in acts if act.status == "reported"), key=_start)
        self._only = _only_attack(self._reported)
        self.found, self.wording = found, wording
        self.scopes = Scopes(reading, timeline, wording)
        self._statistic = wording.statistic.search(self.text, 0, _HEAD) is not None

    # --- entries ----------------------------------------

    def entries(self, named: Iterable[People] = ()) -> list[Casualty]:
        """The casualties in order, each number once; `named` are people told of by name whom no phrase counts."""
        told = [p for p in named if p.outcome in _OF_PERSONS and not self._explained(p)]
        phrases = sorted([*self.found, *told], key=lambda p: p.start)
        gone = overtaken(self.reading, phrases, self.wording)
        made: list[Casualty] = []
        seen: set[tuple[object, ...]] = set()
        previous: People | None = None
        for phrase in phrases:
            count = self._count(phrase, previous)
            if count is None or phrase in gone:
                reason = "no_number" if count is None else "overtaken"
                self.reading.notes.drop("casualties", reason, phrase.start, phrase.end, phrase.outcome)
            else:
                entry = self._entry(phrase, previous, count)
                key = (entry.outcome, entry.group, count, entry.event if count.value != 1 else phrase.start)
                if key not in seen or phrase.whole is not None or (count.value or 0) < 2:
                    seen.add(key)
                    phrase.entry = entry
                    made.append(entry)
                    if self.reading.notes.asked:
                        self._note(phrase, entry)
                else:
                    self.reading.notes.drop("casualties", "told_before", phrase.start, phrase.end, phrase.outcome)
            previous = phrase
        return made

    def _note(self, phrase: People, entry: Casualty) -> None:
        """Tell which words made an entry."""
        act, saying = self.act_of(phrase), saying_at(self.sayings, phrase.start)
        fields = of_toll(self.reading, phrase, entry, act, saying, self.timeline)
        self.reading.notes.fill("casualties", phrase.start, entry.evidence, fields)

    def _explained(self, named: People) -> bool:
        """Whether a phrase of people right after a name says who that is: «فلان، قائد الكتيبة»."""
        first = bisect_left(self.found, named.end, key=_phrase_start)
        after = self.found[first] if first < len(self.found) else None
        lone = after is not None and after.quantity is None and after.noun is not None and not after.noun.prefix
        return lone and not self.text[named.end : after.start].strip(' \n"»”،') if after else False

    def _entry(self, phrase: People, previous: People | None, count: Count) -> Casualty:
        act = self.act_of(phrase)
        saying = saying_at(self.sayings, phrase.start)
        sources = saying.sources if saying and not self._own_voice(saying) else ()
        start, end = self.timeline.of(act) if act else self.timeline.around(phrase.start)
        scope = self.scopes.of(phrase, act, (start, end))
        whole = phrase.whole.entry if phrase.whole else None
        if scope == "total":
            act, start, end = self.scopes.of_total(phrase, act, whole, (start, end))
        event = self.ids.get(id(act)) if act else None
        if scope == "event" and (total := self._same_statistic(phrase, previous, act, sources, (start, end))):
            scope, start, end = "total", total.start, total.end
            event = event if act and not act.effect else None
        parts = [m for m in (phrase.noun, *phrase.others, phrase.governor) if m is not None]
        return Casualty(
            evidence=self.reading.evidence(*self._words(phrase)), outcome=phrase.outcome, group=self.group_of(phrase),  # type: ignore[arg-type]
            value=count.value, upper=count.upper, bound=count.bound, word=count.word, unit=_unit(phrase),
            scope=scope, start=start, end=end, event=event, part_of=whole.evidence.text if whole else None,
            sources=sources, rule=Rule(_rule(phrase), rule_entries(parts)),
        )  # fmt: skip

    def _words(self, phrase: People) -> Span:
        """The words of a phrase; of a lone person also the verb that follows («مدنيا قُتل»)."""
        governor = phrase.governor
        lone = phrase.quantity is None and phrase.whole is None
        if lone and governor is not None and governor.start >= phrase.end and not governor.several:
            told = governor.sense.get("role") == "verb" and not governor.form.possessed
            return phrase.start, governor.end if told else phrase.end
        return phrase.start, phrase.end

    def _own_voice(self, saying: Saying) -> bool:
        outlet = self.reading.document.outlet
        return bool(outlet and saying.speaker.name and saying.speaker.name.strip() in (outlet, f"#{outlet}"))

    # --- how many ----------------------------------------

    def _count(self, phrase: People, previous: People | None) -> Count | None:
        quantity = phrase.quantity
        if quantity is None:
            if phrase.word:
                return Count(None, None, "vague", phrase.word)
            return Count(phrase.value) if phrase.value else None
        if quantity.value is None:
            return Count(None, None, "vague", quantity.word)
        bound = phrase.hedge or quantity.bound
        if bound == "between" and self._rose(phrase):
            return Count(quantity.upper)
        if bound == "exact" and previous is not None and previous.quantity is not None and phrase.whole is None:
            carried = previous.hedge or previous.quantity.bound
            if carried in _HEDGES and self.wording.joint.fullmatch(self.text, previous.end, phrase.start):
                bound = carried
        return Count(quantity.value, quantity.upper, bound, quantity.word)  # type: ignore[arg-type]

    def _rose(self, phrase: People) -> bool:
        """«ارتفعت الحصيلة من 20 إلى 24»: a rise, no range."""
        before = max(self.reading.sentences.around(phrase.start)[0], phrase.start - 70)
        return (
            bool(self.wording.rose.search(self.text, before, phrase.start))
            and self.wording.to in self.text[phrase.start : phrase.end]
        )

    # --- of whom ----------------------------------------

    def group_of(self, phrase: People) -> str:
        """The group of the record that the nouns of a phrase say, or those of the people that it is of."""
        if phrase.group:
            return phrase.group
        nouns = [m for m in (phrase.noun, *phrase.others) if m is not None]
        codes = [
            m.sense.code
            for m in nouns
            if m.sense.lexicon == "people" and m.sense.code != "others" and not m.sense.get("role")
        ]
        specific = [code for code in codes if code != "people"]
        for noun in nouns:
            if (
                noun.sense.lexicon == "outcomes"
                and noun.sense.code != phrase.outcome
                and noun.sense.code in _GROUP_OF_STATE
            ):
                specific.insert(0, _GROUP_OF_STATE[noun.sense.code])
        if specific:
            return specific[0]
        if phrase.whole is not None and (phrase.noun is None or phrase.shared):
            return self.group_of(phrase.whole)
        if any(m.sense.code == "family" for m in nouns):
            return "family"
        if phrase.other and (like := self._like(phrase)):
            return like
        if nouns and nouns[0].form.gender == "female" and nouns[0].form.number in ("singular", "dual"):
            return "women"
        return "people"

    def _like(self, phrase: People) -> str | None:
        """«مقتل 3 مدنيين وإصابة 8 آخرين»: others are what the ones before them in the sentence are."""
        sentence = self.reading.sentences.around(phrase.start)
        first = bisect_left(self.found, sentence[0], key=_phrase_start)
        last = bisect_left(self.found, phrase.start, key=_phrase_start)
        before = [p for p in self.found[first:last] if p.whole is None]
        groups = {self.group_of(p) for p in before if not p.other}
        if len(groups) != 1 or any(p.other for p in before) or phrase.start - self.found[last - 1].end > 40:
            return None
        group = groups.pop()
        return group if group in _OF_ONE_KIND else None

    # --- of which act, over which time ----------------------------------------

    def _same_statistic(
        self, phrase: People, previous: People | None, act: Act | None, sources: tuple[str, ...], days: Days
    ) -> Casualty | None:
        """The total that a number goes on from: joined to it, of its days, or the same source's next sentence."""
        total = previous.entry if previous else None
        if previous is None or total is None or total.scope != "total":
            return None
        gap = self.text[previous.end : phrase.start]
        if self.wording.joint.fullmatch(gap):
            return total
        sentence = self.reading.sentences.around(phrase.start)
        lent = days == (total.start, total.end) and sentence[0] <= previous.start
        of_it = act is not None and (lent or total.event == self.ids.get(id(act))) and act.type != "deployment"
        if of_it and self._long(total):
            return total
        dated = within(self.reading.dates, *sentence) or (
            act is not None and (act.date is not None or act.recalled or act.own_place)
        )
        if dated:
            return None
        if self._statistic:
            return total
        if sources != total.sources or len(gap) > _GOES_ON:
            return None
        return total if sources or "\n" not in gap or self.wording.item.match(self.text, sentence[0]) else None

    def _long(self, total: Casualty) -> bool:
        return (length(total.start, total.end) or 0) > FEW_DAYS

    def act_of(self, phrase: People) -> Act | None:
        """The act that a number is of: of its sentence, else the last one before, else that of the toll before."""
        act = self._told_act(phrase)
        if act is None and phrase.whole is not None:
            return self.act_of(phrase.whole)
        if act is not None or phrase.outcome not in ALONE:
            return act
        sentence = self.reading.sentences.around(phrase.start)
        dated = bool(within(self.reading.dates, *sentence))
        if dated or within(self.reading.places, *sentence):
            return None
        last = bisect_left(self.found, phrase.start, key=_phrase_start)
        tolls = (p for p in reversed(self.found[max(0, last - _RECENT) : last]) if p.outcome in ALONE)
        told_before = (told for p in tolls if (told := self._told_act(p)) and told.status == "reported")
        only = self._only if self._only is not None and self._only.start < phrase.start else None
        return next(told_before, None) or only

    def _told_act(self, phrase: People) -> Act | None:
        """The act of a number's own sentence, else the last one told in its paragraph or the one before."""
        sentence = self.reading.sentences.around(phrase.start)
        near = self._acts_from(sentence[0], phrase.start)
        here = [a for a in near if a.sentence[0] >= sentence[0] and phrase.start < a.sentence[1]]
        if here:
            holding = [a for a in here if a.window[0] <= phrase.start < a.window[1]]
            return (holding or sorted(here, key=lambda a: abs(a.start - phrase.start)))[0]
        last = bisect_left(self._reported, phrase.start, key=_start) - 1
        if last < 0:
            return None
        act = self._reported[last]
        if phrase.under:
            return act
        if (days := self.timeline.around(phrase.start)) != (None, None) and days != self.timeline.of(act):
            return None
        return act if len(self.wording.paragraph.findall(self.text, act.end, phrase.start)) < 2 else None

    def _acts_from(self, start: int, position: int) -> list[Act]:
        """The acts whose sentence starts in [start, position]."""
        first = bisect_left(self._by_sentence, start, key=_sentence)
        return self._by_sentence[first : bisect_right(self._by_sentence, position, key=_sentence)]


def _only_attack(acts: list[Act]) -> Act | None:
    """The attack of a report that tells of one alone."""
    attacks = {id(act.root): act.root for act in acts if act.type in ATTACKS and not (act.recalled or act.effect)}
    return next(iter(attacks.values())) if len(attacks) == 1 else None


def _start(act: Act) -> int:
    return act.start


def _sentence(act: Act) -> int:
    return act.sentence[0]


def _phrase_start(phrase: People) -> int:
    return phrase.start


def _unit(phrase: People) -> Literal["families"] | None:
    return "families" if phrase.noun is not None and phrase.noun.sense.get("unit") else None


def _rule(phrase: People) -> str:
    if phrase.whole:
        return "casualty/share"
    if phrase.under:
        return "casualty/where"
    return "casualty/governed" if phrase.governor else "casualty/own-noun"
