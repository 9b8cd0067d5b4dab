"""A combined organisation apart again, in words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orgmodel.model.words import counted
from orgmodel.text.page import wrapped


def report(posts: Iterable[tuple[str, int]], told: tuple[str, ...], written: Iterable[Path]) -> str:
    """What was written, each body with its posts, and what stands between them."""
    lines = [f"{name}: {counted(number, 'post')}" for name, number in posts]
    lines += [f"written: {place}" for place in written]
    if told:
        lines += ["", "BETWEEN BODIES, in no folder of one: kept in between.csv"]
        lines += [line for said in told for line in wrapped(said, 2, hang=2)]
    return "\n".join(lines) + "\n"
