"""How Arabic reports say it: who says what, what happened, how many people and things, and who they were."""

from typing import Final

from tawthiq.extraction.arabic.attribution import find_sayings
from tawthiq.extraction.arabic.blaming import blame
from tawthiq.extraction.arabic.casualties import WORDING, find_people
from tawthiq.extraction.arabic.circumstances import dates_of_acts, find_acts
from tawthiq.extraction.arabic.struck import struck
from tawthiq.extraction.arabic.victims import Names
from tawthiq.extraction.grammar import Grammar

GRAMMAR: Final = Grammar(find_sayings, find_acts, dates_of_acts, blame, find_people, WORDING, Names, struck)
