"""The folder that the examples of docstrings and documents are tried in."""

from __future__ import annotations

import csv
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
_STAFF = (
    ("Position Number", "Job Title", "Line Manager", "FTE"),
    ("P1", "Chief Executive", "", "1.0"),
    ("P2", "Director of Finance", "P1", "0,8"),
)
_SENIOR = (
    (
        *("Post Unique Reference", "Name", "Grade", "Job Title", "Organisation", "Unit"),
        *("Reports to Senior Post", "FTE", "Notes"),
    ),
    ("1", "N/D", "SCS2", "Director General", "Body", "Unit", "XX", "1.0", ""),
    ("2", "N/D", "SCS1", "Director", "Body", "Unit", "1", "1.0", ""),
)
_JUNIOR = (
    (
        *("Organisation", "Unit", "Reporting Senior Post", "Grade", "Generic Job Title"),
        "Number of Posts in FTE",
    ),
    ("Body", "Unit", "2", "HEO", "Policy Officer", "3.0"),
)


def lay(folder: Path) -> None:
    """What a reader has at hand: the samples, a staff list of their own, and organograms."""
    (folder / "data").symlink_to(ROOT / "data", target_is_directory=True)
    for name, rows in {"staff": _STAFF, "senior": _SENIOR, "junior": _JUNIOR}.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    (folder / "posts.csv").write_bytes((ROOT / "data" / "brent" / "posts.csv").read_bytes())
    with xlsxwriter.Workbook(folder / "staff.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(_STAFF):
            sheet.write_row(number, 0, row)
