"""The findings that matter first, one open and the others a line each; the rest folded."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.model.words import capital, counted, number_word, sentence
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text.check import step_words
from orgmodel.ui.findings.accepting import show_acceptance
from orgmodel.ui.findings.checks import remedy_words
from orgmodel.ui.findings.finding_list import in_order, open_one, opened, show_path
from orgmodel.ui.findings.marks import severity_badge
from orgmodel.ui.findings.plain_words import message, plainly
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

Pair = tuple[RuleResult, Finding]
_SHOWN, _FOLDED = 5, 30
_SIGNS = {
    "error": ":red[:material/cancel:]",
    "warning": ":orange[:material/warning:]",
    "info": ":blue[:material/info:]",
}


def show_what_matters(work: Work, result: CheckResult, *, name: str) -> None:
    """The list: what matters, then folded what cannot be told, is accepted, passed or noted."""
    pairs = in_order(result)
    matter = [pair for pair in pairs if pair[1].stands and pair[1].severity != "info"]
    notes = [pair for pair in pairs if pair[1].stands and pair[1].severity == "info"]
    accepted = [pair for pair in pairs if not pair[1].stands]
    silent = [rule for rule in result.rules if rule.outcome == "not_assessable"]
    passed = [rule for rule in result.rules if rule.outcome == "pass"]
    st.header(heading(len(matter)), anchor=False)
    if not matter:
        told = f" {capital(counted(len(silent), 'thing'))} cannot be told." if silent else ""
        st.markdown(f"Nothing found that matters.{told}")
    open_pair = opened(result)
    first = matter[:_SHOWN]
    if open_pair and open_pair not in first:
        first = [open_pair, *first]
    for place, pair in enumerate(first):
        is_open = pair == open_pair or (open_pair is None and place == 0)
        _show(work, result, pair, name=name, is_open=is_open)
    more = [pair for pair in matter if pair not in first]
    _fold(work, f"Further findings that matter: {len(more)}", more, f"{name}-more")
    if silent:
        with st.expander(
            f"Cannot be told: the data is silent: {len(silent)}", key=f"{name}-silent"
        ):
            st.markdown(
                _lines(f"**{escaped(rule.title)}** {escaped(rule.silence)}" for rule in silent)
            )
    _fold(work, f"Accepted on purpose: {len(accepted)}", accepted, f"{name}-accepted")
    if passed:
        with st.expander(f"Passed: {len(passed)}", key=f"{name}-passed"):
            st.markdown(_lines(escaped(rule.title) for rule in passed))
    _fold(work, f"Notes for information: {len(notes)}", notes, f"{name}-notes")


def heading(number: int) -> str:
    """`Five findings that matter`, or how many of them are shown."""
    if number > _SHOWN:
        return f"{capital(number_word(_SHOWN))} of {number:,} findings that matter"
    if number == 1:
        return "One finding that matters"
    return f"{capital(number_word(number))} findings that matter"


def _show(work: Work, result: CheckResult, pair: Pair, *, name: str, is_open: bool) -> None:
    rule, finding = pair
    organisation = work.organisation
    is_lit = state.finding() == finding.id
    with st.container(border=True, key=f"{name}.{finding.id}", gap="small"):
        if is_open:
            remedy = remedy_words(work, result, finding) if is_lit else ""
            said = [severity_badge(finding), message(organisation, finding)]
            st.markdown("\n\n".join([*said, *_proof(organisation, rule, finding, remedy)]))
            if is_lit and finding.path:
                show_path(organisation, rule, finding)
            show_acceptance(work, rule, finding, name=f"{name}.{finding.id}")
            with st.expander("Where this is written (for analysts)", key=f"{name}.written"):
                st.markdown(_written(organisation, rule, finding))
        else:
            st.markdown(f"{_SIGNS[finding.severity]} {_in_short(work, pair)}")
        st.button(
            "Close" if is_lit else "Show the path",
            key=f"{name}.open.{finding.id}",
            icon=":material/close:" if is_lit else ":material/route:",
            type="secondary" if is_open else "tertiary",
            on_click=open_one,
            args=(rule.id, None if is_lit else finding.id),
        )


def _proof(
    organisation: OrganisationModel, rule: RuleResult, finding: Finding, remedy: str
) -> list[str]:
    """The path by its names, why the rule matters, and what would clear it."""
    names = organisation.names
    steps = []
    for number, step in enumerate(finding.path, 1):
        start, end = (names.get(end, end) for end in (step.start, step.end))
        steps.append(f"{number}. {escaped(f'{start} {verb(step.relation)} {end}')}")
    parts = ["**The path that proves it**", "\n".join(steps)] if steps else []
    parts += ["**Why it matters**", escaped(sentence(rule.why))]
    clears = plainly(sentence(finding.clears_if), organisation, finding)
    parts += ["**What would clear it**", escaped(clears)]
    if remedy:
        tried = plainly(remedy, organisation, finding)
        parts += ["**The smallest change that was tried**", escaped(tried)]
    return parts


def _written(organisation: OrganisationModel, rule: RuleResult, finding: Finding) -> str:
    """The rule and its source, and the rows and paragraphs of each step; any exemption."""
    lines = [f":gray-badge[{escaped(rule.id)}] {escaped(rule.source)}", escaped(finding.message)]
    steps = enumerate(finding.path, 1)
    lines.append("\n".join(f"{n}. {escaped(step_words(s, organisation.names))}" for n, s in steps))
    return "\n\n".join(lines)


def _in_short(work: Work, pair: Pair) -> str:
    """What a finding is about, and under it the rule in its own words."""
    rule, finding = pair
    names = work.organisation.names
    about = ", ".join(names.get(one, one) for one in finding.subjects[:2]) or rule.title
    return f"**{escaped(about)}**  \n:small[{escaped(rule.title)}]"


def _fold(work: Work, title: str, pairs: list[Pair], key: str) -> None:
    if not pairs:
        return
    with st.expander(title, key=key):
        st.markdown(_lines(message(work.organisation, finding) for _, finding in pairs))


def _lines(words: Iterable[str]) -> str:
    every = list(words)
    shown = [f"- {one}" for one in every[:_FOLDED]]
    if len(every) > _FOLDED:
        shown.append(f"- and {len(every) - _FOLDED:,} more: switch on all findings.")
    return "\n".join(shown)
