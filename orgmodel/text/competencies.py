"""Competencies in words: where the gaps are, and the plan to fill them."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.measures.competencies import Competencies
from orgmodel.model.words import counted, titled
from orgmodel.text.page import wrapped
from orgmodel.text.table import table

_MOST = 20


def competency_lines(found: Competencies) -> Iterator[str]:
    """All of it as text; nothing where no post requires anything."""
    if not len(found.needs):
        return
    gaps, unknown = len(found.gaps), int((found.needs["state"] == "unknown").sum())
    yield from ("", "COMPETENCIES: what posts require against what is held (003:6)")
    said = f"{counted(len(found.needs), 'need')}: {counted(gaps, 'gap')}, {unknown:,} not audited"
    yield from wrapped(f"{said}. What nobody has looked at is not counted as a gap.", 2)
    if unknown == len(found.needs):
        return
    columns = {"needs": "needs", "met": "met", "gaps": "gaps", "unknown": "unknown"}
    units = found.by_unit
    named = units.assign(name=[found.model.names.get(u, u) for u in units["unit"]])
    yield from table(named[named["gaps"] > 0], "name", columns)
    if len(found.plan):
        yield from (
            "",
            "A PLAN FOR THE GAPS: nearest cover first, whatever the line",
        )
    for row in found.plan.head(_MOST).itertuples():
        level = f" at {row.required:g}" if row.required == row.required else ""
        said = f"{titled(row.title, row.post)}, {row.competency}{level}: {row.action}"
        if row.cover:
            said += f" by {row.cover}, {row.connection}"
        yield from wrapped(f"{said}.", 2, hang=4)
    if len(found.plan) > _MOST:
        yield f"  and {len(found.plan) - _MOST:,} more (--format json gives all)"
