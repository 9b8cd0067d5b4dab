"""Units of a list: one name a row, a path in one cell, or a column for each level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.fields import UNIT_LEVEL
from orgmodel.files.importers.table.ids import slug
from orgmodel.files.importers.table.staff import StaffList
from orgmodel.model.words import spelt, undisclosed

_KIND = "unit"
Path = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ListUnits:
    """Rows of units.csv, and the unit of each row of the list."""

    units: pd.DataFrame
    of_rows: pd.Series


def units(staff: StaffList, posts: pd.Series, known: pd.DataFrame) -> ListUnits:
    """The units that rows name, each under the one before it in its path.

    A unit of one name under two others is two units. Ids are made of the names, or are the
    units' own codes, and none is the id of a post. Those whose last name is the id or name of a
    row of `known`, a units.csv, are that unit.
    """
    columns = staff.numbered(UNIT_LEVEL) or tuple(n for n in ("unit",) if n in staff)
    if not columns and "unit_id" in staff:
        columns = ("unit_id",)
    if not columns:
        return ListUnits(pd.DataFrame(), pd.Series("", index=staff.cells.index, dtype="str"))
    joined = staff.cells[columns[0]]
    for name in columns[1:]:
        joined = joined + "\x1f" + staff.cells[name]
    mark = staff.mapping.unit_path if columns == ("unit",) else ""
    coded = Coded.of(joined)
    codes, paths = coded.codes, [_path(text, mark) for text in coded.words]
    taken = _taken(posts, paths, staff)
    ids = _Ids(taken, _own_codes(staff, codes, paths), known)
    ends = pa.array([ids.of(path) for path in paths], type=pa.large_string())
    return ListUnits(ids.frame(), coded.cells(ends))


def _taken(posts: pd.Series, paths: Sequence[Path], staff: StaffList) -> frozenset[str]:
    """The ids of posts, where one of them could be that of a unit; else none."""
    wanted = {slug(part) or _KIND for path in paths for part in path}
    wanted |= set(staff.coded("unit_id").words) if "unit_id" in staff else set()
    near = pa.array(sorted(wanted), type=pa.large_string())
    ids = pa.array(posts.array, type=pa.large_string())
    return (
        frozenset(posts.tolist()) if pc.any(pc.is_in(ids, value_set=near)).as_py() else frozenset()
    )


def _path(text: str, mark: str) -> Path:
    parts = [part for cell in text.split("\x1f") for part in (cell.split(mark) if mark else [cell])]
    bare = [" ".join(part.split()) for part in parts]
    named = [part for part in bare if not undisclosed(part)]
    return tuple(
        part
        for place, part in enumerate(named)
        if place == 0 or spelt(part) != spelt(named[place - 1])
    )


def _own_codes(staff: StaffList, codes: object, paths: list[Path]) -> dict[Path, str]:
    """The code of each unit, where the list has one for each and no two share it."""
    if "unit_id" not in staff or "unit" not in staff:
        return {}
    pairs = pd.DataFrame({"path": codes, "code": staff.column("unit_id")}).drop_duplicates()
    pairs = pairs[(pairs["code"] != "") & (pairs["path"] >= 0)]
    once = ~pairs["path"].duplicated(keep=False) & ~pairs["code"].duplicated(keep=False)
    return {
        paths[at]: str(code)
        for at, code in pairs[once][["path", "code"]].itertuples(index=False)
        if paths[at]
    }


class _Ids:
    """Units by path, each made when it is first asked for, after those above it."""

    def __init__(self, taken: Collection[str], own: dict[Path, str], known: pd.DataFrame) -> None:
        self._known: dict[str, str] = {}
        for name in ("id", "name") if len(known) else ():
            if name in known.columns:
                for words, unit in zip(known[name].tolist(), known["id"].tolist(), strict=True):
                    self._known.setdefault(spelt(words), unit)
        self._taken = {*taken, *self._known.values()}
        self._own = own
        self._rows: dict[Path, dict[str, str]] = {}
        self._path_of: dict[tuple[str, ...], Path] = {}

    def of(self, path: Path) -> str:
        """The id of a unit; empty for no path."""
        if not path:
            return ""
        if spelt(path[-1]) in self._known:
            return self._known[spelt(path[-1])]
        same = self._path_of.setdefault(tuple(map(spelt, path)), path)
        if same not in self._rows:
            parent = self.of(same[:-1])
            row = {"id": self._new(same), "name": same[-1], "kind": _KIND, "parent": parent}
            self._rows[same] = row
        return self._rows[same]["id"]

    def _new(self, path: Path) -> str:
        start = self._own.get(path) or slug(path[-1]) or _KIND
        start = f"{_KIND}_{start}" if start in self._taken and path in self._own else start
        name, number = start, 1
        while name in self._taken:
            number += 1
            name = f"{start}_{number}"
        self._taken.add(name)
        return name

    def frame(self) -> pd.DataFrame:
        """Rows of units.csv."""
        return pd.DataFrame(list(self._rows.values()), dtype="str")
