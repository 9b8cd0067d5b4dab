"""The files that a result was made from, each with its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_READ = (".csv", ".toml")


def input_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files behind these paths: of a folder of data its CSV and TOML files, by name."""
    for path in paths:
        if path.is_dir():
            inside = (place for place in path.iterdir() if place.suffix.lower() in _READ)
            yield from sorted(place for place in inside if place.is_file())
        else:
            yield path


def input_hashes(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """The name and the SHA-256 of each file. No path of the machine is told.

    A file of a folder is named with its folder, as in `brent/posts.csv`.
    """
    found = []
    for path in paths:
        folder = f"{path.resolve().name}/" if path.is_dir() else ""
        for place in input_files([path]):
            digest = hashlib.sha256(place.read_bytes()).hexdigest()
            found.append((f"{folder}{place.name}", digest))
    return tuple(found)
