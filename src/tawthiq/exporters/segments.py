"""A text cut where evidence begins and ends, so that overlapping entries can each be shown on their words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tawthiq.model.record import Evidence


class Segment(Struct, frozen=True):
    """Code points [start, end) of the text, and the entries whose evidence covers them, the longest first."""

    start: int
    end: int
    entries: tuple[int, ...]


def segments(length: int, evidence: Sequence[Evidence]) -> Iterator[Segment]:
    """The whole of a text of `length` code points, in order, without gaps; entries are indices into `evidence`."""
    opens: defaultdict[int, list[int]] = defaultdict(list)
    closes: defaultdict[int, list[int]] = defaultdict(list)
    for index, words in enumerate(evidence):
        opens[words.start].append(index)
        closes[words.end].append(index)
    at = 0
    covering: list[int] = []
    for cut in sorted({0, length, *opens, *closes}):
        if cut > at:
            yield Segment(at, cut, tuple(covering))
        at = cut
        ended = closes[cut]
        covering = sorted(
            (index for index in (*covering, *opens[cut]) if index not in ended),
            key=lambda index: (evidence[index].start - evidence[index].end, index),
        )


def lanes(evidence: Sequence[Evidence]) -> list[int]:
    """For each entry the lane of its underline: the lowest (0 is farthest from the words) that nothing it meets has."""
    lane = [0] * len(evidence)
    ends: list[int] = []
    for index in sorted(range(len(evidence)), key=lambda i: (evidence[i].start, -evidence[i].end, i)):
        free = next((at for at, end in enumerate(ends) if end <= evidence[index].start), len(ends))
        ends[free : free + 1] = [evidence[index].end]
        lane[index] = free
    return lane
