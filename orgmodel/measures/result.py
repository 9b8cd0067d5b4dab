"""All measures of one organisation: figures of the whole, and tables of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from orgmodel.measures.competencies import Competencies
from orgmodel.measures.director_balance import balance_table
from orgmodel.measures.directors import Directors
from orgmodel.measures.division_posts import DivisionPosts, division_posts
from orgmodel.measures.divisions import Divisions
from orgmodel.measures.interdependence import Interdependence
from orgmodel.measures.interdependence.ties import Tie
from orgmodel.measures.measure import KEYS, SILENT, Measure
from orgmodel.measures.posts import CountedPosts
from orgmodel.measures.staffing import Staffing
from orgmodel.measures.thresholds import Threshold, flags
from orgmodel.measures.unit_table import unit_table
from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.shown import ShownResult


@dataclass(frozen=True, eq=False)
class Inputs:
    """What the tables are made from, when they are first asked for."""

    posts: CountedPosts
    staffing: Staffing
    appointments: pd.DataFrame
    directors: Directors
    divisions: Divisions
    thresholds: tuple[Threshold, ...]
    ties: tuple[Tie, ...]
    competencies: Competencies


@dataclass(frozen=True, eq=False, repr=False)
class Measures(ShownResult):
    """All measures of one organisation.

    `figures` are of the whole. The tables have one row each: `posts` a post or post group,
    in file order; `layers` a layer of the executive line; `directors` a director; `units` a
    unit; `spans` a span that occurs; `balance` a criterion of the balance between directors;
    `flags` a figure that a threshold flags. `interdependence` and `competencies` have tables
    of their own. Unknown cells are missing values, never 0. `faulty` says that the data has
    faults, so that the figures rest on the line as it could be read.
    """

    organisation: str
    figures: tuple[Measure, ...]
    posts: pd.DataFrame
    layers: pd.DataFrame
    directors: pd.DataFrame
    inputs: Inputs
    scenario: str | None = None
    faulty: bool = False

    def __getitem__(self, identifier: str) -> Measure:
        return self.by_id[identifier]

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.figures)

    @property
    def by_id(self) -> Mapping[str, Measure]:
        """The measures of the whole, by id."""
        return KnownIds((figure.id, figure) for figure in self.figures)

    @cached_property
    def managers(self) -> pd.DataFrame:
        """The posts with at least one direct report, widest span first."""
        managing = self.posts[self.posts["span"] > 0]
        return managing.sort_values("span", ascending=False, kind="stable")

    @cached_property
    def units(self) -> pd.DataFrame:
        """Posts, FTE, people and cost by unit, beside its head's line (`units.unit_table`)."""
        made = self.inputs
        return unit_table(made.divisions.model, made.posts, made.staffing, made.appointments)

    @cached_property
    def division_posts(self) -> Mapping[str, DivisionPosts]:
        """The posts of each directorate (`division_posts.division_posts`)."""
        return division_posts(self.inputs.posts, self.inputs.divisions)

    @cached_property
    def spans(self) -> pd.DataFrame:
        """How many managers have each span: columns span, managers."""
        counts = self.posts.loc[self.posts["span"] > 0, "span"].value_counts().sort_index()
        return pd.DataFrame({"span": counts.index.to_numpy(), "managers": counts.to_numpy()})

    @cached_property
    def balance(self) -> pd.DataFrame:
        """The balance between directors, by criterion (`balance.balance_table`)."""
        return balance_table(self.directors)

    @cached_property
    def flags(self) -> pd.DataFrame:
        """What the thresholds in use flag (`thresholds.flags`)."""
        return flags(self.inputs.thresholds, self.figures, self.posts, self.directors)

    @cached_property
    def interdependence(self) -> Interdependence:
        """Who depends on whom between directorates."""
        return Interdependence(self.inputs.divisions, self.inputs.ties)

    @property
    def competencies(self) -> Competencies:
        """What posts require, against what is held."""
        return self.inputs.competencies

    def to_dict(self) -> dict[str, Any]:
        """For JSON: the figures by id, then the tables as lists of rows; unknown is null."""
        return {
            "organisation": self.organisation,
            "scenario": self.scenario,
            "measures": {figure.id: figure.to_dict() for figure in self.figures},
            "managers": _records(self.managers),
            "layers": _records(self.layers),
            "directors": _records(self.directors),
            "units": _records(self.units),
            "spans": _records(self.spans),
            "balance": _records(self.balance),
            "flags": _records(self.flags),
            "interdependence": self.interdependence.to_dict(),
            "competencies": self.competencies.to_dict(),
        }

    def _lines(self) -> tuple[str, str, str]:
        known = [figure for figure in self if figure.value is not None]
        told = ", ".join(f"{figure.id} {figure.value:g}" for figure in known[:4])
        return (
            f"Measures: {self.organisation}{f', {self.scenario}' if self.scenario else ''}",
            f"{len(self.figures)} figures, {len(known)} of them known",
            told or SILENT,
        )

    def _table(self) -> pd.DataFrame:
        whole = [{"measure": figure.id, **figure.to_dict()} for figure in self]
        return pd.DataFrame(whole, columns=["measure", *KEYS], dtype=object).set_index("measure")

    def to_frame(self) -> pd.DataFrame:
        """One row a figure: those of the whole, then of managers, layers, directors and others.

        `subject` is what the figure is of: empty for the whole.
        """
        whole = [{"measure": figure.id, "subject": "", **figure.to_dict()} for figure in self]
        columns = ["measure", "subject", *KEYS]
        parts = [pd.DataFrame(whole, columns=columns), *self._parts()]
        return pd.concat(parts, ignore_index=True)[columns].astype({"value": "Float64"})

    def _parts(self) -> list[pd.DataFrame]:
        return [
            _long(self.managers, "manager", "post", "title"),
            _long(self.layers, "layer", "layer", None),
            _long(self.directors, "director", "subject", "title"),
            _long(self.units, "unit", "unit", "name"),
            _long(self.balance, "balance", "criterion", "name"),
            _long(self.spans, "span", "span", None),
            _long(self.interdependence.coupling, "coupling", "division", "name"),
            _matrix(self.interdependence.matrix),
        ]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    columns = {name: [_plain(value) for value in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    """Whole numbers as such, and a missing value as None."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _long(frame: pd.DataFrame, kind: str, subject: str, words: str | None) -> pd.DataFrame:
    """The number columns of a table as one row a figure."""
    numbers = [name for name in frame.columns if name != subject and frame[name].dtype.kind in "if"]
    parts = [
        pd.DataFrame(
            {
                "measure": f"{kind}_{number}",
                "subject": frame[subject].astype("str"),
                "name": frame[words] if words else f"{kind} {number}",
                "value": [_plain(value) for value in frame[number].tolist()],
                "unit": number,
                "rule": "",
                "known": ["" if _plain(v) is not None else SILENT for v in frame[number].tolist()],
                "source": "",
            }
        )
        for number in numbers
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _matrix(matrix: pd.DataFrame) -> pd.DataFrame:
    """Cells of the dependency matrix that are not 0: who depends, on whom, by how many links."""
    long = matrix.rename_axis("depends").reset_index().melt("depends", var_name="on")
    linked = long[long["value"] > 0]
    return pd.DataFrame(
        {
            "measure": "links_by_which_it_depends",
            "subject": linked["depends"],
            "name": "on " + linked["on"].astype("str"),
            "value": linked["value"],
            "unit": "links",
            "rule": "",
            "known": "",
            "source": "",
        }
    )
