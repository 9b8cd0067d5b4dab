"""Data that names its bodies and was not combined, written as if it had been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from orgmodel.files.exporters import files_beside, table_bytes
from orgmodel.files.folder.folder import BODIES
from orgmodel.files.folder.organisation_file import FILE
from orgmodel.files.toml_text import toml_text
from orgmodel.joining.prefixes import PAY, id_columns
from orgmodel.joining.record import BodiesRecord, BodyRecord
from orgmodel.model.bodies import BETWEEN, body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME
from orgmodel.model.tables import carried_columns
from orgmodel.model.toml import read
from orgmodel.rules.pack import shipped

_ORIGIN = "origin"
_NOT_OF_A_BODY = ("roles", "tops", "name", "population", "cost_target", "columns")


def recorded_files(model: OrganisationModel) -> dict[str, bytes]:
    """The files of a folder whose bodies can part, made of data that says no more than
    `[roles.NAME]`.

    An id is of the body whose name stands before it. What is of none, such as a partner of all, is
    written for each body as its own, since each needs it once they are apart.
    """
    whole = model.set_aside.joined(model.tables)
    used = _used(whole, model)
    tables = {
        name: _each_its_own(name, frame, model, used)
        for name, frame in whole.items()
        if len(frame) or name == "posts"
    }
    files = dict(files_beside(model))
    given = dict(read(files.get(FILE, b"")).values)
    packs = [pack for pack in given.get("packs", ()) if pack in shipped()]
    given["packs"] = packs
    given["roles"] = {name: _roles(model, name) for name in model.bodies}
    if model.tops is not None:
        given["tops"] = list(dict.fromkeys(_tops(model)))
    columns = carried_columns(tables)
    bodies = {
        name: BodyRecord(
            {FILE: _settings(model, name, given, columns)},
            {table: own for table, own in columns.items() if own},
        )
        for name in model.bodies
    }
    files |= {BY_NAME[name].file: table_bytes(frame, name) for name, frame in tables.items()}
    taken = {column for own in columns.values() for column in own}
    names = (_ORIGIN if n == 1 else f"{_ORIGIN}_{n}" for n in range(1, len(taken) + 2))
    record = BodiesRecord(next(name for name in names if name not in taken), bodies)
    return {**files, FILE: toml_text(given).encode(), BODIES: record.to_bytes()}


def _each_its_own(
    table: str, frame: pd.DataFrame, model: OrganisationModel, used: Mapping[str, set[str]]
) -> pd.DataFrame:
    """The rows, those of no body once for each that uses them."""
    columns = id_columns(table)
    if table == PAY or not len(frame) or not columns:
        return frame
    rows: list[dict[str, str]] = []
    for row in frame.to_dict("records"):
        whose = _whose(row, columns, model)
        if whose:
            name = min(whose)
            rows.append({**row, **{one: _own(row[one], name, model) for one in columns}})
            continue
        for name in used.get(row.get("id", ""), ()) or model.bodies:
            cells = {one: _alone(_own(row[one], name, model), name) for one in columns}
            rows.append({**row, **cells})
    return pd.DataFrame(rows, columns=list(frame.columns), dtype="str")


def _whose(row: Mapping[str, str], columns: Iterable[str], model: OrganisationModel) -> set[str]:
    """The bodies that a row is of: of its own id, else of any in it; none where it is of none."""
    cells = [row["id"]] if "id" in columns else [row[one] for one in columns]
    return {body_of(cell, model.bodies) for cell in cells} - {""}


def _used(tables: Mapping[str, pd.DataFrame], model: OrganisationModel) -> dict[str, set[str]]:
    """Id of no body → the bodies whose rows and roles name it, or name what names it."""
    names: list[tuple[str, str]] = []
    found: dict[str, set[str]] = {}
    for table, frame in tables.items():
        columns = id_columns(table)
        for row in frame[list(columns)].to_dict("records") if columns else ():
            whose = _whose(row, columns, model)
            for cell in {row[one] for one in columns} - {""}:
                if not body_of(cell, model.bodies):
                    found.setdefault(cell, set()).update(whose)
                    names.append((row.get("id", ""), cell))
    for role in model.roles.values():
        found.setdefault(role, set()).update(model.bodies)
    changed = True
    while changed:
        changed = False
        for start, end in names:
            more = found.get(start, set()) - found[end]
            found[end] |= more
            changed = changed or bool(more)
    return found


def _own(cell: str, name: str, model: OrganisationModel) -> str:
    """An id of no body as one of this body; any other as it is."""
    return f"{name}{BETWEEN}{cell}" if cell and not body_of(cell, model.bodies) else cell


def _alone(cell: str, name: str) -> str:
    """An id in a row that each body has: nothing where it is another body's."""
    return cell if cell.startswith(f"{name}{BETWEEN}") else ""


def _roles(model: OrganisationModel, name: str) -> dict[str, str]:
    given = {**model.roles, **model.bodies[name]}
    return {role: _own(model.heir(played), name, model) for role, played in given.items()}


def _tops(model: OrganisationModel) -> Iterable[str]:
    for top in model.tops or ():
        if body_of(top, model.bodies):
            yield top
        else:
            yield from (_own(top, name, model) for name in model.bodies)


def _settings(
    model: OrganisationModel,
    name: str,
    given: Mapping[str, object],
    columns: Mapping[str, tuple[str, ...]],
) -> bytes:
    """organisation.toml of a body alone; its roles and tops are written when bodies part."""
    start = f"{name}{BETWEEN}"
    tree = model.unit_tree
    outer = [unit for unit in tree.tops if unit.startswith(start)]
    outer.sort(key=lambda unit: -int(tree.sizes[tree.index[unit]]))
    own = {key: value for key, value in given.items() if key not in _NOT_OF_A_BODY}
    called = model.names.get(outer[0], outer[0]) if outer else f"{model.name}: {name}"
    carried = {table: list(names) for table, names in columns.items() if names}
    tops = [top.removeprefix(start) for top in model.tops or () if top.startswith(start)]
    more = {"tops": tops} if model.tops is not None else {}
    own_columns = {"columns": carried} if carried else {}
    return toml_text({"name": called, **own, **more, **own_columns}).encode()
