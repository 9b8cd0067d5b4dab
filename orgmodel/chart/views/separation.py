"""The separation view: the two sides apart, the neutral units between, trust level above.

Left the side that buys, right the side that supplies and suppliers outside; between them
the services, joined to both; across the foot the neutral units; across the top the level
where both sides rightly meet. What breaks a rule is marked with the rule's number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter, Words
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, LegendEntry
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.palette import BoxStyle, side_styles
from orgmodel.chart.layout.lane_page import Content, numbered, on_page, titled_group
from orgmodel.chart.layout.lanes import (
    FOOT,
    TOP,
    Board,
    Item,
    Placed,
    Wire,
    channel_width,
    in_row,
    least_width,
    stacked,
    tag_width,
    trunk,
)
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.breaches import (
    ERROR,
    WARNING,
    Breaches,
    breach_legend,
    breaches_of,
    tag_words,
)
from orgmodel.chart.views.parts.captions import count_words, footer
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.view import OutcomesOf, View
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.rules.finding import Finding

INNER = "unit inner"
_SERVICE = BoxStyle(fill=palette.WHITE, stroke=palette.SOFT_INK)
_OUTSIDE = BoxStyle(fill=palette.PALE, stroke=palette.FAINT, dash="3 2")


@dataclass(frozen=True, slots=True)
class Parts:
    """The boxes of the view by where they go, and the relations between them."""

    top: tuple[Item, ...]
    buyers: tuple[Item, ...]
    services: tuple[Item, ...]
    suppliers: tuple[Item, ...]
    outside: tuple[Item, ...]
    neutral: tuple[tuple[Item, ...], ...]
    wires: tuple[Wire, ...]
    titles: Mapping[str, str]


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view; services that do not fit one page go on to the next."""
    found = breaches_of(request.asked_outcomes())
    parts = parts_of(model, found)
    page_words = PageWords(
        "separation",
        f"{model.name}: {_pair(found)} kept apart",
        describe(model, parts, found),
        footer(model),
    )
    pages = _pages(parts, found, page_words, request.paper)
    return numbered(pages, page_words)


def _pages(parts: Parts, found: Breaches, page_words: PageWords, paper: str) -> list[Drawing]:
    """One page if any level of detail fits one; else as few pages of services as need be."""
    details = (parts, _folded(parts), _slim(parts))
    for part in details:
        drawings = _cut(part, found, page_words, paper, 1)
        if drawings:
            return drawings
    for count in range(2, len(parts.services) + 1):
        drawings = _cut(details[-1], found, page_words, paper, count)
        if drawings:
            return drawings
    return _cut(parts, found, page_words, "screen", 1)


def _cut(
    parts: Parts, found: Breaches, page_words: PageWords, paper: str, count: int
) -> list[Drawing]:
    """The services over so many pages; nothing where a page does not fit."""
    each = max(-(-len(parts.services) // count), 1)
    drawings = []
    for start in range(0, max(len(parts.services), 1), each):
        part = replace(parts, services=parts.services[start : start + each])
        drawing = on_page(partial(_content, part, found), page_words, paper)
        if drawing is None:
            return []
        drawings.append(drawing)
    return drawings


def _folded(parts: Parts) -> Parts:
    """With the units inside neutral units written into their box instead of beside it."""
    return replace(parts, neutral=tuple(_fold(column) for column in parts.neutral))


def _fold(column: tuple[Item, ...]) -> tuple[Item, ...]:
    inner = [item for item in column if item.kind == INNER]
    if not inner:
        return column
    names = "; ".join(item.words[0].content for item in inner)
    first = column[0]
    said = Words(f"with {names}", scale=0.9, fill=palette.SOFT_INK)
    whole = replace(first, words=(*first.words, said), label=f"{first.label}, with {names}")
    return (whole, *(item for item in column[1:] if item.kind != INNER))


def _slim(parts: Parts) -> Parts:
    """Without the units inside others on either side, for large organisations."""
    return replace(
        _folded(parts),
        buyers=tuple(item for item in parts.buyers if item.kind != INNER),
        suppliers=tuple(item for item in parts.suppliers if item.kind != INNER),
    )


def _pair(found: Breaches) -> str:
    return " and ".join(found.words.sides) or "the two sides"


def parts_of(model: OrganisationModel, found: Breaches) -> Parts:
    """Sort the units, services and posts of the view into its lanes."""
    words, sides = found.words, model.sides
    first, second = words.sides
    styles = side_styles({*sides.values(), *words.sides, words.neutral, words.trust})
    units = {u: k for u, k in zip(model.units["id"], model.units["kind"], strict=True) if u}
    wires = _wires(model, found)
    linked = {end for wire in wires for end in (wire.source, wire.target)}
    inside = {unit for unit in units if sides.get(unit)}
    outside = [unit for unit in units if unit in linked and unit not in inside]
    trust_posts = [post for post in model.hierarchy.ids if sides.get(post) == words.trust]
    top = [
        *(_unit(model, unit, styles, found) for unit in units if sides.get(unit) == words.trust),
        *(
            Item(
                post,
                (Words(model.names[post], bold=True),),
                "post",
                styles[words.trust],
                data=(("side", words.trust),),
            )
            for post in trust_posts
        ),
    ]
    return Parts(
        top=tuple(top),
        buyers=_lane(model, first, styles, found),
        services=tuple(
            Item(
                service,
                (Words(name),),
                f"service {provision}",
                _SERVICE,
                f"{name}, provision {provision}",
            )
            for service, name, provision in zip(
                model.services["id"],
                model.services["name"],
                model.services["provision"],
                strict=True,
            )
            if service in linked or provision == "internal"
        ),
        suppliers=_lane(model, second, styles, found),
        outside=tuple(
            Item(unit, (Words(model.names[unit]),), "unit external", _OUTSIDE) for unit in outside
        ),
        neutral=_neutral(model, styles, found),
        wires=wires,
        titles={
            "buyers": f"{first} side".capitalize(),
            "suppliers": f"{second} side".capitalize(),
            "neutral": f"{words.neutral}: serves both sides".capitalize(),
            "trust": f"{words.trust} level: where both sides rightly meet".capitalize(),
        },
    )


def _lane(
    model: OrganisationModel, side: str, styles: Mapping[str, BoxStyle], found: Breaches
) -> tuple[Item, ...]:
    """Units of a side, each followed by the units inside it and functions at fault."""
    items: list[Item] = []
    for unit in _tops(model, side):
        items += _family(model, unit, styles, found)
    return tuple(items)


def _neutral(
    model: OrganisationModel, styles: Mapping[str, BoxStyle], found: Breaches
) -> tuple[tuple[Item, ...], ...]:
    return tuple(
        tuple(_family(model, unit, styles, found)) for unit in _tops(model, found.words.neutral)
    )


def _tops(model: OrganisationModel, side: str) -> list[str]:
    """Units of a side that do not lie inside another unit of that side."""
    parents = dict(zip(model.units["id"], model.units["parent"], strict=True))
    return [
        unit
        for unit in parents
        if unit and model.sides.get(unit) == side and model.sides.get(parents[unit], "") != side
    ]


def _family(
    model: OrganisationModel, unit: str, styles: Mapping[str, BoxStyle], found: Breaches
) -> list[Item]:
    items = [_unit(model, unit, styles, found)]
    items += _at_fault(model, unit, found)
    for child, parent in zip(model.units["id"], model.units["parent"], strict=True):
        if parent == unit and child != unit and model.sides.get(child) == model.sides.get(unit):
            inner = _unit(model, child, styles, found)
            items.append(
                replace(inner, kind=INNER, words=(Words(model.names[child]), *inner.words[1:]))
            )
            items += _at_fault(model, child, found)
    return items


def _unit(
    model: OrganisationModel, unit: str, styles: Mapping[str, BoxStyle], found: Breaches
) -> Item:
    side = model.sides.get(unit, "")
    broken = tuple(
        finding
        for finding in (*found.of(unit), *found.of(model.head_of.get(unit, "\0")))
        if not _about_function(model, finding)
    )
    style = styles.get(side, _OUTSIDE)
    if broken:
        worst = ERROR if any(f.severity == "error" for f in broken) else WARNING
        style = replace(worst, mark=style.mark)
    words = (Words(model.names[unit], bold=True), *tag_words(broken))
    label = f"{model.names[unit]}, {side} side" + _said(broken)
    return Item(unit, words, "unit", style, label, (("side", side),))


def _about_function(model: OrganisationModel, finding: Finding) -> bool:
    return any(model.table_of.get(subject) == "functions" for subject in finding.subjects)


def _said(findings: Sequence[Finding]) -> str:
    return "".join(f"; {f.severity} {f.rule}: {f.message}" for f in findings)


def _at_fault(model: OrganisationModel, unit: str, found: Breaches) -> list[Item]:
    owned = model.functions[model.functions["owner"].isin([unit, model.head_of.get(unit, "\0")])]
    items = []
    for function, name, kind in zip(owned["id"], owned["name"], owned["kind"], strict=True):
        broken = tuple(f for f in found.of(function) if _about_function(model, f))
        if broken:
            worst = ERROR if any(f.severity == "error" for f in broken) else WARNING
            words = (Words(f"{function} {name}", lines=3), *tag_words(broken))
            items.append(
                Item(
                    function,
                    words,
                    f"function {kind}",
                    worst,
                    f"{function} {name}, {kind} function{_said(broken)}",
                )
            )
    return items


def _wires(model: OrganisationModel, found: Breaches) -> tuple[Wire, ...]:
    """Who buys and who supplies each service, and lines of management that cross."""
    words, wires = found.words, []
    heads = {head: unit for unit, head in model.head_of.items()}
    edges = model.edges.frame()
    services = set(model.services["id"])
    for start, relation, end, basis in zip(
        edges["from"], edges["relation"], edges["to"], edges["basis"], strict=True
    ):
        broken = found.on(start, relation, end)
        tag = ", ".join(dict.fromkeys(finding.rule for finding in broken))
        if relation in (words.buys, words.supplies) and end in services:
            home = heads.get(start, start)
            style = line_style(relation, basis, "breach" if broken else "present")
            wires.append(
                Wire(
                    home,
                    end,
                    relation,
                    _words(model, start, relation, end, basis),
                    style,
                    trunk(home, style.name),
                    tag,
                    data=_about(basis, tag),
                )
            )
        elif relation == "reports_to" and any(f.relation == "reports_to" for f in broken):
            one, other = heads.get(start, start), heads.get(end, end)
            wires.append(
                Wire(
                    one,
                    other,
                    relation,
                    _words(model, start, relation, end, basis),
                    line_style(relation, basis, "breach"),
                    "",
                    tag,
                    data=_about(basis, tag),
                )
            )
    return tuple(wires)


def _words(model: OrganisationModel, start: str, relation: str, end: str, basis: str) -> str:
    names = model.names
    how = f" ({basis})" if basis not in ("", "stated") else ""
    return f"{names.get(start, start)} {verb(relation)} {names.get(end, end)}{how}"


def _about(basis: str, tag: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in (("basis", basis), ("rule", tag)) if value)


def _content(parts: Parts, found: Breaches, room: Room, fitter: Fitter) -> Content:
    size = fitter.size
    gap, head = size * 0.45, size * 1.9
    place = room.left, room.top
    groups: list[Group] = []
    top_boxes, bottom = in_row(
        parts.top, place[0] + gap, place[1] + head, room.width - 2 * gap, fitter, gap
    )
    groups.append(
        titled_group(
            "trust",
            "band trust",
            parts.titles["trust"],
            place[0],
            place[1],
            room.width,
            bottom + gap - place[1],
            size,
        )
    )
    shown = {
        item.id
        for items in (
            parts.buyers,
            parts.services,
            parts.suppliers,
            parts.outside,
            parts.top,
            *parts.neutral,
        )
        for item in items
    }
    wires = [wire for wire in parts.wires if wire.source in shown and wire.target in shown]
    lines_top = bottom + gap
    corridor = (lines_top, lines_top + size * (1.2 if not any(w.tag for w in wires) else 3))
    start = corridor[1]
    left, middle, right, channels = _widths(parts, wires, room, size)
    x0 = room.left
    x1 = x0 + left + channels[0]
    x2 = x1 + middle + channels[1]
    lane = start + head
    inner = gap
    buyers, end0 = stacked(parts.buyers, x0 + inner, lane, left - inner, fitter, gap)
    services, end1 = stacked(parts.services, x1, lane, middle, fitter, size * 0.2, 0.12)
    suppliers, end2 = stacked(parts.suppliers, x2, lane, right - inner, fitter, gap)
    outside: tuple[Box, ...] = ()
    if parts.outside:
        base = end2 + size
        outside, end2 = stacked(parts.outside, x2, base + head, right - inner, fitter, gap)
        groups.append(
            titled_group(
                "outside",
                "lane outside",
                "Outside the organisation",
                x2 - 1,
                base,
                right + 1,
                end2 + gap - base,
                size,
                fill="#ffffff",
                stroke=palette.FAINT,
                dash="3 2",
            )
        )
        own_end = base - gap
    else:
        own_end = 0.0
    low = max(end0, end1, end2) + gap
    groups.append(
        titled_group(
            "buyers",
            "lane buyers",
            parts.titles["buyers"],
            x0,
            start,
            left,
            low - start,
            size,
            fill="#eef5fc",
        )
    )
    groups.append(
        titled_group(
            "services",
            "lane services",
            "Services",
            x1,
            start,
            middle,
            size * 1.8,
            size,
            fill="#ffffff",
        )
    )
    groups.append(
        titled_group(
            "suppliers",
            "lane suppliers",
            parts.titles["suppliers"],
            x2 - 1,
            start,
            right + 1,
            (own_end or low) - start,
            size,
            fill="#eef7f1",
        )
    )
    foot = (low, low + size)
    bottom_boxes, bottom = _foot(parts, room, foot[1] + head, fitter, gap)
    if parts.neutral:
        groups.append(
            titled_group(
                "neutral",
                "band neutral",
                parts.titles["neutral"],
                room.left,
                foot[1],
                room.width,
                bottom + gap - foot[1],
                size,
                fill="#f7f7f1",
            )
        )
    placed = [
        *(Placed(box, TOP) for box in top_boxes),
        *(Placed(box, 0) for box in buyers),
        *(Placed(box, 1) for box in services),
        *(Placed(box, 2) for box in (*suppliers, *outside)),
        *(Placed(box, FOOT) for box in bottom_boxes),
    ]
    board = Board(
        placed,
        ((x0, x0 + left), (x1, x1 + middle), (x2, x2 + right)),
        (room.left, room.left + room.width),
        corridor,
        foot,
    )
    lines = board.lines(wires)
    return Content(
        tuple(item.box for item in placed),
        lines,
        tuple(groups),
        (),
        _legend(parts, found, wires),
        bottom + gap,
    )


def _widths(
    parts: Parts, wires: Sequence[Wire], room: Room, size: float
) -> tuple[float, float, float, tuple[float, float]]:
    """Widths of the three columns and of the channels between them."""
    buyers = {item.id for item in parts.buyers}
    left = {wire.trunk or wire.source for wire in wires if wire.source in buyers}
    right = {wire.trunk or wire.source for wire in wires if wire.source not in buyers}
    tags = sum(bool(wire.tag) for wire in wires)
    wide = tag_width(wires)
    channels = (
        max(channel_width(len(left), tags, wide), size * 3),
        max(channel_width(len(right), tags, wide), size * 3),
    )
    rest = room.width - sum(channels)
    return rest * 0.28, rest * 0.42, rest * 0.30, channels


def _foot(
    parts: Parts, room: Room, top: float, fitter: Fitter, gap: float
) -> tuple[tuple[Box, ...], float]:
    """The neutral units side by side, each with what belongs to it below."""
    if not parts.neutral:
        return (), top
    count = len(parts.neutral)
    across = min(count, 6)
    boxes: list[Box] = []
    low = top
    for start in range(0, count, across):
        row_top = low if start == 0 else low + gap
        row = parts.neutral[start : start + across]
        left = room.left + gap
        for column, wide in zip(
            row, _shares(row, across, room.width - gap * (across + 1), fitter), strict=True
        ):
            made, end = stacked(column, left, row_top, wide, fitter, fitter.size * 0.45)
            boxes += made
            left += wide + gap
            low = max(low, end)
    return tuple(boxes), low


def _shares(
    row: Sequence[tuple[Item, ...]], across: int, wide: float, fitter: Fitter
) -> list[float]:
    """Widths of a row's columns: sentences get half as much again as names, if these still fit."""
    weights = [
        1.5 if any(item.kind.startswith("function") for item in column) else 1.0 for column in row
    ]
    whole = sum(weights) + across - len(row)
    shares = [wide * weight / whole for weight in weights]
    if all(least_width(column, fitter) <= share for column, share in zip(row, shares, strict=True)):
        return shares
    return [wide / across] * len(row)


def _legend(parts: Parts, found: Breaches, wires: Sequence[Wire]) -> tuple[LegendEntry, ...]:
    styles = {wire.style: None for wire in wires}
    items = [*parts.top, *parts.buyers, *parts.suppliers, *(i for c in parts.neutral for i in c)]
    sides = {dict(item.data).get("side", "") for item in items} - {""}
    boxes = [
        LegendEntry(
            name,
            "box",
            stroke=style.stroke,
            fill=style.fill,
            width=style.width,
            dash=style.dash,
            mark=style.mark,
        )
        for name, style in side_styles(sides).items()
    ]
    return (*(style.legend() for style in styles), *boxes, *breach_legend(found.findings))


def describe(model: OrganisationModel, parts: Parts, found: Breaches) -> str:
    """The drawing in words: what is on each side, and every breach."""

    def names(items: Sequence[Item]) -> str:
        return "; ".join(model.names.get(item.id, item.id) for item in items) or "none"

    said = [
        f"{parts.titles['trust']}: {names(parts.top)}.",
        f"{parts.titles['buyers']}: {names(parts.buyers)}.",
        f"{parts.titles['suppliers']}: {names(parts.suppliers)}.",
        f"{parts.titles['neutral']}: {names([i for c in parts.neutral for i in c])}.",
        f"{count_words(len(parts.services), 'service')}.",
    ]
    broken = [f"{f.severity} {f.rule}: {f.message}" for f in found.findings]
    said.append(" ".join(broken) if broken else "No rule is broken.")
    return " ".join(said)


VIEW = View(draw, 4, "Separation", outcomes=OutcomesOf("separation", sides=True))
