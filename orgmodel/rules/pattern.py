"""A relation between two selections: where the data has it, and where it says something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import (
    COLUMN_RELATIONS,
    MEMBERSHIP_RELATIONS,
    SEATS,
    SYMMETRIC_RELATIONS,
    verb,
)
from orgmodel.model.words import listed
from orgmodel.rules.finding import SuggestedChange
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import ANYTHING, select
from orgmodel.rules.suggestions import add_link, move_function
from orgmodel.rules.view import View

_OF_THE_END = ("owns", "heads")
"""Relations of which the end has one at most: another start is the data saying otherwise."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`start` relation `end`, each end a selection."""

    view: View
    start: Selection
    relation: str
    end: Selection
    anything: bool = False

    @classmethod
    def of(cls, view: View, link: Iterable[str]) -> Pattern:
        """The pattern of ["from", "relation", "to"] in a pack."""
        start, relation, end = link
        return cls(
            view, select(view, (start,)), relation, select(view, (end,)), ANYTHING in (start, end)
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """What the data would need for its ends to be known."""
        ends = (self.start.missing, self.end.missing)
        return tuple(dict.fromkeys(missing for missing in ends if missing))

    def words(self) -> str:
        """`A reports to B`."""
        return f"{self.start.words} {verb(self.relation)} {self.end.words}"

    def found(self) -> list[Edge]:
        """The relations of the data that fit, in file order."""
        starts = set(self.start)
        relations: tuple[str, ...] = (self.relation,)
        if self.relation in MEMBERSHIP_RELATIONS:
            # A seat may be given to the person that holds a post; a chair is a member too.
            links = self.view.links
            starts |= {e.start for post in self.start for e in links.to(post, "holds")}
            relations = SEATS if self.relation == "member_of" else relations
        return [edge for edge in self._near(relations) if self._fits(edge, starts)]

    def ended(self) -> tuple[Step, ...]:
        """The relations that fitted and that the scenario removed."""
        kinds = SEATS if self.relation == "member_of" else (self.relation,)
        starts = {*self.start, *(row.id for row in self.start.removed)}
        ends = {*self.end, *(row.id for row in self.end.removed)}
        return tuple(
            step
            for step in self.view.model.removed.of(*kinds)
            if (step.start in starts and step.end in ends)
            or (self.relation in SYMMETRIC_RELATIONS and step.end in starts and step.start in ends)
        )

    def _fits(self, edge: Edge, starts: set[str]) -> bool:
        if edge.start in starts and edge.end in self.end:
            return True
        turned = self.relation in SYMMETRIC_RELATIONS
        return turned and edge.end in starts and edge.start in self.end

    def _near(self, relations: tuple[str, ...]) -> list[Edge]:
        """Relations at the end that is one id, else all of the kind."""
        links, start, end = self.view.links, self.start.only, self.end.only
        if start is not None and self.relation not in MEMBERSHIP_RELATIONS:
            return links.about(start, *relations)
        if end is not None and self.relation not in SYMMETRIC_RELATIONS:
            return links.to(end, *relations)
        return list(links.edges(*relations))

    def said(self, weaker: Iterable[str] = ()) -> list[Edge]:
        """What the data says instead, where it is not there.

        Of a seat: the seats of a body whose roster is complete, and another chair. Of a
        relation that its end has one of: that one. Else: the same relation from the same
        start, and any `weaker` relation between the two.
        """
        links, start, end = self.view.links, self.start.only, self.end.only
        if self.relation in MEMBERSHIP_RELATIONS:
            if end is None:
                return []
            complete = self.view.cell(end, "roster") == "complete"
            kinds = SEATS if complete else ("chairs",) if self.relation == "chairs" else ()
            return links.to(end, *kinds)
        if self.relation in _OF_THE_END:
            return links.to(end, self.relation) if end is not None else []
        said = links.from_(start, self.relation) if start is not None else []
        for relation in weaker:
            said += Pattern(self.view, self.start, relation, self.end).found()
        return said

    def ids(self) -> tuple[str, ...]:
        """The ends that are one id each."""
        return tuple(end for end in (self.start.only, self.end.only) if end is not None)

    def make(self) -> tuple[SuggestedChange, ...]:
        """The edit that would make it so, where it can be told which."""
        start, end = next(iter(self.start), None), next(iter(self.end), None)
        if start is None or end is None or self.anything:
            return ()
        if self.relation not in COLUMN_RELATIONS:
            return (add_link(start, self.relation, end),)
        if self.relation == "owns":
            return move_function(end, start)
        if self.relation == "reports_to":
            return (SuggestedChange("move-post", {"post": start, "to": end}),)
        if self.relation == "part_of" and start in self.view.units.index:
            return (SuggestedChange("move-unit", {"unit": start, "to": end}),)
        return ()


def sentences(view: View, edges: Iterable[Edge | Step], most: int = 3) -> str:
    """The relations in words, the first few of them."""
    said = [
        f"{view.name(edge.start)} {verb(edge.relation)} {view.name(edge.end)}" for edge in edges
    ]
    return listed(said, most, between=";")
