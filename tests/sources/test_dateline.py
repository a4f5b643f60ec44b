"""The day of publication is found where a head prints it, in every calendar of the Arab world, and nowhere else."""

from datetime import date

import pytest

from tawthiq.sources.dateline import parse_date, published_in

DAY = date(2016, 9, 24)


@pytest.mark.parametrize(
    "text",
    [
        "24 سبتمبر، 2016",
        "24 سبتمبر 2016",
        "٢٤ أيلول ٢٠١٦",
        "۲۴ ايلول ۲۰۱۶",
        "24 أيلول/سبتمبر 2016",
        "24 سبتمبر/ أيلول 2016",
        "24 أيلول (سبتمبر) 2016",
        "24 شتنبر 2016",
        "سبتمبر 24, 2016",
        "سبتمبر ٢٤، ٢٠١٦",
        "24-سبتمبر-2016",
        "24/9/2016",
        "24-09-2016",
        "24.9.2016",
        "2016-09-24",
        "2016/9/24",
        "24 سبتمبر 2016م",
        "24 من سبتمبر 2016",
        "September 24, 2016",
        "24 Sept 2016",
        "2016-09-24T22:10:00+03:00",
        "2016-09-24T22:10:00Z",
    ],
)
def test_a_full_date_is_read(text: str) -> None:
    """Every way of writing one day gives that day."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("كانون الثاني", 1),
        ("جانفي", 1),
        ("شباط", 2),
        ("فيفري", 2),
        ("آذار", 3),
        ("مارس", 3),
        ("نيسان", 4),
        ("أفريل", 4),
        ("أيار", 5),
        ("ماي", 5),
        ("حزيران", 6),
        ("جوان", 6),
        ("تموز", 7),
        ("جويلية", 7),
        ("يوليوز", 7),
        ("آب", 8),
        ("غشت", 8),
        ("أوت", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10),
        ("تشرين أول", 10),
        ("تشرين الثاني", 11),
        ("نونبر", 11),
        ("كانون الأول", 12),
        ("دجنبر", 12),
        ("ديسمبر", 12),
    ],
)
def test_the_months_of_every_arab_calendar_are_known(text: str, month: int) -> None:
    """Levantine, Egyptian, Gulf and Maghrebi names."""
    assert parse_date(f"5 {text} 2019") == date(2019, month, 5)


@pytest.mark.parametrize(
    "text",
    ["", "سبتمبر 2016", "24 سبتمبر", "31 شباط 2016", "24 أيلول/أكتوبر 2016", "09/10/2016", "2016", "أمس", "99/99/2016"],
)
def test_what_is_no_full_and_certain_date_is_none(text: str) -> None:
    """No year, no such day, two names that disagree, an order that could be either: no date."""
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "كتبه سامر الخطيب | 24 سبتمبر، 2016",
        "السبت 24 سبتمبر 2016",
        "السبت، ٢٤ أيلول ٢٠١٦ - 10:30",
        "نُشر في 24/9/2016",
        "تاريخ النشر: 2016-09-24",
        "النخيل – 24 سبتمبر 2016",
        "النخيل (شبكة المثال) – 24 سبتمبر 2016",
        "Published on 24 September 2016",
        "**24 سبتمبر 2016**",
        "النخيل، 24 سبتمبر 2016 – قُتل سبعة عشر مدنيًا في قصف استهدف السوق الشعبي صباح اليوم، "
        "بحسب ما قال مدير المشفى الميداني في البلدة لشبكة المثال التي زارت المكان بعد ساعات من القصف.",
    ],
)
def test_a_byline_stamp_or_dateline_gives_the_day(line: str) -> None:
    """Where the line is about the report, its date is the day of publication."""
    found = published_in(line)
    assert found is not None
    assert found[1] == DAY


@pytest.mark.parametrize(
    "line",
    [
        "قُتل ثلاثة مدنيين يوم 24 سبتمبر 2016 في قصف على البلدة",
        "حصيلة القصف في 24 سبتمبر 2016",
        "آخر تحديث: 24 سبتمبر 2016",
        "بدأ الحصار منذ 24/9/2016 ولا يزال",
        "Updated 24 September 2016",
        "بعد الهجوم على السوق، 24 سبتمبر 2016، قالت منظمة إن سبعة عشر مدنيًا قتلوا "
        "وإن عشرات أصيبوا بجروح متفاوتة في الهجوم الذي وقع صباح اليوم.",
    ],
)
def test_a_date_that_the_report_tells_is_left_alone(line: str) -> None:
    """A date inside a sentence, or of a change, is not the day of publication."""
    assert published_in(line) is None
