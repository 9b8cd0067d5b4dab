"""None of: the data has none of these things, among rows of a table that it does have."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Step
from orgmodel.model.schema import ID_TABLES
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("things", "things", "what there must be none of", required=True),
    Parameter("among", "text", "the table that must have rows", required=True, allowed=ID_TABLES),
)

EXAMPLE = Example(
    """
kind = "none_of"
things = ["provision:internal"]
among = "services"
""",
    "Meals (s1) is one of what there must be none of.",
)


def look(view: View, rule: Rule) -> Observation:
    """Report each of the things that is there."""
    table = rule.parameters["among"]
    rows = select(view, (f"table:{table}",))
    if not rows:
        return Observation(missing=f"which {table} there are ({table}.csv)")
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"{view.name(name)} is one of what there must be none of.",
            (name,),
            (),
            f"{name} is no longer so",
            "none",
        )
        for name in select(view, rule.parameters["things"])
    )
    origins, frame = view.model.origins, view.model.tables[table]

    def every_row() -> Iterator[Step]:
        for label, name in zip(frame.index, frame["id"], strict=True):
            yield Step(name, "is_among", table, origins.of(table, int(label)))

    return Observation(findings, frozenset(rows), rows=every_row)
