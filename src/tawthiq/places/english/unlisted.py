"""Names of places that no gazetteer has, told by their grammar: «in X», «fled to X», «shelled X», «X, a village in».

A run of words with capitals is a place where a word before it wants one and nothing makes it a person, a body or a
time. Refuses possessors («in Hasan's»), initials, given names, those whom an act is aimed at («fired at X»).
"""

import re
from collections.abc import Iterable, Iterator

from tawthiq.language.lexicon import Match
from tawthiq.places.english.words import Surroundings

_MOVED = re.compile(
    r"\b(?:fle(?:d|e|eing|es)|mov\w+|displaced|escap\w+|evacuat\w+|airlift\w+|travel\w+|dr(?:ove|iv\w+)|withdr\w+|"
    r"pull\w* (?:out|back)|advanc\w+|arriv\w+|return\w+|transferr?\w*|taken|took|rushed|brought|convoys?|roads?|"
    r"highway|way|headed|heading|deported|transported|ferried|walk\w*|march\w*|relocat\w+|trucks?|lorries|shifted|"
    r"retreat\w*|push\w*|spread|deliver\w*|access)(?: [\w'’-]+){0,5} $"
)
_AIMED = re.compile(
    r"\b(?:fired?|firing|sho[to]t?|shooting|aim\w*|look\w*|thr[eo]wn?|hurl\w*|direct\w*|point\w*|angry|anger|"
    r"train\w*|shout\w*|work\w*|stud\w+|interest\w*|believ\w+|engage\w*|trust|faith|interview\w*)(?: [\w'’-]+){0,3} $"
)
_HOMELAND = re.compile(r"\b(?:people|residents?|families|villagers?|civilians|inhabitants|natives?|displaced) $")
_AFTER = re.compile(
    r"$|[.,;:)\n\"”]|[ ](?:and|or|in|on|at|near|after|before|when|where|while|as|during|since|with|by|for|to|into|"
    r"from|over|overnight|late|early|last|this|today|yesterday|is|are|was|were|has|have|had|killing|wounding|injuring|"
    r"leaving|that|which|who|amid|following|under|but|of|a|the|between|until|through|again|also|alone|\(|–|—|-|"
    r"[a-z]+day|[a-z]+ing|[a-z]+ed)\b"
)
_APPOSED = re.compile(
    r"(?:,| \(| ?[–—-]) (?:(?:an?|the|another|one of the) )(?:(?!(?:of|in|from|for|at|near)\b)[\w-]+,? ){0,3}$"
)
_GOES_ON = re.compile(
    r"[.,;)]|[ ](?:in|of|on|near|about|around|some|just|outside|between|along|close|located|lying|under|held|with|"
    r"where|that|which|north|south|east|west|home|\d+|controlled|populated)\b"
)
_INITIALS = re.compile(r"[A-Z.&]{1,6}\Z")
_INSIDE = frozenset({"in", "near", "direction"})
_VAGUE = frozenset({"of", "left", "targeted", "targeting", "attacked", "attacking", "visited", "controlled",
                    "controlling", "through", "seized", "seizing", "via"})  # fmt: skip
"""Words before a place that stand before people and things as often."""


def wants_place(words: Surroundings, relation: Match, run: tuple[int, int]) -> bool:
    """Whether the word before a run of capitals, and what stands around both, makes the run a place."""
    text, kind = words.text, relation.sense.code
    if is_someone(words, run) or not _AFTER.match(text, run[1]):
        return False
    before = text[max(0, relation.start - 70) : relation.start].rsplit("\n", 1)[-1]
    before = before.rsplit(". ", 1)[-1]
    if kind in _INSIDE:
        return not _AIMED.search(before)
    if kind == "to":
        return bool(_MOVED.search(before))
    if kind == "from":
        return bool(_MOVED.search(before) or _HOMELAND.search(before))
    return kind == "of" and relation.form.text not in _VAGUE


def is_someone(words: Surroundings, run: tuple[int, int]) -> bool:
    """Whether a run of capitals is a person by a given name, a possessor, or the initials of a body."""
    start, end = run
    known = words.others.get(start)
    given = known is not None and known.sense.lexicon == "names" and known.end <= end
    possessor = words.text.startswith(("'s", "’s"), end)
    return given or possessor or bool(_INITIALS.match(words.view.quote(start, end)))


def joined_to(words: Surroundings, end: int) -> tuple[int, int] | None:
    """The name that «and» joins to a place that ends here: «in Ramla and Tell Zahra»."""
    if not words.text.startswith(" and ", end):
        return None
    run = words.run_after(end + 5)
    if run is None or run[0] in words.names or is_someone(words, run) or not _AFTER.match(words.text, run[1]):
        return None
    after = words.text[run[1] : run[1] + 4]
    return run if re.match(r"$|[.,;\n)]| (?:on|in|la|si|af)", after) else None


def apposed(words: Surroundings, level: Match) -> tuple[int, int] | None:
    """The name that a level word explains: «X, a village in», «X, the main city of»."""
    said = _APPOSED.search(words.text, max(0, level.start - 50), level.start)
    if said is None or not _GOES_ON.match(words.text, level.end):
        return None
    run = words.run_to(said.start())
    return None if run is None or words.in_titles(run[0]) or is_someone(words, run) else run


def written(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Wherever a text writes one of the names, as whole words."""
    longest_first = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    return (found.span() for found in re.finditer(r"\b(?:" + "|".join(longest_first) + r")\b", text))
