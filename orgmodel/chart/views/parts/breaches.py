"""Standing findings as marks on a drawing: which rule each id or relation breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.chart.views.parts.request import Outcomes
from orgmodel.rules.finding import Finding
from orgmodel.rules.pack import Vocabulary

ERROR = BoxStyle(fill="#fde8e6", stroke=palette.RED, width=2.5)
WARNING = BoxStyle(fill="#fff1d6", stroke=palette.ORANGE, width=2.0, dash="6 2")


@dataclass(frozen=True, slots=True)
class Breaches:
    """The pack's words and the findings that stand, of error or warning severity."""

    words: Vocabulary
    findings: tuple[Finding, ...]

    def of(self, identifier: str) -> tuple[Finding, ...]:
        """Findings of which the id is a subject."""
        return tuple(finding for finding in self.findings if identifier in finding.subjects)

    def on(self, start: str, relation: str, end: str) -> tuple[Finding, ...]:
        """Errors whose path uses this relation."""
        return tuple(
            finding
            for finding in self.findings
            if finding.severity == "error"
            and any(
                (step.start, step.relation, step.end) == (start, relation, end)
                for step in finding.path
            )
        )


def breaches_of(outcomes: Outcomes) -> Breaches:
    """What stands in the result that the view is handed."""
    found = outcomes.result.findings
    standing = (finding for finding in found if finding.stands and finding.severity != "info")
    return Breaches(outcomes.pack.words, tuple(standing))


def tag_words(findings: tuple[Finding, ...]) -> tuple[Words, ...]:
    """One line a rule that is broken: its number and severity."""
    tags: Mapping[str, str] = {finding.rule: finding.severity for finding in findings}
    return tuple(
        Words(
            f"{'×' if severity == 'error' else '!'} {rule} {severity}",
            bold=True,
            scale=0.9,
            fill=palette.RED if severity == "error" else palette.ORANGE,
        )
        for rule, severity in tags.items()
    )


def breach_legend(findings: tuple[Finding, ...]) -> tuple[LegendEntry, ...]:
    """Legend entries for the breach styles in use."""
    entries = []
    for severity, style, mark, words in (
        ("error", ERROR, "×", "breaks a rule (error), with the rule's number"),
        ("warning", WARNING, "!", "breaks a rule (warning), with the rule's number"),
    ):
        if any(finding.severity == severity for finding in findings):
            entries.append(
                LegendEntry(
                    words,
                    "box",
                    stroke=style.stroke,
                    fill=style.fill,
                    width=style.width,
                    dash=style.dash,
                    mark=mark,
                )
            )
    return tuple(entries)
