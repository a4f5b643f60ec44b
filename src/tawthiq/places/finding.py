"""Which language finds places how, in one place: the names to look for, and the mentions in a text."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tawthiq.language.folding import View
from tawthiq.language.inflection import Form
from tawthiq.language.lexicon import Match, Sense
from tawthiq.places import mentions as arabic
from tawthiq.places.english import mentions as english
from tawthiq.places.english import names as english_names
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import Mention


class Finder(NamedTuple):
    """How one language finds places."""

    names_as_senses: Callable[[Gazetteer], Iterator[tuple[Sense, list[Form]]]]
    find_mentions: Callable[[str, View, list[Match], Gazetteer], list[Mention]]


FINDERS: Final = {
    "ar": Finder(
        arabic.names_as_senses, lambda text, _, matches, gazetteer: arabic.find_mentions(text, matches, gazetteer)
    ),
    "en": Finder(english_names.names_as_senses, english.find_mentions),
}
"""By the language of a document."""
