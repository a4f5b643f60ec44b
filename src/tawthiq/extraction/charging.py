"""Gives an act told before the doer that a later sentence names, in any language.

The doer goes to the last attack told before in the same paragraph, else to the report's first. Refuses to override
a doer that the act's own words name.
"""

from tawthiq.extraction.actors import actor_names
from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.reading import Reading
from tawthiq.extraction.timeline import paragraph_of
from tawthiq.language.lexicon import Match


def charge(reading: Reading, acts: list[Act], position: int, named: list[Match]) -> None:
    """Make the named the doer of the attack that the words at `position` mean."""
    if not named:
        return
    told = [a for a in acts if a.type in ATTACKS and a.end <= position and a.status == "reported" and a.same_as is None]
    here = [a for a in told if paragraph_of(reading, a.start) == paragraph_of(reading, position)]
    meant = here[-1:] or told[:1]
    for act in meant:
        if not act.perpetrators:
            act.perpetrators = list(dict.fromkeys(n for m in named for n in actor_names(reading, m)))
