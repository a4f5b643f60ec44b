"""The words of a text that the grammar of places looks at, found once and kept by where they stand.

Everything is a look-up by position: what starts or ends here. Positions are of the folded text.
"""

import re
from collections.abc import Iterable

from tawthiq.language.folding import LETTERS
from tawthiq.language.lexicon import Match
from tawthiq.places.gazetteer import Gazetteer

ARTICLES = ("ال", "لل")
_WORD = re.compile(f"[{LETTERS}]+")
_OPEN = "#\"«“”'( ["
_CLOSE = "\"»”“')]"

_NEIGHBOURS = frozenset({"roles", "actors", "outlets", "events"})


class Surroundings:
    """Matches by position: `names` of the gazetteer, words of the lexicon `levels` by their role, and others.

    A word is known by where its token starts, clitics included, or by where it ends; the longest that starts there.
    `levels` are the words of a level, `openers` the first words of compound names.
    """

    __slots__ = ("_ends", "_starts", "gazetteer", "levels", "names", "openers", "others", "text")

    def __init__(self, text: str, matches: Iterable[Match], gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.names: dict[int, list[Match]] = {}
        self.levels: list[Match] = []
        self.openers: list[Match] = []
        self.others: dict[int, Match] = {}
        self._starts: dict[int, list[Match]] = {}
        self._ends: dict[int, list[Match]] = {}
        for match in matches:
            sense = match.sense
            lexicon = sense.lexicon
            if lexicon == "places":
                known = self.names.setdefault(match.first, [])
                whole = match.definite and match.sense.code.startswith("ال")  # «الحديدة» is not «حديدة»
                known.insert(0 if whole else len(known), match)
            elif lexicon == "levels":
                role = sense.role
                if match.form.possessed or (role == "relation" and match.definite) or match.prefix == "س":
                    continue  # «سبها» is no «س + بها»
                self._starts.setdefault(match.first, []).append(match)
                self._ends.setdefault(match.end, []).append(match)
                if role == "level" or role == "definite":
                    self.levels.append(match)
                elif role == "compound":
                    self.openers.append(match)
            else:
                self.others.setdefault(match.first, match)
                if lexicon in _NEIGHBOURS:
                    self._ends.setdefault(match.end, []).append(match)

    def starting(self, role: str, position: int) -> Match | None:
        """The word of a role whose token starts here."""
        for match in self._starts.get(position, ()):
            if match.sense.role == role:
                return match
        return None

    def ending(self, role: str, position: int) -> Match | None:
        """The word of a role, or of the lexicons of actors, outlets, roles and events, that ends here."""
        for match in self._ends.get(position, ()):
            sense = match.sense
            if (sense.role if sense.lexicon == "levels" else sense.lexicon) == role:
                return match
        return None

    def is_ordinary(self, start: int, end: int) -> bool:
        """Whether [start, end) is a word of the lexicon `levels`."""
        return any(match.end == end for match in self._starts.get(start, ()))

    def vocabulary(self, position: int, end: int) -> str | None:
        """The lexicon of a word of another vocabulary whose token is [position, end)."""
        word = self.others.get(position)
        return word.sense.lexicon if word is not None and word.end >= end else None

    def token(self, position: int) -> int:
        """The end of the Arabic word that starts here; the position itself where none does."""
        word = _WORD.match(self.text, position)
        return word.end() if word else position

    def token_before(self, position: int) -> tuple[int, int]:
        """Where the Arabic word stands that one space or opening mark parts from a position; an empty span if none."""
        end = start = max(0, self.back(position))
        while start and _WORD.match(self.text, start - 1):
            start -= 1
        return start, end

    def back(self, position: int) -> int:
        """The end of the word before a position, across one space and opening marks; -1 at a line's start."""
        while position and self.text[position - 1] in _OPEN:
            position -= 1
        return position if position and self.text[position - 1] != "\n" else -1

    def onward(self, position: int) -> int:
        """The start of the next word after a space and opening marks; -1 where something else stands between."""
        if self.text[position : position + 1] != " ":
            return -1
        position += 1
        while self.text[position : position + 1] and self.text[position] in "#\"«“”'":
            position += 1
        return position

    def closed(self, start: int, end: int) -> int:
        """The end of a name with the mark that closes the one before its `start`."""
        if start and self.text[start - 1] in "\"«“”'" and self.text[end : end + 1] and self.text[end] in _CLOSE:
            return end + 1
        return end
