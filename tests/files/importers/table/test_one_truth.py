"""What the import of a list tells as a fault, `validate` tells of the folder that it writes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.api import from_reading
from orgmodel.files.folder.folder import read_files
from orgmodel.files.importers.base import NO_OPTIONS, Options
from orgmodel.files.importers.table.importer import IMPORTER
from orgmodel.files.importers.written import files_of
from tests.depth import at_least

CASES = Path(__file__).resolve().parents[5] / "shared" / "cases"
LISTS = sorted(path for path in CASES.glob("*") if path.suffix in (".csv", ".txt", ".xlsx"))

ID = st.sampled_from(["1", "2", "3", "01", "2.0", "x", ""])
MANAGER = st.sampled_from(["1", "2", "3", "9", "01", "X", "N/A", "TBC", "VACANT", "XX", "", "1;2"])
ROW = st.tuples(
    ID,
    st.sampled_from(["Chief", "Clerk", ""]),
    MANAGER,
    st.sampled_from(["1", "0.5", "0,5", "much", "-1", ""]),
    st.sampled_from(["Ann One", "Ben Two", "Vacant", ""]),
    st.sampled_from(["01/04/2024", "soon", ""]),
)
HEADINGS = ("Position ID", "Job Title", "Line Manager ID", "FTE", "Employee Name", "Start Date")


def faults(problems):
    return Counter(problem.code for problem in problems if problem.fault)


def both(contents, options=NO_OPTIONS):
    found = IMPORTER.read(contents, options)
    loaded = from_reading(read_files(files_of(found, "words")))
    return found, loaded


@pytest.mark.skipif(not LISTS, reason="the cases are not here")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_of_a_case(path):
    found, loaded = both([(path.name, path.read_bytes())])
    assert faults(found.problems) <= faults(loaded.problems)
    assert not [p.value for p in loaded.problems if p.code == "unknown-column"]


@given(st.lists(ROW, min_size=2, max_size=8), st.sets(st.sampled_from([*IMPORTER.repairs])))
@settings(max_examples=at_least(30), deadline=None)
def test_of_any_list(rows, off):
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *rows])
    contents = [("list.csv", text.getvalue().encode())]
    found, loaded = both(contents, Options(without=tuple(sorted(off))))
    assert faults(found.problems) <= faults(loaded.problems)
    files = {"posts.csv", "organisation.toml", "list.csv"}
    assert faults(p for p in loaded.problems if p.file in files) <= faults(found.problems)


def test_a_fault_that_names_another_row_names_the_list_s():
    text = b"Staff list\n\nPosition ID,Job Title,Line Manager ID\n1,Chief,\n2,Clerk,1\n2,Cook,1\n"
    found = IMPORTER.read([("list.csv", text)], Options(without=("second-posts", "repeats")))
    (told,) = (problem for problem in found.problems if problem.code == "duplicate-id")
    assert (told.file, told.row, told.column) == ("list.csv", 6, "Position ID")
    assert "already the id of list.csv row 5" in told.message
