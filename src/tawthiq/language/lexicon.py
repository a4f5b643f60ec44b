"""Loads the vocabularies, compiles them into one automaton, and finds their words in a folded text.

One pass of the automaton finds every candidate; a candidate counts where it is a whole word but for clitics that its
shape allows. Where two matches of one lexicon overlap, the longer holds; words inside a longer name (`MASKING`) do not
count at all: «جيش حلب» is no place.
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
from typing import Any, NamedTuple

import ahocorasick
from msgspec import Struct

from tawthiq.errors import LexiconError
from tawthiq.language import inflection
from tawthiq.language.english import inflection as english
from tawthiq.language.folding import View, fold
from tawthiq.language.inflection import Form

FORMAT = 2
"""Raise when compiled vocabularies of older versions can no longer be read."""

MASKING = frozenset({"actors", "outlets", "context", "reporting", "page", "masks"})
HUMAN = frozenset({"people", "outcomes", "roles"})

_INFLECTIONS: dict[str, ModuleType] = {"ar": inflection, "en": english}
_KEYS = ("nouns", "verbs", "adjectives", "words", "exact")

_ARTICLES = ("ال", "لل")
_BEFORE_WORD = frozenset(
    [a + b + c for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك") for c in ("", "ال")]
    + [a + b for a in ("", "و", "ف") for b in ("لل", "س")]
)
_BEFORE_VERB = frozenset(a + b for a in ("", "و", "ف") for b in ("", "ل"))
_GLUED = re.compile(r".*[a-z0-9]([\u0621-\u064a]*)$")
"""A word glued to Latin letters or digits before it, as on captured pages."""

_CAPITALS: dict[str, Callable[[str], bool]] = {"name": lambda quote: quote[0].isupper(), "initials": str.isupper}
"""Shapes that ask for capitals in the original: «Turkey» is no bird, «WHO» no pronoun."""

_NOT_A_WORD = re.compile(r"[^\w ]")


class Sense(Struct, frozen=True):
    """One sense of a lexicon: its code, and the attributes that the grammar reads."""

    lexicon: str
    code: str
    attributes: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.lexicon}/{self.code}"

    def get(self, name: str, default: Any = None) -> Any:
        return self.attributes.get(name, default)


class Match(NamedTuple):
    """Words found: [start, end) in the folded text without the clitics before them, which are `prefix`.

    With them, the words start at `first`.
    """

    start: int
    end: int
    sense: Sense
    form: Form
    prefix: str
    words: int
    first: int

    @property
    def several(self) -> bool:
        """Whether the match is of several words."""
        return self.words > 1

    @property
    def definite(self) -> bool:
        return self.prefix.endswith(_ARTICLES)


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
        self._readings: list[tuple[tuple[Sense, Form, bool], ...] | None] = [None] * self.size

    @classmethod
    def compiled(cls, senses: Iterable[tuple[Sense, Iterable[Form]]]) -> "Lexicon":
        """Compile senses and their forms."""
        known: list[Sense] = []
        shapes: dict[Form, int] = {}
        keys: dict[str, dict[tuple[int, int, bool], None]] = {}
        for index, (sense, forms) in enumerate(senses):
            known.append(sense)
            for form in forms:
                key = fold(form.text).text.strip()
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
        found: list[Match] = []
        add, new = found.append, tuple.__new__
        lengths, words, readings = self.tables.lengths, self.tables.words, self._readings
        for last, number in self.automaton.iter(shadow):
            start = last - lengths[number]
            prefix = ""
            if start and shadow[start - 1] != " ":
                prefix = shadow[shadow.rfind(" ", 0, start) + 1 : start]
                if prefix not in _BEFORE_WORD:
                    glued = _GLUED.match(prefix)
                    if glued is None or glued[1] not in _BEFORE_WORD or shadow[start].isascii():
                        continue
                    prefix = glued[1]
            for sense, form, definite in readings[number] or self._read(number):
                if (prefix or definite) and not _fits(form, definite, prefix):
                    continue
                if form[4] and view is not None and text[last - 1] == "ه" and view.original[view.at(last - 1)] == "ة":
                    continue
                if form[1] in _CAPITALS and view is not None and not _CAPITALS[form[1]](view.quote(start, last)):
                    continue
                add(new(Match, (start, last, sense, form, prefix, words[number], start - len(prefix))))
        return _settle(found)

    def _read(self, number: int) -> tuple[tuple[Sense, Form, bool], ...]:
        """The readings of a form, made once it is met."""
        first, flat = self.tables.first, self.tables.readings
        made = tuple(
            (self.senses[flat[i]], self.shapes[flat[i + 1]], bool(flat[i + 2]))
            for i in range(first[number], first[number + 1], 3)
        )
        self._readings[number] = made
        return made


def _fits(form: Form, definite: bool, prefix: str) -> bool:
    if definite:
        return prefix.endswith(_ARTICLES)
    if not prefix:
        return True
    if form.shape in ("past", "present"):
        return prefix in _BEFORE_VERB
    return not ((form.possessed or form.construct) and prefix.endswith(_ARTICLES))


def _settle(found: list[Match]) -> list[Match]:
    """Longest match within a lexicon; nothing inside a masking name."""
    found.sort(key=_longest_first)
    kept: list[Match] = []
    reach: dict[str, tuple[int, int]] = {}
    mask_start = mask_end = -1
    for match in found:
        start, end, sense, _, _, words, _ = match
        if end <= mask_end and not (start == mask_start and end == mask_end):
            continue
        lexicon = sense.lexicon
        known = reach.get(lexicon)
        if known is not None and start < known[1] and (start, end) != known:
            continue
        reach[lexicon] = (start, end)
        if words > 1 and end > mask_end and lexicon in MASKING:
            mask_start, mask_end = start, end
        kept.append(match)
    return kept


def _longest_first(match: Match) -> int:
    return (match[0] << 24) - match[1]


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
