"""networkx: the same, and the faults of the line that `orgmodel validate` looks for."""

import csv
import sys
from pathlib import Path

import networkx as nx


def main(source: str) -> None:
    with Path(source).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    line, faults, tops = nx.DiGraph(), 0, []
    for row in rows:
        faults += row["id"] in line or not row["id"] or not row["title"]
        line.add_node(row["id"], **row)
    for row in rows:
        manager = row["reports_to"]
        if not manager:
            tops.append(row["id"])
        elif manager not in line or manager == row["id"]:
            faults += 1
        else:
            line.add_edge(manager, row["id"])
    faults += sum(len(part) > 1 for part in nx.strongly_connected_components(line))
    depths = {}
    for top in tops:
        depths.update(nx.single_source_shortest_path_length(line, top))
    print(max(depths.values(), default=0), faults)


if __name__ == "__main__":
    main(*sys.argv[1:])
