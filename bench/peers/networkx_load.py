"""networkx: posts.csv to a DiGraph to the depth of every post."""

import csv
import sys
from pathlib import Path

import networkx as nx


def main(source: str) -> None:
    line = nx.DiGraph()
    tops = []
    with Path(source).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            line.add_node(row["id"], **row)
            if row["reports_to"]:
                line.add_edge(row["reports_to"], row["id"])
            else:
                tops.append(row["id"])
    depths = {}
    for top in tops:
        depths.update(nx.single_source_shortest_path_length(line, top))
    print(max(depths.values(), default=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
