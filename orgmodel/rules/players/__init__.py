"""Who plays the roles of a pack: in an organisation, or in one body among several; and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from orgmodel.model.bodies import body_of
from orgmodel.model.edges import Edge
from orgmodel.model.footing import footing_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.removed import RemovedRow
from orgmodel.model.schema import BASES, BY_NAME
from orgmodel.model.words import listed, titled


def can_play(table: str, wanted: str) -> bool:
    """Whether what stands in a table can play a role of another, by its name; empty is any.

    A person may be named for a post.
    """
    return wanted in ("", table) or (wanted == "posts" and table == "people")


class Players:
    """The roles that a pack names, here; with a `body`, in that one (see `model.bodies`).

    Where `own_alone` is not set, what is of another body is looked at as the body's own is.
    """

    def __init__(
        self,
        model: OrganisationModel,
        roles: Mapping[str, str],
        body: str = "",
        tables: Iterable[tuple[str, str]] = (),
        *,
        own_alone: bool = True,
    ) -> None:
        self.model, self.roles, self.body, self.own_alone = model, roles, body, own_alone
        self._tables = dict(tables)

    def role(self, name: str) -> str | None:
        """The id that plays this role here, or None where the data has no such id.

        What the pack says is a post is none where the id is a unit, and the other way round; a
        person may be named for a post.
        """
        found = self.player(name)
        table = self.model.cells.table_of(found)
        return found if table and can_play(table, self._tables.get(name, "")) else None

    def player(self, name: str) -> str:
        """Who plays a role here; in a body an id of that name does where it is said to."""
        is_said = name in self.model.roles or name in self.model.bodies.get(self.body, {})
        if self.body and name in self.roles and not is_said:
            return ""
        return self.model.role(name, self.body)

    def footing(self, edge: Edge) -> str | None:
        """On what footing an appointment is; empty where nothing says, None for unknown words."""
        said = self.model.cells.labelled(edge.table, edge.label, "basis")
        return footing_of(said) or (None if said.strip() and said not in BASES else "")

    def removed(self, name: str) -> RemovedRow | None:
        """What played this role, or had this id, before the scenario removed it; else None."""
        return self.model.removed.row(self.player(name))

    def plays_a_role(self, identifier: str) -> bool:
        """Whether an id plays a role that the pack names."""
        return identifier in self._players

    @cached_property
    def _players(self) -> frozenset[str]:
        return frozenset(found for name in self.roles if (found := self.role(name)) is not None)

    def role_words(self, name: str) -> str:
        """The role in words, as the pack gives it."""
        return self.roles.get(name, name)

    def is_of_another_body(self, identifier: str) -> bool:
        """Whether a rule that is asked of one body is not about this id: it is another body's.

        What an id or a role names, and what sits in it, is under it or chairs it, counts whosever
        it is; what is only of a kind, a side, a title and so on counts in its own body.
        """
        if not self.body or not self.own_alone:
            return False
        return body_of(identifier, self.model.bodies) not in ("", self.body)

    def lacks(self, *roles: str) -> str:
        """What the data would need to name these roles, or nothing where it names all."""
        absent = [name for name in dict.fromkeys(roles) if self.role(name) is None]
        if not absent:
            return ""
        gone = [row for name in absent if (row := self.removed(name)) is not None]
        if gone:
            said = [f"{row.words()}, which change {row.change} removes" for row in gone]
            return f"what takes the place of {listed(said)}"
        if wrong := [name for name in absent if self.model.cells.table_of(self.player(name))]:
            return listed(map(self._misnamed, wrong))
        words, ids = listed(self._told(name) for name in absent), ", ".join(absent)
        table = self._table()
        if len(absent) == 1:
            return f"which id stands for {words} ({table} in organisation.toml, {ids})"
        return f"which ids stand for {words} ({table} in organisation.toml: {ids})"

    def _misnamed(self, role: str) -> str:
        """That what is said to play a role is no post, or no unit."""
        found = self.player(role)
        words = titled(self.model.names.get(found, ""), found)
        return (
            f"which {BY_NAME[self._tables[role]].one} is {self._told(role)}: {words} is none "
            f"({self._table()} in organisation.toml, {role})"
        )

    def _table(self) -> str:
        return f"[roles.{self.body}]" if self.body else "[roles]"

    def _told(self, role: str) -> str:
        """`the PEC chair`; the id in quotes where the pack has no words for it."""
        words = self.role_words(role)
        return f"“{role}”" if words == role else f"the {words}"
