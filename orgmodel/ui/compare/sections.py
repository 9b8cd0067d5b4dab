"""Under the drawings of the page Compare: differences, all figures, each post, findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.model.words import counted
from orgmodel.text.json_text import json_text
from orgmodel.ui.compare import impact_panel
from orgmodel.ui.compare.comparison_tables import grave, transfer_matrix, what_it_does
from orgmodel.ui.compare.figure_rows import ComparedRow
from orgmodel.ui.compare.figure_table import show_figures
from orgmodel.ui.compare.side import Side
from orgmodel.ui.options.verdict import counts_in_words, show_findings
from orgmodel.ui.shared.escaping import csv_bytes, escaped, legible
from orgmodel.ui.workspace import state

SECTION, CLOSER = "om.compare.section", "om.compare.closer"
_ALWAYS = frozenset({"level", "new"})


def show_sections(found: Comparison, rows: Sequence[ComparedRow], sides: Sequence[Side]) -> None:
    """Draw the choice of section, and the one that is chosen."""
    with st.container(
        key="sections",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        section = state.chosen(SECTION, "Differences")
        st.header(_HEADINGS[section], anchor=False, width="content")
        st.segmented_control(
            "Section",
            list(_HEADINGS),
            key=SECTION,
            required=True,
            default=None if state.chosen(SECTION) else "Differences",
            persist_state="session",
            label_visibility="collapsed",
        )
    with st.container(key="section"):
        _SECTIONS[section](found, rows, sides)


def _differences(found: Comparison, rows: Sequence[ComparedRow], sides: Sequence[Side]) -> None:
    differing = [row for row in rows if row.differs or row.id in _ALWAYS]
    show_figures([row for row in differing if row.asked], sides, title="Figures that differ")
    st.markdown(
        "Rounded. People are counted, never named; what becomes of each post is indicative, an HR "
        "decision. Figures that do not differ are under All figures. A rule is no longer shown "
        "where it was assessed and cannot be any more: what it found is not cleared."
    )
    others = [row for row in differing if not row.asked]
    if others:
        with st.expander(
            f"Other measures and counts that differ: {len(others)}", key="compare.others"
        ):
            show_figures(others, sides, title="Other measures and counts that differ")
    for side in sides:
        if not side.is_opened:
            with st.expander(_heading(side)):
                st.markdown(what_it_does(side.found))
    _show_files(found, sides)


def _all_figures(found: Comparison, rows: Sequence[ComparedRow], sides: Sequence[Side]) -> None:
    show_figures(rows, sides, title="All figures")
    _show_files(found, sides)


def _each_post(_found: Comparison, _rows: Sequence[ComparedRow], sides: Sequence[Side]) -> None:
    option = _closer(sides)
    with st.container(key="impact"):
        ids = option.matching.ids if option.matching else None
        once = option.scenario.one_off if option.scenario else ()
        impact_panel.show(option.baseline.model, option.option.model, ids, once)
    _show_transfers(option)


def _findings(_found: Comparison, _rows: Sequence[ComparedRow], sides: Sequence[Side]) -> None:
    option = _closer(sides)
    with st.container(key="findings"):
        show_findings(option, name="closer")


_Draw = Callable[[Comparison, Sequence[ComparedRow], Sequence[Side]], None]
_HEADINGS: Mapping[str, str] = {
    "Differences": "Figures, what differs first",
    "All figures": "All figures",
    "Each post": "What it means for each post",
    "Findings": "Findings, new and put right",
}
_SECTIONS: Mapping[str, _Draw] = {
    "Differences": _differences,
    "All figures": _all_figures,
    "Each post": _each_post,
    "Findings": _findings,
}


def _heading(side: Side) -> str:
    option = side.found
    changes = counted(len(side.option.changes), "change")
    new = counts_in_words(grave(option.new), "new") or "nothing new broken"
    fixed = counts_in_words(grave(option.fixed), "fixed")
    silent = counted(len(option.no_longer_shown), "rule no longer shown", "rules no longer shown")
    more = [part for part in (silent if option.no_longer_shown else "", fixed) if part]
    return ", ".join([f"{side.letter} {escaped(side.name)}: {changes}", new, *more])


def _closer(sides: Sequence[Side]) -> OptionComparison:
    """The option looked at closer: the last chosen, else the first that changes anything."""
    by_key = {side.option.key: side for side in sides if not side.is_opened}
    state.keep_choice(CLOSER, tuple(by_key))
    key = st.selectbox(
        "Which option",
        list(by_key),
        format_func=lambda key: legible(f"{by_key[key].letter} {by_key[key].name}"),
        key=CLOSER,
        persist_state="session",
        width=500,
    )
    return by_key[key or next(iter(by_key))].found


def _show_files(found: Comparison, sides: Sequence[Side]) -> None:
    """Both files: of the options alone, since doing nothing is the baseline in them."""
    options = Comparison(found.baseline, tuple(s.found for s in sides if not s.is_opened))
    with st.container(key="files", horizontal=True, gap="small"):
        st.download_button(
            "Download as CSV",
            lambda: csv_bytes(options.to_frame()),
            "comparison.csv",
            "text/csv",
            key="compare.csv",
            icon=":material/download:",
            on_click="ignore",
            help="A row for each difference, measure that moves, and finding new or fixed.",
        )
        st.download_button(
            "Download as JSON",
            lambda: as_json(options),
            "comparison.json",
            "application/json",
            key="compare.json",
            icon=":material/download:",
            on_click="ignore",
            help="The same as `orgmodel compare DATA SCENARIO… --format json` writes.",
        )


def as_json(found: Comparison) -> bytes:
    """The comparison as the command line writes it."""
    return json_text("compare", found.to_dict()).encode()


def _show_transfers(option: OptionComparison) -> None:
    st.subheader("Functions that go from one unit to another", anchor=False)
    if not option.transfers:
        st.markdown("No function changes hands.")
        return
    st.table(transfer_matrix(option), border="horizontal", alt="Function transfer matrix")
    names = {**option.baseline.model.names, **option.option.model.names}
    ids = [name for transfer in option.transfers for name in transfer.functions]
    st.markdown("; ".join(escaped(f"{name}: {names.get(name, name)}") for name in ids) + ".")
