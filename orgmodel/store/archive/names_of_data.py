"""The words that the data of a workspace has for its ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgmodel.errors import DataError
from orgmodel.files.folder.csv_table import read_table
from orgmodel.model.network import names
from orgmodel.model.schema import BY_NAME, ID_TABLES
from orgmodel.store.baseline import Baseline


def names_of_data(baseline: Baseline, contents: Mapping[str, bytes]) -> Mapping[str, str]:
    """Id → title or name, of a person the id; nothing of a file that cannot be read.

    Only these tables are read, and nothing is looked for in them: it is done for each list that
    a workspace ever had.
    """
    found: dict[str, str] = {}
    for table, file in _files(baseline):
        try:
            frame = read_table(contents[baseline.files[file]], BY_NAME[table], file).frame
        except DataError:
            continue
        if frame is not None and "id" in frame.columns:
            for name, (words, _kind) in names(table, frame).items():
                found.setdefault(name, name if table == "people" else words)
    return found


def _files(baseline: Baseline) -> Iterator[tuple[str, str]]:
    """The files that hold ids, by table; one file alone is of posts, whatever it is called."""
    given = {table: BY_NAME[table].file for table in ID_TABLES}
    if len(baseline.files) == 1 and given["posts"] not in baseline.files:
        given = {"posts": next(iter(baseline.files))}
    return ((table, file) for table, file in given.items() if file in baseline.files)
