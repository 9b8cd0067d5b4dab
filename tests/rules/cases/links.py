"""Cases of the kinds that look at links between units and posts."""

from tests.builders import function, link
from tests.rules.cases.rows import FIVE, five, moved
from tests.rules.ruling import Case

CASES = {
    "required_link": Case(
        FIVE,
        five(posts=moved("l2", "r1")),
        five(posts=moved("l2", "")),
        ("l2", "l1"),
        {"links": [["l2", "reports_to", "l1"]]},
    ),
    "linked": Case(
        five(links=[link("l_dir", "advises", "m_dir"), link("r_dir", "advises", "m_dir")]),
        five(links=[link("l_dir", "advises", "m_dir"), link("r_dir", "supports", "m_dir")]),
        FIVE,
        ("r_dir", "m_dir"),
        {
            "things": ["side:left & table:units", "side:right & table:units"],
            "relations": ["advises"],
            "to": [["m_dir"]],
            "every": True,
            "weaker_links": [["r_dir", "supports", "m_dir"]],
        },
    ),
    "dedicated_link": Case(
        five(links=[link("l_dir", "dotted_line_to", "r_dir")]),
        five(links=[link("l_dir", "supports", "r_dir")]),
        FIVE,
        ("l_dir",),
        {
            "things": ["l_dir"],
            "relations": ["dotted_line_to"],
            "to": ["r_dir"],
            "weaker": ["supports"],
        },
    ),
    "dotted_line": Case(
        five(links=[link("m_dir", "dotted_line_to", "l_dir")]),
        five(links=[link("l_dir", "dotted_line_to", "r_dir")]),
        FIVE,
        ("l_dir", "r_dir"),
    ),
    "intermediaries": Case(
        five(links=[link("m_dir", "supports", "l_dir")]),
        five(links=[link("m_dir", "supports", "l_dir"), link("m_dir", "supports", "r_dir")]),
        FIVE,
        ("m_dir",),
        severity="info",
    ),
    "forbidden_path": Case(
        five(links=[link("l1", "advises", "m1")]),
        five(links=[link("l1", "advises", "m1"), link("m1", "advises", "r1")]),
        FIVE,
        ("l1",),
        {"from": ["l1"], "to": ["r1"], "relations": ["advises"]},
    ),
    "protected": Case(
        five(links=[link("l1", "oversees", "r1")]),
        five(links=[link("l1", "oversees", "r1"), link("m1", "oversees", "r1")]),
        FIVE,
        ("r1", "m1"),
        {"things": ["r1"], "only": ["l1"], "relations": ["oversees"]},
    ),
    "one_final": Case(
        five(links=[link("l_dir", "approves_plans_of", "r_dir")]),
        five(
            links=[
                link("l_dir", "approves_plans_of", "r_dir"),
                link("m_dir", "approves_plans_of", "r_dir"),
            ]
        ),
        FIVE,
        ("r_dir", "l_dir", "m_dir"),
        {"relations": ["approves_plans_of"]},
    ),
    "one_hand": Case(
        five(links=[link("ce", "appoints", "l1"), link("m1", "appoints", "r1")]),
        five(links=[link("ce", "appoints", "l1"), link("ce", "appoints", "r1")]),
        five(links=[link("ce", "appoints", "l1")]),
        ("ce", "l1", "r1"),
        {"relations": ["appoints"], "one": ["l1"], "other": ["r1"]},
    ),
    "exclusive": Case(
        five(functions=[function("F1", "l1"), function("F2", "r1")]),
        five(functions=[function("F1", "l1"), function("F2", "l1")]),
        five(functions=[function("F1", "l_dir")]),
        ("l1", "F1", "F2"),
        {"groups": [["F1"], ["F2"]], "held_by": "posts"},
    ),
}
