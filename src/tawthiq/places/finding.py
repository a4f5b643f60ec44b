"""Which language finds places how, in one place: the names to look for, and the mentions in a text."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tawthiq.language.folding import View
from tawthiq.language.forms import Form
from tawthiq.language.lexicon import Match, Sense
from tawthiq.places import mentions as arabic
from tawthiq.places.english import mentions as english
from tawthiq.places.english import names as english_names
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import Mention

_NUNATION = frozenset("\u064b\u064c\u064d")


class Finder(NamedTuple):
    """How one language finds places."""

    names_as_senses: Callable[[Gazetteer], Iterator[tuple[Sense, list[Form]]]]
    find_mentions: Callable[[str, View, list[Match], Gazetteer], list[Mention]]


def _arabic_mentions(text: str, view: View, matches: list[Match], gazetteer: Gazetteer) -> list[Mention]:
    """Those found in the folded text whose last letter bears no sign of nunation: «باكرًا» is no Accra."""
    found = arabic.find_mentions(text, matches, gazetteer)
    return [m for m in found if _NUNATION.isdisjoint(view.quote(m.end - 2, m.end))]


FINDERS: Final = {
    "ar": Finder(arabic.names_as_senses, _arabic_mentions),
    "en": Finder(english_names.names_as_senses, english.find_mentions),
}
"""By the language of a document."""
