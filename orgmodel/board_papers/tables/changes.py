"""What each option changes, and the function transfer matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from orgmodel.board_papers.material import Material
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.comparison_tables import difference_rows
from orgmodel.comparison.differences import (
    CellChange,
    Changed,
    Differences,
    LinkDifferences,
    RowDifferences,
)
from orgmodel.model.relations import verb
from orgmodel.result_tables.result_table import ResultTable, table_of

_TOLD = frozenset(
    (
        "title",
        "name",
        "reports_to",
        "parent",
        "owner",
        "unit",
        "kind",
        "count",
        "fte",
        "status",
        "side",
        "head",
        "roster",
        "safeguard",
        "provision",
        "clinical",
        "voting",
        "profession",
        "capacity",
        "employer",
        "holders",
    )
)
"""Columns whose change is told to everybody; notes never are, bands and costs by their switch."""
HOLDS = "holds"
"""Who holds a post that goes would say who is at risk: told to HR alone."""
_FIELDS = {"reports_to": "manager", "parent": "outer unit", "fte": "FTE", "cost": "cost a year"}
_CHANGES = ("option", "what", "change", "subject", "field", "before", "after")
_TRANSFERS = ("option", "from", "to", "number", "functions")


def seen_differences(material: Material, option: OptionComparison) -> Differences:
    """What an option changes, as far as the audience sees it.

    Notes and carried columns are never told, bands where they are switched on, costs of posts
    and who holds which to HR alone.
    """
    told = {*_TOLD, "id"}
    told |= {"band"} if material.fields.bands else set()
    told |= {"cost"} if material.fields.costs and material.exact else set()
    found = option.differences

    def seen(rows: RowDifferences) -> RowDifferences:
        changed = (Changed(one.id, _cells(one.fields, told)) for one in rows.changed)
        added, removed = (
            {
                name: {column: cells[column] for column in cells if column in told}
                for name, cells in part.items()
            }
            for part in (rows.added, rows.removed)
        )
        shown = tuple(one for one in changed if one.fields)
        return replace(rows, added=added, removed=removed, changed=shown)

    links = found.links
    kept = [
        tuple(link for link in part if material.exact or link[1] != HOLDS)
        for part in (links.added, links.removed)
    ]
    changed = [(link, _cells(cells, told)) for link, cells in links.changed]
    shown = tuple((link, cells) for link, cells in changed if cells and link[1] != HOLDS)
    return replace(
        found,
        posts=seen(found.posts),
        units=seen(found.units),
        functions=seen(found.functions),
        services=seen(found.services),
        links=LinkDifferences(kept[0], kept[1], shown),
    )


def _cells(cells: tuple[CellChange, ...], told: set[str]) -> tuple[CellChange, ...]:
    return tuple(cell for cell in cells if cell.name in told)


def changes_table(material: Material) -> ResultTable:
    """One row a difference of an option, without notes, and without what is switched off."""
    rows = [
        {"option": name, **row}
        for name, option in zip(material.option_names, material.options, strict=True)
        for row in _changes(material, option)
    ]
    return table_of("changes", "What each option changes", rows, _CHANGES)


def _changes(material: Material, option: OptionComparison) -> Iterator[dict[str, Any]]:
    for row in difference_rows(seen_differences(material, option)):
        yield (_link if row["what"] == "link" else _difference)(material, row)


def _difference(material: Material, row: Mapping[str, Any]) -> dict[str, Any]:
    known = row["change"] == "moved" or row["field"] in ("head", "owner")
    before, after = (
        material.called(row[end]) if known and row[end] else row[end] for end in ("old", "new")
    )
    if row["change"] == "moved" and row["field"] != "unit":
        before, after = before or "the top", after or "the top"
    subject = row["id"] if row["what"] == "group" else material.called(row["id"])
    return {
        "what": row["what"],
        "change": row["change"],
        "subject": subject,
        "field": "" if row["change"] in ("added", "removed") else _field(row["field"]),
        "before": "" if row["change"] in ("added", "removed") else before,
        "after": "" if row["change"] in ("added", "removed") else after,
    }


def _field(name: str) -> str:
    return _FIELDS.get(name, name.replace("_", " "))


def _link(material: Material, row: Mapping[str, Any]) -> dict[str, Any]:
    if row["change"] == "changed":
        start, relation, end = row["id"].split(" ", 2)
    else:
        start, relation, end = row["id"], row["field"], row["new"] or row["old"]
    words = f"{material.called(start)} {verb(relation)} {material.called(end)}"
    return {
        "what": "link",
        "change": row["change"],
        "subject": words,
        "field": "",
        "before": "",
        "after": "",
    }


def transfers_table(material: Material) -> ResultTable:
    """One row a pair of units between which functions go."""
    rows = [
        {
            "option": name,
            "from": material.called(transfer.was) if transfer.was else "new work",
            "to": material.called(transfer.now) if transfer.now else "ended work",
            "number": len(transfer.functions),
            "functions": "; ".join(material.called(function) for function in transfer.functions),
        }
        for name, option in zip(material.option_names, material.options, strict=True)
        for transfer in option.transfers
    ]
    return table_of("transfers", "Functions, from unit to unit", rows, _TRANSFERS)
