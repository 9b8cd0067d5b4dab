"""What depends on a box, in words: who and what is below it, in it, done by it, joined to it."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.api import Organisation
from orgmodel.model.words import counted
from orgmodel.ui.drawing.dossier import Dossier, dossier
from orgmodel.ui.shared.escaping import escaped

_MOST = 12


def dependents_in_words(organisation: Organisation, identifier: str) -> str:
    """As Markdown, a block for each kind of dependence; says so where there is none."""
    found = dossier(organisation, identifier)
    if found is None:
        return "The data says nothing of it."
    blocks = [*_below(organisation, identifier), *_joined_to(found)]
    for unit in (found, *found.leads):
        if unit is not found:
            blocks.append(f"**It heads {escaped(unit.title)}**")
            blocks += _joined_to(unit)
        blocks += _inside(organisation, unit.id)
    return "\n\n".join(blocks) or "Nothing in the data depends on it."


def _below(organisation: Organisation, identifier: str) -> list[str]:
    line = organisation.hierarchy
    direct = line.children(identifier) if identifier in line.index else ()
    if not direct:
        return []
    below = len(line.subtree(identifier)) - 1
    more = f", {below:,} posts below it in all" if below > len(direct) else ""
    names = organisation.names
    heading = f"**{counted(len(direct), 'direct report')}{more}**"
    return [heading, _as_list(names.get(one, one) for one in direct)]


def _inside(organisation: Organisation, unit: str) -> list[str]:
    """The units and posts that are directly in a unit."""
    names, blocks = organisation.names, []
    tree = organisation.unit_tree
    if unit not in tree.index:
        return []
    for ids, one in ((tree.children(unit), "unit"), (_posts_in(organisation, unit), "post")):
        if ids:
            inside = (names.get(each, each) for each in ids)
            blocks += [f"**{counted(len(ids), one)} in it**", _as_list(inside)]
    return blocks


def _posts_in(organisation: Organisation, unit: str) -> tuple[str, ...]:
    own = organisation.cells.pairs("posts", "id", "unit")
    return tuple(post for post, of in own if of == unit)


def _joined_to(found: Dossier) -> list[str]:
    blocks = []
    if found.functions:
        heading = f"**Does {counted(len(found.functions), 'function')}**"
        blocks += [heading, _as_list(fact.words for fact in found.functions)]
    for group in (*found.links, *found.seats):
        blocks += [f"**{escaped(group.heading)}**", _as_list(fact.words for fact in group.facts)]
    return blocks


def _as_list(words: Iterable[str]) -> str:
    each = [f"- {escaped(one)}" for one in words]
    more = [f"- and {len(each) - _MOST:,} more"] if len(each) > _MOST else []
    return "\n".join([*each[:_MOST], *more])
