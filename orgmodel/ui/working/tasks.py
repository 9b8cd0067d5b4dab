"""The tasks that a worker does; each is told first where to say its steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orgmodel.api import Organisation, board_pack
from orgmodel.changes.scenario import Scenario
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.files.bounds.weighing import weigh
from orgmodel.files.importers.base import Contents, Correction, ImportOutcome, Options
from orgmodel.files.importers.opened import opened
from orgmodel.files.importers.table.built import built
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.files.importers.table.prepared import Prepared, prepared
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.working.task import Tell


def list_read(tell: Tell, contents: Contents, sheet: str) -> Prepared:
    """A staff list read, and its columns guessed."""
    tell("reading the files")
    weigh(contents, SHARED_SERVER)
    read = opened(contents)
    tell("finding what each column is")
    return prepared(read, Options(sheet=sheet))


def list_built(
    tell: Tell, read: Prepared, mapping: TableMapping, corrections: Sequence[Correction]
) -> ImportOutcome:
    """The organisation of a staff list, by what was agreed."""
    tell("making posts, units and lines of the rows")
    return built(read, mapping, tuple(corrections))


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
