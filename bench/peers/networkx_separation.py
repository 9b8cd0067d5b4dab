"""networkx: separation levels 4 and 5 of a folder, plainly; print what it took as JSON.

Level 4: from each post with a side walk up to the nearest with one; level 5: a post outside the
trust level whose descendants hold both sides, and none below it that does.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from pathlib import Path

import networkx as nx

SIDES = ("commissioning", "provider")


def main(folder: str) -> None:
    """Read posts and units, then answer both levels."""
    start = time.process_time()
    posts, units = (_rows(Path(folder) / name) for name in ("posts.csv", "units.csv"))
    loaded = time.process_time()
    line = nx.DiGraph()
    line.add_nodes_from(row["id"] for row in posts)
    line.add_edges_from((row["reports_to"], row["id"]) for row in posts if row["reports_to"])
    side = _sides(line, posts, units)
    crossings = sum(_crosses(line, side, post) for post in line)
    both = {
        post
        for post in line
        if side[post] != "trust"
        and {side[other] for other in (post, *nx.descendants(line, post))} >= set(SIDES)
    }
    lowest = [post for post in both if not both.intersection(line.successors(post))]
    done = time.process_time()
    print(
        json.dumps(
            {
                "load": loaded - start,
                "check": done - loaded,
                "counts": {"SEP-4": crossings, "SEP-5": len(lowest)},
                "rules": 2,
                "findings": crossings + len(lowest),
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            }
        )
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sides(
    line: nx.DiGraph, posts: list[dict[str, str]], units: list[dict[str, str]]
) -> dict[str, str]:
    """Side of each post: its unit's, else that of the unit it heads, else its manager's."""
    parent = {row["id"]: row["parent"] for row in units}
    declared = {row["id"]: row["side"] for row in units}

    def of_unit(unit: str) -> str:
        while unit and not declared[unit]:
            unit = parent[unit]
        return declared.get(unit, "")

    heads = {row["head"]: of_unit(row["id"]) for row in units if row["head"]}
    sits = {row["id"]: of_unit(row["unit"]) for row in posts}
    side: dict[str, str] = {}
    for post in nx.topological_sort(line):
        above = next(iter(line.predecessors(post)), None)
        carried = side[above] if above is not None and side[above] != "trust" else ""
        side[post] = sits[post] or heads.get(post, "") or carried
    return side


def _crosses(line: nx.DiGraph, side: dict[str, str], post: str) -> bool:
    if side[post] not in SIDES:
        return False
    above = next(iter(line.predecessors(post)), None)
    while above is not None and side[above] not in (*SIDES, "trust"):
        above = next(iter(line.predecessors(above)), None)
    return above is not None and side[above] in SIDES and side[above] != side[post]


if __name__ == "__main__":
    main(sys.argv[1])
