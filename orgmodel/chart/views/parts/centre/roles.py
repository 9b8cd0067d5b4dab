"""Who plays which part at the centre: by organisation.toml, else by the words of the rule pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import capital, listed, significant

CHAIR, CHIEF, CLINICAL_CHAIR = "pct_chair", "ce", "pec_chair"
BOARD, TEAM, COMMITTEE, MEDICAL = "pct_board", "emt", "pec", "med_dir"
THREE = (CHAIR, CHIEF, CLINICAL_CHAIR)
APPROVALS = ("pbc_approvals",)
GROUPS = ("pbc_comm", "pbc_leads_group", "pbc_leads")
_BODIES = (BOARD, TEAM, COMMITTEE)
# What a trust calls itself before its Board and chair, which says nothing of which these are.
_OWN_NAME = frozenset({"pct", "trust", "primary", "care", "s"})


@dataclass(frozen=True, slots=True)
class CentreRoles:
    """Role → the id that plays it here; roles that nobody plays are left out.

    `taken` says of each that organisation.toml does not name what was taken for it.
    """

    ids: Mapping[str, str]
    taken: tuple[str, ...] = ()

    def get(self, role: str) -> str:
        """The id that plays a role; empty where nobody does."""
        return self.ids.get(role, "")


def centre_roles(model: OrganisationModel, words: Mapping[str, str]) -> CentreRoles:
    """The roles at the centre. `OrgmodelError` where one of the three posts is not found.

    `words` are the pack's words for its roles.
    """
    found: dict[str, str] = {}
    taken: list[str] = []
    for role in (*THREE, *_BODIES, MEDICAL, *APPROVALS, *GROUPS):
        played = model.role(role)
        if played in model.table_of:
            found[role] = played
            continue
        if role in (*THREE, *_BODIES, MEDICAL):
            by_words = _by_words(model, role, words.get(role, role))
            if by_words and by_words not in found.values():
                found[role] = by_words
                taken.append(f"{words.get(role, role)}: {model.names[by_words]}")
    missing = [role for role in THREE if role not in found]
    if missing:
        raise OrgmodelError(_advice(missing, words))
    return CentreRoles(found, tuple(taken))


def _by_words(model: OrganisationModel, role: str, words: str) -> str:
    """The one post or unit that is called as the pack calls the role; empty where not just one."""
    ids = model.hierarchy.ids if role in (*THREE, MEDICAL) else model.unit_tree.ids
    wanted = significant(words) - _OWN_NAME
    called = [one for one in ids if significant(model.names[one]) - _OWN_NAME == wanted]
    return called[0] if len(called) == 1 and wanted else ""


def _advice(missing: list[str], words: Mapping[str, str]) -> str:
    named = [f"{role} ({capital(words.get(role, role))})" for role in missing]
    example = "\n".join(f'{role} = "ID"' for role in missing)
    return (
        f"the view centre draws three posts, and the data does not say who is "
        f"{listed(named)}. Name them in organisation.toml, each by the id of its post:\n"
        f"[roles]\n{example}"
    )
