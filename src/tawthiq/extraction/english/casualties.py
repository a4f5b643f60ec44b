"""How English tells tolls: the phrases of people that were harmed, and the words that tell one toll from another."""

import re

from tawthiq.extraction.english.governing import Sentence
from tawthiq.extraction.people import People, Span, Wording
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, short_heads

WORDING = Wording(
    wall=re.compile(r"[.;!?\n]|, (?:after|while|when|whereas|where|as)\b"),
    joint=re.compile(r"\s*(?:and|,)\s*"),
    rose=re.compile(r"\b(?:rose|risen|rises?|rising|climb\w*|increas\w*|jump\w*|went up|up) "),
    to=" to ",
    from_then=re.compile(r"(?:starting|as of|for the \w+ (?:day|week|month))\b"),
    overall=re.compile(
        r"\bsince (?:the (?:start|beginning|outbreak)|\d{4}|[^,.;]{2,40}\b(?:began|broke out|erupted|started))\b|"
        r"\b(?:in total|overall|so far this|to date|altogether)\b"
    ),
    over=re.compile(r"\b(?:during|over|throughout|in|between|for|within)(?: the)?(?: month of| year| past| last)? ?$"),
    statistic=re.compile(
        r"\b(?:monthly|annual|weekly|quarterly|yearly|periodic) (?:report|bulletin|review|brief|toll|update)"
    ),
    heading=re.compile(r"(?!)"),
    item=re.compile(r"\s*(?:[-–•*▪◾🔹🔸]|\d{1,2}[-.)])"),
    earlier=re.compile(
        r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|first (?:said|reported|put)|had (?:put|said|"
        r"reported|given)|"
        r"up from|preliminary|originally|after (?:first|initially))\b"
    ),
    paragraph=re.compile(r"\n\s*"),
    telling=re.compile(r"\b(?:toll|count|said|put|report\w*|gave|given|figure|number|up from|estimate\w*|told)\b"),
)


def find_people(reading: Reading, spans: list[Span], sayings: list[Saying]) -> list[People]:
    """The phrases of people who were harmed, in order."""
    found: list[People] = []
    heads = short_heads(sayings)
    for span in spans:
        if within(reading.of("outcomes"), *span):
            found += Sentence(reading, span, found, [h for h in heads if span[0] <= h[0] < span[1]]).harmed()
    return found
