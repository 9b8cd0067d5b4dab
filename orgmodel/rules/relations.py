"""Every relation of an organisation, found by kind and end, and given as evidence.

Look-ups are built for one kind of relation at a time, when a rule first asks for it: most
rules touch a few, and the two largest (`reports_to`, `part_of`) have a row for every post.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from orgmodel.organisation import OrganisationModel
from orgmodel.rules.finding import Step
from orgmodel.schema import LINK_RELATIONS, MEMBERSHIP_RELATIONS, SYMMETRIC_RELATIONS

SEATS = ("chairs", "member_of")
"""Relations that are a voting seat on a body."""

GOVERNANCE = ("accountable_to", "committee_of", "delegates_to")
"""Relations of the governance tree (domain model 1.2)."""

LATERAL = tuple(r for r in LINK_RELATIONS if r not in (*GOVERNANCE, *MEMBERSHIP_RELATIONS))
"""Relations that are neither line, nor governance, nor a seat."""

_COLUMNS = ("from", "relation", "to", "table", "label", "column", "source", "basis", "safeguard")
_FEW = 20_000
"""Up to so many rows are made into edges at once; of more, only those that are asked for."""
_Found = Mapping[str, list["Edge"]]


class Edge(NamedTuple):
    """One row of the edge table."""

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


class Relations:
    """The edge table of an organisation with its look-ups."""

    def __init__(self, model: OrganisationModel) -> None:
        self._model = model
        self._lists: dict[str, list[Edge]] = {}
        self._starts: dict[tuple[str, ...], _Found] = {}
        self._ends: dict[tuple[str, ...], _Found] = {}

    @cached_property
    def _places(self) -> Mapping[str, np.ndarray]:
        """Relation → the positions of its rows in the edge table, in file order."""
        codes, names = pd.factorize(self._model.edges["relation"])
        order = np.argsort(codes, kind="stable")
        cuts = np.searchsorted(codes[order], np.arange(1, len(names)))
        parts = np.split(order, cuts) if len(names) else []
        return {str(name): rows for name, rows in zip(names, parts, strict=True)}

    @cached_property
    def _whole(self) -> list[Edge] | None:
        """Every edge, where there are few; of many, only those asked for are made."""
        table = self._model.edges
        return _edges(table) if len(table) <= _FEW else None

    def _list(self, relation: str) -> list[Edge]:
        if relation not in self._lists:
            rows = self._places.get(relation, ())
            if self._whole is not None:
                self._lists[relation] = [self._whole[row] for row in rows]
            else:
                self._lists[relation] = _edges(self._model.edges.iloc[rows]) if len(rows) else []
        return self._lists[relation]

    def kinds(self) -> tuple[str, ...]:
        """The relations that occur."""
        return tuple(self._places)

    def ends(self, relation: str) -> tuple[list[str], list[str]]:
        """From and to of every relation of a kind, in file order."""
        rows = self._places.get(relation)
        if rows is None:
            return [], []
        table = self._model.edges
        return table["from"].iloc[rows].tolist(), table["to"].iloc[rows].tolist()

    def edges(self, *relations: str) -> Iterator[Edge]:
        """Every relation of these kinds, kind by kind in file order."""
        for relation in relations:
            yield from self._list(relation)

    def from_(self, start: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from one id."""
        return self._at(self._starts, relations, 0, start)

    def to(self, end: str, *relations: str) -> list[Edge]:
        """Relations of these kinds to one id."""
        return self._at(self._ends, relations, 2, end)

    def about(self, identifier: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from an id, and those to it that read both ways round."""
        both = tuple(relation for relation in relations if relation in SYMMETRIC_RELATIONS)
        return [*self.from_(identifier, *relations), *self.to(identifier, *both)]

    def find(self, start: str, relation: str, end: str) -> Edge | None:
        """The relation between these two, if the data has it."""
        return next((edge for edge in self.from_(start, relation) if edge.end == end), None)

    def step(self, edge: Edge) -> Step:
        """The edge as evidence."""
        origin = self._model.origins.of(edge.table, edge.label, edge.column)
        return Step(edge.start, edge.relation, edge.end, origin, edge.source, edge.basis)

    def steps(self, edges: list[Edge]) -> tuple[Step, ...]:
        """The edges as evidence, in order."""
        return tuple(self.step(edge) for edge in edges)

    def _at(
        self, known: dict[tuple[str, ...], _Found], relations: tuple[str, ...], end: int, name: str
    ) -> list[Edge]:
        """The edges of these kinds with this id at one end (0 from, 2 to)."""
        if not self._long or not any(relation in self._long for relation in relations):
            return self._found(known, relations, end).get(name, [])
        found: list[Edge] = []
        for relation in relations:
            if relation in self._long:
                found += self._long[relation].at(end, name)
            else:
                found += self._found(known, (relation,), end).get(name, [])
        return found

    def _found(
        self, known: dict[tuple[str, ...], _Found], relations: tuple[str, ...], end: int
    ) -> _Found:
        if relations not in known:
            found: dict[str, list[Edge]] = {}
            for edge in self.edges(*relations):
                found.setdefault(edge.start if end == 0 else edge.end, []).append(edge)
            known[relations] = found
        return known[relations]

    @cached_property
    def _long(self) -> Mapping[str, _Long]:
        """The relations with too many rows to make an edge of each."""
        table = self._model.edges
        if len(table) <= _FEW:
            return {}
        return {relation: _Long(table.iloc[rows])
                for relation, rows in self._places.items() if len(rows) > _FEW}  # fmt: skip


class _Long:
    """The rows of one relation, found by an end and made into edges one by one."""

    def __init__(self, rows: pd.DataFrame) -> None:
        # Cell by cell from the arrays: taking a few rows of a frame of text costs far more.
        self._cells = [rows[column].array for column in _COLUMNS]
        self._places: dict[int, dict[str, list[int]]] = {}

    def at(self, end: int, name: str) -> list[Edge]:
        """The edges with this id at one end."""
        if end not in self._places:
            found: dict[str, list[int]] = {}
            for place, here in enumerate(self._cells[end].tolist()):
                found.setdefault(here, []).append(place)
            self._places[end] = found
        places = self._places[end].get(name, ())
        return [Edge._make(cells[place] for cells in self._cells) for place in places]


def _edges(table: pd.DataFrame) -> list[Edge]:
    return list(map(Edge._make, zip(*(table[c].tolist() for c in _COLUMNS), strict=True)))
