"""Rows of a list to rows of posts.csv: one a post, shared ones put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from orgmodel.files.importers.table.lines import Lines
from orgmodel.files.importers.table.people import vacant_rows
from orgmodel.files.importers.table.sharing import RowPlace
from orgmodel.files.importers.table.staff import PART_OF, StaffList
from orgmodel.model.faults import Problem
from orgmodel.model.numbers import added_up, amount, day, decimal_text
from orgmodel.model.schema import POSTS
from orgmodel.model.words import plain

_AS_THEY_ARE = ("title", "kind", "count", "band", "clinical", "status", "note")
_YES, _NO = ("y", "yes", "true", "1", "clinical"), ("n", "no", "false", "0", "non-clinical")


@dataclass(frozen=True, eq=False)
class Posts:
    """Rows of posts.csv, the first row of the list that each was made of, and the links beside.

    `link_rows` are the rows of the links; `kept` are the carried columns by their names.
    """

    posts: pd.DataFrame
    rows: Sequence[int]
    links: pd.DataFrame
    link_rows: Sequence[int]
    kept: tuple[str, ...]
    problems: tuple[Problem, ...]


def posts(
    staff: StaffList,
    ids: pd.Series,
    lines: Lines,
    units: pd.Series,
    sources: pd.Series,
    *,
    own: bool,
) -> Posts:
    """One row a post: rows that are part of an earlier one add to it.

    `own` is whether carried columns have orgmodel's own names and meaning.
    """
    part = staff.filled(PART_OF)
    base = np.flatnonzero(~part)
    cells: dict[str, pd.Series] = {"id": ids, "title": staff.column("title")}
    cells |= {"reports_to": lines.reports_to, "reports_to_note": lines.notes, "unit": units}
    cells |= {name: staff.column(name) for name in _AS_THEY_ARE if name in staff}
    cells |= {name: staff.column(name) for name in ("fte", "cost") if name in staff}
    vacant = vacant_rows(staff) & ~_says_status(staff)
    if vacant.any():
        cells["status"] = staff.column("status").where(~vacant, "vacant")
    if "clinical" in staff:
        cells["clinical"] = _yes_or_no(staff.column("clinical"))
    cells["source"] = sources
    kept = {_carried(staff.heading(name), own=own): staff.cells[name] for name in staff.kept}
    frame = pd.DataFrame({**cells, **kept}).iloc[base].reset_index(drop=True)
    problems: list[Problem] = []
    second = list(lines.second)
    if part.any():
        groups = _groups(staff, ids, base)
        merged, lines_of_parts, problems = _put_together(staff, lines, frame, groups)
        frame, second = merged, [*second, *lines_of_parts]
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    links, link_rows = _links(second, ids, frame, sources)
    made = frame.astype("str")
    return Posts(made, base.tolist(), links, link_rows, tuple(kept), tuple(problems))


def _says_status(staff: StaffList) -> np.ndarray:
    return staff.filled("status")


def _yes_or_no(cells: pd.Series) -> pd.Series:
    meant = {
        text: "yes" if text.casefold() in _YES else "no" if text.casefold() in _NO else text
        for text in cells.unique().tolist()
    }
    return cells.map(meant).astype("str")


def _carried(heading: str, *, own: bool) -> str:
    """The name of a carried column: one of our own names would be read as ours."""
    return f"{heading} (theirs)" if POSTS.column(heading) and not own else heading


def _groups(staff: StaffList, ids: pd.Series, base: np.ndarray) -> dict[int, list[int]]:
    """Place in the frame → the rows of a post that has several.

    Of posts that share a number a row is part of the one of its title.
    """
    parts = np.flatnonzero(staff.filled(PART_OF)).tolist()
    shared = set(ids.iloc[parts].tolist())
    first: dict[str, int] = {}
    titled: dict[tuple[str, str], int] = {}
    titles = staff.column("title")
    for place, (row, number) in enumerate(zip(base.tolist(), ids.iloc[base].tolist(), strict=True)):
        if number in shared:
            first.setdefault(number, place)
            titled.setdefault((number, plain(titles.iloc[row])), place)
    found: dict[int, list[int]] = {}
    for row in parts:
        number = ids.iloc[row]
        place = titled.get((number, plain(titles.iloc[row])), first[number])
        found.setdefault(place, [int(base[place])]).append(row)
    return found


def _put_together(
    staff: StaffList, lines: Lines, frame: pd.DataFrame, groups: Mapping[int, list[int]]
) -> tuple[pd.DataFrame, list[tuple[int, str]], list[Problem]]:
    """The posts with the FTE and cost of all their rows, further managers, and disagreements."""
    columns = {name: frame[name].tolist() for name in ("fte", "cost", "status") if name in frame}
    second: list[tuple[int, str]] = []
    problems: list[Problem] = []
    vacant = vacant_rows(staff)
    for place, rows in groups.items():
        counted = _counted(staff, rows)
        for name in ("fte", "cost"):
            if name in columns:
                columns[name][place] = _sum(staff, name, counted)
        if "status" in columns and vacant[rows].any() and not vacant[rows].all():
            columns["status"][place] = "part vacant"
        first = lines.reports_to.iloc[rows[0]]
        others = {lines.reports_to.iloc[row]: row for row in rows[1:]}
        second += [(row, other) for other, row in others.items() if other and other != first]
        problems += _disagreements(staff, rows)
    return (
        frame.assign(**{k: pd.Series(v, dtype="str") for k, v in columns.items()}),
        second,
        problems,
    )


def _counted(staff: StaffList, rows: Sequence[int]) -> list[int]:
    """The rows whose FTE and cost count: of holders one after the other those of the day.

    A second manager's row that repeats the first counts once; rows that split the post do not.
    """
    ends, starts = staff.column("end"), staff.column("start")
    on = staff.mapping.on
    if on:
        now = [row for row in rows if _on_day(starts.iloc[row], ends.iloc[row], on)]
        rows = now or [rows[-1]]
    marks = staff.column(PART_OF)
    line = [row for row in rows if marks.iloc[row] == RowPlace.LINE.value]
    fte = [amount(staff.column("fte").iloc[row]) or Decimal(0) for row in rows]
    if line and (len(set(fte)) == 1 and sum(fte) > 1):
        rows = [row for row in rows if row not in line]
    return list(rows)


def _on_day(start: str, end: str, on: str) -> bool:
    first, last = day(start), day(end)
    return (first is None or str(first) <= on) and (last is None or str(last) >= on)


def _sum(staff: StaffList, name: str, rows: Sequence[int]) -> str:
    """The sum over rows; a cell that is no amount stays, so that it is told."""
    cells: list[str] = staff.column(name).iloc[list(rows)].tolist()
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        return filled[0]
    wrong = next((cell for cell in filled if amount(cell) is None), "")
    if wrong:
        return wrong
    if len(filled) < len(cells) and filled:
        return decimal_text(sum((amount(cell) or Decimal(0) for cell in filled), Decimal(0)))
    return added_up(filled)


def _disagreements(staff: StaffList, rows: Sequence[int]) -> Iterable[Problem]:
    first = rows[0]
    for name in ("unit", "band", "kind", "count"):
        cells = staff.column(name)
        for row in rows[1:]:
            if cells.iloc[row] and cells.iloc[row] != cells.iloc[first]:
                words = (
                    f"the row is part of the post in row {staff.rows[first]}, where this is "
                    f"“{cells.iloc[first]}”. Rows of one post must agree; that row stands."
                )
                yield Problem(
                    "not-allowed",
                    staff.file_of(row),
                    int(staff.rows[row]),
                    staff.heading(name),
                    cells.iloc[row],
                    words,
                )


def _links(
    second: Sequence[tuple[int, str]], ids: pd.Series, frame: pd.DataFrame, sources: pd.Series
) -> tuple[pd.DataFrame, list[int]]:
    """A dotted line for each further manager, once, and none to the manager itself."""
    found: dict[tuple[str, str], int] = {}
    managers: dict[str, str] = {}
    if second:
        managers = dict(zip(frame["id"].tolist(), frame["reports_to"].tolist(), strict=True))
    for row, manager in second:
        post = ids.iloc[row]
        if manager not in (post, managers.get(post)):
            found.setdefault((post, manager), row)
    rows = [
        {"from": post, "relation": "dotted_line_to", "to": manager, "source": sources.iloc[row]}
        for (post, manager), row in found.items()
    ]
    return pd.DataFrame(rows, dtype="str"), list(found.values())
