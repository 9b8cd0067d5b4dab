"""Competencies required against held: gaps by unit and by person, who could cover, and a plan.

Workforce planning "based on an audit of existing skills and competencies; the identification
of future needs …, and action to fill the gaps", on "a multi disciplinary approach reflective
of mutual dependency and not a line management approach" (003:6). So a plan looks for cover
in the units that a gap's unit works with, whoever manages them, before anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from orgmodel.measures.competency_plan import PLAN_COLUMNS, Workplaces, plan_rows
from orgmodel.measures.divisions import Divisions
from orgmodel.measures.interdependence.ties import Tie
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.model.numbers import amounts
from orgmodel.model.organisation import OrganisationModel

STATES: Mapping[str, str] = {
    "met": "held at the level required",
    "below": "held at a lower level",
    "level unknown": "held, and the level of one of the two is not stated",
    "missing": "nobody in the post holds it",
    "vacant": "the post is vacant: nobody can hold it",
    "unknown": "not audited: nothing says what the holders hold, or who they are",
}
GAPS = ("below", "missing", "vacant")
_NEED_COLUMNS = ["post", "title", "unit", "competency", "required", "held", "state"]
_NO_NEEDS = pd.DataFrame(columns=_NEED_COLUMNS)
_NOTHING_HELD = pd.DataFrame(columns=["holder", "competency", "level"])


@dataclass(frozen=True, eq=False)
class Competencies:
    """What posts require, set against what they and their holders hold.

    `needs` has one row a competency that a post requires: `required` and `held` are levels
    (missing where not stated), `state` one of `STATES`. What the data does not say is
    unknown, never a gap. People appear by id only.
    """

    model: OrganisationModel
    divisions: Divisions
    ties: tuple[Tie, ...]
    needs: pd.DataFrame
    held: pd.DataFrame

    def __bool__(self) -> bool:
        return bool(len(self.needs) or len(self.held))

    @property
    def gaps(self) -> pd.DataFrame:
        """The needs that are known not to be met."""
        return self.needs[self.needs["state"].isin(GAPS)]

    @cached_property
    def by_unit(self) -> pd.DataFrame:
        """One row a unit: how many needs its posts have, and in which state."""
        return self._counted("unit")

    @cached_property
    def by_competency(self) -> pd.DataFrame:
        """One row a competency: how many posts need it, and in which state."""
        return self._counted("competency")

    def _counted(self, column: str) -> pd.DataFrame:
        counts = pd.crosstab(self.needs[column], self.needs["state"])
        table = counts.reindex(columns=list(STATES), fill_value=0)
        table.insert(0, "needs", table.sum(axis=1))
        table["gaps"] = table[list(GAPS)].sum(axis=1)
        return table.rename_axis(None, axis=1).reset_index()

    @cached_property
    def by_person(self) -> pd.DataFrame:
        """One row a competency that a person's post requires: person, post, levels, state.

        Of a shared post each holder is set against the whole requirement; the post's own
        state (in `needs`) is that of the holder who has most.
        """
        levels = _levels(self.held)
        rows = [
            {
                "person": person,
                "post": need.post,
                "unit": need.unit,
                "competency": need.competency,
                "required": need.required,
                **_state(levels, person, need.competency, need.required),
            }
            for need in self.needs.itertuples()
            for person in self.model.holders.get(need.post, ())
        ]
        columns = ["person", "post", "unit", "competency", "required", "held", "state"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def plan(self) -> pd.DataFrame:
        """One row a gap: who could cover it, how they are connected, and what to do else.

        `cover` is the person taken, `others` more who could. `connection` says how the two
        work together: in one unit, by a link (named), in one directorate, or not yet.
        """
        rows = plan_rows(self.gaps, self.held, Workplaces(self.divisions), self.ties)
        return pd.DataFrame(rows, columns=list(PLAN_COLUMNS))

    def figures(self) -> tuple[Measure, ...]:
        """Needs, and how many of them are met, gaps or unknown."""
        needs, states = len(self.needs), self.needs["state"].value_counts()
        gaps, unknown = len(self.gaps), int(states.get("unknown", 0))
        known = f"{needs - unknown:,} of {needs:,} needs can be told" if needs else SILENT
        return (
            Measure(
                "competency_needs",
                "Competencies required",
                needs or None,
                "needs",
                "rows of competencies.csv that a post requires, each competency of a post once.",
                known,
                "003:6",
            ),
            Measure(
                "competency_gaps",
                "Competencies short",
                gaps if needs > unknown else None,
                "needs",
                "needs that no holder of the post (nor the post itself) is said to hold, or only "
                "at a lower level, or whose post is vacant. Not audited is not a gap.",
                known,
                "003:6",
            ),
        )

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        tables = {
            "needs": self.needs,
            "by_unit": self.by_unit,
            "by_competency": self.by_competency,
            "by_person": self.by_person,
            "plan": self.plan,
        }
        return {"states": dict(STATES), **{name: _rows(table) for name, table in tables.items()}}


def competencies(divisions: Divisions, ties: tuple[Tie, ...]) -> Competencies:
    """The competencies of a model. A row of need "held", or of a person, is what is held."""
    model = divisions.model
    rows = model.tables["competencies"]
    if not len(rows):
        return Competencies(model, divisions, ties, _NO_NEEDS, _NOTHING_HELD)
    level = amounts(rows["level"])
    people = {
        *model.tables["people"]["id"].tolist(),
        *model.tables["appointments"]["person"].tolist(),
    }
    of_person = rows["holder"].isin(people).to_numpy(dtype=bool)
    is_held = (rows["need"] == "held").to_numpy(dtype=bool) | (
        of_person & (rows["need"] != "required").to_numpy(dtype=bool)
    )
    table = rows[["holder", "competency"]].assign(level=level)
    held = _highest(table[is_held])
    needs = _needs(model, _highest(table[~is_held & ~of_person]), held)
    return Competencies(model, divisions, ties, needs, held)


def _highest(table: pd.DataFrame) -> pd.DataFrame:
    """Each holder's competency once, at the highest level stated; in file order."""
    order = table.groupby(["holder", "competency"], sort=False)["level"].max()
    return order.reset_index()


def _needs(model: OrganisationModel, required: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    levels = _levels(held)
    rows = []
    for post, name, asked in required.itertuples(index=False):
        if post not in model.hierarchy.index:
            continue
        best = _best(levels, (post, *model.holders.get(post, ())), name, asked)
        if best["state"] == "unknown" and post in model.vacant:
            best = {**best, "state": "vacant"}
        rows.append(
            {
                "post": post,
                "title": model.cells.cell(post, "title"),
                "unit": model.home_of(post),
                "competency": name,
                "required": asked,
                **best,
            }
        )
    return pd.DataFrame(rows, columns=_NEED_COLUMNS)


Levels = Mapping[str, Mapping[str, float]]


def _levels(held: pd.DataFrame) -> Levels:
    found: dict[str, dict[str, float]] = {}
    for holder, name, level in held.itertuples(index=False):
        found.setdefault(holder, {})[name] = level
    return found


def _best(levels: Levels, holders: tuple[str, ...], name: str, asked: float) -> dict[str, Any]:
    """The state of the holder who comes nearest."""
    order = ("met", "level unknown", "below", "missing", "unknown")
    found = [_state(levels, holder, name, asked) for holder in holders]
    return min(found, key=lambda one: (order.index(one["state"]), -_number(one["held"])))


def _state(levels: Levels, holder: str, name: str, asked: float) -> dict[str, Any]:
    """What one holder holds of a competency; unknown where nothing is said of the holder."""
    if holder not in levels:
        return {"held": np.nan, "state": "unknown"}
    if name not in levels[holder]:
        return {"held": np.nan, "state": "missing"}
    level = levels[holder][name]
    if np.isnan(level) and not np.isnan(asked):
        return {"held": level, "state": "level unknown"}
    return {"held": level, "state": "below" if level < asked else "met"}


def _number(value: float) -> float:
    return -1.0 if np.isnan(value) else value


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(k): v for k, v in row.items()} for row in plain.to_dict("records")]
