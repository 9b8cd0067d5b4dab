"""The impact rules as a table of small cases: one a category, one a boundary.

Each case names what of a post's outcome it settles, the organisation before, the changes, and
the category of each post that matters.
"""

import pytest

from tests.builders import function, link, post, unit
from tests.impact_on_posts.team_of_five import (
    AT_RISK,
    DUTIES,
    GONE_ANALYST,
    GRADE,
    LIFT,
    LINE,
    NEW,
    RING,
    SECOND,
    SLOT,
    UNCHANGED,
    UNIT,
    VACANT,
    base,
    give,
    holds,
    into_other,
    outcome,
    scenario,
)

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
