"""What leads to a person's name: titles and nouns of people («نجله الشاب»), cues («يدعى»، «وهما:»), quotation marks.

Read backwards from the name. A lead says who bears the name: a group, an age, a sex, where words say them.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

Sex = Literal["male", "female"]

_MARKS = " \"«»“”‘’'(‹[{”"
_CUE = re.compile(
    r"(?<!\w)(?:[وف]?(?:من )?(?:بين|ضمن|من|احد|احدا|عرف من)(?:هم|هما|هن)"
    r"|[وف]?(?:من )?(?:بين|ضمن) ال(?:شهداء|قتلي|ضحايا|جرحي|مصابين|معتقلين|مفرج عنهم|مختطفين)"
    r"|[وف]?(?:يدعي|تدعي|يدعون|اسمه|اسمها|يسمي|تسمي|هم|هما|هن|هو|هي)|كلا? من|اسماوهم)\s*:?\s*$"
)
_FIRST = re.compile(r":\s*1\s*[-./)ـ]\s*$")
_COLON = re.compile(r":\s*$")
_HIS = re.compile(r"(?:يدعي|اسمه|يسمي|هو)\s*:?\s*$")
_HERS = re.compile(r"(?:تدعي|اسمها|تسمي|هي|احداهما)\s*:?\s*$")
_WITHIN = re.compile(
    r"[»”\"]? (?:في|من|لدي|ضمن|ب\w+|ل\w+|السابق|المنشق|المتقاعد|الميداني|العسكري|الاعلامي)(?: ?[«“\"]?\w+[»”\"]?){0,5}"
)
_OFFICE = r" \w+(?: \w+)? (?:السابق|السابقه|الاسبق|الحالي|الحاليه|المنتخب) ?"
_OF_OFFICE = re.compile(_OFFICE)
_OWNED = re.compile(rf" ال\w+ ?|{_OFFICE}")
"""What an indefinite trade stands before: «طالب الطب فلان», «رئيس بلدية الزهرة السابق فلان»."""
_CALLED = re.compile(r"[وف]?(?:يدع|تدع|اسم|يسم|تسم)")
_BODY = re.compile(r"جث|جثام|رفات|ضحي|ضحاي")
_DUALS = ("تين", "تان")
_CLITIC = re.compile(r"[وفلب]")


@dataclass(slots=True)
class Lead:
    """What stands before a name: [start, …) of the folded text, clitics left out.

    `title` is where the person's own title starts. `others`: the name is of the relation, not of the person told of
    («زوجة فلان»).
    """

    start: int
    title: int
    nouns: list[Match] = field(default_factory=list)
    clitic: str = ""
    cue: str = ""
    colon: bool = False
    quoted: bool = False
    sex: Sex | None = None
    others: bool = False

    @property
    def noun(self) -> Match | None:
        """The noun nearest the name."""
        return self.nouns[0] if self.nouns else None

    @property
    def titled(self) -> bool:
        """Whether a title or a person noun stands before the name."""
        return bool(self.nouns)


def read_lead(reading: Reading, name: int, floor: int) -> Lead:
    """The lead of the name that begins at `name`, not beyond `floor`."""
    text = reading.text
    lead = Lead(name, name)
    position = name
    if (
        position > floor
        and text[position - 1] in "وفلب"
        and (position - 1 == floor or not text[position - 2].isalnum())
    ):
        position -= 1
        lead.clitic = text[position]
        return lead
    while position > floor:
        back = position
        while back > floor and text[back - 1] in _MARKS:
            lead.quoted = lead.quoted or text[back - 1] not in " ([{‹"
            back -= 1
        noun = None if _CUE.search(text, max(floor, back - 24), back) else noun_before(reading, back, floor)
        if noun is not None and not lead.cue and noun.form.number == "plural" and (lead.nouns or _is_doer(noun, text)):
            break
        if noun is not None:
            if lead.nouns and heads(noun, lead.nouns[-1]) and position == back + 1:
                lead.nouns[-1] = noun
            else:
                lead.others = lead.others or (not lead.nouns and not lead.cue and _relation(noun))
                lead.nouns.append(noun)
            position = lead.start = noun.start - (2 if noun.definite else 0)
            lead.clitic = _clitic(noun)
            if (not lead.cue and not lead.colon) or _CALLED.match(lead.cue):
                lead.title = lead.start
            if lead.clitic:
                break
            continue
        if lead.quoted and not lead.nouns and not lead.cue and (noun := _owner(reading, back, floor)):
            lead.nouns.append(noun)
            lead.start = lead.title = noun.start - (2 if noun.definite else 0)
            lead.clitic = _clitic(noun)
            break
        window = text[max(floor, back - 24) : back]
        if cue := _CUE.search(window):
            lead.cue = cue[0].strip(" :")
            lead.colon = ":" in cue[0]
            lead.sex = lead.sex or ("male" if _HIS.search(cue[0]) else "female" if _HERS.search(cue[0]) else None)
            position = back - len(window) + cue.start()
            continue
        if not lead.colon and lead.nouns == [] and (first := _FIRST.search(window)):
            lead.colon = True
            position = back - len(window) + first.start()
            continue
        if not lead.colon and _COLON.search(window):
            lead.colon = True
            position = text.rfind(":", floor, back)
            continue
        if not lead.nouns and not lead.cue and not lead.colon and (noun := _with_complement(reading, back, floor)):
            lead.nouns.append(noun)
            lead.start = lead.title = noun.start - 2 * noun.definite
            lead.clitic = _clitic(noun)
        break
    return lead


def _is_doer(noun: Match, text: str) -> bool:
    """«اغتال مسلحون فلانا»: an indefinite nominative plural names nobody after it."""
    return text.endswith("ون", noun.start, noun.end) and not noun.definite and not noun.form.possessed


def _clitic(noun: Match) -> str:
    """What hangs before a noun: a preposition before a conjunction."""
    found = _CLITIC.findall(noun.prefix.removesuffix("ال"))
    return found[-1] if found else ""


def _with_complement(reading: Reading, end: int, floor: int) -> Match | None:
    """«القيادي في "…" فلان»، «المتطوع لدى … فلان»: the definite title that a place or a body stands after."""
    nouns = within(reading.of("people", "roles"), max(floor, end - 60), end)
    for match in sorted(nouns, key=lambda m: (not m.definite, -m.start)):
        owned = _OF_OFFICE if match.sense.get("human") is False else _OWNED
        within_body = _WITHIN if match.definite else owned
        if is_person(match) and within_body.fullmatch(reading.text, match.end, end):
            return match
    return None


def bound(noun: Match, text: str) -> bool:
    """Whether a pronoun hangs on a relation: «شقيقه»، «ابنهما»."""
    listed = noun.form.shape == "word" and text[noun.start : noun.end].endswith(("ه", "ها", "هم", "هما", "هن"))
    return noun.form.possessed or bool(noun.sense.get("kin") and listed)


def noun_before(reading: Reading, end: int, floor: int) -> Match | None:
    """The title or the noun of a person that ends at `end`; the longest, the one that tells more."""
    found = [
        m
        for lexicon in ("people", "roles", "outcomes")
        for m in within(reading.of(lexicon), max(floor, end - 40), end)
        if m.end == end and m.first >= floor and is_person(m)
    ]
    return max(found, key=lambda m: (m.end - m.start, _tells(m)), default=None)


def is_person(match: Match) -> bool:
    """Whether a noun says who somebody is: a group, a relation, a title, someone harmed."""
    sense = match.sense
    if sense.lexicon == "people":
        mother = sense.get("weak") and sense.get("kin") and not match.definite
        return not (sense.get("part") or sense.get("role") or sense.get("unit") or sense.code == "others" or mother)
    if sense.lexicon == "roles":
        return sense.code == "title" or (match.definite and sense.code not in ("anonymous", "outlet", "source"))
    return sense.get("role") == "person" and match.form.shape not in ("past", "present")


def _tells(match: Match) -> int:
    sense = match.sense
    return (
        4 * (sense.lexicon == "people" and sense.code != "people")
        + 2 * bool(sense.get("group"))
        + (sense.lexicon == "outcomes")
    )


def heads(noun: Match, kin: Match) -> bool:
    """«ابن عمتهم»: whether `noun` owns the relation after it, so that the name is of the first."""
    return bool(noun.sense.get("kin") and kin.sense.get("kin") and not noun.definite and not noun.form.possessed)


def _relation(noun: Match) -> bool:
    """«زوجة»، «والد»: a relation that the next word owns."""
    single = noun.form.number in ("", "singular") and noun.sense.lexicon == "people"
    return bool(
        single and noun.sense.get("kin") and not noun.definite and not noun.form.possessed and noun.form.shape == "noun"
    )


def _owner(reading: Reading, end: int, floor: int) -> Match | None:
    """«زوجة فلان "…"»: the relation that one or two words stand after, before a name in quotation marks."""
    for match in reversed(within(reading.of("people"), max(floor, end - 30), end)):
        if match.sense.get("kin") and match.end < end and re.fullmatch(r" \w+(?: \w+)?", reading.text[match.end : end]):
            return match
    return None


def is_body(noun: Match, text: str) -> bool:
    """«جثة»، «ضحية»: the noun's gender is not the person's."""
    return noun.sense.lexicon == "outcomes" and bool(_BODY.match(text, noun.start, noun.end))


def several(noun: Match, text: str) -> bool:
    """Whether a noun leads to more names than one: a dual or a plural."""
    if noun.form.number:
        return noun.form.number != "singular"
    return text[noun.end - 2 : noun.end] in ("ين", "ان", "ون") and noun.end - noun.start > 5


def sex_of(noun: Match, reading: Reading) -> Sex | None:
    """The sex that a noun says: its own, its form's, or that of a title with or without ta marbuta."""
    if is_body(noun, reading.text) or noun.sense.get("unit"):
        return None
    if sex := noun.sense.get("sex"):
        return sex  # type: ignore[no-any-return]
    many = several(noun, reading.text)
    feminine = reading.quote(noun.end - 1, noun.end)[:1] == "ة" or reading.text.endswith(_DUALS, noun.start, noun.end)
    gender = noun.form.gender or ("female" if feminine else "male" if noun.definite else None)
    if many and gender != "female":
        kin = (
            noun.sense.get("kin")
            or noun.sense.code in ("combatants", "officials", "men")
            or noun.sense.lexicon == "roles"
        )
        mixed = noun.sense.code == "people" or noun.sense.lexicon == "outcomes"
        return "male" if kin and not mixed and noun.form.number != "plural" else None
    return gender


def group_of(nouns: list[Match]) -> str | None:
    """The group that the nouns before a name say, the most telling first."""
    groups = [
        m.sense.code if m.sense.lexicon == "people" else m.sense.get("group")
        for m in nouns
        if m.sense.lexicon != "outcomes"
    ]
    told = [g for g in groups if g and g not in ("people", "family")]
    return told[0] if told else next((g for g in groups if g), None)
