"""orgmodel: check a folder by all packs that ship; print what it took as JSON."""

from __future__ import annotations

import json
import sys
import time

import networkx as nx

import orgmodel as om
from orgmodel.api import Organisation
from orgmodel.rules import check
from orgmodel.rules.pack import shipped

check.perf_counter = time.process_time  # of each rule too, the processor time


def main(folder: str) -> None:
    """Load once, then check by all packs together; nothing of Python's is switched off."""
    loaded, read = timed(lambda: om.load(folder))
    _, walked = timed(lambda: walk(loaded))
    names = list(shipped())
    check.packs_of(loaded, names)  # reading the packs is no part of it
    # A new model: nothing that was worked out before is used again.
    fresh = loaded.with_tables({})
    whole, together = timed(lambda: check.check(fresh, names))
    rules = sorted(whole.seconds.items(), key=lambda item: -item[1])
    print(
        json.dumps(
            {
                "read": read,
                "walk": walked,
                "all": together,
                "rules": rules[:8],
                "asked": len(whole.rules),
                "findings": len(whole.findings),
            }
        )
    )


def walk(model: Organisation) -> int:
    """What plain networkx takes for the line as a graph, and for everybody below each top."""
    line = nx.DiGraph()
    line.add_nodes_from(model.posts["id"])
    rows = zip(model.posts["reports_to"], model.posts["id"], strict=True)
    line.add_edges_from((above, post) for above, post in rows if above)
    return sum(len(nx.descendants(line, post)) for post in line if not line.in_degree(post))


def timed(work):
    """What a piece of work gives, and the processor seconds that it takes."""
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1])
