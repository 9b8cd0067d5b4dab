"""What dropped files are: a data folder of our own, organograms, or a staff list."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.files.folder.organisation_file import FILE
from orgmodel.model.schema import TABLES
from orgmodel.ui.workspace.importing import ORGANOGRAM, TABLE

FOLDER = "folder"
_OWN = {table.file for table in TABLES}


def taken_for(contents: Sequence[tuple[str, bytes]]) -> str:
    """The form of files: `folder`, `organogram` or `table`."""
    names = {name for name, _ in contents}
    if names & _OWN and all(name in _OWN or name.endswith(".toml") for name in names):
        return FOLDER
    if FILE in names and names & _OWN:
        return FOLDER
    heads = [content[:2000].lower() for _, content in contents]
    if heads and all(
        b"reports to senior post" in head or b"reporting senior post" in head for head in heads
    ):
        return ORGANOGRAM
    return TABLE
