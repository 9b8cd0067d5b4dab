"""What can be done with options: change, undo, name, copy, delete, open.

Every function leaves either the new state or, where it cannot be had, everything as it was
and the reason to be read.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.changes.one_off import Costs
from orgmodel.changes.scenario import Scenario
from orgmodel.files.scenario_file import parse_scenario
from orgmodel.model.words import did_you_mean
from orgmodel.store.option import MOST_OPTIONS, Changes, Option, free_name, key_of
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.applied import applied
from orgmodel.ui.workspace.work import Work

_REFUSED, _TURN = "om.change.refused", "om.change.turn"
_STEP = "om.option.step"


@dataclass(frozen=True, slots=True)
class Done:
    """The last step of an option: how it was made ("Done", "Undone", "Redone"), and between what.

    Steps are numbered from 1 in the order in which they were made.
    """

    how: str
    before: Work
    after: Work
    number: int


def last_step() -> Done | None:
    """The step that was made last; None where none was, or the work is another by now."""
    done: Done | None = state.chosen(_STEP)
    work = state.work()
    return done if done and work and work.digest == done.after.digest else None


def refusal() -> tuple[str, ...]:
    """Why the last thing asked for could not be done, a sentence each; empty where it was."""
    found: tuple[str, ...] = state.chosen(_REFUSED, ())
    return found


def refuse(*reasons: str) -> None:
    """Say why something is not done."""
    state.choose(_REFUSED, reasons)


def turn() -> int:
    """Counts up with each change that was made: tables to edit start afresh with it."""
    return int(state.chosen(_TURN, 0))


def make(keys: Mapping[str, Any]) -> bool:
    """Add one change, given by the keys of a scenario file; whether it was made.

    Where no option is shown, a new one is started with it.
    """
    return make_all((keys,))


def make_all(changes: Sequence[Mapping[str, Any]]) -> bool:
    """Add several changes as one step, all of them or none; whether they were made."""
    work = state.work()
    if work is None or not changes:
        return False
    begun = work if work.option else _with_new(work)
    option = begun.option
    if option is None:
        return False
    try:
        scenario = _with_changes(option.scenario, changes)
    except ScenarioError as error:
        refuse(*(in_words(conflict) for conflict in error.conflicts))
        return False
    only = len(scenario.changes) if len(changes) == 1 else None
    done = _go_on_with(begun, option.stepped(scenario.changes), only=only)
    if done:
        state.choose(_TURN, turn() + 1)
    return done


def accept(rule: str, **keys: Any) -> bool:
    """Accept a finding on purpose, as one step that is undone like a change; whether it was.

    The keys are those of a block of exemptions.toml. Where no option is shown, a new one is
    started with it.
    """
    work = state.work()
    begun = work if work is None or work.option else _with_new(work)
    if begun is None or begun.option is None:
        return False
    option = begun.option
    try:
        accepted = option.scenario.accept(rule, **keys).accepted
    except ScenarioError as error:
        refuse(*(in_words(conflict) for conflict in error.conflicts))
        return False
    return _go_on_with(begun, option.stepped(option.changes, accepted))


def take_back(rule: str, subject: tuple[str, ...]) -> None:
    """Accept a finding no longer, where the option that is shown accepts it."""
    work = state.work()
    if work and work.option:
        option = work.option
        left = tuple(a for a in option.accepted if (a.rule, a.subject) != (rule, subject))
        _go_on_with(work, option.stepped(option.changes, left), how="Undone")


def cost_once(costs: Costs) -> bool:
    """Say what the option that is shown costs once, all of it, as one step; whether it is kept."""
    refuse()
    work = state.work()
    if not work or not work.option:
        return False
    option = work.option
    return _put(work, option.stepped(option.changes, one_off=costs), "Done")


def tried(work: Work, changes: Sequence[Mapping[str, Any]]) -> Scenario:
    """The scenario that `make_all` would leave; nothing is made. Raises `ScenarioError`."""
    option = (work if work.option else _with_new(work)).option
    return _with_changes(option.scenario if option else Scenario(""), changes)


def _with_changes(scenario: Scenario, changes: Sequence[Mapping[str, Any]]) -> Scenario:
    for keys in changes:
        scenario = scenario.then(keys["do"], **{k: v for k, v in keys.items() if k != "do"})
    return scenario


def drop(place: int, key: str = "") -> None:
    """Take one change out of the list, by its place from 0; with a key only where it is that."""
    work = state.work()
    if work and work.option and _is_there(work.option, place, key):
        changes = work.option.changes
        left = (*changes[:place], *changes[place + 1 :])
        _go_on_with(work, work.option.stepped(left), how="Undone")


def give_reason(place: int, words: str, key: str = "") -> None:
    """Say why a change is made, by its place from 0; one step. Without words, none is given.

    With a key only where it is the change of that key.
    """
    work = state.work()
    if not work or not work.option or not _is_there(work.option, place, key):
        return
    changes = work.option.changes
    told = replace(changes[place], reason=" ".join(words.split()) or None)
    if told != changes[place]:
        _go_on_with(work, work.option.stepped((*changes[:place], told, *changes[place + 1 :])))


def take_effect(place: int, day: date | None, key: str = "") -> None:
    """Say from which day a change holds, by its place from 0; one step. None: from the start.

    With a key only where it is the change of that key.
    """
    work = state.work()
    if not work or not work.option or not _is_there(work.option, place, key):
        return
    changes = work.option.changes
    dated = replace(changes[place], on=day.isoformat() if day else None)
    if dated != changes[place]:
        _go_on_with(work, work.option.stepped((*changes[:place], dated, *changes[place + 1 :])))


def _is_there(option: Option, place: int, key: str) -> bool:
    """Whether the change is still where it was seen; says so where it is not."""
    there = 0 <= place < len(option.changes)
    if there and (not key or key_of(option.changes[place]) == key):
        return True
    refuse("That change is not there any more: the list has changed since.")
    return False


def undo() -> None:
    """One step back."""
    _step(back=True)


def redo() -> None:
    """One step forth."""
    _step(back=False)


def begin() -> None:
    """Start a new option without changes."""
    work = state.work()
    if work and _has_room(work):
        refuse(*keeping.go_on(work, _with_new(work)))


def show(key: str) -> None:
    """Show an option, or with an empty key the organisation as it was opened."""
    work = state.work()
    if work:
        refuse()
        state.put_work(work.showing(key))


def rename(name: str) -> None:
    """Call the option that is shown something else."""
    work = state.work()
    if work and work.option:
        others = tuple(o.name for o in work.options if o.key != work.current)
        _put(work, work.option.renamed(free_name(" ".join(name.split()), others)), "Done")


def duplicate() -> None:
    """Copy the option that is shown, and go on with the copy."""
    work = state.work()
    if work and work.option:
        add(work.option.scenario)


def delete() -> None:
    """Delete the option that is shown; what is shown then is the organisation as opened."""
    work = state.work()
    if work and work.option:
        left = tuple(option for option in work.options if option.key != work.current)
        refuse(*keeping.go_on(work, replace(work, options=left, current="")))


def deleted() -> Option | None:
    """The option of this workspace that was deleted last, until it is brought back."""
    work = state.work()
    return work.kept.deleted[-1] if work and work.kept and work.kept.deleted else None


def bring_back() -> None:
    """Put back the option that was deleted last, with its steps, and show it."""
    work, option = state.work(), deleted()
    if work and option and _has_room(work):
        after = _with(work, _under_a_name_of_its_own(work, option))
        refuse(*keeping.go_on(work, after))


def add(scenario: Scenario) -> bool:
    """Add a scenario as one more option and show it; whether it can be applied here."""
    work = state.work()
    if work is None:
        return False
    if not _has_room(work):
        return False
    name = free_name(scenario.name, tuple(option.name for option in work.options))
    option = Option.of(new_key(), replace(scenario, name=name))
    return _go_on_with(_with(work, option), option)


def _has_room(work: Work) -> bool:
    """Whether one more option can be kept; says so where it cannot."""
    if len(work.options) < MOST_OPTIONS:
        return True
    refuse(f"There are {MOST_OPTIONS} options already. Delete one first.")
    return False


def _under_a_name_of_its_own(work: Work, option: Option) -> Option:
    return option.renamed(free_name(option.name, tuple(other.name for other in work.options)))


def add_file(content: bytes, name: str) -> bool:
    """Add the scenario of a TOML file; whether it can be read and applied here."""
    try:
        return add(parse_scenario(content, name.rsplit(".", 1)[0]))
    except ScenarioError as error:
        refuse(*(in_words(conflict) for conflict in error.conflicts))
        return False


def in_words(conflict: Conflict) -> str:
    """Why a change cannot be made: what it asked, why not, and what may have been meant."""
    asked = f"{conflict.asked}: " if conflict.asked else ""
    place = f"Change {conflict.number}: " if conflict.number else ""
    return f"{place}{asked}{conflict.reason}{did_you_mean(conflict.near)}"


def _go_on_with(work: Work, option: Option, only: int | None = None, how: str = "Done") -> bool:
    """Go on with an option as it is now, where its changes can be applied.

    `only` is the number of the one change that is new: why it fails is said without it.
    """
    try:
        applied(work.opened, option.scenario)
    except ScenarioError as error:
        conflicts = (replace(c, number=None) if c.number == only else c for c in error.conflicts)
        refuse(*map(in_words, conflicts))
        return False
    return _put(work, option, how)


def _put(work: Work, option: Option, how: str) -> bool:
    """Keep an option as it is now, and go on with it; whether it could be kept."""
    known = any(old.key == option.key for old in work.options)
    options = tuple(option if old.key == option.key else old for old in work.options)
    after = replace(work, options=options if known else (*options, option), current=option.key)
    before = state.work() or work
    reasons = keeping.go_on(before, after)
    refuse(*reasons)
    if reasons:
        return False
    last: Done | None = state.chosen(_STEP)
    now = state.work() or after
    state.choose(_STEP, Done(how, before, now, last.number + 1 if last else 1))
    return True


def _step(*, back: bool) -> None:
    refuse()
    work = state.work()
    if work and work.option:
        if back:
            _put(work, work.option.undone(), "Undone")
        else:
            _put(work, work.option.redone(), "Redone")


def _with_new(work: Work) -> Work:
    names = tuple(option.name for option in work.options)
    number = len(names) + 1
    while f"Option {number}" in names:
        number += 1
    no_changes: Changes = ()
    return _with(work, Option.of(new_key(), Scenario(f"Option {number}", changes=no_changes)))


def _with(work: Work, option: Option) -> Work:
    return replace(work, options=(*work.options, option), current=option.key)


def new_key() -> str:
    """A key that no other option has."""
    return secrets.token_hex(4)
