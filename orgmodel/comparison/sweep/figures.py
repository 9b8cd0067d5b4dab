"""Measures of an option: those of size and line only where what they count has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.comparison.sweep.kept_results import KeptResults
from orgmodel.comparison.sweep.states import OptionState
from orgmodel.measures import measure, measures_of_size
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.reads import IDS

Value = float | int | None

_OF_SIZE = (IDS, "posts.*", "tops", "appointments.*", "people.*")
_OF_ALL = ("*", "tops")


class Figures:
    """The measures asked for, of the options of one baseline."""

    def __init__(self, model: OrganisationModel, names: Sequence[str]) -> None:
        of_size = {figure.id for figure in measures_of_size(model)}
        self._small = of_size.issuperset(names)
        self._facets = _OF_SIZE if self._small else _OF_ALL
        self._names = tuple(names)
        self._kept: KeptResults[dict[str, Value]] = KeptResults()

    def of(self, state: OptionState) -> Mapping[str, Value]:
        """Measure → its value in an option; None where the data does not say."""
        if not self._names:
            return {}
        return self._kept.get(state.facets.of(self._facets), lambda: self._measured(state))

    def _measured(self, state: OptionState) -> dict[str, Value]:
        every = measures_of_size(state.model) if self._small else measure(state.model)
        known = {figure.id: figure.value for figure in every}
        return {name: known.get(name) for name in self._names}
