"""Faults of an organisation's tables, all at once.

Each check reads whole columns, so that a million posts cost seconds; only the rows at
fault are worded one by one. Codes are those of the design, "Command line".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from orgmodel.model.faults.cell_values import cell_problems, is_blank, period_problems
from orgmodel.model.faults.ids import LINES, Ids, Tables
from orgmodel.model.faults.pay_rows import pay_problems
from orgmodel.model.faults.problem import CODES, Problem
from orgmodel.model.faults.references import repeated_ids, unknown_ids
from orgmodel.model.faults.reporting_line import line_problems
from orgmodel.model.faults.tops import declared_top_problems, top_problems
from orgmodel.model.faults.vacancies import vacancies_read
from orgmodel.model.schema import TABLES

__all__ = ["CODES", "Problem", "check", "tables_held"]


def check(
    tables: Tables,
    *,
    given: frozenset[str],
    extra_relations: frozenset[str] = frozenset(),
    tops: Sequence[str] | None = None,
    departed: Collection[str] = (),
    sound: frozenset[str] = frozenset(),
    bodies: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Every fault of the tables, in table and row order; first those of organisation.toml.

    `given` names the tables that came from a file: without units, values of `unit` make
    units and are told. `extra_relations` are those that rule packs add to the closed list.
    `tops` are the posts that organisation.toml says report to nobody, None where it does not
    say; `departed` the ids of departed.csv, `bodies` those of [roles.NAME]. Of `sound` tables the
    ids are known to be unique and to be there, so that only their other cells are looked at.
    """
    known = Ids(tables, departed)
    found: list[Problem] = list(declared_top_problems(tables["posts"], known, tops))
    for table in TABLES:
        if table.name not in given:
            continue
        frame = tables[table.name]
        rows: list[Problem] = []
        if table.name in sound:
            for column in table.columns:
                if column.kind != "id":
                    rows += cell_problems(table, column, frame, extra_relations)
            found += sorted(rows, key=lambda problem: problem.row or 0)
            continue
        for column in table.columns:
            rows += cell_problems(table, column, frame, extra_relations)
            if column.refers_to and not is_blank(frame[column.name]):
                rows += unknown_ids(table, column, frame, known, given)
        rows += period_problems(table, frame)
        if table.has_ids:
            rows += repeated_ids(table, frame, known)
        if table.name in LINES:
            rows += line_problems(table, frame, known)
        if table.name == "posts":
            rows += top_problems(table, frame, tops)
            rows += vacancies_read(table, frame)
        if table.name == "pay":
            rows += pay_problems(table, frame, bodies)
        found += sorted(rows, key=lambda problem: problem.row or 0)
    return tuple(found)


def tables_held(tables: Tables, problems: Iterable[Problem]) -> frozenset[str]:
    """The tables that a folder of the organisation has a file of, `problems` being its faults.

    Those with rows, and the posts: without a row too, as a fault, save where units alone are
    the organisation.
    """
    held = {name for name, frame in tables.items() if len(frame)}
    bodies = "units" in held and not any(problem.code == "no-top" for problem in problems)
    return frozenset(held if bodies else {*held, "posts"})
