"""A small share of `python -m bench faults`: nothing lost, nothing half written, nothing silent."""

from __future__ import annotations

import os

import pytest

from bench.command_faults import report

SHARE = int(os.environ.get("FAULT_SHARE", "100"))
"""One try in so many of the 200 that a command and a fault have; 20 takes a few minutes."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
@pytest.mark.parametrize("name", ["apply", "import", "chart"])
def test_a_command_that_is_struck_leaves_the_old_the_new_or_says_so(name):
    told = report(SHARE, (name,))
    rows = [line.split(" | ") for line in told.splitlines() if line.startswith(f"| {name} ")]
    assert [row[1] for row in rows] == ["killed", "interrupted", "disk full"]
    assert [row[5:8] for row in rows] == [["0", "0", "0"]] * 3, told
