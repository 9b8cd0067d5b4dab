"""A set that is taken apart and put together with others: what joined its bodies is back."""

import pytest

import orgmodel as om
from orgmodel.errors import OrgmodelError
from orgmodel.joining.options import options_among, options_parted
from orgmodel.joining.regained import SetOfBodies
from tests.builders import organisation, post
from tests.joining.folders import north, south

JOIN = (
    om.Scenario("Join")
    .move_post("south.aide", to="north.ce")
    .add_link("south.f1", "supports", "north.s1")
    .add_post("joint", title="Joint director", reports_to="north.ce")
    .move_post("south.clerk", to="joint")
)
WHOLE = om.combine({"north": north(), "south": south()}).apply(JOIN)
APART = WHOLE.split()
SET = SetOfBodies.of(WHOLE, APART.bodies, APART.between)


def managers(whole):
    return whole.posts.set_index("id")["reports_to"].to_dict()


def links(whole):
    return {tuple(row) for row in whole.links[["from", "relation", "to"]].to_numpy().tolist()}


def test_what_joined_two_is_back_beside_a_third_under_the_names_they_have_there():
    cells = SET.regained({"north": "n", "south": "southern"}).cells
    bodies = {"east": south(), "southern": APART["south"], "n": APART["north"]}
    whole = om.combine(bodies, cells)
    found = managers(whole)
    assert found["southern.aide"] == "n.ce"
    assert (found["joint"], found["southern.clerk"]) == ("n.ce", "joint")
    assert ("southern.f1", "supports", "n.s1") in links(whole)
    assert not [one for one in whole.problems if one.fault and one not in WHOLE.problems]
    assert len(whole.posts) == len(WHOLE.posts) + len(south().posts)


def test_what_needs_a_body_that_is_gone_is_left_out_with_all_that_hangs_on_it():
    again = SET.regained({"south": "south"})
    assert again.cells == ()
    assert len(again.left) == len(APART.between)
    assert any("joint" in said for said in again.told)
    whole = om.combine({"south": APART["south"], "east": south()}, again.cells)
    assert managers(whole)["south.clerk"] == ""


def test_rows_of_two_sets_stay_apart():
    first = SET.regained({"north": "a", "south": "b"}, 0)
    second = SET.regained({"north": "c", "south": "d"}, 1)
    bodies = dict(zip("abcd", [*APART.bodies.values()] * 2, strict=True))
    whole = om.combine(bodies, (*first.cells, *second.cells))
    assert {("b.f1", "supports", "a.s1"), ("d.f1", "supports", "c.s1")} <= links(whole)
    assert managers(whole)["d.aide"] == "c.ce"


def test_options_over_several_have_the_ids_of_now_and_none_that_are_gone():
    join = om.Scenario("Two heads into one").merge_posts(
        ["north.ce", "south.ce"], into="north.ce", title="Chief"
    )
    alone = om.Scenario("south: One aide fewer").remove_post("south.aide", reports_to="south.ce")
    parted = options_parted({"join.toml": join, "south-aide.toml": alone}, APART.bodies)
    assert parted.several == {"join.toml": join}
    assert list(parted.of["south"]) == ["aide.toml"] and not parted.of["north"]
    found = SET.regained({"north": "n", "south": "s"}).options(parted.several)
    assert found["join.toml"].changes[0].to_dict()["into"] == "n.ce"
    assert SET.regained({"north": "n"}).options(parted.several) == {}


def test_files_that_would_have_one_name_in_the_whole_are_both_there():
    option = om.Scenario("Go").remove_post("aide", reports_to="ce")
    bodies = {"a": south(), "a-b": south()}
    found = options_among(bodies, {"a": {"b-x.toml": option}, "a-b": {"x.toml": option}})
    assert {name: one.name for name, one in found.items()} == {
        "a-b-x.toml": "a: Go",
        "a-b-x-2.toml": "a-b: Go",
    }


def test_the_head_over_all_is_under_nobody_of_another_body():
    bodies = {"one": organisation([post("ce")]), "two": organisation([post("ce"), post("x", "ce")])}
    led = om.combine(bodies, top="one")
    apart = led.split()
    whole = om.combine(apart.bodies, apart.between, top="two")
    assert managers(whole) == {"one.ce": "two.ce", "two.ce": "", "two.x": "two.ce"}


def test_what_is_no_between_is_refused():
    with pytest.raises(OrgmodelError, match="between must be the path"):
        om.combine({"north": north(), "south": south()}, ["south.aide"])
