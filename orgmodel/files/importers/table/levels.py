"""A list whose columns are levels, L1, L2, L3 …: each row a path from the top down to its post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from orgmodel.files.importers.table.fields import LEVEL
from orgmodel.files.importers.table.ids import made_ids
from orgmodel.files.importers.table.nameless import vacancy_words
from orgmodel.files.importers.table.person_names import no_person, without_names
from orgmodel.files.importers.table.staff import LEVEL_HOLDER, TOP, StaffList
from orgmodel.model.vacancy import says_vacant

_HELD_BY = "\0"


def from_levels(staff: StaffList) -> tuple[StaffList, int]:
    """The list with id, title and manager of each post, and how many posts no row was there for.

    The last filled level of a row is its post's title, those before it are its managers. A post
    that only stands above others is made at the first row that names it. Blanks before the first
    filled level are those of the row above. A row without any level is a post without title, of
    which nobody knows the manager. Numbers of posts stay where the list has them.
    """
    columns = staff.numbered(LEVEL)
    if not columns or "reports_to" in staff:
        return staff, 0
    paths = _paths([_held(staff, number, name) for number, name in enumerate(columns, 1)])
    order, own, parents, made = _posts(paths)
    rows = np.array(own, dtype=np.int64)
    cells = staff.cells.iloc[rows].reset_index(drop=True)
    blank = np.array(made, dtype=bool)
    if blank.any():
        cells = cells.where(~pd.Series(blank, index=cells.index), "", axis=0)
    last = [(path[-1] if path else "").partition(_HELD_BY) for path in order]
    titles = pd.Series([title for title, _, _ in last], dtype="str")
    ids = _ids(cells, titles)
    managers = pd.Series(["" if at < 0 else ids[at] for at in parents], dtype="str")
    is_top = [at < 0 and bool(path) for at, path in zip(parents, order, strict=True)]
    tops = pd.Series(["yes" if top else "" for top in is_top], dtype="str")
    cells = cells.drop(columns=[*columns, *staff.numbered(LEVEL_HOLDER)]).assign(
        id=ids, title=titles, reports_to=managers, **{TOP: tops}
    )
    if any(name for _, _, name in last):
        cells = _with_holders(cells, pd.Series([name for _, _, name in last], dtype="str"))
    headings = {
        "id": "levels",
        "holder": "levels",
        **staff.headings,
        "title": "levels",
        "reports_to": "levels",
    }
    taken = replace(
        staff,
        cells=cells.astype("str"),
        file_codes=staff.file_codes[rows],
        rows=staff.rows[rows],
        headings=headings,
        mapping=replace(staff.mapping, manager_by="id"),
        _coded={},
        _among={},
    )
    return taken, int(blank.sum())


def _held(staff: StaffList, number: int, name: str) -> list[str]:
    """A level's titles, each with its holder where that is known: two holders are two posts."""
    titles, holder = staff.column(name), f"{LEVEL_HOLDER} {number}"
    if holder not in staff:
        return list(titles)
    names = staff.column(holder)
    return list(titles.where(names == "", titles + _HELD_BY + names))


def _with_holders(cells: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """The rows with the holders that stood beside the titles; words for nobody are the status."""
    nobody = names.map(lambda name: says_vacant(name) or no_person(name)).astype(bool)
    said = names.map(lambda name: without_names(name) if no_person(name) else vacancy_words(name))
    put = {"holder": names.where(~nobody, ""), "status": said.where(nobody, "")}
    for name, column in put.items():
        own = cells.get(name, column)
        put[name] = own.where(own != "", column)
    return cells.assign(**put)


def _ids(cells: pd.DataFrame, titles: pd.Series) -> pd.Series:
    """The posts' own numbers, and ids made of the titles of those that have none."""
    if "id" not in cells.columns:
        return made_ids(titles, (), "post")
    own = cells["id"].astype("str").copy()
    without = own == ""
    own[without] = made_ids(titles[without], set(own.tolist()), "post")
    return own


def _paths(columns: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    above: tuple[str, ...] = ()
    for cells in zip(*columns, strict=True):
        filled = [place for place, cell in enumerate(cells) if cell]
        if not filled:
            found.append(())
            continue
        start = filled[0]
        path = (*above[:start], *(cell for cell in cells[start:] if cell))
        found.append(path)
        above = path
    return found


def _posts(
    paths: Sequence[tuple[str, ...]],
) -> tuple[list[tuple[str, ...]], list[int], list[int], list[bool]]:
    """Each post's path, its row, the place of its manager, and whether no row is its own."""
    order: list[tuple[str, ...]] = []
    own: list[int] = []
    parents: list[int] = []
    made: list[bool] = []
    place_of: dict[tuple[str, ...], int] = {}
    with_row = {path for path in paths if path}

    def add(path: tuple[str, ...], row: int, *, is_made: bool) -> None:
        order.append(path)
        own.append(row)
        parents.append(place_of.get(path[:-1], -1))
        made.append(is_made)
        if path:
            place_of.setdefault(path, len(order) - 1)

    first_row = {path: row for row, path in reversed(list(enumerate(paths)))}
    for row, path in enumerate(paths):
        for length in range(1, len(path)):
            above = path[:length]
            if above not in place_of:
                add(above, first_row.get(above, row), is_made=above not in with_row)
        if not path or not (path in place_of and first_row[path] == row):
            add(path, row, is_made=False)
    return order, own, parents, made
