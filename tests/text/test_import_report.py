"""An import in words: what was made, the columns, the repairs, and every cell that was mended."""

from pathlib import Path

import pandas as pd

from orgmodel.files.importers.base import ColumnUse, ImportOutcome, RepairOffer
from orgmodel.files.importers.repaired import CellChanges, RepairedCells
from orgmodel.model.faults import Problem
from orgmodel.text.import_report import notes, printed, report
from tests.builders import organisation, post


def changes(repair, column, *cells, file="list.csv"):
    rows, before, after = zip(*cells, strict=True)
    return CellChanges(
        repair,
        column,
        pd.Series([file] * len(rows), dtype="str"),
        pd.Series(rows).to_numpy(),
        pd.Series(before, dtype="str"),
        pd.Series(after, dtype="str"),
    )


COLUMNS = (
    ColumnUse("Position ID", "id", "Post's own number", "sure", "", ("101", "102")),
    ColumnUse("Employee", "holder", "Holder's name", "likely", "", ("Ann One",), personal=True),
)
OFFERS = (
    RepairOffer("case", "capitals", 12, True, ("EoE-1 → EOE-1",), False, ("Reports to",)),
    RepairOffer("trim", "spaces", 1, True, ("“Ann One ” → Ann One",), True, ("Employee",)),
    RepairOffer("zeros", "lost zeros", 4, False, ("007 → 7",), False, ("Reports to",)),
)
OUTCOME = ImportOutcome(
    organisation([post("ce")], name="Trust"),
    (
        Problem("not-allowed", "list.csv", 5, "Grade", "8a", "Wrong."),
        Problem("not-allowed", "list.csv", 6, "Grade", "8a", "Wrong."),
        Problem("unreadable", "list.csv", None, None, "", "Read as tabs.", fault=False),
    ),
    OFFERS,
    (("posts", 181), ("units", 0)),
    repaired=RepairedCells(
        (
            changes("case", "Reports to", (14, "EoE-1", "EOE-1"), (15, "EoE-1", "EOE-1")),
            changes("case", "Reports to", (20, "EoE-2", "EOE-2")),
            changes("trim", "Employee", (3, "Ann One ", "Ann One")),
        )
    ),
    columns=COLUMNS,
    rows=(("rows in", 184), ("posts", 181), ("title row", 1), ("headings", 0), ("totals", 2)),
)


def said(lines):
    return " ".join(" ".join(lines).split())


def test_every_row_is_accounted_for():
    assert "Trust: 181 posts." in said(printed(OUTCOME, ()))
    assert "184 rows in: 181 posts, 1 title row, 2 totals." in said(printed(OUTCOME, ()))


def test_the_mapping_is_a_small_table_with_samples():
    lines = list(printed(OUTCOME, ()))
    start = lines.index("COLUMNS")
    assert said([lines[start + 1]]) == "column taken for how sure why such as"
    assert said([lines[start + 2]]) == "Position ID Post's own number sure 101, 102"


def test_each_repair_has_its_count_an_example_and_its_switch():
    words = said(printed(OUTCOME, ()))
    assert (
        "case (capitals): mended 12 rows, such as EoE-1 → EOE-1. To leave it out: "
        "--repair case=off." in words
    )
    assert (
        "zeros (lost zeros): would mend 4 rows, such as 007 → 7. To do it: --repair zeros." in words
    )


def test_names_stand_in_the_folder_s_report_alone():
    assert "Ann" not in said([*printed(OUTCOME, ()), *notes(OUTCOME)])
    assert "Ann One" in report(OUTCOME)


def test_the_report_ends_with_every_mended_cell_rows_of_one_change_together():
    lines = report(OUTCOME).splitlines()
    start = lines.index("MENDED, ROW BY ROW")
    assert lines[start + 1 :] == [
        "case:",
        "  rows 14–15, Reports to: EoE-1 → EOE-1",
        "  row 20, Reports to: EoE-2 → EOE-2",
        "trim:",
        "  row 3, Employee: “Ann One ” → Ann One",
    ]


def test_faults_that_say_the_same_stand_together_and_what_is_told_apart():
    assert notes(OUTCOME) == [
        "2 faults in the files:",
        "list.csv rows 5–6, Grade: Wrong.",
        "told, not a fault:",
        "list.csv: Read as tabs.",
    ]
    assert said(notes(OUTCOME)) in said(report(OUTCOME).splitlines())


def test_it_says_where_the_mapping_lies():
    words = list(printed(OUTCOME, (Path("out/posts.csv"), Path("out/mapping.toml"))))
    assert "the mapping for the next import: out/mapping.toml" in words
    assert words[-2:] == ["out/posts.csv", "out/mapping.toml"]
