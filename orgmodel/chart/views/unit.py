"""The unit view: one unit with its posts as a tree, and in words what belongs to it and its links.

At the left what it gets from others, in the middle what it is responsible for, at the right
what it acts on. Every link of the unit, of a unit inside it and of a post there is on its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Drawing, LegendEntry, Told
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.scaling import scaled
from orgmodel.chart.sheet.sheet import Body, SheetPage, Surround, body, drawn_sheets, on_screen
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.unit.blocks import sections
from orgmodel.chart.views.parts.unit.columns import in_columns
from orgmodel.chart.views.parts.unit.facts import UnitFacts, unit_facts
from orgmodel.chart.views.parts.unit.posts import PostForest, post_forest, post_tree
from orgmodel.chart.views.parts.unit.words import (
    badge,
    describe,
    each_once,
    lead_words,
    side_legend,
    subtitle,
    unit_card,
)
from orgmodel.chart.views.posts.part_of_line import PartOfLine
from orgmodel.model.organisation import OrganisationModel

_SCREEN = 1.4
_SCREEN_WIDTH, _SCREEN_HEIGHT = 774.0, 100_000.0
_MARGIN = 20.0
# The tree stands above the words where all fits one page, or it takes no more than this of it.
_TREE_SHARE = 0.42
_UNDER_TREE = 14.0
# Kept at the right edge for the edge of a card behind another.
_SPARE = 4.0


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on a page, and which post lines its legend names."""

    part: Piece
    legend: tuple[LegendEntry, ...] = ()


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the unit on as many pages as its posts and links need."""
    facts = unit_facts(model, request.unit or "")
    surround = Surround("unit", describe(facts), footer(model))
    paper = request.sheet
    if paper is None:
        return (_on_screen(facts, surround),)
    said, legend = subtitle(facts), side_legend(facts)
    corner = badge(facts, paper.width - paper.margin, paper.margin + 3.0)
    room = corner.boxes[0].width + 10.0

    def left_for(lines: tuple[LegendEntry, ...]) -> Body:
        return body(paper, facts.name, said, (*lines, *legend), surround.footer, room)

    pages = _pages(facts, left_for(post_forest(facts).legend()), left_for(()), paper)
    sheets = [
        SheetPage(
            facts.name,
            each_once(lead_words(facts) + page.part),
            said,
            _each_named_once((*page.legend, *legend)),
            corner,
        )
        for page in pages
    ]
    return drawn_sheets(sheets, surround, paper)


def _on_screen(facts: UnitFacts, surround: Surround) -> Drawing:
    """All on one sheet, in larger letters."""
    start = Body(0.0, 0.0, _SCREEN_WIDTH, _SCREEN_HEIGHT)
    lead = unit_card(facts, 0.0, 0.0, _SCREEN_WIDTH)
    posts = post_forest(facts)
    tree = post_tree(posts, 0.0, lead.bottom + _UNDER_TREE, _SCREEN_WIDTH)
    legend = posts.legend()
    if tree is None:
        part, legend = PartOfLine(facts.model, facts.posts).on_screen(0.0, 0.0)
        part = scaled(part, 1 / _SCREEN)
        tree = replace(part, told=(Told("Posts"), *_deeper(part))).moved(
            0.0, lead.bottom + _UNDER_TREE
        )
    top = max(tree.bottom, lead.bottom) + _UNDER_TREE
    words = in_columns(sections(facts), replace(start, top=top), start)
    whole = each_once(together((lead_words(facts), lead, tree, *words)))
    page = SheetPage(facts.name, scaled(whole, _SCREEN).moved(_MARGIN, _MARGIN), "", legend)
    legend = _each_named_once((*legend, *side_legend(facts)))
    return on_screen(replace(page, legend=legend), surround, _MARGIN)


def _pages(facts: UnitFacts, first: Body, others: Body, paper: Paper) -> list[_Page]:
    """The posts above the words where both find room, else on pages of their own."""
    posts = post_forest(facts)
    found = sections(facts)
    lead = (
        unit_card(facts, first.left, first.top, first.width)
        if paper.figure
        else Piece(bottom=first.top - 8.0)
    )
    start = replace(first, top=lead.bottom + 8.0)
    start = replace(start, height=first.bottom - start.top)
    if not posts.tops:
        words = in_columns(found, start, others)
        return _with_lead(lead, [_Page(part) for part in words])
    tree = post_tree(posts, start.left, start.top, start.width)
    lines = posts.legend()
    if tree is not None and tree.bottom + _UNDER_TREE < start.bottom:
        top = tree.bottom + _UNDER_TREE
        rest = replace(start, top=top, height=start.bottom - top)
        words = in_columns(found, rest, others) or (NOTHING,)
        if len(words) == 1 or tree.bottom - start.top <= start.height * _TREE_SHARE:
            both = [_Page(tree + words[0], lines), *(_Page(part) for part in words[1:])]
            return _with_lead(lead, both)
    alone = Piece(bottom=others.top - _UNDER_TREE)
    if tree is not None and tree.bottom <= start.bottom:
        trees = [_Page(tree, lines)]
    else:
        apart = posts.alone
        shown = post_tree(apart, others.left, others.top, others.width) if apart.tops else None
        if shown is not None and shown.bottom - others.top < others.height * _TREE_SHARE:
            alone, posts = shown, posts.without(apart.tops)
        trees = _large_tree(posts, start)
    top = alone.bottom + _UNDER_TREE
    below = replace(others, top=top, height=others.bottom - top)
    first_words, *rest_of_words = in_columns(found, below, others) or (NOTHING,)
    pages = [alone + first_words, *rest_of_words]
    return _with_lead(lead, [*trees, *(_Page(part) for part in pages if part.boxes or part.texts)])


def _each_named_once(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """The entries, of those with one name the first: a side is named by a card or by a square."""
    found: dict[str, LegendEntry] = {}
    for entry in entries:
        found.setdefault(entry.label, entry)
    return tuple(found.values())


def _with_lead(lead: Piece, pages: list[_Page]) -> list[_Page]:
    first, *rest = pages or [_Page(NOTHING)]
    return [replace(first, part=lead + first.part), *rest]


def _large_tree(posts: PostForest, room: Body) -> list[_Page]:
    """A tree too large for one page, cut into pages that refer to each other."""
    part_of_line = PartOfLine(posts.facts.model, posts.posts)
    pages = part_of_line.on_pages(room.left, room.top, room.width - _SPARE, room.height)
    return [
        _Page(replace(part, told=(Told("Posts"), *_deeper(part))), legend) for part, legend in pages
    ]


def _deeper(part: Piece) -> tuple[Told, ...]:
    """What a part says, under a heading."""
    return tuple(replace(one, level=one.level + 1) for one in part.told)


VIEW = ChartView(draw, 2, "One unit", needs=("unit",))
