"""Page: two options side by side, and any number of them in figures."""

from __future__ import annotations

from string import ascii_uppercase

import streamlit as st

from orgmodel.comparison.comparison import Comparison
from orgmodel.errors import PackError
from orgmodel.store.option import Option
from orgmodel.ui.compare.answer import tiles
from orgmodel.ui.compare.compared import comparison, figures
from orgmodel.ui.compare.figure_table import show_style, show_tiles
from orgmodel.ui.compare.pack_panel import show_pack
from orgmodel.ui.compare.pair_panel import show_pair
from orgmodel.ui.compare.sections import show_sections
from orgmodel.ui.compare.side import Side
from orgmodel.ui.compare.side_choice import chosen_options, show_sides, swap
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.work import Work

_NONE_YET = (
    "Nothing to compare yet. Make an option in the Chart, or add one that ships with the data; "
    "it is then shown here beside the organisation as opened."
)


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    show_style()
    options = chosen_options(work)
    with st.container(key="choices", horizontal=True, vertical_alignment="center", gap="small"):
        show_sides(work)
        st.button(
            "Swap", icon=":material/swap_horiz:", key="swap", on_click=swap, disabled=not options
        )
        kept = tuple(option for option in options if option.key)
        if kept:
            show_pack(kept)
    with st.container(key="refused"):
        for reason in editing.refusal():
            st.error(escaped(reason), icon=":material/error:")
    if not options:
        st.info(_NONE_YET, icon=":material/compare_arrows:")
        return
    try:
        found = comparison(work, options)
    except PackError as error:
        show_faults_of_rules(error.faults)
        return
    _show(work, found, options)


def _show(work: Work, found: Comparison, options: tuple[Option, ...]) -> None:
    sides = tuple(
        Side(letter, option, one)
        for letter, option, one in zip(ascii_uppercase, options, found.options, strict=False)
    )
    rows = figures(work, options)
    with st.container(key="tiles"):
        show_tiles(tiles(rows), sides)
    with st.container(key="pair"):
        show_pair(work, sides[0], sides[1])
    show_sections(found, rows, sides)


page()
