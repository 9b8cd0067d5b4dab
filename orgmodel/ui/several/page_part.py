"""Several organisations on the page Data: chosen, named, seen side by side, opened as one."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.ui.data.dropping import PRIVACY
from orgmodel.ui.data.frame import HeadButton, halves, show_act, show_head
from orgmodel.ui.data.opening import show_problems
from orgmodel.ui.measures.bodies_table import show_beside
from orgmodel.ui.several import acts
from orgmodel.ui.several.gathering import GatheredBody, Gathering
from orgmodel.ui.several.joined import joined, open_joined, told_of
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.sharing.others import mine
from orgmodel.ui.workspace import library, state
from orgmodel.ui.workspace.acting import acting, taking

_MEGABYTES = 20
_LEFT_SHOWN = 20
_LEAVE = HeadButton(
    "several.leave",
    "Leave",
    acts.forget,
    (),
    ":material/undo:",
    help="Opens none of these. What is open stays open.",
)


def show_way_in() -> None:
    """How to open several, on the page where one is opened."""
    st.subheader("Several at once", anchor=False)
    st.markdown(
        "Boards that merge, councils that join: look at several organisations side by side, and "
        "open them as one. Rules are then asked of each."
    )
    with st.container(horizontal=True):
        show_act(HeadButton("several.begin", "Open several", acts.begin, (), ":material/join:"))
        work = state.work()
        if work is not None:
            st.button(
                f"Put another beside {escaped(work.organisation.name)}",
                key="several.beside",
                icon=":material/add:",
                on_click=acts.begin,
                kwargs={"with_open": True},
            )


def show_several(now: Gathering) -> None:
    """The whole step; what comes of the bodies is made anew where any of it changes."""
    head = st.container(key="several")
    acts.show_coming()
    choosing, chosen = halves([2, 3])
    with choosing:
        _show_choosing()
    with chosen:
        _show_chosen(now)
    _show_as_one(now, head)


def _show_choosing() -> None:
    st.subheader("Choose them", anchor=False)
    st.file_uploader(
        "Drop data folders as zips, or staff lists: each becomes one",
        accept_multiple_files=True,
        max_upload_size=_MEGABYTES,
        **taking("om.several.upload", acts.dropped),
    )
    kinds = _offered()
    if kinds:
        st.selectbox(
            "Or add sample data or saved work",
            list(kinds),
            index=None,
            format_func=lambda one: legible(kinds[one]),
            placeholder="Choose one to add",
            filter_mode="contains",
            **acting("several.add", None, _add, among=set(kinds)),
        )
    st.markdown(f":material/lock: {PRIVACY}")


def _offered() -> dict[tuple[str, str], str]:
    """What can be added without a file: what is open, samples, and saved work."""
    found = {("sample", one.name): f"Sample: {one.title}" for one in library.samples()}
    try:
        saved = mine()
    except OrgmodelError:
        saved = ()
    work = state.work()
    now = {("open", ""): f"Open now: {work.organisation.name}"} if work else {}
    return {**now, **found, **{("kept", one.id): f"Saved: {one.name}" for one in saved}}


def _add(chosen: tuple[str, str] | None) -> None:
    if chosen is None:
        return
    kind, name = chosen
    if kind == "open":
        acts.add_open()
    elif kind == "sample":
        acts.add_sample(name)
    else:
        acts.add_kept(name)


def _show_chosen(now: Gathering) -> None:
    st.subheader("Give each a short name", anchor=False)
    for number, one in enumerate(now.refused):
        st.error(
            f"**{escaped(one.source)} was not opened.** {escaped(one.message)}",
            icon=":material/error:",
        )
        if len(one.problems) > 1:
            show_problems(one.problems, name=f"several.refused.{number}")
    if not now.bodies:
        st.markdown("None yet. Drop files, or choose from the list.")
    for body in now.bodies:
        _show_body(now, body)
    for said in now.put_back:
        st.markdown(escaped(said))
    _show_left(now.left)
    if len(now.bodies) == 1:
        st.markdown("Add one more, to see them side by side.")


def _show_body(now: Gathering, body: GatheredBody) -> None:
    with st.container(border=True, key=f"several.body.{body.key}", gap="xsmall"):
        st.markdown(f"**{escaped(body.organisation.name)}**  \n:small[{escaped(told_of(body))}]")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Short name",
                max_chars=40,
                width=260,
                help="It stands before each id of this one, with a point: north.chief. Letters, "
                "digits, - and _.",
                **acting(f"several.name.{body.key}", body.name, acts.rename, body.key),
            )
            st.button(
                "Take away",
                key=f"several.remove.{body.key}",
                icon=":material/close:",
                help=f"Takes {legible(body.organisation.name)} away from these.",
                on_click=acts.remove,
                args=(body.key,),
            )
        fault = now.fault_of(body.name)
        if fault:
            st.markdown(f":red[:material/error: {escaped(fault)}]")


def _show_left(left: tuple[str, ...]) -> None:
    """What joined bodies and cannot be here, since one of them was taken away."""
    if left:
        number = counted(len(left), "thing")
        with st.expander(f"Left out with what was taken away: {number}", key="several.left"):
            for said in left[:_LEFT_SHOWN]:
                st.markdown(f"- {escaped(said)}")
            if len(left) > _LEFT_SHOWN:
                st.markdown(f"- and {len(left) - _LEFT_SHOWN:,} more")


def _show_as_one(now: Gathering, head: DeltaGenerator) -> None:
    """How they look together; the button that opens them once they do."""
    made = None
    if now.is_ready:
        _show_top(now)
        try:
            made = joined(now)
        except OrgmodelError as error:
            st.error(escaped(str(error)), icon=":material/error:")
    if made is not None:
        st.subheader("Side by side", anchor=False)
        show_beside(made.beside)
    onwards = made and HeadButton(
        "several.open", "Open as one", partial(open_joined, now, made), primary=True
    )
    with head:
        show_head(
            "Open several",
            "Choose two or more, look at them together, and open them as one. Nothing is joined "
            "that you do not join: that is what options are for.",
            [_LEAVE, *([onwards] if onwards else [])],
        )


def _show_top(now: Gathering) -> None:
    words = {0: "Each keeps its own top"}
    for body in now.bodies:
        head = body.organisation.hierarchy.head
        if head:
            title = body.organisation.names.get(head, head)
            words[body.key] = f"One top: {title} of {body.name}"
    st.radio(
        "Who is at the top",
        list(words),
        format_func=lambda key: escaped(words[key]),
        help="With one top, the heads of the others report to it.",
        **acting("several.top", now.top, acts.choose_top),
    )
