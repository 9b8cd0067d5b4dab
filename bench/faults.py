"""Everything that is struck while it writes, and what is lost: commands, and the store."""

from __future__ import annotations

from bench import command_faults, store_faults


def report(share: int = 1) -> str:
    """Every fault, one in `share` of its tries, as Markdown."""
    return "\n\n".join([command_faults.report(share), store_faults.report(share)])
