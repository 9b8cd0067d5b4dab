"""Cases of the kinds that look at functions and services."""

from tests.builders import function, link
from tests.rules.cases.rows import five
from tests.rules.ruling import Case

SOUND = [function("F1", "l_dir", "left"), function("F2", "r_dir", "right")]
BOUGHT = {"services": [{"id": "s1", "name": "Meals", "provision": "internal"}]}

CASES = {
    "functions_together": Case(
        five(functions=SOUND),
        five(functions=[*SOUND, function("F3", "l_dir", "right")]),
        five(functions=[function("F1", "l_dir", "common")]),
        ("l_dir",),
    ),
    "function_side": Case(
        five(functions=SOUND),
        five(functions=[*SOUND, function("F3", "l_dir", "right")]),
        five(functions=[function("F1", "l_dir", "common")]),
        ("F3", "l_dir"),
        {"owner": "opposite"},
    ),
    "shared_post": Case(
        five(functions=[function("F1", "m1", "left"), function("F2", "l2", "right")]),
        five(functions=[function("F1", "m1", "left"), function("F2", "m1", "right")]),
        five(functions=SOUND),
        ("m1",),
    ),
    "pairing": Case(
        five(**BOUGHT, links=[link("l_dir", "commissions", "s1"), link("r_dir", "provides", "s1")]),
        five(**BOUGHT, links=[link("l_dir", "commissions", "s1"), link("l_dir", "provides", "s1")]),
        five(services=[{"id": "s1", "name": "Meals", "provision": "external"}]),
        ("l_dir", "s1"),
    ),
}  # fmt: skip
