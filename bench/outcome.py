"""What came of tries to break something, and tries that can be made in any order, side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from bench.timing import table


@dataclass(frozen=True)
class Outcome:
    """What came of some tries: how many were acknowledged and then missing, how many records or
    files were not whole, how much was done or failed without a word.

    `told` are the tries that were refused, or whose remains say that they are not whole. `words`
    say what is wrong, one a case.
    """

    tries: int
    lost: int = 0
    half: int = 0
    silent: int = 0
    told: int = 0
    words: tuple[str, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.tries + other.tries,
            self.lost + other.lost,
            self.half + other.half,
            self.silent + other.silent,
            self.told + other.told,
            self.words + other.words,
        )

    @property
    def wrong(self) -> int:
        """How much went wrong."""
        return self.lost + self.half + self.silent


def one_try(wrong: Collection[str], words: Iterable[str] = (), *, refused: bool = False) -> Outcome:
    """A try, and which of "lost", "half" and "silent" came of it."""
    lost, half, silent = (int(kind in wrong) for kind in ("lost", "half", "silent"))
    return Outcome(1, lost, half, silent, int(refused), tuple(words))


Found = Sequence[tuple[str, Outcome]]
"""Each fault, and what came of the tries."""
Attempt = Callable[[], Found]
"""Some tries, which another process can be given to make."""


def found_by(attempts: Iterable[Attempt]) -> Found:
    """What came of all of them, on all cores at once; tries of one fault are added up."""
    total: dict[str, Outcome] = {}
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for found in pool.map(_made, attempts):
            for fault, outcome in found:
                total[fault] = total.get(fault, Outcome(0)) + outcome
    return tuple(total.items())


def _made(attempt: Attempt) -> Found:
    return attempt()


def told(title: str, found: Found) -> str:
    """A table of faults, and each case that is wrong, as Markdown."""
    head = ("fault", "tries", "told", "lost", "half", "silent")
    cells = [
        (fault, f"{one.tries:,}", f"{one.told:,}", one.lost, one.half, one.silent)
        for fault, one in found
    ]
    wrong = [f"- {fault}: {words}" for fault, one in found for words in one.words]
    return "\n\n".join((f"## {title}", table(head, cells), *wrong))
