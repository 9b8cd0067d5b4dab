"""Processes that write to a store: forked, so that a thousand of them cost seconds."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.outcome import Outcome
from orgmodel.errors import OrgmodelError
from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import Act, RecordError
from orgmodel.store.fold import folded
from orgmodel.store.sql.errors import StaleError, StoreError
from orgmodel.store.sql.store import Store

POSTS = b"id,title,reports_to\nce,Chief executive,\n"
BASELINE = Baseline({"posts.csv": sha_of(POSTS)}, "Bench", "bench")
OWNER = "owner"


@dataclass
class Saved:
    """What one writer asked for, what was acknowledged, refused in words, or failed without."""

    asked: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    told: int = 0
    silent: int = 0


def begin(store: Store) -> str:
    """A workspace with one option, `shared`."""
    workspace = store.begin(OWNER, "Bench", BASELINE, [POSTS])
    return store.append(workspace.id, OWNER, [option("shared")], workspace.number).id


def option(key: str) -> Act:
    """The act that begins an option."""
    return Act(kinds.OPTION_BEGUN, key, {"scenario": {"name": key}})


def adding(key: str, post: str) -> Act:
    """The act that names an option: its words tell it from all others."""
    return Act(kinds.RENAMED, key, {"name": post})


def forked(work: Callable[[], None]) -> int:
    """The id of a process that does this and ends; its status is 1 where it failed."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def ended(pid: int) -> int:
    """Wait for a process; its status, below 0 where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def many_writers(url: str, writers: int, saves: int) -> Outcome:
    """So many saves by so many processes at once, every second one of the same option."""
    store = Store(url)
    identifier = begin(store)
    store.close()
    read, write = os.pipe()
    each = saves // writers
    pids = [forked(lambda n=n: _save(url, identifier, n, each, write)) for n in range(writers)]
    os.close(write)
    with os.fdopen(read, encoding="ascii") as pipe:
        acknowledged = pipe.read().split()
    failed = sum(ended(pid) != 0 for pid in pids)
    done = [words.removeprefix("done:") for words in acknowledged if words.startswith("done:")]
    told = sum(words == "stale" for words in acknowledged)
    outcome = judged(store, identifier, done, set(done))
    missing = writers * each - len(done)
    return Outcome(writers * each, outcome.lost + missing, outcome.half, failed, told)


def _save(url: str, identifier: str, writer: int, saves: int, pipe: int) -> None:
    store = Store(url)
    own = f"own{writer}"
    workspace = store.read(identifier, OWNER)
    workspace = store.append(identifier, OWNER, [option(own)], workspace.number)
    for number in range(saves):
        words = f"w{writer}n{number}"
        key = "shared" if (writer + number) % 2 else own
        while True:
            try:
                workspace = store.append(identifier, OWNER, [adding(key, words)], workspace.number)
            except StaleError as error:
                os.write(pipe, b"stale\n")
                workspace = error.workspace
                continue
            break
        os.write(pipe, f"done:{words}\n".encode())


def judged(store: Store, identifier: str, done: list[str], asked: set[str]) -> Outcome:
    """What is in the record of that which was acknowledged, and of that which was asked."""
    try:
        events = store.events(identifier, OWNER)
        folded(identifier, events)
        whole = store.read(identifier, OWNER).number == len(events)
    except RecordError:
        return Outcome(0, half=1)
    finally:
        store.close()
    there = [event.what["name"] for event in events if event.kind == kinds.RENAMED]
    doubled = len(there) - len(set(there))
    lost = len(set(done) - set(there))
    return Outcome(0, lost, 0 if whole else 1, doubled + len(set(there) - asked))


def kills(url: str, tries: int, seed: int = 1) -> Outcome:
    """So many processes killed at a random moment while they save."""
    chance = random.Random(seed)
    store = Store(url)
    identifier = begin(store)
    total = Outcome(0)
    asked: set[str] = set()
    done: list[str] = []
    for number in range(tries):
        store.close()
        read, write = os.pipe()
        pid = forked(lambda n=number, w=write: _save_on(url, identifier, n, w))
        os.close(write)
        with os.fdopen(read, "rb", 0) as pipe:
            first = pipe.read(1)  # it is at its first save
            time.sleep(chance.uniform(0, 0.02))
            os.kill(pid, signal.SIGKILL)
            said = (first + pipe.read()).decode("ascii").split()
        status = ended(pid)
        done += [words.removeprefix("done:") for words in said if words.startswith("done:")]
        asked.update(words.removeprefix("asked:") for words in said if words.startswith("asked:"))
        total += Outcome(1, silent=int(status != -signal.SIGKILL))
        if number % 50 == 49 or number == tries - 1:
            total += judged(store, identifier, done, asked)
        else:
            total += Outcome(0, half=_not_whole(store, identifier))
    return total


def _not_whole(store: Store, identifier: str) -> int:
    # Reads on from what this process has read: a chain that is broken is found.
    try:
        store.read(identifier, OWNER)
    except RecordError:
        return 1
    return 0


def _save_on(url: str, identifier: str, run: int, pipe: int) -> None:
    store = Store(url)
    workspace = store.read(identifier, OWNER)
    for number in range(10_000):
        words = f"r{run}n{number}"
        os.write(pipe, f"asked:{words}\n".encode())
        workspace = store.append(identifier, OWNER, [adding("shared", words)], workspace.number)
        os.write(pipe, f"done:{words}\n".encode())


def saves_until(url: str, identifier: str, run: str, stop: Callable[[], bool]) -> Saved:
    """Saves until told to stop; each is acknowledged, or refused in words."""
    store = Store(url)
    saved = Saved()
    while not stop():
        words = f"{run}n{len(saved.asked)}"
        saved.asked.add(words)
        try:
            seen = store.number(identifier, OWNER)
            store.append(identifier, OWNER, [adding("shared", words)], seen)
            saved.done.append(words)
        except OrgmodelError as error:
            saved.told += 1
            if isinstance(error, StoreError):
                time.sleep(0.01)
        except Exception:
            traceback.print_exc()
            saved.silent += 1
    store.close()
    return saved
