"""icb-2022: who sits on an integrated care board, who appoints, and who chairs its committees."""

from __future__ import annotations

import pytest

from tests.law.care_boards import care_board
from tests.law.written import DAY_BEFORE, breach, lawful, silent, tried

PACK = "icb-2022"


def off(body, post, of="board"):
    """Without a seat on a body."""
    return body.drop("memberships", body=of, member=post)


def open_(body, name="board"):
    return body.cell("units", name, roster="partial")


def chaired(body, committee, post):
    """A committee with this chair in place of its own."""
    return body.drop("memberships", body=committee, role="chairs").seat(committee, post, "chairs")


def appointed(body, post, *by):
    for row in [row for row in body.rows["links"] if row["relation"] == "appoints"]:
        if row["to"] == post:
            body.rows["links"].remove(row)
    for start in by:
        body.link(start, "appoints", post)
    return body


def employed(body, *by):
    body.drop("links", relation="employed_by")
    for unit in by:
        body.link("ce", "employed_by", unit)
    return body


def other(body, *of):
    """A post of another board, held by these."""
    body.add("posts", {"id": "other", "title": "Chair of another board", "reports_to": ""})
    for person in of:
        body.held(person, "other")
    return body


def known_by_name(body):
    """Somebody of whom nothing but a name is on record."""
    return body.add("people", {"id": "x"})


def few(body, *kept):
    """The chair and these alone on the board."""
    body.drop("memberships", body="board", role="member_of")
    for name in kept:
        body.seat("board", name)
    return body


def partner(rule, role, post):
    """The cases of a partner member."""
    return (
        breach(rule, "no seat", lambda b: off(b, post)),
        breach(rule, "in attendance", lambda b: off(b, post).seat("board", post, "attends")),
        lawful(rule, "more than one", lambda b: b.seat("board", "people")),
        lawful(rule, "vacant with its seat", lambda b: b.empty(post, "vacant")),
        silent(rule, "role not set", lambda b: b.role(**{role: ""})),
        silent(rule, "roster partial", lambda b: open_(off(b, post))),
    )


CASES = (
    breach("ICB-SIZE", "four members", lambda b: few(b, "ce", "trusts", "gps")),
    breach(
        "ICB-SIZE",
        "five seats of which one attends",
        lambda b: few(b, "ce", "trusts", "gps").seat("board", "councils", "attends"),
    ),
    lawful("ICB-SIZE", "five", lambda b: few(b, "ce", "trusts", "gps", "councils")),
    lawful("ICB-SIZE", "eleven and more", lambda b: open_(b).seat("board", "people")),
    silent("ICB-SIZE", "four known of a partial roster", lambda b: open_(few(b, "ce", "gps"))),
    silent("ICB-SIZE", "no board", lambda b: b.role(icb_board="")),
    breach("ICB-TWO", "one post", lambda b: b.role(chair="ce")),
    breach("ICB-TWO", "one person", lambda b: b.instead("p_ce", "chair")),
    breach("ICB-TWO", "acting as both", lambda b: b.held("p_chair", "ce", basis="acting")),
    lawful("ICB-TWO", "as it stands", lambda b: b),
    lawful(
        "ICB-TWO", "deputy acts as chair", lambda b: b.instead("p_nem3", "chair", basis="acting")
    ),
    lawful("ICB-TWO", "was the chief", lambda b: b.held("p_chair", "ce", end=DAY_BEFORE)),
    lawful("ICB-TWO", "no chair at present", lambda b: b.empty("chair", "vacant")),
    silent("ICB-TWO", "chair not on record", lambda b: b.empty("chair")),
    *partner("ICB-PARTNER-T", "trust_partner", "trusts"),
    *partner("ICB-PARTNER-P", "primary_care_partner", "gps"),
    *partner("ICB-PARTNER-LA", "local_authority_partner", "councils"),
    breach("ICB-CE-EMPLOYEE", "of a trust", lambda b: employed(b, "trust")),
    breach(
        "ICB-CE-EMPLOYEE",
        "was seconded, and is of a trust",
        lambda b: employed(b, "trust").held("p_ce", "ce", basis="secondment", end=DAY_BEFORE),
    ),
    lawful("ICB-CE-EMPLOYEE", "as it stands", lambda b: b),
    lawful(
        "ICB-CE-EMPLOYEE",
        "seconded from a trust",
        lambda b: employed(b, "trust").instead("p_ce", "ce", basis="secondment"),
    ),
    lawful(
        "ICB-CE-EMPLOYEE",
        "seconded, and no employer named",
        lambda b: employed(b).instead("x", "ce", basis="secondment"),
    ),
    lawful("ICB-CE-EMPLOYEE", "interim", lambda b: b.instead("x", "ce", basis="interim")),
    silent("ICB-CE-EMPLOYEE", "no employer named", employed),
    silent(
        "ICB-CE-EMPLOYEE",
        "joint with another board",
        lambda b: employed(b, "trust").link("ce", "joint_appointment_with", "body"),
    ),
    silent("ICB-CE-EMPLOYEE", "body not set", lambda b: b.role(icb="")),
    breach("ICB-CHAIR", "the trust appoints", lambda b: appointed(b, "chair", "trust")),
    breach("ICB-CHAIR", "the board too", lambda b: appointed(b, "chair", "nhse", "board")),
    lawful("ICB-CHAIR", "as it stands", lambda b: b),
    lawful("ICB-CHAIR", "the Secretary of State", lambda b: appointed(b, "chair", "dhsc")),
    lawful(
        "ICB-CHAIR",
        "a region of NHS England",
        lambda b: appointed(
            b.add("units", {"id": "region", "name": "East", "parent": "nhse"}), "chair", "region"
        ),
    ),
    lawful(
        "ICB-CHAIR",
        "a post in NHS England",
        lambda b: appointed(
            b.add("posts", {"id": "rd", "title": "Regional Director", "unit": "nhse"}),
            "chair",
            "rd",
        ),
    ),
    lawful("ICB-CHAIR", "both", lambda b: appointed(b, "chair", "nhse", "dhsc")),
    silent("ICB-CHAIR", "nobody said to", lambda b: appointed(b, "chair")),
    silent("ICB-CHAIR", "NHS England not set", lambda b: b.role(nhs_england="")),
    breach("ICB-CE-APPOINT", "NHS England", lambda b: appointed(b, "ce", "nhse")),
    lawful("ICB-CE-APPOINT", "as it stands", lambda b: b),
    lawful("ICB-CE-APPOINT", "beside the board", lambda b: appointed(b, "ce", "chair", "board")),
    silent("ICB-CE-APPOINT", "nobody said to", lambda b: appointed(b, "ce")),
    breach("ICB-EXEC", "no nurse", lambda b: off(b, "cno")),
    breach("ICB-EXEC", "finance attends", lambda b: off(b, "cfo").seat("board", "cfo", "attends")),
    lawful("ICB-EXEC", "vacant with its seat", lambda b: b.empty("cmo", "vacant")),
    lawful("ICB-EXEC", "interim", lambda b: b.instead("x", "cfo", basis="interim")),
    lawful("ICB-EXEC", "seat by name", lambda b: off(b, "cno").seat("board", "p_cno")),
    silent("ICB-EXEC", "no finance director set", lambda b: b.role(finance_director="")),
    silent("ICB-EXEC", "roster partial", lambda b: open_(off(b, "cmo"))),
    breach("ICB-NEMS", "one beside the chair", lambda b: off(off(b, "nem1"), "nem2")),
    lawful("ICB-NEMS", "two", lambda b: off(b, "nem1")),
    lawful("ICB-NEMS", "as it stands", lambda b: b),
    silent("ICB-NEMS", "unit not set", lambda b: b.role(non_executives="")),
    silent("ICB-NEMS", "roster partial", lambda b: open_(off(off(b, "nem1"), "nem2"))),
    breach("ICB-DEPUTY", "audit chair", lambda b: b.role(deputy_chair="nem1")),
    breach("ICB-DEPUTY", "one person", lambda b: b.instead("p_nem1", "nem3")),
    breach("ICB-DEPUTY", "an executive", lambda b: b.role(deputy_chair="cfo")),
    lawful("ICB-DEPUTY", "as it stands", lambda b: b),
    lawful("ICB-DEPUTY", "the remuneration chair", lambda b: b.role(deputy_chair="nem2")),
    lawful("ICB-DEPUTY", "vacant", lambda b: b.empty("nem3", "vacant")),
    silent("ICB-DEPUTY", "unit not said", lambda b: b.role(deputy_chair="councils")),
    silent("ICB-DEPUTY", "non-executives not set", lambda b: b.role(non_executives="")),
    silent("ICB-DEPUTY", "audit chair not set", lambda b: b.role(audit_chair="")),
    breach("ICB-AUDIT-CHAIR", "finance chairs", lambda b: chaired(b, "audit", "cfo")),
    breach("ICB-AUDIT-CHAIR", "by name", lambda b: chaired(b, "audit", "p_cno")),
    lawful("ICB-AUDIT-CHAIR", "as it stands", lambda b: b),
    lawful("ICB-AUDIT-CHAIR", "finance attends", lambda b: b.seat("audit", "cfo", "attends")),
    lawful("ICB-AUDIT-CHAIR", "vacant", lambda b: b.empty("nem1", "vacant")),
    silent(
        "ICB-AUDIT-CHAIR",
        "nobody chairs it",
        lambda b: b.drop("memberships", body="audit", role="chairs"),
    ),
    silent("ICB-AUDIT-CHAIR", "roster partial", lambda b: open_(b, "audit")),
    silent("ICB-AUDIT-CHAIR", "committee not set", lambda b: b.role(audit_committee="")),
    breach("ICB-REM-CHAIR", "the chair", lambda b: chaired(b, "pay", "chair")),
    breach("ICB-REM-CHAIR", "the audit chair", lambda b: chaired(b, "pay", "nem1")),
    breach("ICB-REM-CHAIR", "an executive", lambda b: chaired(b, "pay", "people")),
    lawful("ICB-REM-CHAIR", "as it stands", lambda b: b),
    lawful("ICB-REM-CHAIR", "audit chair as member", lambda b: b.seat("pay", "nem1")),
    lawful("ICB-REM-CHAIR", "by name", lambda b: chaired(b, "pay", "p_nem2")),
    silent("ICB-REM-CHAIR", "audit chair not set", lambda b: b.role(audit_chair="")),
    silent("ICB-REM-CHAIR", "roster partial", lambda b: open_(b, "pay")),
    breach("ICB-REM-STAFF", "an employee", lambda b: b.seat("pay", "people")),
    breach("ICB-REM-STAFF", "the chief executive chairs", lambda b: chaired(b, "pay", "ce")),
    breach("ICB-REM-STAFF", "by name", lambda b: b.seat("pay", "p_cmo")),
    lawful("ICB-REM-STAFF", "attends, as it stands", lambda b: b),
    silent("ICB-REM-STAFF", "roster partial", lambda b: open_(b, "pay")),
    breach(
        "ICB-REM-STAFF",
        "a member is an employee in the interim",
        lambda b: b.held("p_nem3", "people", basis="interim"),
    ),
    lawful(
        "ICB-REM-STAFF",
        "a member was an employee until yesterday",
        lambda b: b.held("p_nem3", "people", end=DAY_BEFORE),
    ),
    breach(
        "ICB-REM-CHAIR",
        "its chair acts as the board's",
        lambda b: b.instead("p_nem2", "chair", basis="acting"),
    ),
    breach(
        "ICB-REM-CHAIR",
        "its chair holds the audit chair's post too",
        lambda b: b.held("p_nem2", "nem1", basis="interim"),
    ),
    breach(
        "ICB-AUDIT-CHAIR",
        "its chair is an employee too",
        lambda b: b.held("p_nem1", "people", basis="interim"),
    ),
    lawful("ICB-CE-APPOINT", "by who holds the chair", lambda b: appointed(b, "ce", "p_chair")),
    lawful(
        "ICB-CE-APPOINT",
        "by who acts as chair",
        lambda b: appointed(b.instead("p_nem3", "chair", basis="acting"), "ce", "p_nem3"),
    ),
    breach("ICB-CHAIR", "the trust, by name", lambda b: b.link("trust", "appoints", "p_chair")),
    breach(
        "ICB-CE-EMPLOYEE",
        "its holder is employed by a trust",
        lambda b: employed(b).link("p_ce", "employed_by", "trust"),
    ),
    lawful(
        "ICB-CHAIR",
        "the Secretary of State as a post",
        lambda b: appointed(
            b.add("posts", {"id": "sos", "title": "Secretary of State", "reports_to": ""}),
            "chair",
            "sos",
        ),
    ),
    lawful(
        "ICB-CE-APPOINT",
        "the chair of several, by the other board's post",
        lambda b: appointed(other(b, "p_chair"), "ce", "other"),
    ),
    lawful(
        "ICB-CE-APPOINT",
        "who acts as chair, by the deputy's post",
        lambda b: appointed(b.instead("p_nem3", "chair", basis="acting"), "ce", "nem3"),
    ),
    lawful(
        "ICB-CHAIR",
        "the trust appoints the same person, who has a post there",
        lambda b: other(b, "p_chair").link("trust", "appoints", "p_chair"),
    ),
    silent(
        "ICB-CHAIR",
        "the trust alone does",
        lambda b: appointed(other(b, "p_chair"), "chair").link("trust", "appoints", "p_chair"),
    ),
    breach(
        "ICB-CE-APPOINT",
        "the other board's chair",
        lambda b: appointed(other(b, "x"), "ce", "other"),
    ),
    silent(
        "ICB-CE-APPOINT",
        "who was chair before",
        lambda b: appointed(b.held("x", "chair", end=DAY_BEFORE), "ce", "x"),
    ),
    breach(
        "ICB-NEMS",
        "the second is the chair's own other post",
        lambda b: off(off(b, "nem1"), "nem2").seat("board", "nem2").instead("p_chair", "nem2"),
    ),
    lawful(
        "ICB-DEPUTY",
        "a duty beside a non-executive's post",
        lambda b: (
            other(b, "p_nem2").cell("posts", "other", unit="board").role(deputy_chair="other")
        ),
    ),
    breach(
        "ICB-DEPUTY",
        "a duty beside an executive's post",
        lambda b: other(b, "p_cfo").cell("posts", "other", unit="board").role(deputy_chair="other"),
    ),
    lawful("ICB-DEPUTY", "a non-executive by name", lambda b: b.role(deputy_chair="p_nem3")),
    breach("ICB-DEPUTY", "an executive by name", lambda b: b.role(deputy_chair="p_cfo")),
    silent(
        "ICB-REM-CHAIR",
        "somebody known by name alone",
        lambda b: chaired(known_by_name(b), "pay", "x"),
    ),
    silent(
        "ICB-REM-CHAIR",
        "a post of no said unit",
        lambda b: b.cell("posts", "nem2", unit=""),
    ),
    lawful(
        "ICB-REM-CHAIR",
        "a duty beside a non-executive's post",
        lambda b: chaired(other(b, "p_nem2"), "pay", "other"),
    ),
    lawful(
        "ICB-REM-STAFF",
        "somebody known by name, and who holds each post is known",
        lambda b: known_by_name(b).seat("pay", "x"),
    ),
    silent(
        "ICB-REM-STAFF",
        "somebody known by name, and who holds a post of the staff is not",
        lambda b: known_by_name(b).seat("pay", "x").empty("people"),
    ),
    *(
        silent(rule, "always", lambda b: b)
        for rule in (
            "ICB-REGISTER",
            "ICB-PRIVATE",
            "ICB-MENTAL",
            "ICB-BLUEPRINT",
        )
    ),
)


def said(body, rule):
    """What the findings of a rule say, and the rows that show it."""
    found = body.result(PACK, rule).findings
    return [one.message for one in found], [(s.start, s.end) for one in found for s in one.path]


def test_a_finding_names_who_chairs_and_who_sits():
    messages, rows = said(chaired(care_board(), "pay", "people"), "ICB-REM-CHAIR")
    assert messages == [
        "Asked for is that somebody in Non-executive members (nems) chairs pay; the data has: "
        "Chief People Officer (people) chairs pay."
    ]
    assert rows == [("people", "pay"), ("pay", "complete")]
    messages, rows = said(off(off(care_board(), "nem1"), "nem2"), "ICB-NEMS")
    assert "(there is Non-Executive Member and Deputy Chair (nem3))" in messages[0]
    assert ("nem3", "board") in rows


def test_a_finding_says_by_which_post_somebody_may_not_chair():
    messages, rows = said(care_board().held("p_nem1", "people"), "ICB-AUDIT-CHAIR")
    assert messages == [
        "Non-Executive Member (Audit) (nem1) chairs audit, which must not be: p_nem1 holds "
        "Non-Executive Member (Audit) (nem1) and Chief People Officer (people); Chief People "
        "Officer (people) is in the line of Chief Executive (ce)."
    ]
    assert rows == [
        ("nem1", "audit"),
        ("p_nem1", "nem1"),
        ("p_nem1", "people"),
        ("people", "ce"),
    ]
    assert said(chaired(care_board(), "audit", "ce"), "ICB-AUDIT-CHAIR")[0] == [
        "Chief Executive (ce) chairs audit, which must not be."
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_board(case):
    tried(CASES, care_board, PACK, case)
