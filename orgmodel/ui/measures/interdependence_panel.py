"""Who depends on whom between directorates, and what moving a unit would cut."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from orgmodel.chart.plots import of_measures
from orgmodel.measures import Measures
from orgmodel.measures.interdependence import Interdependence
from orgmodel.model.relations import verb
from orgmodel.model.words import counted, listed
from orgmodel.ui.drawing.choosing import units_to_choose
from orgmodel.ui.measures.plot import picture, show_plot
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.shared.table import columns_in_words, show_table
from orgmodel.ui.workspace import state

_CUT = "om.cut"
_COUPLING = {
    "name": "Directorate",
    "within": "Within",
    "across": "Across",
    "outside": "Outside",
    "depends": "Depends by",
    "depended_on": "Relied on by",
}


def show_interdependence(measures: Measures) -> None:
    """The matrix beside what stands between the sides, then what a move would cut."""
    found = measures.interdependence
    with st.grid(2, min_column_width=520, gap="medium"):
        with st.container(border=True, key="plot.dependency"):
            st.subheader("Who depends on whom", anchor=False)
            st.markdown(f"How it is read: {escaped(found.rule)}")
            show_plot(
                picture(of_measures.dependency, measures),
                columns_in_words(found.coupling, _COUPLING),
                name="coupling",
                missing="The data names no link between two directorates.",
            )
            _show_reach(found)
        with st.container(border=True, key="plot.cut"):
            st.subheader("What moving a unit would cut", anchor=False)
            _show_cut(found)
    _show_between(found)
    _show_seats(found)


def _show_reach(found: Interdependence) -> None:
    """Whom each directorate touches by a link of its own, by the whole, and not at all."""
    if not found.reaches:
        return
    words = ["Directorate", "Touches", "By the whole body", "No link to"]
    rows = [
        [
            _named(found, (reach.division,)),
            _named(found, reach.touches),
            _named(found, reach.by_the_whole),
            _named(found, reach.not_touched),
        ]
        for reach in found.reaches
    ]
    with st.expander("Whom each directorate touches, and whom not", key="reach.table"):
        show_table(pd.DataFrame(rows, columns=words), title="Whom each touches", name="reach")


def _named(found: Interdependence, ids: Sequence[str]) -> str:
    names = found.divisions.model.names
    return ", ".join(names.get(one, one) for one in ids)


def _show_cut(found: Interdependence) -> None:
    model = found.divisions.model
    units = units_to_choose(model)
    if not units:
        st.markdown("The data names no units.")
        return
    state.keep_choice(_CUT, units)
    unit = st.selectbox(
        "Unit",
        units,
        format_func=lambda name: legible(model.names.get(name, name)),
        key=_CUT,
        persist_state="session",
        help="Every relation with one end in the unit, its posts and functions, and one outside.",
    )
    cut = found.cut(unit or units[0])
    names = model.names
    rows = [
        (
            f"{names.get(link.start, link.start)} {verb(link.relation)} "
            f"{names.get(link.end, link.end)}",
            link.source,
            link.origin.words(),
        )
        for link in cut.links
    ]
    st.markdown(
        f"{counted(len(cut.lateral), 'link')} and "
        f"{counted(len(cut.links) - len(cut.lateral), 'line')} of management join it to the rest."
    )
    if rows:
        with st.container(key="cut.links", height=360 if len(rows) > 6 else "content"):
            frame = pd.DataFrame(rows, columns=["What would be cut", "Source", "Where written"])
            show_table(
                frame,
                title="Links that moving the unit would cut",
                name="cut",
                download_only=("Source", "Where written"),
            )


def _show_between(found: Interdependence) -> None:
    names = found.divisions.model.names
    rows = [
        (
            listed(between.sides),
            names.get(item.id, item.id),
            ", ".join(names.get(end, end) for end in item.first),
            ", ".join(names.get(end, end) for end in item.second),
            item.paths,
        )
        for between in found.network.between
        for item in between.intermediaries
    ]
    st.subheader("Who stands between the sides", anchor=False)
    if not rows:
        st.markdown("No unit or post is linked to both of two sides.")
        return
    st.markdown(
        "Linked to both sides, the most ways first. Every organisation is connected, and "
        "interdependence is wanted: this ranks, and judges nothing."
    )
    words = ["Sides", "Between them", "Linked on the first", "Linked on the second", "Ways"]
    show_table(pd.DataFrame(rows, columns=words), title="Between the sides", name="between")


def _show_seats(found: Interdependence) -> None:
    fewer = sorted(
        (siting for siting in found.sitings if siting.fewer > 0),
        key=lambda siting: -siting.fewer,
    )
    st.subheader("Where fewest links would cross", anchor=False)
    if not fewer:
        st.markdown("No function or team would have fewer links across directorates elsewhere.")
        return
    st.markdown(
        "Functions and teams that would have fewer links across directorates if they sat "
        "elsewhere. A suggestion with its figures, never a verdict: links are not weighed."
    )
    rows = {
        "Function or team": [siting.name for siting in fewer],
        "Sits in": [_named(found, (siting.home,)) for siting in fewer],
        "Links across now": [siting.across_now for siting in fewer],
        "Fewest in": [_named(found, siting.best) for siting in fewer],
        "Links across there": [siting.across_best for siting in fewer],
        "Counted by": [siting.by for siting in fewer],
    }
    show_table(pd.DataFrame(rows), title="Where fewest links would cross", name="seats")
