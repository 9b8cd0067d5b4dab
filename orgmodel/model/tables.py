"""The tables of an organisation made whole: every table, with every declared column."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from orgmodel.model.schema import BY_NAME, TABLES


def empty_table(name: str) -> pd.DataFrame:
    """A table without rows, with every declared column."""
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


def _declared(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    declared = BY_NAME[name].column_names
    empty = pd.Series("", index=frame.index, dtype="str")
    missing = {column: empty for column in declared if column not in frame.columns}
    carried = [column for column in frame.columns if column not in declared]
    return frame.assign(**missing)[[*declared, *carried]]
