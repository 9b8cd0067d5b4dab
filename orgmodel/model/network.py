"""An organisation as a networkx graph, and the words for each id.

The graph is built on demand, for what graphs are good at: paths, cuts, communities, export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from orgmodel.model.edges import Edges
from orgmodel.model.evidence import Origins
from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.kept import of_tables, texts
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import shows

if TYPE_CHECKING:
    import networkx as nx

Tables = Mapping[str, pd.DataFrame]


def graph(
    tables: Tables, edges: Edges, sides: Mapping[str, str], origins: Origins
) -> nx.MultiDiGraph:
    """The whole organisation as a multigraph that cannot be changed; `.copy()` gives one that can.

    A node is an id, with `table`, `label` (title or name; of a person the id), `kind` and `side`.
    An edge leads from the subject of a relation to its object, so `reports_to` leads up the line;
    it has `relation`, `source`, `basis`, `note`, and `file` and `row` where it is written, or
    `change`, the number of the change that made it: what does not apply is "" or 0, so that every
    format can hold it. No attribute is called `name`, which pydot keeps for itself. An edge to an
    unknown id is left out, because networkx would invent the misspelt node.
    """
    import networkx as nx  # here, because it is a fifth of a command's start and few need it

    whole = nx.MultiDiGraph()
    for table in ID_TABLES:
        frame = tables[table]
        for one, (words, kind) in names(table, frame).items():
            if one not in whole:
                called = one if table == "people" else words
                whole.add_node(one, table=table, label=called, kind=kind, side=sides.get(one, ""))
    for edge in edges.all():
        if edge.start in whole and edge.end in whole:
            origin = origins.of(edge.table, edge.label, edge.column)
            whole.add_edge(
                edge.start,
                edge.end,
                relation=edge.relation,
                source=edge.source,
                basis=edge.basis,
                note=edge.note,
                file=origin.file or "",
                row=origin.row or 0,
                change=origin.change or 0,
            )
    return nx.freeze(whole)


def words_of(frame: pd.DataFrame) -> dict[str, str]:
    """Each id of the table with its words; worked out once for each table."""
    kept = of_tables(frame)
    if "words" not in kept:
        said = zip(texts(frame["id"]), texts(frame[_words_column(frame)]), strict=True)
        kept["words"] = {name: word if shows(word) else name for name, word in said if name}
    found: dict[str, str] = kept["words"]
    return found


def words_by_id(tables: Tables) -> Mapping[str, str]:
    """The words for each id: a post's title, a unit's name; a person's id, never a name.

    Worked out once for these tables.
    """
    kept = of_tables(*(tables[table] for table in ID_TABLES))
    if "words by id" not in kept:
        words = {table: words_of(tables[table]) for table in ID_TABLES}
        words["people"] = {name: name for name in words["people"]}
        kept["words by id"] = MappingProxyType(first_of(words.values()))
    found: Mapping[str, str] = kept["words by id"]
    return found


def names(table: str, frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Each id of the table with its words and its kind."""
    one = table.removesuffix("s")
    ids, words = texts(frame["id"]), words_of(frame)
    kinds = texts(frame["kind"]) if "kind" in frame.columns else [one] * len(ids)
    return {name: (words[name], kind or one) for name, kind in zip(ids, kinds, strict=True) if name}


def _words_column(frame: pd.DataFrame) -> str:
    return next((c for c in ("title", "name", "beneficiary") if c in frame.columns), "id")


def first_of(tables: Iterable[Mapping[str, str]]) -> KnownIds[str]:
    """What each table says of its ids, table by table; of an id in two the first counts."""
    found = KnownIds[str]()
    for own in tables:
        if found.keys().isdisjoint(own.keys()):
            found.update(own)
        else:
            found.update({name: said for name, said in own.items() if name not in found})
    return found
