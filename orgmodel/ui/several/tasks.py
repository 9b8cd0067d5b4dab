"""What a worker does of several organisations: reading each, and making one of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgmodel.api import Organisation
from orgmodel.combining import combine
from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.exporters import folder_files
from orgmodel.files.folder.archive import contents_of_zip
from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.recognised import FOLDER
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.files.importers.table.prepared import Prepared
from orgmodel.importing import Imported
from orgmodel.joining.beside import BodiesBeside
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.options import FOLDER as OPTIONS
from orgmodel.joining.options import Options, OptionsRead, options_of
from orgmodel.model.faults import Problem
from orgmodel.model.faults.repeated import how_many
from orgmodel.model.words import counted
from orgmodel.ui.several.carried import CarriedInto, carried_options
from orgmodel.ui.several.dropped import Contents, said
from orgmodel.ui.several.gathering import FaultyBody
from orgmodel.ui.working.task import Tell
from orgmodel.ui.working.tasks import UploadRead, upload_read
from orgmodel.ui.workspace.importing import StaffImport, outcome_made
from orgmodel.ui.workspace.library import with_known_packs

_GUESSED = (
    "its columns were guessed. Open it by itself first where they have to be agreed, then choose "
    "it here under saved work"
)


@dataclass(frozen=True, eq=False)
class BodyRead:
    """A body that was read of files: its organisation, what is kept with it, and what is told.

    `offered` are the options that lie beside its data in a zip.
    """

    contents: Contents
    organisation: Organisation
    files: Mapping[str, bytes]
    notes: tuple[str, ...] = ()
    offered: Options = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class SeveralJoined:
    """All as one, the files that it is kept as, the bodies beside each other, and the options
    of workspaces as it has them."""

    organisation: Organisation
    files: Mapping[str, bytes]
    beside: BodiesBeside
    carried: CarriedInto


def bodies_read(tell: Tell, groups: tuple[Contents, ...]) -> tuple[BodyRead | FaultyBody, ...]:
    """Each body of what was dropped; files that cannot be opened keep none of the others."""
    return tuple(_read(tell, contents) for contents in groups)


def several_joined(
    tell: Tell,
    organisations: Mapping[str, Organisation],
    top: str,
    between: tuple[BetweenCell, ...],
    options: Options,
) -> SeveralJoined:
    """The bodies as one. `OrgmodelError` where they cannot be."""
    tell("putting them together")
    whole = combine(organisations, between, top=top)
    tell("setting them beside each other")
    beside = whole.side_by_side()
    tell("trying their options")
    return SeveralJoined(whole, folder_files(whole), beside, carried_options(options, whole))


def _read(tell: Tell, contents: Contents) -> BodyRead | FaultyBody:
    try:
        found = upload_read(lambda step: tell(f"{said(contents)}: {step}"), contents)
        return _body(contents, found)
    except DataError as error:
        problems = tuple(one for one in error.problems if isinstance(one, Problem))
        return FaultyBody(said(contents), str(error), problems)
    except OrgmodelError as error:
        return FaultyBody(said(contents), str(error))


def _body(contents: Contents, found: UploadRead) -> BodyRead:
    if found.form == FOLDER and isinstance(found.read, Organisation):
        organisation, notes = with_known_packs(found.read)
        beside = _options_beside(contents)
        notes = (*notes, *beside.told)
        return BodyRead(contents, organisation, dict(contents), notes, beside.options)
    if not isinstance(found.read, Prepared | ImportOutcome):
        raise OrgmodelError(found.words)
    work = StaffImport(contents, found.form)
    notes = tuple(filter(None, (found.told,)))
    brought = dict(contents)
    if isinstance(found.read, Prepared):
        outcome = outcome_made(StaffImport((), mapping=found.read.mapping), found.read)
        notes = (*notes, _GUESSED) if MAPPING not in brought else notes
        brought[MAPPING] = found.read.mapping.to_toml().encode()
    else:
        outcome = found.read
    done = [
        f"{offer.meaning} ({counted(offer.rows, 'row')})" for offer in outcome.repairs if offer.done
    ]
    notes += (f"repaired: {'; '.join(done)}",) if done else ()
    faults = how_many(outcome.problems)
    notes += (f"{counted(faults, 'fault')} in {said(work.contents)}",) if faults else ()
    return BodyRead(contents, Imported(outcome).organisation, brought, notes)


def _options_beside(contents: Contents) -> OptionsRead:
    """The options in `scenarios/` beside the data in a zip."""
    if len(contents) != 1 or not contents[0][0].lower().endswith(".zip"):
        return OptionsRead()
    files, _ = contents_of_zip(contents[0][1], OPTIONS)
    return options_of(files)
