"""The shortest chain of relations between two ids, with where each is written."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import pandas as pd

from orgmodel.model.edges import Edge, Edges
from orgmodel.model.evidence import Step
from orgmodel.model.shown import ShownResult

COLUMNS = ("step", "from", "relation", "to", "file", "row", "change", "source", "basis")


@dataclass(frozen=True, repr=False)
class Chain(ShownResult):
    """How one id is joined to another: `steps`, each a relation as it is written.

    A step's `start`, `relation` and `end` stand as in the data, though the chain may go against
    them; `file` and `row` say where, or `change` where a scenario made it. `joined` is false where
    nothing joins the two; from an id to itself there are no steps.
    """

    start: str
    end: str
    steps: tuple[Step, ...]
    joined: bool

    def __len__(self) -> int:
        return len(self.steps)

    def __bool__(self) -> bool:
        return self.joined

    def _lines(self) -> tuple[str, str, str]:
        told = [f"{one.start} {one.relation} {one.end}" for one in self.steps]
        return (
            f"Path: {self.start} to {self.end}",
            f"{len(self.steps)} steps" if self.joined else "nothing joins them",
            "; ".join(told) or "no step",
        )

    def _table(self) -> pd.DataFrame:
        return self.to_frame().set_index("step")

    def to_frame(self) -> pd.DataFrame:
        """One row a step: step, from, relation, to, file, row, change, source, basis."""
        rows = [{"step": at, **one.to_dict()} for at, one in enumerate(self.steps, start=1)]
        found = pd.DataFrame(rows, columns=list(COLUMNS))
        numbers = dict.fromkeys(("step", "row", "change"), "Int64")
        return found.astype({**dict.fromkeys(COLUMNS, "str"), **numbers})


def chain(edges: Edges, start: str, end: str) -> Chain:
    """The shortest chain, whichever way its relations read; of several the first in file order."""
    came: dict[str, tuple[str, Edge] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for edge in (*edges.out(here), *edges.into(here)):
            there = edge.end if edge.start == here else edge.start
            if there not in came:
                came[there] = here, edge
                waiting.append(there)
    steps, at = [], end
    while (last := came.get(at)) is not None:
        at, edge = last
        steps.append(edges.step(edge))
    return Chain(start, end, tuple(reversed(steps)), end in came)
