"""Noun phrases of people: a number and its noun, a lone singular or dual, a number with «منهم» or «آخرون», one of some.

A bare plural carries no number and is no phrase. What was done to the people is not asked here (`governing.py`).
"""

import re
from typing import cast

from tawthiq.extraction.people import ALONE, People, Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.arabic.numerals import hedge_after
from tawthiq.language.folding import LETTERS, MARKS
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Outcome, Vague

SHARE = re.compile(
    r"(?<!\w)[وف]?(?:من )?(?:بينهم|بينهن|بينها|بينهما|ضمنهم|ضمنها|منهم|منها|منهن|احدهم|احداهم|احدهما|احداهما|بما فيهم|"
    r"بمن فيهم|بينهم ايضا|بين الضحايا|بين القتلي|بين الشهداء|بين الجرحي|بين المصابين|بين المعتقلين|اغلبهم|معظمهم|"
    r"غالبيتهم|هم|هما|هن|جلهم)(?!\w)"
)
"""Words that open a share of the people before them."""

_OF_THEM = re.compile(
    r"\s*(?:منهم|منهن|منها|من هولاء|اخرون|اخرين|اخران|اخر|من (?:ال)?\w+(?:هم|ها|ه|هما)(?!\w)|"
    r"من (?:ابناء|افراد|عناصر|اهالي|سكان|كوادر|اعضاء|طاقم|مسلحي|مقاتلي|عايله|اسره) )"
)
_AFTER_ALONE = re.compile(
    r"\s*(?:[،.؛)\n]|$|(?:و|ف)\w|(?:لا|ما|زالوا|يزالون|زال|يزال|قتلوا|اصيبوا|اعدموا|توفوا|ماتوا|استشهدوا|قد|بجروح|"
    r"خطيره|خطره|حرجه|بجراح|علي|في|جراء|نتيجه|باصابات|قضوا|باتوا|اثر|بينهم|اصابات\w*|عدد|من|يحمل\w*|تحت|خلال|منذ|لاحقا|فيما|بعد|قبل|كان|كانت|كانوا|تم)(?!\w))"
)
_BY_CAUSE = re.compile(
    r"\s*ب(?:ال)?(?:انفجار|قصف|رصاص|نيران|غار|قذيف|قذايف|لغم|الغام|طعن|سقوط|هجوم|اطلاق|عبو|صاروخ|شظايا|قنص)\w*"
)
_MIXED = re.compile(r"[\s)\]«\"]*(?:من |من بين |من ضمن )?")
_MORE = re.compile(r"[\s()]*(?:من |من بين |ل|هم |في صفوف |من صفوف )?[\s()]*")
_ONE_OF = re.compile(r"(?<!\w)[وفبلك]?(?P<one>احد|احدي) ")
_SOME_ONE = re.compile(
    r"(?<!\w)[وفبل]?(?:(?P<one>احدهم|احداهم|احدهما|احداهما|احداهن|الثاني|الثالث|الرابع|الاخر|الاخري)|(?P<some>بعضهم|بعضهن))(?!\w)"
)
_AS_FOR = re.compile(r"[وف]?اما (?:ال|عن |في |ان|من |بعد |اذا |هو |هي )")
_TRAIT = re.compile(r" (?:من |يحمل|تحمل|عمره|عمرها|يبلغ|تبلغ|لا يتجاوز|لم يتجاوز|يعمل|تعمل|في حال)")
_TO_STATE = re.compile(r"\s+(?:في |كان |كانت |ما |لا |زال\w* |يزال |تزال |قد ){0,3}")
_OTHERS = {"اخر": 1, "اخرا": 1, "اخري": 1, "اخران": 2, "اخريان": 2, "اخريين": 2}
_ONE_CASE = re.compile(r"اصابه |حاله ")
_DUAL = re.compile(f"\u064e[{MARKS}]*ي[{MARKS}]*ن[{MARKS}]*$|\u064e[{MARKS}]*ي[{MARKS}]*[هيا]")
_IN_HIS_YEARS = re.compile(r"(?<!\w)في ال$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEASON = re.compile(r"(?<!\w)(?:في|عام|سنه|منذ|خريف|صيف|شتاء|ربيع|اواخر|اوايل|نهايه|بدايه|مطلع|منتصف)(?: ال)? ?$")
_ADJECTIVE = re.compile(rf"(?<!\w)(?P<noun>[{LETTERS}]{{3,}}) $")
_OTHERS_OF = re.compile(r"\s+(?:اخرون|اخرين)(?= من )")


class Phrases:
    """Finds the phrases of people of one document, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text

    def of(self, span: Span) -> list[People]:
        """The phrases of a sentence, in order, none within another."""
        nouns = self.nouns(span)
        taken: set[int] = set()
        phrases = self._counted(span, nouns, taken)
        phrases += self._pronouns(span) + self._others(span)
        covered = [(p.start, p.end) for p in phrases]
        for noun in nouns:
            if noun.start in taken or any(a <= noun.start < b for a, b in covered):
                continue
            if phrase := self._one_of(noun) or self._lone(noun, span):
                self._extend(phrase, nouns, taken)
                phrases.append(phrase)
        return sorted(phrases, key=lambda p: p.start)

    # --- nouns ----------------------------------------

    def nouns(self, span: Span) -> list[Match]:
        """People and persons in an outcome, one for each word: the outcome's noun before the plain one."""
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("people"), *span):
            if match.sense.code != "others" and not match.sense.get("part"):
                known = chosen.get(match.start)
                if known is None or self._better(match, known):
                    chosen[match.start] = match
        for match in within(self.reading.of("outcomes"), *span):
            if match.sense.get("role") == "person" and match.form.shape not in ("past", "present"):
                known = chosen.get(match.start)
                plain = known is not None and known.sense.lexicon == "people" and known.end <= match.end
                if known is None or plain or self._better(match, known):
                    chosen[match.start] = match
        ordered = [chosen[start] for start in sorted(chosen)]
        return [m for i, m in enumerate(ordered) if not any(o.start < m.start < o.end for o in ordered[:i])]

    def _better(self, match: Match, known: Match) -> bool:
        """Of two readings of one word, the one that its ta marbuta or pronoun says; else the longer, else the first."""
        if match.end != known.end:
            return match.end > known.end
        last = self.reading.quote(match.end - 1, match.end)[:1]
        if last == "ة":
            return known.form.possessed and not match.form.possessed
        if self.text[match.end - 1] == "ه" and last == "ه":
            return match.form.possessed and not known.form.possessed
        return False

    # --- numbers ----------------------------------------

    def _counted(self, span: Span, nouns: list[Match], taken: set[int]) -> list[People]:
        """A number with its noun, with «منهم», or alone."""
        phrases: list[People] = []
        for quantity in within(self.reading.quantities, *span):
            if not self._counts_people(quantity):
                continue
            phrase = (
                self._with_noun(quantity, nouns)
                or self._after_noun(quantity, nouns)
                or self._members(quantity, span, nouns, taken)
            )
            sure = quantity.kind == "count" or quantity.hedge_start is not None
            if not sure and (phrase is None or phrase.noun is None or phrase.noun.definite):
                continue
            if phrase is None and self._stands_alone(quantity, nouns, span):
                phrase = People(quantity.start, quantity.end, quantity, None)
            if phrase is None:
                continue
            if phrase.noun is not None:
                taken.add(phrase.noun.start)
                self._extend(phrase, nouns, taken)
            phrases.append(phrase)
        return phrases

    def _counts_people(self, quantity: Quantity) -> bool:
        if quantity.kind not in ("count", "ordinal"):
            return False
        if _IN_HIS_YEARS.search(self.text, max(0, quantity.start - 4), quantity.start + 2):
            return False
        if _YEAR.fullmatch(self.text, quantity.start, quantity.end) and _SEASON.search(
            self.text, max(0, quantity.start - 14), quantity.start
        ):
            return False
        near = within(self.reading.dates, quantity.start - 40, quantity.end)
        return not any(date.start <= quantity.start < date.end for date in near)

    def _with_noun(self, quantity: Quantity, nouns: list[Match]) -> People | None:
        """«ثلاثة مدنيين»، «سبعة من القتلى»."""
        for noun in (*self._cases(quantity), *nouns):
            gap = self.text[quantity.end : max(quantity.end, noun.first)]
            if not (0 <= noun.first - quantity.end <= 14 and _MIXED.fullmatch(gap)):
                continue
            mixed = "من" in gap + noun.prefix
            if mixed and noun.sense.get("unit"):  # «أربعة من أسرتها»
                continue
            if noun.sense.get("kin") and noun.form.possessed and not mixed and (quantity.value or 0) > 2:
                continue
            known = noun.definite and noun.sense.lexicon == "outcomes" and noun.sense.code in ALONE
            return People(
                quantity.start, noun.end, quantity, noun, shared=mixed and known and quantity.value is not None
            )
        return None

    def _cases(self, quantity: Quantity) -> list[Match]:
        """Counted harm: «12 إصابة»، «أربعون حالة اختناق»."""
        near = within(self.reading.of("outcomes"), quantity.end, quantity.end + 4)
        return [
            m
            for m in near
            if m.sense.get("role") == "act"
            and m.form.shape in ("noun", "word")
            and not m.form.possessed
            and not m.prefix
        ]

    def _after_noun(self, quantity: Quantity, nouns: list[Match]) -> People | None:
        """«أطفاله الثلاثة»، «المعتقلون السبعة»."""
        if not self.text.startswith("ال", quantity.start) or quantity.value is None:
            return None
        noun = next((m for m in nouns if m.end == quantity.start - 1), None)
        if (
            noun is None
            or noun.form.number == "singular"
            or not (noun.definite or noun.form.possessed or noun.sense.get("kin"))
        ):
            return None
        return People(noun.start - (2 if noun.definite else 0), quantity.end, quantity, noun)

    def _members(self, quantity: Quantity, span: Span, nouns: list[Match], taken: set[int]) -> People | None:
        """«ثلاثة من قوات …»، «اثنان منهم»، «تسعة آخرون»."""
        position = quantity.end
        if other := _OTHERS_OF.match(self.text, position, span[1]):
            position = other.end()
        parts = [m for m in within(self.reading.of("people"), position, position + 3) if m.sense.get("part")]
        if parts and not self.text[position : parts[0].first].strip():
            return People(quantity.start, parts[0].end, quantity, None, others=[parts[0]])
        if tail := _OF_THEM.match(self.text, quantity.end, span[1]):
            kin = [m for m in within(self.reading.of("people"), position, tail.end()) if m.sense.code == "family"]
            return self._who_are(
                People(quantity.start, tail.end(), quantity, None, others=kin[:1], pronoun=True), nouns, taken
            )
        return None

    def _who_are(self, phrase: People, nouns: list[Match], taken: set[int]) -> People:
        """«اثنان منهم طالبان»: the noun after «منهم» says who they are."""
        noun = next((m for m in nouns if m.first == phrase.end + 1 and not m.prefix and not m.form.possessed), None)
        if noun is not None and self.text[phrase.end - 2 : phrase.end] in ("هم", "هن"):
            phrase.noun, phrase.end = noun, noun.end
            taken.add(noun.start)
        return phrase

    def _stands_alone(self, quantity: Quantity, nouns: list[Match], span: Span) -> bool:
        if _BY_CAUSE.match(self.text, quantity.end, span[1]):  # «وثلاثة برصاص قناص»
            return True
        return bool(
            _AFTER_ALONE.match(self.text, quantity.end, span[1])
            and not self._other_noun(quantity)
            and not self._adjective(quantity, nouns)
        )

    def _adjective(self, quantity: Quantity, nouns: list[Match]) -> bool:
        """«سيدة واحدة»، «عائلة واحدة»: the number of the noun before it."""
        if quantity.value not in (1, 2) or not _ADJECTIVE.search(
            self.text, max(0, quantity.start - 12), quantity.start
        ):
            return False
        return quantity.value == 1 or any(n.end == quantity.start - 1 for n in nouns)

    def _other_noun(self, quantity: Quantity) -> bool:
        after = quantity.end
        return any(
            m.first <= after + 1 and m.prefix[:1] not in ("و", "ف") and "\n" not in self.text[after : m.first]
            for m in within(self.reading.of("events", "munitions", "objects", "platforms"), after, after + 6)
        )

    # --- one or two, and some ----------------------------------------

    def _others(self, span: Span) -> list[People]:
        """«وإصابة آخر»، «وجُرح آخران»: one or two more."""
        phrases: list[People] = []
        for match in within(self.reading.of("people"), *span):
            value = _OTHERS.get(self.text[match.start : match.end]) if match.sense.code == "others" else None
            if value and not match.prefix and self._opens_harm(match.start, span):
                phrases.append(People(match.start, match.end, None, None, value=value, pronoun=True))
        return phrases

    def _opens_harm(self, position: int, span: Span) -> bool:
        """Whether a word of an outcome stands right before a position."""
        near = within(self.reading.of("outcomes"), max(span[0], position - 20), position)
        return any(m.end == position - 1 and m.sense.get("role") in ("act", "verb") for m in near)

    def _one_of(self, noun: Match) -> People | None:
        """«أحد المصلين»، «إحدى شقيقاته»."""
        if noun.form.number == "singular" or (noun.form.number == "dual" and not noun.form.possessed):
            return None
        one = _ONE_OF.search(self.text, max(0, noun.first - 7), noun.first)
        if one is None or one.end() != noun.first:
            return None
        return People(one.start("one"), noun.end, None, noun, value=1)

    def _pronouns(self, span: Span) -> list[People]:
        """«أحدهم إصابته خطيرة»، «والثالث ما يزال مصيره مجهولا»، «بينهم إصابة خطيرة»: people told by their state."""
        phrases: list[People] = []
        states = [m for m in within(self.reading.of("outcomes"), *span) if m.sense.get("role") == "state"]
        for state in states:
            floor = phrases[-1].end if phrases else span[0]
            pronoun = next(
                reversed(list(_SOME_ONE.finditer(self.text, max(floor, state.first - 40), state.first))), None
            )
            if pronoun and _TO_STATE.fullmatch(self.text, pronoun.end(), state.first):
                start = pronoun.start("one") if pronoun["one"] else pronoun.start("some")
                value, word = (1, None) if pronoun["one"] else (None, "some")
                phrases.append(self._in_state(start, state, value, cast(Vague | None, word)))
            elif (
                state.prefix in ("", "و")
                and _ONE_CASE.match(self.text, state.start)
                and self._opens_share(state.first, span)
            ):
                phrases.append(self._in_state(state.start, state, 1, None))
        taken = {p.start for p in phrases}
        for pronoun in _SOME_ONE.finditer(self.text, *span):
            start = pronoun.start("one")
            if (
                (pronoun["one"] or "").startswith("احد")
                and start not in taken
                and _TRAIT.match(self.text, pronoun.end(), span[1])
            ):
                phrases.append(People(start, pronoun.end(), None, None, value=1, pronoun=True, shared=True))
        return phrases

    def _in_state(self, start: int, state: Match, value: int | None, word: Vague | None) -> People:
        outcome = cast(Outcome, state.sense.code)
        return People(
            start,
            state.end,
            None,
            None,
            value=value,
            word=word,
            pronoun=True,
            outcome=outcome,
            governor=state,
            shared=True,
        )

    def _opens_share(self, position: int, span: Span) -> bool:
        share = next(reversed(list(SHARE.finditer(self.text, max(span[0], position - 16), position))), None)
        return share is not None and not self.text[share.end() : position].strip()

    def _lone(self, noun: Match, span: Span) -> People | None:
        """«طفل»، «امرأتان»: one or two, unless the word only says more of the one before it or names a country."""
        value = self._number(noun)
        if value is None or _AS_FOR.match(self.text, noun.first) or self._describes(noun, span) or self._is_name(noun):
            return None
        return People(noun.start - (2 if noun.definite else 0), noun.end, None, noun, value=value)

    def _number(self, noun: Match) -> int | None:
        """How many a noun without a number is: one, two, or no number at all."""
        form, number = noun.form, noun.sense.get("number")
        if noun.sense.get("unit"):
            return None
        if form.number == "singular" or number == "singular":
            return None if noun.sense.get("counted") else 1
        if number == "dual":
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

    def _describes(self, noun: Match, span: Span) -> bool:
        """«سيارة مدنية»، «مراكز حيوية مدنية»: an adjective of the thing before it."""
        if not (noun.sense.get("nationality") or noun.sense.get("adjective")) or noun.prefix not in ("", "ال"):
            return False
        before = _ADJECTIVE.search(self.text, max(span[0], noun.first - 20), noun.first)
        if before is None:
            return False
        near = max(span[0], noun.first - 40)
        governors = [m.end for m in within(self.reading.of("outcomes"), near, noun.first)]
        if before["noun"] in ("كان", "وكان", "ان", "بان", "وان"):
            return False
        return noun.first - 1 not in governors and not SHARE.match(self.text, before.start("noun"), noun.first)

    def _is_name(self, noun: Match) -> bool:
        """«روسيا» is no Russian."""
        if self.text[noun.end - 1] != "ا":
            return False
        actors = within(self.reading.of("actors"), noun.start, noun.start + 1)
        return any(m.end >= noun.end and m.form.shape != "adjective" for m in actors)

    # --- what else is said of them ----------------------------------------

    def _extend(self, phrase: People, nouns: list[Match], taken: set[int]) -> None:
        """Words that say more of whom: «قتيلا من العسكريين»، «شهيد مدني»، «أشخاص عالقين»."""
        for noun in (*nouns, *within(self.reading.of("people"), phrase.end, phrase.end + 30)):
            if noun.first < phrase.end or noun.start in taken:
                continue
            gap = self.text[phrase.end : noun.first]
            if not _MORE.fullmatch(gap) or noun.prefix.startswith("و"):
                continue
            if noun.form.possessed and not noun.sense.get("part"):
                continue
            if phrase.quantity is None and self._apart(phrase, noun, gap):
                continue
            if "(" in gap and ")" not in gap:
                continue
            phrase.others.append(noun)
            taken.add(noun.start)
            phrase.end = noun.end
        if hedge := hedge_after(self.text, phrase.end):
            phrase.hedge, phrase.end = hedge[0], hedge[1]

    def _apart(self, phrase: People, noun: Match, gap: str) -> bool:
        """«القناص عاملا»: an indefinite noun says nothing more of a definite one."""
        definite = phrase.noun is not None and phrase.noun.definite
        return definite and not noun.definite and not gap.strip() and not noun.sense.get("part")
