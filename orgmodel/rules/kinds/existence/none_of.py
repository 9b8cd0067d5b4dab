"""None of: the data has none of these things, among rows of a table that it does have."""

from __future__ import annotations

from orgmodel.model.evidence import Step
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import listed
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SIDES
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("things", "things", "what there must be none of", required=True),
    Parameter("among", "text", "the table that must have rows", required=True, allowed=ID_TABLES),
)

READS = (SIDES, "services.provision")

EXAMPLE = Example(
    """
kind = "none_of"
things = ["provision:internal"]
among = "services"
""",
    "There should not be any internal service; Meals (s1) is one.",
)


def look(view: View, rule: Rule) -> Observation:
    """Report each of the things that is there."""
    table = rule.parameters["among"]
    rows = select(view, (f"table:{table}",))
    if not rows:
        return Observation(missing=f"which {table} there are ({table}.csv)")
    things = select(view, rule.parameters["things"])
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"There should not be {things.words}; {view.name(name)} is one.",
            (name,),
            _cells(view, rule, name),
            f"{view.name(name)} is that no longer",
            "none",
        )
        for name in things
    )
    return Observation(
        findings,
        frozenset(rows),
        _unsaid(view, rule, table),
        rows=lambda: (step for name in rows for step in _cells(view, rule, name)),
    )


def _columns(rule: Rule) -> tuple[str, ...]:
    """The columns that the things are told by: side, kind, provision."""
    parts = (part for text in rule.parameters["things"] for part in text.split(" & "))
    kinds = (part.removeprefix("not ").partition(":")[0] for part in parts)
    return tuple(dict.fromkeys(kind for kind in kinds if kind in ("side", "kind", "provision")))


def _unsaid(view: View, rule: Rule, table: str) -> str:
    """Which rows leave empty what the things are told by; a post without a kind is a post."""
    without = [
        name
        for column in _columns(rule)
        if column != "kind" or table != "posts"
        for name in view.column(table, "id")
        if name and not (view.side(name) if column == "side" else view.cell(name, column))
    ]
    columns = listed(_columns(rule))
    return f"what the {columns} of {view.some_names(without)} is ({table}.csv)" if without else ""


def _cells(view: View, rule: Rule, name: str) -> tuple[Step, ...]:
    """The cells that show what a row is."""
    columns = _columns(rule) or ("name", "title")
    return tuple(step for column in columns for step in view.cell_step(name, column))
