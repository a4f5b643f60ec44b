"""What says that the bearer of a name was harmed, and how.

The words that say so, the surest first: a phrase of people that the name belongs to («المواطن …») or explains («وهما: …»),
a heading before a colon («أسماء الشهداء: …»), a word of an outcome that governs it («مقتل …»، «اعتقلت الدورية الشاب …»), a
pronoun or a verb after it («… الذي قضى»), a title that is one («الشهيد …»). A name in an idafa («مشفى الشهيد …»، «منزل …») or
after a doer's preposition («على يد …») is not harmed by the words before it.
"""

import re
from dataclasses import dataclass

from tawthiq.extraction.bearers import age_after
from tawthiq.extraction.casualties import SHARE, People, Tolls
from tawthiq.extraction.leads import Lead, is_body
from tawthiq.extraction.names import Name, NameReader
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.folding import LETTERS
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_WALL = re.compile(r"[.؛!؟\n]")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:في|من|علي|الي|عن|مع|ضد|بن|لدي|عند|قرب|بقياده|قياده|علي يد|علي ايدي|من قبل|بيد|بواسطه|بحسب|وفق|باسم|لصالح|بامر|جماعه|مجموعه|شارع|"
    r"دوار|حي|كتيبه|لواء|حمله|معركه|محل|حاجز|نجاه|نجا|منزل|منازل|بيت|سياره|عايله|اهالي|ذوي|قبيله|عشيره|مدرسه|جامع|مسجد|مشفي|مستشفي|ساحه|"
    r"والد|والده|زوج|حفيد|قائد|قايد|ابن|ابناء|صديق|كل|بعض|المعروف|المعروفه|الملقب|المكني|ما يسمي|باسم|باغتيال|جناز\w+|تشييع|قبر|صفحه|حساب)\s*$"
)
_THING = re.compile(
    r"(?<!\w)(?:شارع|دوار|حي|كتيبه|لواء|حمله|معركه|حاجز|مدرسه|جامع|مسجد|مشفي|مستشفي|ساحه|بن|ملعب|قاعه|روضه|معسكر|دوره|بقياده|علي يد|علي ايدي|من قبل|بيد)\s*$"
)
_NEGATED = re.compile(r"(?<!\w)(?:لم|لا|لن|محاوله|حاول|حاولت|نفي|نفت|عدم|دون)\s+(?:\w+\s+)?$")
_TRANSPARENT = re.compile(
    r"(?:\s|(?<!\w)(?:قد|ايضا|كذلك|امس|اليوم|يوم|صباح|مساء|فجر|ظهر|عصر|ليل|ليله|كل|من|حياه|بحياه|متاثرا|متاثره|بجراحه|بجراحها|بجروحه|بجروح|بليغه|خطيره|"
    r"باصابته|عن|السلطات|عناصر|دوريه|عنصر|مسلحون|مسلحين|مجهولون|مجهولين|اليوم|الفور|علي|المدنيه|العسكري|تحت|التعذيب|في|سجونها|سجون)(?!\w))*"
)
_AFTER = re.compile(
    r"[\s)»”\"’،]*(?:(?:الذي|التي|والذي|والتي|اللذين|اللذان)\s+)?(?:(?:كان|كانت|قد|وقد|كانا)\s+){0,2}(?:والتي |والذي )?"
)
_LATER = re.compile(r"[\w\s،\"»”)(]{0,120}?(?<!\w)[وبفل]{0,2}(?P<word>وفاته|وفاتها|مقتله|مقتلها|استشهاده|استشهادها|اعدامه|قتله|قتلها)(?!\w)")
_RELEASED = re.compile(r"(?<!\w)(?:عن|سراح)(?: كل من)?\s*$")
_CALLED = re.compile(r"[وف]?(?:يدع|تدع|اسم|يسم|تسم)")
_NO_VIOLENCE = re.compile(r"[^.\n]{0,30}(?<!\w)(?:غرقا|بحادث|حادث سير|بمرض|المرض|بسكته|بنوبه|نوبه قلبيه|ازمه قلبيه|جلطه|كورونا)(?!\w)")
_NAMES_OF = re.compile(r"(?:اسماء|الاسماء|وهم|هم|وهما|هما|التاليه|قائمه|التالي\w*|منهم|بينهم|عرف)")


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
        self._governed: dict[Span, list[Match]] = {}

    def of(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """What was done to the bearer of a name, and the words that say so; a death told later in the sentence holds."""
        harm = self._told(name, lead, span)
        if harm and harm.outcome in ("detained", "abducted", "missing", "injured") and _LATER.match(self.text, name.end):
            harm.outcome = "killed"
        return harm

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
        if governed := self._by_governor(name, lead, span, before, idafa):
            return governed
        if said := self.apposition(name, span) or self._by_pronoun(name, lead, span):
            return said
        if idafa or self._owned(lead, span):
            return None if _THING.search(before) or self._owned(lead, span, ("objects", "levels")) else self._by_title(name, lead)
        if after := self.verb_after(name, lead, span):
            return after
        return self._by_title(name, lead)

    def _counted(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """The name belongs to a phrase of people: «المواطن …»، «شخص يدعى …»."""
        for phrase in within_phrases(self.tolls.found, span):
            if phrase.outcome and lead.start <= phrase.end and phrase.start < name.start and phrase.end > lead.start - 1 and lead.nouns:
                return Harm(phrase.outcome, "victim/counted", phrase, phrase.governor, phrase.whole)
        return None

    def _headed(self, name: Name, span: Span) -> Harm | None:
        """«أسماء الشهداء: …»: the words before a colon."""
        colon = self.text.rfind(":", span[0], name.start)
        for match in reversed(within(self.reading.of("outcomes"), max(span[0], colon - 40), colon)):
            if match.sense.get("role") == "person" and (match.definite or match.form.number != "singular"):
                return Harm(match.sense.code, "victim/explained", None, match, listed=True)
        return None

    def _explained(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """The name explains a phrase of people before it: «شهيدان، وهما: …»، «الضحايا هم …»."""
        called = bool(_CALLED.match(lead.cue))
        floor = max(span[0], lead.start - 45) if called else span[0]
        phrase = next((p for p in reversed(within_phrases(self.tolls.found, span)) if p.outcome and p.end <= lead.start + 1), None)
        if phrase and phrase.end < floor:
            phrase = None
        roles = ("act", "verb", "person") if phrase is None else ("person",)
        own = [
            m for m in within(self.reading.of("outcomes"), floor, name.start)
            if m.sense.get("role") in roles and m.sense.code != "toll" and (phrase is None or m.definite and m.start >= phrase.end)
        ]
        if called and phrase is None and not own:
            return self._called(lead, span)
        own = own or [h for m in lead.nouns for h in self._harmed(m) if h.definite]
        if own:
            return Harm(own[-1].sense.code, "victim/explained", None, own[-1], listed=True)
        if phrase and not called and "هم" != lead.cue.lstrip("وف") and SHARE.match(lead.cue):
            share = phrase.whole or phrase
            return Harm(share.outcome or "", "victim/share", None, share.governor, share)
        if phrase:
            return Harm(phrase.outcome or "", "victim/explained", phrase, phrase.governor, phrase.whole)
        people = [m for m in within(self.reading.of("people"), floor, lead.start + 1) if m.sense.code != "others"] or lead.nouns
        return self._resumed(span[0], people[-1].sense.code) if people and not called else None

    def _called(self, lead: Lead, span: Span) -> Harm | None:
        """«اغتال مسلحون عنصرا من الحاجز يدعى …»: what governs the noun of the person called by the name."""
        nouns = [m for m in within(self.reading.of("people"), max(span[0], lead.start - 45), lead.start) if m.sense.code != "others"]
        before = [g for g in self.governors(span) if nouns and g.end <= nouns[-1].first and g.sense.code != "toll"]
        if not before or before[-1].sense.lexicon != "outcomes":
            return None
        gap = self.text[before[-1].end : nouns[-1].first]
        if re.search(r"[،؛.\n]|(?<!\w)(?:الذي|التي|ان)(?!\w)", gap) or self._uncovered(before[-1].end, nouns[-1].first) > 4:
            return None
        lead.nouns.append(nouns[-1])
        return Harm(before[-1].sense.code, "victim/explained", None, before[-1])

    def _resumed(self, position: int, group: str = "people") -> Harm | None:
        """«والأطفال هم: …»: those of the last toll told before."""
        earlier = [p for p in self.tolls.found if p.outcome and p.end <= position and p.end > position - 600]
        if not earlier:
            return None
        alike = [p for p in earlier if group != "people" and p.noun is not None and p.noun.sense.code == group]
        leading = [p for p in earlier if p.whole is None and (p.quantity is not None or (p.value or 0) > 1)]
        phrase = (alike or leading or earlier)[-1]
        return Harm(phrase.outcome or "", "victim/explained", phrase, phrase.governor)

    def _by_governor(self, name: Name, lead: Lead, span: Span, before: str, idafa: bool) -> Harm | None:
        """«مقتل …»، «أصيبت الطفلة …»، «اعتقلت الدورية الشاب …»."""
        governors = [
            g for g in self.governors(span)
            if g.end <= lead.start and not (g.form.possessed and g.form.shape == "noun" and g.prefix.endswith("ب"))
        ]
        if released := self._released(name, lead, span):
            return released
        if not governors or governors[-1].sense.lexicon != "outcomes":
            return None
        governor = governors[-1]
        gap = self.text[governor.end : lead.start]
        outcome = str(governor.sense.get("outcome") or governor.sense.code)
        if outcome == "toll" or governor.form.possessed and governor.form.shape == "noun":
            return None
        if _NEGATED.search(self.text, max(span[0], governor.first - 30), governor.first) or len(gap) > 110 or _WALL.search(gap):
            return None
        if idafa and not (outcome == "released" and gap.strip() == "عن") and not (gap.strip() in ("من", "كل من", "علي")):
            return None
        uncovered = self._uncovered(governor.end, lead.start - len(lead.clitic))
        if lead.titled and self._owned(lead, span) and uncovered is not None and gap.strip():
            return None
        comma = "،" in gap
        if uncovered == 0 and not comma:
            pass
        elif not lead.titled or comma or (lead.noun and not lead.noun.definite and not lead.noun.form.possessed) or uncovered > 6:
            return None
        if uncovered and lead.clitic or _NO_VIOLENCE.match(self.text, name.end):
            return None
        if governor.sense.lexicon == "outcomes" and governor.sense.get("role") == "verb" and not lead.titled and gap.strip() and governor.sense.get("voice") in ("passive", "middle"):
            return None if uncovered else Harm(outcome, "victim/governed", None, governor)
        return Harm(outcome, "victim/governed", None, governor)

    def _released(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """«أفرجت السلطات عن …»، «أطلقوا سراح …»: the verb and its preposition stand apart."""
        link = _RELEASED.search(self.text, span[0], lead.start)
        for match in reversed(within(self.reading.of("events"), max(span[0], lead.start - 90), lead.start)) if link else ():
            if match.sense.code == "release" and not _WALL.search(self.text, match.end, name.start):
                return Harm("released", "victim/governed", None, match)
        return None

    def _by_pronoun(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """«قصفت سيارة القيادي …، ما أدى لمقتله»: what a later pronoun says of the bearer."""
        titled = lead.noun is not None and lead.noun.definite
        if not titled or not name.opens or lead.clitic == "ل":
            return None
        for match in within(self.reading.of("outcomes"), name.end, min(span[1], name.end + 100)):
            if _WALL.search(self.text, name.end, match.start):
                return None
            ours = self.text[match.end - 1] == "ه" or self.text.endswith("ها", match.start, match.end)
            if match.form.possessed and match.form.shape == "noun" and ours and match.sense.get("role") == "act":
                attempted = _NEGATED.search(self.text, max(span[0], match.first - 30), match.first)
                return None if attempted else Harm(match.sense.code, "victim/pronoun", None, match)
        return None

    def _uncovered(self, start: int, end: int) -> int:
        """How many words of a gap are no doer, date or adverb."""
        reading, text = self.reading, self.text
        known = [(m.first, m.end) for name in ("actors", "platforms", "munitions", "outlets") for m in within(reading.of(name), start, end)]
        known += [(d.start, d.end) for d in within(reading.dates, start, end)] + [(p.start, p.end) for p in within(reading.places, start, end)]
        count, position = 0, start
        for word in re.finditer(rf"[{LETTERS}\w]+", text[start:end]):
            at, stop = start + word.start(), start + word.end()
            if at < position or any(a <= at < b for a, b in known):
                continue
            if not _TRANSPARENT.fullmatch(text, at, stop):
                count += 1
        return count

    def _owned(self, lead: Lead, span: Span, of: tuple[str, ...] = ("objects", "levels", "people", "roles")) -> bool:
        """Whether the lead stands in an idafa with a thing or a relation: «مشفى الشهيد …»، «والد الطفل …»."""
        end = lead.start - 1
        if lead.clitic or end <= span[0] or self.text[end] != " ":
            return False
        for lexicon in of:
            for match in within(self.reading.of(lexicon), max(span[0], end - 30), end):
                if match.end == end and not match.definite and not match.form.possessed and match.sense.get("role") in (None, "level"):
                    return not is_body(match, self.text)
        return False

    def verb_after(self, name: Name, lead: Lead, span: Span) -> Harm | None:
        """«الصحفي … الذي قضى»، «… توفي متأثرا»."""
        end = age_after(self.reading, name.end, span[1])[1]
        after = _AFTER.match(self.text, end, span[1])
        start = after.end() if after else end
        for governor in self.governors(span):
            if governor.first == start or governor.start == start:
                if governor.sense.get("role") != "verb" or governor.sense.get("voice") == "active" or governor.form.possessed:
                    return None
                if governor.prefix or governor.sense.lexicon != "outcomes":
                    return None
                if (name.words >= 2 or lead.titled) and not _NO_VIOLENCE.match(self.text, governor.end):
                    return Harm(governor.sense.code, "victim/verb-after", None, governor)
        return None

    def _by_title(self, name: Name, lead: Lead) -> Harm | None:
        """«الشهيد …»، «المعتقل …، … وفاته»: the title is the harm, unless a word later in the sentence says more."""
        for noun in (h for m in lead.nouns for h in self._harmed(m)):
            if (noun.definite or is_body(noun, self.text)) and noun.form.number in ("", "singular", "dual", "dual_or_plural"):
                return Harm(noun.sense.code, "victim/titled", None, noun)
        return None

    def apposition(self, name: Name, span: Span) -> Harm | None:
        """«…، وهو معتقل سابق»: what the bearer is said to be."""
        cue = re.compile(r"[\s»”\"]*،?\s*(?:وهو|وهي|وهو الان|وكان)\s+").match(self.text, name.end, span[1])
        for match in within(self.reading.of("outcomes"), cue.end(), cue.end() + 1) if cue else ():
            if match.sense.get("role") == "person" and not match.prefix and match.form.number == "singular":
                former = re.match(r"\s*(?:سابق|محرر|ناج)", self.text[match.end : match.end + 8])
                outcome = "released" if former and match.sense.code in ("detained", "abducted") else match.sense.code
                return Harm(outcome, "victim/apposition", None, match)
        return None

    def _harmed(self, noun: Match) -> list[Match]:
        """The noun as the word of an outcome, if it is one too («المعتقل»)."""
        return [m for m in within(self.reading.of("outcomes"), noun.start, noun.start + 1) if m.sense.get("role") == "person" and m.end == noun.end]

    def governors(self, span: Span) -> list[Match]:
        if span not in self._governed:
            begins = self.reader.begins
            self._governed[span] = [g for g in self.tolls._governors(span) if g.prefix or not begins(g.start)]
        return self._governed[span]

    def heading(self, line: Span) -> Harm | None:
        """What a line says of the names listed under it."""
        text = self.text[line[0] : line[1]].rstrip()
        if not (text.endswith(":") or _NAMES_OF.search(text) or re.search(r":\s*$", text)):
            return None
        phrases = [p for p in within_phrases(self.tolls.found, line) if p.outcome]
        persons = [m for m in within(self.reading.of("outcomes"), *line) if m.sense.get("role") == "person" and m.definite]
        if persons and phrases and persons[-1].start >= phrases[-1].end:
            return Harm(persons[-1].sense.code, "victim/listed", None, persons[-1], listed=True)
        leading = [p for p in phrases if p.whole is None and (p.quantity is not None or (p.value or 0) > 1)]
        if phrases:
            phrase = (leading or phrases)[-1]
            return Harm(phrase.outcome or "", "victim/listed", phrase, phrase.governor, listed=True)
        own = [m for m in within(self.reading.of("outcomes"), *line) if m.sense.get("role") in ("person", "act", "verb") and m.sense.code != "toll"]
        if own:
            return Harm(own[0].sense.code, "victim/listed", None, own[0], listed=True)
        if _NAMES_OF.search(text) and (resumed := self._resumed(line[0])):
            return Harm(resumed.outcome, "victim/listed", resumed.counted, resumed.governor, listed=True)
        return None


def within_phrases(phrases: list[People], span: Span) -> list[People]:
    """Those of the phrases that start in a span."""
    return [p for p in phrases if span[0] <= p.start < span[1]]
