"""The roles that the rule packs of the open data ask for: who plays each, and what waits."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from orgmodel.answers import RoleState, roles_of
from orgmodel.errors import PackError
from orgmodel.files.folder.written_roles import role_lines
from orgmodel.model.bodies import body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import capital, counted, did_you_mean, listed, near, titled
from orgmodel.store.rights import Right
from orgmodel.ui.data.role_rows import likely
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.shared.table import show_table
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.role_setting import set_roles
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import Work

_TITLE = "Roles that rules ask for"
_STATES = {"suggested": "suggested, not set", "missing": "missing", "set": "set"}
_KEPT, _MOST_RULES, _ALL_LISTED = 32, 12, 300
_PEOPLE = "people"
OPEN = "om.roles"
_REFUSED = "om.roles.refused"


@dataclass(frozen=True)
class _Refused:
    """Why roles of the data with this digest were not set; `lines` set them by hand."""

    digest: str
    reasons: tuple[str, ...]
    lines: str = ""


@dataclass(frozen=True)
class _RoleList:
    """The roles, those that are open first, as a table; who may play one; or why there are none."""

    roles: tuple[RoleState, ...] = ()
    table: pd.DataFrame | None = None
    players: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """How many roles are in each state."""
        states = [role.state for role in self.roles]
        said = (f"{states.count(one):,} {one}" for one in ("set", "suggested", "missing"))
        return f"Roles: {', '.join(said)}"


def show_role_list(work: Work) -> None:
    """A folded table, and for who may edit the choices; nothing where no pack in use has roles."""
    found = _role_list(work.opened.digest, work.opened)
    if found.faults:
        words = escaped(" ".join(found.faults))
        st.markdown(f":material/info: Roles are not listed, since a pack cannot be used. {words}")
    if not found.roles or found.table is None:
        return
    roles = st.expander(found.heading, key=OPEN, on_change="rerun")
    if not roles.open:
        return
    with roles:
        st.markdown(
            "Rule packs speak of roles, and the data says who plays each. A suggestion, made from "
            "a title or name, counts only once somebody says yes; until then its rules wait."
        )
        show_table(found.table, title=_TITLE, name="roles.list")
        unset = tuple(role for role in found.roles if role.state != "set")
        if unset and keeping.may(Right.EDIT):
            _show_choices(work, unset, found.players)


@kept(_KEPT)
def _role_list(digest: str, _opened: Opened) -> _RoleList:  # noqa: ARG001 (the key)
    model = _opened.organisation
    try:
        states = roles_of(model).states
    except PackError as error:
        return _RoleList(faults=error.faults)
    if not states:
        return _RoleList()
    order = list(_STATES)
    roles = tuple(sorted(states, key=lambda role: order.index(role.state)))
    everything = [one for one, table in model.table_of.items() if table != _PEOPLE]
    players = everything if len(everything) <= _ALL_LISTED else likely(model)
    return _RoleList(roles, _table(roles, model), tuple(dict.fromkeys(players)))


def _table(roles: tuple[RoleState, ...], model: OrganisationModel) -> pd.DataFrame:
    rows = [
        {
            "Body": role.body,
            "Role": capital(role.words or role.role),
            "State": _STATES[role.state],
            "Played by": _titled(role.id, model),
            "Why": role.reason,
            "Rules that wait": listed(role.waiting, _MOST_RULES),
        }
        for role in roles
    ]
    table = pd.DataFrame(rows, dtype="str")
    return table if any(role.body for role in roles) else table.drop(columns="Body")


def _show_choices(work: Work, unset: tuple[RoleState, ...], players: tuple[str, ...]) -> None:
    """A tick and who for each role that is not set; nothing is ticked beforehand."""
    model = work.baseline
    st.subheader("Set roles", anchor=False)
    st.markdown(
        "Tick each role that is right as chosen. They are written under `[roles]` in "
        "organisation.toml of this data; options go on with it, and the data of before is kept."
    )
    with st.form("roles.form", border=False, enter_to_submit=False):
        for role in unset:
            words = _called(role)
            with st.container(key=f"roles.row.{role.body}.{role.role}", gap="xxsmall"):
                tick, who = st.columns(2, vertical_alignment="center")
                tick.checkbox(escaped(capital(words)), key=_key(work, role, "yes"))
                who.selectbox(
                    legible(f"Who plays {words}"),
                    _choices(role, players, model),
                    index=1 if role.id else 0,
                    format_func=lambda one: _choice(one, model),
                    key=_key(work, role, "who"),
                    label_visibility="collapsed",
                    accept_new_options=True,
                    filter_mode="contains",
                )
        refused: _Refused | None = state.chosen(_REFUSED)
        if refused is not None and refused.digest == work.opened.digest:
            _show_refused(refused)
        st.form_submit_button(
            "Set these roles",
            key="roles.set",
            icon=":material/check:",
            on_click=_set,
            args=(work.opened.digest, unset),
        )


def _show_refused(refused: _Refused) -> None:
    for reason in refused.reasons:
        st.markdown(f":red[:material/error: {escaped(reason)}]")
    if refused.lines:
        st.markdown(
            "To set them by hand, put these lines into organisation.toml and drop it on this page "
            "with the other files of the data:"
        )
        st.code(refused.lines, language="toml")


def _called(role: RoleState) -> str:
    words = role.words or role.role
    return f"{words} of {role.body}" if role.body else words


def _choices(role: RoleState, players: tuple[str, ...], model: OrganisationModel) -> list[str]:
    """Nobody, then who is suggested or fits, then who else may: of a body those of it."""
    fits = (
        one for one in players if not role.body or body_of(one, model.bodies) in ("", role.body)
    )
    return list(dict.fromkeys(("", role.id, *role.among, *fits)))


def _choice(one: str, model: OrganisationModel) -> str:
    return legible(_titled(one, model)) if one else "not known"


def _titled(one: str, model: OrganisationModel) -> str:
    """The title or name with the id; of people, whose names are not drawn unasked, the id."""
    named = one in model.table_of and model.table_of[one] != _PEOPLE
    return titled(model.names[one], one) if named else one


def _key(work: Work, role: RoleState, what: str) -> str:
    return f"roles.{what}.{work.opened.digest}.{role.body}.{role.role}"


def _set(digest: str, unset: tuple[RoleState, ...]) -> None:
    """Set what was ticked; where one cannot be, nothing is done, and why is said."""
    state.choose(OPEN, True)
    work = state.work()
    if work is None or work.opened.digest != digest or not keeping.may(Right.EDIT):
        st.toast("Not done: the data was changed meanwhile. Look at it again, then choose.")
        return
    given: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    for role in unset:
        if not state.chosen(_key(work, role, "yes"), False):
            continue
        who = state.chosen(_key(work, role, "who"), "") or ""
        fault = _fault_of(role, who, work.baseline)
        if fault:
            faults.append(fault)
        given.setdefault(role.body, {})[role.role] = who
    number = sum(map(len, given.values()))
    if not number:
        faults.append("Nothing was set: tick the roles that are right as chosen, then press again.")
    reasons = tuple(faults) or set_roles(work, given)
    lines = "" if faults else role_lines(given)
    state.choose(_REFUSED, _Refused(digest, reasons, lines) if reasons else None)
    if not reasons:
        verb = "is" if number == 1 else "are"
        st.toast(f"{counted(number, 'role')} {verb} set.", icon=":material/check:")


def _fault_of(role: RoleState, who: str, model: OrganisationModel) -> str:
    """Why this cannot be who plays the role, and how to mend it; empty where it can."""
    if not who:
        return f"{capital(_called(role))}: choose who plays it, or take away its tick."
    if who not in model.table_of:
        advice = did_you_mean(near(who, model.table_of))
        return (
            f"{capital(_called(role))}: “{who}” is no id of the data.{advice} Choose from the "
            "list, or type an id as its table has it."
        )
    return ""
