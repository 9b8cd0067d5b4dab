"""Forest: the solid lines hold no loop, and a post has at most one manager.

A post that reports to itself, a loop, and an id whose rows name different managers fail. Several
tops are allowed. It passes only where the whole line is known: each manager who is named is in the
data, and each row has an id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress

from orgmodel.model.edges import Edge
from orgmodel.model.hierarchy import TOP, Ints, loops
from orgmodel.model.words import listed, titled
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

READS = (LINE, "posts.title")

EXAMPLE = Example(
    """
kind = "forest"
""",
    "The line goes round in a loop: l1 → l2 → l1.",
)


def look(view: View, rule: Rule) -> Observation:
    """Report each loop, and each post whose rows name different managers."""
    if not any(post and manager for post, manager in view.pairs("posts", "id", "reports_to")):
        return Observation(missing="who reports to whom (posts.csv, column reports_to)")
    names, parent = view.line.ids, _parents(view)
    repeated = _repeated(view)
    own = _reporting_to_themselves(view)
    findings = [_itself(view, rule, post, repeated) for post in own]
    line_loops = ([names[place] for place in loop] for loop in loops(parent))
    findings += [_loop(view, rule, loop, repeated) for loop in line_loops]
    findings += [_two_managers(view, rule, post) for post in _with_two(repeated)]
    on_a_line = parent >= 0
    on_a_line[parent[on_a_line]] = True  # managers too; a post by itself shows no line
    seen = frozenset(compress(names, on_a_line.tolist()))
    missing = record.all_of(
        record.unknown_managers(view), _half_said(view, repeated), _without_id(view)
    )
    return Observation(
        tuple(findings), seen, missing, rows=lambda: map(view.step, view.edges("reports_to"))
    )


_Repeated = dict[str, list[tuple[int, str]]]
"""Id → the label of each of its rows, and the manager that it names."""


def _parents(view: View) -> Ints:
    """Where the manager of each post stands, as its first row names it; loops and all.

    The line is that already, save where it ends: there a loop may have been cut.
    """
    index, parent = view.line.index, view.line.parent.copy()
    for post, manager in view.model.line_tops.ends.items():
        parent[index[post]] = index.get(manager, TOP)
    return parent


def _reporting_to_themselves(view: View) -> Iterable[str]:
    rows = view.pairs("posts", "id", "reports_to")
    return dict.fromkeys(post for post, manager in rows if post and post == manager)


def _repeated(view: View) -> _Repeated:
    """The ids that stand in several rows."""
    found: _Repeated = {}
    if not view.cells.repeats("posts"):
        return found
    posts = view.column("posts", "id")
    several = {post for post, number in Counter(posts).items() if post and number > 1}
    managers = view.column("posts", "reports_to")
    for row in sorted(zip(posts, view.cells.labels("posts"), managers, strict=True)):
        if row[0] in several:
            found.setdefault(row[0], []).append(row[1:])
    return found


def _with_two(repeated: _Repeated) -> Iterator[str]:
    """The ids whose rows name different managers."""
    for post, rows in repeated.items():
        if len({manager for _, manager in rows if manager}) > 1:
            yield post


def _half_said(view: View, repeated: _Repeated) -> str:
    """Which row holds, of an id with a manager in one row and none in another."""
    half = [
        f"{post} in {_places(view, rows)}"
        for post, rows in repeated.items()
        if len(managers := {manager for _, manager in rows}) == 2 and "" in managers
    ]
    if not half:
        return ""
    return f"which row gives the manager of {listed(half, 5)}: the id stands there more than once"


def _without_id(view: View) -> str:
    cells = view.cells
    ids = enumerate(cells.column("posts", "id"))
    rows = [str(cells.label("posts", place)) for place, name in ids if not name]
    word = "row" if len(rows) == 1 else "rows"
    return f"which post stands in posts.csv {word} {listed(rows, 5)} (column id)" if rows else ""


def _places(view: View, rows: Iterable[tuple[int, str]]) -> str:
    """`posts.csv row 4 and posts.csv row 7`; what a change made, by its number."""
    return listed(view.model.origins.of("posts", label).words() for label, _ in rows)


def _row_words(view: View, edge: Edge) -> str:
    """The title of this row, and its id: a repeated id may have another title elsewhere."""
    return titled(view.cells.labelled("posts", edge.label, "title"), edge.start)


def _cause(view: View, posts: Iterable[str], repeated: _Repeated) -> tuple[str, str]:
    """That an id is repeated, which may be all that is wrong; and the remedy for it."""
    twice = [post for post in posts if post in repeated]
    said = "".join(
        f" The id {post} stands in {_places(view, repeated[post])}: if these are different posts, "
        "that is the cause."
        for post in twice
    )
    return said, f"each row with the id {listed(twice)} gets an id of its own; or " if twice else ""


def _itself(view: View, rule: Rule, post: str, repeated: _Repeated) -> Finding:
    edge = next(e for e in view.links_from(post, "reports_to") if e.end == post)
    cause, first = _cause(view, [post], repeated)
    return Finding(
        rule.id,
        rule.severity,
        f"{_row_words(view, edge)} reports to itself.{cause}",
        (post,),
        (view.step(edge),),
        f"{first}it reports to another post, or to none where it is the top",
        "reports to itself",
        () if first else (SuggestedChange("move-post", {"post": post, "to": ""}),),
    )


def _loop(view: View, rule: Rule, loop: list[str], repeated: _Repeated) -> Finding:
    edges = [edge for post in loop for edge in view.links_from(post, "reports_to")[:1]]
    shown = " → ".join(_row_words(view, edge) for edge in (*edges, edges[0]))
    cause, first = _cause(view, loop, repeated)
    return Finding(
        rule.id,
        rule.severity,
        f"The line goes round in a loop: {shown}.{cause}",
        tuple(loop),
        view.links.steps(edges),
        f"{first}one of these posts reports outside the loop",
        "reports_to",
        () if first else (SuggestedChange("move-post", {"post": loop[0], "to": ""}),),
    )


def _two_managers(view: View, rule: Rule, post: str) -> Finding:
    of_each = {edge.end: edge for edge in reversed(view.links_from(post, "reports_to"))}
    edges = list(of_each.values())[::-1]
    said = listed(
        f"{_row_words(view, edge)} reports to {edge.end} "
        f"({view.model.origins.of('posts', edge.label).words()})"
        for edge in edges
    )
    return Finding(
        rule.id,
        rule.severity,
        f"The id {post} stands in several rows with different managers: {said}.",
        (post,),
        view.links.steps(edges),
        "each row gets an id of its own, where they are different posts; else one manager is kept, "
        "and any other becomes a link of its own kind",
        "reports_to",
    )
