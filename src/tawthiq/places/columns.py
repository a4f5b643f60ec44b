"""Understands a row of somebody's table of places: Tawthiq's own columns, those of HDX (OCHA) and those of GeoNames.

docs/places.md lists the columns. A row that cannot be used is answered with the reason, never guessed at.
"""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from tawthiq.model.record import Level
from tawthiq.places.table import Entry

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "pcode", "code", "geonameid", "place_id"),
    "name_ar": ("name_ar", "arabic", "name_arabic", "arabic_name", "ar_name", "featurename_ar"),
    "name_en": ("name_en", "english", "name_english", "english_name", "en_name", "asciiname", "featurename_en", "name"),
    "aliases": ("aliases", "alternate_names", "alternatenames", "other_names", "featurealtname"),
    "level": ("level", "type", "place_type", "feature_code", "featuretype"),
    "lat": ("lat", "latitude", "latitude_y", "y", "lat_dd"),
    "lon": ("lon", "lng", "long", "longitude", "longitude_x", "x", "lon_dd", "long_dd"),
    "country": ("country", "country_code", "countrycode", "iso2", "iso", "adm0_pcode", "admin0pcode"),
    "within": ("within", "parent", "parent_id", "parent_pcode"),
    "population": ("population", "pop"),
}
GEONAMES = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code"),
    *("country_code", "cc2", "admin1_code", "admin2_code", "admin3_code", "admin4_code", "population", "elevation"),
    *("dem", "timezone", "modification_date"),
)
"""The columns of a GeoNames download, which has no header."""

_DIVISION = re.compile(r"adm(?:in)?([1-5])_?(?:name)?_?(ar|en|pcode|pc)")
_WORDS: dict[str, Level] = {
    "subdistrict": "district",
    "admin1": "governorate",
    "admin2": "district",
    "admin3": "district",
    "adm1": "governorate",
    "adm2": "district",
    "adm3": "district",
    "adm4": "district",
    "province": "governorate",
    "state": "governorate",
    "settlement": "village",
    "locality": "village",
    "community": "village",
    "ppl": "village",
    "ppll": "village",
    "ppla": "city",
    "pplc": "city",
    "ppla2": "town",
    "ppla3": "town",
    "ppla4": "village",
    "pplx": "neighbourhood",
    "neighborhood": "neighbourhood",
    "quarter": "neighbourhood",
    "suburb": "neighbourhood",
    "camp": "site",
    "hospital": "site",
    "airport": "site",
    "school": "site",
    "crossing": "site",
    "rgn": "region",
    "pcli": "country",
    "محافظة": "governorate",
    "منطقة": "district",
    "ناحية": "district",
    "قضاء": "district",
    "مديرية": "district",
    "مدينة": "city",
    "بلدة": "town",
    "قرية": "village",
    "حي": "neighbourhood",
    "مخيم": "site",
    "موقع": "site",
}
_SAME: dict[str, Level] = {level: level for level in get_args(Level)}
_LEVELS = _SAME | _WORDS
_DEPTHS: dict[int, Level] = {1: "governorate", 2: "district", 3: "district", 4: "village", 5: "neighbourhood"}
_ARABIC = re.compile("[\u0600-\u06ff]")
_DECIMAL_COMMA = re.compile(r"-?\d{1,3},\d+")


class Header:
    """Which column of a table holds what."""

    def __init__(self, columns: Sequence[str]) -> None:
        plain = [re.sub(r"[^a-z0-9]+", "_", column.strip().lower()).strip("_") for column in columns]
        self._fields = {
            field: columns[plain.index(name)]
            for field, names in COLUMNS.items()
            if (name := next((name for name in names if name in plain), None))
        }
        self._divisions: dict[tuple[int, str], str] = {}
        for column, name in zip(columns, plain, strict=True):
            if found := _DIVISION.fullmatch(name):
                self._divisions[int(found[1]), found[2].replace("pcode", "pc")] = column
        self._depth = max((depth for depth, _ in self._divisions), default=0)

    def missing(self) -> list[str]:
        """What a table of places cannot do without and this one does not have."""
        named = {"name_ar", "name_en"} & self._fields.keys() or any(kind != "pc" for _, kind in self._divisions)
        lacking = [field for field in ("lat", "lon") if field not in self._fields]
        return lacking if named else ["name_ar", *lacking]

    def entry(self, row: Mapping[str, str], identifier: str) -> Entry | str:
        """The place of a row, or why it is refused. `identifier` is its id where the table has none."""
        names = self._names(row)
        if not names:
            return "no name"
        place = self._point(row)
        if isinstance(place, str):
            return place
        population = self._get(row, "population").replace(",", "") or "0"
        if not population.isdecimal():
            return f"population «{population}» is not a number"
        level = self._level(row)
        if level is None:
            return f"unknown level «{self._get(row, 'level')}»; levels are {', '.join(get_args(Level))}"
        country = self._country(row)
        if country is None:
            return "no country; give its two-letter code in a column `country`"
        latin = next((name for name in names if not _ARABIC.search(name)), names[0])
        return Entry(
            id=self._get(row, "id") or self._at(row, self._depth, "pc") or identifier,
            name=latin,
            names=names,
            level=level,
            lat=place[0],
            lon=place[1],
            country=country,
            within=self._get(row, "within") or self._at(row, self._depth - 1, "pc") or None,
            population=int(population),
        )

    def division_names(self, row: Mapping[str, str]) -> list[str]:
        """Names of the divisions that a row lies in, the smallest first, where columns of their own name them (HDX)."""
        above = [(depth, kind) for depth in range(self._depth - 1, 0, -1) for kind in ("ar", "en")]
        return [name for depth, kind in above if (name := self._at(row, depth, kind))]

    def _names(self, row: Mapping[str, str]) -> tuple[str, ...]:
        aliases = self._get(row, "aliases")
        given = [
            self._get(row, "name_ar") or self._at(row, self._depth, "ar"),
            self._get(row, "name_en") or self._at(row, self._depth, "en"),
            *re.split(r"\|" if "|" in aliases else "[;,،؛]", aliases),
        ]
        names = dict.fromkeys(name.strip() for name in given if name.strip())
        return tuple(sorted(names, key=lambda name: not _ARABIC.search(name)))

    def _point(self, row: Mapping[str, str]) -> tuple[float, float] | str:
        texts = [self._get(row, field) for field in ("lat", "lon")]
        try:
            lat, lon = (float(text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text) for text in texts)
        except ValueError:
            return f"coordinates «{texts[0]}, {texts[1]}» are not decimal degrees"
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            return f"coordinates {lat}, {lon} are not on the globe"
        return "coordinates 0, 0 stand for none" if lat == lon == 0 else (lat, lon)

    def _level(self, row: Mapping[str, str]) -> Level | None:
        text = self._get(row, "level").lower()
        if not text:
            return _DEPTHS.get(self._depth, "village")
        return _LEVELS.get(text)

    def _country(self, row: Mapping[str, str]) -> str | None:
        code = self._get(row, "country") or self._at(row, self._depth, "pc")[:2]
        return code.upper() if re.fullmatch("[A-Za-z]{2}", code) else None

    def _get(self, row: Mapping[str, str], field: str) -> str:
        return (row.get(self._fields[field]) or "").strip() if field in self._fields else ""

    def _at(self, row: Mapping[str, str], depth: int, kind: str) -> str:
        column = self._divisions.get((depth, kind))
        return (row.get(column) or "").strip() if column else ""
