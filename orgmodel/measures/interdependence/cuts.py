"""What moving or removing a unit would cut, named link by link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from orgmodel.errors import UnknownNameError
from orgmodel.model.evidence import Origin
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, listed, near

_STRUCTURE = ("part_of", "owns", "holds", "heads")


@dataclass(frozen=True, slots=True)
class CutLink:
    """One relation with one end inside the unit and one outside it."""

    start: str
    relation: str
    end: str
    inside: str
    outside: str
    origin: Origin
    source: str = ""
    basis: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As a step of a rule's path."""
        place: dict[str, Any] = (
            {"change": self.origin.change}
            if self.origin.change
            else {"file": self.origin.file, "row": self.origin.row}
        )
        ends = {"from": self.start, "relation": self.relation, "to": self.end}
        return {**ends, **place, "source": self.source, "basis": self.basis}


@dataclass(frozen=True)
class Cut:
    """What a unit holds, and every relation that joins it to the rest.

    `members` are the unit, the units in it, their posts and their functions. `by_division`
    maps each division (empty: outside all) to the links with it: those that become internal
    where the unit is moved there.
    """

    unit: str
    members: frozenset[str]
    links: tuple[CutLink, ...]
    by_division: Mapping[str, tuple[CutLink, ...]] = field(default_factory=dict)

    @property
    def lateral(self) -> tuple[CutLink, ...]:
        """The links that are not the line of management."""
        return tuple(link for link in self.links if link.relation != "reports_to")

    @property
    def lines(self) -> tuple[CutLink, ...]:
        """The lines of management into and out of the unit."""
        return tuple(link for link in self.links if link.relation == "reports_to")

    def to_frame(self) -> pd.DataFrame:
        """One row a link, with the directorate at its other end."""
        rows = [
            {
                "from": link.start,
                "relation": link.relation,
                "to": link.end,
                "with": division,
                "where": link.origin.words(),
                "source": link.source,
                "basis": link.basis,
            }
            for division, links in self.by_division.items()
            for link in links
        ]
        columns = ["from", "relation", "to", "with", "where", "source", "basis"]
        return pd.DataFrame(rows, columns=columns)

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "unit": self.unit,
            "members": sorted(self.members),
            "links": [link.to_dict() for link in self.links],
            "by_division": {
                name: [link.to_dict() for link in links] for name, links in self.by_division.items()
            },
        }


def members_of(model: OrganisationModel, unit: str) -> frozenset[str]:
    """The unit, the units in it, the posts whose home they are or who head them, all functions.

    Raises `UnknownNameError` where there is no such unit.
    """
    tree = model.unit_tree
    if unit not in tree.index:
        guess = did_you_mean(near(unit, tree.ids))
        raise UnknownNameError(f'no unit "{unit}".{guess} There is {listed(tree.ids, most=12)}.')
    inside = set(tree.subtree(unit))
    posts = {post for post, home in model.homes.items() if home in inside}
    posts |= {model.head_of[name] for name in inside if name in model.head_of}
    owners = inside | posts
    functions = {edge.end for edge in model.edges.edges("owns") if edge.start in owners}
    return frozenset(inside | posts | functions)


def links_cut(model: OrganisationModel, members: frozenset[str]) -> tuple[CutLink, ...]:
    """Every relation with exactly one end among `members`, in table and file order.

    What only says where something belongs (part of, owns, holds, heads) is not a link.
    """
    return tuple(
        CutLink(
            edge.start,
            edge.relation,
            edge.end,
            *((edge.start, edge.end) if edge.start in members else (edge.end, edge.start)),
            model.edges.step(edge).origin,
            edge.source,
            edge.basis,
        )
        for edge in model.edges.all()
        if (edge.start in members) != (edge.end in members) and edge.relation not in _STRUCTURE
    )
