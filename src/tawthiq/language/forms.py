"""A written form of a dictionary entry, as each language's `inflection` makes it."""

from typing import Literal, NamedTuple

Number = Literal["singular", "dual", "plural", "dual_or_plural", ""]
Gender = Literal["male", "female", ""]


class Form(NamedTuple):
    """One written form and what its shape says.

    `shape` is noun, past, present, word or adjective, or one of a language's own; `possessed` says that a pronoun hangs
    on it (a verb's object), `construct` that a dual or sound plural lost its nun and so owns the next word.
    """

    text: str
    shape: str
    number: Number = ""
    gender: Gender = ""
    possessed: bool = False
    construct: bool = False
