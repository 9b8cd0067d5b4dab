"""Random headings and cells: what staff lists hold, and what nobody should write into one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

Cell = str | int | float | bool | date | datetime | time | None

HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "Post ID", "Position Number", "Employee Number", "Assignment Number", "USERID"),
    "title": ("title", "Job Title", "Position Title", "Role", "POSITION_NAME", "jobTitle"),
    "manager": ("reports_to", "Line Manager", "Supervisor Assignment Number", "Manager ID"),
    "manager email": ("Manager email", "SupervisorEmail"),
    "second": ("Dotted line to", "AltReportsTo", "Second manager", "Dottedids"),
    "holder": ("Name", "Employee Name", "Full Name", "Holder"),
    "first": ("First Name", "FIRSTNAME", "Forename"),
    "last": ("Last Name", "LASTNAME", "Surname"),
    "person": ("Person ID", "Payroll Number"),
    "email": ("Work email", "E-mail", "mail"),
    "unit": ("Department", "Unit", "Org Unit", "Cost Centre Description", "Directorate"),
    "unit code": ("Organisation ID", "Department code"),
    "level": ("L1", "L2", "L3", "Level 4"),
    "unit level": ("Org L1", "Org L2", "Org L3"),
    "fte": ("FTE", "WTE", "fte %", "Contracted FTE"),
    "count": ("Number of posts", "count"),
    "band": ("Band", "Grade", "Pay Scale"),
    "cost": ("Annual Salary", "Cost", "Total Pay (£)"),
    "status": ("Status", "Assignment Status", "Vacant?"),
    "start": ("Start Date", "Effective Start Date", "Latest Start Date"),
    "end": ("End Date", "Effective End Date"),
    "yes": ("Clinical", "Is Assistant"),
    "other": (
        "Location",
        "Notes",
        "Staff Group",
        "Ethnicity",
        "source",
        "kind",
        "basis",
        "column 2",
    ),
}
TITLES = ("Chief Executive", "Director of Finance", "Clerk", "Nurse", "Head of IT", "Analyst")
UNITS = ("Finance", "Trust > Finance > Payroll", "IT & Digital", "Ward 1", "Corporate/Estates")
FIRST, LAST = ("Ann", "Bob", "Cy", "Dee", "Eve"), ("One", "Two", "Three", "Four", "Öz")
NOBODY = ("", "0", "N/A", "none", "NO_MANAGER", "XX", "VACANT", "TBC", "-", "#REF!", "nan", "-1")
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+44 20 7946 0000",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "${jndi:ldap://x}",
    "[a](http://b)",
    "..\\..\\etc",
    "\u202eevil\u202c",
    "zero\u200bwidth\u200d\ufeff",
    "\u200b",
    "\u00a0",
    "\u2028",
    "nul\0l",
    "\0",
    "bell\x07\x1b[31m",
    "form\x0cfeed\x0bx\x1cy\x85z",
    "line\nbreak",
    "line\r\nbreak\rtwo",
    "\n",
    '"',
    '""',
    'say "yes", then',
    "'",
    "a,b;c\td|e",
    "NA",
    "NaN",
    "None",
    "null",
    "TRUE",
    "1E05",
    "5E1",
    "1e400",
    "-0",
    "007",
    "1.0",
    "99999999999999999999999",
    "0.1" + "0" * 40 + "1",
    "٣",
    "²",
    "½",
    "👩‍⚕️🇬🇧",
    "e\u0301",
    "İIıi",
    "ß",
    "#",
    "# note",
    "## comment",
    "#N/A",
    "Total",
    "Total Finance",
    "Grand total:",
    "Source: nobody",
    "Page 1",
    "outside_1",
    "post",
    "person_1",
    "post_2",
    "posts.csv",
    "\\N",
    "\x1a",
    " ",
    "\t",
    "%",
    "£",
    "(1,234.50)",
    "sep=;",
    "\ufffd",
)
DATES = (
    "01/04/2024",
    "4/1/24",
    "2024-04-01",
    "2024-02-30",
    "31/12/4712",
    "45383",
    "45383.5",
    "1 April 2024",
    "Sep-13",
    "00/00/0000",
    "9999-12-31",
    "0001-01-01",
    "20240401",
    "2024-04-01T00:00:00Z",
    "",
)
AMOUNTS = ("1", "0.5", "0,5", "1 wte", "50 %", "£35,000", "35k", "1.234,56", "N/D", "", "-1", "1.0")


def cell(pick: Random, kind: str, row: int, rows: int) -> Cell:
    """A cell that a column of this kind may hold, in a row of so many."""
    make = _MAKERS.get(kind)
    return make(pick, row, rows) if make else pick.choice(("", "Ward", "x", str(row)))


def hostile(pick: Random, *, longest: int = 100_000) -> str:
    """A cell that nobody should write; one in a hundred is very long."""
    if pick.random() < 0.01:
        return pick.choice(("é", "x", "ab ", '"q"', "\n")) * (longest // 4)
    return pick.choice(HOSTILE)


def misspelt(pick: Random, words: str) -> str:
    """A heading as somebody may type it."""
    change = pick.randrange(6)
    if change == 0 and len(words) > 3:
        place = pick.randrange(len(words) - 1)
        return words[:place] + words[place + 1] + words[place] + words[place + 2 :]
    if change == 1:
        return pick.choice((words.upper(), words.lower(), words.swapcase()))
    if change == 2:
        return words.replace(" ", pick.choice(("_", "  ", "\n", "-", ".")))
    if change == 3:
        return f" {words}{pick.choice((' ', ':', '*', ' (see note, page 2)'))}"
    return words


def _number(pick: Random, row: int, rows: int) -> str:
    place = row if pick.random() < 0.9 else pick.randrange(1, rows + 1)
    return pick.choice(("{}", "{}", "{}", "00{}", "{}.0", "P-{}", "p-{}", " {} ")).format(place)


def _manager(pick: Random, row: int, rows: int) -> str:
    if row == 1 or pick.random() < 0.15:
        return pick.choice(NOBODY)
    if pick.random() < 0.2:
        return pick.choice((_name(pick, row, rows), pick.choice(TITLES), _email(pick, row, rows)))
    return str(pick.randrange(1, rows + 2))


def _second(pick: Random, _: int, rows: int) -> str:
    few = [str(pick.randrange(1, rows + 2)) for _ in range(pick.randrange(3))]
    return pick.choice((";", ":", ", ", " / ")).join(few)


def _name(pick: Random, *_: int) -> str:
    if pick.random() < 0.15:
        return pick.choice(("Vacant", "VACANT – being recruited", "N/D", "-", "", "gapped"))
    return pick.choice(("{0} {1}", "{1}, {0}", "Dr {0} {1}")).format(
        pick.choice(FIRST), pick.choice(LAST)
    )


def _email(pick: Random, *_: int) -> str:
    return f"{pick.choice(FIRST)}.{pick.choice(LAST)}@example.org".lower()


def _day(pick: Random, *_: int) -> Cell:
    if pick.random() < 0.3:
        return date(1900, 3, 1) + timedelta(days=pick.randrange(60_000))
    return pick.choice(DATES)


def _amount(pick: Random, *_: int) -> Cell:
    return pick.choice((*AMOUNTS, 1, 0.6, 1e300, 35000.55))


_MAKERS: dict[str, Callable[[Random, int, int], Cell]] = {
    "id": _number,
    "title": lambda pick, *_: pick.choice(TITLES),
    "manager": _manager,
    "manager email": _email,
    "second": _second,
    "holder": _name,
    "first": lambda pick, *_: pick.choice(FIRST),
    "last": lambda pick, *_: pick.choice(LAST),
    "person": _number,
    "email": _email,
    "unit": lambda pick, *_: pick.choice(("", *UNITS)),
    "unit code": lambda pick, *_: f"U{pick.randrange(5)}",
    "level": lambda pick, *_: pick.choice(("", "", *TITLES)),
    "unit level": lambda pick, *_: pick.choice(("", *UNITS)),
    "fte": _amount,
    "count": _amount,
    "cost": _amount,
    "band": lambda pick, *_: pick.choice(("7", "8a", "Band 6", "SCS1", "")),
    "status": lambda pick, *_: pick.choice(("Active", "Vacant", "filled", "Leaver", "", "Y")),
    "start": _day,
    "end": _day,
    "yes": lambda pick, *_: pick.choice(("Y", "N", "yes", "1", "TRUE", True, False, "")),
}
