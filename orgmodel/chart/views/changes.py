"""The changes view: the option's line with what came, went, moved and changed marked on it.

What moved stands where it goes, with a ghost where it came from. What went stands faint
where it was. Units and functions that moved hang under the post that heads their owner.
Mark, border and words tell each apart; colour only helps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.palette import MUTED
from orgmodel.chart.layout.tree import PageWords, TreeNode
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.change_nodes import ChangeNodes, came_from, change_legend
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.outside_line import draw_with_outside_line
from orgmodel.chart.views.parts.request import Request
from orgmodel.comparison.differences import Differences, RowDifferences, differences
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

_DRAWN_WHOLE = 60


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the option over its baseline. `OrgmodelError` where the request has no baseline."""
    before = request.asked_baseline()
    found = differences(before, model)
    changes = ChangeNodes(before, model, found)
    nodes, loose = _drawn(changes.in_line(), found.posts.added), list(changes.alone())
    page_words = PageWords(
        "changes",
        f"{before.name}: {model.scenario or 'changes'}",
        describe(before, model, found),
        footer(model),
        change_legend([*nodes, *loose]),
    )
    managers = {node.parent for node in nodes}
    alone = [node for node in nodes if node.parent is None and node.id not in managers]
    line = [node for node in nodes if node not in alone]
    changed = [node for node in alone if node.style is not MUTED]
    return draw_with_outside_line(
        line, [*changed, *loose], (), page_words, request.paper, title="Other changes"
    )


def _drawn(nodes: Mapping[str, TreeNode], added: Collection[str]) -> list[TreeNode]:
    """Every node of a small organisation; of a large one the changed and the line above them."""
    if len(nodes) <= _DRAWN_WHOLE:
        return list(nodes.values())
    drawn: set[str] = set()
    for name, node in nodes.items():
        if node.style is MUTED and name not in added:
            continue
        place: str | None = name
        while place is not None and place not in drawn:
            drawn.add(place)
            place = nodes[place].parent if place in nodes else None
    return [node for name, node in nodes.items() if name in drawn]


def describe(before: OrganisationModel, after: OrganisationModel, found: Differences) -> str:
    """The changes in words, by number and then each."""
    said: list[str] = []
    for rows, what in ((found.posts, "post"), (found.units, "unit"), (found.functions, "function")):
        said += _said_of_rows(before, after, rows, what)
    links = len(found.links.added) + len(found.links.removed)
    if links:
        said.append(f"{counted(links, 'link')} added or removed.")
    return " ".join(said) or "Nothing changes."


def _said_of_rows(
    before: OrganisationModel, after: OrganisationModel, rows: RowDifferences, what: str
) -> Iterator[str]:
    numbers = {
        "added": len(rows.added),
        "removed": len(rows.removed),
        "moved": len(rows.moved),
        "changed": len(rows.changed),
    }
    parts = [f"{number} {word}" for word, number in numbers.items() if number]
    if parts:
        yield f"{what.capitalize()}s: {', '.join(parts)}."
    for move in rows.moved:
        name, now = after.names.get(move.id, move.id), move.now or "no manager"
        yield f"{name} {came_from(before, move)} to {after.names.get(move.now, now)}."


VIEW = ChartView(draw, 6, needs=("baseline",))
