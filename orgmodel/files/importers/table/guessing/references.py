"""What refers to what: how many cells of one column are found in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.guessing.columns import SheetColumn
from orgmodel.files.importers.table.guessing.content import Content
from orgmodel.files.importers.table.person_names import name_key

_SEVERAL = re.compile(r"[;|:\n]|,(?! )")
_SPLIT_AT_MOST = 500
_NUMBER_BESIDE = re.compile(r".*[(\[]\s*(\S+)\s*[)\]]|(\S+)\s+[-–|]\s.*", re.DOTALL)
_MOSTLY, _SPREAD = 0.5, 50
_FIGURES = ("number", "code", "percent", "money", "date", "personal")
_WORDS = ("name", "work", "words", "code", "honorific", "flag", "nobody")
_ALIKE = (_FIGURES, _WORDS, ("email", "words"))


@dataclass(frozen=True)
class Pointing:
    """How many of the cells of one column that name somebody are found in another.

    `alone` is the share of those found whose value stands in one row only.
    """

    manager: SheetColumn
    target: SheetColumn
    points: int
    asked: int
    alone: float

    @property
    def share(self) -> float:
        """The share found; 0 where no cell names anybody."""
        return self.points / self.asked if self.asked else 0.0


def pointings(
    managers: Sequence[SheetColumn], targets: Sequence[SheetColumn]
) -> tuple[Pointing, ...]:
    """Each of these columns against each target, where any cell is found."""
    asking = [_asked(manager.content) for manager in managers]
    every = pd.concat([keys for keys, _ in asking]) if asking else pd.Series(dtype="str")
    found = []
    for target in targets:
        content = target.content
        if not content.different or not any(_alike(one.content, content) for one in managers):
            continue
        inside = among(every, content.keys)
        start = 0
        for manager, (keys, counts) in zip(managers, asking, strict=True):
            here = inside[start : start + len(keys)]
            start += len(keys)
            if manager.place == target.place or not len(keys):
                continue
            here = here | _several(keys, here, content)
            here = here | _otherwise(manager.content, keys, here, content)
            points = int(counts[here].sum())
            if points:
                alone = _alone(keys[here], content)
                found.append(Pointing(manager, target, points, int(counts.sum()), alone))
    return tuple(found)


def _alike(one: Content, other: Content) -> bool:
    """Whether cells of one column look as if they might be found in the other."""
    if any(_NUMBER_BESIDE.fullmatch(text) for text in one.spread(_SPREAD)):
        return True
    return any(
        any(one.kinds.get(kind) for kind in kinds) and any(other.kinds.get(kind) for kind in kinds)
        for kinds in _ALIKE
    )


def among(keys: pd.Series, known: pd.Series) -> npt.NDArray[np.bool_]:
    """Which of the keys are among the known ones, by hashing."""
    text = pa.large_string()
    inside = pc.is_in(pa.array(keys, text), value_set=pa.array(known, text))
    return np.asarray(inside.to_numpy(zero_copy_only=False), dtype=bool)


def _asked(content: Content) -> tuple[pd.Series, npt.NDArray[np.int64]]:
    somebody = ~content.nobody
    return content.keys[somebody].reset_index(drop=True), content.counts[somebody]


def _several(
    keys: pd.Series, found: npt.NDArray[np.bool_], content: Content
) -> npt.NDArray[np.bool_]:
    """Which cells name several, each of whom is found."""
    also = np.zeros(len(keys), dtype=bool)
    places = np.flatnonzero(~found)[:_SPLIT_AT_MOST]
    parted = {
        int(place): [part.strip().removesuffix(".0").lstrip("0") for part in parts if part.strip()]
        for place, key in zip(places, keys.iloc[places], strict=True)
        if len(parts := _SEVERAL.split(key)) > 1
    }
    if not parted:
        return also
    each = pd.Series([part for parts in parted.values() for part in parts], dtype="str")
    known = set(each[among(each, content.keys)])
    for place, parts in parted.items():
        also[place] = bool(parts) and all(part in known for part in parts)
    return also


def _otherwise(
    manager: Content, keys: pd.Series, found: npt.NDArray[np.bool_], content: Content
) -> npt.NDArray[np.bool_]:
    """Which cells name somebody in another way: a number in brackets, a name turned round."""
    also = np.zeros(len(keys), dtype=bool)
    names = manager.share("name") > _MOSTLY and content.share("name") > _MOSTLY
    beside = any(_NUMBER_BESIDE.fullmatch(text) for text in manager.spread(_SPREAD))
    if not (names or beside) or found.all():
        return also
    places = np.flatnonzero(~found)[:_SPLIT_AT_MOST]
    texts = keys.iloc[places].tolist()
    inside = pd.Series([_inside(text) for text in texts], dtype="str")
    also[places] = among(inside, content.keys) & (inside != "").to_numpy(dtype=bool)
    if names:
        known = {name_key(name) for name in content.values}
        also[places] |= np.array([name_key(text) in known for text in texts], dtype=bool)
    return also


def _inside(text: str) -> str:
    """The number in `ann one (1002)` or `1002 - ann one`; empty where there is none."""
    match = _NUMBER_BESIDE.fullmatch(text)
    return next((part.lstrip("0") for part in match.groups() if part), "") if match else ""


def _alone(keys: pd.Series, content: Content) -> float:
    """The share of these keys that stand in one row of the target; of up to 200 of them."""
    if content.different == content.filled:
        return 1.0
    some = keys.iloc[np.linspace(0, len(keys) - 1, min(len(keys), 200)).astype(int)]
    if not len(some):
        return 1.0
    rows = content.counts[among(content.keys, some)]
    return min(1.0, len(some) / max(int(rows.sum()), 1))
