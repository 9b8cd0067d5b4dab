"""The tables of an organisation by name, and made whole: every table, every declared column."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import pandas as pd

from orgmodel.model.schema import BY_NAME, TABLES


def empty_table(name: str) -> pd.DataFrame:
    """A table without rows, with every declared column."""
    return _empty(name).copy()


@cache
def _empty(name: str) -> pd.DataFrame:
    columns = BY_NAME[name].column_names
    return pd.DataFrame({column: pd.Series([], dtype="str") for column in columns})


def complete_tables(given: Mapping[str, pd.DataFrame]) -> Mapping[str, pd.DataFrame]:
    """All tables of the schema: those given with every declared column, the rest empty."""
    done = {}
    for table in TABLES:
        frame = given.get(table.name)
        done[table.name] = (
            empty_table(table.name) if frame is None else _declared(frame, table.name)
        )
    return MappingProxyType(done)


def carried_columns(tables: Mapping[str, pd.DataFrame]) -> Mapping[str, tuple[str, ...]]:
    """The columns of each table that the schema does not declare; tables without any left out."""
    carried = {
        name: tuple(str(c) for c in frame.columns if c not in BY_NAME[name].column_names)
        for name, frame in tables.items()
    }
    return MappingProxyType({name: columns for name, columns in carried.items() if columns})


def _declared(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    declared = BY_NAME[name].column_names
    carried = [column for column in frame.columns if column not in declared]
    order = [*declared, *carried]
    if list(frame.columns) == order:
        return frame
    empty = pd.Series("", index=frame.index, dtype="str")
    held = set(frame.columns)
    # One frame of all columns at once: to add them one by one costs as much as reading the file.
    return pd.DataFrame({name: frame[name] if name in held else empty for name in order})


class TableRows:
    """Tables, each of them by its own name, as written: all of it text, "" where a cell is empty.

    Each is a copy with the spreadsheet row as row label, so that nothing done to it reaches the
    organisation; whoever only reads takes it from `tables`.
    """

    tables: Mapping[str, pd.DataFrame]

    @property
    def posts(self) -> pd.DataFrame:
        """One row a post or post group."""
        return self.tables["posts"].copy()

    @property
    def units(self) -> pd.DataFrame:
        """One row a unit."""
        return self.tables["units"].copy()

    @property
    def people(self) -> pd.DataFrame:
        """One row a person."""
        return self.tables["people"].copy()

    @property
    def appointments(self) -> pd.DataFrame:
        """One row a person in a post."""
        return self.tables["appointments"].copy()

    @property
    def functions(self) -> pd.DataFrame:
        """One row a function."""
        return self.tables["functions"].copy()

    @property
    def services(self) -> pd.DataFrame:
        """One row a service."""
        return self.tables["services"].copy()

    @property
    def links(self) -> pd.DataFrame:
        """One row a relation other than line management."""
        return self.tables["links"].copy()

    @property
    def memberships(self) -> pd.DataFrame:
        """One row a seat on a body."""
        return self.tables["memberships"].copy()

    @property
    def interests(self) -> pd.DataFrame:
        """One row an interest."""
        return self.tables["interests"].copy()

    @property
    def decisions(self) -> pd.DataFrame:
        """One row a decision."""
        return self.tables["decisions"].copy()

    @property
    def votes(self) -> pd.DataFrame:
        """One row a person's part in a decision."""
        return self.tables["votes"].copy()

    @property
    def pay(self) -> pd.DataFrame:
        """One row a pay band in a year."""
        return self.tables["pay"].copy()

    @property
    def competencies(self) -> pd.DataFrame:
        """One row a competency required or held."""
        return self.tables["competencies"].copy()
