"""Page: the three at the centre, each expected line with its check beside the drawing."""

from __future__ import annotations

from functools import partial

import streamlit as st

from orgmodel.model.words import counted, sentence
from orgmodel.rules.finding import OUTCOMES
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text.explanation import rests_on
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.drawing.panel import selection_in_words, show_panel
from orgmodel.ui.drawing.paper_dialog import show_paper
from orgmodel.ui.drawing.stage import no_highlight, show_drawing
from orgmodel.ui.findings.checks import CENTRE, check, highlight_of_rule
from orgmodel.ui.findings.marks import outcome_badge, outcome_word
from orgmodel.ui.options.start_change import show_way_to_change
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.look import show_look
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_ALL = "all"
# What is broken and what passed say more than what the data is silent on.
_ORDER = ("fail", "pass", "exempt", "not_assessable")


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    st.markdown(
        "A Primary Care Trust is led by three people: its chair (lay), its chief executive "
        "(management) and the chair of its Professional Executive Committee (clinical). The "
        "drawing shows the lines that the data states; what the guidance expects beside them is "
        "in the list. No line is drawn that no source says."
    )
    checked = check(work, CENTRE)
    if checked.result is None:
        show_faults_of_rules(checked.faults)
        return
    choice = Choice("centre", words=False, rules=CENTRE)
    rules = checked.result.rules
    opened = next((rule for rule in rules if rule.id == state.finding()), None)
    with st.container(key="stage", horizontal=True, gap="medium"):
        with st.container(key="drawing"):
            drawn = show_drawing(
                work,
                choice,
                name="centre",
                on_select=state.select,
                highlight=partial(highlight_of_rule, opened) if opened else no_highlight,
                say=_said(work, opened),
                height="34rem",
                result=checked.result,
            )
            show_paper(work, choice, key="centre", result=checked.result)
        with st.container(key="checks", width=350):
            st.header("Each line and its check")
            st.markdown(_summary(rules))
            wanted = _choose_outcome(rules)
            with st.container(key="list", height=560, gap="small"):
                for rule in sorted(rules, key=lambda rule: _ORDER.index(rule.outcome)):
                    if wanted in (_ALL, rule.outcome):
                        _show_rule(rule)
    show_look()
    st.header("The selected box")
    with st.container(key="panel", border=True, gap="xsmall"):
        show_panel(work, name="panel", drawn=drawn, offer=show_way_to_change)


def _choose_outcome(rules: tuple[RuleResult, ...]) -> str:
    """Which of the checks are listed; only outcomes that occur are offered."""
    there = {rule.outcome for rule in rules}
    offered = (_ALL, *(outcome for outcome in OUTCOMES if outcome in there))
    state.keep_choice(state.OUTCOME, offered)
    chosen = st.selectbox(
        "Show",
        offered,
        format_func=lambda name: "All checks" if name == _ALL else outcome_word(name),
        key=state.OUTCOME,
        persist_state="session",
    )
    return chosen or _ALL


def _show_rule(rule: RuleResult) -> None:
    is_open = state.finding() == rule.id
    with st.container(border=True, key=f"rule.{rule.id}", gap="small"):
        st.markdown(
            f"{outcome_badge(rule)} :gray-badge[{escaped(rule.id)}]\n\n"
            f"**{escaped(rule.title)}**  \n:small[:gray[{escaped(rule.source)}]]\n\n{_told(rule)}"
            f"{_rests_on(rule)}"
        )
        st.button(
            "Hide" if is_open else "Show in the drawing",
            key=f"rule.open.{rule.id}",
            icon=":material/close:" if is_open else ":material/route:",
            on_click=state.open_finding,
            args=(None if is_open else rule.id,),
        )


def _rests_on(rule: RuleResult) -> str:
    """A line on the rows that the outcome rests on, where it has any."""
    if not rule.evidence:
        return ""
    said = rests_on(rule.weakest_first, is_shown=rule.outcome != "not_assessable")
    return f"\n\n:small[:gray[{escaped(said)}]]"


def _told(rule: RuleResult) -> str:
    if rule.outcome == "not_assessable":
        advice = "" if rule.nothing else " Adding it would answer this."
        return f"{escaped(rule.silence)}{advice}"
    if rule.findings:
        return "\n".join(
            f"- {escaped(finding.message)} {escaped(sentence(f'cleared if {finding.clears_if}'))}"
            for finding in rule.findings
        )
    return escaped(sentence(rule.why))


def _summary(rules: tuple[RuleResult, ...]) -> str:
    outcomes = [rule.outcome for rule in rules]
    silent = outcomes.count("not_assessable")
    parts = [f"{outcomes.count('pass')} of {counted(len(rules), 'check')} passed"]
    if silent:
        parts.append(f"{silent} not assessable, because the data is silent")
    if outcomes.count("fail"):
        parts.append(f"{outcomes.count('fail')} broken")
    return "; ".join(parts) + "."


def _said(work: Work, opened: RuleResult | None) -> str:
    return f"Lit up: {opened.title}." if opened else selection_in_words(work)


page()
