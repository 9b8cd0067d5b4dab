"""Cases of the kinds that look at who holds what."""

from tests.rules.cases.rows import FIVE, five
from tests.rules.ruling import Case

PEOPLE = [{"id": "p1"}, {"id": "p2"}]


def held(*pairs):
    """Appointments: (person, post) each."""
    return {"people": PEOPLE, "appointments": [{"person": p, "post": q} for p, q in pairs]}


CASES = {
    "shared_person": Case(
        five(**held(("p1", "l1"), ("p2", "r1"))),
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
}
