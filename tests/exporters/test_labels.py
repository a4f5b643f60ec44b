"""Labels: no code without its words in both languages."""

from typing import get_args

import pytest

from tawthiq.exporters.labels import LANGS, Labels, vocabulary
from tawthiq.model import record

OBJECTS = [
    "home",
    "building",
    "neighbourhood",
    "hospital",
    "medical_point",
    "ambulance",
    "civil_defence_centre",
    "school",
    "university",
    "mosque",
    "church",
    "market",
    "shop",
    "bakery",
    "camp",
    "shelter",
    "water",
    "electricity",
    "telecom",
    "road",
    "bridge",
    "airport",
    "port",
    "factory",
    "farmland",
    "fuel",
    "vehicle",
    "aid_convoy",
    "un_facility",
    "media_office",
    "heritage_site",
    "cemetery",
    "military_site",
    "checkpoint",
    "aircraft",
    "tank",
    "other",
]
WEAPONS = [
    "barrel_bomb",
    "cluster_munition",
    "thermobaric",
    "bunker_buster",
    "incendiary",
    "guided_missile",
    "missile",
    "rocket",
    "mortar",
    "artillery_shell",
    "tank_shell",
    "naval_gun",
    "drone",
    "landmine",
    "ied",
    "car_bomb",
    "explosive_belt",
    "unexploded_ordnance",
    "small_arms",
    "sniper_rifle",
    "heavy_machine_gun",
    "chlorine",
    "sarin",
    "chemical",
    "parachute_bomb",
    "bomb",
]
CODES = {
    "event_types": get_args(record.EventType),
    "statuses": get_args(record.Status),
    "outcomes": get_args(record.Outcome),
    "groups": get_args(record.Group),
    "bounds": get_args(record.Bound),
    "vague": get_args(record.Vague),
    "effects": get_args(record.Effect),
    "levels": get_args(record.Level),
    "objects": OBJECTS,
    "weapons": WEAPONS,
}


@pytest.mark.parametrize("section", CODES)
def test_every_code_of_the_record_has_its_label(section: str) -> None:
    """The section has exactly the codes of the record, none missing and none left over."""
    assert sorted(vocabulary()[section]) == sorted(CODES[section])


@pytest.mark.parametrize("section", vocabulary())
def test_every_label_is_there_in_both_languages(section: str) -> None:
    """Each label is a pair; the Arabic one is written in Arabic unless it is a sign or a pattern."""
    for code, pair in vocabulary()[section].items():
        assert len(pair) == len(LANGS) and all(pair), code
        if any(letter.isalpha() for letter in pair[0].replace("{n}", "")):
            assert any("\u0600" <= letter <= "\u06ff" for letter in pair[1]), code


def test_an_unknown_code_is_shown_as_it_is() -> None:
    """A munition that a user has added needs no label to be shown."""
    assert Labels("ar")("weapons", "glide_bomb") == "glide bomb"
