"""The posts as rows, and edited cells as changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.changes.scenario import read_scenario
from orgmodel.ui.chart.directory_rows import Directory, directory
from tests import builders

HEADER = "id,title,reports_to,unit,fte,band,site\n"
POSTS = (
    "ce,Chief Executive,,,1,9,Wembley\n"
    "a,Nurse,ce,n,0.5,5,Park Royal\n"
    "b,Nurse,ce,n,,5,Wembley\n"
    "c,Clerk,gone,n,1,3,Wembley\n"
)
UNITS = "id,name,kind\nn,Nursing,directorate\nm,Estates,directorate\n"


@pytest.fixture
def organisation(tmp_path: Path) -> om.Organisation:
    (tmp_path / "posts.csv").write_text(HEADER + POSTS)
    (tmp_path / "units.csv").write_text(UNITS)
    return om.load(tmp_path)


@pytest.fixture
def found(organisation: om.Organisation) -> Directory:
    return directory(organisation)


def test_a_row_says_what_the_data_says_of_a_post(found: Directory) -> None:
    row = found.rows.iloc[1]
    assert row[["Title", "Reports to", "Unit", "FTE", "Band", "site"]].tolist() == [
        "Nurse",
        "Chief Executive",
        "Nursing",
        "0.5",
        "5",
        "Park Royal",
    ]
    assert found.rows["Direct reports"].tolist() == [2, 0, 0, 0]


def test_a_manager_who_is_not_in_the_data_is_not_told_as_nobody(found: Directory) -> None:
    said = found.rows["Reports to"].iloc[3]
    assert "gone" in said
    assert "nobody" not in said.casefold()


def test_figures_sort_as_numbers_and_a_missing_one_is_empty(found: Directory) -> None:
    fte = found.with_numbers(range(len(found.ids)))["FTE"]
    assert fte[:2].tolist() == [1.0, 0.5]
    assert fte.isna().tolist() == [False, False, True, False]


def test_posts_of_one_title_are_told_apart_as_managers(found: Directory) -> None:
    assert {"Nurse (a)", "Nurse (b)", "Clerk"} <= set(found.managers)


def test_rows_are_sought_by_words_of_any_column(found: Directory) -> None:
    assert found.places_with("nurse WEMBLEY") == [2]
    assert found.places_with("  ") == [0, 1, 2, 3]
    assert found.places_with("surgeon") == []


def test_edited_cells_become_changes_of_the_usual_verbs(
    found: Directory, organisation: om.Organisation
) -> None:
    edited = {
        1: {"Reports to": "Nurse (b)", "Unit": "Estates", "Band": "6"},
        2: {"site": "Monks Park", "FTE": "0.75"},
    }
    changes = found.changes(edited)
    assert changes == (
        {"do": "move-post", "post": "a", "to": "b", "unit": "m"},
        {"do": "update-post", "post": "a", "band": "6"},
        {"do": "update-post", "post": "b", "site": "Monks Park", "fte": "0.75"},
    )
    after = organisation.apply(read_scenario({"name": "x", "change": list(changes)}))
    assert directory(after).rows["site"].iloc[2] == "Monks Park"


def test_a_cell_as_before_and_a_count_are_no_change(found: Directory) -> None:
    assert found.changes({1: {"Title": "Nurse", "Direct reports": 7}}) == ()


def test_a_manager_can_be_taken_away(found: Directory) -> None:
    assert found.changes({1: {"Reports to": "Nobody: a top post"}}) == (
        {"do": "move-post", "post": "a", "to": ""},
    )


def test_a_column_of_their_own_never_takes_the_place_of_another() -> None:
    rows = [
        builders.post("a", band="7", Band="x"),
        builders.post("b", "a", title="B", Title="own"),
    ]
    model = builders.organisation(rows)
    found = directory(model)
    assert found.rows["Band"].tolist() == ["7", ""]
    assert found.rows["Band (own column)"].tolist() == ["x", ""]
    assert found.rows["Title"].tolist() == ["a", "B"]
    edited = {0: {"Band": "8", "Band (own column)": "y"}}
    assert found.changes(edited) == ({"do": "update-post", "post": "a", "band": "8", "Band": "y"},)
    scenario = read_scenario({"name": "x", "change": list(found.changes(edited))})
    assert model.apply(scenario).cells.cell("a", "Band") == "y"
