"""The first posts of an organisation as a list within a list, in HTML."""

from __future__ import annotations

import numpy as np

from orgmodel.files.importers.base import ImportOutcome
from orgmodel.model.words import counted
from orgmodel.ui.shared.escaping import escape

_MOST = 6


def tree(outcome: ImportOutcome) -> str:
    """The first posts of the largest line as a list within a list, and how many more there are."""
    model = outcome.model
    line = model.hierarchy
    if not len(line):
        return '<p class="om-cell">No post yet: choose the column of the title.</p>'
    tops = [line.index[top] for top in line.tops]
    largest = max(tops, key=lambda place: int(line.sizes[place]))
    start, end = int(line.preorder[largest]), int(line.preorder[largest] + line.sizes[largest])
    shown = np.argsort(line.preorder)[start : min(end, start + _MOST)].tolist()
    parts: list[str] = []
    depth = int(line.depth[largest]) - 1
    for place in shown:
        here = int(line.depth[place])
        if here > depth:
            parts.append('<ul class="om-tree">' if not parts else "<ul>")
        parts.append("</li></ul>" * max(0, depth - here))
        parts.append("</li>" if parts[-1] != "<ul>" and here <= depth else "")
        parts.append(f"<li>{_post(outcome, line.ids[place], top=place == largest)}")
        depth = here
    parts.append("</li></ul>" * (depth - int(line.depth[largest]) + 1))
    more = len(line) - len(shown)
    rest = f'<p class="om-cell om-side">and {counted(more, "more post")}</p>' if more else ""
    others = len(tops) - 1
    if others:
        rest += (
            f'<p class="om-cell om-side">{counted(others, "post")} beside with nobody above '
            "in the list.</p>"
        )
    return "".join(parts) + rest


def _post(outcome: ImportOutcome, post: str, *, top: bool) -> str:
    cells = outcome.model.cells
    fte, band = cells.cell(post, "fte"), cells.cell(post, "band")
    said = [f"{fte} FTE" if fte else "", band]
    said += ["vacant" if post in outcome.model.vacant else ""]
    said += [outcome.model.words_of_manager(post) if top else ""]
    words = ", ".join(part for part in said if part)
    title = escape(cells.cell(post, "title") or post)
    return f'<b>{title}</b> <span class="om-side">{escape(words)}</span>'
