"""Which unit and employer a post has before and after, and what becomes of its work."""

from tests.builders import function, organisation, post, unit
from tests.impact_on_posts.team_of_five import (
    DUTIES,
    LIFT,
    UNCHANGED,
    UNIT,
    base,
    give,
    into_other,
    outcome,
)


def test_a_regraded_post_in_another_unit_of_the_same_employer_is_no_transfer():
    changes = [("update-post", {"post": "analyst", "band": "8"}), into_other("analyst")]
    rows, found = outcome(base(), *changes)
    assert rows["analyst"]["also"] == ["unit or employer changed"]
    assert found.consultation.transfers == found.size["employer_changed"] == 0


def test_a_top_does_not_change_with_every_function():
    rows, _ = outcome(base(), ("remove-function", {"function": "f1"}))
    assert rows["ce"]["category"] == UNCHANGED
    assert rows["dir"]["category"] == DUTIES


def test_a_head_whose_unit_goes_to_another_body_keeps_its_work():
    before = base(
        posts=[post("c1", "dir", unit="lone")],
        units=[unit("lone", "team", parent="team", head="c1")],
        functions=[function("fc", "lone")],
    )
    rows, _ = outcome(
        before,
        ("move-unit", {"unit": "lone", "to": "partner"}),
        ("move-post", {"post": "c1", "to": ""}),
    )
    assert rows["c1"]["category"] == LIFT
    assert rows["c1"]["also"] == ["employer changed", "line changed"]
    assert (rows["c1"]["employer_before"], rows["c1"]["employer_after"]) == ("body", "partner")


def unstated(**more):
    """A director and two posts of which neither unit nor employer is stated."""
    posts = [
        post("ce", unit="body"),
        post("dir", "ce"),
        post("assistant", "dir"),
        post("clerk", "assistant", **more),
    ]
    units = [unit("body", "body", head="ce"), unit("team", parent="body", head="dir")]
    return organisation(posts, units=[*units, unit("partner", "external")])


def test_posts_without_a_cell_go_with_their_manager_s_unit_to_its_employer():
    leave = ("move-unit", {"unit": "team", "to": "partner"})
    rows, found = outcome(unstated(), leave)
    went = {name for name, row in rows.items() if row["employer_after"] == "partner"}
    assert went == {"dir", "assistant", "clerk"}
    assert found.consultation.transfers == 3
    rows, found = outcome(unstated(unit="body"), leave)
    assert rows["clerk"]["employer_after"] == "body"
    assert found.consultation.transfers == 2


def test_a_head_without_a_cell_keeps_the_employer_when_the_unit_is_merged_away():
    second = post("second", "ce", title="Second director", band="8")
    rows, _ = outcome(
        base(posts=[second], units=[unit("third", parent="body", head="second")]),
        ("merge-units", {"units": ["team", "third"], "into": "team", "name": "Team"}),
    )
    assert rows["second"]["employer_after"] == "body"
    assert rows["second"]["unit_after"] == "team"


def test_other_duties_come_after_a_transfer_and_before_a_move_within_one_employer():
    before = base(
        posts=[post("c1", "dir", unit="lone")],
        units=[unit("lone", "team", parent="team", head="c1")],
        functions=[function("fc", "lone"), function("fd", "lone")],
    )
    less = give("fd", "other")
    rows, _ = outcome(before, less, ("move-unit", {"unit": "lone", "to": "other"}))
    assert rows["c1"]["category"] == DUTIES
    rows, _ = outcome(before, less, ("move-unit", {"unit": "lone", "to": "partner"}))
    assert rows["c1"]["category"] == UNIT  # a function stays behind, so the unit is not whole
    assert {"employer changed", DUTIES} <= set(rows["c1"]["also"])


def test_a_unit_that_moves_inside_another_says_with_which_and_where_to():
    before = base(
        posts=[post("c1", "dir", unit="cell")], units=[unit("firm", "external_contractor")]
    )
    rows, found = outcome(before, ("move-unit", {"unit": "team", "to": "firm"}))
    assert "“cell” moves along with “team”, now in “firm”" in rows["c1"]["reason"]
    assert "“team” moves with its 3 functions, now in “firm”" in rows["dir"]["reason"]
    moved = {name for name, row in rows.items() if row["employer_after"] == "firm"}
    assert moved == {"dir", "off_1", "off_2", "analyst", "c1"}
    assert found.consultation.transfers == 5
