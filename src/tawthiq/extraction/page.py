"""What of a captured page is the report: its body's sentences, without menus, related links, tickers and comments.

A page is lines. Running text ends in full stops, is long, or goes on from what stands before; a page's own lines are in
the vocabulary `page`, or look like headlines: short, without a stop. Where the paragraphs of a page end in full stops,
a line without one is none of them. Headline and body tell the same, the body more fully, so the headline is kept apart,
to be read where the body is silent. A text without paragraphs (a post, a list, a live report) keeps its lines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_LONG = 25
"""Words from which a line is running text whatever else it looks like."""
_PARAGRAPH = 18
"""Words from which a line is a paragraph that tells whether this page ends its paragraphs in full stops."""
_STOPPED = 0.75
"""The share of such paragraphs with a full stop from which a line without one is an outsider."""
_LINKS = 3
"""So many links between paragraphs may end in another report's headline."""
_TAGS = 400
"""Letters at the end of a sentence in which its hashtags are looked for."""
_TICKER = 6
"""So many headlines of different things and no running text are a page's list of links."""

# --- platforms --------------------------------------------------------------------------------------------------------

_EMBEDDED = re.compile(r"— .{1,80}\(@[a-z0-9 ]{2,30}\)")

# --- looks of a line --------------------------------------------------------------------------------------------------

_LETTERS = {"ar": re.compile(r"[\u0621-\u064a]"), "en": re.compile(r"[a-z]")}
"""A letter of a language's own script: a line without one is none of the report."""
_STOP = re.compile(r"(?<![.…])[.!][\"»”)\]]*$|:$")
_QUOTED = re.compile(r"[\"»”]$")
_CREDIT = re.compile(r"\([^()]{2,40}\)$")
_ELLIPSIS = re.compile(r"(?:…|\.\.)[\"»”)\]]*$")
_BULLET = re.compile(r"[^\w\s«\"“”'(\[#@…]|\d{1,2} ?[-–/.)](?= ?[^\d\s])|\d{1,2}:\d\d\b")
_GOES_ON = re.compile(
    r"(?:كما|فيما|حيث|بينما|كذلك|ايضا|في حين|من جه\w+|و?بدوره\w*|في المقابل|يذكر|يشار"
    r"|و(?:قال|اضاف|اكد|اشار|كان|قد)\w{0,2}|و(?!تيره|يلات)[تي]\w{3,})\s"
)
_HEADING = re.compile(r"#{1,4} ")
_WORD = re.compile(r"[^\W_]+")
_CLITICS = re.compile(r"^[وف]?(?:ال|لل|بال|كال|[بل](?=\w{4}))?(?=\w{3})")


class Body(NamedTuple):
    """The sentences to read, in order; `title` is the headline's span."""

    sentences: list[Span]
    title: Span | None


class _Looks(Enum):
    PROSE = "running text"
    ITEM = "of a list"
    HEADLINE = "short, without a stop"
    FURNITURE = "of the page"
    LINKS = "of the page, and what follows are links"
    SIGNATURE = "who wrote the post that is quoted in the line before"
    END = "of the page, and what follows is no report"


_LEFT_OUT = {
    _Looks.PROSE: "page_end",
    _Looks.ITEM: "page_end",
    _Looks.HEADLINE: "page_headline",
    _Looks.FURNITURE: "page_furniture",
    _Looks.LINKS: "page_links",
    _Looks.SIGNATURE: "page_furniture",
    _Looks.END: "page_end",
}
"""Why a line that looks so is left out."""


class _Line(NamedTuple):
    start: int
    end: int
    words: int
    looks: _Looks

    @property
    def span(self) -> Span:
        return self.start, self.end


def body(reading: Reading) -> Body:
    """Tell the report apart from the page around it."""
    start, end, social = reading.post
    lines = list(_lines(reading, start, end))
    title = _title(reading, lines)
    told = {_Looks.PROSE, _Looks.ITEM}
    if social or not _ends_in_stops(reading.text, lines):
        told.add(_Looks.HEADLINE)
    kept = [line for line in _outside_links(reading.text, lines) if line.looks in told and line is not title]
    if not kept:
        kept, title = _headlines(reading.text, lines), None
    elif title and _Looks.HEADLINE not in told:
        kept = sorted([*kept, *_dated_head(reading, lines, title, kept[0])])
    told_once = list(_sentences(reading, kept))
    sentences = _without_copies(reading.text, told_once)
    if reading.notes.asked:
        for line in lines:
            if line not in kept:
                reading.notes.drop("report", "headline" if line is title else _LEFT_OUT[line.looks], *line.span)
        for span in told_once:
            if span not in sentences:
                reading.notes.drop("report", "copy", *span)
    return Body(sentences, title.span if title else None)


# --- lines ------------------------------------------------------------------------------------------------------------


def _lines(reading: Reading, start: int, end: int) -> Iterator[_Line]:
    """The lines of a text that hold letters, with what they look like."""
    text = reading.text
    furniture = reading.of("page").items
    at = 0
    listed = False
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        while at < len(furniture) and furniture[at].start < start:
            at += 1
        here = at
        while at < len(furniture) and furniture[at].start < stop:
            at += 1
        line = text[start:stop].strip()
        if line:
            first = text.index(line[0], start)
            words = line.count(" ") + 1
            looks = _furniture(line, first, words, furniture[here:at]) or _looks(reading, line, first, words, listed)
            if looks is not None:
                listed = (listed and looks is _Looks.ITEM) or (line[-1] == ":" and looks is _Looks.PROSE)
                yield _Line(first, first + len(line), words, looks)
        start = stop + 1


def _furniture(line: str, first: int, words: int, matches: list[Match]) -> _Looks | None:
    """Whether the vocabulary knows a line as the page's own, and what that says of the lines after it."""
    if not matches:
        return None
    known = matches[0]
    sense = known.sense
    leads = known.first - first < 3
    covered = sum(match.end - match.first for match in matches) >= 0.6 * len(line)
    if not covered and not (leads and words < _LONG and _whole(line, known, first)):
        return None
    if not sense.get("ends"):
        return _Looks.LINKS if sense.code == "related" else _Looks.FURNITURE
    return _Looks.END if sense.code in ("comments", "footer") else _Looks.LINKS


def _whole(line: str, known: Match, first: int) -> bool:
    """Whether a furniture word at the start of a line takes the line with it."""
    at = known.sense.get("at")
    if at == "label":
        return not line[known.end - first :].lstrip()[:1].isalpha()
    return at == "start" or (known.sense.code == "related" and known.several)


def _looks(reading: Reading, line: str, first: int, words: int, listed: bool) -> _Looks | None:
    if not _LETTERS[reading.document.language].search(line):
        return None if len(line) < 200 else _Looks.FURNITURE
    if _BULLET.match(line) and not _is_credit(line):
        return _Looks.SIGNATURE if _EMBEDDED.match(line) else _Looks.ITEM
    if line[0] == "#" and not _HEADING.match(line) and _only_hashtags(reading, first, first + len(line)):
        return None
    tail = line[-6:]
    if line[-1] == ":" or (words > 3 and _STOP.search(tail)):
        return _Looks.PROSE
    if listed and words < _LONG:
        return _Looks.ITEM
    if words < 1.5 * _LONG and _is_credit(line):
        return _Looks.HEADLINE
    if words >= _LONG:
        return _Looks.PROSE
    if _ELLIPSIS.search(tail):
        return _Looks.HEADLINE
    least = 9 if "،" in line else 12 if _QUOTED.search(tail) else 6 if _GOES_ON.match(line) else _LONG
    return _Looks.PROSE if words >= least else _Looks.HEADLINE


def _is_credit(line: str) -> bool:
    """Whether a line is a picture's caption, with who took it."""
    return line[0] == "©" or (line[-1] == ")" and bool(_CREDIT.search(line[-44:])))


def _only_hashtags(reading: Reading, start: int, end: int) -> bool:
    return all(word[0] in "#@" for word in reading.quote(start, end).split())


# --- pages ------------------------------------------------------------------------------------------------------------


def _ends_in_stops(text: str, lines: list[_Line]) -> bool:
    """Whether the paragraphs of this page end in full stops, so that a line without one is no paragraph."""
    paragraphs = [line for line in lines if line.words >= _PARAGRAPH and line.looks in (_Looks.PROSE, _Looks.HEADLINE)]
    if not paragraphs:
        return sum(line.looks in (_Looks.FURNITURE, _Looks.LINKS, _Looks.END) for line in lines) > 1
    stopped = sum(bool(_STOP.search(text, max(line.start, line.end - 4), line.end)) for line in paragraphs)
    return stopped >= _STOPPED * len(paragraphs)


def _outside_links(text: str, lines: list[_Line]) -> Iterator[_Line]:
    """The lines before the page's end that are neither its furniture nor links that furniture announces."""
    links = False
    told = 0
    heads: list[_Line] = []
    left = sum(line.words for line in lines if line.looks is _Looks.PROSE)
    for line, after in pairwise([*lines, None]):
        if line is None or (after and after.looks is _Looks.SIGNATURE):
            continue
        if line.looks is _Looks.PROSE and not (links and _quoted_headline(text, line)):
            if told and len(heads) >= _LINKS and _is_headed(text, line, heads[-2:]):
                return
            links, heads = False, []
            told += line.words
        elif line.looks is _Looks.END:
            links = True
            if told > left - told:
                return
        elif line.looks in (_Looks.LINKS, _Looks.FURNITURE):
            links = links or line.looks is _Looks.LINKS
        elif links:
            heads.append(line)
            continue
        yield line


def _is_headed(text: str, line: _Line, heads: list[_Line]) -> bool:
    """Whether one of the links just before a paragraph is its headline: another report begins."""
    words = _words(text, line.span)
    return any(_likeness(_words(text, head.span), words) > 0.5 for head in heads)


def _quoted_headline(text: str, line: _Line) -> bool:
    """Whether a line among links is taken for running text only for a comma or a quotation in it."""
    return line.words < _LONG and not _STOP.search(text, max(line.start, line.end - 4), line.end)


def _headlines(text: str, lines: list[_Line]) -> list[_Line]:
    """The first lines of a page without running text; none where they are of many things, no word in half of them."""
    first = dropwhile(lambda line: line.looks is not _Looks.HEADLINE, lines)
    headlines = list(takewhile(lambda line: line.looks is _Looks.HEADLINE, first))
    seen = Counter(word for line in headlines for word in _words(text, line.span) if len(word) > 3)
    varied = max(seen.values(), default=0) < len(headlines) / 2
    return [] if varied and len(headlines) >= _TICKER else headlines


def _title(reading: Reading, lines: list[_Line]) -> _Line | None:
    """The headline among the lines before the running text: the document's title, or the one most like the body."""
    named = (reading.document.title or "").strip(" #\n")
    if lines and (
        _HEADING.match(reading.text, lines[0].start) or (named and reading.quote(*lines[0].span).strip(" #\n") == named)
    ):
        return lines[0]
    head: list[_Line] = []
    lead: set[str] = set()
    for line in lines[:60]:
        if line.looks is _Looks.PROSE:
            lead |= _words(reading.text, line.span)
            if len(lead) > 150:
                break
        elif not lead and line.looks not in (_Looks.LINKS, _Looks.END):
            head.append(line)
    if not head:
        return None
    likeness = [(_likeness(_words(reading.text, line.span), lead), line) for line in head if line.words > 3]
    best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= 0.5 else None


def _dated_head(reading: Reading, lines: list[_Line], title: _Line, first: _Line) -> list[_Line]:
    """«ملخص عمليات …، الاثنين 3/4»: a line under the headline that says of which day the report is; no dateline."""
    between = [line for line in lines if title.start < line.start < first.start and line.looks is _Looks.HEADLINE]
    if len(between) > 2:
        return []
    return [
        line
        for line in between
        for dated in within(reading.dates, *line.span)[:1]
        if line.words > 6 and not _is_credit(reading.text[line.start : line.end]) and dated.start > line.start + 30
    ]


def _likeness(words: set[str], lead: set[str]) -> float:
    return len(words & lead) / len(words) if words else 0.0


def _words(text: str, span: Span) -> set[str]:
    """The words of a span without articles and clitics."""
    return {_bare(word) for word in _WORD.findall(text, *span)}


@lru_cache(maxsize=65_536)
def _bare(word: str) -> str:
    return _CLITICS.sub("", word)


# --- sentences --------------------------------------------------------------------------------------------------------


def _sentences(reading: Reading, lines: list[_Line]) -> Iterator[Span]:
    """The sentences in the given lines, without hashtags at their ends."""
    spans = reading.sentences.spans
    at = 0
    for line in lines:
        while at < len(spans) and spans[at][1] <= line.start:
            at += 1
        while at < len(spans) and spans[at][0] < line.end:
            start, end = max(spans[at][0], line.start), min(spans[at][1], line.end)
            end = _without_hashtags(reading, start, end)
            if start < end:
                yield start, end
            at += 1


def _without_hashtags(reading: Reading, start: int, end: int) -> int:
    """The end of a sentence without the hashtags that follow it: in a text, a hashtag has words around it."""
    first = max(start, end - _TAGS)
    if reading.text.count("#", first, end) < 2:
        return end
    tags = 0
    for word in reversed(reading.quote(first, end).split()):
        tags += word.count("#")
        if word[0] != "#":
            break
    for _ in range(tags if tags > 1 else 0):
        end = reading.text.rindex("#", first, end)
    return end


def _without_copies(text: str, sentences: list[Span]) -> list[Span]:
    """Of sentences that say the same with the same words, the fullest; of equal ones, that in the body.

    Copies are looked for among sentences with the same first four words: a lead printed twice, a teaser cut short.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    said: dict[str, frozenset[str]] = {}
    dropped: set[int] = set()
    for number, (start, end) in enumerate(sentences):
        sentence = text[start:end]
        opening = tuple(sentence[:80].split(None, 4)[:4])
        others = alike.setdefault(opening, [])
        for other in others[-3:] if len(opening) == 4 else ():
            for each in (known := text[slice(*sentences[other])], sentence):
                if each not in said:
                    said[each] = _said(each)
            earlier, later = said[known], said[sentence]
            if min(len(earlier), len(later)) < 5:
                continue
            if later <= earlier and not (earlier == later and other < 2):
                dropped.add(number)
                break
            if earlier <= later:
                dropped.add(other)
                others.remove(other)
        else:
            others.append(number)
    return [sentence for number, sentence in enumerate(sentences) if number not in dropped]


def _said(sentence: str) -> frozenset[str]:
    """The words of a sentence; the last of a sentence that breaks off may be half a word and is left out."""
    if _ELLIPSIS.search(sentence[-8:]):
        sentence = sentence.rpartition(" ")[0]
    return frozenset(_words(sentence, (0, len(sentence))))
