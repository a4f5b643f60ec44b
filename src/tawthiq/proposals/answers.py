"""What a model wrote -> the entries that it proposes, each by itself, so that a broken one spoils no other."""

import json
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from tawthiq.model.text import Problem
from tawthiq.proposals.proposed import KINDS

_MOST = 400
"""Entries of one kind that are looked at in one answer: no report of a few pages says more."""
_TRIES = 50
"""Braces at which a JSON object is looked for."""
_SHOWN = 60


class Dropped(NamedTuple):
    """A proposal, or a value of one, that was left out: of which kind, its words, and why."""

    kind: str
    words: str
    reason: str

    def __str__(self) -> str:
        words = self.words if len(self.words) <= _SHOWN else self.words[:_SHOWN] + "…"
        return f"{self.kind} «{words}»: {self.reason}"


class Answer(NamedTuple):
    """The entries that could be read, by kind, in the order given, and what was dropped."""

    entries: dict[str, list[Struct]]
    dropped: list[Dropped]


def read_answer(content: str) -> Answer | Problem:
    """The entries of an answer. A Problem where it holds no record: no JSON object, or one cut short."""
    found = _first_object(content)
    if found is None:
        return Problem("the model's answer holds no record in JSON")
    entries: dict[str, list[Struct]] = {kind: [] for kind in KINDS}
    dropped: list[Dropped] = []
    for kind, shape in KINDS.items():
        items = found.get(kind) or []
        if not isinstance(items, list):
            dropped.append(Dropped(kind, "", "is no list"))
            continue
        if len(items) > _MOST:
            dropped.append(Dropped(kind, "", f"{len(items) - _MOST} entries more than the {_MOST} that are looked at"))
        for item in items[:_MOST]:
            try:
                entries[kind].append(msgspec.convert(_without_nulls(item), shape, strict=False))
            except msgspec.ValidationError as error:
                dropped.append(Dropped(kind, _words(item), str(error)))
    return Answer(entries, dropped)


def _first_object(content: str) -> dict[str, Any] | None:
    """The first JSON object that holds a kind of entry, whatever stands around it: prose, Markdown, thoughts."""
    decoder = json.JSONDecoder()
    position = content.find("{")
    for _ in range(_TRIES):
        if position < 0:
            break
        end = position + 1
        try:
            found, end = decoder.raw_decode(content, position)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and any(kind in found for kind in KINDS):
            return found
        position = content.find("{", end)
    return None


def _without_nulls(item: Any) -> Any:
    """What a model leaves empty takes the field's usual value."""
    return {name: value for name, value in item.items() if value is not None} if isinstance(item, dict) else item


def _words(item: Any) -> str:
    evidence = item.get("evidence") if isinstance(item, dict) else None
    return evidence if isinstance(evidence, str) else ""
