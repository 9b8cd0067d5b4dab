"""Importers that other installed packages add: what fails in one is told by its name."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.errors import OrgmodelError, PluginError
from orgmodel.files.importers.base import TAKES, Contents, Importer, ImportOutcome, Options
from orgmodel.plugins import Plugin, told


def own_importer(plugin: Plugin) -> Importer:
    """The importer that a plugin names. `PluginError` where it is none."""
    found = plugin.load()
    if not isinstance(found, Importer):
        raise plugin.fault("is no orgmodel.files.importers.base.Importer")
    for name, kind in (("files", str), ("about", str), ("takes", tuple)):
        if not isinstance(getattr(found, name, None), kind):
            raise plugin.fault(f"declares no {name}")
    if strange := [name for name in found.takes if name not in TAKES]:
        raise plugin.fault(f"takes {strange[0]}, and there is only {', '.join(TAKES)}")
    return _Guarded(plugin, found)


class _Guarded(Importer):
    """An importer whose errors are told as those of its package."""

    def __init__(self, plugin: Plugin, inner: Importer) -> None:
        self._plugin, self._inner = plugin, inner
        self.files, self.about, self.takes = inner.files, inner.about, inner.takes  # type: ignore[misc]

    @property
    def repairs(self) -> Mapping[str, str]:
        """The repairs of the importer."""
        try:
            return dict(self._inner.repairs)
        except Exception as error:
            raise self._fault(error) from error

    def _read(self, contents: Contents, options: Options) -> ImportOutcome:
        try:
            outcome = self._inner._read(contents, options)
        except OrgmodelError:
            raise  # said on purpose, of the files
        except Exception as error:
            raise self._fault(error) from error
        if not isinstance(outcome, ImportOutcome):
            raise self._plugin.fault("gave no ImportOutcome")
        return outcome

    def _fault(self, error: Exception) -> PluginError:
        return self._plugin.fault(f"failed ({told(error)})")
