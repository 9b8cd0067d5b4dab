"""Cases of the kinds that look at boards and committees."""

from tests.builders import link, seat, unit
from tests.rules.cases.rows import POSTS, SIDES, five
from tests.rules.ruling import Case


def body(*seats, roster="complete", side=""):
    """The five posts with a board and its seats."""
    board = unit("board", "board", roster=roster, side=side)
    return five(units=[*SIDES, board], memberships=list(seats))


CLINICAL = [{**row, "clinical": "yes"} if row["id"] in ("l2", "m1") else row for row in POSTS]

CASES = {
    "constituted_body": Case(
        body(seat("board", "ce", "chairs"), seat("board", "m1")),
        body(seat("board", "m1")),
        body(seat("board", "m1"), roster="partial"),
        ("board",),
        {"body": "board"},
    ),
    "seat": Case(
        body(seat("board", "m1")),
        body(seat("board", "ce")),
        body(seat("board", "ce"), roster="partial"),
        ("m1", "board"),
        {"who": "m1", "body": "board"},
    ),
    "members_linked": Case(
        {**body(seat("board", "l2")), "posts": CLINICAL,
         "links": [link("l2", "accountable_to", "ce")]},
        {**body(seat("board", "l2"), seat("board", "m1")), "posts": CLINICAL,
         "links": [link("l2", "accountable_to", "ce")]},
        body(seat("board", "l2")),
        ("m1", "board"),
        {"body": "board", "relation": "accountable_to", "to": "ce"},
    ),
}  # fmt: skip
