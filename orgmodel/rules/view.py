"""What rule kinds read: an organisation through a pack's vocabulary and roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, compress, pairwise
from typing import Any
from weakref import ref

import numpy as np
import numpy.typing as npt

from orgmodel.model.appointments import Appointment
from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.hierarchy import Hierarchy, Ints
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.sides import Sides
from orgmodel.model.words import listed, titled
from orgmodel.rules.finding import Rows
from orgmodel.rules.gathered import by_person, ever_appointed, every_id, posts_by_unit
from orgmodel.rules.pack import Vocabulary
from orgmodel.rules.players import Players
from orgmodel.rules.selected import Selection

_WORDS = {"posts": "title", "units": "name", "functions": "name", "services": "name"}


class View(Players):
    """An organisation through a pack's words and roles: `links` its relations, `cells` its cells.

    One that is `wider_than` another `takes_unsure`: it selects what is left open as well
    (`rules.doubt`). Where findings are counted, not `told`, a kind may leave out words and proof.
    """

    def __init__(
        self,
        model: OrganisationModel,
        words: Vocabulary,
        roles: Mapping[str, str],
        *,
        wider_than: View | None = None,
        told: bool = True,
        body: str = "",
        own_alone: bool = True,
    ) -> None:
        super().__init__(model, roles, body, words.tables if words else (), own_alone=own_alone)
        self.words, self.takes_unsure, self.told = words, wider_than is not None, told
        self._sure = ref(wider_than or self)
        self.links, self.cells = model.edges, model.cells
        self.selections: dict[tuple[str, ...], Selection] = {}
        self._of_bodies: dict[str, View] = {}

    @cached_property
    def wider(self) -> View:
        """The same, which takes what is unsure."""
        return self._like(wider_than=self)

    @cached_property
    def of_all(self) -> View:
        """The same, which selects in every body what no name says: anybody but these."""
        if not self.body or not self.own_alone:
            return self
        return self.sure.of_all.wider if self.takes_unsure else self._like(own_alone=False)

    @property
    def sure(self) -> View:
        """The view that this one is wider than; itself where it is not."""
        return self._sure() or self

    def of_body(self, body: str) -> View:
        """The same with the roles of one body; itself where it has them already."""
        if body == self.body:
            return self
        if body not in self._of_bodies:
            self._of_bodies[body] = self._like(body=body)
        return self._of_bodies[body]

    def _like(self, **other: Any) -> View:
        given = {"told": self.told, "body": self.body, "own_alone": self.own_alone, **other}
        return View(self.model, self.words, self.roles, **given)

    def name(self, identifier: str) -> str:
        """Title or name with the id behind it, as messages write it; of a person only the id.

        What the scenario removed is called as it was.
        """
        table = self.table_of(identifier)
        removed = None if table else self.model.removed.row(identifier)
        if removed is not None:
            return removed.words()
        return titled(self.cell(identifier, _WORDS.get(table, "id")), identifier)

    def post_or_unit(self, identifier: str) -> str:
        """`post` or `unit`, as messages call an owner."""
        return "post" if identifier in self.line.index else "unit"

    def table_of(self, identifier: str) -> str:
        """The table an id stands in; empty if in none.

        Whoever is appointed to a post is one of the people, also where people.csv has no such row.
        """
        known = self.cells.table_of(identifier)
        return known or ("people" if identifier in ever_appointed(self.links) else "")

    @cached_property
    def ids(self) -> Mapping[str, None]:
        """Every id of the data, table by table; in a body no id of another."""
        every = every_id(self.cells)
        if not self.body or not self.own_alone:
            return every
        return {name: None for name in every if not self.is_of_another_body(name)}

    def some_names(self, identifiers: Iterable[str], most: int = 5) -> str:
        """The first names in a row, and how many there are beside."""
        names = list(dict.fromkeys(identifiers))
        return listed([*map(self.name, names[:most]), *names[most:]], most)

    def column(self, table: str, column: str) -> list[str]:
        """A column's cells in file order."""
        return self.cells.column(table, column)

    def pairs(self, table: str, *columns: str) -> Iterator[tuple[str, ...]]:
        """Some columns' cells, row by row."""
        return self.cells.pairs(table, *columns)

    def cell(self, identifier: str, column: str) -> str:
        """A cell of the row of an id; empty where there is neither."""
        return self.cells.cell(identifier, column)

    @cached_property
    def function_kinds(self) -> Mapping[str, str]:
        """Function → its kind."""
        ids, kinds = (self.column("functions", column) for column in ("id", "kind"))
        return dict(zip(ids, kinds, strict=True))

    def function_kind(self, function: str) -> str:
        """A function's kind; empty for an unknown id."""
        return self.function_kinds.get(function, "")

    # Sides

    def side(self, identifier: str) -> str:
        """Side of a unit or post; empty where nothing says, or a word the pack does not know."""
        said = self._sides.of(identifier)
        return said if said in self.known_sides else ""

    def said_side(self, identifier: str) -> str:
        """The word that the data gives for the side of a unit or post, known to the pack or not."""
        return self._sides.of(identifier)

    @cached_property
    def known_sides(self) -> frozenset[str]:
        """The words for sides that the pack knows."""
        return frozenset({*self.words.sides, self.words.neutral, self.words.trust} - {""})

    @cached_property
    def _sides(self) -> Sides:
        """The sides, with the pack's own word for the trust level."""
        return self.model.sides_by(self.words.trust)

    def on_side(self, side: str) -> Iterator[str]:
        """The units and posts of which the data says that they are on a side, known or not."""
        return self._sides.on(side)

    def other(self, side: str) -> str:
        """The side to be kept apart from this one."""
        return self.words.sides[side == self.words.sides[0]]

    def sided(self, identifier: str) -> bool:
        """Whether it is on one of the two sides."""
        return self.side(identifier) in self.words.sides

    @cached_property
    def post_side_codes(self) -> Ints:
        """Per post of the line: 1 or 2 for the two sides, 0 for none, -1 at the trust level.

        Where no unit of the trust level has a head, the top of a line counts as the trust
        level, unless it is on one of the two sides itself.
        """
        words, codes = self._sides.words, self._sides.codes
        meaning = {self.words.trust: -1}
        meaning |= {side: place for place, side in enumerate(self.words.sides, start=1)}
        found = np.array([meaning.get(word, 0) for word in words], dtype=np.int64)[codes]
        if not self.trust_is_declared:
            found[(self.line.parent < 0) & (self.line.spans > 0) & (found == 0)] = -1
        return found

    @cached_property
    def trust_is_declared(self) -> bool:
        """Whether a unit of the trust level has a head that is in the data."""
        units, known, trust = self._sides.units, self.line.index, self.words.trust
        return any(units[u] == trust and head in known for u, head in self.model.head_of.items())

    @cached_property
    def post_has_no_side(self) -> npt.NDArray[np.bool_]:
        """Per post of the line, whether nothing says on which side or level it is."""
        known = np.array([word in self.known_sides for word in self._sides.words], dtype=np.bool_)
        unknown: npt.NDArray[np.bool_] = ~known[self._sides.codes] & (self.post_side_codes == 0)
        return unknown

    @cached_property
    def posts_with_side(self) -> frozenset[str]:
        """The posts on one of the two sides."""
        return frozenset(compress(self.line.ids, (self.post_side_codes > 0).tolist()))

    @cached_property
    def has_sides(self) -> tuple[str, ...]:
        """Those of the two sides that some unit or post is on."""
        words, codes = self._sides.words, self._sides.codes
        there = {*self._sides.units.values(), *(words[code] for code in np.unique(codes).tolist())}
        return tuple(side for side in self.words.sides if side in there)

    def lacks_sides(self) -> str:
        """What the data would need for a rule about sides, or nothing."""
        absent = [f"“{side}”" for side in self.words.sides if side not in self.has_sides]
        if not self.words.sides:
            return "which the two sides are (in the pack, [vocabulary], sides)"
        words = " and which on the side ".join(absent)
        return f"which units are on the side {words} (units.csv, column side)" if absent else ""

    def lacks_posts_on_sides(self) -> str:
        """What the data would need for a rule about posts of both sides."""
        return self.lacks_sides() or "which posts are on the two sides (posts.csv, column unit)"

    # Line and units

    @property
    def line(self) -> Hierarchy:
        """The reporting line."""
        return self.model.hierarchy

    def is_managed(self, post: str) -> bool:
        """Whether a post is in a line, known or not: an office or a practice is in none."""
        if post in self.model.line_tops.ghost_of:
            return True
        at = self.line.index.get(post)
        return at is not None and bool(self.line.parent[at] >= 0 or self.line.spans[at])

    @cached_property
    def managed(self) -> npt.NDArray[np.bool_]:
        """For each post of the line whether it is in one, or in one whose top is not known."""
        line = self.line
        return (line.parent >= 0) | (line.spans > 0) | ~self.model.line_tops.is_whole

    def is_whole(self, post: str) -> bool:
        """Whether the line of a post is known up to a top, so that its layer is known."""
        return bool(self.model.line_tops.is_whole[self.line.index[post]])

    @property
    def units(self) -> Hierarchy:
        """The units, each under its parent."""
        return self.model.unit_tree

    def within(self, inner: str, outer: str) -> bool:
        """Whether a unit is another, or inside it."""
        if inner not in self.units.index:
            return inner == outer
        return outer in self.units.chain(inner)

    def inside(self, unit: str) -> Iterator[str]:
        """A unit, the units inside it, and the posts that sit in them."""
        units = self.units.subtree(unit) if unit in self.units.index else ()
        sitting = posts_by_unit(self.cells)
        yield from units
        yield from chain.from_iterable(sitting.get(inner, ()) for inner in units)

    def home(self, identifier: str) -> str:
        """The home of a post (`OrganisationModel.home_of`); what has none, the id itself."""
        return self.model.home_of(identifier) or identifier

    def unit_steps(self, inner: str, outer: str) -> tuple[Step, ...]:
        """The `part_of` steps from a unit up to one that holds it; none where it does not."""
        if inner == outer or not self.within(inner, outer):
            return ()
        return self._chain_steps(self.units.chain(inner), "part_of", outer)

    def home_steps(self, post: str) -> tuple[Step, ...]:
        """Why a post belongs to its home: the unit it sits in or heads, or its manager's."""
        home = self.home(post)
        for place in self.line.chain(post) if post in self.line.index else ():
            for edge in self.links.from_(place, "heads", "part_of"):
                if edge.end == home:
                    return (*self.line_steps(post, place), self.links.step(edge))
        return ()

    def line_steps(self, post: str, manager: str) -> tuple[Step, ...]:
        """The `reports_to` steps from a post up to a manager of its line."""
        if post == manager:
            return ()
        return self._chain_steps(self.line.chain(post), "reports_to", manager)

    def _chain_steps(self, chain: tuple[str, ...], relation: str, last: str) -> tuple[Step, ...]:
        steps = []
        for lower, upper in pairwise(chain):
            edge = self.links.find(lower, relation, upper)
            if edge:
                steps.append(self.links.step(edge))
            if upper == last:
                break
        return tuple(steps)

    def side_edge(self, identifier: str) -> Edge | None:
        """The row that by itself puts a post on its side, or a unit into one that gives it its.

        A post is where it sits, what it heads or the board that it chairs: nothing, where its
        manager's side is its own. A unit with a side cell of its own needs no row.
        """
        if identifier not in self.line.index:
            inherits = identifier in self.units.index and not self.cell(identifier, "side")
            return next(iter(self.links.from_(identifier, "part_of")), None) if inherits else None
        side = self.side(identifier)
        sits = () if side == self.words.trust else ("part_of",)
        for edge in self.links.from_(identifier, *sits, "heads", "chairs"):
            is_seat = edge.relation == "chairs"
            board = side == self.words.trust and self.cell(edge.end, "kind") == "board"
            if side and self.side(edge.end) == side and (board or not is_seat):
                return edge
        return None

    def side_step(self, identifier: str) -> tuple[Step, ...]:
        """Why a post or unit is on its side: the rows from it to the unit that declares it."""
        if identifier not in self.line.index:
            return self._unit_side_step(identifier)
        for place in self.line.chain(identifier):
            edge = self.side_edge(place)
            if edge is not None and self.side(edge.end) == self.side(identifier):
                above = (*self.line_steps(identifier, place), self.links.step(edge))
                return (*above, *self._unit_side_step(edge.end))
        return ()

    def _unit_side_step(self, unit: str) -> tuple[Step, ...]:
        if unit not in self.units.index:
            return ()
        declared = (u for u in self.units.chain(unit) if self.cell(u, "side"))
        return self.unit_steps(unit, next(declared, unit))

    # Evidence, by shorter names

    def edges(self, *relations: str) -> Iterator[Edge]:
        """Every relation of these kinds, in file order."""
        return self.links.edges(*relations)

    def links_from(self, start: str, *relations: str) -> list[Edge]:
        """Relations of these kinds from one id."""
        return self.links.from_(start, *relations)

    def links_to(self, end: str, *relations: str) -> list[Edge]:
        """Relations of these kinds to one id."""
        return self.links.to(end, *relations)

    def step(self, edge: Edge) -> Step:
        """The edge as evidence."""
        return self.links.step(edge)

    def holders(self, post: str) -> list[Edge]:
        """The appointments to a post that hold on the organisation's day."""
        return self.links_to(post, "holds")

    def posts_held(self, person: str) -> list[Edge]:
        """The appointments of a person that hold on the organisation's day."""
        return self.links_from(person, "holds")

    def is_of_no_post(self, member: str) -> bool:
        """Whether it is a person of whom the data names no post on the day."""
        return self.table_of(member) == "people" and not self.posts_held(member)

    @property
    def appointments(self) -> Mapping[str, list[Edge]]:
        """Person → the appointments that hold on the day, then those that begin later."""
        return by_person(self.links)

    def appointment(self, edge: Edge) -> Appointment:
        """An appointment (relation `holds`) with its days."""
        return self.model.appointment(edge.label)

    def cell_step(self, identifier: str, column: str) -> tuple[Step, ...]:
        """A cell that proves something, as evidence: `has_clinical` no.

        Nothing where it is empty, or there is no such id.
        """
        table, value = self.table_of(identifier), self.cell(identifier, column)
        if not table or not value:
            return ()
        place = self.cells.rows(table)[identifier]
        origin = self.model.origins.of(table, self.cells.labels(table)[place], column)
        source, basis = (self.cells.one(table, name, place) for name in ("source", "basis"))
        return (Step(identifier, f"has_{column}", value, origin, source, basis),)

    def rows_of(self, edges: Iterable[Edge]) -> Rows:
        """These relations as what an outcome rests on; made to steps when asked for."""
        return lambda: map(self.step, edges)
