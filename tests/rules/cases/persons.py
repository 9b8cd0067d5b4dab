"""Cases of the kinds that look at who holds what."""

from tests.builders import seat
from tests.rules.cases.bodies import body
from tests.rules.cases.rows import FIVE, POSTS, five
from tests.rules.ruling import Case

PEOPLE = [{"id": "p1"}, {"id": "p2"}]


def held(*pairs):
    """Appointments: (person, post) each."""
    return {"people": PEOPLE, "appointments": [{"person": p, "post": q} for p, q in pairs]}


def moved_on(end):
    """One person left one post on this day and took up the other on 1 April 2026."""
    left = {"person": "p1", "post": "l1", "start": "2020-01-01", "end": end}
    return {
        "people": PEOPLE,
        "appointments": [left, {"person": "p1", "post": "r1", "start": "2026-04-01"}],
    }


def decided(*votes, interests=()):
    """A decision of a board for the right directorate, with these votes."""
    return {
        **body(seat("board", "p1"), seat("board", "p2")),
        "people": PEOPLE,
        "decisions": [{"id": "d1", "body": "board", "beneficiary": "r_dir"}],
        "votes": [{"decision": "d1", "person": p, "capacity": how} for p, how in votes],
        "interests": [{"person": p, "in": thing} for p, thing in interests],
    }


CASES = {
    "shared_person": Case(
        five(**held(("p1", "l1"), ("p2", "r1"), ("p1", "l2"))),
        five(**held(("p1", "l1"), ("p1", "r1"))),
        FIVE,
        ("p1", "l1", "r1"),
    ),
    "distinct_holders": Case(
        five(**held(("p1", "l1"), ("p2", "r1"))),
        five(**held(("p1", "l1"), ("p1", "r1"))),
        five(**held(("p1", "l1"))),
        ("p1", "l1", "r1"),
        {"posts": ["l1", "r1"]},
    ),
    "cooling_off": Case(
        five(**moved_on("2024-03-31")),
        five(**moved_on("2025-03-31")),
        FIVE,
        ("p1", "l1", "r1"),
        {"from": ["l1"], "to": ["r1"], "months": 24},
    ),
    "office_filled": Case(
        five(**held(("p1", "l1"))),
        five(posts=[{**row, "status": "vacant"} if row["id"] == "l1" else row for row in POSTS]),
        FIVE,
        ("l1",),
        {"roles": ["l1"]},
    ),
    "distinct_roles": Case(
        five(**held(("p1", "l1"), ("p2", "r1"))),
        five(**held(("p1", "l1"), ("p1", "r1"))),
        five(**held(("p1", "l1"))),
        ("p1", "l1", "r1"),
        {"roles": ["l1", "r1"]},
    ),
    "recusal": Case(
        decided(("p1", "voted"), ("p2", "recused"), interests=[("p2", "r_dir")]),
        decided(("p1", "voted"), ("p2", "voted"), interests=[("p2", "r_dir")]),
        FIVE,
        ("p2", "d1"),
    ),
    "quorum": Case(
        decided(("p1", "voted"), ("p2", "voted"), interests=[("p2", "r_dir")]),
        decided(("p1", "recused"), ("p2", "voted"), interests=[("p2", "r_dir")]),
        FIVE,
        ("d1", "board"),
    ),
    "exposure": Case(
        decided(interests=[("p1", "r_dir"), ("p2", "r_dir")]),
        decided(interests=[("p1", "r_dir")]),
        FIVE,
        ("board",),
        {"bodies": ["board"], "marks": ["r_dir"]},
        severity="info",
        tells=True,
    ),
}
