"""A sweep on a cluster of Dask: the same parts, wherever there is a worker for them."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import islice
from typing import Any

from orgmodel.comparison.sweep.rows import SweepPart
from orgmodel.comparison.sweep.setup import SweepSetup, unpacked
from orgmodel.comparison.sweep.worker import Unassessed, assess
from orgmodel.errors import OrgmodelError
from orgmodel.extras import needed

_AHEAD = 4
"""Parts that wait for each thread of the cluster."""
_WAIT = 10
"""Seconds to wait for a scheduler, and for a first worker."""


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the scheduler at an address. `OrgmodelError` where there is none."""
    distributed = _distributed()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise OrgmodelError(
            f'no scheduler of Dask answers at "{address}". Give the address that dask scheduler '
            "shows when it starts, such as tcp://10.0.0.5:8786."
        ) from error
    try:
        yield client
    finally:
        with suppress(Exception):  # the scheduler may be gone, and the rows are here
            client.close(timeout=_WAIT)


def on_cluster(
    setup: SweepSetup, client: Any, done: Collection[tuple[int, ...]] = ()
) -> Iterator[SweepPart]:
    """The parts that are not done, as they come from the workers of a `distributed.Client`.

    Each comes once, also where a worker dies and another does its work again. `OrgmodelError`
    where there is no worker, or none that can do it.
    """
    distributed = _distributed()
    if not isinstance(client, distributed.Client):
        raise OrgmodelError("client must be a Client of Dask distributed.")
    threads = _threads(client)
    with warnings.catch_warnings():  # the setup is large on purpose: it is sent once
        warnings.simplefilter("ignore", UserWarning)
        ready = client.submit(unpacked, setup.packed, key=f"orgmodel-{setup.digest}")
    firsts = (first for first in setup.parts() if first not in done)

    def submitted(number: int) -> list[Any]:
        return [
            client.submit(assess, setup.digest, ready, first, pure=False)
            for first in islice(firsts, number)
        ]

    running = distributed.as_completed(submitted(_AHEAD * threads), loop=client.loop)
    for future in running:
        part = _result(future)
        for more in submitted(1):
            running.add(more)
        yield part


def _distributed() -> Any:
    with needed("cluster", "a cluster of Dask"):
        return import_module("distributed")


def _threads(client: Any) -> int:
    """How many threads its workers have; waits for the first one."""
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except (OSError, TimeoutError) as error:
        raise OrgmodelError(
            "the cluster has no worker. Start one with: dask worker ADDRESS --nthreads 1"
        ) from error
    return sum(map(int, client.nthreads().values())) or 1


def _result(future: Any) -> SweepPart:
    try:
        part = future.result()
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        raise OrgmodelError(
            f"the cluster could not assess a part of the option set ({type(error).__name__}: "
            f"{error}). Its workers need orgmodel installed, in the same version as here."
        ) from error
    if isinstance(part, Unassessed):
        raise OrgmodelError(part.why)
    if not isinstance(part, SweepPart):
        raise OrgmodelError(f"the cluster answers with {type(part).__name__}, which is no part.")
    return part
