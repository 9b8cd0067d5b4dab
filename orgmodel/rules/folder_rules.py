"""What an organisation's folder says of rules: the faults of it, and the relations it adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

import pandas as pd

from orgmodel.errors import PackError
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.exemptions import FILE as EXEMPTIONS
from orgmodel.rules.exemptions import parse_exemptions
from orgmodel.rules.pack import OWN_PACK, shipped
from orgmodel.rules.pack_file import content_named_in, relations_in, side_words_in

_NAMED_IN = "organisation.toml"


def problems_of_rules(
    packs: Sequence[str], attachments: Mapping[str, bytes], folder: str | None = None
) -> list[Problem]:
    """The faults of exemptions.toml and rules.toml, and of the packs that are named.

    `folder` is where the organisation was read from, None for what has no place on disk: then
    only packs that ship are known, and no path is opened.
    """
    faults: list[str] = []
    if EXEMPTIONS in attachments:
        try:
            parse_exemptions(attachments[EXEMPTIONS])
        except PackError as error:
            faults += error.faults
    if OWN_PACK in attachments or set(packs) - set(shipped()):
        from orgmodel.rules.check import packs_of  # with every rule kind, so only where needed

        try:
            named = OrganisationModel(
                {}, packs=tuple(packs), attachments=attachments, folder=folder
            )
            packs_of(named)
        except PackError as error:
            faults += error.faults
    return [_problem(fault) for fault in faults]


def relations_of_packs(
    packs: Sequence[str], attachments: Mapping[str, bytes], folder: str | None = None
) -> frozenset[str]:
    """The relations that the organisation's packs add to the closed list.

    A pack that cannot be read adds none: `problems_of_rules` says what is wrong with it.
    """
    contents = _contents(packs, attachments, folder)
    return frozenset(relation for content in contents for relation in relations_in(content))


def unknown_sides(
    units: pd.DataFrame,
    packs: Sequence[str],
    attachments: Mapping[str, bytes],
    folder: str | None = None,
) -> list[Problem]:
    """The words for sides that no pack in use knows: told, no fault.

    Where no pack in use has sides, none is looked for.
    """
    contents = _contents(packs, attachments, folder)
    known = frozenset(word for content in contents for word in side_words_in(content))
    if not known:
        return []
    said = units["side"][~units["side"].isin([*known, ""])]
    return [_unknown_side(int(row), side, known) for row, side in said.items()]


def _unknown_side(row: int, side: str, known: frozenset[str]) -> Problem:
    advice = did_you_mean(near(side, known))
    return Problem(
        "not-allowed",
        "units.csv",
        row,
        "side",
        side,
        f'no rule pack in use knows the side "{side}".{advice} Known: {", ".join(sorted(known))}. '
        "Rules about sides cannot be assessed for what is on it.",
        fault=False,
    )


def _contents(
    packs: Sequence[str], attachments: Mapping[str, bytes], folder: str | None
) -> list[bytes]:
    """The packs in use as they are written; those that cannot be read are left out."""
    contents = [attachments[OWN_PACK]] if OWN_PACK in attachments else []
    for name in packs:
        with suppress(PackError):
            contents.append(content_named_in(name, folder, attachments)[0])
    return contents


def _problem(fault: str) -> Problem:
    """A pack's fault is one sentence that begins with its file, where it is of one."""
    file, colon, rest = fault.partition(": ")
    if colon and file.endswith(".toml"):
        return Problem("not-allowed", file, None, None, "", rest)
    return Problem("not-allowed", _NAMED_IN, None, "packs", "", fault)
