"""Options beside a baseline: what each changes, what it measures, and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.changes.apply import apply
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.comparison_tables import difference_rows, differences_to_dict
from orgmodel.comparison.differences import Differences, differences
from orgmodel.comparison.heads import OpenHead, open_heads
from orgmodel.comparison.matching.departed import with_departed
from orgmodel.comparison.matching.posts import Matching, match
from orgmodel.comparison.transfers import Transfer, transfers
from orgmodel.impact_on_posts.category import UNCHANGED
from orgmodel.impact_on_posts.schedule import Impact, impact
from orgmodel.measures import Measures, measure
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import check
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult


@dataclass(frozen=True, eq=False)
class Assessed:
    """An organisation with its measures and its check."""

    model: OrganisationModel
    measures: Measures
    check: CheckResult

    @classmethod
    def of(cls, model: OrganisationModel, packs: Sequence[str] | None) -> Assessed:
        """Measure and check it."""
        return cls(model, measure(model), check(model, packs))

    def to_dict(self) -> dict[str, Any]:
        """Measures and findings, as in JSON."""
        return {
            "name": self.model.name,
            "measures": {figure.id: figure.to_dict() for figure in self.measures},
            "summary": self.check.summary,
            "findings": [finding.to_dict() for finding in self.check.findings],
        }


@dataclass(frozen=True, eq=False)
class OptionComparison:
    """One option beside the baseline.

    `scenario` is what made it, where it was given as one; `matching` says which post is which,
    where the option is another data set, whose ids cannot be trusted.
    """

    name: str
    baseline: Assessed
    option: Assessed
    differences: Differences
    scenario: Scenario | None = None
    matching: Matching | None = None

    @property
    def new(self) -> tuple[Finding, ...]:
        """Findings that the baseline does not have."""
        had = self._keys(self.baseline.check, mapped=True)
        return tuple(f for f in self.option.check.findings if _key(f, {}) not in had)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Findings that both have, as the option has them."""
        had = self._keys(self.baseline.check, mapped=True)
        return tuple(f for f in self.option.check.findings if _key(f, {}) in had)

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """Findings of the baseline that the option does not have."""
        has = self._keys(self.option.check, mapped=False)
        return tuple(f for f in self.baseline.check.findings if _key(f, self._ids) not in has)

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """Functions by where they come from and where they go."""
        return transfers(self.baseline.model, self.option.model, self.differences)

    @cached_property
    def open_heads(self) -> tuple[OpenHead, ...]:
        """The units whose head an option leaves open; of another data set nothing is said."""
        if self.matching is not None:
            return ()
        return open_heads(self.baseline.model, self.option.model)

    @cached_property
    def impact(self) -> Impact:
        """What the option means for each post."""
        ids = self.matching.ids if self.matching else None
        return impact(self.baseline.model, self.option.model, ids=ids)

    def delta(self, measure_id: str) -> float | int | None:
        """How far a measure moves; None where one of the two does not say."""
        old = self.baseline.measures.by_id.get(measure_id)
        new = self.option.measures.by_id.get(measure_id)
        if old is None or new is None or old.value is None or new.value is None:
            return None
        change = round(new.value - old.value, 6)
        return int(change) if change == int(change) else change

    @property
    def _ids(self) -> Mapping[str, str]:
        return self.matching.ids if self.matching else {}

    def _keys(self, result: CheckResult, *, mapped: bool) -> set[tuple[str, ...]]:
        ids = self._ids if mapped else {}
        return {_key(finding, ids) for finding in result.findings}

    def to_dict(self) -> dict[str, Any]:
        """The option as in JSON."""
        about: dict[str, Any] = {"name": self.name}
        if self.scenario is not None:
            names = self.baseline.model.names
            about |= {
                "option": self.scenario.option,
                "source": self.scenario.source,
                "changes": list(self.scenario.describe(names)),
            }
        found = differences_to_dict(
            self.differences, self.baseline.model, self.option.model, self.matching
        )
        out = {
            **about,
            **found,
            "transfers": [transfer.to_dict() for transfer in self.transfers],
            "measures": {
                figure.id: {
                    **figure.to_dict(),
                    "baseline": self._was(figure.id),
                    "delta": self.delta(figure.id),
                }
                for figure in self.option.measures
            },
            "summary": self.option.check.summary,
            "findings": {
                "new": [finding.to_dict() for finding in self.new],
                "fixed": [finding.to_dict() for finding in self.fixed],
                "standing": [finding.to_dict() for finding in self.standing],
            },
            "impact": list(self.impact),
            "impact_totals": self.impact.summary(),
        }
        return out if self.matching is None else {**out, "matching": self.matching.to_dict()}

    def _was(self, measure_id: str) -> float | int | None:
        figure = self.baseline.measures.by_id.get(measure_id)
        return figure.value if figure else None


@dataclass(frozen=True, eq=False)
class Comparison:
    """Any number of options beside one baseline."""

    baseline: Assessed
    options: tuple[OptionComparison, ...]

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object."""
        return {
            "baseline": self.baseline.to_dict(),
            "options": [option.to_dict() for option in self.options],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row a difference, measure that moves, or finding that is new or fixed."""
        columns = ["option", "what", "change", "id", "field", "old", "new"]
        rows = [{"option": option.name, **row} for option in self.options for row in _rows(option)]
        return pd.DataFrame(rows, columns=columns)


def compare(
    baseline: OrganisationModel,
    *options: OrganisationModel | Scenario,
    packs: Sequence[str] | None = None,
) -> Comparison:
    """Compare options with a baseline.

    An option is a scenario, which is applied, an organisation that a scenario made of the
    baseline, or another data set: then posts are matched in stages, since its ids cannot be
    trusted. `packs` are the rule packs, by default the baseline's own. Raises `ScenarioError`
    and `PackError`.
    """
    base = Assessed.of(baseline, packs)
    return Comparison(base, tuple(compare_one(base, option, packs) for option in options))


def compare_one(
    base: Assessed, option: OrganisationModel | Scenario, packs: Sequence[str] | None = None
) -> OptionComparison:
    """One option beside a baseline that is assessed already."""
    if isinstance(option, Scenario):
        model = apply(base.model, option)
        found = differences(base.model, model)
        return OptionComparison(option.name, base, Assessed.of(model, packs), found, option)
    if option.scenario is not None and _made_of(option, base.model):
        found = differences(base.model, option)
        return OptionComparison(option.scenario, base, Assessed.of(option, packs), found)
    matching = match(base.model, option)
    found = differences(with_departed(base.model, option), option, matching.ids)
    name = option.name
    if name == base.model.name and option.date:
        name = f"{name}, {option.date}"
    return OptionComparison(name, base, Assessed.of(option, packs), found, None, matching)


def _made_of(option: OrganisationModel, base: OrganisationModel) -> bool:
    """Whether a scenario made the option of this baseline: tables it left alone are shared."""
    if option.folder == base.folder and option.name == base.name:
        return True
    return any(option.tables[name] is base.tables[name] for name in base.tables)


def _key(finding: Finding, ids: Mapping[str, str]) -> tuple[str, ...]:
    """What makes a finding the same in both, as its id does."""
    subjects = sorted(ids.get(subject, subject) for subject in finding.subjects)
    return (finding.rule, finding.relation, *subjects)


def _rows(option: OptionComparison) -> Iterator[dict[str, Any]]:
    yield from difference_rows(option.differences)
    for figure in option.option.measures:
        moved = option.delta(figure.id)
        if moved:
            was = option.baseline.measures.by_id[figure.id].value
            yield {
                "what": "measure",
                "change": "changed",
                "id": figure.id,
                "field": figure.name,
                "old": was,
                "new": figure.value,
            }
    for row in option.impact:
        if row["category"] != UNCHANGED:
            yield {
                "what": "impact",
                "change": row["category"],
                "id": row["post"],
                "field": row["title"],
                "old": "",
                "new": row["reason"],
            }
    for change, findings in (("new", option.new), ("fixed", option.fixed)):
        for finding in findings:
            old, new = (finding.message, "") if change == "fixed" else ("", finding.message)
            yield {
                "what": "finding",
                "change": change,
                "id": finding.id,
                "field": finding.rule,
                "old": old,
                "new": new,
            }
