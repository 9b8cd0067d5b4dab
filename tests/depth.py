"""How much of what could be tried is tried: a quarter, or as much as `EXAMPLES` asks for.

`EXAMPLES=1 make test` tries all that each test states, `EXAMPLES=4 make test` four times as many
random examples: after a deep change, or where there is time. What a test names itself (`@example`)
is always tried.
"""

import os
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

T = TypeVar("T")
_SHARE = Fraction(os.environ.get("EXAMPLES") or "1/4")
_FEWEST = 4


def at_least(usual: int) -> int:
    """The examples of a test that states `usual`: the share that `EXAMPLES` says, and some."""
    return max(int(usual * _SHARE), min(usual, _FEWEST))


def share_of(cases: Sequence[T]) -> list[T]:
    """Those of many cases of one behaviour that are tried: spread evenly, the last among them."""
    every = max(1, int(1 / _SHARE))
    return list(reversed(cases[::-1][::every]))
