"""Loads the vocabularies, compiles them into one automaton, and finds their words in a folded text.

A word goes through the automaton once, and what is found in it is remembered; where it may begin a phrase, the
automaton says how far. A candidate counts where it is a whole word but for clitics that its shape allows. Where two
matches of one lexicon overlap, the longer holds; words inside a longer name (`MASKING`) do not count at all: «جيش حلب»
is no place.
"""

import hashlib
import re
import tomllib
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any, NamedTuple, final

import ahocorasick

from tawthiq.errors import LexiconError
from tawthiq.language.arabic import inflection as arabic
from tawthiq.language.english import inflection as english
from tawthiq.language.folding import View, fold
from tawthiq.language.forms import Form

FORMAT = 4
"""Raise when compiled vocabularies of older versions can no longer be read."""

MASKING = frozenset({"actors", "outlets", "context", "reporting", "page", "masks"})
HUMAN = frozenset({"people", "outcomes", "roles"})

_INFLECTIONS: dict[str, ModuleType] = {"ar": arabic, "en": english}
_KEYS = ("nouns", "verbs", "adjectives", "words", "exact")

_ARTICLES = ("ال", "لل")
_BEFORE_WORD = frozenset(
    [a + b + c for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك") for c in ("", "ال")]
    + [a + b for a in ("", "و", "ف") for b in ("لل", "س")]
)
_BEFORE_VERB = frozenset(a + b for a in ("", "و", "ف") for b in ("", "ل"))
_LONGEST_CLITICS = max(map(len, _BEFORE_WORD))
_LATIN = re.compile(r"[a-z0-9]")
_GLUED = re.compile(r".*[a-z0-9]([\u0621-\u064a]*)$")
"""A word glued to Latin letters or digits before it, as on captured pages."""

_CAPITALS: dict[str, Callable[[str], bool]] = {"name": lambda quote: quote[0].isupper(), "initials": str.isupper}
"""Shapes that ask for capitals in the original: «Turkey» is no bird, «WHO» no pronoun."""

_NOT_A_WORD = re.compile(r"[^\w ]")


@final
class Sense:
    """One sense of a lexicon: its code, and the attributes that the grammar reads."""

    __slots__ = ("attributes", "code", "lexicon", "role")

    def __init__(self, lexicon: str, code: str, attributes: dict[str, Any]) -> None:
        self.lexicon, self.code, self.attributes = lexicon, code, attributes
        self.role: str | None = attributes.get("role")

    @property
    def id(self) -> str:
        return f"{self.lexicon}/{self.code}"

    def get(self, name: str, default: Any = None) -> Any:
        return self.attributes.get(name, default)


@final
class Match:
    """Words found: [start, end) in the folded text without the clitics before them, which are `prefix`.

    With them, the words start at `first`; the match is number `order` of its text. `definite` says that the article is
    one of them, `several` that the match is of several words. Two matches are the same only where they are one.
    """

    __slots__ = ("definite", "end", "first", "form", "order", "prefix", "sense", "start", "words")

    def __init__(self, start: int, end: int, sense: Sense, form: Form, prefix: str, words: int, order: int) -> None:
        self.start, self.end, self.sense, self.form, self.prefix, self.words = start, end, sense, form, prefix, words
        self.order = order
        self.first = start - len(prefix)
        self.definite = prefix.endswith(_ARTICLES) if prefix else False

    @property
    def several(self) -> bool:
        return self.words > 1


_Read = tuple[Sense, Form, int, bool]
"""A sense, the shape of its form, how many words it has, and whether that shape asks something of the original."""

_Hit = tuple[int, int, str, tuple[_Read, ...]]
"""The start and the end of a hit, the clitics before it, and its readings."""

_KNOWN = 100_000
"""So many words are remembered with what was found in them."""


class _Known(NamedTuple):
    """What is found in a word: its forms, and where phrases may begin and what their second words are; with clitics."""

    alone: list[tuple[int, str, tuple[_Read, ...]]]
    openers: list[tuple[int, str, frozenset[str]]]


class Tables(NamedTuple):
    """What the automaton's numbers mean, in flat arrays: see `Lexicon`."""

    first: "array[int]"
    readings: "array[int]"
    lengths: "array[int]"
    words: "array[int]"


class Lexicon:
    """Compiled vocabularies. `senses` may be extended by names that are no vocabulary, such as a gazetteer's.

    The automaton gives each form a number; `first[number]` to `first[number + 1]` are its readings, each a sense, a
    shape (a `Form` without its text) and whether the text must have the article. Flat arrays load in milliseconds.
    """

    def __init__(
        self, senses: list[Sense], shapes: list[Form], tables: Tables, automaton: ahocorasick.Automaton
    ) -> None:
        self.senses, self.shapes, self.tables, self.automaton = senses, shapes, tables, automaton
        self.size = len(tables.lengths)
        self._longest = max(tables.lengths, default=0) + 1
        self._known: dict[str, _Known] = {}
        self._seconds: dict[str, frozenset[str]] = {}
        self._allowed: dict[tuple[int, str], tuple[_Read, ...]] = {}

    @classmethod
    def compiled(cls, senses: Iterable[tuple[Sense, Iterable[Form]]]) -> "Lexicon":
        """Compile senses and their forms."""
        known: list[Sense] = []
        shapes: dict[Form, int] = {}
        keys: dict[str, dict[tuple[int, int, bool], None]] = {}
        for index, (sense, forms) in enumerate(senses):
            known.append(sense)
            for form in forms:
                key = _NOT_A_WORD.sub(" ", fold(form.text).text).strip()
                definite = form.text.startswith("ال") and len(key) > 4 and form.shape in ("word", "noun")
                if definite:
                    key = key[2:]
                if key:
                    shape = shapes.setdefault(form._replace(text=""), len(shapes))
                    keys.setdefault(key, {})[index, shape, definite] = None
        tables = Tables(array("i", [0]), array("i"), array("i"), array("i"))
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for key, readings in keys.items():
            automaton.add_word(key + " ", len(tables.lengths))
            tables.lengths.append(len(key))
            tables.words.append(key.count(" ") + 1)
            for reading in readings:
                tables.readings.extend(reading)
            tables.first.append(len(tables.readings))
        if keys:
            automaton.make_automaton()
        return cls(known, list(shapes), tables, automaton)

    def find(self, text: str, view: View | None = None) -> list[Match]:
        """Every match in a folded text, in order of start, the longer first.

        With its `view`, a final ه is told from ة («طفلة» is no «طفله»), and a name from a word («Turkey», «US»).
        """
        if not self.size:
            return []
        shadow = _NOT_A_WORD.sub(" ", text) + " "
        hits: list[_Hit] = []
        words = shadow.split(" ")
        at = 0
        for following, word in enumerate(words, 1):
            end = at + len(word)
            if end > at:
                alone, openers = self._known.get(word) or self._look_up(word)
                before = len(hits)
                for start, prefix, readings in alone:
                    hits.append((at + start, end, prefix, readings))
                for start, prefix, seconds in openers:
                    if words[following] in seconds:
                        self._find_phrases(shadow, at + start, end, prefix, hits)
                        hits[before:] = sorted(hits[before:], key=_longest_first)
            at = end + 1
        return self._settled(hits, text, view)

    def _look_up(self, word: str) -> "_Known":
        """What the automaton finds in a word, and which phrases it may begin; words are looked up once."""
        alone: list[tuple[int, str, tuple[_Read, ...]]] = []
        for end, number in self.automaton.iter(word + " "):
            start = end - self.tables.lengths[number]
            prefix = _clitics(word, start)
            if prefix is not None and (readings := self._readings(number, prefix)):
                alone.append((start, prefix, readings))
        openers: list[tuple[int, str, frozenset[str]]] = []
        for start in range(len(word) if _LATIN.search(word) else min(len(word), _LONGEST_CLITICS + 1)):
            prefix = _clitics(word, start)
            if prefix is not None and (seconds := self._seconds_of(word[start:])):
                openers.append((start, prefix, seconds))
        known = _Known(sorted(alone, key=_offset), openers)
        if len(self._known) >= _KNOWN:
            self._known.clear()
            self._seconds.clear()
        self._known[word] = known
        return known

    def _seconds_of(self, word: str) -> frozenset[str]:
        """The second words of the phrases that begin with a word."""
        seconds = self._seconds.get(word)
        if seconds is None:
            opening = word + " "
            phrases = self.automaton.keys(opening) if self.automaton.match(opening) else ()
            seconds = frozenset(phrase.split(" ", 2)[1] for phrase in phrases if phrase != opening)
            self._seconds[word] = seconds
        return seconds

    def _find_phrases(self, shadow: str, start: int, word_end: int, prefix: str, hits: "list[_Hit]") -> None:
        """Add to the hits the phrases that begin at `start`."""
        reach = start + self.automaton.longest_prefix(shadow[start : start + self._longest])
        end = shadow.find(" ", word_end + 1, reach)
        while end >= 0:
            number = self.automaton.get(shadow[start : end + 1], None)
            if number is not None and (readings := self._readings(number, prefix)):
                hits.append((start, end, prefix, readings))
            end = shadow.find(" ", end + 1, reach)

    def _settled(self, hits: list[_Hit], text: str, view: View | None) -> list[Match]:
        """Of hits in order, the longest within a lexicon, and nothing inside a masking name."""
        kept: list[Match] = []
        reach: dict[str, tuple[int, int]] = {}
        mask_start = mask_end = -1
        order = 0
        for start, end, prefix, readings in hits:
            if end <= mask_end and not (start == mask_start and end == mask_end):
                continue
            for sense, form, words, asks in readings:
                if asks and view is not None and not _is_so(form, text, view, start, end):
                    continue
                lexicon = sense.lexicon
                known = reach.get(lexicon)
                if known is None or start >= known[1]:
                    reach[lexicon] = (start, end)
                elif start != known[0] or end != known[1]:
                    if words == 1 or end <= known[1] or start - len(prefix) != known[0]:
                        continue
                    kept = [m for m in kept if m.sense.lexicon != lexicon or m.end <= known[0]]  # «بأم درمان», no «بأم»
                    reach[lexicon] = (start, end)
                if words > 1 and end > mask_end and lexicon in MASKING:
                    mask_start, mask_end = start, end
                kept.append(Match(start, end, sense, form, prefix, words, order))
                order += 1
        return kept

    def _readings(self, number: int, prefix: str) -> tuple[_Read, ...]:
        """The readings of a form that its clitics allow, made once they are met."""
        readings = self._allowed.get((number, prefix))
        if readings is None:
            first, flat, words = self.tables.first, self.tables.readings, self.tables.words[number]
            made: list[_Read] = []
            for i in range(first[number], first[number + 1], 3):
                form = self.shapes[flat[i + 1]]
                if _fits(form, bool(flat[i + 2]), prefix):
                    made.append((self.senses[flat[i]], form, words, form.possessed or form.shape in _CAPITALS))
            readings = self._allowed[number, prefix] = tuple(made)
        return readings


def _clitics(word: str, start: int) -> str | None:
    """What of a word before a form in it are clitics; None where the form is no word there."""
    prefix = word[:start]
    if not prefix or prefix in _BEFORE_WORD:
        return prefix
    glued = None if word[start].isascii() else _GLUED.match(prefix)
    return glued[1] if glued is not None and glued[1] in _BEFORE_WORD else None


def _offset(found: tuple[int, str, tuple[_Read, ...]]) -> int:
    return found[0]


def _longest_first(hit: _Hit) -> int:
    return (hit[0] << 24) - hit[1]


def _fits(form: Form, definite: bool, prefix: str) -> bool:
    if definite:
        return prefix.endswith(_ARTICLES)
    if not prefix:
        return True
    if form.shape in ("past", "present"):
        return prefix in _BEFORE_VERB
    return not ((form.possessed or form.construct) and prefix.endswith(_ARTICLES))


def _is_so(form: Form, text: str, view: View, start: int, end: int) -> bool:
    """Whether the original has the pronoun or the capitals that a form asks for."""
    if form.possessed and text[end - 1] == "ه" and view.original[view.at(end - 1)] == "ة":
        return False
    capital = _CAPITALS.get(form.shape)
    return capital is None or capital(view.quote(start, end))


def _forms(language: str, lexicon: str, entry: dict[str, Any]) -> Iterator[Form]:
    of_language = _INFLECTIONS[language]
    human = bool(entry.get("human", lexicon in HUMAN))
    for noun in entry.get("nouns", ()):
        yield from of_language.nouns(noun, human)
    for key in _KEYS[1:]:
        maker = getattr(of_language, key)
        for text in entry.get(key, ()):
            yield from maker(text)


def _read(name: str, data: bytes) -> list[dict[str, Any]]:
    try:
        senses: list[dict[str, Any]] = tomllib.loads(data.decode("utf-8")).get("sense", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(name, f"no valid TOML ({error})", "mend the line it names") from error
    for entry in senses:
        if "sense" not in entry or not set(_KEYS) & set(entry):
            raise LexiconError(name, f"a sense without its code or without forms: {entry}", "see docs/lexicons.md")
    return senses


def _sources(language: str) -> list[Traversable]:
    folder = files("tawthiq") / "lexicons" / language
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def entries(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every `[[sense]]` of a language's vocabularies with the name of its lexicon."""
    for file in _sources(language):
        for entry in _read(file.name, file.read_bytes()):
            yield file.name.removesuffix(".toml"), entry


def senses(language: str, without: frozenset[str] = frozenset()) -> Iterator[tuple[Sense, Iterator[Form]]]:
    """Every sense with its forms, ready to be compiled, but for those of the lexicons named in `without`."""
    for lexicon, entry in entries(language):
        if lexicon in without:
            continue
        attributes = {k: v for k, v in entry.items() if k not in _KEYS and k not in ("sense", "example")}
        yield Sense(lexicon, entry["sense"], frozen(attributes)), _forms(language, lexicon, entry)


def frozen(attributes: dict[str, Any]) -> dict[str, Any]:
    """Attributes whose lists are tuples, whatever they were read from."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in attributes.items()}


def fingerprint(language: str) -> str:
    """A digest of a language's vocabularies, to key compiled copies on."""
    digest = hashlib.sha256(f"{FORMAT} {language}".encode())
    for file in _sources(language):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


@cache
def load(language: str) -> Lexicon:
    """The vocabularies of a language alone, compiled in memory."""
    return Lexicon.compiled(senses(language))
