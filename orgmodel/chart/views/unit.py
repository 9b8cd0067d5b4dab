"""The unit view: one unit with its posts, teams and functions, and what it is linked to.

In the middle what belongs to it; at the left what it depends on (links from others to it),
at the right what it acts on (links from it to others). Links of its posts and teams count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter, Words
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, LegendEntry, Line
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.palette import BoxStyle, side_styles
from orgmodel.chart.layout.lane_page import Content, numbered, on_page, titled_group
from orgmodel.chart.layout.lanes import Board, Item, Placed, Wire, placed, stacked, trunk
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.captions import count_words, footer, style_legend
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.view import View
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb

INSIDE = ("reports_to", "part_of", "heads", "owns", "holds", "overlaps")
_FUNCTION = BoxStyle(palette.WHITE, palette.SOFT_INK, 0.8)
_OTHER = BoxStyle(palette.PALE, palette.SOFT_INK, 0.9)


@dataclass(frozen=True, slots=True)
class Parts:
    """What is drawn: the unit, its own parts by depth, and the others on either side."""

    unit: Item
    posts: tuple[tuple[Item, int], ...]
    teams: tuple[Item, ...]
    functions: tuple[Item, ...]
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    wires: tuple[Wire, ...]
    lines: Mapping[str, str]
    sides: tuple[LegendEntry, ...]


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the unit on one page, or its links over several where one cannot hold them."""
    unit = request.unit or ""
    parts = parts_of(model, unit)
    page_words = PageWords(
        "unit", f"{model.name}: {model.names[unit]}", describe(model, parts), footer(model)
    )
    for each in (10_000, 40, 25, 15, 8):
        drawings = []
        for part in _cut(parts, each):
            drawing = on_page(partial(_content, part), page_words, request.paper)
            if drawing is None:
                break
            drawings.append(drawing)
        else:
            return numbered(drawings, page_words)
    whole = on_page(partial(_content, parts), page_words, "screen")
    return (whole,) if whole else ()


def _cut(parts: Parts, each: int) -> list[Parts]:
    """The same unit with at most so many posts, functions and others on a page."""
    lists = (parts.posts, parts.functions, parts.before, parts.after)
    pages = max(1, *(-(-len(items) // each) for items in lists))
    if pages == 1:
        return [parts]
    return [
        replace(
            parts,
            posts=parts.posts[at : at + each],
            functions=parts.functions[at : at + each],
            before=parts.before[at : at + each],
            after=parts.after[at : at + each],
            teams=parts.teams if at == 0 else (),
        )
        for at in range(0, pages * each, each)
    ]


def parts_of(model: OrganisationModel, unit: str) -> Parts:
    """Sort the unit's posts, teams, functions and links."""
    styles = side_styles(model.sides.values())
    posts = _posts(model, unit)
    teams = _inner_units(model, unit)
    own = {unit, *teams, *(post for post, _ in posts)}
    owners = {unit, *teams, *(post for post, _ in posts)}
    functions = model.functions[model.functions["owner"].isin(owners)]
    wires, before, after = _links(model, unit, own)
    side = styles.get(model.sides.get(unit, ""), _OTHER)
    return Parts(
        Item(
            unit,
            (Words(model.names[unit], bold=True, scale=1.1),),
            "unit",
            side,
            f"{model.names[unit]}, {model.sides.get(unit) or 'no'} side",
            (("side", model.sides.get(unit, "")),),
        ),
        tuple((_post(model, post, styles), depth) for post, depth in posts),
        tuple(
            Item(
                team,
                (Words(model.names[team]),),
                "unit inner",
                styles.get(model.sides.get(team, ""), _OTHER),
            )
            for team in teams
        ),
        tuple(
            Item(
                name,
                (Words(f"{name} {words}"),),
                f"function {kind}",
                _FUNCTION,
                f"{name} {words}, {kind} function",
            )
            for name, words, kind in zip(
                functions["id"], functions["name"], functions["kind"], strict=True
            )
        ),
        tuple(_other(model, other, styles) for other in before),
        tuple(_other(model, other, styles) for other in after),
        wires,
        _line_basis(model),
        style_legend(styles, [model.sides.get(end, "") for end in (*own, *before, *after)]),
    )


def _posts(model: OrganisationModel, unit: str) -> list[tuple[str, int]]:
    """The head's line and those who sit in the unit, with their depth below the head.

    The line stops at posts that head another unit of their own, outside this one.
    """
    line, head = model.hierarchy, model.head_of.get(unit)
    others = {post: led for led, post in model.head_of.items() if led != unit}
    inner = {unit, *_inner_units(model, unit)}
    found: list[tuple[str, int]] = []
    if head in line.index:
        waiting = [(head, 0)]
        while waiting:
            post, depth = waiting.pop()
            if depth and post in others and others[post] not in inner:
                continue
            found.append((post, depth))
            waiting += [(child, depth + 1) for child in reversed(line.children(post))]
    there = {post for post, _ in found}
    sits = model.posts[model.posts["unit"].isin(inner)]["id"]
    return found + [(post, 1) for post in sits if post and post not in there]


def _inner_units(model: OrganisationModel, unit: str) -> list[str]:
    """Units inside it, at any depth."""
    found: list[str] = []
    waiting = [unit]
    children: dict[str, list[str]] = {}
    for child, parent in zip(model.units["id"], model.units["parent"], strict=True):
        children.setdefault(parent, []).append(child)
    while waiting:
        for child in children.get(waiting.pop(0), []):
            if child and child not in found and child != unit:
                found.append(child)
                waiting.append(child)
    return found


def _links(
    model: OrganisationModel, unit: str, own: set[str]
) -> tuple[tuple[Wire, ...], list[str], list[str]]:
    """Lines to others, and who the others are on each side."""
    edges = model.edges.frame()
    rows = list(zip(edges["from"], edges["relation"], edges["to"], edges["basis"], strict=True))
    chosen = [row for row in rows if row[1] not in INSIDE and (row[0] in own) != (row[2] in own)]
    acts = {row[2] for row in chosen if row[0] in own and row[1] not in SYMMETRIC_RELATIONS}
    wires, before, after = [], dict[str, None](), dict[str, None]()
    for start, relation, end, basis in chosen:
        inner, outer = (start, end) if start in own else (end, start)
        (after if outer in acts else before).setdefault(outer)
        style = line_style(relation, basis)
        how = f" ({basis})" if basis not in ("", "stated") else ""
        label = f"{model.names.get(start, start)} {verb(relation)} {model.names.get(end, end)}{how}"
        wires.append(
            Wire(
                start,
                end,
                relation,
                label,
                style,
                trunk(inner, style.name),
                data=(("basis", basis),) if basis else (),
            )
        )
    del unit
    return tuple(wires), list(before), list(after)


def _post(model: OrganisationModel, post: str, styles: Mapping[str, BoxStyle]) -> Item:
    row = model.row(post)
    words = [Words(model.names[post])]
    if row is not None and row["count"] not in ("", "1"):
        words.append(Words(f"{row['count']} posts", scale=0.9, fill=palette.SOFT_INK))
    style = styles.get(model.sides.get(post, ""), _OTHER)
    return Item(post, tuple(words), "post", style)


def _other(model: OrganisationModel, other: str, styles: Mapping[str, BoxStyle]) -> Item:
    style = styles.get(model.sides.get(other, ""), replace(_OTHER, dash="3 2"))
    words = model.names.get(other, other)
    kind = model.table_of.get(other, "units").removesuffix("s")
    return Item(other, (Words(words),), f"{kind} other", style)


def _line_basis(model: OrganisationModel) -> dict[str, str]:
    edges = model.edges.frame()
    lines = edges[edges["relation"] == "reports_to"]
    return dict(zip(lines["from"], lines["basis"], strict=True))


def _content(parts: Parts, room: Room, fitter: Fitter) -> Content:
    size = fitter.size
    rough = _laid(parts, room, fitter, (size * 3, size * 3), {})
    channels, _, _ = rough.lanes.rooms(parts.wires)
    heights = {end: 3.2 * n + 6 for end, n in rough.lanes.ports(parts.wires).items()}
    wide = (max(channels[1], size * 3), max(channels[2], size * 3))
    laid = _laid(parts, room, fitter, wide, heights)
    lines = (*laid.inside, *laid.lanes.lines(parts.wires))
    return Content(laid.boxes, lines, laid.groups, (), _legend(parts), laid.low)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Boxes, groups and the lines inside the unit in place, and their lower edge."""

    boxes: tuple[Box, ...]
    groups: tuple[Group, ...]
    inside: tuple[Line, ...]
    lanes: Board
    low: float


def _laid(
    parts: Parts,
    room: Room,
    fitter: Fitter,
    channels: tuple[float, float],
    heights: Mapping[str, float],
) -> _Laid:
    size = fitter.size
    gap, head, edge = size * 0.5, size * 1.9, size * 0.7
    rest = room.width - sum(channels)
    wide = (rest * 0.26, rest * 0.48, rest * 0.26)
    x0 = room.left
    x1 = x0 + wide[0] + channels[0]
    x2 = x1 + wide[1] + channels[1]
    top = room.top
    before, low0 = stacked(parts.before, x0, top + head, wide[0], fitter, gap, 0.16, heights)
    after, low2 = stacked(parts.after, x2, top + head, wide[2], fitter, gap, 0.16, heights)
    y = top + edge
    inner = wide[1] - 2 * edge
    (unit,), y = stacked((parts.unit,), x1 + edge, y, inner, fitter, gap, least=heights)
    posts, inside, y = _outline(parts, x1 + edge, y + gap, inner, fitter, heights)
    groups: list[Group] = []
    teams, y = _titled(
        parts.teams,
        "teams",
        "Teams and units inside it",
        x1 + edge,
        y,
        inner,
        fitter,
        1,
        heights,
        groups,
    )
    functions, y = _titled(
        parts.functions,
        "functions",
        _functions_title(parts),
        x1 + edge,
        y,
        inner,
        fitter,
        2,
        {},
        groups,
    )
    low = max(low0, low2, y + edge)
    back = [
        titled_group(
            "before",
            "lane before",
            "It works with and depends on",
            x0 - 3,
            top,
            wide[0] + 6,
            low - top,
            size,
            fill="#ffffff",
        ),
        Group(
            "belongs",
            "lane belongs",
            x1,
            top,
            wide[1],
            max(y + edge, top + head) - top,
            f"What belongs to {parts.unit.words[0].content}",
            (),
            "#f4f6f7",
        ),
        titled_group(
            "after",
            "lane after",
            "It acts on",
            x2 - 3,
            top,
            wide[2] + 6,
            low - top,
            size,
            fill="#ffffff",
        ),
    ]
    at = [
        *(Placed(box, 0) for box in before),
        *(Placed(box, 1) for box in (unit, *posts, *teams)),
        *(Placed(box, 2) for box in after),
    ]
    lanes = Board(
        at,
        ((x0, x0 + wide[0]), (x1, x1 + wide[1]), (x2, x2 + wide[2])),
        (room.left, room.left + room.width),
        (top, top),
    )
    boxes = (*(item.box for item in at), *functions)
    return _Laid(boxes, (*back, *groups), inside, lanes, low)


def _functions_title(parts: Parts) -> str:
    return f"It is responsible for {count_words(len(parts.functions), 'function')}"


def _outline(
    parts: Parts,
    x: float,
    y: float,
    wide: float,
    fitter: Fitter,
    heights: Mapping[str, float],
) -> tuple[tuple[Box, ...], tuple[Line, ...], float]:
    """The unit's posts as an indented outline, with brackets for who reports to whom."""
    size = fitter.size
    boxes: list[Box] = []
    lines: list[Line] = []
    above: dict[int, Box] = {}
    for item, depth in parts.posts:
        shift = min(depth, 6) * size * 1.6
        box = placed(item, x + shift, y, wide - shift, fitter)
        if heights.get(item.id, 0.0) > box.height:
            box = placed(item, x + shift, y, wide - shift, fitter, heights[item.id])
        manager = above.get(depth - 1)
        if manager is not None:
            lines.append(_bracket(manager, box, parts.lines.get(item.id, ""), size))
        above[depth] = box
        boxes.append(box)
        y += box.height + size * 0.45
    return tuple(boxes), tuple(lines), y


def _bracket(manager: Box, box: Box, basis: str, size: float) -> Line:
    x = manager.x + size * 0.8
    y = box.y + box.height / 2
    style = line_style("reports_to", basis)
    points = ((box.x, y), (x, y), (x, manager.y + manager.height))
    return Line(
        box.id,
        manager.id,
        "reports_to",
        points,
        f"{box.label} reports to {manager.label}",
        style.stroke,
        style.width,
        style.dash,
    )


def _titled(
    items: Sequence[Item],
    identifier: str,
    title: str,
    x: float,
    y: float,
    wide: float,
    fitter: Fitter,
    columns: int,
    heights: Mapping[str, float],
    groups: list[Group],
) -> tuple[tuple[Box, ...], float]:
    """A titled block of boxes in so many columns, filled downwards; and its lower edge."""
    if not items:
        return (), y
    size = fitter.size
    gap = size * 0.4
    start = y + size * 0.5
    top = start + size * 1.9
    each = (wide - gap * (columns - 1)) / columns
    rows = -(-len(items) // columns)
    boxes: list[Box] = []
    low = top
    for column in range(columns):
        part = items[column * rows : (column + 1) * rows]
        made, end = stacked(
            part, x + column * (each + gap), top, each, fitter, gap * 0.7, 0.16, heights
        )
        boxes += made
        low = max(low, end)
    groups.append(
        titled_group(
            identifier,
            f"block {identifier}",
            title,
            x - size * 0.3,
            start,
            wide + size * 0.6,
            low + gap - start,
            size,
            fill="#ffffff",
        )
    )
    return tuple(boxes), low + gap


def _legend(parts: Parts) -> tuple[LegendEntry, ...]:
    styles = dict.fromkeys(wire.style for wire in parts.wires)
    bases = dict.fromkeys(parts.lines.get(item.id, "") for item, depth in parts.posts if depth)
    lines = [line_style("reports_to", basis).legend() for basis in bases]
    return tuple(dict.fromkeys([*lines, *(style.legend() for style in styles), *parts.sides]))


def describe(model: OrganisationModel, parts: Parts) -> str:
    """The drawing in words."""
    names = model.names

    def some(items: Sequence[Item]) -> str:
        return "; ".join(names.get(item.id, item.id) for item in items) or "none"

    said = [
        f"{names[parts.unit.id]}: {count_words(len(parts.posts), 'post')}, "
        f"{count_words(len(parts.functions), 'function')}.",
        f"Posts: {some([item for item, _ in parts.posts])}.",
        f"Teams: {some(parts.teams)}.",
        f"Functions: {some(parts.functions)}.",
        *(f"{wire.label}." for wire in parts.wires),
    ]
    return " ".join(said)


VIEW = View(draw, 2, "One unit", needs=("unit",))
