"""Keeping what a visit does: written to the store before it counts as done.

What cannot be kept is not done, and why is said. What somebody else did meanwhile is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Lock

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.acts import acts_between
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act, Event
from orgmodel.store.option import Option
from orgmodel.store.rights import RIGHTS, Right, Role, ShareError
from orgmodel.store.sql.errors import StaleError, StoreError
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.store.workspace import Workspace
from orgmodel.ui.shared.once_a_run import once_a_run
from orgmodel.ui.workspace import library, state
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.loaded import as_baseline, opened_again
from orgmodel.ui.workspace.who import called_here, is_alone, who
from orgmodel.ui.workspace.work import Work

_MEANWHILE, _ROLE = "om.meanwhile", "om.role"
_opening = Lock()


@dataclass(frozen=True)
class Meanwhile:
    """What others did while somebody did something that was refused for it.

    `mine` is the option as it would have become; None where it was no option.
    """

    events: tuple[Event, ...]
    mine: Option | None


def store() -> Store:
    """The store of this server. `StoreError` where it cannot be used."""
    return once_a_run(store, _opened)


def _opened() -> Store:
    with _opening:
        return _store(place())


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return Store(url)


def expire() -> None:
    """Delete what is kept past its last day; looked for once a day, when a visit begins."""
    with suppress(StoreError):
        _expired(datetime.now(UTC).date())


@st.cache_resource(max_entries=1, show_spinner=False)
def _expired(today: date) -> tuple[str, ...]:
    return store().expire(today)


def introduce() -> None:
    """Note what the visitor is called, so that the others of a workspace see whose work it is."""
    if is_alone():
        return
    with suppress(OrgmodelError):
        store().know(who(), called_here())


def go_on(before: Work, after: Work, *acts: Act) -> tuple[str, ...]:
    """Keep what makes `after` of `before`, then go on with it; else why it is not done.

    `acts` are done beside what was done to the options. A visit that only looked keeps nothing:
    its workspace begins with its first act.
    """
    wanted = (*acts_between(before.kept or Workspace(""), after.options), *acts)
    if not wanted:
        state.put_work(after)
        return ()
    try:
        begun = before.kept or _begin(before.opened)
        kept = store().append(begun.id, who(), wanted, begun.number)
    except StaleError as error:
        mine = None
        if after.option is not None and after.option != before.option:
            mine = after.option
        state.choose(_MEANWHILE, Meanwhile(error.events, mine))
        state.put_work(before.after(error.workspace))
        return ("This was not done: somebody else changed the same meanwhile.",)
    except OrgmodelError as error:
        return (str(error),)
    state.choose(_MEANWHILE, None)
    state.put_work(after.after(kept))
    return ()


def note(*acts: Act) -> tuple[str, ...]:
    """Keep acts that are not about options' changes; else why they are not done."""
    work = state.work()
    return go_on(work, work, *acts) if work else ()


def _begin(opened: Opened) -> Workspace:
    files = library.files_of_sample(opened.sample)
    baseline = as_baseline(opened, files)
    return store().begin(who(), opened.organisation.name, baseline, files.values())


def begin_with(
    opened: Opened,
    files: Mapping[str, bytes],
    brought: Mapping[str, bytes] | None = None,
    acts: Sequence[Act] = (),
) -> tuple[str, ...]:
    """Open somebody's own data as a new workspace; else why it is not kept, and it is opened
    all the same, with nothing kept yet."""
    baseline = as_baseline(opened, files, brought)
    contents = [*files.values(), *(brought or {}).values()]
    try:
        kept = store().begin(who(), opened.organisation.name, baseline, contents)
        if acts:
            kept = store().append(kept.id, who(), acts, kept.number)
    except OrgmodelError as error:
        state.open_work(opened)
        return (str(error),)
    state.open_work(opened)
    state.put_work(Work(opened, kept=kept).after(kept))
    return ()


def open_kept(identifier: str, option: str = "") -> None:
    """Open a workspace that is kept, with an option shown. `OrgmodelError` where it cannot be."""
    kept = store().read(identifier, who())
    work = opened_work(kept)
    state.open_work(work.opened)
    keys = {one.key for one in kept.options}
    state.put_work(replace(work, current=option if option in keys else ""))


def opened_work(kept: Workspace) -> Work:
    """A workspace with its data opened. `OrgmodelError` where it cannot be read."""
    if kept.baseline is None:
        raise OrgmodelError("This workspace has no data in it.")
    return Work(opened_baseline(kept.id, kept.baseline)).after(kept)


def opened_baseline(identifier: str, baseline: Baseline) -> Opened:
    """A list that a workspace has, or had before. `OrgmodelError` where it cannot be read."""
    return opened_again(baseline, lambda sha: store().content(identifier, who(), sha))


def catch_up() -> bool:
    """Go on with what is kept by now, where others did something; whether there was anything.

    `OrgmodelError` where it cannot be read any more, as when it is not shared any longer.
    """
    work = state.work()
    if work is None or work.kept is None:
        return False
    if store().number(work.kept.id, who()) == work.kept.number:
        return False
    kept = store().read(work.kept.id, who())
    if kept.baseline != work.kept.baseline:
        fresh = opened_work(kept)
        state.open_work(fresh.opened)
        state.put_work(replace(work, opened=fresh.opened).after(kept))
    else:
        state.put_work(work.after(kept))
    return True


def keep_up() -> bool:
    """As `catch_up`, at the start of each run: what is not shared any more is closed first.

    `ShareError` where it is not, with nothing of it left in the visit; `OrgmodelError` where the
    store cannot be asked, and what is open stays.
    """
    try:
        return catch_up()
    except ShareError:
        work = state.work()
        if work is not None and work.kept is not None:
            state.close_kept(work.kept.id)
        raise


def role() -> Role:
    """What the visitor is in the workspace that is open; an owner of what is not kept yet.

    It is asked for again after each event, since another role is one. Where the store does not
    answer it is the last that was known.
    """
    work = state.work()
    if work is None or work.kept is None:
        return Role.OWNER
    kept = work.kept
    of, number, known = state.chosen(_ROLE, ("", 0, Role.VIEWER))
    if (of, number) == (kept.id, kept.number):
        return Role(known)
    try:
        found = store().role(kept.id, who()) or Role.VIEWER
    except OrgmodelError:
        return Role(known) if of == kept.id else Role.VIEWER
    state.choose(_ROLE, (kept.id, kept.number, found))
    return found


def may(right: Right) -> bool:
    """Whether the visitor's role has a right, so that a page offers nothing that is refused."""
    return right in RIGHTS[role()]


def meanwhile() -> Meanwhile | None:
    """What others did while something of this visit was refused for it, until it is settled."""
    found: Meanwhile | None = state.chosen(_MEANWHILE)
    return found


def settle() -> None:
    """What others did meanwhile was looked at."""
    state.choose(_MEANWHILE, None)
