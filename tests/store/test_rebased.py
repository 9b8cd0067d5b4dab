"""Options on a newer staff list: what is renamed in them, and what is left out and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from orgmodel.changes.scenario import Scenario
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import BEFORE_ALL, Act, Event
from orgmodel.store.fold import after, folded
from orgmodel.store.option import Option
from orgmodel.store.rebased import rebased
from tests.builders import organisation, post, unit

UNITS = (unit("u_fin", name="Finance", head="fin"), unit("u_ops", name="Operations"))
POSTS = (
    post("ce", title="Chief Executive"),
    post("fin", "ce", title="Finance Director", unit="u_fin"),
    post("ops", "ce", title="Operations Director", unit="u_ops"),
    post("buyer", "ops", title="Buyer", unit="u_ops"),
    post("payroll", "fin", title="Payroll Manager", unit="u_fin"),
)
OLD = organisation(POSTS, units=UNITS)
LEANS = "would be made by change 1, which cannot be applied."
WHY = {"reason": "small", "safeguard": "look", "owner": "ce", "review": "2027-03-31"}


def option(scenario: Scenario) -> Option:
    return Option.of("k", scenario)


def replayed(scenario, new, old=OLD):
    found = rebased(old, new, [option(scenario)])
    if scenario.changes or found.scenarios["k"].changes:
        new.apply(found.scenarios["k"])  # what is left can be made
    return found


def numbered(name: str) -> str:
    return f"p-{sorted(row['id'] for row in POSTS).index(name) + 1}"


def renumbered():
    """The same list with other ids, in another order."""
    posts = [
        {
            **row,
            "id": numbered(row["id"]),
            "reports_to": row["reports_to"] and numbered(row["reports_to"]),
        }
        for row in reversed(POSTS)
    ]
    units = [
        {**row, "id": f"x_{row['id']}", "head": numbered("fin") if row.get("head") else ""}
        for row in UNITS
    ]
    return organisation(
        [{**row, "unit": f"x_{row['unit']}" if row.get("unit") else ""} for row in posts],
        units=units,
    )


MOVES = Scenario("A", note="n").move_post("buyer", to="fin", unit="u_fin").remove_post("payroll")


@pytest.mark.parametrize("new", [OLD, organisation(POSTS[::-1], units=UNITS[::-1])])
def test_an_option_is_the_same_on_the_same_posts_in_any_order(new):
    assert replayed(MOVES, new) == ({"k": MOVES}, ())


def test_ids_that_are_others_now_are_renamed_in_the_changes():
    found = replayed(MOVES.accept("R", subject=["fin", "u_fin"], **WHY), renumbered())
    p = numbered
    expected = Scenario("A", note="n").move_post(p("buyer"), to=p("fin"), unit="x_u_fin")
    expected = expected.remove_post(p("payroll"))
    expected = expected.accept("R", subject=[p("fin"), "x_u_fin"], **{**WHY, "owner": p("ce")})
    assert found == ({"k": expected}, ())


def test_ids_in_lists_parts_and_cells_are_renamed_too():
    old = (
        Scenario("A")
        .split_post("ops", into=[{"post": "ops", "reports": ["buyer"]}, {"post": "ops_b"}])
        .add_post("pa", title="Assistant", reports_to="ops_b", unit="u_fin")
        .merge_posts(["fin", "payroll"], into="fin")
    )
    p = numbered
    new = (
        Scenario("A")
        .split_post(p("ops"), into=[{"post": p("ops"), "reports": [p("buyer")]}, {"post": "ops_b"}])
        .add_post("pa", title="Assistant", reports_to="ops_b", unit="x_u_fin")
        .merge_posts([p("fin"), p("payroll")], into=p("fin"))
    )
    assert replayed(old, renumbered()) == ({"k": new}, ())


def test_a_change_of_a_post_that_is_gone_is_left_out_and_what_leans_on_it_too():
    new = organisation([*POSTS[:2], post("buyer", "ce", title="Buyer", unit="u_ops")], units=UNITS)
    wanted = (
        Scenario("A")
        .add_post("pa", title="Assistant", reports_to="ops")
        .move_post("buyer", to="fin")
        .update_post("pa", band="4")
        .accept("R", subject=["ops"], **WHY)
        .accept("S", subject=["pa"], **WHY)
        .accept("T", subject=["buyer"], **{**WHY, "owner": "ops"})
        .accept("U", subject=["buyer"], **WHY)
    )
    found = replayed(wanted, new)
    kept = Scenario("A").move_post("buyer", to="fin").accept("U", subject=["buyer"], **WHY)
    assert found.scenarios == {"k": kept}
    gone = "Operations Director (ops)"
    assert [(one.number, one.said, one.why) for one in found.dropped] == [
        (
            1,
            f"Add the post Assistant (pa) reporting to {gone}",
            f"{gone} is not in the newer data.",
        ),
        (3, "Update the post Assistant (pa): band 4", f'"pa" {LEANS}'),
        (0, f"Accept the finding of R about {gone}", f"{gone} is not in the newer data."),
        (
            0,
            "Accept the finding of S about Assistant (pa)",
            "Assistant (pa) would be made by a change that is left out.",
        ),
        (
            0,
            "Accept the finding of T about Buyer (buyer)",
            f"{gone}, who answers for it, is not in the newer data.",
        ),
    ]
    assert {(one.option, one.name) for one in found.dropped} == {("k", "A")}


def test_a_change_of_a_unit_that_is_gone_is_left_out():
    posts = [{**row, "unit": "u_fin" if row.get("unit") else ""} for row in POSTS]
    found = replayed(
        Scenario("A").move_unit("u_ops", to="u_fin").move_post("payroll", to="ce"),
        organisation(posts, units=UNITS[:1]),
    )
    assert found.scenarios["k"] == Scenario("A").move_post("payroll", to="ce")
    assert [(one.number, one.why) for one in found.dropped] == [
        (1, "Operations (u_ops) is not in the newer data.")
    ]


def test_a_unit_under_another_name_is_the_same_where_the_others_kept_their_ids():
    committees = [unit("c", "committee", name="Audit"), *UNITS]
    after_it = [unit("c", "committee", name="Audit and risk"), *UNITS]
    found = replayed(
        Scenario("A").move_unit("c", to="u_fin"),
        organisation(POSTS, units=after_it),
        organisation(POSTS, units=committees),
    )
    assert found.dropped == ()


def test_an_id_that_means_another_post_now_is_not_taken_for_the_old_one():
    others = [post(row["id"], row["reports_to"], title=f"New {n}") for n, row in enumerate(POSTS)]
    found = replayed(Scenario("A").update_post("buyer", band="4"), organisation(others))
    assert found.scenarios["k"] == Scenario("A")
    assert [one.why for one in found.dropped] == ["Buyer (buyer) is not in the newer data."]


def test_a_new_post_takes_another_id_where_the_newer_list_has_it_for_somebody_else():
    new = organisation([*POSTS, post("new", "ce", title="Solicitor")], units=UNITS)
    wanted = (
        Scenario("A")
        .add_post("new", title="Digital Director", reports_to="ce")
        .move_post("buyer", to="new")
    )
    made = (
        Scenario("A")
        .add_post("new_2", title="Digital Director", reports_to="ce")
        .move_post("buyer", to="new_2")
    )
    assert replayed(wanted, new) == ({"k": made}, ())


def test_a_new_post_that_the_newer_list_has_already_is_told_and_built_on():
    new = organisation([*POSTS, post("new", "ce", title="Digital director")], units=UNITS)
    wanted = (
        Scenario("A")
        .add_post("new", title="Digital Director", reports_to="ce")
        .move_post("buyer", to="new")
    )
    found = replayed(wanted, new)
    assert found.scenarios["k"] == Scenario("A").move_post("buyer", to="new")
    assert [one.why for one in found.dropped] == [
        "Digital Director (new) is in the newer data already."
    ]


def held(**people):
    """people.csv and appointments.csv: id → name, post."""
    return {
        "people": [{"id": one, "name": name} for one, (name, _) in people.items()],
        "appointments": [{"person": one, "post": at} for one, (_, at) in people.items()],
    }


@pytest.mark.parametrize(
    ("newer", "person"),
    [
        (held(a=("Ann", "fin"), b=("Bob", "buyer")), "a"),
        (held(a=("Bob", "buyer"), c=("Ann", "payroll")), "c"),
        (held(a=("", "fin"), b=("Bob", "buyer")), None),
        (held(b=("Bob", "buyer")), None),
    ],
)
def test_a_person_is_the_one_of_the_same_name(newer, person):
    old = organisation(POSTS, units=UNITS, **held(a=("Ann", "fin"), b=("Bob", "buyer")))
    found = replayed(
        Scenario("A").appoint("a", "ops"), organisation(POSTS, units=UNITS, **newer), old
    )
    assert found.scenarios["k"].changes == (
        Scenario("A").appoint(person, "ops").changes if person else ()
    )
    assert "Ann" not in repr(found)


def test_a_person_without_a_name_is_the_one_of_the_same_id_in_the_same_post():
    old = organisation(POSTS, units=UNITS, **held(a=("", "fin"), b=("", "buyer")))
    newer = organisation(POSTS, units=UNITS, **held(a=("", "payroll"), b=("", "buyer")))
    found = replayed(Scenario("A").appoint("a", "ops").appoint("b", "ops"), newer, old)
    assert found.scenarios["k"] == Scenario("A").appoint("b", "ops")
    assert [one.why for one in found.dropped] == ["a is not in the newer data."]


def test_a_workspace_takes_what_is_replayed():
    at = datetime(2026, 4, 1, tzinfo=UTC)
    base = Baseline({"posts.csv": "0" * 64}, "Body", "by hand")
    begun = Event.following(
        0,
        BEFORE_ALL,
        Act("workspace-begun", "", {"name": "W", "baseline": base.to_dict()}),
        "me",
        at,
    )
    one = Event.following(
        1, begun.seal, Act("option-begun", "k", {"scenario": MOVES.to_dict()}), "me", at
    )
    kept = folded("w", (begun, one))
    found = rebased(OLD, organisation(POSTS[:4], units=UNITS), kept.options)
    taken = after(kept, Event.following(2, kept.seal, found.act(base), "me", at))
    assert taken.options[0].scenario == found.scenarios["k"]
    assert taken.baselines[-1].dropped == found.dropped != ()
