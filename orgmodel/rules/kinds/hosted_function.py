"""Hosted function: a function shared by all that sits on one side, or serves one side only.

With `where = "host"`: the owner is on one of the two sides. With `where = "served"`: the
links of the function itself (it `supports` …) all lead to one side.
"""

from __future__ import annotations

from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.relations import LATERAL
from orgmodel.rules.remedy import move_function, unit_for

PARAMETERS = (
    Parameter("where", "text", "what is looked at: the host, or who is served", required=True,
              allowed=("host", "served")),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Look at every shared function."""
    shared = [edge for edge in ground.edges("owns")
              if ground.function_kind(edge.end) == ground.words.shared]  # fmt: skip
    if not shared:
        return Looked(missing=f"which functions are {ground.words.shared} (functions.csv)")
    if rule.parameters["where"] == "served":
        return _served(ground, rule, shared)
    unsided = [edge.start for edge in shared if not ground.side(edge.start)]
    missing = f"which side {ground.some_names(unsided)} is on (units.csv)" if unsided else ""
    findings = tuple(_hosted(ground, rule, edge) for edge in shared if ground.sided(edge.start))
    seen = {end for edge in shared if ground.side(edge.start) for end in (edge.start, edge.end)}
    return Looked(findings, frozenset(seen), missing)


def _hosted(ground: Ground, rule: Rule, owns: Edge) -> Finding:
    side = ground.side(owns.start)
    home = unit_for(ground, ground.words.neutral, ground.home(owns.start))
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(owns.end)}, a {ground.words.shared} function, is hosted on one side by "
        f"{ground.name(owns.start)}, a {side} unit.",
        (owns.end, owns.start), (ground.step(owns), *ground.side_step(owns.start)),
        f"it moves to a {ground.words.neutral} unit", "owns", move_function(owns.end, home),
    )  # fmt: skip


def _served(ground: Ground, rule: Rule, shared: list[Edge]) -> Looked:
    findings, seen = [], set[str]()
    for owns in shared:
        links = [e for e in ground.links_from(owns.end, *LATERAL) if ground.side(e.end)]
        if not links:
            continue
        seen |= {owns.end, *(edge.end for edge in links)}
        sides = {ground.side(edge.end) for edge in links}
        if len(sides) == 1 and sides <= set(ground.words.sides):
            findings.append(_one_sided(ground, rule, owns, links))
    missing = "" if seen else "whom each shared function serves (links.csv, from the function)"
    return Looked(tuple(findings), frozenset(seen), missing)


def _one_sided(ground: Ground, rule: Rule, owns: Edge, links: list[Edge]) -> Finding:
    side = ground.side(links[0].end)
    served = ground.some_names(edge.end for edge in links)
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(owns.end)}, a {ground.words.shared} function of {ground.name(owns.start)}, "
        f"serves the {side} side only: {served}.",
        (owns.end,), (ground.step(owns), *ground.links.steps(links)),
        "it serves both sides, or is counted as a function of the side it serves", "serves",
    )  # fmt: skip
