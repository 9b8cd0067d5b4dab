"""A check in words: the report at the terminal, and each step as a sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from orgmodel.model.evidence import Step
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.rules.finding import OUTCOME_WORDS, Finding, SuggestedChange
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult

WIDTH = 96
_ENDS = ("from", "relation", "to")
_LINK_EDITS = {
    "add-link": "add that",
    "remove-link": "drop that",
    "update-link": "record that",
}


def step_words(step: Step, names: Mapping[str, str]) -> str:
    """One step as a sentence, with its paragraph and where it is written."""
    start, end = (names.get(end, end) for end in (step.start, step.end))
    source = f" [{step.source}]" if step.source else ""
    basis = f", {step.basis}" if step.basis not in ("", "stated") else ""
    return f"{start} {verb(step.relation)} {end}{source} ({step.origin.words()}{basis})"


def edit_words(edit: SuggestedChange, names: Mapping[str, str]) -> str:
    """One suggested edit in words, with the ids it names."""
    told = {
        key: f"{names[value]} ({value})" if names.get(value, value) != value else value
        for key, value in edit.target.items()
    }
    if edit.do in ("add-link", "remove-link", "update-link"):
        more = [f"{key} {value}" for key, value in edit.target.items() if key not in _ENDS]
        end = f", with {' and '.join(more)}" if more else ""
        link = f"{told['from']} {verb(edit.target['relation'])} {told['to']}{end}"
        return f"{_LINK_EDITS[edit.do]} {link}"
    if edit.do == "move-post" and not edit.target["to"]:
        return f"make {told['post']} a top post"
    if edit.do == "end-appointment":
        return f"{told['person']} gives up {told['post']}"
    moved = told[edit.do.removeprefix("move-")]
    return f"move {moved} {'under' if edit.do == 'move-post' else 'to'} {told['to']}"


def report(result: CheckResult, model: OrganisationModel) -> str:
    """The whole check: broken rules first, then the silent, the exempt, and the passes."""
    lines = [*_heading(result)]
    for outcome in ("fail", "not_assessable", "exempt", "pass"):
        chosen = [rule for rule in result.rules if rule.outcome == outcome]
        if chosen:
            lines += ["", f"{OUTCOME_WORDS[outcome].upper()} ({len(chosen)})"]
            lines += _SECTIONS[outcome](chosen, model.names)
    told = [(r, f) for r in result.rules for f in r.findings if f.severity == "info" and f.stands]
    if told:
        lines += ["", f"FOR INFORMATION ({len(told)})"]
        lines += [
            line for rule, finding in told for line in _wrapped(f"{rule.id}  {finding.message}")
        ]
    if result.process:
        lines += ["", f"NOT A MATTER OF STRUCTURE ({len(result.process)})"]
        lines += [line for item in result.process for line in _wrapped(f"{item.id}  {item.title}")]
    for scale in result.scales:
        lines += ["", f"HOW FAR: {scale.title.upper()}"]
        lines += _wrapped(" ".join(scale.words()))
    if result.notes:
        lines += ["", "NOTES"]
        lines += [line for note in result.notes for line in _wrapped(note)]
    if result.coverage:
        lines += ["", "COVERAGE", *_wrapped(" ".join(result.coverage.words()))]
    return "\n".join(lines) + "\n"


def _heading(result: CheckResult) -> list[str]:
    counts = result.summary
    scenario = f", {result.scenario}" if result.scenario else ""
    return [
        f"{result.organisation}{scenario}",
        f"{_count(counts['errors'], 'error')}, {_count(counts['warnings'], 'warning')}, "
        f"{counts['info']} for information; {_count(counts['exempt'], 'finding')} exempt.",
        f"Rules: {counts['fail']} broken, {counts['not_assessable']} not assessable, "
        f"{counts['pass']} passed.",
    ]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _broken(rules: list[RuleResult], names: Mapping[str, str]) -> Iterator[str]:
    for rule in rules:
        yield ""
        yield from _wrapped(f"{rule.id}  {rule.title} ({rule.source})")
        yield from _wrapped(rule.why, indent=4)
        for finding in rule.findings:
            if finding.stands and finding.severity != "info":
                yield from _finding(finding, names)
        exempt = sum(not finding.stands for finding in rule.findings)
        if exempt:
            yield f"    and {_count(exempt, 'finding')} exempt"


def _finding(finding: Finding, names: Mapping[str, str]) -> Iterator[str]:
    yield from _wrapped(f"- {finding.severity}: {finding.message}", indent=4, hang=2)
    for step in finding.path:
        yield from _wrapped(f"· {step_words(step, names)}", indent=8, hang=2)
    yield from _wrapped(f"Cleared if {finding.clears_if}.", indent=6)
    if finding.edits:
        edits = "; ".join(edit_words(edit, names) for edit in finding.edits)
        yield from _wrapped(f"Smallest change: {edits}.", indent=6)


def _silent(rules: list[RuleResult], _names: Mapping[str, str]) -> Iterator[str]:
    for rule in rules:
        yield from _wrapped(f"{rule.id}  {rule.title}")
        if rule.missing:
            yield from _wrapped(f"The data does not say: {rule.missing}.", indent=8)


def _exempt(rules: list[RuleResult], _names: Mapping[str, str]) -> Iterator[str]:
    for rule in rules:
        yield from _wrapped(f"{rule.id}  {rule.title}")
        for finding in rule.findings:
            if finding.exemption is None:
                continue
            accepted = finding.exemption
            yield from _wrapped(f"- {finding.message}", indent=4, hang=2)
            yield from _wrapped(
                f"Accepted: {accepted.reason}. Safeguard: {accepted.safeguard}.", indent=6
            )


def _passed(rules: list[RuleResult], _names: Mapping[str, str]) -> Iterator[str]:
    yield from _wrapped(", ".join(rule.id for rule in rules))


_SECTIONS = {"fail": _broken, "not_assessable": _silent, "exempt": _exempt, "pass": _passed}


def _wrapped(text: str, indent: int = 2, hang: int = 0) -> list[str]:
    before = " " * indent
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=before,
        subsequent_indent=before + " " * hang,
        break_long_words=False,
    )
