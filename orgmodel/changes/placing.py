"""What putting things under a post or into a unit means, as changes of a scenario.

The changes are those that the forms make for the same choice: `move-post`, `move-unit`,
`move-function`, `appoint`, one dict of keys each. What cannot be put somewhere is told why, in
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from orgmodel.measures.posts import ROLE_KINDS
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import a, capital, listed

Keys: TypeAlias = dict[str, str]
"""The keys of one change, `do` among them, as `Scenario.then` takes them."""

_LINE, _PARENT = "reports_to", "parent"
_MANY = 3


def place(
    model: OrganisationModel, ids: Iterable[str], target: str, with_units: bool
) -> tuple[Keys, ...]:
    """The changes that put `ids` under a post or into a unit; none where that cannot be.

    With `with_units` a post takes the unit that it heads along. What is below another of the
    ids, or in it, goes with that one and needs no change.
    """
    return Placing(model, tuple(ids)).changes(target, with_units=with_units)


def why_not(model: OrganisationModel, identifier: str, target: str) -> str:
    """Why one thing cannot be put under or into another; empty where it can."""
    return next(iter(Placing(model, (identifier,)).reasons(target)), "")


@dataclass(frozen=True, slots=True)
class Goal:
    """Where things are put: the post that manages them then, and the unit they are in then.

    Either may be empty: a post may sit in no unit, a unit may have no head. `is_unit` tells
    whether the unit was asked for, or a post.
    """

    manager: str
    unit: str
    is_unit: bool

    @classmethod
    def of(cls, model: OrganisationModel, target: str) -> Goal:
        """What a post or unit is as a goal."""
        if model.table_of.get(target) == "posts":
            return cls(target, model.home_of(target), is_unit=False)
        head = model.head_of.get(target, "")
        return cls(head if head in model.hierarchy.index else "", target, is_unit=True)


@dataclass(frozen=True)
class Placing:
    """Some things of an organisation that are to be put somewhere together."""

    model: OrganisationModel
    ids: tuple[str, ...]

    @cached_property
    def things(self) -> tuple[str, ...]:
        """The ids once each, in order, without those that go along with another of them."""
        given = dict.fromkeys(self.ids)
        return tuple(name for name in given if not any(n in given for n in self._carriers(name)))

    @cached_property
    def posts(self) -> frozenset[str]:
        """Those of the things that are posts."""
        return frozenset(name for name in self.things if self._table(name) == "posts")

    def reasons(self, target: str) -> tuple[str, ...]:
        """Why they cannot be put there, a sentence each; none where they can.

        Where nothing would change, that is the reason.
        """
        found = dict.fromkeys(self._obstacle(name, target) for name in self.things)
        found.pop("", None)
        if found:
            return tuple(found)
        if not self.things:
            return ("Nothing is chosen to be moved.",)
        if not self._made(Goal.of(self.model, target), with_units=True, target=target):
            return tuple(dict.fromkeys(self._there(name, target) for name in self.things))
        return ()

    def is_there(self, target: str) -> bool:
        """Whether every one of them is where it would be put, so that nothing would change."""
        if not self.things or any(self._obstacle(name, target) for name in self.things):
            return False
        return not self._made(Goal.of(self.model, target), with_units=True, target=target)

    def changes(self, target: str, *, with_units: bool) -> tuple[Keys, ...]:
        """The changes that put them there, in order; none where that cannot be."""
        if self.reasons(target):
            return ()
        return self._made(Goal.of(self.model, target), with_units=with_units, target=target)

    def unknown(self) -> tuple[str, ...]:
        """Why some of the ids are nothing that can be moved, a sentence each."""
        strange = (name for name in self.things if not name or name not in self.model.table_of)
        return tuple(map(self._unknown, strange))

    @cached_property
    def below(self) -> frozenset[str]:
        """The posts below them and the units in them, with the posts of those: no places."""
        model, found = self.model, set[str]()
        for name in self.things:
            if name in model.hierarchy.index:
                found.update(model.hierarchy.subtree(name))
            elif name in model.unit_tree.index:
                found.update(model.unit_tree.subtree(name), self._outer(name)[1])
        return frozenset(found.difference(self.things))

    def manager(self, target: str) -> str:
        """The post that manages them there; empty where nobody does."""
        return Goal.of(self.model, target).manager

    def reports(self, target: str) -> tuple[int, int] | None:
        """How many report to who manages them there, now and then; None where nobody does."""
        goal = Goal.of(self.model, target)
        if not goal.manager:
            return None
        came = 0
        for keys in self.changes(target, with_units=True):
            came += keys["do"] == "move-post" and keys.get("to") == goal.manager
            came += len(self._outer(keys["unit"])[0]) if keys.get(_LINE) else 0
        span = self.model.hierarchy.span(goal.manager)
        return span, span + came

    def units_along(self, target: str) -> tuple[str, ...]:
        """The units that go along with the posts that head them, none inside another of them."""
        goal = Goal.of(self.model, target)
        if not goal.unit:
            return ()
        around = self._above(goal.unit, _PARENT)
        led = [u for post in self.things for u in self._led(post) if self._leaves(post, goal)]
        going = [u for u in led if u not in around and self._cell(u, _PARENT) != goal.unit]
        return tuple(
            unit
            for unit in dict.fromkeys(going)
            if not any(outer in going for outer in self._above(unit, _PARENT)[1:])
        )

    # What is made

    def _made(self, goal: Goal, *, with_units: bool, target: str) -> tuple[Keys, ...]:
        along = self.units_along(target) if with_units else ()
        whole: dict[str, tuple[str, ...]] = {}
        for unit in along:
            lines = self._whole_line(unit, goal)
            taken = {post for posts in whole.values() for post in posts}
            whole[unit] = () if taken & set(lines) else lines
        covered = {post for posts in whole.values() for post in posts}
        made: list[Keys] = []
        for name in self.things:
            table = self._table(name)
            if table == "posts":
                goes = with_units and any(
                    unit in along or self._cell(unit, _PARENT) == goal.unit
                    for unit in self._led(name)
                )
                made += [] if name in covered else self._post(name, goal, goes=goes)
                for unit in along:
                    if unit in self._led(name):
                        line = {_LINE: goal.manager} if whole[unit] else {}
                        made.append({"do": "move-unit", "unit": unit, "to": goal.unit, **line})
            elif table == "units":
                made += self._unit(name, goal)
            elif table == "functions":
                made += self._function(name, target)
            elif table == "people":
                made.append({"do": "appoint", "person": name, "post": target})
        return tuple(made)

    def _whole_line(self, unit: str, goal: Goal) -> tuple[str, ...]:
        """The posts of a unit whose manager is outside it, where it is just these that move."""
        outer, inside = self._outer(unit)
        moved = all(post in self.posts and self._leaves(post, goal) for post in outer)
        same = any(self._cell(post, _LINE) == goal.manager for post in outer)
        return () if not goal.manager or goal.manager in inside or same or not moved else outer

    def _post(self, name: str, goal: Goal, *, goes: bool) -> Iterator[Keys]:
        """A post under another manager, in another unit, or both; `goes`: its unit is there."""
        keys = {"do": "move-post", "post": name}
        if not self._leaves(name, goal):
            return
        if goal.manager not in ("", name, self._cell(name, _LINE)):
            keys["to"] = goal.manager
        unit = self._cell(name, "unit")
        if goal.is_unit:
            sits_there = not goes
        else:
            sits_there = bool(unit) and not self._led(name) and unit == self._manager_home(name)
        if sits_there and goal.unit and unit != goal.unit:
            keys["unit"] = goal.unit
        if len(keys) > 2:
            yield keys

    def _unit(self, name: str, goal: Goal) -> Iterator[Keys]:
        keys = {"do": "move-unit", "unit": name, "to": goal.unit}
        is_part = self._cell(name, _PARENT) == goal.unit
        outer = () if goal.is_unit else self._outer(name)[0]
        lines = [post for post in outer if self._cell(post, _LINE) != goal.manager]
        if lines and not is_part and len(lines) == len(outer):
            yield {**keys, _LINE: goal.manager}
            return
        # A line or place that stands keeps its source: no change names it again.
        yield from () if is_part else (keys,)
        yield from ({"do": "move-post", "post": post, "to": goal.manager} for post in lines)

    def _function(self, name: str, target: str) -> Iterator[Keys]:
        if self._cell(name, "owner") != target:
            yield {"do": "move-function", "function": name, "to": target}

    # Why not

    def _obstacle(self, name: str, target: str) -> str:
        """Why a thing cannot be put there, whether or not it is there now; empty where it can."""
        for one in (name, target):
            if not one or one not in self.model.table_of:
                return self._unknown(one)
        if name == target:
            return f"{self._called(name)} cannot be put under itself."
        if self._table(target) not in ("posts", "units"):
            return f"{self._called(target)} is {self._what(target)}: only a post or a unit can."
        of_table = {
            "posts": self._post_obstacle,
            "units": self._unit_obstacle,
            "functions": lambda _name, _target: "",
            "people": self._person_obstacle,
        }
        found = of_table.get(self._table(name))
        if found is None:
            return (
                f"{self._called(name)} is {self._what(name)}, which sits nowhere: change who it "
                "has to do with by its links."
            )
        return found(name, target)

    def _post_obstacle(self, name: str, target: str) -> str:
        goal = Goal.of(self.model, target)
        if not goal.is_unit and self._cell(target, "kind") in ROLE_KINDS:
            return f"{self._called(target)} is a role, not a post: nobody can report to it."
        if goal.manager == name or not self._leaves(name, goal):
            return ""
        if self._cell(name, _LINE) != goal.manager and name in self._above(goal.manager, _LINE):
            heads = f", which heads {self._called(target)}," if goal.is_unit else ""
            return f"{self._called(goal.manager)}{heads} is below {self._called(name)}."
        return ""

    def _unit_obstacle(self, name: str, target: str) -> str:
        goal = Goal.of(self.model, target)
        if not goal.unit:
            return f"{self._called(target)} sits in no unit, so no unit can be put there."
        if name in self._above(goal.unit, _PARENT):
            return f"{self._called(target)} is itself in {self._called(name)}."
        if goal.is_unit:
            return ""
        if self._cell(target, "kind") in ROLE_KINDS:
            return f"{self._called(target)} is a role, not a post: nobody can report to it."
        outer, inside = self._outer(name)
        if target in inside:
            return f"{self._called(target)} is itself in {self._called(name)}."
        above = self._above(target, _LINE)
        over = next((post for post in outer if post in above), "")
        if over:
            at = f"{self._called(over)}, a post of {self._called(name)}"
            return f"{self._called(target)} is below {at}."
        return ""

    def _person_obstacle(self, name: str, target: str) -> str:
        if self._table(target) != "posts":
            return f"{name} is a person, who holds a post: put them on a post."
        pairs = self.model.cells.pairs("appointments", "person", "post")
        held = [self._called(post) for person, post in pairs if person == name]
        if held:
            return f"{name} holds {listed(held, _MANY)} on record: end that appointment first."
        return ""

    def _there(self, name: str, target: str) -> str:
        """That a thing is where it would be put."""
        one, other = self._called(name), self._called(target)
        if self._table(name) == "functions":
            return f"{one} belongs to {other} now."
        if self._table(target) == "posts" and self._table(name) == "posts":
            return f"{other} is the manager of {one} now."
        if self._table(target) == "posts":
            return f"{one} is with {other} now."
        return f"{one} is in {other} now."

    def _unknown(self, name: str) -> str:
        """Why an id is nothing that can be moved, or put under."""
        model = self.model
        away = model.set_aside.absences.get(name)
        if away is not None:
            return f"{away.title or name} is not in force on {model.day}: it {away.words()}."
        if name == model.line_tops.not_known_id:
            return "The manager is not known: nobody can be put there."
        if name in model.line_tops.absent_managers:
            return f"“{name}” is named as a manager but is not in the data."
        return f"“{name}” is not in the organisation as it is now."

    # Look-ups

    def _table(self, name: str) -> str:
        return self.model.table_of.get(name, "")

    def _cell(self, name: str, column: str) -> str:
        return self.model.cells.cell(name, column)

    def _called(self, name: str) -> str:
        return capital(self.model.names.get(name, name) or name)

    def _what(self, name: str) -> str:
        return a({"people": "person"}.get(self._table(name), self._table(name).rstrip("s")))

    def _led(self, post: str) -> tuple[str, ...]:
        return self.model.headed.get(post, ())

    def _manager_home(self, post: str) -> str:
        return self.model.home_of(self._cell(post, _LINE))

    def _leaves(self, post: str, goal: Goal) -> bool:
        """Whether putting a post there asks for anything: not where it reports to that post."""
        return goal.is_unit or self._cell(post, _LINE) != goal.manager

    def _above(self, name: str, column: str) -> list[str]:
        """A thing and what is above it, as its cells say, up to the top or once round a loop."""
        found: dict[str, None] = {}
        tables = "posts" if column == _LINE else "units"
        while name and name not in found and self._table(name) == tables:
            found[name] = None
            name = self._cell(name, column)
        return list(found)

    def _carriers(self, name: str) -> Iterator[str]:
        """What a thing goes along with: all above it, and the units around it."""
        table = self._table(name)
        if table == "posts":
            yield from self._above(name, _LINE)[1:]
            yield from self._above(self.model.home_of(name), _PARENT)
        elif table == "units":
            yield from self._above(name, _PARENT)[1:]
        elif table == "functions":
            owner = self._cell(name, "owner")
            yield owner
            if self._table(owner) in ("posts", "units"):
                yield from self._carriers(owner)

    def _outer(self, unit: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """The posts in a unit whose manager is outside it, in order; and all posts in it."""
        if unit not in self._outers:
            self._outers[unit] = self._outer_of(unit)
        return self._outers[unit]

    @cached_property
    def _outers(self) -> dict[str, tuple[tuple[str, ...], frozenset[str]]]:
        return {}

    def _outer_of(self, unit: str) -> tuple[tuple[str, ...], frozenset[str]]:
        cells, posts = self.model.cells, self.model.hierarchy.index
        parts: dict[str, list[str]] = {}
        for name, parent in cells.pairs("units", "id", _PARENT):
            parts.setdefault(parent, []).append(name)
        units, waiting = {unit}, [unit]
        while waiting:
            new = [name for name in parts.get(waiting.pop(), ()) if name not in units]
            units.update(new)
            waiting += new
        heads = {self.model.head_of.get(name, "") for name in units}
        inside = [
            post
            for post, sits_in in cells.pairs("posts", "id", "unit")
            if post in posts and (sits_in in units or post in heads)
        ]
        within = frozenset(inside)
        outer = (post for post in inside if self._cell(post, _LINE) not in within)
        return tuple(dict.fromkeys(outer)), within
