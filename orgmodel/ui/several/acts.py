"""What is done with the bodies that are gathered: added, named, taken away, and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from orgmodel.api import Organisation
from orgmodel.errors import OrgmodelError
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.joining.options import options_parted
from orgmodel.joining.regained import SetOfBodies
from orgmodel.model.words import listed
from orgmodel.ui.data.light import are_light
from orgmodel.ui.several.dropped import Contents, bodies_in, said, wanted_name
from orgmodel.ui.several.gathering import (
    MOST,
    NO_OPTIONS,
    BodyOptions,
    FaultyBody,
    Gathering,
)
from orgmodel.ui.several.tasks import BodyRead, bodies_read
from orgmodel.ui.working import shown as working
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.workspace import keeping, library, state
from orgmodel.ui.workspace.offered import options_offered
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_KEY, _COMING, _NAME = "om.several", "om.several.coming", "several"
_BY_ITSELF = "Open it by itself on the page Data: its rules are asked of each body."


def gathering() -> Gathering | None:
    """The bodies that are gathered; None where nobody opens several."""
    found: Gathering | None = state.chosen(_KEY)
    return found


def begin(*, with_open: bool = False) -> None:
    """Begin to open several, with what is open as the first of them."""
    state.choose(_KEY, Gathering())
    if with_open:
        add_open()


def forget() -> None:
    """Open none of them; what is open stays open."""
    working.forget(_NAME)
    state.choose(_COMING, None)
    state.choose(_KEY, None)


def dropped(files: Sequence[UploadedFile]) -> None:
    """Take files that were dropped, each body of them by itself."""
    contents = tuple((file.name, file.getvalue()) for file in files)
    _change(lambda now: replace(now, refused=()))
    groups = bodies_in(contents)
    if are_light(contents):
        _take(bodies_read(_nowhere, groups))
        return
    state.choose(_COMING, True)
    limits = TaskLimits.of_upload(sum(len(content) for _, content in contents))
    working.begin(_NAME, bodies_read, groups, limits=limits)


def show_coming() -> None:
    """Wait for files that a worker reads, take them, and draw the page anew."""
    if not state.chosen(_COMING):
        return
    if working.under_way(_NAME):
        try:
            _take(working.shown(_NAME, "Reading your files"))
        except OrgmodelError as error:
            _refuse(FaultyBody("The files", str(error)))
        state.choose(_COMING, None)
        st.rerun()
    state.choose(_COMING, None)  # cancelled


def add_open() -> None:
    """Add what is open, as it was before any option."""
    work = state.work()
    if work is not None:
        name = work.organisation.name
        _add(name, work.opened.organisation, f"Open now: {name}", options=_options_of(work))


def add_sample(name: str) -> None:
    """Add a sample by its folder's name."""
    opened = library.open_sample(name)
    _add(name, opened.organisation, opened.origin, options=_options_of(Work(opened)))


def add_kept(identifier: str) -> None:
    """Add the data of a workspace, as it was before any option."""
    try:
        kept = keeping.store().read(identifier, who())
        work = keeping.opened_work(kept)
    except OrgmodelError as error:
        _refuse(FaultyBody("The workspace", str(error)))
        return
    organisation = work.opened.organisation
    name = organisation.name
    _add(name, organisation, f"Workspace: {name}", options=_options_of(work))


def _options_of(work: Work) -> BodyOptions:
    """The options of a workspace as they stand now, and those that are offered with its data."""
    return BodyOptions({one.key: one.scenario for one in work.options}, options_offered(work))


def rename(name: str, key: int) -> None:
    """Call a body otherwise."""
    _change(lambda now: now.naming(key, name))


def remove(key: int) -> None:
    """Take a body away."""
    _change(lambda now: now.without(key))


def choose_top(key: int) -> None:
    """Let the head of one body be over all, or each keep its own."""
    _change(lambda now: replace(now, top=key))


def _take(found: Sequence[BodyRead | FaultyBody]) -> None:
    for one in found:
        if isinstance(one, FaultyBody):
            _refuse(one)
        else:
            _take_body(one.contents, one)


def _take_body(contents: Contents, one: BodyRead) -> None:
    name = one.organisation.name
    wanted, options = wanted_name(contents, name), BodyOptions(offered=one.offered)
    _add(wanted, one.organisation, said(contents), one.files, one.notes, options)


def _add(
    wanted: str,
    organisation: Organisation,
    source: str,
    files: Mapping[str, bytes] = MappingProxyType({}),
    notes: tuple[str, ...] = (),
    options: BodyOptions = NO_OPTIONS,
) -> None:
    """Add a body; of one that holds several bodies already, each."""
    if organisation.bodies:
        _add_set(organisation, source, files, notes, options)
    elif fault := _over_the_limit({wanted: organisation}):
        _refuse(FaultyBody(source, fault))
    else:
        now = gathering() or Gathering()
        state.choose(_KEY, now.adding(wanted, organisation, source, files, notes, options))


def _add_set(
    whole: Organisation,
    source: str,
    files: Mapping[str, bytes],
    notes: tuple[str, ...],
    options: BodyOptions,
) -> None:
    """Add each body of a set; what joins them is put back where they are opened as one."""
    try:
        apart = whole.split()
    except OrgmodelError as error:
        words = f"It is several bodies already ({listed(whole.bodies)}) in one set of "
        _refuse(FaultyBody(source, f"{words}data: {error} {_BY_ITSELF}"))
        return
    fault = _over_the_limit(apart.bodies)
    if fault:
        _refuse(FaultyBody(source, fault))
        return
    kept = options_parted(options.kept, apart.bodies)
    offers = options_parted(options.offered, apart.bodies)
    of = {name: BodyOptions(kept.of[name], offers.of[name]) for name in apart.bodies}
    several = BodyOptions(kept.several, offers.several)
    notes += (f"rules of the whole are left out: {listed(apart.left)}",) if apart.left else ()
    notes += (f"it held {listed(apart.bodies)}, which are apart here",)
    was = SetOfBodies.of(whole, apart.bodies, apart.between)
    now = gathering() or Gathering()
    state.choose(_KEY, now.adding_set(was, apart.bodies, source, files, notes, of, several))


def _over_the_limit(bodies: Mapping[str, Organisation]) -> str:
    now = gathering() or Gathering()
    if len(now.bodies) + len(bodies) > MOST:
        return f"At most {MOST} are opened together. Take one away first."
    rows = sum(len(one.tables["posts"]) for one in bodies.values())
    rows += sum(len(body.organisation.tables["posts"]) for body in now.bodies)
    if rows > SHARED_SERVER.rows:
        return (
            f"Together they have {rows:,} rows of posts; at most {SHARED_SERVER.rows:,} are "
            "opened. Take one away first, or use orgmodel combine on your own machine."
        )
    return ""


def _refuse(one: FaultyBody) -> None:
    _change(lambda now: replace(now, refused=(*now.refused, one)))


def _change(change: Callable[[Gathering], Gathering]) -> None:
    now = gathering()
    if now is not None:
        state.choose(_KEY, change(now))


def _nowhere(step: str) -> None:
    """Files that are read within a click tell no steps."""
