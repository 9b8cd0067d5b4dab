"""The page "Options beside each other": figures by subject, and posts by directorate as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.board_pack.block import Block, printed
from orgmodel.board_pack.material import Material
from orgmodel.board_pack.tables.options import (
    FIGURE,
    GROUP,
    NOT_GIVEN,
    NOT_KNOWN,
    NOTHING,
    difference_of,
)
from orgmodel.chart.drawing.palette import MUTED, side_styles
from orgmodel.model.words import listed
from orgmodel.result_tables.result_table import ResultTable

MOST = 4
"""Options on one page; more follow on the next, beside doing nothing again."""
_SOFT = (NOT_GIVEN, NOT_KNOWN, "–")


def beside_blocks(material: Material, tables: Mapping[str, ResultTable]) -> tuple[Block, ...]:
    """A block for every four options; doing nothing alone where there is none."""
    names = material.option_names
    parts = [names[at : at + MOST] for at in range(0, len(names), MOST)] or [()]
    return tuple(_block(material, tables, part) for part in parts)


def _block(material: Material, tables: Mapping[str, ResultTable], names: Sequence[str]) -> Block:
    return {
        "kind": "beside",
        "heads": [_head(material, name) for name in names],
        "nothing": NOTHING,
        "subtitle": _subtitle(material),
        "notes": _notes(material, names),
        "groups": _groups(tables["options"], names),
        "bars": _bars(material, tables["directorates"], names),
        "legend": _legend(material, tables["directorates"]),
    }


def _subtitle(material: Material) -> str:
    if not material.options:
        return material.model.name
    return f"{material.model.name} · what differs from doing nothing is in bold"


def _notes(material: Material, names: Sequence[str]) -> list[str]:
    """A line for each option whose rules can no longer judge what they judged."""
    notes = []
    for name in names:
        option = material.options[material.option_names.index(name)]
        rules = [change.rule for change in option.no_longer_shown]
        if rules:
            notes.append(f"Option {name}: can no longer be assessed: {listed(rules)}.")
    return notes


def _head(material: Material, name: str) -> dict[str, str]:
    number, _, words = name.partition(" ")
    option = material.options[int(number) - 1]
    scenario = option.scenario
    about = [text for text in (scenario.option, scenario.source) if text] if scenario else []
    return {"number": number, "name": words, "about": ", ".join(about)}


def _groups(table: ResultTable, names: Sequence[str]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in table.frame.to_dict("records"):
        cells = [_cell(row, name) for name in names]
        before = printed(row[NOTHING])
        groups.setdefault(row[GROUP], []).append(
            {"figure": row[FIGURE], "before": before, "cells": cells}
        )
    return [{"title": title, "rows": rows} for title, rows in groups.items()]


def _cell(row: Mapping[Any, Any], name: str) -> dict[str, Any]:
    value, change = row[name], row[difference_of(name)]
    before = row[NOTHING]
    differs = value != before and value not in _SOFT and not (before == "–" and value == 0)
    sign = "+" if isinstance(change, int | float) and change > 0 else ""
    told = f"{sign}{printed(change)}" if change is not None and before != 0 else ""
    return {"text": printed(value), "change": told, "differs": differs}


def _bars(material: Material, table: ResultTable, names: Sequence[str]) -> list[dict[str, Any]]:
    """The directorates that some option changes, the largest first; the others in one row."""
    rows: list[dict[str, Any]] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    heads = [NOTHING, *names]
    changed = [row for row in rows if any(row[name] != row[NOTHING] for name in names)]
    same = [row for row in rows if row not in changed]
    if not changed:
        changed, same = same, []
    most = max((row[head] or 0 for row in changed for head in heads), default=0) or 1
    styles = side_styles(material.model.sides.values())
    bars: list[dict[str, Any]] = [
        {
            "name": row["directorate"],
            "fill": styles.get(row["side"], MUTED).band or MUTED.stroke,
            "cells": [_bar(row[NOTHING], row[head], most, first=head == NOTHING) for head in heads],
        }
        for row in changed
    ]
    if same:
        total = sum(row[NOTHING] or 0 for row in same)
        words = printed(total)
        bars.append({"name": "The others, unchanged", "fill": "", "cells": [words] * len(heads)})
    return bars


def _bar(before: Any, now: Any, most: float, *, first: bool) -> dict[str, Any]:
    was, is_now = before or 0, now or 0
    change = is_now - was
    words = printed(now) if now is not None else ("0" if was else "")
    changed = not first and change != 0
    if changed and was and is_now:
        words += f" ({'+' if change > 0 else ''}{printed(change)})"
    return {
        "text": words,
        "length": round(is_now / most, 4),
        "lost": round(max(0, was - is_now) / most, 4) if changed else 0,
        "changed": changed,
    }


def _legend(material: Material, table: ResultTable) -> list[dict[str, str]]:
    sides = dict.fromkeys(row for row in table.frame["side"].tolist() if row)
    styles = side_styles(material.model.sides.values())
    return [{"name": side, "fill": styles.get(side, MUTED).band or MUTED.stroke} for side in sides]
