"""A record as one page: the report with its words marked, and the record beside it.

The page is one file that loads nothing and runs nothing: links and style rules join each entry to its words. Everything
that comes from the report is escaped; characters that would act on the page are shown as their codes.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from tawthiq import __version__
from tawthiq.exporters import Exporter, Look
from tawthiq.exporters.directions import rtl
from tawthiq.exporters.labels import Labels
from tawthiq.exporters.printable import ACTING, code
from tawthiq.exporters.reasons import LeftOut, explained, left_out, sure
from tawthiq.exporters.segments import Segment, lanes, segments
from tawthiq.exporters.wording import KINDS, Card, Fact
from tawthiq.model.record import Record
from tawthiq.model.text import Document

_LANES = 4
_LINKED = 1500  # entries whose words light up with them: a style rule each
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def to_html(record: Record, look: Look | None = None) -> bytes:
    """The whole page in UTF-8, its labels in the language of the look."""
    say = Labels((look or Look()).lang)
    shown = [card for kind in KINDS for card in explained(record, kind, say)]
    return "".join(_page(record, shown, say)).encode()


def safe(text: str) -> str:
    """Text for an element or a quoted attribute; what acts is shown as its code in an element of its own."""
    return ACTING.sub(lambda found: f'<i class="c">{code(found[0])}</i>', escape(text))


def _plain(text: str) -> str:
    """Text where no element can stand."""
    return escape(ACTING.sub(lambda found: code(found[0]), text))


def _page(record: Record, shown: list[Card], say: Labels) -> Iterator[str]:
    read = record.document
    title = read.title or say("page", "untitled")
    style = _style(len(shown))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    direction = "rtl" if say.lang == "ar" else "ltr"
    yield (
        f'<!DOCTYPE html>\n<html lang="{say.lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta name="generator" content="Tawthiq {escape(__version__)}">\n'
        f"<title>{_plain(title)} · Tawthiq</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    yield from _head(read, None if _titled(read) else title, say)
    yield from _legend(shown, say)
    yield f'<main>\n<article class="report" aria-label="{say("page", "report")}"{_direction(read)}>\n'
    yield from _report(read, shown)
    yield f'</article>\n<section class="record" aria-label="{say("page", "record")}">\n'
    yield from _record(shown, say)
    if dropped := left_out(record, say):
        yield from _left_out(dropped, say)
    yield f"</section>\n</main>\n<footer><p>{say('page', 'draft')}</p><p>{say('page', 'private')}</p></footer>\n"
    yield "</body>\n</html>\n"


@cache
def _sheet() -> str:
    return files("tawthiq.exporters").joinpath("page.css").read_text("utf-8")


def _style(entries: int) -> str:
    """The style sheet, and a rule an entry that lights it and its words together, whichever is pointed at."""
    pairs = "".join(
        f"main:has(.n{index}:is(:hover,:target,:focus-within)) .n{index}{{background:var(--hot)}}\n"
        for index in range(min(entries, _LINKED))
    )
    return f"\n{_sheet()}{pairs}"


def _titled(read: Document) -> bool:
    """Whether the text begins with the title, which is then the heading of the page where it stands."""
    return bool(read.title) and read.text.lstrip("# \n").split("\n", 1)[0].strip() == (read.title or "").strip()


def _head(read: Document, title: str | None, say: Labels) -> Iterator[str]:
    yield '<header>\n<p class="brand"><b lang="ar">توثيق</b> Tawthiq</p>\n'
    yield f'<h1 dir="auto">{safe(title)}</h1>\n<dl>\n' if title else "<dl>\n"
    published = read.published and read.published.isoformat()
    for name, value in (("outlet", read.outlet), ("published", published), ("author", read.author), ("url", read.url)):
        if value:
            yield f"<div><dt>{say('document', name)}</dt><dd><bdi>{safe(value)}</bdi></dd></div>\n"
    yield "</dl>\n"
    for problem in read.problems:
        yield f'<p class="problem"><b>{say("page", "problems")}</b> <bdi>{safe(problem.message)}</bdi></p>\n'
    yield "</header>\n"


def _legend(shown: list[Card], say: Labels) -> Iterator[str]:
    """The kinds with their colours and counts; each can be put out, which the style sheet does."""
    yield f'<nav class="legend" aria-label="{say("page", "show")}">\n'
    for kind in KINDS:
        if count := sum(card.kind == kind for card in shown):
            yield (
                f'<label class="{kind}"><input type="checkbox" id="show-{kind}" checked autocomplete="off">'
                f"<span>{say('kinds', kind)}</span> <b>{count}</b></label>\n"
            )
    yield f"<p>{say('page', 'hint')}</p>\n</nav>\n" if shown else "</nav>\n"


def _direction(read: Document) -> str:
    """Language and direction of the report's text, as attributes."""
    lang = f' lang="{read.language}"' if _LANGUAGE.fullmatch(read.language) and read.language != "und" else ""
    return f'{lang} dir="{"rtl" if rtl(read.text) else "ltr"}"'


def _report(read: Document, shown: list[Card]) -> Iterator[str]:
    """The text, a paragraph a line, each line feed kept between the paragraphs, so that nothing of it is lost."""
    evidence = [card.evidence for card in shown]
    lane = lanes(evidence)
    begun: set[int] = set()
    title = _titled(read)
    close = ""
    for segment in segments(len(read.text), evidence):
        lines = read.text[segment.start : segment.end].split("\n")
        for index, line in enumerate(lines):
            if index:
                yield f"{close}\n"
                close = ""
            if line:
                if not close:
                    heading, title = title and not line.isspace(), title and line.isspace()
                    close = "</h1>" if heading else "</p>"
                    yield '<h1 dir="auto">' if heading else '<p dir="auto">'
                last = index == len(lines) - 1
                yield _marked(safe(line).replace("\r", "&#13;"), segment, last, shown, lane, begun)
    yield f"{close}\n"


def _marked(inside: str, segment: Segment, last: bool, shown: list[Card], lane: list[int], begun: set[int]) -> str:
    """One run of words inside a mark for each entry it belongs to, the innermost a link to its entry."""
    for depth, index in enumerate(reversed(segment.entries)):
        kind = shown[index].kind
        ends = f' data-n="{index + 1}"' if last and shown[index].evidence.end == segment.end else ""
        name = "" if index in begun else f' id="w{index}"'
        begun.add(index)
        mark = f'class="m {kind} l{min(lane[index], _LANES - 1)} n{index}"{name}{ends}'
        inside = f"<span {mark}>{inside}</span>" if depth else f'<a {mark} href="#c{index}">{inside}</a>'
    return inside


def _record(shown: list[Card], say: Labels) -> Iterator[str]:
    if not shown:
        yield f'<p class="nothing">{say("page", "nothing")}</p>\n'
    events = {card.id: index for index, card in enumerate(shown) if card.id}
    for kind in KINDS:
        entries = [(index, card) for index, card in enumerate(shown) if card.kind == kind]
        if entries:
            yield f'<h2 class="{kind}" id="{kind}">{say("kinds", kind)} <span>{len(entries)}</span></h2>\n<ol>\n'
            for index, card in entries:
                yield _entry(index, card, shown, events, say)
            yield "</ol>\n"


def _entry(index: int, card: Card, shown: list[Card], events: dict[str, int], say: Labels) -> str:
    tag = f' <em class="tag">{safe(card.tag)}</em>' if card.tag else ""
    detail = f' <span class="detail">{safe(card.detail)}</span>' if card.detail else ""
    facts = "".join(_fact(fact, shown, events) for fact in card.facts)
    why = " · ".join(f"<code>{safe(part)}</code>" for part in card.rule)
    told = f"<p>{say('page', 'sure')}: {sure(card.confidence)}</p>" if card.confidence is not None else ""
    told += f'<p dir="ltr">{why}</p>'
    if card.why:
        told += f"<dl>{''.join(_fact(fact, shown, events) for fact in card.why)}</dl>"
    words = say("page", "words")
    return (
        f'<li class="card {card.kind} n{index}" id="c{index}">\n'
        f'<a class="close" href="#w{index}" aria-label="{words}">×</a>'
        f'<h3><span class="no">{index + 1}</span> <bdi>{safe(card.title)}</bdi>{detail}{tag}</h3>\n'
        f"<dl>{facts}</dl>\n"
        f'<blockquote dir="auto"><a href="#w{index}" title="{words}">{safe(card.evidence.text)}</a>'
        f"</blockquote>\n"
        f"<details><summary>{say('page', 'why')}</summary>{told}</details>\n</li>\n"
    )


def _left_out(dropped: tuple[LeftOut, ...], say: Labels) -> Iterator[str]:
    """What was considered and is no entry, folded away."""
    yield f'<details class="dropped"><summary>{say("page", "left_out")} ({len(dropped)})</summary>\n<ol>\n'
    for one in dropped:
        yield f'<li><bdi class="said">{safe(one.words)}</bdi> <span>{safe(one.reason)}</span></li>\n'
    yield "</ol></details>\n"


def _fact(fact: Fact, shown: list[Card], events: dict[str, int]) -> str:
    return f"<div><dt>{fact.label}</dt><dd>{_values(fact, shown, events)}</dd></div>"


def _values(fact: Fact, shown: list[Card], events: dict[str, int]) -> str:
    if fact.link and fact.link in events:
        event = events[fact.link]
        return f'<a href="#c{event}"><bdi>{safe(shown[event].title)}</bdi> <span class="no">{event + 1}</span></a>'
    return escape(fact.between).join(f"<bdi>{safe(value)}</bdi>" for value in fact.values)


HTML = Exporter(
    name="html", summary="one page: the report with its words marked, the record beside it", many=False, render=to_html
)
