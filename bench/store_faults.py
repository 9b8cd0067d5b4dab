"""What the store loses where things go wrong: kills, many writers, a full disk, an ended server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.postgres_cluster import Cluster, why_not
from bench.store_writers import (
    OWNER,
    Outcome,
    Saved,
    adding,
    begin,
    judged,
    kills,
    many_writers,
    saves_until,
)
from bench.timing import table
from orgmodel.store.event import RecordError
from orgmodel.store.sql.errors import StoreError
from orgmodel.store.sql.store import Store

_KILLS, _SAVES, _WRITERS, _FULL, _ENDS = 1_000, 500, 20, 200, 20
_MIB = 1 << 20


def report(share: int = 1) -> str:
    """Every fault and what came of it, as Markdown."""
    head = ("fault", "tries", "refused as stale or in words", "lost", "half", "silent")
    cells = [
        (name, one.tries, one.told, one.lost, one.half, one.silent) for name, one in rows(share)
    ]
    left_out = [f"- Left out: {why}." for why in (why_not(), why_not_full()) if why]
    return "\n\n".join(
        ["## The store, struck while it keeps something", table(head, cells), *left_out]
    )


def rows(share: int = 1) -> list[tuple[str, Outcome]]:
    """Each fault and what came of it; a `share` of 20 tries a twentieth of it."""
    found: list[tuple[str, Outcome]] = []
    with tempfile.TemporaryDirectory(prefix="orgmodel-faults-") as folder:
        place = Path(folder)
        found += _on("SQLite", f"sqlite:///{place / 'store.sqlite'}", share)
        if not why_not_full():
            found.append(("SQLite: the disk is full", full_disks(_FULL // share)))
        if not why_not():
            place.chmod(0o755)  # the server's user gets through it
            cluster = Cluster(place / "postgres").make()
            try:
                found += _on("PostgreSQL", cluster.url, share)
                found.append(
                    (
                        "PostgreSQL: ended and started again while saving",
                        ends(cluster, max(1, _ENDS // share)),
                    )
                )
            finally:
                cluster.remove()
    return found


def _on(name: str, url: str, share: int) -> list[tuple[str, Outcome]]:
    return [
        (f"{name}: writer killed within a save", kills(url, _KILLS // share)),
        (
            f"{name}: saves by {_WRITERS} writers at once",
            many_writers(url, _WRITERS, max(_WRITERS, _SAVES // share)),
        ),
    ]


def why_not_full() -> str:
    """Why no small disk can be made here; empty where one can."""
    if os.geteuid() != 0:
        return "only root can make a small disk"
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(_mounting(Path(folder)), capture_output=True, check=False).returncode:
            return "no small disk can be mounted here"
        subprocess.run(["umount", folder], check=True)
    return ""


def _mounting(folder: Path) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"size={16 * _MIB}", "tmpfs", str(folder)]


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk with room for 16 MiB."""
    folder.mkdir(exist_ok=True)
    subprocess.run(_mounting(folder), check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def full_disks(tries: int) -> Outcome:
    """The disk is filled up to another point each time; what was kept is there, and once there
    is room again the next save works."""
    total = Outcome(0)
    with tempfile.TemporaryDirectory() as name, small_disk(Path(name) / "disk") as disk:
        url = f"sqlite:///{disk / 'store.sqlite'}"
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
