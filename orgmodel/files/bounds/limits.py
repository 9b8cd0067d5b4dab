"""The limits of what is read: one home for all of them, wide for a command, narrow for the app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may be read at once; every limit is the most that is let in.

    `unpacked` and `zipped` are in bytes: what a text file holds or a workbook's parts come to once
    unpacked, and what the files of a zip come to. `entries` counts the files of a zip, `nesting`
    the zips in each other, the outermost being the first. `rows`, `columns` and `cells` are those
    of one list or sheet; `cell_length` is in characters. `settings` are the bytes of one TOML
    file, and `names` the names in one list or table of it.
    """

    unpacked: int
    zipped: int
    entries: int
    nesting: int
    rows: int
    columns: int
    cells: int
    cell_length: int
    settings: int
    names: int


OWN_MACHINE = Bounds(
    unpacked=2_000_000_000,
    zipped=200_000_000,
    entries=10_000,
    nesting=5,
    rows=1_048_576,
    columns=16_384,
    cells=60_000_000,
    cell_length=10_000_000,
    settings=50_000_000,
    names=1_000_000,
)
"""For a command, which works on the caller's own machine: the limits of the file formats."""

SHARED_SERVER = Bounds(
    unpacked=100_000_000,
    zipped=100_000_000,
    entries=1_000,
    nesting=2,
    rows=100_000,
    columns=1_000,
    cells=2_000_000,
    cell_length=32_767,
    settings=1_000_000,
    names=1_000,
)
"""For the app, where the others wait meanwhile; a cell holds what Excel lets one hold."""
