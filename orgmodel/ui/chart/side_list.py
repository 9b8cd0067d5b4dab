"""What stands beside the drawing: posts in no line, and things that have no box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from orgmodel.model.hierarchy import TOP
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted
from orgmodel.ui.chart.search_index import What, is_partner
from orgmodel.ui.chart.seeking import about
from orgmodel.ui.workspace.work import BY_CONTENT, Work

MOST = 40
_SAID = 2
_KEPT = 64


@st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def side_list(work: Work, _made: dict[str, Any] | None = None) -> dict[str, Any]:
    """Both lists of the work; `_made` is what `both_lists` gave for it elsewhere."""
    return _made or both_lists(work.organisation)


def both_lists(model: OrganisationModel) -> dict[str, Any]:
    """Both lists with what they count, and in words what was left out of them."""
    outside, boxless = outside_the_line(model), without_a_box(model)
    rows = [_row(model, name, what) for name, what in boxless[:MOST]]
    left = boxless[MOST:]
    return {
        "outside": [_row(model, name, "post") for name in outside[:MOST]],
        "boxless": rows,
        "counts": {
            "outside": _counted("post" for _ in outside),
            "boxless": _in_short(_counts(_kind(model, name, what) for name, what in boxless)),
        },
        "more": f"and {_counted(what for _, what in left)}: find them by search" if left else "",
        "more_outside": f"and {len(outside) - MOST:,} more: find them by search"
        if len(outside) > MOST
        else "",
    }


def outside_the_line(model: OrganisationModel) -> list[str]:
    """The posts that manage nobody and report to nobody, in file order.

    Not one whose manager is not known or not in the data, nor the only post there is.
    """
    line = model.hierarchy
    alone = np.flatnonzero((line.parent == TOP) & (line.spans == 0)).tolist()
    ghosts = model.line_tops.ghost_of
    found = [line.ids[at] for at in alone if line.ids[at] not in ghosts]
    return [] if len(line) == 1 else found


def without_a_box(model: OrganisationModel) -> list[tuple[str, What]]:
    """The units that no post heads or is in, then the partners, functions and services."""
    tree = model.unit_tree
    shown: set[str] = set()
    for unit in {*model.homes.values(), *model.head_of} & tree.index.keys():
        shown.update(tree.chain(unit))
    units = [name for name in tree.ids if name not in shown]
    beside = {name for name in units if is_partner(model.cells.cell(name, "kind"))}
    found: list[tuple[str, What]] = [(name, "unit") for name in units if name not in beside]
    found += [(name, "partner") for name in units if name in beside]
    for table, what in (("functions", "function"), ("services", "service")):
        ids = dict.fromkeys(model.cells.column(table, "id"))
        found += [(name, what) for name in ids if name]  # type: ignore[misc]
    return found


def _row(model: OrganisationModel, name: str, what: What) -> dict[str, str]:
    title = model.names.get(name, name)
    return {"id": name, "what": what, "title": title, "about": about(model, name, what)}


def _kind(model: OrganisationModel, name: str, what: What) -> str:
    """What a thing is counted as: a unit of kind group as a group."""
    is_group = what == "unit" and model.cells.cell(name, "kind") == "group"
    return "group" if is_group else what


def _in_short(counts: Mapping[str, int]) -> str:
    """The first two kinds, and how many things more: `2 groups, 5 partners, 71 more`."""
    said = [counted(number, kind) for kind, number in counts.items()]
    more = sum([*counts.values()][_SAID:])
    return ", ".join(said[:_SAID] + [f"{more:,} more"] * (more > 0))


def _counted(kinds: Iterable[str]) -> str:
    """`28 functions, 10 services`."""
    return ", ".join(counted(number, kind) for kind, number in _counts(kinds).items())


def _counts(kinds: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return counts
