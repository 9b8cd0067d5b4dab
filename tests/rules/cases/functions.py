"""Cases of the kinds that look at functions and services."""

from tests.builders import function, link
from tests.rules.cases.rows import FIVE, five
from tests.rules.ruling import Case

SOUND = [function("F1", "l_dir", "left"), function("F2", "r_dir", "right")]
MEALS = {"id": "s1", "name": "Meals", "provision": "internal"}
BUSES = {"id": "s2", "name": "Buses", "provision": "external"}

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
    "hosted_function": Case(
        five(functions=[function("F1", "m_dir", "common")]),
        five(functions=[function("F1", "r_dir", "common")]),
        five(functions=SOUND),
        ("F1", "r_dir"),
        {"where": "host"},
        severity="info",
    ),
    "balance": Case(
        five(functions=SOUND),
        five(functions=SOUND),
        FIVE,
        (),
        {"kinds": ["directorate"]},
        severity="info",
        tells=True,
    ),
    "pairing": Case(
        five(
            services=[MEALS],
            links=[link("l_dir", "commissions", "s1"), link("r_dir", "provides", "s1")],
        ),
        five(
            services=[MEALS],
            links=[link("l_dir", "commissions", "s1"), link("l_dir", "provides", "s1")],
        ),
        five(services=[{"id": "s1"}]),
        ("l_dir", "s1"),
    ),
    "same_treatment": Case(
        five(
            services=[MEALS, BUSES],
            links=[link("l_dir", "oversees", "s1"), link("l_dir", "oversees", "s2")],
        ),
        five(services=[MEALS, BUSES], links=[link("l_dir", "oversees", "s2")]),
        five(services=[MEALS, BUSES]),
        ("s1",),
        {"relations": ["oversees"]},
    ),
    "safeguarded_links": Case(
        five(services=[MEALS], links=[link("l_dir", "commissions", "s1", safeguard="contract 7")]),
        five(
            services=[MEALS, BUSES],
            links=[
                link("l_dir", "commissions", "s1", safeguard="contract 7"),
                link("l_dir", "commissions", "s2", safeguard="a talk"),
            ],
        ),
        five(services=[MEALS], links=[link("l_dir", "commissions", "s1")]),
        ("l_dir", "s2"),
        {"relation": "commissions", "to": ["table:services"], "says": ["contract"]},
    ),
    "one_owner": Case(
        five(functions=[function("F1", "l_dir"), function("F2", "r_dir")]),
        five(
            functions=[function("F1", "l_dir"), function("F2", "r_dir")],
            links=[link("F1", "overlaps", "F2")],
        ),
        FIVE,
        ("F1", "F2"),
    ),
}
