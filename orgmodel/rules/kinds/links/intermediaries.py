"""Intermediaries: through whom the two sides are linked, ranked; never a breach.

Every organisation is connected, and interdependence is a virtue. Told are the direct lateral
links between the sides, and whoever stands between a unit or post of one side and one of the
other, by how many pairs it joins. Boards and committees are no ends: in them a side meets
itself. The trust level and declared `gatekeepers` are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.relations import LATERAL, verb
from orgmodel.model.words import counted
from orgmodel.rules.cut_points import cut_points
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.gathered import seated_bodies
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SEATED, SIDES
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import remove_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "relations",
        "relations",
        "the links that count; every lateral one by default",
        default=LATERAL,
    ),
    Parameter("gatekeepers", "things", "who is declared to stand between", default=()),
    Parameter(
        "most",
        "number",
        "how many intermediaries to name; those that tie with the last are named too",
        default=10,
    ),
)

READS = (SIDES, *SEATED)

EXAMPLE = Example(
    """
kind = "intermediaries"
""",
    "Middle directorate (m_dir) stands between the sides, joining 1 pair: Left "
    "directorate (l_dir) with Right directorate (r_dir). It is the only link that some "
    "others have.",
)
INFO: Severity = "info"
Between = dict[str, dict[str, Edge]]


def look(view: View, rule: Rule) -> Observation:
    """List direct links and rank who stands between the sides."""
    if lacks := view.lacks_sides():
        return Observation(missing=lacks)
    links = list(_lateral(view, rule))
    if not links:
        return Observation(missing="which units and posts have lateral links (links.csv)")
    near: Between = {}
    for edge in links:
        near.setdefault(edge.start, {}).setdefault(edge.end, edge)
        near.setdefault(edge.end, {}).setdefault(edge.start, edge)
    bodies = seated_bodies(view.links)
    side = {n: "" if n in bodies else view.side(n) for n in near}
    first, second = view.words.sides
    across = ((first, second), (second, first))
    direct = [edge for edge in links if (side[edge.start], side[edge.end]) in across]
    findings = [_direct(view, rule, edge) for edge in direct]
    findings += _ranked(view, rule, near, side)
    return Observation(tuple(findings), frozenset(near), rows=view.rows_of(links))


def _lateral(view: View, rule: Rule) -> Iterator[Edge]:
    posts, units = view.cells.rows("posts"), view.cells.rows("units")
    for edge in view.edges(*rule.parameters["relations"]):
        if all(end in units or end in posts for end in (edge.start, edge.end)):
            yield edge


def _direct(view: View, rule: Rule, edge: Edge) -> Finding:
    return Finding(
        rule.id,
        INFO,
        f"A direct link joins the sides: {view.name(edge.start)} {verb(edge.relation)} "
        f"{view.name(edge.end)}.",
        (edge.start, edge.end),
        (view.step(edge),),
        "the link goes through a neutral unit. It is no breach as it is",
        edge.relation,
        (remove_link(edge),),
    )


def _ranked(view: View, rule: Rule, near: Between, side: dict[str, str]) -> Iterator[Finding]:
    first, second = view.words.sides
    left_out = {*select(view, rule.parameters["gatekeepers"])}
    between = []
    for name, partners in near.items():
        if name in left_out or view.side(name) == view.words.trust:
            continue
        one = [partner for partner in partners if side[partner] == first]
        other = [partner for partner in partners if side[partner] == second]
        if one and other:
            between.append((len(one) * len(other), name, one, other))
    ranked = sorted(between, key=lambda item: -item[0])
    least = ranked[: int(rule.parameters["most"])][-1][0] if ranked else 0
    cuts = cut_points({name: list(partners) for name, partners in near.items()}) if ranked else ()
    for pairs, name, one, other in ranked:
        if pairs < least:
            return
        edges = [near[name][partner] for partner in (*one, *other)]
        only = " It is the only link that some others have." if name in cuts else ""
        yield Finding(
            rule.id,
            INFO,
            f"{view.name(name)} stands between the sides, joining "
            f"{counted(pairs, 'pair')}: {view.some_names(one)} with "
            f"{view.some_names(other)}.{only}",
            (name,),
            view.links.steps(edges),
            "the rule names it among its gatekeepers. It is no breach as it is",
            "between",
        )
