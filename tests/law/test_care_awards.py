"""icb-2022: who stands back when a service is awarded (SI 2023/1348 reg 21)."""

from __future__ import annotations

import pytest

from tests.law.care_boards import care_board
from tests.law.written import Body, breach, lawful, silent, tried

PACK = "icb-2022"
INTEREST, COMPETITIVE = "ICB-PSR-INTEREST", "ICB-PSR-COMPETITIVE"


def stake(body: Body, kind: str, process: str = "competitive", how: str = "voted") -> Body:
    """The trusts' partner member has an interest in whom the decision benefits."""
    body.add("interests", {"person": "p_trusts", "in": "trust", "kind": kind})
    body.cell("decisions", "d1", process=process)
    for row in body.rows["votes"]:
        if row["person"] == "p_trusts":
            row["capacity"] = how
    return body


def post_there(body: Body, process: str) -> Body:
    """The same member holds a post in the trust."""
    body.add("posts", {"id": "director", "title": "Director", "reports_to": "", "unit": "trust"})
    return stake(body.held("p_trusts", "director"), "", process).drop("interests", kind="")


def decided(body: Body, day: str) -> Body:
    return body.cell("decisions", "d1", date=day)


CASES = (
    lawful(INTEREST, "an employee, direct award", lambda b: stake(b, "employee", "direct award a")),
    breach(COMPETITIVE, "a director", lambda b: stake(b, "Director")),
    breach(COMPETITIVE, "a partner", lambda b: stake(b, "Partner in the practice")),
    lawful(INTEREST, "a partner, direct award", lambda b: stake(b, "partner", "direct award c")),
    breach(INTEREST, "a director's spouse", lambda b: stake(b, "director's spouse")),
    breach(COMPETITIVE, "as a tender", lambda b: stake(b, "employee", "competitive (reg 11)")),
    silent(COMPETITIVE, "not competitive", lambda b: stake(b, "employee", "non-competitive")),
    breach(
        COMPETITIVE,
        "with spaces between",
        lambda b: stake(b, " position", "Competitive  Process "),
    ),
    silent(
        INTEREST,
        "before the regulations",
        lambda b: decided(stake(b, "financial"), "2023-12-31"),
    ),
    breach(
        INTEREST,
        "on their first day",
        lambda b: decided(stake(b, "financial"), "2024-01-01"),
    ),
    silent(COMPETITIVE, "before them", lambda b: decided(stake(b, "position"), "2023-12-31")),
    lawful(
        INTEREST,
        "a vacant post's seat took no part",
        lambda b: b.empty("cmo", "vacant").drop("votes", person="p_cmo"),
    ),
    silent(INTEREST, "a member took no part", lambda b: b.drop("votes", person="p_cmo")),
    breach(INTEREST, "financial", lambda b: stake(b, "financial")),
    breach(INTEREST, "family, in a direct award", lambda b: stake(b, "family", "direct award c")),
    breach(
        INTEREST,
        "a position and money",
        lambda b: stake(stake(b, "position"), "financial", "most suitable provider"),
    ),
    lawful(INTEREST, "recused", lambda b: stake(b, "financial", how="recused")),
    lawful(INTEREST, "advised", lambda b: stake(b, "financial", how="advised")),
    lawful(INTEREST, "a position, direct award", lambda b: stake(b, "position", "direct award a")),
    lawful(
        INTEREST,
        "a position, most suitable provider",
        lambda b: stake(b, "Position", "most suitable provider"),
    ),
    lawful(INTEREST, "a post, direct award", lambda b: post_there(b, "direct award b")),
    silent(INTEREST, "of no said kind", lambda b: stake(b, "")),
    silent(INTEREST, "no decision", lambda b: b.drop("votes").drop("decisions")),
    silent(INTEREST, "roster partial", lambda b: b.cell("units", "board", roster="partial")),
    silent(INTEREST, "no interest on record", lambda b: b.drop("interests")),
    breach(COMPETITIVE, "a position", lambda b: stake(b, "position")),
    breach(COMPETITIVE, "a position, in capitals", lambda b: stake(b, "position", "Competitive")),
    breach(COMPETITIVE, "a post in it", lambda b: post_there(b, "competitive")),
    lawful(COMPETITIVE, "as it stands", lambda b: b),
    lawful(COMPETITIVE, "recused", lambda b: stake(b, "position", how="recused")),
    lawful(COMPETITIVE, "another kind is the other rule's", lambda b: stake(b, "financial")),
    silent(COMPETITIVE, "direct award", lambda b: stake(b, "position", "direct award a")),
    silent(COMPETITIVE, "a framework", lambda b: stake(b, "position", "framework")),
    silent(COMPETITIVE, "process not said", lambda b: stake(b, "position", "")),
    silent(COMPETITIVE, "of no said kind", lambda b: stake(b, "")),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_an_award(case):
    tried(CASES, care_board, PACK, case)


def test_before_the_regulations_were_in_force_nothing_is_asked():
    body = stake(care_board(), "position")
    body.date = "2023-12-31"
    found = body.result(PACK, COMPETITIVE)
    assert found.outcome == "not_assessable"
    assert "it is from 2024-01-01" in found.silence
