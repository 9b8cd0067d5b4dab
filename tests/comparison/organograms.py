"""Organograms of a few rows, read as the published files are."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from orgmodel.api import Organisation
from orgmodel.files.importers.organogram.importer import IMPORTER

Row = Mapping[str, str | int | float]

_SENIOR = {
    "ref": "Post Unique Reference",
    "name": "Name",
    "grade": "Grade (or equivalent)",
    "title": "Job Title",
    "organisation": "Organisation",
    "unit": "Unit",
    "to": "Reports to Senior Post",
    "fte": "FTE",
    "notes": "Notes",
}
_JUNIOR = {
    "organisation": "Organisation",
    "unit": "Unit",
    "to": "Reporting Senior Post",
    "grade": "Grade",
    "title": "Generic Job Title",
    "size": "Number of Posts in FTE",
}
_ABOUT = {"organisation": "The Body", "unit": "Corporate", "fte": "1.00", "grade": "SCS1"}


def senior(ref: str, title: str, to: str = "XX", name: str = "N/D", **cells: str) -> Row:
    """A row of a senior file."""
    return {**_ABOUT, "ref": ref, "title": title, "to": to, "name": name, **cells}


def junior(to: str, title: str, grade: str, size: float, **cells: str) -> Row:
    """A row of a junior file."""
    about = {"organisation": "The Body", "unit": "Corporate"}
    return {**about, "to": to, "title": title, "grade": grade, "size": size, **cells}


def organogram(seniors: Sequence[Row], juniors: Sequence[Row]) -> Organisation:
    """The organisation of a pair of files."""
    contents = [("senior.csv", _sheet(_SENIOR, seniors))]
    if juniors:
        contents.append(("junior.csv", _sheet(_JUNIOR, juniors)))
    return Organisation.of(IMPORTER.read(contents).model)


def _sheet(columns: Mapping[str, str], rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns.values())
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode()
