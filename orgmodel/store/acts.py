"""The acts that make of one list of options another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.option import Option
from orgmodel.store.workspace import Workspace

Options = tuple[Option, ...]


def acts_between(kept: Workspace, now: Options) -> tuple[Act, ...]:
    """What was done to the options of a workspace so that they are as they are now."""
    found: list[Act] = []
    for option in now:
        before = kept.option(option.key)
        if before is None:
            found += _come(kept, option)
        elif before != option:
            found += _altered(before, option)
    left = {option.key for option in now}
    found += [Act(kinds.DELETED, one.key) for one in kept.options if one.key not in left]
    return tuple(found)


def _come(kept: Workspace, option: Option) -> Iterator[Act]:
    """A new option with its steps, or one that was deleted before."""
    gone = next((one for one in kept.deleted if one.key == option.key), None)
    if gone is not None:
        yield Act(kinds.BROUGHT_BACK, option.key, {"name": option.name})
        yield from _altered(gone.renamed(option.name), option)
        return
    first = option.steps[0]
    scenario = replace(
        option.about, changes=first.changes, accepted=first.accepted, one_off=first.one_off
    )
    yield Act(kinds.OPTION_BEGUN, option.key, {"scenario": scenario.to_dict()})
    yield from _altered(Option.of(option.key, scenario), option)


def _altered(before: Option, now: Option) -> Iterator[Act]:
    if before.name != now.name:
        yield Act(kinds.RENAMED, now.key, {"name": now.name})
        before = before.renamed(now.name)
    if before.steps == now.steps:
        moves = now.cursor - before.cursor
        kind = kinds.REDONE if moves > 0 else kinds.UNDONE
        yield from (Act(kind, now.key) for _ in range(abs(moves)))
        return
    for step in now.steps[_shared(before, now) :]:
        after = before.stepped(step.changes, step.accepted, step.one_off)
        yield _changed(before, after)
        before = after


def _shared(before: Option, now: Option) -> int:
    """How many of the steps as they are now were there already.

    The oldest are forgotten with time, so that those of before are looked for from their end.
    """
    done = before.steps[: before.cursor + 1]
    most = min(len(done), len(now.steps))
    return next((n for n in range(most, 0, -1) if done[-n:] == now.steps[:n]), 0)


def _changed(before: Option, now: Option) -> Act:
    kept = 0
    for old, new in zip(before.changes, now.changes, strict=False):
        if old != new:
            break
        kept += 1
    what: dict[str, Any] = {
        "keep": kept,
        "changes": [change.to_dict() for change in now.changes[kept:]],
    }
    if now.accepted != before.accepted:
        what["accepted"] = [one.to_dict() for one in now.accepted]
    if now.one_off != before.one_off:
        what["one_off"] = [one.to_dict() for one in now.one_off]
    return Act(kinds.CHANGED, now.key, what)
