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
_OPEN = '#"«“”\'( ['
_CLOSE = '"»”“\')]'

Words = dict[int, list[Match]]


class Surroundings:
    """Matches by position: `names` of the gazetteer and words with a `role`, by the start of their token; others too."""

    __slots__ = ("by_end", "by_role", "gazetteer", "levels", "names", "others", "text")

    def __init__(self, text: str, matches: Iterable[Match], gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.names: Words = {}
        self.levels: list[Match] = []
        self.by_role: dict[str, Words] = {}
        self.by_end: dict[str, Words] = {}
        self.others: dict[int, Match] = {}
        for match in matches:
            lexicon = match.sense.lexicon
            if lexicon == "places":
                self.names.setdefault(match.start - len(match.prefix), []).append(match)
            elif lexicon == "levels":
                self._keep(match)
            else:
                self.others.setdefault(match.start - len(match.prefix), match)
                self.by_end.setdefault(lexicon, {}).setdefault(match.end, []).append(match)

    def _keep(self, match: Match) -> None:
        role = match.sense.attributes["role"]
        if match.form.possessed or (role == "relation" and match.prefix.endswith(ARTICLES)):
            return
        self.by_role.setdefault(role, {}).setdefault(match.start - len(match.prefix), []).append(match)
        self.by_end.setdefault(role, {}).setdefault(match.end, []).append(match)
        if role in ("level", "definite"):
            self.levels.append(match)

    def starting(self, role: str, position: int) -> Match | None:
        """The longest word of a role whose token starts here."""
        found = self.by_role.get(role, {}).get(position)
        return max(found, key=_length) if found else None

    def ending(self, role: str, position: int) -> Match | None:
        """The longest word of a role or lexicon that ends here."""
        found = self.by_end.get(role, {}).get(position)
        return max(found, key=_length) if found else None

    def same_span(self, role: str, match: Match) -> bool:
        """Whether a word of this role is the very token of a match, clitics aside."""
        return any(word.end == match.end for word in self.by_role.get(role, {}).get(match.first, ()))

    def vocabulary(self, position: int, end: int) -> str | None:
        """The lexicon of a word of another vocabulary whose token is [position, end)."""
        word = self.others.get(position)
        return word.sense.lexicon if word is not None and word.end >= end else None

    def token(self, position: int) -> int:
        """The end of the Arabic word that starts here; the position itself where none does."""
        word = _WORD.match(self.text, position)
        return word.end() if word else position

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
        while self.text[position : position + 1] and self.text[position] in '#"«“”\'':
            position += 1
        return position

    def closed(self, start: int, end: int) -> int:
        """The end of a name with the mark that closes the one before its `start`."""
        if start and self.text[start - 1] in '"«“”\'' and self.text[end : end + 1] and self.text[end] in _CLOSE:
            return end + 1
        return end


def _length(match: Match) -> int:
    return match.end - match.start
