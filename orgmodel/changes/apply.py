"""Applying a scenario: all of its changes, or none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from orgmodel.changes.absences import taken_away
from orgmodel.changes.accepted import added_to
from orgmodel.changes.change import Change
from orgmodel.changes.conflict import Conflict, Refused, ScenarioError
from orgmodel.changes.draft import Draft
from orgmodel.changes.phases import DatedChange, Phase, in_order, phases_of
from orgmodel.changes.scenario import Scenario
from orgmodel.changes.untimely import make, too_early
from orgmodel.model import faults
from orgmodel.model.faults import Problem, tables_held
from orgmodel.model.faults.tops import FILE as ORGANISATION
from orgmodel.model.faults.tops import top_problems
from orgmodel.model.kept import WORDED_BY, carry_over
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import ID_TABLES, POSTS, TABLES
from orgmodel.model.set_aside import DATED, parted

Model = TypeVar("Model", bound=OrganisationModel)

# Faults of files as such: no change can mend or make them.
_OF_FILES = frozenset({"unreadable", "unknown-column", "missing-column"})
_OF_TOPS = frozenset({"unknown-id", "not-allowed"})


def apply(model: Model, scenario: Scenario, on: str | None = None) -> Model:
    """The organisation as the scenario leaves it; `model` itself is not altered.

    `on` (yyyy-mm-dd) is the day asked for: then what takes effect later is not made, and the
    result is of that day; without it every change is made. Changes are made by their day, then
    by their place; each sees what is in force on its own day.

    Tables that no change touches are the same objects. Each row and cell that a change made
    has the change's number as its origin, its place in the scenario; on an organisation that a
    scenario made already, numbers go on from that scenario's. Raises `ScenarioError` with every
    conflict; then nothing is applied. `DateError` where `on` is no day.
    """
    start = model if on is None else model.as_of(on)
    before = max(model.origins.changes.values(), default=0)
    first = max(before, model.taken.last_change) + 1
    made, phases = start, phases_of(scenario.changes, None if on is None else start.day)
    attempt = _Attempt(scenario, first)
    for stage in _stages(start, phases):
        if stage.day:
            made = made.as_of(stage.day)
        made = _after(made, attempt.draft(made, stage.changes), scenario)
    attempt.refuse()
    if made.day != start.day:
        made = replace(made.as_of(start.day), date=start.date)
    name = f"{model.scenario} + {scenario.name}" if model.scenario else scenario.name
    attachments = added_to(model.attachments, scenario.accepted)
    return replace(made, scenario=name, attachments=attachments)


def _stages(model: OrganisationModel, phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """The phases; all in one where the day does not decide which posts and units there are."""
    if sees_days(model, (one.change for phase in phases for one in phase.changes)):
        return tuple(phases)
    return (Phase("", tuple(one for phase in phases for one in phase.changes)),)


def sees_days(model: OrganisationModel, changes: Iterable[Change]) -> bool:
    """Whether posts and units begin or end, and changes take effect on a day."""
    return bool(model.set_aside.day) and any(change.on for change in changes)


def _after(model: Model, draft: Draft, scenario: Scenario) -> Model:
    """The organisation that a draft of `model` has come to, its faults looked for."""
    changed = draft.tables()
    return model.with_tables(
        changed,
        scenario=scenario.name,
        origins=draft.origins(),
        taken=model.taken + taken_away(draft),
        tops=draft.tops,
        problems=_problems(model, changed, draft.tops),
    ).settled()


def quickly_applied(model: Model, scenario: Scenario, on: str | None = None) -> Model:
    """As `apply`, for assessing many options: faults are not looked for anew.

    `problems` stays the baseline's. A change cannot bring in a fault, so nothing is missed.
    """
    if sees_days(model, scenario.changes):
        return apply(model, scenario, on)
    start = model if on is None else model.as_of(on)
    return quickly_made(start, drafted(start, scenario, until=on), scenario)


def quickly_made(model: Model, draft: Draft, scenario: Scenario) -> Model:
    """The organisation as a draft of `model` has it, with a scenario that led there."""
    changed, aside = draft.tables(), model.set_aside
    if aside.day or not draft.keeps(DATED, ("start", "end")):
        tables, aside = parted({**model.tables, **changed}, aside, model.day)
        changed = dict(tables)
    made = model.with_tables(
        changed,
        set_aside=aside,
        scenario=scenario.name,
        origins=draft.origins(),
        taken=model.taken + taken_away(draft),
        tops=draft.tops,
        attachments=added_to(model.attachments, scenario.accepted),
    )
    if aside is model.set_aside and draft.keeps(ID_TABLES, WORDED_BY):
        carry_over(model, made, "names", "table_of")
        if draft.touched().keys() <= {"posts"} and draft.keeps(("posts",), ("id", "unit")):
            # The line may differ, and what is told of posts.
            carry_over(model, made, "declared", "unit_tree", "headed", "head_of")
    return made


def drafted(
    model: OrganisationModel, scenario: Scenario, first: int = 1, until: str | None = None
) -> Draft:
    """A draft with the changes made by their days, up to a day (yyyy-mm-dd) or all.

    Raises `ScenarioError` with every conflict. A change is tried even where one before it failed,
    so that all conflicts come at once; one that only lacks what the failed change would have made
    says so.
    """
    attempt = _Attempt(scenario, first)
    draft = attempt.draft(model, in_order(scenario.changes, until))
    attempt.refuse()
    return draft


class _Attempt:
    """The changes of a scenario being made; `first` is the number of the first one."""

    def __init__(self, scenario: Scenario, first: int) -> None:
        self._scenario, self._first = scenario, first
        self._unmade: dict[str, int] = {}
        self.conflicts: list[Conflict] = []

    def refuse(self) -> None:
        """Raise `ScenarioError` where a change could not be made."""
        if self.conflicts:
            ordered = sorted(self.conflicts, key=lambda one: one.number or 0)
            raise ScenarioError(tuple(ordered), self._scenario.name)

    def draft(self, model: OrganisationModel, changes: Iterable[DatedChange]) -> Draft:
        """A draft of `model` with these changes; those that cannot be made are `conflicts`."""
        scenario = self._scenario
        cited_as = scenario.source or f"scenario “{scenario.name}”"
        draft = Draft(model, source=scenario.source, cited_as=cited_as)
        for one in changes:
            try:
                make(draft, one.change, self._first + one.number - 1)
            except Refused as refused:
                self._refused(draft, one, refused)
        return draft

    def _refused(self, draft: Draft, one: DatedChange, refused: Refused) -> None:
        change, names = one.change, draft.model.names
        reason, near = refused.reason, refused.near
        every = in_order(self._scenario.changes)
        if refused.missing in self._unmade:
            near = ()
            reason = (
                f'"{refused.missing}" would be made by change '
                f"{self._unmade[refused.missing]}, which cannot be applied."
            )
        elif early := too_early(draft, one, refused.missing, every, names):
            reason, near = reason + early, ()
        asked = change.told({**names, **change.introduces()})
        self.conflicts.append(Conflict(one.number, change.do, asked, reason, near))
        new = [name for name in change.introduces() if not draft.has(name)]
        self._unmade |= dict.fromkeys(new, one.number)


def _problems(
    model: OrganisationModel,
    changed: Mapping[str, pd.DataFrame],
    tops: tuple[str, ...] | None,
) -> tuple[Problem, ...]:
    """What is wrong with the result: with its files as before, with its tables looked for anew.

    A change cannot bring in a fault. So where nothing was wrong with the tables, which may
    have several tops, only the tops can be others than before.
    """
    tables = model.set_aside.joined({**model.tables, **changed})
    read_from = model.origins.files
    files = {read_from.get(table.name, table.file) for table in TABLES}

    def is_of_a_table(problem: Problem) -> bool:
        if problem.file == ORGANISATION:
            return problem.column == "tops" and problem.code in _OF_TOPS
        return problem.file in files and problem.row != 1 and problem.code not in _OF_FILES

    if model.set_aside.day:  # what is so on that day only is looked for when it is settled
        model = replace(model, problems=tuple(one for one in model.problems if not one.day))
    of_tables = [problem for problem in model.problems if is_of_a_table(problem)]
    of_files = [problem for problem in model.problems if not is_of_a_table(problem)]
    if any(problem.code != "several-tops" for problem in of_tables):
        given = tables_held(tables, of_tables)
        if "units" not in changed and _units_were_made(of_tables):
            given -= {"units"}
        anew = faults.check(
            tables,
            given=given,
            extra_relations=model.relations,
            tops=tops,
            departed=frozenset(row["id"] for row in model.departed),
            bodies=model.bodies,
        )
    elif "posts" in changed:
        anew = tuple(top_problems(POSTS, tables["posts"], tops))
    else:
        return model.problems
    return (*of_files, *(replace(p, file=_file(p.file, read_from)) for p in anew))


def _units_were_made(of_tables: Iterable[Problem]) -> bool:
    """Whether there was no units.csv, so that the units that posts name were taken."""
    return any(p.code == "unknown-id" and p.column == "unit" and not p.fault for p in of_tables)


def _file(file: str, read_from: Mapping[str, str]) -> str:
    """The name of the file that was read, where it is not the table's own."""
    return read_from.get(file.removesuffix(".csv"), file)
