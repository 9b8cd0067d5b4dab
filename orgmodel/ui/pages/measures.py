"""Page: the organisation in figures, each with its counting rule, and in plots."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from orgmodel.measures import Measures
from orgmodel.ui.measures.bodies_table import show_bodies
from orgmodel.ui.measures.competency_table import show_competencies
from orgmodel.ui.measures.figure_table import show_figures, show_headlines
from orgmodel.ui.measures.flag_table import show_flags
from orgmodel.ui.measures.interdependence_panel import show_interdependence
from orgmodel.ui.measures.measured import measured
from orgmodel.ui.measures.shape_plots import show_shape
from orgmodel.ui.shared.empty import show_nothing_open
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    found = measured(work)
    if found.measures is None:
        listed = "\n".join(f"- {escaped(fault)}" for fault in found.faults)
        st.error(f"The measures could not be made:\n\n{listed}", icon=":material/error:")
        return
    measures = found.measures
    st.markdown(
        "Figures to decide by, each with the rule it was counted by: the same organisation "
        "gives other figures under other rules. What the data does not say is not known, "
        "never 0."
    )
    if measures.faulty:
        st.warning(
            "The data has faults: the figures rest on the line as it could be read.",
            icon=":material/warning:",
        )
    show_headlines(measures)
    show_bodies(work.organisation)
    section = _choose_section()
    st.header(section, anchor=False)
    _SECTIONS[section](measures)


def _choose_section() -> str:
    """One section at a time, so that none is far down the page."""
    chosen: str | None = st.segmented_control(
        "Section",
        list(_SECTIONS),
        key=state.SECTION,
        required=True,
        default=None if state.chosen(state.SECTION) else next(iter(_SECTIONS)),
        persist_state="session",
    )
    return chosen or next(iter(_SECTIONS))


_SECTIONS: Mapping[str, Callable[[Measures], None]] = {
    "The shape of it": show_shape,
    "Who depends on whom": show_interdependence,
    "What thresholds flag": show_flags,
    "Competencies": show_competencies,
    "Every figure and how it is counted": show_figures,
}


page()
