"""What the option that is shown costs once: a list, and a form for one more."""

from __future__ import annotations

import streamlit as st

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.one_off import in_words, total
from orgmodel.store.option import Option
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.work import Work

_NAME, _AMOUNT, _NOTE = "costs.name", "costs.amount", "costs.note"
_FAULT = "om.costs.fault"
_LONGEST = 200
_SPACES = " \u00a0\u202f,"


def show_one_off_costs(work: Work, option: Option, *, edits: bool) -> None:
    """Draw the costs and the form, folded; for who may look alone nothing where there are none."""
    if not edits and not option.one_off:
        return
    with st.expander(_heading(work, option), key="costs", icon=":material/payments:"):
        for place, cost in enumerate(option.one_off):
            with st.container(
                key=f"costs.{place}", horizontal=True, vertical_alignment="center", gap="small"
            ):
                note = f" :small[:gray[{escaped(cost.note)}]]" if cost.note else ""
                st.markdown(f"{escaped(in_words((cost,)))}{note}", width="stretch")
                if edits:
                    st.button(
                        f"Remove cost {place + 1}",
                        key=f"costs.remove.{option.key}.{place}.{len(option.one_off)}",
                        icon=":material/backspace:",
                        help="Take this cost out; Undo brings it back.",
                        on_click=_remove,
                        args=(option.key, place),
                    )
        if edits:
            _show_form(work, option)


def _heading(work: Work, option: Option) -> str:
    if not option.one_off:
        return "One-off costs: not stated"
    whole = total(option.one_off)
    money = f" {escaped(work.organisation.currency)}" if work.organisation.currency else ""
    if whole is None:
        return f"One-off costs: {len(option.one_off)}, not all of them stated"
    return f"One-off costs: {whole:,.0f}{money}"


def _show_form(work: Work, option: Option) -> None:
    unit = f", in {work.organisation.currency}" if work.organisation.currency else ""
    with st.form(f"costs.form.{option.key}", border=False, enter_to_submit=False):
        st.text_input("What it is for", key=_NAME, max_chars=_LONGEST, placeholder="Redundancy")
        st.text_input(
            f"Amount{escaped(unit)}",
            key=_AMOUNT,
            max_chars=30,
            placeholder="120000",
            help="Left empty, it is kept as not stated. What is not stated is never counted as 0.",
        )
        st.text_input("Note", key=_NOTE, max_chars=_LONGEST, placeholder="Where the figure is from")
        fault = state.chosen(_FAULT, "")
        if fault:
            st.markdown(f":red[:material/error: {escaped(fault)}]")
        st.form_submit_button("Add the cost", key="costs.add", on_click=_add, args=(option.key,))


def _add(key: str) -> None:
    """Keep what the form says; where it cannot be, say why and keep what was typed."""
    work = state.work()
    if work is None or work.option is None or work.option.key != key:
        return
    name, amount, note = (
        str(state.chosen(one, "") or "").strip() for one in (_NAME, _AMOUNT, _NOTE)
    )
    if not name:
        state.choose(_FAULT, "Say what the cost is for, such as Redundancy.")
        return
    bare = amount.translate({ord(one): None for one in _SPACES})
    try:
        costs = work.option.scenario.costing_once(name, bare, note).one_off
    except ScenarioError:
        state.choose(_FAULT, f"“{amount}” is no amount. Write 0 or more in digits, such as 120000.")
        return
    if editing.cost_once(costs):
        for one in (_NAME, _AMOUNT, _NOTE, _FAULT):
            state.choose(one, "")


def _remove(key: str, place: int) -> None:
    work = state.work()
    if work is None or work.option is None or work.option.key != key:
        return
    costs = work.option.one_off
    editing.cost_once((*costs[:place], *costs[place + 1 :]))
