"""What an act's verb aims at or hits."""

from datetime import date

import pytest

from tawthiq.model.text import Document
from tawthiq.pipeline import read_document

CASES = {
    "قصفت الطائرات الحربية مشفى ومدرسة في مدينة إدلب.": ["hospital", "school"],
    "أصيب طفلان في غارة إسرائيلية على منزل غربي مخيم البريج.": ["home"],
    "قتل أربعة إثر استهداف قوات النظام بصاروخ موجه سيارة مدنية في بلدة سرمدا.": ["vehicle"],
    "خرج المشفى الوطني عن الخدمة بعد استهدافه ببرميلين متفجرين.": ["hospital"],
    "اختطف المسلحون تسع نساء من قرية قرب كورو.": ["women"],
    "أحرق مسلحون قافلة إغاثة قرب الفاشر.": ["aid_convoy"],
    "انفجرت عبوة ناسفة بحافلة تقل عمالا قرب الطيانة.": ["vehicle"],
    "شن الطيران الإسرائيلي غارة على دمشق مستهدفا أحد المباني السكنية.": ["building"],
    "أسقطت الدفاعات الجوية ثلاث طائرات مسيرة فوق بيلجورود.": ["aircraft"],
    "قتل رجل وأصيبت امرأة في قصف مدفعي على مدينة أريحا.": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_targets(text: str, expected: list[str]) -> None:
    """The things and people that the verb or noun of the act takes, and nobody who only came to harm."""
    record = read_document(Document(id="case", text=text, published=date(2024, 10, 9)))
    assert [list(event.targets) for event in record.events] == [expected]
