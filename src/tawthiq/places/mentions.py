"""Finds the words of a report that name places: those of the gazetteer, and by grammar those that no gazetteer knows.

A name alone is not enough: «الباب» is a door, «أبو بكر البغدادي» a person, «جيش حلب» an army. A name counts where a word
before it says place (a level word, a preposition, a direction), where it is joined to another place, heads a line of a
list, or is too well known to be anything else. It refuses adjectives, people, groups and everyday words.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from tawthiq.language.inflection import Form
from tawthiq.language.lexicon import Match, Sense, entries
from tawthiq.model.record import Level
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.phrases import Phrase, definite_site, level_phrases, name_at
from tawthiq.places.words import ARTICLES, Surroundings

_SMALL = ("village", "neighbourhood", "site", "district")
_LARGE = 20_000
_REGIONS = ("countryside", "governorate", "district")
_DROPPED = ("city", "town", "village", "governorate", "district", "area")
_OPENERS = frozenset("كفر تل دير عين معرة خان بيت أم أبو رأس جسر خربة برج جب".split())
_COMPASS = ("شمال", "جنوب", "شرق", "غرب", "وسط")
_TWICE = re.compile(r"(?:شمال|جنوب)ي? و?(?:شمال|جنوب|شرق|غرب)")
_BULLET = re.compile(r"[^\w\n]*\Z")
_COLON = re.compile(r"[\"»)\]]?\s?[:：]")
_DATELINE = re.compile(
    r"(?: ?[/،,] ?\w+)?(?: ?\([^)\n]{2,40}\) ?[-–—:]| ?[-–—] ?(?=\D)| {2,}(?=مكتب|خاص|وكالات| ?\d)| \d{1,2} \w+ \d{4})"
)
_DIRECTIONS = re.compile(r"(?:(?:^|(?<=[ #]))[ولب]?(?:ال)?(?:شمال|جنوب|شرق|غرب)ي? ){2,}\Z")
_DIRECTION = re.compile(r"(?:^|(?<=[ #]))[ولب]?(?:ال)?(?:شمال|جنوب|شرق|غرب)ي? (?:و)?\Z")
_HEAD_OF_REPORT = 700


class Mention(Struct, frozen=True):
    """Words that name a place, in offsets of the folded text.

    [start, end) is the string to be recorded, `name` the bare folded name in it. `kind` is the level word's sense («حي»:
    neighbourhood, «ريف»: countryside), `level` what it says; `entries` are the gazetteer places of that name. `head` is
    where the phrase starts with its preposition, `relation` what that says. `dateline` and `in_role` mark names that say
    where a report or a speaker sits, not where something happened.
    """

    start: int
    end: int
    name: str
    kind: str = ""
    level: Level | None = None
    entries: tuple[int, ...] = ()
    head: int = 0
    relation: str | None = None
    known: bool = True
    dateline: bool = False
    in_role: bool = False


def names_as_senses(gazetteer: Gazetteer) -> Iterator[tuple[Sense, list[Form]]]:
    """Every distinct name of a gazetteer as a sense of the lexicon `places`, to be compiled with the vocabularies.

    The sense's code is the folded name, its attribute `entries` the indices of the places that bear it.
    """
    levels = _level_words()
    places: dict[str, list[int]] = {}
    for name, index in gazetteer.names():
        if name.isascii():
            continue
        head, _, rest = name.partition(" ")
        if head in levels and rest:
            name = rest
        elif rest and head.startswith(_COMPASS) and gazetteer.entries[index].level == "region":
            if not _TWICE.match(name):
                continue  # «شرق سوريا» is told by grammar
        known = places.setdefault(name, [])
        if index not in known:
            known.append(index)
    for name, indices in places.items():
        if len(name) > 1:
            yield Sense("places", name, {"entries": tuple(indices)}), list(_forms(name))


def _level_words() -> frozenset[str]:
    """The level words that are no part of a name: «مدينة», «محافظة»."""
    return frozenset(
        noun.split("/")[0].strip().replace("ة", "ه")
        for lexicon, entry in entries("ar")
        if lexicon == "levels" and entry["role"] == "level" and entry["sense"] in _DROPPED
        for noun in entry["nouns"]
    )


def _forms(name: str) -> Iterator[Form]:
    """A name as texts write it: «دير الزور» also «ديرالزور», «كفرنبل» also «كفر نبل»."""
    yield Form(name, "word")
    head, _, rest = name.partition(" ")
    if rest and head in _OPENERS:
        yield Form(head + rest, "word")
    elif not rest and name.startswith("كفر") and len(name) > 5:
        yield Form(f"كفر {name[3:]}", "word")


def find_mentions(text: str, matches: list[Match], gazetteer: Gazetteer) -> list[Mention]:
    """The places that a folded text names, in order, none overlapping."""
    finder = _Finder(text, matches, gazetteer)
    mentions = finder.find()
    return _cities_told_apart(mentions, text, gazetteer)


class _Finder:
    def __init__(self, text: str, matches: list[Match], gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = Surroundings(text, matches, gazetteer)
        self.gazetteer = gazetteer
        self.found: list[Mention] = []

    def find(self) -> list[Mention]:
        candidates: list[tuple[int, bool, Match]] = [(m.first, False, m) for m in self.words.levels]
        candidates += [(position, True, found[0]) for position, found in self.words.names.items()]
        candidates.sort(key=lambda candidate: (candidate[0], candidate[1]))
        reach = 0
        for first, is_name, match in candidates:
            if match.start < reach:
                continue
            mentions = self._bare(match) if is_name else self._after_level(match)
            if mentions:
                self.found += mentions
                reach = mentions[-1].end
        return self.found

    # ---- with a level word ----------------------------------------------------------------------------------------

    def _after_level(self, word: Match) -> list[Mention]:
        if word.sense.attributes["role"] == "definite":
            phrases = definite_site(self.words, word)
        else:
            phrases = level_phrases(self.words, word)
        return [self._mention(phrase, word) for phrase in phrases]

    def _mention(self, phrase: Phrase, word: Match) -> Mention:
        relation, head = self._relation(word)
        return Mention(
            start=phrase.start, end=phrase.end, name=phrase.name, kind=phrase.kind, level=phrase.level,
            entries=phrase.entries, head=head, relation=relation, known=bool(phrase.entries), in_role=self._in_role(word.first),
        )

    # ---- a known name alone ---------------------------------------------------------------------------------------

    def _bare(self, match: Match) -> list[Mention]:
        phrase = name_at(self.words, match.first)
        if phrase is None:
            return []
        relation, head = self._relation(match)
        strength = self._strength(match, relation, phrase)
        if strength < self._needed(match):
            return []
        part = self._part(phrase)
        if part >= 0:
            mention = Mention(part, phrase.end, phrase.name, "part", "region", phrase.entries, part, "in", True)
        else:
            mention = Mention(phrase.start, phrase.end, phrase.name, "", None, phrase.entries, head, relation, True)
        return [replace(mention, dateline=self._dateline(mention), in_role=self._in_role(match.first))]

    def _part(self, phrase: Phrase) -> int:
        """Where the part of a country starts that a name ends: «شمال وشرق سوريا», «شمالي غربي سوريا»; -1 for none."""
        twice = phrase.name.startswith(_COMPASS)
        if not twice and any(self.gazetteer.entries[i].level != "country" for i in phrase.entries):
            return -1
        before = self.text[max(0, phrase.start - 40) : phrase.start]
        compass = (_DIRECTION if twice else _DIRECTIONS).search(before)
        if compass is None:
            return phrase.start if twice and self.gazetteer.entries[phrase.entries[0]].level == "region" else -1
        return phrase.start - len(before) + compass.start() + (compass[0][0] in "ولب")

    def _needed(self, match: Match) -> int:
        """How much context a name needs: 0 none, 1 a preposition, 2 a level word or another place beside it, 3 in vain."""
        other = self.words.others.get(match.first)
        lexicon = other.sense.lexicon if other is not None and other.end == match.end else ""
        large = any(self._large(index) for index in match.sense.attributes["entries"])
        code = match.sense.code
        if lexicon in ("calendar", "numerals") or (stop := self.words.starting("stop", match.first)) and stop.end == match.end:
            return 3
        if (match.first, match.end) in self.words.ordinary or code[0].isdigit() or len(code) < 3:
            return 2
        if lexicon and lexicon not in ("actors", "outlets"):
            return 1 if large else 2
        if self.words.starting("given_name", match.first):
            return 1
        if " " in code:
            return 0
        if len(code) < 4 and not large:
            return 2
        if lexicon or len(code) < 4 or (match.definite and not code.startswith("ال")):
            return 1
        return 0 if large else 1

    def _large(self, index: int) -> bool:
        entry = self.gazetteer.entries[index]
        return entry.level not in _SMALL and (entry.level in ("country", "governorate") or entry.population >= _LARGE)

    def _strength(self, match: Match, relation: str | None, phrase: Phrase) -> int:
        before = self.words.back(match.first)
        if self.words.ending("group", before) or (self.words.ending("given_name", before) and relation is None):
            return -1
        if self._heads_line(match.first, phrase.end) or self._followed(phrase.end):
            return 2  # «الباب بريف حلب»
        act = self.words.ending("events", before)
        if self._joined(match) or relation is not None or self.text[match.first - 1 : match.first] == "#" or (act and not act.definite):
            return 1
        return 0

    def _joined(self, match: Match) -> bool:
        """Whether a name is joined to the mention before it, by «و» or a comma."""
        if not self.found:
            return False
        between = self.text[self.found[-1].end : match.first]
        return between in ("، ", ", ", "،", " / ", "/", " - ", "-", ") ") or (between in (" ", "") and match.prefix in ("و", "وال")) or (
            between == " #"
        )

    def _heads_line(self, first: int, end: int) -> bool:
        line = self.text.rfind("\n", 0, first) + 1
        return first - line < 12 and bool(_BULLET.match(self.text[line:first])) and bool(_COLON.match(self.text, end))

    def _followed(self, end: int) -> bool:
        """Whether a level word or a direction with a place of its own stands right after a name."""
        after = self.words.onward(end)
        if after < 0:
            return False
        level = self.words.starting("level", after)
        if level is not None and level.prefix == "ب" and level.sense.code in _REGIONS:
            return True
        relation = self.words.starting("relation", after)
        if relation is None or relation.prefix not in ("", "ب") or relation.sense.code not in ("direction", "in"):
            return False
        place = self.words.onward(relation.end)
        level = self.words.starting("level", place)
        if level is not None and not level.definite:
            return relation.sense.code == "direction" or level.sense.code in _REGIONS
        return relation.sense.code == "direction" and place in self.words.names

    # ---- what stands before ---------------------------------------------------------------------------------------

    def _relation(self, match: Match) -> tuple[str | None, int]:
        """What the preposition before a word says, and where the phrase starts."""
        clitics = match.prefix.removesuffix("ال")
        if clitics.endswith("لل"):
            return "to", match.first
        if clitics.endswith("ب"):
            return "in", match.first
        if clitics.endswith("ل"):
            return "to", match.first
        before = self.words.back(match.first)
        word = self.words.ending("relation", before)
        if word is not None:
            return word.sense.code, word.first
        level = self.words.ending("level", before)
        if level is not None and not level.definite:
            return "in", level.first
        if match.prefix in ("و", "وال") and self.found and self.found[-1].end >= match.first - 2:
            return self.found[-1].relation, match.first
        return None, match.first

    def _in_role(self, first: int) -> bool:
        before = self.words.back(first)
        word = self.words.ending("relation", before)
        if word is not None and word.sense.code == "in":
            before = self.words.back(word.first)
        return any(self.words.ending(role, before) for role in ("roles", "actors", "outlets", "organisation"))

    def _dateline(self, mention: Mention) -> bool:
        line = self.text.rfind("\n", 0, mention.start) + 1
        opening = self.text[line : mention.start]
        return (
            mention.start < _HEAD_OF_REPORT
            and (not opening or not re.search(r"\w\D*\w", opening))
            and "•" not in opening
            and bool(_DATELINE.match(self.text, mention.end))
        )


def _cities_told_apart(mentions: list[Mention], text: str, gazetteer: Gazetteer) -> list[Mention]:
    """«مدينة X» is recorded whole where the report also names X's countryside or a strip of its name."""
    wider = {
        mention.name for mention in mentions
        for index in mention.entries
        if (level := gazetteer.entries[index].level) == "region" or (level == "governorate" and mention.kind == "countryside")
    }
    told = []
    for mention in mentions:
        before = text[max(0, mention.start - 7) : mention.start]
        if mention.kind == "city" and mention.name in wider and before.endswith(("مدينه ", "مدينه #")):
            mention = replace(mention, start=mention.start - 6 - before.endswith("#"))
        told.append(mention)
    return told
