"""Every relation of an organisation, found by kind and end, and given as evidence.

Look-ups are built for one kind of relation at a time, when a rule first asks for it: most
rules touch a few, and the two largest (`reports_to`, `part_of`) have a row for every post.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

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
_Places = Mapping[str, list[int]]


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
        self._starts: dict[str, _Places] = {}
        self._ends: dict[str, _Places] = {}
        self._cells: dict[str, list[Any]] = {}

    @cached_property
    def _groups(self) -> Mapping[str, pd.DataFrame]:
        frame = self._model.edges
        codes, names = pd.factorize(frame["relation"])
        order = np.argsort(codes, kind="stable")
        cuts = np.searchsorted(codes[order], np.arange(1, len(names)))
        places = np.split(order, cuts)
        return {str(name): frame.iloc[rows] for name, rows in zip(names, places, strict=True)}

    def kinds(self) -> tuple[str, ...]:
        """The relations that occur."""
        return tuple(self._groups)

    def ends(self, relation: str) -> tuple[list[str], list[str]]:
        """From and to of every relation of a kind, in file order."""
        frame = self._groups.get(relation)
        return ([], []) if frame is None else (frame["from"].tolist(), frame["to"].tolist())

    def edges(self, *relations: str) -> Iterator[Edge]:
        """Every relation of these kinds, in file order."""
        for relation in relations:
            frame = self._groups.get(relation)
            if frame is not None:
                cells = (frame[column].tolist() for column in _COLUMNS)
                yield from map(Edge._make, zip(*cells, strict=True))

    def from_(self, start: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from one id."""
        found = [self._at(r, self._by_start(r).get(start, ())) for r in relations]
        return [edge for edges in found for edge in edges]

    def to(self, end: str, *relations: str) -> list[Edge]:
        """Relations of these kinds to one id."""
        found = [self._at(r, self._by_end(r).get(end, ())) for r in relations]
        return [edge for edges in found for edge in edges]

    def about(self, identifier: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from an id, and those to it that read both ways round."""
        both = (relation for relation in relations if relation in SYMMETRIC_RELATIONS)
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

    def _by_start(self, relation: str) -> _Places:
        if relation not in self._starts:
            self._starts[relation] = _places(self.ends(relation)[0])
        return self._starts[relation]

    def _by_end(self, relation: str) -> _Places:
        if relation not in self._ends:
            self._ends[relation] = _places(self.ends(relation)[1])
        return self._ends[relation]

    def _at(self, relation: str, places: list[int] | tuple[()]) -> Iterator[Edge]:
        if not places:
            return
        # Cell by cell from the arrays: taking a few rows of a frame of text costs far more.
        arrays = self._arrays(relation)
        for place in places:
            yield Edge._make(array[place] for array in arrays)

    def _arrays(self, relation: str) -> list[Any]:
        if relation not in self._cells:
            frame = self._groups[relation]
            self._cells[relation] = [frame[column].array for column in _COLUMNS]
        return self._cells[relation]


def _places(names: list[str]) -> _Places:
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found.setdefault(name, []).append(place)
    return found
