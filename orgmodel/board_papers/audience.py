"""For whom a pack is: what each audience sees of people, bands and costs.

The policy, in one place:

- A pack names posts, never people, unless `--names` asks for holders; bands and costs need a
  switch too. What an audience may not have cannot be switched on for it.
- **The Board** decides on a structure. It sees what becomes of each post (goes, comes, moves),
  the number of people touched in totals, and costs as totals: of the organisation and, with
  `--costs`, of directorates. Whether the holder of one post is at risk or slots in is not in it.
- **The staff side** is consulted on what happens to posts. It sees each post affected with its
  category, its reason and its pool, and bands where switched on; no names and no costs.
- **HR** runs the change. It sees every field that is switched on, and counts as they are.
- For the Board and the staff side a number of people from one to four is "fewer than 5", and no
  figure is printed from which it could be worked out (`small_numbers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import listed

SWITCHES = ("names", "bands", "costs")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is switched on beside the roles."""

    names: bool = False
    bands: bool = False
    costs: bool = False

    @property
    def on(self) -> tuple[str, ...]:
        """The switches that are on, by name."""
        return tuple(name for name in SWITCHES if getattr(self, name))


ROLES_ONLY = Fields()


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads a pack, and what it may hold for them.

    `allows` are the switches that may be on. `sees_fates` says whether the schedule tells what
    becomes of each post's holder, `sees_cost` whether cost totals are in, and
    `sees_small_numbers` whether counts of people below five are.
    """

    name: str
    title: str
    allows: frozenset[str]
    sees_fates: bool
    sees_cost: bool
    sees_small_numbers: bool
    words: str


AUDIENCES: Mapping[str, Audience] = MappingProxyType(
    {
        audience.name: audience
        for audience in (
            Audience(
                "board",
                "For the Board",
                frozenset(SWITCHES),
                sees_fates=False,
                sees_cost=True,
                sees_small_numbers=False,
                words="Posts are named by their titles. What becomes of a post is told, what "
                "becomes of its holder is not. Costs are totals.",
            ),
            Audience(
                "staff-side",
                "For the staff side",
                frozenset({"bands"}),
                sees_fates=True,
                sees_cost=False,
                sees_small_numbers=False,
                words="Each post affected stands with its category, reason and pool. Nobody is "
                "named, and no cost is given.",
            ),
            Audience(
                "hr",
                "For human resources",
                frozenset(SWITCHES),
                sees_fates=True,
                sees_cost=True,
                sees_small_numbers=True,
                words="Every field that was switched on is in, and counts of people are as they "
                "are, however small. Not for circulation.",
            ),
        )
    }
)
DEFAULT = "board"


def audience_of(name: str, fields: Fields) -> Audience:
    """The audience of this name. `OrgmodelError` for another, and for a field it may not have."""
    if name not in AUDIENCES:
        known = listed(list(AUDIENCES), last="or")
        raise OrgmodelError(f'there is no audience "{name}". Ask for {known}.')
    audience = AUDIENCES[name]
    barred = [switch for switch in fields.on if switch not in audience.allows]
    if barred:
        raise OrgmodelError(
            f"a pack {audience.title[0].lower()}{audience.title[1:]} holds no "
            f"{listed(barred, last='or')}. Leave out {listed([f'--{s}' for s in barred])}, or make "
            "the pack for another audience (--for)."
        )
    return audience
