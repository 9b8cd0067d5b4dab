"""What `verify` found of an exported workspace, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from orgmodel.model.words import counted
from orgmodel.text.page import wrapped


class LookedAt(Protocol):
    """What is told of a workspace that was looked at."""

    @property
    def path(self) -> str:
        """The file or folder."""

    @property
    def name(self) -> str:
        """What the workspace is called."""

    @property
    def events(self) -> int:
        """How many events its record has; 0 where it cannot be relied on."""

    @property
    def last(self) -> str:
        """When the last of them was."""

    @property
    def seal(self) -> str:
        """The seal of that."""

    @property
    def noted(self) -> str:
        """The seal that it was to be compared with; empty for none."""

    @property
    def noted_at(self) -> int | None:
        """The event that has this seal."""

    @property
    def faults(self) -> Sequence[object]:
        """What is wrong, each in words."""


def report(found: LookedAt) -> str:
    """The verdict, what the record says of itself, and every fault."""
    lines = wrapped(f"{found.path}: {_verdict(found)}.", hang=4)
    if found.seal:
        lines += ["", f"Workspace  {found.name}", f"Events     {found.events:,}"]
        lines += [f"Last       {found.last}", f"Seal       {found.seal}", ""]
        lines += wrapped(_compared(found))
    if found.faults:
        lines += ["", f"FAULTS ({len(found.faults):,})"]
        lines += [line for fault in found.faults for line in wrapped(str(fault), indent=2, hang=2)]
    return "\n".join(lines) + "\n"


def _verdict(found: LookedAt) -> str:
    if found.faults:
        return f"not as it was exported: {counted(len(found.faults), 'fault')}"
    if found.noted and found.noted_at is None:
        return "not the record whose seal was noted"
    return "whole"


def _compared(found: LookedAt) -> str:
    if not found.noted:
        return (
            "Whoever can write the file can also seal all of it anew. Compare the seal with one "
            "noted elsewhere, such as in minutes: --seal SEAL."
        )
    if found.noted_at is None:
        return f"No event has the seal that was noted, {found.noted}."
    if found.noted_at == found.events:
        return "The seal is the one that was noted: nothing was changed since."
    after = counted(found.events - found.noted_at, "event")
    return (
        f"The seal that was noted is that of event {found.noted_at:,}: nothing up to there was "
        f"changed since, and {after} came after it."
    )
