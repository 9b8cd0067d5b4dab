"""Organisations of a few posts, made the way a file is read, so that row numbers are real.

    org = organisation(posts=[post("ce"), post("fin", "ce")], units=[unit("d_fin", head="fin")])

A row is a dictionary of its cells; the first row of a table is row 2 of its file. Columns
that a table needs are always written; a post's title, a unit's and function's name default
to the id.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.api import Organisation, from_reading
from orgmodel.files.folder.folder import read_files
from orgmodel.model.pseudonyms import pseudonyms, under_pseudonyms
from orgmodel.model.schema import BY_NAME

Row = Mapping[str, str]


def organisation(
    posts: Sequence[Row] = ({"id": "ce"},),
    *,
    packs: Sequence[str] = ("structure",),
    roles: Mapping[str, str] | None = None,
    tops: Sequence[str] | None = None,
    name: str = "Test body",
    date: str = "",
    extra_files: Mapping[str, str | bytes] | None = None,
    **tables: Sequence[Row],
) -> Organisation:
    """The organisation of these rows. Other tables by name: `units=[…]`, `links=[…]` …"""
    return from_files(
        files_of(posts, packs=packs, roles=roles, tops=tops, name=name, date=date, **tables)
        | dict(extra_files or {})
    )


def from_files(files: Mapping[str, str | bytes]) -> Organisation:
    """The organisation of these file contents, by file name."""
    content = {n: c.encode() if isinstance(c, str) else c for n, c in files.items()}
    return from_reading(read_files(content))


def files_of(
    posts: Sequence[Row],
    *,
    packs: Sequence[str] = ("structure",),
    roles: Mapping[str, str] | None = None,
    tops: Sequence[str] | None = None,
    name: str = "Test body",
    date: str = "",
    **tables: Sequence[Row],
) -> dict[str, str | bytes]:
    """The files of a folder that holds these rows."""
    given = {"posts": posts, **tables}
    files: dict[str, str | bytes] = {f"{table}.csv": _csv(table, given[table]) for table in given}
    files["organisation.toml"] = _toml(name, date, packs, roles or {}, tops)
    return files


def post(identifier: str, reports_to: str = "", **cells: str) -> dict[str, str]:
    """A row of posts.csv."""
    return {"id": identifier, "reports_to": reports_to, **cells}


def unit(identifier: str, kind: str = "directorate", **cells: str) -> dict[str, str]:
    """A row of units.csv."""
    return {"id": identifier, "kind": kind, **cells}


def function(identifier: str, owner: str, kind: str = "shared", **cells: str) -> dict[str, str]:
    """A row of functions.csv."""
    return {"id": identifier, "owner": owner, "kind": kind, **cells}


def link(start: str, relation: str, end: str, **cells: str) -> dict[str, str]:
    """A row of links.csv."""
    return {"from": start, "relation": relation, "to": end, **cells}


def seat(body: str, member: str, role: str = "member_of", **cells: str) -> dict[str, str]:
    """A row of memberships.csv."""
    return {"body": body, "member": member, "role": role, **cells}


def _csv(name: str, rows: Sequence[Row]) -> str:
    table = BY_NAME[name]
    needed = [column.name for column in table.columns if column.needed]
    columns = list(dict.fromkeys([*needed, *(key for row in rows for key in row)]))
    words = next((column for column in ("title", "name") if column in needed), None)
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({words: row.get("id", ""), **row} if words else dict(row))
    return out.getvalue()


def _toml(
    name: str,
    date: str,
    packs: Sequence[str],
    roles: Mapping[str, str],
    tops: Sequence[str] | None,
) -> str:
    lines = [f"name = {_text(name)}", f"packs = [{', '.join(map(_text, packs))}]"]
    lines += [f"date = {_text(date)}"] if date else []
    lines += [] if tops is None else [f"tops = [{', '.join(map(_text, tops))}]"]
    lines.append("[roles]")
    return "\n".join([*lines, *(f"{key} = {_text(value)}" for key, value in roles.items())]) + "\n"


def _text(value: Any) -> str:
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def numbered(model: Organisation) -> Organisation:
    """The organisation as a chart without names draws it: each person by a number."""
    return under_pseudonyms(model, pseudonyms(model))
