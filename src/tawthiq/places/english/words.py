"""The words of an English text that the grammar of places looks at: by position, and with their capitals.

Positions are of the folded text; capitals are looked up in the original through the view.
"""

import re
from collections.abc import Iterable, Iterator

from tawthiq.language.folding import View
from tawthiq.language.lexicon import Match

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PART = re.compile(r"['’ -]+")
_HYPHENATED = re.compile(r"[^-]*\Z")
_ARTICLE = re.compile(r"(?:^| )(?:al|el|an|ar|as|ash|at|az|ad|ed|es)[- ]\Z")
_PARTICLES = frozenset("al el an ar as ash at az ad ed er es et ez abu de bin bani ben umm deir".split())
_POSSESSIVE = ("'s", "’s")
_LONGEST = 4
"""Words of a name that no gazetteer knows."""
_TITLES = 0.8
"""The share of capitals among the longer words of a line from which they tell nothing."""

Words = dict[int, Match]


class Surroundings:
    """Matches by position: `names` of the gazetteer, words of the lexicon `levels` by their role, and others."""

    def __init__(self, text: str, view: View, matches: Iterable[Match]) -> None:
        self.text = text
        self.view = view
        self.names: dict[int, list[Match]] = {}
        self.name_ends: dict[int, list[Match]] = {}
        self.levels: list[Match] = []
        self.relations: list[Match] = []
        self._starts: dict[str, Words] = {}
        self._ends: dict[str, Words] = {}
        self.others: Words = {}
        self.other_ends: dict[str, Words] = {}
        self._title_lines: dict[int, bool] = {}
        for match in matches:
            lexicon = match.sense.lexicon
            if lexicon == "places":
                if not self.is_name(match.start, match.end):
                    continue
                self.names.setdefault(match.start, []).append(match)
                self.name_ends.setdefault(match.end, []).append(match)
            elif lexicon == "levels":
                role = match.sense.attributes["role"]
                self._starts.setdefault(role, {}).setdefault(match.start, match)
                self._ends.setdefault(role, {}).setdefault(match.end, match)
                if role in ("level", "before"):
                    self.levels.append(match)
                elif role == "relation":
                    self.relations.append(match)
            else:
                self.others.setdefault(match.start, match)
                self.other_ends.setdefault(lexicon, {}).setdefault(match.end, match)

    def starting(self, role: str, position: int) -> Match | None:
        """The word of a role that starts here."""
        return self._starts.get(role, {}).get(position)

    def ending(self, role: str, position: int) -> Match | None:
        """The word of a role that ends here."""
        return self._ends.get(role, {}).get(position)

    def other_ending(self, lexicon: str, position: int) -> Match | None:
        """The word of another vocabulary that ends here."""
        return self.other_ends.get(lexicon, {}).get(position)

    def back(self, position: int) -> int:
        """The end of the word before a position, past one space, opening marks and «the»; -1 at a line's start."""
        text = self.text
        while position and text[position - 1] in " #\"“‘'([":
            position -= 1
        if text[max(0, position - 4) : position] in (" the", "\nthe", "the"):
            position -= 4
        return position if position > 0 and text[position - 1] != "\n" else -1

    def is_capital(self, position: int) -> bool:
        """Whether the character here is a capital in the original."""
        return position < len(self.text) and self.view.original[self.view.at(position)].isupper()

    def is_name(self, start: int, end: int) -> bool:
        """Whether a word is written with a capital: «Zahra», «al-Zahra», «Khin-U»."""
        last = end - len(_HYPHENATED.search(self.text[start:end])[0])  # type: ignore[index]
        if last > start and not self.is_capital(last):
            return False  # «NGO-run»
        position = start
        for part in _PART.split(self.text[start:end]):
            if self.is_capital(position):
                return True
            position += len(part) + 1
        return False

    def article_before(self, position: int) -> int:
        """The length of an Arabic article right before a name: «al-Maghazi»."""
        article = _ARTICLE.search(self.text[max(0, position - 4) : position])
        if article and article[0].strip(" -") not in ("al", "el") and article[0].endswith(" "):
            start = position - len(article[0].lstrip())
            article = article if self.is_capital(start) else None  # «at Ramla», «an Aleppo»
        return len(article[0]) - (article[0][0] == " ") if article else 0

    def word_at(self, position: int) -> tuple[int, int] | None:
        """The word that starts here, without a possessive ending."""
        word = _WORD.match(self.text, position)
        if word is None:
            return None
        end = word.end()
        return position, end - 2 if word[0].endswith(_POSSESSIVE) else end

    def word_before(self, position: int) -> tuple[int, int] | None:
        """The word that one space parts from a position."""
        return self.word_to(position - 1) if position > 1 and self.text[position - 1] == " " else None

    def word_to(self, end: int) -> tuple[int, int] | None:
        """The word that ends here."""
        start = end
        while start and (self.text[start - 1].isalnum() or self.text[start - 1] in "'’-"):
            start -= 1
        return (start, end) if start < end else None

    def run_after(self, position: int) -> tuple[int, int] | None:
        """The words with capitals that start here, as far as they may be one name."""
        start = end = position
        count = 0
        while count < _LONGEST and (word := self.word_at(end + (end > start))) is not None:
            if not (self.is_name(*word) or self._is_particle(word)) or (count and self.is_known_otherwise(*word)):
                break
            if not count and self.is_known_otherwise(*word) and not self._is_part(*word):
                return None
            end, count = word[1], count + 1
            if self.text[end : end + 1] != " ":
                break
        return (start, end) if count and self.is_name(start, end) else None

    def _is_part(self, start: int, end: int) -> bool:
        """«North Kivu», but not «northern Kivu» or «North of»: a part that has a name of its own."""
        after = self.word_at(end + 1) if self.text[end : end + 1] == " " else None
        named = after is not None and self.is_name(*after) and not self.is_known_otherwise(*after)
        return named and self.starting("direction", start) is not None and self.is_capital(start)

    def run_before(self, position: int) -> tuple[int, int] | None:
        """The words with capitals that end before the word at a position."""
        return self.run_to(position - 1) if position > 1 and self.text[position - 1] == " " else None

    def run_to(self, end: int) -> tuple[int, int] | None:
        """The words with capitals that end here."""
        start, count, word = end, 0, self.word_to(end)
        while count < _LONGEST and word is not None:
            if not (self.is_name(*word) or self._is_particle(word)) or self.is_known_otherwise(*word):
                break
            if self.text[word[0] : word[1]].endswith(_POSSESSIVE):
                break
            start, count = word[0], count + 1
            word = self.word_before(start)
        return (start, end) if count and self.is_name(start, end) else None

    def is_known_otherwise(self, start: int, end: int) -> bool:
        """Whether a word is something else that the vocabularies know."""
        for role in ("stop", "level", "direction", "organisation"):
            word = self.starting(role, start)
            if word is not None and word.end >= end:
                return True
        other = self.others.get(start)
        known = other is not None and other.end >= end and other.sense.lexicon != "names"
        return known and start not in self.names

    def in_titles(self, position: int) -> bool:
        """Whether the line is written in capitals, as headlines are, so that they tell nothing."""
        line = self.text.rfind("\n", 0, position) + 1
        if line not in self._title_lines:
            end = self.text.find("\n", line)
            words = [word for word in self._words(line, end if end >= 0 else len(self.text)) if word[1] - word[0] > 3]
            capital = sum(self.is_capital(start) for start, _ in words)
            self._title_lines[line] = len(words) > 3 and capital / len(words) > _TITLES
        return self._title_lines[line]

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        return ((word.start(), word.end()) for word in _WORD.finditer(self.text, start, end))

    def _is_particle(self, word: tuple[int, int]) -> bool:
        following = self.word_at(word[1] + 1) if self.text[word[1] : word[1] + 1] == " " else None
        return self.text[word[0] : word[1]] in _PARTICLES and following is not None and self.is_name(*following)
