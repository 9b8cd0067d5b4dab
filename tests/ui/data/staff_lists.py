"""Staff lists as other systems write them, made up for the tests of the import's steps."""

from __future__ import annotations

import io

import openpyxl

HEADINGS = (
    "Position Number",
    "Position Title",
    "Supervisor Position",
    "Directorate",
    "FTE",
    "Pay Scale",
    "Assignment Status",
    "Basic Pay",
    "Loc Cd",
)
DIRECTORATES = ("Strategic Commissioning", "Provider Services", "Finance")


def rows() -> list[list[str]]:
    """A chief, three directorates of a director and two analysts; nothing is wrong in it."""
    made = [
        ["P-100", "Chief Executive", "NO_MANAGER", "", "1.00", "VSM", "Active", "£120,000", "B1"]
    ]
    number = 200
    for name in DIRECTORATES:
        director = f"P-{number}"
        made.append(
            [director, f"Director of {name}", "P-100", name, "1.00", "9", "Active", "£90,000", "B1"]
        )
        for place in (1, 2):
            title = f"{name} Analyst {place}"
            made.append(
                [
                    f"P-{number + place}",
                    title,
                    director,
                    name,
                    "0,80",
                    "6",
                    "Active",
                    "£40,000",
                    "B2",
                ]
            )
        number += 100
    return made


def with_faults() -> list[list[str]]:
    """The same with fifteen faulty rows: twelve managers in small letters, and three others."""
    faulty = [
        [
            f"P-{600 + place}",
            f"Officer {place}",
            "p-201",
            "Finance",
            "1.00",
            "4",
            "Active",
            "£30,000",
            "B2",
        ]
        for place in range(12)
    ]
    faulty.append(
        ["P-701", "Lost Officer", "P-999", "Finance", "1.00", "4", "Active", "£30,000", "B2"]
    )
    faulty.append(
        ["P-702", "Odd Officer", "P-300", "Finance", "1.0.0", "4", "Active", "£30,000", "B2"]
    )
    faulty.append(["P-703", "Blank Officer", "", "Finance", "1.00", "4", "Active", "£30,000", "B2"])
    return [*rows(), *faulty]


def csv(table: list[list[str]]) -> bytes:
    """The rows under their headings, as CSV."""
    quoted = [[f'"{cell}"' for cell in row] for row in (list(HEADINGS), *table)]
    return "\r\n".join(",".join(row) for row in quoted).encode()


def xlsx(table: list[list[str]], further: list[list[str]] | None = None) -> bytes:
    """The rows in a workbook, with a title above and another sheet; `further` rows on a third."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Establishment"
    for row in (["Staff in post, July 2007"], list(HEADINGS), *table):
        sheet.append(row)
    book.create_sheet("Notes").append(["Made for tests"])
    if further is not None:
        sheet = book.create_sheet("Further")
        for row in (list(HEADINGS), *further):
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
