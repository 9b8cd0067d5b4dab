"""Writing a file whole: beside its place first, then renamed, and never over an input."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from orgmodel.errors import OrgmodelError


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file so that it is there whole or, where writing fails, as it was before."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target


def refuse_inputs(target: Path, inputs: Iterable[Path]) -> None:
    """`OrgmodelError` where a file to be written is an input, or lies in an input's folder."""
    place = target.resolve()
    for given in inputs:
        source = given.resolve()
        if place == source or (source.is_dir() and place.parent == source):
            raise OrgmodelError(
                f"{target} is one of the files that are read ({given}). Write to another place."
            )
