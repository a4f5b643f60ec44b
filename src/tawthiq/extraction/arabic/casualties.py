"""How Arabic tells tolls: the phrases of people that were harmed, and the words that tell one toll from another."""

import re

from tawthiq.extraction.arabic.bearers import age_after
from tawthiq.extraction.arabic.governing import Sentence
from tawthiq.extraction.arabic.itemised import itemised
from tawthiq.extraction.arabic.outcome_words import DIED_LATER, governors
from tawthiq.extraction.people import People, Span, Wording
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, short_heads

WORDING = Wording(
    wall=re.compile(r"[.؛!؟\n]|، (?:بعد ان|بعدما|حيث|فيما|بينما|في حين|كما)(?!\w)"),
    joint=re.compile(r"\s*و\s*"),
    rose=re.compile(r"(?:ارتفع|ارتفاع|زاد|تزايد|صعد|قفز|رفع)\w*"),
    to=" الي ",
    from_then=re.compile(r"(?:ابتداء|بدءا|اعتبارا|لليوم|للاسبوع|للشهر|لليله)"),
    overall=re.compile(
        r"(?:منذ|مند) (?:ال)?(?:سنه|عام) \d{4}|(?:حصيله|محصله) (?:ال)?(?:اجماليه|كليه|تراكميه)"
        r"|حصيله (?:شهر|عام|سنه|الشهر|العام|الاسبوع)(?!\w)"
        r"|حصيله [^.،\n:]{3,30} (?:منذ|من) (?=\d{1,2} (?!الي|حتي)[^\W\d]|بداي|اول)|(?<!\w)من بدايه \w+ (?:لليوم|حتي)"
    ),
    over=re.compile(r"(?:خلال|شهد|شهدت|طيله|طوال|مدي|مدار)(?: شهر| عام)? (?:ال)?$"),
    statistic=re.compile(
        r"(?:تقرير\w*|احصايي\w*|احصاء|حصيله|نشره) (?:ال)?(?:شهري|سنوي|اسبوعي|فصلي|نصف سنوي|شهر|عام|سنه)"
    ),
    heading=re.compile(r"\W*(?:ال|شهر )?"),
    item=re.compile(r"\s*(?:[-–•*▪◾🔹🔸]|\d{1,2}[-.)])"),
    earlier=re.compile(
        r"(?<!\w)[وفب]?(?:كان قد|كانت قد|كانت الحصيله|"
        r"كانت حصيله|حصيله سابقه|الحصيله السابقه|حصيله اولي|الحصيله الاولي|"
        r"في وقت سابق|بعد ان كان|بعد ان كانت|بعدما كان\w*|كان\w* (?:تحدث|اعلن|افاد|ذكر)\w*|سابقا|في البدايه)(?!\w)"
    ),
    paragraph=re.compile(r"\n\s*"),
    since=re.compile(r"(?<!\w)[وف]?(?:منذ|مند|من (?=\d{1,2} (?!الي|حتي)[^\W\d]|بدايه |اول |مطلع ))(?!\w)"),
    onset=re.compile(r"(?:بدء|بدايه|بدايت\w+|انطلاق\w*|اندلاع\w*)(?!\w)"),
    telling=re.compile(r"(?:تحدث|اعلن|افاد|ذكر|قال|قدر|حصيله|عدد|سابق|بلغ|اشار)"),
)

_OF_ANY_AGE = frozenset({"people", "family", "men", "women", "civilians"})
_AGE_NEAR = 30
_OF_AGE = 18


def find_people(reading: Reading, spans: list[Span], sayings: list[Saying]) -> list[People]:
    """The phrases of people who were harmed, in order."""
    found: list[People] = []
    speakers = short_heads(sayings)
    for span in spans:
        if within(reading.of("outcomes"), *span):
            found += Sentence(reading, span, governors(reading, span), found, speakers).harmed()
    found = sorted([*found, *itemised(reading, spans, found)], key=lambda phrase: phrase.start)
    for phrase in found:
        alone = phrase.value == 1 and phrase.quantity is None and phrase.whole is None
        end = reading.sentences.around(phrase.start)[1]
        if alone and phrase.outcome == "injured" and DIED_LATER.match(reading.text, phrase.end, end):
            phrase.outcome = "killed"
        if phrase.value == 1 and phrase.noun is not None and phrase.noun.sense.code in _OF_ANY_AGE:
            age = age_after(reading, phrase.end, phrase.end + _AGE_NEAR)[0]
            if age is not None and age < _OF_AGE:
                phrase.group = "children"
    return found
