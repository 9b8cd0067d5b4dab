"""What is kept of the rows of a sweep while they come: the best, the front, and how many."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence

from orgmodel.comparison.front import Figures, Front
from orgmodel.comparison.sweep.figures import Value
from orgmodel.comparison.sweep.left_out import SweepLeftOut
from orgmodel.comparison.sweep.rows import SweepPart, SweepRow


class BestRows:
    """The `keep` best rows by `names`, and one row for each set of figures on the front.

    Rows that miss a must-have are counted, and neither ranked nor on the front. Parts may come in
    any order: what is kept is the same.
    """

    def __init__(self, names: Sequence[str], keep: int) -> None:
        self._names, self._keep = tuple(names), keep
        self._heap: list[tuple[Figures, tuple[int, ...], SweepRow]] = []
        self._front = Front()
        self._first_alike: dict[Figures, SweepRow] = {}
        self._alike = Counter[Figures]()
        self.left_out = SweepLeftOut()
        self.missed = Counter[int]()
        self.assessed = 0
        self.ruled_out = 0

    @property
    def done(self) -> int:
        """How many combinations have come, those left out with them."""
        return self.assessed + self.left_out.total()

    def take(self, part: SweepPart) -> None:
        """Take in the rows of a part."""
        self.left_out.take(part)
        self.assessed += len(part.rows)
        for row in part.rows:
            if row.missed:
                self.missed.update(row.missed)
                self.ruled_out += 1
            else:
                self._rank(row)

    def _rank(self, row: SweepRow) -> None:
        key = sort_key(self._names, row)
        entry = (tuple(-each for each in key), tuple(-place for place in row.choices), row)
        if len(self._heap) < self._keep:
            heapq.heappush(self._heap, entry)
        elif entry[:2] > self._heap[0][:2]:
            heapq.heapreplace(self._heap, entry)
        beaten = self._front.add(key)
        if beaten is None:
            return
        for figures in beaten:
            del self._first_alike[figures], self._alike[figures]
        self._alike[key] += 1
        first = self._first_alike.setdefault(key, row)
        if row.choices < first.choices:
            self._first_alike[key] = row

    def best(self) -> tuple[SweepRow, ...]:
        """The best rows, best first; of equals the first by their answers."""
        ordered = sorted(self._heap, key=lambda entry: entry[:2], reverse=True)
        return tuple(row for *_, row in ordered)

    def front(self) -> tuple[SweepRow, ...]:
        """One row for each set of figures that no other beats, in the order of the ranking."""
        return tuple(self._first_alike[key] for key in sorted(self._first_alike))

    def alike(self, row: SweepRow) -> int:
        """How many rows on the front have the figures of this one, itself included; 0 off it."""
        return self._alike[sort_key(self._names, row)]


def sort_key(names: Sequence[str], row: SweepRow) -> Figures:
    """The figures of a row as numbers to sort by, less being better; the rules unshown come last.

    What the data does not say is worse than any figure.
    """
    return (*_key(names, row.values), float(len(row.unshown)))


def _key(names: Sequence[str], values: Sequence[Value]) -> Figures:
    return tuple(
        float("inf") if value is None else -value if name.startswith("-") else value
        for name, value in zip(names, values, strict=True)
    )
