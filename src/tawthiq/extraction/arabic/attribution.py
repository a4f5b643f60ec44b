"""Who says what: the sayings of a report, each with its words, its speaker, role and carrier.

A saying is a reporting verb with its clause («قال X إن …»), an attribution («… بحسب X»), a speaker before a colon, a
participle that goes on («مضيفا أن …»), or a quoted post over its author's name. Sayings give the statements of the
record and the sources of its numbers. Refuses to guess a speaker that the words do not name: an unnamed one has a role
alone.
"""

import re
from bisect import bisect_right

from tawthiq.extraction.arabic.complements import Complements
from tawthiq.extraction.arabic.sayings import SentenceSayings, Span
from tawthiq.extraction.arabic.speakers import Speakers
from tawthiq.extraction.arabic.spoken import folded_words
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.said import Saying, Speaker

_AUTHOR = re.compile(r"\n[ \t]*[—–-]+[ \t]*(?P<name>[^\n(@]{3,50}?)[ \t]*\(@")
_BACKGROUND = re.compile(r"\W*(?:و?كانت?|و?سبق|يذكر|يشار|الجدير|علي صعيد|من جه|في سياق|و?في المقابل)(?!\w)")

_LONG = 40
"""Letters from which the same words twice are one saying."""


def find_sayings(reading: Reading, spans: list[Span]) -> list[Saying]:
    """The sayings in the given sentences, in order."""
    found: list[Saying] = []
    speakers = Speakers(reading)
    complements = Complements(reading, speakers)
    before: Saying | None = None
    end_before = 0
    for start, end in spans:
        here = SentenceSayings(reading, speakers, complements, start, end).sayings()
        if (
            not here
            and before
            and _same_paragraph(reading.text, end_before, start)
            and not _BACKGROUND.match(reading.text, start)
        ):
            here = [before._replace(start=start, end=end, silent=True, direct=False, head=(start, start), matches=())]
        before = here[-1] if here and here[-1].document else None
        end_before = end
        found += [saying._replace(own=_is_own(reading, saying)) for saying in here]
    return _told_once(reading.text, sorted([*found, *_posts(reading, spans)], key=lambda saying: saying.start))


def _is_own(reading: Reading, saying: Saying) -> bool:
    """Whether the speaker is the report's own outlet, in full or in short."""
    outlet, name = reading.document.outlet, saying.speaker.name
    if not outlet or not name or saying.speaker.role:
        return False
    ours, theirs = set(folded_words(outlet)), set(folded_words(name))
    return ours <= theirs or theirs <= ours


def _told_once(text: str, sayings: list[Saying]) -> list[Saying]:
    """The sayings without those whose very words come again: a page may print a line twice, the lead and the report."""
    last = {text[saying.start : saying.end]: saying for saying in sayings}
    return [
        saying
        for saying in sayings
        if saying.end - saying.start < _LONG or last[text[saying.start : saying.end]] is saying
    ]


def _same_paragraph(text: str, start: int, end: int) -> bool:
    return "\n" not in text[start:end]


def _posts(reading: Reading, spans: list[Span]) -> list[Saying]:
    """Posts that a page quotes: the lines over «— name (@…)», up to the blank line before them."""
    posts = []
    starts = [start for start, _ in spans]
    for author in _AUTHOR.finditer(reading.text):
        if bisect_right(starts, author.start()) in (0, len(starts) + 1):
            continue
        end = len(reading.text[: author.start()].rstrip(" \n."))
        start = reading.text.rfind("\n\n", 0, end) + 2
        if 12 < end - start < 600:
            speaker = Speaker(
                reading.quote(author.start("name"), author.end("name")).strip(), None, "تويتر", platform=True
            )
            posts.append(Saying(start, end, speaker, True, False, False, False, (author.start(), author.end()), ()))
    return posts
