"""What of a post can be compared between data sets: plain title, unit, band and holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from orgmodel.comparison.matching.people import disclosed_names
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import grade, plain, significant, spelt

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


GROUP_KIND = "post_group"
_WHERE = frozenset(["id", "unit", "reports_to", "kind", "source"])
"""Columns that say which row it is and where, not what it says."""


@dataclass(frozen=True)
class PostLikeness:
    """One post as far as it can be recognised. Texts are plain: see `plain`.

    `person` is the one holder's name where that person holds no other post. A group is
    `numbered` where an importer made its id of manager, title and a number. `home` and
    `manager` are ids; `cells` what else its row says.
    """

    id: str
    title: str
    unit: str
    band: str
    body: str = ""
    person: str = ""
    group: bool = False
    numbered: bool = False
    home: str = ""
    manager: str = ""
    cells: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of title and unit that could tell a service by its name."""
        return significant(f"{self.title} {self.unit}") - _COMMON

    @cached_property
    def called(self) -> str:
        """The title without what spelling leaves open."""
        return spelt(self.title)

    @cached_property
    def where(self) -> str:
        """The unit's name without what spelling leaves open."""
        return spelt(self.unit)

    @cached_property
    def grade(self) -> str:
        """The band as `words.grade` reads it."""
        return grade(self.band)


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
    posts = model.tables["posts"][
        (model.tables["posts"]["id"] != "") & ~model.tables["posts"]["id"].duplicated()
    ]
    found = []
    for row in posts.to_dict("records"):
        name, home = row["id"], homes[row["id"]]
        found.append(
            PostLikeness(
                id=name,
                title=plain(row["title"]),
                unit=plain(names.get(home, "")),
                band=row["band"],
                body=bodies.get(home, ""),
                person=holders.get(name, ""),
                group=row["kind"] == GROUP_KIND,
                numbered=is_numbered(row),
                home=home,
                manager=row["reports_to"],
                cells=tuple(sorted((c, v) for c, v in row.items() if v and c not in _WHERE)),
            )
        )
    return found


def gone(identifier: str) -> str:
    """What stands after for an id before that is no more; nothing has it as its own id.

    So an id that the later data set gives to something else is not taken for the same.
    """
    return f"\0gone {identifier}" if identifier else ""


def is_numbered(row: Mapping[str, str]) -> bool:
    """Whether a row of posts.csv is a group whose id an importer made of manager and title."""
    return row["kind"] == GROUP_KIND and row["id"].startswith(f"j_{row['reports_to'].strip()}")


def bodies_of(model: OrganisationModel) -> dict[str, str]:
    """Unit → the unit at the top of its line of units."""
    return {unit: model.unit_tree.chain(unit)[-1] for unit in model.unit_tree.ids}


def _holders(model: OrganisationModel) -> dict[str, str]:
    """Post → its holder's name, where it has one holder and that person holds nothing else."""
    names = disclosed_names(model)
    often = Counter(person for persons in model.holders.values() for person in persons)
    return {
        post: names.get(persons[0], "")
        for post, persons in model.holders.items()
        if len(persons) == 1 and often[persons[0]] == 1
    }
