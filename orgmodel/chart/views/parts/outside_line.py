"""Posts outside the line of management, in a titled block under the tree.

A post that reports to nobody and manages nobody would otherwise stand beside the top of the
organisation, as if it led it. On paper the block stands on the tree's page where there is
room, else on pages after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, Text
from orgmodel.chart.drawing.paper import PAPERS
from orgmodel.chart.layout.fitted_page import LEAST, SCREEN_SIZE
from orgmodel.chart.layout.lane_blocks import Frame
from orgmodel.chart.layout.lane_boxes import Item, box_of, height_of
from orgmodel.chart.layout.page_frame import Room, heading, legend_place, room
from orgmodel.chart.layout.tree import Link, PageWords, TreeNode, draw_tree

TITLE = "Outside the line of management"
_PAPER_SIZE = 8.5
_WIDEST = 12.5
_GAP = 12.0


def draw_with_outside_line(
    nodes: Sequence[TreeNode],
    alone: Sequence[TreeNode],
    links: Sequence[Link],
    page_words: PageWords,
    paper: str,
    title: str = TITLE,
) -> tuple[Drawing, ...]:
    """Draw the tree of `nodes`, and the posts `alone` in a block of their own."""
    if not alone:
        return draw_tree(nodes, links, page_words=page_words, paper=paper)
    block = _OutsideBlock(tuple(_item(node) for node in alone), title)
    if paper == "screen":
        return (_on_screen(nodes, block, links, page_words),)
    if not nodes:
        return _numbered(_block_pages(block, page_words, paper))
    together = _on_one_page(nodes, block, links, page_words, paper)
    if together is not None:
        return (together,)
    pages = [
        *draw_tree(nodes, links, page_words=page_words, paper=paper),
        *_block_pages(block, page_words, paper),
    ]
    return _numbered(pages)


@dataclass(frozen=True, slots=True)
class _OutsideBlock:
    """The boxes of the block and its title."""

    items: tuple[Item, ...]
    title: str

    def part(self, start: int, end: int | None = None) -> _OutsideBlock:
        """The same block with some of its boxes."""
        return replace(self, items=self.items[start:end])


def _item(node: TreeNode) -> Item:
    return Item(node.id, node.words, node.kind, node.style, node.label, node.data)


def _placed(
    block: _OutsideBlock, place: Room, fitter: Fitter
) -> tuple[tuple[Box, ...], Group, float]:
    """The posts in rows under a title, as one group; and its lower edge."""
    items, size = block.items, fitter.size
    gap, edge = size * 0.7, size * 0.8
    inner = place.width - 2 * edge
    across = min(len(items), max(1, int((inner + gap) // (size * _WIDEST + gap))))
    each = min((inner - gap * (across - 1)) / across, size * 2 * _WIDEST)
    boxes: list[Box] = []
    y = place.top + size * 2.1
    for start in range(0, len(items), across):
        row = items[start : start + across]
        high = max(height_of(item, each, fitter) for item in row)
        for at, item in enumerate(row):
            box = box_of(item, place.left + edge + at * (each + gap), y, each, fitter, high)
            boxes.append(replace(box, level=1))
        y += high + gap
    low = y - gap + edge
    frame = Frame("apart", "block apart", block.title)
    group = frame.around(place.left, place.top, place.width, low - place.top, size)
    return tuple(boxes), group, low


def _on_screen(
    nodes: Sequence[TreeNode], block: _OutsideBlock, links: Sequence[Link], page_words: PageWords
) -> Drawing:
    (tree,) = draw_tree(nodes, links, page_words=page_words, paper="screen")
    fitter = Fitter(SCREEN_SIZE, 1e6)
    left = min((box.x for box in tree.boxes), default=20.0)
    wide = max(tree.width - 2 * left, 900.0 if len(block.items) > 3 else 480.0)
    top = max((box.y + box.height for box in tree.boxes), default=0.0) + 2 * _GAP
    boxes, group, low = _placed(block, Room(left, top, wide, 0.0), fitter)
    grown = low - top + 2 * _GAP
    place = tree.legend_place
    return replace(
        tree,
        boxes=(*tree.boxes, *boxes),
        groups=(*tree.groups, group),
        width=max(tree.width, left * 2 + wide),
        height=tree.height + grown,
        legend_place=(place[0], place[1] + grown) if place else None,
    )


def _on_one_page(
    nodes: Sequence[TreeNode],
    block: _OutsideBlock,
    links: Sequence[Link],
    page_words: PageWords,
    paper: str,
) -> Drawing | None:
    """Tree and block on one sheet: the tree is fitted to what the block leaves."""
    page = PAPERS[paper]
    fitter = Fitter(_PAPER_SIZE, 1e6, LEAST)
    wide = page.width - 2 * page.margin
    _, _, high = _placed(block, Room(page.margin, 0.0, wide, 0.0), fitter)
    if high > page.height / 3:
        return None
    drawings = draw_tree(
        nodes, links, page_words=page_words, paper=replace(page, height=page.height - high - _GAP)
    )
    if len(drawings) > 1:
        return None
    (tree,) = drawings
    legend_top = legend_place(page, tree.legend)
    top = legend_top[1] - _GAP - high
    boxes, group, _ = _placed(block, Room(page.margin, top, wide, 0.0), fitter)
    plain = heading(replace(page, height=page.height - high - _GAP), page_words, "", 1, 1)
    others = tuple(text for text in tree.texts if text not in plain)
    return replace(
        tree,
        boxes=(*tree.boxes, *boxes),
        groups=(*tree.groups, group),
        texts=(*others, *heading(page, page_words, "", 1, 1)),
        height=page.height,
        paper=page,
        legend_place=legend_top,
    )


def _block_pages(block: _OutsideBlock, page_words: PageWords, paper: str) -> list[Drawing]:
    """Pages that hold nothing but posts outside the line."""
    page, fitter = PAPERS[paper], Fitter(_PAPER_SIZE, 1e6, LEAST)
    legend = page_words.legend
    place = room(page, legend)
    drawings: list[Drawing] = []
    rest = block
    while rest.items:
        count = len(rest.items)
        boxes, group, low = _placed(rest, place, fitter)
        while low > place.top + place.height and count > 1:
            count = max(1, count * 9 // 10)
            boxes, group, low = _placed(rest.part(0, count), place, fitter)
        rest = rest.part(count)
        drawings.append(
            Drawing(
                page_words.view,
                page_words.title,
                page_words.description,
                page.width,
                page.height,
                boxes,
                groups=(group,),
                texts=heading(page, page_words, "", 1, 1),
                legend=legend,
                legend_place=legend_place(page, legend),
                legend_width=page.width - 2 * page.margin,
                paper=page,
            )
        )
    return drawings


def _numbered(drawings: Sequence[Drawing]) -> tuple[Drawing, ...]:
    """The pages with their numbers among all pages."""
    total = len(drawings)
    return tuple(
        replace(
            drawing,
            texts=tuple(_with_number(text, number, total) for text in drawing.texts),
            page=number,
            pages=total,
        )
        for number, drawing in enumerate(drawings, start=1)
    )


def _with_number(text: Text, number: int, total: int) -> Text:
    if text.content.startswith("Page ") and " of " in text.content:
        return replace(text, content=f"Page {number} of {total}")
    return text
