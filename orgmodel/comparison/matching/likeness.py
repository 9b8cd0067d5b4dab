"""What of a post can be compared between data sets: plain title, unit, band and holder."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import plain, significant

_COMMON = frozenset(
    [
        "director",
        "directors",
        "head",
        "manager",
        "officer",
        "lead",
        "leader",
        "adviser",
        "chief",
        "executive",
        "deputy",
        "assistant",
        "associate",
        "senior",
        "junior",
        "team",
        "unit",
        "group",
        "service",
        "services",
        "post",
        "board",
    ]
)


@dataclass(frozen=True)
class PostLikeness:
    """One post as far as it can be recognised. Texts are plain: see `plain`.

    `person` is the one holder's name (else id) where that person holds no other post.
    """

    id: str
    title: str
    unit: str
    band: str
    body: str = ""
    person: str = ""
    group: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of title and unit that could tell a service by its name."""
        return significant(f"{self.title} {self.unit}") - _COMMON


def likenesses(model: OrganisationModel, *, departed: bool = False) -> list[PostLikeness]:
    """The posts of an organisation (or those that its data names as gone), in row order."""
    if departed:
        return [
            PostLikeness(
                row["id"], plain(row["title"]), plain(row["unit"]), plain(row["band"]), row["body"]
            )
            for row in model.departed
        ]
    names, bodies, homes = model.names, bodies_of(model), model.homes
    holders = _holders(model)
    posts = model.posts[(model.posts["id"] != "") & ~model.posts["id"].duplicated()]
    return [
        PostLikeness(
            name,
            plain(title),
            plain(names.get(homes[name], "")),
            plain(band),
            bodies.get(homes[name], ""),
            holders.get(name, ""),
            kind == "post_group",
        )
        for name, title, band, kind in zip(
            *(posts[c] for c in ("id", "title", "band", "kind")), strict=True
        )
    ]


def bodies_of(model: OrganisationModel) -> dict[str, str]:
    """Unit → the unit at the top of its line of units."""
    return {unit: model.unit_tree.chain(unit)[-1] for unit in model.unit_tree.ids}


def _holders(model: OrganisationModel) -> dict[str, str]:
    """Post → its holder, where it has one and that person holds nothing else."""
    ids, names = (model.cells.column("people", column) for column in ("id", "name"))
    named = dict(zip(ids, names, strict=True))
    often = Counter(person for persons in model.holders.values() for person in persons)
    return {
        post: named.get(persons[0], "")
        for post, persons in model.holders.items()
        if len(persons) == 1 and often[persons[0]] == 1
    }
