"""The words that people read in place of codes, in English and Arabic, from labels.toml."""

import tomllib
from functools import cache
from importlib.resources import files

from tawthiq.exporters import Lang

LANGS: tuple[Lang, ...] = ("en", "ar")


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """Section -> code -> [English, Arabic]."""
    return tomllib.loads(files("tawthiq.exporters").joinpath("labels.toml").read_text("utf-8"))


class Labels:
    """One language of the vocabulary. A code it does not know (a user's own munition) is shown as it is."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._column = LANGS.index(lang)

    def __call__(self, sections: str, code: str) -> str:
        """The label of a code in the first of the sections, named with spaces between, that knows it."""
        for section in sections.split():
            if pair := vocabulary()[section].get(code):
                return pair[self._column]
        return code.replace("_", " ")
