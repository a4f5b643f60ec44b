"""The packaged gazetteer, and how imported tables change it."""

import hashlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tawthiq.errors import GazetteerError
from tawthiq.language.folding import fold
from tawthiq.places.build import SOURCES, build
from tawthiq.places.build import read as read_source
from tawthiq.places.gazetteer import Gazetteer, tables_folder
from tawthiq.places.importing import import_csv
from tawthiq.places.ordinary import is_ordinary
from tawthiq.places.table import PACKAGED, encode, read

HEADER = "id,name_ar,name_en,level,lat,lon,country,within\n"


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.load(tmp_path_factory.mktemp("empty"))


def by_name(gazetteer: Gazetteer, name: str) -> list[str]:
    return [gazetteer.entries[position].id for known, position in gazetteer.names() if known == name]


def test_the_packaged_file_is_what_its_tables_say() -> None:
    """Whoever changes a table, or the folding, builds the packaged file again: `python -m tawthiq.places.build`."""
    assert encode(read(PACKAGED)) == encode(build(SOURCES))


def test_every_place_is_well_formed(gazetteer: Gazetteer) -> None:
    """Ids are unique, points on the globe, parents known and above, countries two letters."""
    assert len({entry.id for entry in gazetteer.entries}) == len(gazetteer.entries)
    for position, entry in enumerate(gazetteer.entries):
        assert entry.names and entry.name in entry.names
        assert -90 <= entry.lat <= 90 and -180 <= entry.lon <= 180
        assert len(entry.country) == 2 and entry.country.isupper()
        above = gazetteer.ancestors(position)
        if entry.level != "country":
            assert gazetteer.entries[above[-1]].level == "country", entry.id
            assert gazetteer.entries[above[-1]].id == entry.country or entry.country == "PS", entry.id


def test_names_are_told_once(gazetteer: Gazetteer) -> None:
    """No place has two names that fold to the same; every place has an Arabic one, in Arabic letters."""
    for entry in gazetteer.entries:
        folded = [fold(name).text for name in entry.names]
        assert len(set(folded)) == len(folded), entry
        assert not entry.names[0].isascii(), entry
        assert not set("پچژگکیەۆێڵڕہے") & set("".join(entry.names)), entry


@pytest.mark.parametrize(
    ("name", "identifier", "level"),
    [
        ("المرجة", "sy-al-marjeh", "neighbourhood"),
        ("درعا البلد", "sy-daraa-al-balad", "neighbourhood"),
        ("جبل الزاوية", "sy-jabal-al-zawiya", "region"),
        ("مخيم جباليا", "ps-jabalia-camp-town", "town"),
        ("معبر رفح", "ps-rafah-crossing", "site"),
        ("حارة حريك", "lb-haret-hreik", "neighbourhood"),
        ("الفاشر", "sd-el-fasher-city", "city"),
        ("باخموت", "ua-bakhmut-city", "city"),
        ("أمريكا", "US", "country"),
        ("سورية", "SY", "country"),
        ("كوباني", "sy-kobani-city", "city"),
        ("ديرالزور", "sy-deir-ez-zor-city", "city"),
        ("محافظة شبوة", "ye-shabwah", "governorate"),
        ("دائرة كورو", "ml-koro-cercle", "district"),
        ("مايدوجوري", "ng-maiduguri-city", "city"),
        ("بيلجورود", "ru-belgorod-city", "city"),
        ("إقليم هيران", "so-hiran-region", "governorate"),
        ("قاعدة بغرام", "af-bagram-air-base", "site"),
        ("جامعة طرابلس", "ly-university-of-tripoli", "site"),
    ],
)
def test_places_of_reports_are_known(gazetteer: Gazetteer, name: str, identifier: str, level: str) -> None:
    """What reports name most is there, under the spellings of the press."""
    assert identifier in by_name(gazetteer, name)
    position = gazetteer.position(identifier)
    assert position is not None and gazetteer.entries[position].level == level


def test_a_country_stands_at_its_middle(gazetteer: Gazetteer) -> None:
    """Not at its capital."""
    mali = gazetteer.entries[gazetteer.position("ML")]
    assert abs(mali.lat - 17.3) < 1 and abs(mali.lon + 3.5) < 1


def test_a_quarter_lies_in_its_city_governorate_and_country(gazetteer: Gazetteer) -> None:
    """Ancestors are told from the nearest to the country."""
    position = gazetteer.position("sy-al-marjeh")
    assert position is not None
    above = [gazetteer.entries[parent].id for parent in gazetteer.ancestors(position)]
    assert above == ["sy-aleppo-city", "sy-aleppo", "SY"]


def test_curated_ids_and_their_number() -> None:
    """The curated tables hold more than 2,900 places, no id twice."""
    ids = Counter(entry.id for path in (SOURCES / "curated").glob("*.csv") for entry, _ in read_source(path))
    assert ids.total() > 2_900 and max(ids.values()) == 1


def test_ordinary_words_name_no_small_place() -> None:
    """«النصر» alone is no place, «الأبيض» not even as a large one; the Taif of 600,000 is."""
    assert is_ordinary("النصر", 0) and is_ordinary("الأبيض", 390_000)
    assert is_ordinary("الطائف", 0) and not is_ordinary("الطائف", 600_000)


def test_loading_is_quick_and_small() -> None:
    """The packaged table loads within 60 ms and 30 MB."""
    script = """if True:
        import time, tracemalloc
        from pathlib import Path
        from tawthiq.places.gazetteer import Gazetteer
        times = []
        for _ in range(5):
            start = time.perf_counter()
            Gazetteer.load(Path("/nonexistent"))
            times.append(time.perf_counter() - start)
        tracemalloc.start()
        Gazetteer.load(Path("/nonexistent"))
        print(min(times), tracemalloc.get_traced_memory()[1])
    """
    seconds, peak = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert float(seconds) < 0.06
    assert int(peak) < 30_000_000


def test_the_folder_of_imported_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """$TAWTHIQ_HOME comes before the platform's folder."""
    monkeypatch.setenv("TAWTHIQ_HOME", "/elsewhere")
    assert tables_folder() == Path("/elsewhere/places")
    monkeypatch.delenv("TAWTHIQ_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert tables_folder() == Path("/data/tawthiq/places")


def test_an_imported_place_joins_the_packaged_one(tmp_path: Path) -> None:
    """Same folded name within 5 km: names of both, imported point and parent, and no city becomes a village."""
    table = tmp_path / "own.csv"
    table.write_text(
        HEADER + "A,حلب,Halab City,village,36.21,37.15,SY,B\nB,الناحيه الأولى,First,district,36.2,37.1,SY,\n"
        "C,حلب,Other,village,35.0,38.9,SY,\n",
        encoding="utf-8",
    )
    report = import_csv(table, folder=tmp_path)
    assert (report.rows, report.taken, report.merged) == (3, 3, 1)
    gazetteer = Gazetteer.load(tmp_path)
    position = gazetteer.position("own:A")
    assert position is not None and position == gazetteer.position("sy-aleppo-city")
    aleppo = gazetteer.entries[position]
    assert (aleppo.level, aleppo.lat, aleppo.within) == ("city", 36.21, "own:B")
    assert "Halab City" in aleppo.names and aleppo.population > 1_000_000
    other = gazetteer.position("own:C")
    assert other is not None and other != position and gazetteer.entries[other].within == "SY"


def test_the_fingerprint_tells_the_tables(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """It is a SHA-256, the same for the same tables, another after an import."""
    assert len(gazetteer.fingerprint) == hashlib.sha256().digest_size * 2
    assert Gazetteer.load(tmp_path).fingerprint == gazetteer.fingerprint
    table = tmp_path / "own.csv"
    table.write_text(HEADER + "A,قرية متخيلة,Imagined,village,36.2,37.1,SY,\n", encoding="utf-8")
    import_csv(table, folder=tmp_path)
    imported = Gazetteer.load(tmp_path).fingerprint
    assert imported != gazetteer.fingerprint and imported == Gazetteer.load(tmp_path).fingerprint


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    """A file that is no table is answered with its name and what to do."""
    (tmp_path / "broken.table").write_bytes(b"no table")
    with pytest.raises(GazetteerError, match=r"broken\.table.*import its source again"):
        Gazetteer.load(tmp_path)
