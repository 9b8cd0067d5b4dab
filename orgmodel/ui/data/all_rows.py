"""Every row of a staff list in our columns, to edit in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from orgmodel.files.importers.base import Correction, ImportOutcome
from orgmodel.files.importers.table.fields import BY_NAME
from orgmodel.files.importers.table.repairs.every import repaired
from orgmodel.files.importers.table.staff import TOP, staff_list
from orgmodel.model.words import counted
from orgmodel.ui.data.awaited import outcome_awaited
from orgmodel.ui.workspace import importing, state, worked_out
from orgmodel.ui.workspace.importing import Mend, StaffImport

_FAULTY = "faulty rows"
_TURN, _ONLY = "import.rows.turn", "import.rows.faulty"
_MOST = 20_000
_FAULT, _FILE, _ROW = "fault", "file", "row"
_HEADS = {_FAULT: "⚠ Fault in", _FILE: "File", _ROW: "Row", TOP: "Top post (yes)"}


def show_all_rows(work: StaffImport, outcome: ImportOutcome) -> None:
    """The rows, a mark at those with a fault; a cell that is edited counts as put right by hand."""
    key = _editor_key(work)
    before = replace(work, mends=tuple(mend for mend in work.mends if mend.key != key))
    frame = _rows(before)
    only = st.toggle(
        "Only rows with a fault",
        key=_ONLY,
        value=len(frame) > _MOST,
        on_change=open_anew,
        persist_state="session",
    )
    if only:
        if not worked_out.is_there(_FAULTY, before.key) and not outcome_awaited(before):
            return
        wanted = worked_out.worked_out(
            _FAULTY, before.key, lambda: _faulty(importing.outcome_of(before))
        )
        frame = frame[[place in wanted for place in _places(frame)]].reset_index(drop=True)
    if len(frame) > _MOST:
        st.markdown(f"The first {_MOST:,} of {counted(len(frame), 'row')}.")
        frame = frame.head(_MOST)
    if frame.empty:
        st.markdown("No row has a fault.")
        return
    faulty = _faulty(outcome)
    marks = [faulty.get(place, "") for place in _places(frame)]
    frame.insert(0, _FAULT, [f"⚠ {mark}" if mark else "" for mark in marks])
    several = frame[_FILE].nunique() > 1
    columns = [name for name in frame.columns if name in BY_NAME or name == TOP]
    heads = _HEADS | {name: BY_NAME[name].label for name in columns if name in BY_NAME}
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        num_rows="fixed",
        column_order=[_FAULT, *([_FILE] if several else []), _ROW, *columns],
        disabled=[_FAULT, _FILE, _ROW],
        column_config=heads | {_FAULT: st.column_config.Column(_HEADS[_FAULT], width="medium")},
        on_change=_edited,
        args=(key, _places(frame)),
        alt="Rows of the list in our columns. Cells can be edited.",
    )


def open_anew() -> None:
    """Begin with a new editor: what was edited before stays put right by hand."""
    state.choose(_TURN, state.chosen(_TURN, 0) + 1)


def _editor_key(work: StaffImport) -> str:
    """The key of the editor; a new one where the browser no longer holds what it edited."""
    key = f"import.rows.{state.chosen(_TURN, 0)}"
    if state.chosen(key) is None and any(mend.key == key for mend in work.mends):
        open_anew()
        return f"import.rows.{state.chosen(_TURN, 0)}"
    return key


def _places(frame: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(frame[_FILE].tolist(), frame[_ROW].tolist(), strict=True))


def _rows(work: StaffImport) -> pd.DataFrame:
    """The rows after repairs, with what was put right by hand."""
    frame = _repaired(replace(work, mends=()).key, work).copy()
    place_of = {place: number for number, place in enumerate(_places(frame))}
    for one in work.corrections:
        place = place_of.get((one.file, one.row))
        if place is not None and one.column in frame.columns:
            frame.iloc[place, frame.columns.get_loc(one.column)] = one.value
    return frame


@st.cache_resource(max_entries=1, scope="session", show_spinner=False)
def _repaired(key: str, _work: StaffImport) -> pd.DataFrame:  # noqa: ARG001
    agreed = _work.agreed
    staff = repaired(staff_list(importing.prepared_of(_work).lists, agreed), agreed.repairs).staff
    files = [staff.files[code] for code in staff.file_codes.tolist()]
    cells = {name: staff.cells[name] for name in staff.cells.columns if name in BY_NAME}
    cells[TOP] = staff.column(TOP)
    return pd.DataFrame({_FILE: files, _ROW: staff.rows, **cells})


def _faulty(outcome: ImportOutcome) -> Mapping[tuple[str, int], str]:
    """The rows with a fault, each with the headings of its faulty cells."""
    found: dict[tuple[str, int], list[str]] = {}
    for problem in outcome.problems:
        if problem.fault and problem.row is not None:
            found.setdefault((problem.file, problem.row), []).append(problem.column or "the row")
    return {place: ", ".join(dict.fromkeys(names)) for place, names in found.items()}


def _edited(key: str, places: Sequence[tuple[str, int]]) -> None:
    work = state.staff_import()
    # What stands in an editor before the last counts already, or was taken back.
    if work is not None and key == f"import.rows.{state.chosen(_TURN, 0)}":
        state.put_staff_import(work.mending(mend_of(key, places, state.chosen(key, {}))))


def mend_of(key: str, places: Sequence[tuple[str, int]], said: Mapping[str, Any]) -> Mend:
    """What an editor was told, as cells put right; `places` are the file and row of each line."""
    cells = tuple(
        Correction(*places[int(number)], column, str(value if value is not None else "").strip())
        for number, changed in said.get("edited_rows", {}).items()
        for column, value in changed.items()
    )
    return Mend(key, f"{counted(len(cells), 'cell')} edited under All rows", cells)
