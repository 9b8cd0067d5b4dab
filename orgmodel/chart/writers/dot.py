"""Graphviz DOT: the boxes of a drawing as nodes where they stand, its lines as edges.

One digraph a page, each in a file of its own, because most readers of DOT take the first
graph of a file alone. `neato -n` keeps the places; every other engine finds its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgmodel.chart.drawing.drawing import Box, Drawing, Group, Line
from orgmodel.chart.placement.dot_text import DotText
from orgmodel.chart.writers.parts.file_format import FileFormat, Making

_INCH = 72.0
_PAGE = re.compile(rb'comment="page (\d+)"')
_HEAD = 200
_TIPS = {"none": "none", "arrow": "normal", "bar": "tee"}
_SHAPED = {"shape": "box", "fixedsize": "true", "style": "filled", "fontname": "Arimo"}


def to_dot(drawing: Drawing) -> str:
    """Write one page: a node has label, place, size and colours, an edge its relation.

    A line that only belongs to another (a bus, a continuation without both ends) is no edge.
    """
    said = {"label": drawing.title, "tooltip": drawing.description, "labelloc": "t"}
    if drawing.pages > 1:
        said = {"comment": f"page {drawing.page}"} | said
    dot = DotText(said | {"bb": f"0,0,{drawing.width:.2f},{drawing.height:.2f}"}, _SHAPED)
    for shape in _shapes(drawing):
        dot.node(shape.id, _node(shape, drawing.height))
    for line in drawing.lines:
        if line.source and line.target:
            dot.edge(line.source, line.target, _edge(line))
    return dot.text


def _shapes(drawing: Drawing) -> Iterator[Box | Group]:
    """Every box, and the groups that a line leads from or to."""
    yield from drawing.boxes
    boxes = {box.id for box in drawing.boxes}
    ends = {end for line in drawing.lines for end in (line.source, line.target)} - boxes
    yield from (group for group in drawing.groups if group.id in ends)


def _node(shape: Box | Group, height: float) -> dict[str, str]:
    x, y = shape.x + shape.width / 2, height - shape.y - shape.height / 2
    return {
        "label": "\n".join(text.content for text in shape.texts),
        "tooltip": shape.label,
        "class": shape.kind,
        "pos": f"{x:.2f},{y:.2f}!",
        "width": f"{shape.width / _INCH:.4f}",
        "height": f"{shape.height / _INCH:.4f}",
        "fontsize": f"{min((text.size for text in shape.texts), default=8.0):g}",
        "fillcolor": shape.fill,
        "color": "transparent" if shape.stroke == "none" else shape.stroke,
    }


def _edge(line: Line) -> dict[str, str]:
    said = {"relation": line.relation, "class": line.relation, "tooltip": line.label}
    if line.texts:
        said["label"] = "\n".join(text.content for text in line.texts)
    style = {"style": "dashed"} if line.dash else {}
    tips = {"dir": "both", "arrowtail": _TIPS[line.start], "arrowhead": _TIPS[line.end]}
    return said | {"color": line.stroke, "penwidth": f"{line.width:g}"} | tips | style


def _dots(drawings: Sequence[Drawing], _making: Making) -> tuple[bytes, ...]:
    return tuple(to_dot(drawing).encode() for drawing in drawings)


def _page_of(dot: bytes) -> int | None:
    """The page that a DOT file of ours says it holds."""
    found = _PAGE.search(dot[:_HEAD])
    return int(found[1]) if found else None


FORMATS = (
    FileFormat(
        ".dot",
        "DOT",
        "Boxes and lines for Graphviz and other tools that draw graphs.",
        "text/vnd.graphviz",
        _dots,
        order=9,
        page_of=_page_of,
    ),
)
