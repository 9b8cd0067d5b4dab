"""Every relation of an organisation, found by kind and end, and given as evidence.

Relations are read where they are written, and look-ups are built for one kind at a time,
when a rule first asks for it: most rules touch a few, and the two largest (`reports_to`,
`part_of`) have a row for every post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from orgmodel.model.cells import Cells
from orgmodel.model.evidence import Step
from orgmodel.model.schema import LINK_RELATIONS, MEMBERSHIP_RELATIONS, SYMMETRIC_RELATIONS

SEATS = ("chairs", "member_of")
"""Relations that are a voting seat on a body."""

GOVERNANCE = ("accountable_to", "committee_of", "delegates_to")
"""Relations of the governance tree (domain model 1.2)."""

LATERAL = tuple(r for r in LINK_RELATIONS if r not in (*GOVERNANCE, *MEMBERSHIP_RELATIONS))
"""Relations that are neither line, nor governance, nor a seat."""

# Relations that are columns: where each is written, as (table, from, to, its cell's column).
_COLUMNS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "reports_to": (("posts", "id", "reports_to", "reports_to"),),
    "part_of": (("posts", "id", "unit", "unit"), ("units", "id", "parent", "parent")),
    "heads": (("units", "head", "id", "head"),),
    "owns": (("functions", "owner", "id", "owner"),),
    "holds": (("appointments", "person", "post", ""),),
}
_ROWS = (("memberships", "member", "role", "body"), ("links", "from", "relation", "to"))


class Edge(NamedTuple):
    """One relation and where it is written: a row, or a cell of one."""

    start: str
    relation: str
    end: str
    table: str
    label: int
    column: str
    source: str
    basis: str
    safeguard: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a link is named by: from, relation, to."""
        return self.start, self.relation, self.end


class _Written(NamedTuple):
    """The rows of one table that hold a relation, as positions."""

    table: str
    start: str
    end: str
    column: str
    places: Sequence[int]


_Place = tuple[_Written, int]


class Relations:
    """The relations of an organisation with their look-ups."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self._lists: dict[str, list[Edge]] = {}
        self._by: dict[tuple[int, tuple[str, ...]], Mapping[str, list[Edge]]] = {}
        self._rows_of: dict[tuple[int, str], Mapping[str, list[_Place]]] = {}

    def kinds(self) -> tuple[str, ...]:
        """The relations that occur among links and seats."""
        return tuple(self._linked)

    def ends(self, relation: str) -> tuple[list[str], list[str]]:
        """From and to of every relation of a kind, in file order."""
        starts, ends = [], []
        for rows in self._written(relation):
            start, end = (self.cells.column(rows.table, c) for c in (rows.start, rows.end))
            starts += [start[place] for place in rows.places]
            ends += [end[place] for place in rows.places]
        return starts, ends

    def edges(self, *relations: str) -> Iterator[Edge]:
        """Every relation of these kinds, kind by kind in file order."""
        for relation in relations:
            if relation not in self._lists:
                self._lists[relation] = [
                    edge
                    for rows in self._written(relation)
                    for edge in self._edges(relation, rows, rows.places)
                ]
            yield from self._lists[relation]

    def from_(self, start: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from one id."""
        return self._at(0, relations, start)

    def to(self, end: str, *relations: str) -> list[Edge]:
        """Relations of these kinds to one id."""
        return self._at(1, relations, end)

    def about(self, identifier: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from an id, and those to it that read both ways round."""
        both = tuple(relation for relation in relations if relation in SYMMETRIC_RELATIONS)
        return [*self.from_(identifier, *relations), *self.to(identifier, *both)]

    def find(self, start: str, relation: str, end: str) -> Edge | None:
        """The relation between these two, if the data has it."""
        return next((edge for edge in self.from_(start, relation) if edge.end == end), None)

    def step(self, edge: Edge) -> Step:
        """The edge as evidence."""
        origin = self.cells.model.origins.of(edge.table, edge.label, edge.column)
        return Step(edge.start, edge.relation, edge.end, origin, edge.source, edge.basis)

    def steps(self, edges: list[Edge]) -> tuple[Step, ...]:
        """The edges as evidence, in order."""
        return tuple(self.step(edge) for edge in edges)

    @cached_property
    def _linked(self) -> Mapping[str, list[_Written]]:
        """The relations that are rows of their own, and the rows of each."""
        found: dict[str, list[_Written]] = {}
        for table, start, relation, end in _ROWS:
            places: dict[str, list[int]] = {}
            cells = self.cells.pairs(table, relation, start, end)
            for place, (kind, one, other) in enumerate(cells):
                if one and other:
                    places.setdefault(kind, []).append(place)
            for kind, rows in places.items():
                found.setdefault(kind, []).append(_Written(table, start, end, "", rows))
        return found

    def _written(self, relation: str) -> list[_Written]:
        if relation not in _COLUMNS:
            return list(self._linked.get(relation, ()))
        found = []
        for table, start, end, column in _COLUMNS[relation]:
            cells = self.cells.pairs(table, start, end)
            places = [place for place, (one, other) in enumerate(cells) if one and other]
            found.append(_Written(table, start, end, column, places))
        return found

    def _at(self, end: int, relations: tuple[str, ...], name: str) -> list[Edge]:
        """The edges of these kinds with this id at one end (0 from, 1 to)."""
        if any(relation in _COLUMNS for relation in relations):
            return [
                edge
                for relation in relations
                for edge in (self._edge(relation, *at) for at in self._places(end, relation, name))
            ]
        key = end, relations
        if key not in self._by:
            known: dict[str, list[Edge]] = {}
            for edge in self.edges(*relations):
                known.setdefault(edge.end if end else edge.start, []).append(edge)
            self._by[key] = known
        return self._by[key].get(name, [])

    def _places(self, end: int, relation: str, name: str) -> Iterator[_Place]:
        """Where a relation with this id at that end is written.

        The row of an id is known, so that for a column beside it no index need be built.
        """
        written = _COLUMNS.get(relation, ())
        direct = bool(written) and all(
            (to if end else start) == "id" and not self.cells.repeats(table)
            for table, start, to, _ in written
        )
        if not direct:
            yield from self._index(end, relation).get(name, ())
            return
        for table, start, to, column in written:
            place = self.cells.rows(table).get(name)
            if place is not None and self.cells.one(table, start if end else to, place):
                yield _Written(table, start, to, column, ()), place

    def _index(self, end: int, relation: str) -> Mapping[str, list[_Place]]:
        key = end, relation
        if key not in self._rows_of:
            found: dict[str, list[_Place]] = {}
            for rows in self._written(relation):
                names = self.cells.column(rows.table, rows.end if end else rows.start)
                for place in rows.places:
                    found.setdefault(names[place], []).append((rows, place))
            self._rows_of[key] = found
        return self._rows_of[key]

    def _edges(self, relation: str, rows: _Written, places: Iterable[int]) -> Iterator[Edge]:
        """These rows as edges; source and basis are the relation's own, else its row's."""
        table, column = rows.table, rows.column
        cells = self.cells
        start, end = cells.column(table, rows.start), cells.column(table, rows.end)
        source, basis = cells.column(table, "source"), cells.column(table, "basis")
        guard, labels = cells.column(table, "safeguard"), cells.labels(table)
        if not column:
            for at in places:
                yield Edge(
                    start[at],
                    relation,
                    end[at],
                    table,
                    labels[at],
                    "",
                    source[at],
                    basis[at],
                    guard[at],
                )
            return
        own = cells.column(table, f"{column}_source"), cells.column(table, f"{column}_basis")
        for at in places:
            yield Edge(
                start[at],
                relation,
                end[at],
                table,
                labels[at],
                column,
                own[0][at] or source[at],
                own[1][at] or basis[at],
                "",
            )

    def _edge(self, relation: str, rows: _Written, at: int) -> Edge:
        """One row as an edge, without turning whole columns into lists."""
        table, column, one = rows.table, rows.column, self.cells.one
        source, basis = (
            (one(table, f"{column}_{name}", at) if column else "") or one(table, name, at)
            for name in ("source", "basis")
        )
        return Edge(
            one(table, rows.start, at),
            relation,
            one(table, rows.end, at),
            table,
            int(self.cells.model.tables[table].index[at]),
            column,
            source,
            basis,
            "" if column else one(table, "safeguard", at),
        )
