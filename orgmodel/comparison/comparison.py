"""Options beside a baseline: what each changes, what it measures, and what it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.changes.apply import apply
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.assessed import Assessed, untried
from orgmodel.comparison.comparison_tables import (
    detail_rows,
    difference_rows,
    differences_to_dict,
    finding_row,
    unshown_to_dict,
    weighty_rows,
)
from orgmodel.comparison.differences import Differences, differences
from orgmodel.comparison.heads import OpenHead, open_heads
from orgmodel.comparison.matching.departed import with_departed
from orgmodel.comparison.matching.posts import Matching, match
from orgmodel.comparison.outcomes import OutcomeChange, gone_without_being_cleared, outcome_changes
from orgmodel.comparison.transfers import Transfer, transfers
from orgmodel.impact_on_posts.category import UNCHANGED
from orgmodel.impact_on_posts.schedule import Impact, impact
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.rules.finding import Finding
from orgmodel.rules.pack import Asked
from orgmodel.rules.result import CheckResult


@dataclass(frozen=True, eq=False, repr=False)
class OptionComparison(ShownResult):
    """One option beside the baseline.

    `scenario` is what made it, where it was given as one; `matching` says which post is which,
    where the option is another data set, whose ids cannot be trusted.
    """

    name: str
    baseline: Assessed
    option: Assessed
    scenario: Scenario | None = None
    matching: Matching | None = None

    @cached_property
    def differences(self) -> Differences:
        """What differs, worked out when it is asked for."""
        before, after = self.baseline.model, self.option.model
        if self.matching is None:
            return differences(before, after)
        return differences(with_departed(before, after), after, self.matching.ids)

    @property
    def new(self) -> tuple[Finding, ...]:
        """Findings that the baseline does not have."""
        had = self._keys(self.baseline.check, after=False)
        return tuple(f for f in self.option.check.findings if self._key(f, after=True) not in had)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Findings that both have, as the option has them."""
        had = self._keys(self.baseline.check, after=False)
        return tuple(f for f in self.option.check.findings if self._key(f, after=True) in had)

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """Findings of the baseline that the option clears: what they are about stands, without."""
        return tuple(finding for finding, why in self._gone if not why)

    @property
    def unshown(self) -> tuple[tuple[Finding, str], ...]:
        """Findings of the baseline that went without being cleared, and why.

        Their rule cannot be assessed any more, or what they are about was removed.
        """
        return tuple((finding, why) for finding, why in self._gone if why)

    @cached_property
    def outcomes(self) -> tuple[OutcomeChange, ...]:
        """The rules whose outcome is another than in the baseline, and why."""
        before, after = self.baseline, self.option
        removed, names = after.model.removed, before.model.names
        return tuple(outcome_changes(before.check, after.check, removed, names))

    @property
    def no_longer_shown(self) -> tuple[OutcomeChange, ...]:
        """The rules that were assessed and cannot be any more."""
        return tuple(change for change in self.outcomes if change.no_longer_shown)

    @cached_property
    def _gone(self) -> tuple[tuple[Finding, str], ...]:
        """Findings of the baseline that the option has not, and why where nothing cleared them."""
        has = self._keys(self.option.check, after=True)
        now = {rule.key: rule for rule in self.option.check.rules}
        ids = self.matching.subjects if self.matching else {}
        return tuple(
            (
                finding,
                gone_without_being_cleared(
                    finding, rule, now.get(rule.key), self.option.model, ids
                ),
            )
            for rule in self.baseline.check.rules
            for finding in rule.findings
            if self._key(finding, after=False) not in has
        )

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
        once = self.scenario.one_off if self.scenario else ()
        return impact(self.baseline.model, self.option.model, ids=ids, one_off=once)

    def delta(self, measure_id: str) -> float | int | None:
        """How far a measure moves; None where one of the two does not say."""
        old, new = self.baseline.figure(measure_id), self.option.figure(measure_id)
        if old is None or new is None or old.value is None or new.value is None:
            return None
        change = round(new.value - old.value, 6)
        return int(change) if change == int(change) else change

    def _lines(self) -> tuple[str, str, str]:
        posts = self.differences.posts
        moved = (posts.added, posts.removed, posts.moved, posts.changed)
        words = zip(moved, ("added", "removed", "moved", "changed"), strict=True)
        return (
            f"Option: {self.name}, beside {self.baseline.model.name}",
            "posts: " + ", ".join(f"{len(some)} {word}" for some, word in words),
            f"findings: {len(self.new)} new, {len(self.fixed)} fixed",
        )

    def _table(self) -> pd.DataFrame:
        return Comparison(self.baseline, (self,)).side_by_side()

    def _keys(self, result: CheckResult, *, after: bool) -> set[tuple[str, ...]]:
        return {self._key(finding, after=after) for finding in result.findings}

    def _key(self, finding: Finding, *, after: bool) -> tuple[str, ...]:
        """What makes a finding the same in both, as its id does."""
        subjects: Iterable[str] = finding.subjects
        if self.matching is not None:
            subjects = (self.matching.subject(name, after=after) for name in subjects)
        return (finding.rule_key, finding.relation, *sorted(subjects))

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
                "new": [untried(finding) for finding in self.new],
                "fixed": [untried(finding) for finding in self.fixed],
                "standing": [untried(finding) for finding in self.standing],
            },
            "unshown": [unshown_to_dict(finding, why) for finding, why in self.unshown],
            "outcomes": [change.to_dict() for change in self.outcomes],
            "impact": list(self.impact),
            "impact_totals": self.impact.summary(),
        }
        return out if self.matching is None else {**out, "matching": self.matching.to_dict()}

    def _was(self, measure_id: str) -> float | int | None:
        figure = self.baseline.figure(measure_id)
        return figure.value if figure else None


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(ShownResult):
    """Any number of options beside one baseline; FTE and cost are as in the data.

    >>> om.compare(brent, "o13b-hr-as-shared-service").side_by_side().loc["errors"].tolist()
    [0.0, 0.0]
    """

    baseline: Assessed
    options: tuple[OptionComparison, ...]

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object."""
        return {
            "baseline": self.baseline.to_dict(),
            "options": [option.to_dict() for option in self.options],
        }

    def _lines(self) -> tuple[str, str, str]:
        names = ", ".join(option.name for option in self.options)
        figures = self.side_by_side().loc[["findings_new", "findings_fixed"]].iloc[:, 1:]
        new, fixed = (", ".join(f"{n:g}" for n in row) for row in figures.to_numpy().tolist())
        return (
            f"Comparison: {len(self.options)} beside {self.baseline.model.name}",
            f"options: {names or 'none'}",
            f"findings new: {new or 'none'}; fixed: {fixed or 'none'}",
        )

    def _table(self) -> pd.DataFrame:
        return self.side_by_side()

    def to_frame(self) -> pd.DataFrame:
        """One row a difference, measure that moves, outcome that differs, or finding that is
        new, fixed or gone without being cleared (`unshown`)."""
        return self._frame(_rows, *_CELLS)

    def side_by_side(self) -> pd.DataFrame:
        """The options as columns after the baseline: a row a count of findings, rules or posts,
        then a row a measure. The index is `figure`; what the data does not say is missing."""
        columns = [self.baseline, *(option.option for option in self.options)]
        summaries = [assessed.check.summary for assessed in columns]
        rows: dict[str, list[float | int | None]] = {
            key: [summary[key] for summary in summaries] for key in summaries[0]
        }
        rows |= {
            name: [0, *(count(option) for option in self.options)]
            for name, count in _COUNTS.items()
        }
        for figure in self.baseline.measures:
            found = (assessed.measures.by_id.get(figure.id) for assessed in columns)
            rows[figure.id] = [one.value if one else None for one in found]
        names = ["baseline", *(option.name for option in self.options)]
        index = pd.Index(list(rows), name="figure")
        columns_of = list(zip(*rows.values(), strict=True)) or [()] * len(names)
        return pd.concat(
            [pd.Series(pd.array(one, dtype="Float64"), index=index) for one in columns_of],
            axis=1,
        ).set_axis(names, axis=1)

    def changes_frame(self) -> pd.DataFrame:
        """One row a difference of an option: what, change, id, field, old, new."""
        return self._frame(lambda option: difference_rows(option.differences), *_CELLS)

    def findings_frame(self) -> pd.DataFrame:
        """One row a finding: new, fixed, standing, or unshown (gone, and nothing cleared it)."""
        columns = ("change", "rule", "severity", "message", "subjects", "why", "finding")
        return self._frame(_finding_rows, *columns)

    def outcomes_frame(self) -> pd.DataFrame:
        """One row a rule whose outcome differs from the baseline's: rule, title, from, to, why."""
        return self._frame(_outcome_rows, "rule", "title", "from", "to", "why")

    def _frame(
        self, rows_of: Callable[[OptionComparison], Iterable[Mapping[str, Any]]], *columns: str
    ) -> pd.DataFrame:
        """These rows of every option, under its name."""
        rows = [{"option": one.name, **row} for one in self.options for row in rows_of(one)]
        return pd.DataFrame(rows, columns=["option", *columns], dtype=object)


_CELLS = ("what", "change", "id", "field", "old", "new")
_COUNTS: Mapping[str, Callable[[OptionComparison], int]] = {
    "findings_new": lambda option: len(option.new),
    "findings_fixed": lambda option: len(option.fixed),
    "findings_unshown": lambda option: len(option.unshown),
    "rules_no_longer_shown": lambda option: len(option.no_longer_shown),
    "posts_added": lambda option: len(option.differences.posts.added),
    "posts_removed": lambda option: len(option.differences.posts.removed),
    "posts_moved": lambda option: len(option.differences.posts.moved),
    "posts_changed": lambda option: len(option.differences.posts.changed),
    "functions_moved": lambda option: len(option.differences.functions.moved),
}


def compare(
    baseline: OrganisationModel,
    *options: OrganisationModel | Scenario,
    packs: Asked | None = None,
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
    base: Assessed, option: OrganisationModel | Scenario, packs: Asked | None = None
) -> OptionComparison:
    """One option beside a baseline that is assessed already."""
    if isinstance(option, Scenario):
        model = apply(base.model, option)
        return OptionComparison(option.name, base, Assessed.of(model, packs), option)
    if option.scenario is not None and _made_of(option, base.model):
        return OptionComparison(option.scenario, base, Assessed.of(option, packs))
    matching = match(base.model, option)
    name = option.name
    if name == base.model.name and option.date:
        name = f"{name}, {option.date}"
    return OptionComparison(name, base, Assessed.of(option, packs), None, matching)


def _made_of(option: OrganisationModel, base: OrganisationModel) -> bool:
    """Whether a scenario made the option of this baseline: tables it left alone are shared."""
    if option.folder == base.folder and option.name == base.name:
        return True
    return any(option.tables[name] is base.tables[name] for name in base.tables)


def _rows(option: OptionComparison) -> Iterator[dict[str, Any]]:
    rows = difference_rows(option.differences)
    yield from rows if option.matching is None else weighty_rows(rows)
    for figure in option.option.measures:
        moved = option.delta(figure.id)
        if moved:
            yield {
                "what": "measure",
                "change": "changed",
                "id": figure.id,
                "field": figure.name,
                "old": option._was(figure.id),
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
    for outcome in option.outcomes:
        yield {
            "what": "outcome",
            "change": "no longer shown" if outcome.no_longer_shown else "changed",
            "id": outcome.rule,
            "field": outcome.why,
            "old": outcome.was,
            "new": outcome.now,
        }
    for row in _finding_rows(option):
        if row["change"] != "standing":
            is_new = row["change"] == "new"
            yield {
                "what": "finding",
                "change": row["change"],
                "id": row["finding"],
                "field": row["rule"],
                "old": "" if is_new else row["message"],
                "new": row["message"] if is_new else row["why"],
            }
    if option.matching is not None:
        yield from detail_rows(option.differences)


def _finding_rows(option: OptionComparison) -> Iterator[dict[str, str]]:
    without = (("new", option.new), ("fixed", option.fixed), ("standing", option.standing))
    told = [(change, finding, "") for change, findings in without for finding in findings]
    told += [("unshown", finding, why) for finding, why in option.unshown]
    return (finding_row(*one) for one in told)


def _outcome_rows(option: OptionComparison) -> Iterator[dict[str, str]]:
    return ({"title": change.title, **change.to_dict()} for change in option.outcomes)
