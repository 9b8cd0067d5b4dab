"""Directive (EU) 2019/944, articles 35 and 46 to 50: each rule's breach and lawful neighbours.

The cases were written from the clauses before the pack was run.
"""

import pytest

from tests.builders import link, unit
from tests.law.electricity import (
    ENDED,
    GROUP,
    LATER,
    also,
    apart,
    links,
    not_set,
    served,
    sits,
)
from tests.law.whole import FAIL, NA, PASS, Case, agrees, holds

CASES = [
    Case("EL-35-1", PASS, "one group, two companies"),
    Case(
        "EL-35-1",
        FAIL,
        "inside supply",
        cells={"units": {"grid": {"parent": "supply"}}},
        about=("grid",),
    ),
    Case("EL-35-1", FAIL, "supply inside it", cells={"units": {"supply": {"parent": "grid"}}}),
    Case(
        "EL-35-1",
        PASS,
        "a company between",
        {"units": [unit("nets", parent="group")]},
        cells={"units": {"grid": {"parent": "nets"}}},
    ),
    Case(
        "EL-35-1",
        PASS,
        "owned by a city",
        {"units": [unit("city", "external")]},
        cells={"units": {"grid": {"parent": "city"}}},
    ),
    *not_set("EL-35-1", "dso", "generation_supply"),
    *apart("EL-35-2-a", "d_ceo", "s_trader", "s_mb", "dso_management", "generation_supply"),
    Case("EL-35-2-a", PASS, "an engineer of it is no manager", also(("p_d_tech", "s_trader"))),
    Case(
        "EL-35-2-a",
        FAIL,
        "a unit is the management",
        {"units": [unit("d_top", parent="grid")], **also(("p_d_tech", "s_trader"))},
        cells={"posts": {"d_tech": {"unit": "d_top"}}},
        roles={"dso_management": "d_top"},
    ),
    Case("EL-35-2-c", PASS, "the line stays in the operator"),
    Case(
        "EL-35-2-c",
        FAIL,
        "under supply",
        cells={"posts": {"d_ceo": {"reports_to": "s_ceo"}}},
        about=("d_ceo",),
    ),
    Case(
        "EL-35-2-c",
        PASS,
        "under the parent",
        cells={"posts": {"d_ceo": {"reports_to": "g_ceo"}, "s_ceo": {"reports_to": "g_ceo"}}},
    ),
    Case(
        "EL-35-2-c",
        PASS,
        "the parent approves its plans",
        links(("group", "approves_plans_of", "grid")),
    ),
    Case(
        "EL-35-2-c",
        NA,
        "a manager not in the data",
        cells={"posts": {"d_ceo": {"reports_to": "x"}}},
    ),
    *not_set("EL-35-2-c", "dso", "generation_supply"),
    Case("EL-35-2-d", PASS, "somebody is"),
    Case(
        "EL-35-2-d",
        FAIL,
        "vacant",
        cells={"posts": {"d_compliance": {"status": "vacant"}}},
        without={"appointments": ["p_d_compliance"]},
        about=("d_compliance",),
    ),
    Case("EL-35-2-d", FAIL, "ended yesterday", **served("p_d_compliance", "d_compliance", *ENDED)),
    Case("EL-35-2-d", FAIL, "begins tomorrow", **served("p_d_compliance", "d_compliance", *LATER)),
    Case(
        "EL-35-2-d",
        PASS,
        "in the interim",
        {"appointments": [holds("p_d_tech", "d_compliance", basis="interim")]},
        without={"appointments": ["p_d_compliance"]},
    ),
    Case(
        "EL-35-2-d",
        PASS,
        "called vacant and held",
        cells={"posts": {"d_compliance": {"status": "vacant"}}},
    ),
    Case(
        "EL-35-2-d", NA, "neither status nor holder", without={"appointments": ["p_d_compliance"]}
    ),
    *not_set("EL-35-2-d", "dso_compliance_officer"),
    *apart(
        "EL-35-2-d-free",
        "d_compliance",
        "s_trader",
        "s_mb",
        "dso_compliance_officer",
        "generation_supply",
    ),
    Case("EL-46-1-c", NA, "who serves it is not said"),
    Case(
        "EL-46-1-c",
        FAIL,
        "supply serves it",
        links(("supply", "supports", "trans")),
        about=("supply",),
    ),
    Case(
        "EL-46-1-c", FAIL, "the parent's staff unit serves it", links(("g_hr", "supports", "i_mb"))
    ),
    Case("EL-46-1-c", FAIL, "shared systems", links(("trans", "shared_service_with", "supply"))),
    Case(
        "EL-46-1-c",
        FAIL,
        "an engineer employed by supply",
        links(("i_engineer", "employed_by", "supply")),
    ),
    Case(
        "EL-46-1-c",
        PASS,
        "who serves it and employs each of its staff is on record, and is none of the group",
        {
            "units": [unit("vendor", "external")],
            "links": [
                link("vendor", "supports", "trans"),
                link("vendor", "shared_service_with", "trans"),
                *(
                    link(one, "employed_by", "trans")
                    for one in ("i_ceo", "i_cfo", "i_cto", "i_engineer", "i_compliance")
                ),
            ],
        },
    ),
    Case(
        "EL-46-1-c",
        FAIL,
        "an engineer on secondment from supply",
        {"appointments": [holds("p_s_trader", "i_engineer", basis="secondment")]},
        about=("p_s_trader", "i_engineer"),
    ),
    Case(
        "EL-46-1-c",
        NA,
        "a secondment that has ended",
        {"appointments": [holds("p_s_trader", "i_engineer", *ENDED, basis="secondment")]},
    ),
    Case("EL-48-1", FAIL, "the parent's chief, by name", links(("p_g_ceo", "appoints", "i_mb"))),
    Case("EL-48-1", FAIL, "a manager, by name", links(("group", "appoints", "p_i_cfo"))),
    Case("EL-46-1-c", NA, "it serves the group", links(("trans", "supports", "supply"))),
    Case("EL-46-1-c", NA, "it serves itself", links(("i_cfo", "supports", "trans"))),
    Case("EL-46-1-c", NA, "an engineer of its own", links(("i_engineer", "employed_by", "trans"))),
    *not_set("EL-46-1-c", "ito", "integrated_undertaking"),
    Case("EL-48-1", PASS, "the Supervisory Body appoints"),
    *(
        Case("EL-48-1", FAIL, f"{who} appoints", links((who, "appoints", to)))
        for who, to in (("group", "i_mb"), ("g_ceo", "i_cfo"), ("supply", "i_mb"))
    ),
    Case("EL-48-1", PASS, "the parent appoints its own", links(("group", "appoints", "g_hr"))),
    Case(
        "EL-48-1",
        PASS,
        "the parent appoints to the Supervisory Body",
        links(("group", "appoints", "sb_group")),
    ),
    Case(
        "EL-48-1",
        PASS,
        "the body stands under the parent",
        cells={"units": {"i_sb": {"parent": "group"}}},
    ),
    Case("EL-48-1", NA, "who appoints is not said", without={"links": ["i_sb>i_mb"]}),
    *not_set("EL-48-1", "ito_management", "integrated_undertaking", "ito"),
    *apart("EL-48-4", "i_cfo", "s_trader", "s_mb", "ito", "generation_supply"),
    Case(
        "EL-48-4",
        FAIL,
        "an employee at the parent",
        also(("p_i_engineer", "g_hr")),
        about=("p_i_engineer",),
    ),
    Case(
        "EL-48-4", PASS, "the group's member of the Supervisory Body", also(("p_sb_group", "g_hr"))
    ),
    Case("EL-48-4", PASS, "two posts in the operator", also(("p_i_cto", "i_engineer"))),
    Case("EL-50-2", PASS, "the Supervisory Body does"),
    Case(
        "EL-50-2",
        FAIL,
        "the parent does",
        links(("group", "appoints", "i_compliance")),
        without={"links": ["i_sb>i_compliance"]},
    ),
    Case(
        "EL-50-2",
        PASS,
        "and the officer attends the board",
        sits("i_mb", "i_compliance", "attends"),
    ),
    Case("EL-50-2", PASS, "the parent appoints another", links(("group", "appoints", "g_hr"))),
    Case("EL-50-2", NA, "who does is not said", without={"links": ["i_sb>i_compliance"]}),
    *not_set("EL-50-2", "ito_supervisory_body", "ito_compliance_officer"),
    *apart(
        "EL-50-6",
        "i_compliance",
        "s_trader",
        "s_mb",
        "ito_compliance_officer",
        "generation_supply",
        "ito",
    ),
    Case("EL-50-6", FAIL, "a post at the parent", also(("p_i_compliance", "g_hr"))),
    *(
        Case(rule, NA, "no data shows it")
        for rule in ("EL-35-2-b", "EL-46-6", "EL-47-3", "EL-48-5")
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_rule_says_what_the_clause_does(case):
    agrees(GROUP, case)
