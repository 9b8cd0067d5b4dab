"""What a measure is: a figure with its counting rule and with how much of the data it rests on.

The same organisation gets other figures under other counting rules (Michigan's ratio of staff
to managers was put at 5.87 by the unions and at 7.35 by the civil service commission), so no
figure stands without its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

SILENT = "the data does not say"

_KEYS = ("name", "value", "unit", "rule", "known", "source")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the whole organisation.

    `value` is None where the data does not say; it is never 0 for unknown. `rule` says in
    words what was counted, `known` how much of the data the figure rests on, `source` where
    the counting rule comes from.
    """

    id: str
    name: str
    value: float | int | None
    unit: str
    rule: str
    known: str
    source: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As in JSON, without the id, which is its key there."""
        return {key: getattr(self, key) for key in _KEYS}


@dataclass(frozen=True, eq=False)
class Measures:
    """All measures of one organisation.

    `figures` are of the whole. The tables have one row each: `posts` a post or post group,
    in file order; `layers` a layer of the executive line; `directors` a director. Unknown
    cells of the tables are missing values, never 0. `faulty` says that the data has faults,
    so that the figures rest on the line as it could be read.
    """

    organisation: str
    figures: tuple[Measure, ...]
    posts: pd.DataFrame
    layers: pd.DataFrame
    directors: pd.DataFrame
    scenario: str | None = None
    faulty: bool = False

    def __getitem__(self, identifier: str) -> Measure:
        return self.by_id[identifier]

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.figures)

    @property
    def by_id(self) -> Mapping[str, Measure]:
        """The measures of the whole, by id."""
        return {figure.id: figure for figure in self.figures}

    @property
    def managers(self) -> pd.DataFrame:
        """The posts with at least one direct report, widest span first."""
        managing = self.posts[self.posts["span"] > 0]
        return managing.sort_values("span", ascending=False, kind="stable")

    def to_dict(self) -> dict[str, Any]:
        """For JSON: the figures by id, then the tables as lists of rows; unknown is null."""
        return {
            "organisation": self.organisation,
            "scenario": self.scenario,
            "measures": {figure.id: figure.to_dict() for figure in self.figures},
            "managers": _records(self.managers),
            "layers": _records(self.layers),
            "directors": _records(self.directors),
        }

    def to_frame(self) -> pd.DataFrame:
        """One row a figure: first those of the whole, then a manager's, layer's or director's.

        `subject` is what the figure is of: empty for the whole.
        """
        whole = [{"measure": figure.id, "subject": "", **figure.to_dict()} for figure in self]
        columns = ["measure", "subject", *_KEYS]
        parts = [pd.DataFrame(whole, columns=columns), *self._parts()]
        return pd.concat(parts, ignore_index=True)[columns]

    def _parts(self) -> list[pd.DataFrame]:
        return [
            _long(self.managers, "manager", "post", "title"),
            _long(self.layers, "layer", "layer", None),
            _long(self.directors, "director", "subject", "title"),
        ]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    columns = {name: [_plain(value) for value in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    """Whole numbers as such, and a missing value as None."""
    if value is None or value is pd.NA or value != value:
        return None
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
