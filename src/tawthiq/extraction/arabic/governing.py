"""What was done to the people of a phrase, and which larger number they are a share of.

A phrase has its outcome from its own noun («قتلى»), from the word that governs it («مقتل», «أصيب», «خلّف»), from a verb
or state after it («… قُتلوا», «تحت الأنقاض»), from a tally («عدد القتلى»), from the phrase it is joined to, or from the
number that it is a share of («بينهم 4 أطفال»). People negated, unharmed or merely present have none.
"""

import re

from tawthiq.extraction.arabic.outcome_words import meaning_of
from tawthiq.extraction.arabic.phrases import Phrases
from tawthiq.extraction.arabic.shares import Shares, joined
from tawthiq.extraction.arabic.tallies import Tallies
from tawthiq.extraction.arabic.triggers import BREAK
from tawthiq.extraction.people import ALONE, People, Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_STATES = frozenset({"displaced", "detained", "besieged", "missing", "abducted", "trapped"})
"""Outcomes whose noun also says who somebody is («مقتل نازح»): another outcome's word beside them goes first."""

_TAKEN_AWAY = frozenset({"evacuated", "released", "detained", "abducted"})
"""Outcomes that the wounded may have on top of their wounds («إجلاء عشرين جريحا»)."""

_NEW_CLAUSE = re.compile(
    r"[،؛]\s*(?:[وف]?(?:مشير|مضيف|موكد|موضح|لافت|مبين|مشدد|كاشف)\w*|حيث|فيما|بينما|في حين|لكن|غير ان|الا ان|كما)(?!\w)"
    r"|(?<!\w)(?:كان يضم|كانت تضم|كان يقل|كانت تقل|تقل|يضم|تضم|يقطنه|تقطنه|يووي|تووي)(?!\w)"
)
_NEGATED = re.compile(r"(?<!\w)(?:دون|بدون|لا(?! (?:يزال|تزال|زال|يقل|تقل))|لم|عدم|غير|لن)\s+(?:\w+\s+){0,2}$")
_UNHARMED = re.compile(
    r"[^،.؛\n]{0,18}?(?<!\w)(?:لم يصب\w*|لم يتعرض\w*|دون اذي|سالم\w*|احياء|علي قيد الحياه|بسلام|حيا|حيه|حيين)(?!\w)"
)
_STILL = re.compile(
    r"[\s،]*(?:ممن |الذين )?(?:لا |ما |لم )?"
    r"(?:زال\w*|يزال\w*|تزال|بقي\w*|بقوا|باتوا|ظلوا|عالق\w*|مدفون\w*|كانوا)?\s*(?:عالق\w*|مفقود\w*)?\s*"
)
_APART = 14
_STILL_IS = re.compile(r"(?<!\w)[وف]?(?:(?:لا|ما|لم) )?(?:يزال|تزال|زال|زالت|يزل|بقي|بات|ظل)\s+[(]?$")
_RUBBLE = re.compile(r"(?:انقاض|ركام|ردم|حطام|مدفون|مطمور|انهيار|تحت الهدم)")
_ADVERBS = re.compile(
    r"(?:[\s«»\"“”]|(?<!\w)(?:امس|اليوم|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|يوم|مساء|صباح|فجر|ظهر|عصر|ليل|ايضا|"
    r"كذلك|نحو|علي الاقل|قد|عن|ب|كل من|الشاب|المواطن|المدني|حياه|بحياه|اخر|تنظيم|هييه|حركه|قوات)(?!\w))*"
)
_WHEREABOUTS = re.compile(
    r"\s*(?:(?:في|ب|علي|قرب|جراء|اثر|نتيجه|خلال|برصاص|بنيران|بقصف|بغاره|بانفجار) ?(?:\w+ ){1,4}|ب\w+ (?:\w+ ){0,3})"
)
_DEFINITE_END = re.compile(r"(?<!\w)(?:[وب]?ال\w+|\w+(?:ه|ها|هم)|ذاته|نفسه|ذاتها|نفسها) $")
_DOER = re.compile(
    r" (?!(?:في|من|علي|الي|عن|مع|ب\w{3,}|ل\w{3,}|و\w+|جراء|اثر|ام|والده|زوجه|عايله|ابنه)(?!\w))\w+"
    r"(?: (?!(?:في|من|علي|الي|عن|مع|ب\w{3,}|ل\w{3,}|و\w+)(?!\w))\w+){0,2} "
)
_OBJECT = re.compile(r"\w{3,}ا$")
_TO_VERB = re.compile(
    r"\s*(?:\w+\s+)?(?:الذين |ممن |قد |كانوا |كان |كانت |لقوا |تم )?"
    r"|\s*،?\s*(?:من )?(?:بينهم|ضمنهم|منهم) [^،.]{2,40}،?\s*(?:ممن |الذين |قد )?"
    r"|\s+و(?:\w+ ){1,4}(?:الذين |قد )?"
)
_NAMELIKE = re.compile(
    r'\s+[«"“(]?(?!(?:الذي|التي|في|من|علي|الي|عن|جراء|اثر|نتيجه|قرب|خلال|اليوم|امس|بعد|قبل|كان|كانت|قد)(?!\w))\w{2,}'
)
_TO_FINAL = re.compile(r"\s*(?:،\s*(?:من )?بينهم[^،]{2,40}،)?\s*(?:ممن |الذين |قد )?")


class Sentence:
    """Gives the phrases of one sentence their outcomes; `before` are the phrases of the sentences before it."""

    def __init__(
        self, reading: Reading, span: Span, governors: list[Match], before: list[People], speakers: list[Span]
    ) -> None:
        self.reading, self.text, self.span = reading, reading.text, span
        self.governors, self.speakers = governors, speakers
        self.shares = Shares(reading, span, before)
        self.tallies = Tallies(reading, span, governors)
        self.split: set[int] = set()

    def harmed(self) -> list[People]:
        """The phrases of people to whom something was done, in order."""
        found: list[People] = []
        for phrase in Phrases(self.reading).of(self.span):
            if reason := self._no_harm(phrase):
                self.reading.notes.drop("casualties", reason, phrase.start, phrase.end, phrase.outcome)
                continue
            self._share_kind(phrase)
            self.shares.note(phrase)
            found.append(phrase)
        return found

    def _no_harm(self, phrase: People) -> str | None:
        """Settle what was done to the people of a phrase, or tell why nothing was."""
        if self._speaks(phrase):
            return "speaker"
        self._settle(phrase)
        if phrase.outcome is None:
            return "no_outcome"
        if self._spared(phrase):
            return "spared"
        return "told_before" if self._referred_to(phrase) else None

    def _speaks(self, phrase: People) -> bool:
        """Whether the phrase is who speaks: «كما قال طبيب …»."""
        return phrase.quantity is None and any(a <= phrase.start < b for a, b in self.speakers)

    def _spared(self, phrase: People) -> bool:
        """Negated, or told to be unharmed."""
        if _NEGATED.search(self.text, max(self.span[0], phrase.start - 30), phrase.start):
            return True
        return phrase.outcome in ("killed", "injured", "trapped") and bool(
            _UNHARMED.match(self.text, phrase.end, self.span[1])
        )

    def _share_kind(self, phrase: People) -> None:
        """«قتيل وأربعة جرحى من العمال»: what is said last of whom is said of both."""
        previous, noun = self.shares.previous, phrase.outcome_noun
        if previous is None or noun is None or previous.outcome_noun is None or not phrase.others or previous.others:
            return
        if re.fullmatch(r"\s*و", self.text[previous.end : phrase.start]):
            previous.others = [m for m in phrase.others if m.sense.lexicon == "people" and not m.sense.get("role")]

    def _referred_to(self, phrase: People) -> bool:
        """«المصاب»، «المواطنة أصيبت»، «الأشخاص الأربعة»: definite people without names were told of before."""
        noun = phrase.noun
        if noun is not None and phrase.others and phrase.quantity is None and not noun.definite:
            owner = phrase.others[-1]  # «جثمان الرجل»
            noun = owner if self.text[noun.end : owner.start] == " ال" else noun
        if noun is None or not noun.definite:
            return False
        if phrase.quantity is not None and phrase.quantity.start > noun.end:
            return any(p.quantity and p.quantity.value == phrase.quantity.value for p in self.shares.before[-8:])
        if phrase.noun is not noun:
            return not _NAMELIKE.match(self.text, phrase.end)
        if phrase.quantity is not None or phrase.value != 1 or phrase.start < noun.first:
            return False
        return not _NAMELIKE.match(self.text, phrase.end) or self._harm_at(phrase.end + 1)

    def _harm_at(self, position: int) -> bool:
        return any(m.start == position for m in within(self.reading.of("outcomes"), position, position + 1))

    # --- the outcome ----------------------------------------

    def _settle(self, phrase: People) -> None:
        if phrase.outcome is not None:
            phrase.whole = self.shares.whole(phrase, None)
            if phrase.whole is None:
                phrase.outcome = None
            return
        own = phrase.outcome_noun
        if own is None and (bodies := self._bodies_before(phrase)):
            phrase.outcome, phrase.governor = bodies.sense.code, bodies
            return
        if own is not None:
            if phrase.noun is own and phrase.quantity is None and own.definite:
                return
            phrase.outcome = self._own_outcome(phrase, own)
        before = next((g for g in reversed(self.governors) if g.end <= phrase.start), None)
        if own is None or (own.sense.code in _STATES and not self._stands_apart(phrase, own, before)):
            self._govern(phrase, before)
        elif (
            before is not None
            and own.sense.code == "injured"
            and before.sense.code in _TAKEN_AWAY
            and (self._near(before, phrase) or (phrase.quantity is not None and self._reaches(before, phrase)))
        ):
            phrase.outcome, phrase.governor = before.sense.code, before
        self.shares.link(phrase, before)
        self._rubble(phrase)

    def _own_outcome(self, phrase: People, own: Match) -> str | None:
        """What a noun of an outcome says; one prisoner or displaced person is only told of by another word."""
        if phrase.quantity is None and phrase.value != 2 and own.sense.code not in ALONE:
            return None
        if phrase.quantity is None and self._how_found(phrase, own):
            return None
        return own.sense.code

    def _how_found(self, phrase: People, own: Match) -> bool:
        """«عُثر على جثته مقتولا»: a circumstance of someone told of before."""
        if own.form.number != "singular" or not _OBJECT.search(self.text[own.start : own.end]):
            return False
        before = self.text[max(self.span[0], phrase.start - 40) : phrase.start]
        return not any(
            g.end >= phrase.start - 14 and g.end <= phrase.start for g in self.governors
        ) and not before.endswith("و")

    def _stands_apart(self, phrase: People, own: Match, before: Match | None) -> bool:
        """«قُتل تسعة …، فضلا عن ثلاثة مفقودين»: those counted by their own state, after others that a word governs."""
        apart = before is not None and phrase.start - before.end > _APART
        counted = phrase.quantity is not None or phrase.value == 2
        return apart and counted and own.sense.code in ("missing", "trapped")

    def _bodies_before(self, phrase: People) -> Match | None:
        """«جثث ثلاثة أطفال», «جثامين أربعة من أسرتها»: those whose bodies are counted."""
        if phrase.quantity is None or phrase.start != phrase.quantity.start:
            return None
        near = within(self.reading.of("outcomes"), phrase.start - 12, phrase.start)
        return next(
            (
                m
                for m in near
                if m.end == phrase.start - 1
                and m.sense.get("role") == "person"
                and m.sense.code == "killed"
                and not m.definite
                and m.form.number == "plural"
            ),
            None,
        )

    def _near(self, governor: Match, phrase: People) -> bool:
        gap = self.text[governor.end : phrase.start]
        return len(gap) < 40 and not re.search(r"[،؛.\n]", gap)

    def _rubble(self, phrase: People) -> None:
        """«عشرات تحت الأنقاض» are trapped; without rubble the trapped are besieged."""
        if phrase.outcome == "trapped" and not _RUBBLE.search(self.text, *self.span):
            phrase.outcome = "besieged"
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 45):
            if match.sense.get("role") in ("under", "from_under"):
                near = not re.search(r"[،.]", self.text[phrase.end : match.start])
                if near and match.sense.get("role") == "under" and phrase.outcome in (None, "trapped", "missing"):
                    phrase.outcome, phrase.under = match.sense.code, True
                return

    def _govern(self, phrase: People, before: Match | None) -> None:
        """The word outside the phrase that says what was done: after it, around it, before it."""
        if self._told_after(phrase, before) or self._still_under(phrase) or self.tallies.read(phrase):
            return
        if phrase.quantity is not None and self._in_state(phrase):
            return
        if self._by_pronoun(phrase):
            return
        if before is None:
            self._told_at_end(phrase)
        elif not self._as_joined(phrase, before) and self._reaches(before, phrase):
            if meaning := self._meaning(before, phrase):
                phrase.outcome = meaning
            phrase.governor = before

    def _told_after(self, phrase: People, before: Match | None) -> bool:
        """«13 مدنيا قتلوا»، «مدنيا قُتل وجُرح اثنان»: a verb whose subject stands before it."""
        after = next((g for g in self.governors if g.start >= phrase.end), None)
        if after is None or after.sense.get("role") != "verb" or after.sense.lexicon != "outcomes":
            return False
        if after.sense.get("voice") == "active" or not _TO_VERB.fullmatch(self.text, phrase.end, after.start):
            return False
        if before is not None and not (phrase.start - before.end > 18 or after.prefix == ""):
            return False
        near = before is not None and before.sense.get("role") in ("act", "verb") and phrase.start - before.end < 12
        if near and not self._has_subject(before):
            return False
        phrase.outcome, phrase.governor = after.sense.code, after
        if after.several and after.sense.code == "killed_or_injured" and phrase.quantity is None:
            phrase.outcome = "killed"
            self.split.add(after.start)
        return True

    def _has_subject(self, verb: Match | None) -> bool:
        """«27 قُتلوا و43 أصيبوا»: whose subject stands before it governs nothing after it."""
        previous = self.shares.previous
        return previous is not None and verb is not None and previous.governor is verb and verb.start >= previous.end

    def _still_under(self, phrase: People) -> bool:
        """«والعشرات لا زالوا تحت الأنقاض»."""
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 40):
            if match.sense.get("role") == "under" and _STILL.fullmatch(self.text, phrase.end, match.first):
                phrase.outcome, phrase.governor, phrase.under = match.sense.code, match, True
                return True
        return False

    def _in_state(self, phrase: People) -> bool:
        """«أكثر من عشرين باتوا في عداد المفقودين»: the words after the people say what they are."""
        still = _STILL_IS.search(self.text, max(self.span[0], phrase.start - 24), phrase.start) is not None
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 40):
            role, held = match.sense.get("role"), match.sense.code in _STATES
            state = role == "state" and match.sense.code in ("missing", "detained", "trapped")
            state = state or (
                still and held and role == "person" and not match.prefix and match.form.number != "singular"
            )
            if state and not re.search(r"[،.]", self.text[phrase.end : match.start]):
                phrase.outcome, phrase.governor = match.sense.code, match
                return True
        return False

    def _by_pronoun(self, phrase: People) -> bool:
        """«استهدف القناص عاملا فأرداه قتيلا»: the pronoun of a verb after a lone person."""
        if phrase.quantity is not None or (phrase.noun is not None and phrase.noun.definite):
            return False
        after = next((g for g in self.governors if g.start >= phrase.end), None)
        if after is None or after.start - phrase.end > 60:
            return False
        between = within(self.reading.of("people"), phrase.end, after.start)
        if any(m.form.number in ("", "singular") and not m.definite and m.sense.code != "others" for m in between):
            return False
        befell = after.form.possessed and after.prefix == "ف" and after.sense.get("role") == "verb"
        if not after.sense.get("pronoun") and not (befell and after.sense.code in ALONE):
            return False
        phrase.outcome, phrase.governor = after.sense.code, after
        return True

    def _told_at_end(self, phrase: People) -> None:
        """«إن ثلاثة أشخاص، بينهم طفلان، أصيبوا»: the outcome comes after, where nothing stands before."""
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 70):
            gap = self.text[phrase.end : match.first]
            if BREAK.search(gap) or phrase.quantity is None:
                return
            if match.sense.get("role") == "verb" and match.sense.get("voice") != "active" and _TO_FINAL.fullmatch(gap):
                phrase.outcome, phrase.governor = match.sense.code, match
                return

    # --- joined and governed ----------------------------------------

    def _as_joined(self, phrase: People, before: Match) -> bool:
        """«… وطفلتاه وثلاثة من الجيران»: what was done to the phrase that it is joined to."""
        previous = self.shares.previous
        if previous is None or not previous.outcome or previous.start <= before.start:
            return False
        if previous.governor is not before and previous.governor is not None and previous.governor.start < before.start:
            return False
        if phrase.pronoun and not (phrase.quantity or phrase.noun):
            return False
        if not joined(self.text, previous, phrase):
            return False
        phrase.outcome, phrase.governor = previous.outcome, previous.governor
        if previous.governor is None and phrase.quantity is not None:
            phrase.outcome, phrase.governor = self._meaning(before, phrase) or previous.outcome, before
        phrase.whole = previous.whole
        return True

    def _reaches(self, governor: Match, phrase: People) -> bool:
        """Whether a governor before a phrase governs it across the words between."""
        gap = self.text[governor.end : phrase.start]
        if phrase.quantity is None and governor.form.possessed and governor.form.shape in ("past", "present"):
            return False  # «فقتله قناص»: the pronoun is whom it befell
        if len(gap) > (150 if phrase.quantity else 60) or BREAK.search(gap) or _NEW_CLAUSE.search(gap):
            return False
        if phrase.quantity is None:
            if re.search(r"[،؛:]", gap) or self._known_before(phrase):
                return False
            return self._direct(governor.end, phrase) or self._object_of(governor, phrase)
        if phrase.other and not phrase.pronoun and (gap.count(" ") > 3 or governor.sense.code == "besieged"):
            return False
        return not (len(gap) > 90 and re.search(r"[،؛]\s*(?:و|ف|حيث|فيما|كما|بينما|لكن)?\s*\w{2,}", gap))

    def _known_before(self, phrase: People) -> bool:
        """«الشخصين»: a definite dual tells of two who were counted before."""
        noun = phrase.noun
        return noun is not None and noun.definite and phrase.value == 2

    def _direct(self, start: int, phrase: People) -> bool:
        """Whether only the doer, a date, a place or an adverb stands between a governor and a lone person."""
        text, position = self.text, start
        end = phrase.noun.first if phrase.noun and phrase.start >= phrase.noun.first else phrase.start
        near = (start, end)
        known = [(m.first, m.end) for m in within(self.reading.of("actors", "platforms", "munitions"), *near)]
        known += [(d.start, d.end) for d in within(self.reading.dates, *near)]
        for first, last in sorted(known):
            if first >= position and _ADVERBS.fullmatch(text, position, first):
                position = last
        if _ADVERBS.fullmatch(text, position, end):
            return True
        return bool(_WHEREABOUTS.fullmatch(text, position, end) and _DEFINITE_END.search(text, start, end))

    def _object_of(self, governor: Match, phrase: People) -> bool:
        """«اغتال مسلحون يستقلون دراجة نارية عنصرا»: an accusative is the object of the verb before its doer."""
        if governor.sense.get("voice") not in ("active", "both") or phrase.noun is None or phrase.value != 1:
            return False
        noun = phrase.noun
        if self._after_doer(governor, noun):
            return True
        return (
            noun.first > governor.end + 1
            and not noun.definite
            and bool(_OBJECT.search(self.text[noun.start : noun.end]))
            and (noun.form.shape == "noun" and noun.form.gender != "female" and not noun.prefix)
        )

    def _after_doer(self, governor: Match, noun: Match) -> bool:
        """«اعتقلت المليشيا طفلة»: past the doer of a feminine or plural verb stands its object."""
        if noun.definite or noun.prefix or not self.text[governor.start : governor.end].endswith(("ت", "وا")):
            return False
        return bool(_DOER.fullmatch(self.text, governor.end, noun.first)) and governor.sense.get("voice") != "passive"

    def _meaning(self, governor: Match, phrase: People) -> str | None:
        """What a governor says was done to the people of this phrase."""
        if governor.start in self.split:
            return "injured"
        meaning = meaning_of(governor)
        return "killed" if meaning == "missing" and self._kin(phrase) else meaning

    def _kin(self, phrase: People) -> bool:
        """«فقد تسعة من أقاربه»: who loses kin mourns them."""
        return any(
            m.sense.get("kin") and (m.form.possessed or m.sense.get("number") != "singular")
            for m in (phrase.noun, *phrase.others)
            if m
        )
