"""Made-up exports of three HR systems: clean rows, and the same rows as files spoil them.

Each `Export` holds the clean values as numbers and ids, from which a test works out what is right,
and the rows of the file, with the faults of real exports strewn in.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import openpyxl
import pandas as pd

_FIRST = ("Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jon")
_ROLES = ("Accountant", "Nurse", "Clerk", "Analyst", "Officer", "Porter", "Planner", "Adviser")
_AREAS = ("Finance", "Nursing", "Estates", "Planning", "Payroll", "Audit", "Digital", "Housing")
_BANDS = ("Band 3", "Band 5", "Band 7", "Band 8a")
_VACANT = ("Vacant", "VACANT", "Vacant - being recruited", "Vacancy", "vacant since May")


@dataclass(frozen=True)
class Export:
    """The clean rows (`post`, `manager`, `person`, `fte`, `cost`, `state`, `second`), and a file.

    `state` is `now`, `ended`, `future` or `vacant`. `manager` is a post; a name of nobody in the
    list is `outside`, one who is not known `unknown`, none `top`.
    """

    clean: pd.DataFrame
    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]

    def csv(self) -> bytes:
        """The export as CSV."""
        out = io.StringIO()
        csv.writer(out).writerows([*self.headings, *self.rows])
        return out.getvalue().encode()

    def xlsx(self) -> bytes:
        """The export as a workbook, every cell as text."""
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Export")
        for row in (*self.headings, *self.rows):
            sheet.append([cell or None for cell in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def name_of(number: int) -> str:
    """A plainly made-up name, another for each number."""
    letters = "".join(chr(ord("a") + (number // 26**place) % 26) for place in range(3))
    return f"{_FIRST[number % len(_FIRST)]} {letters.capitalize()}son"


def clean_rows(count: int, seed: int) -> pd.DataFrame:
    """About `count` rows of posts: a tree, with job shares, second posts and second managers."""
    dice = random.Random(seed)
    rows: list[dict[str, object]] = []
    posts = max(2, int(count * 0.9))
    for number in range(posts):
        manager = dice.randrange(max(0, number // 6 - 3), max(1, number // 6 + 1))
        state = "now" if number < posts // 5 else dice.choices(_STATES, _WEIGHTS)[0]
        row: dict[str, object] = {
            "post": number,
            "manager": "top" if number == 0 else str(manager),
            "person": number,
            "fte": 1.0 if number < posts // 5 else dice.choice((1.0, 1.0, 0.8, 0.6, 0.5)),
            "cost": dice.randrange(20_000, 90_000, 250),
            "state": state,
            "second": "",
            "title": f"{dice.choice(_ROLES)} {_AREAS[number % len(_AREAS)]} {number}",
            "unit": _AREAS[number % len(_AREAS)],
            "band": dice.choice(_BANDS),
        }
        if number > posts // 5:
            _mark(row, dice, posts)
        rows.append(row)
        if row["state"] == "now" and number > posts // 5 and dice.random() < 0.05:
            rows.append({**row, "person": posts + number, "fte": 0.4, "second": ""})
    return pd.DataFrame(rows)


_STATES = ("now", "vacant", "ended", "future")
_WEIGHTS = (0.86, 0.06, 0.05, 0.03)


def _mark(row: dict[str, object], dice: random.Random, posts: int) -> None:
    """A manager outside or unknown, a second manager, or a person with another post already."""
    chance = dice.random()
    if chance < 0.01:
        row["manager"] = "outside"
    elif chance < 0.02:
        row["manager"] = "unknown"
    elif chance < 0.06:
        second = dice.randrange(1, posts // 6)
        row["second"] = str(second) if str(second) != row["manager"] else ""
    elif chance < 0.1:
        row["person"] = dice.randrange(1, posts // 5)


class Spoiler:
    """Writes clean values as people and spreadsheets do; the same seed, the same file."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def spaced(self, text: str) -> str:
        """Now and then with spaces that do not belong."""
        return self.dice.choices(
            (text, f" {text}", f"{text} ", f"{text}\u00a0"), (0.94, 0.02, 0.02, 0.02)
        )[0]

    def number(self, number: int, width: int) -> str:
        """An id with its zeros, without them, or as 1.0."""
        whole = f"{number:0{width}d}"
        return self.dice.choices((whole, whole.lstrip("0"), f"{number}.0"), (0.9, 0.06, 0.04))[0]

    def fte(self, value: float) -> str:
        """A part of a post in one of the ways of writing it."""
        ways = (f"{value:g}", f"{value:.2f}", f"{value:.1f}".replace(".", ","), f"{value:g} wte")
        return self.dice.choices((*ways, f"{value:.0%}"), (0.7, 0.1, 0.07, 0.07, 0.06))[0]

    def cost(self, value: int) -> str:
        """Pay in one of the ways of writing it."""
        ways = (str(value), f"{value:,}", f"£{value:,}.00", f"{value / 1000:g}k", f"GBP {value}")
        return self.dice.choices(ways, (0.6, 0.15, 0.15, 0.05, 0.05))[0]


def with_strays(
    rows: Sequence[tuple[str, ...]], headings: Sequence[tuple[str, ...]], seed: int
) -> list[tuple[str, ...]]:
    """The rows with blank ones, repeated ones, headings again among them, and totals below."""
    dice = random.Random(seed)
    width = len(headings[-1])
    out: list[tuple[str, ...]] = []
    for place, row in enumerate(rows):
        out.append(row)
        chance = dice.random()
        if chance < 0.003:
            out.append(("",) * width)
        elif chance < 0.006:
            out.append(row)
        elif place and place % 1000 == 0:
            out.append(headings[-1])
    return [*out, ("",) * width, ("Total", *[""] * (width - 2), "4,321.5")]


def export(
    clean: pd.DataFrame,
    headings: Sequence[str],
    cells: Callable[[dict[str, object], Spoiler], tuple[str, ...]],
    seed: int,
    above: Sequence[tuple[str, ...]] = (),
    further: Sequence[tuple[str, ...]] = (),
) -> Export:
    """An export of the clean rows: title rows above, headings, further headings, spoilt rows."""
    spoiler = Spoiler(seed)
    rows = [cells({str(k): v for k, v in row.items()}, spoiler) for row in clean.to_dict("records")]
    heads = (tuple(headings), *further)
    return Export(clean, (*above, *heads), tuple(with_strays(rows, heads[:1], seed)))


def _headings(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# --- ESR ----------------------------------------------------------------------------------------

_ESR = _headings(
    "Org L1|Org L2|Org L3|Org L4|Position Number|Position Title|Supervisor Position Number|"
    "Second Supervisor|Employee Number|Assignment Number|Employee Name|Staff Group|"
    "Pay Scale|Effective Start Date|Effective End Date|Annual Salary|FTE"
)


def esr(count: int, seed: int) -> Export:
    """Positions with eight figures, dates, and 31/12/4712 for an open end."""

    def cells(row: dict[str, object], spoil: Spoiler) -> tuple[str, ...]:
        post, person = int(str(row["post"])), int(str(row["person"]))
        vacant = row["state"] == "vacant"
        start = "01/04/2027" if row["state"] == "future" else "01/04/2024"
        end = "31/03/2025" if row["state"] == "ended" else "31/12/4712"
        unit = str(row["unit"])
        second = f"-{2 if spoil.dice.random() < 0.1 else 1}"
        return (
            "Anytown Trust",
            spoil.spaced("Corporate L2"),
            f"{unit} L3",
            spoil.dice.choice((f"{unit} Team L4", f"{unit} team L4")) if post % 3 else "",
            f"{post + 1:08d}",
            spoil.spaced(str(row["title"])),
            _manager(row, lambda number: spoil.number(number + 1, 8), spoil, "99999999", ""),
            f"{int(str(row['second'])) + 1:08d}" if row["second"] else "",
            "" if vacant else f"2{person:07d}",
            "" if vacant else f"2{person:07d}{second}",
            spoil.dice.choice(_VACANT) if vacant else name_of(person),
            "Administrative and Clerical",
            str(row["band"]),
            start,
            end,
            spoil.cost(int(str(row["cost"]))),
            spoil.fte(float(str(row["fte"]))),
        )

    above = (("Staff in post",), ("Anytown Trust",), ("",))
    return export(clean_rows(count, seed), _ESR, cells, seed, above)


def _manager(
    row: dict[str, object],
    written: Callable[[int], str],
    spoil: Spoiler,
    outside: str,
    top: str,
) -> str:
    manager = str(row["manager"])
    if manager == "top":
        return top
    if manager == "outside":
        return outside
    if manager == "unknown":
        return spoil.dice.choice(("VACANT", "TBC", "-"))
    return written(int(manager))


# --- Workday ------------------------------------------------------------------------------------

_WORKDAY = _headings(
    "Position ID|Worker|Business Title|Supervisory Organization|Manager|Matrix Manager|"
    "Compensation Grade|Location|Total Base Pay Annualized|FTE %"
)


def workday(count: int, seed: int) -> Export:
    """Managers as “Ann One (P-1002)”, per cent of time, pounds; nothing has a date."""

    def cells(row: dict[str, object], spoil: Spoiler) -> tuple[str, ...]:
        post, person = int(str(row["post"])), int(str(row["person"]))
        second = f"P-{int(str(row['second'])) + 1000}" if row["second"] else ""
        return (
            f"P-{post + 1000}",
            spoil.dice.choice(_VACANT) if row["state"] == "vacant" else name_of(person),
            spoil.spaced(str(row["title"])),
            f"{row['unit']} ({name_of(len(str(row['unit'])))})",
            _manager(
                row,
                lambda number: f"{name_of(number)} (P-{number + 1000})",
                spoil,
                "Zed Zedson (P-9999999)",
                "",
            ),
            second,
            str(row["band"]),
            "Leeds",
            f"£{int(str(row['cost'])):,}.00",
            f"{float(str(row['fte'])) * 100:g}",
        )

    clean = clean_rows(count, seed)
    clean = clean[clean["state"].isin(["now", "vacant"])].reset_index(drop=True)
    return export(clean, _WORKDAY, cells, seed)


# --- SuccessFactors -----------------------------------------------------------------------------

_KEYS = _headings(
    "STATUS|USERID|FIRSTNAME|LASTNAME|TITLE|MANAGER|MATRIX_MANAGER|DEPARTMENT|SALARY|FTE"
)
_LABELS = _headings(
    "Status|User ID|First Name|Last Name|Title|Manager|Matrix Manager|Department|Salary|FTE"
)


def successfactors(count: int, seed: int) -> Export:
    """Two rows of headings; each row a user, who is the post; NO_MANAGER at the top."""

    def cells(row: dict[str, object], spoil: Spoiler) -> tuple[str, ...]:
        post = int(str(row["post"]))
        first, last = name_of(post).split()
        vacant = row["state"] == "vacant"
        return (
            "active",
            str(post + 100),
            "" if vacant else first,
            spoil.dice.choice(_VACANT) if vacant else last,
            spoil.spaced(str(row["title"])),
            _manager(
                row,
                lambda number: spoil.dice.choices(
                    (str(number + 100), f"{number + 100}.0"), (0.95, 0.05)
                )[0],
                spoil,
                "9999999",
                "NO_MANAGER",
            ),
            str(int(str(row["second"])) + 100) if row["second"] else "",
            spoil.dice.choices(
                (str(row["unit"]), str(row["unit"]).upper(), f"{row['unit']} "), (0.9, 0.05, 0.05)
            )[0],
            spoil.cost(int(str(row["cost"]))),
            spoil.fte(float(str(row["fte"]))),
        )

    clean = clean_rows(count, seed)
    keep = clean["state"].isin(["now", "vacant"]) & ~clean["post"].duplicated()
    return export(clean[keep].reset_index(drop=True), _KEYS, cells, seed, (), (_LABELS,))
