"""Sayings become statements."""

from tawthiq.extraction.explaining import of_saying
from tawthiq.extraction.reading import Reading, rule_entries
from tawthiq.extraction.said import Saying
from tawthiq.model.record import Rule, Statement

_APPEALS = frozenset({"call", "accuse", "threaten"})
"""What a communiqué says in its own name without telling anything: «تدعو الوزارة …», «نحمّل …»."""


def statements(reading: Reading, sayings: list[Saying]) -> list[Statement]:
    """One statement for each saying that is no mere count («وثّق», «أحصى»)."""
    made = []
    for saying in sayings:
        code = saying.matches[0].sense.code if saying.matches else "colon"
        if saying.silent or (saying.own and code in _APPEALS):
            reason = "only_a_source" if saying.silent else "own_appeal"
            reading.notes.drop("statements", reason, *saying.head)
            continue
        statement = Statement(
            evidence=reading.evidence(saying.start, saying.end),
            speaker=saying.speaker.name,
            role=saying.speaker.role,
            via=saying.speaker.via,
            mode="direct" if saying.direct else "indirect",
            rule=Rule(f"statement/{code}", rule_entries(saying.matches)),
        )
        made.append(statement)
        if reading.notes.asked:
            reading.notes.fill("statements", saying.start, statement.evidence, of_saying(saying))
    return made
