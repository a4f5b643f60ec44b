"""A saved web page gives its report, and of the page only what is about the report."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tawthiq.errors import NotAReportError, SourceError, UnreadableError
from tawthiq.model.text import Document

Write = Callable[[str, bytes | str], Path]
ReadOne = Callable[..., Document]
Refused = Callable[..., SourceError]


def test_a_news_page_gives_its_report_and_nothing_of_its_surroundings(data: Path, read_one: ReadOne) -> None:
    """Title first, then the body with its lists and tables; no menu, related report, comment or footer."""
    page = read_one(data / "page.html")
    assert page.text.startswith("قصف سوق في بلدة النخيل يوقع 17 قتيلًا\n\nقُتل 17 مدنيًا، بينهم 4 أطفال")
    for words in ("حي الزيتون: ٨ شهداء", "طريق المطحنة: 6 شهداء", "مشافٍ خارج الخدمة", "«لم نر مثل هذا منذ أشهر»", "41"):
        assert words in page.text
    for words in ("رياضة", "القمح", "المنتخب", "قارئ", "الطقس", "محفوظة", "برنامج", "شارك", "بقلم"):
        assert words not in page.text


def test_a_news_page_tells_of_itself(data: Path, read_one: ReadOne) -> None:
    """Title without the site's name, author, the first day of publication, outlet and link."""
    page = read_one(data / "page.html")
    assert (page.id, page.title, page.author) == ("page", "قصف سوق في بلدة النخيل يوقع 17 قتيلًا", "سلمى الوادي")
    assert (page.published, page.outlet) == (date(2016, 9, 24), "شبكة المثال الإخبارية")
    assert (page.url, page.language) == ("https://www.example.org/news/14118", "ar")


PAGE = """<html><head><title>قصف النخيل</title>{head}</head><body><div class="today">الأحد 3 آذار 2019</div>
<ul><li><a href="/1">اجتماع في العاصمة</a> <time>1 كانون الثاني 2014</time></li></ul><div><a href="/">الرئيسية</a></div>
{before}<h1>قصف النخيل</h1>{after}<p>{body}</p><p>{body}</p>
<p>24 تموز 2011</p>
<div class="related"><time datetime="2018-01-01">اليوم</time></div><footer>2019-01-01</footer></body></html>"""
BODY = (
    "قُتل سبعة عشر مدنيًا، بينهم أربعة أطفال، في 5 أيار 2015 إثر غارات جوية على بلدة النخيل، "
    "وفق ما قال مدير المشفى الميداني."
)


def page(head: str = "", before: str = "", after: str = "") -> str:
    fill = "".join(
        f"<p>فقرة {word} من كلام</p>"
        for word in ("أولى", "ثانية", "ثالثة", "رابعة", "خامسة", "سادسة", "سابعة", "ثامنة")
    )
    return PAGE.format(head=head, before=before or fill, after=after, body=BODY)


@pytest.mark.parametrize(
    ("content", "published"),
    [
        (page('<meta property="article:published_time" content="2016-09-24T23:30:00-05:00">'), date(2016, 9, 24)),
        (page('<meta name="date" content="24/09/2016">'), date(2016, 9, 24)),
        (
            page(
                '<script type="application/ld+json">'
                '{"dateModified": "2017-01-01", "datePublished": "2016-09-24"}</script>'
            ),
            date(2016, 9, 24),
        ),
        (page(after='<span itemprop="datePublished" content="2016-09-24">أمس</span>'), date(2016, 9, 24)),
        (page(after="<div>سلمى الوادي | <b>24 سبتمبر، 2016</b></div>"), date(2016, 9, 24)),
        (page(after="<p>السبت ٢٤ أيلول/سبتمبر ٢٠١٦ - 10:30</p>"), date(2016, 9, 24)),
        (page(after='<time datetime="2016-09-24T10:00">قبل ساعة</time>'), date(2016, 9, 24)),
        (page(before="<span>نشر في 24/9/2016</span>"), date(2016, 9, 24)),
        (page(after=f"<p>النخيل، 24 سبتمبر 2016 – {BODY}</p>"), date(2016, 9, 24)),
        (page('<link rel="canonical" href="https://example.org/2016/09/24/shelling">'), date(2016, 9, 24)),
        (
            page(
                '<meta name="last-modified" content="2016-09-24">'
                '<meta property="article:modified_time" content="2016-09-24">'
            ),
            None,
        ),
        (page('<meta name="date" content="2016">'), None),
        (page(after="<span>آخر تحديث: 24 سبتمبر 2016</span>"), None),
        (page(), None),
    ],
)
def test_the_day_of_publication_is_what_the_page_says_of_the_report(
    content: str, published: date | None, written: Write, read_one: ReadOne
) -> None:
    """Metadata, then the date by the title, then the link; not today's date, a change, other reports or the body."""
    assert read_one(written("p.html", content)).published == published


def test_a_browsers_note_tells_where_a_page_was_saved_from(written: Write, read_one: ReadOne) -> None:
    """Link and outlet come from it where the page names none."""
    read = read_one(written("p.html", "<!-- saved from url=(0030)https://www.example.org/news/7 -->\n" + page()))
    assert (read.url, read.outlet) == ("https://www.example.org/news/7", "example.org")


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("iso-8859-6", "iso-8859-6"), ("x", "utf-16")],
)
def test_a_pages_own_encoding_is_honoured(charset: str, encoding: str, written: Write, read_one: ReadOne) -> None:
    """As far as its bytes bear it out."""
    content = re.sub("[\u064b-\u0652]", "", page(f'<meta charset="{charset}">'))
    read = read_one(written("p.html", content.encode(encoding)))
    assert "مدير المشفى الميداني" in read.text


def test_a_page_with_an_xml_declaration_is_read(written: Write, read_one: ReadOne) -> None:
    """XHTML, and a page without an ending that says so."""
    assert "الميداني" in read_one(written("p", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>' + page())).text


@pytest.mark.parametrize("content", ["<html><body></body></html>", "<html>", "<html><body>" + "<div>" * 50_000 + "قصف"])
def test_a_page_without_a_report_is_refused(content: str, written: Write, refused: Refused) -> None:
    """Empty, cut off after its start, or nested beyond sense."""
    assert isinstance(refused(written("p.html", content)), NotAReportError | UnreadableError)


def test_a_page_of_fifty_megabytes_is_refused(written: Write, refused: Refused) -> None:
    """Before it is parsed, and with the limit named."""
    error = refused(written("p.html", b"<!DOCTYPE html><html><body>" + b"<p>x</p>" * (50 * 1024 * 1024 // 8)))
    assert "larger than 20 MB" in str(error)
