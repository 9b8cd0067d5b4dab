"""Applying a scenario: all of its changes, or none of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from orgmodel.changes.conflict import Conflict, Refused, ScenarioError
from orgmodel.changes.draft import Draft
from orgmodel.changes.scenario import Scenario
from orgmodel.changes.soundness import make_soundly
from orgmodel.model import faults
from orgmodel.model.faults import Problem
from orgmodel.model.faults.reporting_line import top_problems
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME, POSTS

Model = TypeVar("Model", bound=OrganisationModel)

# Faults of files as such: no change can mend or make them.
_OF_FILES = frozenset({"unreadable", "unknown-column", "missing-column"})


def apply(model: Model, scenario: Scenario) -> Model:
    """The organisation as the scenario leaves it; `model` itself is not altered.

    Tables that no change touches are the same objects. Each row and cell that a change made
    has the change's number as its origin; on an organisation that a scenario made already,
    numbers go on from that scenario's. Raises `ScenarioError` with every conflict; then
    nothing is applied.
    """
    before = model.origins.changes.values()
    draft = drafted(model, scenario, first=max(before, default=0) + 1)
    changed = draft.tables()
    name = f"{model.scenario} + {scenario.name}" if model.scenario else scenario.name
    return model.with_tables(
        changed,
        scenario=name,
        origins=draft.origins(),
        problems=_problems(model, changed),
    )


def quickly_applied(model: Model, scenario: Scenario) -> Model:
    """As `apply`, for assessing many options: faults are not looked for anew.

    `problems` stays the baseline's. A change cannot bring in a fault, so nothing is missed.
    """
    draft = drafted(model, scenario)
    return model.with_tables(draft.tables(), scenario=scenario.name, origins=draft.origins())


def conflicts_of(model: OrganisationModel, scenario: Scenario) -> tuple[Conflict, ...]:
    """What would keep the scenario from being applied; empty where nothing would."""
    try:
        drafted(model, scenario)
    except ScenarioError as error:
        return error.conflicts
    return ()


def drafted(model: OrganisationModel, scenario: Scenario, first: int = 1) -> Draft:
    """A draft with every change made. Raises `ScenarioError` with every conflict.

    A change is tried even where one before it failed, so that all conflicts come at once;
    one that only lacks what the failed change would have made says so.
    """
    cited_as = scenario.source or f"scenario “{scenario.name}”"
    draft = Draft(model, source=scenario.source, cited_as=cited_as)
    conflicts: list[Conflict] = []
    unmade: dict[str, int] = {}
    for number, change in enumerate(scenario.changes, start=1):
        try:
            make_soundly(draft, list(change.edits(draft)), first + number - 1)
        except Refused as refused:
            reason, near = refused.reason, refused.near
            if refused.missing in unmade:
                near = ()
                reason = (
                    f'"{refused.missing}" would be made by change '
                    f"{unmade[refused.missing]}, which cannot be applied."
                )
            asked = change.describe({**model.names, **change.introduces()})
            conflicts.append(Conflict(number, change.do, asked, reason, near))
            new = [name for name in change.introduces() if not draft.has(name)]
            unmade |= dict.fromkeys(new, number)
    if conflicts:
        raise ScenarioError(tuple(conflicts), scenario.name)
    return draft


def _problems(model: OrganisationModel, changed: Mapping[str, pd.DataFrame]) -> tuple[Problem, ...]:
    """The faults of the result: those of the files as they were, those of the tables anew.

    A change cannot bring in a fault. So of an organisation without any only what is told of
    its posts is looked for again.
    """
    tables = {**model.tables, **changed}
    named = model.origins.files
    posts = named.get("posts", "posts.csv")
    without_units = any(
        p.code == "unknown-id" and not p.fault and p.column == "unit" for p in model.problems
    )
    if not any(problem.fault for problem in model.problems) and not without_units:
        if "posts" not in changed:
            return model.problems
        kept = [p for p in model.problems if p.code != "several-tops"]
        found = tuple(top_problems(POSTS, tables["posts"]))
        return (*kept, *(replace(p, file=posts) for p in found))
    given = {name for name, frame in tables.items() if len(frame) or name == "posts"}
    if without_units and "units" not in changed:
        given -= {"units"}
    files = {named.get(name, BY_NAME[name].file) for name in given}
    kept = [p for p in model.problems if p.code in _OF_FILES or p.row == 1 or p.file not in files]
    found = faults.check(tables, given=frozenset(given), extra_relations=model.relations)
    return (*kept, *(replace(p, file=_file(p.file, named)) for p in found))


def _file(file: str, named: Mapping[str, str]) -> str:
    """The name of the file that was read, where it is not the table's own."""
    return named.get(file.removesuffix(".csv"), file)
