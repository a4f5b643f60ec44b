"""People named as harmed: the name as written, the outcome, age and sex where words say them.

A name is a victim's where the words beside it say harm: a word of an outcome that governs it («مقتل …»، «أصيبت الطفلة …»),
a phrase of people that it explains («شهيدان، وهما: …»), a title that is one («الشهيد …»), a verb after it («… الذي قضى»), or a
list under a toll. A name that is joined to a victim's is one too. Speakers, doers and the names of streets or units are not.
Sex comes from a word of the text, never from the name.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from tawthiq.extraction.acts import Act
from tawthiq.extraction.casualties import SHARE, People, Tolls
from tawthiq.extraction.leads import Lead, Sex, group_of, is_body, noun_before, read_lead, several, sex_of
from tawthiq.extraction.names import Name, NameReader
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.language.folding import LETTERS
from tawthiq.language.lexicon import Match
from tawthiq.model.record import Rule, Victim

Span = tuple[int, int]

_OPENING = re.compile(r"[\s\"«“”‘(\[:]*")
_ITEM = re.compile(r"[^\w\n\"«(“]*(?:\(?\d{1,3}\s*[-/.)–ـ:،_]+\s*|[-•▪*–·●◾🔴🔹🔻]+\s*)")
_JOIN = re.compile(r"[\s)»”\"\]’]*(?:،\s*(?:و|ثم )?|و|ثم |/\s*و|\+|اضافه الي |بالاضافه الي |الي جانب |فضلا عن |برفقه )?[\s«“”\"(‘]*")
_ASIDE = re.compile(r"\([^()\n]{0,60}\)|[^،.؛:\n()]{1,60}(?=،)|(?:من|في|وهو|وهي|البالغ|البالغه|المعروف|الملقب) [^،.؛:\n]{0,45}(?= و)")
_WALL = re.compile(r"[.؛!؟\n]")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:في|من|علي|الي|عن|مع|ضد|بن|لدي|عند|قرب|بقياده|قياده|علي يد|علي ايدي|من قبل|بيد|بواسطه|بحسب|وفق|باسم|لصالح|بامر|جماعه|مجموعه|شارع|"
    r"دوار|حي|كتيبه|لواء|حمله|معركه|محل|حاجز|نجاه|نجا|منزل|منازل|بيت|سياره|عايله|اهالي|ذوي|قبيله|عشيره|مدرسه|جامع|مسجد|مشفي|مستشفي|ساحه|"
    r"والد|والده|زوج|حفيد|قائد|قايد|ابن|ابناء|صديق|كل|بعض|المعروف|المعروفه|الملقب|المكني|ما يسمي|باسم|باغتيال|جناز\w+|تشييع|قبر|صفحه|حساب)\s*$"
)
_RANK = {"killed": 2, "released": 1}
"""Which of several things told of one person holds: the last that can have happened."""

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
_MALE_AFTER = re.compile(
    r"[\s)»”\"’،/-]*(?:و?الذي|وهو|و?البالغ|المعروف|و?الملقب|المكني|المنحدر|متاثرا|مقتولا|مصابا|وعمره|عمره|و?يبلغ|وكان|ويعمل|احد|اب ل|نجل|ابن)(?!\w)"
)
_FEMALE_AFTER = re.compile(
    r"[\s)»”\"’،/-]*(?:و?التي|وهي|و?البالغه|المعروفه|و?الملقبه|المنحدره|متاثره|مصابه|وعمرها|عمرها|و?تبلغ|وكانت|وتعمل|احدي|ام ل|زوجه|ابنه)(?!\w)"
)
_AGE_WORDS = re.compile(
    r"[\s،,/()\-–ـ«»”\"]*(?:(?:و?البالغ\w*|و?يبلغ|و?تبلغ|من|العمر|و?عمره\w?|و?عمرها|بعمر|ذو|ذات|ابن|ابنه|ال|في|عمر|الطفل\w*)[\s،(:]*)*"
)
_BRACKETED = re.compile(r"\s*[(/\-–،]\s*(\d{1,2})\s*(?:[)]|(?=[،\n]|$)|عام\w*|اعوام|سن\w+)")
_YEARS = re.compile(r"\s*(?:عام\w*|اعوام|سن\w+|شهر\w*|اشهر|ربيع\w*|من العمر|من عمره\w?)*\s*\)?")
_LATER = re.compile(r"[\w\s،\"»”)(]{0,120}?(?<!\w)[وبفل]{0,2}(?P<word>وفاته|وفاتها|مقتله|مقتلها|استشهاده|استشهادها|اعدامه|قتله|قتلها)(?!\w)")
_CALLED = re.compile(r"[وف]?(?:يدع|تدع|اسم|يسم|تسم)")
_NO_VIOLENCE = re.compile(r"[^.\n]{0,30}(?<!\w)(?:غرقا|بحادث|حادث سير|بمرض|المرض|بسكته|بنوبه|نوبه قلبيه|ازمه قلبيه|جلطه|كورونا)(?!\w)")
_NAMES_OF = re.compile(r"(?:اسماء|الاسماء|وهم|هم|وهما|هما|التاليه|قائمه|التالي\w*|منهم|بينهم|عرف)")

_STRONG_CUES = re.compile(r"يدع|تدع|اسم|يسم|تسم|كل|هم|هن|هما")


@dataclass(slots=True, eq=False)
class Named:
    """One person named as harmed; spans are of the folded text. `counted` is the phrase of people that counts them."""

    name: Name
    lead: Lead
    outcome: str
    end: int
    rule: str
    counted: People | None = None
    whole: People | None = None
    governor: Match | None = None
    listed: bool = False
    age: int | None = None
    sex: Sex | None = None
    nouns: list[Match] = field(default_factory=list)
    act: Act | None = None

    @property
    def start(self) -> int:
        return min(self.lead.start, self.name.start)


@dataclass(slots=True)
class _Harm:
    outcome: str
    rule: str
    counted: People | None = None
    governor: Match | None = None
    whole: People | None = None
    listed: bool = False


class Names:
    """Finds the victims of one document, after its tolls: `tolls.found` must be there, `tolls.entries()` need not."""

    def __init__(self, reading: Reading, spans: list[Span], tolls: Tolls, place_of: dict[str, str]) -> None:
        self.reading, self.text = reading, reading.text
        self.spans, self.tolls, self.place_of = spans, tolls, place_of
        self.reader = NameReader(reading)
        self._heads = [s.head for s in tolls.sayings if s.head[1] - s.head[0] < 200]
        self._governed: dict[Span, list[Match]] = {}

    # --- what others ask for ----------------------------------------------------------------------------------------------

    @cached_property
    def named(self) -> list[Named]:
        """Every mention of a victim by name, in order."""
        found: list[Named] = []
        if not self.tolls.found and not self.reading.of("outcomes"):
            return found
        listed = self._lists()
        for span in self.spans:
            found += self._sentence(span, listed)
        found += listed
        return sorted(found, key=lambda n: n.name.start)

    def victims(self) -> list[Victim]:
        """In the order of their words, each person once; what a later mention adds is kept."""
        told: list[list[Named]] = []
        for named in self.named:
            words = set(self.text[named.name.start : named.name.end].split())
            for same in told:
                known = set(self.text[same[0].name.start : same[0].name.end].split())
                if len(words & known) == min(len(words), len(known)):
                    same.append(named)
                    break
            else:
                told.append([named])
        return [self._entry(mentions) for mentions in told]

    def alone(self) -> list[People]:
        """The named who are told of alone or as a share, whom no phrase of people counts: each a casualty of 1.

        Each comes as the phrase that `Tolls` would have found, with its outcome, its governor and its whole.
        """
        phrases: list[People] = []
        seen: set[str] = set()
        for named in self.named:
            key = self.text[named.name.start : named.name.end]
            if named.listed or named.counted is not None or key in seen:
                continue
            seen.add(key)
            noun = next((m for m in named.nouns if m.sense.lexicon == "people"), None)
            phrases.append(
                People(named.start, named.end, None, noun, value=1, outcome=named.outcome, governor=named.governor, whole=named.whole)
            )
        return phrases

    # --- sentences ----------------------------------------------------------------------------------------------------------

    def _sentence(self, span: Span, listed: list[Named]) -> list[Named]:
        found: list[Named] = []
        cursor = span[0]
        if any(span[0] <= n.name.start < span[1] for n in listed):
            return found
        for start in self._starts(span):
            if start < cursor:
                continue
            named = self._at(start, span, found)
            while named is not None:
                found.append(named)
                cursor = named.end
                named = self._next(named, span, found)
        return found

    def _starts(self, span: Span) -> list[int]:
        """Where a name may begin: at a given name, after a noun of a person, a cue, a word of an outcome."""
        reader = self.reader
        starts = {s for s in reader.starts if span[0] <= s < span[1]}
        ends = [m.end for name in ("people", "roles", "outcomes") for m in within(self.reading.of(name), *span)]
        ends += [m.end() for m in re.finditer(r"(?<!\w)و?(?:يدعي|تدعي|اسمه|اسمها|كل من|هما|هم|هو|هي|بينهم)(?!\w)", self.text[span[0] : span[1]])]
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
            said = self._by_apposition(name, span) if name.opens or lead.quoted else None
            return self._named(name, lead, said) if said else None
        if not self._likely(name, lead) or lead.clitic in ("ل", "ب") or lead.others:
            return None
        harm = self._harm(name, lead, span)
        if harm and harm.outcome in ("detained", "abducted", "missing", "injured") and _LATER.match(self.text, name.end):
            harm.outcome = "killed"
        return self._named(name, lead, harm) if harm else None

    def _speaks(self, position: int) -> bool:
        return any(a <= position < b for a, b in self._heads)

    def _likely(self, name: Name, lead: Lead, joined: bool = False) -> bool:
        """Whether the words alone, with what leads to them, are likely a person's name."""
        if name.words == 1:
            return name.opens and (lead.titled and (lead.noun is not None and (lead.noun.definite or lead.noun.form.possessed)))
        if name.opens:
            return True
        if name.given:
            return True
        strong = lead.quoted or bool(_STRONG_CUES.match(lead.cue.lstrip("وف"))) and not lead.cue.endswith(("هم", "هو", "هي"))
        titled = lead.noun is not None and lead.noun.definite and lead.noun.form.number in ("", "singular") and name.words >= 2
        return strong or titled or joined

    # --- harm -------------------------------------------------------------------------------------------------------------------

    def _harm(self, name: Name, lead: Lead, span: Span) -> _Harm | None:
        """What was done to the bearer of a name, and the words that say so."""
        before = self.text[max(span[0], lead.start - 30) : lead.start]
        if lead.clitic:
            before = before[: len(before) - (len(before) - len(before.rstrip("والفبل")))]
        idafa = bool(_PREPOSITION.search(before))
        if not idafa and (counted := self._counted(name, lead, span)):
            return counted
        if lead.cue and (explained := self._explained(lead, span)):
            return explained
        if governed := self._by_governor(name, lead, span, before, idafa):
            return governed
        if said := self._by_apposition(name, span):
            return said
        if idafa or self._owned(lead, span):
            return None if _THING.search(before) or self._owned(lead, span, ("objects", "levels")) else self._by_title(name, lead)
        if after := self._by_verb_after(name, lead, span):
            return after
        return self._by_title(name, lead)

    def _counted(self, name: Name, lead: Lead, span: Span) -> _Harm | None:
        """The name belongs to a phrase of people: «المواطن …»، «شخص يدعى …»."""
        for phrase in within_phrases(self.tolls.found, span):
            if phrase.outcome and lead.start <= phrase.end and phrase.start < name.start and phrase.end > lead.start - 1 and lead.nouns:
                return _Harm(phrase.outcome, "victim/counted", phrase, phrase.governor, phrase.whole)
        return None

    def _explained(self, lead: Lead, span: Span) -> _Harm | None:
        """The name explains a phrase of people before it: «شهيدان، وهما: …»، «الضحايا هم …»."""
        called = bool(_CALLED.match(lead.cue))
        floor = max(span[0], lead.start - 45) if called else span[0]
        phrase = next((p for p in reversed(within_phrases(self.tolls.found, span)) if p.outcome and p.end <= lead.start + 1), None)
        if phrase and phrase.end < floor:
            phrase = None
        roles = ("act", "verb", "person") if phrase is None else ("person",)
        own = [
            m for m in within(self.reading.of("outcomes"), floor, lead.start)
            if m.sense.get("role") in roles and m.sense.code != "toll" and (phrase is None or m.definite and m.start >= phrase.end)
        ]
        if called and phrase is None and not own:
            return self._called(lead, span)
        own = own or [h for m in lead.nouns for h in self._harmed(m) if h.definite]
        if own:
            return _Harm(own[-1].sense.code, "victim/explained", None, own[-1], listed=True)
        if phrase and not called and "هم" != lead.cue.lstrip("وف") and SHARE.match(lead.cue):
            share = phrase.whole or phrase
            return _Harm(share.outcome or "", "victim/share", None, share.governor, share)
        if phrase:
            return _Harm(phrase.outcome or "", "victim/explained", phrase, phrase.governor, phrase.whole)
        people = [m for m in within(self.reading.of("people"), floor, lead.start + 1) if m.sense.code != "others"] or lead.nouns
        return self._resumed(span[0], people[-1].sense.code) if people and not called else None

    def _called(self, lead: Lead, span: Span) -> _Harm | None:
        """«اغتال مسلحون عنصرا من الحاجز يدعى …»: what governs the noun of the person called by the name."""
        nouns = [m for m in within(self.reading.of("people"), max(span[0], lead.start - 45), lead.start) if m.sense.code != "others"]
        before = [g for g in self._governors(span) if nouns and g.end <= nouns[-1].first and g.sense.code != "toll"]
        if not before or before[-1].sense.lexicon != "outcomes":
            return None
        gap = self.text[before[-1].end : nouns[-1].first]
        if re.search(r"[،؛.\n]|(?<!\w)(?:الذي|التي|ان)(?!\w)", gap) or self._uncovered(before[-1].end, nouns[-1].first) > 4:
            return None
        lead.nouns.append(nouns[-1])
        return _Harm(before[-1].sense.code, "victim/explained", None, before[-1])

    def _resumed(self, position: int, group: str = "people") -> _Harm | None:
        """«والأطفال هم: …»: those of the last toll told before."""
        earlier = [p for p in self.tolls.found if p.outcome and p.end <= position and p.end > position - 600]
        if not earlier:
            return None
        alike = [p for p in earlier if group != "people" and p.noun is not None and p.noun.sense.code == group]
        leading = [p for p in earlier if p.whole is None and (p.quantity is not None or (p.value or 0) > 1)]
        phrase = (alike or leading or earlier)[-1]
        return _Harm(phrase.outcome or "", "victim/explained", phrase, phrase.governor)

    def _by_governor(self, name: Name, lead: Lead, span: Span, before: str, idafa: bool) -> _Harm | None:
        """«مقتل …»، «أصيبت الطفلة …»، «اعتقلت الدورية الشاب …»."""
        governors = [
            g for g in self._governors(span)
            if g.end <= lead.start and not (g.form.possessed and g.form.shape == "noun" and g.prefix.endswith("ب"))
        ]
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
            return None if uncovered else _Harm(outcome, "victim/governed", None, governor)
        return _Harm(outcome, "victim/governed", None, governor)

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

    def _by_verb_after(self, name: Name, lead: Lead, span: Span) -> _Harm | None:
        """«الصحفي … الذي قضى»، «… توفي متأثرا»."""
        end = self._age(name.end, span[1])[1]
        after = _AFTER.match(self.text, end, span[1])
        start = after.end() if after else end
        for governor in self._governors(span):
            if governor.first == start or governor.start == start:
                if governor.sense.get("role") != "verb" or governor.sense.get("voice") == "active" or governor.form.possessed:
                    return None
                if governor.prefix or governor.sense.lexicon != "outcomes":
                    return None
                if (name.words >= 2 or lead.titled) and not _NO_VIOLENCE.match(self.text, governor.end):
                    return _Harm(governor.sense.code, "victim/verb-after", None, governor)
        return None

    def _by_title(self, name: Name, lead: Lead) -> _Harm | None:
        """«الشهيد …»، «المعتقل …، … وفاته»: the title is the harm, unless a word later in the sentence says more."""
        for noun in (h for m in lead.nouns for h in self._harmed(m)):
            if (noun.definite or is_body(noun, self.text)) and noun.form.number in ("", "singular", "dual", "dual_or_plural"):
                return _Harm(noun.sense.code, "victim/titled", None, noun)
        return None

    def _by_apposition(self, name: Name, span: Span) -> _Harm | None:
        """«…، وهو معتقل سابق»: what the bearer is said to be."""
        cue = re.compile(r"[\s»”\"]*،?\s*(?:وهو|وهي|وهو الان|وكان)\s+").match(self.text, name.end, span[1])
        for match in within(self.reading.of("outcomes"), cue.end(), cue.end() + 1) if cue else ():
            if match.sense.get("role") == "person" and not match.prefix and match.form.number == "singular":
                former = re.match(r"\s*(?:سابق|محرر|ناج)", self.text[match.end : match.end + 8])
                outcome = "released" if former and match.sense.code in ("detained", "abducted") else match.sense.code
                return _Harm(outcome, "victim/apposition", None, match)
        return None

    def _harmed(self, noun: Match) -> list[Match]:
        """The noun as the word of an outcome, if it is one too («المعتقل»)."""
        return [m for m in within(self.reading.of("outcomes"), noun.start, noun.start + 1) if m.sense.get("role") == "person" and m.end == noun.end]

    def _governors(self, span: Span) -> list[Match]:
        if span not in self._governed:
            begins = self.reader.begins
            self._governed[span] = [g for g in self.tolls._governors(span) if g.prefix or not begins(g.start)]
        return self._governed[span]

    # --- those joined to a victim, and lists ---------------------------------------------------------------------------------------

    def _next(self, last: Named, span: Span, found: list[Named]) -> Named | None:
        """The name that is joined to a victim's: «… وشقيقه …»، «…، و…»."""
        text, position = self.text, last.end
        for skip in (False, True):
            if skip:
                aside = _ASIDE.match(text, self._past(position), span[1])
                if not aside:
                    return None
                position = aside.end()
            join = _JOIN.match(text, position, span[1])
            if not join or not re.search(r"[و،+]|ثم|الي|عن|برفقه", join[0]):
                continue
            start = self._past_titles(join.end(), span[1])
            name = self.reader.read(start, span[1])
            if name is None or self._speaks(start):
                continue
            lead = read_lead(self.reading, start, last.end)
            if lead.start < last.end:
                lead.start = max(last.end, join.end())
            many = last.nouns and several(last.nouns[0], text) or last.listed or last.lead.quoted or bool(last.lead.cue)
            if skip and not (lead.titled or name.opens and name.words > 1):
                continue
            same_marks = last.lead.quoted and not re.search(r"[»”\")\]]", join[0])
            aged = self._age(name.end, span[1])[0] is not None
            if not self._likely(name, lead, joined=bool(name.words < 5 and (same_marks or aged))) and not (name.opens and many):
                continue
            governor = next((g for g in self._governors(span) if last.end <= g.start < name.start), None)
            if governor is not None and not any(g is governor for g in lead.nouns):
                return None
            if after := self._by_verb_after(name, lead, span):
                if after.outcome != last.outcome:
                    return None
            counted = next((p for p in within_phrases(self.tolls.found, span) if p.outcome and lead.start <= p.start < name.start), None)
            inherited = last.counted if last.counted and (last.counted.value or 0) != 1 else None
            harm = _Harm(last.outcome, "victim/joined", counted or inherited, last.governor, last.whole, last.listed)
            named = self._named(name, lead, harm)
            if not named.nouns and many and last.nouns and (several(last.nouns[0], text) or last.lead.cue):
                named.nouns = [n for n in last.nouns if several(n, text)]
                named.sex = named.sex or next((s for n in named.nouns if (s := sex_of(n, self.reading))), None)
            self._refer_back(last, lead)
            return named
        return None

    def _past(self, position: int) -> int:
        while position < len(self.text) and self.text[position] in " )»”\"،":
            position += 1
        return position

    def _past_titles(self, start: int, limit: int) -> int:
        """Where a name may begin after the titles that begin at `start`."""
        for _ in range(3):
            ends = [
                m.end
                for lexicon in ("people", "roles", "outcomes")
                for m in within(self.reading.of(lexicon), start, start + 4)
                if m.first == start or m.start == start or (m.first < start <= m.start)
            ]
            ends = [e for e in ends if noun_before(self.reading, e, start - 3) and not self.reader.begins(start)]
            if not ends:
                break
            opening = _OPENING.match(self.text, max(ends), limit)
            start = opening.end() if opening else max(ends)
        return start

    def _refer_back(self, last: Named, lead: Lead) -> None:
        """«… وشقيقه»، «… وزوجها»: the pronoun says the sex of the one before."""
        if last.sex is None and lead.nouns:
            kin = lead.nouns[-1]
            if kin.sense.get("kin") and kin.form.possessed or kin.sense.get("kin") and self.text[kin.end - 1] in "ها":
                ending = self.text[kin.start : kin.end]
                last.sex = "female" if ending.endswith("ها") else "male" if ending.endswith("ه") and self.reading.quote(kin.end - 1, kin.end)[:1] == "ه" else None

    def _lists(self) -> list[Named]:
        """Names in lines of their own, numbered or not, under a line that says harm."""
        text, found = self.text, []
        if not self.spans:
            return []
        head: _Harm | None = None
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
            head = self._head(line)
        return found + run

    def _head(self, line: Span) -> _Harm | None:
        """What a line says of the names listed under it."""
        text = self.text[line[0] : line[1]].rstrip()
        if not (text.endswith(":") or _NAMES_OF.search(text) or re.search(r":\s*$", text)):
            return None
        phrases = [p for p in within_phrases(self.tolls.found, line) if p.outcome]
        persons = [m for m in within(self.reading.of("outcomes"), *line) if m.sense.get("role") == "person" and m.definite]
        if persons and phrases and persons[-1].start >= phrases[-1].end:
            return _Harm(persons[-1].sense.code, "victim/listed", None, persons[-1], listed=True)
        leading = [p for p in phrases if p.whole is None and (p.quantity is not None or (p.value or 0) > 1)]
        if phrases:
            phrase = (leading or phrases)[-1]
            return _Harm(phrase.outcome or "", "victim/listed", phrase, phrase.governor, listed=True)
        own = [m for m in within(self.reading.of("outcomes"), *line) if m.sense.get("role") in ("person", "act", "verb") and m.sense.code != "toll"]
        if own:
            return _Harm(own[0].sense.code, "victim/listed", None, own[0], listed=True)
        if _NAMES_OF.search(text) and (resumed := self._resumed(line[0])):
            return _Harm(resumed.outcome, "victim/listed", resumed.counted, resumed.governor, listed=True)
        return None

    def _item(self, line: Span, head: _Harm) -> Named | None:
        marker = _ITEM.match(self.text, *line)
        opening = _OPENING.match(self.text, marker.end() if marker else line[0], line[1])
        begin = opening.end() if opening else line[0]
        start = self._past_titles(begin, line[1])
        name = self.reader.read(start, line[1])
        if name is None or name.words < 2:
            return None
        lead = read_lead(self.reading, start, begin)
        if not (name.opens or name.given and (marker or lead.titled) or lead.titled and marker):
            return None
        if not marker and len(self.text[name.end : line[1]].strip()) > 40:
            return None
        own = [
            m for m in within(self.reading.of("outcomes"), name.end, min(line[1], name.end + 40))
            if m.sense.get("role") in ("person", "act", "verb") and m.sense.code in ("killed", "injured", "missing")
        ]
        if own and own[0].sense.code != head.outcome:
            return self._named(name, lead, _Harm(own[0].sense.code, "victim/listed", None, own[0], listed=True))
        return self._named(name, lead, head)

    # --- one person -------------------------------------------------------------------------------------------------------------------

    def _named(self, name: Name, lead: Lead, harm: _Harm) -> Named:
        age, end = self._age(name.end, len(self.text))
        named = Named(name, lead, harm.outcome, end, harm.rule, harm.counted, harm.whole, harm.governor, harm.listed, age, nouns=lead.nouns)
        if harm.counted is not None and not named.nouns and harm.rule in ("victim/explained", "victim/counted"):
            named.nouns = [m for m in (harm.counted.noun, *harm.counted.others) if m is not None]
        named.sex = lead.sex or next((s for m in named.nouns if (s := sex_of(m, self.reading))), None)
        if named.sex is None:
            named.sex = self._sex_beside(name, end, harm)
        return named

    def _sex_beside(self, name: Name, end: int, harm: _Harm) -> Sex | None:
        """What the words right after a name, or the verb right before it, say of its bearer."""
        for at in (name.end, end):
            if _MALE_AFTER.match(self.text, at):
                return "male"
            if _FEMALE_AFTER.match(self.text, at):
                return "female"
        verb = harm.governor
        if verb is None or verb.form.shape != "past" or verb.form.possessed:
            return None
        if harm.rule == "victim/governed" and self.text[verb.end : name.start].strip(" \"«“("):
            return None
        if harm.rule not in ("victim/governed", "victim/verb-after"):
            return None
        written = self.text[verb.start : verb.end]
        if not written.endswith("ت"):
            return "male" if not written.endswith(("ا", "وا")) else None
        return "female" if verb.sense.get("voice") in ("passive", "middle") or harm.rule == "victim/verb-after" else None

    def _age(self, end: int, limit: int) -> tuple[int | None, int]:
        """The age told right after a name, in years, and where its words end."""
        text = self.text
        if bracketed := _BRACKETED.match(text, end, limit):
            close = _YEARS.match(text, bracketed.end(), limit)
            return int(bracketed[1]), close.end() if close else bracketed.end()
        words = _AGE_WORDS.match(text, end, limit)
        position = words.end() if words else end
        for quantity in within(self.reading.quantities, end, position + 3):
            if quantity.kind == "age" and quantity.value is not None and quantity.start <= position + 1:
                close = _YEARS.match(text, quantity.end, limit)
                stop = close.end() if close else quantity.end
                months = re.match(r"\s*(?:شهر|اشهر|يوم|ايام)", text[quantity.end : quantity.end + 8])
                return (0 if months else quantity.value), stop
        return None, end

    def _entry(self, mentions: list[Named]) -> Victim:
        first = max(mentions, key=lambda n: (n.name.words > 1, _RANK.get(n.outcome, 0), -n.start))
        longest = max(mentions, key=lambda n: n.name.words)
        best = longest if longest.name.words > first.name.words and longest.outcome == first.outcome else first
        age = next((n.age for n in (best, *mentions) if n.age is not None), None)
        sex = next((n.sex for n in (best, *mentions) if n.sex is not None), None)
        event = self._event(first)
        governor = [first.governor] if first.governor else []
        return Victim(
            name=self.reading.quote(best.name.start, best.name.end),
            evidence=self.reading.evidence(best.start, best.end),
            outcome=first.outcome,  # type: ignore[arg-type]
            group=self._group(best, age),  # type: ignore[arg-type]
            age=age, sex=sex, place=self.place_of.get(event or ""), event=event,
            rule=Rule(best.rule, rule_entries([*best.nouns, *governor])),
        )

    def _group(self, named: Named, age: int | None) -> str:
        group = group_of(named.nouns)
        if group in (None, "people") and named.counted is not None:
            inherited = self.tolls._group(named.counted)
            group = inherited if inherited != "people" else group
        if age is not None and age < 18 and group in (None, "people", "civilians", "family", "men", "women"):
            return "children"
        return group or "people"

    def _event(self, named: Named) -> str | None:
        phrase = named.counted or People(named.start, named.end, None, None, value=1, outcome=named.outcome)
        act = self.tolls._act(phrase)
        return self.tolls.ids.get(id(act)) if act else None


def within_phrases(phrases: list[People], span: Span) -> list[People]:
    """Those of the phrases that start in a span."""
    return [p for p in phrases if span[0] <= p.start < span[1]]
