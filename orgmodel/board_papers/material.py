"""What a pack is made of: the organisation on a day, its options, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from orgmodel.board_papers.audience import DEFAULT, ROLES_ONLY, Audience, Fields, audience_of
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.pseudonymous import persons_of, scenario_under
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.comparison import Comparison, OptionComparison, compare
from orgmodel.files.scenario_file import read_options
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pseudonyms import Pseudonyms, pseudonyms, under_pseudonyms
from orgmodel.model.words import called
from orgmodel.remedies.tried import with_remedies
from orgmodel.rules.pack import Asked
from orgmodel.rules.result import CheckResult

Progress = Callable[[str], None]


def silently(_step: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class PackRequest:
    """How a pack is asked for.

    `audience` is a name of `AUDIENCES`; `rules` are packs in place of the organisation's own;
    `on` is the day, else the organisation's own, else today. `inputs` are the files read, with
    their SHA-256; `version` and `options` are told in README.txt.
    """

    audience: str = DEFAULT
    fields: Fields = ROLES_ONLY
    rules: Asked | None = None
    on: str | None = None
    inputs: tuple[tuple[str, str], ...] = ()
    version: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Material:
    """The organisation on the day of the pack, compared with its options."""

    request: PackRequest
    audience: Audience
    comparison: Comparison
    check: CheckResult

    @classmethod
    def of(
        cls, model: OrganisationModel, scenarios: Sequence[Scenario], request: PackRequest
    ) -> Material:
        """Assess the organisation and each option.

        Raises `ScenarioError` where an option cannot be applied, `PackError`, `DateError`, and
        `OrgmodelError` for an audience there is not or a field it may not have.
        """
        audience = audience_of(request.audience, request.fields)
        dated = model.as_of(request.on or model.day)
        declared = read_options(Path(dated.folder) / "scenarios") if dated.folder else ()
        if not request.fields.names:
            words = pseudonyms(dated, persons_of((*scenarios, *declared)))
            comparison = _numbered(dated, scenarios, request, words)
            declared = tuple(scenario_under(option, words) for option in declared)
        else:
            comparison = compare(dated, *scenarios, packs=request.rules)
        dated = comparison.baseline.model
        tried = with_remedies(dated, comparison.baseline.check, declared)
        return cls(request, audience, comparison, tried)

    @property
    def model(self) -> OrganisationModel:
        """The organisation as it is."""
        return self.comparison.baseline.model

    @property
    def options(self) -> tuple[OptionComparison, ...]:
        """The options, in the order given."""
        return self.comparison.options

    @property
    def fields(self) -> Fields:
        """What is switched on."""
        return self.request.fields

    @property
    def exact(self) -> bool:
        """Whether numbers of people are printed as they are."""
        return self.audience.sees_small_numbers

    @cached_property
    def option_names(self) -> tuple[str, ...]:
        """`1 Flatten a layer`: each option by its number, so that no two have one name."""
        return tuple(
            f"{number} {' '.join(option.name.split())}"
            for number, option in enumerate(self.options, start=1)
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The words for each id, of the organisation and of its options; people by their id."""
        found: dict[str, str] = {}
        for option in reversed(self.options):
            found |= option.option.model.names
        return {**found, **self.model.names}

    def called(self, identifier: str) -> str:
        """An id in words with the id, as in `Medical (d_med)`."""
        return called(self.names, identifier)


def _numbered(
    model: OrganisationModel,
    scenarios: Sequence[Scenario],
    request: PackRequest,
    words: Pseudonyms,
) -> Comparison:
    """The comparison without a person's id in it; what cannot be applied is told by its ids."""
    numbered = [scenario_under(scenario, words) for scenario in scenarios]
    try:
        return compare(under_pseudonyms(model, words), *numbered, packs=request.rules)
    except ScenarioError:
        compare(model, *scenarios, packs=request.rules)
        raise
