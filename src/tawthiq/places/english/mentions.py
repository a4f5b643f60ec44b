"""Finds the words of an English report that name places: those of the gazetteer, and by grammar those it does not have.

A name is written with a capital. A small place needs a preposition, a level word or a place beside it; a person, an
outlet, an office or a people is no place. Gives the mentions that `places.mentions` describes.
"""

import re

from msgspec.structs import replace

from tawthiq.language.folding import View
from tawthiq.language.lexicon import Match
from tawthiq.model.record import Level
from tawthiq.places.english.names import by_skeleton, skeleton
from tawthiq.places.english.unlisted import apposed, is_someone, joined_to, wants_place, written
from tawthiq.places.english.words import Surroundings
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import Mention

_SMALL = ("village", "neighbourhood", "site", "district")
_LARGE = 20_000
_WIDE = ("country", "governorate", "region")
_HEAD_OF_REPORT = 700
_JOINTS = (" and ", ", ", ", and ", " or ", "/", " / ", "-", " - ", " & ", " and the ", ", the ", " (")
_BULLET = re.compile(r"[^\w\n]*\Z")
_COLON = re.compile(r" ?:| [–—-] ")
_DATELINE = re.compile(
    r"(?:, [\w. ]{2,30}?)?(?:, [\w.]{3,9} \d{1,2})?"
    r"(?: ?\([^)\n]{2,40}\) ?[-–—:]| ?[–—]| - | ?\([\w ]{2,20}\) |\) ?[-–—:])"
)
_BEFORE = ("direction", "before", "relation", "level")
_RANKS = {"country": 5, "region": 4, "governorate": 3, "city": 3, "district": 2, "town": 2}
_SURE = ("in", "near", "direction")
_AFTER_LINK = {" ": ("capital", "village", "town", "city"), ", ": ("capital",)}
_SETTLED = ("city", "town", "village")
_SPEAKER = ("roles", "outlets", "reporting")


def find_mentions(text: str, view: View, matches: list[Match], gazetteer: Gazetteer) -> list[Mention]:
    """The places that a folded English text names, in order, none overlapping."""
    return _Finder(text, view, matches, gazetteer).find()


class _Finder:
    def __init__(self, text: str, view: View, matches: list[Match], gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = Surroundings(text, view, matches)
        self.gazetteer = gazetteer
        self.found: list[Mention] = []

    def find(self) -> list[Mention]:
        named = [mention for word in self.words.levels for mention in self._by_level(word)]
        named += [mention for word in self.words.relations for mention in self._by_relation(word)]
        named = self._again(named)
        bare = [(start, self._longest(start)) for start in self.words.names]
        candidates: list[tuple[int, int, Mention | Match]] = [(m.start, -m.end, m) for m in named]
        candidates += [(start, -match.end, match) for start, match in bare]
        candidates.sort(key=lambda item: (item[0], item[1], isinstance(item[2], Match)))
        reach = 0
        for start, _, candidate in candidates:
            if start < reach:
                continue
            mention = candidate if isinstance(candidate, Mention) else self._bare(candidate)
            if mention is None or mention.start < reach:
                continue
            mention = self._placed(mention)
            self.found.append(mention)
            reach = mention.end
        return self.found

    def _again(self, named: list[Mention]) -> list[Mention]:
        """The mentions, and wherever else the report writes a name that it uses for a place and no table has."""
        once: dict[str, Mention] = {}
        for mention in named:
            if mention.start not in self.words.names and len(mention.name) > 3:
                known = once.get(mention.name)
                once[mention.name] = mention if known is None or (mention.level and not known.level) else known
        if not once:
            return named
        found = [self._as_before(mention, once.get(mention.name, mention)) for mention in named]
        taken = {m.start for m in named} | {m.end - len(m.name) for m in named}
        for start, end in written(self.text, once):
            alone = not (self._within_name(start) or self._begins_name(end) or is_someone(self.words, (start, end)))
            if start not in taken and self.words.is_name(start, end) and alone:
                relation, head = self._relation(start)
                name, in_role = self.text[start:end], self._in_role(start, end)
                again = Mention(start, end, name, head=head, relation=relation, in_role=in_role)
                found.append(self._as_before(again, once[name]))
        return found

    @staticmethod
    def _as_before(mention: Mention, known: Mention) -> Mention:
        """A name alone with the level that the report gives it elsewhere."""
        if mention.level or mention.kind or known.kind not in _SETTLED:
            return replace(mention, entries=known.entries) if not (mention.entries or mention.kind) else mention
        return replace(mention, level=known.level, kind=known.kind, entries=known.entries)

    def _longest(self, start: int) -> Match:
        return max(self.words.names[start], key=lambda match: match.end)

    def _known(self, start: int, end: int) -> tuple[int, ...]:
        """The places of the name [start, end)."""
        known = [match for match in self.words.names.get(start, ()) if match.end == end]
        return tuple(dict.fromkeys(i for match in known for i in match.sense.attributes["entries"]))

    def _entries(self, start: int, end: int) -> tuple[int, ...]:
        """The places of the name [start, end), or of one that sounds the same."""
        return self._known(start, end) or by_skeleton(self.gazetteer).get(skeleton(self.text[start:end]), ())

    # ---- with a level word ----------------------------------------------------------------------------------------

    def _by_level(self, word: Match) -> list[Mention]:
        """«the town of X», «Mount X», «X village», «X and Y districts»."""
        sense = word.sense
        text = self.text
        if sense.attributes["role"] == "before":
            name = self._name_after(word.end + 1) if text[word.end : word.end + 1] == " " else None
            return [self._mention(word.start, name[1], name, word)] if name else []
        if not sense.get("site") and (run := apposed(self.words, word)) is not None and run[0] not in self.words.names:
            return [self._mention(*run, run, word)]
        before = self._name_before(word.start) if sense.code != "capital" else None
        if before is not None:
            start = before[0]
            keep = sense.get("keep") or self._is_wider(before)
            end = word.end if keep else before[1]
            adjective = self.words.ending("direction", start - 1) if start else None
            if adjective is not None and sense.code == "countryside":
                start = adjective.start
            found = [self._mention(start, end, before, word)]
            if word.form.text.endswith("s") or text[word.end - 1] == "s":
                found = self._listed(before, word) + found
            return found
        for link in (" of ", " of the ", " ", ", "):
            if not text.startswith(link, word.end) or (link == " " and sense.get("site")):
                continue
            name = self._name_after(word.end + len(link))
            if name is None or sense.code not in _AFTER_LINK.get(link, (sense.code,)):
                continue
            if sense.get("site"):
                return []
            if sense.code == "countryside":
                return [self._mention(word.start, name[1], name, word)]
            entries = self._entries(*name)
            if sense.code in ("district", "area", "neighbourhood", "suburb", "camp") and any(
                self.gazetteer.entries[i].level in ("city", "country", "governorate") for i in entries
            ):
                return []
            first = self._mention(name[0], name[1], name, word)
            return [first, *self._following(name[1], word)] if text[word.end - 1] == "s" else [first]
        return []

    def _is_wider(self, name: tuple[int, int]) -> bool:
        """«Hodeidah city» is recorded whole where the name alone is that of a governorate too."""
        return any(self.gazetteer.entries[i].level == "governorate" for i in self._entries(*name))

    def _listed(self, last: tuple[int, int], word: Match) -> list[Mention]:
        """The names before the last of «X, Y and Z villages»."""
        found: list[Mention] = []
        start = last[0]
        for link in (" and ", ", ", ", ", ", "):
            if self.text[max(0, start - len(link)) : start] != link:
                break
            name = self._name_before(start - len(link) + 1)
            if name is None:
                break
            found.insert(0, self._mention(name[0], name[1], name, word))
            start = name[0]
        return found

    def _following(self, end: int, word: Match) -> list[Mention]:
        """The names after the first of «the villages of X, Y and Z»."""
        found: list[Mention] = []
        while link := next((link for link in (", and ", ", ", " and ") if self.text.startswith(link, end)), ""):
            name = self._name_after(end + len(link))
            if name is None:
                break
            found.append(self._mention(name[0], name[1], name, word))
            end = name[1]
        return found

    def _name_after(self, position: int) -> tuple[int, int] | None:
        known = (position, self._longest(position).end) if position in self.words.names else None
        run = None if self.words.in_titles(position) else self.words.run_after(position)
        return run if known is None or (run is not None and run[1] > known[1]) else known

    def _name_before(self, position: int) -> tuple[int, int] | None:
        known = self.words.name_ends.get(position - 1, ()) if self.text[position - 1 : position] == " " else ()
        run = None if self.words.in_titles(position) else self.words.run_before(position)
        if known:
            start = min(match.start for match in known)
            if run is None or run[0] >= start or self.words.starting("stop", run[0]):
                return start, position - 1
        return run

    def _mention(self, start: int, end: int, name: tuple[int, int], word: Match) -> Mention:
        sense = word.sense
        level: Level | None = sense.get("level")
        if sense.code == "district" and self.text.startswith((" of ", " in "), word.end) and word.start > name[1]:
            level = "neighbourhood" if self._in_city(word.end + 4) else level
        kind = "neighbourhood" if level == "neighbourhood" else "area" if sense.code == "district" else sense.code
        relation, head = self._relation(min(start, word.start))
        whole = self._known(start, end) if (start, end) != name else ()
        if whole:
            kind, level = "", None
        return Mention(
            start=start,
            end=end,
            name=self.text[name[0] : name[1]],
            kind=kind,
            level=level,
            entries=whole or self._entries(*name),
            head=head,
            relation=relation,
            in_role=self._in_role(min(start, word.start), end),
        )

    def _in_city(self, position: int) -> bool:
        position += 4 if self.text.startswith("the ", position) else 0
        level = self.words.starting("level", position)
        if level is not None:
            return level.sense.code in ("city", "town", "capital")
        entries = self._longest(position).sense.attributes["entries"] if position in self.words.names else ()
        return any(self.gazetteer.entries[i].level in ("city", "town") for i in entries)

    def _by_relation(self, word: Match) -> list[Mention]:
        """«near X», «in X, Idlib», «from Maarat al-Noman»: a name of no table, told by its place or its sound."""
        position = word.end + 1
        position += 4 if self.text.startswith("the ", position) else 0
        part = self.words.starting("direction", position)
        position = part.end + 1 if part is not None and not self.words.is_capital(position) else position
        if position in self.words.names or self.text[word.end : word.end + 1] != " " or self.words.in_titles(position):
            return []
        run = self.words.run_after(position)
        if run is None or run[0] in self.words.names:
            return []
        relation, head = self._relation(position)
        sound = skeleton(self.text[run[0] : run[1]])
        entries = by_skeleton(self.gazetteer).get(sound, ()) if len(sound) > 4 - (relation in _SURE) else ()
        told = relation in _SURE and (bool(entries) or relation != "in" or self._followed(run[1]))
        if not (told or entries or wants_place(self.words, word, run)):
            return []
        found = [self._unlisted(run, head, relation)]
        while other := joined_to(self.words, found[-1].end):
            found.append(self._unlisted(other, other[0], relation))
        return found

    def _unlisted(self, run: tuple[int, int], head: int, relation: str | None) -> Mention:
        name = self.text[run[0] : run[1]]
        sound = skeleton(name)
        entries = by_skeleton(self.gazetteer).get(sound, ()) if len(sound) > 4 - (relation in _SURE) else ()
        part = self.words.ending("direction", run[0] - 1) if run[0] else None
        start = part.start if part is not None else run[0]
        kind, level = ("part", "region") if part is not None else ("", None)
        return Mention(start, run[1], name, kind, level, entries, head=head, relation=relation)  # type: ignore[arg-type]

    # ---- a known name alone ---------------------------------------------------------------------------------------

    def _bare(self, match: Match) -> Mention | None:
        start, end = match.start - self.words.article_before(match.start), match.end
        entries = self._known(match.start, end)
        relation, head = self._relation(start)
        dateline = self._dateline(start, end)
        in_role = self._in_role(start, end)
        if self._strength(start, end, relation, dateline) < self._needed(match, entries):
            return None
        kind = ""
        level: Level | None = None
        adjective = self.words.ending("direction", start - 1) if start else None
        if adjective is not None:
            start, kind, level = adjective.start, "part", "region"
            relation, head = self._relation(start)
            relation = relation or "direction"
        name = self.text[match.start : end]
        return Mention(start, end, name, kind, level, entries, head, relation, dateline=dateline, in_role=in_role)

    def _needed(self, match: Match, entries: tuple[int, ...]) -> int:
        """The context a name needs: 0 none, 1 a preposition, 2 a place or level word beside it."""
        other = self.words.others.get(match.start)
        lexicon = other.sense.lexicon if other is not None and other.end >= match.end else ""
        name = self.text[match.start : match.end]
        if lexicon in ("calendar", "numerals") or self.words.starting("stop", match.start):
            return 3
        if self.words.starting("ordinary", match.start) or (lexicon and lexicon not in ("actors", "outlets", "names")):
            return 2
        if lexicon or len(name) < 4:
            return 1
        if " " in name or any(self._large(i) for i in entries):
            return 0
        return 1

    def _large(self, index: int) -> bool:
        entry = self.gazetteer.entries[index]
        return entry.level not in _SMALL and (entry.level in _WIDE or entry.population >= _LARGE)

    def _strength(self, start: int, end: int, relation: str | None, dateline: bool) -> int:
        if not self.words.in_titles(start) and (self._within_name(start) or self._begins_name(end)):
            return -1
        if self._heads_line(start, end) or self._followed(end):
            return 2
        if relation in _SURE and not self.words.in_titles(start):
            return 2
        if relation is not None or dateline or self._joined(start) or self.text[start - 1 : start] == "#":
            return 1
        return 0

    def _within_name(self, start: int) -> bool:
        """Whether a word with a capital stands right before: «Salim Aleppo», «Radio Damascus»."""
        word = self.words.word_before(start)
        if word is None or not self.words.is_name(*word):
            return False
        known = self.words.starting("stop", word[0]) or self.words.starting("relation", word[0])
        return known is None and not any(self.words.ending(role, word[1]) for role in _BEFORE)

    def _begins_name(self, end: int) -> bool:
        """Whether a word with a capital follows that is no time or other place: «Aleppo Media Centre»."""
        word = self.words.word_at(end + 1) if self.text[end : end + 1] == " " else None
        if word is None or not self.words.is_name(*word):
            return False
        if self.words.starting("organisation", word[0]):
            return True
        other = self.words.others.get(word[0])
        if word[0] in self.words.names or self.words.starting("level", word[0]):
            return False
        return other is None or other.sense.lexicon not in ("calendar", "roles", "reporting")

    def _joined(self, start: int) -> bool:
        return bool(self.found) and self.text[self.found[-1].end : start] in _JOINTS

    def _heads_line(self, start: int, end: int) -> bool:
        line = self.text.rfind("\n", 0, start) + 1
        return start - line < 12 and bool(_BULLET.match(self.text[line:start])) and bool(_COLON.match(self.text, end))

    def _followed(self, end: int) -> bool:
        """Whether the place that a name lies in stands right after it: «X, Idlib», «X in eastern Ghouta»."""
        for link in (", ", ", in ", " in ", ", eastern ", ", northern ", ", southern ", ", western "):
            if self.text.startswith(link, end) and (here := self.words.names.get(end + len(link))):
                entries = here[0].sense.attributes["entries"]
                if any(self.gazetteer.entries[i].level in (*_WIDE, "city") for i in entries):
                    return True
        return False

    # ---- what stands around ---------------------------------------------------------------------------------------

    def _relation(self, start: int) -> tuple[str | None, int]:
        """What the preposition before a name or level word says, and where the phrase starts."""
        before = self.words.back(start)
        word = self.words.ending("relation", before)
        if word is not None:
            return word.sense.code, word.start
        adjective = self.words.ending("direction", before)
        if adjective is not None:
            outer = self.words.ending("relation", self.words.back(adjective.start))
            return "direction", (outer or adjective).start
        level = self.words.ending("level", before)
        if level is not None:
            return self._relation(level.start)
        return None, start

    def _placed(self, mention: Mention) -> Mention:
        """A mention with what it has of the one before: «X, Y» lies in Y or stands beside it, «X and Y» are two."""
        if not self.found or mention.relation is not None:
            return mention
        last = self.found[-1]
        between = self.text[last.end : mention.head]
        if between not in _JOINTS and between != " ":
            return mention
        if between in (", ", " (", " ") and self._wider(mention, last):
            return replace(mention, relation="of")
        return replace(mention, relation=last.relation, joined=True)

    def _wider(self, mention: Mention, last: Mention) -> bool:
        return self._rank(mention) > max(self._rank(last), 1)

    def _rank(self, mention: Mention) -> int:
        levels = {self.gazetteer.entries[i].level for i in mention.entries}
        return max((_RANKS.get(level, 1) for level in levels), default=_RANKS.get(mention.level or "", 1))

    def _in_role(self, start: int, end: int) -> bool:
        """Whether a name says where a speaker or an office sits: «the governor of X», «X's health ministry»."""
        before = self.words.back(start)
        relation = self.words.ending("relation", before)
        if relation is not None and relation.sense.code in ("in", "of"):
            before = self.words.back(relation.start)
        if any(self.words.other_ending(lexicon, before) for lexicon in _SPEAKER) or self.words.ending(
            "organisation", before
        ):
            return True
        after = end + (2 if self.text.startswith(("'s", "’s"), end) else 0) + 1
        if self.words.starting("organisation", after):
            return True
        role = self.words.others.get(after)
        return role is not None and role.sense.lexicon == "roles"

    def _dateline(self, start: int, end: int) -> bool:
        if start >= _HEAD_OF_REPORT:
            return False
        line = self.text.rfind("\n", 0, start) + 1
        head = self.text[line:start]
        opens = not head.strip(" *•-#(") or (len(head) < 30 and self.words.view.quote(line, start).isupper())
        return opens and _DATELINE.match(self.text, end) is not None
