"""What the last change and the whole option do to the findings, worked out once for each content.

The findings of the last change are put beside the step before it, the totals beside the start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.comparison.assessed import Assessed
from orgmodel.errors import PackError
from orgmodel.model.words import listed
from orgmodel.rules.finding import SEVERITIES, Finding
from orgmodel.store.option import Option, hash_of
from orgmodel.ui.compare.compared import compared, comparison
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import Work

_KEPT = 128


@dataclass(frozen=True, eq=False, slots=True)
class ChangedFindings:
    """The start, what is shown, and the findings that differ; the gravest first.

    `last` are the standing findings that the last step brought, `step` what it is called
    ("change 3"); against the start `new` stand now, `cleared` are gone, `unshown` are gone
    without being cleared, `accepted` are new and accepted on purpose. `faults` say why nothing
    could be checked, a sentence each.
    """

    start: Assessed | None = None
    now: Assessed | None = None
    step: str = ""
    last: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()
    unshown: tuple[tuple[Finding, str], ...] = ()
    accepted: tuple[Finding, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[Finding, ...]:
        """All findings that stand now."""
        return _grave(self.now.check.findings) if self.now else ()


def warned(found: ChangedFindings) -> dict[str, int]:
    """How many new warnings and errors there are of each thing, by its id."""
    grave = [finding for finding in found.new if finding.severity != "info"]
    return dict(Counter(name for finding in grave for name in finding.subjects))


def has_changes(work: Work) -> bool:
    """Whether anything is shown but the organisation as it was opened."""
    return work.option is not None and bool(work.option.changes or work.option.accepted)


def changed(work: Work) -> ChangedFindings:
    """What is shown beside the step before and beside the start."""
    option = work.option
    if option is None or not has_changes(work):
        try:
            start = comparison(work, ()).baseline
        except PackError as error:
            return ChangedFindings(faults=error.faults)
        return ChangedFindings(start, start)
    content = f"{work.opened.digest}/{hash_of(option.scenario)}/{hash_of(option.before)}"
    return _changed(content, work, option)


@kept(_KEPT)
def _changed(content: str, _work: Work, _option: Option) -> ChangedFindings:  # noqa: ARG001
    found = compared(_work, _option)
    before = compared(_work, Option.of(_option.key, _option.before))
    if found.result is None or before.result is None:
        return ChangedFindings(faults=(*found.faults, *before.faults))
    after = found.result
    had = {finding.id for finding in before.result.option.check.findings}
    return ChangedFindings(
        start=after.baseline,
        now=after.option,
        step=step_in_words(_option),
        last=_grave(f for f in after.option.check.findings if f.id not in had),
        new=_grave(after.new),
        cleared=_grave(after.fixed),
        unshown=tuple((finding, why) for finding, why in after.unshown if finding.stands),
        accepted=tuple(finding for finding in after.new if not finding.stands),
    )


def step_in_words(option: Option) -> str:
    """`change 3`, `changes 3 and 4`; where one was taken back, `what was taken back`."""
    before, now = option.before.changes, option.changes
    if len(now) <= len(before):
        return "what was taken back" if len(now) < len(before) else "the last step"
    numbers = [str(number) for number in range(len(before) + 1, len(now) + 1)]
    return f"change{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _grave(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    standing = (finding for finding in findings if finding.stands)
    return tuple(sorted(standing, key=lambda finding: SEVERITIES.index(finding.severity)))
