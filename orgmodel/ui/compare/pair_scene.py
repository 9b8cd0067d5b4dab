"""Two options as drawings side by side, with what each changes marked at its boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from orgmodel.chart.folding.folded import STOOD, FoldedChart
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.numbered import About
from orgmodel.chart.folding.pair import NARROW, FoldedPair, brief
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.writers.screen import to_scene
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.unprintable import signed
from orgmodel.store.option import hash_of
from orgmodel.ui.compare.comparison_tables import grave
from orgmodel.ui.compare.side import Side
from orgmodel.ui.drawing.component import Scene
from orgmodel.ui.drawing.touched import touched
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import Work

_KEPT = 64
_GONE = "gone:"
_HEAD = re.compile(r"(?:(?:Executive |Managing )?Director|Head) of ")
_KINDS = {"number": "change", "changed": "changed", "gone": "gone", "warned": "warn"}
_OF_ITS_OWN = ("more", "gone")
_AROUND, _LEAST_HIGH, _MOST_HIGH, _MOST_HIGH_NARROW = 30, 240, 720, 2_400


@dataclass(frozen=True, slots=True)
class PairMarks:
    """What is marked in one drawing: by id the numbers of changes, what differs, new findings.

    `moved` are the posts that came, went or have another manager.
    """

    numbers: Mapping[str, str]
    differs: frozenset[str]
    moved: frozenset[str]
    warned: Mapping[str, int]

    @property
    def about(self) -> About:
        """As a drawing is told of them."""
        return About(self.numbers, self.warned)


@dataclass(frozen=True, slots=True)
class PairScenes:
    """The drawings of A and B, how many CSS pixels high the place for each should be, and which
    kinds of marks there are: number, changed, gone, warned."""

    scenes: tuple[Scene, Scene]
    height: int
    marks: frozenset[str]


def pair_scenes(work: Work, first: Side, second: Side, folds: Folds) -> PairScenes:
    """The drawings of A and B, folded alike, as `FoldedPair` places them."""
    sides = (first, second)
    content = "|".join((work.opened.digest, *(hash_of(side.option.scenario) for side in sides)))
    names = (*sorted(folds.shut), "", *sorted(folds.opened), "", *sorted(folds.brought))
    folded = "\n".join((*names, str(folds.room)))
    return _scenes(content, folded, work, sides, folds)


@kept(_KEPT)
def _scenes(
    content: str,  # noqa: ARG001
    folded: str,  # noqa: ARG001
    _work: Work,
    _sides: tuple[Side, Side],
    _folds: Folds,
) -> PairScenes:
    before = FoldGround(_work.baseline)
    first, second = (_chart(before, side) for side in _sides)
    one, other = (_marks(_work, side) for side in _sides)
    pair = FoldedPair(
        before, (first, second), Request(paper="screen", show=()), _folds, (one.moved, other.moved)
    )
    left, right = pair.drawn((one.about, other.about))
    scenes = (_scene(_work, first, left, one), _scene(_work, second, right, other))
    most = _MOST_HIGH_NARROW if _folds.room[0] < NARROW else _MOST_HIGH
    height = min(max(ceil(pair.height * pair.zoom) + _AROUND, _LEAST_HIGH), most)
    boxes = [box.get("data", {}) for scene in scenes for box in scene.drawing["boxes"]]
    there = (kind for kind, key in _KINDS.items() if any(key in data for data in boxes))
    return PairScenes(scenes, height, frozenset(there))


def _chart(before: FoldGround, side: Side) -> FoldedChart:
    if side.is_opened:
        return FoldedChart(before)
    return FoldedChart(FoldGround(side.found.option.model), before, removed=True)


def _marks(work: Work, side: Side) -> PairMarks:
    if side.is_opened:
        return PairMarks({}, frozenset(), frozenset(), {})
    posts = side.found.differences.posts
    found = (*posts.added, *posts.removed, *posts.moved, *posts.changed)
    moved = [move.id for move in posts.moved if move.line_moved]
    return PairMarks(
        _with_those_led(touched(work.showing(side.option.key)), moved, work.baseline),
        frozenset(_id_of(one) for one in found),
        frozenset([*posts.added, *posts.removed, *moved]),
        _warned(side),
    )


def _with_those_led(
    numbers: Mapping[str, str], moved: Iterable[str], before: OrganisationModel
) -> Mapping[str, str]:
    """The numbers, those included that moved because of a change to their manager."""
    found = dict(numbers)
    for name in moved:
        above = before.hierarchy.manager(name) if name in before.hierarchy.index else None
        if name not in found and (number := numbers.get(above or "")):
            found[name] = number
    return found


def _warned(side: Side) -> Mapping[str, int]:
    """How many new errors and warnings there are on each post, or on the unit that it heads."""
    found: dict[str, int] = {}
    head_of = side.found.option.model.head_of
    for finding in grave(side.found.new):
        for name in dict.fromkeys(head_of.get(one, one) for one in finding.subjects):
            found[name] = found.get(name, 0) + 1
    return found


def _scene(work: Work, chart: FoldedChart, drawing: Any, marks: PairMarks) -> Scene:
    scene = to_scene(drawing)
    # Lines across would lie over what differs; the chart has them.
    scene["lines"] = [line for line in scene["lines"] if line["relation"] == "reports_to"]
    # What marks mean stands under both drawings.
    scene["legend"] = [
        one for one in scene["legend"] if one["sample"] == "box" and one["label"] != STOOD
    ]
    scene["boxes"] = [_marked(chart.now.model, box, marks) for box in scene["boxes"]]
    ids = frozenset(box["id"] for box in scene["boxes"] if box["kind"] not in _OF_ITS_OWN)
    return Scene.of(f"{work.opened.digest}/compare", scene, ids)


def _marked(model: OrganisationModel, box: dict[str, Any], marks: PairMarks) -> dict[str, Any]:
    """The box with what is marked at it; a box that keeps a place has the number of why."""
    data = dict(box.get("data", {}))
    name = box["id"]
    if box["kind"] == "gone":
        left = name.split(_GONE, 1)[-1]
        number = marks.numbers.get(left, "")
        unit = next(iter(model.headed.get(left, ())), "")
        number = number or marks.numbers.get(unit, "")
        data["change"] = number
        if number:
            label = f"{box['label']}, touched by change {number.replace(',', ', ')}"
            box = {**box, "label": label}
    elif name in marks.differs:
        data["changed"] = "yes"
    if data.get("below"):
        data["below"] = brief(data["below"])
    if short := _short(model.names.get(name, "")):
        data["short"] = signed(short)
    kept = {key: value for key, value in data.items() if value}
    return {**box, "data": kept} if kept else box


def _short(title: str) -> str:
    """What a head is head of, for a name in a narrow column; empty where there is no shorter."""
    found = _HEAD.match(title)
    return title[found.end() :] if found else ""


def _id_of(one: Any) -> str:
    return one if isinstance(one, str) else str(one.id)
