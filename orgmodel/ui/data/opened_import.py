"""An import that is done: its organisation is opened."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.model.words import counted, listed
from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.ui.data.dropping import headings_of
from orgmodel.ui.data.import_tasks import ImportOpened
from orgmodel.ui.workspace import arriving, state
from orgmodel.ui.workspace.importing import ImportStep, StaffImport
from orgmodel.ui.workspace.library import Opened, opened_as
from orgmodel.ui.workspace.saying import say_not_kept


def open_import(work: StaffImport, outcome: ImportOutcome, made: ImportOpened, said: str) -> Opened:
    """Open the organisation that was made of an import; the import is kept to go back to.

    `said` tells one set of answers from another.
    """
    done = [
        f"{offer.meaning} ({counted(offer.rows, 'row')})" for offer in outcome.repairs if offer.done
    ]
    notes: tuple[str, ...] = (f"Repaired: {'; '.join(done)}.",) if done else ()
    if work.corrections:
        notes += (f"{counted(len(work.corrections), 'cell')} put right by hand.",)
    opened = opened_as(
        made.organisation, work.opened_as(said), f"Imported: {listed(work.files)}", notes
    )
    brought = dict(work.contents)
    acts: tuple[Act, ...] = ()
    if work.mapping is not None:
        mapping = work.agreed.to_toml()
        brought[MAPPING] = mapping.encode()
        said_of = {"headings": list(headings_of(work)), "mapping": mapping}
        acts = (Act(kinds.MAPPING, "", said_of),)
    reasons = arriving.arrive(opened, made.files, brought, acts)
    if reasons:
        say_not_kept(reasons[0])
    state.put_staff_import(replace(work, step=ImportStep.OPENING))
    return opened
