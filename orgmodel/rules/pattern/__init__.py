"""A relation between two selections: where the data has it, and where it says something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import (
    COLUMN_RELATIONS,
    MEMBERSHIP_RELATIONS,
    SEATS,
    SYMMETRIC_RELATIONS,
    verb,
)
from orgmodel.model.words import listed
from orgmodel.rules import roster
from orgmodel.rules.finding import SuggestedChange
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import ANYTHING, proof, select
from orgmodel.rules.suggestions import add_link, move_function
from orgmodel.rules.view import View

_OF_THE_START = ("reports_to", "part_of")
"""Relations of which the start has one: another end is the data saying otherwise."""
OF_THE_END = ("owns", "heads")
"""Relations of which the end has one: another start is the data saying otherwise."""
_RIVALS = (*OF_THE_END, "appoints")
"""Relations that another start would have in its place, where this one has it not."""
_EMPLOYED_BY, _APPOINTS, _JOINT = "employed_by", "appoints", "joint_appointment_with"
_OF_POSTS_ALONE = ("reports_to", "part_of", "heads", "holds")
"""Relations that a person has in no post's stead."""
_SHARED = ("secondment", "joint", None)
"""Footings on which who holds a post may be employed elsewhere too; None is one not known."""
_IN_PERSON = (*MEMBERSHIP_RELATIONS, _APPOINTS)
"""Relations that somebody has who has them by another post too."""
_FILES = {
    "owns": "functions.csv",
    "heads": "units.csv",
    "reports_to": "posts.csv",
    "part_of": "units.csv",
    "holds": "appointments.csv",
}
SAID_OF_THE_START = (*_OF_THE_START, "accountable_to", "employed_by")
"""Relations that the data gives of their start; of every other it tells of the end."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Why a relation is not there, as the data has it: in words, and the rows that say so."""

    words: str
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """`start` relation `end`, each end a selection.

    What a person does, or is given, who holds a post on the day, its holder does: a link that names
    the person counts as the post's. `in_person` asks for more: what a post has whose holder is of
    the start is that person's; a seat also where the holder holds one of the start's posts too.
    """

    view: View
    start: Selection
    relation: str
    end: Selection
    texts: tuple[str, str] = ("", "")
    in_person: bool = False

    @classmethod
    def of(cls, view: View, link: Iterable[str], *, in_person: bool = False) -> Pattern:
        """The pattern of ["from", "relation", "to"] in a pack; of nobody but these, in any body."""
        start, relation, end = link
        ends, leaves_out = (start, end), start.startswith("not ")
        wide = view.of_all if in_person and leaves_out else view
        return cls(view, select(wide, (start,)), relation, select(view, (end,)), ends, in_person)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the data would need for its ends to be known."""
        ends = (self.start.missing, self.end.missing)
        return tuple(dict.fromkeys(missing for missing in ends if missing))

    def words(self) -> str:
        """`A reports to B`."""
        start = self.start.words
        who = roster.somebody(start) if self.relation in MEMBERSHIP_RELATIONS else start
        return f"{who} {verb(self.relation)} {self.end.words}"

    def found(self) -> list[Edge]:
        """The relations of the data that fit, in file order; appointments on the day alone."""
        # A chair is a member too.
        relations = SEATS if self.relation == "member_of" else (self.relation,)
        return [edge for edge in self._near(relations) if self._fits(edge)]

    def by_footing(self, footings: Iterable[str]) -> list[Edge]:
        """The appointments to the one start, where all that hold on the day are on such a footing.

        Empty where one is not, and where nobody holds it.
        """
        start, counts = self.start.only, frozenset(footings)
        held = self.view.holders(start) if start is not None and counts else []
        basis = [self.view.footing(edge) for edge in held]
        return held if held and counts.issuperset(basis) else []

    def by_others(self, starts: Selection) -> list[Edge]:
        """The same relation from one of these to the same end."""
        return replace(self, start=starts).found() if starts else []

    def _fits(self, edge: Edge) -> bool:
        if self._is_of_start(edge.start) and self._is_of_end(edge.end):
            return True
        turned = self.relation in SYMMETRIC_RELATIONS
        return turned and self._is_of_start(edge.end) and self._is_of_end(edge.start)

    def _is_of_start(self, name: str) -> bool:
        return name in self.start.ids or bool(self._way(name))

    def _way(self, name: str) -> tuple[Edge, ...]:
        """The appointments by which a person, or who holds a post, is of the start as well."""
        if self.relation in _OF_POSTS_ALONE:
            return ()
        view, table, ids = self.view, self.view.table_of(name), self.start.ids
        if table == "posts" and self.in_person and self.relation in _IN_PERSON:
            for held in view.holders(name):
                if held.start in ids:
                    return (held,)
                others = view.posts_held(held.start) if self.relation in SEATS else ()
                if other := next((edge for edge in others if edge.end in ids), None):
                    return (held, other)
        persons = view.posts_held(name) if table == "people" else ()
        return tuple(edge for edge in persons if edge.end in ids)[:1]

    def in_another_post(self) -> list[Edge]:
        """The relation by another post of who holds the start's, or of a line to one of who holds
        the end's, with the appointments that show it."""
        links, start = self.view.links, self.start.only
        if self.relation == "reports_to" and start is not None:
            ways = [
                (edge, roster.way(self.view, edge.end, self.end.ids))
                for edge in links.from_(start, self.relation)
            ]
        elif self.relation in _IN_PERSON:
            ends = [name for end in self.end for name in self._ends(end)]
            ways = [
                (edge, roster.way(self.view, edge.start, self.start.ids))
                for end in ends
                for edge in links.to(end, self.relation)
            ]
        else:
            return []
        return next(([edge, *way] for edge, way in ways if way), [])

    def _is_of_end(self, name: str) -> bool:
        if self.relation == _EMPLOYED_BY and self.end.only is not None:
            # Whoever a part of it employs, it employs.
            return self.view.within(name, self.end.only)
        return name in self.end.ids or bool(self._given_to(name))

    def _given_to(self, name: str) -> list[Edge]:
        """The appointments by which a person who is appointed is of the end."""
        if name in self.end or self.relation != _APPOINTS or self.view.table_of(name) != "people":
            return []
        return [edge for edge in self.view.posts_held(name) if edge.end in self.end.ids]

    def _with_holders(self, name: str) -> tuple[str, ...]:
        """A post and who holds it on the day; anything else alone."""
        if self.view.table_of(name) != "posts":
            return (name,)
        return (name, *dict.fromkeys(edge.start for edge in self.view.holders(name)))

    def _ends(self, end: str) -> tuple[str, ...]:
        """What a relation is given to that is given to the end: who holds it may be named."""
        return self._with_holders(end) if self.relation == _APPOINTS else (end,)

    def _near(self, relations: tuple[str, ...]) -> list[Edge]:
        """Relations at the end that is one id, else all of the kind."""
        links, start, end = self.view.links, self.start.only, self.end.only
        if start is not None and self.relation not in MEMBERSHIP_RELATIONS:
            starts = (start,) if self.relation in _OF_POSTS_ALONE else self._with_holders(start)
            return [edge for one in starts for edge in links.about(one, *relations)]
        if end is not None and self.relation not in SYMMETRIC_RELATIONS:
            return [edge for one in self._ends(end) for edge in links.to(one, *relations)]
        return list(links.edges(*relations))

    def denied(
        self, weaker: Iterable[str] = (), *, only: bool = False, sole: bool = False
    ) -> Denial | None:
        """What shows that it is not there; None where the data is silent.

        Its one end or start is another; the two have something `weaker`; or a roster said to be
        complete has no such seat. Of a relation that may have
        many, another shows nothing, unless the rule allows one: `only` to the start, `sole`
        to the end.
        """
        end = self.end.only
        others = self._instead(only=only, sole=sole)
        for relation in weaker:
            others += Pattern(self.view, self.start, relation, self.end).found()
        if others:
            return Denial(f"the data has: {sentences(self.view, others)}", self._steps(others))
        start = self.start.only
        if self.relation == "reports_to" and start != end and start in (self.view.model.tops or ()):
            return Denial("it reports to nobody", self.view.cell_step(start or "", "reports_to"))
        if self.relation in MEMBERSHIP_RELATIONS and end and roster.is_complete(self.view, end):
            return self._denied_by_roster(end)
        return None

    def _denied_by_roster(self, body: str) -> Denial | None:
        """The roster of a body that is complete without it; None where who sits may be of the
        start: a person with no appointment at all, or a post without a unit where one is asked.
        """
        view = self.view
        seats = view.links_to(body, *(SEATS if self.relation == "member_of" else (self.relation,)))
        if any(self._is_open(edge.start) for edge in seats):
            return None
        whole = view.cell_step(body, "roster")
        if self.relation == "chairs" and seats:
            return Denial(f"the data has: {sentences(view, seats)}", (*self._steps(seats), *whole))
        return Denial(f"the roster of {view.name(body)} is complete without it", whole)

    def _is_open(self, member: str) -> bool:
        """Whether nothing says which post a person holds, or in which unit a post sits."""
        view = self.view
        if view.table_of(member) == "people":
            return all(edge.start != member for edge in view.links.appointed)
        return self.texts[0].startswith("in:") and not view.links_from(member, "part_of", "heads")

    def _instead(self, *, only: bool, sole: bool) -> list[Edge]:
        """The relations that leave no room for this one."""
        links, start, end = self.view.links, self.start.only, self.end.only
        found: list[Edge] = []
        if start is not None and self.relation in _OF_THE_START:
            found += [e for e in links.from_(start, self.relation) if self.view.table_of(e.end)]
        elif (
            start is not None
            and (only or self._has_one_employer(start))
            and not self._has_two_employers(start)
        ):
            said = [e for one in self._employed(start) for e in links.about(one, self.relation)]
            found += [e for e in said if not self.strangers(e)]
        if end is not None and (self.relation in _RIVALS or sole):
            rivals = [e for one in self._of_this_alone(end) for e in links.to(one, self.relation)]
            found += [e for e in rivals if self._is_a_rival(e.start)]
        return list(dict.fromkeys(found))

    def _is_a_rival(self, name: str) -> bool:
        """Whether it is known, and another than the start: who held a post of the start once may
        have done it then."""
        table, appointed = self.view.table_of(name), self.view.links.appointed
        once = table == "people" and any(
            edge.start == name and edge.end in self.start.ids for edge in appointed
        )
        return bool(table) and not once

    def _employed(self, start: str) -> tuple[str, ...]:
        """Whose employer is the start's too: that of who alone holds it, and no other post."""
        one = self.relation == _EMPLOYED_BY and len(self.view.holders(start)) == 1
        return self._of_this_alone(start) if one else (start,)

    def _of_this_alone(self, post: str) -> tuple[str, ...]:
        """A post and its holders who hold no other: what is said of them is said of it."""
        if self.relation not in (_APPOINTS, _EMPLOYED_BY):
            return (post,)
        held = self._with_holders(post)[1:]
        return (post, *(one for one in held if len(self.view.posts_held(one)) == 1))

    def strangers(self, edge: Edge) -> list[str]:
        """The ends of a relation that are not in the data: who they are is not known."""
        return [name for name in (edge.start, edge.end) if not self.view.table_of(name)]

    def _has_one_employer(self, start: str) -> bool:
        """Whether a relation is that of one post to its employer; a group may have several."""
        is_one = self.view.model.stands_for(start)[1] == 1
        return is_one and self.relation == _EMPLOYED_BY and self.view.table_of(start) == "posts"

    def _has_two_employers(self, post: str) -> bool:
        """Whether the post may well have a second employer: it, a holder or an employer is joint
        with another, or it is held on secondment."""
        if self.relation != _EMPLOYED_BY:
            return False
        if self._is_shared(post):
            return True
        employers = {edge.end for edge in self.view.links.about(post, _EMPLOYED_BY)}
        joint = [e for one in employers for e in self.view.links.about(one, _JOINT)]
        return any({edge.start, edge.end} & self.end.ids.keys() for edge in joint)

    def _is_shared(self, post: str) -> bool:
        """Whether the post or who holds it is joint with another, or somebody holds it so."""
        view = self.view
        if any(view.links.about(one, _JOINT) for one in self._with_holders(post)):
            return True
        held = view.holders(post)
        return any(view.footing(edge) in _SHARED for edge in held)

    def ended(self) -> tuple[Step, ...]:
        """The relations that fitted and that the scenario removed."""
        kinds = SEATS if self.relation == "member_of" else (self.relation,)
        starts = {*self.start, *(row.id for row in self.start.removed)}
        ends = {*self.end, *(row.id for row in self.end.removed)}
        return tuple(
            step
            for step in self.view.model.removed.of(*kinds)
            if (step.start in starts and step.end in ends)
            or (self.relation in SYMMETRIC_RELATIONS and step.end in starts and step.start in ends)
        )

    def extra(self, *, only: bool, sole: bool) -> list[Edge]:
        """The relations beside this one, where the rule allows one to the start or to the end."""
        beside = self._beside(only=only, sole=sole)
        return [edge for edge in beside if not self.strangers(edge)]

    def unclear(self, *, only: bool, sole: bool) -> str:
        """Who stands in a relation beside this one, and is not in the data; empty where nobody."""
        beside = [e for e in self._beside(only=only, sole=sole) if self.strangers(e)]
        if not beside:
            return ""
        who = listed(dict.fromkeys(name for edge in beside for name in self.strangers(edge)))
        said = sentences(self.view, beside)
        return f"who {who} is ({said}; {place_of(self.relation)}: not in the data)"

    def _beside(self, *, only: bool, sole: bool) -> list[Edge]:
        links, found = self.view.links, set(self.found())
        there: list[Edge] = []
        for start in self.start if only else ():
            if not self._has_two_employers(start):
                there += links.about(start, self.relation)
        for end in self.end if sole else ():
            ends = self._of_this_alone(end)
            there += [edge for one in ends for edge in links.to(one, self.relation)]
        keys = {edge.key for edge in found}
        return list({edge.key: edge for edge in there if edge.key not in keys}.values())

    def _steps(self, edges: Iterable[Edge]) -> tuple[Step, ...]:
        return tuple(self.view.step(edge) for edge in edges)

    def proof(self, edge: Edge) -> tuple[Step, ...]:
        """The rows that show that this relation is one of those: itself, and what its ends are."""
        links, view = self.view.links, self.view
        start, shown = edge.start, [view.step(edge)]
        if start not in self.start and (held := self._way(start)):
            shown += map(links.step, held)
            start = held[-1].start if held[-1].start in self.start else held[-1].end
        given = self._given_to(edge.end)[:1]
        shown += map(links.step, given)
        end = given[0].end if given else edge.end
        ends = zip(self.texts, (start, end), strict=True)
        return (*shown, *(step for text, name in ends for step in proof(view, text, name)))

    def by_whom(self, edge: Edge) -> str:
        """Who it is that is of the start, where another post or a property of theirs says so."""
        way = () if edge.start in self.start else self._way(edge.start)
        name, said = self.view.name, list[str]()
        if way:
            said.append(f"{way[0].start} holds {listed(name(held.end) for held in way)}")
        who = name(edge.start if not way else way[-1].end)
        words, *_ = self.start.words.split(" other than ")
        words = words.removeprefix("somebody ").removeprefix("anything ")
        is_named = bool(way) and way[-1].start in self.start
        if ":" in self.texts[0] and not is_named and not words.endswith(who):
            said.append(f"{who} is {words}")
        said += [f"{held.start} holds {name(held.end)}" for held in self._given_to(edge.end)[:1]]
        return f": {'; '.join(said)}" if said else ""

    def ids(self) -> tuple[str, ...]:
        """The ends that are one id each."""
        return tuple(end for end in (self.start.only, self.end.only) if end is not None)

    def make(self) -> tuple[SuggestedChange, ...]:
        """The edit that would make it so, where it can be told which."""
        start, end = next(iter(self.start), None), next(iter(self.end), None)
        if start is None or end is None or ANYTHING in self.texts:
            return ()
        if self.relation not in COLUMN_RELATIONS:
            return (add_link(start, self.relation, end),)
        if self.relation == "owns":
            return move_function(end, start)
        if self.relation == "reports_to":
            return (SuggestedChange("move-post", {"post": start, "to": end}),)
        if self.relation == "part_of" and start in self.view.units.index:
            return (SuggestedChange("move-unit", {"unit": start, "to": end}),)
        return ()


def place_of(relation: str) -> str:
    """Where a relation is written, in a word: the file."""
    seats = "memberships.csv" if relation in MEMBERSHIP_RELATIONS else "links.csv"
    return _FILES.get(relation, seats)


def sentences(view: View, edges: Iterable[Edge | Step], most: int = 3) -> str:
    """The relations in words, the first few of them."""
    said = [
        f"{view.name(edge.start)} {verb(edge.relation)} {view.name(edge.end)}" for edge in edges
    ]
    return listed(said, most, between=";")
