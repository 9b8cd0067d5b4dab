"""A sweep gives the same rows wherever it is run, each once, also where a process is killed."""

import os
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager

import pytest

from orgmodel.comparison.sweep import cluster
from orgmodel.comparison.sweep.running import SweepPlace, run
from orgmodel.errors import OrgmodelError
from tests.comparison.option_sets import small_setup, two_each

distributed = pytest.importorskip("distributed")
psutil = pytest.importorskip("psutil")
SETUP = small_setup(two_each(6), measures=["errors", "changes"])


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr("orgmodel.comparison.sweep.setup.IN_A_PART", 4)


@pytest.fixture(scope="module")
def expected():
    return [row for part in run(SETUP) for row in part.rows]


def killing(parts, pids):
    """Kill one process after the first part has come; then the rows of all."""
    found = []
    for part in parts:
        if not found:
            os.kill(pids()[0], signal.SIGKILL)
        found += part.rows
    return sorted(found, key=lambda row: row.choices)


def of_joblib():
    children = psutil.Process().children()
    return [one.pid for one in children if "loky" in " ".join(one.cmdline()) and worker(one)]


def worker(process):
    return "resource_tracker" not in " ".join(process.cmdline())


def test_two_processes_give_the_rows_of_one_also_where_one_is_killed(expected):
    assert len(expected) == 36
    assert killing(run(SETUP, SweepPlace(2)), of_joblib) == expected
    other = small_setup(two_each(4), measures=["changes"])
    wanted = [row for part in run(other) for row in part.rows]
    found = [row for part in run(other, SweepPlace(2)) for row in part.rows]
    assert sorted(found, key=lambda row: row.choices) == wanted


def test_dask_gives_the_rows_of_one_process_also_where_a_worker_is_killed(expected):
    local = {"n_workers": 0, "host": "127.0.0.1", "dashboard_address": None, "silence_logs": 50}
    with (
        distributed.LocalCluster(**local, protocol="tcp://") as scheduler,
        workers_of(scheduler.scheduler_address, 2) as workers,
        cluster.connected(scheduler.scheduler_address) as client,
    ):
        client.wait_for_workers(2, timeout=60)
        assert killing(run(SETUP, SweepPlace(client=client)), lambda: [workers[0].pid]) == expected
        assert len(client.scheduler_info()["workers"]) == 1


@contextmanager
def workers_of(address, number):
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"]
    command += ["--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
    workers = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(number)]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def refused(client):
    return list(run(SETUP, SweepPlace(client=client)))


def of_address(address):
    with cluster.connected(address) as client:
        return client


def test_what_cannot_be_used_is_told(monkeypatch):
    nowhere = "tcp://127.0.0.1:1"
    with pytest.raises(OrgmodelError, match="must be a Client"):
        refused(nowhere)
    monkeypatch.setattr(cluster, "_WAIT", 0.5)
    with pytest.raises(OrgmodelError, match=f'no scheduler of Dask answers at "{nowhere}"'):
        of_address(nowhere)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(OrgmodelError, match=r"orgmodel\[cluster\]"):
        of_address(nowhere)


ENDLESS = """
    from orgmodel.comparison.sweep.running import SweepPlace, run
    from tests.comparison.option_sets import small_setup
    import time
    for part in run(small_setup(measures=["changes"]), SweepPlace(2)):
        print("began", flush=True)
        time.sleep(60)
"""


def test_processes_end_with_the_first_one_that_is_killed():
    first = subprocess.Popen([sys.executable, "-c", textwrap.dedent(ENDLESS)], stdout=-1)
    assert first.stdout.readline() == b"began\n"
    others = psutil.Process(first.pid).children(recursive=True)
    assert len(others) >= 2
    first.kill()
    first.communicate()
    _, alive = psutil.wait_procs(others, timeout=20)
    assert alive == []
