"""Whether «مدينة» belongs to the name of a place: «مدينة الصدر» is one, «مدينة حلب» is Aleppo."""

from msgspec.structs import replace

from tawthiq.language.folding import fold
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mention import Mention


def cities_told_apart(mentions: list[Mention], text: str, gazetteer: Gazetteer) -> list[Mention]:
    """«مدينة X» is recorded whole where X alone is a strip, a countryside that the report names, or nothing at all."""
    countrysides = {mention.name.removeprefix("ريف ") for mention in mentions if mention.kind == "countryside"}
    told = []
    for mention in mentions:
        before = text[max(0, mention.start - 7) : mention.start].rstrip("#")
        if mention.kind == "city" and before.endswith("مدينه "):
            start = text.rindex("مدينه", 0, mention.start)
            if _is_whole(mention, gazetteer):
                mention = replace(mention, start=start, level=None)
            elif _is_wider(mention, countrysides, gazetteer):
                mention = replace(mention, start=start)
        told.append(mention)
    return told


def _is_whole(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether nothing of this name is called so without its level word: «مدينة الصدر» is the name of a quarter."""
    names = (name for index in mention.entries for name in gazetteer.entries[index].names if not name.isascii())
    folded = [fold(name).text.strip() for name in names]
    return f"مدينه {mention.name}" in folded and mention.name not in folded


def _is_wider(mention: Mention, countrysides: set[str], gazetteer: Gazetteer) -> bool:
    known = [gazetteer.entries[index] for index in mention.entries]
    if mention.name in countrysides and any(entry.level == "governorate" for entry in known):
        return True
    above = {gazetteer.entries[i] for index in mention.entries for i in gazetteer.ancestors(index)}
    names = (name for entry in above if entry.level == "region" for name in entry.names)
    return any(fold(name).text.endswith(f" {mention.name}") for name in names)
