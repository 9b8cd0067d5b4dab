"""Made-up staff lists of any length: an export as ESR writes it, and a plain one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

PLAIN = (
    "Post ID",
    "Job Title",
    "Manager ID",
    "Employee Name",
    "Payroll Number",
    "Department",
    "FTE",
    "Band",
    "Annual Salary",
    "Status",
    "Start Date",
    "Location",
)
ESR = (
    "Position Number",
    "Position Title",
    "Supervisor Position Number",
    "Assignment Number",
    "Employee Number",
    "Last Name",
    "First Name",
    "Org L1",
    "Org L2",
    "Org L3",
    "Organisation ID",
    "Cost Centre",
    "Staff Group",
    "Job Role",
    "Pay Scale",
    "Grade Step",
    "FTE",
    "Contracted Hours",
    "Annual Salary",
    "Assignment Category",
    "Assignment Status",
    "Effective Start Date",
    "Effective End Date",
    "Work E-mail",
    "Notes",
)
_GROUPS = ("Nursing", "Medical", "Estates", "Administrative", "Additional Clinical Services")
_SPAN = 7


def rows(form: str, posts: int) -> Iterator[list[str]]:
    """The headings and the rows of a list, `plain` or `esr`; each manager has seven reports."""
    yield list(PLAIN if form == "plain" else ESR)
    make = _plain if form == "plain" else _esr
    for number in range(posts):
        yield make(number)


def _plain(number: int) -> list[str]:
    team = number // 40
    return [
        f"{10_000_000 + number}",
        f"Officer {number % 300}",
        _manager(number),
        f"Person{number % 5_003} Surname{number % 7_919}" if number % 17 else "Vacant",
        f"{20_000_000 + number}" if number % 17 else "",
        f"Team {team}",
        ("1", "0.6", "0.8")[number % 3],
        f"Band {number % 9 + 1}",
        f"£{20_000 + number % 900 * 50:,}",
        "Active" if number % 17 else "Vacant",
        _day(number),
        f"Site {number % 40}",
    ]


def _esr(number: int) -> list[str]:
    team = number // 40
    return [
        f"{10_000_000 + number}",
        f"Officer {number % 300}|Band {number % 9 + 1}",
        _manager(number),
        f"{20_000_000 + number}-2" if number % 50 == 0 else f"{20_000_000 + number}",
        f"{20_000_000 + number}",
        f"Surname{number % 7_919}",
        f"Person{number % 5_003}",
        f"{team // 100} Directorate {team // 100} L1",
        f"{team // 10} Service {team // 10} L2",
        f"{team} Team {team} L3",
        f"{30_000 + team}",
        f"CC{40_000 + team}",
        _GROUPS[number % 5],
        f"Role {number % 60}",
        f"XR{number % 9 + 1:02}",
        f"{number % 8 + 1}",
        ("1.00000", "0.60000", "0.80000")[number % 3],
        ("37.5", "22.5", "30")[number % 3],
        f"{20_000 + number % 900 * 50}.00",
        "Permanent" if number % 6 else "Fixed Term Temp",
        "Active Assignment" if number % 40 else "Maternity & Adoption",
        _day(number),
        "31/12/4712",
        f"person{number}@example.org",
        "" if number % 9 else f"Reviewed in round {number % 12}",
    ]


def _manager(number: int) -> str:
    return f"{10_000_000 + (number - 1) // _SPAN}" if number else ""


def _day(number: int) -> str:
    return f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2000 + number % 24}"


def write(path: Path, form: str, posts: int) -> Path:
    """Write a list as what the path ends in: CSV, or a workbook whose amounts are numbers."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(",".join(map(_quoted, row)) + "\r\n" for row in rows(form, posts))
        return path
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("Staff in post")
    numbers = [name in ("FTE", "Contracted Hours", "Annual Salary") for name in next(rows(form, 0))]
    for at, row in enumerate(rows(form, posts)):
        for column, (cell, number) in enumerate(zip(row, numbers, strict=True)):
            if number and at:
                sheet.write_number(at, column, float(cell.strip("£").replace(",", "")))
            else:
                sheet.write_string(at, column, cell)
    book.close()
    return path


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell
