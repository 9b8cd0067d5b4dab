"""The panel beside a drawing: what is selected, in plain words, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.store.rights import Right
from orgmodel.ui.drawing.dossier import Dossier, dossier, without_people
from orgmodel.ui.drawing.panel_badges import badges
from orgmodel.ui.drawing.panel_rows import PanelRow, rows
from orgmodel.ui.drawing.together import together
from orgmodel.ui.drawing.written import written
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.commenting import show_comment_button
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_BUTTONS = 12
_KEPT = 1_000
_LOOKS = (
    "You are a viewer here. Editors, approvers and owners of this workspace can change this; an "
    "owner can give you another role."
)
_HOLDERS = "om.holders"
"""Whether holders are named in this visit: "asked" while that is asked, then "shown"."""


Offer = Callable[[Work, str, str], None]
"""What a page offers to do with the selected id: called with work, id and the panel's name."""


def show_panel(work: Work, *, name: str, drawn: frozenset[str], offer: Offer) -> None:
    """Draw the panel for what is selected, or say how to select something.

    `drawn` are the ids of the drawing beside it; `offer` shows what can be done from here.
    """
    selected = tuple(one for one in state.selection() if one in work.organisation.table_of)
    if len(selected) > 1:
        _show_several(work, selected, name, offer)
        return
    found = selected_dossier(work)
    if found is None:
        st.header("Nothing selected", anchor=False)
        st.markdown(
            "Select a box in the drawing with the mouse, or move to it with the arrow keys and "
            "press Enter. This panel then shows in words where it stands and what it does."
        )
        return
    st.header(escaped(found.title), anchor=False)
    st.html(badges(work.organisation, found))
    with st.container(key=f"{name}.does", horizontal=True, gap="small"):
        offer(work, found.id, name)
        st.button(
            "Show in the drawing",
            key=f"{name}.look",
            type="tertiary",
            icon=":material/center_focus_strong:",
            on_click=_look,
            args=(found.id, found.title, drawn),
        )
        show_comment_button("post", found.id, f"{name}.comment")
    if not keeping.may(Right.EDIT):
        st.markdown(f":small[:gray[{_LOOKS}]]")
    plain = found if _names_shown() else without_people(work.organisation, found)
    for row in rows(work, plain):
        _show_row(row, name)
    _show_holder(work, found, name)
    for part in plain.leads:
        st.subheader(f"Leads: {escaped(part.title)}", anchor=False)
        st.html(badges(work.organisation, part))
        for row in rows(work, part):
            if row.key != "head":
                _show_row(row, f"{name}.{part.id}")
    with st.expander("Where this is written (for analysts)", key=f"{name}.written"):
        st.markdown(_written(work, found.id, names=_names_shown()))


def selected_dossier(work: Work) -> Dossier | None:
    """What is said of the selected id; None where nothing known is selected."""
    identifier = state.selected()
    return _dossier(work, identifier) if identifier else None


def selection_in_words(work: Work) -> str:
    """What a screen reader says of the selection."""
    found = selected_dossier(work)
    if found is None:
        return ""
    several = len(state.selection())
    if several > 1:
        return f"{several} selected. What they come to is beside the drawing."
    reports = f", {counted(len(found.reports), 'direct report')}" if found.reports else ""
    return f"Selected: {found.title}{reports}. Details are beside the drawing."


@kept(_KEPT, hash_funcs=BY_CONTENT)
def _dossier(work: Work, identifier: str) -> Dossier | None:
    return dossier(work.organisation, identifier)


@st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def _written(work: Work, identifier: str, *, names: bool) -> str:
    found = _dossier(work, identifier)
    if found is None:
        return ""
    return written(found if names else without_people(work.organisation, found))


def _names_shown() -> bool:
    return bool(state.chosen(_HOLDERS) == "shown")


def _show_row(row: PanelRow, name: str) -> None:
    """A label, and words or buttons that select what they name."""
    with st.container(key=f"{name}.row.{row.key}", horizontal=True, gap="small"):
        st.markdown(f":gray[{escaped(row.label)}]", width=104)
        if not row.links:
            st.markdown(row.words, width="stretch")
            return
        with st.container(key=f"{name}.{row.key}", gap=None, width="stretch"):
            if row.words:
                st.markdown(row.words)
            # Two may be linked both ways, or twice: each is named once.
            links = tuple({link.id: link for link in row.links}.values())
            for link in links[:_BUTTONS]:
                st.button(
                    escaped(link.words),
                    key=f"{name}.{row.key}.{link.id}",
                    type="tertiary",
                    on_click=_go,
                    args=(link.id,),
                )
            if len(links) > _BUTTONS:
                st.markdown(escaped(", ".join(link.words for link in links[_BUTTONS:])))


def _show_holder(work: Work, found: Dossier, name: str) -> None:
    """Who holds a post: not shown before somebody wants it, which is asked once in a visit."""
    if found.what != "post" or found.own is None:
        return
    holders = work.organisation.holders.get(found.id, ())
    wanted = state.chosen(_HOLDERS)
    with st.container(
        key=f"{name}.row.holder", horizontal=True, gap="small", vertical_alignment="center"
    ):
        st.markdown(":gray[Holder]", width=104)
        if not holders:
            st.markdown("Nobody: vacant" if found.vacant else "Not recorded", width="content")
        elif _names_shown():
            names = (work.organisation.names.get(one, one) for one in holders)
            st.markdown(escaped(", ".join(names)), width="content")
        elif wanted == "asked":
            st.markdown("Names are personal data. Show them here, in this visit?")
            for words, to in (("Show names", "shown"), ("Leave them out", "")):
                st.button(
                    words,
                    key=f"{name}.holder.{to or 'not'}",
                    type="tertiary",
                    on_click=state.choose,
                    args=(_HOLDERS, to),
                )
        else:
            st.markdown("Not shown", width="content")
            st.button(
                "Show",
                key=f"{name}.holder.ask",
                type="tertiary",
                help="Shows who holds the post; asked once.",
                on_click=state.choose,
                args=(_HOLDERS, "asked"),
            )


def _show_several(work: Work, selected: tuple[str, ...], name: str, offer: Offer) -> None:
    """What several come to together, and each as a button that selects it alone."""
    organisation = work.organisation
    line = organisation.hierarchy
    posts = [one for one in selected if one in line.index]
    st.header(f"{len(selected)} selected", anchor=False)
    with st.container(key=f"{name}.does", horizontal=True, gap="small"):
        offer(work, selected[-1], name)
    if posts:
        below = [post for one in posts for post in line.subtree(one)]
        _show_row(PanelRow("sum", "Together", escaped(together(organisation, posts).words)), name)
        whole = escaped(together(organisation, below).words)
        _show_row(PanelRow("sum_below", "With all below them", whole), name)
    others = len(selected) - len(posts)
    if others:
        _show_row(
            PanelRow("sum_other", "Beside posts", counted(others, "other box", "other boxes")), name
        )
    with st.container(key=f"{name}.each", gap=None):
        for one in selected[:_BUTTONS]:
            st.button(
                escaped(organisation.names.get(one, one)),
                key=f"{name}.each.{one}",
                type="tertiary",
                on_click=_alone,
                args=(one,),
            )
        if len(selected) > _BUTTONS:
            st.markdown(f"and {len(selected) - _BUTTONS} more")


def _look(identifier: str, title: str, drawn: frozenset[str]) -> None:
    if identifier not in drawn:
        st.toast(f"{escaped(title)} is not in this drawing.", icon=":material/info:")
    state.select(identifier, into_view=True)


def _go(identifier: str) -> None:
    state.select(identifier, into_view=True)


def _alone(identifier: str) -> None:
    state.select_all((identifier,))
    state.select(identifier, into_view=True)
