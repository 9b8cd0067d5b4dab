"""A saved mapping on next month's file."""

import pandas as pd

from orgmodel.files.importers.table.guessing.guess import guessed_again
from orgmodel.files.importers.table.mapping import TableMapping

SAVED = TableMapping(
    {"id": "Post No", "title": "Role", "reports_to": "Line Mgr"},
    {"keep": ("Salary",), "leave_out": ("FTE",)},
    "id",
    sheet="Staff",
    header=3,
    on="2026-04-01",
    repairs={"trim": True},
)
ROWS = {
    "Post No": ["1", "2", "3"],
    "Role": ["Boss", "Aide", "Clerk"],
    "Line Mgr": ["", "1", "2"],
    "Salary": ["90000", "40000", "20000"],
    "FTE": ["1", "0.5", "1"],
}


def sheet(**changed: object) -> pd.DataFrame:
    return pd.DataFrame({**ROWS, **changed}, dtype="str")


def uses(cells: pd.DataFrame) -> dict[str, tuple[str, str, str]]:
    return {
        one.heading: (one.use, one.certainty, one.reason)
        for one in guessed_again(cells, SAVED).columns
    }


def test_columns_that_the_mapping_names_are_as_it_says():
    assert uses(sheet()) == {
        "Post No": ("id", "sure", "as in the mapping"),
        "Role": ("title", "sure", "as in the mapping"),
        "Line Mgr": ("reports_to", "sure", "as in the mapping"),
        "Salary": ("keep", "sure", "as in the mapping"),
        "FTE": ("leave_out", "sure", "as in the mapping"),
    }
    mapping = guessed_again(sheet(), SAVED).mapping
    assert (mapping.sheet, mapping.header, mapping.on) == ("Staff", 3, "2026-04-01")
    assert dict(mapping.repairs) == {"trim": True}


def test_a_new_column_is_guessed_and_takes_no_field_that_is_taken():
    seen = uses(sheet(Band=["9", "5", "3"], **{"Job title": ["Chief Executive", "Aide", "Clerk"]}))
    assert seen["Band"][:2] == ("band", "sure")
    assert seen["Job title"][0] == "keep"
    assert seen["Role"][0] == "title"


def test_a_column_that_is_gone_is_told_with_the_new_one_that_is_meant():
    cells = sheet().rename(columns={"Line Mgr": "Line Mgr No", "Role": "Job title"})
    guess = guessed_again(cells, SAVED)
    assert [(one.heading, one.use, one.meant) for one in guess.gone] == [
        ("Role", "title", ("Job title",)),
        ("Line Mgr", "reports_to", ("Line Mgr No",)),
    ]
    assert guess.gone[1].words == (
        'The file has no column "Line Mgr", which the mapping uses for "Reports to". '
        'Did you mean "Line Mgr No"?'
    )
    assert guess.mapping.columns["reports_to"] == "Line Mgr No"
    assert guess.mapping.manager_by == "id"
    assert "Line Mgr" not in guess.mapping.headings


def test_a_column_that_is_gone_without_another_is_told():
    guess = guessed_again(sheet().drop(columns=["Salary"]), SAVED)
    assert [(one.heading, one.use, one.meant) for one in guess.gone] == [("Salary", "keep", ())]
    assert guess.gone[0].words.endswith('uses for "Kept beside".')


def test_a_further_level_joins_the_others_in_its_place():
    saved = TableMapping({}, {"levels": ("L1", "L2")})
    cells = pd.DataFrame(
        {"L3": ["", "", "Clerk"], "L1": ["Boss"] * 3, "L2": ["", "Aide", "Aide"]}, dtype="str"
    )
    assert guessed_again(cells, saved).mapping.many["levels"] == ("L1", "L2", "L3")


def test_a_new_unit_does_not_join_a_unit_that_was_chosen():
    saved = TableMapping({"title": "Job title", "unit": "Team"})
    cells = pd.DataFrame(
        {"Job title": ["a", "b"], "Team": ["p", "q"], "Division": ["x", "x"]}, dtype="str"
    )
    mapping = guessed_again(cells, saved).mapping
    assert mapping.columns["unit"] == "Team"
    assert mapping.many == {"keep": ("Division",)}
