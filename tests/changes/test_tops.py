"""Who reports to nobody, after changes: on purpose, or because it was so before."""

import pytest

import orgmodel as om
from orgmodel.files.exporters import folder_files
from tests.builders import from_files, organisation, post

S = om.Scenario("Option")
POSTS = [post("ce"), post("fin", "ce"), post("lost"), post("lost_2"), post("clerk", "lost")]


def part(name):
    return {"post": name}


@pytest.mark.parametrize(
    ("scenario", "tops", "not_known"),
    [
        (S.move_post("fin", to=""), ("ce", "fin"), ("lost", "lost_2")),
        (S.move_post("lost", to="fin"), ("ce",), ("lost_2",)),
        (S.move_post("lost", to=""), ("ce", "lost"), ("lost_2",)),
        (S.move_post("lost", unit=""), ("ce",), ("lost", "lost_2")),
        (S.update_post("lost", title="Found"), ("ce",), ("lost", "lost_2")),
        (S.add_post("new", title="New"), ("ce", "new"), ("lost", "lost_2")),
        (S.add_post("new", title="New", to="ce"), ("ce",), ("lost", "lost_2")),
        (S.remove_post("ce", to=""), ("fin",), ("lost", "lost_2")),
        (S.remove_post("ce", to="lost"), (), ("lost", "lost_2")),
        (S.add_post("n", title="N").move_post("ce", to="n"), ("n",), ("lost", "lost_2")),
        (S.merge_posts(["lost", "lost_2"], into="one"), ("ce",), ("one",)),
        (S.merge_posts(["lost", "lost_2"], into="lost"), ("ce",), ("lost",)),
        (S.merge_posts(["clerk", "lost"], into="clerk"), ("ce",), ("lost_2", "clerk")),
        (S.merge_posts(["lost", "lost_2"], into="one", to=""), ("ce", "one"), ()),
        (S.merge_posts(["ce", "fin"], into="both"), ("both",), ("lost", "lost_2")),
        (S.merge_posts(["ce", "fin"], into="fin"), ("fin",), ("lost", "lost_2")),
        (S.split_post("ce", into=[part("ce"), part("co")]), ("ce", "co"), ("lost", "lost_2")),
        (S.split_post("ce", into=[part("c1"), part("c2")]), ("c1", "c2"), ("lost", "lost_2")),
        (S.split_post("lost", into=[part("l1"), part("l2")]), ("ce",), ("lost_2", "l1", "l2")),
    ],
    ids=lambda value: repr(value.changes[-1]) if isinstance(value, om.Scenario) else "",
)
def test_a_change_makes_a_top_on_purpose_and_nothing_else_does(scenario, tops, not_known):
    option = organisation(POSTS, tops=["ce"]).apply(scenario)
    assert (set(option.tops), option.line_tops.managers_not_known) == (set(tops), not_known)
    again = from_files(folder_files(option))
    assert (again.line_tops.tops, again.line_tops.managers_not_known) == (
        option.line_tops.tops,
        option.line_tops.managers_not_known,
    )
    assert [p.code for p in again.problems] == [p.code for p in option.problems]


def test_where_tops_are_not_declared_a_change_declares_none():
    option = organisation(POSTS).apply(S.move_post("fin", to=""))
    assert option.tops is None
    assert option.line_tops.tops == ("ce", "fin", "lost", "lost_2")


def test_a_fault_of_the_tops_goes_where_a_change_mends_it():
    base = organisation([post("ce"), post("a", "ce")], tops=["ce", "a", "zz"])
    assert [(p.code, p.value) for p in base.problems] == [
        ("unknown-id", "zz"),
        ("not-allowed", "a"),
    ]
    option = base.apply(S.add_post("zz", title="Z"))
    assert [(p.code, p.value) for p in option.problems if p.fault] == [("not-allowed", "a")]
    assert option.tops == ("ce", "a", "zz")
