"""What says that the bearer of a name was harmed, and how.

The words that say so, the surest first: a phrase of people that the name belongs to («المواطن …») or explains
(«وهما: …»), a heading before a colon («أسماء الشهداء: …»), a word of an outcome that governs it («مقتل …»، «اعتقلت
الدورية الشاب …»), a pronoun or a verb after it («… الذي قضى»), a title that is one («الشهيد …»). A name in an idafa
(«مشفى الشهيد …»، «منزل …») or after a doer's preposition («على يد …») is not harmed by the words before it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from tawthiq.extraction.arabic.bearers import age_after
from tawthiq.extraction.arabic.leads import Lead, is_body
from tawthiq.extraction.arabic.names import Name, NameReader
from tawthiq.extraction.arabic.outcome_words import DIED_LATER, governors
from tawthiq.extraction.arabic.phrases import SHARE
from tawthiq.extraction.arabic.triggers import BREAK
from tawthiq.extraction.people import People
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.tolls import Tolls
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_WORD = re.compile(r"\w+")
_THINGS = (
    "شارع|دوار|حي|كتيبه|لواء|حمله|معركه|حاجز|مدرسه|جامع|مسجد|مشفي|مستشفي|ساحه|ملعب|قاعه|روضه|معسكر|دوره|بن|بقياده|"
    "علي يد|علي ايدي|من قبل|بيد"
)
_THING = re.compile(rf"(?<!\w)(?:{_THINGS})\s*$")
"""What bears a person's name without the person, and what leads to a doer."""

_PREPOSITION = re.compile(
    rf"(?<!\w)(?:{_THINGS}|في|من|علي|الي|عن|مع|ضد|لدي|عند|قرب|قياده|بواسطه|بحسب|وفق|باسم|لصالح|بامر|جماعه|مجموعه|محل|نجاه|"
    r"نجا|منزل|منازل|بيت|سياره|عايله|اهالي|ذوي|قبيله|عشيره|والد|والده|زوج|حفيد|قايد|ابن|ابناء|صديق|كل|بعض|المعروفه?|"
    r"الملقب|المكني|ما يسمي|باغتيال|جناز\w+|تشييع|قبر|صفحه|حساب)\s*$"
)
_NEGATED = re.compile(r"(?<!\w)(?:لم|لا|لن|محاوله|حاول|حاولت|نفي|نفت|عدم|دون)\s+(?:\w+\s+)?$")
_TRANSPARENT = re.compile(
    r"(?:\s|(?<!\w)(?:قد|ايضا|كذلك|امس|اليوم|يوم|صباح|مساء|فجر|ظهر|عصر|ليل|ليله|كل|من|حياه|بحياه|متاثرا|متاثره|بجراحه|"
    r"بجراحها|بجروحه|بجروح|بليغه|خطيره|باصابته|عن|السلطات|عناصر|دوريه|عنصر|مسلحون|مسلحين|مجهولون|مجهولين|الفور|علي|"
    r"المدنيه|العسكري|تحت|التعذيب|في|سجونها|سجون)(?!\w))*"
)
_AFTER = re.compile(
    r"[\s)»”\"’،]*(?:(?:الذي|التي|والذي|والتي|اللذين|اللذان)\s+)?(?:(?:كان|كانت|قد|وقد|كانا)\s+){0,2}(?:والتي |والذي )?"
)
_LATER = re.compile(
    r"[\w\s،\"»”)(]{0,120}?(?<!\w)[وبفل]{0,2}(?P<word>وفاته|وفاتها|مقتله|مقتلها|استشهاده|استشهادها|اعدامه|قتله|قتلها)(?!\w)"
)
_PAIRED = re.compile(r"،[^،\n]{0,60}،")
_RELEASED = re.compile(r"(?<!\w)(?:عن|سراح)(?: كل من)?\s*$")
_EACH = ("كل من", "كلا من")
_CALLED = re.compile(r"[وف]?(?:يدع|تدع|اسم|يسم|تسم)")
_NO_VIOLENCE = re.compile(
    r"[^.\n]{0,30}(?<!\w)(?:غرقا|بحادث|حادث سير|بمرض|المرض|بسكته|بنوبه|نوبه قلبيه|ازمه قلبيه|جلطه|كورونا)(?!\w)"
)
_NAMES_OF = re.compile(r"(?:اسماء|الاسماء|وهم|هم|وهما|هما|التاليه|قايمه|التالي\w*|منهم|بينهم|عرف)")
_NAMES = re.compile(r"(?<!\w)[وب]?(?:ال)?اسماء(?!\w)")
_WHO_IS = re.compile(r"[\s»”\"]*،?\s*(?:وهو|وهي|وهو الان|وكان)\s+")
_OF_MANY = frozenset({"besieged", "displaced", "evacuated", "trapped"})
"""Outcomes that a bare name does not bear by standing after their words."""
_BEFORE_DEATH = frozenset({"detained", "abducted", "missing", "injured"})


@dataclass(slots=True)
class Harm:
    """An outcome and what it stands on: the phrase of people that counts the bearer, or the word that governs the name.

    `whole` is the phrase that the bearer is a share of; `listed` says that the name is one of a list under a total.
    """

    outcome: str
    rule: str
    counted: People | None = None
    governor: Match | None = None
    whole: People | None = None
    listed: bool = False


class Harms:
    """Tells harm from the words beside a name, in one document."""

    def __init__(self, reading: Reading, tolls: Tolls, reader: NameReader) -> None:
        self.reading, self.text = reading, reading.text
        self.tolls, self.reader = tolls, reader
        self._phrases = sorted((p for p in tolls.found if p.outcome), key=_start)
        self._governed: dict[Span, list[Match]] = {}

    def phrases(self, span: Span) -> list[People]:
        """The phrases of people with an outcome that start in a span."""
        found = self._phrases
        return found[bisect_left(found, span[0], key=_start) : bisect_left(found, span[1], key=_start)]

    def of(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """What was done to the bearer of a name, and the words that say so; a death told later in the sentence wins."""
        harm = self._told(name, lead, span)
        died = _LATER.match(self.text, name.end) or DIED_LATER.match(self.text, name.end, span[1])
        if harm and harm.outcome in _BEFORE_DEATH and died:
            harm.outcome = "killed"
        return harm

    def of_body(self, name: Name, span: Span) -> Harm | None:
        """«عُثر على جثة، تبين أنها لفلان»: the body told of before is the bearer's."""
        bodies = (p for p in reversed(self.phrases((span[0], name.start))) if p.outcome == "killed" and p.value == 1)
        body = next(bodies, None)
        return Harm("killed", "victim/counted", body, body.governor, body.whole) if body else None

    def _told(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        before = self.text[max(span[0], lead.start - 30) : lead.start]
        if lead.clitic:
            before = before.removesuffix("ال").removesuffix(lead.clitic)
        idafa = bool(_PREPOSITION.search(before))
        if not idafa and (counted := self._counted(name, lead, span)):
            return counted
        if lead.cue and (explained := self._explained(name, lead, span)):
            return explained
        if lead.colon and (headed := self._headed(name, span)):
            return headed
        if governed := self._by_governor(name, lead, span, idafa):
            return governed
        if said := self.apposition(name, span) or self._by_pronoun(name, lead, span):
            return said
        if idafa or self._owned(lead, span):
            named_after = _THING.search(before) or self._owned(lead, span, ("objects", "levels"))
            return None if named_after else self._by_title(lead)
        if after := self.verb_after(name, lead, span):
            return after
        return self._by_title(lead)

    def _counted(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """The name belongs to a phrase of people: «المواطن …»، «شخص يدعى …»."""
        for phrase in self.phrases(span):
            if lead.nouns and phrase.outcome and phrase.start < name.start and lead.start <= phrase.end:
                return Harm(phrase.outcome, "victim/counted", phrase, phrase.governor, phrase.whole)
        return None

    def _headed(self, name: Name, span: Span) -> Harm | None:
        """«أسماء الشهداء: …»: the words before a colon."""
        colon = self.text.rfind(":", span[0], name.start)
        floor = span[0] if _NAMES.search(self.text, span[0], colon) else max(span[0], colon - 60)
        for match in reversed(within(self.reading.of("outcomes"), floor, colon)):
            if match.sense.get("role") == "person" and (match.definite or match.form.number != "singular"):
                return Harm(match.sense.code, "victim/explained", None, match, listed=True)
        return None

    def _explained(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """The name explains a phrase of people before it: «شهيدان، وهما: …»، «الضحايا هم …»."""
        called = bool(_CALLED.match(lead.cue))
        floor = max(span[0], lead.start - 45) if called else span[0]
        phrase = next((p for p in reversed(self.phrases(span)) if floor <= p.end <= lead.start + 1), None)
        roles = ("act", "verb", "person") if phrase is None else ("person",)
        own = [
            m
            for m in within(self.reading.of("outcomes"), floor, name.start)
            if m.sense.get("role") in roles
            and m.sense.code != "toll"
            and (phrase is None or (m.definite and m.start >= phrase.end))
        ]
        if called and phrase is None:
            return self._called(lead, span)
        between = (g for g in self.governors(span) if phrase and phrase.end <= g.start and g.end <= lead.start)
        if lead.cue.endswith(_EACH) and any(between):
            return None
        if phrase and not called and lead.cue.lstrip("وف") not in ("هم", "هما", "هن") and SHARE.match(lead.cue):
            share = phrase.whole or phrase
            return Harm(share.outcome or "", "victim/share", None, share.governor, share)
        own = own or [h for m in lead.nouns for h in self._harmed(m) if h.definite]
        if own and phrase is None and SHARE.match(lead.cue) and (whole := self._total_before(span[0], own[-1])):
            return Harm(own[-1].sense.code, "victim/share", None, own[-1], whole)
        if own:
            return Harm(own[-1].sense.code, "victim/explained", None, own[-1], listed=True)
        if phrase:
            return Harm(phrase.outcome or "", "victim/explained", phrase, phrase.governor, phrase.whole)
        people = [
            m for m in within(self.reading.of("people"), floor, lead.start + 1) if m.sense.code != "others"
        ] or lead.nouns
        return self._resumed(span[0], people[-1].sense.code) if people and not called else None

    def _total_before(self, position: int, harm: Match) -> People | None:
        """The number told before a sentence that «من بين القتلى» takes a person from."""
        earlier = self.phrases((max(0, position - 600), position))
        alike = (p for p in reversed(earlier) if p.whole is None and p.quantity and p.outcome == harm.sense.code)
        return next(alike, None)

    def _called(self, lead: Lead, span: Span) -> Harm | None:
        """«اغتال مسلحون عنصرا يدعى …»، «الرجل الذي قُتل يدعى …»: what governs the noun of the person so called."""
        nouns = [
            m
            for m in within(self.reading.of("people"), max(span[0], lead.start - 45), lead.start)
            if m.sense.code != "others"
        ]
        governors = [g for g in self.governors(span) if nouns and g.sense.code != "toll" and g.end <= lead.start]
        after = next((g for g in governors if g.start > nouns[-1].end and g.sense.get("role") == "verb"), None)
        if after is not None:
            return Harm(after.sense.code, "victim/explained", None, after)
        before = [g for g in governors if g.end <= nouns[-1].first]
        if not before or before[-1].sense.lexicon != "outcomes":
            return None
        gap = self.text[before[-1].end : nouns[-1].first]
        if (
            re.search(r"[،؛.\n]|(?<!\w)(?:الذي|التي|ان)(?!\w)", gap)
            or self._uncovered(before[-1].end, nouns[-1].first) > 4
        ):
            return None
        lead.nouns.append(nouns[-1])
        return Harm(before[-1].sense.code, "victim/explained", None, before[-1])

    def _resumed(self, position: int, group: str = "people") -> Harm | None:
        """«والأطفال هم: …»: those of the last toll told before."""
        earlier = [p for p in self.phrases((max(0, position - 600), position)) if p.end <= position]
        if not earlier:
            return None
        alike = [p for p in earlier if group != "people" and p.noun is not None and p.noun.sense.code == group]
        leading = [p for p in earlier if p.whole is None and (p.quantity is not None or (p.value or 0) > 1)]
        phrase = (alike or leading or earlier)[-1]
        return Harm(phrase.outcome or "", "victim/explained", phrase, phrase.governor)

    def _by_governor(self, name: Name, lead: Lead, span: Span, idafa: bool) -> Harm | None:
        """«مقتل …»، «أصيبت الطفلة …»، «اعتقلت الدورية الشاب …»."""
        governors = [
            g
            for g in self.governors(span)
            if g.end <= lead.start and not (g.form.possessed and g.form.shape == "noun" and g.prefix.endswith("ب"))
        ]
        if released := self._released(name, lead, span):
            return released
        if not governors or governors[-1].sense.lexicon != "outcomes":
            return None
        governor = governors[-1]
        gap = self.text[governor.end : lead.start]
        outcome = str(governor.sense.get("outcome") or governor.sense.code)
        if outcome in _OF_MANY and not lead.titled:
            return None
        if outcome == "toll" or (governor.form.possessed and governor.form.shape == "noun"):
            return None
        if (
            _NEGATED.search(self.text, max(span[0], governor.first - 30), governor.first)
            or len(gap) > 110
            or BREAK.search(gap)
        ):
            return None
        if idafa and not (outcome == "released" and gap.strip() == "عن") and gap.strip() not in ("من", "كل من", "علي"):
            return None
        if lead.titled and gap.strip() and self._owned(lead, span):
            return None
        uncovered = self._uncovered(governor.end, lead.start - len(lead.clitic))
        parted = "،" in _PAIRED.sub(" ", gap)
        if uncovered or "،" in gap:
            definite = lead.noun is not None and (lead.noun.definite or lead.noun.form.possessed)
            if not definite or lead.clitic or parted or uncovered > 6:
                return None
        if _NO_VIOLENCE.match(self.text, name.end):
            return None
        return Harm(outcome, "victim/governed", None, governor)

    def _released(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """«أفرجت السلطات عن …»، «أطلقوا سراح …»: the verb and its preposition stand apart."""
        link = _RELEASED.search(self.text, span[0], lead.start)
        acts = within(self.reading.of("events"), max(span[0], lead.start - 90), lead.start) if link else []
        for match in reversed(acts):
            if match.sense.code == "release" and not BREAK.search(self.text, match.end, name.start):
                return Harm("released", "victim/governed", None, match)
        return None

    def _by_pronoun(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """«قصفت سيارة القيادي …، ما أدى لمقتله»: what a later pronoun says of the bearer."""
        titled = lead.noun is not None and lead.noun.definite
        if not titled or not name.opens or lead.clitic == "ل":
            return None
        for match in within(self.reading.of("outcomes"), name.end, min(span[1], name.end + 100)):
            if BREAK.search(self.text, name.end, match.start):
                return None
            ours = self.text[match.end - 1] == "ه" or self.text.endswith("ها", match.start, match.end)
            if match.form.possessed and match.form.shape == "noun" and ours and match.sense.get("role") == "act":
                attempted = _NEGATED.search(self.text, max(span[0], match.first - 30), match.first)
                return None if attempted else Harm(match.sense.code, "victim/pronoun", None, match)
        return None

    def _uncovered(self, start: int, end: int) -> int:
        """How many words of a gap are no doer, date or adverb."""
        reading, text = self.reading, self.text
        known = [
            (m.first, m.end) for m in within(reading.of("actors", "platforms", "munitions", "outlets"), start, end)
        ]
        known += [(d.start, d.end) for d in within(reading.dates, start, end)] + [
            (p.start, p.end) for p in within(reading.places, start, end)
        ]
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        return sum(
            not (any(a <= at < b for a, b in known) or _TRANSPARENT.fullmatch(text, at, stop)) for at, stop in words
        )

    def _owned(self, lead: Lead, span: Span, of: tuple[str, ...] = ("objects", "levels", "people", "roles")) -> bool:
        """Whether the lead stands in an idafa with a thing or a relation: «مشفى الشهيد …»، «والد الطفل …»."""
        end = lead.start - 1
        if lead.clitic or end <= span[0] or self.text[end] != " ":
            return False
        for lexicon in of:
            for match in within(self.reading.of(lexicon), max(span[0], end - 30), end):
                if (
                    match.end == end
                    and not match.definite
                    and not match.form.possessed
                    and match.sense.get("role") in (None, "level")
                    and not self.text.endswith("ون", match.start, match.end)
                ):
                    return not is_body(match, self.text)
        return False

    def verb_after(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """«الصحفي … الذي قضى»، «… توفي متأثرا»."""
        end = age_after(self.reading, name.end, span[1])[1]
        after = _AFTER.match(self.text, end, span[1])
        start = after.end() if after else end
        for governor in self.governors(span):
            if governor.first == start or governor.start == start:
                if (
                    governor.sense.get("role") != "verb"
                    or governor.sense.get("voice") == "active"
                    or governor.form.possessed
                ):
                    return None
                if governor.prefix or governor.sense.lexicon != "outcomes":
                    return None
                if self.phrases((governor.end + 1, governor.end + 2)):  # a byline: «فلان قُتل شخص»
                    return None
                if (name.words >= 2 or lead.titled) and not _NO_VIOLENCE.match(self.text, governor.end):
                    return Harm(governor.sense.code, "victim/verb-after", None, governor)
        return None

    def _by_title(self, lead: Lead) -> Harm | None:
        """«الشهيد …»، «المعتقل …»: the title is the harm."""
        for noun in (h for m in lead.nouns for h in self._harmed(m)):
            if (noun.definite or is_body(noun, self.text)) and noun.form.number != "plural":
                return Harm(noun.sense.code, "victim/titled", None, noun)
        return None

    def apposition(self, name: Name, span: Span) -> Harm | None:
        """«…، وهو معتقل سابق»: what the bearer is said to be."""
        cue = _WHO_IS.match(self.text, name.end, span[1])
        for match in within(self.reading.of("outcomes"), cue.end(), cue.end() + 1) if cue else ():
            if match.sense.get("role") == "person" and not match.prefix and match.form.number == "singular":
                former = re.match(r"\s*(?:سابق|محرر|ناج)", self.text[match.end : match.end + 8])
                outcome = "released" if former and match.sense.code in ("detained", "abducted") else match.sense.code
                return Harm(outcome, "victim/apposition", None, match)
        return None

    def _harmed(self, noun: Match) -> list[Match]:
        """The noun as the word of an outcome, if it is one too («المعتقل»)."""
        return [
            m
            for m in within(self.reading.of("outcomes"), noun.start, noun.start + 1)
            if m.sense.get("role") == "person" and m.end == noun.end
        ]

    def governors(self, span: Span) -> list[Match]:
        """The words of outcomes that may govern a name in a sentence; none of them a given name itself («ياسر»)."""
        if span not in self._governed:
            begins = self.reader.begins
            self._governed[span] = [
                g for g in governors(self.reading, span) if not (begins(g.first) or (not g.prefix and begins(g.start)))
            ]
        return self._governed[span]

    def heading(self, line: Span) -> Harm | None:
        """What a line says of the names listed under it."""
        text = self.text[line[0] : line[1]].rstrip()
        if not (text.endswith(":") or _NAMES_OF.search(text) or re.search(r":\s*$", text)):
            return None
        phrases = self.phrases(line)
        persons = [
            m for m in within(self.reading.of("outcomes"), *line) if m.sense.get("role") == "person" and m.definite
        ]
        if persons and phrases and persons[-1].start >= phrases[-1].end:
            return Harm(persons[-1].sense.code, "victim/listed", None, persons[-1], listed=True)
        leading = [p for p in phrases if p.whole is None and (p.quantity is not None or (p.value or 0) > 1)]
        if phrases:
            phrase = (leading or phrases)[-1]
            return Harm(phrase.outcome or "", "victim/listed", phrase, phrase.governor, listed=True)
        persons = [m for m in within(self.reading.of("outcomes"), *line) if m.sense.get("role") == "person"]
        own = [*persons, *(g for g in self.governors(line) if g.sense.get("role") in ("act", "verb"))]
        own = [m for m in own if m.sense.lexicon == "outcomes" and m.sense.code not in _OF_MANY | {"toll"}]
        if own:
            return Harm(own[0].sense.code, "victim/listed", None, own[0], listed=True)
        if _NAMES_OF.search(text) and (resumed := self._resumed(line[0])):
            return Harm(resumed.outcome, "victim/listed", resumed.counted, resumed.governor, listed=True)
        return None


def _start(phrase: People) -> int:
    return phrase.start
