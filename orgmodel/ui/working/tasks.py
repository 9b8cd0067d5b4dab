"""The tasks that a worker does; each is told first where to say its steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from orgmodel.api import Organisation
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.files.bounds.weighing import weigh
from orgmodel.files.importers.base import Contents, ImportOutcome, Options
from orgmodel.files.importers.opened import opened
from orgmodel.files.importers.recognised import FOLDER, ORGANOGRAM, TABLE, recognised
from orgmodel.files.importers.table.prepared import Prepared, prepared
from orgmodel.model.schema import TABLES
from orgmodel.reporting import board_pack
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.working.task import Tell
from orgmodel.ui.workspace.importing import StaffImport, outcome_made, passed_over, without_mapping
from orgmodel.ui.workspace.library import organisation_of

_OWN = {table.file for table in TABLES}


@dataclass(frozen=True, eq=False)
class UploadRead:
    """What files are that were dropped, and what was read of them.

    `form` is that of `recognised`, save that a single list of a strange name is a staff list: its
    headings may be our own by chance, and its ids names of persons. `read` is the organisation of
    a data folder, the rows of a staff list, what an organogram comes to, and None of other files.
    `told` says that a mapping.toml among them was passed over.
    """

    form: str
    words: str
    read: Organisation | Prepared | ImportOutcome | None
    told: str = ""


def upload_read(tell: Tell, contents: Contents, wanted: str = "", sheet: str = "") -> UploadRead:
    """Files that were dropped: weighed, recognised and read. `DataError` where they cannot be.

    `wanted` is the form that somebody chose, `sheet` that of a workbook.
    """
    tell("looking at the files")
    weigh(contents, SHARED_SERVER)
    form, words = (wanted, "") if wanted else form_of(contents)
    tell("reading them")
    if form == FOLDER:
        return UploadRead(form, words, organisation_of(dict(contents), folder_name(contents)))
    if form == ORGANOGRAM:
        return UploadRead(form, words, outcome_made(StaffImport(tuple(contents), form), None))
    if form != TABLE:
        return UploadRead(form, words, None)
    read = opened(contents)
    try:
        return UploadRead(form, words, prepared(read, Options(sheet=sheet)))
    except OrgmodelError as error:
        others = without_mapping(contents)
        if len(others) == len(contents):
            raise
        read = opened(others)
        return UploadRead(form, words, prepared(read, Options(sheet=sheet)), passed_over(error))


def form_of(contents: Contents) -> tuple[str, str]:
    """What the files are taken for, and that in words."""
    found = recognised(contents)
    only = contents[0][0] if len(contents) == 1 else ""
    if found.kind == FOLDER and only and only not in _OWN and not only.lower().endswith(".zip"):
        return TABLE, f"A staff list: {only}."
    return found.kind, found.words


def folder_name(contents: Contents) -> str:
    """What an organisation is called that does not say its name."""
    only = contents[0][0] if len(contents) == 1 else ""
    return only.rsplit(".", 1)[0] or "Uploaded organisation"


def pack_made(
    tell: Tell,
    organisation: Organisation,
    scenarios: Sequence[Scenario],
    audience: str,
    on: Collection[str],
) -> bytes:
    """The Board pack as one zip, the same bytes for the same content."""
    files = board_pack(
        organisation,
        scenarios,
        audience=audience,
        progress=tell,
        names="names" in on,
        bands="bands" in on,
        costs="costs" in on,
    )
    tell("packing it")
    return zipped(files, "board-pack")
