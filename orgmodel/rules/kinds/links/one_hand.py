"""One hand: nobody has these relations both to one of these things and to one of those.

A post and who holds it on the day are one hand; two bodies are two, whoever owns them. `insiders`
belong to the other side: they have the relations to none of the one, nor has who holds a post of
theirs. It passes only where the data says who has such a relation to each side.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import EVERYWHERE, UNLESS, Parameter
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import elsewhere, proof, select, selected_elsewhere
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("relations", "relations", "the relations kept apart", required=True),
    Parameter("one", "things", "what one hand may have them to", required=True),
    Parameter("other", "things", "what the same hand may not have them to then", required=True),
    Parameter(
        "insiders", "things", "who has them to none of the one, as part of the other", default=()
    ),
    EVERYWHERE,
    UNLESS,
)

READS = ("~holds",)

EXAMPLE = Example(
    """
kind = "one_hand"
relations = ["appoints"]
one = ["l1"]
other = ["r1"]
""",
    "Chief executive (ce) appoints Left director (l1) and appoints Right director (r1): one hand "
    "for both.",
)


def look(view: View, rule: Rule) -> Observation:
    """Compare the hands that have a relation to the one with those that have one to the other."""
    if another := select(view, rule.parameters[UNLESS.name]):
        return Observation(nothing=f"the rule binds nobody where there is {another.words}")
    one, other = (select(view, rule.parameters[name]) for name in ("one", "other"))
    if one.missing or other.missing:
        return Observation(missing=record.all_of(one.missing, other.missing))
    first, second = (_of(view, rule, things) for things in (one, other))
    findings = [*_inside(view, rule, first), *_both(view, rule, first, second)]
    findings += _elsewhere(view, rule, one, first)
    relations = listed((verb(name) for name in rule.parameters["relations"]), last="or")
    every = [*first, *second]
    missing = record.all_of(
        one.absent,
        other.absent,
        *(record.unset(view, rule.parameters[name]) for name in ("one", "other", "insiders")),
        *(
            f"who {relations} {things.words} (links.csv)"
            for things, edges in ((one, first), (other, second))
            if not edges
        ),
        _strangers(view, every),
    )
    seen = frozenset(name for edge in every for name in (edge.start, edge.end))
    return Observation(tuple(findings), seen, missing, rows=view.rows_of(every))


def _elsewhere(view: View, rule: Rule, one: Selection, first: list[Edge]) -> Iterator[Finding]:
    """The same with the other side in other bodies, save where their own rule asks of the one."""
    names, texts = frozenset(rule.parameters[EVERYWHERE.name]), rule.parameters["other"]
    for body in elsewhere(view, texts, names):
        if one.ids.keys().isdisjoint(select(body, rule.parameters["one"])):
            there = _of(view, rule, selected_elsewhere(view, body, texts, names))
            yield from _both(view, rule, first, there)
            yield from _inside(body, rule, first)


def _of(view: View, rule: Rule, things: Selection) -> list[Edge]:
    """Every relation of the rule to one of these things, in file order."""
    return [edge for edge in view.edges(*rule.parameters["relations"]) if edge.end in things]


def _strangers(view: View, edges: list[Edge]) -> str:
    strange = dict.fromkeys(e.start for e in edges if not view.table_of(e.start))
    if not strange:
        return ""
    return f"who {listed(strange, most=5)} is (links.csv: not in the data)"


def _hands(view: View, name: str) -> dict[str, Edge | None]:
    """Who acts where this id does: itself, and whoever holds it, with the row that says so."""
    return {name: None, **{edge.start: edge for edge in view.holders(name)}}


def _both(view: View, rule: Rule, first: list[Edge], second: list[Edge]) -> Iterator[Finding]:
    hands: dict[str, list[tuple[Edge, Edge | None]]] = {}
    for edge in second:
        for hand, by in _hands(view, edge.start).items():
            hands.setdefault(hand, []).append((edge, by))
    done = set[tuple[Edge, Edge]]()
    for edge in first:
        for hand, by in _hands(view, edge.start).items():
            for beside, also_by in hands.get(hand, ()):
                if (edge, beside) in done:
                    continue
                done.add((edge, beside))
                yield _finding(view, rule, hand, (edge, by), (beside, also_by))


def _finding(
    view: View,
    rule: Rule,
    hand: str,
    one: tuple[Edge, Edge | None],
    other: tuple[Edge, Edge | None],
) -> Finding:
    edges = (one[0], other[0])
    said = " and ".join(f"{verb(edge.relation)} {view.name(edge.end)}" for edge in edges)
    rows = dict.fromkeys(edge for edge in (*one, *other) if edge is not None)
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(hand)} {said}: one hand for both.",
        tuple(dict.fromkeys((hand, *(edge.end for edge in edges)))),
        view.links.steps(list(rows)),
        f"somebody else {verb(edges[1].relation)} {view.name(edges[1].end)}",
        "one hand",
        undo(view, [edges[1]]),
    )


def _inside(view: View, rule: Rule, first: list[Edge]) -> Iterator[Finding]:
    texts = rule.parameters["insiders"]
    insiders = select(view, texts)
    for edge in first:
        part = next((way for way in roster.ways(view, edge.start) if way[0] in insiders), None)
        if part is None:
            continue
        name, by = part
        said = f"{view.name(edge.start)} {verb(edge.relation)} {view.name(edge.end)}"
        text = next(one for one in texts if name in select(view, (one,)))
        other = f" as {view.name(name)}" if by and name != by[0].start else ""
        side = select(view, (text,)).words
        yield Finding(
            rule.id,
            rule.severity,
            f"{said}, and{other} is of the other side ({side}): one hand for both.",
            tuple(dict.fromkeys((edge.start, name, edge.end))),
            tuple(dict.fromkeys((*map(view.step, (edge, *by)), *proof(view, text, name)))),
            f"somebody else {verb(edge.relation)} {view.name(edge.end)}",
            "one hand",
            undo(view, [edge]),
        )
