"""Writing a drawing as SVG text: real text, plain attributes, the same bytes every time.

Word, PowerPoint and browsers all read it: no style sheet, no script, no foreignObject, no
transform, and line ends are small filled paths, since not every program draws markers.
Whatever comes from the data passes `escape` and so never becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import hypot

from orgmodel.chart.drawing.drawing import (
    Box,
    Bus,
    Drawing,
    Group,
    Line,
    Mark,
    Marker,
    Point,
    Text,
)
from orgmodel.chart.drawing.legend import legend_marks
from orgmodel.chart.drawing.palette import INK
from orgmodel.chart.writers.parts.escaping import escape, escape_value
from orgmodel.chart.writers.parts.file_format import FileFormat, Making

FONT = "Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif"
_UNFIT = re.compile(r"[^a-z0-9-]+")
_PAGE = re.compile(rb'<svg [^>]*aria-labelledby="chart-title [^>]* data-page="(\d+)"')
_THICK = 2.0


class Numbers(dict[float, str]):
    """Numbers as text with at most two decimals, each written once and remembered."""

    def __missing__(self, value: float) -> str:
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        self[value] = text = "0" if text == "-0" else text
        return text


def to_svg(drawing: Drawing) -> str:
    """Write a drawing as one SVG document, sized in mm on paper and in px on screen."""
    number = Numbers()
    parts = [_head(drawing, number)]
    shapes, marks, entries = legend_marks(drawing)
    if drawing.groups:
        parts += [
            '<g class="areas">',
            *(_group(group, number) for group in drawing.groups),
            "</g>",
        ]
    parts.append('<g class="edges" fill="none">')
    parts += [_bus(bus, number) for bus in drawing.buses]
    parts += [_line(line, number) for line in drawing.lines]
    parts.append('</g><g class="nodes">')
    parts += [_box(box, number) for box in drawing.boxes]
    parts.append("</g>")
    parts += _line_words(drawing.lines, number)
    if drawing.texts or drawing.marks:
        parts.append('<g class="words">')
        parts += [_mark(mark, number) for mark in drawing.marks]
        parts += [*(_text(text, number) for text in drawing.texts), "</g>"]
    if shapes or marks or entries:
        parts += ['<g class="legend">', *(_group(shape, number, "sample") for shape in shapes)]
        parts += [_mark(mark, number) for mark in marks]
        parts += [_line(entry, number, "sample") for entry in entries if isinstance(entry, Line)]
        parts += [_text(entry, number) for entry in entries if isinstance(entry, Text)]
        parts.append("</g>")
    parts.append("</svg>\n")
    return "\n".join(parts)


def _head(drawing: Drawing, number: Numbers) -> str:
    """Root element, its title and description, and the white ground."""
    wide, high = number[drawing.width], number[drawing.height]
    if drawing.paper is None:
        size = f'width="{wide}" height="{high}"'
    else:
        across, down = drawing.paper.millimetres
        size = f'width="{number[across]}mm" height="{number[down]}mm"'
    data = _data(drawing.data)
    if drawing.pages > 1:
        data += f' data-page="{drawing.page}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" {size} role="img" '
        f'aria-labelledby="chart-title chart-desc" font-family="{FONT}" fill="{INK}"{data}>\n'
        f'<title id="chart-title">{escape(drawing.title)}</title>\n'
        f'<desc id="chart-desc">{escape(drawing.description)}</desc>\n'
        f'<rect class="ground" width="{wide}" height="{high}" fill="#ffffff"/>'
    )


def _box(box: Box, number: Numbers) -> str:
    rect = _rect(box, number) + "".join([_mark(mark, number) for mark in box.marks])
    texts = "".join([_text(text, number) for text in box.texts])
    data = _data(box.data) if box.data else ""
    return (
        f'<g class="box {escape(box.kind)}" data-id="{escape_value(box.id)}"{data} role="group" '
        f'aria-label="{escape(box.label)}">{rect}{texts}</g>'
    )


def _group(group: Group, number: Numbers, name: str = "group") -> str:
    texts = "".join([_text(text, number) for text in group.texts])
    label = f' aria-label="{escape(group.label)}"' if group.label else ""
    key = f' data-id="{escape_value(group.id)}"' if group.id else ""
    kind = escape(f"{name} {group.kind}".rstrip())
    marks = "".join([_mark(mark, number) for mark in group.marks])
    return f'<g class="{kind}"{key}{label}>{_rect(group, number)}{marks}{texts}</g>'


def _mark(mark: Mark, number: Numbers) -> str:
    kind = escape(f"mark {mark.kind}".rstrip())
    dash = f' stroke-dasharray="{escape(mark.dash)}"' if mark.dash else ""
    edge = ""
    if mark.stroke != "none":
        edge = f' stroke="{escape(mark.stroke)}" stroke-width="{number[mark.stroke_width]}"{dash}'
    fill = escape(mark.fill)
    if mark.points:
        return f'<path class="{kind}" d="{way(mark.points, number)}" fill="{fill}"{edge}/>'
    rx = f' rx="{number[mark.radius]}"' if mark.radius else ""
    return (
        f'<rect class="{kind}" x="{number[mark.x]}" y="{number[mark.y]}" '
        f'width="{number[mark.width]}" height="{number[mark.height]}"{rx} fill="{fill}"{edge}/>'
    )


def _bus(bus: Bus, number: Numbers) -> str:
    dash = f' stroke-dasharray="{escape(bus.dash)}"' if bus.dash else ""
    runs = "".join(way(run, number) for run in bus.runs)
    return (
        f'<path class="bus" data-to="{escape_value(bus.manager)}" d="{runs}" '
        f'stroke="{escape(bus.stroke)}" stroke-width="{number[bus.width]}"{dash}/>'
    )


def _rect(shape: Box | Group, number: Numbers) -> str:
    dash = f' stroke-dasharray="{escape(shape.dash)}"' if shape.dash else ""
    return (
        f'<rect x="{number[shape.x]}" y="{number[shape.y]}" width="{number[shape.width]}" '
        f'height="{number[shape.height]}" rx="{number[shape.radius]}" fill="{escape(shape.fill)}" '
        f'stroke="{escape(shape.stroke)}" stroke-width="{number[shape.stroke_width]}"{dash}/>'
    )


def _text(text: Text, number: Numbers) -> str:
    style = ' font-weight="bold"' if text.bold else ""
    if text.italic:
        style += ' font-style="italic"'
    if text.fill != INK:
        style += f' fill="{escape(text.fill)}"'
    return (
        f'<text x="{number[text.x]}" y="{number[text.y]}" font-size="{number[text.size]}"{style}>'
        f"{escape(text.content)}</text>"
    )


def _line(line: Line, number: Numbers, name: str = "line") -> str:
    dash = ""
    if line.dash:
        dash = f' stroke-dasharray="{escape(line.dash)}"'
        if line.phase:
            dash += f' stroke-dashoffset="{number[line.phase]}"'
    stroke = escape(line.stroke)
    ends = ""
    if line.source or line.target:
        ends = f' data-from="{escape_value(line.source)}" data-to="{escape_value(line.target)}"'
    label = f' aria-label="{escape(line.label)}"' if line.label else ""
    data = _data(line.data) if line.data else ""
    path = (
        f'<path class="{name} {escape(line.relation)}"{ends}{data}{label} '
        f'd="{way(shaft(line), number)}" stroke="{stroke}" '
        f'stroke-width="{number[line.width]}"{dash}/>'
    )
    if line.start == "none" and line.end == "none":
        return path
    start = tip(line.start, line.points[0], line.points[1], line.width)
    end = tip(line.end, line.points[-1], line.points[-2], line.width)
    tips = "".join(
        f'<path class="tip" d="{way(shape, number)}Z" fill="{stroke}"/>'
        for shape in (start, end)
        if shape
    )
    return path + tips


def _line_words(lines: Iterable[Line], number: Numbers) -> list[str]:
    """Words beside lines, over the boxes so that nothing hides them."""
    marks = [_mark(mark, number) for line in lines for mark in line.marks]
    texts = [_text(text, number) for line in lines for text in line.texts]
    return ['<g class="edge-words">', *marks, *texts, "</g>"] if texts or marks else []


def way(points: Iterable[tuple[float, float]], number: Numbers) -> str:
    """Path data through points: absolute M, H, V and L commands."""
    parts: list[str] = []
    last_x = last_y = ""
    for x, y in points:
        at_x, at_y = number[x], number[y]
        if not parts:
            parts.append(f"M{at_x} {at_y}")
        elif at_y == last_y:
            parts.append(f"H{at_x}")
        elif at_x == last_x:
            parts.append(f"V{at_y}")
        else:
            parts.append(f"L{at_x} {at_y}")
        last_x, last_y = at_x, at_y
    return "".join(parts)


def shaft(line: Line) -> tuple[Point, ...]:
    """The points of a line, a thick one ending inside its arrows, so that they stay sharp."""
    points = list(line.points)
    if line.width < _THICK:
        return line.points
    for at, after, marker in ((0, 1, line.start), (-1, -2, line.end)):
        (x, y), (to_x, to_y) = points[at], points[after]
        length = hypot(to_x - x, to_y - y)
        back = 2.0 + line.width
        if marker == "arrow" and length > back:
            points[at] = (x + (to_x - x) * back / length, y + (to_y - y) * back / length)
    return tuple(points)


def tip(
    marker: Marker, end: tuple[float, float], before: tuple[float, float], width: float
) -> tuple[tuple[float, float], ...]:
    """Corners of the small shape that ends a line at `end`, coming from `before`.

    An arrow's point, or a bar's outer edge, lies on the end; empty for no marker.
    """
    if marker == "none":
        return ()
    length = hypot(end[0] - before[0], end[1] - before[1]) or 1.0
    back_x, back_y = (before[0] - end[0]) / length, (before[1] - end[1]) / length
    deep, half = (5.0 + width, 2.0 + width) if marker == "arrow" else (1.4 + width / 2, 3.2 + width)
    base_x, base_y = end[0] + back_x * deep, end[1] + back_y * deep
    side_x, side_y = -back_y * half, back_x * half
    base = ((base_x + side_x, base_y + side_y), (base_x - side_x, base_y - side_y))
    if marker == "arrow":
        return (end, *base)
    return (
        (end[0] + side_x, end[1] + side_y),
        *base,
        (end[0] - side_x, end[1] - side_y),
    )


def _data(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f' data-{_UNFIT.sub("-", name.lower()).strip("-") or "x"}="{escape(value)}"'
        for name, value in pairs
    )


def _svgs(drawings: Sequence[Drawing], _making: Making) -> tuple[bytes, ...]:
    return tuple(to_svg(drawing).encode() for drawing in drawings)


def _page_of(svg: bytes) -> int | None:
    """The page that an SVG of ours says it holds."""
    found = _PAGE.match(svg)
    return int(found[1]) if found else None


FORMATS = (
    FileFormat(
        ".svg",
        "SVG",
        "Sharp at any size; opens in Word, PowerPoint and browsers.",
        "image/svg+xml",
        _svgs,
        page_of=_page_of,
    ),
)
