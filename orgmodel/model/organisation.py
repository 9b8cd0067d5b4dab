"""The immutable tables of an organisation, and where each row came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

import pandas as pd

from orgmodel.model import network, numbers
from orgmodel.model.appointments import Appointment, by_label, held_rows, holders_of, unread_rows
from orgmodel.model.bodies import Bodies, player
from orgmodel.model.cells import Cells
from orgmodel.model.content import ByContent
from orgmodel.model.declared import Declared
from orgmodel.model.edges import Edges
from orgmodel.model.evidence import Origins
from orgmodel.model.faults.on_a_day import faults_on
from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.hierarchy import FEW, Hierarchy, Ints
from orgmodel.model.homes import employers, heads_of, home_places
from orgmodel.model.kept import LASTING, OfColumn, hand_on, of_tables, texts
from orgmodel.model.line_tops import LineTops
from orgmodel.model.pay.costed import Costed
from orgmodel.model.pay.scales import UNSAID, Costing
from orgmodel.model.removed import Removed
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.set_aside import SetAside, parted
from orgmodel.model.sides import TRUST, Sides
from orgmodel.model.vacancy import vacant_rows

if TYPE_CHECKING:
    import networkx as nx

    from orgmodel.model.faults import Problem


_has_empty: OfColumn[bool] = OfColumn(lambda cells: bool((cells == "").any()))
GROUP_KINDS = ("post_group", "role_class")
"""Kinds of posts.csv whose rows stand for any number of posts."""


@dataclass(frozen=True, eq=False)
class OrganisationModel(ByContent, Costed):
    """An organisation: its tables, what is said of it as a whole, and where rows came from.

    `attachments` are its own exemptions.toml and rules.toml as they stand there; `relations` those
    that its rule packs add to the closed list; `target` the level wanted on a pack's scale, where
    it is not the pack's own; `currency` that of its costs, `population` how many people it serves,
    `costing` how costs are computed; `taken` what its scenario took away, also where it was put
    back; `departed` posts of the return before this one that are none now; `bodies` are those it is
    made of, each with its roles; `tops` the posts that are said to report to nobody, None where
    nothing is; `own_columns` those that its tables carry on purpose. `tables` hold what is in force
    on `day`; rows that are not are `set_aside`. Each is a pandas DataFrame of text with every
    declared column (empty cells are ""), then the carried ones, and the spreadsheet row as label.
    """

    tables: Mapping[str, pd.DataFrame]
    name: str = "Organisation"
    date: str = ""
    status: str = ""
    source: str = ""
    packs: tuple[str, ...] = ("structure",)
    relations: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=dict)
    bodies: Bodies = field(default_factory=dict)
    target: str = ""
    currency: str = ""
    population: int | None = None
    costing: Costing = UNSAID
    tops: tuple[str, ...] | None = None
    own_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scenario: str | None = None
    problems: tuple[Problem, ...] = ()
    origins: Origins = field(default_factory=Origins)
    folder: str | None = None
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    taken: Removed = field(default_factory=Removed)
    departed: tuple[Mapping[str, str], ...] = ()
    set_aside: SetAside = field(default_factory=SetAside)

    # The line and the units

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The reporting line; a faulty one as a forest."""
        named = self.tables["posts"]
        managers = of_tables(named).get(("column", "reports_to"))
        if managers is not None and len(named) <= FEW and "" not in (ids := texts(named["id"])):
            return Hierarchy.from_cells(ids, managers)
        if _has_empty(named["id"]):
            named = named[named["id"] != ""]
        return Hierarchy.from_columns(named["id"], named["reports_to"])

    @cached_property
    def unit_tree(self) -> Hierarchy:
        """The units, each under its parent; a faulty tree as a forest."""
        kept = of_tables(self.tables["units"])
        if "tree" not in kept:
            units = self.tables["units"][self.tables["units"]["id"] != ""]
            kept["tree"] = Hierarchy.from_columns(units["id"], units["parent"])
        found: Hierarchy = kept["tree"]
        return found

    @cached_property
    def head_of(self) -> Mapping[str, str]:
        """Unit → the post that heads it, where one is given; of a repeated unit the first row."""
        return heads_of(self.tables["units"])

    @cached_property
    def headed(self) -> Mapping[str, tuple[str, ...]]:
        """Post → the units it heads, in file order."""
        found: dict[str, list[str]] = {}
        for unit, head in self.head_of.items():
            found.setdefault(head, []).append(unit)
        return MappingProxyType({head: tuple(units) for head, units in found.items()})

    @cached_property
    def line_tops(self) -> LineTops:
        """Who reports to nobody, whose manager is not known, and which managers are absent.

        A post with an empty `reports_to` reports to nobody where organisation.toml names it
        among `tops`, and every one does where it has no such key; else its manager is not
        known. An id in `reports_to` that is no post of the data is an absent manager.
        """
        return LineTops.of(
            self.hierarchy,
            self.cells,
            self.tops,
            self.tables,
            self.set_aside.absences,
        )

    def words_of_manager(self, post: str) -> str:
        """To whom a post reports, in words: nobody only where that is known (see `line_tops`)."""
        return self.line_tops.words(post)

    # Homes and employers

    def home_of(self, identifier: str) -> str:
        """The unit a post belongs to; empty where the data gives none. A unit is its own home.

        It is the unit that the post heads, where it heads exactly one; else its `unit`; else
        its manager's home. Where it heads several it is its `unit`, else the nearest unit that
        holds them all, else its manager's home. The order of rows never decides. A `unit` that
        is not in the data is no home, and no reason to ask the manager; an id that is not in
        the data has none.
        """
        place = self.hierarchy.index.get(identifier)
        if place is None:
            return identifier if identifier in self.unit_tree.index else ""
        at = int(self.home_places[place])
        return self.unit_tree.ids[at] if at >= 0 else ""

    @cached_property
    def home_places(self) -> Ints:
        """For each post of the line the place of its home in `unit_tree.ids`; -1 where none."""
        return home_places(self.hierarchy.parent, self.declared.homes)

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Post → its home, as `home_of` says; empty where none."""
        units = (*self.unit_tree.ids, "")
        found = (units[place] for place in self.home_places.tolist())
        return MappingProxyType(KnownIds(zip(self.hierarchy.ids, found, strict=True)))

    def employers(self, kinds: Iterable[str]) -> Mapping[str, str]:
        """Post → the unit that employs it; empty where nothing says.

        It is what the post's own `employed_by` says; else that of its home, or of the nearest
        outer unit that has one or is of one of these kinds; else its manager's. Where links say
        several, the one that would hold without them, else none: no order of rows may choose.
        """
        units, kinds_of = (self.cells.column("units", name) for name in ("id", "kind"))
        kind = dict(zip(reversed(units), reversed(kinds_of), strict=True))
        said: dict[str, list[str]] = {}
        for edge in self.edges.edges("employed_by"):
            said.setdefault(edge.start, []).append(edge.end)
        line, tree = self.hierarchy, self.unit_tree
        found = employers(line, self.home_places, tree, kind, said, kinds)
        return MappingProxyType(dict(zip(line.ids, found.tolist(), strict=True)))

    # How many, and who is in post

    def stands_for(self, identifier: str) -> tuple[int, int | None]:
        """How many posts a row stands for: at least, and at most (None: the data does not say).

        A count that can be read says it. Without one a post is one, and so is whatever is no
        post; a group or class of posts, and a row whose count cannot be read (a blank, too), is
        one or more, and no fewer than its FTE: no post is more than one whole-time equivalent.
        """
        said = self.cells.cell(identifier, "count")
        count = numbers.whole(said)
        if count is not None:
            return count, count
        if said == "" and self.cells.cell(identifier, "kind") not in GROUP_KINDS:
            return 1, 1
        return numbers.fewest(self.cells.cell(identifier, "fte")), None

    @cached_property
    def day(self) -> str:
        """The day that facts hold on, as yyyy-mm-dd: the organisation's date, else today.

        Without a date it stays the day that rows were set aside for.
        """
        return str(numbers.day(self.date) or self.set_aside.day or datetime.now(UTC).date())

    @cached_property
    def has_days(self) -> bool:
        """Whether any post, unit or appointment begins or ends, so that the day decides."""
        held = self.tables["appointments"]
        ends = (bool((held[column] != "").any()) for column in ("start", "end"))
        return bool(self.set_aside.day) or any(ends)

    @property
    def held(self) -> pd.DataFrame:
        """The appointments that hold on `day`: start ≤ day ≤ end, open ends open. A copy.

        A cell that is no day is a fault of the data and counts as an open end.
        """
        return self._held.copy()

    @cached_property
    def _held(self) -> pd.DataFrame:
        rows = self.tables["appointments"]
        return rows[held_rows(rows, self.day)]

    def appointment(self, label: int) -> Appointment:
        """One row of appointments.csv by its label, with its days, held on `day` or not.

        A cell that is no day counts as an open end.
        """
        return self._appointments[label]

    @cached_property
    def _appointments(self) -> Mapping[int, Appointment]:
        return by_label(self.tables["appointments"])

    @cached_property
    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """Post → the persons who hold it on `day`, each once, in file order."""
        return holders_of(self.tables["appointments"], self.day)

    @cached_property
    def vacant(self) -> frozenset[str]:
        """The posts that are said to be vacant and that nobody holds on `day`.

        What words say so stands in `model.vacancy`. A post that nobody is said to hold is not
        vacant for that: the data may be silent.
        """
        said = vacant_rows(self.tables["posts"]["status"])
        if not len(said):
            return frozenset()
        ids = self.tables["posts"]["id"].array
        return frozenset(ids[place] for place in said.tolist()) - self.holders.keys() - {""}

    @cached_property
    def not_recorded(self) -> frozenset[str]:
        """The posts of which it is not on record who holds them all on `day`.

        A post said to be vacant is on record; one with an appointment whose days cannot be read is
        not. A row that stands for several posts is, where it has as many holders; one that stands
        for none always is, for an unknown number never.
        """
        held, counts = self.holders, self.cells.pairs("posts", "id", "count")
        open_ = {post for post, count in counts if not count} - held.keys()
        sizes = self.cells.pairs("posts", "id", "count", "kind")
        for post in (post for post, count, kind in sizes if count or kind in GROUP_KINDS):
            least, most = self.stands_for(post)
            if most is None or len(held.get(post, ())) < least:
                open_.add(post)
        unread = self._held["post"][unread_rows(self._held)]
        return frozenset(open_).difference(self.vacant).union(unread) - {""}

    # Sides

    def sides_by(self, trust: str = TRUST) -> Sides:
        """The side of every unit and post, by a rule pack's own word for the trust level.

        A unit has its own side, else its parent's; the trust level is never inherited. A post
        has its unit's side; where that is empty or trust, the side of the unit it heads: of
        several the trust level before all, else that of the outer of nested ones, else none;
        else its manager's, but the trust level never passes down a line. Heads of units
        declared trust are at the trust level, wherever they sit, and so is the chair of a unit
        of kind board that is itself declared trust.
        """
        if trust not in self._sides:
            self._sides[trust] = self.declared.sides(trust).of_line(self.hierarchy)
        return self._sides[trust]

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """Side of each unit and post; empty where nothing says."""
        return MappingProxyType(KnownIds(self.sides_by().all()))

    def side_of(self, identifier: str) -> str:
        """Side of a unit or post; empty where nothing says, and for an id that is neither."""
        return self.sides_by().of(identifier)

    @cached_property
    def declared(self) -> Declared:
        """What the data says of posts themselves, whoever manages them."""
        return Declared(self.cells, self.edges, self.unit_tree, self._unit_cells, self.headed)

    @cached_property
    def _sides(self) -> dict[str, Sides]:
        return {}

    # Relations and words

    @cached_property
    def cells(self) -> Cells:
        """The cells of the tables as lists, with rows found by id."""
        return Cells(self.tables, self.hierarchy)

    @cached_property
    def edges(self) -> Edges:
        """Every relation that holds on `day`, by either end, with where it is written.

        An appointment that has ended, or begins later, is none of them (see `Edges.appointed`).
        """
        return Edges(self.cells, self.origins, self.day)

    @cached_property
    def removed(self) -> Removed:
        """What the scenario took away and did not put back; nothing in data as loaded.

        It is known to be absent, where data that is silent only does not say.
        """
        return self.taken and self.taken.without(self.edges.find, self.table_of)

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The whole organisation as a frozen networkx multigraph (see `network.graph`)."""
        return network.graph(self.tables, self.edges, self.sides, self.origins)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The words for each id: a post's title, a unit's name; a person's id, never a name."""
        return network.words_by_id(self.tables)

    @cached_property
    def table_of(self) -> Mapping[str, str]:
        """The table each id stands in (the first, where an id is repeated)."""
        ids = (dict.fromkeys(texts(self.tables[table]["id"]), table) for table in ID_TABLES)
        found = network.first_of(ids)
        found.pop("", None)
        return MappingProxyType(found)

    @cached_property
    def _unit_cells(self) -> list[str]:
        """What each post of the line says of its unit; of a repeated id the first row counts."""
        units = self.cells.column("posts", "unit")
        if len(units) == len(self.hierarchy):
            return units
        rows = self.cells.rows("posts")
        return [units[rows[post]] for post in self.hierarchy.ids]

    def row_of(self, identifier: str) -> pd.Series | None:
        """The row of an id, or None."""
        table = self.table_of.get(identifier)
        if table is None:
            return None
        return self.tables[table].loc[lambda rows: rows["id"] == identifier].iloc[0]

    def role(self, name: str, body: str = "") -> str:
        """The id that plays a pack's role, in a body where one is named (see `bodies.player`)."""
        return self.heir(player(name, body, self.bodies, self.roles))

    def heir(self, identifier: str) -> str:
        """What a scenario put in the place of an id; the id itself where nothing is."""
        return self.taken.heir(identifier, self.table_of) if self.taken.rows else identifier

    def as_of(self, day: str) -> Self:
        """The same organisation on another day (yyyy-mm-dd); `DateError` where it is no day."""
        made = replace(self, date=numbers.a_day(day)).settled()
        if made.tables is self.tables:
            hand_on(self, made, LASTING)
        return made

    def settled(self) -> Self:
        """It with what is in force on `day` as tables, the rest set aside, and the faults of then.

        The same object where no post and no unit has a start or an end.
        """
        tables, aside = parted(self.tables, self.set_aside, self.day)
        if not aside.day:
            return self
        found = faults_on(tables, aside, self.problems, self.origins.files, self.tops)
        return replace(self, tables=tables, set_aside=aside, problems=found)

    def with_tables(self, changed: Mapping[str, pd.DataFrame], **other: object) -> Self:
        """A copy with some tables replaced; the others are shared, not copied."""
        tables = MappingProxyType({**self.tables, **changed})
        return replace(self, tables=tables, **other)  # type: ignore[arg-type]
