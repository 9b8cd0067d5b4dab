"""A folder to start from: every file with its headings, and a small example that loads at once."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.files.claim import claimed
from orgmodel.files.folder.organisation_file import FILE
from orgmodel.files.listed_folder import SIGN
from orgmodel.files.part_files import Parts
from orgmodel.files.safe_write import write_all
from orgmodel.model import toml
from orgmodel.model.schema import TABLES
from orgmodel.model.words import listed

_ROWS: Mapping[str, Sequence[Mapping[str, str]]] = {
    "posts": (
        {"id": "ce", "title": "Chief Executive", "unit": "office"},
        {"id": "dir_fin", "title": "Director of Finance", "reports_to": "ce", "unit": "finance"},
        {"id": "accounts", "title": "Head of Accounts", "reports_to": "dir_fin", "unit": "finance"},
        {"id": "dir_ops", "title": "Director of Operations", "reports_to": "ce", "unit": "ops"},
        {"id": "area_n", "title": "Area Manager North", "reports_to": "dir_ops", "unit": "ops"},
        {"id": "area_s", "title": "Area Manager South", "reports_to": "dir_ops", "unit": "ops"},
    ),
    "units": (
        {"id": "office", "name": "Office of the Chief Executive", "kind": "team", "head": "ce"},
        {"id": "finance", "name": "Finance", "kind": "directorate", "head": "dir_fin"},
        {"id": "ops", "name": "Operations", "kind": "directorate", "head": "dir_ops"},
    ),
    "functions": (
        {"id": "f1", "name": "Annual accounts", "owner": "finance", "kind": "shared"},
        {"id": "f2", "name": "Payroll", "owner": "finance", "kind": "shared"},
    ),
    "links": ({"from": "finance", "relation": "supports", "to": "ops"},),
}
_SETTINGS = """\
name = {name}
status = "draft"
packs = ["structure"]   # the rule packs that check uses; `orgmodel rules` lists those that ship
"""
_SCENARIO = """\
name = "Payroll in Operations"

[[change]]
do = "move-function"
function = "f2"
to = "ops"

[[change]]
do = "move-post"
post = "area_s"
to = "area_n"
"""
SCENARIO = "scenarios/example.toml"
_MOST_NAMED = 3


def starting_files(name: str) -> dict[str, bytes]:
    """The files by their names: an organisation of this name without faults."""
    files = {FILE: _SETTINGS.format(name=toml.quoted(name)).encode()}
    for table in TABLES:
        heads = table.column_names
        rows = [[row.get(head, "") for head in heads] for row in _ROWS.get(table.name, ())]
        lines = (f"{','.join(cells)}\n" for cells in (heads, *rows))
        files[table.file] = "".join(lines).encode()
    return {**files, SCENARIO: _SCENARIO.encode()}


def write_starting_folder(folder: Path) -> tuple[Path, ...]:
    """Write the files into a folder that is not there or holds nothing; all of them or none.

    `OrgmodelError` where the folder holds anything.
    """
    with claimed(folder):
        try:
            held = sorted(place.name for place in folder.iterdir())
        except NotADirectoryError:
            raise OrgmodelError(f"{folder} is a file. Name a folder to write into.") from None
        except FileNotFoundError as error:
            if error.errno != errno.ENOENT:
                raise
            held = []
        if held:
            raise OrgmodelError(
                f"{folder} holds {listed(held, _MOST_NAMED)}, which new files could stand among or "
                "over. Name a folder that is not there yet."
            )
        files = starting_files(folder.resolve().name)
        with Parts() as parts:
            for name in files:
                parts.parents((folder / name).parent)
            write_all(
                {folder / name: content for name, content in files.items()}, sign=folder / SIGN
            )
    return tuple(folder / name for name in files)
