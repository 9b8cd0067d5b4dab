"""Tasks of tests; a worker imports this file, so it needs nothing that is slow to load."""

from __future__ import annotations

from typing import Any

from orgmodel.ui.working.task import Tell


def quick_pack(tell: Tell, *given: Any) -> bytes:
    tell("writing")
    return repr(given[2:]).encode()


def hungry(tell: Tell, *given: Any) -> bytes:
    return bytes(bytearray(900_000_000))
