"""How English reports say it: who says what, what happened, how many people and things, and who they were."""

from typing import Final

from tawthiq.extraction.english.blaming import blame
from tawthiq.extraction.english.casualties import WORDING, find_people
from tawthiq.extraction.english.circumstances import dates_of_acts, find_acts
from tawthiq.extraction.english.sayings import find_sayings
from tawthiq.extraction.english.struck import struck
from tawthiq.extraction.english.victims import Names
from tawthiq.extraction.grammar import Grammar

GRAMMAR: Final = Grammar(find_sayings, find_acts, dates_of_acts, blame, find_people, WORDING, Names, struck)
