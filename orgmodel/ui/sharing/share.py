"""Sharing a workspace: its address, who is in it, and links that let somebody in."""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.rights import Right, Role
from orgmodel.store.sql.people import Member
from orgmodel.store.workspace import Workspace
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.sharing.refusals import show_refused, tried
from orgmodel.ui.workspace import addresses, keeping, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.who import is_alone, who

_PLACE = "share"
_INVITED, _AS = "om.share.invited", "om.share.as"
_DAYS = 14
ROLES = {
    Role.VIEWER: "Viewer: looks, and takes copies",
    Role.EDITOR: "Editor: changes options, comments",
    Role.APPROVER: "Approver: also accepts and rejects",
    Role.OWNER: "Owner: also shares and deletes",
}
_ALONE = (
    "Only this computer’s user works here, so that nobody else can open the address. To let "
    "others in, whoever runs orgmodel sets up a login: `docs/login.md` says how. Until then, "
    "“Export all” gives a file that somebody else can bring in."
)


def show_share(kept: Workspace, option: str) -> None:
    """The address to copy, the members and their roles, and an invitation; by an owner alone."""
    with (
        st.popover("Share", key="sharing.share", icon=":material/group_add:"),
        st.container(key="share", width=420, gap="small"),
    ):
        st.markdown("**The address of what you see now**")
        said = {addresses.WORKSPACE: kept.id, **({addresses.OPTION: option} if option else {})}
        st.code(addresses.link(**said), language=None, wrap_lines=True)
        if is_alone():
            st.markdown(_ALONE)
            return
        st.markdown("It opens for the members of this workspace, after they log in.")
        show_refused(_PLACE)
        owns = keeping.may(Right.OWN)
        _show_members(kept, owns=owns)
        if owns:
            _show_invitation(kept)
        else:
            st.markdown(":gray[An owner lets others in, and says what they may do.]")


def _show_members(kept: Workspace, *, owns: bool) -> None:
    st.markdown("**Members**")
    try:
        members = keeping.store().members(kept.id, who())
    except OrgmodelError as error:
        st.markdown(escaped(error))
        return
    for member in members:
        with st.container(
            key=f"share.member.{member.person}", horizontal=True, vertical_alignment="center"
        ):
            _show_member(kept, member, owns=owns)


def _show_member(kept: Workspace, member: Member, *, owns: bool) -> None:
    name = member.name or "Somebody without a name"
    mine = " (you)" if member.person == who() else ""
    st.markdown(f"{escaped(name)}{mine}", width="stretch")
    if not owns:
        st.markdown(f":gray[{member.role.value.capitalize()}]", width="content")
        return
    st.selectbox(
        legible(f"Role of {name}"),
        list(Role),
        format_func=lambda role: role.value.capitalize(),
        width=130,
        label_visibility="collapsed",
        **acting(f"om.share.role.{member.person}", member.role, _set_role, kept.id, member.person),
    )
    st.button(
        "Remove",
        key=f"share.remove.{member.person}",
        type="tertiary",
        icon=":material/person_remove:",
        help=f"Take {escaped(name)} out of this workspace. What they did stays.",
        on_click=_remove,
        args=(kept.id, member.person),
    )


def _show_invitation(kept: Workspace) -> None:
    st.markdown("**Let somebody in**")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            "As",
            [Role.VIEWER, Role.EDITOR, Role.APPROVER, Role.OWNER],
            format_func=ROLES.__getitem__,
            key=_AS,
            width=260,
        )
        st.button("Make a link", key="share.invite", on_click=_invite, args=(kept.id,))
    of, role, link = state.chosen(_INVITED, ("", Role.VIEWER, ""))
    if of == kept.id and link:
        st.code(link, language=None, wrap_lines=True)
        st.markdown(
            f":small[Whoever opens it first within {_DAYS} days, logged in, becomes "
            f"{role.value}. It works once, and is shown only now: copy it, and send it to "
            "one person.]"
        )


def _set_role(role: Role, identifier: str, person: str) -> None:
    tried(_PLACE, lambda: keeping.store().share(identifier, who(), person, Role(role)))


def _remove(identifier: str, person: str) -> None:
    tried(_PLACE, lambda: keeping.store().share(identifier, who(), person, None))


def _invite(identifier: str) -> None:
    role = Role(state.chosen(_AS, Role.VIEWER))

    def make() -> None:
        token = keeping.store().invite(identifier, who(), role, _DAYS)
        link = addresses.link(**{addresses.INVITE: token})
        state.choose(_INVITED, (identifier, role, link))

    tried(_PLACE, make)
