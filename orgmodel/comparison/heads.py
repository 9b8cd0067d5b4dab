"""What an option leaves open about who heads a unit: nobody any more, or more posts than one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, listed


@dataclass(frozen=True, slots=True)
class OpenHead:
    """A unit of an option whose head is to be settled.

    `head` is who heads it then, empty where nobody does. `before` are the posts that headed it,
    or what went into it, and head no unit any more (where nobody heads it: that headed it).
    `new`: the baseline has no such unit.
    """

    unit: str
    head: str
    before: tuple[str, ...]
    new: bool = False

    def in_words(self, names: Mapping[str, str]) -> str:
        """As a sentence."""
        unit, posts = called(names, self.unit), listed(called(names, p) for p in self.before)
        if self.head:
            do = "heads" if len(self.before) == 1 else "head"
            return (
                f"{unit} has {len(self.before) + 1} heads to choose from: "
                f"{called(names, self.head)} heads it now, {posts} {do} no unit any more."
            )
        if not self.before:
            return f"Nobody heads {unit}, which is new."
        if self.new:
            return f"Nobody heads {unit}, which is new. Before, {posts} headed what is in it."
        return f"Nobody heads {unit} any more. Before, {posts} did."


def open_heads(before: OrganisationModel, after: OrganisationModel) -> tuple[OpenHead, ...]:
    """The units of an option whose head is open, in the order of its units.

    A unit is without a head where it had one, where posts that headed what went into it head
    none then, or where it is new and of a kind of which the baseline has units with a head. It
    has several where such posts are in it beside its head.
    """
    lost = _without_a_unit(before, after)
    had, has = before.head_of, after.head_of
    old = set(before.cells.column("units", "id"))
    kinds = {kind for name, kind in before.cells.pairs("units", "id", "kind") if name in had}
    found = []
    for unit, kind in dict.fromkeys(after.cells.pairs("units", "id", "kind")):
        posts = lost.get(unit, ())
        if unit in has:
            found += [OpenHead(unit, has[unit], posts)] if posts else []
            continue
        posts = tuple(dict.fromkeys((*((had[unit],) if unit in had else ()), *posts)))
        new = unit not in old
        if posts or (new and kind in kinds):
            found.append(OpenHead(unit, "", posts, new))
    return tuple(found)


def _without_a_unit(
    before: OrganisationModel, after: OrganisationModel
) -> dict[str, tuple[str, ...]]:
    """Unit → the posts at home in it that headed units which are gone, and head none then."""
    found: dict[str, tuple[str, ...]] = {}
    for post, unit in _homes_of_former_heads(before, after):
        found[unit] = (*found.get(unit, ()), post)
    return found


def _homes_of_former_heads(
    before: OrganisationModel, after: OrganisationModel
) -> Iterator[tuple[str, str]]:
    units = set(after.cells.column("units", "id"))
    for post, headed in before.headed.items():
        stays = after.table_of.get(post) == "posts" and post not in after.headed
        if stays and units.isdisjoint(headed):
            yield post, after.home_of(post)
