"""Findings as a list to open: the path in words, why it matters, what would clear it."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from orgmodel.chart.views.finding_path.figure import path_figure
from orgmodel.chart.writers.svg import to_svg
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.findings.accepting import show_acceptance
from orgmodel.ui.findings.checks import remedy_words
from orgmodel.ui.findings.finding_filter import EVERY, Wanted, wanted
from orgmodel.ui.findings.marks import MEANINGS, outcome_badge, severity_badge
from orgmodel.ui.findings.plain_words import message
from orgmodel.ui.findings.proof_words import WRITTEN, proof, written
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

_ORDER = ("error", "warning", "exempt", "info")
_ON_A_PAGE = 20
_SCREEN = 4 / 3  # pixels to a point, as on paper
EXPLAINED = "om.explained"
"""Where the rule to explain is kept."""


def show_counts(result: CheckResult) -> None:
    """The summary in figures: the level reached, findings by weight, rules by outcome."""
    counts = result.summary
    figures: dict[str, int | str] = {
        **_levels(result),
        "Errors": counts["errors"],
        "Warnings": counts["warnings"],
        "Not assessable": counts["not_assessable"],
        "Exempt": counts["exempt"],
        "Passed": counts["pass"],
    }
    with st.grid(len(figures), min_column_width=150, gap="small"):
        for name, number in figures.items():
            st.metric(name, number, border=True, help=MEANINGS[name.split(" (")[0]])


def _levels(result: CheckResult) -> dict[str, str]:
    """The level that the first scale of these rules reaches, under the one wanted."""
    if not result.scales:
        return {}
    scale = result.scales[0]
    name = f"Level ({scale.target} wanted)" if scale.target else "Level"
    return {name: scale.reached.id if scale.reached else "none"}


def in_order(result: CheckResult, only: Wanted = EVERY) -> list[tuple[RuleResult, Finding]]:
    """The findings listed by rule, the gravest rule first, each with its rule."""
    found = []
    for rule in result.rules:
        listed = [finding for finding in rule.findings if only.finding(rule, finding)]
        listed.sort(key=_gravity)
        if listed:
            found.append((rule, listed))
    found.sort(key=lambda group: _gravity(group[1][0]))
    return [(rule, finding) for rule, listed in found for finding in listed]


def opened(result: CheckResult) -> tuple[RuleResult, Finding] | None:
    """The finding that is open, where it is one of these."""
    named = state.finding()
    return next((pair for pair in in_order(result) if pair[1].id == named), None)


def show_list(work: Work, result: CheckResult, *, name: str) -> None:
    """The findings listed, under their rules; the open one with all that proves it."""
    pairs = in_order(result, wanted())
    if result.findings and not pairs:
        st.markdown("**None of the findings is of what is chosen above.**")
        return
    if not pairs:
        st.markdown(
            "**No findings.** Rules that the data is silent on are listed below as not "
            "assessable; that is not a pass."
        )
        return
    page = _choose_page(len(pairs))
    counts = Counter(rule.key for rule, _ in pairs)
    above = ""
    for rule, finding in pairs[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]:
        if rule.key != above:
            st.subheader(escaped(rule.title), anchor=False)
            st.markdown(f"{outcome_badge(rule)} {counted(counts[rule.key], 'finding')}")
        above = rule.key
        with st.container(border=True, key=f"{name}.{finding.id}", gap="small"):
            _show(work, result, rule, finding, name)


def open_first(result: CheckResult, identifier: str) -> None:
    """Open the gravest finding about an id, and turn the list to it; none leaves all as it is."""
    for only in (wanted(), EVERY):
        for place, (rule, finding) in enumerate(in_order(result, only)):
            if identifier in finding.subjects:
                open_one(rule.key, finding.id)
                state.turn_to_page(place // _ON_A_PAGE + 1)
                return


def open_one(rule: str, finding: str | None) -> None:
    """Open a finding, or close the one that is open, and explain its rule."""
    state.open_finding(finding)
    state.choose(EXPLAINED, rule)


def _choose_page(number: int) -> int:
    pages = -(-number // _ON_A_PAGE)
    if pages < 2:
        return 0
    key, page = state.finding_page()
    return int(st.pagination(pages, default=min(page, pages), key=key) or 1) - 1


def _show(work: Work, result: CheckResult, rule: RuleResult, finding: Finding, name: str) -> None:
    is_open = state.finding() == finding.id
    said = [severity_badge(finding), message(work.organisation, finding)]
    if is_open:
        remedy = remedy_words(work, result, finding)
        said.append(proof(work.organisation, rule, finding, remedy))
    st.markdown("\n\n".join(said))
    if is_open and finding.path:
        show_path(work.organisation, rule, finding)
    if is_open and finding.stands:
        show_acceptance(work, rule, finding, name=f"{name}.{finding.id}")
    if is_open:
        with st.expander(WRITTEN, key=f"{name}.written"):
            st.markdown(written(work.organisation, rule, finding))
    st.button(
        "Close" if is_open else "Show the path",
        key=f"{name}.open.{finding.id}",
        icon=":material/close:" if is_open else ":material/route:",
        on_click=open_one,
        args=(rule.key, None if is_open else finding.id),
    )


def show_path(organisation: OrganisationModel, rule: RuleResult, finding: Finding) -> None:
    """The path drawn: what its rows join, and in which relation."""
    drawn = path_figure(organisation, finding.path, f"The path of {rule.key}")
    st.image(to_svg(drawn), width=round(drawn.width * _SCREEN), alt=legible(drawn.description))


def _gravity(finding: Finding) -> int:
    return _ORDER.index("exempt" if finding.exemption else finding.severity)
