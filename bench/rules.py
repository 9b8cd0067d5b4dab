"""All rules on 100,000 posts, beside plain networkx answering two of them; and how it grows."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench.big_organisation import write
from bench.timing import PYTHON, ROOT, table

SIZES = ((25_000, 500, 5_000), (50_000, 1_000, 10_000), (100_000, 2_000, 20_000))
ROUNDS = 5
_PEERS = ROOT / "bench" / "peers"
_TWO = """
name = "two"
[vocabulary]
sides = ["commissioning", "provider"]
[[rule]]
id = "SEP-4"
title = "Level 4"
kind = "line_crossing"
severity = "error"
source = "bench"
why = "bench"
[[rule]]
id = "SEP-5"
title = "Level 5"
kind = "common_manager"
severity = "error"
source = "bench"
why = "bench"
"""


def report() -> str:
    """Measure, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        two = folder / "two.toml"
        two.write_text(_TWO)
        places = {size: write(folder / str(size[0]), *size) for size in SIZES}
        return f"## Rules\n\n{_beside(places[SIZES[-1]], two)}\n\n{_growth(places)}"


def _beside(place: Path, two: Path) -> str:
    commands = {
        "orgmodel, levels 4 and 5": (_PEERS / "orgmodel_rules.py", place, two),
        "networkx, levels 4 and 5": (_PEERS / "networkx_separation.py", place),
        "orgmodel, every rule of four packs": (_PEERS / "orgmodel_rules.py", place),
    }
    found = _measure(commands)
    ours, theirs = (found[name] for name in list(commands)[:2])
    assert ours["counts"] == theirs["counts"], (ours["counts"], theirs["counts"])
    rows = [
        (
            name,
            taken["rules"],
            f"{taken['findings']:,}",
            f"{taken['load']:.2f}",
            f"{taken['check']:.2f}",
            f"{theirs['check'] / taken['check']:.1f}",
            f"{_megabytes(taken['peak']):,.0f}",
        )
        for name, taken in found.items()
    ]
    header = ("", "rules", "findings", "read, s", "rules, s", "networkx ÷ this", "peak, MB")
    posts, units, links = SIZES[-1]
    return (
        f"{posts:,} posts, {units:,} units, {links:,} links; processor seconds, medians of "
        f"{ROUNDS} processes. Both answer levels 4 and 5 alike "
        f"({ours['counts']['SEP-4']} crossings, {ours['counts']['SEP-5']} meetings).\n\n"
        f"{table(header, rows)}"
    )


def _growth(places: dict[tuple[int, int, int], Path]) -> str:
    found = _measure(
        {str(size): (_PEERS / "orgmodel_rules.py", place) for size, place in places.items()}
    )
    rows = []
    for (posts, _, links), taken in zip(places, found.values(), strict=True):
        each = taken["check"] / (posts + links) * 1e6
        rows.append((f"{posts:,}", f"{links:,}", f"{taken['check']:.2f}", f"{each:.1f}"))
    header = ("posts", "links", "rules, s", "µs a post or link")
    return f"Every rule of four packs, as the organisation grows:\n\n{table(header, rows)}"


def _measure(commands: dict[str, tuple[Path, ...]]) -> dict[str, dict[str, Any]]:
    """Run each command in turn, so that a busy moment slows all alike; medians of its figures."""
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            out = subprocess.run(
                [PYTHON, *map(str, command)],
                check=True,
                cwd=ROOT,
                capture_output=True,
                text=True,
                env={"PYTHONPATH": str(ROOT)},
            ).stdout
            runs[name].append(json.loads(out))
    return {
        name: {
            **taken[0],
            **{key: median(run[key] for run in taken) for key in ("load", "check", "peak")},
        }
        for name, taken in runs.items()
    }


def _megabytes(peak: float) -> float:
    return peak / (1024 if sys.platform != "darwin" else 1024 * 1024)
