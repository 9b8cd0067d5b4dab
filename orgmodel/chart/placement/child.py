"""The process that Graphviz runs in: DOT and an engine in, a place for each node out.

Run as a file by `placing`; it imports nothing of orgmodel, so that it starts at once.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Read {"engine", "dot", "nodes"} and write the nodes' middles as [[x, y], …], y upwards."""
    import pygraphviz

    asked = json.load(sys.stdin)
    graph = pygraphviz.AGraph(string=asked["dot"])
    graph.layout(prog=asked["engine"])
    places = [graph.get_node(name).attr["pos"].split(",") for name in asked["nodes"]]
    json.dump([[float(x), float(y)] for x, y in places], sys.stdout)


if __name__ == "__main__":
    main()
