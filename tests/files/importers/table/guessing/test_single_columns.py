"""Columns of one field, and which neighbours they are not taken for."""

import pandas as pd
import pytest

from orgmodel.files.importers.table.guessing.guess import guess_columns
from tests.files.importers.table.guessing.sheets import PEOPLE, TITLES, guessed, sheet, told, used


@pytest.mark.parametrize(
    ("heading", "cells", "use"),
    [
        ("FTE", ["1", "0,5", "0.5 wte", "50%", "1.0", "1"], "fte"),
        ("WTE", ["1"] * 6, "fte"),
        ("FTE %", ["100", "50", "60", "100", "100", "80"], "fte"),
        ("Hours per week", ["37.5", "20", "20", "37.5", "10", "37.5"], "keep"),
        ("Contracted hours", ["1", "0.5", "1", "1", "1", "1"], "keep"),
        ("FTE", ["yes", "no", "yes", "no", "no", "no"], "keep"),
        ("Headcount", ["1", "2", "1", "1", "3", "12"], "count"),
        ("No. of posts", ["1", "2", "1", "1", "3", "12"], "count"),
        ("Salary", ["£45,000", "38k", "20 000", "GBP 20000", "1.000,50", "30000"], "cost"),
        ("Annual cost", ["45000", "38000", "20000", "20000", "21000", "30000"], "cost"),
        ("Monthly pay", ["4500", "3800", "2000", "2000", "2100", "3000"], "keep"),
        ("Hourly rate", ["14.50", "13.80", "12", "12", "12", "13"], "keep"),
        ("Salary", ["Band 7", "Band 6", "Band 5", "Band 5", "Band 5", "Band 5"], "keep"),
        ("Pay band", ["7", "6", "5", "5", "5", "8a"], "band"),
        ("Grade", ["45000", "38000", "20000", "20000", "21000", "30000"], "keep"),
        ("Status", ["Filled", "Vacant", "Filled", "Filled", "Filled", "Filled"], "status"),
        ("Start Date", ["01/02/2003"] * 6, "start"),
        ("Hire date", ["38000", "38001", "38002", "38003", "38004", "38005"], "start"),
        ("Leaving date", ["", "", "", "31/12/4712", "", "2007-04-01"], "end"),
        ("Effective Start Date", ["1 Apr 2007"] * 6, "row_start"),
        ("Valid to", ["31/12/4712"] * 6, "row_end"),
        ("Start Date", ["Monday"] * 6, "keep"),
        (
            "Staff group",
            ["Nursing", "Medical", "Nursing", "Nursing", "Other", "Other"],
            "profession",
        ),
        ("Basis", ["substantive", "acting", "interim", "acting", "acting", "acting"], "basis"),
        ("Contract type", ["Permanent", "Acting", "Permanent", "Bank", "Bank", "Bank"], "basis"),
        ("Contract type", ["Permanent"] * 6, "keep"),
        ("Notes", ["", "", "Maternity cover", "", "", ""], "note"),
        ("Email", ["a@x", "b@x", "c@x", "d@x", "e@x", "f@x"], "email"),
        ("Telephone", ["1", "2", "3", "4", "5", "6"], "leave_out"),
        ("NI number", ["1", "2", "3", "4", "5", "6"], "leave_out"),
        ("Ethnicity", ["A", "B", "C", "A", "B", "C"], "leave_out"),
        ("Notes", [""] * 6, "leave_out"),
        ("Notes", ["  "] * 6, "leave_out"),
    ],
)
def test_a_single_column(heading, cells, use):
    guess = guess_columns(pd.DataFrame({"Job title": TITLES, heading: cells}, dtype="str"))
    assert used(guess)[heading] == use


def test_by_content_alone():
    guess = sheet(
        Eff=["1", "0.5", "0.6", "1", "1", "1"],
        Who=PEOPLE,
        Outlay=["£45,000", "£38,000", "£20,000", "£20,000", "£21,000", "£30,000"],
        Contact=[f"{name.split()[0]}@x.org" for name in PEOPLE],
    )
    assert used(guess) == {
        "Job title": "title",
        "Eff": "fte",
        "Who": "holder",
        "Outlay": "cost",
        "Contact": "email",
    }
    assert {one.certainty for one in guess.columns if one.heading != "Job title"} == {"guess"}


def test_what_looks_personal_is_left_out_whatever_it_is_called():
    guess = sheet(
        Misc=["AB123456C", "AB123457C", "AB123458C", "AB123459C", "AB123450D", "AB123451D"],
        Place=["LS1 1AA", "LS1 1AB", "LS1 1AA", "M1 1AE", "LS1 1AB", "LS1 1AA"],
    )
    assert used(guess)["Misc"] == used(guess)["Place"] == "leave_out"


def test_of_two_columns_for_a_field_the_plainer_words_win():
    guess = sheet(Budgeted_FTE=["1"] * 6, FTE=["1", "0.5", "1", "1", "1", "1"])
    assert used(guess)["FTE"] == "fte"
    assert told(guess, "Budgeted FTE") == ("likely", "kept beside: FTE is used for it")


def test_a_figure_is_told_with_its_range_and_its_ways_of_writing():
    guess = sheet(FTE=["1", "0,5", "0.5 wte", "50%", "1.0", "1"], Cost=["£20,000"] * 5 + ["£9k"])
    assert told(guess, "FTE") == ("sure", "0.5 to 1; 4 ways of writing")
    assert told(guess, "Cost")[1].startswith("9,000 to 20,000, pounds")


def test_an_empty_manager_is_still_the_manager():
    guess = guessed("id|title|reports_to", "1|Boss|")
    assert used(guess)["reports_to"] == "reports_to"


def test_a_sheet_without_rows_is_guessed_by_its_words():
    empty = pd.DataFrame({"ID": [], "Job title": [], "Reports to": [], "FTE": []}, dtype="str")
    assert used(guess_columns(empty)) == {
        "ID": "id",
        "Job title": "title",
        "Reports to": "reports_to",
        "FTE": "fte",
    }


def test_samples_are_short_and_from_all_over_the_column():
    cells = [f"{number:03d} {'x' * 60}" for number in range(100)]
    guess = guess_columns(pd.DataFrame({"Notes": cells}, dtype="str"))
    samples = guess.columns[0].samples
    assert [sample[:3] for sample in samples] == ["000", "049", "099"]
    assert all(len(sample) == 40 and sample.endswith("…") for sample in samples)
