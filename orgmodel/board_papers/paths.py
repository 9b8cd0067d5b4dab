"""The path of each finding that stands, as a small drawing under its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.board_papers.material import Material
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.views.finding_path.figure import path_figure

MOST = 40
"""Errors and warnings with a drawing, the gravest first; further ones have their rows in words."""


@dataclass(frozen=True, slots=True)
class FindingPath:
    """The drawing of one finding's path, and the name of its file."""

    rule: str
    file: str
    drawing: Drawing


def finding_paths(material: Material) -> Mapping[str, FindingPath]:
    """Finding → its path drawn, of the errors and warnings that stand."""
    standing = [f for f in material.check.findings if f.stands and f.severity != "info" and f.path]
    chosen = sorted(standing, key=lambda finding: finding.severity != "error")[:MOST]
    return {
        finding.id: FindingPath(
            finding.rule,
            f"charts/finding-{number}.svg",
            path_figure(material.model, finding.path, f"{finding.rule}: {finding.message}"),
        )
        for number, finding in enumerate(chosen, start=1)
    }
