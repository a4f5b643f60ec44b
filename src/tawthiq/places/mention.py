"""What the grammar of places tells, as plain types: a place by its words, a mention of it, and what that means."""

from typing import Literal

from msgspec import Struct

from tawthiq.model.record import Level


class Phrase(Struct, frozen=True):
    """A place by its words: the recorded string [start, end), the bare name, and what the level word says."""

    start: int
    end: int
    name: str
    kind: str = ""
    level: Level | None = None
    entries: tuple[int, ...] = ()


class Mention(Phrase, frozen=True):
    """Words that name a place, in offsets of the folded text.

    [start, end) is the string to be recorded, `name` the bare folded name in it. `kind` is the level word's sense
    («حي»: neighbourhood, «ريف»: countryside), `level` what it says; `entries` are the gazetteer places of that name.
    `head` is where the phrase starts with its preposition, `relation` what that says. `dateline` and `in_role` mark
    names that say where a report or a speaker sits, not where something happened; `joined` one after «و», which shares
    the preposition of the place before it.
    """

    head: int = 0
    relation: str | None = None
    dateline: bool = False
    in_role: bool = False
    joined: bool = False

    @property
    def known(self) -> bool:
        """Whether a gazetteer has it."""
        return bool(self.entries)


class Resolved(Struct, frozen=True):
    """What a mention means: the `entry` it is, or lies `within`; WGS 84 degrees only where one of them is known."""

    entry: int | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    level: Level | None = None
    located: Literal["place", "within"] | None = None
    within: int | None = None
