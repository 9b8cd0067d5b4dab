"""The path of a finding in the folded drawing: unfolded when it is opened, then lit."""

from __future__ import annotations

import json

from orgmodel.api import Organisation
from orgmodel.rules.finding import Finding
from orgmodel.ui.chart.folds import unfold_to
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.drawing.component import Highlight, Scene
from orgmodel.ui.findings.checks import highlight_of_finding
from orgmodel.ui.workspace import state

_UNFOLDED = 12
"""How many things of one path are unfolded: each may redraw the whole plan."""


def show_why(finding: Finding | None) -> None:
    """Open a finding, and unfold what hides the boxes of its path; None closes the open one."""
    state.open_finding(finding.id if finding else None)
    work = state.work()
    if finding is None or work is None:
        return
    for name in _named(finding)[:_UNFOLDED]:
        unfold_to(stands_for(work.organisation, name))


def lit(organisation: Organisation, finding: Finding, scene: Scene) -> Highlight:
    """The path of a finding; what is folded away is lit at the box that it is folded into.

    A unit, function or service has no box of its own: the post that stands for it is lit.
    """
    merged = {
        name: box["id"]
        for box in scene.drawing["boxes"]
        for name in json.loads(box.get("data", {}).get("merged") or "[]")
    }
    line = organisation.hierarchy

    def nearest(identifier: str) -> str | None:
        post = stands_for(organisation, identifier)
        if post not in line.index:
            return None
        boxes = (merged.get(name, name) for name in line.chain(post))
        return next((name for name in boxes if name in scene.ids), None)

    return highlight_of_finding(organisation, finding, scene, nearest)


def _named(finding: Finding) -> tuple[str, ...]:
    """What a finding is about, then what its path goes through."""
    ends = [name for step in finding.path for name in (step.start, step.end)]
    return tuple(dict.fromkeys([*finding.subjects, *ends]))
