"""The links that tie divisions together: direct ones, and through a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.lateral import dependent, lateral_relations
from orgmodel.model.evidence import Origin

BUYS, SUPPLIES = "commissions", "provides"


@dataclass(frozen=True, slots=True)
class Tie:
    """One lateral link, with the division of each of its ends (empty: none, the outside).

    `dependent` is the end that depends on the other: from, to or both. `via` is the service
    that joins the ends of a tie made of two links, one that buys and one that supplies it.
    """

    start: str
    relation: str
    end: str
    start_division: str
    end_division: str
    dependent: str
    origins: tuple[Origin, ...]
    source: str = ""
    basis: str = ""
    via: str = ""

    @property
    def across(self) -> bool:
        """Whether it joins two different divisions."""
        ends = (self.start_division, self.end_division)
        return all(ends) and ends[0] != ends[1]

    @property
    def within(self) -> bool:
        """Whether both ends are in one division."""
        return bool(self.start_division) and self.start_division == self.end_division

    @property
    def divisions(self) -> frozenset[str]:
        """The divisions it touches."""
        return frozenset({self.start_division, self.end_division} - {""})

    def pairs(self) -> Iterator[tuple[str, str]]:
        """(who depends, on whom) for each way it holds."""
        if self.dependent in ("from", "both"):
            yield self.start_division, self.end_division
        if self.dependent in ("to", "both"):
            yield self.end_division, self.start_division

    def to_dict(self) -> dict[str, Any]:
        """For JSON: as a step of a rule's path, and what it says here."""
        return {
            "from": self.start,
            "relation": self.relation,
            "to": self.end,
            "via": self.via,
            "from_division": self.start_division,
            "to_division": self.end_division,
            "depends": self.dependent,
            "where": ", ".join(origin.words() for origin in self.origins),
            "source": self.source,
            "basis": self.basis,
        }


def ties_of(divisions: Divisions) -> tuple[Tie, ...]:
    """Every lateral link of links.csv in file order, then the ties through services."""
    model, division = divisions.model, divisions.of
    lateral = model.edges.edges(*sorted(lateral_relations(model)))
    links = sorted((edge for edge in lateral if edge.table == "links"), key=lambda e: e.label)
    direct = [
        Tie(
            link.start,
            link.relation,
            link.end,
            division(link.start),
            division(link.end),
            dependent(link.relation),
            (model.edges.step(link).origin,),
            link.source,
            link.basis,
        )
        for link in links
    ]
    return (*direct, *_through_services(direct, model.tables["services"]))


def _through_services(direct: list[Tie], services: pd.DataFrame) -> Iterator[Tie]:
    """A tie for each pair of who commissions and who provides the same service."""
    known = set(services["id"].tolist())
    bought = [tie for tie in direct if tie.relation == BUYS and tie.end in known]
    supplied: dict[str, list[Tie]] = {}
    for tie in direct:
        if tie.relation == SUPPLIES and tie.end in known:
            supplied.setdefault(tie.end, []).append(tie)
    for buyer in bought:
        for supplier in supplied.get(buyer.end, ()):
            yield Tie(
                buyer.start,
                BUYS,
                supplier.start,
                buyer.start_division,
                supplier.start_division,
                "from",
                (*buyer.origins, *supplier.origins),
                "; ".join(dict.fromkeys(s for s in (buyer.source, supplier.source) if s)),
                _weaker(buyer.basis, supplier.basis),
                buyer.end,
            )


def _weaker(one: str, other: str) -> str:
    """The basis of two links together: stated only if both are."""
    return other if one in ("", "stated") else one
