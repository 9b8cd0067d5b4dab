"""Faults of a line: loops, and rows above themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from orgmodel.model.columns import Table
from orgmodel.model.faults.ids import LINES, Ids
from orgmodel.model.faults.problem import Problem
from orgmodel.model.hierarchy import TOP, loops

_LOOP_SHOWN = 24


def line_problems(table: Table, frame: pd.DataFrame, known: Ids) -> Iterator[Problem]:
    """Rows above themselves, each on its row, and loops, each once, at their first row."""
    column = LINES[table.name]
    ids, labels = frame["id"], frame.index
    rows = np.arange(len(frame))
    counts = (known.own(table.name) == rows) & ((ids != "") & (frame[column] != "")).to_numpy()
    parent = np.where(counts, known.above(table.name), TOP)
    for place in np.flatnonzero(parent == rows):
        words = "reports to itself" if column == "reports_to" else "is part of itself"
        yield Problem(
            "self-report",
            table.file,
            int(labels[place]),
            column,
            ids.iloc[place],
            f'"{ids.iloc[place]}" {words}. Name another, or leave it empty if it is the top.',
        )
    for loop in loops(parent):
        turned = _from_first(loop)
        names = [ids.iloc[place] for place in (*turned, turned[0])]
        yield Problem(
            "loop",
            table.file,
            int(labels[turned[0]]),
            column,
            names[1],
            f"a loop: {_shown(names)}. Change or empty one of these {len(turned)} cells.",
        )


def _shown(names: Sequence[str]) -> str:
    if len(names) > _LOOP_SHOWN:
        half = _LOOP_SHOWN // 2
        names = [*names[:half], f"… {len(names) - 2 * half} more …", *names[-half:]]
    return " → ".join(names)


def _from_first(loop: tuple[int, ...]) -> tuple[int, ...]:
    start = loop.index(min(loop))
    return loop[start:] + loop[:start]
