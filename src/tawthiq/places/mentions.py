"""Finds the words of a report that name places: those of the gazetteer, and by grammar those that no gazetteer knows.

A name alone is not enough: «الباب» is a door, «أبو بكر البغدادي» a person, «جيش حلب» an army. A name counts where a
word before it says place (a level word, a preposition, a direction), where it is joined to another place, heads a line
of a list, or is too well known to be anything else. It refuses adjectives, people, groups and everyday words.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from tawthiq.language.folding import fold
from tawthiq.language.forms import Form
from tawthiq.language.lexicon import Match, Sense, entries
from tawthiq.model.record import Level
from tawthiq.places.cities import cities_told_apart
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mention import Mention, Phrase
from tawthiq.places.ordinary import is_ordinary
from tawthiq.places.phrases import compound_name, definite_site, is_name, level_phrases, name_at
from tawthiq.places.words import Surroundings

__all__ = ["Mention", "find_mentions", "names_as_senses"]

_SMALL = ("village", "neighbourhood", "site", "district")
_SETTLED = ("town", "city")
_LARGE = 20_000
_TIMES = ("calendar", "numerals")
_JOINTS = ("، ", ", ", "،", " / ", "/", " - ", "-", " – ", "–", ") ", " #")
_HUGE = 100_000
_REGIONS = ("countryside", "governorate", "district")
_LANDS = (*_REGIONS, "area")
_DROPPED = ("city", "town", "village", "governorate", "district", "area")
_BY = ("in", "near", "direction", "from", "to", "between")
_LEVEL, _COMPOUND = -1, -2
_AND = ("و", "وال")
_COMPASS = ("شمال", "جنوب", "شرق", "غرب", "وسط")
_PART = re.compile(r"(?:شمالي|جنوبي|شرقي?|غربي?|وسط) ")
_TWICE = re.compile(r"(شمال|جنوب)ي? (شرق|غرب)ي? (?=\w)")
_BULLET = re.compile(r"[^\w\n]*\Z")
_COLON = re.compile(r"[\"»)\]]?\s?[:：|]|[)\]] (?=\w)")
_BEFORE_DATELINE = re.compile(r"[^\w•▪🔹🔻*-]*\Z")
_DATELINE = re.compile(
    r"(?: ?[/،,] ?\w+)?(?: ?\([^)\n]{2,40}\) ?[-–—:]| ?[-–—] ?(?=\D)| {2,}(?=مكتب|خاص|وكالات| ?\d)| \d{1,2} \w+ \d{4})"
)
_DIRECTIONS = re.compile(r"(?:(?:^|(?<=[ #]))[ولب]?(?:ال)?(?:شمال|جنوب|شرق|غرب)ي? )+\Z")
_DIRECTION = re.compile(r"(?:^|(?<=[ #]))[ولب]?(?:ال)?(?:شمال|جنوب|شرق|غرب)ي? (?:و)?\Z")
_HEAD_OF_REPORT = 700


def names_as_senses(gazetteer: Gazetteer) -> Iterator[tuple[Sense, list[Form]]]:
    """Every distinct name of a gazetteer as a sense of the lexicon `places`, to be compiled with the vocabularies.

    The sense's code is the folded name; its attribute `entries` holds the indices of the places that bear it,
    `ordinary` whether it is a word that alone names none of them.
    """
    vocabulary = [entry for lexicon, entry in entries("ar") if lexicon == "levels"]
    levels, openers = _level_words(vocabulary), _openers(vocabulary)
    places: dict[str, list[int]] = {}
    for written, index in gazetteer.names():
        if written.isascii():
            continue
        name = fold(written).text.strip()
        head, _, rest = name.partition(" ")
        if head in levels and rest:
            name = rest
        elif head == "العاصمه" and any(fold(own).text.strip() == rest for own in gazetteer.entries[index].names):
            continue  # «العاصمة X» is X
        elif rest and _PART.match(name) and gazetteer.entries[index].level == "region":
            continue  # «شرق سوريا» is told by grammar
        known = places.setdefault(name, [])
        if index not in known:
            known.append(index)
    for name, indices in places.items():
        if len(name) > 1:
            ordinary = all(is_ordinary(name, gazetteer.entries[index].population) for index in indices)
            yield Sense("places", name, {"entries": tuple(indices), "ordinary": ordinary}), list(_forms(name, openers))


def _level_words(vocabulary: list[dict[str, Any]]) -> frozenset[str]:
    """The level words that are no part of a name: «مدينة», «محافظة»."""
    dropped = (entry for entry in vocabulary if entry["role"] == "level" and entry["sense"] in _DROPPED)
    return frozenset(fold(noun.split("/")[0]).text.strip() for entry in dropped for noun in entry["nouns"])


def _openers(vocabulary: list[dict[str, Any]]) -> frozenset[str]:
    """The first words of names that texts join to the second: «دير», «كفر», «تل»."""
    compounds = (entry for entry in vocabulary if entry["sense"] == "compound")
    return frozenset(fold(word).text for entry in compounds for word in entry["exact"])


def _forms(name: str, openers: frozenset[str]) -> Iterator[Form]:
    """A name as texts write it: «دير الزور» also «ديرالزور», «كفرنبل» also «كفر نبل»."""
    yield Form(name, "word")
    head, _, rest = name.partition(" ")
    if rest and head in openers:
        yield Form(head + rest, "word")
        if head == "ابو":
            yield from (Form(f"{case} {rest}", "word") for case in ("ابي", "ابا"))
    elif twice := _TWICE.match(name):
        land = name[twice.end() :]
        yield from (
            Form(f"{twice[1]}{one}{link}{twice[2]}{other} {whose}", "word")
            for one in ("", "ي")
            for other in ("", "ي")
            for link in (" ", " و")
            for whose in ((land, land[:-1] + "ه") if land.endswith("ا") else (land,))
        )
    elif not rest and name.startswith("كفر") and len(name) > 5:
        yield Form(f"كفر {name[3:]}", "word")


def find_mentions(text: str, matches: list[Match], gazetteer: Gazetteer) -> list[Mention]:
    """The places that a folded text names, in order, none overlapping."""
    finder = _Finder(text, matches, gazetteer)
    mentions = finder.find()
    return cities_told_apart(mentions, text, gazetteer)


class _Finder:
    def __init__(self, text: str, matches: list[Match], gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = Surroundings(text, matches, gazetteer)
        self.gazetteer = gazetteer
        self.found: list[Mention] = []

    def find(self) -> list[Mention]:
        candidates = [(word.first, _LEVEL, number, word) for number, word in enumerate(self.words.levels)]
        candidates += [(first, number, 0, found[0]) for number, (first, found) in enumerate(self.words.names.items())]
        for number, match in enumerate(self.words.openers):
            bare = match.sense.get("bare") and not match.prefix and match.first not in self.words.names
            if bare and self.words.starting("compound", match.first) is match:
                candidates.append((match.first, _COMPOUND, number, match))
        candidates.sort()
        reach = 0
        for _, number, _, match in candidates:
            if match.start < reach:
                continue
            if number == _COMPOUND:
                mentions = self._compound(match)
            elif number == _LEVEL:
                mentions = self._before_region(match, reach) + self._after_level(match)
            else:
                mentions = self._bare(match)
            if mentions:
                self.found += mentions
                reach = mentions[-1].end
        return self.found

    # ---- with a level word ----------------------------------------------------------------------------------------

    def _after_level(self, word: Match) -> list[Mention]:
        if word.sense.role == "definite":
            phrases = definite_site(self.words, word)
        else:
            phrases = level_phrases(self.words, word)
        return [self._mention(phrase, word) for phrase in phrases]

    def _mention(self, phrase: Phrase, word: Match) -> Mention:
        relation, head = self._relation(word)
        return Mention(
            start=phrase.start,
            end=phrase.end,
            name=phrase.name,
            kind=phrase.kind,
            level=phrase.level,
            entries=phrase.entries,
            head=head,
            relation=relation,
            in_role=self._in_role(word.first),
            joined=word.prefix in _AND,
        )

    def _before_region(self, region: Match, reach: int) -> list[Mention]:
        """The name that no gazetteer knows in «في X بريف Y», «قرب X بمحافظة Y»."""
        if region.prefix != "ب" or region.sense.code not in _REGIONS:
            return []
        start, end = self.words.token_before(region.first)
        if start < reach or end - start < 3 or not is_name(self.words, start, end):
            return []
        word = self.words.ending("relation", self.words.back(start))
        if word is None or word.sense.code not in ("in", "near", "direction"):
            return []
        name = self.text[start:end]
        return [Mention(start, end, name, head=word.first, relation=word.sense.code)]

    def _compound(self, match: Match) -> list[Mention]:
        relation, head = self._relation(match)
        phrase = compound_name(self.words, match.first) if relation in _BY else None
        if phrase is None:
            return []
        level: Level = "village"
        return [Mention(phrase.start, phrase.end, phrase.name, level=level, head=head, relation=relation)]

    # ---- a known name alone ---------------------------------------------------------------------------------------

    def _bare(self, match: Match) -> list[Mention]:
        phrase = name_at(self.words, match.first)
        if phrase is None:
            return []
        relation, head = self._relation(match)
        dateline = self._dateline(phrase)
        in_role = self._in_role(match.first)
        strength = self._strength(match, relation, phrase)
        if strength == 0 and (dateline or in_role) and any(self._large(index) for index in phrase.entries):
            strength = 1
        needed = self._needed(match)
        if needed == 2 and strength == 1 and self._is_no_adjective(match, relation):
            needed = 1
        if strength < needed:
            return []
        part = self._part(phrase)
        if part >= 0:
            mention = Mention(part, phrase.end, phrase.name, "part", "region", phrase.entries, part, "in")
        else:
            mention = Mention(phrase.start, phrase.end, phrase.name, "", phrase.level, phrase.entries, head, relation)
        return [replace(mention, dateline=dateline, in_role=in_role, joined=match.prefix in _AND)]

    def _part(self, phrase: Phrase) -> int:
        """Where the part of a country starts that a name ends: «شمال وشرق سوريا», «شمالي غربي سوريا»; -1 for none."""
        twice = phrase.name.startswith(_COMPASS)
        if not twice and not all(self._is_divided(i) for i in phrase.entries):
            return -1
        before = self.text[max(0, phrase.start - 40) : phrase.start]
        compass = (_DIRECTION if twice else _DIRECTIONS).search(before)
        if compass is None:
            return phrase.start if twice and self.gazetteer.entries[phrase.entries[0]].level == "region" else -1
        return phrase.start - len(before) + compass.start() + (compass[0][0] in "ولب")

    def _is_divided(self, index: int) -> bool:
        """Whether what lies on a side of a place is a region: of a country, or of a river («جنوبي الليطاني»)."""
        entry = self.gazetteer.entries[index]
        return entry.level == "country" or (entry.level == "region" and any(n.startswith("نهر ") for n in entry.names))

    def _needed(self, match: Match) -> int:
        """The context a name needs: 0 none, 1 a preposition, 2 a level word or a place beside it, 3 nothing helps."""
        other = self.words.others.get(match.first)
        lexicon = other.sense.lexicon if other is not None and other.end == match.end else ""
        code, indices = match.sense.code, match.sense.attributes["entries"]
        definite = match.definite or code.startswith("ال")
        if lexicon in _TIMES or self._is(match, "stop") or (definite and self._is(match, "level")):
            return 3
        ordinary = match.sense.get("ordinary") or self.words.is_ordinary(match.first, match.end)
        if ordinary or code[0].isdigit() or len(code) < 3:
            return 2
        large = any(self._large(index) for index in indices)
        if lexicon and lexicon not in ("actors", "outlets"):
            return 1 if large else 2
        if self.words.starting("given_name", match.first):
            return 1
        if " " in code:
            return 0
        settled = any(self.gazetteer.entries[index].level in _SETTLED for index in indices)
        short = len(code) < 4 and max(self.gazetteer.entries[index].population for index in indices) < _HUGE
        if short and not large and not settled:
            return 2
        if lexicon or short or not large or (match.definite and not code.startswith("ال")):
            return 1
        return 0

    def _is_no_adjective(self, match: Match, relation: str | None) -> bool:
        """«نزحوا نحو الأبيض»، «نهب متاجر في بحري»: right after a preposition an adjective can only be a city's name."""
        article = match.sense.code.startswith("ال")
        joined = match.prefix in _AND and self._joined(match)
        named = (
            (match.prefix in ("", "ال") or joined) if article else self._is(match, "qualifier") and not match.definite
        )
        cities = (self.gazetteer.entries[i].level == "city" for i in match.sense.attributes["entries"])
        return named and relation in ("in", "to", "near", "direction") and any(cities)

    def _is(self, match: Match, role: str) -> bool:
        word = self.words.starting(role, match.first)
        return word is not None and word.end == match.end

    def _large(self, index: int) -> bool:
        entry = self.gazetteer.entries[index]
        return entry.level not in _SMALL and (entry.level in ("country", "governorate") or entry.population >= _LARGE)

    def _strength(self, match: Match, relation: str | None, phrase: Phrase) -> int:
        before = self.words.back(match.first)
        if self.words.ending("group", before) or (self.words.ending("given_name", before) and relation is None):
            return -1
        if self._heads_line(match.first, phrase.end) or self._followed(phrase.end):
            return 2  # «الباب بريف حلب»
        if relation is not None or self._joined(match) or self.text[match.first - 1 : match.first] == "#":
            return 1
        act = self.words.ending("events", before)
        if act is not None and not act.definite and not self.words.starting("given_name", match.first):
            return 1  # «قصف حلب»
        return 0

    def _joined(self, match: Match) -> bool:
        """Whether a name is joined to the mention before it, by «و» or a comma."""
        if not self.found:
            return False
        between = self.text[self.found[-1].end : match.first]
        return between in _JOINTS or (between in (" ", "") and match.prefix in _AND)

    def _heads_line(self, first: int, end: int) -> bool:
        line = self.text.rfind("\n", 0, first) + 1
        return first - line < 12 and bool(_BULLET.match(self.text[line:first])) and bool(_COLON.match(self.text, end))

    def _followed(self, end: int) -> bool:
        """Whether a level word or a direction with a place of its own stands right after a name."""
        after = self.words.onward(end)
        if after < 0:
            return False
        level = self.words.starting("level", after)
        if level is not None and level.prefix == "ب" and level.sense.code in _LANDS:
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
            if word.sense.code == "from" and self.text.endswith("كل ", 0, word.first):
                return None, match.first  # «كل من»: each of them
            return word.sense.code, word.first
        level = self.words.ending("level", before)
        if level is not None and not level.definite:
            return "in", level.first
        if level is not None and level.sense.code == "capital":
            return self._relation(level)
        if match.prefix in _AND and self.found and self.found[-1].end >= match.first - 2:
            return self.found[-1].relation, match.first
        if match.prefix in _AND:  # «بين X وY»
            between = self.words.ending("relation", self.words.back(self.words.token_before(match.first)[0]))
            if between is not None and between.sense.code == "between":
                return "between", between.first
        return None, match.first

    def _in_role(self, first: int) -> bool:
        before = self.words.back(first)
        word = self.words.ending("relation", before)
        if word is not None and word.sense.code == "in":
            before = self.words.back(word.first)
        role = self.words.ending("roles", before)
        if role is not None and self._is_ground(role):
            return False
        return any(self.words.ending(role, before) for role in ("roles", "outlets", "organisation"))

    def _is_ground(self, role: Match) -> bool:
        """«في مزارع قرية X»: after a preposition of place a word of farmers is one of farms."""
        if role.prefix:
            return role.prefix.endswith("ب")
        word = self.words.ending("relation", self.words.back(role.first))
        return word is not None and word.sense.code in ("in", "near", "on")

    def _dateline(self, phrase: Phrase) -> bool:
        if phrase.start >= _HEAD_OF_REPORT:
            return False
        line = self.text.rfind("\n", 0, phrase.start) + 1
        return bool(_BEFORE_DATELINE.match(self.text[line : phrase.start]) and _DATELINE.match(self.text, phrase.end))
