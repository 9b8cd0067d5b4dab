"""What rule kinds stand on: quick look-ups of an organisation, and steps as evidence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from orgmodel import sides as side_rules
from orgmodel.hierarchy import Hierarchy
from orgmodel.organisation import OrganisationModel
from orgmodel.rules.finding import Step
from orgmodel.rules.pack import Vocabulary

SEATS = ("chairs", "member_of")
"""Relations that are a voting seat on a body."""


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


class Ground:
    """An organisation seen through a pack's vocabulary and roles."""

    def __init__(
        self, model: OrganisationModel, words: Vocabulary, roles: Mapping[str, str]
    ) -> None:
        self.model = model
        self.words = words
        self._roles = roles

    def role(self, name: str) -> str | None:
        """The id that plays this role here, or None where the data has no such id."""
        found = self.model.role(name)
        return found if found in self.model.table_of else None

    def role_words(self, name: str) -> str:
        """The role in words, as the pack gives it."""
        return self._roles.get(name, name.replace("_", " "))

    def name(self, identifier: str) -> str:
        """Title or name with the id behind it, as messages write it."""
        words = self.model.names.get(identifier, identifier)
        return words if words == identifier else f"{words} ({identifier})"

    def side(self, identifier: str) -> str:
        """Side of a unit or post; empty where nothing says."""
        return self.sides.get(identifier, "")

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """Sides with the pack's own word for the trust level."""
        if self.words.trust == side_rules.TRUST:
            return self.model.sides
        of_unit = side_rules.unit_sides(self.model.units[self.model.units["id"] != ""])
        of_post = side_rules.post_sides(
            self.model.posts, self.model.units, self.model.memberships, self.line, of_unit,
            trust=self.words.trust,
        )  # fmt: skip
        return {**of_unit, **of_post}

    def other(self, side: str) -> str:
        """The side to be kept apart from this one."""
        first, second = self.words.sides
        return second if side == first else first

    def sided(self, identifier: str) -> bool:
        """Whether it is on one of the two sides."""
        return self.side(identifier) in self.words.sides

    @property
    def line(self) -> Hierarchy:
        """The reporting line."""
        return self.model.hierarchy

    @cached_property
    def units(self) -> Hierarchy:
        """The units, each under its parent."""
        units = self.model.units[self.model.units["id"] != ""]
        return Hierarchy.from_columns(units["id"], units["parent"])

    def within(self, inner: str, outer: str) -> bool:
        """Whether a unit is another, or inside it."""
        if inner not in self.units.index:
            return inner == outer
        return outer in self.units.chain(inner)

    @cached_property
    def _post_unit(self) -> Mapping[str, str]:
        homes = {head: unit for unit, head in reversed(list(self.model.head_of.items()))}
        posts = self.model.posts
        sits = {name: unit for name, unit in zip(posts["id"], posts["unit"], strict=True) if unit}
        return {**sits, **homes}

    def home(self, identifier: str) -> str:
        """A unit itself; for a post, the unit it heads, else sits in, else the post itself."""
        return self._post_unit.get(identifier, identifier)

    @cached_property
    def _groups(self) -> Mapping[str, pd.DataFrame]:
        return dict(tuple(self.model.edges.groupby("relation", sort=False)))

    def edges(self, *relations: str) -> Iterator[Edge]:
        """Every relation of these kinds, in file order."""
        for relation in relations:
            frame = self._groups.get(relation)
            if frame is None:
                continue
            yield from _edges(frame)

    @cached_property
    def _out(self) -> dict[tuple[str, str], list[Edge]]:
        out: dict[tuple[str, str], list[Edge]] = {}
        for edge in _edges(self.model.edges):
            out.setdefault((edge.start, edge.relation), []).append(edge)
        return out

    @cached_property
    def _into(self) -> dict[tuple[str, str], list[Edge]]:
        into: dict[tuple[str, str], list[Edge]] = {}
        for edge in _edges(self.model.edges):
            into.setdefault((edge.end, edge.relation), []).append(edge)
        return into

    def links_from(self, start: str, relation: str) -> list[Edge]:
        """Relations of one kind from one id."""
        return self._out.get((start, relation), [])

    def links_to(self, end: str, *relations: str) -> list[Edge]:
        """Relations of these kinds to one id."""
        return [edge for relation in relations for edge in self._into.get((end, relation), [])]

    def step(self, edge: Edge) -> Step:
        """The edge as evidence."""
        origin = self.model.origins.of(edge.table, edge.label, edge.column)
        return Step(edge.start, edge.relation, edge.end, origin, edge.source, edge.basis)

    def find(self, start: str, relation: str, end: str) -> Edge | None:
        """The relation between these two, if the data has it."""
        return next((e for e in self.links_from(start, relation) if e.end == end), None)

    def line_steps(self, post: str, manager: str) -> tuple[Step, ...]:
        """The `reports_to` steps from a post up to a manager of its line."""
        steps = []
        for lower, upper in itertools.pairwise(self.line.chain(post)):
            edge = self._line_edges.get((lower, upper))
            if edge:
                steps.append(self.step(edge))
            if upper == manager:
                break
        return tuple(steps)

    @cached_property
    def _line_edges(self) -> Mapping[tuple[str, str], Edge]:
        found: dict[tuple[str, str], Edge] = {}
        for edge in self.edges("reports_to"):
            found.setdefault((edge.start, edge.end), edge)
        return found

    def unit_steps(self, inner: str, outer: str) -> tuple[Step, ...]:
        """The `part_of` steps from a unit up to one that holds it."""
        steps: list[Step] = []
        if inner not in self.units.index or inner == outer:
            return ()
        chain = self.units.chain(inner)
        for lower, upper in itertools.pairwise(chain):
            edge = self.find(lower, "part_of", upper)
            if edge:
                steps.append(self.step(edge))
            if upper == outer:
                break
        return tuple(steps)

    def side_step(self, post: str) -> tuple[Step, ...]:
        """Why a post is on its side: the unit it sits in or heads, else up its line."""
        for place in self.line.chain(post):
            for relation in ("part_of", "heads"):
                for edge in self.links_from(place, relation):
                    if self.side(edge.end) == self.side(post):
                        above = () if place == post else self.line_steps(post, place)
                        return (*above, self.step(edge))
        return ()

    @cached_property
    def holders(self) -> Mapping[str, tuple[Edge, ...]]:
        """Post → its appointments (person holds post)."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges("holds"):
            found.setdefault(edge.end, []).append(edge)
        return {post: tuple(edges) for post, edges in found.items()}

    @cached_property
    def post_side_codes(self) -> np.ndarray:
        """Per post of the line: 1 or 2 for the two sides, 0 for none, -1 at the trust level."""
        code = {"": 0, self.words.trust: -1}
        code |= {side: place for place, side in enumerate(self.words.sides, start=1)}
        sides = self.sides
        return np.array([code.get(sides.get(name, ""), 0) for name in self.line.ids], dtype=np.int8)

    @property
    def has_sides(self) -> tuple[str, ...]:
        """Those of the two sides that some unit or post is on."""
        there = set(self.sides.values())
        return tuple(side for side in self.words.sides if side in there)

    def lacks_sides(self) -> str:
        """What the data would need for a rule about sides, or nothing."""
        absent = [side for side in self.words.sides if side not in self.has_sides]
        if not absent:
            return ""
        words = " and ".join(f"“{side}”" for side in absent)
        return f"no unit is declared to be on the side {words} (units.csv, column side)"


def _edges(frame: pd.DataFrame) -> Iterator[Edge]:
    columns = ("from", "relation", "to", "table", "label", "column", "source", "basis", "safeguard")
    return map(Edge._make, zip(*(frame[column].tolist() for column in columns), strict=True))
