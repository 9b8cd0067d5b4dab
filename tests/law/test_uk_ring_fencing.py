"""Ring-fenced banks: each rule's breach and its lawful neighbours, written from the clauses."""

import pytest

from orgmodel.rules.check import check, packs_of
from tests.builders import link, organisation, post, seat, unit
from tests.law.whole import FAIL, NA, PASS, TOLD, Case, Whole, agrees, holds

POSTS = [
    post("g_ceo", unit="group"),
    post("b_ceo", unit="bank"),
    post("b_cro", "b_ceo", unit="bank"),
    post("b_teller", "b_cro", unit="bank"),
    post("m_ceo", unit="markets"),
    post("m_dealer", "m_ceo", unit="markets"),
    *(post(name, unit="independents") for name in ("ned1", "ned2", "ned3", "b_chair")),
    post("m_ned"),
    post("g_ned"),
]
PERSON = {row["id"]: f"p_{row['id']}" for row in POSTS}
BANK = Whole(
    "uk-ring-fencing",
    {
        "rfb": "bank",
        "nrfb": "markets",
        "group": "group",
        "rfb_board": "b_board",
        "nrfb_board": "m_board",
        "group_board": "g_board",
        "rfb_independent_non_executives": "independents",
        "rfb_chair": "b_chair",
        "rfb_chief_executive": "b_ceo",
        "rfb_chief_risk_officer": "b_cro",
        "rfb_treasurer": "b_cro",
        "rfb_head_of_internal_audit": "b_cro",
        "rfb_head_of_hr": "b_cro",
    },
    {
        "posts": POSTS,
        "units": [
            unit("group", "company", head="g_ceo"),
            unit("bank", "company", parent="group", head="b_ceo"),
            unit("markets", "company", parent="group", head="m_ceo"),
            unit("services", "company", parent="group"),
            unit("independents", "group", parent="bank"),
            unit("b_board", "board", parent="bank", roster="complete"),
            unit("m_board", "board", parent="markets", roster="complete"),
            unit("g_board", "board", parent="group", roster="complete"),
        ],
        "people": [{"id": name} for name in PERSON.values()],
        "appointments": [holds(person, name, "2020-01-01") for name, person in PERSON.items()],
        "memberships": [
            seat("b_board", "b_chair", "chairs"),
            *(seat("b_board", name) for name in ("ned1", "ned2", "b_ceo", "b_cro")),
            seat("m_board", "m_ned", "chairs"),
            seat("m_board", "m_ceo"),
            seat("g_board", "g_ned", "chairs"),
            seat("g_board", "g_ceo"),
        ],
        "links": [link("services", "supports", "bank")],
    },
)


def sits(body, member, role="member_of"):
    return {"memberships": [seat(body, member, role)]}


def also(*rows):
    return {"appointments": [holds(*row) for row in rows]}


def not_set(rule, *roles):
    return [Case(rule, NA, f"{role} not set", roles={role: ""}) for role in roles]


def open_roster(rule, *bodies):
    return [
        Case(rule, NA, f"{body} not whole", cells={"units": {body: {"roster": "partial"}}})
        for body in bodies
    ]


ENDED, LATER = ("2015-01-01", "2026-11-24"), ("2026-11-26", "")
CASES = [
    Case("RF-NEDS", PASS, "two beside the chair"),
    Case("RF-NEDS", FAIL, "the chair alone", without={"memberships": ["ned1", "ned2"]}),
    Case("RF-NEDS", PASS, "the chair is the second", without={"memberships": ["ned1"]}),
    Case(
        "RF-NEDS",
        PASS,
        "one held in the interim",
        {"appointments": [holds("p_ned3", "ned1", basis="interim")]},
        without={"appointments": ["p_ned1"]},
    ),
    Case(
        "RF-NEDS",
        FAIL,
        "the second only attends",
        sits("b_board", "ned1", "attends"),
        without={"memberships": ["ned1", "ned2"]},
    ),
    *not_set("RF-NEDS", "rfb_board", "rfb_independent_non_executives"),
    Case("RF-HALF", PASS, "two of four"),
    Case("RF-HALF", FAIL, "one of three", without={"memberships": ["ned1"]}, about=("b_board",)),
    Case("RF-HALF", FAIL, "two of five", sits("b_board", "g_ceo"), about=("b_board",)),
    Case("RF-HALF", PASS, "two of four and one who attends", sits("b_board", "g_ceo", "attends")),
    Case(
        "RF-HALF",
        PASS,
        "three of five",
        {"memberships": [seat("b_board", "g_ceo"), seat("b_board", "ned3")]},
    ),
    Case(
        "RF-HALF",
        NA,
        "nobody beside the chair",
        without={"memberships": ["ned1", "ned2", "b_ceo", "b_cro"]},
    ),
    *not_set("RF-HALF", "rfb_board"),
    Case(
        "RF-HALF",
        PASS,
        "the chair sits there by name too",
        {"memberships": [seat("b_board", "p_b_chair")]},
    ),
    *open_roster("RF-HALF", "b_board"),
    Case("RF-CHAIR", PASS, "two persons"),
    Case("RF-CHAIR", FAIL, "one post for both", roles={"rfb_chair": "b_ceo"}),
    Case("RF-CHAIR", FAIL, "one person in both", also(("p_b_ceo", "b_chair"))),
    Case(
        "RF-CHAIR",
        FAIL,
        "the chief executive chairs in the interim",
        {"appointments": [holds("p_b_ceo", "b_chair", basis="interim")]},
    ),
    Case(
        "RF-CHAIR",
        PASS,
        "an independent chairs in the interim",
        {"appointments": [holds("p_ned1", "b_chair", basis="interim")]},
        without={"appointments": ["p_b_chair"]},
    ),
    Case("RF-CHAIR", PASS, "was chief executive before", also(("p_b_chair", "b_ceo", *ENDED))),
    Case("RF-CHAIR", NA, "who chairs is not recorded", without={"appointments": ["p_b_chair"]}),
    *not_set("RF-CHAIR", "rfb_chair", "rfb_chief_executive"),
    Case("RF-LINE", PASS, "the line stays in the bank"),
    Case(
        "RF-LINE",
        FAIL,
        "a risk officer under markets",
        cells={"posts": {"b_cro": {"reports_to": "m_ceo"}}},
        about=("b_cro",),
    ),
    Case(
        "RF-LINE",
        PASS,
        "the chief executive under the parent's",
        cells={"posts": {"b_ceo": {"reports_to": "g_ceo"}}},
    ),
    Case(
        "RF-LINE",
        PASS,
        "markets under the bank",
        cells={"posts": {"m_dealer": {"reports_to": "b_ceo"}}},
    ),
    Case(
        "RF-LINE",
        FAIL,
        "under the head of markets, who sits in the group",
        cells={"posts": {"m_ceo": {"unit": "group"}, "b_teller": {"reports_to": "m_ceo"}}},
        about=("b_teller",),
    ),
    Case("RF-LINE", PASS, "a dotted line", {"links": [link("b_cro", "dotted_line_to", "m_ceo")]}),
    Case(
        "RF-LINE", NA, "a manager not in the data", cells={"posts": {"b_ceo": {"reports_to": "x"}}}
    ),
    *not_set("RF-LINE", "rfb", "nrfb"),
    Case("RF-SERVICES", PASS, "a company for all serves the bank"),
    Case(
        "RF-SERVICES",
        TOLD,
        "markets serve the bank",
        {"links": [link("markets", "supports", "bank")]},
        about=("markets",),
    ),
    Case(
        "RF-SERVICES",
        PASS,
        "the bank serves markets",
        {"links": [link("bank", "supports", "markets")]},
    ),
    Case(
        "RF-SERVICES",
        PASS,
        "the bank serves itself",
        {"links": [link("independents", "supports", "bank")]},
    ),
    Case(
        "RF-SERVICES", NA, "who serves the bank is not said", without={"links": ["services>bank"]}
    ),
    *not_set("RF-SERVICES", "rfb", "nrfb"),
    Case("RF-CROSS", PASS, "nobody on both"),
    Case("RF-CROSS", TOLD, "one on both", sits("b_board", "m_ned"), about=("p_m_ned",)),
    Case("RF-CROSS", TOLD, "by two posts", also(("p_ned1", "m_ned")), about=("p_ned1",)),
    Case("RF-CROSS", PASS, "one attends", sits("b_board", "m_ned", "attends")),
    Case("RF-CROSS", PASS, "a former member", also(("p_ned1", "m_ned", *ENDED))),
    Case("RF-CROSS", PASS, "on the parent's board too", sits("g_board", "ned1")),
    *not_set("RF-CROSS", "rfb_board", "nrfb_board"),
    *open_roster("RF-CROSS", "b_board", "m_board"),
    Case("RF-THIRD", PASS, "none from elsewhere"),
    Case(
        "RF-THIRD",
        TOLD,
        "three of eight",
        {"memberships": [seat("b_board", n) for n in ("g_ceo", "m_ceo", "m_dealer")]},
        about=("b_board",),
    ),
    Case(
        "RF-THIRD",
        PASS,
        "a third",
        {"memberships": [seat("b_board", n) for n in ("g_ceo", "m_ceo")]},
        without={"memberships": ["ned1>b_board"]},
    ),
    Case(
        "RF-THIRD",
        TOLD,
        "three hold posts elsewhere beside their seats",
        also(("p_ned1", "m_dealer"), ("p_ned2", "m_ceo"), ("p_b_cro", "g_ceo")),
        about=("b_board",),
    ),
    Case(
        "RF-THIRD",
        PASS,
        "they held those before",
        also(
            ("p_ned1", "m_dealer", *ENDED),
            ("p_ned2", "m_ceo", *ENDED),
            ("p_b_cro", "g_ceo", *ENDED),
        ),
    ),
    Case(
        "RF-THIRD",
        PASS,
        "only one holds a post elsewhere beside the seat",
        also(("p_ned1", "m_dealer")),
    ),
    Case(
        "RF-THIRD",
        TOLD,
        "two by name on the other board beside their seats here",
        {"memberships": [seat("m_board", n) for n in ("p_ned1", "p_ned2")]},
        about=("b_board",),
    ),
    Case(
        "RF-THIRD",
        PASS,
        "one attends",
        {"memberships": [seat("b_board", n, "attends") for n in ("g_ceo", "m_ceo", "m_dealer")]},
    ),
    *not_set("RF-THIRD", "rfb_board"),
    *open_roster("RF-THIRD", "b_board"),
    Case("RF-CHAIR-OTHER", PASS, "no other chair and no post in markets"),
    Case(
        "RF-CHAIR-OTHER", TOLD, "the chair chairs the parent's board", also(("p_b_chair", "g_ned"))
    ),
    Case("RF-CHAIR-OTHER", TOLD, "the risk officer deals", also(("p_b_cro", "m_dealer"))),
    Case(
        "RF-CHAIR-OTHER",
        PASS,
        "the chair is a member of the parent's board",
        sits("g_board", "b_chair"),
    ),
    Case(
        "RF-CHAIR-OTHER",
        PASS,
        "the risk officer dealt before",
        also(("p_b_cro", "m_dealer", *ENDED)),
    ),
    Case(
        "RF-CHAIR-OTHER", NA, "who deals is not recorded", without={"appointments": ["p_m_dealer"]}
    ),
    *not_set("RF-CHAIR-OTHER", "nrfb"),
    Case(
        "RF-CHAIR-OTHER",
        NA,
        "nobody knows who chairs the parent's board",
        cells={"units": {"g_board": {"roster": ""}}},
        without={"memberships": ["g_ned"]},
    ),
    *open_roster("RF-CHAIR-OTHER", "m_board", "g_board"),
    Case("RF-POLICIES", NA, "no data shows it"),
]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_rule_says_what_the_clause_does(case):
    agrees(BANK, case)


def test_one_post_of_two_groups_is_said_to_be_what_it_is_and_nothing_else():
    case = Case("RF-CHAIR-OTHER", TOLD, "by the post", sits("g_board", "b_chair", "chairs"))
    (finding,) = BANK.result(case).findings
    assert "the chair of the ring-fenced body and the chair of g_board" in finding.message
    assert "treasurer" not in finding.message
    assert "markets" not in finding.message


LAWFUL = [
    Case(
        "RF-THIRD",
        PASS,
        "a third with the chair, more without",
        {"memberships": [seat("b_board", n) for n in ("g_ceo", "m_ceo")]},
        without={"memberships": ["ned1>b_board"]},
    ),
    Case("RF-CROSS", PASS, "a post in the other to come", also(("p_ned1", "m_ceo", *LATER))),
]


@pytest.mark.parametrize("case", LAWFUL, ids=[case.id for case in LAWFUL])
def test_a_rule_that_only_informs_says_nothing_beside_its_breaches(case):
    assert not BANK.result(case).findings


def test_every_rule_has_a_breach_and_two_lawful_neighbours():
    (pack,) = packs_of(organisation(), ["uk-ring-fencing"])
    for rule in (rule for rule in pack.rules if rule.kind != "outside_the_data"):
        outcomes = [case.outcome for case in CASES if case.rule == rule.id]
        assert outcomes.count(FAIL) + outcomes.count(TOLD) >= 1, rule.id
        assert outcomes.count(PASS) >= 3, rule.id
        assert outcomes.count(NA) >= 2, rule.id


def test_no_rule_is_an_error_and_each_can_be_exempt():
    (pack,) = packs_of(organisation(), ["uk-ring-fencing"])
    assert {rule.severity for rule in pack.rules} == {"warning", "info"}
    exempt = (
        '[[exemption]]\nrule = "RF-HALF"\nsubject = ["b_board"]\nreason = "waiver of the PRA"\n'
        'safeguard = "terms of the waiver"\nowner = "company secretary"\nreview = "2999-01-01"\n'
    )
    tables = {**BANK.tables, "memberships": [*BANK.tables["memberships"], seat("b_board", "g_ceo")]}
    model = organisation(
        packs=[BANK.pack],
        roles=BANK.roles,
        date="2026-11-25",
        extra_files={"exemptions.toml": exempt},
        **tables,
    )
    assert check(model).rule("RF-HALF").outcome == "exempt"
