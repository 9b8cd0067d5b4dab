"""Cases of the kinds about what posts cost."""

from tests.builders import post
from tests.rules.cases.rows import BARE
from tests.rules.ruling import Case


def costing(a, b, *, others="0"):
    """Five posts of which two cost something."""
    given = {"a": a, "b": b}
    return {
        "posts": [
            post(row["id"], row["reports_to"], cost=given.get(row["id"], others))
            for row in BARE["posts"]
        ]
    }


CASES = {
    "cost_cap": Case(
        costing("40000", "60000"),
        costing("60000", "60000"),
        BARE,
        ("a", "b"),
        {"amount": 100000},
    )
}
