"""An import as the files of a data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgmodel.files.exporters import folder_files
from orgmodel.files.folder.import_report import FILE, WORDS, import_report_bytes

if TYPE_CHECKING:
    from orgmodel.files.importers.base import ImportOutcome


def files_of(outcome: ImportOutcome, report: str = "") -> dict[str, bytes]:
    """The tables, what is beside them, the faults that only the import saw, and the report.

    `report` is the whole of it in words; without one there is no file of it.
    """
    kept = {FILE: import_report_bytes(outcome.kept)} if outcome.kept else {}
    words = {WORDS: report.encode()} if report else {}
    return {**folder_files(outcome.model), **outcome.extra, **kept, **words}
