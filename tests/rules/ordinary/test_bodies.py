"""What rules about bodies make of ordinary data: breach, lawful neighbour, and part of a record."""

import pytest

from tests.builders import link, post, seat, unit
from tests.rules.ruling import ruled

NA, PASS, FAIL = "not_assessable", "pass", "fail"
POSTS = [
    post("ce"),
    post("chair"),
    post("nurse", "ce", clinical="yes"),
    post("clerk", "ce", clinical="no"),
    post("other", "ce"),
    post("group", "ce", kind="post_group", clinical="yes"),
]


def rows(*seats, roster="complete", **more):
    units = [unit("pec", "committee", roster=roster), *more.pop("units", ())]
    return {"posts": POSTS, "units": units, "memberships": list(seats), **more}


def sits(member, role="member_of", **cells):
    return seat("pec", member, role, **cells)


NURSES, CLERKS = sits("nurse"), sits("clerk")
CHAIR = sits("chair", "chairs")

# kind, parameters, seats, roster, outcome
BODIES = {
    "a chair and a member": ("constituted_body", {}, [CHAIR, NURSES], "partial", PASS),
    "no chair recorded": ("constituted_body", {}, [NURSES], "partial", NA),
    "no chair in a whole roster": ("constituted_body", {}, [NURSES], "complete", FAIL),
    "a seat": ("seat", {"who": "nurse"}, [NURSES], "partial", PASS),
    "no seat recorded": ("seat", {"who": "nurse"}, [CLERKS], "partial", NA),
    "no seat in a whole roster": ("seat", {"who": "nurse"}, [CLERKS], "complete", FAIL),
    "in attendance only": ("seat", {"who": "nurse"}, [sits("nurse", "attends")], "complete", FAIL),
    "few enough": ("body_size", {"most": 2}, [NURSES, CLERKS], "complete", PASS),
    "few enough so far": ("body_size", {"most": 2}, [NURSES, CLERKS], "partial", NA),
    "too many": ("body_size", {"most": 1}, [NURSES, CLERKS], "partial", FAIL),
    "a group of any number": ("body_size", {"most": 2}, [sits("group")], "complete", NA),
    "enough": ("body_size", {"least": 2}, [NURSES, CLERKS], "partial", PASS),
    "too few": ("body_size", {"least": 3}, [NURSES, CLERKS], "complete", FAIL),
    "too few so far": ("body_size", {"least": 3}, [NURSES, CLERKS], "partial", NA),
    "most of them": ("body_share", {"over": 0.4}, [NURSES, CLERKS], "complete", PASS),
    "most of those known": ("body_share", {"over": 0.4}, [NURSES, CLERKS], "partial", NA),
    "no majority": ("body_share", {"over": 0.5}, [NURSES, CLERKS], "complete", FAIL),
    "who is no professional is not said": (
        "body_share",
        {"over": 0.5},
        [NURSES, sits("other")],
        "complete",
        NA,
    ),
    "somebody who is": ("body_includes", {"include": ["clinical=no"]}, [CLERKS], "partial", PASS),
    "nobody so far": ("body_includes", {"include": ["clinical=no"]}, [NURSES], "partial", NA),
    "nobody at all": ("body_includes", {"include": ["clinical=no"]}, [NURSES], "complete", FAIL),
    "nobody who says": (
        "body_includes",
        {"include": ["clinical=no"]},
        [NURSES, sits("other")],
        "complete",
        NA,
    ),
    "every seat says": (
        "seat_attribute",
        {"column": "capacity", "is_not": "representative"},
        [sits("nurse", capacity="own right")],
        "complete",
        PASS,
    ),
    "every seat so far says": (
        "seat_attribute",
        {"column": "capacity", "is_not": "representative"},
        [sits("nurse", capacity="own right")],
        "partial",
        NA,
    ),
    "a seat is silent": (
        "seat_attribute",
        {"column": "capacity", "is_not": "representative"},
        [sits("nurse", capacity="own right"), CLERKS],
        "complete",
        NA,
    ),
    "a seat says otherwise": (
        "seat_attribute",
        {"column": "capacity", "is_not": "representative"},
        [sits("nurse", capacity="representative"), CLERKS],
        "partial",
        FAIL,
    ),
    "whether it is asked of a seat is not said": (
        "seat_attribute",
        {"column": "caseload", "is": "yes", "who": ["professional"]},
        [sits("nurse", caseload="yes"), sits("other")],
        "complete",
        NA,
    ),
    "of professionals alone": (
        "seat_attribute",
        {"column": "caseload", "is": "yes", "who": ["professional"]},
        [sits("nurse", caseload="yes"), CLERKS],
        "complete",
        PASS,
    ),
    "a group that says so, of a roster that is not whole": (
        "seat_attribute",
        {"column": "caseload", "is": "yes", "who": ["professional"]},
        [sits("group", caseload="yes")],
        "partial",
        NA,
    ),
    "a group that says so, of a whole roster": (
        "seat_attribute",
        {"column": "caseload", "is": "yes", "who": ["professional"]},
        [sits("group", caseload="yes"), sits("clerk")],
        "complete",
        PASS,
    ),
    "two professions": (
        "seat_variety",
        {"column": "profession"},
        [sits("nurse", profession="nurse"), sits("other", profession="midwife"), CLERKS],
        "partial",
        PASS,
    ),
    "one profession so far": (
        "seat_variety",
        {"column": "profession"},
        [sits("nurse", profession="nurse")],
        "partial",
        NA,
    ),
    "one profession": (
        "seat_variety",
        {"column": "profession"},
        [sits("nurse", profession="nurse"), sits("other", profession="nurse")],
        "complete",
        FAIL,
    ),
}
OF = {"body_share": {"of": ["professional"]}}


def looked(case):
    kind, parameters, seats, roster, _ = BODIES[case]
    return ruled(rows(*seats, roster=roster), kind, body="pec", **OF.get(kind, {}), **parameters)


@pytest.mark.parametrize("case", sorted(BODIES))
def test_a_body_is_judged_on_the_whole_of_its_record(case):
    assert looked(case).outcome == BODIES[case][-1]


@pytest.mark.parametrize("case", sorted(case for case in BODIES if BODIES[case][-1] == NA))
def test_what_is_missing_is_said_in_words(case):
    missing = looked(case).missing
    if BODIES[case][3] == "partial":
        assert "roster is not said to be complete" in missing
    else:
        assert any(
            f"({name})" in missing or name in missing for name in ("group", "other", "clerk")
        )


@pytest.mark.parametrize("case", sorted(case for case in BODIES if BODIES[case][-1] == PASS))
def test_a_pass_rests_on_rows(case):
    evidence = looked(case).evidence
    assert evidence
    if "whole" in case or BODIES[case][3] == "complete":
        assert ("pec", "has_roster", "complete") in [(s.start, s.relation, s.end) for s in evidence]


# Paths: what proves it, and no more


def path(case):
    (finding,) = [f for f in looked(case).findings if f.severity != "info"]
    return [(step.start, step.relation, step.end) for step in finding.path]


def test_who_else_sits_there_does_not_prove_that_one_does_not():
    assert path("no seat in a whole roster") == [("pec", "has_roster", "complete")]


def test_as_many_seats_as_are_too_many_prove_it():
    seats = [sits(name) for name in ("nurse", "clerk", "other", "ce", "chair")]
    (finding,) = ruled(rows(*seats), "body_size", body="pec", most=2).findings
    assert len(finding.path) == 3


def test_the_size_of_a_group_proves_it_with_its_seat():
    posts = [*POSTS, post("big", "ce", count="9")]
    given = {**rows(NURSES, sits("big")), "posts": posts}
    (finding,) = ruled(given, "body_size", body="pec", most=8).findings
    assert [(s.start, s.relation, s.end) for s in finding.path] == [
        ("big", "member_of", "pec"),
        ("big", "has_count", "9"),
    ]


def test_those_who_are_no_professionals_prove_that_there_is_no_majority():
    assert path("no majority") == [
        ("pec", "has_roster", "complete"),
        ("clerk", "member_of", "pec"),
        ("clerk", "has_clinical", "no"),
    ]


def test_the_seat_that_says_otherwise_proves_it_alone():
    assert path("a seat says otherwise") == [("nurse", "member_of", "pec")]


# Clinical members of a committee and their chair


def members(*links, posts=(), seats=(NURSES,), roster="complete", **more):
    given = rows(CHAIR, *seats, roster=roster, links=[link(*ends) for ends in links])
    given["posts"] = [*POSTS, *posts]
    return ruled(given, "members_linked", body="pec", relation="accountable_to", to="chair", **more)


TO_CHAIR = ("nurse", "accountable_to", "chair")
TO_OTHER = ("doctor", "accountable_to", "ce")
DOCTOR = {"posts": [post("doctor", clinical="yes")], "seats": [NURSES, sits("doctor")]}


@pytest.mark.parametrize(
    ("links", "given", "wanted"),
    [
        ([TO_CHAIR], {}, PASS),
        ([TO_CHAIR], {"roster": "partial"}, NA),
        ([], {}, NA),
        ([TO_CHAIR], DOCTOR, NA),
        ([TO_CHAIR, TO_OTHER], DOCTOR, NA),
        ([TO_CHAIR, TO_OTHER], {**DOCTOR, "only": True}, FAIL),
        ([TO_CHAIR], {"seats": [NURSES, sits("other")]}, NA),
        ([TO_CHAIR], {"seats": [NURSES, CLERKS]}, PASS),
        ([("group", "accountable_to", "chair")], {"seats": [sits("group")], "roster": ""}, NA),
        ([("group", "accountable_to", "chair")], {"seats": [sits("group")]}, PASS),
    ],
)
def test_what_one_member_has_says_nothing_of_another(links, given, wanted):
    assert members(*links, **given).outcome == wanted


# A board of a side's own


def own_board(chair, people=(), appointments=(), given=True):
    board = unit("board", "board", side="right", roster="complete")
    rows_ = {
        "posts": [post("ce"), post("head", "ce"), post("lay")],
        "units": [unit("r", side="right", head="head"), board],
        "memberships": [seat("board", chair, "chairs")],
        "people": [{"id": name} for name in people],
        "appointments": [{"person": p, "post": q, "end": end} for p, q, end in appointments],
        "links": [link("ce", "delegates_to", "board")] if given else [],
    }
    return ruled(rows_, "own_board", side="right").outcome


@pytest.mark.parametrize(
    ("chair", "people", "appointments", "wanted"),
    [
        ("lay", [], [], PASS),
        ("head", [], [], FAIL),
        ("p", ["p"], [("p", "head", "")], FAIL),
        ("p", ["p", "q"], [("p", "head", "2020-01-01"), ("q", "head", "")], PASS),
        ("p", ["p"], [], NA),
    ],
)
def test_the_chair_of_a_board_of_its_own_leads_no_unit_of_the_side(
    chair, people, appointments, wanted
):
    assert own_board(chair, people, appointments) == wanted


def test_a_board_without_powers_on_record_leaves_it_open():
    assert own_board("lay", given=False) == NA


# A director of the Board among a committee's members


def director(manager):
    given = rows(
        sits("dir"),
        seat("board", "dir"),
        units=[unit("board", "board", roster="complete")],
    )
    given["posts"] = [post("ce"), post("lay"), post("dir", manager)]
    test = {"include": ["members:board"], "better": ["under:ce"]}
    return [f.message for f in ruled(given, "body_includes", body="pec", **test).findings]


@pytest.mark.parametrize(
    ("manager", "said"),
    [("ce", ""), ("lay", "it is not somebody in the line"), ("", "the data does not say whether")],
)
def test_that_a_director_is_no_executive_is_told_only_where_the_data_says_so(manager, said):
    messages = director(manager)
    assert bool(messages) == bool(said)
    assert all(said in message for message in messages)


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        ("seat", {"who": "nurse"}),
        ("body_includes", {"include": ["nurse"]}),
        ("body_share", {"of": ["clinical=yes"], "over": 0.5}),
        ("constituted_body", {}),
    ],
)
def test_a_member_who_is_not_in_the_data_leaves_a_whole_roster_open(kind, parameters):
    given = rows(sits("gone"), sits("other"))
    result = ruled(given, kind, body="pec", **parameters)
    assert result.outcome == NA
    assert "where gone has a seat" in result.silence
    # the neighbour: the same roster with everybody known
    known = rows(sits("ce"), sits("other"))
    posts = [{**row, "clinical": row.get("clinical") or "yes"} for row in POSTS]
    if kind == "body_share":
        assert ruled({**known, "posts": posts}, kind, body="pec", **parameters).outcome == PASS
    else:
        assert ruled({**known, "posts": posts}, kind, body="pec", **parameters).outcome == FAIL
