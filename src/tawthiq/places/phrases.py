"""Places by grammar: a level word and its name, a definite site, names joined under one level word.

«حي X», «قرية خانا سري», «بلدتي الشحيل والزر», «ريفي إدلب الغربي والشمالي», «السوق الشعبي», «مطار أبها الدولي»,
«عين العرب (كوباني)». What stands after the level word is the gazetteer's longest name, or words that are nothing else.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from tawthiq.language.lexicon import Match
from tawthiq.model.record import Level
from tawthiq.places.mention import Phrase
from tawthiq.places.words import ARTICLES, Surroundings

_INNER = ("city", "governorate", "village", "town")
"""Level words that, inside «ريف» or «محور», lead to the name that is recorded: «محور قرية X» is X."""

_KEPT_INSIDE = {
    "countryside": ("town", "village", "district"),
    "crossing": ("village", "town"),
    "neighbourhood": ("front", "crossing", "market"),
}
_NAMED_LIKE = ("objects", "roles", "names")
_PEOPLE_NAME = ("hospital", "shelter", "market", "crossing", "block")
_NO_PERSON = ("stop", "relation", "qualifier", "organisation", "group", "compound")
_LINKS = (" بن ", " ابن ", " بنت ", " ابي ", " ابو ")
_NAMED_AFTER = ("context", "objects")
_LANDS = ("country", "region")
_NATION = ("يه", "ي")
_PLACING = ("in", "near", "on", "to", "between")


def name_at(words: Surroundings, position: int) -> Phrase | None:
    """The longest known name whose token starts here, with another name in brackets after it."""
    found = words.names.get(position)
    if not found:
        return None
    exact = found
    if len(found) > 1:
        longest = max((match.end, -len(match.prefix.removesuffix("ال"))) for match in found)
        best = [match for match in found if (match.end, -len(match.prefix.removesuffix("ال"))) == longest]
        exact = [match for match in best if match.definite == match.sense.code.startswith("ال")] or best
    match = exact[0]
    start = match.start - 2 * match.prefix.endswith(ARTICLES)
    entries = match.sense.attributes["entries"]
    if len(exact) > 1:
        entries = tuple(dict.fromkeys(i for m in exact for i in m.sense.attributes["entries"]))
    end = match.end
    if " في " in match.sense.code and (cut := words.text.find(" في ", start, end)) > 0:  # «المسجد العمري في درعا»
        return Phrase(start, cut, words.text[start:cut], entries=entries)
    own = words.starting("qualifier", end + 1)
    level: Level | None = None
    if own is not None and words.text[end : end + 1] == " ":
        if own.sense.code == "proper":
            end = own.end
        elif _is_old_town(words, own, entries):
            end, level = own.end, "neighbourhood"
    if words.text[end : end + 2] == " (":
        other = words.names.get(end + 2, ())
        end = next((m.end + 1 for m in other if words.text[m.end : m.end + 1] == ")"), end)
    return Phrase(start, end, match.sense.code, level=level, entries=entries)


def _is_old_town(words: Surroundings, own: Match, entries: tuple[int, ...]) -> bool:
    """«حلب القديمة»: whether an adjective makes the oldest quarter of a city's name."""
    old = own.definite and words.text.endswith("قديمه", own.start, own.end)
    return old and any(words.gazetteer.entries[index].level == "city" for index in entries)


def level_phrases(words: Surroundings, word: Match) -> list[Phrase]:
    """The places named by a level word and what follows it; empty where nothing that follows is a name."""
    sense = word.sense
    whole = name_at(words, word.first)
    if word.definite:
        return []
    position = words.onward(word.end)
    if position < 0:
        return []
    nested = words.starting("level", position)
    known = name_at(words, position)
    longer = max((phrase.end for phrase in (whole, known) if phrase is not None), default=0)
    if nested is not None and not nested.prefix and longer <= nested.end:
        if nested.sense.code in _KEPT_INSIDE.get(sense.code, ()):
            inner = level_phrases(words, nested)
            if inner:
                end = _qualified(words, inner[0].end, sense.code)
                return [replace(inner[0], start=word.start, end=end, kind=sense.code, level=sense.get("level"))]
        if nested.sense.code in _INNER or sense.code not in ("neighbourhood",):
            return []
    several = word.form.number in ("dual", "plural", "dual_or_plural") and sense.code != "countryside"
    named = _name(words, position, word)
    if whole and whole.end > word.end and (named is None or not named.entries or whole.end > named.end):
        return [replace(whole, kind=sense.code, level=sense.get("level"), end=_qualified(words, whole.end, sense.code))]
    if named is None:
        return []
    first = named
    end = words.closed(position, _qualified(words, first.end, sense.code))
    level: Level | None = sense.get("level")
    if several and first.entries and all(words.gazetteer.entries[i].level in _LANDS for i in first.entries):
        return []  # «آخر مدن دارفور»: a land is none of them
    if several:
        return list(_joined(words, replace(first, kind=sense.code, level=level), word, end))
    keep = sense.get("keep", False) or (sense.code == "area" and _is_district(words, position))
    start = word.start if keep else first.start
    end = end if keep or end == first.end + 1 else _qualified(words, first.end, "")
    if not keep and end > first.end and words.text[end - 1] in '"»”“':
        end -= 1
    return [Phrase(start, end, first.name, sense.code, level, first.entries)]


def _is_district(words: Surroundings, position: int) -> bool:
    """Whether a district, or a town that may head one, has the name that starts here: «منطقة X» is then kept whole."""
    known = name_at(words, position)
    levels = {words.gazetteer.entries[index].level for index in known.entries} if known is not None else set()
    return not levels.isdisjoint(("district", "city", "town"))


def _joined(words: Surroundings, first: Phrase, word: Match, qualified: int) -> Iterator[Phrase]:
    """The names under «بلدتي X وY», «قرى X وY وZ»: unknown ones only as the second of two."""
    if first.kind == "neighbourhood" and first.entries and (qualified > first.end or _old_town(words, first.end)):
        yield replace(first, start=word.start, end=qualified)
        return
    yield first
    end, pair = first.end, word.form.number != "plural"
    while True:
        position = end
        for link in ("، ", "، و", " ", ",", " - "):
            if words.text.startswith(link, end):
                position = end + len(link)
                break
        if position == end:
            return
        while words.text[position : position + 1] in ("#", '"', "«"):
            position += 1
        follower = name_at(words, position) if words.text[position : position + 1] == "و" or link != " " else None
        if follower is None and pair and words.text[position : position + 1] == "و" and link == " ":
            stop = _unknown(words, position + 1, "any")
            follower = Phrase(position + 1, stop, words.text[position + 1 : stop]) if stop else None
        if follower is None:
            return
        yield replace(follower, kind=word.sense.code, level=first.level)
        end = follower.end


def _old_town(words: Surroundings, end: int) -> bool:
    """Whether a name ends in an adjective of its own («حمص القديمة»), and stands alone."""
    qualifier = words.ending("qualifier", end)
    return qualifier is not None and qualifier.sense.code != "proper" and not words.text.startswith(" و", end)


def definite_site(words: Surroundings, word: Match) -> list[Phrase]:
    """A site that its article makes one of a kind: «السوق الشعبي», «الأحياء الشرقية», «القيادة العامة»."""
    sense = word.sense
    start = word.start - 2 * word.definite
    whole = name_at(words, word.first)
    if whole is not None and whole.end > word.end:
        return [replace(whole, kind=sense.code, level=sense.get("level"))]
    if sense.get("aspect") == "none":
        return [Phrase(word.first, word.end, words.text[word.first : word.end], sense.code, sense.get("level"))]
    if not word.definite:
        return []
    position = words.onward(word.end)
    if position < 0:
        return []
    aspect = sense.get("aspect")
    qualifier = words.starting("qualifier", position)
    end = 0
    if qualifier is not None and qualifier.prefix == "ال":
        listed = aspect == "listed" and qualifier.sense.get("site")
        if aspect == "any" or listed or aspect == qualifier.sense.code:
            end = qualifier.end
    elif aspect in ("any", "nation") and words.text.startswith("ال", position):
        stop = words.token(position)
        stopped = words.starting("stop", position)
        if words.text[position:stop].endswith(_NATION) and (stopped is None or stopped.prefix):
            end = stop
    return [Phrase(start, end, words.text[start:end], sense.code, sense.get("level"))] if end else []


def _name(words: Surroundings, position: int, word: Match) -> Phrase | None:
    """The name after a level word: known, or unknown where the level word allows it."""
    known = name_at(words, position)
    compound = _compound(words, position)
    if known is not None and known.start == position and known.end != compound:
        return known
    firm = word.sense.get("firm")
    if not firm or (word.sense.get("placed") and not _is_placed(words, word)):
        return None
    settled = word.sense.code in ("village", "town")
    adjective = () if settled else ("يه", "ات") if words.text[word.end - 1] == "ه" else ("يه", "ات", "ي", "يا")
    end = _unknown(words, position, firm, word.sense.code in _PEOPLE_NAME, adjective)
    end = end or (_named_like(words, position) if settled and word.form.number == "singular" else 0)
    proper = words.starting("qualifier", end + 1) if end and words.text[end : end + 1] == " " else None
    if proper is not None and proper.sense.code == "proper":
        end = proper.end
    return Phrase(position, end, words.text[position:end]) if end else None


def _named_like(words: Surroundings, position: int) -> int:
    """The end of a word that elsewhere is a thing or an office: «قرية مصرف»; 0 where a village bears no such name."""
    end = words.token(position)
    other = any(words.starting(role, position) for role in ("stop", "relation", "qualifier", "organisation", "group"))
    word = words.others.get(position)
    named = word is not None and not word.prefix and word.end == end and word.sense.lexicon in _NAMED_LIKE
    return end if named and not other and _ends_phrase(words, end) else 0


def _is_placed(words: Surroundings, word: Match) -> bool:
    """Whether a preposition of place stands before a level word: «على طريق X», but «عن طريق X»."""
    before = words.ending("relation", words.back(word.first))
    return word.prefix in ("ب", "وب") or (before is not None and before.sense.code in _PLACING)


def compound_name(words: Surroundings, position: int) -> Phrase | None:
    """A name that no gazetteer knows, told by its first word alone: «تل X», «كفر X»."""
    word = words.starting("compound", position)
    if word is None or word.prefix or not word.sense.get("bare"):
        return None
    second = words.token(word.end + 1)
    text = words.text[word.end + 1 : second]
    if words.text[word.end : word.end + 1] != " " or len(text) < 3 or text.endswith(("يه", "ات")):
        return None
    if not is_name(words, word.end + 1, second):
        return None
    return Phrase(position, second, words.text[position:second])


def _unknown(
    words: Surroundings, position: int, firm: str, people: bool = False, adjective: tuple[str, ...] = ()
) -> int:
    """The end of an unknown name that starts here; 0 where the word is no name."""
    end = words.token(position)
    word = words.text[position:end]
    if people and (person := _person(words, position)):
        return person
    definite = word.startswith("ال") and len(word) > 4
    second = words.token(end + 1) if words.text[end : end + 1] == " " else end
    if _compound(words, position) == end and second > end + 3 and is_name(words, end + 1, second, True):
        return second
    if len(word) < 3 or word.startswith("لل") or not is_name(words, position, end, people):
        return 0
    if definite:
        return end
    if firm == "definite" or word.endswith(adjective):
        return 0
    if second - end > 3 and is_name(words, end + 1, second) and _ends_phrase(words, second):
        return second
    return 0 if word.endswith(("ت", "ا")) and not _ends_phrase(words, end) else end


def _person(words: Surroundings, position: int) -> int:
    """The end of a person's name that a site bears: «بوابة فاطمة»، «مدرسة خالد بن الوليد»; 0 where there is none."""
    end = words.token(position)
    if words.vocabulary(position, end) != "names" or any(words.starting(role, position) for role in _NO_PERSON):
        return 0
    while words.text.startswith(_LINKS, end):
        end = words.token(words.text.index(" ", end + 1) + 1)
    if _ends_phrase(words, end):
        return end
    second = words.token(end + 1)
    return second if is_name(words, end + 1, second) and _ends_phrase(words, second) else 0


def _compound(words: Surroundings, position: int) -> int:
    """The end of a word here that takes the next one into its name («تل», «أبو», «الشيخ»); -1 where there is none."""
    word = words.starting("compound", position)
    if word is None or (word.prefix and not (word.prefix == "ال" and word.sense.get("article"))):
        return -1
    return word.end


def is_name(words: Surroundings, position: int, end: int, people: bool = False) -> bool:
    """Whether a word is nothing else that the vocabularies know."""
    for role in ("stop", "relation", "qualifier", "organisation", "group"):
        word = words.starting(role, position)
        if word is not None and word.end >= end:
            return False
    level = words.starting("level", position)
    if level is not None and level.prefix:
        return False
    lexicon = words.vocabulary(position, end)
    if lexicon is None or (people and lexicon == "people"):
        return True
    named_after = lexicon == "names" or (people and lexicon in _NAMED_AFTER)  # «حي الزهور»، «مبنى المصرف»
    return named_after and words.text.startswith("ال", position)


def _ends_phrase(words: Surroundings, end: int) -> bool:
    """Whether a name may end here: a mark, a line's end, a preposition, a level word, a direction, «بX»."""
    if words.text[end : end + 1] != " ":
        return True
    after = words.onward(end)
    if after < 0 or not words.text[after : after + 1].isalpha():
        return True
    return (
        words.starting("relation", after) is not None
        or words.starting("stop", after) is not None
        or words.starting("level", after) is not None
        or any(name.prefix.endswith("ب") for name in words.names.get(after, ()))
        or words.vocabulary(after, words.token(after)) is not None
    )


def _qualified(words: Surroundings, end: int, kind: str) -> int:
    """The end of a name with the adjectives that belong to it: «الدولي», «القديمة», «الغربي والشمالي»."""
    while kind and words.text[end : end + 1] == " ":
        qualifier = words.starting("qualifier", end + 1)
        if qualifier is None or not qualifier.definite or qualifier.prefix not in ("ال", "وال"):
            break
        if qualifier.prefix == "وال" and kind != "countryside":
            break
        if kind == "countryside" and qualifier.sense.code != "direction":
            break
        end = qualifier.end
    return end
