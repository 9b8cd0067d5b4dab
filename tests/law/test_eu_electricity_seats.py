"""Directive (EU) 2019/944: a post of the group keeps its place there, whatever body it sits on."""

import pytest

from tests.builders import link, unit
from tests.law.electricity import GROUP, also, links, sits
from tests.law.whole import FAIL, NA, PASS, Case, agrees

EARLY = ("2010-01-01", "2018-06-30")
ON_BODY = sits("i_sb", "g_hr")
EMPLOYED = [
    link("vendor", "supports", "trans"),
    link("vendor", "shared_service_with", "trans"),
    *(
        link(one, "employed_by", "trans")
        for one in ("i_ceo", "i_cfo", "i_cto", "i_engineer", "i_compliance")
    ),
]
VENDOR = {"units": [unit("vendor", "external")]}
IN_BODY = {"posts": {"sb_group": {"unit": "i_sb"}}}
CASES = [
    Case("EL-35-2-a", FAIL, "supply's own post on the management", sits("d_mb", "s_trader")),
    Case("EL-35-2-a", PASS, "the parent's post on the management", sits("d_mb", "g_hr")),
    Case("EL-35-2-a", PASS, "supply's post is a guest", sits("d_mb", "s_trader", "attends")),
    Case(
        "EL-35-2-d-free",
        FAIL,
        "the officer's own post is supply's",
        cells={"posts": {"d_compliance": {"unit": "supply"}}},
        about=("d_compliance",),
    ),
    Case("EL-46-1-c", NA, "of the Supervisory Body nothing is asked", {**VENDOR}, IN_BODY),
    Case(
        "EL-46-1-c",
        PASS,
        "the group employs its member of the Supervisory Body",
        {**VENDOR, "links": [*EMPLOYED, link("sb_group", "employed_by", "group")]},
        IN_BODY,
    ),
    Case(
        "EL-46-1-c",
        PASS,
        "who employs the Supervisory Body is not said",
        {**VENDOR, "links": EMPLOYED},
        IN_BODY,
    ),
    Case(
        "EL-46-1-c",
        PASS,
        "the group's member is on secondment",
        {
            **VENDOR,
            "links": EMPLOYED,
            "appointments": [
                {"person": "p_g_hr", "post": "sb_group", "basis": "secondment"},
            ],
        },
        IN_BODY,
    ),
    Case(
        "EL-48-1",
        FAIL,
        "a ministry appoints",
        {**VENDOR, **links(("vendor", "appoints", "i_mb"))},
        about=("vendor",),
    ),
    Case(
        "EL-48-1", PASS, "a member of the Supervisory Body", links(("sb_lay", "appoints", "i_mb"))
    ),
    Case("EL-48-1", PASS, "by name, for the Body", links(("p_sb_chair", "appoints", "i_mb"))),
    Case("EL-48-1", PASS, "the operator's chief", links(("i_ceo", "appoints", "i_cto"))),
    Case(
        "EL-48-3",
        FAIL,
        "two of three from a post that has a seat on the Body",
        {**ON_BODY, **also(("p_i_ceo", "g_hr", *EARLY), ("p_i_cfo", "g_hr", *EARLY))},
        about=("p_i_ceo", "p_i_cfo"),
    ),
    Case(
        "EL-48-3",
        PASS,
        "two of three were the Body's own members",
        also(("p_i_ceo", "sb_lay", *EARLY), ("p_i_cfo", "sb_group", *EARLY)),
        {"posts": {"sb_group": {"unit": "i_sb"}, "sb_lay": {"unit": "i_sb"}}},
    ),
    Case("EL-48-4", FAIL, "a manager by a post of the parent", sits("i_mb", "g_hr")),
    Case("EL-48-4", PASS, "the parent's post on the Body", ON_BODY),
    Case(
        "EL-48-4",
        FAIL,
        "a manager holds the post that has a seat on the Body",
        {**ON_BODY, **also(("p_i_cfo", "g_hr"))},
        about=("p_i_cfo", "g_hr"),
    ),
    Case(
        "EL-48-7",
        FAIL,
        "a former manager takes the post that has a seat on the Body",
        {**ON_BODY, **also(("p_g_hr", "i_cto", "2010-01-01", "2018-01-01"))},
        about=("p_g_hr",),
    ),
    Case(
        "EL-50-6",
        FAIL,
        "the officer holds the post that has a seat on the Body",
        {**ON_BODY, **also(("p_i_compliance", "g_hr"))},
        about=("p_i_compliance", "g_hr"),
    ),
]


def test_the_seat_and_the_place_of_a_post_are_shown():
    case = Case("EL-35-2-a", FAIL, "a seat", sits("d_mb", "s_trader"))
    (finding,) = GROUP.result(case).findings
    assert ("s_trader", "d_mb") in {(step.start, step.end) for step in finding.path}
    cells = {"posts": {"d_compliance": {"unit": "supply"}}}
    (finding,) = GROUP.result(Case("EL-35-2-d-free", FAIL, "inside", cells=cells)).findings
    assert ("d_compliance", "supply") in {(step.start, step.end) for step in finding.path}


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_seat_takes_no_post_out_of_the_group(case):
    agrees(GROUP, case)
