"""Who has an interest in what, and whether it touches the beneficiary of a decision.

Conflict of interest is a relation of a person to one thing, not a property of the person
(Lin 1989 on Brewer and Nash): somebody may be buyer, supplier and neither, by service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from orgmodel.model import numbers
from orgmodel.model.appointments import day_words
from orgmodel.model.evidence import Step
from orgmodel.rules.selection.wildcard import bare
from orgmodel.rules.view import View

INTEREST, VOTED, TAKEN_BY, BENEFITS = "interest_in", "voted_on", "taken_by", "benefits"
POSITION = "position"
"""The kind of interest that a post in something is."""


class Interests:
    """The interests, decisions and votes of an organisation."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.model = view.model
        self._others: dict[date, Interests] = {}

    def on(self, day: date) -> Interests:
        """The same as it is on another day: who holds what, and which posts and units there are.

        These themselves where nothing in the data begins or ends.
        """
        if str(day) == self.model.day or not self.model.has_days:
            return self
        if day not in self._others:
            self._others[day] = Interests(
                View(
                    self.model.as_of(str(day)),
                    self.view.words,
                    self.view.roles,
                    body=self.view.body,
                )
            )
        return self._others[day]

    @cached_property
    def any_declared(self) -> bool:
        """Whether any interest is on record, also in what is not in force on the day."""
        return bool(len(self.model.tables["interests"]) or self.model.set_aside.rows("interests"))

    @cached_property
    def declared(self) -> Mapping[str, list[Step]]:
        """Person → what interests.csv gives them an interest in."""
        table = self.model.tables["interests"]
        found: dict[str, list[Step]] = {}
        for label, person, thing in zip(table.index, table["person"], table["in"], strict=True):
            found.setdefault(person, []).append(
                self._step("interests", label, person, INTEREST, thing)
            )
        return found

    @cached_property
    def beneficiaries(self) -> Mapping[str, str]:
        """Decision → who or what gains by it."""
        column = self.model.cells.column
        return dict(zip(column("decisions", "id"), column("decisions", "beneficiary"), strict=True))

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Decision → the body that took it."""
        column = self.model.cells.column
        return dict(zip(column("decisions", "id"), column("decisions", "body"), strict=True))

    @cached_property
    def votes(self) -> Mapping[str, list[tuple[str, str, Step]]]:
        """Decision → person, capacity, and the row that says so."""
        table = self.model.tables["votes"]
        found: dict[str, list[tuple[str, str, Step]]] = {}
        rows = (table[column] for column in ("decision", "person", "capacity"))
        for label, decision, person, capacity in zip(table.index, *rows, strict=True):
            step = self._step("votes", label, person, VOTED, decision)
            found.setdefault(decision, []).append((person, capacity, step))
        return found

    def decision_steps(self, decision: str) -> tuple[Step, ...]:
        """By whom the decision was taken, and whom it benefits."""
        table = self.model.tables["decisions"]
        label = table.index[table["id"] == decision][0]
        ends = ((TAKEN_BY, self.bodies[decision]), (BENEFITS, self.beneficiaries[decision]))
        return tuple(
            self._step("decisions", label, decision, relation, end) for relation, end in ends if end
        )

    def day_of(self, decision: str) -> date:
        """The day of a decision; where it has none, the organisation's day."""
        table = self.model.tables["decisions"]
        said = next(iter(table.loc[table["id"] == decision, "date"]), "")
        return numbers.day(said) or date.fromisoformat(self.model.day)

    @cached_property
    def processes(self) -> Mapping[str, str]:
        """Decision → the process it was made by, in small letters; empty where nothing says it."""
        column = self.model.cells.column
        words = (bare(said) for said in column("decisions", "process"))
        return dict(zip(column("decisions", "id"), words, strict=True))

    @cached_property
    def _kinds(self) -> Mapping[Step, str]:
        """Each declared interest → its kind, in small letters; empty where it is not said."""
        table = self.model.tables["interests"]
        rows = zip(table.index, table["person"], table["in"], table["kind"], strict=True)
        return {
            self._step("interests", label, person, INTEREST, thing): bare(kind)
            for label, person, thing, kind in rows
        }

    def conflict(self, person: str, beneficiary: str, on: date) -> tuple[Step, ...]:
        """Why the person may gain by what benefits this: the first reason; empty without any."""
        return next((path for _, path in self.conflicts(person, beneficiary, on)), ())

    def conflicts(
        self, person: str, beneficiary: str, on: date
    ) -> Iterator[tuple[str, tuple[Step, ...]]]:
        """Each reason why the person may gain by what benefits this, with the kind of interest.

        An interest in the beneficiary, in a unit it is part of or that is part of it, or in
        what supplies it or is supplied by it; or a post in the beneficiary held on that day,
        save at the trust level, whose people decide for all. Units are as they were on that day;
        an interest has no days, and counts whenever what it is in is in force. The kind is empty
        where it is not said.
        """
        if not beneficiary:
            return
        then = self.on(on)
        kinds = {**then._kinds, **self._kinds}
        for step in dict.fromkeys((*self.declared.get(person, ()), *then.declared.get(person, ()))):
            touches = then._touches(step.end, beneficiary)
            if touches is not None:
                yield kinds[step], (step, *touches)
        if held := then._post_in(person, beneficiary):
            yield POSITION, held

    def absent_beneficiary(self, decision: str) -> str:
        """What is missing where whom a decision benefits was not in force on its day."""
        day, who = self.day_of(decision), self.beneficiaries[decision]
        absence = self.on(day).model.set_aside.absences.get(who)
        if absence is None:
            return ""
        return (
            f"what {self.view.name(who)} was on {day_words(day)}, the day of decision {decision}: "
            f"it {absence.words()} ({absence.one}s.csv, columns start and end)"
        )

    def _post_in(self, person: str, beneficiary: str) -> tuple[Step, ...]:
        view = self.view
        trust = view.words.trust
        if view.side(beneficiary) == trust:
            return ()
        for edge in view.posts_held(person):
            if view.side(edge.end) == trust:
                continue
            home = view.home(edge.end)
            if edge.end == beneficiary:
                return (view.step(edge),)
            if beneficiary in view.units.index and view.within(home, beneficiary):
                place = view.links.from_(edge.end, "part_of", "heads")
                sits = [view.step(link) for link in place if link.end == home][:1]
                return (view.step(edge), *sits, *view.unit_steps(home, beneficiary))
        return ()

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
