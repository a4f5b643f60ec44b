"""Makes the PDFs in data/ from data/report.html with the programs that reports come from; not run by the tests.

Needs Chromium, LibreOffice Writer and the font Amiri (Debian: chromium, libreoffice-writer-nogui, fonts-hosny-amiri,
fonts-dejavu-core), and the packages reportlab, arabic-reshaper and python-bidi.
"""

import html
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import arabic_reshaper
from bidi import get_display
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

DATA = Path(__file__).parent / "data"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
WIDTH = 480


def chromium(page: Path, pdf: Path, *options: str) -> None:
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", *options, f"--print-to-pdf={pdf}", str(page)],
        check=True,
    )


def libreoffice(page: Path, folder: Path) -> Path:
    for source, kind in ((page, "odt"), (folder / f"{page.stem}.odt", "pdf")):
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", folder, source], check=True)
    return folder / f"{page.stem}.pdf"


def reportlab(paragraphs: list[str], pdf: Path, *, encrypt: StandardEncryption | None = None, header: str = "") -> None:
    """Paragraphs on as many pages as they need; with a header each page has it, and its number below."""
    pdfmetrics.registerFont(TTFont("Sans", FONT))
    canvas, y, page = Canvas(str(pdf), invariant=1, encrypt=encrypt), 770.0, 1

    def put(line: str, height: float, size: float) -> None:
        canvas.setFont("Sans", size)
        canvas.drawRightString(550, height, get_display(arabic_reshaper.reshape(line), base_dir="R"))

    def finish() -> None:
        if header:
            put(header, 810, 9)
            put(f"صفحة {page}", 30, 9)
        canvas.showPage()

    for number, paragraph in enumerate(paragraphs):
        size = 18 if number == 0 else 11
        for line in wrapped(paragraph, size):
            if y < 60:
                finish()
                y, page = 770.0, page + 1
            put(line, y, size)
            y -= size * 1.5
        y -= 8
    finish()
    canvas.save()


def wrapped(paragraph: str, size: float) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(arabic_reshaper.reshape(longer), "Sans", size) > WIDTH:
            yield line
            longer = word
        line = longer
    yield line


def pictures(pdf: Path) -> None:
    canvas = Canvas(str(pdf), invariant=1)
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.save()


def long_report() -> list[str]:
    """A title and sixty paragraphs that all differ."""
    units = ("حي الزيتون", "سوق القمح", "طريق المطحنة", "مخيم السدرة", "قرية العين")
    return ["نشرة القصف في النخيل"] + [
        f"في الساعة {number % 24}:15 سقطت {number + 3} قذائف على {units[number % 5]} ثم على {units[number % 3]}، وأصيب "
        f"{2 * number + 1} مدنيين بجروح نقلوا على إثرها إلى المشفى رقم {number} وسط انقطاع الاتصالات والكهرباء."
        for number in range(60)
    ]


def main() -> None:
    page = DATA / "report.html"
    source = page.read_text(encoding="utf-8")
    paragraphs = [
        html.unescape(re.sub("<[^>]+>", "", words)) for words in re.findall(r"<(?:h1|p|li)>(.*?)</(?:h1|p|li)>", source)
    ]
    chromium(page, DATA / "chromium.pdf", "--no-pdf-header-footer")
    with tempfile.TemporaryDirectory() as folder:
        libreoffice(page, Path(folder)).replace(DATA / "libreoffice.pdf")
    reportlab(paragraphs, DATA / "reportlab.pdf")
    reportlab(paragraphs[:2], DATA / "encrypted.pdf", encrypt=StandardEncryption("secret", ownerPassword="owner"))
    (DATA / "pages.txt").write_text("\n\n".join(long_report()), encoding="utf-8")
    reportlab(long_report(), DATA / "pages.pdf", header="شبكة المثال | نشرة يومية")
    pictures(DATA / "pictures.pdf")


if __name__ == "__main__":
    main()
