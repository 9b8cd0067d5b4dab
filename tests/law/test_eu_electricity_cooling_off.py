"""Directive (EU) 2019/944, articles 48(3), (7), (8), 49(3): who came from and goes to the group."""

import pytest

from tests.builders import seat
from tests.law.electricity import (
    GROUP,
    also,
    not_set,
    open_roster,
)
from tests.law.whole import FAIL, NA, PASS, TOLD, Case, agrees, holds

CASES = [
    Case("EL-48-3", PASS, "none came from the group"),
    Case(
        "EL-48-3",
        FAIL,
        "two of three came from it",
        also(
            ("p_i_ceo", "s_trader", "2010-01-01", "2018-06-30"),
            ("p_i_cfo", "g_hr", "2010-01-01", "2017-06-30"),
        ),
        about=("p_i_ceo", "p_i_cfo"),
    ),
    Case(
        "EL-48-3",
        PASS,
        "one of three, ten months before",
        also(("p_i_ceo", "s_trader", "2010-01-01", "2019-02-28")),
    ),
    Case(
        "EL-48-3",
        FAIL,
        "one of three, five months before",
        also(("p_i_ceo", "s_trader", "2010-01-01", "2019-08-31")),
        about=("p_i_ceo",),
    ),
    Case("EL-48-3", FAIL, "one who never left", also(("p_i_ceo", "s_trader", "2010-01-01"))),
    Case(
        "EL-48-3",
        PASS,
        "two, three years before to the day",
        also(
            ("p_i_ceo", "s_trader", "2010-01-01", "2017-01-01"),
            ("p_i_cfo", "g_hr", "2010-01-01", "2016-12-31"),
        ),
    ),
    Case(
        "EL-48-3",
        PASS,
        "two who were in the operator before",
        also(
            ("p_i_ceo", "i_engineer", "2015-01-01", "2019-12-31"),
            ("p_i_cfo", "i_engineer", "2015-01-01", "2019-12-31"),
        ),
    ),
    Case(
        "EL-48-3",
        FAIL,
        "promoted within the management",
        also(
            ("p_i_ceo", "s_trader", "2010-01-01", "2017-12-31"),
            ("p_i_ceo", "i_cfo", "2018-01-01", "2019-12-31"),
        ),
        about=("p_i_ceo",),
    ),
    Case(
        "EL-48-3",
        PASS,
        "a manager who took a post there later",
        also(("p_i_ceo", "s_trader", "2022-01-01", "2023-01-01")),
    ),
    Case(
        "EL-48-3",
        NA,
        "undated",
        rows=also(("p_i_ceo", "s_trader", "2010-01-01", "2019-08-31"), ("p_i_ceo", "i_ceo")),
        without={"appointments": ["p_i_ceo>i_ceo"]},
    ),
    Case(
        "EL-48-3", NA, "the former post undated", also(("p_i_ceo", "s_trader"), ("p_i_cfo", "g_hr"))
    ),
    Case("EL-48-3", NA, "no appointment that has ended", without={"appointments": ["old"]}),
    Case("EL-48-3", NA, "a manager not recorded", without={"appointments": ["p_i_ceo"]}),
    *open_roster("EL-48-3", "i_mb"),
    *not_set("EL-48-3", "ito_management", "integrated_undertaking", "ito"),
    Case("EL-48-7", NA, "no former manager on record"),
    Case(
        "EL-48-7",
        FAIL,
        "back in the group after two years",
        also(("p_s_trader", "i_cto", "2010-01-01", "2018-01-01")),
        about=("p_s_trader",),
    ),
    Case(
        "EL-48-7",
        PASS,
        "after four years to the day",
        also(("p_s_trader", "i_cto", "2010-01-01", "2016-01-01")),
    ),
    Case(
        "EL-48-7",
        PASS,
        "a former engineer",
        also(
            ("p_s_trader", "i_engineer", "2010-01-01", "2019-12-31"),
            ("old", "i_cto", "2000-01-01", "2005-12-31"),
        ),
    ),
    Case(
        "EL-48-7",
        PASS,
        "a former manager elsewhere",
        also(("old", "i_cto", "2010-01-01", "2025-12-31")),
    ),
    Case(
        "EL-48-7",
        PASS,
        "left the group again",
        also(
            ("old", "i_cto", "2010-01-01", "2022-12-31"),
            ("old", "s_trader", "2023-06-01", "2024-06-01"),
        ),
    ),
    Case(
        "EL-48-7",
        PASS,
        "the Supervisory Body's member was manager",
        also(("p_sb_lay", "i_cto", "2010-01-01", "2025-12-31")),
    ),
    Case(
        "EL-48-7",
        FAIL,
        "held a post there all along",
        also(("p_g_hr", "i_cto", "2021-01-01", "2024-12-31")),
        about=("p_g_hr",),
    ),
    Case(
        "EL-48-7",
        NA,
        "since when is not said",
        rows=also(("p_s_trader", "i_cto", "2010-01-01", "2018-01-01"), ("p_s_trader", "s_trader")),
        without={"appointments": ["p_s_trader>s_trader"]},
    ),
    *not_set("EL-48-7", "ito_management", "integrated_undertaking", "ito"),
    Case("EL-49-3", PASS, "all three are free"),
    Case(
        "EL-49-3",
        TOLD,
        "all three from the group",
        also(
            *(
                (f"p_{n}", "g_hr", "2010-01-01", "2019-01-01")
                for n in ("sb_chair", "sb_group", "sb_lay")
            )
        ),
        about=("p_sb_chair",),
    ),
    Case(
        "EL-49-3",
        PASS,
        "two of three from the group",
        also(*((f"p_{n}", "g_hr", "2010-01-01", "2019-01-01") for n in ("sb_chair", "sb_group"))),
    ),
    Case("EL-49-3", PASS, "the group's representative", also(("p_sb_group", "g_hr", "2010-01-01"))),
    *(
        Case("EL-49-3", outcome, f"{why}, {len(who)} of three", also(*rows(who)))
        for who, outcome in (
            (("p_sb_chair", "p_sb_group", "p_sb_lay"), TOLD),
            (("p_sb_chair", "p_sb_group"), PASS),
        )
        for why, rows in (
            (
                "in the group since they took their seat",
                lambda w: [(n, "g_hr", "2023-01-01") for n in w],
            ),
            ("in the group, nobody says since when", lambda w: [(n, "g_hr") for n in w]),
        )
    ),
    Case(
        "EL-49-3",
        TOLD,
        "a seat by name, and a post in the group",
        {
            "appointments": [holds(n, "g_hr") for n in ("p_sb_chair", "p_sb_group", "old")],
            "memberships": [seat("i_sb", "old")],
        },
        without={"memberships": ["sb_lay"]},
        about=("old",),
    ),
    Case(
        "EL-49-3",
        TOLD,
        "seats on a board of the group",
        {"memberships": [seat("s_mb", f"p_{n}") for n in ("sb_chair", "sb_group", "sb_lay")]},
    ),
    *open_roster("EL-49-3", "i_sb"),
    *not_set("EL-49-3", "ito_supervisory_body", "ito"),
]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_rule_says_what_the_clause_does(case):
    agrees(GROUP, case)
