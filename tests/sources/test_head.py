"""Title, author, day, link and outlet are found at the head and foot of a plain report, and nowhere else."""

from datetime import date

import pytest

from tawthiq.sources.head import Head, host, read_head

BODY = "قُتل 17 مدنيًا، بينهم 4 أطفال، وأصيب 130 آخرون صباح اليوم السبت إثر غارات جوية على بلدة النخيل."


def test_an_article_exported_to_markdown_tells_all_of_itself() -> None:
    """Heading, byline with date, and the link in its last line."""
    text = f"\n\n# قصف يوقع 17 قتيلًا\n\nكتبه سامر الخطيب | 24 سبتمبر، 2016\n\n\n{BODY}\n\nرابط المقال : [/https://www.example.org/1](https://www.example.org/1)"
    assert read_head(text) == Head(
        "قصف يوقع 17 قتيلًا", "سامر الخطيب", date(2016, 9, 24), "https://www.example.org/1", "example.org"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"## **قصف** على [البلدة](http://example.org)\n{BODY}", "قصف على البلدة"),
        (f"قصف على البلدة\n\n{BODY}", "قصف على البلدة"),
        (f"{BODY}\n{BODY}", None),
        ("قصف على البلدة", None),
        (f"كتبه سامر الخطيب\n{BODY}", None),
        (f"{'قصف ' * 60}\n{BODY}", None),
        (f"السبت 24 سبتمبر 2016\n{BODY}", None),
        (f"***\n{BODY}", None),
        ("\n", None),
    ],
)
def test_the_title_is_a_heading_or_a_first_line_that_reads_like_one(text: str, title: str | None) -> None:
    """A long line, a sentence, a byline or a dateline is no title, and neither is a text's only line."""
    assert read_head(text).title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("كتبه سامر الخطيب | 24 سبتمبر، 2016", "سامر الخطيب"),
        ("بقلم: سلمى الوادي", "سلمى الوادي"),
        ("بقلم سلمى الوادي", "سلمى الوادي"),
        ("سامر الخطيب | 24 سبتمبر 2016", "سامر الخطيب"),
        ("**إعداد: سلمى الوادي**", "سلمى الوادي"),
        ("By Salma Alwadi", "Salma Alwadi"),
        ("وكالة المثال | 24 سبتمبر 2016", None),
        ("كتب المسعفون أسماء القتلى على الجدران", None),
        ("كتبها على الجدار.", None),
    ],
)
def test_the_author_is_who_the_byline_names(line: str, author: str | None) -> None:
    """A byline names a person; an agency before a date is none, and a sentence with «كتب» is no byline."""
    found = read_head(f"# عنوان\n{line}\n{BODY}").author
    assert found == author


def test_a_link_inside_a_sentence_is_not_the_reports() -> None:
    """Only a line of its own gives the link."""
    assert (
        read_head(f"{BODY}\nوقال المصدر في منشور على https://example.org/9 إن القصف مستمر على الأحياء كلها.").url
        is None
    )
    assert read_head(f"{BODY}\n<https://example.org/9>").url == "https://example.org/9"


def test_a_labelled_date_is_believed_before_a_bare_one() -> None:
    """The day on which a page was looked at stands bare at its top; the report's own has its label."""
    assert read_head(f"الأحد 3 آذار 2019\nقصف على البلدة\nتاريخ النشر: 24/9/2016\n{BODY}").published == date(
        2016, 9, 24
    )


def test_a_date_in_the_body_is_no_day_of_publication() -> None:
    """However near the head a sentence stands."""
    assert read_head(f"# قصف\nقُتل مدنيان في 24 سبتمبر 2016 في قصف على البلدة.\n{BODY}").published is None


def test_an_outlet_named_in_words_is_better_than_a_host() -> None:
    """«المصدر: …» names it; else the link's host without www does."""
    assert read_head(f"{BODY}\nالمصدر: شبكة المثال\nالرابط: https://www.example.org/1").outlet == "شبكة المثال"
    assert host("https://WWW.Example.org:8080/a") == "example.org"
    assert host("https://[bad") is None


def test_front_matter_is_read_and_stays_in_the_text() -> None:
    """Programs that save pages as Markdown write the fields between two lines of dashes."""
    text = f'---\ntitle: "قصف: 17 قتيلًا"\nauthor: سامر الخطيب\npublished: 2016-09-24\nsource: https://example.org/1\n---\n{BODY}'
    assert read_head(text) == Head(
        "قصف: 17 قتيلًا", "سامر الخطيب", date(2016, 9, 24), "https://example.org/1", "example.org"
    )
