"""Trees for the tests of drawing: random ones, and a body with nine directors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import strategies as st

from orgmodel.chart.drawing.drawing import Box, Drawing, Line
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.link import Link
from orgmodel.chart.drawing.paper import A4
from orgmodel.chart.lines.link_lines import link_lines
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import SheetPage, Surround, drawn_sheets, on_screen
from orgmodel.chart.teams.post_card import PostCard, Team
from orgmodel.chart.views.posts.screen_tree import screen_tree

_WORDS = ("Head", "Director", "of", "Finance", "Commissioning", "Mental", "Health", "and", "Lead")


def node(name: str, parent: str | None = None, title: str = "", **more: object) -> PostCard:
    return PostCard(name, parent, title or name, **more)  # type: ignore[arg-type]


def draw_tree(
    nodes: Sequence[PostCard],
    links: Sequence[Link] = (),
    title: str = "A body",
    description: str = "",
    paper: bool = False,
) -> Drawing:
    """The tree as the organisation view draws it on screen; or on a sheet of A4."""
    part, wide = screen_tree(Team(nodes), 20.0, 20.0)
    words = Surround("organisation", description, (title,))
    if paper:
        return drawn_sheets([SheetPage(title, part)], words, A4)[0]
    area = Rect(1.0, 1.0, wide + 38.0, part.bottom + 18.0)
    part += Piece(lines=link_lines(part.boxes, links, part.lines, area))
    return on_screen(SheetPage(title, part), words)


@st.composite
def trees(draw: st.DrawFn, most: int = 500, links: int = 40) -> tuple[list[PostCard], list[Link]]:
    """Random posts under random managers, with titles of random length, and dotted lines."""
    count = draw(st.integers(1, most))
    random = Random(draw(st.integers(0, 2**32)))
    reach = draw(st.sampled_from((1, 3, 20, most)))
    nodes = []
    for at in range(count):
        top = at == 0 or random.random() < 0.02
        parent = None if top else f"p{random.randrange(max(0, at - reach), at)}"
        title = " ".join(random.choice(_WORDS) for _ in range(random.randrange(1, 12)))
        nodes.append(node(f"p{at}", parent, title, assistant=random.random() < 0.05))
    wanted = draw(st.integers(0, links))
    style = line_style("dotted_line_to")
    joined = [
        Link(
            f"p{random.randrange(count)}",
            f"p{random.randrange(count)}",
            "dotted_line_to",
            "",
            style,
        )
        for _ in range(wanted)
    ]
    return nodes, joined


def directorates(posts: int, directors: int = 9) -> list[PostCard]:
    """A chief executive, directors and as many others as asked for, shared out evenly."""
    nodes = [node("ce", None, "Chief Executive")]
    places = ("Finance", "Commissioning", "Primary Care", "Public Health", "Nursing", "Estates")
    for at in range(min(directors, posts - 1)):
        name = f"Director of {places[at % len(places)]}"
        nodes.append(node(f"d{at}", "ce", name))
    managers: list[list[str]] = [[f"d{at}"] for at in range(directors)]
    for at in range(posts - len(nodes)):
        own = managers[at % directors]
        parent = own[(at // directors) // 5 % len(own)]
        name = f"m{at}"
        nodes.append(node(name, parent, f"Head of {places[at % 5]} {at}"))
        own.append(name)
    return nodes


def overlaps(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Pairs of boxes that share more than an edge."""
    found = []
    waiting = sorted(boxes, key=lambda box: box.x)
    for at, box in enumerate(waiting):
        for other in waiting[at + 1 :]:
            if other.x >= box.x + box.width:
                break
            if box.y < other.y + other.height and other.y < box.y + box.height:
                found.append((box.id, other.id))
    return found


def pierced(lines: Sequence[Line], boxes: Sequence[Box]) -> list[tuple[str, str, str]]:
    """Lines (source, target) that run inside a box."""
    return [
        (line.source, line.target, box.id)
        for line in lines
        for start, end in pairwise(line.points)
        for box in boxes
        if _inside(start, end, box)
    ]


def _inside(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    edge = 0.05
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    across = left < box.x + box.width - edge and right > box.x + edge
    return across and top < box.y + box.height - edge and bottom > box.y + edge


def slanted(lines: Sequence[Line]) -> list[Line]:
    """Lines with a stretch that is neither level nor upright."""
    return [
        line
        for line in lines
        if any(x0 != x1 and y0 != y1 for (x0, y0), (x1, y1) in pairwise(line.points))
    ]
