"""The columns of the UK government organogram, senior and junior, and the words in them.

Source: the published table schemas (data.gov.uk, `organogram-schema`) and the headers that
files of 2011 to 2026 really have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

SENIOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ref": ("post unique reference", "post reference"),
        "name": ("name",),
        "grade": ("grade", "grade (or equivalent)"),
        "title": ("job title",),
        "duties": ("job/team function",),
        "department": ("parent department",),
        "organisation": ("organisation",),
        "unit": ("unit",),
        "phone": ("contact phone",),
        "email": ("contact e-mail", "contact email"),
        "manager": ("reports to senior post",),
        "reports_cost": ("salary cost of reports",),
        "fte": ("fte",),
        "pay_floor": ("actual pay floor",),
        "pay_ceiling": ("actual pay ceiling",),
        "total_pay": ("total pay",),
        "profession": ("professional/occupational group", "profession"),
        "region": ("office region",),
        "notes": ("notes",),
        "valid": ("valid?",),
    }
)
JUNIOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "department": ("parent department",),
        "organisation": ("organisation",),
        "unit": ("unit",),
        "manager": ("reporting senior post",),
        "grade": ("grade",),
        "pay_floor": ("payscale minimum",),
        "pay_ceiling": ("payscale maximum",),
        "title": ("generic job title",),
        "fte": ("number of posts in fte",),
        "profession": ("professional/occupational group",),
        "region": ("office region",),
        "valid": ("valid?",),
    }
)
OF = "an organogram"
FIRST_CELLS = (
    "The first row of a senior file begins Post Unique Reference, Name, Grade; of a junior file "
    "Parent Department, Organisation, Unit, Reporting Senior Post."
)
NEEDED = {"senior": ("ref", "title", "manager"), "junior": ("manager", "title", "fte")}
MAY_DIFFER = frozenset(
    {"name", "pay_floor", "pay_ceiling", "total_pay", "phone", "email", "notes", "fte", "valid"}
)
"""Columns in which the rows of a job share may differ."""

TOP = re.compile(r"\s*xx\s*", re.IGNORECASE)
NOT_IN_POST = re.compile(r"\s*0+(\.0+)?\s*")
ELIMINATED = re.compile(r"[\s'\"‘’]*eliminated[\s'\"‘’]*", re.IGNORECASE)


def lookup(columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Plain column title → column."""
    return {title: column for column, titles in columns.items() for title in titles}


def every_title() -> dict[str, str]:
    """Every plain column title of either kind of file, for finding the header."""
    return {**lookup(JUNIOR), **lookup(SENIOR), "reporting senior post": "reporting senior post"}


def title_of(column: str, *, senior: bool) -> str:
    """What a message calls a column."""
    return (_SENIOR_WORDS if senior else _JUNIOR_WORDS).get(column, column)


_SENIOR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ref": "Post Unique Reference",
        "manager": "Reports to Senior Post",
        "title": "Job Title",
        "name": "Name",
        "fte": "FTE",
        "grade": "Grade",
        "unit": "Unit",
        "organisation": "Organisation",
        "duties": "Job/Team Function",
        "profession": "Professional/Occupational Group",
        "region": "Office Region",
    }
)
_JUNIOR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **_SENIOR_WORDS,
        "manager": "Reporting Senior Post",
        "title": "Generic Job Title",
        "fte": "Number of Posts in FTE",
    }
)
