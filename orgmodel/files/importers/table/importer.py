"""Any staff list to an organisation: read, mapped, mended with consent, and built."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.files.importers.base import TAKES, Contents, Importer, ImportOutcome, Options
from orgmodel.files.importers.table.built import built
from orgmodel.files.importers.table.prepared import prepared
from orgmodel.files.importers.table.repairs.every import REPAIRS


class AnyStaffList(Importer):
    """A staff list of any system: CSV or other text, Excel, several sheets."""

    files = "FILE …"
    about = "any staff list: CSV, tabs, semicolons or Excel, from any system"
    takes = TAKES

    @property
    def repairs(self) -> Mapping[str, str]:
        """The repairs that may be switched on or off, each with what it does."""
        return {name: repair.meaning for name, repair in REPAIRS.items()}

    def _read(self, contents: Contents, options: Options) -> ImportOutcome:
        read = prepared(contents, options)
        return built(read, read.mapping, options.corrections)


IMPORTER = AnyStaffList()
