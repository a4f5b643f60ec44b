"""Tables that users bring: their columns, what is refused and why, and how to undo."""

from pathlib import Path

import pytest

from tawthiq.errors import GazetteerError, UsageError
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.importing import import_csv, imported_tables, remove_table
from tawthiq.places.table import Entry


def imported(folder: Path, text: str, name: str = "own.csv", encoding: str = "utf-8") -> dict[str, Entry]:
    """The places of an imported table, by their id in it."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    report = import_csv(path, folder=folder)
    assert not report.refused
    gazetteer = Gazetteer.load(folder)
    prefix = f"{report.name}:"
    return {entry.id.removeprefix(prefix): entry for entry in gazetteer.entries if entry.id.startswith(prefix)}


def test_own_columns(tmp_path: Path) -> None:
    """Tawthiq's own columns, aliases with bars, in UTF-16 too."""
    text = (
        "id,name_ar,name_en,aliases,level,lat,lon,country,within,population\n"
        "X1,بلدة متخيلة,Imagined,متخيلا|Mutakhayyala,town,35.5,38.2,sy,sy-raqqa,1200\n"
    )
    for encoding in ("utf-8-sig", "utf-16"):
        (entry,) = imported(tmp_path, text, encoding=encoding).values()
        assert entry.names == ("بلدة متخيلة", "متخيلا", "Imagined", "Mutakhayyala")
        assert (entry.level, entry.country, entry.within, entry.population) == ("town", "SY", "sy-raqqa", 1200)


def test_hdx_columns(tmp_path: Path) -> None:
    """An HDX table of populated places: names, codes, the divisions above; its row of HXL tags is passed over."""
    text = (
        "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_ar,admin4Name_en,admin4Name_ar,admin4Pcode,Latitude_Y,Longitude_X\n"
        "#adm1+name,#adm1+name+i_ar,#adm1+code,#adm2+name,#loc+name,#loc+name+i_ar,#loc+code,#geo+lat,#geo+lon\n"
        "Aleppo,حلب,SY02,منبج,Imagined,القرية المتخيلة,SY9999,36.5,37.9\n"
    )
    (entry,) = imported(tmp_path, text).values()
    assert entry.id == "own:SY9999" and entry.names == ("القرية المتخيلة", "Imagined")
    assert (entry.level, entry.country, entry.within) == ("village", "SY", "sy-manbij-district")


def test_hdx_short_columns(tmp_path: Path) -> None:
    """The short form ADM2_AR, ADM2_PCODE of boundary tables is a district; its country comes from the code."""
    text = "ADM1_PCODE;ADM2_EN;ADM2_AR;ADM2_PCODE;lat;lon\nYE11;Imagined;مديرية متخيلة;YE1199;14,5;44,2\n"
    (entry,) = imported(tmp_path, text).values()
    assert (entry.level, entry.country, entry.lat) == ("district", "YE", 14.5)


def test_geonames_download(tmp_path: Path) -> None:
    """A GeoNames download has tabs and no header; feature codes become levels."""
    row = ["12345", "Imagined", "Imagined", "متخيلة,Vymyshlennaya", "33.1", "44.2", "P", "PPLX", "IQ"]
    row += ["", "07", "", "", "", "900", "", "40", "Asia/Baghdad", "2020-01-01"]
    (entry,) = imported(tmp_path, "\t".join(row) + "\n", name="IQ.txt").values()
    assert entry.names[0] == "متخيلة" and entry.level == "neighbourhood" and entry.population == 900


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,,,village,35,38,SY", "no name"),
        ("A,اسم,Name,village,north,38,SY", "coordinates «north, 38» are not decimal degrees"),
        ("A,اسم,Name,village,nan,38,SY", "coordinates nan, 38.0 are not on the globe"),
        ("A,اسم,Name,village,95,38,SY", "coordinates 95.0, 38.0 are not on the globe"),
        ("A,اسم,Name,village,0,0,SY", "coordinates 0, 0 stand for none"),
        ("A,اسم,Name,galaxy,35,38,SY", "unknown level «galaxy»"),
        ("A,اسم,Name,village,35,38,", "no country"),
        ("GOOD,اسم,Name,village,35,38,SY", "a second place with the id GOOD"),
    ],
)
def test_rows_are_refused_with_a_reason(tmp_path: Path, row: str, reason: str) -> None:
    """A bad row is told with its line; the others are taken. A table of bad rows alone is refused as a whole."""
    header = "id,name_ar,name_en,level,lat,lon,country\n"
    path = tmp_path / "own.csv"
    path.write_text(f"{header}GOOD,قرية سليمة,Good,village,35.1,38.1,SY\n{row}\n", encoding="utf-8")
    report = import_csv(path, folder=tmp_path)
    assert report.taken == 1 and report.rows == 2
    assert [refused.line for refused in report.refused] == [3]
    assert report.refused[0].reason.startswith(reason)
    if not row.startswith("GOOD"):
        path.write_text(f"{header}{row}\n", encoding="utf-8")
        with pytest.raises(GazetteerError, match=r"own\.csv: no row can be used; line 2: "):
            import_csv(path, folder=tmp_path)
        assert imported_tables(tmp_path)[0].places == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"name,population\nx,1\n", "line 1: no column for lat, lon"),
        (b"lat,lon\n1,2\n", "line 1: no column for name_ar"),
        ("name_ar,lat,lon\nقرية,1,2\n".encode("cp1256"), "line 2: is not in UTF-8"),
        (b"id,name,lat,lon,country\n", "no row can be used"),
        (b"\xff\xfe\x00", "is not in UTF-8"),
    ],
)
def test_files_are_refused_with_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    """A file that is no table of places is answered in one line with its name."""
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=message) as caught:
        import_csv(path, folder=tmp_path)
    assert "own.csv" in str(caught.value) and "\n" not in str(caught.value)
    with pytest.raises(GazetteerError, match="cannot be read"):
        import_csv(tmp_path / "missing.csv", folder=tmp_path)


def test_importing_again_changes_nothing_and_removing_undoes(tmp_path: Path) -> None:
    """A table of the same name is replaced; removed, all is as before; an unknown name is answered with those there."""
    before = Gazetteer.load(tmp_path).fingerprint
    path = tmp_path / "my own.csv"
    path.write_text("id,name,lat,lon,country\nA,قرية متخيلة,35,38,SY\n", encoding="utf-8")
    first = import_csv(path, folder=tmp_path)
    with_table = Gazetteer.load(tmp_path).fingerprint
    assert import_csv(path, folder=tmp_path) == first and Gazetteer.load(tmp_path).fingerprint == with_table
    assert [(table.name, table.places) for table in imported_tables(tmp_path)] == [("my-own", 1)]
    with pytest.raises(UsageError, match="there is my-own"):
        remove_table("other", folder=tmp_path)
    remove_table("my-own", folder=tmp_path)
    assert Gazetteer.load(tmp_path).fingerprint == before and imported_tables(tmp_path) == ()
