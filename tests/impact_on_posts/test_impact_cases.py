"""The impact rules as a table of small cases: one a category, one a boundary.

Each case names what of a post's outcome it settles, the organisation before, the changes, and
the category of each post that matters. The base: `ce` manages `dir`, who heads the unit
`team` and manages two like officers and an analyst.
"""

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

UNCHANGED, LINE, UNIT, LIFT = (
    "unchanged",
    "line changed",
    "unit or employer changed",
    "lift and shift",
)
SLOT, RING, GRADE, NEW = "slot in", "ring-fence", "grade change", "new"
DUTIES = "duties change"
AT_RISK, VACANT = "deleted and at risk", "vacant deleted"


def holds(person, post_id, basis="substantive", fte="1"):
    return {"person": person, "post": post_id, "basis": basis, "fte": fte}


def base(posts=(), held=(), **tables):
    """A body of five posts, each held by somebody unless `held` says otherwise."""
    rows = [
        post("ce", unit="body", band="9", fte="1", cost="300"),
        post("dir", "ce", unit="team", band="8", fte="1", cost="200"),
        post("off_1", "dir", title="Officer", unit="team", band="6", fte="1", cost="100"),
        post("off_2", "dir", title="Officer", unit="team", band="6", fte="1", cost="100"),
        post("analyst", "dir", unit="team", band="7", fte="1", cost="120"),
        *posts,
    ]
    people = held or [
        holds(f"p{n}", row["id"]) for n, row in enumerate(rows) if row.get("status") != "vacant"
    ]
    units = [
        unit("body", "body", head="ce"),
        unit("team", parent="body", head="dir"),
        unit("other", parent="body"),
        unit("partner", "external"),
        unit("cell", "team", parent="team"),
        *tables.pop("units", []),
    ]
    functions = [
        function("f1", "team"),
        function("f2", "team"),
        function("f3", "team"),
        function("fa", "analyst"),
        *tables.pop("functions", []),
    ]
    names = dict.fromkeys(row["person"] for row in people)
    return organisation(
        rows,
        units=units,
        functions=functions,
        appointments=people,
        people=[{"id": name} for name in names],
        **tables,
    )


def scenario(*changes):
    done = om.Scenario("Option")
    for verb, keys in changes:
        done = done.then(verb, **keys)
    return done


def outcome(before, *changes, **settings):
    """Each post's row, by id."""
    found = impact(before, before.apply(scenario(*changes)), **settings)
    return {row["post"]: row for row in found}, found


def into_other(name):
    return "move-post", {"post": name, "unit": "other"}


def give(name, to):
    return "move-function", {"function": name, "to": to}


SECOND = post("second", "ce", title="Second director", unit="other", band="8")
GONE_ANALYST = ("remove-post", {"post": "analyst", "owner": "dir"})
CASES = {
    "nothing changes for a post whose unit, line, band and functions stay": (
        {},
        [("update-post", {"post": "analyst", "title": "Senior thinker"})],
        {"analyst": UNCHANGED, "dir": UNCHANGED, "ce": UNCHANGED},
    ),
    "another manager is a change of line": (
        {},
        [("move-post", {"post": "analyst", "to": "ce"})],
        {"analyst": LINE, "dir": UNCHANGED},
    ),
    "another unit is a change of unit": (
        {},
        [into_other("analyst")],
        {"analyst": UNIT},
    ),
    "another employer is a change of employer, though unit and line stay": (
        {"links": [link("analyst", "employed_by", "body")]},
        [
            ("remove-link", {"from": "analyst", "relation": "employed_by", "to": "body"}),
            ("add-link", {"from": "analyst", "relation": "employed_by", "to": "partner"}),
        ],
        {"analyst": UNIT},
    ),
    "a whole unit that moves lifts and shifts every post in it": (
        {"posts": [post("c1", "dir", unit="cell"), post("c2", "c1", unit="cell")]},
        [("move-unit", {"unit": "cell", "to": "other"})],
        {"c1": LIFT, "c2": LIFT, "analyst": UNCHANGED},
    ),
    "a function and all its posts that go into another unit lift and shift": (
        {
            "posts": [post("c1", "dir", unit="cell"), post("c2", "c1", unit="cell")],
            "functions": [function("fc", "cell")],
        },
        [into_other("c1"), into_other("c2"), give("fc", "other")],
        {"c1": LIFT, "c2": LIFT},
    ),
    "posts that leave their function behind only change unit": (
        {
            "posts": [post("c1", "dir", unit="cell"), post("c2", "c1", unit="cell")],
            "functions": [function("fc", "cell")],
        },
        [into_other("c1"), into_other("c2")],
        {"c1": UNIT, "c2": UNIT},
    ),
    "a unit of which one post stays behind is not whole": (
        {
            "posts": [post("c1", "dir", unit="cell"), post("c2", "c1", unit="cell")],
            "functions": [function("fc", "cell")],
        },
        [into_other("c1"), give("fc", "other")],
        {"c1": UNIT, "c2": UNCHANGED},
    ),
    "another band is a grade change, whatever else changes": (
        {},
        [("update-post", {"post": "analyst", "band": "8"}), into_other("analyst")],
        {"analyst": GRADE},
    ),
    "a post that stays with other functions has its duties changed": (
        {},
        [give("f3", "other")],
        {"dir": DUTIES, "analyst": UNCHANGED},
    ),
    "a post under a new id with the same work slots in": (
        {},
        [
            ("add-post", {"post": "new", "title": "Thinker", "to": "dir", "band": "7"}),
            give("fa", "new"),
            ("remove-post", {"post": "analyst"}),
        ],
        {"analyst": SLOT, "new": SLOT},
    ),
    "a post that nothing before matches is new": (
        {},
        [("add-post", {"post": "new", "title": "Inventor", "to": "dir", "band": "7"})],
        {"new": NEW, "analyst": UNCHANGED},
    ),
    "a filled post without a successor is deleted and at risk": (
        {},
        [GONE_ANALYST],
        {"analyst": AT_RISK},
    ),
    "a vacant post that goes saves without a person": (
        {"posts": [post("empty", "dir", title="Clerk", band="3", status="vacant")]},
        [("remove-post", {"post": "empty"})],
        {"empty": VACANT},
    ),
    "two predecessors of one successor are ring-fenced": (
        {},
        [("merge-posts", {"posts": ["off_1", "off_2"], "into": "off", "title": "Officer"})],
        {"off_1": RING, "off_2": RING, "off": RING},
    ),
    "two predecessors of which one is vacant slot in": (
        {
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "analyst"),
            ],
            "vacant": "off_2",
        },
        [("merge-posts", {"posts": ["off_1", "off_2"], "into": "off", "title": "Officer"})],
        {"off_1": SLOT, "off_2": VACANT, "off": SLOT},
    ),
    "of two like posts under one manager one goes: both are in the pool": (
        {},
        [("remove-post", {"post": "off_2"})],
        {"off_1": RING, "off_2": RING},
    ),
    "a like post that stays vacant takes the holder of the one that goes": (
        {
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "analyst"),
            ],
            "vacant": "off_2",
        },
        [("remove-post", {"post": "off_1"})],
        {"off_1": SLOT, "off_2": UNCHANGED},
    ),
    "a job share is one claim: two people slot into one post": (
        {
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "off_2"),
                holds("e", "analyst", fte="0.5"),
                holds("f", "analyst", fte="0.5"),
            ]
        },
        [
            ("add-post", {"post": "new", "title": "Thinker", "to": "dir", "band": "7"}),
            give("fa", "new"),
            ("remove-post", {"post": "analyst"}),
        ],
        {"analyst": SLOT, "new": SLOT},
    ),
    "somebody acting has no claim where the data shows a post of their own": (
        {
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "off_2"),
                holds("c", "analyst", "acting"),
            ]
        },
        [GONE_ANALYST],
        {"analyst": VACANT, "off_1": UNCHANGED},
    ),
    "somebody acting without a post of their own is at risk": (
        {
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "off_2"),
                holds("e", "analyst", "acting"),
            ]
        },
        [GONE_ANALYST],
        {"analyst": AT_RISK},
    ),
    "an interim has no claim": (
        {
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "off_2"),
                holds("e", "analyst", "interim"),
            ]
        },
        [GONE_ANALYST],
        {"analyst": VACANT},
    ),
    "a group with more filled posts than are left is ring-fenced": (
        {"posts": [post("nurses", "dir", kind="post_group", count="3", fte="3")]},
        [("update-post", {"post": "nurses", "count": "0"})],
        {"nurses": RING},
    ),
    "a group that loses only vacant posts slots in": (
        {
            "posts": [post("nurses", "dir", kind="post_group", count="3", fte="3")],
            "held": [
                holds("a", "ce"),
                holds("b", "dir"),
                holds("c", "off_1"),
                holds("d", "off_2"),
                holds("e", "analyst"),
                holds("n1", "nurses"),
                holds("n2", "nurses"),
            ],
        },
        [("update-post", {"post": "nurses", "count": "2"})],
        {"nurses": SLOT},
    ),
    "a post that stays puts nobody at risk, however little of it is left": (
        {},
        [
            give("fa", "dir"),
            ("move-post", {"post": "analyst", "to": "ce"}),
            ("update-post", {"post": "analyst", "title": "Porter", "band": "2"}),
        ],
        {"analyst": GRADE, "dir": DUTIES},
    ),
    "two directors who both stay have their duties changed, though one takes all the work": (
        {"posts": [SECOND], "functions": [function("f4", "second")]},
        [give("f4", "team")],
        {"dir": DUTIES, "second": DUTIES},
    ),
    "a director whose unit is merged into another's, and who stays, has other duties": (
        {
            "posts": [post("second", "ce", title="Second director", band="8")],
            "units": [unit("third", parent="body", head="second")],
            "functions": [function("f4", "third")],
        },
        [("merge-units", {"units": ["team", "third"], "into": "team", "name": "Team"})],
        {"dir": DUTIES, "second": DUTIES},
    ),
    "of two directors one goes and the other takes all the work: both are in the pool": (
        {"posts": [SECOND], "functions": [function("f4", "second")]},
        [give("f4", "team"), ("remove-post", {"post": "second"})],
        {"dir": RING, "second": RING},
    ),
    "of like posts one goes and a like one elsewhere is free: there is a post for each holder": (
        {"posts": [post("off_3", "ce", title="Officer", unit="other", band="6", status="vacant")]},
        [("remove-post", {"post": "off_2"})],
        {"off_1": UNCHANGED, "off_2": SLOT, "off_3": UNCHANGED},
    ),
    "of three like posts two go and one elsewhere is free: one post is still too few": (
        {
            "posts": [
                post("off_3", "ce", title="Officer", unit="other", band="6", status="vacant"),
                post("off_4", "dir", title="Officer", unit="team", band="6", fte="1", cost="100"),
            ]
        },
        [("remove-post", {"post": "off_2"}), ("remove-post", {"post": "off_4"})],
        {"off_1": RING, "off_2": RING, "off_4": RING},
    ),
    "a group of which nobody said how many it was is not unchanged for nothing": (
        {"posts": [post("nurses", "dir", kind="post_group")]},
        [("update-post", {"post": "nurses", "count": "3"})],
        {"nurses": UNCHANGED},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_post_is_in_its_category(case):
    given, changes, expected = CASES[case]
    vacant = given.get("vacant")
    given = {key: value for key, value in given.items() if key != "vacant"}
    before = base(**given)
    if vacant:
        before = before.apply(scenario(("update-post", {"post": vacant, "status": "vacant"})))
    rows, _ = outcome(before, *changes)
    assert {name: rows[name]["category"] for name in expected} == expected


def test_a_match_that_hr_has_decided_counts_as_100():
    decided = {"match": {"declared": [{"post": "analyst", "successor": "new"}]}}
    rows, _ = outcome(
        base(),
        ("add-post", {"post": "new", "title": "Inventor", "to": "ce", "band": "2"}),
        GONE_ANALYST,
        policy=read_policy(decided),
    )
    assert (rows["analyst"]["category"], rows["analyst"]["match"]) == (SLOT, 100)
    assert rows["new"]["category"] == SLOT


def test_a_succeeds_link_of_the_data_declares_a_match_too():
    before = base(
        posts=[post("new", "ce", title="Inventor", band="2", status="vacant")],
        links=[link("new", "succeeds", "analyst")],
    )
    rows, _ = outcome(before, GONE_ANALYST)
    assert (rows["analyst"]["category"], rows["analyst"]["match"]) == (SLOT, 100)


def keeping(share, of=4):
    """A director who goes, and another after who has so many of so many functions."""
    functions = [function(f"k{n}", "dir2") for n in range(of)]
    before = base(posts=[post("dir2", "ce", band="8", unit="other")], functions=functions)
    new = {"post": "dir3", "title": "Another", "to": "ce", "unit": "other", "band": "8"}
    owners = ["dir3" if n < share else "other" for n in range(of)]
    moved = [give(f"k{n}", owner) for n, owner in enumerate(owners)]
    return before, [("add-post", new), *moved, ("remove-post", {"post": "dir2"})]


@pytest.mark.parametrize(
    ("threshold", "category"), [(60, SLOT), (60.000001, AT_RISK), (59.9, SLOT)]
)
def test_a_match_that_meets_the_threshold_exactly_is_a_match(threshold, category):
    # Half the functions (25), same band (20), same manager (15), another title (0): 60.
    before, changes = keeping(2)
    policy = read_policy({"match": {"threshold": threshold}})
    rows, _ = outcome(before, *changes, policy=policy)
    assert rows["dir2"]["match"] == 60
    assert rows["dir2"]["category"] == category


def test_a_post_that_stays_says_when_hr_may_find_it_another():
    little = [give("fa", "dir"), ("move-post", {"post": "analyst", "to": "ce"})]
    rows, found = outcome(base(), *little)
    # No function (0), same band (20), another manager (0), same title (15): 35.
    assert "match 35 with what it was, under 66" in rows["analyst"]["reason"]
    assert (found.pools, found.consultation.total) == ((), 0)
    rows, _ = outcome(base(), give("f1", "other"))
    assert "HR may find" not in rows["dir"]["reason"]


def test_a_ring_fence_counts_the_posts_that_go_and_no_more():
    before = base(posts=[SECOND], functions=[function("f4", "second")])
    _, stay = outcome(before, give("f4", "team"))
    _, goes = outcome(before, give("f4", "team"), ("remove-post", {"post": "second"}))
    assert (stay.consultation.total, goes.consultation.total) == (0, 1)
    assert [(pool.claims, pool.places) for pool in goes.pools] == [(2, 1)]


def test_a_number_of_posts_that_one_side_does_not_state_is_told():
    before = base(posts=[post("nurses", "dir", kind="post_group")])
    rows, _ = outcome(before, ("update-post", {"post": "nurses", "count": "3"}))
    assert rows["nurses"]["also"] == ["number of posts changed"]
    assert "before, how many is not stated" in rows["nurses"]["reason"]
    rows, _ = outcome(before, ("update-post", {"post": "nurses", "note": "nights"}))
    assert rows["nurses"]["also"] == []


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


def test_a_post_at_risk_is_told_of_open_posts_of_its_band():
    before = base(posts=[post("open", "ce", title="Planner", band="7", status="vacant")])
    rows, _ = outcome(before, GONE_ANALYST)
    assert rows["analyst"]["alternatives"] == ["open"]
    assert rows["analyst"]["also"] == ["suitable alternative"]
    assert rows["analyst"]["category"] == AT_RISK


def test_an_open_post_is_offered_under_its_id_though_that_holds_a_space():
    before = base(
        posts=[
            post("Planner 1", "ce", title="Planner", band="7", status="vacant"),
            post("Planner", "ce", title="Forward planner", band="7", status="vacant"),
        ]
    )
    rows, found = outcome(before, GONE_ANALYST)
    assert rows["analyst"]["alternatives"] == ["Planner 1", "Planner"]
    table = found.table.set_index("post")
    assert table.loc["analyst", "alternatives"] == "Planner 1; Planner"


def test_a_regraded_post_in_another_unit_of_the_same_employer_is_no_transfer():
    changes = [("update-post", {"post": "analyst", "band": "8"}), into_other("analyst")]
    rows, found = outcome(base(), *changes)
    assert rows["analyst"]["also"] == ["unit or employer changed"]
    assert found.consultation.transfers == found.size["employer_changed"] == 0


def test_of_several_vacant_posts_that_match_a_new_one_the_first_id_is_named():
    vacant = [
        post("x", "dir", title="Clerk (x)", band="3", status="vacant"),
        post("y", "dir", title="Clerk (y)", band="3", status="vacant"),
    ]
    for posts in (vacant, vacant[::-1]):
        rows, _ = outcome(
            base(posts=posts),
            ("remove-post", {"post": "x"}),
            ("remove-post", {"post": "y"}),
            ("add-post", {"post": "new", "title": "Clerk", "to": "dir", "band": "3"}),
        )
        assert rows["new"]["category"] == NEW
        assert "“Clerk (x)”, is vacant" in rows["new"]["reason"]


def test_an_open_post_that_asks_other_competencies_is_no_alternative():
    asked = [
        {"holder": "open", "competency": "Surgery", "need": "required"},
        {"holder": "analyst", "competency": "Sums", "need": "required"},
    ]
    before = base(
        posts=[post("open", "ce", title="Planner", band="7", status="vacant")], competencies=asked
    )
    rows, _ = outcome(before, GONE_ANALYST)
    assert rows["analyst"]["alternatives"] == []


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


@given(st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=60)
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
