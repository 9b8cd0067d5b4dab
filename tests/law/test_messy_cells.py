"""Cells that cannot be read as they stand: what rests on one is neither a breach nor a pass."""

from __future__ import annotations

import pytest

from tests.law.care_boards import care_board
from tests.law.councils import council
from tests.law.written import Case, breach, lawful, silent, tried

COUNCIL, BOARD = "english-council", "icb-2022"
ENDED = "31/12/2025"


def until(body, post, end, start=""):
    for row in body.rows["appointments"]:
        if row["post"] == post:
            row.update(start=start, end=end)
    return body


def employed_elsewhere(body, basis):
    body.drop("links", relation="employed_by").link("ce", "employed_by", "trust")
    for row in body.rows["appointments"]:
        if row["post"] == "ce":
            row["basis"] = basis
    return body


CASES: dict[str, tuple[Case, ...]] = {
    COUNCIL: (
        silent("EC-MO", "an end in another form", lambda b: until(b, "law", ENDED)),
        silent("EC-MO", "a start in another form", lambda b: until(b, "law", "", "1 May 2020")),
        breach("EC-MO", "ended all the same", lambda b: until(b, "law", "2025-12-31", "1/5/2020")),
        lawful("EC-MO", "an end of spaces", lambda b: until(b, "law", "  ")),
        lawful("EC-MO", "another holds it", lambda b: until(b, "law", ENDED).held("x", "law")),
        silent(
            "EC-MO-CFO",
            "the finance officer acted until then",
            lambda b: b.held("p_fin", "law", basis="acting", end=ENDED),
        ),
        breach(
            "EC-MO-CFO",
            "the finance officer has it by another row",
            lambda b: b.held("p_fin", "law", end=ENDED).held("p_fin", "law"),
        ),
        breach(
            "EC-MO-CFO",
            "the finance officer has it by the row before",
            lambda b: b.held("p_fin", "law").held("p_fin", "law", end=ENDED),
        ),
        silent("EC-MO-HOPS", "an end in another form", lambda b: until(b, "law", ENDED)),
        silent(
            "EC-POLITICAL",
            "a councillor was an officer until then",
            lambda b: b.held("c1", "kids", end=ENDED),
        ),
        breach(
            "EC-POLITICAL",
            "another is an officer today",
            lambda b: b.held("c1", "kids", end=ENDED).held("c2", "adults"),
        ),
    ),
    BOARD: (
        lawful("ICB-CE-EMPLOYEE", "seconded", lambda b: employed_elsewhere(b, "Secondment")),
        lawful("ICB-CE-EMPLOYEE", "a secondee", lambda b: employed_elsewhere(b, "secondee in")),
        silent("ICB-CE-EMPLOYEE", "words unknown", lambda b: employed_elsewhere(b, "temp")),
        silent("ICB-CE-EMPLOYEE", "jointly", lambda b: employed_elsewhere(b, "Joint post")),
        breach("ICB-CE-EMPLOYEE", "acting up", lambda b: employed_elsewhere(b, "acting up")),
        breach("ICB-CE-EMPLOYEE", "nothing said", lambda b: employed_elsewhere(b, "")),
        silent("ICB-TWO", "an end in another form", lambda b: b.held("p_chair", "ce", end=ENDED)),
    ),
}
WHOLE = {COUNCIL: council, BOARD: care_board}


@pytest.mark.parametrize(
    ("pack", "case"),
    [(pack, case) for pack, cases in CASES.items() for case in cases],
    ids=lambda one: getattr(one, "id", one),
)
def test_a_cell_that_cannot_be_read(pack, case):
    tried(CASES[pack], WHOLE[pack], pack, case)


def test_whose_days_they_are_is_told():
    found = until(council(), "law", ENDED).result(COUNCIL, "EC-MO")
    assert found.missing == (
        "on which days p_law holds Director of Law and Governance (law) (appointments.csv, columns "
        "start and end)"
    )
