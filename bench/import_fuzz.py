"""Random tables through the import of any staff list: no traceback, and no row lost untold."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from bench.random_tables.judged import TRACEBACK, Verdict, verdict
from bench.timing import table

TABLES = 5_000
_DRAWN = 20  # one table in so many is drawn, too


def report(tables: int = TABLES) -> str:
    """Try them all, and word the result as Markdown."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(judged, range(tables), chunksize=25))
    return _words(found)


def judged(seed: int) -> Verdict:
    """The verdict on the table of a seed."""
    return verdict(seed, drawn=seed % _DRAWN == 0)


def _words(found: Sequence[Verdict]) -> str:
    read = [one for one in found if not one.refused]
    wrong = [(seed, words) for seed, one in enumerate(found) for words in one.wrong]
    rows = [
        ("tables", f"{len(found):,}"),
        ("read", f"{len(read):,}"),
        ("refused in words", f"{sum(bool(one.refused) for one in found):,}"),
        ("rows written into those read", f"{sum(one.rows for one in read):,}"),
        ("posts made", f"{sum(one.posts for one in read):,}"),
        ("tracebacks", sum(words.startswith(TRACEBACK) for _, words in wrong)),
        ("tables with a row, cell or fault lost", len({seed for seed, _ in wrong})),
    ]
    reasons = Counter(_reason(one.refused) for one in found if one.refused)
    parts = [
        "## Random tables through the import",
        table(("", "number"), rows),
        "Refused because: "
        + "; ".join(f"{words} ({number})" for words, number in reasons.most_common())
        + ".",
    ]
    parts += [f"- seed {seed}: {words}" for seed, words in wrong]
    return "\n\n".join(parts)


def _reason(words: str) -> str:
    """The words of a refusal without what is of the one file."""
    for pattern, reason in _REASONS:
        if re.search(pattern, words):
            return reason
    return words.splitlines()[0][:80]


_REASONS = (
    ("no row below the headings", "no row below the headings"),
    ("holds nothing, so the headings", "the row named for the headings holds nothing"),
    ("there is no column", "--map names a column that is not there"),
    ("there is no sheet", "--sheet names a sheet that is not there"),
    ("[Ee]mpty", "the file is empty"),
    ("neither a workbook nor text", "mostly control characters"),
    ("two uses", "the mapping has a column twice"),
)


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else TABLES))
