"""A line on one sheet as large as it needs: the tidy tree, lower teams hanging in columns."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Told
from orgmodel.chart.layout.plan import Hanging, stands_aside
from orgmodel.chart.layout.tree_layout import Gaps, Layout, place
from orgmodel.chart.sheet.card import Rank
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.teams.band_pages import band_screen
from orgmodel.chart.teams.draw_block import BlockDrawer
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.wires import reporting_lines

_WIDE = 150.0
_GAPS = Gaps(sibling=14.0, row=30.0, team=8.0, indent=16.0, column=14.0)


def screen_tree(team: Team, left: float, top: float) -> tuple[Piece, float]:
    """The tree with its corner at a place, and how wide it is."""
    faces = Faces(team.cards)
    layout, ranks = _laid_out(team, faces)
    ways = {
        at: tuple((x + left, y + top) for x, y in way) for at, way in enumerate(layout.ways) if way
    }
    boxes = tuple(
        faces.box(
            at,
            ranks[at],
            (layout.x[at] + left, layout.y[at] + top, layout.box_width, layout.heights[at]),
            {},
            parent=card.parent if team.parents[at] >= 0 else None,
        )
        for at, card in enumerate(team.cards)
    )
    lines, buses = reporting_lines(team.cards, ways)
    told = tuple(
        Told(team.cards[at].label, team.depths[at] + 1, team.cards[at].id) for at in team.order
    )
    return Piece(boxes, lines, buses, told=told, bottom=top + layout.height), layout.width


def band_tree(team: Team, left: float, top: float) -> tuple[Piece, float]:
    """The tree with one row a band, with its corner at a place, and how wide it is."""
    faces = Faces(team.cards)
    page = band_screen(team, faces, team.tops)
    part = BlockDrawer(team, faces, {}, {}).page(page, left, top, lambda _: None)
    return part, page.width


def _laid_out(team: Team, faces: Faces) -> tuple[Layout, list[Rank]]:
    """Places of all cards, all of one width: the tidy tree with hanging teams."""
    count = len(team.cards)
    ranks: list[Rank] = ["plain"] * count
    assistants = [card.assistant for card in team.cards]
    for at in range(count):
        if team.parents[at] < 0 and team.children[at]:
            ranks[at] = "top"
        elif team.parents[at] >= 0 and team.parents[team.parents[at]] < 0:
            ranks[at] = "plain" if stands_aside(at, team.children, assistants) else "head"
    wide = max((faces.least_width(at, ranks[at]) for at in range(count)), default=_WIDE)
    wide = float(round(max(wide, _WIDE)))
    heights = [faces.height(at, ranks[at], wide) for at in range(count)]
    lowest = max(800.0, 160.0 * round((count * 6000) ** 0.5 / 160))
    made = place(team.parents, wide, heights, _GAPS, Hanging(lowest=lowest), assistants)
    return made, ranks
