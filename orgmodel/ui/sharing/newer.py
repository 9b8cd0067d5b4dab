"""A newer staff list under the options that are open: asked first, and what it left out told."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.store.workspace import Dropped, TakenBaseline
from orgmodel.ui.shared.brackets import without_ids
from orgmodel.ui.shared.clock import day
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import arriving, keeping, state
from orgmodel.ui.workspace.importing import ImportStep
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.saying import say, say_not_kept
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_SEEN, _REFUSED = "om.newer.seen", "om.newer.refused"
_LISTED = 200
_AN_ID = re.compile(r" \(([a-z0-9]+(?:[_.-][a-z0-9]+)+)\)")
"""Something in brackets that is an id by its form: `(ad_pccc)`, not `(two days)`."""


def show_newer_question() -> None:
    """Whether what was opened goes on under the options, in place of everything else."""
    new, work = arriving.arrived(), state.work()
    if new is None or work is None:
        return
    options = counted(len(work.options), "option")
    posts = work.baseline.tables["posts"].shape[0]
    st.header(f"Is this a newer list of {escaped(work.baseline.name)}?", anchor=False)
    st.markdown(
        f"You are at work on {options} of {escaped(work.baseline.name)}. What you opened now, "
        f"**{escaped(new.opened.organisation.name)}**, has {new.found:,} of its {posts:,} rows of "
        "posts.\n\nAs a newer list, every change of every option is made again on it. What no "
        "longer applies is listed with the reason, and the list of before is kept."
    )
    for reason in state.chosen(_REFUSED, ()):
        st.error(escaped(reason), icon=":material/block:")
    with st.container(key="newer", horizontal=True, gap="small"):
        st.button(
            "Yes, take the options with it",
            key="newer.take",
            type="primary",
            icon=":material/move_down:",
            on_click=_take,
        )
        st.button("No, open it by itself", key="newer.apart", on_click=_apart)
        st.button("Open nothing", key="newer.forget", type="tertiary", on_click=_forget)


def show_dropped(work: Work) -> None:
    """What the newest list left no place for, until it was looked at."""
    taken = work.kept.baselines[-1] if work.kept and work.kept.baselines else None
    if work.kept is None or taken is None or not taken.dropped:
        return
    if _is_seen(work.kept.id, taken.number):
        return
    with st.container(key="newer.dropped", border=True, gap="small"):
        number = counted(len(taken.dropped), "change")
        applies = "applies" if len(taken.dropped) == 1 else "apply"
        st.markdown(
            f":orange[:material/warning: **{number} no longer {applies} on the list of "
            f"{day(taken.at)}**]"
        )
        st.markdown(_in_words(work, taken))
        st.button(
            "I have seen it",
            key="newer.seen",
            on_click=_put_away,
            args=(work.kept.id, taken.number),
            help="Puts this away for you, in every browser. The others of this workspace still "
            "see it, and the history tells of the newer list.",
        )


def _is_seen(identifier: str, number: int) -> bool:
    """Whether the visitor put it away, here or elsewhere; asked until they have."""
    if state.chosen(_SEEN) == [identifier, number]:
        return True
    with suppress(OrgmodelError):
        if keeping.store().seen(identifier, who()) >= number:
            state.choose(_SEEN, [identifier, number])
            return True
    return False


def _put_away(identifier: str, number: int) -> None:
    """Gone in this visit, and from then on everywhere where that can be kept."""
    state.choose(_SEEN, [identifier, number])
    with suppress(OrgmodelError):
        keeping.store().note_seen(identifier, who(), number)


def _in_words(work: Work, taken: TakenBaseline) -> str:
    known = _ids_of(work, taken)
    lines: list[str] = []
    for _, found in groupby(taken.dropped[:_LISTED], key=lambda one: one.option):
        group = list(found)
        lines.append(f"\n**{escaped(group[0].name)}**\n")
        lines += [_line(one, known) for one in group]
    if len(taken.dropped) > _LISTED:
        lines.append(f"- and {len(taken.dropped) - _LISTED:,} more; the history has them all")
    return "\n".join(lines)


def _line(one: Dropped, known: frozenset[str]) -> str:
    place = f"Change {one.number}: " if one.number else ""
    said, why = without_ids(one.said, known), without_ids(one.why, known).strip()
    # Of one change the reason begins with its verb: it is of what was said before.
    why = f"it {why}" if why.startswith(("is ", "has ", "was ")) else why
    return f"- {place}{escaped(said.rstrip('.'))}. *{escaped(why[:1].upper() + why[1:])}*"


def _ids_of(work: Work, taken: TakenBaseline) -> frozenset[str]:
    """The ids that names are followed by: those of the newer list, and of what is gone with it."""
    gone = (found for one in taken.dropped for found in _AN_ID.findall(f"{one.said} {one.why}"))
    return frozenset({*work.baseline.table_of, *gone})


def _take() -> None:
    new = arriving.arrived()
    if new is None:
        return
    reasons = arriving.take(new)
    state.choose(_REFUSED, reasons)
    if reasons:
        return
    say("The options go on with the newer list.", "move_down")
    work = state.work()
    dropped = work.kept.baselines[-1].dropped if work and work.kept else ()
    lead_to("workspace" if dropped else "chart")


def _apart() -> None:
    new = arriving.arrived()
    if new is None:
        return
    state.choose(_REFUSED, ())
    reasons = arriving.apart(new)
    if reasons:
        say_not_kept(reasons[0])
    lead_to("chart")


def _forget() -> None:
    """Nothing is opened; an import stands at its last step again."""
    arriving.forget()
    state.choose(_REFUSED, ())
    coming = state.staff_import()
    if coming is not None and coming.step >= ImportStep.OPENING:
        state.put_staff_import(replace(coming, step=ImportStep.SIDES))
