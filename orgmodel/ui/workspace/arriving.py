"""Data that arrives while options are open: a newer list under them, or work of its own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from orgmodel.comparison.matching.posts import match
from orgmodel.errors import OrgmodelError
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import Act
from orgmodel.store.rebased import rebased
from orgmodel.store.rights import Right
from orgmodel.store.sql.errors import StaleError
from orgmodel.store.workspace import Workspace
from orgmodel.ui.workspace import keeping, library, state
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.loaded import as_baseline
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_ARRIVED = "om.arrived"
_ONE_IN = 4
"""A list in which less than one in so many posts of the open one are found is of another body."""
_MEANWHILE = (
    "Somebody changed an option while you answered. Nothing was done: look at it as it is now, "
    "then answer again."
)


Uploaded = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Arrival:
    """Data that was opened and is not shown yet: `files`, what they were made from, and acts
    that go with them. `uploaded` are the files as they were dropped, where they are a folder's
    own. `found` is how many posts of the list that is open are in it."""

    opened: Opened
    files: Mapping[str, bytes]
    brought: Mapping[str, bytes] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    uploaded: Uploaded = ()
    found: int = 0

    @property
    def baseline(self) -> Baseline:
        """What is kept of it."""
        return as_baseline(self.opened, self.files, self.brought)

    @property
    def contents(self) -> tuple[bytes, ...]:
        """What has to be kept with it."""
        return (*self.files.values(), *self.brought.values())


def arrive(
    opened: Opened,
    files: Mapping[str, bytes],
    brought: Mapping[str, bytes] | None = None,
    acts: tuple[Act, ...] = (),
    uploaded: Uploaded = (),
) -> tuple[str, ...]:
    """Open somebody's own data; else why it is not kept.

    Where options are open and enough of their posts are in it, it waits until that is answered
    (`arrived`).
    The same files again change nothing, and the same list mended takes the options with it.
    """
    new = Arrival(opened, files, brought or {}, acts, uploaded)
    work = state.work()
    if work is None or work.kept is None or not work.options or not keeping.may(Right.EDIT):
        return apart(new)
    before = work.kept.baseline
    if before is not None and dict(before.files) == dict(new.baseline.files):
        forget()
        return ()
    mended = before is not None and _is_mended(before, new)
    if mended and not take(new):
        return ()
    found = len(match(work.baseline, opened.organisation).pairs)
    if found * _ONE_IN < len(work.baseline.tables["posts"]) and not mended:
        return apart(new)
    state.choose(_ARRIVED, replace(new, found=found))
    return ()


def arrived() -> Arrival | None:
    """What waits to be opened; None where nothing does."""
    found: Arrival | None = state.chosen(_ARRIVED)
    return found


def forget() -> None:
    """Open nothing; what is open stays open."""
    state.choose(_ARRIVED, None)


def apart(new: Arrival) -> tuple[str, ...]:
    """Open it as a workspace of its own; else why it is not kept."""
    forget()
    reasons = keeping.begin_with(new.opened, new.files, new.brought, new.acts)
    state.keep_files(new.uploaded)
    return reasons


def take(new: Arrival) -> tuple[str, ...]:
    """Go on with it under the options that are open; else why not, and nothing is done.

    What no longer applies is listed in the workspace, and the data of before is kept in it.
    """
    work = state.work()
    if work is None or work.kept is None:
        return apart(new)
    act = rebased(work.baseline, new.opened.organisation, work.options).act(new.baseline)
    try:
        kept = keeping.store().append(
            work.kept.id, who(), (act, *new.acts), work.kept.number, new.contents
        )
    except StaleError as error:
        state.put_work(work.after(error.workspace))
        return (_MEANWHILE,)
    except OrgmodelError as error:
        return (str(error),)
    forget()
    _go_on_with(work, new.opened, kept)
    state.keep_files(new.uploaded)
    return ()


def _go_on_with(work: Work, opened: Opened, kept: Workspace) -> None:
    """The work on the data of before is not set aside: it goes on here."""
    state.close_kept(kept.id)
    state.open_work(opened)
    state.put_work(Work(opened, current=work.current).after(kept))


def _is_mended(before: Baseline, new: Arrival) -> bool:
    """Whether both are made from the same list, or the newer from the files of the older."""
    older = (_but_mapping(before.brought), _but_mapping(before.files))
    made_of = [_but_mapping(new.baseline.brought)]
    with suppress(OrgmodelError):
        unzipped = library.folder_of(new.brought)
        made_of.append(_but_mapping({name: sha_of(one) for name, one in unzipped.items()}))
    return any(one and one in older for one in made_of)


def _but_mapping(files: Mapping[str, str]) -> frozenset[str]:
    return frozenset(sha for name, sha in files.items() if name != MAPPING)
