"""Thresholds: editable defaults, each with its source, and what they flag. None is universal."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import pandas as pd

from orgmodel.errors import PackError
from orgmodel.measures.measure import Measure

FILE = "thresholds.toml"
_OF = ("manager", "director", "whole")
_FLAGS = ("below", "above", "equals")
_SEVERITIES = ("warning", "info")
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


@cache
def shipped() -> tuple[Threshold, ...]:
    """The thresholds that ship, those not in use included."""
    text = (resources.files("orgmodel.measures") / FILE).read_text(encoding="utf-8")
    return read_thresholds(tomllib.loads(text))


def with_own(given: Mapping[str, Any]) -> tuple[Threshold, ...]:
    """Those that ship, with the blocks of a file of one's own in place of those of the same id.

    A block may name only the keys that differ from the shipped one. `PackError` with every fault.
    """
    known = {threshold.id: threshold for threshold in shipped()}
    blocks = given.get("threshold", [])
    faults: list[str] = []
    if set(given) - {"threshold"} or not _are_blocks(blocks):
        faults.append(f"{FILE}: it holds [[threshold]] blocks and nothing else.")
        raise PackError(tuple(faults))
    merged = {name: _keys(threshold) for name, threshold in known.items()}
    for block in blocks:
        name = str(block.get("id", ""))
        merged[name] = {**merged.get(name, {}), **block}
    return read_thresholds({"threshold": list(merged.values())})


def read_thresholds(given: Mapping[str, Any]) -> tuple[Threshold, ...]:
    """The thresholds of a file's keys and values. `PackError` with every fault."""
    faults: list[str] = []
    found = [_read(block, faults) for block in given.get("threshold", [])]
    if faults:
        raise PackError(tuple(faults))
    return tuple(threshold for threshold in found if threshold is not None)


def _are_blocks(blocks: Any) -> bool:
    return isinstance(blocks, list) and all(isinstance(block, Mapping) for block in blocks)


def _keys(threshold: Threshold) -> dict[str, Any]:
    return {field.name: getattr(threshold, field.name) for field in fields(threshold)}


def _read(block: Mapping[str, Any], faults: list[str]) -> Threshold | None:
    where = f"{FILE}, threshold “{block.get('id', '?')}”"
    known = {field.name for field in fields(Threshold)}
    needed = ("id", "of", "figure", "flag", "value", "words", "source")
    before = len(faults)
    faults += [f"{where}: there is no key “{key}”." for key in block if key not in known]
    faults += [f"{where}: it needs “{key}”." for key in needed if key not in block]
    for key, allowed in (("of", _OF), ("flag", _FLAGS), ("severity", _SEVERITIES)):
        if key in block and block[key] not in allowed:
            faults.append(f"{where}: {key} is one of {', '.join(allowed)}, not “{block[key]}”.")
    for key in ("value", "layers_from", "layers_to", "below_posts"):
        value = block.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            faults.append(f"{where}: {key} is a number, not “{value}”.")
    return None if len(faults) > before else Threshold(**block)


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
        layer = table["layer"].to_numpy()
        chosen &= layer >= threshold.layers_from
        chosen &= layer <= (threshold.layers_to or np.inf)
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
