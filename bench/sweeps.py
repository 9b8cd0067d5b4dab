"""Option sets at scale: each combination's cost, several processes, a cluster, memory, a kill.

`python -m bench sweeps` does all of it and prints the load of the machine beside each figure. What
several processes and Dask give is compared with what one process gives.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.timing import PYTHON, ROOT, table
from orgmodel.api import Organisation, from_reading, load
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.option_set import Alternative, OptionSet, Question
from orgmodel.comparison.sweep.cluster import connected
from orgmodel.comparison.sweep.rows import SweepRow
from orgmodel.comparison.sweep.running import SweepPlace, run
from orgmodel.comparison.sweep.setup import SweepSetup
from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.folder import read_files
from orgmodel.files.kept_sweep import kept_sweep

NOTHING = Scenario("x")
POSTS, QUESTIONS = 10_000, 10
RANK = ("errors", "warnings", "changes")


def report() -> str:
    """Measure, and word the result as Markdown."""
    parts = (_each, _processes, _cluster, _large)
    return "## Sweeps\n\n" + "\n\n".join(part() for part in parts)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def moves(model: Organisation, questions: int, alternatives: int, seed: int = 3) -> OptionSet:
    """So many posts, each as now or under one of some other managers."""
    chance, line = random.Random(seed), model.hierarchy
    posts = [post for post in line.ids if line.manager(post) is not None]
    chosen = chance.sample(posts, questions)
    managers = [post for post in posts if not set(line.chain(post)) & set(chosen)]
    asked = []
    for number, post in enumerate(chosen):
        to = chance.sample(managers, alternatives - 1)
        others = [Alternative(f"b{n}", m, NOTHING.move_post(post, to=m)) for n, m in enumerate(to)]
        as_now = Alternative("a", "as now", NOTHING)
        asked.append(Question(f"Q{number}", post, "", (as_now, *others)))
    return OptionSet("moves", tuple(asked))


def mixed(model: Organisation, seed: int = 5) -> OptionSet:
    """Three functions, three posts and two links, each as now or one of two other ways."""
    chance, tables = random.Random(seed), model.tables
    units = tables["units"]["id"].tolist()
    asked = list(moves(model, 3, 3, seed).questions)
    for function in chance.sample(tables["functions"]["id"].tolist(), 3):
        to = [NOTHING.move_function(function, to=chance.choice(units)) for _ in range(2)]
        asked.append(_question(f"F{len(asked)}", to))
    rows = tables["links"][["from", "relation", "to"]].values.tolist()
    for start, relation, end in chance.sample(rows, 2):
        added = NOTHING.add_link(chance.choice(units), relation, end)
        asked.append(
            _question(f"L{len(asked)}", [NOTHING.remove_link(start, relation, end), added])
        )
    return OptionSet("mixed", tuple(asked))


def _question(name: str, scenarios: list[Scenario]) -> Question:
    every = (NOTHING, *scenarios)
    alternatives = tuple(Alternative(f"a{n}", f"a{n}", one) for n, one in enumerate(every))
    return Question(name, name, "", alternatives)


def _setup(model: Organisation, option_set: OptionSet) -> SweepSetup:
    return SweepSetup.of(model, option_set, ["separation"], RANK)


def _illustrative(option_set: str = "moves", questions: int = 8) -> SweepSetup:
    model = load(ROOT / "data" / "illustrative")
    return _setup(model, mixed(model) if option_set == "mixed" else moves(model, questions, 3))


def _rows(setup: SweepSetup, place: SweepPlace) -> tuple[float, float, list[SweepRow]]:
    """Seconds by the clock, of this process, and the rows in order."""
    clock, processor = time.perf_counter(), time.process_time()
    rows = [row for part in run(setup, place) for row in part.rows]
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return clock, processor, sorted(rows, key=lambda row: row.choices)


def _each() -> str:
    lines = []
    for name in ("moves", "mixed"):
        setup = _illustrative(name)
        _, processor, rows = _rows(setup, SweepPlace())
        each = f"{processor / len(rows) * 1e3:.2f}"
        lines.append((name, f"{setup.option_set.size:,}", f"{len(rows):,}", each, _load()))
    header = ("option set", "combinations", "consistent", "processor, ms each", "load")
    return f"180 posts (illustrative), separation pack, one process:\n\n{table(header, lines)}"


def _processes() -> str:
    setup, lines, seen = _illustrative("moves", 9), [], []
    for jobs in (1, 2):
        clock, _, rows = _rows(setup, SweepPlace(jobs))
        seen.append((clock, rows))
        lines.append(
            (jobs, f"{clock:.1f}", f"{seen[0][0] / clock:.2f}", rows == seen[0][1], _load())
        )
    header = ("jobs", "by the clock, s", "times faster", "same rows", "load")
    return f"19,683 moves, start of the processes counted:\n\n{table(header, lines)}"


@contextmanager
def _dask(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and so many workers on loopback, each a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "scheduler.json")
        begun = [_started("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", file)]
        try:
            for _ in range(workers):
                more = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
                begun.append(_started("worker", "--scheduler-file", file, *more))
            while not Path(file).exists() or not Path(file).read_text():
                time.sleep(0.1)
            yield file, begun[1:]
        finally:
            for process in begun:
                process.kill()
                process.wait()


def _started(what: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [PYTHON, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def _cluster() -> str:
    import json

    setup = _illustrative("mixed")
    _, _, expected = _rows(setup, SweepPlace())
    lines = []
    for workers in (2, 4):
        with _dask(workers) as (file, processes):
            address = json.loads(Path(file).read_text())["address"]
            with connected(address) as client:
                client.wait_for_workers(workers, timeout=120)
                found, start = list[SweepRow](), time.perf_counter()
                for part in run(setup, SweepPlace(client=client)):
                    found += part.rows
                    if processes[0].poll() is None and len(found) > len(expected) / 4:
                        processes[0].kill()
                clock = time.perf_counter() - start
        ordered = sorted(found, key=lambda row: row.choices)
        twice = len(found) - len({row.choices for row in found})
        lines.append((workers, f"{clock:.1f}", len(found), twice, ordered == expected, _load()))
    header = ("workers, one killed", "by the clock, s", "rows", "twice", "same rows", "load")
    what = "6,561 mixed combinations on Dask, one worker killed after a quarter"
    return f"{what}:\n\n{table(header, lines)}"


def large() -> SweepSetup:
    """10,000 posts on two sides and 1,024 combinations: ten posts that may move."""
    chance = random.Random(7)
    units = "id,name,kind,side,head\ntrust,Body,body,trust,p0\nbuys,Buyers,unit,commissioning,p1\n"
    units += "sells,Sellers,unit,provider,p2\n"
    rows = ["id,title,reports_to,unit", "p0,p0,,trust", "p1,p1,p0,buys", "p2,p2,p0,sells"]
    for number in range(3, POSTS):
        manager = max(1, number // chance.randint(3, 8))
        rows.append(f"p{number},p{number},p{manager},")
    files = {"posts.csv": "\n".join(rows).encode(), "units.csv": units.encode()}
    model = from_reading(read_files(files))
    return _setup(model, moves(model, QUESTIONS, 2))


def kept(place: str) -> None:
    """Keep the rows of the large set in a file, and print memory and progress as they come."""
    done = 0
    for part in kept_sweep(large(), resume=Path(place)):
        done += len(part.rows) + sum(number for _, number in part.left_out)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(done, peak // (1024 if sys.platform != "darwin" else 1024**2), flush=True)


def _large() -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "rows.jsonl")
        start = time.perf_counter()
        with _kept(file) as first:
            seen = [first.stdout.readline().split() for _ in range(8)] if first.stdout else []
            first.send_signal(signal.SIGKILL)
        with _kept(file) as second:
            out, _ = second.communicate()
        after = [line.split() for line in out.splitlines()]
        clock = time.perf_counter() - start
        firsts = [line.split(b'"rows"')[0] for line in Path(file).read_bytes().splitlines()[1:]]
        try:
            parts = list(kept_sweep(large(), resume=Path(file)))
            read = f"{sum(len(part.rows) for part in parts):,} rows"
        except OrgmodelError as error:
            read = str(error)
    quarter = after[len(after) // 4][1].decode()
    return (
        f"{POSTS:,} posts, {2**QUESTIONS:,} combinations, one process, killed (SIGKILL) after "
        f"{int(seen[-1][0]):,} and gone on with: {clock:.0f} s by the clock in all. Peak memory of "
        f"the second run after a quarter {quarter} MB, at the end {after[-1][1].decode()} MB. "
        f"Parts in the file: {len(firsts)}, twice: {len(firsts) - len(set(firsts))}; read again: "
        f"{read}. Load {_load()}."
    )


def _kept(file: str) -> subprocess.Popen[bytes]:
    command = [PYTHON, "-c", "import sys; from bench.sweeps import kept; kept(sys.argv[1])", file]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


if __name__ == "__main__":
    print(report())
