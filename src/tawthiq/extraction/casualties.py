"""Every number of people that a report gives: how many, of whom, in which outcome, of which act, said by whom.

People are noun phrases: a number and its noun, a lone singular or dual, a number with «منهم» or «آخرون». A phrase has
its outcome from its own noun («قتلى»), from the word that governs it («مقتل», «أصيب», «خلّف»), from the number it is a
share of («بينهم 4 أطفال»), or from where the people are («تحت الأنقاض»). A bare plural carries no number: no entry.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from tawthiq.extraction.acts import ENDURING, Act
from tawthiq.extraction.attribution import Saying, saying_at
from tawthiq.extraction.events import Timeline
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.language.dates import resolve
from tawthiq.language.folding import MARKS
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity, hedge_after
from tawthiq.model.record import Casualty, Count, Rule

Span = tuple[int, int]

SHARE = re.compile(
    r"(?<!\w)و?(?:من )?(?:بينهم|بينهن|بينها|بينهما|ضمنهم|ضمنها|منهم|منها|منهن|احدهم|احداهم|احدهما|احداهما|بما فيهم|بمن فيهم|بينهم ايضا|"
    r"بين الضحايا|بين القتلي|بين الشهداء|بين الجرحي|بين المصابين|بين المعتقلين|اغلبهم|معظمهم|غالبيتهم|هم|جلهم)(?!\w)"
)
_OF_THEM = re.compile(
    r"\s*(?:منهم|منهن|منها|من هولاء|اخرون|اخرين|اخران|اخر|من (?:القتلي|الشهداء|الضحايا|الجرحي|المصابين|المعتقلين)|"
    r"من (?:ال)?\w+(?:هم|ها|ه|هما)(?!\w)|من (?:ابناء|افراد|عناصر|اهالي|سكان|كوادر|اعضاء|طاقم|مسلحي|مقاتلي|عائله|اسره) )"
)
_AFTER_ALONE = re.compile(r"\s*(?:[،.؛)\n]|$|(?:و|ف)\w|(?:لا|ما|زالوا|يزالون|زال|يزال|قتلوا|اصيبوا|اعدموا|توفوا|ماتوا|استشهدوا|قد|بجروح|بجراح|علي|في|جراء|نتيجه|باصابات|قضوا|باتوا|اثر|بينهم|اصابات\w*|عدد|من)(?!\w))")
_DUAL = re.compile(f"\u064e[{MARKS}]*ي[{MARKS}]*ن[{MARKS}]*$|\u064e[{MARKS}]*ي[{MARKS}]*[هيا]")
_JOINED = re.compile(r"[\s،]*(?:و|او )?\s*$")
_WALL = re.compile(r"[.؛!؟\n]")
_NEGATED = re.compile(r"(?<!\w)(?:دون|بدون|لا|لم|عدم|غير|لن)\s+(?:\w+\s+){0,2}$")
_ALONE = frozenset({"killed", "injured", "killed_or_injured"})
"""Outcomes whose noun alone is a person harmed («قتيل»); «عالق» or «نازح» need a number."""

_STATES = frozenset({"displaced", "detained", "besieged", "missing", "abducted", "trapped"})
"""Outcomes whose noun also says who somebody is («مقتل نازح»): another outcome's word beside them goes first."""

_GROUP_OF_STATE = {"displaced": "displaced_people", "detained": "detainees", "abducted": "detainees"}
_NUMBER_OF = re.compile(r"(?<!\w)(?:و|ف|ب|ل)?(?:عدد|اعداد|حصيله|عددهم|عددها|العدد|الحصيله|مجموع)(?!\w)")
_STILL = re.compile(r"[\s،]*(?:ممن |الذين )?(?:لا |ما |لم )?(?:زال\w*|يزال\w*|تزال|بقي\w*|بقوا|باتوا|ظلوا|عالق\w*|مدفون\w*|كانوا)?\s*(?:عالق\w*|مفقود\w*)?\s*")
_RUBBLE = re.compile(r"(?:انقاض|ركام|ردم|حطام|مدفون|مطمور|انهيار|تحت الهدم)")
_ADVERBS = re.compile(r"(?:\s|(?<!\w)(?:امس|اليوم|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|يوم|مساء|صباح|فجر|ظهر|عصر|ليل|ايضا|كذلك|نحو|علي الاقل|"
    r"قد|عن|ب|كل من|الشاب|المواطن|المدني|حياه|بحياه)(?!\w))*")


@dataclass(slots=True, eq=False)
class People:
    """A noun phrase of people: [start, end) of the folded text, its number, its nouns."""

    start: int
    end: int
    quantity: Quantity | None
    noun: Match | None
    others: list[Match] = field(default_factory=list)
    value: int | None = None
    pronoun: bool = False
    outcome: str | None = None
    governor: Match | None = None
    whole: "People | None" = None
    under: bool = False
    entry: Casualty | None = None
    hedge: str | None = None


class Tolls:
    """The casualties of one document."""

    def __init__(self, reading: Reading, spans: list[Span], sayings: list[Saying], acts: list[Act], timeline: Timeline,
                 ids: dict[int, str]) -> None:
        self.reading, self.text = reading, reading.text
        self.sayings, self.acts, self.timeline, self.ids = sayings, acts, timeline, ids
        self.found: list[People] = []
        for span in spans:
            self._sentence(span)

    # --- phrases ---------------------------------------------------------------------------------------------------------

    def _sentence(self, span: Span) -> None:
        reading = self.reading
        governors = self._governors(span)
        nouns = self._nouns(span)
        if not governors and not any(m.sense.lexicon == "outcomes" for m in nouns) and not within(self.reading.of("outcomes"), *span):
            return
        phrases = self._phrases(span, nouns)
        shares = [m for m in SHARE.finditer(self.text, *span)]
        previous: People | None = None
        wholes: list[People] = []
        for phrase in phrases:
            self._outcome(phrase, governors, shares, previous, wholes, span)
            if phrase.outcome is None:
                continue
            if _NEGATED.search(self.text, max(span[0], phrase.start - 30), phrase.start):
                continue
            if phrase.whole is None:
                wholes.append(phrase)
            previous = phrase
            self.found.append(phrase)
        del reading

    def _nouns(self, span: Span) -> list[Match]:
        """People and persons in an outcome, one for each word: the outcome's noun before the plain one."""
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("people"), *span):
            if match.sense.code != "others" and not match.sense.get("part"):
                known = chosen.get(match.start)
                if known is None or _better(match, known, self.reading):
                    chosen[match.start] = match
        for match in within(self.reading.of("outcomes"), *span):
            if match.sense.get("role") == "person" and match.form.shape not in ("past", "present"):
                known = chosen.get(match.start)
                if known is None or known.sense.lexicon == "people" and known.end <= match.end or _better(match, known, self.reading):
                    chosen[match.start] = match
        ordered = [chosen[start] for start in sorted(chosen)]
        return [m for i, m in enumerate(ordered) if not any(o.start < m.start < o.end for o in ordered[:i])]

    def _governors(self, span: Span) -> list[Match]:
        """Words that give an outcome to the people beside them, one for each place in the text."""
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("outcomes"), *span):
            role = match.sense.get("role")
            if role in ("act", "verb", "toll", "tally"):
                if needs := match.sense.get("needs"):
                    if not any(need in self.text[match.end : match.end + 60] for need in needs):
                        continue
                known = chosen.get(match.start)
                if known is None or (known.sense.get("role") == "act") and match.prefix in ("", "و", "ف") and role == "verb":
                    chosen[match.start] = match
        for match in within(self.reading.of("events"), *span):
            if match.sense.code in ("rescue",) and match.start not in chosen:
                chosen[match.start] = match
        return [chosen[start] for start in sorted(chosen)]

    def _phrases(self, span: Span, nouns: list[Match]) -> list[People]:
        phrases: list[People] = []
        taken: set[int] = set()
        for quantity in within(self.reading.quantities, *span):
            if not (quantity.kind == "count" or quantity.kind == "ordinal" and quantity.hedge_start is not None) or any(d.start <= quantity.start < d.end for d in within(self.reading.dates, quantity.start - 40, quantity.end)):
                continue
            noun = next((m for m in nouns if 0 <= m.first - quantity.end <= 14 and self._counts(quantity, m)), None)
            if noun:
                phrase = People(quantity.start, noun.end, quantity, noun)
                taken.add(noun.start)
                self._extend(phrase, nouns, taken)
                phrases.append(phrase)
            elif tail := _OF_THEM.match(self.text, quantity.end, span[1]):
                phrases.append(People(quantity.start, tail.end(), quantity, None, pronoun=True))
            elif _AFTER_ALONE.match(self.text, quantity.end, span[1]) and not self._other_noun(quantity) and not self._adjective(quantity, nouns):
                phrases.append(People(quantity.start, quantity.end, quantity, None))
        counted = [(p.start, p.end) for p in phrases]
        for noun in nouns:
            if noun.start in taken or any(a <= noun.start < b for a, b in counted):
                continue
            if value := self._lone(noun):
                phrase = People(noun.start - (2 if noun.definite else 0), noun.end, None, noun, value=value)
                self._extend(phrase, nouns, taken)
                phrases.append(phrase)
        return sorted(phrases, key=lambda p: p.start)

    def _counts(self, quantity: Quantity, noun: Match) -> bool:
        gap = self.text[quantity.end : noun.first]
        return bool(re.fullmatch(r"[\s)\]«\"]*(?:من |من بين |من ضمن )?", gap)) and not (
            noun.sense.get("kin") and noun.form.possessed and "من" not in gap + noun.prefix and quantity.value and quantity.value > 2
        )

    def _adjective(self, quantity: Quantity, nouns: list[Match]) -> bool:
        """«سيدة واحدة»، «عائلة واحدة»: the number of the noun before it."""
        return quantity.value in (1, 2) and bool(re.search(r"[\u0621-\u064a]{3,} $", self.text[max(0, quantity.start - 8) : quantity.start])) and (
            quantity.value == 1 or any(n.end == quantity.start - 1 for n in nouns)
        )

    def _other_noun(self, quantity: Quantity) -> bool:
        after = quantity.end
        return any(
            m.first <= after + 1
            for name in ("events", "munitions", "objects", "platforms")
            for m in within(self.reading.of(name), after, after + 6)
        )

    def _extend(self, phrase: People, nouns: list[Match], taken: set[int]) -> None:
        """Words that say more of whom: «قتيلا من العسكريين»، «شهيد مدني»، «أشخاص عالقين»."""
        for noun in (*nouns, *within(self.reading.of("people"), phrase.end, phrase.end + 30)):
            if noun.first < phrase.end or noun.start in taken:
                continue
            gap = self.text[phrase.end : noun.first]
            if not re.fullmatch(r"[\s()]*(?:من |من بين |ل|هم )?[\s()]*", gap) or noun.prefix.startswith("و"):
                continue
            if noun.form.possessed and not noun.sense.get("part"):
                continue
            phrase.others.append(noun)
            taken.add(noun.start)
            phrase.end = noun.end
        if hedge := hedge_after(self.text, phrase.end):
            phrase.hedge, phrase.end = hedge[0], hedge[1]

    def _lone(self, noun: Match) -> int | None:
        """How many a noun without a number is: one, two, or no number at all."""
        form = noun.form
        if noun.sense.get("unit"):
            return None
        if noun.sense.lexicon == "outcomes" and noun.sense.code not in _ALONE and form.number != "dual":
            return None
        if form.number == "singular" or noun.sense.get("number") == "singular":
            return 1
        if noun.sense.get("number") == "dual":
            return 2
        if form.number == "dual":
            return None if form.construct and not self._owns(noun) else 2
        if form.number == "dual_or_plural":
            written = self.reading.quote(noun.start, noun.end)
            if _DUAL.search(written) or re.match(r"\s*اثن", self.text[noun.end : noun.end + 6]):
                return 2
        return None

    def _owns(self, noun: Match) -> bool:
        return bool(re.match(r"\s+(?:ال|لل)?\w+", self.text[noun.end : noun.end + 12]))

    # --- outcomes ----------------------------------------------------------------------------------------------------------

    def _outcome(self, phrase: People, governors: list[Match], shares: list[re.Match[str]], previous: People | None,
                 wholes: list[People], span: Span) -> None:
        text = self.text
        own = phrase.noun if phrase.noun and phrase.noun.sense.lexicon == "outcomes" else None
        own = own or next((m for m in phrase.others if m.sense.lexicon == "outcomes"), None)
        share = next((m for m in reversed(shares) if m.end() <= phrase.start + 1), None)
        joined = previous is not None and bool(_JOINED.fullmatch(self._between(previous.end, phrase)))
        before = next((g for g in reversed(governors) if g.end <= phrase.start), None)
        shared = bool(
            share and wholes and share.start() >= wholes[-1].start and (before is None or before.end <= share.start())
            and not _WALL.search(text, share.end(), phrase.start) and phrase.start - share.end() < 90
        )
        if shared and share and previous and previous.start < share.start() and phrase.start - share.end() > 60 and not joined:
            shared = False
        if (m := SHARE.match(text, max(span[0], phrase.start - 14), phrase.end + 12)) and m.start() >= phrase.start - 14 and phrase.pronoun:
            shared = bool(wholes)
        if phrase.pronoun and re.match(r"\s*(?:منهم|منهن|منها|من هولاء|من ال)", text[phrase.quantity.end if phrase.quantity else 0 :][:12]) and wholes:
            shared = True
        if own:
            phrase.outcome = own.sense.code
            if phrase.noun is own and phrase.quantity is None and own.definite:
                phrase.outcome = None
                return
        if own is None or own.sense.code in _STATES:
            self._governed(phrase, governors, before, previous, joined, span)
        if shared and wholes:
            whole = next((w for w in reversed(wholes) if w.start < phrase.start and w is not phrase), None)
            if whole and (phrase.outcome in (None, whole.outcome) or own is None):
                if phrase.governor is None or phrase.governor.end <= (share.start() if share else 0) or phrase.pronoun:
                    phrase.outcome, phrase.whole = whole.outcome, whole
                    phrase.governor = whole.governor
        if phrase.outcome == "trapped" and not _RUBBLE.search(text, *span):
            phrase.outcome = "besieged"
        under = next((m for m in within(self.reading.of("outcomes"), phrase.end, phrase.end + 45) if m.sense.get("role") in ("under", "from_under")), None)
        if under and not re.search(r"[،.]", text[phrase.end : under.start]):
            if under.sense.get("role") == "under" and phrase.outcome in (None, "trapped", "missing"):
                phrase.outcome, phrase.under = "trapped", True

    def _between(self, end: int, phrase: People) -> str:
        start = phrase.start
        prefix = phrase.noun.prefix if phrase.noun and phrase.quantity is None else ""
        return self.text[end:start] if not prefix else self.text[end : max(end, (phrase.noun.first if phrase.noun else start))] + prefix

    def _governed(self, phrase: People, governors: list[Match], before: Match | None, previous: People | None, joined: bool,
                  span: Span) -> None:
        text = self.text
        after = next((g for g in governors if g.start >= phrase.end), None)
        if after is not None and after.sense.get("role") == "verb" and after.sense.lexicon == "outcomes":
            gap = text[phrase.end : after.start]
            if len(gap) < 22 and not re.search(r"[،.؛]", gap) and re.fullmatch(r"\s*(?:\w+\s+)?(?:الذين |ممن |قد |كانوا |كان |كانت |لقوا |قد )?", gap):
                if after.sense.get("voice") != "active" and (before is None or phrase.start - before.end > 18 or after.prefix == ""):
                    if not (before and before.sense.get("role") in ("act", "verb") and phrase.start - before.end < 12):
                        phrase.outcome, phrase.governor = after.sense.code, after
                        return
        if self._still_under(phrase):
            return
        if self._tallied(phrase, span) or (phrase.quantity is not None and self._in_state(phrase)):
            return
        if before is None:
            self._sentence_final(phrase, governors, previous)
            return
        gap = text[before.end : phrase.start]
        if joined and previous and previous.start > before.start and previous.outcome and (previous.governor is before or previous.governor is None):
            if phrase.quantity or phrase.noun:
                phrase.outcome, phrase.governor = self._meaning(before), before
                if previous.governor is None:
                    phrase.outcome = previous.outcome if phrase.noun and phrase.quantity is None else phrase.outcome
                if previous.whole is not None:
                    phrase.whole, phrase.outcome = previous.whole, previous.outcome
                return
        limit = 150 if phrase.quantity else 24
        if len(gap) > limit or _WALL.search(gap):
            return
        if phrase.quantity is None:
            if re.search(r"[،؛:]", gap) or not self._direct(before.end, phrase):
                return
            if phrase.noun and phrase.noun.definite and phrase.noun.form.number != "singular":
                return
        elif re.search(r"[،؛]\s*(?:و|ف|حيث|فيما|كما|بينما|لكن)?\s*\w{2,}", gap) and len(gap) > 90:
            return
        phrase.outcome, phrase.governor = self._meaning(before), before

    def _direct(self, start: int, phrase: People) -> bool:
        """Whether only the doer, a date or an adverb stands between a governor and a lone person."""
        text, position = self.text, start
        end = phrase.noun.first if phrase.noun else phrase.start
        known = sorted(
            [(m.first, m.end) for m in within(self.reading.of("actors"), start, end)]
            + [(m.first, m.end) for m in within(self.reading.of("platforms"), start, end)]
            + [(d.start, d.end) for d in within(self.reading.dates, start, end)]
        )
        for first, last in known:
            if first >= position and _ADVERBS.fullmatch(text, position, first):
                position = last
        return bool(_ADVERBS.fullmatch(text, position, end))

    def _tallied(self, phrase: People, span: Span) -> bool:
        """«عدد الجرحى سبعمئة»، «ارتفع إلى ٢٠ عدد شهداء القصف»، «وعددهم تسعة»: the noun beside «عدد» says of what."""
        if phrase.quantity is None or (phrase.noun and phrase.noun.sense.lexicon == "outcomes" and phrase.noun.sense.code in _ALONE):
            return False
        text = self.text
        tallies = [m for m in within(self.reading.of("outcomes"), max(span[0], phrase.start - 70), phrase.end + 10) if m.sense.get("role") == "tally"]
        for tally in reversed(tallies):
            inside = tally.start <= phrase.quantity.number_start and phrase.start <= tally.start
            gap = text[phrase.end : tally.start] if tally.start >= phrase.end else text[tally.end : phrase.start]
            if inside or (len(gap) < 60 and not re.search(r"[.،؛\n]", gap)):
                phrase.outcome, phrase.governor = tally.sense.code, tally
                return True
        cue = next((m for m in reversed(list(_NUMBER_OF.finditer(text, max(span[0], phrase.start - 40), phrase.start)))), None)
        if cue is None or phrase.noun is not None or re.search(r"[.،؛\n]", text[cue.end() : phrase.start]):
            return False
        earlier = [m for m in within(self.reading.of("outcomes"), max(0, span[0] - 400), cue.start()) if m.sense.get("role") in ("person", "act", "verb", "tally")]
        if earlier and earlier[-1].sense.code in _ALONE:
            phrase.outcome, phrase.governor = earlier[-1].sense.code, earlier[-1]
            return True
        return False

    def _still_under(self, phrase: People) -> bool:
        """«والعشرات لا زالوا تحت الأنقاض»."""
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 40):
            if match.sense.get("role") == "under" and _STILL.fullmatch(self.text, phrase.end, match.first):
                phrase.outcome, phrase.governor, phrase.under = "trapped", match, True
                return True
        return False

    def _in_state(self, phrase: People) -> bool:
        """«أكثر من عشرين باتوا في عداد المفقودين»: the words after the people say what they are."""
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 40):
            if match.sense.get("role") == "state" and match.sense.code in ("missing", "detained", "trapped") and not re.search(r"[،.]", self.text[phrase.end : match.start]):
                phrase.outcome, phrase.governor = match.sense.code, match
                return True
        return False

    def _sentence_final(self, phrase: People, governors: list[Match], previous: People | None) -> None:
        """«إن ثلاثة أشخاص، بينهم طفلان، أصيبوا»، «عشرات المعتصمين في عداد المفقودين»: the outcome comes after."""
        text = self.text
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 70):
            gap = text[phrase.end : match.first]
            if _WALL.search(gap) or (phrase.quantity is None and len(gap) > 20):
                return
            role = match.sense.get("role")
            if role == "verb" and match.sense.get("voice") != "active" and phrase.quantity is not None:
                if re.fullmatch(r"\s*(?:،\s*(?:من )?بينهم[^،]{2,40}،)?\s*(?:ممن |الذين |قد )?", gap):
                    phrase.outcome, phrase.governor = match.sense.code, match
                    return

    def _meaning(self, governor: Match) -> str | None:
        if governor.sense.lexicon == "events":
            return None
        if governor.sense.code == "toll":
            outcome = governor.sense.get("outcome")
            return str(outcome) if outcome else None
        return governor.sense.code

    # --- entries -----------------------------------------------------------------------------------------------------------

    def entries(self) -> list[Casualty]:
        """The casualties in order, each number once."""
        made: list[Casualty] = []
        seen: set[tuple[object, ...]] = set()
        previous: People | None = None
        for phrase in self.found:
            count = self._count(phrase, previous)
            previous = phrase
            if count is None:
                continue
            act = self._act(phrase)
            saying = saying_at(self.sayings, phrase.start)
            start, end = self.timeline.of(act) if act else self.timeline.around(phrase.start)
            group = self._group(phrase)
            event = self.ids.get(id(act)) if act else None
            sources = saying.sources if saying and not self._own_voice(saying) else ()
            key = (phrase.outcome, group, count, event if not act or not act.line else phrase.start)
            if key in seen and count.value and count.value > 2 and phrase.whole is None:
                continue
            seen.add(key)
            unit = "families" if phrase.noun is not None and phrase.noun.sense.get("unit") else None
            parts = [m for m in (phrase.noun, *phrase.others, phrase.governor) if m is not None]
            phrase.entry = Casualty(
                evidence=self.reading.evidence(phrase.start, phrase.end), outcome=phrase.outcome, group=group,  # type: ignore[arg-type]
                value=count.value, upper=count.upper, bound=count.bound, word=count.word, unit=unit,  # type: ignore[arg-type]
                scope=self._scope(phrase, act), start=start, end=end, event=event,
                part_of=phrase.whole.entry.evidence.text if phrase.whole and phrase.whole.entry else None,
                sources=sources, rule=Rule(self._rule(phrase), rule_entries(parts)),
            )
            made.append(phrase.entry)
        return made

    def _rule(self, phrase: People) -> str:
        if phrase.whole:
            return "casualty/share"
        if phrase.under:
            return "casualty/where"
        return "casualty/governed" if phrase.governor else "casualty/own-noun"

    def _own_voice(self, saying: Saying) -> bool:
        outlet = self.reading.document.outlet
        return bool(outlet and saying.speaker.name and saying.speaker.name.strip() in (outlet, f"#{outlet}"))

    def _count(self, phrase: People, previous: People | None) -> Count | None:
        quantity = phrase.quantity
        if quantity is None:
            return Count(phrase.value) if phrase.value else None
        bound = phrase.hedge or quantity.bound
        if bound == "exact" and previous is not None and previous.quantity is not None and phrase.whole is None:
            carried = previous.hedge or previous.quantity.bound
            gap = self.text[previous.end : phrase.start]
            if carried in ("more_than", "about", "at_least", "less_than", "at_most") and re.fullmatch(r"\s*و\s*", gap):
                bound = carried
        if quantity.value is None:
            return Count(None, None, "vague", quantity.word)
        return Count(quantity.value, quantity.upper, bound, quantity.word)  # type: ignore[arg-type]

    def _group(self, phrase: People) -> str:
        nouns = [m for m in (phrase.noun, *phrase.others) if m is not None]
        codes = [m.sense.code for m in nouns if m.sense.lexicon == "people" and m.sense.code != "others" and not m.sense.get("role")]
        specific = [c for c in codes if c != "people"]
        for noun in nouns:
            if noun.sense.lexicon == "outcomes" and noun.sense.code != phrase.outcome and noun.sense.code in _GROUP_OF_STATE:
                specific.insert(0, _GROUP_OF_STATE[noun.sense.code])
        if specific:
            return specific[-1] if len(specific) > 1 and specific[0] in ("people",) else specific[0]
        if phrase.noun is None and phrase.whole is not None:
            return self._group(phrase.whole)
        if nouns and nouns[0].form.gender == "female" and nouns[0].form.number in ("singular", "dual"):
            return "women"
        return "people"

    def _scope(self, phrase: People, act: Act | None) -> str:  # type: ignore[return]
        reading = self.reading
        sentence = reading.sentences.around(phrase.start)
        near = (max(sentence[0], phrase.start - 160), min(sentence[1], phrase.end + 70))
        if phrase.whole is not None and phrase.whole.entry is not None:
            return phrase.whole.entry.scope
        if any(m.sense.code == "total" for m in within(reading.of("context"), *near)) or self._over_a_time(phrase, near):
            return "total"
        if act is not None and act.type not in ENDURING:
            start, end = self.timeline.of(act)
            if start and end and (date.fromisoformat(end) - date.fromisoformat(start)).days > 2:
                return "total"
        return "event"

    def _over_a_time(self, phrase: People, near: Span) -> bool:
        """«خلال يومين»، «منذ 7 أكتوبر»: the number adds up days."""
        if phrase.outcome in ("besieged", "trapped"):
            return False
        published = self.reading.document.published
        for expression in within(self.reading.dates, *near):
            if _WALL.search(self.text, min(expression.end, phrase.end), max(expression.start, phrase.start)):
                continue
            if expression.form == "last":
                return True
            if expression.since and published is not None:
                interval = resolve(expression, published)
                if interval and interval.start and (published - interval.start).days > 1:
                    return True
        return False

    def _act(self, phrase: People) -> Act | None:
        """The act that a number is of: of its sentence, else the last one before."""
        sentence = self.reading.sentences.around(phrase.start)
        here = [a for a in self.acts if a.sentence[0] <= phrase.start < a.sentence[1] and a.sentence[0] >= sentence[0]]
        if here:
            holding = [a for a in here if a.window[0] <= phrase.start < a.window[1]]
            return (holding or sorted(here, key=lambda a: abs(a.start - phrase.start)))[0]
        before = [a for a in self.acts if a.start < phrase.start and a.status == "reported"]
        if before and self.text.count("\n", before[-1].end, phrase.start) < 2:
            return before[-1]
        return before[-1] if before and phrase.under else None


def _better(match: Match, known: Match, reading: Reading) -> bool:
    """Of two readings of one word, the one that its ta marbuta or pronoun says; else the longer, else the first."""
    if match.end != known.end:
        return match.end > known.end
    last = reading.quote(match.end - 1, match.end)[:1]
    if last == "ة":
        return known.form.possessed and not match.form.possessed
    if reading.text[match.end - 1] == "ه" and last == "ه":
        return match.form.possessed and not known.form.possessed
    return False
