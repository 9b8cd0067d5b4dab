"""Cases of the kinds that look at boards and committees."""

from tests.builders import link, seat, unit
from tests.rules.cases.rows import POSTS, SIDES, five
from tests.rules.ruling import Case


def body(*seats, roster="complete", side=""):
    """The five posts with a board and its seats."""
    board = unit("board", "board", name="Board", roster=roster, side=side)
    return five(units=[*SIDES, board], memberships=list(seats))


CLINICAL = [{**row, "clinical": "yes"} if row["id"] in ("l2", "m1") else row for row in POSTS]

SAID = [{**row, "clinical": "no" if row["id"] == "ce" else "yes"} for row in POSTS]

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
    "body_size": Case(
        body(seat("board", "ce", "chairs"), seat("board", "m1")),
        body(seat("board", "ce", "chairs"), seat("board", "m1"), seat("board", "l1")),
        body(seat("board", "m1"), roster="partial"),
        ("board",),
        {"body": "board", "most": 2},
    ),
    "body_share": Case(
        {**body(seat("board", "l2"), seat("board", "m1"), seat("board", "ce")), "posts": SAID},
        {**body(seat("board", "l2"), seat("board", "ce")), "posts": SAID},
        body(seat("board", "l2"), seat("board", "ce")),
        ("board",),
        {"body": "board", "of": ["professional"], "over": 0.5},
    ),
    "body_includes": Case(
        body(seat("board", "m1", profession="nurse")),
        body(seat("board", "m1", profession="midwife")),
        body(seat("board", "m1")),
        ("board",),
        {"body": "board", "include": ["profession=nurse"]},
    ),
    "seat_attribute": Case(
        body(seat("board", "m1", capacity="own right")),
        body(seat("board", "m1", capacity="representative")),
        body(seat("board", "m1")),
        ("m1", "board"),
        {"body": "board", "column": "capacity", "is_not": "representative"},
    ),
    "seat_variety": Case(
        body(seat("board", "m1", profession="nurse"), seat("board", "l1", profession="midwife")),
        body(seat("board", "m1", profession="nurse"), seat("board", "l1", profession="nurse")),
        body(seat("board", "m1", profession="nurse"), seat("board", "l1")),
        ("board",),
        {"body": "board", "column": "profession"},
    ),
    "decision_making": Case(
        {**body(), "links": [link("ce", "delegates_to", "board")]},
        {**body(), "links": [link("board", "advises", "ce")]},
        body(),
        ("board",),
        {"body": "board", "given": ["delegates_to"], "weaker": ["advises"]},
    ),
    "body_sides": Case(
        body(seat("board", "l1", "chairs"), seat("board", "m1"), side="left"),
        body(seat("board", "r1", "chairs"), seat("board", "m1"), side="left"),
        body(seat("board", "r1", "chairs"), seat("board", "m1")),
        ("r1", "board"),
    ),
    "own_board": Case(
        {
            **body(seat("board", "m1", "chairs"), side="right"),
            "links": [link("ce", "delegates_to", "board")],
        },
        {
            **body(seat("board", "r1", "chairs"), side="right"),
            "links": [link("ce", "delegates_to", "board")],
        },
        body(seat("board", "m1", "chairs"), side="right"),
        ("board", "r1"),
        {"side": "right"},
    ),
    "committee_models": Case(
        {**body(seat("board", "l2")), "links": [link("l2", "liaises_with", "r_dir")]},
        {**body(seat("board", "l2")), "links": [link("r_dir", "meets_with", "board")]},
        body(seat("board", "l2")),
        ("board",),
        {"body": "board", "groups": ["r_dir"]},
        severity="info",
        tells=True,
    ),
    "members_linked": Case(
        {
            **body(seat("board", "l2")),
            "posts": CLINICAL,
            "links": [link("l2", "accountable_to", "ce")],
        },
        {
            **body(seat("board", "l2"), seat("board", "m1")),
            "posts": CLINICAL,
            "links": [link("l2", "accountable_to", "ce"), link("m1", "accountable_to", "r1")],
        },
        {
            **body(seat("board", "l2"), seat("board", "m1")),
            "posts": CLINICAL,
            "links": [link("l2", "accountable_to", "ce")],
        },
        ("m1", "board"),
        {"body": "board", "relation": "accountable_to", "to": "ce", "only": True},
    ),
}
