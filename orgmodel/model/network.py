"""Every relation of an organisation as one table of edges, and as a networkx graph.

The edge table is what rules and drawings read. The graph is built from it on demand, for
what graphs are good at: paths, cuts, communities, export.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from orgmodel.model.schema import ID_TABLES

if TYPE_CHECKING:
    import networkx as nx

Tables = Mapping[str, pd.DataFrame]

EDGE_COLUMNS = (
    "from",
    "relation",
    "to",
    "table",
    "label",
    "column",
    "source",
    "basis",
    "note",
    "safeguard",
)


def edges(tables: Tables) -> pd.DataFrame:
    """Every relation as a row: from, relation, to, and where it is written.

    `table`, `label` and `column` name the cell (label is the row label of that table;
    column is empty where the whole row is the relation). `source`, `basis` and `note` are
    the relation's own where given, else its row's. Rows are in table and file order.
    """
    posts, units = tables["posts"], tables["units"]
    parts = [
        _column(posts, "posts", "reports_to", "reports_to"),
        _column(posts, "posts", "unit", "part_of"),
        _column(units, "units", "parent", "part_of"),
        _column(units, "units", "head", "heads", turned=True),
        _column(tables["functions"], "functions", "owner", "owns", turned=True),
        _rows(tables["appointments"], "appointments", "person", "holds", "post"),
        _rows(tables["memberships"], "memberships", "member", None, "body"),
        _rows(tables["links"], "links", "from", None, "to"),
    ]
    return pd.concat(parts, ignore_index=True)


def _column(
    frame: pd.DataFrame, table: str, column: str, relation: str, *, turned: bool = False
) -> pd.DataFrame:
    rows = frame[frame[column] != ""]
    ends = (rows[column], rows["id"]) if turned else (rows["id"], rows[column])
    return _frame(
        ends,
        relation,
        table,
        column,
        rows,
        {name: _own_or_row(rows, column, name) for name in ("source", "basis", "note")},
    )


def _rows(
    frame: pd.DataFrame, table: str, start: str, relation: str | None, end: str
) -> pd.DataFrame:
    rows = frame[(frame[start] != "") & (frame[end] != "")]
    relations = relation if relation else rows["role" if table == "memberships" else "relation"]
    about = {name: _or_empty(rows, name) for name in ("source", "basis", "note", "safeguard")}
    return _frame((rows[start], rows[end]), relations, table, "", rows, about)


def _frame(
    ends: tuple[pd.Series, pd.Series],
    relation: str | pd.Series,
    table: str,
    column: str,
    rows: pd.DataFrame,
    about: Mapping[str, Any],
) -> pd.DataFrame:
    cells: dict[str, Any] = {
        "from": ends[0],
        "relation": relation,
        "to": ends[1],
        "table": table,
        "label": rows.index,
        "column": column,
        "safeguard": "",
        **about,
    }
    return pd.DataFrame(cells, index=rows.index, columns=list(EDGE_COLUMNS))


def _own_or_row(rows: pd.DataFrame, column: str, name: str) -> pd.Series | str:
    own = f"{column}_{name}"
    row = _or_empty(rows, name)
    if own not in rows.columns:
        return row
    if name == "note":
        return rows[own]
    return rows[own].where(rows[own] != "", row)


def _or_empty(rows: pd.DataFrame, name: str) -> pd.Series | str:
    return rows[name] if name in rows.columns else ""


def graph(tables: Tables, edge_table: pd.DataFrame, sides: Mapping[str, str]) -> nx.MultiDiGraph:
    """The whole organisation as a multigraph.

    Nodes are all ids, with attributes `table`, `name`, `kind` and `side`; edges carry
    `relation`, `source`, `basis` and `note`. Nodes are added first, and an edge to an
    unknown id is left out, because networkx would invent the misspelt node.
    """
    import networkx as nx  # here, because it is a fifth of a command's start and few need it

    whole = nx.MultiDiGraph()
    for table in ID_TABLES:
        frame = tables[table]
        for name, (words, kind) in names(table, frame).items():
            if name not in whole:
                whole.add_node(name, table=table, name=words, kind=kind, side=sides.get(name, ""))
    columns = ("from", "to", "relation", "source", "basis", "note")
    for start, end, relation, source, basis, note in zip(
        *(edge_table[column] for column in columns), strict=True
    ):
        if start in whole and end in whole:
            whole.add_edge(start, end, relation=relation, source=source, basis=basis, note=note)
    return whole


def names(table: str, frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Each id of the table with its words and its kind."""
    words = next((c for c in ("title", "name", "beneficiary") if c in frame.columns), "id")
    one = table.removesuffix("s")
    ids, said = frame["id"].tolist(), frame[words].tolist()
    kinds = frame["kind"].tolist() if "kind" in frame.columns else [one] * len(ids)
    return {
        name: (word or name, kind or one)
        for name, word, kind in zip(ids, said, kinds, strict=True)
        if name
    }
