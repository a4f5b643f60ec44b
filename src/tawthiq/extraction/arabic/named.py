"""One person named as harmed, as `victims` finds and joins them."""

from dataclasses import dataclass, field

from tawthiq.extraction.arabic.leads import Lead, Sex
from tawthiq.extraction.arabic.names import Name
from tawthiq.extraction.notes import Words
from tawthiq.extraction.people import People
from tawthiq.language.lexicon import Match


@dataclass(slots=True, eq=False)
class Named:
    """One person named as harmed; spans are of the folded text. `counted` is the phrase that counts the person."""

    name: Name
    lead: Lead
    outcome: str
    end: int
    rule: str
    counted: People | None = None
    whole: People | None = None
    governor: Match | None = None
    listed: bool = False
    age: int | None = None
    sex: Sex | None = None
    nouns: list[Match] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(self.lead.title, self.name.start)

    @property
    def harm(self) -> Match | People | None:
        """The words that say what was done: a word of harm, or the people whom the person is one of."""
        return self.governor or self.counted or self.whole

    @property
    def after(self) -> Words:
        """What stands between the name and the end of what names the person: an age."""
        return Words(self.name.end, self.end)
