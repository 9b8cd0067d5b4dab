"""What the user confirmed about units, sides, heads and roles, written where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, did_you_mean, listed, near
from orgmodel.rules.check import packs_of
from orgmodel.rules.folder_rules import relations_of_packs

CONFIRMED = "confirmed when imported"
"""The source of what the user stated."""

_STATED = "stated"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was confirmed: kind, head and side by unit, ids by role, and the packs to use.

    What is not in it stays as it was; without packs these stay too.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    packs: tuple[str, ...] = ()


def with_answers(model: OrganisationModel, answers: Answers) -> OrganisationModel:
    """The organisation with these answers; its own rows say that they were confirmed.

    Raises `OrgmodelError` that names every answer that cannot stand.
    """
    packs = answers.packs or model.packs
    hints = HintsInUse(packs_of(replace(model, packs=packs)), packs)
    faults = [*_faults_of_units(model, answers, hints), *_faults_of_roles(model, answers, hints)]
    if faults:
        raise OrgmodelError("\n".join(faults))
    relations = relations_of_packs(packs, model.attachments, model.folder)
    return model.with_tables(
        {"units": _units(model, answers)},
        packs=tuple(packs),
        roles=MappingProxyType({**model.roles, **answers.roles}),
        relations=relations,
    )


def _faults_of_units(
    model: OrganisationModel, answers: Answers, hints: HintsInUse
) -> Iterator[str]:
    units = model.unit_tree.index
    asked = dict.fromkeys([*answers.kinds, *answers.heads, *answers.sides])
    for unit in asked:
        if unit not in units:
            yield f'there is no unit "{unit}".{did_you_mean(near(unit, units))}'
    for unit, head in answers.heads.items():
        if head not in model.hierarchy.index:
            yield (
                f'{called(model.names, unit)}: its head "{head}" is no post of the data.'
                f"{did_you_mean(near(head, model.hierarchy.index))} Choose one of its posts."
            )
    for unit, kind in answers.kinds.items():
        if not kind.strip():
            yield f"{called(model.names, unit)}: a unit needs a kind, such as directorate or team."
    for unit, side in answers.sides.items():
        if side not in hints.sides:
            yield f"{called(model.names, unit)}: {_no_side(side, hints)}"


def _no_side(side: str, hints: HintsInUse) -> str:
    if not hints.sides:
        return f'no rule pack in use knows sides, so "{side}" cannot be set. Choose one that does.'
    advice = did_you_mean(near(side, hints.sides))
    return (
        f'no rule pack in use knows the side "{side}".{advice} '
        f"Choose {listed(hints.sides, last='or')}."
    )


def _faults_of_roles(
    model: OrganisationModel, answers: Answers, hints: HintsInUse
) -> Iterator[str]:
    for role, played in answers.roles.items():
        if role not in hints.roles:
            advice = did_you_mean(near(role, hints.roles))
            yield f'no rule pack in use has a role "{role}".{advice}'
        elif played not in model.table_of:
            advice = did_you_mean(near(played, model.table_of))
            yield f'the role {role}: "{played}" is no id of the data.{advice}'


def _units(model: OrganisationModel, answers: Answers) -> pd.DataFrame:
    """units.csv with the answers; of a repeated id the first row has them."""
    frame = model.tables["units"]
    columns = {name: frame[name].tolist() for name in frame.columns}
    place = {unit: at for at, unit in reversed(list(enumerate(columns["id"])))}
    confirmed: dict[int, list[str]] = {}
    for column, given in (("kind", answers.kinds), ("side", answers.sides)):
        for unit, value in given.items():
            if columns[column][place[unit]] != value:
                columns[column][place[unit]] = value
                confirmed.setdefault(place[unit], []).append(column)
    for unit, head in answers.heads.items():
        at = place[unit]
        if columns["head"][at] != head:
            cells = {"head": head, "head_source": CONFIRMED, "head_basis": _STATED, "head_note": ""}
            for column, value in cells.items():
                columns[column][at] = value
    for at, what in confirmed.items():
        _cite(columns, at, what)
    made = {
        name: pd.Series(cells, index=frame.index, dtype="str") for name, cells in columns.items()
    }
    return pd.DataFrame(made, index=frame.index)


def _cite(columns: Mapping[str, list[str]], at: int, what: list[str]) -> None:
    """Say that kind or side were confirmed: as the row's source, or beside the one it has."""
    if not columns["source"][at]:
        columns["source"][at] = CONFIRMED
        columns["basis"][at] = columns["basis"][at] or _STATED
        return
    told = f"{listed(what)} {CONFIRMED}"
    note = columns["note"][at]
    columns["note"][at] = f"{note}; {told}" if note else told
