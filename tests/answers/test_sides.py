"""Which side is suggested: by the packs' words, with the reason, and never against both."""

import pytest

from orgmodel.answers import suggestions
from tests.answers.stripped import stripped
from tests.builders import function, organisation, post, unit

LOOK = ": a guess, please look"


def side_of(name, posts=(), **more):
    units = [unit("u", kind="unit", name=name)]
    org = organisation([post("ce", title="Top"), *posts], units=units, **more)
    (found,) = suggestions(org).units
    return found.side


@pytest.mark.parametrize(
    ("name", "side", "certainty", "reason"),
    [
        ("Strategic Commissioning", "commissioning", "likely", "“Commissioning” in the name"),
        ("FINANCE and Estates", "neutral", "likely", "“FINANCE” in the name"),
        ("Public Health", "commissioning", "guess", f"“Public Health” in the name{LOOK}"),
        ("Provider Finance", "provider", "guess", f"“Provider” in the name{LOOK}"),
        ("Gardens", "", "none", "please choose: nothing to go by"),
        ("Financed", "", "none", "please choose: nothing to go by"),
        (
            "Commissioning and Provider Services",
            "",
            "none",
            "please choose: “Commissioning” and “Provider Services” in the name point to different "
            "sides",
        ),
    ],
)
def test_by_the_name(name, side, certainty, reason):
    found = side_of(name)
    assert (found.value, found.certainty, found.reason) == (side, certainty, reason)


def test_by_the_title_of_the_head():
    posts = [post("d", "ce", unit="u", title="Director of Commissioning")]
    found = side_of("Gardens", posts)
    assert (found.value, found.reason) == ("commissioning", "“Commissioning” in its head's title")


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("Corporate Director of Gardens", ""),
        ("EXECUTIVE DIRECTOR, GARDENS", ""),
        ("Director of Corporate Affairs", "neutral"),
        ("Corporate Director of Commissioning", "commissioning"),
    ],
)
def test_a_rank_among_directors_tells_no_side(title, side):
    found = side_of("Gardens", [post("d", "ce", unit="u", title=title)])
    assert found.value == side


def test_by_its_functions_as_a_guess():
    found = side_of("Gardens", functions=[function("f", "u", name="Audit of gardens")])
    assert (found.value, found.certainty) == ("neutral", "guess")
    assert found.reason == f"“Audit” in its functions{LOOK}"


def test_a_side_in_the_data_is_kept():
    org = organisation([post("ce")], units=[unit("u", name="Commissioning", side="provider")])
    (found,) = suggestions(org).units
    assert (found.side.value, found.side.certainty) == ("provider", "set")
    assert suggestions(org).confirmed(["u"]).sides == {}


def test_the_words_are_those_of_the_packs_in_use():
    council = suggestions(stripped("council_client_contractor"))
    assert council.packs == ("structure",)
    assert council.sides == ("client", "contractor", "support", "corporate")
    assert {u.side.value for u in council.units} <= {*council.sides, ""}


def test_a_pack_that_knows_sides_is_put_beside_packs_that_know_none():
    org = organisation([post("ce")], units=[unit("u", kind="unit")])
    assert suggestions(org).packs == ("structure", "separation")
    assert suggestions(org).confirmed([]).packs == ("structure", "separation")
    only = suggestions(org, ["structure"])
    assert (only.packs, only.sides) == (("structure",), ())
    assert only.units[0].side.reason == "no rule pack in use has sides"


def test_brent_is_suggested_as_it_declares():
    declared = {
        "d_ph": "commissioning",
        "d_sc": "commissioning",
        "d_pccc": "commissioning",
        "d_pde": "provider",
        "d_clig": "neutral",
        "d_med": "neutral",
        "d_fp": "neutral",
        "d_hr": "neutral",
        "communications": "neutral",
    }
    seen = {u.unit: u.side.value for u in suggestions(stripped("brent")).directorates}
    assert seen == declared
