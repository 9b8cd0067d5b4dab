"""Thresholds: editable defaults, each with its source, and what they flag. None is universal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, overload

import numpy as np
import pandas as pd

from orgmodel.errors import PackError
from orgmodel.measures.measure import Measure
from orgmodel.model.given.filed import Filed
from orgmodel.model.toml_table import TomlTable, opened

FILE = "thresholds.toml"
_OF = ("manager", "director", "whole")
_FLAGS = ("below", "above", "equals")
_SEVERITIES = ("warning", "info")
_NEEDED = ("id", "of", "figure", "flag", "value", "words", "source")
_MOST_POSTS = 1_000_000_000
FLAG_COLUMNS = (
    "threshold",
    "of",
    "subject",
    "title",
    "figure",
    "value",
    "limit",
    "severity",
    "words",
    "source",
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limit: which figure it looks at, when it flags, and who says so.

    `layers_from` and `layers_to` narrow it to managers on those layers (1 is the top);
    `below_posts` to organisations of fewer posts.
    """

    id: str
    of: str
    figure: str
    flag: str
    value: float
    words: str
    source: str
    severity: str = "info"
    use: bool = True
    layers_from: int = 1
    layers_to: int | None = None
    below_posts: int | None = None

    def broken(self, values: np.ndarray) -> np.ndarray:
        """Which of the values it flags; an unknown one never."""
        if self.flag == "below":
            return np.asarray(values < self.value)
        return np.asarray(values > self.value if self.flag == "above" else values == self.value)


@dataclass(frozen=True)
class Thresholds(Sequence[Threshold], Filed):
    """Limits in order, as `brent.measures(thresholds=…)` takes them.

    `Thresholds.load` reads a thresholds.toml over those that ship: a block may name only the keys
    that differ from the shipped one of its id. `save` writes all of them. Each has the `figure`
    that it looks at, `flag` (below, above, equals), `value`, `severity`, and who says so in
    `words` and `source`. `PackError` with every fault of the file.

        >>> _ = Path("limits.toml").write_text('''
        ... [[threshold]]
        ... id = "span-wide"
        ... of = "manager"
        ... figure = "span"
        ... flag = "above"
        ... value = 6
        ... words = "more than six direct reports"
        ... source = "our own"
        ... ''')
        >>> limits = om.Thresholds.load("limits.toml")
        >>> flagged = brent.measures(thresholds=limits).flags
        >>> flagged[flagged["threshold"] == "span-wide"][["subject", "value"]].values.tolist()
        [['ce', 9.0]]
    """

    limits: tuple[Threshold, ...]

    @overload
    def __getitem__(self, place: int) -> Threshold: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Threshold, ...]: ...
    def __getitem__(self, place: int | slice) -> Threshold | tuple[Threshold, ...]:
        return self.limits[place]

    def __len__(self) -> int:
        return len(self.limits)


@cache
def shipped() -> Thresholds:
    """The thresholds that ship, those not in use included."""
    return _checked(opened((resources.files("orgmodel.measures") / FILE).read_bytes()))


def own_thresholds(content: bytes, file: str = FILE) -> Thresholds:
    """Those that ship, with the blocks of a file's bytes in place of those of the same id.

    A block may name only the keys that differ from the shipped one. `PackError` with every fault.
    """
    table = opened(content)
    if table.faults:
        raise PackError(table.words(file))
    table.only(("threshold",))
    merged = {threshold.id: _keys(threshold) for threshold in shipped()}
    for block in table.tables("threshold"):
        name = block.name("id")
        merged[name] = {**merged.get(name, {}), **block.given}
    return _checked(TomlTable({"threshold": list(merged.values())}, table.faults), file)


def _checked(table: TomlTable, file: str = FILE) -> Thresholds:
    """The thresholds of a file's blocks. `PackError` with every fault."""
    found = Thresholds(tuple(_threshold(block) for block in table.tables("threshold")))
    if table.faults:
        raise PackError(table.words(file))
    return found


def _keys(threshold: Threshold) -> dict[str, Any]:
    keys = {field.name: getattr(threshold, field.name) for field in fields(threshold)}
    return {key: value for key, value in keys.items() if value is not None}


def _threshold(block: TomlTable) -> Threshold:
    block.only(field.name for field in fields(Threshold))
    block.needs(_NEEDED, "threshold")
    return Threshold(
        id=block.name("id"),
        of=block.name("of", allowed=_OF),
        figure=block.name("figure"),
        flag=block.name("flag", allowed=_FLAGS),
        value=block.number("value", 0),
        words=block.text("words"),
        source=block.text("source"),
        severity=block.name("severity", "info", allowed=_SEVERITIES),
        use=block.flag("use", True),
        layers_from=block.whole("layers_from", 1, least=1, most=_MOST_POSTS),
        layers_to=block.optional_whole("layers_to", least=1, most=_MOST_POSTS),
        below_posts=block.optional_whole("below_posts", least=0, most=_MOST_POSTS),
    )


def flags(
    thresholds: Sequence[Threshold],
    figures: Sequence[Measure],
    posts: pd.DataFrame,
    directors: pd.DataFrame,
) -> pd.DataFrame:
    """One row a figure that a threshold in use flags, in the thresholds' order."""
    values = {figure.id: figure.value for figure in figures}
    managers = posts[posts["span"] > 0]
    parts: list[pd.DataFrame] = []
    for threshold in thresholds:
        small = threshold.below_posts
        if not threshold.use or (small is not None and _at_least(values, small)):
            continue
        if threshold.of == "whole":
            parts += _of_whole(threshold, values)
        else:
            subject, table = (
                ("post", managers) if threshold.of == "manager" else ("subject", directors)
            )
            parts += _of_rows(threshold, table, subject)
    columns = list(FLAG_COLUMNS)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _at_least(values: Mapping[str, float | int | None], posts: int) -> bool:
    """Whether the organisation has so many posts; one of unknown size has, to flag nothing."""
    known = values.get("posts")
    return known is None or known >= posts


def _of_whole(
    threshold: Threshold, values: Mapping[str, float | int | None]
) -> Iterator[pd.DataFrame]:
    value = values.get(threshold.figure)
    if value is not None and threshold.broken(np.array([value]))[0]:
        yield _flagged(threshold, [""], [""], np.array([value]))


def _of_rows(threshold: Threshold, table: pd.DataFrame, subject: str) -> Iterator[pd.DataFrame]:
    if threshold.figure not in table.columns:
        return
    values = table[threshold.figure].to_numpy(dtype=np.float64)
    chosen = threshold.broken(values)
    if "layer" in table.columns:
        layer = table["layer"].to_numpy(dtype=np.float64)
        inside = layer >= threshold.layers_from
        inside &= layer <= (threshold.layers_to or np.inf)
        # A row whose layer is not known breaks what holds for every layer, and nothing else.
        every = threshold.layers_from <= 1 and not threshold.layers_to
        chosen &= inside | (np.isnan(layer) & every)
    if chosen.any():
        rows = table[chosen]
        yield _flagged(threshold, rows[subject], rows["title"], values[chosen])


def _flagged(
    threshold: Threshold, subjects: Sequence[str], titles: Sequence[str], values: np.ndarray
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "threshold": threshold.id,
            "of": threshold.of,
            "subject": list(subjects),
            "title": list(titles),
            "figure": threshold.figure,
            "value": values,
            "limit": f"{threshold.flag} {threshold.value:g}",
            "severity": threshold.severity,
            "words": threshold.words,
            "source": threshold.source,
        },
        columns=list(FLAG_COLUMNS),
    )
