"""Which post's box stands for a thing that has no box of its own."""

from __future__ import annotations

import numpy as np

from orgmodel.model.organisation import OrganisationModel


def stands_for(model: OrganisationModel, identifier: str) -> str:
    """The post that stands for an id: itself, a unit's head, else a post of the unit.

    Else that of the nearest unit around it; of a function its owner's, of a service that of who
    provides it, else of who commissions it. Empty where no post has.
    """
    seen: set[str] = set()
    waiting = [identifier]
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in model.hierarchy.index:
            return name
        table = model.table_of.get(name, "")
        if table == "units":
            found = _of_unit(model, name)
            if found:
                return found
            waiting.append(model.cells.cell(name, "parent"))
        elif table == "functions":
            waiting.append(model.cells.cell(name, "owner"))
        elif table == "services":
            for relation in ("provides", "commissions"):
                waiting += [edge.start for edge in model.edges.to(name, relation)]
    return ""


def _of_unit(model: OrganisationModel, unit: str) -> str:
    """The head of a unit, else the highest post in it, the first where several are.

    Where no post is in the unit itself, one of the units in it.
    """
    head = model.head_of.get(unit, "")
    if head in model.hierarchy.index:
        return head
    tree, line = model.unit_tree, model.hierarchy
    if unit not in tree.index:
        return ""
    for units in ((unit,), tree.subtree(unit)):
        places = [tree.index[name] for name in units]
        inside = np.flatnonzero(np.isin(model.home_places, places)).tolist()
        best = min(inside, key=lambda at: (int(line.depth[at]), at), default=None)
        if best is not None:
            return line.ids[best]
    heads = (model.head_of.get(name, "") for name in tree.subtree(unit))
    return next((head for head in heads if head in line.index), "")
