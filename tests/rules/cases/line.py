"""Cases of the kinds that look at the reporting line."""

from tests.builders import post, unit
from tests.rules.cases.rows import BARE, FIVE, POSTS, SIDES, bare, five, moved
from tests.rules.ruling import Case

CASES = {
    "line_crossing": Case(FIVE, five(posts=moved("r1", "l2")), BARE, ("r1", "l2")),
    "common_manager": Case(
        FIVE,
        five(
            posts=[
                post("ce"),
                post("m1", "ce"),
                post("l1", "m1"),
                post("r1", "m1"),
                post("l2", "l1"),
            ]
        ),
        BARE,
        ("m1",),
    ),
    "forest": Case(
        FIVE,
        five(
            posts=[
                post("ce"),
                post("l1", "l2"),
                post("r1", "ce"),
                post("m1", "ce"),
                post("l2", "l1"),
            ]
        ),
        bare(posts=[post("a"), post("b"), post("c"), post("d"), post("e")]),
        ("l1", "l2"),
    ),
    "in_line_of": Case(
        FIVE,
        five(posts=[post("ce"), post("l1", "ce"), post("r1"), post("m1", "r1"), post("l2", "r1")]),
        five(posts=[*POSTS[:4], post("l2")]),
        ("l2", "ce"),
        {"post": "l2", "manager": "ce"},
    ),
    "span": Case(
        FIVE,
        five(posts=[*POSTS, post("l3", "l1"), post("l4", "l1"), post("l5", "l1")]),
        bare(posts=[post("a"), post("b"), post("c"), post("d"), post("e")]),
        ("l1",),
        {"most": 3},
    ),
    "layers": Case(
        FIVE,
        five(posts=[*POSTS, post("l3", "l2")]),
        bare(posts=[post("a"), post("b"), post("c"), post("d"), post("e")]),
        ("l3",),
        {"most": 3},
    ),
    "one_head": Case(
        FIVE,
        five(units=[*SIDES, unit("led_by_two", head="m2")], posts=[*POSTS, post("m2", count="2")]),
        five(units=[*SIDES, unit("headless")]),
        ("led_by_two",),
        {"kinds": ["directorate"]},
    ),
    "distinct_posts": Case(
        five(roles={"first": "l1", "second": "r1"}),
        five(roles={"first": "l1", "second": "l1"}),
        five(roles={"first": "l1"}),
        ("l1",),
        {"posts": ["first", "second"]},
    ),
}
