"""The dialog that asks for the target of a figure."""

from __future__ import annotations

import streamlit as st

from orgmodel.chart.plots.plot_frame import figure
from orgmodel.store.workspace import TargetSet
from orgmodel.ui.chart.changed import ChangedFindings
from orgmodel.ui.chart.figures import ShownFigure, figures
from orgmodel.ui.chart.figures_bar import ASKED
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import answered, asked
from orgmodel.ui.workspace.targets import read_target, set_target, targets
from orgmodel.ui.workspace.work import Work

_WRITTEN, _FAULT = "om.target.written", "om.target.fault"


def show_asked_target(work: Work, found: ChangedFindings) -> None:
    """Ask for the target that was pressed; nothing where none was."""
    wanted = asked()
    if wanted is None or wanted.what != ASKED:
        return
    one = next((f for f in figures(found, targets(work)) if f.id in wanted.ids), None)
    if one is None:
        answered()
        return
    name = one.name if one.id == "fte" else one.name.lower()
    st.dialog(f"Target for {name}", on_dismiss=_leave, width="small")(_ask)(one)


def _ask(one: ShownFigure) -> None:
    if asked() is None:  # it was answered: the page as a whole is drawn anew, without this
        st.rerun()
    st.markdown(
        f"Now {escaped(one.said)}, at the start {escaped(figure(one.start))}. A target holds for "
        "all options on this data, and is shown over the drawing."
    )
    if state.chosen(_WRITTEN) is None:
        state.choose(_WRITTEN, one.target.words if one.target else "")
    st.text_input(
        "At most",
        key=_WRITTEN,
        help="A figure such as 8, or what to save from the start, such as −500 or −5 %.",
    )
    fault = state.chosen(_FAULT, "")
    if fault:
        st.markdown(f":red[:material/error: {escaped(fault)}]")
    with st.container(key="target.buttons", horizontal=True, gap="small"):
        st.button("Set the target", key="target.set", type="primary", on_click=_set, args=(one,))
        if one.target:
            st.button("Have none", key="target.none", on_click=_drop, args=(one,))
        st.button("Cancel", key="target.cancel", on_click=_leave)


def _set(one: ShownFigure) -> None:
    read = read_target(str(state.chosen(_WRITTEN, "")), one.start)
    if isinstance(read, str):
        state.choose(_FAULT, read)
        return
    _set_or_say(one.id, read)


def _drop(one: ShownFigure) -> None:
    _set_or_say(one.id, None)


def _set_or_say(figure: str, target: TargetSet | None) -> None:
    """Set a target and be done; where it cannot be kept, say why and stay."""
    reasons = set_target(figure, target)
    if reasons:
        state.choose(_FAULT, " ".join(reasons))
    else:
        _leave()


def _leave() -> None:
    answered()
    state.choose(_FAULT, "")
    state.choose(_WRITTEN, None)
