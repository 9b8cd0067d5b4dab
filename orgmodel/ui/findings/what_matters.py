"""The findings that matter first, one open and the others a line each; the rest folded."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from orgmodel.model.words import capital, counted, number_word
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.findings.accepting import is_accepting, show_acceptance
from orgmodel.ui.findings.checks import remedy_words
from orgmodel.ui.findings.finding_list import in_order, open_one, opened, show_path
from orgmodel.ui.findings.marks import severity_badge
from orgmodel.ui.findings.plain_words import message, plainly, title_of
from orgmodel.ui.findings.proof_words import WRITTEN, proof, written
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

Pair = tuple[RuleResult, Finding]
_SHOWN, _FOLDED = 5, 30
_NOTHING_TOLD = "Nothing can be told yet"
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
    told_of_all = len(silent) < len(result.rules)
    st.header(heading(len(matter)) if matter or told_of_all else _NOTHING_TOLD, anchor=False)
    if not told_of_all:
        st.markdown("The data is silent on all that these rules ask.")
    elif not matter and silent:
        st.markdown(f"{capital(counted(len(silent), 'thing'))} cannot be told.")
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
                _lines(
                    f"**{escaped(rule.title)}** {escaped(plainly(rule.silence, work.organisation))}"
                    for rule in silent
                )
            )
    _fold(work, f"Accepted on purpose: {len(accepted)}", accepted, f"{name}-accepted")
    if passed:
        with st.expander(f"Passed: {len(passed)}", key=f"{name}-passed"):
            st.markdown(_lines(escaped(rule.title) for rule in passed))
    _fold(work, f"Notes for information: {len(notes)}", notes, f"{name}-notes")


def heading(number: int) -> str:
    """`Five findings that matter`, or how many of them are shown."""
    if number > _SHOWN:
        return f"{capital(number_word(_SHOWN))} of {number_word(number)} findings that matter"
    if not number:
        return "Nothing found that matters"
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
            said.append(proof(organisation, rule, finding, remedy))
            st.markdown("\n\n".join(said))
            if is_lit and finding.path:
                show_path(organisation, rule, finding)
        else:
            st.markdown(f"{_SIGNS[finding.severity]} {_in_short(work, pair)}")
        key = f"{name}.{finding.id}"
        beside = is_open and not is_accepting(finding)
        with st.container(key=f"{key}.acts", horizontal=beside, gap="small"):
            st.button(
                "Close" if is_lit else "Show the path",
                key=f"{name}.open.{finding.id}",
                icon=":material/close:" if is_lit else ":material/route:",
                type="secondary" if is_open else "tertiary",
                on_click=open_one,
                args=(rule.key, None if is_lit else finding.id),
            )
            if is_open and finding.stands:
                show_acceptance(work, rule, finding, name=key)
        if is_open:
            with st.expander(WRITTEN, key=f"{name}.written"):
                st.markdown(written(organisation, rule, finding))


def _in_short(work: Work, pair: Pair) -> str:
    """What a finding is about, and under it what else, such as the unit that it sits in."""
    _, finding = pair
    model = work.organisation
    about = [escaped(capital(title_of(model, one))) for one in finding.subjects[:2]]
    if len(about) < 2:
        return message(model, finding)
    return f"**{about[0]}**  \n:small[{about[1]}]"


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
