"""What a page of the import waits for, while a worker does it; a small list is done at once.

The work goes on while something else is clicked, and is found again where it is waited for. What
was refused or cancelled is told in its place, with a button to try again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from orgmodel.answers import Answers
from orgmodel.errors import OrgmodelError
from orgmodel.model.kept import take_known
from orgmodel.ui.data.frame import back, show_head, show_steps, start_again
from orgmodel.ui.data.import_tasks import (
    ImportMade,
    ImportOpened,
    SuggestionsMade,
    import_made,
    import_opened,
    suggested,
)
from orgmodel.ui.data.light import is_light
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.working import shown as working
from orgmodel.ui.working.crew import WorkError
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.workspace import importing, state, worked_out
from orgmodel.ui.workspace.ahead import Ahead
from orgmodel.ui.workspace.importing import OUTCOME, TABLE, StaffImport

FIRST_POSTS, FAULTS, SUGGESTIONS, OPENED = "first posts", "faults", "suggestions", "opened"
"""Kinds of what is kept of a list (`worked_out`), beside the outcome."""
_CANCELLED = "Cancelled; nothing was changed."


def step_awaited(work: StaffImport, title: str, words: str, kinds: Sequence[str]) -> bool:
    """Whether all is there that a step draws; else its head and what it waits for are drawn."""
    if is_light(work) or all(_is_there(kind, work.key) for kind in kinds):
        return True
    show_head(title, words, [start_again(), back(work)])
    show_steps(work)
    if all(_WAITS[kind](work) for kind in kinds):
        st.rerun()
    return False


def outcome_awaited(work: StaffImport) -> bool:
    """Whether what comes of the files is there; else why not is told here."""
    if is_light(work):
        return True

    def begin(name: str) -> None:
        read = importing.prepared_of(work) if work.form == TABLE else None
        _begin(name, work, import_made, _without_files(work) if read else work, read)

    def take(made: ImportMade) -> None:
        importing.take_outcome(work, made.outcome)
        worked_out.keep(FIRST_POSTS, work.key, made.first_posts)
        worked_out.keep(FAULTS, work.key, made.faults)

    return awaited(OUTCOME, work.key, "Building the organisation of your list", begin, take)


def suggestions_awaited(work: StaffImport) -> bool:
    """Whether what is suggested for its units is there; else why not is told here."""
    if is_light(work):
        return True

    def begin(name: str) -> None:
        _begin(name, work, suggested, importing.outcome_of(work))

    def take(made: SuggestionsMade) -> None:
        take_known(importing.outcome_of(work).model, made.known)
        worked_out.keep(SUGGESTIONS, work.key, made.suggestions)

    return awaited(SUGGESTIONS, work.key, "Looking for sides and heads", begin, take)


def opened_awaited(
    work: StaffImport, said: str, answers: Answers | None, ahead: Ahead | None
) -> ImportOpened | None:
    """The organisation to open and its files; None where it is not there, which is told here.

    `said` tells one set of answers from another. The worker does `ahead` as well.
    """
    key = work.opened_as(said)

    def begin(name: str) -> None:
        more = partial(ahead.work_out, key, state.room()) if ahead else None
        _begin(name, work, import_opened, importing.outcome_of(work), answers, more)

    take = partial(worked_out.keep, OPENED, key)
    if not awaited(OPENED, key, "Opening your organisation", begin, take):
        return None
    opened: ImportOpened | None = worked_out.taken(OPENED, key)
    return opened


_WAITS = {OUTCOME: outcome_awaited, SUGGESTIONS: suggestions_awaited}


_COME_WITH = {OUTCOME: (FIRST_POSTS, FAULTS)}
"""What a worker makes together: an outcome that came with the files alone has not these yet."""


def _is_there(kind: str, key: str) -> bool:
    kinds = (kind, *_COME_WITH.get(kind, ()))
    there = all(worked_out.is_there(one, key) for one in kinds)
    return there and worked_out.refusal(kind, key) is None


def _begin(name: str, work: StaffImport, task: Callable[..., Any], *given: Any) -> None:
    size = sum(len(content) for _, content in work.contents)
    working.begin(name, task, *given, limits=TaskLimits.of_upload(size))


def _without_files(work: StaffImport) -> StaffImport:
    """What is to be agreed for them alone: a worker has what was read of them."""
    return StaffImport(
        (), work.form, mapping=work.mapping, switches=work.switches, mends=work.mends
    )


def awaited(
    kind: str,
    key: str,
    title: str,
    begin: Callable[[str], None],
    take: Callable[[Any], None],
) -> bool:
    """Whether what a worker makes is there, and taken; else why not is told here.

    `kind` and `key` are those it is kept under (`worked_out`); `begin` lets a worker begin under
    the name that it is given.
    """
    name, of = f"import.{kind}", f"om.awaited.{kind}"
    if _is_there(kind, key):
        return True
    refused = worked_out.refusal(kind, key)
    if refused is None:
        if not working.under_way(name) or state.chosen(of) != key:
            begin(name)
            state.choose(of, key)
        try:
            take(working.shown(name, title, partial(_cancel, kind, key)))
        except OrgmodelError as error:
            worked_out.keep(kind, key, error)
            refused = error
        else:
            return True
    _show_refused(kind, key, refused)
    return False


def _cancel(kind: str, key: str) -> None:
    worked_out.keep(kind, key, WorkError(_CANCELLED))


def _show_refused(kind: str, key: str, refused: OrgmodelError) -> None:
    words = str(refused)
    if words == _CANCELLED:
        st.info(words, icon=":material/info:")
    else:
        st.error(escaped(words), icon=":material/error:")
    st.button(
        "Try again",
        key=f"import.again.{kind}",
        icon=":material/refresh:",
        on_click=worked_out.forget,
        args=(kind, key),
    )
