"""Which of the files that were dropped belong together as one body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from orgmodel.model.schema import TABLES

Contents = tuple[tuple[str, bytes], ...]
_OWN = {table.file for table in TABLES}
_TABLES = {"posts.csv", "units.csv"}
_PAIRED = re.compile(r"[-_. ]*(senior|junior)[-_. ]*", re.IGNORECASE)


def bodies_in(files: Sequence[tuple[str, bytes]]) -> tuple[Contents, ...]:
    """The files of each body, by their names.

    A zip is a body. Files called as the tables of a data folder are one together with its
    settings; the senior and the junior file of one organogram are one; any other list is one.
    """
    loose = [file for file in files if not _is_zip(file[0])]
    own = [file for file in loose if file[0] in _OWN or file[0].endswith(".toml")]
    if not _TABLES.intersection(name for name, _ in own):
        own = []
    groups: dict[str, list[tuple[str, bytes]]] = {}
    for number, file in enumerate(files):
        if file in own:
            group = "a data folder"
        elif _PAIRED.search(file[0]) and not _is_zip(file[0]):
            group = _PAIRED.sub("|", file[0]).casefold()
        else:
            group = f"{number}/{file[0]}"
        groups.setdefault(group, []).append(file)
    return tuple(map(tuple, groups.values()))


def said(contents: Contents) -> str:
    """What the files of a body are called together."""
    names = [name for name, _ in contents]
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def wanted_name(contents: Contents, organisation: str) -> str:
    """The short name that files suggest: that of the file, of a folder its organisation's."""
    names = [name for name, _ in contents]
    if _TABLES.intersection(names):
        return organisation
    return _PAIRED.sub("-", PurePosixPath(names[0]).stem).strip("-")


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")
