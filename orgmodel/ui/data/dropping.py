"""What a visitor drops on the page Data: recognised, and opened or begun as an import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from orgmodel.api import Organisation
from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.files.bounds.weighing import weigh
from orgmodel.files.importers.recognised import FOLDER, NOTHING
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.files.importers.table.prepared import Prepared
from orgmodel.model.faults import Problem
from orgmodel.model.faults.repeated import how_many
from orgmodel.model.words import counted
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.working import shown as working
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.working.tasks import UploadRead, folder_name, form_of, upload_read
from orgmodel.ui.workspace import arriving, importing, library, state
from orgmodel.ui.workspace.acting import taking
from orgmodel.ui.workspace.importing import TABLE, StaffImport

Contents = Sequence[tuple[str, bytes]]
_MEGABYTES = 20
UPLOAD = "om.upload"
_NAME, _COMING = "upload", "om.upload.coming"
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")
_LIGHT = 300_000
"""Bytes of text that are read within the click."""
TAKES = (
    "It takes Excel (xlsx, xls, xlsm, ods), CSV or other text (csv, txt, tsv), a zip, or all files "
    "of a folder that was saved here. Several files at once, such as the senior and the junior "
    "file of an organogram."
)
PRIVACY = (
    "Nothing you upload leaves this server: no other service is called. What you open is kept in a "
    "workspace until you delete it there, and names of people are never drawn unless you ask."
)


def show_upload(label: str = "Drop your staff list here, or choose files") -> None:
    """The place to drop files; the drop itself is the act."""
    _read_coming()
    st.file_uploader(
        label,
        accept_multiple_files=True,
        max_upload_size=_MEGABYTES,
        **taking(UPLOAD, _dropped),
    )


def _dropped(files: Sequence[UploadedFile]) -> None:
    contents = tuple((file.name, file.getvalue()) for file in files)
    state.forget_unreadable_upload()
    if _is_light(contents):
        take(contents)
    else:
        size = sum(len(content) for _, content in contents)
        state.choose(_COMING, contents)
        working.begin(_NAME, upload_read, contents, limits=TaskLimits.of_upload(size))


def _is_light(contents: Contents) -> bool:
    """Whether files can be read at once; what is packed may be more than it looks."""
    packed = any(content.startswith(_PACKED) for _, content in contents)
    return not packed and sum(len(content) for _, content in contents) <= _LIGHT


def _read_coming() -> None:
    """Wait for files that a worker reads, open or begin to import them, and draw the page anew."""
    contents: Contents | None = state.chosen(_COMING)
    if contents is None:
        return
    if not working.under_way(_NAME):  # cancelled
        state.choose(_COMING, None)
        return
    with _told():
        found = working.shown(_NAME, "Reading your files")
        _open(contents, found)
    state.choose(_COMING, None)
    st.rerun()


def take(contents: Contents) -> None:
    """Open files of our own, begin to import others; what cannot be read is said in words.

    What is open stays open until there is something to open in its place.
    """
    with _told():
        weigh(contents, SHARED_SERVER)
        _open(contents, UploadRead(*form_of(contents), None))


def _open(contents: Contents, found: UploadRead) -> None:
    if found.form == NOTHING:
        state.note_unreadable_upload(found.words, ())
    elif found.form == FOLDER:
        _open_folder(contents, found.read if isinstance(found.read, Organisation) else None)
    else:
        if isinstance(found.read, Prepared):
            importing.take_read(contents, found.read)
        begin(contents, found.form, found.words)


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


def _open_folder(contents: Contents, read: Organisation | None) -> None:
    files = dict(contents)
    found = library.open_files(files, folder_name(contents), read)
    faults = how_many(found.organisation.problems)
    reasons = arriving.arrive(found, library.folder_of(files), uploaded=tuple(contents))
    state.put_staff_import(None)
    if arriving.arrived():
        return
    if reasons:
        st.toast(f"Opened, but not kept: {escaped(reasons[0])}", icon=":material/warning:")
    said = f"{counted(faults, 'fault')} found; see the list." if faults else "No faults found."
    st.toast(f"Opened {escaped(found.organisation.name)}. {said}", icon=":material/folder_open:")
