"""An organisation as a networkx graph, and the words for each id.

The graph is built on demand, for what graphs are good at: paths, cuts, communities, export.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from orgmodel.model.edges import Edges
from orgmodel.model.kept import texts
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import shows

if TYPE_CHECKING:
    import networkx as nx

Tables = Mapping[str, pd.DataFrame]


def graph(tables: Tables, edges: Edges, sides: Mapping[str, str]) -> nx.MultiDiGraph:
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
    for edge in edges.all():
        if edge.start in whole and edge.end in whole:
            whole.add_edge(
                edge.start,
                edge.end,
                relation=edge.relation,
                source=edge.source,
                basis=edge.basis,
                note=edge.note,
            )
    return whole


def names(table: str, frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Each id of the table with its words and its kind."""
    words = next((c for c in ("title", "name", "beneficiary") if c in frame.columns), "id")
    one = table.removesuffix("s")
    ids, said = texts(frame["id"]), texts(frame[words])
    kinds = texts(frame["kind"]) if "kind" in frame.columns else [one] * len(ids)
    return {
        name: (word if shows(word) else name, kind or one)
        for name, word, kind in zip(ids, said, kinds, strict=True)
        if name
    }
