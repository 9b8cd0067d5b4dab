"""The Board of each body that a chart draws: who sits on it, and which line it stands above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.model.bodies import body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

BOARD = "board"
MEMBER, ATTENDS = "B", "A"
"""The marks of those who sit on a Board and those who only attend it."""
MARK_SAID = {MEMBER: "sits on the Board", ATTENDS: "attends the Board, no member of it"}
SEATS = ("chairs", "member_of", "coopted_to", "attends")


@dataclass(frozen=True, slots=True)
class Board:
    """A board and who sits on it: post, how, basis; the chair first.

    `people` are those with a seat who hold no post, each with how. `top` is the post at the top of
    the line that it stands above, `body` what that line's body is called where there are several;
    both may be empty. `lay` are the members in no line whose boxes stand on its strip.
    """

    unit: str
    name: str
    seats: tuple[tuple[str, str, str], ...]
    people: tuple[tuple[str, str], ...] = ()
    top: str = ""
    body: str = ""
    lay: tuple[str, ...] = ()

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that sit on it or attend it."""
        return tuple(post for post, _, _ in self.seats)

    @property
    def called(self) -> str:
        """Its name, with its body's where there are several."""
        return f"{self.name}, {self.body}" if self.body else self.name

    @property
    def people_words(self) -> tuple[str, ...]:
        """How many who hold no post sit there, and how many attend."""
        members = [role for _, role in self.people if role != "attends"]
        guests = len(self.people) - len(members)
        said = []
        if members:
            chair = ", one of them in the chair" if "chairs" in members else ""
            hold = "holds" if len(members) == 1 else "hold"
            said.append(f"{counted(len(members), 'member')} who {hold} no post{chair}")
        if guests:
            attend = "attends" if guests == 1 else "attend"
            said.append(f"{counted(guests, 'person', 'people')} without a post {attend} it")
        return tuple(said)

    def how(self, post: str) -> tuple[str, str]:
        """How a post sits on it, and how sure that is."""
        return next((role, basis) for one, role, basis in self.seats if one == post)


def boards_of(model: OrganisationModel) -> tuple[Board, ...]:
    """The Board of each body, that above the largest line first; none where there is none.

    A body is what `[roles.NAME]` names, else an outermost unit that has a line of its own, else a
    line. Of several boards of a body it is what a pack's role names, else one that the top of its
    largest line sits on, else one of the outermost unit, else that with most members.
    """
    units = [unit for unit, kind in model.cells.pairs("units", "id", "kind") if kind == BOARD]
    holds: dict[str, set[str]] = {}
    for post, people in model.holders.items() if units else ():
        for person in people:
            holds.setdefault(person, set()).add(post)
    found = [_seated(model, unit, holds) for unit in dict.fromkeys(units)]
    found = [board for board in found if board.seats or board.people]
    if not found:
        return ()
    lines = _lines(model)
    bodies: dict[str, list[Board]] = {}
    for board in found:
        bodies.setdefault(_body_of(model, board, lines), []).append(board)
    known = {name: bodies.pop(name) for name in lines if name in bodies}
    known |= {name: bodies.pop(name) for name in model.bodies if name in bodies}
    if not known:
        known = {"": [board for boards in bodies.values() for board in boards]}
    taken: set[str] = set()
    made: list[Board] = []
    for name, boards in known.items():
        top = lines.get(name, "")
        board = max(boards, key=lambda one: _rank(model, one, top or model.hierarchy.head))
        body = _called(model, board, name, top) if len(known) > 1 else ""
        lay = tuple(post for post in lay_members(model, board) if post not in taken)
        taken.update(lay)
        made.append(replace(board, top=top, body=body, lay=lay))
    return tuple(made)


def marks_of(boards: Iterable[Board]) -> Mapping[str, str]:
    """Post → the mark of one who sits on a Board, or who only attends one."""
    found: dict[str, str] = {}
    for board in boards:
        for post, role, _ in board.seats:
            mark = ATTENDS if role == "attends" else MEMBER
            found[post] = MEMBER if MEMBER in (mark, found.get(post)) else mark
    return found


def tops_of_bodies(model: OrganisationModel) -> Mapping[str, str]:
    """The top of the largest line of each body, with what the body is called; none for one."""
    lines = _lines(model)
    if len(lines) < 2:
        return {}
    names = {}
    for body, top in lines.items():
        home = model.homes.get(top, "")
        outer = model.unit_tree.chain(home)[-1] if home in model.unit_tree.index else ""
        names[top] = model.names.get(outer, "") or body
    return names


def lay_members(model: OrganisationModel, board: Board) -> tuple[str, ...]:
    """Those of a board who stand in no line: neither manager nor report of anybody."""
    tops = frozenset(model.line_tops.tops)
    return tuple(post for post in board.posts if post in tops and not model.hierarchy.span(post))


def _lines(model: OrganisationModel) -> dict[str, str]:
    """Body → the top of its largest line; the body of the largest line of all first."""
    line = model.hierarchy
    tops = [top for top in line.tops if line.span(top)]
    tops.sort(key=lambda top: (top != line.head, -int(line.sizes[line.index[top]])))
    found: dict[str, str] = {}
    for top in tops:
        found.setdefault(_body_of_id(model, top, model.homes.get(top, "")) or top, top)
    order = {top: at for at, top in enumerate(line.tops)}
    first, *others = found.items() if found else [("", "")]
    return dict([first, *sorted(others, key=lambda pair: order[pair[1]])]) if found else {}


def _body_of_id(model: OrganisationModel, identifier: str, unit: str) -> str:
    """What body an id in a unit is of: a named one, else the outermost unit."""
    named = body_of(identifier, model.bodies)
    if named or unit not in model.unit_tree.index:
        return named
    return model.unit_tree.chain(unit)[-1]


def _body_of(model: OrganisationModel, board: Board, lines: Mapping[str, str]) -> str:
    """The body of a board: its own where that has a line, else that of most who sit on it."""
    own = _body_of_id(model, board.unit, board.unit)
    if own in lines or own in model.bodies:
        return own
    by_top = {top: name for name, top in lines.items()}
    ends = (model.hierarchy.chain(post)[-1] for post in board.posts)
    seated = Counter(by_top[end] for end in ends if end in by_top)
    return max(seated, key=lambda name: seated[name], default=own)


def _called(model: OrganisationModel, board: Board, body: str, top: str) -> str:
    """What a body is called: its outermost unit; else its name, else its top."""
    outer = model.unit_tree.chain(board.unit)[-1]
    if outer != board.unit:
        return model.names.get(outer, outer)
    return body if body in model.bodies else model.names.get(top, "")


def _rank(
    model: OrganisationModel, one: Board, first: str | None
) -> tuple[bool, bool, bool, int, int, str]:
    outer = -int(model.unit_tree.depth[model.unit_tree.index[one.unit]])
    seats = len(one.seats) + len(one.people)
    named = one.unit == model.role("pct_board")
    return named, bool(one.seats), first in one.posts, outer, seats, one.unit


def _seated(model: OrganisationModel, unit: str, holds: Mapping[str, Collection[str]]) -> Board:
    """Who sits on a board; a person is seated where the posts that they hold are."""
    seats: dict[str, tuple[str, str]] = {}
    people: dict[str, str] = {}
    for role in SEATS:
        for edge in model.edges.to(unit, role):
            posts = _posts_of(model, edge.start, holds)
            for post in posts:
                seats.setdefault(post, (role, edge.basis))
            if not posts and model.table_of.get(edge.start) == "people":
                people.setdefault(edge.start, role)
    order = model.hierarchy.index
    rows = [(post, role, basis) for post, (role, basis) in seats.items()]
    rows.sort(key=lambda row: (SEATS.index(row[1]), order[row[0]]))
    return Board(unit, model.names.get(unit, unit), tuple(rows), tuple(people.items()))


def _posts_of(
    model: OrganisationModel, member: str, holds: Mapping[str, Collection[str]]
) -> Sequence[str]:
    line = model.hierarchy.index
    posts = [member] if member in line else sorted(holds.get(member, ()))
    return [post for post in posts if post in line]
