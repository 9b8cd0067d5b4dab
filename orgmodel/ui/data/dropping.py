"""What a visitor drops on the page Data: recognised, and opened or begun as an import."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from orgmodel.api import Organisation
from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.files.bounds.weighing import weigh
from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.recognised import FOLDER, NOTHING
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.files.importers.table.prepared import Prepared
from orgmodel.model.faults import Problem
from orgmodel.model.faults.repeated import how_many
from orgmodel.model.words import counted
from orgmodel.ui.data.light import are_light, is_light
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.working import shown as working
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.working.tasks import UploadRead, folder_name, form_of, upload_read
from orgmodel.ui.workspace import arriving, importing, library, state
from orgmodel.ui.workspace.acting import taking
from orgmodel.ui.workspace.importing import TABLE, StaffImport
from orgmodel.ui.workspace.saying import say, say_not_kept
from orgmodel.ui.workspace.state import UnreadableUpload

Contents = Sequence[tuple[str, bytes]]
_MEGABYTES = 20
UPLOAD = "om.upload"
_NAME, _COMING = "upload", "om.upload.coming"


@dataclass(frozen=True)
class ComingFiles:
    """Files that a worker reads: as which `form` where somebody chose one, and which `sheet`.

    `of` is the import that they go on with, where another sheet is read.
    """

    contents: tuple[tuple[str, bytes], ...]
    form: str = ""
    sheet: str = ""
    of: StaffImport | None = None


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
    show_coming()
    st.file_uploader(
        label,
        accept_multiple_files=True,
        max_upload_size=_MEGABYTES,
        **taking(UPLOAD, _dropped),
    )


def _dropped(files: Sequence[UploadedFile]) -> None:
    contents = tuple((file.name, file.getvalue()) for file in files)
    state.forget_unreadable_upload()
    if are_light(contents):
        take(contents)
    else:
        _read_beside(ComingFiles(contents))


def _read_beside(coming: ComingFiles) -> None:
    """Let a worker read files; `show_coming` waits for it."""
    size = sum(len(content) for _, content in coming.contents)
    limits = TaskLimits.of_upload(size)
    state.choose(_COMING, coming)
    working.begin(_NAME, upload_read, coming.contents, coming.form, coming.sheet, limits=limits)


def show_coming() -> None:
    """Wait for files that a worker reads, open or begin to import them, and draw the page anew."""
    coming: ComingFiles | None = state.chosen(_COMING)
    if coming is None:
        return
    if not working.under_way(_NAME):  # cancelled
        state.choose(_COMING, None)
        return
    if coming.of is None:
        with _told(coming.contents):
            _open(coming.contents, working.shown(_NAME, "Reading your files"))
    else:
        _take_sheet(coming.of, lambda: working.shown(_NAME, "Reading the sheet").read)
    state.choose(_COMING, None)
    st.rerun()


def take(contents: Contents) -> None:
    """Open files of our own, begin to import others; what cannot be read is said in words.

    What is open stays open until there is something to open in its place.
    """
    with _told(contents):
        weigh(contents, SHARED_SERVER)
        _open(contents, UploadRead(*form_of(contents), None))


def take_as(contents: Contents, form: str) -> None:
    """Begin to import files as a form; what cannot be read as it is said in words."""
    state.forget_unreadable_upload()
    if are_light(contents):
        with _told(contents):
            begin(contents, form)
    else:
        _read_beside(ComingFiles(tuple(contents), form))


def take_sheet(work: StaffImport, sheet: str) -> None:
    """Read another sheet of a workbook, its columns guessed anew."""
    other = replace(work, sheet=sheet, mapping=None, mends=(), told=())
    if is_light(work):
        _take_sheet(other, lambda: None)
    else:
        _read_beside(ComingFiles(work.contents, TABLE, sheet, other))


def _take_sheet(other: StaffImport, read: Callable[[], Prepared | None]) -> None:
    """Go on with another sheet; one that cannot be read is told, and the one before stays."""
    try:
        found = read()
        if found is not None:
            importing.take_read(other, found)
        state.put_staff_import(importing.with_columns(other))
    except OrgmodelError as error:
        before = state.staff_import()
        if before is not None:
            told = (f"That sheet cannot be read: {error}",)
            state.put_staff_import(replace(before, told=told))


def _open(contents: Contents, found: UploadRead) -> None:
    if found.form == NOTHING:
        state.note_unreadable_upload(UnreadableUpload(found.words, (), tuple(contents)))
    elif found.form == FOLDER:
        _open_folder(contents, found.read if isinstance(found.read, Organisation) else None)
    else:
        if found.told:
            contents = importing.without_mapping(contents)
        new = StaffImport(tuple(contents), found.form)
        if isinstance(found.read, Prepared):
            importing.take_read(new, found.read)
        if isinstance(found.read, ImportOutcome):
            importing.take_outcome(new, found.read)
        begin(contents, found.form, found.words, found.told)


@contextmanager
def _told(contents: Contents) -> Iterator[None]:
    """Note which files cannot be read and why, in words, in place of failing."""
    try:
        yield
    except DataError as error:
        found = tuple(p for p in error.problems if isinstance(p, Problem))
        state.note_unreadable_upload(UnreadableUpload(str(error), found, tuple(contents)))
    except OrgmodelError as error:
        state.note_unreadable_upload(UnreadableUpload(str(error), (), tuple(contents)))


def begin(contents: Contents, form: str, *words: str) -> None:
    """Begin an import; a list under headings of this visit is read as was agreed for them."""
    work = importing.begun(contents, form, *words)
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
        say_not_kept(reasons[0])
    said = f"{counted(faults, 'fault')} found; see the list." if faults else "No faults found."
    say(f"Opened {escaped(found.organisation.name)}. {said}", "folder_open")
