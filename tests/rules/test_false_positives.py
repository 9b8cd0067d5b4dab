"""For each false positive that a level could give: it is not an error (domain model 2.4)."""

from __future__ import annotations

import pytest

from orgmodel.rules.check import check
from tests.builders import function, link, organisation, post, seat, unit

UNITS = [
    unit("pct", "body", side="trust", head="ce"),
    unit("board", "board", side="trust", parent="pct"),
    unit("d_c", side="commissioning", head="c1", parent="pct"),
    unit("d_p", side="provider", head="p1", parent="pct"),
    unit("d_n", side="neutral", head="n1", parent="pct"),
]
POSTS = [
    post("ce"),
    post("c1", "ce"),
    post("p1", "ce"),
    post("n1", "ce"),
    post("c2", "c1", unit="d_c"),
    post("p2", "p1", unit="d_p"),
]
SERVICES = [
    {"id": "s_own", "name": "GP practices", "provision": "internal"},
    {"id": "s_other", "name": "GP practices", "provision": "external"},
]
BOUGHT = [
    link("d_c", "commissions", "s_own"),
    link("d_p", "provides", "s_own"),
    link("d_c", "commissions", "s_other"),
]
PEG = unit("peg", "group", side="provider", parent="pct")
PEOPLE = [{"id": "h1"}, {"id": "h2"}]


def found(**tables):
    """Standing errors and warnings under the separation pack, as (rule, severity)."""
    given = {"posts": POSTS, "units": UNITS, **tables}
    result = check(organisation(packs=("separation",), **given))
    return sorted(
        (f.rule, f.severity) for f in result.findings if f.stands and f.severity != "info"
    )


def holding(*pairs):
    return {"people": PEOPLE, "appointments": [{"person": p, "post": q} for p, q in pairs]}


def test_the_ground_these_stand_on_is_sound():
    assert found() == []


# Level 0


def test_one_service_name_in_two_directorates_is_the_pattern_intended():
    assert found(services=SERVICES[:1], links=BOUGHT[:2]) == []


def test_own_and_independent_practices_of_one_name_are_not_merged():
    assert found(services=SERVICES, links=[*BOUGHT, link("d_c", "provides", "s_other")]) == []


# Level 1


def test_the_whole_body_holds_functions_of_both_sides():
    functions = [function("F1", "d_c", "commissioning"), function("F2", "d_p", "provider")]
    assert found(functions=functions) == []


def test_commissioning_in_a_functions_name_does_not_make_it_so():
    named = function("F1", "d_n", "shared", name="Strategic commissioning of the workforce")
    assert found(functions=[named]) == []


def test_a_provider_that_sees_to_its_own_services_being_fit_is_providing():
    fit = function("F1", "d_p", "provider", name="Services fit for purpose and cost effective")
    assert found(functions=[fit]) == []


# Levels 1a and 1b


@pytest.mark.parametrize("owner", ["d_c", "d_p"])
def test_a_shared_function_on_a_side_is_not_misplaced(owner):
    assert found(functions=[function("F1", owner, "shared")]) == []


def test_a_straddling_function_with_a_safeguard_is_exempt():
    owned = function("F1", "d_n", "commissioning", safeguard="a named team with its own line")
    assert found(functions=[owned]) == []
    assert found(functions=[{**owned, "safeguard": ""}]) == [("SEP-1b", "warning")]


# Level 2


def test_a_neutral_director_over_work_of_both_sides_is_no_shared_post():
    functions = [
        function("F1", "d_n", "commissioning", safeguard="s"),
        function("F2", "d_n", "provider", safeguard="s"),
    ]
    assert not [rule for rule, _ in found(functions=functions) if rule == "SEP-2"]


def test_professional_advice_to_providers_is_governance_and_no_provider_work():
    appraisal = function("F2", "c2", "governance", name="Appraisal of provider doctors")
    functions = [function("F1", "c2", "commissioning"), appraisal]
    assert found(functions=functions) == []


# Level 3


def test_a_clinicians_seat_beside_a_practice_is_a_stake_and_no_error():
    posts = [*POSTS, post("gp", unit="d_p")]
    committee = unit("pec", "committee", side="commissioning", parent="pct")
    seats = [seat("pec", "h1")]
    assert found(
        posts=posts, units=[*UNITS, committee], memberships=seats, **holding(("h1", "gp"))
    ) == [("SEP-3", "warning")]


def test_an_outside_interest_beside_a_post_is_a_stake_and_no_error():
    interests = [{"person": "h1", "in": "d_p"}]
    assert found(interests=interests, **holding(("h1", "c2"))) == [("SEP-3", "warning")]


def test_a_joint_post_with_two_employers_is_on_one_side():
    links = [link("c1", "employed_by", "pct"), link("c1", "honorary_contract_with", "lbb")]
    units = [*UNITS, unit("lbb", "external")]
    assert found(units=units, links=links, **holding(("h1", "c1"))) == []


def test_the_chief_executive_may_hold_a_seat_anywhere():
    seats = [seat("peg", "ce")]
    assert found(units=[*UNITS, PEG], memberships=seats, **holding(("h1", "ce"))) == []


# Levels 4 and 5


def test_a_neutral_post_may_report_to_a_side():
    assert found(posts=[*POSTS, post("n2", "p1", unit="d_n")]) == []


def test_a_vacant_post_crosses_like_any_other():
    crossing = [*POSTS, post("c3", "p1", unit="d_c", status="vacant")]
    assert found(posts=crossing) == [("SEP-4", "error"), ("SEP-5", "error")]


def test_a_deputy_over_both_sides_is_an_error_whatever_the_title():
    posts = [
        post("ce"),
        post("dep", "ce", title="Deputy Chief Executive"),
        *({**row, "reports_to": "dep"} for row in POSTS[1:3]),
        *POSTS[3:],
    ]
    assert found(posts=posts) == [("SEP-5", "error")]


# Level 6


@pytest.mark.parametrize("role", ["attends", "coopted_to"])
def test_who_attends_or_is_coopted_does_not_decide(role):
    seats = [seat("peg", "p1", "chairs"), seat("peg", "c1", role)]
    assert found(units=[*UNITS, PEG], memberships=seats) == []


def test_the_board_is_where_both_sides_meet():
    seats = [seat("board", "c1"), seat("board", "p1"), seat("board", "ce", "chairs")]
    assert found(memberships=seats) == []


def test_a_neutral_director_may_sit_on_a_sides_body():
    seats = [seat("peg", "p1", "chairs"), seat("peg", "n1")]
    assert found(units=[*UNITS, PEG], memberships=seats) == []


def test_a_minority_from_the_other_side_is_a_warning_a_majority_an_error():
    seats = [seat("peg", "p1", "chairs"), seat("peg", "p2"), seat("peg", "c1")]
    assert found(units=[*UNITS, PEG], memberships=seats) == [("SEP-6", "warning")]
    assert found(units=[*UNITS, PEG], memberships=[*seats[1:], seat("peg", "c2")]) == [
        ("SEP-6", "error"),
        ("SEP-6", "error"),
    ]


def test_an_audit_committee_is_on_no_side():
    audit = unit("audit", "committee", side="neutral", parent="pct")
    seats = [seat("audit", "c1"), seat("audit", "p1")]
    assert found(units=[*UNITS, audit], memberships=seats) == []


def test_voting_on_bodies_of_both_sides_is_an_interlock():
    other = unit("cc", "committee", side="commissioning", parent="pct")
    seats = [seat("peg", "n1"), seat("cc", "n1")]
    assert found(units=[*UNITS, PEG, other], memberships=seats) == [("SEP-6", "warning")]


# Level 7


def test_dotted_lines_from_a_neutral_unit_to_both_sides_are_the_remedy():
    links = [link("d_n", "dotted_line_to", "d_c"), link("d_n", "dotted_line_to", "d_p")]
    assert found(links=links) == []


def test_a_professional_line_is_no_dotted_line():
    links = [link("p2", "accountable_to", "n1"), link("n1", "appraises", "p2")]
    assert found(links=links) == []


# Level 8


def test_hosting_is_information_and_never_more():
    functions = [function("F1", "d_p", "shared")]
    result = check(organisation(POSTS, units=UNITS, functions=functions, packs=("separation",)))
    (finding,) = result.rule("SEP-8").findings
    assert (finding.severity, result.rule("SEP-8").outcome) == ("info", "pass")


def test_a_shared_function_in_a_neutral_unit_is_no_finding():
    functions = [function("F1", "d_n", "shared")]
    result = check(organisation(POSTS, units=UNITS, functions=functions, packs=("separation",)))
    assert result.rule("SEP-8").findings == ()


# Level 9


def decided(how, **more):
    return {
        "people": PEOPLE,
        "units": [*UNITS, PEG],
        "memberships": [seat("peg", "h1"), seat("peg", "h2")],
        "decisions": [{"id": "d1", "body": "peg", "beneficiary": "d_p"}],
        "votes": [{"decision": "d1", "person": "h1", "capacity": how}],
        "interests": [{"person": "h1", "in": "d_p"}],
        **more,
    }


@pytest.mark.parametrize("how", ["advised", "recused"])
def test_who_advises_or_stands_back_does_not_decide(how):
    assert found(**decided(how)) == []
    assert found(**decided("voted")) == [("SEP-9", "error")]


def test_the_only_expert_decides_under_an_exemption():
    files = {
        "exemptions.toml": '[[exemption]]\nrule = "SEP-9"\nsubject = ["h1", "d1"]\n'
        'reason = "only person with the expertise"\nsafeguard = "second opinion"\n'
        'owner = "Board"\nreview = "2999-01-01"\n'
    }
    assert found(**decided("voted", extra_files=files)) == []


def test_a_small_case_approved_by_an_executive_is_no_second_approver():
    links = [link("peg", "approves_cases_of", "d_p"), link("c1", "approves_cases_of", "d_p")]
    result = check(organisation(POSTS, units=[*UNITS, PEG], links=links, packs=("pec-2007",)))
    assert result.rule("R47").outcome == "pass"


# Level 10


def test_being_connected_is_never_a_breach():
    pairs = (("d_c", "d_p"), ("d_c", "d_n"), ("d_n", "d_p"))
    links = [link(one, "works_closely_with", other) for one, other in pairs]
    result = check(organisation(POSTS, units=UNITS, links=links, packs=("separation",)))
    rule = result.rule("SEP-10")
    assert (rule.outcome, {f.severity for f in rule.findings}) == ("pass", {"info"})
