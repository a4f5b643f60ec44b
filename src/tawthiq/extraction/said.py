"""Who said what, in whatever language: a speaker, and a saying with its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from tawthiq.language.lexicon import Match

Span = tuple[int, int]

SHORT_HEAD = 200
"""Letters beyond which the words that bring a saying tell things of their own."""
_LONGEST = 5000
"""Letters that no saying's words exceed."""


class Speaker(NamedTuple):
    """Who speaks, as written: a name without role, a role, a carrier; `platform` a carrier that vouches for nothing."""

    name: str | None = None
    role: str | None = None
    via: str | None = None
    correspondent: bool = False
    platform: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """From the one nearest the fact outward."""
        if self.correspondent and not self.name and self.via and self.role:
            return (f"{self.role} {self.via}",)
        via = None if self.platform else self.via
        return tuple(part for part in (self.name or self.role, via) if part)

    @property
    def named(self) -> bool:
        return bool(self.name or self.role)


class Saying(NamedTuple):
    """Words [start, end) and who says them; `silent` ones give sources but are no statement.

    `head` spans the words that bring them (verb, speaker, setting); `document` tells an account that goes on over the
    paragraph («وجاء في التقرير أن …»); `own` that the body whose communiqué the report is says so itself.
    """

    start: int
    end: int
    speaker: Speaker
    direct: bool
    silent: bool
    denies: bool
    threatens: bool
    head: Span
    matches: tuple[Match, ...]
    document: bool = False
    own: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says so, from the one nearest the fact outward; nobody where the report speaks for its own body."""
        return () if self.own else self.speaker.sources


def saying_at(sayings: list[Saying], position: int) -> Saying | None:
    """The innermost of `sayings`, in order of start, whose words hold `position`."""
    near = sayings[bisect_left(sayings, position - _LONGEST, key=_start) : bisect_right(sayings, position, key=_start)]
    return min((s for s in near if position < s.end), key=lambda s: s.end - s.start, default=None)


def short_heads(sayings: Iterable[Saying]) -> list[Span]:
    """The words that bring the sayings, where they do no more than that."""
    return [saying.head for saying in sayings if saying.head[1] - saying.head[0] < SHORT_HEAD]


def _start(saying: Saying) -> int:
    return saying.start
