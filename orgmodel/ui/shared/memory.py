"""Memory that reading a large file needed for a moment, given back to the machine."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

import pyarrow as pa


def give_back() -> None:
    """Give back what Arrow and the C library keep at hand for their next use.

    A server that lives for weeks would else stay as large as the largest file that was dropped.
    """
    pa.default_memory_pool().release_unused()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> ctypes._NamedFuncPointer | None:
    """`malloc_trim` of the GNU C library; None on other systems."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
