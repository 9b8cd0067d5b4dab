"""A drawing as plain dictionaries and lists, for the component that draws it in a browser.

Numbers are those of the SVG: points from the top left corner, rounded to two decimals.
Values that are empty or usual are left out, to keep the message small. Words have a sign for each
letter that cannot be shown; ids are what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orgmodel.chart.drawing.drawing import (
    Box,
    Bus,
    Drawing,
    Group,
    LegendEntry,
    Line,
    Mark,
    Text,
)
from orgmodel.chart.drawing.palette import INK
from orgmodel.chart.writers.parts.file_format import FileFormat
from orgmodel.chart.writers.svg import shaft, tip
from orgmodel.model.unprintable import signed

_IDS = frozenset({"unit", "merged", "root", "path"})
"""Data that names things, which must come back as it went."""

FORMATS: tuple[FileFormat, ...] = ()
"""A browser takes the values: no file is made of them."""


def to_scene(drawing: Drawing) -> dict[str, Any]:
    """Return the drawing ready for JSON.

    Keys: view, title, description, width, height, boxes, lines, buses, groups, texts, marks,
    legend, data. A box has id, kind, x, y, w, h, label, fill, stroke, weight (of the border),
    level and parent, marks and texts. A mark has kind, fill, stroke and x, y, w, h or points;
    a bus the id of its manager and runs of points. A text has x, y, t (the words), size. A
    line has source, target, relation, points as [x, y, x, y …], label, stroke, weight, and
    `tips`, closed shapes of the same form to fill with the stroke. Left out when empty or
    usual: dash, phase, radius 2, bold, italic, fill of ink, texts, tips, data, level, parent.
    """
    return {
        "view": drawing.view,
        "title": signed(drawing.title),
        "description": signed(drawing.description),
        "width": round(drawing.width, 2),
        "height": round(drawing.height, 2),
        "boxes": [_box(box) for box in drawing.boxes],
        "lines": [_line(line) for line in drawing.lines],
        "buses": [_bus(bus) for bus in drawing.buses],
        "groups": [_group(group) for group in drawing.groups],
        "texts": [_text(text) for text in drawing.texts],
        "marks": [_mark(mark) for mark in drawing.marks],
        "legend": [_entry(entry) for entry in drawing.legend],
        "data": _data(drawing.data),
    }


def _box(box: Box) -> dict[str, Any]:
    scene = _shape(box)
    if box.level is not None:
        scene["level"] = box.level
    if box.parent is not None:
        scene["parent"] = box.parent
    if box.data:
        scene["data"] = _data(box.data)
    return scene


def _group(group: Group) -> dict[str, Any]:
    return _shape(group)


def _shape(shape: Box | Group) -> dict[str, Any]:
    scene: dict[str, Any] = {
        "id": shape.id,
        "kind": shape.kind,
        "x": round(shape.x, 2),
        "y": round(shape.y, 2),
        "w": round(shape.width, 2),
        "h": round(shape.height, 2),
        "label": signed(shape.label),
        "fill": shape.fill,
        "stroke": shape.stroke,
        "weight": shape.stroke_width,
    }
    if shape.dash:
        scene["dash"] = shape.dash
    if shape.radius != 2.0:
        scene["radius"] = shape.radius
    if shape.marks:
        scene["marks"] = [_mark(mark) for mark in shape.marks]
    if shape.texts:
        scene["texts"] = [_text(text) for text in shape.texts]
    return scene


def _mark(mark: Mark) -> dict[str, Any]:
    scene: dict[str, Any] = {"kind": mark.kind, "fill": mark.fill}
    if mark.stroke != "none":
        scene |= {"stroke": mark.stroke, "weight": mark.stroke_width}
    if mark.dash:
        scene["dash"] = mark.dash
    if mark.points:
        return scene | {"points": _flat(mark.points)}
    if mark.radius:
        scene["radius"] = mark.radius
    x, y, wide, high = (round(n, 2) for n in (mark.x, mark.y, mark.width, mark.height))
    return scene | {"x": x, "y": y, "w": wide, "h": high}


def _bus(bus: Bus) -> dict[str, Any]:
    scene: dict[str, Any] = {
        "manager": bus.manager,
        "runs": [_flat(run) for run in bus.runs],
        "stroke": bus.stroke,
        "weight": bus.width,
    }
    return scene | ({"dash": bus.dash} if bus.dash else {})


def _text(text: Text) -> dict[str, Any]:
    scene: dict[str, Any] = {
        "x": round(text.x, 2),
        "y": round(text.y, 2),
        "t": signed(text.content),
        "size": round(text.size, 2),
    }
    if text.bold:
        scene["bold"] = True
    if text.italic:
        scene["italic"] = True
    if text.fill != INK:
        scene["fill"] = text.fill
    return scene


def _line(line: Line) -> dict[str, Any]:
    scene: dict[str, Any] = {
        "source": line.source,
        "target": line.target,
        "relation": line.relation,
        "points": _flat(shaft(line)),
        "label": signed(line.label),
        "stroke": line.stroke,
        "weight": line.width,
    }
    if line.dash:
        scene["dash"] = line.dash
        if line.phase:
            scene["phase"] = round(line.phase, 2)
    tips = [
        tip(line.start, line.points[0], line.points[1], line.width),
        tip(line.end, line.points[-1], line.points[-2], line.width),
    ]
    if any(tips):
        scene["tips"] = [_flat(shape) for shape in tips if shape]
    if line.marks:
        scene["marks"] = [_mark(mark) for mark in line.marks]
    if line.texts:
        scene["texts"] = [_text(text) for text in line.texts]
    if line.data:
        scene["data"] = _data(line.data)
    return scene


def _data(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: value if name in _IDS else signed(value) for name, value in pairs}


def _flat(points: tuple[tuple[float, float], ...]) -> list[float]:
    return [round(value, 2) for point in points for value in point]


def _entry(entry: LegendEntry) -> dict[str, Any]:
    return {
        "label": signed(entry.label),
        "sample": entry.sample,
        "stroke": entry.stroke,
        "fill": entry.fill,
        "weight": entry.width,
        "dash": entry.dash,
        "start": entry.start,
        "end": entry.end,
        "room": entry.room,
        "marks": [_mark(mark) for mark in entry.marks],
        "texts": [_text(text) for text in entry.texts],
    }
