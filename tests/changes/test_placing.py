"""What putting things under a post or into a unit means, and what cannot be put where."""

import pytest

from orgmodel.changes.apply import apply
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.placing import Placing, place, why_not
from orgmodel.changes.scenario import Scenario
from tests.builders import organisation, post, unit
from tests.changes.placed import placements, plainest
from tests.changes.small import body, cells
from tests.depth import at_least


def scenario(changes):
    found = Scenario("x")
    for keys in changes:
        found = found.then(keys["do"], **{k: v for k, v in keys.items() if k != "do"})
    return found


def applied(model, changes):
    return apply(model, scenario(changes))


def placed(model, *ids, under, with_units=True):
    return list(place(model, ids, under, with_units))


# Posts on posts


def test_a_post_that_sits_with_its_manager_sits_with_the_new_one():
    assert placed(body(), "analyst", under="dir_fin") == [
        {"do": "move-post", "post": "analyst", "to": "dir_fin", "unit": "fin"}
    ]


def test_a_post_that_sits_elsewhere_than_its_manager_keeps_its_unit():
    assert placed(body(), "it_head", under="dir_buy") == [
        {"do": "move-post", "post": "it_head", "to": "dir_buy"}
    ]


def test_a_head_takes_its_unit_along_in_one_change_where_its_line_is_the_units_whole():
    assert placed(body(), "dir_sell", under="dir_buy") == [
        {"do": "move-unit", "unit": "sell", "to": "buy", "reports_to": "dir_buy"}
    ]


def test_a_head_leaves_its_unit_where_it_is_not_to_go():
    assert placed(body(), "dir_sell", under="dir_buy", with_units=False) == [
        {"do": "move-post", "post": "dir_sell", "to": "dir_buy"}
    ]


def team(**more):
    """Two units beside each other, in the second of which a post reports outside."""
    units = [unit("all", head="top"), unit("a", parent="all", head="ha")]
    units.append(unit("b", parent="all", head="hb"))
    posts = [
        post("top", unit="all"),
        post("ha", "top", unit="a"),
        post("hb", "top", unit="b"),
        post("odd", "top", unit="b"),
        post("sub", "hb", unit="b"),
    ]
    return organisation(posts, units=units, **more)


def test_a_unit_with_a_post_that_reports_elsewhere_goes_by_a_change_of_its_own():
    assert placed(team(), "hb", under="ha") == [
        {"do": "move-post", "post": "hb", "to": "ha"},
        {"do": "move-unit", "unit": "b", "to": "a"},
    ]


def test_where_all_posts_that_report_outside_move_together_one_change_moves_them():
    assert placed(team(), "odd", "hb", under="ha") == [
        {"do": "move-unit", "unit": "b", "to": "a", "reports_to": "ha"}
    ]


def test_a_unit_that_is_part_of_the_targets_home_or_around_it_stays():
    model = team()
    inside = applied(model, placed(model, "hb", under="ha"))
    assert placed(inside, "hb", under="top") == [
        {"do": "move-post", "post": "hb", "to": "top"},
        {"do": "move-unit", "unit": "b", "to": "all"},
    ]
    beside = applied(model, [{"do": "move-post", "post": "hb", "to": "ha"}])
    assert placed(beside, "hb", under="top") == [{"do": "move-post", "post": "hb", "to": "top"}]
    around = organisation(
        [post("top", unit="u"), post("h", "top", unit="u"), post("x", "top", unit="u")],
        units=[unit("u", head="h")],
    )
    assert placed(around, "h", under="x") == [{"do": "move-post", "post": "h", "to": "x"}]


def test_what_is_below_another_that_moves_goes_along():
    assert placed(body(), "it_two", "it_head", under="dir_sell") == [
        {"do": "move-post", "post": "it_head", "to": "dir_sell"}
    ]
    assert Placing(body(), ("nurses", "nurse", "nurse")).things == ("nurse",)


def test_one_of_several_that_is_there_already_needs_no_change():
    assert placed(body(), "analyst", "payroll", under="dir_fin") == [
        {"do": "move-post", "post": "analyst", "to": "dir_fin", "unit": "fin"}
    ]


# Onto units, and other things


def test_a_post_on_a_unit_sits_there_and_reports_to_its_head():
    assert placed(body(), "analyst", under="sell") == [
        {"do": "move-post", "post": "analyst", "unit": "sell", "to": "dir_sell"}
    ]
    assert placed(body(), "analyst", under="it") == [
        {"do": "move-post", "post": "analyst", "unit": "it"}
    ]


def test_a_head_on_a_unit_brings_its_unit_into_it():
    assert placed(body(), "dir_sell", under="fin") == [
        {"do": "move-unit", "unit": "sell", "to": "fin", "reports_to": "dir_fin"}
    ]


def test_a_unit_goes_into_a_unit_and_its_line_stays():
    assert placed(body(), "it", under="sell") == [{"do": "move-unit", "unit": "it", "to": "sell"}]


def test_a_unit_on_a_post_goes_into_its_home_and_its_posts_report_to_it():
    assert placed(body(), "it", under="nurse") == [
        {"do": "move-unit", "unit": "it", "to": "sell", "reports_to": "nurse"}
    ]


def test_a_unit_that_is_in_the_home_already_keeps_the_source_of_its_place():
    changes = placed(body(), "it", under="payroll")
    assert changes == [{"do": "move-post", "post": "it_head", "to": "payroll"}]
    after = applied(body(), changes)
    assert cells(after, "units", "it", "parent", "parent_source") == ("fin", "7")


def test_a_function_goes_to_a_unit_or_a_post():
    for target in ("sell", "nurse"):
        assert placed(body(), "f_plan", under=target) == [
            {"do": "move-function", "function": "f_plan", "to": target}
        ]


# Why not


@pytest.mark.parametrize(
    ("name", "target", "words"),
    [
        ("nurse", "nurse", "cannot be put under itself"),
        ("dir_sell", "nurses", "is below Seller"),
        ("analyst", "dir_buy", "is the manager of Analyst now"),
        ("analyst", "buy", "Analyst is in Buy now"),
        ("fin", "it", "is itself in Fin"),
        ("fin", "it_one", "is itself in Fin"),
        ("f_plan", "buy", "belongs to Buy now"),
        ("nobody", "buy", "is not in the organisation"),
        ("nurse", "nobody", "is not in the organisation"),
        ("", "buy", "is not in the organisation"),
        ("nurse", "f_plan", "only a post or a unit can"),
        ("s_care", "buy", "is a service, which sits nowhere"),
        ("ann", "ce", "holds Nurse on record"),
        ("ann", "buy", "put them on a post"),
    ],
)
def test_what_cannot_be_is_told_in_words(name, target, words):
    said = why_not(body(), name, target)
    assert words in said
    assert place(body(), (name,), target, True) == ()


def test_nobody_is_put_under_a_role_or_a_manager_who_is_not_in_the_data():
    model = organisation(
        [post("a"), post("b", "gone"), post("r", kind="role_class"), post("c")],
        units=[unit("u", head="a")],
    )
    assert "is a role" in why_not(model, "a", "r")
    assert "is not in the data" in why_not(model, "a", "gone")
    assert "sits in no unit" in why_not(model, "u", "c")


def test_an_ended_post_is_told_with_its_day():
    model = organisation([post("a"), post("old", "a", end="2020-03-31")], date="2026-01-01")
    assert "ended 31 March 2020" in why_not(model, "a", "old")


def test_a_loop_in_the_data_stops_no_words():
    model = organisation([post("a", "b"), post("b", "c"), post("c", "a"), post("d", "a")])
    assert "is below" in why_not(model, "b", "a")
    assert why_not(model, "d", "b") == ""


def without_sources(model):
    return {
        name: frame[[c for c in frame.columns if not c.endswith(("_source", "_basis", "_note"))]]
        for name, frame in model.tables.items()
    }


def changes_nothing(model, after):
    before, now = without_sources(model), without_sources(after)
    return all(before[name].equals(now[name]) for name in before)


def test_what_is_allowed_can_be_applied_and_what_is_refused_cannot_or_changes_nothing():
    allowed, refused, tried = 0, 0, at_least(300)
    for model, ids, target, with_units in placements(tried):
        changes = place(model, ids, target, with_units)
        reasons = Placing(model, ids).reasons(target)
        if not reasons:
            allowed += 1
            for along in (with_units, True):
                changes = place(model, ids, target, along)
                if changes:
                    assert not changes_nothing(model, applied(model, changes))
            assert changes  # with units along there always is one
            continue
        refused += 1
        assert changes == ()
        if len(ids) > 1:
            continue
        naive = plainest(model, ids[0], target)
        if naive is None or model.cells.cell(target, "kind") == "role":
            continue
        try:
            after = applied(model, [naive])
        except ScenarioError:
            continue
        assert changes_nothing(model, after), (ids, target, reasons)
    assert allowed > 0.3 * tried
    assert refused > 0.2 * tried
