"""An organisation as rows that a case changes, and what a rule of a pack makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from orgmodel.api import Organisation
from orgmodel.rules.check import packs_of, result_of
from orgmodel.rules.kinds import observe
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.view import View
from tests.builders import organisation

DAY, DAY_BEFORE, DAY_AFTER = "2026-11-25", "2026-11-24", "2026-11-26"
Rows = dict[str, list[dict[str, str]]]


@dataclass
class Body:
    """Rows by table and the roles, to be changed by a case. Every change gives the body back."""

    rows: Rows
    roles: dict[str, str]
    date: str = DAY

    def add(self, table: str, *rows: Mapping[str, str]) -> Body:
        """With further rows."""
        self.rows.setdefault(table, []).extend(dict(row) for row in rows)
        return self

    def drop(self, table: str, **cells: str) -> Body:
        """Without the rows that have these cells."""
        self.rows[table] = [r for r in self.rows[table] if not cells.items() <= r.items()]
        return self

    def cell(self, table: str, name: str, **cells: str) -> Body:
        """With other cells in the row of an id."""
        for row in self.rows[table]:
            if row["id"] == name:
                row.update(cells)
        return self

    def held(self, person: str, post: str, **cells: str) -> Body:
        """With one appointment more, of a person who is made where there is none."""
        if person not in {row["id"] for row in self.rows["people"]}:
            self.add("people", {"id": person})
        return self.add("appointments", {"person": person, "post": post, **cells})

    def instead(self, person: str, post: str, **cells: str) -> Body:
        """With this appointment to a post in place of every other."""
        return self.drop("appointments", post=post).held(person, post, **cells)

    def empty(self, post: str, status: str = "") -> Body:
        """With nobody appointed to a post, and this status."""
        return self.drop("appointments", post=post).cell("posts", post, status=status)

    def seat(self, body: str, member: str, role: str = "member_of") -> Body:
        """With a seat more."""
        return self.add("memberships", {"body": body, "member": member, "role": role})

    def link(self, start: str, relation: str, end: str) -> Body:
        """With a link more."""
        return self.add("links", {"from": start, "relation": relation, "to": end})

    def role(self, **roles: str) -> Body:
        """With these roles set otherwise; an empty one is not set."""
        self.roles.update(roles)
        self.roles = {role: found for role, found in self.roles.items() if found}
        return self

    def organisation(self) -> Organisation:
        """The organisation of its rows, with its roles."""
        return replace(_model(json.dumps([self.rows, self.date])), roles=self.roles)

    def result(self, pack: str, rule: str) -> RuleResult:
        """What the rule makes of it."""
        model = self.organisation()
        (read,) = packs_of(model, (pack,))
        (asked,) = (one for one in read.rules if one.id == rule)
        return result_of(asked, observe(View(model, read.words, read.roles), asked), ())


@cache
def _model(written: str) -> Organisation:
    """The organisation of these rows on this day, without roles; cases with them share it."""
    rows, date = json.loads(written)
    return organisation(rows.pop("posts"), packs=(), date=date, **rows)


Change = Callable[[Body], object]


@dataclass(frozen=True)
class Case:
    """What a change of a lawful organisation makes of one rule: `told` for information alone."""

    rule: str
    name: str
    change: Change
    outcome: str
    told: bool = False

    @property
    def id(self) -> str:
        """Stable, for the parametrised test."""
        return f"{self.rule}-{self.name.replace(' ', '-')}"


def breach(rule: str, name: str, change: Change) -> Case:
    """A case that the rule finds."""
    return Case(rule, name, change, "fail")


def lawful(rule: str, name: str, change: Change) -> Case:
    """A case that the rule lets pass."""
    return Case(rule, name, change, "pass")


def silent(rule: str, name: str, change: Change) -> Case:
    """A case of which the data does not say enough."""
    return Case(rule, name, change, "not_assessable")


def tried(cases: Iterable[Case], whole: Callable[[], Body], pack: str, case: Case) -> None:
    """Assert what a case comes to; each id of the table is there once."""
    ids = [one.id for one in cases]
    assert ids.count(case.id) == 1
    body = whole()
    case.change(body)
    found = body.result(pack, case.rule)
    said = (found.outcome, found.missing, [finding.message for finding in found.findings])
    assert found.outcome == case.outcome, said
    assert bool(found.findings) == (case.outcome == "fail" or case.told), said
