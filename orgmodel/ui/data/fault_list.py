"""The faults of an import, a row for each that one answer mends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from orgmodel.files.importers.base import Correction
from orgmodel.model.words import counted
from orgmodel.ui.data.fault_groups import NUMBERS, FaultGroup, rows_in_words
from orgmodel.ui.shared.escaping import escape, escaped, legible
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.importing import Mend

_ON_A_PAGE = 12
_WIDTHS = [3, 3, 3, 4, 5]
_PAGE = "import.faults.page"


def show_faults(groups: Sequence[FaultGroup], managers: Mapping[str, str]) -> None:
    """Each group with its rows, the value in the file, the likely mend, and what can be done."""
    pages = -(-len(groups) // _ON_A_PAGE)
    page = 0
    if pages > 1:
        state.keep_choice(_PAGE, tuple(range(1, pages + 1)))
        page = int(state.chosen(_PAGE, 1)) - 1
    with st.container(border=True, gap=None, key="import.faults"):
        with st.container(key="rowhead-faults"):
            heads = ("Row", "Column", "In your file", "Mend to", "")
            for place, words in zip(st.columns(_WIDTHS), heads, strict=True):
                place.markdown(f"**{words}**" if words else "")
        for group in groups[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]:
            _show(group, managers)
    if pages > 1:
        st.pagination(pages, key=_PAGE)


def _show(group: FaultGroup, managers: Mapping[str, str]) -> None:
    with st.container(key=f"row-fault-{group.key}", gap="xxsmall"):
        number = len(group.rows)
        rows, column, value, mend, acts = st.columns(_WIDTHS, vertical_alignment="center")
        many = f"<br><span class='om-side'>{number:,} rows</span>" if number > 1 else ""
        said = escape(rows_in_words(group.rows) or "the file")
        rows.html(f'<div class="om-cell">{_narrow("Row")}{said}{many}</div>')
        column.html(
            f'<div class="om-cell">{_narrow("Column")}{escape(group.label or group.file)}</div>'
        )
        shown = escape(group.value[:80]) or "(blank)"
        value.html(f'<div class="om-cell om-wrong">{_narrow("In your file")}{shown}</div>')
        if group.one_by_one:
            mend.html('<div class="om-cell">Each needs its own: mend it under All rows.</div>')
        else:
            with mend:
                _ask(group, managers)
            with acts.container(horizontal=True, gap="xsmall"):
                _show_acts(group)
        st.html(f'<div class="om-cell om-side">{escape(group.words[:300])}</div>')


def _narrow(heading: str) -> str:
    """The heading of a cell, for pages too narrow for a row of headings."""
    return f'<span class="om-narrow">{heading}: </span>'


def _ask(group: FaultGroup, managers: Mapping[str, str]) -> None:
    label = legible(f"Mend {group.label} of row {rows_in_words(group.rows)} to")
    key = _key(group)
    if not group.of_manager:
        st.text_input(
            label,
            value=group.likely,
            key=key,
            label_visibility="collapsed",
            placeholder="a number" if group.column in NUMBERS else "type it",
        )
        return
    options = [group.likely, *managers] if group.likely else list(managers)
    options = list(dict.fromkeys(options))
    st.selectbox(
        label,
        options,
        index=0 if group.likely else None,
        format_func=lambda cell: legible(managers.get(cell, cell)),
        key=key,
        label_visibility="collapsed",
        accept_new_options=True,
        placeholder="type or choose",
        filter_mode="contains",
    )


def _show_acts(group: FaultGroup) -> None:
    number = len(group.rows)
    asked = state.chosen(_key(group), group.likely)
    words = "Apply" if number == 1 else f"Apply to these {number:,} rows"
    top = group.column == "reports_to" and group.code in ("missing-value", "self-report", "loop")
    if asked or not top:
        st.button(
            words,
            key=f"{_key(group)}.apply",
            type="primary" if group.likely and asked == group.likely else "secondary",
            disabled=not asked,
            on_click=_apply,
            args=(group,),
        )
    if top:
        said = "It is a top post" if number == 1 else f"These {number:,} are top posts"
        st.button(said, key=f"{_key(group)}.top", on_click=_make_top, args=(group,))
    elif group.of_manager and not group.likely:
        st.button(
            "Not in this file",
            key=f"{_key(group)}.left",
            on_click=_leave,
            args=(group,),
            help="Leaves it as it is: the manager is drawn as a dashed box “not in the data”.",
        )


def _key(group: FaultGroup) -> str:
    return f"import.fix.{group.key}"


def _apply(group: FaultGroup) -> None:
    value = str(state.chosen(_key(group), group.likely) or "").strip()
    if value:
        words = f"{group.label}: “{group.value or '(blank)'}” to “{value}”"
        _mend(group, group.column, value, words)


def _make_top(group: FaultGroup) -> None:
    one = "a top post" if len(group.rows) == 1 else "top posts"
    _mend(group, "top", "yes", f"{group.label}: “{group.value or '(blank)'}” made {one}")


def _mend(group: FaultGroup, column: str, value: str, words: str) -> None:
    work = state.staff_import()
    if work is None:
        return
    cells = tuple(Correction(group.file, row, column, value) for row in group.rows)
    said = f"{words}, row {rows_in_words(group.rows)}"
    state.put_staff_import(work.mending(Mend(f"{group.key}.{len(work.mends)}", said, cells)))


def _leave(group: FaultGroup) -> None:
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(replace(work, left=work.left | {group.key}))


def show_mends(mends: Sequence[Mend]) -> None:
    """What was put right by hand, each with a button that takes it back."""
    if not mends:
        return
    cells = sum(len(mend.corrections) for mend in mends)
    with st.expander(f"Put right by hand: {counted(cells, 'cell')}", key="import.mends"):
        for mend in mends:
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                st.markdown(f":material/check: {escaped(mend.words)}", width="content")
                st.button(
                    "Take it back", key=f"import.undo.{mend.key}", on_click=_undo, args=(mend,)
                )


def _undo(mend: Mend) -> None:
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(work.mending(replace(mend, corrections=())))
