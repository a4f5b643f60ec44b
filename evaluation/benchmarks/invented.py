"""Reports for measuring, made of invented sentences: the same seed gives the same reports.

About half of the sentences tell of violence, as dense in numbers, places and sources as an agency's; the others are
talk and description, as most of a long article is. Nothing in them happened.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

PLACES = (
    "معرة النعمان", "سراقب", "حي السكري في حلب", "بلدة حاس", "مدينة تعز", "حي الرمال في غزة", "ود مدني", "الفاشر",
    "مدينة سرت", "بلدة بنت جبيل", "خان يونس", "مخيم جباليا", "مدينة الموصل", "دوما", "ريف دمشق", "الحديدة",
)  # fmt: skip
GROUPS = ("مدنيين", "أشخاص", "أطفال", "مقاتلين", "مسعفين", "من أفراد عائلة واحدة")
ACTORS = ("الطيران الحربي", "قوات النظام", "طائرات التحالف", "فصيل مسلح", "القوات الحكومية", "طائرة مسيرة")
WEAPONS = ("براميل متفجرة", "قنابل عنقودية", "قذائف هاون", "صواريخ فراغية", "صواريخ أرض أرض")
SOURCES = ("مصدر طبي", "ناشطون محليون", "الدفاع المدني", "شهود عيان", "وكالة «المرصاد»", "شبكة «الضفة» الإخبارية")
OBJECTS = ("مدرسة", "مشفى ميدانيًا", "مركزًا للدفاع المدني", "سوقًا شعبيًا", "محطة مياه", "مسجدًا")
DAYS = ("أمس", "فجر اليوم", "صباح الثلاثاء", "مساء الجمعة", "أول أمس", "منذ يومين", "في 3 آذار الماضي")
HEDGES = ("", "نحو ", "أكثر من ", "ما لا يقل عن ", "قرابة ")

VIOLENCE = (
    "قُتل {hedge}{number} {group} وأصيب {more} آخرون بجروح في قصف استهدف {place} {day}، بحسب {source}.",
    "شنت {actor} {number} غارات على {place} {day}، استخدمت فيها {weapon}.",
    "وقال {source} إن {actor} قصفت {object} في {place}، ما أدى إلى مقتل {number} {group}.",
    "وأوضح {source} أن القصف دمّر {object} وأخرجه عن الخدمة، فيما لا يزال {number} أشخاص تحت الأنقاض.",
    "ونزحت {hedge}{more} عائلة من {place} نحو {other} {day}.",
    "وارتفعت حصيلة القتلى في {place} إلى {more} قتيلًا، بينهم {number} {group}، وفق {source}.",
    "واندلعت اشتباكات عنيفة بين {actor} ومسلحين على أطراف {place} {day}، أوقعت {number} قتلى.",
    "ونفت وزارة الدفاع استهداف {object} في {place}، واتهمت «فصيلًا مسلحًا» بإطلاق {weapon}.",
    "واعتقلت {actor} {number} {group} خلال مداهمة في {place} {day}.",
    "وتحاصر {actor} {place} منذ {number} أشهر، وتمنع دخول المساعدات إليها.",
)
QUIET = (
    "وتعاني المنطقة منذ سنوات من نقص في المياه والكهرباء، ويعتمد سكانها على الآبار والمولدات الصغيرة.",
    "وقالت معلمة في {place} إن الطلاب عادوا إلى صفوفهم هذا الأسبوع رغم البرد وقلة الكتب.",
    "ويرى مراقبون أن الحل السياسي ما زال بعيدًا، وأن المواقف المعلنة لا تشي بتقارب قريب.",
    "وبلغ سعر ربطة الخبز في {place} {more} ليرة، أي ضعف ما كان عليه قبل شهر.",
    "وتشتهر {place} بأسواقها القديمة وبساتين الزيتون التي تحيط بها من كل جانب.",
    "ولم يصدر تعليق رسمي حتى ساعة إعداد هذا التقرير، وتعذر التحقق من هذه الأنباء من مصدر مستقل.",
    "وكان الشتاء طويلًا هذا العام، فتأخر موسم الزراعة وارتفعت أسعار الوقود في عموم المحافظة.",
    "وتحدث سكان عن هدوء نسبي ساد الطرقات، وعن حركة خفيفة في المحال التي فتحت أبوابها.",
)
SENTENCES_A_PARAGRAPH = 3


def sentence(chance: random.Random) -> str:
    """One sentence, of violence or not."""
    return chance.choice(VIOLENCE if chance.random() < 0.5 else QUIET).format(
        hedge=chance.choice(HEDGES),
        number=chance.randint(3, 10),
        more=chance.randint(11, 400),
        group=chance.choice(GROUPS),
        actor=chance.choice(ACTORS),
        weapon=chance.choice(WEAPONS),
        source=chance.choice(SOURCES),
        object=chance.choice(OBJECTS),
        place=chance.choice(PLACES),
        other=chance.choice(PLACES),
        day=chance.choice(DAYS),
    )


def text(chance: random.Random, size: int) -> str:
    """A report of at least `size` bytes of UTF-8, its title first."""
    parts, length = [f"أنباء عن قصف في {chance.choice(PLACES)}"], 0
    while length < size:
        paragraph = " ".join(sentence(chance) for _ in range(SENTENCES_A_PARAGRAPH))
        parts.append(paragraph)
        length += len(paragraph.encode())
    return "\n\n".join(parts)


def reports(count: int, size: int, seed: int = 1) -> Iterator[str]:
    """`count` reports of about `size` bytes each, as JSON Lines."""
    chance = random.Random(seed)
    for index in range(count):
        body = text(chance, size)
        report = {
            "id": f"invented-{index}",
            "title": body.partition("\n")[0],
            "published": (date(2031, 1, 1) + timedelta(index % 365)).isoformat(),
            "outlet": "صحيفة الضفة",
            "language": "ar",
            "text": body,
        }
        yield json.dumps(report, ensure_ascii=False) + "\n"
