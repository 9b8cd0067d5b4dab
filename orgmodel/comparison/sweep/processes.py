"""A sweep on the cores of this machine: processes of joblib, and what is done where one dies."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import closing
from itertools import islice

from orgmodel.comparison.sweep.rows import SweepPart
from orgmodel.comparison.sweep.setup import SweepSetup
from orgmodel.comparison.sweep.worker import Unassessed, assess_here, begin
from orgmodel.errors import OrgmodelError

_TRIES = 3
"""How often in a row processes may die without one part assessed between."""


def in_processes(
    setup: SweepSetup, jobs: int, done: Collection[tuple[int, ...]] = ()
) -> Iterator[SweepPart]:
    """The parts that are not done, as they come, of `jobs` processes.

    What a process that died had not given is given to another. `OrgmodelError` where they die
    again and again.
    """
    from joblib.externals.loky.process_executor import BrokenProcessPool

    given, tries = set(done), 0
    while True:
        try:
            for part in _once(setup, jobs, given):
                given.add(part.first)
                tries = 0
                yield part
        except BrokenProcessPool as error:
            tries += 1
            if tries == _TRIES:
                raise OrgmodelError(
                    "the processes that assess combinations end before they have assessed one, "
                    "for want of memory perhaps. Take fewer jobs."
                ) from error
        else:
            return


def _once(setup: SweepSetup, jobs: int, given: Collection[tuple[int, ...]]) -> Iterator[SweepPart]:
    from joblib import Parallel, delayed

    before = frozenset(given)
    firsts = (first for first in setup.parts() if first not in before)
    some = list(islice(firsts, 1))
    if not some:
        return
    workers = Parallel(
        n_jobs=jobs,
        backend="loky",
        return_as="generator_unordered",
        batch_size=1,
        max_nbytes=None,
        initializer=begin,
        initargs=(setup.packed, os.getpid()),
    )
    tasks = (delayed(assess_here)(setup.digest, first) for run in (some, firsts) for first in run)
    with closing(workers(tasks)) as found:
        for part in found:
            if isinstance(part, Unassessed):
                raise OrgmodelError(part.why)
            yield part
