"""What proves a finding, in a manager's words; and for analysts where each part is written."""

from __future__ import annotations

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.model.words import capital, sentence
from orgmodel.rules.finding import Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text.check import step_words
from orgmodel.ui.findings.plain_words import plainly
from orgmodel.ui.shared.escaping import escaped

WRITTEN = "Where this is written (for analysts)"


def proof(organisation: OrganisationModel, rule: RuleResult, finding: Finding, remedy: str) -> str:
    """The path by its names, why the rule matters, what would clear it, and any exemption.

    `remedy` is the change that was tried, in words; empty where none is offered.
    """
    names = {**organisation.names, **_persons(organisation, finding)}
    steps = []
    for number, step in enumerate(finding.path, 1):
        start, end = (names.get(end, end) for end in (step.start, step.end))
        steps.append(f"{number}. {escaped(f'{start} {verb(step.relation)} {end}')}")
    parts = ["**The path that proves it**", "\n".join(steps)] if steps else []
    parts.append(f"**Why it matters.** {escaped(sentence(rule.why))}")
    clears = plainly(sentence(finding.clears_if), organisation, finding)
    parts.append(f"**What would clear it.** {escaped(capital(clears))}")
    if remedy:
        tried = plainly(remedy, organisation, finding)
        parts.append(f"**The smallest change that was tried.** {escaped(tried)}")
    if finding.exemption:
        accepted = finding.exemption.to_dict()
        terms = [
            f"- {key.capitalize()}: {escaped(value)}" for key, value in accepted.items() if value
        ]
        parts += ["**Accepted on purpose**", "\n".join(terms)]
    return "\n\n".join(parts)


def _persons(organisation: OrganisationModel, finding: Finding) -> dict[str, str]:
    """Persons of a path by a word: their names are not shown, and their ids say nothing."""
    ends = dict.fromkeys(end for step in finding.path for end in (step.start, step.end))
    found = [end for end in ends if organisation.table_of.get(end) == "people"]
    if len(found) == 1:
        return {found[0]: "One person"}
    return {end: f"Person {number}" for number, end in enumerate(found, 1)}


def written(organisation: OrganisationModel, rule: RuleResult, finding: Finding) -> str:
    """The rule and its source, what was found with its ids, and the rows of each step."""
    lines = [f":gray-badge[{escaped(rule.id)}] {escaped(rule.source)}", escaped(finding.message)]
    steps = enumerate(finding.path, 1)
    lines.append("\n".join(f"{n}. {escaped(step_words(s, organisation.names))}" for n, s in steps))
    return "\n\n".join(line for line in lines if line)
