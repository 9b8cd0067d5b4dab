"""What the store loses where things go wrong: kills, many writers, a full disk, an ended server."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from bench.outcome import Attempt, Found, Outcome, found_by, told
from bench.postgres_cluster import Cluster, why_not
from bench.scratch import small_disk
from bench.store_writers import (
    OWNER,
    Saved,
    adding,
    begin,
    judged,
    kills,
    many_writers,
    saves_until,
)
from orgmodel.store.event import RecordError
from orgmodel.store.sql.errors import StoreError
from orgmodel.store.sql.store import Store

_WRITERS, _FULL, _ENDS = 20, 200, 20
_TRIES = {
    "kills": (1_000, 1, "writer killed within a save"),
    "writers": (500, _WRITERS, f"saves by {_WRITERS} writers at once"),
}
"""By name: how many, the least in a share, and in words."""
_MIB = 1 << 20


def report(share: int = 1) -> str:
    """Every fault and what came of it, as Markdown; a `share` of 20 tries a twentieth of it."""
    left_out = [f"- Left out: {why}." for why in (why_not(), why_not_full()) if why]
    title = "The store, struck while it keeps something"
    return "\n\n".join([told(title, found_by(attempts(share))), *left_out])


def attempts(share: int = 1) -> list[Attempt]:
    """Each fault that can be made here."""
    made: list[Attempt] = [partial(_sqlite, what, share) for what in _TRIES]
    if not why_not_full():
        made.append(partial(_full, share))
    return made if why_not() else [partial(_postgres, share), *made]


def _sqlite(what: str, share: int) -> Found:
    with tempfile.TemporaryDirectory(prefix="orgmodel-faults-") as folder:
        return _of("SQLite", what, f"sqlite:///{Path(folder) / 'store.sqlite'}", share)


def _of(database: str, what: str, url: str, share: int) -> Found:
    tries, least, words = _TRIES[what]
    return [(f"{database}: {words}", _ONE[what](url, max(least, tries // share)))]


def _full(share: int) -> Found:
    return [("SQLite: the disk is full", full_disks(_FULL // share))]


def _postgres(share: int) -> Found:
    with tempfile.TemporaryDirectory(prefix="orgmodel-faults-") as folder:
        place = Path(folder)
        place.chmod(0o755)  # the server's user gets through it
        cluster = Cluster(place / "postgres").make()
        try:
            found = [one for what in _TRIES for one in _of("PostgreSQL", what, cluster.url, share)]
            ended = ends(cluster, max(1, _ENDS // share))
            return [*found, ("PostgreSQL: ended and started again while saving", ended)]
        finally:
            cluster.remove()


def why_not_full() -> str:
    """Why no small disk can be made here; empty where one can."""
    if os.geteuid() != 0:
        return "only root can make a small disk"
    with tempfile.TemporaryDirectory() as name, small_disk(Path(name), 16 * _MIB) as can:
        return "" if can else "no small disk can be mounted here"


def full_disks(tries: int) -> Outcome:
    """The disk is filled up to another point each time; what was kept is there, and once there
    is room again the next save works."""
    total = Outcome(0)
    with tempfile.TemporaryDirectory() as name, small_disk(Path(name), 16 * _MIB):
        url = f"sqlite:///{Path(name) / 'store.sqlite'}"
        store = Store(url)
        identifier = begin(store)
        for number in range(tries):
            total += _filled(store, url, identifier, number)
        store.close()
    return total


def _filled(store: Store, url: str, identifier: str, number: int) -> Outcome:
    filler = Path(url.removeprefix("sqlite:///")).with_name("filler")
    seen = store.number(identifier, OWNER)
    lost = silent = told = 0
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    size = filler.stat().st_size
    os.truncate(filler, max(0, size - 4096 * (number % 9)))
    words = "x" * (100 + 37 * number % 250)
    for _ in range(40):
        try:
            seen = store.append(identifier, OWNER, [adding("shared", words)], seen).number
        except StoreError as error:
            told += 1
            silent += "no room" not in str(error) and "fault" not in str(error)
            break
    filler.unlink()
    try:
        kept = store.read(identifier, OWNER).number
        lost += kept != seen
        store.append(identifier, OWNER, [adding("shared", "room again")], seen)
        fresh = Store(url)
        fresh.read(identifier, OWNER)
        fresh.close()
    except RecordError:
        return Outcome(1, lost, 1, silent, told)
    except StoreError:
        silent += 1
    return Outcome(1, lost, 0, silent, told)


def ends(cluster: Cluster, tries: int) -> Outcome:
    """The server is ended as by a kill while two threads save, and started again."""
    store = Store(cluster.url)
    identifier = begin(store)
    store.close()
    stopped = threading.Event()
    writers: list[Saved] = []

    def save(run: str) -> None:
        writers.append(saves_until(cluster.url, identifier, run, stopped.is_set))

    threads = [threading.Thread(target=save, args=(run,)) for run in ("a", "b")]
    for thread in threads:
        thread.start()
    for _ in range(tries):
        time.sleep(0.3)
        cluster.stop("immediate")
        cluster.start()
    time.sleep(0.3)
    stopped.set()
    for thread in threads:
        thread.join()
    done = [words for writer in writers for words in writer.done]
    asked = {words for writer in writers for words in writer.asked}
    told, silent = sum(w.told for w in writers), sum(w.silent for w in writers)
    return Outcome(tries, silent=silent, told=told) + judged(store, identifier, done, asked)


_ONE: dict[str, Callable[[str, int], Outcome]] = {
    "kills": kills,
    "writers": lambda url, saves: many_writers(url, _WRITERS, saves),
}


def main(arguments: list[str]) -> None:
    """One fault of a store at an address, so many times: what came of it, as JSON."""
    name, url, tries = arguments
    print(json.dumps(vars(_ONE[name](url, int(tries)))))


if __name__ == "__main__":
    main(sys.argv[1:])
