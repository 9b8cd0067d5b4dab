"""Random histories of a workspace: out as a zip and in again, and every byte of a zip flipped.

python -m bench.histories --share 20     # a twentieth of it
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from bench.timing import table
from orgmodel.store.archive.packing import packed
from orgmodel.store.archive.unpacking import unpacked
from orgmodel.store.archive.verifying import verified
from orgmodel.store.fold import folded
from tests.store.random_histories import history

HISTORIES, LENGTH, ARCHIVES = 10_000, 30, 4
_AT_ONCE = 250


def report(share: int = 1) -> str:
    """Try them all, or one in `share`, and word the result as Markdown."""
    seeds = range(0, HISTORIES, share)
    zips = {seed: packed(*history(seed, 8)) for seed in range(ARCHIVES)}
    parts = [
        (seed, range(start, min(start + _AT_ONCE, len(content)), share))
        for seed, content in zips.items()
        for start in range(0, len(content), _AT_ONCE)
    ]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        same = pool.map(_same, seeds, chunksize=25)
        wrong = [seed for seed, ok in zip(seeds, same, strict=True) if not ok]
        missed = list(pool.map(partial(_missed, zips), parts))
    rows = [
        ("histories, 1 to 30 events of every kind", f"{len(seeds):,}"),
        ("that came in other than they went out, or replayed to other bytes", len(wrong)),
        (
            f"bytes flipped, one at a time, in {ARCHIVES} zips",
            f"{sum(len(at) for _, at in parts):,}",
        ),
        ("that were not found", sum(map(len, missed))),
    ]
    told = [f"- seed {seed}" for seed in wrong]
    told += [f"- seed {seed}, byte {at}" for found in missed for seed, at in found]
    return "\n\n".join(("## Exported workspaces", table(("", "number"), rows), *told))


def _same(seed: int) -> bool:
    """Whether a history comes in as it went out, and goes out again in the same bytes."""
    events, contents = history(seed, 1 + seed % LENGTH)
    content = packed(events, contents)
    found = unpacked(content)
    return (
        (found.events, found.contents) == (events, contents)
        and folded("w", found.events) == folded("w", events)
        and packed(found.events, found.contents) == content
        and verified(content, "").whole
    )


def _missed(zips: Mapping[int, bytes], part: tuple[int, Iterable[int]]) -> list[tuple[int, int]]:
    """The bytes of a zip that can have a bit flipped without its being found."""
    seed, places = part
    missed = []
    for at in places:
        changed = bytearray(zips[seed])
        changed[at] ^= 1 << random.Random(at).randrange(8)
        if not verified(bytes(changed), "").faults:
            missed.append((seed, at))
    return missed


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--share", type=int, default=1, help="one in so many of them")
    print(report(arguments.parse_args().share))
