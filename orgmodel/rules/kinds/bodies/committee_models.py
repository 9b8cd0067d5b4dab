"""Committee models: by which of four patterns a committee is joined to the groups it works with.

(a) groups, or a group of their leads, that meet the committee; (b) their leads sit on it, as
members or co-opted; (c) others who sit on it are linked with single groups; (d) a separate
committee of the leads, linked to it otherwise than by meeting it. More than one may hold. A
committee of the leads without any link is a part of (d): that it is there is all the data says.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import LATERAL, SEATS
from orgmodel.rules import roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import EVERY_LINK
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the committee", required=True),
    Parameter("groups", "things", "the groups it works with", required=True),
    Parameter("leads", "things", "the leads of those groups, posts or persons", default=()),
    Parameter("lead_committee", "things", "the separate committee of the leads", default=()),
    Parameter(
        "members", "things", "posts that stand for its members, beside who has a seat", default=()
    ),
    Parameter(
        "meets", "relations", "relations that are meeting it: model (a)", default=("meets_with",)
    ),
)

READS = ("functions.kind", "posts.kind", "units.kind", "~heads", "~holds", EVERY_LINK)

EXAMPLE = Example(
    """
kind = "committee_models"
body = "board"
groups = ["r_dir"]
""",
    "Board (board) follows model (a): groups that meet the committee.",
)
MODELS = {
    "a": "groups that meet the committee",
    "b": "leads of the groups sit on the committee",
    "c": "members of the committee are linked with single groups",
    "d": "a separate committee of the leads is linked to the committee",
}
INFO: Severity = "info"


def look(view: View, rule: Rule) -> Observation:
    """Recognise the patterns, and say which."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    found = {model: edges for model, edges in _patterns(view, rule, body).items() if edges}
    committees = list(select(view, rule.parameters["lead_committee"]))
    findings = [
        _finding(view, rule, body, model, f"model ({model}): {MODELS[model]}", edges)
        for model, edges in found.items()
    ]
    if found:
        seen = {end for edges in found.values() for e in edges for end in (e.start, e.end)}
        every = [edge for edges in found.values() for edge in edges]
        return Observation(tuple(findings), frozenset({body, *seen}), rows=view.rows_of(every))
    if not committees:
        groups = select(view, rule.parameters["groups"])
        missing = groups.missing or f"how {view.name(body)} works with {groups.words}"
        return Observation(missing=f"{missing} (links.csv, memberships.csv)")
    about = [edge for name in committees for edge in view.links.about(name, *LATERAL)]
    about += [edge for name in committees for edge in view.links_to(name, *LATERAL)]
    words = f"model (d), partial: {view.some_names(committees)} is there, and no link joins the two"
    partial = _finding(view, rule, body, "d", words, list(dict.fromkeys(about)), committees)
    missing = f"whether {view.some_names(committees)} links to {view.name(body)} (links.csv)"
    return Observation((partial,), frozenset({body, *committees}), missing)


def _patterns(view: View, rule: Rule, body: str) -> dict[str, list[Edge]]:
    groups = set(select(view, rule.parameters["groups"]))
    leads = set(select(view, rule.parameters["leads"]))
    leads |= {e.start for group in groups for e in view.links_to(group, "heads")}
    sit_in_groups = {e.start for group in groups for e in view.links_to(group, *SEATS)}
    committees = set(select(view, rule.parameters["lead_committee"]))
    about = [*view.links.about(body, *LATERAL), *view.links_to(body, *LATERAL)]
    near = list(dict.fromkeys(about))
    meets = rule.parameters["meets"]
    seats = view.links_to(body, *SEATS, "coopted_to")
    members = {name for e in seats if e.relation in SEATS for name in roster.sitters(view, e.start)}
    members |= set(select(view, rule.parameters["members"]))
    return {
        "a": [e for e in near if e.relation in meets and _ends(e) & (groups | committees)],
        "b": [
            e for e in seats if {e.start, *roster.sitters(view, e.start)} & (leads | sit_in_groups)
        ],
        "c": [
            e
            for name in sorted(members - leads)
            for e in (*view.links.about(name, *LATERAL), *view.links_from(name, *SEATS))
            if _ends(e) & groups
        ],
        "d": [e for e in near if e.relation not in meets and _ends(e) & committees],
    }


def _ends(edge: Edge) -> set[str]:
    return {edge.start, edge.end}


def _finding(
    view: View,
    rule: Rule,
    body: str,
    model: str,
    words: str,
    edges: list[Edge],
    committees: list[str] | None = None,
) -> Finding:
    return Finding(
        rule.id,
        INFO,
        f"{view.name(body)} follows {words}.",
        (body, *(committees or ())),
        view.links.steps(edges),
        "nothing needs clearing: this is how the two are joined",
        f"model {model}",
    )
