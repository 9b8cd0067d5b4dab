"""Every relation of an organisation, found by kind and end, and given as evidence.

Relations are read where they are written, and look-ups are built for one kind at a time,
when a rule first asks for it: most rules touch a few, and the two largest (`reports_to`,
`part_of`) have a row for every post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from orgmodel.model.appointments import Flags, held_rows, later_rows
from orgmodel.model.cells import Cells
from orgmodel.model.evidence import Origins, Step
from orgmodel.model.kept import Kept, of_tables
from orgmodel.model.relations import BY_NAME, COLUMN_RELATIONS, SYMMETRIC_RELATIONS, Place

_ROWS = (
    Place("memberships", "member", "body"),
    Place("links", "from", "to"),
)
HOLDS, APPOINTMENTS = "holds", "appointments"
_ABOUT = ("source", "basis", "note", "safeguard")
_RELATION_OF = {"memberships": "role", "links": "relation"}


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
    note: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a link is named by: from, relation, to."""
        return self.start, self.relation, self.end


class _Written(NamedTuple):
    """The rows of one table that hold a relation, as positions."""

    where: Place
    rows: Sequence[int]


_Row = tuple[Place, int]
_START, _END = 0, 1
_OFTEN, _OFTEN_OF = 64, 8
"""Looked at after so many asks; often is one for every so many rows."""


class Edges:
    """The relations of an organisation, found by either end.

    A relation is read from its subject (`from_`) to its object (`to`). Rows of links.csv and
    memberships.csv without one of their ends are no relation, and an appointment is one while
    it holds: on `day`, as yyyy-mm-dd.
    """

    def __init__(self, cells: Cells, origins: Origins, day: str) -> None:
        self.cells = cells
        self.origins = origins
        self.day = day
        self._lists: dict[str, list[Edge]] = {}
        self._ends: dict[str, tuple[list[str], list[str]]] = {}
        self._by: dict[tuple[int, tuple[str, ...]], Mapping[str, list[Edge]]] = {}
        self._asked: dict[tuple[int, tuple[str, ...]], int] = {}
        self._rows_of: dict[tuple[int, str], Mapping[str, list[_Row]]] = {}
        self._kept: dict[str, Kept] = {}

    def kinds(self) -> tuple[str, ...]:
        """The relations that occur among links and seats."""
        return tuple(self._linked)

    def ends(self, relation: str) -> tuple[list[str], list[str]]:
        """From and to of every relation of a kind, in file order. Nobody may change the lists."""
        if relation not in self._ends:
            starts, ends = self._ends[relation] = [], []
            for where, rows in self._written(relation):
                start, end = self._columns_of(where)
                starts += [start[row] for row in rows]
                ends += [end[row] for row in rows]
        return self._ends[relation]

    def all(self) -> Iterator[Edge]:
        """Every relation: columns first, then seats and links, each in file order."""
        yield from self.edges(*COLUMN_RELATIONS)
        for where in _ROWS:
            start, end = self._columns_of(where)
            kinds = self.cells.column(where.table, _RELATION_OF[where.table])
            rows = (row for row in range(len(kinds)) if start[row] and end[row])
            yield from self._edges(kinds, where, rows)

    def frame(self) -> pd.DataFrame:
        """Every relation as a row: from, relation, to, and where it is written.

        `table`, `label` and `column` name the cell (label is the row label of that table;
        column is empty where the whole row is the relation). `source`, `basis` and `note` are
        the relation's own where given, else its row's.
        """
        names = {"start": "from", "end": "to"}
        columns = [names.get(name, name) for name in Edge._fields]
        return pd.DataFrame(list(self.all()), columns=columns)

    def edges(self, *relations: str) -> Iterator[Edge]:
        """Every relation of these kinds, kind by kind in file order."""
        for relation in relations:
            if relation not in self._lists:
                kept, key = self._kept_of(relation), ("edges", relation, self.day)
                if key not in kept:
                    kept[key] = [
                        edge
                        for where, rows in self._written(relation)
                        for edge in self._edges(relation, where, rows)
                    ]
                self._lists[relation] = kept[key]
            yield from self._lists[relation]

    @cached_property
    def appointed(self) -> tuple[Edge, ...]:
        """Every appointment, whenever it holds, as persons that hold posts."""
        rows = self.cells.tables[APPOINTMENTS]
        if held_rows(rows, self.day).all():
            return tuple(self.edges(HOLDS))
        return self._appointments(np.ones(len(self.cells.tables[APPOINTMENTS]), dtype=bool))

    @cached_property
    def appointed_later(self) -> tuple[Edge, ...]:
        """The appointments that begin after the day."""
        return self._appointments(later_rows(self.cells.tables[APPOINTMENTS], self.day))

    def _appointments(self, chosen: Flags) -> tuple[Edge, ...]:
        where = BY_NAME[HOLDS].places[0]
        person, post = self._columns_of(where)
        rows = [row for row in np.flatnonzero(chosen).tolist() if person[row] and post[row]]
        return tuple(self._edges(HOLDS, where, rows))

    def out(self, start: str) -> list[Edge]:
        """Every relation from one id: columns first, then seats and links, in file order."""
        return self._everything[_START].get(start, [])

    def into(self, end: str) -> list[Edge]:
        """Every relation to one id, in the same order."""
        return self._everything[_END].get(end, [])

    def from_(self, start: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from one id."""
        return self._at(_START, relations, start)

    def to(self, end: str, *relations: str) -> list[Edge]:
        """Relations of these kinds to one id."""
        return self._at(_END, relations, end)

    def about(self, identifier: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from an id, and those to it that read both ways round."""
        both = tuple(relation for relation in relations if relation in SYMMETRIC_RELATIONS)
        return [*self.from_(identifier, *relations), *self.to(identifier, *both)]

    def find(self, start: str, relation: str, end: str) -> Edge | None:
        """The relation between these two, if the data has it."""
        return next((edge for edge in self.from_(start, relation) if edge.end == end), None)

    def step(self, edge: Edge) -> Step:
        """The edge as evidence."""
        origin = self.origins.of(edge.table, edge.label, edge.column)
        return Step(edge.start, edge.relation, edge.end, origin, edge.source, edge.basis)

    def steps(self, edges: list[Edge]) -> tuple[Step, ...]:
        """The edges as evidence, in order."""
        return tuple(self.step(edge) for edge in edges)

    @cached_property
    def _everything(self) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
        out: dict[str, list[Edge]] = {}
        into: dict[str, list[Edge]] = {}
        for edge in self.all():
            out.setdefault(edge.start, []).append(edge)
            into.setdefault(edge.end, []).append(edge)
        return out, into

    def _kept_of(self, relation: str) -> Kept:
        """What is kept of the tables that a relation is written in."""
        if relation not in self._kept:
            places = BY_NAME[relation].places if relation in COLUMN_RELATIONS else _ROWS
            names = dict.fromkeys(where.table for where in places)
            self._kept[relation] = of_tables(*(self.cells.tables[name] for name in names))
        return self._kept[relation]

    @cached_property
    def _linked(self) -> Mapping[str, list[_Written]]:
        """The relations that are rows of their own, and the rows of each."""
        kept = of_tables(*(self.cells.tables[where.table] for where in _ROWS))
        if "linked" not in kept:
            kept["linked"] = self._found_linked()
        found: Mapping[str, list[_Written]] = kept["linked"]
        return found

    def _found_linked(self) -> Mapping[str, list[_Written]]:
        found: dict[str, list[_Written]] = {}
        for where in _ROWS:
            rows_of: dict[str, list[int]] = {}
            relation = _RELATION_OF[where.table]
            cells = self.cells.pairs(where.table, relation, where.subject, where.object)
            for row, (kind, one, other) in enumerate(cells):
                if one and other:
                    rows_of.setdefault(kind, []).append(row)
            for kind, rows in rows_of.items():
                found.setdefault(kind, []).append(_Written(where, rows))
        return found

    def _columns_of(self, where: Place) -> tuple[list[str], list[str]]:
        column = self.cells.column
        return column(where.table, where.subject), column(where.table, where.object)

    def _written(self, relation: str) -> list[_Written]:
        if relation not in COLUMN_RELATIONS:
            return list(self._linked.get(relation, ()))
        kept, key = self._kept_of(relation), ("written", relation, self.day)
        if key not in kept:
            kept[key] = self._found_written(relation)
        found: list[_Written] = kept[key]
        return found

    def _found_written(self, relation: str) -> list[_Written]:
        found = []
        for where in BY_NAME[relation].places:
            ends = zip(*self._columns_of(where), strict=True)
            rows = [row for row, (one, other) in enumerate(ends) if one and other]
            if relation == HOLDS:
                held = held_rows(self.cells.tables[where.table], self.day)
                rows = [row for row in rows if held[row]]
            found.append(_Written(where, rows))
        return found

    def _at(self, end: int, relations: tuple[str, ...], name: str) -> list[Edge]:
        """The edges of these kinds with this id at one end.

        Of relations that are columns, row by row; asked for often, all are put in order.
        """
        key = end, relations
        if key in self._by:
            return self._by[key].get(name, [])
        if any(relation in COLUMN_RELATIONS for relation in relations):
            # No row of appointments.csv is found by an id: they are put in order at once.
            if relations == (HOLDS,) or self._is_asked_often(key):
                self._by[key] = _grouped(end, self.edges(*relations))
                return self._by[key].get(name, [])
            return [
                edge
                for relation in relations
                for edge in (self._edge(relation, *at) for at in self._rows_at(end, relation, name))
            ]
        self._by[key] = self._by_end(end, relations)
        return self._by[key].get(name, [])

    def _is_asked_often(self, key: tuple[int, tuple[str, ...]]) -> bool:
        """Whether to put all in order costs less by now than to go on row by row."""
        self._asked[key] = self._asked.get(key, 0) + 1
        if self._asked[key] % _OFTEN:
            return False
        rows = sum(len(some.rows) for name in key[1] for some in self._written(name))
        return self._asked[key] * _OFTEN_OF > rows

    def _by_end(self, end: int, relations: tuple[str, ...]) -> Mapping[str, list[Edge]]:
        """The edges of these kinds, all of them links or seats, by an end."""
        kept = of_tables(*(self.cells.tables[where.table] for where in _ROWS))
        key = "by", end, relations
        if key not in kept:
            kept[key] = _grouped(end, self.edges(*relations))
        found: Mapping[str, list[Edge]] = kept[key]
        return found

    def _rows_at(self, end: int, relation: str, name: str) -> Iterator[_Row]:
        """Where a relation with this id at that end is written.

        The row of an id is known, so that for a column beside it no index need be built.
        """
        places = BY_NAME[relation].places if relation in COLUMN_RELATIONS else ()
        direct = bool(places) and all(
            (where.subject if end == _START else where.object) == "id"
            and not self.cells.repeats(where.table)
            for where in places
        )
        if not direct:
            yield from self._index(end, relation).get(name, ())
            return
        for where in places:
            row = self.cells.rows(where.table).get(name)
            other = where.object if end == _START else where.subject
            if row is not None and self.cells.one(where.table, other, row):
                yield where, row

    def _index(self, end: int, relation: str) -> Mapping[str, list[_Row]]:
        key = end, relation
        if key not in self._rows_of:
            kept, asked = self._kept_of(relation), ("rows", end, relation, self.day)
            if asked not in kept:
                found: dict[str, list[_Row]] = {}
                for where, rows in self._written(relation):
                    names = self._columns_of(where)[end]
                    for row in rows:
                        found.setdefault(names[row], []).append((where, row))
                kept[asked] = found
            self._rows_of[key] = kept[asked]
        return self._rows_of[key]

    def _edges(
        self, relation: str | Sequence[str], where: Place, rows: Iterable[int]
    ) -> Iterator[Edge]:
        """These rows as edges, of one relation or each of its own.

        Source and basis are the relation's own, else its row's; a note is the relation's own.
        """
        table, column, cells = where.table, where.column, self.cells
        start, end = self._columns_of(where)
        labels = cells.labels(table)
        source, basis, note, guard = (cells.column(table, name) for name in _ABOUT)
        if not column:
            for at in rows:
                yield Edge(
                    start[at],
                    relation if isinstance(relation, str) else relation[at],
                    end[at],
                    table,
                    labels[at],
                    "",
                    source[at],
                    basis[at],
                    guard[at],
                    note[at],
                )
            return
        own_source, own_basis, own_note = (
            cells.column(table, f"{column}_{name}") for name in _ABOUT[:3]
        )
        # A column that has no note of its own is told by the note of its row.
        remarks = own_note if f"{column}_note" in cells.tables[table].columns else note
        for at in rows:
            yield Edge(
                start[at],
                str(relation),
                end[at],
                table,
                labels[at],
                column,
                own_source[at] or source[at],
                own_basis[at] or basis[at],
                "",
                remarks[at],
            )

    def _edge(self, relation: str, where: Place, at: int) -> Edge:
        """One row as an edge, without turning whole columns into lists."""
        table, column, one = where.table, where.column, self.cells.one
        source, basis = (
            (one(table, f"{column}_{name}", at) if column else "") or one(table, name, at)
            for name in ("source", "basis")
        )
        own_note = bool(column) and f"{column}_note" in self.cells.tables[table].columns
        return Edge(
            one(table, where.subject, at),
            relation,
            one(table, where.object, at),
            table,
            self.cells.label(table, at),
            column,
            source,
            basis,
            "" if column else one(table, "safeguard", at),
            one(table, f"{column}_note" if own_note else "note", at),
        )


def _grouped(end: int, edges: Iterable[Edge]) -> Mapping[str, list[Edge]]:
    """The edges by an end, in their order."""
    known: dict[str, list[Edge]] = {}
    for edge in edges:
        known.setdefault(edge.start if end == _START else edge.end, []).append(edge)
    return known
