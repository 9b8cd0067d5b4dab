"""Two organisations drawn so that what is in both stands in the same place, as far as it can.

Both are laid out from the organisation as opened: the same teams are open, directorates keep their
column, and where something is gone a dashed box keeps its place; what came stands last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

import streamlit as st

from orgmodel.chart.folding.folded import FoldedChart
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.numbered import About
from orgmodel.chart.folding.plan import Fit
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.writers.screen import to_scene
from orgmodel.model.organisation import OrganisationModel
from orgmodel.ui.compare.comparison_tables import grave
from orgmodel.ui.compare.side import Side
from orgmodel.ui.drawing.component import Scene, stamp_of
from orgmodel.ui.drawing.touched import touched
from orgmodel.ui.workspace.option import hash_of
from orgmodel.ui.workspace.state import Work

_KEPT = 64
_WIDE, _MOST_COLUMNS = 150.0, 14
_MOST_LISTED, _MOST_OPENED = 8, 12
_GONE = "gone:"
_HEAD = re.compile(r"(?:(?:Executive |Managing )?Director|Head) of ")
_OF_ITS_OWN = ("more", "gone")


@dataclass(frozen=True, slots=True)
class PairMarks:
    """What is marked in one drawing: by id the numbers of changes, what differs, new findings.

    `moved` are the posts that came, went or have another manager.
    """

    numbers: Mapping[str, str]
    differs: frozenset[str]
    moved: frozenset[str]
    warned: Mapping[str, int]


def pair_scenes(work: Work, first: Side, second: Side, folds: Folds) -> tuple[Scene, Scene]:
    """The drawings of A and B, folded alike."""
    sides = (first, second)
    content = "|".join((work.opened.digest, *(hash_of(side.option.scenario) for side in sides)))
    folded = "\n".join((*sorted(folds.shut), "", *sorted(folds.opened), "", *sorted(folds.brought)))
    return _scenes(content, folded, work, sides, folds)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _scenes(
    content: str,  # noqa: ARG001
    folded: str,  # noqa: ARG001
    _work: Work,
    _sides: tuple[Side, Side],
    _folds: Folds,
) -> tuple[Scene, Scene]:
    request = Request(paper="screen")
    before = FoldGround(_work.baseline)
    charts = [_chart(before, side) for side in _sides]
    marks = [_marks(_work, side) for side in _sides]
    fit = _fit(request, _folds, before, charts, frozenset().union(*(one.moved for one in marks)))
    first, second = (
        _scene(
            _work, chart, chart.drawn(request, _folds, fit, About(mark.numbers, mark.warned)), mark
        )
        for chart, mark in zip(charts, marks, strict=True)
    )
    return first, second


def _fit(
    request: Request,
    folds: Folds,
    before: FoldGround,
    charts: Sequence[FoldedChart],
    moved: frozenset[str],
) -> Fit:
    """One row of columns for both, each head's team open, and what hides something that moved."""
    usual = FoldedChart(before).fit(request, folds)
    heads: dict[str, None] = {}
    columns = 0
    for chart in charts:
        plan = chart.plan(request, folds, usual)
        heads |= dict.fromkeys(name for at in plan.heads for name in plan.nodes[at].ids)
        columns = max(columns, len(plan.heads))
    grounds = [before, *(chart.now for chart in charts)]
    opened = frozenset(heads) | _managers(grounds, moved)
    fit = replace(
        usual,
        opened=opened,
        shown=_shown(grounds, opened, moved),
        columns=min(columns, _MOST_COLUMNS),
        wide=_WIDE,
        least=min(columns, _MOST_COLUMNS),
    )
    widths = (chart.widths(request, folds, fit) for chart in charts)
    return replace(fit, widths=tuple(max(both) for both in zip_longest(*widths, fillvalue=0.0)))


def _shown(
    grounds: Iterable[FoldGround], opened: frozenset[str], moved: frozenset[str]
) -> Mapping[str, frozenset[str]]:
    """Of long lists those who moved or whose team is open, then the first."""
    found: dict[str, frozenset[str]] = {}
    for ground in grounds:
        for name in sorted(opened & ground.line.index.keys()):
            below = ground.line.children(name)
            if len(below) > _MOST_LISTED:
                ranked = sorted(below, key=lambda one: one not in moved and one not in opened)
                found[name] = found.get(name, frozenset()) | frozenset(ranked[:_MOST_LISTED])
    return found


def _chart(before: FoldGround, side: Side) -> FoldedChart:
    if side.is_opened:
        return FoldedChart(before)
    return FoldedChart(FoldGround(side.found.option.model), before, removed=True)


def _marks(work: Work, side: Side) -> PairMarks:
    if side.is_opened:
        return PairMarks({}, frozenset(), frozenset(), {})
    posts = side.found.differences.posts
    found = (*posts.added, *posts.removed, *posts.moved, *posts.changed)
    return PairMarks(
        touched(work.showing(side.option.key)),
        frozenset(_id_of(one) for one in found),
        frozenset([*posts.added, *posts.removed, *(m.id for m in posts.moved if m.line_moved)]),
        _warned(side),
    )


def _warned(side: Side) -> Mapping[str, int]:
    """How many new errors and warnings there are on each post, or on the unit that it heads."""
    found: dict[str, int] = {}
    head_of = side.found.option.model.head_of
    for finding in grave(side.found.new):
        for name in dict.fromkeys(head_of.get(one, one) for one in finding.subjects):
            found[name] = found.get(name, 0) + 1
    return found


def _managers(grounds: Iterable[FoldGround], moved: frozenset[str]) -> frozenset[str]:
    """Who is above something that moved, those nearest the top first."""
    wanted: dict[str, int] = {}
    for ground in grounds:
        line = ground.line
        for name in sorted(moved & line.index.keys()):
            for above in line.chain(name)[1:]:
                depth = int(line.depth[line.index[above]])
                wanted[above] = min(depth, wanted.get(above, depth))
    return frozenset(sorted(wanted, key=lambda name: (wanted[name], name))[:_MOST_OPENED])


def _scene(work: Work, chart: FoldedChart, drawing: Any, marks: PairMarks) -> Scene:
    scene = to_scene(drawing)
    # Lines across would lie over what differs; the chart has them.
    scene["lines"] = [line for line in scene["lines"] if line["relation"] == "reports_to"]
    scene["legend"] = [one for one in scene["legend"] if one["sample"] == "box"]
    scene["boxes"] = [_marked(chart.now.model, box, marks) for box in scene["boxes"]]
    ids = frozenset(box["id"] for box in scene["boxes"] if box["kind"] not in _OF_ITS_OWN)
    return Scene(f"{work.opened.digest}/compare", stamp_of(scene), scene, ids)


def _marked(model: OrganisationModel, box: dict[str, Any], marks: PairMarks) -> dict[str, Any]:
    """The box with what is marked at it; a box that keeps a place has the number of why."""
    data = dict(box.get("data", {}))
    name = box["id"]
    if box["kind"] == "gone":
        left = name.split(_GONE, 1)[-1]
        number = marks.numbers.get(left, "")
        unit = next(iter(model.headed.get(left, ())), "")
        data |= {"change": number or marks.numbers.get(unit, "")}
    elif name in marks.differs:
        data["changed"] = "yes"
    if short := _short(model.names.get(name, "")):
        data["short"] = short
    kept = {key: value for key, value in data.items() if value}
    return {**box, "data": kept} if kept else box


def _short(title: str) -> str:
    """What a head is head of, for a name in a narrow column; empty where there is no shorter."""
    found = _HEAD.match(title)
    return title[found.end() :] if found else ""


def _id_of(one: Any) -> str:
    return one if isinstance(one, str) else str(one.id)
