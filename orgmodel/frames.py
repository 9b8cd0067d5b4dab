"""DataFrames in: an organisation of pandas tables, by the loader's own reading and checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from orgmodel.api import Organisation, from_reading
from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.files.exporters import csv_bytes
from orgmodel.files.folder import folder
from orgmodel.files.folder.organisation_file import FILE
from orgmodel.model import toml
from orgmodel.model.numbers import decimal_text
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import did_you_mean, listed, near

if TYPE_CHECKING:
    from orgmodel.model.columns import Column, Table

_MIDNIGHT = dt.datetime.min.time()


def from_frames(
    posts: pd.DataFrame | None = None,
    units: pd.DataFrame | None = None,
    *,
    name: str = "Organisation",
    date: str = "",
    packs: Sequence[str] = ("structure",),
    tops: Sequence[str] | None = None,
    roles: Mapping[str, str] | None = None,
    people: pd.DataFrame | None = None,
    appointments: pd.DataFrame | None = None,
    functions: pd.DataFrame | None = None,
    services: pd.DataFrame | None = None,
    links: pd.DataFrame | None = None,
    memberships: pd.DataFrame | None = None,
    interests: pd.DataFrame | None = None,
    decisions: pd.DataFrame | None = None,
    votes: pd.DataFrame | None = None,
    competencies: pd.DataFrame | None = None,
    **others: pd.DataFrame | None,
) -> Organisation:
    """An organisation of DataFrames, one a table, with every check that `load` makes.

    Columns are those of the CSV files (docs/data-format.md); further ones are kept. A frame of
    posts, units, people, functions, services or decisions may have the id as its index. Cells
    become text: whole numbers without a point (`1.0` is `1`), days as yyyy-mm-dd, True and False
    as yes and no where the column says so, missing ones empty. `name`, `date` (yyyy-mm-dd),
    `packs`, `tops` and `roles` are as in organisation.toml. The frames are left as they are.

    Faults are in `.problems` of the result, at "frame posts" and the row as a spreadsheet of the
    frame would count it: the first is row 2. `DataError` where there are neither posts nor units,
    or their ids; `UnknownNameError` for a table that is none; `OrgmodelError` for what is no frame
    or no cell.

        >>> import pandas as pd
        >>> import orgmodel as om
        >>> titles, managers = ["Head", "Clerk"], [None, 1]
        >>> staff = pd.DataFrame({"id": [1, 2], "title": titles, "reports_to": managers})
        >>> om.from_frames(posts=staff).hierarchy.span("1")
        1
    """
    given = {
        "posts": posts,
        "units": units,
        "people": people,
        "appointments": appointments,
        "functions": functions,
        "services": services,
        "links": links,
        "memberships": memberships,
        "interests": interests,
        "decisions": decisions,
        "votes": votes,
        "competencies": competencies,
        **others,
    }
    files: dict[str, bytes] = {FILE: _settings(name, date, packs, tops, roles).encode()}
    for table, frame in given.items():
        if table not in BY_NAME:
            advice = did_you_mean(near(table, BY_NAME)) or f" There is: {listed(BY_NAME)}."
            raise UnknownNameError(f'from_frames: no table "{table}".{advice}')
        if frame is not None:
            files[BY_NAME[table].file] = _csv_of(frame, BY_NAME[table])
    names = {table: f"frame {table}" for table in given}
    return from_reading(folder.read_files(files, names, "from_frames"), name)


def _settings(
    name: str,
    date: str,
    packs: Sequence[str],
    tops: Sequence[str] | None,
    roles: Mapping[str, str] | None,
) -> str:
    lists = {"packs": packs, **({} if tops is None else {"tops": tops})}
    for key, value in {"name": name, "date": date, "packs": packs, "tops": tops}.items():
        wanted = str if key in ("name", "date") else Sequence
        wrong = isinstance(value, str) if wanted is Sequence else not isinstance(value, str)
        if value is not None and (wrong or not isinstance(value, wanted)):
            kind = "text" if wanted is str else "list of names"
            raise OrgmodelError(f"from_frames: {key} must be a {kind}, not {value!r}.")
    lines = [
        f"{key} = {toml.quoted(value)}" for key, value in (("name", name), ("date", date)) if value
    ]
    for key, names in lists.items():
        lines.append(f"{key} = [{', '.join(toml.quoted(str(one)) for one in names)}]")
    lines.append("[roles]")
    lines += [f"{toml.quoted(role)} = {toml.quoted(one)}" for role, one in (roles or {}).items()]
    return "\n".join(lines) + "\n"


def _csv_of(frame: Any, table: Table) -> bytes:
    """The frame as the bytes of the CSV that the loader would read it from."""
    if not isinstance(frame, pd.DataFrame):
        raise OrgmodelError(
            f"from_frames: {table.name} must be a DataFrame, not {type(frame).__name__}. A file or "
            "folder is read by om.load."
        )
    if isinstance(frame.columns, pd.MultiIndex):
        raise OrgmodelError(
            f"from_frames: {table.name} has columns of several levels; flatten them."
        )
    columns = [(str(column), frame.iloc[:, at]) for at, column in enumerate(frame.columns)]
    if table.has_ids and "id" not in [name for name, _ in columns]:
        index = frame.index
        if index.name == "id" or (index.name is None and not isinstance(index, pd.RangeIndex)):
            columns.insert(0, ("id", index.to_series()))
    cells = [_texts(series, table, name) for name, series in columns]
    try:
        made = pd.DataFrame(dict(enumerate(cells)), dtype="str")
        made.columns = pd.Index([name for name, _ in columns])
        return _csv(made)
    except UnicodeEncodeError as error:
        raise OrgmodelError(
            f"from_frames: {table.name} holds half a character, which no file can hold: {error}."
        ) from error


def _csv(frame: pd.DataFrame) -> bytes:
    """As bytes, also where two columns have one name: the loader tells that one."""
    names = list(map(str, frame.columns))
    frame.columns = pd.RangeIndex(len(names))
    body = csv_bytes(frame).partition(b"\n")[2]
    head = csv_bytes(pd.DataFrame([names], dtype="str")).partition(b"\n")[2]
    return head + body


def _texts(series: pd.Series, table: Table, name: str) -> list[str]:
    column = table.column(name)
    found = []
    for row, value in enumerate(series.astype(object).tolist(), start=2):
        text = _text(value, column)
        if text is None:
            raise OrgmodelError(
                f"from_frames: frame {table.name} row {row}, {name}: a cell holds one text, "
                f"number, day or nothing, not {type(value).__name__}."
            )
        found.append(text)
    return found


def _text(value: Any, column: Column | None) -> str | None:
    """A cell as the loader would read it; None where it is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        yes_no = column is not None and "yes" in column.allowed
        return ("yes" if value else "no") if yes_no else str(value)
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return ""
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, dt.datetime):
        return str(value.date()) if value.time() == _MIDNIGHT else value.isoformat(" ")
    return str(value) if isinstance(value, dt.date | pd.Period) else None


def _number(value: float | Decimal) -> str:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return decimal_text(exact) if exact.is_finite() else str(value)
