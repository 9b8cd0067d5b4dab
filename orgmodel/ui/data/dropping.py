"""What a visitor drops on the page Data: recognised, and opened or begun as an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.importers.opened import opened
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted, listed
from orgmodel.ui.data.taken_for import FOLDER, taken_for
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import importing, library, state
from orgmodel.ui.workspace.importing import TABLE, StaffImport

Contents = Sequence[tuple[str, bytes]]
_MEGABYTES = 20
TAKES = (
    "It takes Excel (xlsx, xls, xlsm, ods), CSV or other text (csv, txt, tsv), a zip, or the files "
    "of a data folder with organisation.toml or mapping.toml. Several files at once, such as the "
    "senior and the junior file of an organogram."
)
PRIVACY = (
    "Nothing you upload leaves this server: no other service is called, files are held in memory "
    "only and dropped after at most eight hours, and names of people are never drawn."
)


def show_upload(label: str = "Drop your staff list here, or choose files") -> None:
    """The place to drop files; the drop itself is the act."""
    key = state.upload_key()
    st.file_uploader(
        label,
        accept_multiple_files=True,
        key=key,
        max_upload_size=_MEGABYTES,
        on_change=_dropped,
        args=(key,),
    )


def _dropped(key: str) -> None:
    contents = tuple((file.name, file.getvalue()) for file in state.chosen(key, []))
    state.empty_upload()
    if contents:
        take(contents)


def take(contents: Contents) -> None:
    """Open files of our own, begin to import others; what cannot be read is said in words.

    What is open stays open until there is something to open in its place.
    """
    try:
        inside = opened(contents)
        form = taken_for(inside)
        if form == FOLDER:
            _open_folder(contents)
        else:
            begin(contents, form)
    except DataError as error:
        found = tuple(p for p in error.problems if isinstance(p, Problem))
        state.note_unreadable_upload(str(error), found)
    except OrgmodelError as error:
        state.note_unreadable_upload(str(error), ())


def begin(contents: Contents, form: str) -> None:
    """Begin an import; a list under headings of this visit is read as was agreed for them."""
    work = importing.begun(contents, form)
    if form == TABLE:
        work = _as_last_time(work)
    state.put_staff_import(work)


def _as_last_time(work: StaffImport) -> StaffImport:
    """With the mapping that was agreed for these headings, unless one came with the files."""
    read = importing.prepared_of(work)
    known = state.agreed(headings_of(work))
    if MAPPING in (*work.files, *read.files):
        told = f"The columns are as in {MAPPING}, which came with the file."
        told += "".join(f" {gone.words}" for gone in read.guess.gone)
    elif known is not None:
        told = "The columns are as you agreed for the last list with these headings."
        work = replace(work, mapping=replace(known, sheet=work.sheet, header=None, repairs={}))
        work = replace(work, switches=known.repairs)
    else:
        return work
    return replace(work, told=(*work.told, told))


def headings_of(work: StaffImport) -> tuple[str, ...]:
    """The headings of the list."""
    return tuple(map(str, importing.prepared_of(work).cells.columns))


def _open_folder(contents: Contents) -> None:
    files = dict(contents)
    first = next(iter(files)).rsplit(".", 1)[0]
    found = library.open_files(files, first if len(files) == 1 else "Uploaded organisation")
    state.open_work(found)
    state.put_staff_import(None)
    state.keep_files(tuple(contents))
    faults = sum(problem.fault for problem in found.organisation.problems)
    said = f"{counted(faults, 'fault')} found; see the list." if faults else "No faults found."
    st.toast(f"Opened {escaped(found.organisation.name)}. {said}", icon=":material/folder_open:")


def named(files: Sequence[str]) -> str:
    """The names of files in words."""
    return listed(files, most=4)
