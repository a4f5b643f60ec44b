"""Segments: overlapping words cut so that nothing is lost or shown twice."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.exporters.segments import lanes, segments
from tawthiq.model.record import Evidence

LENGTH = 30
spans = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH))
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: Evidence(*pair, "x")),
    max_size=12,
)


@given(spans)
def test_segments_cover_the_text_once_and_name_every_entry(evidence: list[Evidence]) -> None:
    """Put together they are the text; each says exactly the entries whose words it is part of, longest first."""
    cut = list(segments(LENGTH, evidence))
    assert [at for part in cut for at in range(part.start, part.end)] == list(range(LENGTH))
    for part in cut:
        over = {i for i, words in enumerate(evidence) if words.start <= part.start and part.end <= words.end}
        assert set(part.entries) == over
        sizes = [evidence[i].end - evidence[i].start for i in part.entries]
        assert sizes == sorted(sizes, reverse=True)


@given(spans)
def test_entries_that_meet_have_lanes_of_their_own(evidence: list[Evidence]) -> None:
    """No two underlines lie on each other."""
    lane = lanes(evidence)
    for i, one in enumerate(evidence):
        for j in range(i):
            if one.start < evidence[j].end and evidence[j].start < one.end:
                assert lane[i] != lane[j]
