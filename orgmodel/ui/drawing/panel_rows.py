"""What the panel says of the selected box: rows of a label and words, or of names to go to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orgmodel.api import Organisation
from orgmodel.model.words import listed
from orgmodel.ui.drawing.dossier import Dossier, Fact
from orgmodel.ui.drawing.together import together
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace.work import Work

_FUNCTIONS = 8
_NO_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A label with words for the page, or with facts that name what can be gone to."""

    key: str
    label: str
    words: str = ""
    links: tuple[Fact, ...] = ()


def rows(work: Work, found: Dossier) -> Iterator[PanelRow]:
    """The rows in the order in which one asks: where, under whom, over whom, what, with whom."""
    organisation = work.organisation
    if found.what == "post":
        yield from _of_post(work, found)
    elif found.reports:
        yield PanelRow("down", "Reports to it", "", found.reports)
    if found.unit and found.what != "post":
        yield PanelRow("unit", "Part of", "", (found.unit,))
    if found.heads:
        yield PanelRow("head", "Led by", "", (found.heads,))
    if found.functions:
        names = [fact.words for fact in found.functions]
        yield PanelRow("functions", "Does", escaped(listed(names, _FUNCTIONS)))
    for group in (*found.links, *found.seats):
        key = _NO_KEY.sub("_", group.heading.lower())
        yield PanelRow(f"with_{key}", group.heading, "", group.facts)
    yield from _own_columns(organisation, found)


def _of_post(work: Work, found: Dossier) -> Iterator[PanelRow]:
    organisation = work.organisation
    if found.unit:
        above = _around(organisation, found.unit.id)
        yield PanelRow(
            "unit", "Works in", f":small[in {escaped(above)}]" if above else "", (found.unit,)
        )
    before = _before(work, found)
    if found.line:
        label = "Reports to (now)" if before else "Reports to"
        yield PanelRow("up", label, "", found.line[:1])
    elif found.manager:
        yield PanelRow("up", "Reports to (now)" if before else "Reports to", escaped(found.manager))
    if before:
        yield PanelRow("before", "Before", escaped(before))
    if found.reports:
        line = organisation.hierarchy
        below = line.subtree(found.id)[1:] if found.id in line.index else ()
        words = together(organisation, below or [fact.id for fact in found.reports]).words
        yield PanelRow("down", "Below it", escaped(words), found.reports)


def _before(work: Work, found: Dossier) -> str:
    """To whom it reported at the start, where that is another; empty where it is not."""
    start, now = work.baseline, work.organisation
    if start is now or found.id not in start.hierarchy.index:
        return ""
    if found.id not in now.hierarchy.index:
        return ""
    was, is_now = start.hierarchy.manager(found.id), now.hierarchy.manager(found.id)
    if was == is_now:
        return ""
    return start.names.get(was, was) if was else "nobody: a top post"


def _around(organisation: Organisation, unit: str) -> str:
    """The unit that a unit is in, where that is not the whole body."""
    tree = organisation.unit_tree
    above = tree.manager(unit) if unit in tree.index else None
    if above is None or tree.manager(above) is None:
        return ""
    return organisation.names.get(above, above)


def _own_columns(organisation: Organisation, found: Dossier) -> Iterator[PanelRow]:
    """What the organisation's own columns say."""
    table = organisation.table_of.get(found.id, "")
    row = organisation.row_of(found.id) if table and table != "people" else None
    for column in organisation.own_columns.get(table, ()) if row is not None else ():
        value = str(row.get(column, "")) if row is not None else ""
        if value:
            key = _NO_KEY.sub("_", column.lower())
            yield PanelRow(f"own_{key}", column.replace("_", " "), escaped(value))
