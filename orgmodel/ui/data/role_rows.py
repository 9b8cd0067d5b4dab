"""The roles that rules ask for in step 4: who plays each, suggested or confirmed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from orgmodel.answers import RoleState
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import capital, titled
from orgmodel.ui.data.given_answers import id_of, roles_asked
from orgmodel.ui.shared.escaping import escape, legible
from orgmodel.ui.workspace import importing, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.importing import StaffImport

_WIDTHS = [2, 8, 10]
_MOST = 80


def show_roles(work: StaffImport) -> None:
    """A row for each role of the rule packs in use; nothing where they have none."""
    roles = roles_asked(work)
    if not roles:
        return
    st.subheader("Roles that rules ask for", anchor=False)
    with st.container(border=True, gap=None, key="import.roles"):
        with st.container(key="rowhead-roles"):
            heads = ("Confirmed", "Role", "Played by")
            for cell, words in zip(st.columns(_WIDTHS), heads, strict=True):
                cell.markdown(f"**{words}**")
        model = importing.outcome_of(work).model
        for role in roles:
            _show(work, role, model)


def _show(work: StaffImport, role: RoleState, model: OrganisationModel) -> None:
    confirmed = role.role in work.given.confirmed_roles or role.state == "set"
    played = id_of(work.given, role)
    with st.container(key=f"row-role-{role.role}"):
        tick, words, who = st.columns(_WIDTHS, vertical_alignment="center")
        tick.checkbox(
            f"{role.role} is confirmed",
            label_visibility="collapsed",
            disabled=role.state == "set" or not played,
            **acting(f"import.role.confirmed.{role.role}", confirmed, _confirm, role.role),
        )
        reason = "confirmed" if confirmed else role.reason
        mark = "? suggested: " if played and not confirmed else ""
        words.html(
            f'<div class="om-cell"><b>{escape(capital(role.words or role.role))}</b><br>'
            f'<span class="om-side">{escape(mark + reason)}</span></div>'
        )
        options = ["", *dict.fromkeys(i for i in (played, *role.among, *likely(model)) if i)]
        who.selectbox(
            legible(f"Who plays {role.words or role.role}"),
            options,
            format_func=lambda i: legible(titled(model.names.get(i, i), i)) if i else "not known",
            label_visibility="collapsed",
            filter_mode="contains",
            **acting(f"import.role.{role.role}", played, _choose, role.role),
        )


def likely(model: OrganisationModel) -> list[str]:
    """Who may play a role: the posts with most below them, and the units."""
    line = model.hierarchy
    order = np.argsort(-line.sizes, kind="stable")[:_MOST]
    return [*(line.ids[place] for place in order), *model.unit_tree.ids[:_MOST]]


def _confirm(on: bool | None, role: str) -> None:
    work = state.staff_import()
    if work is not None:
        known = work.given.confirmed_roles
        confirmed = known | {role} if on else known - {role}
        state.put_staff_import(replace(work, given=replace(work.given, confirmed_roles=confirmed)))


def _choose(chosen: str | None, role: str) -> None:
    """Who is chosen is confirmed."""
    work = state.staff_import()
    if work is not None:
        who = chosen or ""
        known = work.given.confirmed_roles
        given = replace(
            work.given,
            roles={**work.given.roles, role: who},
            confirmed_roles=known | {role} if who else known - {role},
        )
        state.put_staff_import(replace(work, given=given))
