"""Findings as a list to open: the path in words, why it matters, what would clear it."""

from __future__ import annotations

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.organisation import OrganisationModel
from orgmodel.rules.finding import CheckResult, Finding, RuleResult
from orgmodel.rules.wording import step_words
from orgmodel.ui import state
from orgmodel.ui.marks import MEANINGS, severity_badge
from orgmodel.ui.text import plain, sentence

_ORDER = ("error", "warning", "exempt", "info")
_ON_A_PAGE = 20


def show_counts(result: CheckResult) -> None:
    """The summary in figures: findings by weight, rules by outcome."""
    counts = result.summary
    figures = {
        "Errors": counts["errors"],
        "Warnings": counts["warnings"],
        "Not assessable": counts["not_assessable"],
        "Exempt": counts["exempt"],
        "Passed": counts["pass"],
    }
    with st.grid(5, min_column_width=150, gap="small"):
        for name, number in figures.items():
            st.metric(name, number, border=True, help=MEANINGS[name])


def in_order(result: CheckResult) -> list[tuple[RuleResult, Finding]]:
    """All findings, the gravest first, each with its rule."""
    pairs = [(rule, finding) for rule in result.rules for finding in rule.findings]
    return sorted(pairs, key=lambda pair: _ORDER.index(_weight(pair[1])))


def opened(result: CheckResult) -> tuple[RuleResult, Finding] | None:
    """The finding that is open, where it is one of these."""
    wanted = state.finding()
    return next((pair for pair in in_order(result) if pair[1].id == wanted), None)


def show_list(organisation: Organisation, result: CheckResult, *, name: str) -> None:
    """Each finding with a button that opens it; the open one with all that proves it."""
    pairs = in_order(result)
    if not pairs:
        st.markdown(
            "**No findings.** Rules that the data is silent on are listed below as not "
            "assessable; that is not a pass."
        )
        return
    page = _choose_page(len(pairs))
    for rule, finding in pairs[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]:
        with st.container(border=True, key=f"{name}.{finding.id}", gap="small"):
            _show(organisation, rule, finding, name)


def open_first(result: CheckResult, identifier: str) -> None:
    """Open the gravest finding about an id, and turn the list to it; none leaves all as it is."""
    for place, (_, finding) in enumerate(in_order(result)):
        if identifier in finding.subjects:
            state.open_finding(finding.id)
            state.choose(state.FINDING_PAGE, place // _ON_A_PAGE + 1)
            return


def _choose_page(number: int) -> int:
    pages = -(-number // _ON_A_PAGE)
    if pages < 2:
        return 0
    state.keep_choice(state.FINDING_PAGE, tuple(range(1, pages + 1)))
    return int(st.pagination(pages, key=state.FINDING_PAGE) or 1) - 1


def _show(organisation: Organisation, rule: RuleResult, finding: Finding, name: str) -> None:
    is_open = state.finding() == finding.id
    said = [f"{severity_badge(finding)} :gray-badge[{plain(rule.id)}]", plain(finding.message)]
    if is_open:
        said.append(proof(organisation, rule, finding))
    st.markdown("\n\n".join(said))
    st.button(
        "Close" if is_open else "Show the path",
        key=f"{name}.open.{finding.id}",
        icon=":material/close:" if is_open else ":material/route:",
        on_click=state.open_finding,
        args=(None if is_open else finding.id,),
    )


def proof(organisation: OrganisationModel, rule: RuleResult, finding: Finding) -> str:
    """The path in words, why the rule matters, what would clear it, and any exemption."""
    steps = [
        f"{number}. {plain(step_words(step, organisation.names))}"
        for number, step in enumerate(finding.path, 1)
    ]
    parts = ["**The path that proves it**", "\n".join(steps)]
    parts += ["**Why it matters**", f"{plain(sentence(rule.why))} ({plain(rule.source)})"]
    parts += ["**What would clear it**", plain(sentence(finding.clears_if))]
    if finding.exemption:
        accepted = finding.exemption.to_dict()
        told = [f"- {key.capitalize()}: {plain(value)}" for key, value in accepted.items() if value]
        parts += ["**Accepted on purpose**", "\n".join(told)]
    return "\n\n".join(part for part in parts if part)


def _weight(finding: Finding) -> str:
    return "exempt" if finding.exemption else finding.severity
