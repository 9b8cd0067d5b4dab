"""The Pareto front: of figures that come one at a time, those that no others beat."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Figures = tuple[float, ...]
"""Figures of one thing, all of one length, less being better."""


class Front:
    """Figures that none of the others beat: as good in each place, and better in one.

    What is beaten is forgotten, so memory is that of the front alone.
    """

    def __init__(self) -> None:
        self._kept: dict[Figures, None] = {}
        self._array: NDArray[np.float64] | None = None

    def __contains__(self, figures: Figures) -> bool:
        return figures in self._kept

    def __iter__(self) -> Iterator[Figures]:
        return iter(self._kept)

    def add(self, figures: Figures) -> tuple[Figures, ...] | None:
        """Take some in; those that they beat come back. None where they are beaten themselves."""
        if figures in self._kept:
            return ()
        new = np.array(figures, dtype=float)
        if self._array is None or not len(figures):
            self._kept, self._array = {figures: None}, new[None, :]
            return ()
        if (self._array <= new).all(axis=1).any():
            return None
        beaten = np.all(new <= self._array, axis=1)
        places = set(np.flatnonzero(beaten).tolist())
        gone = tuple(old for place, old in enumerate(self._kept) if place in places)
        for old in gone:
            del self._kept[old]
        self._kept[figures] = None
        self._array = np.vstack((self._array[~beaten], new))
        return gone
