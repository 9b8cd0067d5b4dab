"""What an option does to the findings: new, fixed and standing, each with its path."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.outcomes import WORDS, WORDS_NOW, OutcomeChange
from orgmodel.model.words import counted, listed
from orgmodel.rules.finding import Finding, Severity
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.findings.checks import remedy_words
from orgmodel.ui.findings.marks import severity_badge
from orgmodel.ui.findings.plain_words import message, plainly
from orgmodel.ui.findings.proof_words import WRITTEN, proof, written
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state

_ORDER: tuple[Severity, ...] = ("error", "warning", "info")
_WORDS = {"error": "error", "warning": "warning", "info": "note"}
_SHOWN = 30


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.severity))


def counts_in_words(findings: Iterable[Finding], kind: str) -> str:
    """`1 new error and 2 new warnings`, `1 error fixed`; empty where there is nothing."""
    weights = [finding.severity for finding in findings]
    parts = [
        _counted(weights.count(weight), _WORDS[weight], kind)
        for weight in _ORDER
        if weights.count(weight)
    ]
    return listed(parts)


def _counted(number: int, word: str, kind: str) -> str:
    return counted(number, f"new {word}") if kind == "new" else f"{counted(number, word)} {kind}"


def verdict(found: OptionComparison) -> str:
    """The line over the drawing: what is new, with the gravest in full, and what is fixed."""
    new, fixed = by_weight(found.new), by_weight(found.fixed)
    parts = []
    if new:
        first = new[0]
        colour = {"error": "red", "warning": "orange", "info": "blue"}[first.severity]
        icon = {"error": "cancel", "warning": "warning", "info": "info"}[first.severity]
        words = counts_in_words(new, "new")
        parts.append(f":{colour}-badge[:material/{icon}: {words}]")
        parts.append(message(found.option.model, first))
        if len(new) > 1:
            parts.append("All are listed below.")
    else:
        parts.append(":green-badge[:material/check: Nothing new is broken]")
    silent = found.no_longer_shown
    if silent:
        words = counted(len(silent), "rule no longer shown", "rules no longer shown")
        parts.append(f":orange-badge[:material/help: {words}] {_unshown_words(silent[0], found)}")
    if fixed:
        words = counts_in_words(fixed, "fixed")
        parts.append(f":green-badge[:material/done_all: {words}]")
        if not new:
            parts.append(message(found.baseline.model, fixed[0]))
    heads = heads_to_settle(found)
    if heads:
        words = counted(len(heads), "head to settle", "heads to settle")
        parts.append(f":orange-badge[:material/warning: {words}] {escaped(heads[0])}")
    return " ".join(parts)


def heads_to_settle(found: OptionComparison) -> list[str]:
    """The units that nobody heads any more, or that have heads to choose from, a sentence each."""
    names = {**found.baseline.model.names, **found.option.model.names}
    return [head.in_words(names) for head in found.open_heads]


def show_first_path(found: OptionComparison, *, name: str) -> None:
    """A button that lights up the path of the gravest new finding, else of the gravest fixed."""
    findings = by_weight(found.new) or by_weight(found.fixed)
    if findings:
        is_open = state.finding() == findings[0].id
        st.button(
            "Hide the path" if is_open else "Show the path",
            key=f"{name}.path",
            type="tertiary",
            icon=":material/close:" if is_open else ":material/route:",
            on_click=state.open_finding,
            args=(None if is_open else findings[0].id,),
        )


def show_findings(found: OptionComparison, *, name: str) -> None:
    """New, fixed and standing findings, one list after the other."""
    after, before = found.option, found.baseline
    heads = heads_to_settle(found)
    if heads:
        st.header(f"Heads to settle: {len(heads)}", anchor=False)
        st.markdown("\n".join(f"- {escaped(words)}" for words in heads[:_SHOWN]))
    st.header(f"New findings: {len(found.new)}", anchor=False)
    if not found.new:
        st.markdown("No rule is broken that was not broken before.")
    _list(found.new, after, f"{name}.new")
    _show_unshown(found)
    st.header(f"Findings fixed: {len(found.fixed)}", anchor=False)
    if not found.fixed:
        st.markdown("Nothing that was broken before is put right.")
    _list(found.fixed, before, f"{name}.fixed", fixed=True)
    with st.expander(f"Standing as before: {len(found.standing)}", key=f"{name}.standing"):
        _show_lines(found.standing, after)


def _show_unshown(found: OptionComparison) -> None:
    """The rules that cannot be assessed any more, and findings gone without being cleared."""
    if found.no_longer_shown:
        st.header(f"No longer shown: {len(found.no_longer_shown)}", anchor=False)
        st.markdown(
            "\n".join(f"- {_unshown_words(c, found)}" for c in found.no_longer_shown[:_SHOWN])
        )
    if found.unshown:
        st.header(f"Gone without being cleared: {len(found.unshown)}", anchor=False)
        lines = [
            f"- {_line(finding, found.baseline)} Gone, since {escaped(why)}."
            for finding, why in found.unshown[:_SHOWN]
        ]
        st.markdown("\n".join(lines))


def _unshown_words(change: OutcomeChange, found: OptionComparison) -> str:
    """`“The PEC has a chair” passed and cannot be assessed any more. …`."""
    did = f"{WORDS[change.was]} and {WORDS_NOW[change.now]}"
    said = f"“{change.title}” {did}. {change.why}"
    return escaped(plainly(said, found.baseline.model))


def _list(
    findings: Iterable[Finding], assessed: Assessed, name: str, *, fixed: bool = False
) -> None:
    rules = {rule.key: rule for rule in assessed.check.rules}
    ordered = by_weight(findings)
    for finding in ordered[:_SHOWN]:
        with st.container(border=True, key=f"{name}.{finding.id}", gap="small"):
            _show(finding, rules[finding.rule_key], assessed, name, fixed=fixed)
    _show_how_many_more(ordered)


def _show_lines(findings: Iterable[Finding], assessed: Assessed) -> None:
    """A line each, as one text: an element each costs more than all that they say."""
    ordered = by_weight(findings)
    if ordered:
        st.markdown("\n\n".join(_line(finding, assessed) for finding in ordered[:_SHOWN]))
    _show_how_many_more(ordered)


def _show_how_many_more(ordered: list[Finding]) -> None:
    if len(ordered) > _SHOWN:
        st.markdown(f"And {len(ordered) - _SHOWN} more: the page Compare lists all in its files.")


def _line(finding: Finding, assessed: Assessed) -> str:
    return f"{severity_badge(finding)} {message(assessed.model, finding)}"


def _show(
    finding: Finding, rule: RuleResult, assessed: Assessed, name: str, *, fixed: bool
) -> None:
    is_open = state.finding() == finding.id
    st.markdown(_line(finding, assessed))
    if is_open:
        work = state.work()
        remedy = remedy_words(work, assessed.check, finding) if work and not fixed else ""
        st.markdown(proof(assessed.model, rule, finding, remedy))
        with st.expander(WRITTEN, key=f"{name}.written"):
            st.markdown(written(assessed.model, rule, finding))
    st.button(
        "Close" if is_open else "Show the path",
        key=f"{name}.open.{finding.id}",
        icon=":material/close:" if is_open else ":material/route:",
        on_click=state.open_finding,
        args=(None if is_open else finding.id,),
    )
