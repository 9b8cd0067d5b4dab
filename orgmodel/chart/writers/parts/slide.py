"""A drawing as the shapes of one slide, from the back to the front."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from orgmodel.chart.drawing.drawing import Box, Bus, Drawing, Group, Line, Mark, Point, Text
from orgmodel.chart.drawing.legend import legend_marks
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.writers.parts import slide_xml as xml
from orgmodel.chart.writers.parts.connector_form import connector_form
from orgmodel.chart.writers.parts.text_frame import TextFrame, framed

_TOUCHING = 2.0
_FIRST_ID = 2
_TITLE_SIZE = 16.0


@dataclass(slots=True)
class Slide:
    """The shapes of a drawing, numbered in their order; each is made once.

    Shapes are named by what they are: "Box", "Group", "Line", "Trunk" (what the lines of one
    manager share), "Mark", "Legend", "Text".
    """

    drawing: Drawing
    _numbers: Iterator[int] = field(default_factory=lambda: count(_FIRST_ID))
    _glued: dict[str, tuple[int, Box | Group, list[Point]]] = field(default_factory=dict)

    def shapes(self) -> list[str]:
        """The XML of every shape. Lines lie behind boxes, so they know the boxes' numbers."""
        page = self.drawing
        title, texts = self._title()
        ends = _ends(page.lines)
        holders: list[Box | Group] = [*page.groups, *page.boxes]
        for holder in holders:
            made = (next(self._numbers), holder, _sites(holder, ends[holder.id]))
            self._glued.setdefault(holder.id, made)
        groups = [self._holder(one, "Group") for one in page.groups]
        boxes = [self._holder(one, "Box") for one in page.boxes]
        lines = [self._line(line) for line in page.lines]
        return [
            title,
            *groups,
            *(self._trunk(bus) for bus in page.buses),
            *lines,
            *boxes,
            *(self._mark(mark) for line in page.lines for mark in line.marks),
            *(self._text(text) for line in page.lines for text in line.texts),
            *(self._mark(mark) for mark in page.marks),
            *(self._text(text) for text in texts),
            *self._legend(),
        ]

    def _named(self, name: str, says: str | None) -> str:
        return xml.named(next(self._numbers), name, says)

    def _title(self) -> tuple[str, tuple[Text, ...]]:
        """The title where the drawing has it, above the slide where it has none; other words."""
        page = self.drawing
        run = _title_run(page)
        if run:
            lines = page.texts[run.start : run.stop]
            rest = (*page.texts[: run.start], *page.texts[run.stop :])
        else:
            at = Text(0.0, -_TITLE_SIZE, page.title or "Chart", _TITLE_SIZE, True)
            lines, rest = (at,), page.texts
        top = lines[0].y - lines[0].size * 1.2
        high = lines[-1].y - top + lines[-1].size * 0.4
        wide = max(width(line.content, line.size, line.bold) for line in lines) + 20.0
        holder = Group("", "", lines[0].x, top, wide, high, "", lines)
        frame, _ = framed(holder)
        about = self._named("Title", "")
        body = frame or TextFrame(lines, tuple(line.size for line in lines), "l", 0.0, 0.0, 0.0)
        return xml.title(about, xml.place(lines[0].x, top, wide, high), lines, body), rest

    def _holder(self, one: Box | Group, name: str) -> str:
        """A box or group; one with marks or with words beside its own is grouped with them."""
        number, sites = next(self._numbers), _sites(one, ())
        if self._glued[one.id][1] is one:
            number, _, sites = self._glued[one.id]
        inset = xml.inset(one.width, one.height, one.radius, sites)
        frame, others = framed(one, inset)
        geometry = xml.rectangle(one.x, one.y, one.width, one.height, one.radius, sites)
        look = xml.fill(one.fill) + xml.stroke(one.stroke, one.stroke_width, one.dash)
        about = xml.named(number, f"{name} {one.id}", one.label)
        body = xml.frame_body(frame) if frame else ""
        made = xml.shape(about, geometry, look, body)
        if not one.marks and not others:
            return made
        place = xml.place(one.x, one.y, one.width, one.height)
        inside = [made, *map(self._mark, one.marks), *map(self._text, others)]
        return xml.group(self._named(f"{name} {one.id} with its marks", None), place, inside)

    def _line(self, line: Line) -> str:
        """A connector, or a freeform where no connector has so many bends."""
        form = connector_form(line.points)
        about = self._named(f"Line {line.source} {line.relation} {line.target}", line.label)
        look = xml.stroke(line.stroke, line.width, line.dash, line.start, line.end)
        if form is None:
            return xml.shape(about, xml.runs([line.points]), f"<a:noFill/>{look}")
        ends = [
            self._end(line.source, line.points[0]),
            self._end(line.target, line.points[-1]),
        ]
        return xml.connector(about, form, ends, look)

    def _end(self, holder: str, point: Point) -> tuple[int, int] | None:
        """The shape that a line's end touches, and the number of the place on its edge."""
        if holder not in self._glued:
            return None
        number, shape, sites = self._glued[holder]
        at = _nearest((point[0] - shape.x, point[1] - shape.y), sites)
        return None if at is None else (number, at)

    def _trunk(self, bus: Bus) -> str:
        look = xml.stroke(bus.stroke, bus.width, bus.dash)
        about = self._named(f"Trunk {bus.manager}", None)
        return xml.shape(about, xml.runs(bus.runs), f"<a:noFill/>{look}")

    def _mark(self, mark: Mark, name: str = "Mark") -> str:
        about = self._named(f"{name} {mark.kind}", None)
        edge = xml.stroke(mark.stroke, mark.stroke_width, mark.dash)
        if mark.points:
            return xml.shape(about, xml.runs([mark.points]), xml.fill("none") + edge)
        geometry = xml.rectangle(mark.x, mark.y, mark.width, mark.height, mark.radius)
        return xml.shape(about, geometry, xml.fill(mark.fill) + edge)

    def _text(self, text: Text, name: str = "Text") -> str:
        wide = width(text.content, text.size, text.bold)
        return xml.text_box(self._named(name, ""), text, wide)

    def _legend(self) -> Iterator[str]:
        shapes, marks, entries = legend_marks(self.drawing)
        for sample in shapes:
            geometry = xml.rectangle(sample.x, sample.y, sample.width, sample.height, sample.radius)
            edge = xml.stroke(sample.stroke, sample.stroke_width, sample.dash)
            yield xml.shape(self._named("Legend", None), geometry, xml.fill(sample.fill) + edge)
        yield from (self._mark(mark, "Legend") for mark in marks)
        for entry in entries:
            if isinstance(entry, Text):
                yield self._text(entry, "Legend text")
            else:
                edge = xml.stroke(entry.stroke, entry.width, entry.dash, entry.start, entry.end)
                about = self._named("Legend", None)
                yield xml.shape(about, xml.runs([entry.points]), f"<a:noFill/>{edge}")


def _title_run(page: Drawing) -> range | None:
    """Which of a page's texts are its title, on one line or several."""
    wanted = "".join(page.title.split())
    for start in range(len(page.texts)):
        said = ""
        for stop in range(start, len(page.texts)):
            said += "".join(page.texts[stop].content.split())
            if said == wanted and wanted:
                return range(start, stop + 1)
            if not wanted.startswith(said):
                break
    return None


def _ends(lines: Iterable[Line]) -> Mapping[str, list[Point]]:
    """Where lines end, by the id that they say they end at."""
    ends: defaultdict[str, list[Point]] = defaultdict(list)
    for line in lines:
        ends[line.source].append(line.points[0])
        ends[line.target].append(line.points[-1])
    return ends


def _sites(holder: Box | Group, ends: Iterable[Point]) -> list[Point]:
    """Where connectors are glued: the four middles, and where else a line meets the edge."""
    wide, high = holder.width, holder.height
    sites = [(wide / 2, 0.0), (0.0, high / 2), (wide / 2, high), (wide, high / 2)]
    for x, y in ends:
        at = (x - holder.x, y - holder.y)
        if _on_edge(at, wide, high) and _nearest(at, sites) is None:
            sites.append(at)
    return sites


def _on_edge(at: Point, wide: float, high: float) -> bool:
    x, y = at
    inside = -_TOUCHING < x < wide + _TOUCHING and -_TOUCHING < y < high + _TOUCHING
    edge = min(abs(x), abs(wide - x), abs(y), abs(high - y))
    return inside and edge < _TOUCHING


def _nearest(at: Point, sites: Sequence[Point]) -> int | None:
    """The number of the site at this place."""
    for number, (x, y) in enumerate(sites):
        if abs(x - at[0]) < _TOUCHING and abs(y - at[1]) < _TOUCHING:
            return number
    return None
