"""Page: whether the two sides are kept apart, with the path that proves each finding."""

from __future__ import annotations

from functools import partial

import streamlit as st

from orgmodel.rules.result import CheckResult
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.drawing.panel import selected_dossier, selection_in_words, show_panel
from orgmodel.ui.drawing.paper_dialog import show_paper
from orgmodel.ui.drawing.stage import NOTHING, no_highlight, show_drawing
from orgmodel.ui.findings.checks import check, highlight_of_finding
from orgmodel.ui.findings.coverage_panel import show_coverage, show_process
from orgmodel.ui.findings.explain import show_explanation
from orgmodel.ui.findings.finding_filter import EVERY, Wanted, show_filters
from orgmodel.ui.findings.finding_list import in_order, open_first, opened, show_counts, show_list
from orgmodel.ui.findings.fitting import (
    are_sides_known,
    has_sides,
    is_meant_for_others,
    rules_asked,
    rules_offered,
    sides_kept_apart,
    unsuited,
)
from orgmodel.ui.findings.rule_table import show_rules
from orgmodel.ui.findings.scale_panel import show_scales, show_steps
from orgmodel.ui.findings.what_matters import show_what_matters
from orgmodel.ui.options.start_change import show_way_to_change
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.shared.look import show_look
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

ALL = "om.findings.all"


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    row = st.container(key="question", horizontal=True, vertical_alignment="center", gap="medium")
    with row:
        pack = _choose_rules(work)
    checked = check(work, pack)
    if checked.result is None:
        show_faults_of_rules(checked.faults)
        return
    result = checked.result
    with st.container(key="suits"):
        told = unsuited(work, pack)
        if told:
            st.info(escaped(told), icon=":material/info:")
    if is_meant_for_others(work, pack):
        return
    if are_sides_known(work, pack):
        with row:
            show_steps(result)
    show_look()
    with st.container(key="stage-separation"):
        with st.container(key="findings"):
            only = _show_findings(work, result)
        with st.container(key="drawing"):
            drawn = _show_drawing(work, pack, result)
        with st.container(key="beside"):
            if selected_dossier(work):
                with st.container(key="panel", border=True, gap="xsmall"):
                    show_panel(work, name="panel", drawn=drawn, offer=show_way_to_change)
    with st.expander(
        "For analysts: the steps, every rule explained, its outcome, what no rule looked at",
        key="analysts",
    ):
        show_counts(result)
        show_scales(result)
        with st.container(key="explain"):
            st.header("Explain a rule", anchor=False)
            show_explanation(work.organisation, result)
        st.header("Every rule and its outcome")
        show_rules(result, only, name="rules")
        show_coverage(work.organisation, result)
        show_process(result)


def _show_drawing(work: Work, pack: str, result: CheckResult) -> frozenset[str]:
    """The two sides drawn with the open finding; where no unit is on either, how to say so."""
    if sides_kept_apart(work, pack) and not are_sides_known(work, pack):
        first, second = sides_kept_apart(work, pack)
        st.info(
            f"**No drawing yet.** The data does not say which units are on the {first} side and "
            f"which on the {second} side. Say it in the last step of opening a list on the page "
            "Data, or in Workspace by “Add a change”: change details of a unit, side.",
            icon=":material/call_split:",
        )
        return NOTHING
    if not has_sides(work):
        st.info(
            "**No drawing here.** These rules do not ask about two sides, and the data names none. "
            "The page Chart draws the posts, with what is found about them beside it.",
            icon=":material/account_tree:",
        )
        return NOTHING
    pair = opened(result)
    choice = Choice("separation", rules=pack)
    lit = partial(highlight_of_finding, work.organisation, pair[1]) if pair else no_highlight
    drawn = show_drawing(
        work,
        choice,
        name="separation",
        on_select=_select,
        highlight=lit,
        say=_said(work, pair is not None),
        height="36rem",
        result=result,
    )
    show_paper(work, choice, key="separation", result=result)
    return drawn


def _show_findings(work: Work, result: CheckResult) -> Wanted:
    """What matters first, or where one asks for it every finding, filtered; what is listed."""
    every = bool(state.chosen(ALL, False))
    only = EVERY
    is_long = every or any(f.stands and f.severity != "info" for f in result.findings)
    with st.container(key="list", height=700 if is_long else "content", gap="small"):
        if every:
            only = show_filters(result)
            listed, number = in_order(result, only), len(result.findings)
            of = f" of {number}" if len(listed) < number else ""
            st.header(f"Findings: {len(listed)}{of}", anchor=False)
            told = sum(finding.severity == "info" for _, finding in listed)
            st.markdown(f"{told} of them for information only." if told else "")
            show_list(work, result, name="finding")
        else:
            show_what_matters(work, result, name="finding")
    st.toggle("All findings, with filters", key=ALL, persist_state="session")
    return only


def _choose_rules(work: Work) -> str:
    titles = rules_offered(work)
    state.keep_choice(state.RULES, tuple(titles))
    with st.container(key="rules.chosen", width=400):
        pack: str | None = st.selectbox(
            "Rules",
            list(titles),
            format_func=lambda name: legible(titles[name]),
            key=state.RULES,
            persist_state="session",
            help="Which rules are checked. Separation is the question of this page; the other "
            "rules are checked in the same way. Every finding shows the chain of links that "
            "proves it; what the data does not say is never counted as passed.",
        )
    return pack or rules_asked(work)


def _select(identifier: str) -> None:
    """Select a box; where it is at fault, open its gravest finding."""
    state.select(identifier)
    work = state.work()
    checked = check(work, rules_asked(work)) if work else None
    if checked and checked.result:
        open_first(checked.result, identifier)


def _said(work: Work, highlighted: bool) -> str:
    if highlighted:
        return "The path of the open finding is lit up in the drawing, its steps numbered."
    return selection_in_words(work)


page()
