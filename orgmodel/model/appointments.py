"""Which appointments hold on a day, and which posts are said to be vacant."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model import numbers

Flags = npt.NDArray[np.bool_]

_VACANT = "vacan"
"""How a status begins that says nobody is in post: vacant, Vacancy, VACANT (being recruited)."""


def held_on(appointments: pd.DataFrame, day: str) -> pd.DataFrame:
    """The appointments that hold on a day (yyyy-mm-dd): start ≤ day ≤ end, open ends open."""
    started = _days(appointments["start"], "") <= day
    lasts = _days(appointments["end"], "9999-99-99") >= day
    return appointments[(started & lasts).to_numpy(dtype=bool)]


def _days(cells: pd.Series, otherwise: str) -> pd.Series:
    """The days as text that sorts as time does; what is no day as `otherwise`."""
    known = {cell: numbers.day(cell) for cell in cells.unique()}
    return cells.map({cell: str(day or otherwise) for cell, day in known.items()}).astype("str")


def said_to_be_vacant(status: pd.Series) -> Flags:
    """Whether each status says that nobody is in post."""
    codes, texts = pd.factorize(status)
    vacant = [text.strip().casefold().startswith(_VACANT) for text in texts]
    return np.take(np.array([*vacant, False], dtype=bool), np.asarray(codes))
