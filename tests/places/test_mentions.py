"""Names are found where they stand as places, and nowhere else."""

import pytest

from tawthiq.language import lexicon
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Level
from tawthiq.places.gazetteer import Entry, Gazetteer
from tawthiq.places.mentions import Mention, find_mentions, names_as_senses


def place(
    identifier: str,
    names: str,
    level: Level,
    lat: float = 35.0,
    lon: float = 37.0,
    within: str | None = None,
    population: int = 0,
    country: str = "SY",
) -> Entry:
    """An entry whose names are divided by |."""
    return Entry(identifier, identifier.title(), tuple(names.split("|")), level, lat, lon, country, within, population)


ENTRIES = (
    place("SY", "سوريا|سورية", "country"),
    place("aleppo-governorate", "حلب", "governorate", 36.2, 37.3, "SY"),
    place("aleppo", "حلب", "city", 36.2, 37.15, "aleppo-governorate", 2_000_000),
    place("idlib-governorate", "إدلب", "governorate", 35.8, 36.7, "SY"),
    place("idlib", "إدلب", "city", 35.93, 36.63, "idlib-governorate", 130_000),
    place("south-idlib", "ريف إدلب الجنوبي", "region", 35.6, 36.6, "idlib-governorate"),
    place("raqqa", "الرقة", "city", 35.95, 39.0, "SY", 500_000),
    place("saraqib", "سراقب", "town", 35.86, 36.8, "idlib-governorate", 30_000),
    place("hass", "حاس", "village", 35.6, 36.59, "idlib-governorate"),
    place("bab", "الباب", "city", 36.37, 37.5, "aleppo-governorate", 60_000),
    place("kobani", "عين العرب|كوباني", "city", 36.89, 38.35, "aleppo-governorate", 40_000),
    place("deir", "دير الزور", "city", 35.33, 40.14, "SY", 200_000),
    place("kafr", "كفرنبل", "town", 35.61, 36.56, "idlib-governorate", 20_000),
    place("afrin", "عفرين", "district", 36.5, 36.87, "aleppo-governorate"),
    place("abu-bakr", "أبو بكر", "village", 36.0, 37.0, "SY"),
)
GAZETTEER = Gazetteer(ENTRIES, None, "")
LEXICON = Lexicon.compiled([*((s, list(f)) for s, f in lexicon.senses("ar")), *names_as_senses(GAZETTEER)])


def read(text: str) -> tuple[list[str], list[Mention]]:
    """The recorded strings of a text's places, as written, and the mentions themselves."""
    view = fold(text)
    mentions = find_mentions(view.text, LEXICON.find(view.text), GAZETTEER)
    return [view.quote(mention.start, mention.end) for mention in mentions], mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع القصف في حلب.", ["حلب"]),
        ("وصلوا إلى الرقة وعادوا بالرقة ثم للرقة.", ["الرقة", "الرقة", "للرقة"]),
        ("قصف مدفعي طال ديرالزور وكفر نبل.", ["ديرالزور", "كفر نبل"]),
        ("انفجار قرب بلدة حاس جنوبي إدلب.", ["حاس", "إدلب"]),
        ("غارة على مدينة #حلب.", ["حلب"]),
        ("قتل رجل في عين العرب (كوباني).", ["عين العرب (كوباني)"]),
        ("إدلب: مقتل رجل.\nسراقب: جرح طفل.", ["إدلب", "سراقب"]),
        ("- سراقب: قتيلان", ["سراقب"]),
        ("قصف على مدينة الباب.", ["الباب"]),
        ("انفجار في الباب بريف حلب.", ["الباب", "ريف حلب"]),
    ],
)
def test_known_names(text, expected):
    """A name of the gazetteer is found with clitics, in a hashtag, at the head of a line, without its level word."""
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "خرج من الباب الخلفي.",
        "أغلق الباب بسرعة.",
        "أعلن جيش حلب مسؤوليته.",
        "قال لواء إدلب إنه انسحب.",
        "تحدث أبو بكر المطلبي.",
        "قال محمد حاس إنه نجا.",
        "القرية التي احترقت والمدينة المجاورة.",
        "قرية صغيرة في مكان بعيد.",
    ],
)
def test_no_places(text):
    """A door, a person and a group are no places, nor is a settlement without a name."""
    assert read(text)[0] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف على حي الزهور.", ["حي الزهور"]),
        ("سقطت قذيفة على قرية خانا شمسي شرق حلب.", ["خانا شمسي", "حلب"]),
        ("انفجر لغم في منطقة مشلوفة.", ["مشلوفة"]),
        ("نزحوا من منطقة عفرين.", ["منطقة عفرين"]),
        ("قصفت قرية تل شمسان بالمدفعية.", ["تل شمسان"]),
        ("اشتباكات في بلدتي الشمسية والقمرية.", ["الشمسية", "القمرية"]),
        ('قصف طال مخيم "الياسمين" للنازحين.', ['مخيم "الياسمين"']),
        ("استهدفت الغارة السوق الشعبي.", ["السوق الشعبي"]),
        ("غارات على الأحياء الشرقية في مدينة حلب.", ["الأحياء الشرقية", "حلب"]),
        ("هجوم على مطار حلب الدولي.", ["مطار حلب الدولي"]),
        ("اشتباكات على محور سراقب.", ["محور سراقب"]),
        ("وقع الهجوم قرب الحدود التركية.", ["الحدود التركية"]),
        ("نزحوا من شمال وشرق سوريا.", ["شمال وشرق سوريا"]),
        ("سقطت قذيفة قرب تل شمسان أمس.", ["تل شمسان"]),
        ("قتل رجل في مشلوفة بريف حلب.", ["مشلوفة", "ريف حلب"]),
        ("نزحوا من سراقب نحو الباب مساء.", ["سراقب", "الباب"]),
        ("قصف على قرية مصرف، بريف حلب.", ["مصرف", "ريف حلب"]),
        ("قصف طال قرى وبلدات واسعة، منها سراقب.", ["سراقب"]),
        ("نقلوا إلى مستشفى للولادة.", []),
        ("أغلق منفذ الشمسية ومستشفى حلب الجامعي.", ["منفذ الشمسية", "مستشفى حلب الجامعي"]),
        ("أغارت مسيرة على سيارة على طريق الشمسية.", ["طريق الشمسية"]),
        ("قتل عن طريق الشظايا المتطايرة.", []),
        ("انهار مبنى المصرف القديم.", ["مبنى المصرف القديم"]),
        ("أوقفه حاجز تفتيش قرب بوابة فاطمة.", ["بوابة فاطمة"]),
        ("قصفت مدرسة خالد بن الوليد في حلب.", ["مدرسة خالد بن الوليد", "حلب"]),
        ("غارة على الحي الغربي وعلى أطراف حلب القديمة.", ["الحي الغربي", "حلب القديمة"]),
        ("سيطروا على آخر مدن سوريا.", ["سوريا"]),
        ("اعتقالات شمالي سوريا.", ["شمالي سوريا"]),
    ],
)
def test_places_by_grammar(text, expected):
    """A level word makes a name of what follows it; a definite site needs none."""
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف على ريف إدلب الجنوبي.", ["ريف إدلب الجنوبي"]),
        ("قصف طال ريفي إدلب الغربي والشمالي.", ["ريفي إدلب الغربي والشمالي"]),
        ("غارة بريف #حلب_الغربي.", ["ريف #حلب_الغربي"]),
        ("اشتباكات في ريف بلدة سراقب.", ["ريف بلدة سراقب"]),
        ("في محافظة إدلب", ["محافظة إدلب"]),
        ("حصار مدينة حلب وقصف ريف حلب.", ["مدينة حلب", "ريف حلب"]),
    ],
)
def test_what_is_recorded(text, expected):
    """Governorates and countrysides keep their word; a city keeps it where its countryside is named too."""
    assert read(text)[0] == expected


def test_datelines_and_offices_are_marked():
    """Where a report or a speaker sits is told apart from where something happened."""
    _, (dateline, happened) = read("حلب (وكالات) - وقع انفجار في سراقب.")
    assert dateline.dateline and not happened.dateline
    _, (office, happened) = read("قال محافظ إدلب إن القصف طال بلدة سراقب.")
    assert office.in_role and not happened.in_role
    assert not read("أصيب راع في مزارع بلدة سراقب.")[1][0].in_role


def test_what_a_mention_carries():
    """Level, relation and the candidates of the gazetteer."""
    _, (mention,) = read("قتل رجل شرقي قرية حاس.")
    assert (mention.level, mention.relation, mention.known) == ("village", "direction", True)
    assert [GAZETTEER.entries[index].id for index in mention.entries] == ["hass"]
    _, (unknown,) = read("قتل رجل في قرية المشلوفة.")
    assert (unknown.entries, unknown.known, unknown.relation) == ((), False, "in")
