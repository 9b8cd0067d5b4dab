"""Ring-fences: only where posts are fewer than holders, and nobody at risk where none goes."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import orgmodel as om
from orgmodel.impact_on_posts.policy import read_policy
from orgmodel.impact_on_posts.schedule import impact
from tests.builders import function, link, organisation, post, unit
from tests.changes.random_changes import changes
from tests.changes.small import body
from tests.changes.test_properties import scenario_of
from tests.depth import at_least
from tests.impact_on_posts.team_of_five import (
    AT_RISK,
    RING,
    SECOND,
    SLOT,
    UNCHANGED,
    base,
    give,
    outcome,
    scenario,
)


def test_a_ring_fence_counts_the_posts_that_go_and_no_more():
    before = base(posts=[SECOND], functions=[function("f4", "second")])
    _, stay = outcome(before, give("f4", "team"))
    _, goes = outcome(before, give("f4", "team"), ("remove-post", {"post": "second"}))
    assert (stay.consultation.total, goes.consultation.total) == (0, 1)
    assert [(pool.claims, pool.places) for pool in goes.pools] == [(2, 1)]


@pytest.mark.parametrize(("places", "category"), [(4, SLOT), (3, SLOT), (2, RING), (1, RING)])
def test_as_many_posts_as_claimants_is_enough_and_one_fewer_is_not(places, category):
    clerks = [post(f"clerk_{n}", "dir", title="Clerk", band="4") for n in range(3)]
    new = {"post": "new", "title": "Clerk", "to": "dir", "band": "4", "kind": "post_group"}
    rows, found = outcome(
        base(posts=clerks),
        ("add-post", {**new, "count": str(places)}),
        *(("remove-post", {"post": row["id"]}) for row in clerks),
    )
    assert {rows[row["id"]]["category"] for row in clerks} == {category}
    assert rows["new"]["category"] == category
    assert (found.pools[0].claims, found.pools[0].places) == (3, places)


def test_a_group_whose_holders_nobody_names_claims_with_its_count():
    rows = [post("ce"), post("clerks", "ce", title="Clerk", kind="post_group", count="3", band="4")]
    before = organisation(rows)
    found = impact(
        before,
        before.apply(
            scenario(
                (
                    "add-post",
                    {
                        "post": "new",
                        "title": "Clerk",
                        "to": "ce",
                        "band": "4",
                        "kind": "post_group",
                        "count": "2",
                    },
                ),
                ("remove-post", {"post": "clerks"}),
            )
        ),
    )
    (pool,) = found.pools
    assert (pool.claims, pool.places, pool.contested) == (3, 2, True)
    assert {row["post"]: row["category"] for row in found} == {
        "ce": UNCHANGED,
        "clerks": RING,
        "new": RING,
    }


def test_staying_posts_stay_out_of_pools_where_the_policy_says_so():
    policy = read_policy({"claims": {"pool_kept": False}})
    rows, found = outcome(base(), ("remove-post", {"post": "off_2"}), policy=policy)
    assert (rows["off_1"]["category"], rows["off_2"]["category"]) == (UNCHANGED, AT_RISK)
    assert found.pools == ()


@given(st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=at_least(30))
def test_nobody_is_at_risk_where_every_post_stays(blocks):
    before = model = body()
    for block in blocks:
        try:
            model = model.apply(scenario_of([block]))
        except om.ScenarioError:
            continue
    found = impact(before, model)
    gone = {row["post"] for row in found if row["post"] not in model.hierarchy.index}
    assert {row["post"] for row in found if row["category"] == AT_RISK} <= gone
    for pool in found.pools:
        assert pool.contested == (pool.claims > pool.places)
        shrunk = [row for row in found if row["post"] in pool.claimants]
        lost = any((row["posts_after"] or 0) < (row["posts_before"] or 0) for row in shrunk)
        assert not pool.contested or lost


@pytest.mark.parametrize(
    ("count", "fte", "category", "words"),
    [
        ("", "10", "ring-fence", "at least 13 filled posts claim at least 10 posts"),
        ("", "12.2", "slot in", "FTE 12.6 becomes 12.2, how many posts is not stated"),
        ("", "14.5", "unchanged", "FTE 12.6 becomes 14.5, how many posts is not stated"),
        ("5", "5", "ring-fence", "at least 13 filled posts claim 5 posts"),
    ],
)
def test_a_group_of_unknown_number_shrinks_by_its_fte_and_nobody_says_13(
    count, fte, category, words
):
    rows = [post("ce"), post("g", "ce", title="Clerk", kind="post_group", fte="12.6", band="4")]
    after = om.Scenario("Fewer").update_post("g", fte=fte, **({"count": count} if count else {}))
    found = impact(organisation(rows), organisation(rows).apply(after))
    (row,) = [row for row in found.rows if row["post"] == "g"]
    assert row["category"] == category
    assert words in row["reason"]
    assert row["posts_before"] is None and row["fte_before"] == 12.6


def test_a_group_of_known_number_keeps_to_its_number():
    rows = [post("ce"), post("g", "ce", kind="post_group", fte="12.6", count="14", band="4")]
    after = om.Scenario("Hours").update_post("g", fte="10")
    (row,) = [
        r
        for r in impact(organisation(rows), organisation(rows).apply(after)).rows
        if r["post"] == "g"
    ]
    assert row["category"] == "hours" or "FTE 12.6 becomes 10" in row["reason"]
    assert "posts" not in row["reason"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_ring_fence_across_employers_is_counted_where_most_of_it_is(turned):
    clerks = [post(f"clerk_{n}", "ce", title="Clerk", band="4") for n in range(3)]
    employers = [link("clerk_0", "employed_by", "firm"), link("clerk_1", "employed_by", "firm")]
    before = organisation(
        [post("ce"), *(reversed(clerks) if turned else clerks)],
        units=[unit("body", "body", head="ce"), unit("firm", "partner")],
        links=employers,
    )
    after = before.apply(scenario(*(("remove-post", {"post": f"clerk_{n}"}) for n in (1, 2))))
    found = impact(before, after)
    assert [(pool.claims, pool.places) for pool in found.pools] == [(3, 1)]
    counted = [(place.employer, place.total) for place in found.consultation.establishments]
    assert counted == [("firm", 2)]
