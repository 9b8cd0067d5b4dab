"""Filled: a column of a table is filled in every row."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Step
from orgmodel.model.schema import ID_TABLES
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("table", "text", "the table", required=True, allowed=ID_TABLES),
    Parameter("column", "text", "its column", required=True),
)

EXAMPLE = Example(
    """
kind = "filled"
table = "units"
column = "side"
""",
    "Middle directorate (m_dir) has no side in units.csv.",
)


def look(view: View, rule: Rule) -> Observation:
    """Report each row that leaves the column empty."""
    table, column = rule.parameters["table"], rule.parameters["column"]
    rows = view.model.tables[table]
    if not len(rows) or column not in rows.columns:
        return Observation(missing=f"what the {column} of any of the {table} is ({table}.csv)")
    empty = rows["id"][rows[column] == ""].tolist()
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"{view.name(name)} has no {column} in {table}.csv.",
            (name,),
            (),
            f"the {column} of {name} is filled in",
            column,
        )
        for name in empty
    )
    origins = view.model.origins

    def cells() -> Iterator[Step]:
        filled = rows[rows[column] != ""]
        for label, name, value in zip(filled.index, filled["id"], filled[column], strict=True):
            yield Step(name, column, value, origins.of(table, int(label), column))

    return Observation(findings, frozenset(rows["id"]), rows=cells)
