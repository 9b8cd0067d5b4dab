"""english-council: offices that must be filled, and offices that one hand may not hold."""

from __future__ import annotations

import pytest

import orgmodel as om
from tests.law.councils import council
from tests.law.written import DAY_AFTER, DAY_BEFORE, Case, breach, lawful, silent, tried

PACK = "english-council"
OFFICES = {
    "EC-HOPS": ("head_of_paid_service", "ce"),
    "EC-MO": ("monitoring_officer", "law"),
    "EC-CFO": ("section_151_officer", "fin"),
    "EC-DCS": ("dcs", "kids"),
    "EC-DASS": ("dass", "adults"),
    "EC-DPH": ("dph", "health"),
}


def office(rule, role, post):
    """The cases of every office that has to be filled."""
    return (
        breach(rule, "vacant by status", lambda b: b.empty(post, "vacant")),
        lawful(rule, "interim", lambda b: b.instead("x", post, basis="interim")),
        lawful(rule, "shared with another council", lambda b: b.instead("x", post, basis="joint")),
        silent(rule, "role not set", lambda b: b.role(**{role: ""})),
    )


def office_at_length(rule, role, post):
    """What else may be so of an office, told of one."""
    return (
        breach(rule, "being recruited", lambda b: b.empty(post, "Being recruited")),
        breach(rule, "holder left yesterday", lambda b: b.instead("x", post, end=DAY_BEFORE)),
        breach(rule, "holder comes tomorrow", lambda b: b.instead("x", post, start=DAY_AFTER)),
        breach(
            rule,
            "between two holders",
            lambda b: b.instead("x", post, end=DAY_BEFORE).held("y", post, start=DAY_AFTER),
        ),
        breach(rule, "the post itself has ended", lambda b: b.cell("posts", post, end=DAY_BEFORE)),
        lawful(rule, "last day is today", lambda b: b.instead("x", post, end="2026-11-25")),
        lawful(rule, "first day is today", lambda b: b.instead("x", post, start="2026-11-25")),
        lawful(rule, "acting", lambda b: b.instead("p_law2", post, basis="acting")),
        lawful(rule, "held by two in a job share", lambda b: b.held("y", post, basis="joint")),
        lawful(
            rule,
            "an ended appointment beside today's",
            lambda b: b.held("y", post, start="2020-01-01", end="2022-01-01"),
        ),
        lawful(
            rule, "vacant by status with a holder", lambda b: b.cell("posts", post, status="vacant")
        ),
        lawful(rule, "filled by status alone", lambda b: b.empty(post, "filled")),
        lawful(rule, "interim by status alone", lambda b: b.empty(post, "Interim")),
        lawful(
            rule,
            "post that is called by the role",
            lambda b: (
                b.role(**{role: ""})
                .add("posts", {"id": role, "title": "Officer", "reports_to": "ce"})
                .held("z", role)
            ),
        ),
        silent(rule, "neither appointment nor status", lambda b: b.empty(post)),
        silent(rule, "a status that says neither", lambda b: b.empty(post, "frozen")),
        silent(rule, "role set to a unit", lambda b: b.role(**{role: "panel"})),
        silent(rule, "role set to what is not there", lambda b: b.role(**{role: "nowhere"})),
    )


def apart(rule, one, other, roles, *, told=False):
    """The cases of every two offices that one hand may not hold; `told` where they inform."""
    role_of_one, role_of_other = roles
    broken = (
        ("one post is both", lambda b: b.role(**{role_of_one: other})),
        ("one person holds both posts", lambda b: b.instead(f"p_{other}", one)),
    )
    return (
        *(Case(rule, name, change, "pass" if told else "fail", told) for name, change in broken),
        lawful(rule, "as it stands", lambda b: b),
        lawful(rule, "interim", lambda b: b.instead("x", one, basis="interim")),
        silent(rule, "role not set", lambda b: b.role(**{role_of_other: ""})),
        silent(rule, "holder of one not on record", lambda b: b.empty(one)),
    )


def apart_at_length(rule, one, other, role):
    """What else may be so of two offices, told of one pair."""
    return (
        breach(rule, "an interim in both", lambda b: b.instead(f"p_{other}", one, basis="interim")),
        breach(rule, "one of two job sharers", lambda b: b.held(f"p_{other}", one, basis="joint")),
        lawful(rule, "until yesterday", lambda b: b.held(f"p_{other}", one, end=DAY_BEFORE)),
        lawful(rule, "from tomorrow", lambda b: b.held(f"p_{other}", one, start=DAY_AFTER)),
        lawful(rule, "officer of another council too", also_elsewhere),
        lawful(rule, "one of the posts is vacant", lambda b: b.empty(one, "vacant")),
        silent(rule, "role set to a unit", lambda b: b.role(**{role: "panel"})),
        silent(rule, "first role not set", lambda b: b.role(**{role: ""})),
    )


def also_elsewhere(body):
    """The monitoring officer holds a post of another council as well."""
    body.add("posts", {"id": "o", "title": "Officer of Otherton", "reports_to": "ce"})
    return body.held("p_law", "o", basis="joint")


HOPS, MO, CFO = "head_of_paid_service", "monitoring_officer", "section_151_officer"
CASES = (
    *(case for rule, of in OFFICES.items() for case in office(rule, *of)),
    *office_at_length("EC-MO", "monitoring_officer", "law"),
    *apart("EC-MO-HOPS", "law", "ce", (MO, HOPS)),
    *apart_at_length("EC-MO-HOPS", "law", "ce", MO),
    *apart("EC-MO-CFO", "law", "fin", (MO, CFO)),
    breach(
        "EC-MO-CFO",
        "the finance officer acts",
        lambda b: b.instead("p_fin", "law", basis="interim"),
    ),
    *apart("EC-HOPS-CFO", "ce", "fin", (HOPS, CFO), told=True),
    *apart("EC-DCS-DASS", "kids", "adults", ("dcs", "dass"), told=True),
    *(
        breach("EC-SCRUTINY", f"is the {role}", lambda b, post=post: b.role(scrutiny_officer=post))
        for role, post in ((HOPS, "ce"), (MO, "law"), (CFO, "fin"))
    ),
    breach("EC-SCRUTINY", "one person", lambda b: b.instead("p_fin", "scrutiny")),
    lawful("EC-SCRUTINY", "as it stands", lambda b: b),
    lawful("EC-SCRUTINY", "deputy of one of them", lambda b: b.role(scrutiny_officer="law2")),
    lawful("EC-SCRUTINY", "two of the three in one hand", lambda b: b.role(**{HOPS: "fin"})),
    lawful("EC-SCRUTINY", "interim", lambda b: b.instead("x", "scrutiny", basis="interim")),
    lawful("EC-SCRUTINY", "vacant", lambda b: b.empty("scrutiny", "vacant")),
    silent(
        "EC-SCRUTINY", "no scrutiny officer in a district", lambda b: b.role(scrutiny_officer="")
    ),
    silent("EC-SCRUTINY", "one of the three is a unit", lambda b: b.role(**{CFO: "cabinet"})),
    silent("EC-SCRUTINY", "one of the three not set", lambda b: b.role(**{CFO: ""})),
    Case("EC-ERO", "vacant", lambda b: b.empty("ce", "vacant"), "pass", told=True),
    lawful("EC-ERO", "any officer", lambda b: b.role(returning_officer="law2")),
    silent("EC-ERO", "one not set", lambda b: b.role(returning_officer="")),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_an_office(case):
    tried(CASES, council, PACK, case)


def test_an_office_stands_empty_where_an_option_ends_its_last_appointment():
    option = om.Scenario("Nobody yet").end_appointment(person="p_law", post="law")
    result = council().organisation().apply(option).check(PACK)
    (found,) = [one for one in result.findings if one.rule == "EC-MO"]
    assert "change 1 removes the appointment of p_law" in found.message
    assert [(step.start, step.end) for step in found.path] == [("p_law", "law")]
    again = option.appoint(person="new", post="law", name="", basis="interim")
    assert council().organisation().apply(again).check(PACK).rule("EC-MO").outcome == "pass"


@pytest.mark.parametrize(("person", "acting"), [("p_fin", "law"), ("p_law", "fin")])
def test_two_offices_in_one_hand_are_cleared_by_ending_the_one_in_the_interim(person, acting):
    model = council().instead(person, acting, basis="interim").organisation()
    remedies = model.remedies(model.check(PACK)).to_frame()
    said = {row for row in remedies["change"] if f"person={person}" in row}
    assert said == {f"end-appointment person={person} post={acting}"}
