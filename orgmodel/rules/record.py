"""What the record lacks before a rule may pass, in words; empty where it is whole.

Nothing found in part of a record is no pass: whoever is not recorded may be the breach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import chain

import numpy as np

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.kept import OfObject
from orgmodel.model.relations import SEATS
from orgmodel.model.words import listed
from orgmodel.rules import roster
from orgmodel.rules.gathered import nameless, seated_bodies
from orgmodel.rules.selection import named, whose_seats
from orgmodel.rules.unread import days_of, unread_holdings
from orgmodel.rules.view import View

DECIDING_KINDS = ("board", "committee", "panel")
"""Kinds of units that are there to decide: without a seat on record their roster is unknown."""


def all_of(*parts: str) -> str:
    """What each part lacks, as one text."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def which_side(view: View, identifiers: Iterable[str]) -> str:
    """On which side these units and posts are, or what the words say that they carry."""
    without = dict.fromkeys(name for name in identifiers if not view.side(name))
    unknown = [name for name in without if view.said_side(name)]
    silent = [name for name in without if not view.said_side(name)]
    words = listed(dict.fromkeys(f"“{view.said_side(name)}”" for name in unknown))
    at_trust = [name for name in silent if _sits_at_the_trust_level(view, name)]
    silent = [name for name in silent if name not in at_trust]
    return all_of(
        f"which side {view.some_names(silent)} {_is(silent)} on (units.csv, column side)"
        if silent
        else "",
        f"which side {view.some_names(at_trust)} {_is(at_trust)} on: sitting in a unit of the "
        f"{view.words.trust} level says nothing of it, heading one does (units.csv, column head)"
        if at_trust
        else "",
        f"what the side {words} of {view.some_names(unknown)} means (known: "
        f"{listed(sorted(view.known_sides))})"
        if unknown
        else "",
    )


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _sits_at_the_trust_level(view: View, name: str) -> bool:
    unit = view.cell(name, "unit")
    return bool(unit) and view.side(unit) == view.words.trust


def line_of_the_sides(view: View) -> str:
    """Whether the line shows where the two sides are: for rules that follow it up.

    Both sides are declared on units and have posts in the line; every manager who is named is
    in the data; nobody who manages is without a side. A post without a side leaves nothing
    open where it manages nobody, or nobody below the trust level, or stands in no line.
    """
    return _line_of_the_sides(view)


def _lacks_of_the_line(view: View) -> str:
    if lacks := view.lacks_sides():
        return lacks
    line, codes = view.line, view.post_side_codes
    if not ((codes == 1).any() and (codes == 2).any()):
        return view.lacks_posts_on_sides()
    below_trust = line.parent[(codes >= 0) & (line.parent >= 0)]
    manages = np.zeros(len(line), dtype=np.bool_)
    manages[below_trust] = True
    unsaid = np.flatnonzero(view.post_has_no_side & manages)
    return all_of(unknown_managers(view), which_side(view, (line.ids[at] for at in unsaid)))


_line_of_the_sides: OfObject[View, str] = OfObject(_lacks_of_the_line)
"""Three rules ask for it."""


def unknown_managers(view: View, among: Iterable[str] | None = None) -> str:
    """Who the managers are that posts name and the data does not hold, or that are left out.

    `among` keeps it to the lines of some posts. A top is recorded, where it is known as one.
    """
    line, ends = view.line, view.model.line_tops
    strange = {post: above for above, posts in ends.absent_managers.items() for post in posts}
    unsaid = ends.managers_not_known
    if among is not None and (strange or unsaid):
        wanted = {line.chain(post)[-1] for post in among if post in line.index}
        strange = {post: above for post, above in strange.items() if post in wanted}
        unsaid = tuple(post for post in unsaid if post in wanted)
    return all_of(_absent(view, strange), _unsaid(view, unsaid))


def _absent(view: View, strange: Mapping[str, str]) -> str:
    """Who the managers are that posts name and the data does not hold: post → manager."""
    if not strange:
        return ""
    managers = dict.fromkeys(strange.values())
    return (
        f"who {listed(managers, most=5)} {_is(tuple(managers))}, to whom "
        f"{view.some_names(strange)} {_report(strange)} (posts.csv, column reports_to: not in the "
        "data)"
    )


def _unsaid(view: View, posts: Sequence[str]) -> str:
    """To whom posts report whose manager is not known."""
    if not posts:
        return ""
    return (
        f"whom {view.some_names(posts)} {_report(posts)} to (posts.csv, column reports_to; "
        "organisation.toml, tops)"
    )


def _report(posts: Sized) -> str:
    return "reports" if len(posts) == 1 else "report"


def holders(view: View, posts: Iterable[str]) -> str:
    """Who holds each of these posts on the day; one said to be vacant is recorded.

    So is one that stands empty because the option ends its last appointment.
    """
    asked = posts if isinstance(posts, dict) else dict.fromkeys(posts)
    open_ = unknown_holders(view, asked)
    if not open_:
        return ""
    unread = [pair for pair in unread_holdings(view) if pair[1] in set(open_)]
    rest = [post for post in open_ if post not in {held for _, held in unread}]
    return all_of(days_of(view, unread), _unrecorded(view, asked, rest) if rest else "")


def _unrecorded(view: View, asked: Sized, open_: list[str]) -> str:
    names, where = view.some_names(open_), "(appointments.csv; or posts.csv, status vacant)"
    if len(asked) == 1:
        return f"who holds the post of {names} {where}"
    have = "has" if len(open_) == 1 else "have"
    fewer = not view.model.holders.keys().isdisjoint(open_)
    number = f"{len(open_):,} of {len(asked):,} posts {have} no holder recorded"
    return f"who holds each post: {number}{', or too few' if fewer else ''}: {names} {where}"


def unknown_holders(view: View, posts: Iterable[str]) -> list[str]:
    """Those of these posts of which it is not on record who holds them, or that nobody does."""
    unsaid, half = view.model.not_recorded, nameless(view.cells) - view.model.vacant
    open_ = [post for post in posts if post in unsaid or post in half]
    empty = _stand_empty(view) if open_ else ()
    return [post for post in open_ if post in half or post not in empty]


def _stand_empty(view: View) -> frozenset[str]:
    """The posts for one person whose last appointment the option ends."""
    ended = {step.end for step in view.model.removed.of("holds")}
    return frozenset(
        post
        for post in ended
        if post not in view.model.holders and view.model.stands_for(post) == (1, 1)
    )


def unset(view: View, texts: Iterable[str]) -> str:
    """Who plays the roles by whose property these texts select; what was removed is known."""
    names = (name for text in texts for name in named(text))
    return view.lacks(*(name for name in names if view.removed(name) is None))


def bodies_among(view: View, things: Iterable[str], texts: Iterable[str] = ()) -> list[str]:
    """The units among these that have seats, a roster, or are there to decide.

    And those whose members or chair the texts select: who they are is known from the roster too.
    """
    seated = seated_bodies(view.links)
    units = view.units.index
    among = [
        name
        for name in filter(units.__contains__, things)
        if name in seated or view.cell(name, "roster") or view.cell(name, "kind") in DECIDING_KINDS
    ]
    return list(dict.fromkeys((*among, *whose_seats(view, texts))))


def posts_among(view: View, things: Iterable[str]) -> dict[str, None]:
    """The posts among these; then those that head the units or sit on the bodies among them."""
    rows, among = view.cells.rows("posts"), list(things)
    units = filter(view.units.index.__contains__, among)
    given = (edge.start for unit in units for edge in view.links_to(unit, *SEATS, "heads"))
    return dict.fromkeys(filter(rows.__contains__, chain(among, given)))


def function_kinds(view: View) -> str:
    """Of which kind each function is."""
    without = [name for name, kind in view.pairs("functions", "id", "kind") if name and not kind]
    if not without:
        return ""
    return f"of which kind {view.some_names(without)} {_is(without)} (functions.csv, column kind)"


def function_owners(view: View, kinds: Iterable[str]) -> str:
    """Which unit or post of the data owns each function of these kinds."""
    without = [
        function
        for function, owner, kind in view.pairs("functions", "id", "owner", "kind")
        if function and kind in kinds and view.table_of(owner) not in ("units", "posts")
    ]
    if not without:
        return ""
    return f"which unit or post owns {view.some_names(without)} (functions.csv, column owner)"


def bodies_on_sides(view: View) -> list[str]:
    """The bodies that are on one of the two sides: with seats, a roster, or there to decide."""
    seated = seated_bodies(view.links)
    return [
        unit
        for unit, kind, said in view.pairs("units", "id", "kind", "roster")
        if view.sided(unit) and (unit in seated or said or kind in DECIDING_KINDS)
    ]


def rosters(view: View, bodies: Iterable[str]) -> str:
    """Who sits on each of these bodies: whole only where its roster is said to be complete."""
    open_ = [body for body in bodies if not roster.is_complete(view, body)]
    strange = {body: None for body in open_ if view.cell(body, "roster") == "complete"}
    known = (f"who sits on {view.name(body)}, {roster.why_open(view, body)}" for body in strange)
    return all_of(_partial(view, [body for body in open_ if body not in strange]), *known)


def _partial(view: View, partial: list[str]) -> str:
    if not partial:
        return ""
    verb = "roster is" if len(partial) == 1 else "rosters are"
    return (
        f"who else sits on {view.some_names(partial)}, whose {verb} not said to be complete "
        "(units.csv, column roster)"
    )


def line_rows(view: View) -> Iterator[Edge]:
    """The rows that a pass of the line rests on.

    To whom the posts on the two sides and all above them report, and what puts each of these
    on its side or at the trust level. A post with nobody of either side under it is left out.
    """
    heads = [edge for edge in view.edges("heads") if _adds_a_side(view, edge)]
    counts = _with_a_side_below(view, heads)
    yield from (edge for edge in view.edges("reports_to") if edge.start in counts)
    yield from heads
    yield from side_rows(view, [*counts, *(edge.end for edge in heads)])


def _adds_a_side(view: View, heads: Edge) -> bool:
    """Whether a post below the trust level heads a unit of a side that is not its own."""
    own = view.side(heads.start)
    known = heads.start in view.line.index and own != view.words.trust
    return known and view.sided(heads.end) and view.side(heads.end) != own


def _with_a_side_below(view: View, heads: Iterable[Edge]) -> dict[str, None]:
    """The posts that are on one of the two sides, head a unit of one, or have such below."""
    line = view.line
    has = (view.post_side_codes > 0).astype(np.int64)
    for edge in heads:
        has[line.index[edge.start]] = 1
    return dict.fromkeys(line.ids[at] for at in np.flatnonzero(line.total(has)).tolist())


def managed_rows(view: View, posts: list[str], proof: Iterable[Step]) -> Iterator[Step]:
    """The rows that show these posts to be in a line of management, where a proof does not yet."""
    shown = {end for s in proof if s.relation == "reports_to" for end in (s.start, s.end)}
    among = [edge for post in posts for edge in view.links_from(post, "reports_to")]
    for edge in sorted(among, key=lambda edge: edge.end not in posts):
        if edge.start not in shown:
            shown |= {edge.start, edge.end}
            yield view.step(edge)
    for post in posts:
        if post not in shown:
            yield from view.links.steps(view.links_to(post, "reports_to")[:1])


def side_rows(view: View, things: Iterable[str]) -> Iterator[Edge]:
    """The rows that put these posts and units on their sides, each once.

    Where a post sits or what it heads, else to whom it reports; the parent of a unit that
    declares no side itself.
    """
    reached = dict.fromkeys(things)
    todo = list(reached)
    for thing in todo:  # grows: what gives a thing its side has its own from somewhere
        edge = _side_row(view, thing)
        if edge is None:
            continue
        yield edge
        if edge.end not in reached:
            reached[edge.end] = None
            todo.append(edge.end)


def _side_row(view: View, thing: str) -> Edge | None:
    if not view.side(thing):
        return None
    edge = view.side_edge(thing)
    if edge is None and thing in view.line.index:
        return next(iter(view.links_from(thing, "reports_to")), None)
    return edge
