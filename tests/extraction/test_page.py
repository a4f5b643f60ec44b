"""The report is told from the page around it. All pages here are invented."""

from functools import cache
from itertools import pairwise

import pytest

from tawthiq.extraction.negatives import is_other_harm, of_violence
from tawthiq.extraction.page import body
from tawthiq.extraction.reading import Reading
from tawthiq.language.lexicon import Lexicon, load
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer


@cache
def equipment() -> tuple[Lexicon, Gazetteer]:
    return load("ar"), Gazetteer.load()


def read(text: str, title: str | None = None) -> Reading:
    return Reading(Document(id="page", text=text, title=title), *equipment())


def kept(text: str, title: str | None = None) -> list[str]:
    reading = read(text, title)
    return [reading.quote(*sentence) for sentence in body(reading).sentences]


def headline(text: str, title: str | None = None) -> str | None:
    reading = read(text, title)
    span = body(reading).title
    return reading.quote(*span) if span else None


LEAD = (
    "قصفت طائرات حربية مساء أمس حي الزيتون في بلدة الكرم، وقتل في القصف ثلاثة مدنيين وأصيب تسعة، "
    "وفق ما قال مصدر طبي في البلدة."
)
MORE = (
    "وقال رئيس المجلس المحلي إن القصف دمر مدرسة وأربعة منازل، وإن فرق الإنقاذ تواصل البحث عن عالقين "
    "تحت الأنقاض حتى هذه الساعة."
)


def test_a_news_page_keeps_its_paragraphs_alone() -> None:
    """Menus, headline, stamps, sharing, related headlines, teasers and the next article's link are not the report."""
    page = f"""الرئيسية
سياسة
قتلى في قصف على بلدة الكرم
20/08/2021
{LEAD}
{MORE}
شارك هذا الموضوع
واتساب
مقالات ذات صلة
افتتاح سوق شعبي في المدينة
قتلى وجرحى بقصف على بلدة أخرى…
اترك تعليقا
حسبنا الله ونعم الوكيل، قتلوا عشرين شخصا في بلدتنا يوم أمس ولم يتحدث أحد."""
    assert kept(page) == [LEAD, MORE]
    assert headline(page) == "قتلى في قصف على بلدة الكرم"


def test_a_ticker_above_and_links_inside_are_left_out() -> None:
    """Where paragraphs end in full stops, lines without one are headlines of other reports."""
    page = f"""قتلى في حادثة بعيدة عن المكان
وزير يزور معرضا للكتب
غرق قارب قبالة الساحل
{LEAD}
اقرأ أيضا: غارات على مدينة أخرى توقع عشرة قتلى
مقتل قائد بارز في الجنوب
{MORE}"""
    assert kept(page) == [LEAD, MORE]


def test_a_page_of_other_headlines_says_nothing() -> None:
    """A capture that holds menus and a ticker but no report gives no sentence."""
    first = "مقتل رجل في الشمال\nوزير يزور معرضا\nغرق قارب صيد\nهدنة جديدة قريبا"
    ticker = f"{first}\nأسعار الخبز ترتفع\nانفجار في الميناء\nندوة عن الشعر"
    assert kept(f"عربي\n{ticker}\nالرئيسية\nرياضة") == []


def test_a_headline_without_a_body_is_read() -> None:
    """A capture that lost the body but kept the headline is read by its headline."""
    assert kept("إصابة ستة مدنيين بقصف على البلدة\nالتعليقات\nرياضة") == ["إصابة ستة مدنيين بقصف على البلدة"]


@pytest.mark.parametrize("audience", ["Public", "Custom"])
def test_a_post_without_its_platform(audience: str) -> None:
    """Of a captured post, what stands between its head and the reactions, without the hashtags at its end."""
    head = "شبكة الكرم - قصف على البلدة...\nFacebookشبكة الكرم's Post\nشبكة الكرمMay 3, 2021 · Shared with "
    post = "قصف مدفعي على بلدة الكرم أدى إلى إصابة طفلين#الكرم #قصف"
    page = f"{head}{audience}{post}All reactions:12K7 commentsLikeCommentأبو فلانقتلوا الناس1y"
    assert kept(page) == ["قصف مدفعي على بلدة الكرم أدى إلى إصابة طفلين"]


def test_a_tweet_without_replies() -> None:
    """A tweet ends at its clock time; replies are not the report, and a line without a full stop is."""
    page = """Post
شبكة الكرم@alkarm_net1قصف على بلدة الكرم
إصابة طفلين في حصيلة أولية0:128:13 PM · Nov 2, 2021745Views17
قارئ@reader99Nov 2, 2021قتلوا عشرة في بلدتنا"""
    assert kept(page) == ["قصف على بلدة الكرم", "إصابة طفلين في حصيلة أولية"]


def test_lists_and_clean_texts_stay_whole() -> None:
    """Bullets, numbered names, lines under a colon and lines with a clock time are the report's own."""
    lines = [
        LEAD[:-1] + "، وتوزعوا كالتالي:",
        "- حي الزيتون: ٨ شهداء",
        "١- سالم الأمين، ٦ سنوات",
        "10:30 غارة على أطراف البلدة",
    ]
    assert kept("\n".join(lines)) == lines
    names = [LEAD, "أسماء القتلى:", "سالم الأمين", "ناصر الأمين"]
    assert kept("\n".join(names)) == names


def test_short_posts_keep_lines_without_stops() -> None:
    """A text without paragraphs or furniture keeps every line."""
    lines = ["قصف مدفعي على بلدة الكرم", "أنباء عن إصابات بين الأهالي", "فرق الإسعاف تتجه إلى المكان"]
    assert kept("\n".join(lines)) == lines


def test_the_documents_title_is_kept_apart() -> None:
    """A headline repeats the body: it is told apart, with or without the mark of a heading."""
    assert kept(f"# قصف البلدة\n{LEAD}\n{MORE}", "قصف البلدة") == [LEAD, MORE]
    assert headline(f"قصف البلدة\n{LEAD}\n{MORE}", "قصف البلدة") == "قصف البلدة"


def test_what_is_printed_twice_is_read_once() -> None:
    """A teaser cut short and a lead printed twice are copies; a sentence with another number is none."""
    assert kept(f"{LEAD[:90]}...\n{LEAD}\n{MORE}") == [LEAD, MORE]
    assert kept(f"{LEAD}\n{MORE}\n{LEAD}") in ([LEAD, MORE], [MORE, LEAD])
    assert len(kept(f"{LEAD}\n{LEAD.replace('تسعة', 'عشرة')}")) == 2


def test_a_quoted_post_is_not_the_report() -> None:
    """A line signed by another account is an embedded post."""
    page = f"{LEAD}\nقتل خمسة في القصف على البلدة.\n— شبكة الكرم (@alkarm_net) May 3, 2021\n{MORE}"
    assert kept(page) == [LEAD, MORE]


@pytest.mark.parametrize(
    "text", ["", " \n\n", "12:30", "#وسم #آخر", "«" * 50, "Post", "Shared with Public", "All reactions:"]
)
def test_nothing_is_no_report(text: str) -> None:
    """Texts without a report give no sentence and no error."""
    assert kept(text) == []


def test_sentences_are_in_order_and_apart() -> None:
    """Spans are not empty, in order, and do not overlap."""
    sentences = body(read(f"{MORE} {LEAD}\n{LEAD}\n{MORE} وانتهى البيان.")).sentences
    assert all(start < end for start, end in sentences)
    assert all(first[1] <= second[0] for first, second in pairwise(sentences))


@pytest.mark.parametrize(
    "text",
    [
        "توفي أربعة أشخاص في حادث سير على الطريق الدولي. وأصيب آخرون بجروح.",
        "ضرب زلزال المدينة بقوة سبع درجات على مقياس ريختر. وارتفعت الحصيلة إلى 200 قتيل. وتلته هزات ارتدادية.",
        "ارتكب الضيوف مجزرة في المباراة بخمسة أهداف. وسدد صانع الألعاب قذيفة في الشباك. وانتهى الشوط الأول بالتعادل.",
    ],
)
def test_harm_without_violence_is_no_report_of_war(text: str) -> None:
    """Accidents, disasters and sport give nothing to read."""
    reading = read(text)
    assert is_other_harm(reading, body(reading).sentences)
    assert of_violence(reading, body(reading).sentences) == []


def test_an_accident_in_a_report_of_war_is_left_out_alone() -> None:
    """The sentence of the accident goes; the report of war stays."""
    reading = read(f"{LEAD}\nوفي سياق آخر أصيب سبعة مدنيين في حادث سير قرب البلدة.\n{MORE}")
    left = [reading.quote(*span) for span in of_violence(reading, body(reading).sentences)]
    assert left == [LEAD, MORE]
