"""A count of letters tells most languages; a model tells the rest; little text tells nothing."""

import pytest

from tawthiq.sources.language import tell_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قصف مدفعي على البلدة أوقع قتلى", "ar"),
        ("قصفوا الحي اليوم چان القصف قوي كلش وراح بيه ناس هوايه من اهلنا بالمنطقة", "ar"),
        ("قصف مدفعی علی بلدة النخیل أوقع قتلی وجرحی فی المدینة الیوم السبت بعد غارة جویة", "ar"),
        ("https://example.org/a/b/c #هاشتاغ @name قصف على البلدة اليوم", "ar"),
        ("12:30 24/9", "und"),
        ("", "und"),
        ("قصف", "und"),
        (
            "Three civilians were killed when shells hit the market of the town on Saturday morning, a doctor said.",
            "en",
        ),
        (
            "Trois civils ont été tués par des obus tombés samedi matin sur le marché de la ville, selon un médecin.",
            "fr",
        ),
        ("Вчера утром по рынку города был нанесён удар, погибли три мирных жителя, сообщил врач больницы.", "ru"),
        (
            "سه غیرنظامی در پی حمله به بازار شهر کشته شدند و پنج نفر دیگر زخمی شدند، پزشکی گفت",
            "fa",
        ),
        (
            "شہر کے بازار پر گولہ باری سے تین شہری ہلاک اور پانچ زخمی ہو گئے، ایک ڈاکٹر نے بتایا",
            "ur",
        ),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    """Arabic stays Arabic with borrowed letters and on a Persian keyboard; its neighbours are told apart."""
    assert tell_language(text) == language
