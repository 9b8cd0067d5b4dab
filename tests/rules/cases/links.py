"""Cases of the kinds that look at links between units and posts."""

from tests.builders import link
from tests.rules.cases.rows import BARE, five
from tests.rules.ruling import Case

CASES = {
    "required_link": Case(
        five(links=[link("l1", "advises", "r1")]),
        five(links=[link("l1", "advises", "m1")]),
        BARE | {"links": [link("a", "supports", "b")]},
        ("l1", "r1"),
        {"links": [["l1", "advises", "r1"]]},
    ),
}
