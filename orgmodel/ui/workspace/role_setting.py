"""Roles that somebody said yes to: put into organisation.toml of the data that is open.

The data is then taken as a newer list is: options go on with it, and that of before is kept. What
was offered with it still is, also beside a sample that it no longer is.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.organisation_file import FILE
from orgmodel.files.folder.written_roles import Given, with_roles
from orgmodel.ui.workspace import arriving, keeping, library, state
from orgmodel.ui.workspace.arriving import Arrival
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.offered import as_brought, options_offered
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

NO_FILES = "The files of this data are not kept here, so nothing can be put into them."
_SET_HERE = "with roles set here"


def set_roles(work: Work, given: Given) -> tuple[str, ...]:
    """Go on with the data of `work` with these roles said; else why not, and nothing is done."""
    try:
        files = _files_of(work)
        if not files:
            return (NO_FILES,)
        written = {**files, FILE: with_roles(files.get(FILE, b""), given)}
        opened = _opened(work, library.open_files(written, work.baseline.name))
        brought = {**_brought_of(work), **as_brought(options_offered(work))}
    except OrgmodelError as error:
        return (str(error),)
    uploaded = tuple(written.items()) if state.kept_files() else ()
    return arriving.take(Arrival(opened, written, brought, uploaded=uploaded))


def _opened(work: Work, found: Opened) -> Opened:
    origin = work.opened.origin
    if not origin.endswith(_SET_HERE):
        origin = f"{origin}, {_SET_HERE}"
    notes = tuple(note for note in work.opened.notes if note not in found.notes)
    return library.told_of(found, origin, notes)


def _files_of(work: Work) -> dict[str, bytes]:
    """The files that were opened; none where they are not kept."""
    if work.kept is not None and work.kept.baseline is not None:
        return _contents(work, work.kept.baseline.files)
    if work.opened.sample:
        return library.files_of_sample(work.opened.sample)
    return library.folder_of(dict(state.kept_files()))


def _brought_of(work: Work) -> Mapping[str, bytes]:
    """What the files were made from, as a staff list, to go back to."""
    if work.kept is None or work.kept.baseline is None:
        return {}
    with suppress(OrgmodelError):
        return _contents(work, work.kept.baseline.brought)
    return {}


def _contents(work: Work, shas: Mapping[str, str]) -> dict[str, bytes]:
    kept = work.kept
    if kept is None:
        return {}
    store, visitor = keeping.store(), who()
    return {name: store.content(kept.id, visitor, sha) for name, sha in shas.items()}
