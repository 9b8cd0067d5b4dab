"""What a visitor drops on the page Data: recognised, and opened or begun as an import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.importers.recognised import FOLDER, NOTHING, recognised
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.model.faults import Problem
from orgmodel.model.schema import TABLES
from orgmodel.model.words import counted
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import importing, keeping, library, state
from orgmodel.ui.workspace.importing import TABLE, StaffImport

Contents = Sequence[tuple[str, bytes]]
_MEGABYTES = 20
_OWN = {table.file for table in TABLES}
TAKES = (
    "It takes Excel (xlsx, xls, xlsm, ods), CSV or other text (csv, txt, tsv), a zip, or all files "
    "of a folder that was saved here. Several files at once, such as the senior and the junior "
    "file of an organogram."
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
    found = recognised(contents)
    if found.kind == NOTHING:
        state.note_unreadable_upload(found.words, ())
        return
    with _told():
        if found.kind == FOLDER:
            _open_folder(contents)
        else:
            begin(contents, found.kind, found.words)


def take_as(contents: Contents, form: str) -> None:
    """Begin to import files as a form; what cannot be read as it is said in words."""
    with _told():
        begin(contents, form)


@contextmanager
def _told() -> Iterator[None]:
    """Note what cannot be read, in words, in place of failing."""
    try:
        yield
    except DataError as error:
        found = tuple(p for p in error.problems if isinstance(p, Problem))
        state.note_unreadable_upload(str(error), found)
    except OrgmodelError as error:
        state.note_unreadable_upload(str(error), ())


def begin(contents: Contents, form: str, words: str = "") -> None:
    """Begin an import; a list under headings of this visit is read as was agreed for them."""
    work = importing.begun(contents, form, words)
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
    """Open a data folder; a single list of another name is imported.

    Its headings may be our own by chance, and its ids names of persons.
    """
    files = dict(contents)
    only = next(iter(files)) if len(files) == 1 else ""
    if only and only not in _OWN and not only.lower().endswith(".zip"):
        begin(contents, TABLE, f"A staff list: {only}.")
        return
    found = library.open_files(files, only.rsplit(".", 1)[0] or "Uploaded organisation")
    faults = sum(problem.fault for problem in found.organisation.problems)
    reasons = keeping.begin_with(found, library.folder_of(files))
    state.put_staff_import(None)
    state.keep_files(tuple(contents))
    if reasons:
        st.toast(f"Opened, but not kept: {escaped(reasons[0])}", icon=":material/warning:")
    said = f"{counted(faults, 'fault')} found; see the list." if faults else "No faults found."
    st.toast(f"Opened {escaped(found.organisation.name)}. {said}", icon=":material/folder_open:")
