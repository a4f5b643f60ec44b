"""An invented report and the record of it. No place, person or outlet in it is real."""

from datetime import date

import pytest

from tawthiq.model.record import Casualty, Count, Damage, Event, Evidence, Place, Record, Rule, Statement, Victim
from tawthiq.model.text import Document

TEXT = (
    "قصف جوي على سوق «أم الندى» يوقع عشرات الضحايا\n"
    "قُتل أكثر من 130 مدنيًّا، بينهم 4 أطفال، وأصيب نحو 50 آخرين بجروح، في غارتين شنتهما طائرات حربية "
    "يوم الثلاثاء على السوق الشعبي في بلدة أم الندى بريف الوادي الشرقي، وفق ما نقلت وكالة «المرصاد» عن "
    "مصدر طبي.\n"
    "وقال مدير الدفاع المدني في البلدة سالم أبو غيمة لصحيفة «الضفة»: «ما زالت عائلات كاملة تحت الأنقاض، "
    "ولم يبقَ لدينا سوى سيارة إسعاف واحدة». وأضاف أن القصف دمّر مدرستين وأخرج مركز الدفاع المدني عن "
    "الخدمة.\n"
    "ومن بين القتلى الطفلة نرجس أبو غيمة (7 سنوات).\n"
    "ونفت وزارة الدفاع استهداف السوق، فيما يُتوقع أن تبدأ مفاوضات جديدة في حي المنارة.\n"
)


def words(phrase: str, text: str = TEXT, nth: int = 0) -> Evidence:
    """The evidence that a phrase of the text is."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(phrase, at + 1)
    return Evidence(at, at + len(phrase), phrase)


DOCUMENT = Document(
    id="invented-1",
    text=TEXT,
    title=TEXT.partition("\n")[0],
    published=date(2031, 5, 14),
    outlet="صحيفة الضفة",
    author="مراسل الضفة",
    url="https://example.org/umm-alnada?a=1&b=2",
    language="ar",
)

_MEDIC = ("مصدر طبي", "المرصاد")
_CHIEF = ("سالم أبو غيمة",)
_RULE = Rule("invented", ("trigger/air_strike", "platforms/warplane"))

RECORD = Record(
    document=DOCUMENT,
    events=(
        Event(
            id="e1",
            evidence=words("غارتين شنتهما طائرات حربية"),
            type="air_strike",
            places=("السوق الشعبي", "أم الندى", "ريف الوادي الشرقي"),
            start="2031-05-13",
            end="2031-05-13",
            perpetrators=("Valley air force",),
            weapons=("bomb", "thermobaric"),
            targets=("market", "civilians"),
            count=Count(2),
            rule=_RULE,
        ),
        Event(
            id="e2",
            evidence=words("استهداف السوق"),
            type="air_strike",
            status="denied",
            places=("السوق الشعبي",),
            when="يوم الثلاثاء",
            perpetrators=("Valley air force",),
            targets=("market",),
            rule=_RULE,
        ),
        Event(
            id="e3",
            evidence=words("مفاوضات جديدة"),
            type="negotiation",
            status="planned",
            places=("حي المنارة",),
            rule=_RULE,
        ),
    ),
    casualties=(
        Casualty(
            evidence=words("أكثر من 130 مدنيًّا"),
            outcome="killed",
            group="civilians",
            value=130,
            bound="more_than",
            start="2031-05-13",
            end="2031-05-13",
            event="e1",
            sources=_MEDIC,
            rule=_RULE,
        ),
        Casualty(
            evidence=words("4 أطفال"),
            outcome="killed",
            group="children",
            value=4,
            event="e1",
            part_of="أكثر من 130 مدنيًّا",
            sources=_MEDIC,
            rule=_RULE,
        ),
        Casualty(
            evidence=words("نحو 50 آخرين"),
            outcome="injured",
            group="civilians",
            value=50,
            bound="about",
            event="e1",
            sources=_MEDIC,
            rule=_RULE,
        ),
        Casualty(
            evidence=words("عائلات كاملة تحت الأنقاض"),
            outcome="trapped",
            bound="vague",
            word="some",
            unit="families",
            event="e1",
            sources=_CHIEF,
            rule=_RULE,
        ),
    ),
    damage=(
        Damage(
            evidence=words("دمّر مدرستين"),
            object="school",
            value=2,
            bound="exact",
            effect="destroyed",
            event="e1",
            sources=_CHIEF,
            rule=_RULE,
        ),
        Damage(
            evidence=words("مركز الدفاع المدني عن الخدمة"),
            object="civil_defence_centre",
            value=1,
            bound="exact",
            effect="out_of_service",
            event="e1",
            sources=_CHIEF,
            rule=_RULE,
        ),
    ),
    victims=(
        Victim(
            name="نرجس أبو غيمة",
            evidence=words("الطفلة نرجس أبو غيمة (7 سنوات)"),
            outcome="killed",
            group="children",
            age=7,
            sex="female",
            place="أم الندى",
            event="e1",
            rule=_RULE,
        ),
    ),
    statements=(
        Statement(
            evidence=words("قُتل أكثر من 130 مدنيًّا، بينهم 4 أطفال، وأصيب نحو 50 آخرين بجروح"),
            role="مصدر طبي",
            via="المرصاد",
            rule=_RULE,
        ),
        Statement(
            evidence=words("ما زالت عائلات كاملة تحت الأنقاض، ولم يبقَ لدينا سوى سيارة إسعاف واحدة"),
            speaker="سالم أبو غيمة",
            role="مدير الدفاع المدني في البلدة",
            via="الضفة",
            mode="direct",
            rule=_RULE,
        ),
        Statement(
            evidence=words("القصف دمّر مدرستين وأخرج مركز الدفاع المدني عن الخدمة"),
            speaker="سالم أبو غيمة",
            role="مدير الدفاع المدني في البلدة",
            via="الضفة",
            rule=_RULE,
        ),
    ),
    places=(
        Place(
            text="السوق الشعبي",
            evidence=words("السوق الشعبي"),
            level="site",
            located="within",
            within="أم الندى",
            lat=35.0101,
            lon=38.5,
            rule=_RULE,
        ),
        Place(
            text="أم الندى",
            evidence=words("أم الندى", nth=1),
            name="Umm al-Nada",
            country="SY",
            lat=35.0101,
            lon=38.5,
            level="town",
            located="place",
            rule=_RULE,
        ),
        Place(text="حي المنارة", evidence=words("حي المنارة"), level="neighbourhood", rule=_RULE),
    ),
)


@pytest.fixture
def record() -> Record:
    """The record of the invented report."""
    return RECORD
