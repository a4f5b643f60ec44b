"""Sayings become statements."""

from tawthiq.extraction.reading import Reading, rule_entries
from tawthiq.extraction.said import Saying
from tawthiq.model.record import Rule, Statement

_APPEALS = frozenset({"call", "accuse", "threaten"})
"""What a communiqué says in its own name without telling anything: «تدعو الوزارة …», «نحمّل …»."""


def statements(reading: Reading, sayings: list[Saying]) -> list[Statement]:
    """One statement for each saying that is no mere count («وثّق», «أحصى»)."""
    return [
        Statement(
            evidence=reading.evidence(saying.start, saying.end),
            speaker=saying.speaker.name,
            role=saying.speaker.role,
            via=saying.speaker.via,
            mode="direct" if saying.direct else "indirect",
            rule=Rule(
                f"statement/{saying.matches[0].sense.code if saying.matches else 'colon'}", rule_entries(saying.matches)
            ),
        )
        for saying in sayings
        if not saying.silent and not (saying.own and saying.matches and saying.matches[0].sense.code in _APPEALS)
    ]
