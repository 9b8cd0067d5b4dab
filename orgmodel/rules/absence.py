"""What an option itself removes is known to be absent: a rule that needs it fails.

Data that is silent leaves such a rule not assessable; a scenario that takes a seat, a link, a
post or a unit away has said that it is not there any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.model.removed import RemovedRow
from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

REMOVED = "removed"
"""The relation of a finding that something the rule needs was removed: part of its id."""


def seats_ended(view: View, body: str, members: Iterable[str] | None = None) -> tuple[Step, ...]:
    """The full seats on a body that the scenario removed; of these members alone, where given."""
    among = None if members is None else set(members)
    ended = view.model.removed.of(*SEATS)
    return tuple(s for s in ended if s.end == body and (among is None or s.start in among))


def ended_words(steps: Sequence[Step], what: str = "") -> str:
    """`change 2 removes it`, or `changes 1 and 2 remove them`: for the end of a sentence."""
    numbers = [str(number) for number in sorted({step.origin.change or 0 for step in steps})]
    what = what or ("it" if len(steps) == 1 else "them")
    if len(numbers) == 1:
        return f"change {numbers[0]} removes {what}"
    return f"changes {listed(numbers)} remove {what}"


def with_absences(
    view: View, rule: Rule, asks_for: Sequence[Parameter], observed: Observation
) -> Observation:
    """What a kind saw; where it lacks what the scenario removed, with a finding that says so.

    `asks_for` are the parameters that name what must be there for the rule to hold.
    """
    breaches = any(finding.severity != "info" for finding in observed.findings)
    model = view.model
    if not observed.missing or breaches or not model.taken.rows or not model.removed.rows:
        return observed
    asked = [p.selections(rule.parameters[p.name]) for p in asks_for]
    rows = [row for texts in asked for text in texts for row in select(view, text).removed]
    if not rows:
        return observed
    finding = _finding(view, rule, tuple(dict.fromkeys(rows)))
    return replace(observed, findings=(*observed.findings, finding))


def _finding(view: View, rule: Rule, rows: tuple[RemovedRow, ...]) -> Finding:
    said = listed([f"{row.words()}, which change {row.change} removes" for row in rows])
    one = "takes its place" if len(rows) == 1 else "take their places"
    return Finding(
        rule.id,
        rule.severity,
        f"This cannot hold without {said}.",
        tuple(row.id for row in rows),
        tuple(step for row in rows for step in view.model.removed.about(row.id)[:1]),
        f"{listed([row.words() for row in rows])} stays, or [roles] in organisation.toml says what "
        f"{one}",
        REMOVED,
    )
