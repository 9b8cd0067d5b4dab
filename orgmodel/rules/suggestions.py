"""Edits that would clear a finding, in the verbs of a scenario, complete enough to apply.

Where something must move, these choose where to: the nearest place that is sound, told the
same way whatever the order of the rows where the data allows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgmodel.model.edges import Edge
from orgmodel.model.relations import LATERAL, SYMMETRIC_RELATIONS
from orgmodel.rules.finding import SuggestedChange
from orgmodel.rules.view import View


def add_link(start: str, relation: str, end: str) -> SuggestedChange:
    """Add a link or a seat."""
    return SuggestedChange("add-link", {"from": start, "relation": relation, "to": end})


def remove_link(edge: Edge) -> SuggestedChange:
    """Remove a link or a seat."""
    return SuggestedChange(
        "remove-link", {"from": edge.start, "relation": edge.relation, "to": edge.end}
    )


def end_appointment(edge: Edge) -> SuggestedChange:
    """End a person's appointment to a post."""
    return SuggestedChange("end-appointment", {"person": edge.start, "post": edge.end})


_FOR_A_TIME = ("joint", "secondment", "acting", "interim")


def for_a_time(view: View, edge: Edge) -> int:
    """How readily an appointment ends: 0 for a post of one's own, 4 for one in the interim."""
    basis = view.footing(edge)
    return _FOR_A_TIME.index(basis) + 1 if basis in _FOR_A_TIME else 0


def undo(view: View, edges: Iterable[Edge]) -> tuple[SuggestedChange, ...]:
    """Edits that take these relations away; none where one of them cannot be taken away."""
    edits = []
    for edge in edges:
        if edge.table in ("links", "memberships"):
            edits.append(remove_link(edge))
        elif edge.relation == "holds":
            edits.append(end_appointment(edge))
        elif edge.relation == "reports_to":
            above = view.line.manager(edge.end) if edge.end in view.line.index else None
            edits.append(SuggestedChange("move-post", {"post": edge.start, "to": above or ""}))
        else:
            return ()
    return together(edits)


def together(edits: Iterable[SuggestedChange]) -> tuple[SuggestedChange, ...]:
    """These edits, each once: a link that reads both ways round is removed both ways by one."""
    once: dict[tuple[str, tuple[object, ...]], SuggestedChange] = {}
    for edit in edits:
        cells: tuple[object, ...] = tuple(sorted(edit.target.items()))
        if edit.do == "remove-link" and edit.target["relation"] in SYMMETRIC_RELATIONS:
            cells = tuple(sorted(edit.target.values()))
        once.setdefault((edit.do, cells), edit)
    return tuple(once.values())


def unit_for(view: View, side: str, near: str) -> str:
    """The unit of a side best suited to take work over from another; empty where none is.

    Of the units declared on the side and not inside the other: the same kind first, then
    the one with most lateral links to it and its teams, then the first by id.
    """
    kind, links = view.cell(near, "kind"), lateral_links(view, near)
    fit = [
        (of != kind, -links[name], name)
        for name, declared, of in view.pairs("units", "id", "side", "kind")
        if declared == side and not view.within(name, near)
    ]
    return min(fit)[-1] if fit else ""


def lateral_links(view: View, unit: str) -> Counter[str]:
    """How many lateral links lead from a unit and its teams to each other thing, or from it."""
    found = Counter[str]()
    for name in view.units.subtree(unit) if unit in view.units.index else (unit,):
        found.update(edge.end for edge in view.links_from(name, *LATERAL))
        found.update(edge.start for edge in view.links_to(name, *LATERAL))
    return found


def manager_for(view: View, post: str, side: str = "", outside: str = "") -> str:
    """Whom a post could report to: up its line, else anywhere, at the trust level or its side.

    The nearest manager above that is at the trust level, or on `side` where one is named;
    else the first such post by id elsewhere that is not in the post's own line, nor in the
    line of `outside`. Empty if there is none: the post then becomes a top.
    """
    right = {view.words.trust, side} - {""}
    chain = view.line.chain(post)
    for manager in chain[2:]:
        if view.side(manager) in right:
            return manager
    own = {*view.line.subtree(post), *(view.line.subtree(outside) if outside else ())}
    for wanted in (view.words.trust, side):
        names = view.line.ids if wanted else ()
        fit = [name for name in names if name not in own and view.side(name) == wanted]
        if fit:
            return min(fit)
    return ""


def move_post(
    view: View, post: str, side: str = "", outside: str = ""
) -> tuple[SuggestedChange, ...]:
    """Move a post under `manager_for`."""
    to = manager_for(view, post, side, outside)
    return (SuggestedChange("move-post", {"post": post, "to": to}),)


def move_function(function: str, to: str) -> tuple[SuggestedChange, ...]:
    """Move a function, where there is a place to move it to."""
    return (SuggestedChange("move-function", {"function": function, "to": to}),) if to else ()
