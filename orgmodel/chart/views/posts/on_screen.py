"""The organisation on screen: one sheet as large as it needs, the same cards as on paper."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Drawing, Told
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import Body, SheetPage, Surround
from orgmodel.chart.sheet.sheet import on_screen as sheet_on_screen
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import as_link
from orgmodel.chart.views.posts.dotted import dotted_lines
from orgmodel.chart.views.posts.loose import LoosePosts
from orgmodel.chart.views.posts.not_drawn import in_legend
from orgmodel.chart.views.posts.page_words import legend_of
from orgmodel.chart.views.posts.screen_tree import band_tree, screen_tree
from orgmodel.chart.views.posts.sorted_cards import sorted_cards
from orgmodel.model.organisation import OrganisationModel

_MARGIN = 20.0
_LEAST_STRIP = 620.0
_BETWEEN_BODIES = 48.0


def on_screen(
    model: OrganisationModel, request: Request, words: Surround, left_out: str
) -> Drawing:
    """The whole drawing on one sheet; the legend says what is left out, having no footer."""
    cards = sorted_cards(model, request)
    drawn = band_tree if request.rows == "band" else screen_tree
    trees = [(boards, *drawn(team, _MARGIN, 0.0)) for boards, team in cards.by_board]
    tree_wide = max(wide for _, _, wide in trees)
    wide = max(tree_wide, _LEAST_STRIP if cards.boards or cards.loose else 0.0)
    strips = cards.strips(model, min(wide, 1100.0))
    parts: list[Piece] = []
    y = _MARGIN
    for boards, tree, _ in trees:
        for number in boards:
            parts.append(strips[number].drawn(_MARGIN, y))
            y += strips[number].height + 24.0
        parts.append(tree.moved(0.0, y))
        y = parts[-1].bottom + _BETWEEN_BODIES
    y -= _BETWEEN_BODIES
    if cards.loose:
        block = LoosePosts(
            Faces(cards.loose), range(len(cards.loose)), min(max(wide, _LEAST_STRIP), 1400.0)
        )
        top = y + 24.0 if cards.team.cards else y
        parts.append(block.drawn(_MARGIN, top, {}))
    part = sum(parts[1:], parts[0])
    right = _MARGIN + wide
    room = Body(_MARGIN, _MARGIN, right - _MARGIN, part.bottom - _MARGIN)
    lines, _ = dotted_lines(model, part, cards.across, room)
    part += Piece(lines=lines, told=tuple(Told(line.label) for line in lines))
    everyone = (*cards.team.cards, *cards.lay, *cards.loose)
    under = {line.source for _, tree, _ in trees for line in tree.lines}
    styles = {card.line for card in cards.team.cards if card.id in under}
    links = [as_link(model, line) for line in cards.across]
    marked = {card.mark for card in (*cards.team.cards, *cards.loose)}
    across = {link.style.name: link.style for link in links}
    legend = (*legend_of(everyone, styles, across, False, marked), *in_legend(left_out))
    title = f"{model.name}: organisation chart"
    if request.unit:
        title = f"{model.name}: {model.names.get(request.unit, request.unit)}"
    return sheet_on_screen(SheetPage(title, part, "", legend), words, _MARGIN)
