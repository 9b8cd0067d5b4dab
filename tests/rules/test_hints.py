"""The words a pack suggests by: of its own sides and roles, each of one side."""

import pytest

from orgmodel.errors import PackError
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack import shipped
from orgmodel.rules.pack_file import parse_pack, read_pack

PACK = """
[vocabulary]
sides = ["left", "right"]
neutral = "middle"

[roles]
chair = "chair of the board"

[[rule]]
id = "A"
title = "A"
kind = "forest"
severity = "error"
source = "here"
why = "because"

"""


def read(suggest):
    return parse_pack((PACK + suggest).encode(), "mine.toml", PARAMETERS).suggest


def test_what_a_pack_suggests_by():
    hints = read(
        '[suggest]\nchiefs = ["Chief"]\n[suggest.sides]\nleft = ["port"]\nmiddle = ["deck"]\n'
        '[suggest.guesses]\nright = ["star"]\n[suggest.roles]\nchair = ["Chair"]\n'
    )
    assert (hints.sides, hints.guesses) == (
        {"left": ("port",), "middle": ("deck",)},
        {"right": ("star",)},
    )
    assert (hints.roles, hints.chiefs) == ({"chair": ("Chair",)}, ("Chief",))


@pytest.mark.parametrize(
    ("suggest", "says"),
    [
        (
            '[suggest]\nside = ["a"]',
            'mine.toml: suggest: unknown key "side". Did you mean "sides"?',
        ),
        (
            '[suggest.sides]\nlefty = ["a"]',
            'suggest, sides: lefty: no side "lefty". Did you mean "left"?',
        ),
        ('[suggest.roles]\nchief = ["a"]', 'suggest, roles: chief: no role "chief".'),
        ('[suggest.sides]\nleft = "a"', "suggest, sides: left: must be a list of texts"),
        ('[suggest.sides]\nleft = ["--"]', "left: holds a word without a letter or a figure"),
        (
            '[suggest.sides]\nleft = ["Deck"]\nright = ["deck"]',
            'right: "deck" stands under left too. A word names one side.',
        ),
    ],
)
def test_what_is_wrong_is_told(suggest, says):
    with pytest.raises(PackError) as caught:
        read(suggest)
    assert len(caught.value.faults) == 1
    assert says in caught.value.faults[0]


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_pack_that_suggests_has_words_for_each_of_its_sides(name):
    pack = read_pack(name, PARAMETERS)
    if pack.suggest.sides:
        assert set(pack.words.sides) <= set(pack.suggest.sides)
    assert set(pack.suggest.roles) <= set(pack.roles)
