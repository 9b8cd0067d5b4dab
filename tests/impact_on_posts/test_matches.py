"""What counts as a match, and what is said of a post that stays or goes."""

import pytest

from orgmodel.impact_on_posts.policy import read_policy
from tests.builders import function, link, post
from tests.impact_on_posts.team_of_five import AT_RISK, GONE_ANALYST, NEW, SLOT, base, give, outcome


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


def test_a_number_of_posts_that_one_side_does_not_state_is_told():
    before = base(posts=[post("nurses", "dir", kind="post_group")])
    rows, _ = outcome(before, ("update-post", {"post": "nurses", "count": "3"}))
    assert rows["nurses"]["also"] == ["number of posts changed"]
    assert "before, how many is not stated" in rows["nurses"]["reason"]
    rows, _ = outcome(before, ("update-post", {"post": "nurses", "note": "nights"}))
    assert rows["nurses"]["also"] == []


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


def test_a_post_at_risk_is_told_of_open_posts_of_its_band():
    before = base(posts=[post("open", "ce", title="Planner", band="7", status="vacant")])
    rows, _ = outcome(before, GONE_ANALYST)
    assert rows["analyst"]["alternatives"] == ["open"]
    assert rows["analyst"]["also"] == ["suitable alternative"]
    assert rows["analyst"]["category"] == AT_RISK


OPEN_PLANNERS = [
    post("Planner 1", "ce", title="Planner", band="7", status="vacant"),
    post("Planner", "ce", title="Forward planner", band="7", status="vacant"),
]


def test_an_open_post_is_offered_under_its_id_though_that_holds_a_space():
    before = base(posts=OPEN_PLANNERS)
    rows, found = outcome(before, GONE_ANALYST)
    assert rows["analyst"]["alternatives"] == ["Planner", "Planner 1"]
    table = found.table.set_index("post")
    assert table.loc["analyst", "alternatives"] == "Planner; Planner 1"


def test_open_posts_are_offered_by_title_whatever_the_order_of_rows():
    for posts in (OPEN_PLANNERS, OPEN_PLANNERS[::-1]):
        rows, _ = outcome(base(posts=posts), GONE_ANALYST)
        assert "“Forward planner” and “Planner”" in rows["analyst"]["reason"]


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
