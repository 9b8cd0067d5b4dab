"""How many random examples a property test tries.

`EXAMPLES=4 make test` tries four times as many: after a deep change, or where there is time.
"""

import os

_DEPTH = max(1, int(os.environ.get("EXAMPLES", "1")))


def at_least(usual: int) -> int:
    """The examples of a test that tries `usual`, times what `EXAMPLES` says."""
    return usual * _DEPTH
