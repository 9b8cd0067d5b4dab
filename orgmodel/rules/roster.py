"""Counting who sits on a body, as docs/separation.md says.

Full members are the chair and the members; co-opted people and those in attendance are not
counted. The chair counts. A post group counts as often as its `count` says; where it does
not say, or says what is no whole number, it counts as one or more, and the result is a range.
A seat counts whether or not somebody holds it on the day: a vacant post keeps its seat, and what
rests on one shows that it is vacant.
Whether a member is a professional is read from the seat's profession or the post's `clinical`,
never from a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.model.words import listed
from orgmodel.rules.gathered import half_seats
from orgmodel.rules.parameter import PROFESSIONAL
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

COLUMNS = ("profession", "capacity", "caseload", "voting")
COUNTED = (
    "counted: the chair and the members, by the count of a post group; not those co-opted "
    "or in attendance"
)


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat on a body. `most` is None for a group whose size the data does not give.

    `person` is who sits: the member, or who alone holds its post on the day; empty where that is
    not known, or several do.
    """

    edge: Edge
    least: int
    most: int | None
    profession: str
    capacity: str
    caseload: str
    voting: str
    clinical: str
    person: str = ""

    @property
    def member(self) -> str:
        """The post or person that sits."""
        return self.edge.start

    @property
    def chairs(self) -> bool:
        """Whether it is the chair's seat."""
        return self.edge.relation == "chairs"


def seats(view: View, body: str) -> list[Seat]:
    """The full members' seats, each member once, the chair's first."""
    found: dict[str, Seat] = {}
    for edge in view.links_to(body, *SEATS):
        found.setdefault(edge.start, _seat(view, edge))
    return list(found.values())


def voters(view: View, body: str) -> list[Seat]:
    """The seats that vote: the full members', save those said not to, and others said to."""
    full = [seat for seat in seats(view, body) if seat.voting != "no"]
    known = {seat.member for seat in full}
    others = (_seat(view, edge) for edge in view.links_to(body, "coopted_to", "attends"))
    return [*full, *(s for s in others if s.voting == "yes" and s.member not in known)]


def is_complete(view: View, body: str) -> bool:
    """Whether the data says that it holds all memberships of the body, and knows every member and
    as what they sit."""
    said = view.cell(body, "roster") == "complete"
    return said and not strangers(view, body) and body not in half_seats(view.cells)


def strangers(view: View, body: str) -> list[str]:
    """The members of a body that are not in the data: who they are is not known."""
    members = dict.fromkeys(edge.start for edge in view.links_to(body, *SEATS))
    return [member for member in members if not view.table_of(member)]


def why_open(view: View, body: str) -> str:
    """Why the roster of a body is not whole, after its name."""
    if (half := half_seats(view.cells).get(body)) and view.cell(body, "roster") == "complete":
        who = listed((view.name(one) if one else "somebody" for one in half), most=5)
        return f"where a row on {who} does not say who sits there, or as what (memberships.csv)"
    if view.cell(body, "roster") == "complete":
        who = listed(strangers(view, body), most=5)
        return f"where {who} has a seat (memberships.csv, column member: not in the data)"
    return "whose roster is not said to be complete (units.csv, column roster)"


def row(view: View, body: str) -> tuple[Step, ...]:
    """The cell that says how much of the roster is known, as evidence."""
    return view.cell_step(body, "roster")


def rows(view: View, seats_: Iterable[Seat], *columns: str) -> Iterator[Step]:
    """The seats as evidence, with that one stands vacant, and what counts of posts.csv here."""
    every = list(seats_)
    twice = Counter(seat.person for seat in every)
    for seat in every:
        yield view.step(seat.edge)
        if seat.member in view.model.vacant:
            yield from view.cell_step(seat.member, "status")
        if seat.person and twice[seat.person] > 1:
            yield from map(view.step, view.holders(seat.member))
        for column in columns:
            counted = column == "count"
            yield from (
                size_step(view, seat.member) if counted else view.cell_step(seat.member, column)
            )


def size_step(view: View, post: str) -> tuple[Step, ...]:
    """The cell that says how many posts a row stands for: its count, else the FTE of a group."""
    least, most = view.model.stands_for(post)
    return view.cell_step(post, "fte" if most is None and least > 1 else "count")


def needed(seats_: Iterable[Seat], proves: Callable[[Collection[Seat]], bool]) -> list[Seat]:
    """The fewest of these seats that prove it alone, the others being unknown.

    The largest and, of equal ones, the first by id are kept; no order of rows decides.
    """
    kept = sorted(seats_, key=lambda seat: (seat.least, seat.member))
    for seat in list(kept):
        fewer = [other for other in kept if other is not seat]
        if proves(fewer):
            kept = fewer
    return sorted(kept, key=lambda seat: seat.member)


def _seat(view: View, edge: Edge) -> Seat:
    least, most = view.model.stands_for(edge.start)
    said = dict.fromkeys(COLUMNS, "")
    if edge.table == "memberships":
        said = {column: view.cells.labelled(edge.table, edge.label, column) for column in COLUMNS}
    clinical, person = view.cell(edge.start, "clinical"), _person(view, edge.start)
    return Seat(edge, least, most, clinical=clinical, person=person, **said)


def _person(view: View, member: str) -> str:
    if view.table_of(member) == "people":
        return member
    held = view.model.holders.get(member, ())
    return held[0] if len(held) == 1 and view.model.stands_for(member) == (1, 1) else ""


@dataclass(frozen=True, slots=True)
class Range:
    """A number of people: at least `least`, at most `most` (None: the data does not say)."""

    least: int
    most: int | None

    def words(self) -> str:
        """`9`, or `at least 13`."""
        return str(self.least) if self.least == self.most else f"at least {self.least}"


def size(chosen: Iterable[Seat]) -> Range:
    """How many people sit in these seats: who sits in two, by two posts of theirs, is one."""
    least, most = 0, 0
    unsized = False
    for seat in one_each(chosen):
        least += seat.least
        most += seat.most or 0
        unsized |= seat.most is None
    return Range(least, None if unsized else most)


def one_each(chosen: Iterable[Seat]) -> Iterator[Seat]:
    """These seats without the further ones of a person who sits in several."""
    sat = set[str]()
    for seat in chosen:
        if seat.person not in sat:
            yield seat
        sat |= {seat.person} - {""}


def is_a(view: View, seat: Seat, tests: Iterable[str]) -> bool | None:
    """Whether a seat passes any of these tests; None where the data does not say.

    A test is `professional`, `column=value` of a seat or of the post's `clinical`, or a text
    of a selection, which the member fits itself, through its holder or by another post of theirs;
    who plays a role that it leaves out does not fit by another post.
    """
    answers = [_passes(view, seat, test) for test in tests]
    return True if True in answers else None if None in answers else False


def _passes(view: View, seat: Seat, test: str) -> bool | None:
    if test == PROFESSIONAL:
        if seat.profession or seat.clinical == "yes":
            return True
        return False if seat.clinical == "no" else None
    column, equals, value = test.partition("=")
    if equals:
        said = str(getattr(seat, column))
        return said == value if said else None
    chosen = select(view, (test,))
    who = list(sitters(view, seat.member))
    if seat.person and not _left_out(view, test).isdisjoint(who):
        return False
    if any(name in chosen for name in who):
        return True
    # Of a person who sits, and of whom no post is recorded, nobody knows which it is.
    unknown = len(who) == 1 and view.table_of(seat.member) == "people"
    return None if unknown or _is_open(view, test) else False


def _left_out(view: View, test: str) -> frozenset[str]:
    """Who plays the roles that a selection leaves out: by another post of theirs they are out."""
    names = (part.removeprefix("not ") for part in test.split(" & ") if part.startswith("not "))
    return frozenset(view.role(name) or "" for name in names if ":" not in name) - {""}


def somebody(words: str) -> str:
    """The words of a selection where they are of who sits: `somebody in`, not `anything in`."""
    thing = "anything "
    return f"somebody {words.removeprefix(thing)}" if words.startswith(thing) else words


def _is_open(view: View, test: str) -> bool:
    """Whether more may pass the test than the data shows: members of a body not fully known."""
    bodies = (
        part.removeprefix("members:") for part in test.split(" & ") if part.startswith("members:")
    )
    return not all(is_complete(view, view.role(body) or "") for body in bodies)


def sitters(view: View, member: str) -> Iterator[str]:
    """A member, and on the day who holds the post, and every post that the person holds."""
    return (name for name, _ in ways(view, member))


def way(view: View, member: str, wanted: Collection[str]) -> tuple[Edge, ...]:
    """The appointments by which a member is one of these; none where it is one itself, or none."""
    return next((rows for name, rows in ways(view, member) if name in wanted), ())


def ways(view: View, member: str) -> Iterator[tuple[str, tuple[Edge, ...]]]:
    """What a member is: itself, its holders, every post of theirs; with the rows that say so."""
    yield member, ()
    for held in view.holders(member):
        yield held.start, (held,)
        others = (edge for edge in view.posts_held(held.start) if edge.end != member)
        yield from ((edge.end, (held, edge)) for edge in others)
    yield from ((edge.end, (edge,)) for edge in view.posts_held(member))
