"""Any staff list to an organisation: read, mapped, mended with consent, and built."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orgmodel.errors import DataError
from orgmodel.files.importers.base import TAKES, Contents, Importer, ImportOutcome, Options


class StaffList(Importer):
    """A staff list of any system: CSV or other text, Excel, several sheets."""

    files = "FILE …"
    about = "any staff list: CSV, tabs, semicolons or Excel, from any system"
    takes = TAKES

    @property
    def repairs(self) -> Mapping[str, str]:
        """The repairs that may be switched on or off."""
        return MappingProxyType({})

    def _read(self, contents: Contents, options: Options) -> ImportOutcome:
        raise DataError("no list was given.")


IMPORTER = StaffList()
