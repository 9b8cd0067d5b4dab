"""Who has an interest in what, and whether it touches the beneficiary of a decision.

Conflict of interest is a relation of a person to one thing, not a property of the person
(Lin 1989 on Brewer and Nash): somebody may be buyer, supplier and neither, by service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from orgmodel.model import numbers
from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.rules.view import View

INTEREST, VOTED, TAKEN_BY, BENEFITS = "interest_in", "voted_on", "taken_by", "benefits"


class Interests:
    """The interests, decisions and votes of an organisation."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.model = view.model

    @cached_property
    def declared(self) -> Mapping[str, list[Step]]:
        """Person → what interests.csv gives them an interest in."""
        table = self.model.interests
        found: dict[str, list[Step]] = {}
        for label, person, thing in zip(table.index, table["person"], table["in"], strict=True):
            found.setdefault(person, []).append(
                self._step("interests", label, person, INTEREST, thing)
            )
        return found

    @cached_property
    def beneficiaries(self) -> Mapping[str, str]:
        """Decision → who or what gains by it."""
        table = self.model.decisions
        return dict(zip(table["id"], table["beneficiary"], strict=True))

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Decision → the body that took it."""
        table = self.model.decisions
        return dict(zip(table["id"], table["body"], strict=True))

    @cached_property
    def votes(self) -> Mapping[str, list[tuple[str, str, Step]]]:
        """Decision → person, capacity, and the row that says so."""
        table = self.model.votes
        found: dict[str, list[tuple[str, str, Step]]] = {}
        rows = (table[column] for column in ("decision", "person", "capacity"))
        for label, decision, person, capacity in zip(table.index, *rows, strict=True):
            step = self._step("votes", label, person, VOTED, decision)
            found.setdefault(decision, []).append((person, capacity, step))
        return found

    def decision_steps(self, decision: str) -> tuple[Step, ...]:
        """By whom the decision was taken, and whom it benefits."""
        table = self.model.decisions
        label = table.index[table["id"] == decision][0]
        ends = ((TAKEN_BY, self.bodies[decision]), (BENEFITS, self.beneficiaries[decision]))
        return tuple(
            self._step("decisions", label, decision, relation, end) for relation, end in ends if end
        )

    def day_of(self, decision: str) -> date:
        """The day of a decision; where it has none, the organisation's day."""
        table = self.model.decisions
        said = next(iter(table.loc[table["id"] == decision, "date"]), "")
        return numbers.day(said) or date.fromisoformat(self.model.day)

    def conflict(self, person: str, beneficiary: str, on: date) -> tuple[Step, ...]:
        """Why the person may gain by what benefits this; empty where nothing says so.

        An interest in the beneficiary, in a unit it is part of or that is part of it, or in
        what supplies it or is supplied by it; or a post in the beneficiary held on that day,
        save at the trust level, whose people decide for all.
        """
        if not beneficiary:
            return ()
        for step in self.declared.get(person, ()):
            touches = self._touches(step.end, beneficiary)
            if touches is not None:
                return (step, *touches)
        return self._post_in(person, beneficiary, on)

    def _post_in(self, person: str, beneficiary: str, on: date) -> tuple[Step, ...]:
        view = self.view
        trust = view.words.trust
        if view.side(beneficiary) == trust:
            return ()
        for edge in self._appointed.get(person, ()):
            if not view.appointment(edge).on(on) or view.side(edge.end) == trust:
                continue
            home = view.home(edge.end)
            if edge.end == beneficiary:
                return (view.step(edge),)
            if beneficiary in view.units.index and view.within(home, beneficiary):
                place = view.links.from_(edge.end, "part_of", "heads")
                sits = [view.step(link) for link in place if link.end == home][:1]
                return (view.step(edge), *sits, *view.unit_steps(home, beneficiary))
        return ()

    def holders_on(self, post: str, day: date) -> list[str]:
        """The persons who hold a post on a day, each once."""
        edges = (e for e in self._appointed_to.get(post, ()) if self.view.appointment(e).on(day))
        return list(dict.fromkeys(edge.start for edge in edges))

    @cached_property
    def _appointed_to(self) -> Mapping[str, list[Edge]]:
        """Post → every appointment to it, whenever it holds."""
        return _grouped(self.view.links.appointed, lambda edge: edge.end)

    @cached_property
    def _appointed(self) -> Mapping[str, list[Edge]]:
        """Person → every appointment, whenever it holds."""
        return _grouped(self.view.links.appointed, lambda edge: edge.start)

    def _touches(self, thing: str, beneficiary: str) -> tuple[Step, ...] | None:
        view = self.view
        if thing == beneficiary:
            return ()
        for inner, outer in ((thing, beneficiary), (beneficiary, thing)):
            if inner in view.units.index and view.within(inner, outer):
                return view.unit_steps(inner, outer)
        if not view.words.supplies:
            return None
        for unit, service in ((thing, beneficiary), (beneficiary, thing)):
            edge = view.links.find(unit, view.words.supplies, service)
            if edge:
                return (view.step(edge),)
        return None

    def _step(self, table: str, label: int, start: str, relation: str, end: str) -> Step:
        return Step(start, relation, end, self.model.origins.of(table, int(label)))


def _grouped(edges: Iterable[Edge], key: Callable[[Edge], str]) -> Mapping[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(key(edge), []).append(edge)
    return found
