"""A tree on sheets of paper: one page if it fits at 8 pt, else whole sub-charts."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.legend import entries_in_use
from orgmodel.chart.drawing.node import Forest, Link, forest
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.layout.compose import Composition, compose, drawn_boxes, drawn_lines
from orgmodel.chart.layout.cut import Cutter, Page
from orgmodel.chart.layout.fit import LEAST, Candidate, fits, fitted, paper_style
from orgmodel.chart.layout.markers import Marks, all_marks, crossings, expected_marks, page_nodes
from orgmodel.chart.layout.page_frame import PageWords, heading, legend_place, room
from orgmodel.chart.lines.link_lines import link_lines
from orgmodel.chart.lines.tracks import Rect

_LINES = 5
_AREA_OF_A_POST = 9000.0
_LANE = 9.0
# Of the height left over, this part goes above the drawing.
_DOWN = 0.25
_NO_MARKS = Marks({}, {})


def on_paper(
    trees: Forest, links: Sequence[Link], page_words: PageWords, paper: Paper
) -> tuple[Drawing, ...]:
    """Draw a forest and the links across it on as many pages as it needs.

    On an overview a post whose team stands elsewhere names the page; on that page it is
    repeated and names the overview. A link whose ends never meet on one page is named at
    both, with the page of the other end.
    """
    return _Pages(trees, links, page_words, paper).drawings()


class _Pages:
    """The pages of one forest in the making."""

    def __init__(
        self, trees: Forest, links: Sequence[Link], page_words: PageWords, paper: Paper
    ) -> None:
        self.trees, self.links, self.page_words, self.paper = trees, links, page_words, paper
        self.legend = entries_in_use(trees, links, page_words.legend)
        self.room = room(paper, self.legend)
        if links:
            self.room = self.room.inset(_LANE)
        self.ends = crossings(trees, links)

    def drawings(self) -> tuple[Drawing, ...]:
        """Cut, number and draw."""
        everybody = Page(tuple(range(len(self.trees.nodes))))
        whole = self._fitted(everybody, _NO_MARKS)
        if whole is not None:
            return (self._drawing(everybody, whole, 1, 1),)
        capacity = self.room.width * self.room.height / _AREA_OF_A_POST
        pages = Cutter(self.trees.parents, self._fits, capacity).pages()
        marks = all_marks(pages, self.ends)
        drawings = []
        for number, (page, names) in enumerate(zip(pages, marks, strict=True), 1):
            made = self._fitted(page, names) or self._forced(page, names)
            drawings.append(self._drawing(page, made, number, len(pages)))
        return tuple(drawings)

    def _fits(self, page: Page) -> bool:
        nodes = forest(page_nodes(self.trees, page, expected_marks(page, self.ends), _LINES))
        return fits(nodes, self.room.width, self.room.height, bool(self.links))

    def _fitted(self, page: Page, marks: Marks) -> Composition | None:
        nodes = forest(page_nodes(self.trees, page, marks, _LINES))
        return fitted(nodes, self.room.width, self.room.height, bool(self.links))

    def _forced(self, page: Page, marks: Marks) -> Composition:
        """Lay out a page that nothing makes fit, its titles cut to one line."""
        nodes = forest(page_nodes(self.trees, page, marks, 1))
        space = self.room
        made = fitted(nodes, space.width, space.height, bool(self.links))
        return made or compose(nodes, paper_style(LEAST, Candidate(16.0, 2, space.height)))

    def _drawing(self, page: Page, made: Composition, number: int, pages: int) -> Drawing:
        space, page_words = self.room, self.page_words
        left = space.left + max(0.0, (space.width - made.layout.width) / 2)
        top = space.top + max(0.0, (space.height - made.layout.height) * _DOWN)
        boxes, lines = drawn_boxes(made, left, top), drawn_lines(made, left, top)
        if self.links:
            area = space.inset(-_LANE)
            lines += link_lines(
                boxes, self.links, lines, Rect(area.left, area.top, area.width, area.height)
            )
        part = ""
        if number > 1:
            words = self.trees.nodes[page.posts[0]].words
            part = words[0].content if words else ""
        return Drawing(
            page_words.view,
            f"{page_words.title}: {part}" if part else page_words.title,
            page_words.description,
            self.paper.width,
            self.paper.height,
            boxes,
            lines,
            texts=heading(self.paper, page_words, part, number, pages),
            legend=self.legend,
            legend_place=legend_place(self.paper, self.legend),
            legend_width=self.paper.width - 2 * self.paper.margin,
            paper=self.paper,
            page=number,
            pages=pages,
        )
