"""The Latin names of a gazetteer as English reports spell them.

Transliteration is anybody's: «Al-Hasakah», «el-Hasakeh», «Hasaka» are one name. Spellings that rules reach are made
here; `skeleton` brings the others together, for a word that is surely the name of a place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tawthiq.language.folding import fold
from tawthiq.language.forms import Form
from tawthiq.language.lexicon import Sense
from tawthiq.places.gazetteer import Gazetteer

_BRACKETED = re.compile(r" ?\([^)]*\)")
_ARABIC = frozenset("SY IQ LB JO PS IL YE SA AE KW QA BH OM EG SD SS LY TN DZ MA MR EH SO DJ TD IR AF TR".split())
"""Countries whose names are spelt in Latin letters as one hears them."""
_DIVISION = re.compile(
    r" (?:governorate|province|district|oblast|region|raion|county|neighbou?rhood|suburb|city|village|town|state|"
    r"department|prefecture|division|territory)$"
)
_SITE = re.compile(r" (?:(?:border |military |international |refugee )?(?:crossing|camp|airport|air ?base|hospital))$")
_SMALL_START = re.compile(r"(?:al|el|an|ar|as|ash|at|az|ad|rural|rif|(?:north|south|east|west|central)[a-z]*) ")
_MARKS = re.compile(r"[^\w ]")
_APOSTROPHES = re.compile("['’ʿʾ`]")
_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|az|ad)(?:[ -])(?=\w{3})")
_SOUNDS = (
    (re.compile(r"\b(?:al|el|an|ar|as|ash|at|az|ad|ed|er|es|et|ez)[ -]"), ""), (re.compile(r"[^a-z]"), ""),
    (re.compile("sh"), "$"), (re.compile("kh"), "%"), (re.compile("gh"), "&"), (re.compile("t?ch"), "@"),
    (re.compile(r"(?:eh|ah|a|e|h)$"), ""), (re.compile("ph"), "f"), (re.compile("ou|oo|w|o"), "u"),
    (re.compile("ee|ei|ai|ay|ey|ij|y|i"), "e"), (re.compile("q|c"), "k"), (re.compile("dh|th(?=e)"), "z"),
    (re.compile("dj|g(?=e)"), "j"), (re.compile("[ae]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def names_as_senses(gazetteer: Gazetteer) -> Iterator[tuple[Sense, list[Form]]]:
    """Every distinct Latin name of a gazetteer as a sense of the lexicon `places`, with its spellings.

    The sense's code is the folded name, its attribute `entries` holds the indices of the places that bear it.
    """
    spellings: dict[str, list[int]] = {}
    for written, index in gazetteer.names():
        if not written.isascii():
            continue
        for spelling in _spellings(written):
            known = spellings.setdefault(spelling, [])
            if index not in known:
                known.append(index)
    senses: dict[tuple[int, ...], list[str]] = {}
    for spelling, indices in spellings.items():
        senses.setdefault(tuple(sorted(indices)), []).append(spelling)
    for entries, forms in senses.items():
        yield Sense("places", forms[0], {"entries": entries}), [Form(form, _shape(form)) for form in forms]


def _shape(form: str) -> str:
    """What asks for capitals: «US» for two, «al-Hasakah» and «northern Homs» only somewhere, any other at its start."""
    if len(form) < 3:
        return "initials"
    return "word" if _SMALL_START.match(form) else "name"


def _spellings(written: str) -> Iterator[str]:
    """The spellings of one name, without the words of its level, in small letters."""
    name = _BRACKETED.sub("", fold(written).text).strip()
    bare = _DIVISION.sub("", name)
    seen: dict[str, None] = {}
    bases = [bare, name] if " " in bare or len(bare) > 2 else [name]
    if " " in (site := _SITE.sub("", name)):
        bases.append(site)
    for base in dict.fromkeys(bases):
        for spelling in (_APOSTROPHES.sub("", base), base):
            plain = " ".join(_MARKS.sub(" ", spelling).split())
            for form in _articles(plain):
                seen[form] = None
                if form.endswith("ah") and len(form) > 4:
                    seen[form[:-1]] = None
                    seen[form[:-2] + "eh"] = None
                elif form.endswith("iya"):
                    seen[form + "h"] = None
    yield from (form for form in seen if form)


def _articles(name: str) -> Iterator[str]:
    yield name
    article = _ARTICLE.match(name)
    if article:
        rest = name[article.end() :]
        yield from (f"al {rest}", f"el {rest}", rest)


def skeleton(name: str) -> str:
    """What two transliterations of one name have in common: consonants and back vowels; "" where too little is left."""
    for sound, letter in _SOUNDS:
        name = sound.sub(letter, name)
    return name if len(name) > 2 else ""


@lru_cache(maxsize=2)
def by_skeleton(gazetteer: Gazetteer) -> dict[str, tuple[int, ...]]:
    """The places of a gazetteer by the skeletons of their Latin names, where spelling is anybody's."""
    found: dict[str, list[int]] = {}
    for written, index in gazetteer.names():
        if written.isascii() and gazetteer.entries[index].country in _ARABIC:
            name = _DIVISION.sub("", _BRACKETED.sub("", fold(written).text).strip())
            known = found.setdefault(skeleton(name), [])
            if index not in known:
                known.append(index)
    found.pop("", None)
    return {key: tuple(indices) for key, indices in found.items()}
