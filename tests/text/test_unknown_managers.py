"""A move in words: "the top" and "none" are said only of who is known to report to nobody."""

import orgmodel as om
from orgmodel.text.comparison import report
from orgmodel.text.measures import report as report_of_measures
from tests.builders import organisation, post

POSTS = [
    post("ce", title="Chief"),
    post("lost", title="Analyst"),
    post("a", "99", title="Matron"),
    post("b", "ce", title="Buyer"),
]
MOVES = (
    om.Scenario("Found").move_post("lost", to="ce").move_post("a", to="ce").move_post("b", to="")
)


def test_a_comparison_says_where_a_post_stood_as_far_as_it_is_known():
    said = " ".join(report(om.compare(organisation(POSTS, tops=["ce"]), MOVES)).split())
    assert "Analyst (lost): from a manager not known to Chief (ce)" in said
    assert "Matron (a): from 99, who is not in the data to Chief (ce)" in said
    assert "Buyer (b): from Chief (ce) to the top" in said


def test_the_impact_says_whose_manager_was_not_known():
    rows = om.impact(organisation(POSTS, tops=["ce"]), MOVES).to_frame().set_index("post")
    assert "manager not known becomes “Chief”" in rows.loc["lost", "reason"]
    assert "manager 99, who is not in the data becomes “Chief”" in rows.loc["a", "reason"]
    assert "manager “Chief” becomes none" in rows.loc["b", "reason"]


def test_the_measures_say_of_how_many_the_line_is_not_known():
    said = report_of_measures(organisation(POSTS, tops=["ce"]).measures())
    assert "Line not known ................................. 2 posts or post groups" in said
    known = report_of_measures(organisation(POSTS[:1], tops=["ce"]).measures())
    assert "Line not known" not in known
