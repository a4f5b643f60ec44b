"""What a language model of the user's own proposes, as far as the report's words bear it; asked only with `--model`.

`propose` sends a report in pieces to the server that the user named (`asking`, `prompting`), reads what comes back
(`answers`), drops all that the report does not bear (`grounding`) and puts the rest beside the rules' entries
(`merging`). Whatever the server does, the rules' record comes out, with a Problem for all that went wrong.
"""

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

__all__ = ["Address", "Asker", "Limits", "address_of", "propose"]


def propose(
    record: Record, lexicon: Lexicon, gazetteer: Gazetteer, asker: Asker, *, piece: int = PIECE
) -> tuple[Record, list[str]]:
    """The record with what the asker's model proposes and the report bears, and each failure of the server.

    What was dropped and what failed stands among the problems of the record's document.
    """
    document = record.document
    words = Words(document, lexicon, gazetteer)
    said = system(lexicon)
    failures: list[str] = []
    dropped: list[Dropped] = []
    kept: list[list[Entry]] = []
    for span in pieces(words, piece):
        answer = asker.ask(said, user(document, words.original(span)))
        read = answer if isinstance(answer, Problem) else read_answer(answer)
        if isinstance(read, Problem):
            failures.append(read.message)
            continue
        grounding = Grounding(words, span)
        kept.append(grounding.entries(read))
        dropped += grounding.dropped
    origin = f"model:{asker.model}"
    failures = list(dict.fromkeys(failures))
    problems = [Problem(f"model: {failure}") for failure in failures]
    problems += [Problem(f"{origin}: left out of its proposals: {one}") for one in dropped]
    told = replace(document, problems=(*document.problems, *problems))
    return replace(merged(record, kept, words, origin), document=told), failures
