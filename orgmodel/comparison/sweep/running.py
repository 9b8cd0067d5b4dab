"""Where a sweep is run: in this process, in several of this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from orgmodel.comparison.sweep.rows import SweepPart
from orgmodel.comparison.sweep.setup import SweepSetup


@dataclass(frozen=True)
class SweepPlace:
    """`jobs` processes of this machine, or the workers of a `client` of Dask distributed."""

    jobs: int = 1
    client: Any = None


HERE = SweepPlace()


def run(
    setup: SweepSetup, place: SweepPlace = HERE, done: Collection[tuple[int, ...]] = ()
) -> Iterator[SweepPart]:
    """Every part of a setup that is not done, each once; in order where one process does it all.

    `done` are the first answers of parts. Raises `OrgmodelError`.
    """
    if place.client is not None:
        from orgmodel.comparison.sweep.cluster import on_cluster

        return on_cluster(setup, place.client, done)
    if place.jobs > 1:
        from orgmodel.comparison.sweep.processes import in_processes

        return in_processes(setup, place.jobs, done)
    evaluator = setup.evaluator()
    return (evaluator.part(first) for first in setup.parts() if first not in done)
