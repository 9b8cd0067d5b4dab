"""Standing findings as marks on a drawing: which rule each id or relation breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.chart.views.parts.request import Outcomes
from orgmodel.model.edges import Edge
from orgmodel.rules.finding import Finding
from orgmodel.rules.pack import Vocabulary

_ERROR = BoxStyle(fill="#fde8e6", stroke=palette.RED, width=2.5)
_WARNING = BoxStyle(fill="#fff1d6", stroke=palette.ORANGE, width=2.0, dash="6 2")
_LEGEND = (
    ("error", _ERROR, "×", "breaks a rule (error), with the rule's number"),
    ("warning", _WARNING, "!", "breaks a rule (warning), with the rule's number"),
)


@dataclass(frozen=True, slots=True)
class Breaches:
    """The pack's words and the findings that stand, of error or warning severity.

    `by_subject` finds them by an id they are about, `by_step` the errors by a relation that
    their path uses.
    """

    words: Vocabulary
    findings: tuple[Finding, ...]
    by_subject: Mapping[str, tuple[Finding, ...]]
    by_step: Mapping[tuple[str, str, str], tuple[Finding, ...]]

    def of(self, identifier: str) -> tuple[Finding, ...]:
        """Findings of which the id is a subject."""
        return self.by_subject.get(identifier, ())

    def on(self, edge: Edge) -> tuple[Finding, ...]:
        """Errors whose path uses this relation."""
        return self.by_step.get(edge.key, ())


def breaches_of(outcomes: Outcomes) -> Breaches:
    """What stands in the result that the view is handed."""
    found = outcomes.result.findings
    standing = tuple(f for f in found if f.stands and f.severity != "info")
    by_subject: dict[str, tuple[Finding, ...]] = {}
    by_step: dict[tuple[str, str, str], tuple[Finding, ...]] = {}
    for finding in standing:
        for subject in dict.fromkeys(finding.subjects):
            by_subject[subject] = (*by_subject.get(subject, ()), finding)
        steps = finding.path if finding.severity == "error" else ()
        for key in dict.fromkeys((step.start, step.relation, step.end) for step in steps):
            by_step[key] = (*by_step.get(key, ()), finding)
    return Breaches(outcomes.pack.words, standing, by_subject, by_step)


def breach_style(findings: Sequence[Finding]) -> BoxStyle:
    """The style of a box that breaks these rules."""
    return _ERROR if any(finding.severity == "error" for finding in findings) else _WARNING


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
    used = {finding.severity for finding in findings}
    return tuple(style.legend(words) for severity, style, _, words in _LEGEND if severity in used)
