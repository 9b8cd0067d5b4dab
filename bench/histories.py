"""Random histories of a workspace: out as a zip, in again and made again; bytes of zips flipped.

python -m bench histories --share 20     # a twentieth of it
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256

from bench.outcome import Attempt, Found, Outcome, found_by, told
from bench.timing import ROOT
from orgmodel.store.archive.packing import packed
from orgmodel.store.archive.unpacking import unpacked
from orgmodel.store.archive.verifying import verified
from orgmodel.store.fold import folded
from tests.store.archive.every_kind import NAMES, every_kind
from tests.store.random_histories import history

HISTORIES, LENGTH, ARCHIVES = 10_000, 30, 4
_HISTORIES_AT_ONCE, _FLIPS_AT_ONCE = 250, 500
_OUT_AND_IN = "histories out as a zip and in again, replayed"
_AGAIN = "histories made again from their seed by another process"
_FLIPPED = "a byte of an exported workspace flipped"
_EVERY_BIT = "a bit of an exported workspace with every kind of event and file flipped"
_EVERY_KIND = -1


def report(share: int = 1) -> str:
    """Try them all, or one in `share`, and word the result as Markdown."""
    return told("Exported workspaces", found_by(attempts(share)))


def attempts(share: int = 1) -> list[Attempt]:
    """Histories, and flips of single bits: of each byte one, and in one zip all eight.

    A `share` of 20 takes every 20th history and every 20th byte, a bit of each.
    """
    seeds = range(0, HISTORIES, share)
    made: list[Attempt] = [
        partial(_histories, seeds[start : start + _HISTORIES_AT_ONCE])
        for start in range(0, len(seeds), _HISTORIES_AT_ONCE)
    ]
    for which in (_EVERY_KIND, *range(ARCHIVES)):
        size = len(_zip(which))
        all_bits = share == 1 and which == _EVERY_KIND
        places = range(size * 8) if all_bits else [_a_bit(at) for at in range(0, size, share)]
        made += [
            partial(_flips, which, places[start : start + _FLIPS_AT_ONCE])
            for start in range(0, len(places), _FLIPS_AT_ONCE)
        ]
    return made


def _a_bit(at: int) -> int:
    return at * 8 + random.Random(at).randrange(8)


def _histories(seeds: Sequence[int]) -> Found:
    first = {seed: _bytes_of(seed) for seed in seeds}
    other = [seed for seed, content in first.items() if not _same(seed, content)]
    again = _made_again(seeds)
    differ = [seed for seed in seeds if again.get(seed) != sha256(first[seed]).hexdigest()]
    return [
        (_OUT_AND_IN, Outcome(len(seeds), half=len(other), words=_named(other))),
        (_AGAIN, Outcome(len(seeds), half=len(differ), words=_named(differ))),
    ]


def _named(seeds: Iterable[int]) -> tuple[str, ...]:
    return tuple(f"seed {seed}" for seed in seeds)


def _bytes_of(seed: int) -> bytes:
    return packed(*history(seed, 1 + seed % LENGTH))


def _same(seed: int, content: bytes) -> bool:
    """Whether a history comes in as it went out, and goes out again in the same bytes."""
    events, contents = history(seed, 1 + seed % LENGTH)
    found = unpacked(content)
    return (
        (found.events, found.contents) == (events, contents)
        and folded("w", found.events) == folded("w", events)
        and packed(found.events, found.contents) == content
        and verified(content, "").whole
    )


def _made_again(seeds: Sequence[int]) -> Mapping[int, str]:
    """The SHA-256 of each zip made by a process whose sets and dictionaries hash otherwise."""
    command = [sys.executable, "-m", "bench.histories", *map(str, seeds)]
    other = {**os.environ, "PYTHONHASHSEED": str(1 + seeds[0])}
    done = subprocess.run(command, cwd=ROOT, env=other, check=True, capture_output=True, text=True)
    pairs = (line.split() for line in done.stdout.splitlines())
    return {int(seed): digest for seed, digest in pairs}


@cache
def _zip(which: int) -> bytes:
    return packed(*every_kind(), NAMES) if which == _EVERY_KIND else packed(*history(which, 8))


def _flips(which: int, places: Sequence[int]) -> Found:
    """Bits of a zip flipped, one at a time; those are silent that are not found."""
    missed = []
    for place in places:
        changed = bytearray(_zip(which))
        changed[place // 8] ^= 1 << place % 8
        if not verified(bytes(changed), "").faults:
            missed.append(f"zip {which}, byte {place // 8}, bit {place % 8}")
    fault = _EVERY_BIT if which == _EVERY_KIND else _FLIPPED
    return [(fault, Outcome(len(places), silent=len(missed), words=tuple(missed)))]


def main(seeds: Sequence[str]) -> None:
    """Print each seed and the SHA-256 of the zip of its history."""
    for seed in map(int, seeds):
        sys.stdout.write(f"{seed} {sha256(_bytes_of(seed)).hexdigest()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
