"""Where and when a report was sent, at the head of its first sentence: «BEIRUT (AFP) -», «GENEVA (16 May 2025) –»."""

import re

from tawthiq.extraction.reading import Reading
from tawthiq.extraction.said import Span

_DATELINE = re.compile(
    r"\([\w ,./-]{2,40}\) ?[-–—]+ |"
    r"[\w’' ,./-]{2,40}?(?: ?\([\w ,./]{2,30}\) ?[-–—]+|,? \w+ \d{1,2},?(?: \d{4})?(?: \([\w ]+\))? ?[-–—]+| [-–—]+) "
)


def dateline_end(reading: Reading, span: Span) -> int:
    """Where the dateline at the head of a sentence ends: the sentence's start where it has none."""
    line = _DATELINE.match(reading.text, *span)
    if line is None or not ("(" in line[0] or reading.quote(span[0], span[0] + 3).isupper()):
        return span[0]
    return line.end()
