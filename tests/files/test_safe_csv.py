"""CSV that leaves the tool runs nothing in a spreadsheet."""

import csv
import io

import pandas as pd
import pytest

from orgmodel.files.safe_csv import safe_csv


def cells(frame):
    return list(csv.reader(io.StringIO(safe_csv(frame), newline="")))


STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\n",
    "\xa0",
    "\ufeff",
    "\u200b",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
]
BEFORE = ["", " ", "   ", "\u3000", "\u2003", "\xa0", "\ufeff", "\u200b", " \u2060"]


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_would_be_a_formula_is_marked(start):
    assert cells(pd.DataFrame({"a": [f"{start}1+1"]}))[1] == [f"'{start}1+1"]


@pytest.mark.parametrize("start", ["=", "@", "\uff1d"])
@pytest.mark.parametrize("before", BEFORE)
def test_a_formula_after_spaces_of_any_kind_is_marked_in_cells_and_headers(before, start):
    words = f"{before}{start}1+1"
    assert cells(pd.DataFrame({words: [words]})) == [[f"'{words}"], [f"'{words}"]]


def test_what_is_unprintable_is_told():
    words = "a\u202eb\x1bc\x9bd\re\tf\ng"
    (_, row) = cells(pd.DataFrame({"a": [words]}))
    assert row == ["a\\u202eb\\u001bc\\u009bd\\u000de\tf\ng"]


def test_a_column_name_that_would_be_a_formula_is_marked():
    assert cells(pd.DataFrame({"=a": ["x"]}))[0] == ["'=a"]


def test_numbers_and_other_texts_stay_as_they_are():
    frame = pd.DataFrame({"a": [-1.5, 2.0], "b": ["a=b", '<b>R&D "Ops"</b>'], "c": [3, -4]})
    assert cells(frame) == [
        ["a", "b", "c"],
        ["-1.5", "a=b", "3"],
        ["2", '<b>R&D "Ops"</b>', "-4"],
    ]


def test_what_is_missing_is_an_empty_cell():
    frame = pd.DataFrame({"a": [None, float("nan"), pd.NA], "b": ["x", "y", "z"]})
    assert [row[0] for row in cells(frame)[1:]] == ["", "", ""]


def test_a_frame_without_rows_is_its_header():
    assert safe_csv(pd.DataFrame(columns=["a", "b"])) == "a,b\n"
