"""What a required or forbidden relation makes of ordinary data: breach and lawful neighbour."""

import pytest

import orgmodel as om
from tests.builders import function, link, organisation, post, seat, unit
from tests.rules.ruling import RULE, pack, ruled

NA, PASS, FAIL = "not_assessable", "pass", "fail"


def rows(*links, **more):
    given = {
        "posts": [post("ce"), post("a", "ce", unit="u"), post("b", "a")],
        "units": [unit("u", head="a", side="left"), unit("v", side="right"), unit("w", "team")],
        **more,
    }
    return {**given, "links": [link(*ends) for ends in links]}


def held(basis, **cells):
    """An appointment of p to a on a footing."""
    return {"person": "p", "post": "a", "basis": basis, **cells}


def outcome(given, **parameters):
    return ruled(given, "required_link", **parameters).outcome


# The data says otherwise only where there is room for one

OTHERWISE = {
    "another manager": (rows(), {"links": [["b", "reports_to", "ce"]]}, FAIL),
    "the manager himself": (rows(), {"links": [["b", "reports_to", "a"]]}, PASS),
    "no manager": (rows(), {"links": [["ce", "reports_to", "a"]]}, NA),
    "a manager who is not in the data": (
        rows(posts=[post("ce"), post("a", "gone")]),
        {"links": [["a", "reports_to", "ce"]]},
        NA,
    ),
    "another unit": (rows(), {"links": [["a", "part_of", "v"]]}, FAIL),
    "no unit": (rows(), {"links": [["b", "part_of", "v"]]}, NA),
    "another head": (rows(), {"links": [["b", "heads", "u"]]}, FAIL),
    "no head": (rows(), {"links": [["b", "heads", "v"]]}, NA),
    "another owner": (
        rows(functions=[function("F", "u")]),
        {"links": [["v", "owns", "F"]]},
        FAIL,
    ),
    **{
        f"another target of {relation}": (
            rows(("u", relation, "w")),
            {"links": [["u", relation, "v"]]},
            NA,
        )
        for relation in (
            "accountable_to",
            "committee_of",
            "delegates_to",
            "works_closely_with",
            "holds_to_account",
            "provides",
            "employed_by",
            "supports",
        )
    },
    "accountable to another, where the rule says only": (
        rows(("u", "accountable_to", "w")),
        {"links": [["u", "accountable_to", "v"]], "only": True},
        FAIL,
    ),
    "accountable to somebody who is not in the data, where the rule says only": (
        rows(("u", "accountable_to", "gone")),
        {"links": [["u", "accountable_to", "v"]], "only": True},
        NA,
    ),
    "accountable to one more who is not in the data, where the rule says only": (
        rows(("u", "accountable_to", "v"), ("u", "accountable_to", "gone")),
        {"links": [["u", "accountable_to", "v"]], "only": True},
        NA,
    ),
    "one more has it who is not in the data, where the rule says sole": (
        rows(("v", "appoints", "a"), ("gone", "appoints", "a")),
        {"links": [["v", "appoints", "a"]], "sole": True},
        NA,
    ),
    "accountable to both, where the rule says only": (
        rows(("u", "accountable_to", "v"), ("u", "accountable_to", "w")),
        {"links": [["u", "accountable_to", "v"]], "only": True},
        FAIL,
    ),
    "another appoints, where the rule says sole": (
        rows(("w", "appoints", "a")),
        {"links": [["v", "appoints", "a"]], "sole": True},
        FAIL,
    ),
    "another appoints": (rows(("w", "appoints", "a")), {"links": [["v", "appoints", "a"]]}, FAIL),
    "another appoints beside": (
        rows(("w", "appoints", "a"), ("v", "appoints", "a")),
        {"links": [["v", "appoints", "a"]]},
        PASS,
    ),
    "another appoints, who will do as well": (
        rows(("w", "appoints", "a")),
        {"links": [["v", "appoints", "a"]], "also_by": ["w"], "sole": True},
        PASS,
    ),
    "nobody appoints": (rows(), {"links": [["v", "appoints", "a"]]}, NA),
    "another employer of a post": (
        rows(("a", "employed_by", "w")),
        {"links": [["a", "employed_by", "v"]]},
        FAIL,
    ),
    "another employer of a joint post, where one would do": (
        rows(("a", "employed_by", "w"), ("a", "joint_appointment_with", "v")),
        {"links": [["a", "employed_by", "v"]]},
        NA,
    ),
    "on a footing that counts": (
        rows(people=[{"id": "p"}], appointments=[held("secondment")]),
        {"links": [["a", "employed_by", "v"]], "counts_as": ["secondment"]},
        PASS,
    ),
    "on a footing that counted until yesterday": (
        rows(
            ("a", "employed_by", "w"),
            people=[{"id": "p"}],
            appointments=[held("secondment", end="2020-01-01"), held("substantive")],
        ),
        {"links": [["a", "employed_by", "v"]], "counts_as": ["secondment"]},
        FAIL,
    ),
    "the same committee has powers from two": (
        rows(("w", "delegates_to", "u")),
        {"links": [["v", "delegates_to", "u"]], "sole": True},
        FAIL,
    ),
    "another employer, where the rule says only": (
        rows(("a", "employed_by", "w")),
        {"links": [["a", "employed_by", "v"]], "only": True},
        FAIL,
    ),
    "another employer of a joint post": (
        rows(("a", "employed_by", "w"), ("a", "joint_appointment_with", "w")),
        {"links": [["a", "employed_by", "v"]], "only": True},
        NA,
    ),
    "both employers of a joint post": (
        rows(
            ("a", "employed_by", "v"),
            ("a", "employed_by", "w"),
            ("w", "joint_appointment_with", "a"),
        ),
        {"links": [["a", "employed_by", "v"]], "only": True},
        PASS,
    ),
    "both employers": (
        rows(("a", "employed_by", "v"), ("a", "employed_by", "w")),
        {"links": [["a", "employed_by", "v"]], "only": True},
        FAIL,
    ),
    "another employer of somebody on secondment": (
        rows(
            ("a", "employed_by", "w"),
            people=[{"id": "p"}],
            appointments=[{"person": "p", "post": "a", "basis": "secondment"}],
        ),
        {"links": [["a", "employed_by", "v"]], "only": True},
        NA,
    ),
    "something weaker between the two": (
        rows(("u", "supports", "v")),
        {"links": [["u", "dotted_line_to", "v"]], "weaker": ["supports"]},
        FAIL,
    ),
    "something weaker with another": (
        rows(("u", "supports", "w")),
        {"links": [["u", "dotted_line_to", "v"]], "weaker": ["supports"]},
        NA,
    ),
}


@pytest.mark.parametrize("case", sorted(OTHERWISE))
def test_the_data_says_otherwise_only_where_one_is_allowed(case):
    given, parameters, wanted = OTHERWISE[case]
    assert outcome(given, **parameters) == wanted


# Seats


def seated(*seats, roster="complete", **more):
    return rows(units=[unit("u"), unit("board", "board", roster=roster)], memberships=seats, **more)


@pytest.mark.parametrize(
    ("seats", "roster", "relation", "wanted"),
    [
        ([seat("board", "a")], "partial", "member_of", PASS),
        ([seat("board", "a", "chairs")], "partial", "member_of", PASS),
        ([seat("board", "b")], "complete", "member_of", FAIL),
        ([seat("board", "b")], "partial", "member_of", NA),
        ([seat("board", "b")], "", "member_of", NA),
        ([], "complete", "member_of", FAIL),
        ([seat("board", "a", "attends")], "complete", "member_of", FAIL),
        ([seat("board", "b", "chairs")], "complete", "chairs", FAIL),
        ([seat("board", "b", "chairs")], "partial", "chairs", NA),
    ],
)
def test_a_seat_is_missing_only_from_a_complete_roster(seats, roster, relation, wanted):
    given = seated(*seats, roster=roster)
    assert outcome(given, links=[["a", relation, "board"]]) == wanted


@pytest.mark.parametrize(("end", "wanted"), [("", PASS), ("2020-01-01", FAIL)])
def test_a_person_sits_for_a_post_only_while_holding_it(end, wanted):
    given = seated(
        seat("board", "p"),
        people=[{"id": "p"}],
        appointments=[{"person": "p", "post": "a", "end": end}],
    )
    assert outcome(given, links=[["a", "member_of", "board"]]) == wanted


# What must never be is known to be absent only from a whole record

NEVER_SEATED = {"never": [["side:right", "member_of", "board"]]}
RIGHT = [unit("u", side="left"), unit("v", side="right")]


def sided(*seats, roster, unit_of_b="u"):
    return rows(
        posts=[post("ce"), post("a", "ce", unit="v"), post("b", "ce", unit=unit_of_b)],
        units=[*RIGHT, unit("board", "board", roster=roster)],
        memberships=seats,
    )


@pytest.mark.parametrize(
    ("who", "roster", "unit_of_b", "wanted"),
    [
        ("a", "partial", "u", FAIL),
        ("b", "complete", "u", PASS),
        ("b", "partial", "u", NA),
        ("b", "complete", "", NA),
    ],
)
def test_no_seat_of_a_side_needs_the_whole_roster_and_every_side(who, roster, unit_of_b, wanted):
    result = ruled(
        sided(seat("board", who), roster=roster, unit_of_b=unit_of_b),
        "required_link",
        **NEVER_SEATED,
    )
    assert result.outcome == wanted
    if roster == "partial" and wanted == NA:
        assert result.missing.startswith("who else sits on board, whose roster is not said to be")


def test_a_forbidden_seat_is_proved_by_itself_and_by_the_members_side():
    (finding,) = ruled(
        sided(seat("board", "a"), roster="partial"), "required_link", **NEVER_SEATED
    ).findings
    assert [(s.start, s.relation, s.end) for s in finding.path] == [
        ("a", "member_of", "board"),
        ("a", "part_of", "v"),
    ]


def test_a_forbidden_link_between_ids_is_proved_by_itself_alone():
    given = rows(("u", "provides", "s"), services=[{"id": "s", "provision": "internal"}])
    (finding,) = ruled(given, "required_link", never=[["u", "provides", "s"]]).findings
    assert len(finding.path) == 1


@pytest.mark.parametrize(
    ("links", "wanted"),
    [([("v", "provides", "s")], PASS), ([], NA), ([("u", "provides", "t")], NA)],
)
def test_nobody_provides_a_service_only_where_its_provider_is_told(links, wanted):
    services = [{"id": name, "provision": "internal"} for name in ("s", "t")]
    assert outcome(rows(*links, services=services), never=[["u", "provides", "s"]]) == wanted


@pytest.mark.parametrize(("manager", "wanted"), [("ce", PASS), ("a", FAIL), ("gone", NA)])
def test_nobody_reports_there_only_where_the_manager_is_known(manager, wanted):
    given = rows(posts=[post("ce"), post("a", "ce"), post("b", manager)])
    assert outcome(given, never=[["b", "reports_to", "a"]]) == wanted


# The clinical line stays out of the executive's

CENTRE = [
    post("pct_chair"),
    post("ce"),
    post("dir", "ce", unit="fin"),
    post("mgr", "dir"),
    post("sec", "pct_chair"),
]
THREE = link("pec_chair", "accountable_to", "pct_chair")


def centre(manager, *links, **more):
    given = {
        "posts": [*CENTRE, post("pec_chair", manager)],
        "units": [unit("fin", head="dir")],
        "links": [THREE, link("pec_chair", "works_closely_with", "ce"), *links],
        **more,
    }
    return organisation(packs=("pec-2007",), **given).check()


@pytest.mark.parametrize("rule", ["R22", "R35"])
@pytest.mark.parametrize(
    ("manager", "wanted"),
    [
        ("", PASS),
        ("pct_chair", PASS),
        ("ce", FAIL),
        ("dir", FAIL),
        ("mgr", FAIL),
        ("sec", PASS),
        ("gone", NA),
    ],
)
def test_the_pec_chair_is_in_no_executives_line_at_any_height(rule, manager, wanted):
    assert centre(manager).rule(rule).outcome == wanted


def test_the_line_to_the_executive_is_proved_step_by_step():
    (finding,) = centre("mgr").rule("R22").findings
    assert [(s.start, s.relation, s.end) for s in finding.path] == [
        ("pec_chair", "reports_to", "mgr"),
        ("mgr", "reports_to", "dir"),
        ("dir", "heads", "fin"),
    ]


def without_ce(manager):
    rows = [{**row, "id": "boss"} if row["id"] == "ce" else row for row in CENTRE]
    rows = [{**row, "reports_to": "boss"} if row["reports_to"] == "ce" else row for row in rows]
    return centre(manager, posts=[*rows, post("pec_chair", manager)], links=[THREE])


@pytest.mark.parametrize(
    ("manager", "wanted"), [("", PASS), ("pct_chair", PASS), ("boss", NA), ("dir", FAIL)]
)
def test_who_is_chief_executive_need_be_known_only_where_it_matters(manager, wanted):
    assert without_ce(manager).rule("R22").outcome == wanted


def test_accountability_to_another_beside_is_a_breach():
    assert centre("", link("pec_chair", "accountable_to", "ce")).rule("R22").outcome == FAIL


# What the rule presumes

JOINT = ("a", "joint_appointment_with", "w")
EMPLOYED = ("a", "employed_by", "v")
IF_JOINT = {"where": [list(JOINT)], "links": [list(EMPLOYED)], "only": True}


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        ([JOINT, EMPLOYED], PASS),
        ([JOINT], NA),
        ([EMPLOYED], NA),
        ([("a", "employed_by", "w")], NA),
    ],
)
def test_a_rule_asks_only_where_what_it_presumes_is_in_the_data(links, wanted):
    assert outcome(rows(*links), **IF_JOINT) == wanted


def test_what_the_option_ends_the_rule_does_not_ask_for_any_more():
    own = {"rules.toml": pack("required_link", **IF_JOINT)}
    org = organisation(packs=(), extra_files=own, **rows(JOINT, EMPLOYED))
    after = org.apply(om.Scenario("Not joint").remove_link(*JOINT).remove_link(*EMPLOYED))
    result = after.check().rule(RULE)
    assert (result.outcome, result.findings) == (NA, ())
    assert "the rule asks only where a is a joint appointment with w" in result.silence
    # the neighbour: joint still, and not employed any more
    assert org.apply(om.Scenario("x").remove_link(*EMPLOYED)).check().rule(RULE).outcome == FAIL
