"""An import that is done: its organisation is opened."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.files.importers.base import ImportOutcome
from orgmodel.importing import Imported
from orgmodel.model.words import counted, listed
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.importing import ImportStep, StaffImport
from orgmodel.ui.workspace.library import Opened


def open_import(work: StaffImport, outcome: ImportOutcome, said: str) -> None:
    """Open the organisation that comes of an import; the import is kept to go back to.

    `said` tells one set of answers from another.
    """
    organisation = Imported(outcome).organisation
    done = [
        f"{offer.meaning} ({counted(offer.rows, 'row')})" for offer in outcome.repairs if offer.done
    ]
    notes: tuple[str, ...] = (f"Repaired: {'; '.join(done)}.",) if done else ()
    if work.corrections:
        notes += (f"{counted(len(work.corrections), 'cell')} put right by hand.",)
    opened = Opened(organisation, f"{work.key}.{said}", f"Imported: {listed(work.files)}", notes)
    state.open_work(opened)
    state.put_staff_import(replace(work, step=ImportStep.OPENING))
