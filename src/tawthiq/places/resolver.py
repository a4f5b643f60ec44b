"""Decides which place a mention means, and says nothing where the report does not tell.

A candidate is weighed by its size, by the level word before it, by the region named beside it («بريف إدلب»، «شرقي
حلب»), by the country and the places that the rest of the report speaks of. A quarter or site that no gazetteer knows
takes the point of the town that its own phrase or the mention before it names, marked as lying `within`; an unknown
village only that of a town or district right beside it. Rivals in different regions that nothing tells apart get no
coordinates.
"""

from collections import Counter
from collections.abc import Sequence
from math import cos, exp, hypot, log10, radians

from tawthiq.model.record import Level
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.mention import Mention, Resolved
from tawthiq.places.table import Entry

__all__ = ["Resolved", "resolve"]

_LEVELS = ("country", "region", "governorate", "district", "city", "town", "village", "neighbourhood", "site")
_SIZE = dict(zip(_LEVELS, (4, 2, 2.6, 1.8, 3.4, 2.2, 1.2, 1, 1), strict=True))
"""How readily a bare name means a place of a level."""

_FITS: dict[str, tuple[float, ...]] = {
    "": (0, 0, 0, 0, 0.5, 0, 0, 0, 0),
    "city": (-4, -1, -2, -0.5, 2, 1.2, 0.6, -1, -2),
    "capital": (0, 0, 1, 0, 3, 0, -3, 0, 0),
    "town": (-4, -1, -3, 0, 1, 2, 1.2, -1, -2),
    "village": (-4, -1, -3, 0, -1, 1.2, 2, -0.5, -1),
    "farm": (-4, 0, -3, 0, -2, 0, 1.5, 0, 1.5),
    "neighbourhood": (-4, 0, -2, 0, -0.5, -0.5, -1, 3, 0.3),
    "suburb": (-4, 0, 0, 1, 0, 1, 0, 2.5, 0),
    "district": (-4, 0, -1, 2.5, 0.5, 1, 0, 0, 0),
    "governorate": (-4, 2, 5, -1, -4, -4, -4, 0, -4),
    "province": (-2, 4, 3, 0, 0, 0, 0, 0, 0),
    "countryside": (-3, 7, 6.5, 6, 0, 2, 0.5, 0, 0),
    "area": (-3, 1, -1, 4, 0, 1, 1, 1, 0),
    "land": (-3, 3, -1, 1, 0, 0, 0, 0, 2),
    "camp": (-4, 0, -2, 0, 0, 2, -1, 1.5, 2),
    "part": (1, 0, 0, 0, 0, 0, 0, 0, 0),
    "site": (-3, 0.5, -1.5, 0, 0, 0, 0, 0.5, 3),
}
"""How well a place of each of `_LEVELS` fits the kind that the word before its name says; every kind of site alike."""

_FIT = {kind: dict(zip(_LEVELS, row, strict=True)) for kind, row in _FITS.items()}
_SITE = _FIT.pop("site")
_REACH = {"country": 900.0, "region": 160.0, "governorate": 130.0, "district": 50.0, "city": 60.0}
_NEAR = 35.0
"""Kilometres within which something said to lie in or by a town or a smaller place may be."""

_SETTLED = ("village", "town", "city")
_POINTS = (*_SETTLED, "neighbourhood", "site")
_CONTAINERS = (*_SETTLED, "district")
_REGIONS = ("countryside", "governorate", "district")
_WIDE = ("country", "region", "governorate", "district", "city")
_BUILT = (
    "neighbourhood",
    "suburb",
    "hospital",
    "market",
    "shelter",
    "prison",
    "airport",
    "quarters",
    "side",
    "building",
    "headquarters",
)
"""Kinds of what lies in a town."""
_AROUND = ("in", "near", "direction", "of", "on", "between")
_MINOR = ("village", "neighbourhood", "site")
_FAR = 150.0
_SAME = 15.0
_MARGIN = 0.5
_REFUSED = -1.0
_OUT = -4.0
_ANCHORS = 24
_DEGREE = 111.2


def resolve(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Resolved | None]:
    """What each mention means, parallel to `mentions`; None where neither place, level nor country can be said."""
    return _Report(mentions, gazetteer).resolve()


class _Report:
    """The mentions of one report, and what they say together of where it plays."""

    def __init__(self, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.entries = gazetteer.entries
        self.weights = self._weights()
        self.country = max(self.weights, key=lambda land: (self.weights[land], land)) if self.weights else None
        self._shares: dict[tuple[int, ...], dict[str, float]] = {}
        self.anchors = self._anchors()
        self._near: dict[int, float] = {}
        self._ancestors: dict[int, frozenset[int]] = {}
        self._chosen: dict[tuple[tuple[int, ...], str, int | None], int | None] = {}

    def resolve(self) -> list[Resolved | None]:
        chosen: list[int | None] = [None] * len(self.mentions)
        for number in range(len(self.mentions) - 1, -1, -1):
            mention = self.mentions[number]
            if mention.entries:
                region = self._beside(number)
                chosen[number] = self._choose(mention, chosen[region] if region is not None else None)
        found: list[Resolved | None] = []
        town: int | None = None
        landmarks = {self._beside(number) for number, m in enumerate(self.mentions) if self._is_settled(chosen[number])}
        for number, mention in enumerate(self.mentions):
            entry = chosen[number]
            if entry is not None:
                found.append(self._placed(mention, entry))
                landmark = number in landmarks and mention.relation in ("direction", "near")
                if mention.kind != "countryside" and not mention.dateline and not landmark:
                    town = self._town(entry, town)
            else:
                region = self._beside(number)
                found.append(self._unknown(mention, chosen[region] if region is not None else None, region, town))
        return found

    # ---- what the report is about ---------------------------------------------------------------------------------

    def _weights(self) -> dict[str, float]:
        """How much the report speaks of each country: every name counts once, less where it could lie in several."""
        weights: dict[str, float] = {}
        named = {mention.entries for mention in self.mentions if mention.entries and not mention.dateline}
        for entries in named or {mention.entries for mention in self.mentions if mention.entries}:
            for land, weight in self._weight(entries).items():
                weights[land] = weights.get(land, 0.0) + weight
        return weights

    def _weight(self, entries: tuple[int, ...]) -> dict[str, float]:
        lands = {self.entries[index].country for index in entries}
        weight = 1.0 if self.entries[entries[0]].level == "country" else 2.0
        return {land: weight / len(lands) ** 2 for land in sorted(lands)}

    def _share(self, country: str, own: tuple[int, ...]) -> float:
        """The share of a country in all that the report names, but for the name that is being read."""
        if own not in self._shares:
            without = self._weight(own)
            rest = {land: weight - without.get(land, 0.0) for land, weight in self.weights.items()}
            rest = {land: weight for land, weight in rest.items() if weight > 0}
            total = sum(rest.values())
            self._shares[own] = {land: weight / total for land, weight in rest.items()} if total > 0.5 else {}
        return self._shares[own].get(country, 0.0)

    def _anchors(self) -> list[int]:
        """Places below a country that can be only one, the most often named first."""
        counts: Counter[int] = Counter()
        repeated = Counter(mention.entries for mention in self.mentions)
        for entries, times in repeated.items():
            small = [i for i in entries if self.entries[i].level != "country"]
            if small and all(_about(self.entries[i], self.entries[small[0]]) <= 2 * _NEAR for i in small[1:]):
                counts[small[0]] += times
        return [index for index, _ in counts.most_common(_ANCHORS)]

    def _beside(self, number: int) -> int | None:
        """The mention after this one that says where it lies: «X بريف Y», «X شمالي Y»."""
        if number + 1 >= len(self.mentions):
            return None
        here, there = self.mentions[number], self.mentions[number + 1]
        if there.joined:
            return None
        gap = there.head - here.end
        wide = there.kind in _REGIONS or (here.kind in _BUILT and not here.entries)
        close = -1 <= gap <= 2 or (gap <= 30 and there.relation == "in" and wide)
        return number + 1 if close and there.relation in _AROUND and there.entries != here.entries else None

    # ---- which candidate ------------------------------------------------------------------------------------------

    def _choose(self, mention: Mention, region: int | None) -> int | None:
        key = (mention.entries, mention.kind, region)
        if key not in self._chosen:
            self._chosen[key] = self._best(mention, region)
        return self._chosen[key]

    def _best(self, mention: Mention, region: int | None) -> int | None:
        if len(mention.entries) == 1 and self._beyond_doubt(mention.entries[0], mention):
            return mention.entries[0]
        scored = sorted(((self._weigh(index, mention, region), -index) for index in mention.entries), reverse=True)
        best = -scored[0][1]
        if region is None and self._is_abroad(best, mention.entries):
            return None
        if not self._beyond_doubt(best, mention):
            if region is not None and self._fits(best, region) <= _OUT:
                return None
            fit = _FIT.get(mention.kind, _SITE).get(self.entries[best].level, 0.0)
            if fit <= -1 and self._small(best) and not self._is_near(best, mention.entries):
                return None
            if fit + self._context(best, region, mention.entries) < _REFUSED:
                return None
        for score, rival in scored[1:]:
            if scored[0][0] - score < _MARGIN and not self._same(best, -rival):
                return None
        return best

    def _beyond_doubt(self, index: int, mention: Mention) -> bool:
        """Whether a candidate is too large to be refused for lying far from what the report speaks of.

        A site is not: «مسجد الحلة» need not be that of the largest town of the name.
        """
        level, fits = self.entries[index].level, _FIT.get(mention.kind)
        return fits is not None and level in _WIDE and fits.get(level, 0.0) >= 0

    def _weigh(self, index: int, mention: Mention, region: int | None) -> float:
        entry = self.entries[index]
        fit = _FIT.get(mention.kind, _SITE).get(entry.level, 0.0)
        size = _SIZE[entry.level] + 0.3 * log10(entry.population + 1)
        return size + fit + self._context(index, region, mention.entries)

    def _context(self, index: int, region: int | None, own: tuple[int, ...]) -> float:
        entry = self.entries[index]
        share = self._share(entry.country, own)
        score = 3.0 * share
        if share < 0.1 and self._shares[own]:
            score -= 2.0
        if region is not None:
            score += self._fits(index, region)
        if entry.level not in ("country", "governorate", "region"):
            score += self._nearness(index, own)
        return score

    def _nearness(self, index: int, own: tuple[int, ...]) -> float:
        """How near a candidate lies to the places that the report names beyond doubt: 0 to 3.5."""
        if index not in self._near:
            entry = self.entries[index]
            away = [_about(entry, self.entries[anchor]) for anchor in self.anchors if anchor not in own]
            around = sum(exp(-km / 120) for km in away)
            self._near[index] = 2.5 * exp(-min(away) / 60) + around / len(away) if away else 0.0
        return self._near[index]

    def _is_near(self, index: int, own: tuple[int, ...]) -> bool:
        """Whether a place lies by one that the report names beyond doubt."""
        entry = self.entries[index]
        return any(_about(entry, self.entries[anchor]) <= _SAME for anchor in self.anchors if anchor not in own)

    def _is_abroad(self, index: int, own: tuple[int, ...]) -> bool:
        """Whether a small place lies far off in a country that the report does not speak of at all."""
        entry = self.entries[index]
        if entry.level not in _MINOR or self._share(entry.country, own) > 0 or not self._shares[own]:
            return False
        return all(_about(entry, self.entries[anchor]) > _FAR for anchor in self.anchors if anchor not in own)

    def _fits(self, index: int, region: int) -> float:
        """How well a place lies in the region named beside it: 4 inside, less with distance, -4 out of reach."""
        if region in self._above(index):
            return 4.0
        place, around = self.entries[index], self.entries[region]
        if around.level == "country":
            return 3.0 if place.country == around.country else _OUT
        reach = _REACH.get(around.level, _NEAR)
        away = _about(place, around)
        return 1.0 + 2.5 * (1 - away / reach) if away <= reach else _OUT

    def _above(self, index: int) -> frozenset[int]:
        if index not in self._ancestors:
            self._ancestors[index] = frozenset(self.gazetteer.ancestors(index))
        return self._ancestors[index]

    def _same(self, one: int, other: int) -> bool:
        """Whether two candidates are one place, or one lies in the other."""
        if one in self._above(other) or other in self._above(one):
            return True
        reach = _SAME if self._small(one) and self._small(other) else 2 * _NEAR
        return _about(self.entries[one], self.entries[other]) <= reach

    def _small(self, index: int) -> bool:
        return self.entries[index].level in _POINTS

    # ---- what comes of it -----------------------------------------------------------------------------------------

    def _is_settled(self, index: int | None) -> bool:
        return index is not None and self.entries[index].level in _SETTLED

    def _town(self, index: int, before: int | None) -> int | None:
        """The town that a chosen place is; the last one named, or else the one it lies in, where it is none itself."""
        if self.entries[index].level in _SETTLED:
            return index
        if before is None and self.entries[index].level in ("neighbourhood", "site"):
            return next((i for i in self.gazetteer.ancestors(index) if self.entries[i].level in _SETTLED), before)
        return before

    def _placed(self, mention: Mention, index: int) -> Resolved:
        entry = self.entries[index]
        site = mention.kind not in _FIT
        if mention.kind == "part" and entry.level == "country":
            return Resolved(country=entry.country, level="region")
        named_after = (
            (site and entry.level != "site")
            or (mention.kind == "countryside" and entry.level != "region")
            or (mention.kind == "camp" and entry.level == "village")
        )
        if named_after:
            return _inside(mention.level, entry, index)
        level = mention.level if mention.level and mention.level != "site" else entry.level
        return Resolved(index, entry.name, entry.country, entry.lat, entry.lon, level, "place")

    def _unknown(self, mention: Mention, region: int | None, beside: int | None, town: int | None) -> Resolved | None:
        relation = self.mentions[beside].relation if beside is not None else None
        inside = ("in", "near", "of", "direction") if mention.kind in _BUILT else ("in", "near", "of")
        if region is not None and self.entries[region].level in _CONTAINERS and relation in inside:
            return _inside(mention.level, self.entries[region], region)
        if region is None and town is not None and mention.kind in _BUILT:
            return _inside(mention.level, self.entries[town], town)
        country = self.entries[region].country if region is not None else self.country
        return Resolved(country=country, level=mention.level) if country or mention.level else None


def _about(here: Entry, there: Entry) -> float:
    """Kilometres on a flat map: good to a few per cent where they matter, within one country."""
    return _DEGREE * hypot(here.lat - there.lat, (here.lon - there.lon) * cos(radians(here.lat)))


def _inside(level: Level | None, entry: Entry, index: int) -> Resolved:
    return Resolved(None, None, entry.country, entry.lat, entry.lon, level, "within", index)
