"""The numbers of changes on boxes, and the sign on those that something new warns of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from orgmodel.chart.drawing.drawing import Box, LegendEntry, Mark, Text
from orgmodel.chart.drawing.palette import INK, WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.plan import FoldPlan

T = TypeVar("T")
_SIZE, _HIGH = 11.0, 17.0
_AMBER, _PALE_AMBER, _DARK_AMBER = "#b35900", "#fdecc8", "#7a3b00"


@dataclass(frozen=True, slots=True)
class About:
    """What is said of posts and units: the changes that touch them (`1,3`), new warnings."""

    changes: Mapping[str, str] = field(default_factory=dict)
    warned: Mapping[str, int] = field(default_factory=dict)


NOTHING_SAID = About()


def numbers_at(ground: FoldGround, plan: FoldPlan, said: Mapping[str, str]) -> Mapping[int, str]:
    """Box → the numbers of the changes that touch it, or something folded below it."""
    found: dict[int, set[int]] = {}
    for at, numbers in _at_boxes(ground, plan, said):
        found.setdefault(at, set()).update(map(int, numbers.split(",")))
    return {at: ",".join(map(str, sorted(numbers))) for at, numbers in found.items()}


def counts_at(ground: FoldGround, plan: FoldPlan, said: Mapping[str, int]) -> Mapping[int, int]:
    """Box → how many new warnings there are of it, or of something folded below it."""
    found: dict[int, int] = {}
    for at, number in _at_boxes(ground, plan, said):
        found[at] = found.get(at, 0) + number
    return found


def _at_boxes(ground: FoldGround, plan: FoldPlan, said: Mapping[str, T]) -> Iterator[tuple[int, T]]:
    """Each thing said, with the nearest box that is drawn: a unit's is that of its head."""
    if not said:
        return
    drawn = {name: at for at, node in enumerate(plan.nodes) for name in node.ids}
    for name, what in said.items():
        post = name if name in ground.line.index else ground.model.head_of.get(name, "")
        chain = ground.line.chain(post) if post in ground.line.index else ()
        at = next((drawn[one] for one in chain if one in drawn), None)
        if at is not None:
            yield at, what


def marked(box: Box, changes: str, warned: int) -> Box:
    """The box with the numbers of changes on its left corner, the sign on its right one."""
    marks, texts = list(box.marks), list(box.texts)
    if changes:
        pill, said = _pill(changes.replace(",", " "), box.x + 1.0, box.y + 1.0, INK, INK, WHITE)
        marks, texts = [*marks, pill], [*texts, said]
    if warned:
        right = box.x + box.width - 1.0
        pill, said = _pill("!", right, box.y - 3.0, _PALE_AMBER, _AMBER, _DARK_AMBER)
        marks, texts = [*marks, replace(pill, kind="warn")], [*texts, said]
        box = replace(box, stroke=_AMBER, stroke_width=max(box.stroke_width, 2.0))
    return replace(box, marks=tuple(marks), texts=tuple(texts)) if changes or warned else box


def _pill(words: str, x: float, y: float, fill: str, stroke: str, ink: str) -> tuple[Mark, Text]:
    """Words in a small pill about a place."""
    wide = max(width(words, _SIZE, True) + 8.0, _HIGH)
    left, top = x - wide / 2, y - _HIGH / 2
    pill = Mark("change", left, top, wide, _HIGH, fill, stroke, 1.0, _HIGH / 2)
    start = x - width(words, _SIZE, True) / 2
    return pill, Text(start, y + 4.0, words, _SIZE, True, fill=ink)


def marks_in_legend(changes: bool, warned: bool) -> list[LegendEntry]:
    """What a legend says of them."""
    found = []
    for there, words, colours, said in (
        (changes, "1", (INK, INK, WHITE), "number of the change that touches it"),
        (warned, "!", (_PALE_AMBER, _AMBER, _DARK_AMBER), "a new warning"),
    ):
        if there:
            pill, text = _pill(words, _HIGH / 2, 0.0, *colours)
            found.append(LegendEntry(said, "marks", marks=(pill,), texts=(text,), room=_HIGH))
    return found
