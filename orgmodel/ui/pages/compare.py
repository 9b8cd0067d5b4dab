"""Page: any number of options beside doing nothing."""

from __future__ import annotations

import json

import streamlit as st

from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.errors import PackError
from orgmodel.model.words import counted
from orgmodel.ui.compare import impact_panel
from orgmodel.ui.compare.compared import comparison
from orgmodel.ui.compare.comparison_tables import (
    grave,
    transfer_matrix,
    what_else_moves,
    what_it_does,
    what_matters,
)
from orgmodel.ui.compare.pack_panel import show_pack
from orgmodel.ui.options.opening_options import examples_of
from orgmodel.ui.options.verdict import counts_in_words, show_findings
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.shared.escaping import csv_bytes, escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.option import Option
from orgmodel.ui.workspace.state import Work

CHOSEN, EXAMPLES, CLOSER = "om.compare", "om.compare.examples", "om.compare.closer"
_OPEN_AT_FIRST = 3


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = _choose(work)
        _offer_examples(work)
    if not chosen:
        st.info(
            "Nothing to compare yet. Make an option on the page Workspace, or add some that ship "
            "with the data; each is then shown here beside doing nothing.",
            icon=":material/compare_arrows:",
        )
        return
    try:
        found = comparison(work, chosen)
    except PackError as error:
        show_faults_of_rules(error.faults)
        return
    _show(found, work, chosen)
    _show_closer(found, chosen)


def _choose(work: Work) -> tuple[Option, ...]:
    """The options compared: at first all that change anything."""
    by_key = {option.key: option for option in work.options}
    known = f"{CHOSEN}.{work.opened.digest}"
    # What a widget is set to is forgotten on another page, so it is kept beside it.
    before: tuple[str, ...] = state.chosen(known, state.chosen(f"{known}.kept", ()))
    seen: tuple[str, ...] = state.chosen(f"{known}.seen", ())
    fresh = [o.key for o in work.options if o.changes and o.key not in (*seen, *before)]
    state.choose(known, [*(key for key in before if key in by_key), *fresh])
    changed = tuple(option.key for option in work.options if option.changes)
    state.choose(f"{known}.seen", changed)
    keys = st.multiselect(
        "Options compared",
        list(by_key),
        format_func=lambda key: by_key[key].name,
        key=known,
        placeholder="Choose options" if by_key else "There is none yet",
        help="Your options of this visit. Rename, copy or change them on the page Workspace.",
    )
    state.choose(f"{known}.kept", tuple(keys))
    return tuple(by_key[key] for key in keys)


def _offer_examples(work: Work) -> None:
    examples = examples_of(work)
    if examples:
        st.selectbox(
            "Add one that ships with the data",
            list(examples),
            index=None,
            format_func=lambda name: examples[name].name,
            key=EXAMPLES,
            placeholder=f"Choose one of {len(examples)}",
            on_change=_add_example,
            width=400,
        )


def _add_example() -> None:
    work = state.work()
    name = state.chosen(EXAMPLES)
    if work and name in (found := examples_of(work)):
        editing.add(found[name])
        after = state.work()
        if after:
            state.put_work(after.showing(work.current))
    state.choose(EXAMPLES, None)


def _show(found: Comparison, work: Work, chosen: tuple[Option, ...]) -> None:
    st.header("What matters", anchor=False)
    st.markdown(
        "The figure of each option, and marked how far it is from doing nothing. More errors or "
        "warnings are red, fewer are green where they were put right; – means that the data does "
        "not say. A rule is no longer shown where it was assessed and cannot be any more: what it "
        "found is not cleared."
    )
    st.table(what_matters(found), border="horizontal", alt="Options beside doing nothing")
    else_moved = what_else_moves(found)
    if len(else_moved):
        with st.expander("Other measures that move"):
            st.table(else_moved, border="horizontal", alt="Other measures that move")
    with st.container(key="files", horizontal=True, gap="small"):
        show_pack(work, chosen)
        _show_files(found)
    st.header("What each option does", anchor=False)
    for number, option in enumerate(found.options, 1):
        with st.expander(_heading(number, option), expanded=len(found.options) <= _OPEN_AT_FIRST):
            st.markdown(what_it_does(option))


def _heading(number: int, option: OptionComparison) -> str:
    changes = counted(len(option.scenario.changes) if option.scenario else 0, "change")
    new = counts_in_words(grave(option.new), "new") or "nothing new broken"
    fixed = counts_in_words(grave(option.fixed), "fixed")
    silent = counted(len(option.no_longer_shown), "rule no longer shown", "rules no longer shown")
    more = [part for part in (silent if option.no_longer_shown else "", fixed) if part]
    return ", ".join([f"{number}. {escaped(option.name)}: {changes}", new, *more])


def _show_files(found: Comparison) -> None:
    st.download_button(
        "Download as CSV",
        lambda: csv_bytes(found.to_frame()),
        "comparison.csv",
        "text/csv",
        key="compare.csv",
        icon=":material/download:",
        on_click="ignore",
        help="A row for each difference, measure that moves, and finding new or fixed.",
    )
    st.download_button(
        "Download as JSON",
        lambda: as_json(found),
        "comparison.json",
        "application/json",
        key="compare.json",
        icon=":material/download:",
        on_click="ignore",
        help="The same as `orgmodel compare DATA SCENARIO… --format json` writes.",
    )


def as_json(found: Comparison) -> bytes:
    """The comparison as the command line writes it."""
    whole = json.dumps(found.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{whole}\n".encode()


def _show_closer(found: Comparison, options: tuple[Option, ...]) -> None:
    pairs = {option.key: one for option, one in zip(options, found.options, strict=True)}
    st.header("One option closer", anchor=False)
    state.keep_choice(CLOSER, tuple(pairs))
    key = st.selectbox(
        "Which option",
        list(pairs),
        format_func=lambda key: pairs[key].name,
        key=CLOSER,
        width=500,
    )
    option = pairs[key or next(iter(pairs))]
    _show_transfers(option)
    with st.container(key="impact"):
        ids = option.matching.ids if option.matching else None
        impact_panel.show(option.baseline.model, option.option.model, ids)
    with st.container(key="findings"):
        show_findings(option, name="closer")


def _show_transfers(option: OptionComparison) -> None:
    st.subheader("Functions that go from one unit to another", anchor=False)
    if not option.transfers:
        st.markdown("No function changes hands.")
        return
    st.table(transfer_matrix(option), border="horizontal", alt="Function transfer matrix")
    names = {**option.baseline.model.names, **option.option.model.names}
    ids = [name for transfer in option.transfers for name in transfer.functions]
    st.markdown("; ".join(escaped(f"{name}: {names.get(name, name)}") for name in ids) + ".")


page()
