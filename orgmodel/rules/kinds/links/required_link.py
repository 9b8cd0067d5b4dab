"""Required link: the data has each of these relations, and none of those.

A required relation fails only where the data speaks of it and says something else (or
something `weaker`); where it says nothing, the rule is not assessable. `never` names
relations that must not be there.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import COLUMN_RELATIONS
from orgmodel.rules.absence import ended_words
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import Pattern, sentences
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("links", "links", "the required relations; each end is a selection", default=()),
    Parameter("never", "links", "relations that must not be there", default=()),
    Parameter("only", "flag", "the subject has this relation to nobody else", default=False),
    Parameter("sole", "flag", "nobody else has this relation to the object", default=False),
    Parameter(
        "weaker",
        "relations",
        "relations between the two that do not suffice, and whose "
        "presence shows that the data speaks of them",
        default=(),
    ),
)

ASKS_FOR = ("links",)


def look(view: View, rule: Rule) -> Observation:
    """Look for each required relation, then for each forbidden one."""
    findings: list[Finding] = []
    seen: set[str] = set()
    missing: list[str] = []
    for link in rule.parameters["links"]:
        pattern = Pattern.of(view, link)
        found = pattern.found()
        said = found or pattern.said(rule.parameters["weaker"])
        # Another owner or manager says more than that the first is gone.
        instead = bool(said) and pattern.relation in COLUMN_RELATIONS
        ended = () if found or instead else pattern.ended()
        if pattern.missing:
            missing += pattern.missing
        elif ended:
            seen |= set(pattern.ids())
            findings.append(_ended(rule, pattern, ended))
        elif not said:
            missing.append(f"whether {pattern.words()} ({_place(pattern)})")
        else:
            seen |= {*pattern.ids(), *(end for e in found for end in (e.start, e.end))}
            findings += _others(view, rule, pattern) if found else [_absent(rule, pattern, said)]
    for link in rule.parameters["never"]:
        pattern = Pattern.of(view, link)
        if pattern.missing:
            missing += pattern.missing
        else:
            narrow = pattern.start if len(pattern.start) <= len(pattern.end) else pattern.end
            seen |= set(pattern.ids() or narrow)
            findings += [_wrong(view, rule, pattern, edge) for edge in pattern.found()]
    if not (rule.parameters["links"] or rule.parameters["never"]):
        missing.append("which links to look for (the rule names none)")
    return Observation(tuple(findings), frozenset(seen), "; ".join(dict.fromkeys(missing)))


def _place(pattern: Pattern) -> str:
    from_column = {
        "owns": "functions.csv",
        "heads": "units.csv",
        "reports_to": "posts.csv",
        "part_of": "units.csv",
        "holds": "appointments.csv",
    }
    seats = ("chairs", "member_of", "coopted_to", "attends")
    return from_column.get(
        pattern.relation, "memberships.csv" if pattern.relation in seats else "links.csv"
    )


def _ended(rule: Rule, pattern: Pattern, ended: tuple[Step, ...]) -> Finding:
    return Finding(
        rule.id,
        rule.severity,
        f"It no longer holds that {pattern.words()}: {ended_words(ended)}.",
        pattern.ids() or (ended[0].start, ended[0].end),
        ended,
        f"{pattern.words()} ({_place(pattern)})",
        pattern.relation,
        pattern.make(),
    )


def _absent(rule: Rule, pattern: Pattern, said: list[Edge]) -> Finding:
    view = pattern.view
    return Finding(
        rule.id,
        rule.severity,
        f"Nothing says that {pattern.words()}; the data has instead: {sentences(view, said)}.",
        pattern.ids() or (said[0].start, said[0].end),
        view.links.steps(said),
        f"{pattern.words()} ({_place(pattern)})",
        pattern.relation,
        pattern.make(),
    )


def _others(view: View, rule: Rule, pattern: Pattern) -> list[Finding]:
    """Relations beside the required one, where it must be the only one of its kind."""
    there = []
    if rule.parameters["only"]:
        there += [e for start in pattern.start for e in view.links.about(start, pattern.relation)]
    if rule.parameters["sole"]:
        there += [edge for end in pattern.end for edge in view.links.to(end, pattern.relation)]
    found = set(pattern.found())
    extra = [edge for edge in dict.fromkeys(there) if edge not in found]
    if not extra:
        return []
    return [
        Finding(
            rule.id,
            rule.severity,
            f"Beside the one asked for ({pattern.words()}) the data has: {sentences(view, extra)}.",
            pattern.ids(),
            view.links.steps([*found, *extra]),
            f"the only one left is that {pattern.words()}",
            pattern.relation,
            undo(view, extra),
        )
    ]


def _wrong(view: View, rule: Rule, pattern: Pattern, edge: Edge) -> Finding:
    return Finding(
        rule.id,
        rule.severity,
        f"{sentences(view, [edge])}, which must not be.",
        (edge.start, edge.end),
        (view.step(edge), *view.side_step(edge.start)),
        f"it no longer holds that {sentences(view, [edge])}",
        f"never {pattern.relation}",
        undo(view, [edge]),
    )
