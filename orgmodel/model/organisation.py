"""The immutable tables of an organisation, and where each row came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

import pandas as pd

from orgmodel.model import network, sides
from orgmodel.model.evidence import Origins
from orgmodel.model.hierarchy import Hierarchy
from orgmodel.model.schema import BY_NAME, ID_TABLES, TABLES

if TYPE_CHECKING:
    import networkx as nx

    from orgmodel.model.faults import Problem


@dataclass(frozen=True)
class OrganisationModel:
    """An organisation: its tables, what is said of it as a whole, and where rows came from.

    `attachments` are its own exemptions.toml and rules.toml as they stand in the folder;
    `relations` are those that its rule packs add to the closed list;
    `target` is the level wanted on a rule pack's scale, where it is not the pack's own.
    Each table is a pandas DataFrame of text with every declared column (empty cells are
    ""), carried columns after them, and the spreadsheet row as row label. Treat tables as
    read-only: they are shared between scenarios.
    """

    tables: Mapping[str, pd.DataFrame]
    name: str = "Organisation"
    date: str = ""
    status: str = ""
    source: str = ""
    packs: tuple[str, ...] = ("structure",)
    relations: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=dict)
    target: str = ""
    scenario: str | None = None
    problems: tuple[Problem, ...] = ()
    origins: Origins = field(default_factory=Origins)
    folder: str | None = None
    attachments: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def posts(self) -> pd.DataFrame:
        """One row a post or post group."""
        return self.tables["posts"]

    @property
    def units(self) -> pd.DataFrame:
        """One row a unit."""
        return self.tables["units"]

    @property
    def people(self) -> pd.DataFrame:
        """One row a person."""
        return self.tables["people"]

    @property
    def appointments(self) -> pd.DataFrame:
        """One row a person in a post."""
        return self.tables["appointments"]

    @property
    def functions(self) -> pd.DataFrame:
        """One row a function."""
        return self.tables["functions"]

    @property
    def services(self) -> pd.DataFrame:
        """One row a service."""
        return self.tables["services"]

    @property
    def links(self) -> pd.DataFrame:
        """One row a relation other than line management."""
        return self.tables["links"]

    @property
    def memberships(self) -> pd.DataFrame:
        """One row a seat on a body."""
        return self.tables["memberships"]

    @property
    def interests(self) -> pd.DataFrame:
        """One row an interest."""
        return self.tables["interests"]

    @property
    def decisions(self) -> pd.DataFrame:
        """One row a decision."""
        return self.tables["decisions"]

    @property
    def votes(self) -> pd.DataFrame:
        """One row a person's part in a decision."""
        return self.tables["votes"]

    @property
    def competencies(self) -> pd.DataFrame:
        """One row a competency required or held."""
        return self.tables["competencies"]

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The reporting line; a faulty one as a forest."""
        line = self.posts[["id", "reports_to"]]
        named = line[line["id"] != ""]
        return Hierarchy.from_columns(named["id"], named["reports_to"])

    @cached_property
    def edges(self) -> pd.DataFrame:
        """Every relation as a row (`network.edges`)."""
        return network.edges(self.tables)

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """Side of each unit and post; empty where nothing says."""
        of_unit = sides.unit_sides(self.units[self.units["id"] != ""])
        of_post = sides.post_sides(
            self.posts, self.units, self.memberships, self.hierarchy, of_unit
        )
        return MappingProxyType({**of_unit, **of_post})

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The whole organisation as a networkx multigraph."""
        return network.graph(self.tables, self.edges, self.sides)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The words for each id: a post's title, a unit's name; a person's id, never a name."""
        found: dict[str, str] = {}
        for table in ID_TABLES:
            for name, (words, _kind) in network.names(table, self.tables[table]).items():
                found.setdefault(name, name if table == "people" else words)
        return MappingProxyType(found)

    @cached_property
    def table_of(self) -> Mapping[str, str]:
        """The table each id stands in (the first, where an id is repeated)."""
        found: dict[str, str] = {}
        for table in ID_TABLES:
            for name in self.tables[table]["id"].tolist():
                found.setdefault(name, table)
        found.pop("", None)
        return MappingProxyType(found)

    @cached_property
    def head_of(self) -> Mapping[str, str]:
        """Unit → the post that heads it, where one is given."""
        led = self.units[self.units["head"] != ""]
        return MappingProxyType(dict(zip(led["id"], led["head"], strict=True)))

    def row(self, identifier: str) -> pd.Series | None:
        """The row of an id, or None."""
        table = self.table_of.get(identifier)
        if table is None:
            return None
        frame = self.tables[table]
        return frame[frame["id"] == identifier].iloc[0]

    def role(self, name: str) -> str:
        """The id that plays a pack's role here: as organisation.toml says, else the same id."""
        return self.roles.get(name, name)

    def with_tables(self, changed: Mapping[str, pd.DataFrame], **other: object) -> Self:
        """A copy with some tables replaced; the others are shared, not copied."""
        tables = MappingProxyType({**self.tables, **changed})
        return replace(self, tables=tables, **other)  # type: ignore[arg-type]


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
