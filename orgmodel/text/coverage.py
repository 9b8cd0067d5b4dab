"""The coverage of a check in words: what no rule looked at."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.words import listed
from orgmodel.rules.coverage import Coverage

_TABLES = ("posts", "units", "bodies", "functions")


def sentences(coverage: Coverage) -> Iterator[str]:
    """What no rule looked at, and which rules had nothing to look at."""
    whole = dict(coverage.of)
    names = [name for name in _TABLES if whole[name]]
    parts = [
        f"{len(left):,} of {whole[name]:,} {name}"
        for name in names
        if (left := getattr(coverage, name))
    ]
    if parts:
        yield f"No rule looked at {listed(parts)}."
    else:
        yield f"Every one of the {listed(names)} was looked at by some rule."
    if coverage.rules:
        yield f"Nothing to look at for {listed(coverage.rules)}."
