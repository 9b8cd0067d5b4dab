"""What a sweep yields: one row a consistent combination, and what became of the others."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.comparison.sweep.figures import Value


@dataclass(frozen=True, slots=True)
class SweepRow:
    """A combination with its figures, in the order of the measures asked for.

    `choices` are the places of the alternatives, one a question. `unshown` are the rules that the
    baseline has assessed and that cannot be assessed in it; `missed` the places of the must-haves
    that it does not meet.
    """

    choices: tuple[int, ...]
    values: tuple[Value, ...]
    unshown: tuple[str, ...] = ()
    missed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SweepPart:
    """The rows of all combinations that begin alike, by `first`, the places of their first answers.

    `left_out` counts the combinations that are not consistent, by reason.
    """

    first: tuple[int, ...]
    rows: tuple[SweepRow, ...]
    left_out: tuple[tuple[str, int], ...] = ()
