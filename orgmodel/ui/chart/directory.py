"""The posts as a table beside the drawing: sorted, searched, selected, changed several at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from orgmodel.model.words import counted
from orgmodel.store.rights import Right
from orgmodel.ui.chart.directory_rows import (
    MANAGER,
    TITLE,
    UNIT,
    Directory,
    directory,
)
from orgmodel.ui.shared.escaping import escaped, legible_cells
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_SOUGHT, _MODE, _FIELD, _EDITED = (
    "om.directory.sought",
    "om.directory.mode",
    "om.directory.field",
    "om.directory.edited",
)
_SELECT, _EDIT = "Select", "Edit cells"
_MOST, _MOST_CHOICES = 5_000, 5_000
_KEPT = 16


def show_directory(work: Work) -> None:
    """Draw the table, with what can be done to the rows that are selected or edited."""
    found = _directory(work)
    if not found.ids:
        st.markdown("There are no posts to list.")
        return
    with st.container(key="directory.bar", horizontal=True, vertical_alignment="bottom"):
        sought = st.text_input(
            "Only posts with",
            key=_SOUGHT,
            persist_state="session",
            placeholder="Words of any column",
            width=320,
        )
        if not keeping.may(Right.EDIT):
            state.keep_choice(_MODE, (_SELECT,))
        mode = st.segmented_control(
            "What a click does",
            [_SELECT, _EDIT] if keeping.may(Right.EDIT) else [_SELECT],
            key=_MODE,
            required=True,
            default=None if state.chosen(_MODE) else _SELECT,
            persist_state="session",
        )
    places = found.places_with(sought or "")
    more = f" The first {_MOST:,} are listed: type words to find others." * (len(places) > _MOST)
    st.markdown(f"{counted(len(places), 'post')} of {len(found.ids):,}.{more}")
    places = places[:_MOST]
    if mode == _EDIT and keeping.may(Right.EDIT):
        _show_editor(work, found, places)
    else:
        _show_grid(work, found, places)


@kept(_KEPT, hash_funcs=BY_CONTENT)
def _directory(work: Work) -> Directory:
    return directory(work.organisation)


def _show_grid(work: Work, found: Directory, places: list[int]) -> None:
    key = f"directory.rows.{work.digest}.{state.chosen(_SOUGHT, '')}"
    chosen = {name: place for place, name in enumerate(found.ids[at] for at in places)}
    rows = [chosen[name] for name in state.selection() if name in chosen]
    st.dataframe(
        legible_cells(found.with_numbers(places)),
        hide_index=True,
        placeholder="not known",
        key=key,
        on_select=lambda: _select(key, [found.ids[at] for at in places]),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": rows}},
        alt="The posts, a row each. Rows can be selected; the chart selects the same.",
    )
    if keeping.may(Right.EDIT):
        _show_bulk(found)


def _select(key: str, ids: list[str]) -> None:
    held = state.chosen(key, {})
    rows = held.get("selection", {}).get("rows", []) if isinstance(held, Mapping) else []
    state.select_all(tuple(ids[at] for at in rows if at < len(ids)))
    if rows:
        state.select(ids[rows[-1]], into_view=True)


def _show_bulk(found: Directory) -> None:
    """One field of all selected posts at once."""
    chosen = [name for name in state.selection() if name in found.place_of]
    with st.container(key="directory.bulk", horizontal=True, vertical_alignment="bottom"):
        fields = [name for name in found.editable if name != TITLE]
        state.keep_choice(_FIELD, tuple(fields))
        field = st.selectbox("Field", fields, key=_FIELD, persist_state="session", width=180)
        field = field or fields[0]
        key = f"om.directory.value.{field}"
        choices = _choices(found).get(field)
        if choices:
            st.selectbox(
                "Becomes", list(choices), index=None, key=key, width=320, persist_state="session"
            )
        else:
            asked = "The whole title" if field == MANAGER else ""
            st.text_input("Becomes", key=key, width=320, persist_state="session", placeholder=asked)
        st.button(
            f"Change {counted(len(chosen), 'post')}" if chosen else "Select rows to change",
            key="directory.change",
            type="primary",
            disabled=not chosen,
            on_click=_change,
            args=(found, chosen, field, key),
        )
    _show_refusal()


def _change(found: Directory, chosen: list[str], field: str, key: str) -> None:
    value = state.chosen(key)
    if value is None and field in _choices(found):
        editing.refuse(f"Choose first what “{field}” becomes.")
        return
    if not str(value or "").strip() and field not in _choices(found):
        editing.refuse(f"Type first what “{field}” becomes. To empty a cell, edit it.")
        return
    changes = found.changes({found.place_of[name]: {field: value} for name in chosen})
    if not changes:
        editing.refuse("Nothing would change: they have it already.")
    else:
        editing.make_all(changes)


def _show_editor(work: Work, found: Directory, places: list[int]) -> None:
    """Cells to edit in place. What was typed waits for the button, also over other pages."""
    key = f"directory.cells.{work.digest}.{state.chosen(_SOUGHT, '')}"
    waiting = found.places_of(_waiting(work))
    frame = found.rows.iloc[places].copy()
    for row, place in enumerate(places):
        for name, value in waiting.get(place, {}).items():
            frame.iloc[row, frame.columns.get_loc(name)] = value
    st.data_editor(
        frame.reset_index(drop=True),
        hide_index=True,
        placeholder="not known",
        num_rows="fixed",
        key=f"{key}.{editing.turn()}",
        disabled=[name for name in frame.columns if name not in found.editable],
        column_config={
            name: st.column_config.SelectboxColumn(name, options=_offered(choices, frame[name]))
            for name, choices in _choices(found).items()
        },
        on_change=_edited,
        args=(work, editing.turn(), key, [found.ids[at] for at in places]),
        alt="The posts, a row each. Cells can be edited.",
    )
    changes = found.changes(waiting)
    with st.container(key="directory.apply", horizontal=True):
        st.button(
            f"Make {counted(len(changes), 'change')}" if changes else "Nothing edited yet",
            key="directory.make",
            type="primary",
            disabled=not changes,
            on_click=_make,
            args=(changes,),
        )
        st.button(
            "Forget the edits", key="directory.forget", disabled=not waiting, on_click=_forget
        )
    _show_refusal()


def _waiting(work: Work) -> dict[str, dict[str, Any]]:
    """What was typed and not yet applied, by post and column, whatever else was changed since.

    None for other data.
    """
    digest, cells = state.chosen(_EDITED, ("", {}))
    return cells if digest == work.opened.digest else {}


def _edited(work: Work, turn: int, key: str, ids: list[str]) -> None:
    if turn != editing.turn():  # what stands in it was made already
        return
    told = state.chosen(f"{key}.{turn}", {}).get("edited_rows", {})
    cells = {post: dict(edits) for post, edits in _waiting(work).items()}
    for row, edits in told.items():
        post = ids[int(row)]
        cells[post] = {**cells.get(post, {}), **edits}
    state.choose(_EDITED, (work.opened.digest, cells))


def _make(changes: tuple[dict[str, Any], ...]) -> None:
    if editing.make_all(changes):
        _forget()


def _forget() -> None:
    state.choose(_EDITED, ("", {}))


def _choices(found: Directory) -> Mapping[str, Mapping[str, str]]:
    """What a column offers; nothing where that would be too long a list to send."""
    offered = {MANAGER: found.managers, UNIT: found.units}
    return {name: words for name, words in offered.items() if len(words) <= _MOST_CHOICES}


def _offered(choices: Mapping[str, str], cells: pd.Series) -> list[str]:
    """What can be chosen, and what cells say that is none of it (a manager not known)."""
    return list(dict.fromkeys([*choices, *(cell for cell in cells.unique() if cell)]))


def _show_refusal() -> None:
    reasons = editing.refusal()
    if reasons:
        listed = "\n".join(f"- {escaped(reason)}" for reason in reasons)
        st.error(f"**Not done. Everything is as it was.**\n\n{listed}", icon=":material/block:")
