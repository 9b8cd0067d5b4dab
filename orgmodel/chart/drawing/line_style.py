"""How a relation is drawn: one place for every line style.

A style follows from the family of the relation, the basis of the row it came from
(stated, inferred, conditional …) and its state (present, expected by guidance but not
stated, in breach of a rule). Families differ by dash, width and ends, not by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.drawing import LegendEntry, Marker

State = Literal["present", "expected", "breach", "added", "removed"]


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Stroke of a line and what a legend calls it; ends are at source and target."""

    name: str
    stroke: str = palette.LINE
    width: float = 1.0
    dash: str | None = None
    start: Marker = "none"
    end: Marker = "none"

    def legend(self) -> LegendEntry:
        """Legend entry for this style."""
        return LegendEntry(
            self.name,
            "line",
            stroke=self.stroke,
            width=self.width,
            dash=self.dash,
            start=self.start,
            end=self.end,
        )


REPORTING = LineStyle("reports to", palette.LINE, 1.1)
GOVERNANCE = LineStyle("accountable to (governance)", palette.PURPLE, 2.0, end="bar")
DELEGATION = LineStyle("committee of, delegated powers", palette.PURPLE, 1.2, "9 3", end="bar")
DOTTED = LineStyle("dotted line to", palette.BLUE, 2.0, "2 4")
LATERAL = LineStyle("works with", palette.TEAL, 1.0, start="arrow", end="arrow")
COMMISSIONING = LineStyle("commissions", palette.BLUE, 1.6, end="arrow")
PROVIDING = LineStyle("provides", palette.GREEN, 1.4, "4 1.5", end="arrow")
OVERSIGHT = LineStyle("oversees, assures, manages performance", palette.ORANGE, 1.2, end="arrow")
SUPPORT = LineStyle("supports, advises", palette.SOFT_INK, 0.9, "3 2", end="arrow")
MEMBERSHIP = LineStyle("chairs, sits on", palette.DARK_BLUE, 0.9, "8 2 2 2", end="bar")
EMPLOYMENT = LineStyle("employed by, joint or aligned with", "#6d4a22", 1.0, "4 2 1 2")
OTHER = LineStyle("other link", palette.FAINT, 1.0, end="arrow")

_FAMILIES: dict[LineStyle, tuple[str, ...]] = {
    REPORTING: ("reports_to",),
    GOVERNANCE: ("accountable_to",),
    DELEGATION: ("committee_of", "delegates_to"),
    DOTTED: ("dotted_line_to",),
    LATERAL: (
        "works_closely_with",
        "works_jointly_with",
        "works_in_partnership_with",
        "liaises_with",
        "meets_with",
        "links_to",
        "interdependent_with",
        "shared_service_with",
        "joint_commissions_with",
        "co_terminous_with",
        "overlaps",
    ),
    COMMISSIONING: ("commissions", "lead_commissions_for", "client_of"),
    PROVIDING: ("provides",),
    OVERSIGHT: (
        "performance_manages",
        "holds_to_account",
        "assures",
        "regulates",
        "oversees",
        "approves_plans_of",
        "approves_cases_of",
        "reports_conflicts_to",
        "appoints",
        "appraises",
    ),
    SUPPORT: (
        "supports",
        "advises",
        "clinical_lead_for",
        "coordinates_clinical_input_to",
        "administers",
        "consulted_by",
        "involves",
        "leads",
        "aligns_plans_of",
        "leads_estates_strategy_for",
    ),
    MEMBERSHIP: ("chairs", "member_of", "coopted_to", "attends", "represents_on"),
    EMPLOYMENT: (
        "employed_by",
        "joint_appointment_with",
        "honorary_contract_with",
        "aligned_with",
    ),
}
_STYLES = {relation: style for style, names in _FAMILIES.items() for relation in names}

_INFERRED_WIDTH = 0.8
# Short enough to show in the stub between a bracket and its box.
_INFERRED_DASH = "3 1.5"
_CONDITIONAL_DASH = "6 2"
_STATES: dict[str, tuple[str, str, float, str | None]] = {
    "expected": ("expected, not stated", palette.FAINT, 0.9, "1 4"),
    "breach": ("breach of a rule", palette.RED, 3.0, None),
    "added": ("added", palette.GREEN, 2.2, None),
    "removed": ("removed", palette.RED, 1.2, "2 5"),
}


def line_style(relation: str, basis: str = "stated", state: State = "present") -> LineStyle:
    """Style of a line for a relation of `links.csv` or `reports_to`.

    A relation that no family holds is drawn as "other link", under its own name. Basis
    `inferred` gives a thinner line with short dashes, `conditional` one with long dashes;
    every other basis the family's own. `expected` is faint dots, `breach` thick and red,
    whatever the basis.
    """
    style = _STYLES.get(relation) or replace(OTHER, name=relation.replace("_", " "))
    if state in _STATES:
        words, stroke, width, dash = _STATES[state]
        name = f"{style.name}: {words}"
        return replace(style, name=name, stroke=stroke, width=width, dash=dash or style.dash)
    if basis == "inferred":
        return replace(
            style,
            name=f"{style.name}, inferred",
            width=round(style.width * _INFERRED_WIDTH, 2),
            dash=_INFERRED_DASH,
        )
    if basis == "conditional":
        return replace(style, name=f"{style.name}, conditional", dash=_CONDITIONAL_DASH)
    return style
