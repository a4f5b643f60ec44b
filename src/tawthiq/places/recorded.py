"""A mention and what it means, as an entry of the record."""

from tawthiq.model.record import Evidence, Place, Rule
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mentions import Mention
from tawthiq.places.resolver import Resolved


def recorded(mention: Mention, resolved: Resolved | None, evidence: Evidence, gazetteer: Gazetteer) -> Place:
    """The entry of a place; `evidence` is the mention's words in the original."""
    if resolved is None:
        return Place(text=evidence.text, evidence=evidence, level=mention.level, rule=Rule("place/grammar"))
    entry = None if resolved.entry is None else gazetteer.entries[resolved.entry]
    return Place(
        text=evidence.text,
        evidence=evidence,
        name=resolved.name,
        country=resolved.country,
        lat=resolved.lat,
        lon=resolved.lon,
        level=resolved.level or mention.level,
        located=resolved.located,
        within=None if resolved.within is None else gazetteer.entries[resolved.within].name,
        gazetteer=entry.id if entry else None,
        rule=Rule("place/gazetteer" if entry else "place/grammar"),
    )
