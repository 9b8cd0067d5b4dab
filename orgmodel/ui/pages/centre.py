"""Page: the three at the centre, each expected line with its check beside the drawing."""

from __future__ import annotations

from functools import partial

import streamlit as st

from orgmodel.model.words import listed, sentence
from orgmodel.rules.finding import OUTCOMES, Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text.explanation import rests_on
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.drawing.panel import selected_dossier, selection_in_words, show_panel
from orgmodel.ui.drawing.paper_dialog import show_paper
from orgmodel.ui.drawing.stage import no_highlight, show_drawing
from orgmodel.ui.findings.centre_check import check_centre
from orgmodel.ui.findings.checks import CENTRE, highlight_of_rule
from orgmodel.ui.findings.marks import outcome_badge, outcome_word
from orgmodel.ui.findings.plain_words import message, plainly
from orgmodel.ui.options.start_change import show_way_to_change
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.look import show_look
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

_NOBODY = (
    "**No drawing here.** This page draws three posts of a Primary Care Trust: chair, chief "
    "executive and the chair of its Professional Executive Committee (PEC). The data does not say "
    "which posts they are. For a list of your own it can be said in the last step of opening it on "
    "the page Data."
)
_ALL, _WRITTEN = "all", "om.centre.written"
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
    checked = check_centre(work)
    if checked.result is None:
        show_faults_of_rules(checked.faults)
        return
    choice = Choice("centre", words=False, rules=CENTRE)
    result = checked.result
    rules = result.rules
    if not any(rule.outcome != "not_assessable" for rule in rules):
        st.info(_NOBODY, icon=":material/info:")
        return
    choice = Choice("centre", words=False, rules=CENTRE)
    opened = next((rule for rule in rules if rule.id == state.finding()), None)
    show_look()
    with st.container(key="stage"):
        with st.container(key="drawing"):
            drawn = show_drawing(
                work,
                choice,
                name="centre",
                on_select=state.select,
                highlight=partial(highlight_of_rule, opened) if opened else no_highlight,
                say=_said(work, opened),
                height="34rem",
                result=result,
                otherwise=_NOBODY,
            )
            if drawn:
                show_paper(work, choice, key="centre", result=result)
        with st.container(key="beside"):
            if selected_dossier(work):
                with st.container(key="panel", border=True, gap="xsmall"):
                    show_panel(work, name="panel", drawn=drawn, offer=show_way_to_change)
            with st.container(key="checks", gap="small"):
                st.header("Each line and its check", anchor=False)
                if checked.taken:
                    st.markdown(f":small[Taken by their titles: {escaped(listed(checked.taken))}.]")
                wanted = _choose_outcome(rules)
                written = bool(state.chosen(_WRITTEN, False))
                with st.container(key="list", height=560, gap="small"):
                    for rule in sorted(rules, key=lambda rule: _ORDER.index(rule.outcome)):
                        if wanted in (_ALL, rule.outcome):
                            _show_rule(work, rule, is_open=rule is opened, written=written)
                st.toggle(
                    "With sources and rows (for analysts)", key=_WRITTEN, persist_state="session"
                )


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


def _show_rule(work: Work, rule: RuleResult, *, is_open: bool, written: bool) -> None:
    with st.container(border=True, key=f"rule.{rule.id}", gap="small"):
        more = _written(rule) if written else ""
        st.markdown(
            f"{outcome_badge(rule)}\n\n**{escaped(rule.title)}**\n\n{_told(work, rule)}{more}"
        )
        st.button(
            "Hide" if is_open else "Show in the drawing",
            key=f"rule.open.{rule.id}",
            icon=":material/close:" if is_open else ":material/route:",
            on_click=state.open_finding,
            args=(None if is_open else rule.id,),
        )


def _written(rule: RuleResult) -> str:
    """The rule's number and source, and the rows that the outcome rests on, where it has any."""
    said = [rule.silence] if rule.outcome == "not_assessable" else []
    if rule.evidence:
        said.append(rests_on(rule.weakest_first, is_shown=rule.outcome != "not_assessable"))
    lines = [f":gray-badge[{escaped(rule.id)}] {escaped(rule.source)}", *map(escaped, said)]
    return "".join(f"\n\n:small[{line}]" for line in lines)


def _told(work: Work, rule: RuleResult) -> str:
    if rule.outcome == "not_assessable":
        advice = "" if rule.nothing else " Adding it would answer this."
        return f"{escaped(plainly(rule.silence, work.organisation))}{advice}"
    if rule.findings:
        return "\n".join(f"- {_found(work, finding)}" for finding in rule.findings)
    return escaped(sentence(rule.why))


def _found(work: Work, finding: Finding) -> str:
    clears = plainly(sentence(f"cleared if {finding.clears_if}"), work.organisation, finding)
    return f"{message(work.organisation, finding)} {escaped(clears)}"


def _said(work: Work, opened: RuleResult | None) -> str:
    return f"Lit up: {opened.title}." if opened else selection_in_words(work)


page()
