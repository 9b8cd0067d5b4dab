"""A head who sits elsewhere: one answer to where the post belongs, whoever asks.

The director of finance heads `fin` and sits in `exec`; the clerk sits in `fin`. Heading
exactly one unit, the director belongs to it.
"""

import re

import pytest

import orgmodel as om
from orgmodel.measures import measure
from orgmodel.measures.interdependence import interdependence
from orgmodel.rules.pack import Vocabulary
from orgmodel.rules.view import View
from tests.builders import organisation, post, unit

UNITS = [
    unit("exec", "team", side="neutral", head="ce"),
    unit("fin", side="neutral", head="d"),
    unit("corp", side="neutral"),
]
POSTS = [post("ce", unit="exec"), post("d", "ce", unit="exec"), post("c", "d", unit="fin")]
MODEL = organisation(POSTS, units=UNITS)
HOMES = {"ce": "exec", "d": "fin", "c": "fin"}


def boxes(chart):
    return set(re.findall(r'class="box[^"]*" data-id="([^"]+)"', chart.svg))


def test_the_core_the_rules_and_impact_say_the_same_home():
    view = View(MODEL, Vocabulary(), {})
    assert {post: MODEL.home(post) for post in HOMES} == HOMES
    assert {post: view.home(post) for post in HOMES} == HOMES
    rows = om.impact(MODEL, MODEL).rows
    assert {row["post"]: row["unit_before"] for row in rows} == HOMES
    assert {row["post"]: row["unit_after"] for row in rows} == HOMES


def test_units_count_their_posts_by_it():
    found = measure(MODEL).units.set_index("unit")
    assert found["own_rows"].to_dict() == {"exec": 1, "fin": 2}
    assert found.loc["fin", ["only_in_unit", "only_in_line"]].tolist() == [0, 0]
    by_unit = om.impact(MODEL, MODEL).establishment("unit").set_index("unit")
    assert by_unit["posts_before"].to_dict() == {"exec": 1, "fin": 2}


@pytest.mark.parametrize(
    ("name", "members"), [("fin", {"fin", "d", "c"}), ("exec", {"exec", "ce"})]
)
def test_what_a_move_would_cut_holds_them(name, members):
    assert interdependence(MODEL).cut(name).members == members


def test_the_drawing_of_the_unit_holds_them():
    assert {"d", "c"} <= boxes(MODEL.chart("unit", unit="fin"))


def test_a_unit_that_moves_carries_its_head_and_its_clerk_alike():
    option = MODEL.apply(om.Scenario("Option").move_unit("fin", to="corp"))
    rows = {row["post"]: row for row in om.impact(MODEL, option)}
    assert {name: row["category"] for name, row in rows.items()} == {
        "ce": "unchanged",
        "d": "lift and shift",
        "c": "lift and shift",
    }
    assert rows["d"]["reason"] == rows["c"]["reason"]
    assert (rows["d"]["unit_before"], rows["d"]["unit_after"]) == ("fin", "fin")


def test_the_transfers_of_a_comparison_are_between_homes():
    model = organisation(
        POSTS, units=UNITS, functions=[{"id": "f", "owner": "d", "kind": "shared"}]
    )
    found = om.compare(model, om.Scenario("Option").move_function("f", to="ce")).options[0]
    assert [(t.was, t.now) for t in found.transfers] == [("fin", "exec")]


def test_a_post_without_a_unit_belongs_where_its_manager_does():
    model = organisation([*POSTS, post("aide", "d")], units=UNITS)
    assert measure(model).units.set_index("unit").loc["fin", "own_rows"] == 3
    option = model.apply(om.Scenario("Option").move_post("aide", to="ce"))
    row = next(row for row in om.impact(model, option) if row["post"] == "aide")
    assert (row["unit_before"], row["unit_after"]) == ("fin", "exec")
    assert row["category"] == "unit or employer changed"
    assert row["also"] == ["line changed"]
