"""Builds the packaged gazetteer from its readable tables: `python -m tawthiq.places.build`.

The tables are `data/countries.csv` and `data/geonames.csv` (cut by scripts/build_gazetteer.py) and `data/curated/*.csv`
(written by hand). A settlement that is in both is joined: curated names, level and parent, GeoNames coordinates and
population. Nothing here is needed at run time.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from tawthiq.language.folding import fold
from tawthiq.places.geometry import kilometres
from tawthiq.places.table import PACKAGED, Entry, Table, write

SOURCES = PACKAGED.parent
COLUMNS = ("id", "name_ar", "name_en", "aliases", "level", "lat", "lon", "country", "within", "population")
SETTLED = ("village", "town", "city")
NATIVE = frozenset(
    "SY IQ LB JO PS EG SD LY TN DZ MA MR EH SA YE OM AE QA BH KW DJ KM IR TR AF PK AZ UZ TM TJ KZ KG CN IN IL".split()
)
"""Countries whose names have a ghayn of their own."""
NEAR = 10.0
"""Kilometres within which a curated and a GeoNames settlement of one name are one."""


def main() -> None:
    """Write the packaged file."""
    table = build(SOURCES)
    write(table, PACKAGED)
    print(f"{len(table.entries)} places, {PACKAGED.stat().st_size / 1024:.0f} KB: {PACKAGED.name}")


def build(sources: Path) -> Table:
    """Every place of the readable tables in one table, sorted by id, with the folded names beside."""
    curated = [entry for path in sorted((sources / "curated").glob("*.csv")) for entry, _ in read(path)]
    places = {entry.id: entry for entry, _ in read(sources / "countries.csv")}
    for entry in curated:
        if entry.id in places:
            raise ValueError(f"two curated places have the id {entry.id}")
        places[entry.id] = entry
    _add_settlements(places, list(read(sources / "geonames.csv")))
    entries = [
        replace(entry, names=tuple(distinct(sorted((*entry.names, *_with_jim(entry)), key=str.isascii))))
        for entry in sorted(places.values(), key=lambda entry: entry.id)
    ]
    unknown = {entry.within for entry in entries if entry.within} - places.keys()
    if unknown:
        raise ValueError(f"no place has the id {', '.join(sorted(unknown))}")
    return Table(tuple(entries), tuple(tuple(fold(name).text for name in entry.names) for entry in entries))


def read(path: Path) -> Iterator[tuple[Entry, str]]:
    """The places of one readable table, each with its GeoNames admin1 code ("" where there is none)."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [row["name_ar"], *row["aliases"].split("|"), row["name_en"]]
            arabic = [name for name in names if name and not name.isascii()]
            latin = [row["name_en"], *(name for name in names if name and name.isascii())]
            yield (
                Entry(
                    id=row["id"],
                    name=row["name_en"],
                    names=tuple(dict.fromkeys(arabic + latin)),
                    level=row["level"],  # type: ignore[arg-type]
                    lat=float(row["lat"]),
                    lon=float(row["lon"]),
                    country=row["country"],
                    within=row["within"] or None,
                    population=int(row["population"] or 0),
                ),
                row.get("admin1", ""),
            )


def _add_settlements(places: dict[str, Entry], settlements: list[tuple[Entry, str]]) -> None:
    """Join GeoNames settlements to curated places of their name, add the rest, each within its governorate."""
    divisions = _governorates(places, settlements)
    named = defaultdict(list)
    for entry in places.values():
        if entry.level in (*SETTLED, "neighbourhood"):
            for name in {fold(name).text for name in entry.names}:
                named[name, entry.country].append(entry.id)
    for entry, admin1 in sorted(settlements, key=lambda item: (-item[0].population, item[0].id)):
        names = {fold(name).text for name in entry.names}
        near = {i for name in names for i in named[name, entry.country] if kilometres(places[i], entry) <= NEAR}
        if near:
            same = min(near, key=lambda i: (kilometres(places[i], entry), i))
            places[same] = _join(places[same], entry)
        else:
            places[entry.id] = replace(entry, within=divisions.get((entry.country, admin1), entry.country))


def _governorates(places: dict[str, Entry], settlements: list[tuple[Entry, str]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames admin1 code) -> id of the curated governorate that settlements of that code lie nearest to."""
    inside = defaultdict(list)
    for entry, admin1 in settlements:
        inside[entry.country].append((entry, admin1))
    found: dict[tuple[str, str], str] = {}
    for place in sorted(places.values(), key=lambda place: place.id):
        if place.level == "governorate" and inside[place.country]:
            nearest = sorted(inside[place.country], key=lambda item: (kilometres(place, item[0]), item[0].id))[:3]
            codes = Counter(code for _, code in nearest)
            found.setdefault((place.country, codes.most_common(1)[0][0]), place.id)
    return found


def _join(curated: Entry, geonames: Entry) -> Entry:
    """The curated place with the population of GeoNames and, where it is a settlement, its coordinates.

    The other names of GeoNames are left: for places known so well they are mostly other languages' spellings.
    """
    settled = curated.level in SETTLED and not curated.population
    return replace(
        curated,
        lat=geonames.lat if settled else curated.lat,
        lon=geonames.lon if settled else curated.lon,
        population=curated.population or geonames.population,
    )


def _with_jim(entry: Entry) -> list[str]:
    """Foreign names with the g that some newsrooms write as a jim: «بيلغورود», «بيلجورود»."""
    foreign = entry.country not in NATIVE
    return [name.replace("غ", "ج") for name in entry.names if foreign and "غ" in name]


def distinct(names: Iterable[str]) -> list[str]:
    """The names without those that fold to an earlier one."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name).text, name)
    return list(kept.values())


if __name__ == "__main__":
    main()
