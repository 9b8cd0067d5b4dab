"""What becomes of the rules: outcomes that differ, and findings that go without being cleared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import COLUMN_RELATIONS, verb
from orgmodel.model.removed import Removed
from orgmodel.model.words import called, listed, sentence
from orgmodel.rules.absence import REMOVED
from orgmodel.rules.finding import SEVERITIES, Finding, Outcome
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult

WORDS: Mapping[Outcome, str] = {
    "pass": "passed",
    "fail": "was broken",
    "not_assessable": "could not be assessed",
    "exempt": "was exempt",
}
"""An outcome of the baseline, in words."""
WORDS_NOW: Mapping[Outcome, str] = {
    "pass": "passes now",
    "fail": "is broken now",
    "not_assessable": "cannot be assessed any more",
    "exempt": "is exempt now",
}
"""An outcome of the option, in words."""


_WHICH_CHANGE = re.compile(r", which change \d+ removes")


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """A rule whose outcome is another in the option, and why."""

    rule: str
    title: str
    was: Outcome
    now: Outcome
    why: str

    @property
    def no_longer_shown(self) -> bool:
        """Whether the rule was assessed, and cannot be any more."""
        return self.now == "not_assessable"

    def words(self) -> str:
        """`R37 passed and is broken now. …`."""
        return f"{self.rule} {WORDS[self.was]} and {WORDS_NOW[self.now]}. {self.why}"

    def to_dict(self) -> dict[str, str]:
        """As in JSON."""
        return {"rule": self.rule, "from": self.was, "to": self.now, "why": self.why}


def outcome_changes(
    before: CheckResult, after: CheckResult, removed: Removed, names: Mapping[str, str]
) -> Iterator[OutcomeChange]:
    """Every rule that both have and whose outcome differs, in the order of the rules.

    `removed` is what the option took away; `names` are the baseline's.
    """
    old = {rule.key: rule for rule in before.rules}
    for rule in after.rules:
        was = old.get(rule.key)
        if was is not None and was.outcome != rule.outcome:
            why = _why(was, rule, sorted(_taken_from(was, removed, names)))
            yield OutcomeChange(rule.key, rule.title, was.outcome, rule.outcome, why)


def _why(was: RuleResult, now: RuleResult, taken: list[str]) -> str:
    if now.outcome == "fail":
        return _first_of([f for f in now.findings if f.stands])
    if now.outcome == "not_assessable":
        return _silent_now(now, taken)
    if now.outcome == "exempt":
        reasons = sorted({f.exemption.reason for f in now.findings if f.exemption})
        return f"What is found is accepted: {listed(reasons)}."
    if was.outcome == "not_assessable":
        said = was.missing or was.nothing or "what this rule looks at"
        return f"The data did not say before: {said}."
    gone = _first_of(was.findings)
    return f"No longer found: {gone}" if gone else "Nothing is found any more."


def _first_of(findings: Sequence[Finding]) -> str:
    """The gravest error or warning in words, and how many more; no order of rows chooses it."""
    grave = sorted(
        (finding for finding in findings if finding.severity != "info"),
        key=lambda finding: (SEVERITIES.index(finding.severity), sorted(finding.subjects)),
    )
    more = f" And {len(grave) - 1} more." if len(grave) > 1 else ""
    return f"{grave[0].message}{more}" if grave else ""


def _silent_now(now: RuleResult, taken: list[str]) -> str:
    if now.nothing:
        silent = f"there is nothing left to look at: {now.nothing}"
    else:
        silent = f"the data no longer says {now.missing or 'anything of what this rule looks at'}"
    if not taken:
        return sentence(silent)
    silent = _WHICH_CHANGE.sub("", silent)
    return sentence(f"the option removes {listed(taken, 3)}, and {silent}")


def _taken_from(rule: RuleResult, removed: Removed, names: Mapping[str, str]) -> Iterator[str]:
    """What the option removed of what a rule looked at: rows by name, else relations."""
    if not removed:
        return
    looked_at = {*rule.seen, *(name for finding in rule.findings for name in finding.subjects)}
    rested_on = {(step.start, step.relation, step.end) for step in rule.evidence}
    rows = {row.id: row.words() for row in removed.rows}
    yield from (words for name, words in rows.items() if name in looked_at)
    ended = [s for s in removed.relations if (s.start, s.relation, s.end) in rested_on]
    with_rows = dict.fromkeys(n for s in ended for n in (s.start, s.end) if n in rows)
    yield from (rows[name] for name in with_rows if name not in looked_at)
    for step in ended:
        if step.start not in rows and step.end not in rows:
            start, end = called(names, step.start), called(names, step.end)
            yield f"that {start} {verb(step.relation)} {end}"


def gone_without_being_cleared(
    finding: Finding,
    was: RuleResult,
    now: RuleResult | None,
    option: OrganisationModel,
    ids: Mapping[str, str],
) -> str:
    """Why a finding of the baseline went that nothing cleared; empty where it was cleared.

    What it was about is itself no longer there, or its rule cannot be assessed any more. `ids`
    are the option's ids of the baseline's, where they are others.
    """
    about = next(iter(finding.subjects), "")
    if about and ids.get(about, about) not in option.table_of:
        return "what it is about is no longer there"
    if _went_along(finding, option.removed):
        return "its links went with what the option removes"
    if now is None:
        return "its rule is not asked of the option"
    if any(found.relation == REMOVED for found in now.findings):
        return "the option removes what its rule needs"
    if now.outcome == "not_assessable" != was.outcome:
        return "its rule cannot be assessed any more"
    return ""


def _went_along(finding: Finding, removed: Removed) -> bool:
    """Whether a link that proves it (no line, place or ownership) ended with a removed row."""
    rows = {row.id for row in removed.rows}
    links = (step for step in finding.path if step.relation not in COLUMN_RELATIONS)
    return bool(rows) and any(step.start in rows or step.end in rows for step in links)
