"""What was said about directorates, sides, heads and roles, put over what is suggested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from orgmodel.answers import (
    DIRECTORATE,
    Answers,
    RoleState,
    Suggestions,
    UnitSuggestions,
    suggestions,
)
from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.answers.roles import states
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import packs_of
from orgmodel.rules.pack import shipped
from orgmodel.ui.data.awaited import SUGGESTIONS
from orgmodel.ui.workspace import importing
from orgmodel.ui.workspace.importing import Given, StaffImport
from orgmodel.ui.workspace.worked_out import worked_out

STRUCTURE, SEPARATION = "structure", "separation"
_KEPT = 3


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """One unit that is asked about: what is suggested, what is chosen, whether that counts."""

    suggested: UnitSuggestions
    side: str
    head: str
    confirmed: bool

    @property
    def waits(self) -> bool:
        """Whether something is suggested that was not confirmed."""
        return not self.confirmed and bool(self.side or self.head)


@st.cache_resource(max_entries=_KEPT, scope="session", show_spinner=False)
def _roles(
    key: str,  # noqa: ARG001
    packs: tuple[str, ...],
    _work: StaffImport,
) -> tuple[RoleState, ...]:
    model = importing.asked_once(importing.outcome_of(_work)).model
    return states(model, HintsInUse.of(model, packs))


@st.cache_data(show_spinner=False)
def pack_titles() -> Mapping[str, str]:
    """The rule packs that ship, those of any organisation first, with their titles."""
    first = (STRUCTURE, SEPARATION)
    names = [*first, *(name for name in shipped() if name not in first)]
    nobody = OrganisationModel(tables={})
    return {name: packs_of(nobody, [name])[0].title for name in names}


def suggested_for(work: StaffImport) -> Suggestions:
    """What is suggested for the organisation as it is mended so far."""

    def work_out() -> Suggestions:
        return suggestions(importing.asked_once(importing.outcome_of(work)).model)

    return worked_out(SUGGESTIONS, work.key, work_out)


def units_asked(work: StaffImport) -> tuple[UnitAnswer, ...]:
    """The bodies, then the directorates: those suggested, or those chosen."""
    found = suggested_for(work)
    given = work.given
    bodies = {unit.unit for unit in found.bodies}
    chosen = given.directorates
    wanted = {u.unit for u in found.directorates} if chosen is None else set(chosen)
    asked = [*found.bodies, *(u for u in found.units if u.unit in wanted - bodies)]
    return tuple(
        UnitAnswer(
            unit,
            given.sides.get(unit.unit, unit.side.value),
            given.heads.get(unit.unit, unit.head.value),
            unit.unit in given.confirmed or _is_set(unit),
        )
        for unit in asked
    )


def _is_set(unit: UnitSuggestions) -> bool:
    """Whether the data says by itself what is asked."""
    return unit.side.certainty == "set" and unit.head.certainty == "set"


def packs_in_use(work: StaffImport) -> tuple[str, ...]:
    """The packs to check with: structure, and separation where a side is confirmed."""
    own = importing.outcome_of(work).model.packs
    on = {STRUCTURE: True, **dict.fromkeys(own, True)}
    on[SEPARATION] = on.get(SEPARATION, False) or needs_separation(work)
    on |= {name: wanted for name, wanted in work.given.packs.items() if name in pack_titles()}
    if needs_separation(work):
        on[SEPARATION] = True
    found = tuple(name for name, wanted in on.items() if wanted)
    return found or (STRUCTURE,)


def needs_separation(work: StaffImport) -> bool:
    """Whether a side was confirmed, which only the rules of separation know."""
    return any(unit.confirmed and unit.side for unit in units_asked(work))


def roles_asked(work: StaffImport) -> tuple[RoleState, ...]:
    """The roles of the packs in use."""
    return _roles(work.key, packs_in_use(work), work)


def answers_of(work: StaffImport) -> Answers:
    """What counts: the units and roles that are confirmed, and heads chosen by hand."""
    units = units_asked(work)
    counts = [unit for unit in units if unit.confirmed]
    roles = roles_asked(work)
    played = {
        role.role: id_of(work.given, role)
        for role in roles
        if role.role in work.given.confirmed_roles and id_of(work.given, role)
    }
    heads = {unit.suggested.unit: unit.head for unit in counts if unit.head}
    chosen = {u.suggested.unit: u.head for u in units if u.suggested.unit in work.given.heads}
    return Answers(
        kinds={u.suggested.unit: DIRECTORATE for u in counts if not u.suggested.is_body},
        heads={**heads, **{unit: head for unit, head in chosen.items() if head}},
        sides={unit.suggested.unit: unit.side for unit in counts if unit.side},
        roles=played,
        packs=packs_in_use(work),
    )


def id_of(given: Given, role: RoleState) -> str:
    """Who is chosen for a role, else who is suggested or set."""
    return given.roles.get(role.role, role.id)


def waiting(work: StaffImport) -> int:
    """How many suggestions wait to be confirmed."""
    units = sum(unit.waits for unit in units_asked(work))
    return units + sum(role_waits(work.given, role) for role in roles_asked(work))


def role_waits(given: Given, role: RoleState) -> bool:
    """Whether somebody is suggested for a role and was not confirmed."""
    return (
        role.state != "set" and role.role not in given.confirmed_roles and bool(id_of(given, role))
    )


def all_confirmed(work: StaffImport) -> Given:
    """The answers with every suggestion confirmed."""
    units = {unit.suggested.unit for unit in units_asked(work) if unit.waits}
    roles = {role.role for role in roles_asked(work) if role_waits(work.given, role)}
    return replace(
        work.given,
        confirmed=work.given.confirmed | units,
        confirmed_roles=work.given.confirmed_roles | roles,
    )
