"""orgmodel: load a folder and check it by packs; print what it took as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time

import orgmodel as om
from orgmodel.rules.check import check


def main(folder: str, packs: list[str]) -> None:
    """Load and check once."""
    start = time.process_time()
    organisation = om.load(folder)
    loaded = time.process_time()
    result = check(organisation, packs or None)
    done = time.process_time()
    counts = {rule.id: len(rule.findings) for rule in result.rules}
    print(
        json.dumps(
            {
                "load": loaded - start,
                "check": done - loaded,
                "counts": counts,
                "rules": len(counts),
                "findings": len(result.findings),
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
