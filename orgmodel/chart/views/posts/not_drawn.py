"""What the data holds and the organisation view does not draw: links, and units without posts."""

from __future__ import annotations

from collections import Counter

from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import lines_across
from orgmodel.chart.views.posts.chosen import chosen_posts
from orgmodel.chart.views.posts.seats import boards_of
from orgmodel.chart.views.posts.unit_cards import chosen_units
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import MEMBERSHIP_RELATIONS, verb
from orgmodel.model.words import counted

_NO_SAMPLE = 0.1


def not_drawn(model: OrganisationModel, request: Request) -> str:
    """`Not drawn: 3 links between posts (advises 2, supports 1), 4 units without posts`.

    Of links those with both ends among the boxes; of units those that the whole organisation
    leaves out. Empty where nothing is.
    """
    of_posts = bool(len(model.hierarchy))
    boxes = chosen_posts(model, request) if of_posts else chosen_units(model, request)
    said = [_links(model, boxes, "posts" if of_posts else "units")]
    if of_posts and not request.unit and request.depth is None:
        said.append(_units(model))
    parts = [part for part in said if part]
    return f"Not drawn: {', '.join(parts)}" if parts else ""


def in_legend(words: str) -> tuple[LegendEntry, ...]:
    """Words without a sample, for a drawing that has no footer; none for none."""
    return (LegendEntry(words, "marks", room=_NO_SAMPLE),) if words else ()


def _links(model: OrganisationModel, boxes: tuple[str, ...], what: str) -> str:
    """How many links between boxes are no lines, and of which relations."""
    there = set(boxes)
    across = lines_across(model, boxes) if what == "posts" else ()
    drawn = {(line.start, line.edge.relation, line.end) for line in across}
    kinds = [kind for kind in model.edges.kinds() if kind not in MEMBERSHIP_RELATIONS]
    found = Counter(
        edge.relation
        for edge in model.edges.edges(*kinds)
        if edge.start in there and edge.end in there and edge.key not in drawn
    )
    if not found:
        return ""
    often = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    each = ", ".join(f"{verb(relation)} {number}" for relation, number in often)
    return f"{counted(found.total(), 'link')} between {what} ({each})"


def _units(model: OrganisationModel) -> str:
    """How many units hold no post, nor any unit that does; the Boards' strips are drawn."""
    tree = model.unit_tree
    shown = {unit for home in set(model.homes.values()) if home for unit in tree.chain(home)}
    shown |= {board.unit for board in boards_of(model)}
    out = sum(unit not in shown for unit in tree.ids)
    return f"{counted(out, 'unit')} without posts" if out else ""
