"""A combined organisation apart again: each body's files, and what is between bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from orgmodel.files.exporters import table_bytes
from orgmodel.files.folder.organisation_file import FILE, OrganisationFile, read_organisation_file
from orgmodel.files.toml_text import toml_text
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.combined import roles_of_body, tops_with
from orgmodel.joining.own_files import (
    Block,
    exemption_bytes,
    exemption_with,
    exemptions_in,
    subjects_of,
)
from orgmodel.joining.prefixes import BODY, PAY, Prefix, id_columns
from orgmodel.joining.record import BodiesRecord, BodyRecord, record_of
from orgmodel.model.bodies import BETWEEN, Bodies, body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME, TABLES
from orgmodel.model.toml import read
from orgmodel.rules.exemptions import FILE as EXEMPTIONS

_ROW, _CELL = "row", "cell"


@dataclass(frozen=True)
class PartedFiles:
    """The files of each body's folder, by body, and the cells that are of none alone."""

    bodies: Mapping[str, Mapping[str, bytes]]
    between: tuple[BetweenCell, ...]


def parted_files(model: OrganisationModel) -> PartedFiles:
    """Each body as the folder that it was, with what has changed in it since.

    `OrgmodelError` where the organisation was not combined.
    """
    record = record_of(model)
    tables = model.set_aside.joined(model.tables)
    between: list[BetweenCell] = []
    found: dict[str, dict[str, pd.DataFrame]] = {name: {} for name in record.bodies}
    for table in TABLES:
        for name, frame in _of_bodies(table.name, tables[table.name], record, between).items():
            found[name][table.name] = frame
    ids = {
        name: frozenset(
            one
            for of, frame in own.items()
            if BY_NAME[of].has_ids
            for one in frame["id"].str.removeprefix(f"{name}{BETWEEN}")
        )
        - {""}
        for name, own in found.items()
    }
    exemptions = _exemptions(model, record, ids, between)
    bodies: dict[str, Mapping[str, bytes]] = {}
    for name, own in found.items():
        prefix = Prefix(name, ids[name])
        kept = record.bodies[name]
        bare = {table: prefix.table_off(table, frame) for table, frame in own.items()}
        csv = {f"{table}.csv": _bytes(table, f, kept, record) for table, f in bare.items()}
        files = {**csv, **kept.files, **exemptions[name]}
        whole = {file: content for file, content in files.items() if content}
        whole[FILE] = _settings(model, name, prefix, whole, bare["posts"], between)
        bodies[name] = whole
    return PartedFiles(bodies, tuple(between))


def _bytes(table: str, frame: pd.DataFrame, kept: BodyRecord, record: BodiesRecord) -> bytes | None:
    """A table of the body, with the columns of its own; None where it has no row of it."""
    if not len(frame) and table != "posts":
        return None
    declared = BY_NAME[table].column_names
    own = kept.columns.get(table, ())
    others = {
        column
        for name, body in record.bodies.items()
        for column in body.columns.get(table, ())
        if column not in own
    }
    carried = [
        column
        for column in frame.columns
        if column not in (*declared, *own, record.origin)
        and not (column in others and bool((frame[column] == "").all()))
    ]
    empty = {column: "" for column in own if column not in frame.columns}
    return table_bytes(frame.assign(**empty)[[*declared, *own, *carried]], table)


def _of_bodies(
    table: str, frame: pd.DataFrame, record: BodiesRecord, between: list[BetweenCell]
) -> dict[str, pd.DataFrame]:
    """The rows of each body; cells and rows that are of no body alone go `between`."""
    if not len(frame):
        return dict.fromkeys(record.bodies, frame)
    if table == PAY:
        return _of_pay(frame, record, between)
    columns = id_columns(table)
    bodies = {column: _body_of(frame[column], record) for column in columns}
    own = "id" if "id" in columns else ""
    if own:
        whose = bodies["id"]
    else:
        filled = [bodies[column].where(frame[column] != "") for column in columns]
        whose = pd.concat(filled, axis=1).bfill(axis=1).iloc[:, 0].fillna("")
    foreign = {
        column: (frame[column] != "") & (bodies[column] != whose)
        for column in columns
        if column != own
    }
    lost = whose == ""
    for away in foreign.values():
        lost = lost | away if not own else lost
    between += _whole_rows(table, frame[lost], record)
    kept = frame[~lost]
    if own:
        for column, away in foreign.items():
            gone = kept[away[~lost]]
            between += (
                BetweenCell(f"{table}.csv", int(label), name, _CELL, column, value)
                for label, name, value in zip(gone.index, gone["id"], gone[column], strict=True)
            )
            kept = (
                kept.assign(**{column: kept[column].where(~away[~lost], "")}) if len(gone) else kept
            )
    return {name: kept[whose[~lost] == name] for name in record.bodies}


def _whole_rows(table: str, rows: pd.DataFrame, record: BodiesRecord) -> Iterator[BetweenCell]:
    """Every cell of rows that are of no body alone."""
    cells = rows.drop(columns=[record.origin], errors="ignore")
    for label, row in zip(rows.index, cells.to_dict("records"), strict=True):
        for column, value in row.items():
            if value:
                name = row.get("id", "")
                yield BetweenCell(f"{table}.csv", int(label), name, _ROW, str(column), value)


def _of_pay(
    frame: pd.DataFrame, record: BodiesRecord, between: list[BetweenCell]
) -> dict[str, pd.DataFrame]:
    """The scales of each body; those that hold for all go `between`."""
    whose = frame[BODY].str.partition(BETWEEN)[0]
    between += _whole_rows(PAY, frame[~whose.isin(list(record.bodies))], record)
    return {name: frame[whose == name] for name in record.bodies}


def _body_of(cells: pd.Series, record: BodiesRecord) -> pd.Series:
    """Of each id the body it begins with; an empty text where it is of none."""
    names: Bodies = {name: {} for name in record.bodies}
    return pd.Series([body_of(cell, names) for cell in cells], index=cells.index, dtype="str")


def _settings(
    model: OrganisationModel,
    name: str,
    prefix: Prefix,
    files: Mapping[str, bytes],
    posts: pd.DataFrame,
    between: Sequence[BetweenCell],
) -> bytes:
    """organisation.toml as the body had it, with its tops and roles as they are now."""
    content = files[FILE]
    was, _ = read_organisation_file(content)
    alone = OrganisationModel({}, packs=was.packs, attachments=files)
    said = roles_of_body(alone, was.roles, prefix.ids)
    played = model.bodies.get(name, {})
    roles = {role: prefix.off(model.heir(one)) for role, one in played.items()}
    tops = _tops(model, was, prefix, posts, between)
    if roles == said and tops == was.tops:
        return content
    given = dict(read(content).values)
    for key, value in (("tops", None if tops is None else list(tops)), ("roles", roles)):
        given.pop(key, None)
        if value or (key == "tops" and value is not None):
            given[key] = value
    return toml_text(given).encode()


def _tops(
    model: OrganisationModel,
    was: OrganisationFile,
    prefix: Prefix,
    posts: pd.DataFrame,
    between: Sequence[BetweenCell],
) -> tuple[str, ...] | None:
    """The tops of the body now, None where it says nothing of them and nothing else is known."""
    if model.tops is None:
        return was.tops
    before = tops_with(was.tops, posts, lambda top: top)
    led = {cell.id for cell in between if cell.column == "reports_to"}
    own = [prefix.off(top) for top in model.tops if top.startswith(prefix.text)]
    # A head whose manager is in another body is the top of its own again.
    own += [top for top in before if prefix.on(top) in led and top not in own]
    return was.tops if sorted(own) == sorted(before) else tuple(own)


def _exemptions(
    model: OrganisationModel,
    record: BodiesRecord,
    ids: Mapping[str, frozenset[str]],
    between: list[BetweenCell],
) -> dict[str, dict[str, bytes]]:
    """exemptions.toml of each body where it is another than it was; what is of none `between`."""
    now = exemptions_in(model.attachments.get(EXEMPTIONS)) or []
    by_body: dict[str, list[Block]] = {name: [] for name in record.bodies}
    for number, block in enumerate(now, start=1):
        bodies = {one.partition(BETWEEN)[0] for one in subjects_of(block)}
        name = bodies.pop() if len(bodies) == 1 else ""
        if name in by_body:
            prefix = Prefix(name, ids[name])
            by_body[name].append(exemption_with(block, prefix.off))
        else:
            text = exemption_bytes([block]).decode()
            between.append(BetweenCell(EXEMPTIONS, number, "", _ROW, "exemption", text))
    found: dict[str, dict[str, bytes]] = {}
    for name, blocks in by_body.items():
        was = exemptions_in(record.bodies[name].files.get(EXEMPTIONS))
        same = was is None or was == blocks
        found[name] = {} if same else {EXEMPTIONS: exemption_bytes(blocks) if blocks else b""}
    return found


def rows_told(cells: tuple[BetweenCell, ...]) -> Iterator[str]:
    """Each row and cell that is between bodies, a sentence each."""
    rows: dict[tuple[str, int], list[BetweenCell]] = {}
    for cell in cells:
        if cell.whole == _ROW:
            rows.setdefault((cell.file, cell.row), []).append(cell)
        else:
            yield f"{cell.words()} is of another body."
    for (file, row), own in rows.items():
        said = ", ".join(f"{cell.column} {cell.value}" for cell in own[:3])
        yield f"{file} row {row} is of no body alone: {said}."
