"""Small made-up exports as each system writes them, and the mapping that is right for each."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class System:
    """An export: its headings and rows, and what each column is."""

    name: str
    headings: str
    rows: tuple[str, ...]
    columns: dict[str, str]
    by: str = "id"
    many: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unit_path: str = ""

    @property
    def cells(self) -> pd.DataFrame:
        """The rows as a sheet's cells."""
        titles = self.headings.split("|")
        rows = [row.split("|") for row in self.rows]
        assert all(len(row) == len(titles) for row in rows), self.name
        return pd.DataFrame(rows, columns=titles, dtype="str")
