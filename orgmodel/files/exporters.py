"""An organisation to a folder of CSV files that loads back the same.

Every cell is written exactly as it is, those that a spreadsheet would take for a formula
included: the folder is orgmodel's own data, and a mark before a cell would change it. What
is meant for a spreadsheet (`--format csv`, downloads) goes through `safe_csv` instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.errors import OrgmodelError
from orgmodel.files.carried_packs import carried_packs
from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.folder.departed import departed_bytes
from orgmodel.files.folder.folder import ATTACHED
from orgmodel.files.folder.organisation_file import FILE
from orgmodel.files.listed_folder import ORGANISATION, write_listed_folder
from orgmodel.model import toml
from orgmodel.model.faults import tables_held
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pay.scales import Costing
from orgmodel.model.schema import BY_NAME, TABLES

SCENARIO_FILE = "scenario.toml"
_SAID = ("name", "date", "status", "source", "target", "currency")
_OURS = frozenset((*(table.file for table in TABLES), *ATTACHED, DEPARTED, FILE, SCENARIO_FILE))


def folder_files(model: OrganisationModel) -> dict[str, bytes]:
    """The files of a folder that holds the organisation, by name."""
    tables = model.set_aside.joined(model.tables)
    held = tables_held(tables, model.problems)
    files = {
        table.file: table_bytes(tables[table.name], table.name)
        for table in TABLES
        if table.name in held
    }
    return {**files, **files_beside(model)}


def files_beside(model: OrganisationModel) -> dict[str, bytes]:
    """The files of such a folder that are no tables, by name."""
    gone = {DEPARTED: departed_bytes(model.departed)} if model.departed else {}
    packs, carried = carried_packs(model, _OURS)
    settings = {FILE: _settings(model, packs).encode()}
    return {**settings, **model.attachments, **carried, **gone}


def write_folder(
    model: OrganisationModel,
    folder: Path,
    extra: Mapping[str, bytes] | None = None,
    *,
    inputs: Iterable[Path] = (),
    force: bool = False,
) -> tuple[Path, ...]:
    """Write the organisation into a folder, all of its files or none, with a list of them.

    The folder is made where it does not exist; one that holds what no earlier organisation wrote
    there, or what was changed since, needs `force`. `extra` are further files, such as the
    scenario that made it; `inputs` what was read. Raises `OrgmodelError` where a table of
    another organisation would be left standing among the new ones, and where the folder is the
    one the organisation was read from, or holds an input.
    """
    if model.folder and folder.exists() and folder.resolve() == Path(model.folder).resolve():
        raise OrgmodelError(f"{folder} is the folder the data came from. Write to another.")
    read = [*inputs, *([Path(model.folder)] if model.folder else [])]
    files = {**folder_files(model), **(extra or {})}
    return write_listed_folder(files, folder, read, ORGANISATION, force=force)


def table_bytes(frame: pd.DataFrame, name: str) -> bytes:
    """A table as CSV: the columns it needs, those that hold anything, and the carried ones."""
    declared = BY_NAME[name].column_names
    needed = BY_NAME[name].needed
    columns = [
        column
        for column in frame.columns
        if column in needed or column not in declared or bool((frame[column] != "").any())
    ]
    return csv_bytes(frame[columns])


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame of text as CSV, every cell exactly as it is."""
    header = ",".join(_quoted(str(column)) for column in frame.columns)
    columns = [_quoted_column(frame[column]) for column in frame.columns]
    comma = pa.scalar(",", pa.large_string())
    rows = pc.binary_join_element_wise(*columns, comma).to_pylist() if len(frame) else []
    return "".join(f"{line}\n" for line in (header, *rows)).encode()


def _quoted_column(cells: pd.Series) -> pa.Array:
    """The cells, those in quotation marks that a reader could take for anything else."""
    array = pa.array(cells.array, type=pa.large_string())
    texts = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    odd = pc.or_(
        pc.match_substring_regex(texts, '[,"\r\n]'),
        pc.not_equal(pc.utf8_trim_whitespace(texts), texts),
    ).to_numpy(zero_copy_only=False)
    if not odd.any():
        return texts
    words = texts.to_pylist()
    for place in np.flatnonzero(odd).tolist():
        words[place] = _quoted(words[place])
    return pa.array(words, type=pa.large_string())


def _quoted(cell: str) -> str:
    """The cell, in quotation marks where a reader could take it for anything else."""
    if cell and cell == cell.strip() and not any(mark in cell for mark in ',"\r\n'):
        return cell
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if cell else ""


def _settings(model: OrganisationModel, packs: Iterable[str]) -> str:
    texts = {key: getattr(model, key) for key in _SAID}
    lines = [f"{key} = {toml.quoted(value)}" for key, value in texts.items() if value]
    if model.population is not None:
        lines.append(f"population = {model.population}")
    lines += _costing(model.costing)
    lines.append(f"packs = [{', '.join(toml.quoted(pack) for pack in packs)}]")
    if model.tops is not None:
        lines.append(f"tops = [{', '.join(toml.quoted(post) for post in model.tops)}]")
    if model.roles:
        lines += ["", "[roles]", *_pairs(model.roles, model.heir)]
    for body, roles in model.bodies.items():
        # Of a body that a scenario ended the roles stay as they were: none of its rules is asked.
        ended = model.removed.end(roles.values())
        lines += ["", f"[roles.{body}]", *_pairs(roles, str if ended else model.heir)]
    carried = {
        name: [column for column in own if column in model.tables[name].columns]
        for name, own in model.own_columns.items()
    }
    if any(carried.values()):
        lines += ["", "[columns]"]
        lines += [
            f"{name} = [{', '.join(map(toml.quoted, own))}]" for name, own in carried.items() if own
        ]
    return "\n".join(lines) + "\n"


def _costing(said: Costing) -> list[str]:
    texts = {"pay_year": said.year, "pay_point": said.point, "cost_target": said.target}
    lines = [] if said.on_cost is None else [f"on_cost = {said.on_cost:.15g}"]
    return [*lines, *(f"{key} = {toml.quoted(value)}" for key, value in texts.items() if value)]


def _pairs(roles: Mapping[str, str], heir: Callable[[str], str]) -> list[str]:
    """Each role with who plays it: what a scenario put in the place of an id, else the id."""
    return [f"{toml.quoted(role)} = {toml.quoted(heir(name))}" for role, name in roles.items()]
