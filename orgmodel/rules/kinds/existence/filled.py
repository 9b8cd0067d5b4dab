"""Filled: a column of a table is filled in every row."""

from __future__ import annotations

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

READS = ("{table}.{column}",)

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
    return Observation(
        findings,
        frozenset(rows["id"]),
        rows=lambda: (step for name in rows["id"] for step in view.cell_step(name, column)),
    )
