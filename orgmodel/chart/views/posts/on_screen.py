"""The organisation on screen: one sheet as large as it needs, the same cards as on paper."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Box, Drawing, Line, Told
from orgmodel.chart.layout.plan import Hanging
from orgmodel.chart.layout.tree_layout import Gaps, Layout, place
from orgmodel.chart.sheet.card import Rank
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import Body, SheetPage, Surround
from orgmodel.chart.sheet.sheet import on_screen as sheet_on_screen
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.wires import reporting_lines
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import as_link
from orgmodel.chart.views.posts.board import BoardStrip
from orgmodel.chart.views.posts.dotted import dotted_lines
from orgmodel.chart.views.posts.loose import LoosePosts
from orgmodel.chart.views.posts.page_words import legend_of
from orgmodel.chart.views.posts.sorted_cards import SortedCards, sorted_cards
from orgmodel.model.organisation import OrganisationModel

_MARGIN = 20.0
_WIDE = 150.0
_GAPS = Gaps(sibling=14.0, row=30.0, team=8.0, indent=16.0, column=14.0)
_LEAST_STRIP = 620.0


def on_screen(model: OrganisationModel, request: Request, words: Surround) -> Drawing:
    """The whole drawing on one sheet."""
    cards = sorted_cards(model, request)
    faces = Faces(cards.team.cards)
    layout, ranks = _laid_out(cards.team, faces)
    wide = max(layout.width, _LEAST_STRIP if cards.board or cards.loose else 0.0)
    parts: list[Piece] = []
    y = _MARGIN
    if cards.board is not None:
        line = {card.id for card in (*cards.team.cards, *cards.loose)}
        seated = [post for post in cards.board.posts if post in line]
        strip = BoardStrip(model, cards.board, cards.lay, seated, min(wide, 1100.0))
        parts.append(strip.drawn(_MARGIN, y))
        y += strip.height + 24.0
    tree = _drawn(cards, faces, layout, ranks, y)
    parts.append(tree)
    if cards.loose:
        block = LoosePosts(
            Faces(cards.loose), range(len(cards.loose)), min(max(wide, _LEAST_STRIP), 1400.0)
        )
        top = tree.bottom + 24.0 if cards.team.cards else y
        parts.append(block.drawn(_MARGIN, top, {}))
    part = sum(parts[1:], parts[0])
    right = _MARGIN + wide
    room = Body(_MARGIN, _MARGIN, right - _MARGIN, part.bottom - _MARGIN)
    lines, _ = dotted_lines(model, part, cards.across, room)
    part += Piece(lines=lines)
    everyone = (*cards.team.cards, *cards.lay, *cards.loose)
    styles = {cards.team.cards[at].line for at in range(len(cards.team.cards)) if layout.ways[at]}
    links = [as_link(model, line) for line in cards.across]
    marked = any(card.mark for card in (*cards.team.cards, *cards.loose))
    across = {link.style.name: link.style for link in links}
    legend = legend_of(everyone, styles, across, False, marked)
    title = f"{model.name}: organisation chart"
    if request.unit:
        title = f"{model.name}: {model.names.get(request.unit, request.unit)}"
    return sheet_on_screen(SheetPage(title, part, "", legend), words, _MARGIN)


def _laid_out(team: Team, faces: Faces) -> tuple[Layout, list[Rank]]:
    """Places of all cards, all of one width: the tidy tree with hanging teams."""
    count = len(team.cards)
    ranks: list[Rank] = ["plain"] * count
    for at in range(count):
        if team.parents[at] < 0 and team.children[at]:
            ranks[at] = "top"
        elif team.parents[at] >= 0 and team.parents[team.parents[at]] < 0:
            ranks[at] = "head"
    wide = max((faces.least_width(at, ranks[at]) for at in range(count)), default=_WIDE)
    wide = float(round(max(wide, _WIDE)))
    heights = [faces.height(at, ranks[at], wide) for at in range(count)]
    lowest = max(800.0, 160.0 * round((count * 6000) ** 0.5 / 160))
    assistants = [card.assistant for card in team.cards]
    made = place(team.parents, wide, heights, _GAPS, Hanging(lowest=lowest), assistants)
    return made, ranks


def _drawn(
    cards: SortedCards, faces: Faces, layout: Layout, ranks: list[Rank], top: float
) -> Piece:
    team = cards.team
    ways = {
        at: tuple((x + _MARGIN, y + top) for x, y in way)
        for at, way in enumerate(layout.ways)
        if way
    }
    boxes: list[Box] = []
    for at, card in enumerate(team.cards):
        where = (
            layout.x[at] + _MARGIN,
            layout.y[at] + top,
            layout.box_width,
            layout.heights[at],
        )
        parent = card.parent if team.parents[at] >= 0 else None
        boxes.append(faces.box(at, ranks[at], where, {}, parent=parent))
    lines, buses = reporting_lines(team.cards, ways)
    told = tuple(
        Told(team.cards[at].label, team.depths[at] + 1, team.cards[at].id) for at in team.order
    )
    kept: tuple[Line, ...] = lines
    return Piece(tuple(boxes), kept, buses, told=told, bottom=top + layout.height)
