"""What a language model of the user's own proposes, as far as the report's words bear it; asked only with `--model`.

`propose` sends a report in pieces to the server that the user named (`asking`, `prompting`), reads what comes back
(`answers`), drops all that the report does not bear (`grounding`) and puts the rest beside the rules' entries
(`merging`). Whatever the server does, the rules' record comes out, with a Problem for all that went wrong.
"""

from typing import NamedTuple

from msgspec.structs import replace

from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Problem
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.proposals.address import Address, address_of
from tawthiq.proposals.answers import Dropped, read_answer
from tawthiq.proposals.asking import Asker, Limits
from tawthiq.proposals.grounding import Entry, Grounding
from tawthiq.proposals.merging import merged
from tawthiq.proposals.prompting import PIECE, pieces, system, user
from tawthiq.proposals.words import Words

__all__ = ["Address", "Asker", "Limits", "Proposed", "address_of", "propose"]


class Proposed(NamedTuple):
    """A record with what a model had to say, what was dropped of that, and how the server failed."""

    record: Record
    dropped: list[Dropped]
    failures: list[str]


def propose(record: Record, lexicon: Lexicon, gazetteer: Gazetteer, asker: Asker, *, piece: int = PIECE) -> Proposed:
    """The record with what the asker's model proposes and the report bears; the document's problems tell the rest."""
    document = record.document
    words = Words(document, lexicon, gazetteer)
    said = system(lexicon)
    kept: list[list[Entry]] = []
    dropped: list[Dropped] = []
    failures: dict[str, None] = {}
    for span in pieces(words, piece):
        answer = asker.ask(said, user(document, words.original(span)))
        read = answer if isinstance(answer, Problem) else read_answer(answer)
        if isinstance(read, Problem):
            failures[read.message] = None
            continue
        grounding = Grounding(words, span)
        kept.append(grounding.entries(read))
        dropped += grounding.dropped
    problems = [Problem(f"{asker.origin}: {failure}") for failure in failures]
    if dropped:
        problems.append(Problem(f"{asker.origin}: {len(dropped)} times it said what the report does not; left out"))
    told = replace(document, problems=(*document.problems, *problems))
    return Proposed(replace(merged(record, kept, words, asker.origin), document=told), dropped, list(failures))
