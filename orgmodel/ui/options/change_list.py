"""The changes of an option in plain words, each with its reason and a button that undoes it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from orgmodel.store.option import Option, key_of
from orgmodel.ui.options.plain_changes import words_of_changes
from orgmodel.ui.options.standing import decision_badge, standing
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.work import Work

_LONGEST_REASON = 500
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
NO_OPTION = (
    "No option yet. Open the chart and move something: that starts one. This is the organisation "
    "as it was opened; options that ship with the data and saved ones are opened under Files."
)
_NONE_TO_SEE = (
    "This is the organisation as it was opened. Options that editors make are listed at Options."
)


def show_changes(work: Work, *, edits: bool) -> None:
    """Draw the list, or say how to begin. `edits`: whether the visitor may change it."""
    option = work.option
    if option is None or not option.changes:
        st.subheader("No changes yet", anchor=False)
        st.markdown(
            "Add a change here, or drag a box on the chart. Each change is checked at once, and "
            "can be undone."
            if option and edits
            else "Nothing was changed in this option yet."
            if option
            else _NONE_TO_SEE
            if not edits
            else NO_OPTION
            if not work.options
            else "This is the organisation as it was opened. A change, made here or by dragging a "
            "box on the chart, starts an option. Options that ship with the data and saved ones "
            "are opened under Files."
        )
        return
    st.subheader(f"Changes: {len(option.changes)}", anchor=False)
    decisions = standing(work, option).decisions
    for place, words in enumerate(words_of_changes(work, option.scenario)):
        decision = decisions[place]
        badge = decision_badge(decision) if decision else ""
        if edits:
            _show(option, place, words, badge)
        else:
            _tell(option, place, words, badge)


def _tell(option: Option, place: int, words: str, badge: str) -> None:
    """A change for who may look alone."""
    reason = option.changes[place].reason
    with st.container(key=f"changed.{place}", border=True, gap="xsmall"):
        st.markdown(f"**{place + 1}** {escaped(words)} {badge}")
        if reason:
            st.markdown(f":small[:gray[{escaped(reason)}]]")


def _show(option: Option, place: int, words: str, badge: str) -> None:
    own = key_of(option.changes[place])
    alike = sum(key_of(change) == own for change in option.changes[:place])
    with st.container(key=f"changed.{place}", border=True, gap="xsmall"):
        st.markdown(f"**{place + 1}** {escaped(words)} {badge}")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(
                f"Reason for change {place + 1}",
                max_chars=_LONGEST_REASON,
                placeholder="Why? It stands in the Board pack.",
                **acting(
                    f"changed.{place}.reason.{option.key}",
                    option.changes[place].reason or "",
                    lambda words: editing.give_reason(place, words or "", own),
                ),
            )
            on = option.changes[place].on
            st.date_input(
                f"Day of change {place + 1}",
                min_value=_FIRST_DAY,
                max_value=_LAST_DAY,
                format="YYYY-MM-DD",
                help="From which day it holds; left empty, from the start.",
                width=208,
                **acting(
                    f"changed.{place}.on.{option.key}",
                    date.fromisoformat(on) if on else None,
                    lambda day: editing.take_effect(place, day, own),
                ),
            )
            st.button(
                f"Undo only {place + 1}",
                # Known by the change, not by its place: of two quick presses the second must
                # not take out the change that has moved up.
                key=f"changed.remove.{own}.{alike}",
                icon=":material/backspace:",
                help="Take this change out and keep the others; Undo brings it back.",
                on_click=editing.drop,
                args=(place, own),
                width="content",
            )
