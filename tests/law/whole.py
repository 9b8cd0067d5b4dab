"""A whole and lawful organisation of which each case changes a few rows.

    case = Case("RAIL-7-3-a", "fail", seats=[seat("im_mb", "ru_ceo")])

Rows are added, those in `without` are left out and `roles` are unset with an empty text. What is
asked of a case is one rule alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.api import Organisation
from orgmodel.model.schema import BY_NAME
from orgmodel.model.tables import complete_tables
from orgmodel.rules.check import packs_of, result_of
from orgmodel.rules.kinds import observe
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.view import View
from tests.builders import Row

DAY = "2026-11-25"
PASS, FAIL, NA, TOLD = "pass", "fail", "not_assessable", "told"
_WORDS = {"posts": "title", "units": "name", "functions": "name"}


@dataclass(frozen=True)
class Whole:
    """The rows of a lawful organisation, its pack and who plays which role."""

    pack: str
    roles: Mapping[str, str]
    tables: Mapping[str, Sequence[Row]]

    @cached_property
    def frames(self) -> Mapping[str, pd.DataFrame]:
        """All tables of the lawful organisation, which most cases leave as they are."""
        return complete_tables({name: _frame(name, rows) for name, rows in self.tables.items()})

    def _rows(self, table: str, case: Case) -> list[Row]:
        """The rows of a table with what a case sets, leaves out and adds."""
        cells, gone = case.cells.get(table, {}), {*case.without.get(table, ())}
        kept = ({**row, **cells.get(row.get("id", ""), {})} for row in self.tables.get(table, ()))
        left = [row for row in kept if gone.isdisjoint(_keys(table, row))]
        return [*left, *case.rows.get(table, ())]

    def organisation(self, case: Case) -> Organisation:
        """The organisation with the case's rows."""
        changed = {*case.cells, *case.without, *case.rows}
        tables = {name: _frame(name, self._rows(name, case)) for name in changed}
        roles = {**self.roles, **case.roles}
        return Organisation(
            tables={**self.frames, **tables},
            packs=(self.pack,),
            roles={key: name for key, name in roles.items() if name},
            date=DAY,
        ).settled()

    def result(self, case: Case) -> RuleResult:
        """What the rule of a case says of the organisation with the case's rows."""
        model = self.organisation(case)
        (pack,) = packs_of(model)
        rule = next(rule for rule in pack.rules if rule.id == case.rule)
        return result_of(rule, observe(View(model, pack.words, pack.roles), rule), ())


@dataclass(frozen=True)
class Case:
    """What is changed of the whole, and what the rule must say then.

    `rows` are added by table; `cells` set by table and id; `without` names what is left out: ids,
    persons of appointments, members of seats, and of links `from>to`. `about` are ids that the
    finding must name.
    """

    rule: str
    outcome: str
    why: str
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)
    without: Mapping[str, Sequence[str]] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`RAIL-7-3-a: a former member`."""
        return f"{self.rule}: {self.why}"


def holds(person: str, post: str, start: str = "", end: str = "", **cells: str) -> dict[str, str]:
    """A row of appointments.csv."""
    return {"person": person, "post": post, "start": start, "end": end, **cells}


def agrees(whole: Whole, case: Case) -> None:
    """Assert that the rule says of the case what the clause does; a breach with its subjects."""
    result: Any = whole.result(case)
    standing = [f for f in result.findings if f.stands]
    graver = [finding for finding in standing if finding.severity != "info"]
    if case.outcome == TOLD:
        assert standing and not graver
        assert result.outcome == PASS
    else:
        told = [finding.message for finding in standing]
        assert result.outcome == case.outcome, (result.missing, told)
        assert bool(graver) == (case.outcome == FAIL), told
    if case.about:
        assert set(case.about) <= {name for f in standing for name in f.subjects}
    if case.outcome == NA:
        assert result.missing or result.nothing


def _frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a table read from its file: to write and read 400 of them takes long."""
    columns = BY_NAME[table].column_names
    cells = [[_cell(table, row, column) for column in columns] for row in rows]
    return pd.DataFrame(cells, columns=columns, index=range(2, len(rows) + 2), dtype="str")


def _cell(table: str, row: Row, column: str) -> str:
    words = _WORDS.get(table) == column
    return row.get(column, row["id"] if words else "")


def _keys(table: str, row: Row) -> tuple[str, ...]:
    if table == "appointments":
        return (row["person"], f"{row['person']}>{row['post']}")
    if table == "memberships":
        return (row["member"], f"{row['member']}>{row['body']}")
    if table == "links":
        return (f"{row['from']}>{row['to']}",)
    return (row["id"],)
