"""Hosted function: a function shared by all that sits on one side, or serves one side only.

With `where = "host"`: the owner is on one of the two sides. With `where = "served"`: the
links of the function itself (it `supports` …) all lead to one side.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import LATERAL
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import OWNERS
from orgmodel.rules.suggestions import move_function, unit_for
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "where",
        "text",
        "what is looked at: the host, or who is served",
        required=True,
        allowed=("host", "served"),
    ),
)

READS = (*OWNERS,)

EXAMPLE = Example(
    """
kind = "hosted_function"
where = "host"
""",
    "F1, a common function, is hosted on one side by Right directorate (r_dir), a right unit.",
)


def look(view: View, rule: Rule) -> Observation:
    """Look at every shared function."""
    shared = [
        edge for edge in view.edges("owns") if view.function_kind(edge.end) == view.words.shared
    ]
    if not shared:
        return Observation(missing=f"which functions are {view.words.shared} (functions.csv)")
    if rule.parameters["where"] == "served":
        return _served(view, rule, shared)
    owners = [edge.start for edge in shared if view.table_of(edge.start)]
    unsided = [owner for owner in owners if not view.side(owner)]
    missing = record.all_of(
        record.function_owners(view, {view.words.shared}),
        record.which_side(view, unsided),
        record.function_kinds(view),
    )
    findings = tuple(_hosted(view, rule, edge) for edge in shared if view.sided(edge.start))
    seen = {end for edge in shared if view.side(edge.start) for end in (edge.start, edge.end)}
    return Observation(findings, frozenset(seen), missing, rows=lambda: _rows(view, shared))


def _rows(view: View, shared: list[Edge]) -> Iterator[Step]:
    """Who is responsible for each shared function, and what puts that unit on its side."""
    for edge in shared:
        yield from (view.step(edge), *view.side_step(edge.start))


def _hosted(view: View, rule: Rule, owns: Edge) -> Finding:
    side = view.side(owns.start)
    home = unit_for(view, view.words.neutral, view.home(owns.start))
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(owns.end)}, a {view.words.shared} function, is hosted on one side by "
        f"{view.name(owns.start)}, a {side} {view.post_or_unit(owns.start)}.",
        (owns.end, owns.start),
        (view.step(owns), *view.side_step(owns.start)),
        f"it moves to a {view.words.neutral} unit",
        "owns",
        move_function(owns.end, home),
    )


def _served(view: View, rule: Rule, shared: list[Edge]) -> Observation:
    findings, seen, silent, rows = [], set[str](), list[str](), list[Edge]()
    for owns in shared:
        links = [e for e in view.links_from(owns.end, *LATERAL) if view.side(e.end)]
        if not links:
            silent.append(owns.end)
            continue
        rows += links
        seen |= {owns.end, *(edge.end for edge in links)}
        sides = {view.side(edge.end) for edge in links}
        if len(sides) == 1 and sides <= set(view.words.sides):
            findings.append(_one_sided(view, rule, owns, links))
    whom = view.some_names(silent, 3) if seen else "each shared function"
    missing = f"who is served by {whom} (links.csv, from the function)" if silent else ""
    return Observation(tuple(findings), frozenset(seen), missing, rows=view.rows_of(rows))


def _one_sided(view: View, rule: Rule, owns: Edge, links: list[Edge]) -> Finding:
    side = view.side(links[0].end)
    served = view.some_names(edge.end for edge in links)
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(owns.end)}, a {view.words.shared} function of {view.name(owns.start)}, "
        f"serves the {side} side only: {served}.",
        (owns.end,),
        (view.step(owns), *view.links.steps(links)),
        "it serves both sides, or is counted as a function of the side it serves",
        "serves",
    )
