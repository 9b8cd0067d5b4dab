"""Distinct roles: these roles are different posts, held by different persons.

It fails where one post plays two of the roles, and where one person holds the posts of two of
them on the day, on whatever footing. With `against` each of `roles` is held against each of
those alone. With `within` the posts of `roles`, or others of who holds them,
must be among these as well. It passes only where
every role is known and the holder of each post is on record; a post said to be vacant is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import HOLDERS
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import end_appointment, for_a_time
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("roles", "texts", "role names", required=True),
    Parameter(
        "against",
        "texts",
        "role names that none of `roles` may coincide with; without them, no two of `roles` may",
        default=(),
    ),
    Parameter("within", "things", "what the posts of `roles` must be among", default=()),
)

READS = ("posts.unit", "units.head", "units.parent", *HOLDERS)

EXAMPLE = Example(
    """
kind = "distinct_roles"
roles = ["l1", "r1"]
""",
    "One person (p1) is the l1 and the r1: Left director (l1) and Right director (r1).",
)

Pairs = list[tuple[str, str]]


def look(view: View, rule: Rule) -> Observation:
    """Compare the posts that play the roles, and the persons that hold them."""
    roles, against = (tuple(rule.parameters[key]) for key in ("roles", "against"))
    pairs: Pairs = list(product(roles, against) if against else combinations(roles, 2))
    names = list(dict.fromkeys((*roles, *against)))
    played = {name: found for name in names if (found := view.role(name)) is not None}
    holding = {post: _persons(view, post) for post in played.values()}
    known = [(one, other) for one, other in pairs if one in played and other in played]
    findings = [
        *_same_post(view, rule, known, played),
        *_same_person(view, rule, known, played, holding),
        *_outside(view, rule, played),
    ]
    posts = [post for post in holding if view.table_of(post) == "posts"]
    strange = [post for post in holding if view.table_of(post) not in ("posts", "people")]
    missing = record.all_of(
        view.lacks(*(name for name in names if name not in played)),
        f"which posts {view.some_names(strange)} are ([roles] in organisation.toml)"
        if strange
        else "",
        record.holders(view, posts),
        _unplaced(view, rule, played),
    )

    def rows() -> Iterator[Step]:
        for post in posts:
            yield from map(view.step, view.holders(post))
            yield from view.cell_step(post, "status") if post in view.model.vacant else ()

    held = any(holding.values())
    return Observation(
        tuple(findings),
        frozenset(holding) if held or findings else frozenset(),
        missing,
        nothing="" if held or missing or findings else "every one of the posts is vacant",
        rows=rows,
    )


def _persons(view: View, player: str) -> frozenset[str]:
    """Who holds what plays a role; a person that plays it is one."""
    if view.table_of(player) == "people":
        return frozenset({player})
    return frozenset(edge.start for edge in view.holders(player))


def _same_post(
    view: View, rule: Rule, pairs: Pairs, played: Mapping[str, str]
) -> Iterator[Finding]:
    """One thing that plays two roles; each of such once, with all the roles that it plays."""
    twice = dict.fromkeys(played[one] for one, other in pairs if played[one] == played[other])
    for post in twice:
        asked = {name for pair in pairs for name in pair}
        words = _roles(view, [name for name in played if played[name] == post and name in asked])
        column = {"units": "name", "people": "name"}.get(view.table_of(post), "title")
        yield Finding(
            rule.id,
            rule.severity,
            f"{view.name(post)} is {words} at once.",
            (post,),
            view.cell_step(post, column),
            "each role is a post of its own ([roles] in organisation.toml)",
            "same_post",
        )


def _same_person(
    view: View,
    rule: Rule,
    pairs: Pairs,
    played: Mapping[str, str],
    holding: Mapping[str, frozenset[str]],
) -> Iterator[Finding]:
    """A person who holds the posts of two roles; each once, with all of theirs."""
    of: dict[str, dict[str, None]] = {}
    for one, other in pairs:
        if played[one] != played[other]:
            for person in sorted(holding[played[one]] & holding[played[other]]):
                of.setdefault(person, {}).update({one: None, other: None})
    for person, roles in of.items():
        posts = list(dict.fromkeys(played[name] for name in roles))
        edges = [edge for post in posts for edge in view.holders(post) if edge.start == person]
        first = sorted(edges, key=lambda edge: for_a_time(view, edge))
        yield Finding(
            rule.id,
            rule.severity,
            f"One person ({person}) is {_roles(view, list(roles))}: "
            f"{listed(view.name(post) for post in posts)}.",
            (person, *(post for post in posts if post != person)),
            view.links.steps(edges),
            "each of the posts has a holder of its own",
            "holds",
            tuple(end_appointment(edge) for edge in first[1:]),
        )


def _outside(view: View, rule: Rule, played: Mapping[str, str]) -> Iterator[Finding]:
    """The posts of `roles` that sit elsewhere than where they must."""
    allowed = _allowed(view, rule)
    if allowed is None:
        return
    for name in rule.parameters["roles"]:
        post = played.get(name)
        if post is None or not _is_placed(view, post) or _is_among(view, post, allowed):
            continue
        words = select(view, rule.parameters["within"]).words.removeprefix("anything ")
        yield Finding(
            rule.id,
            rule.severity,
            f"{view.name(post)}, the {view.role_words(name)}, is not {words}.",
            (post,),
            _place_steps(view, post),
            f"the {view.role_words(name)} is {words}",
            "within",
        )


def _allowed(view: View, rule: Rule) -> frozenset[str] | None:
    """What the posts must be among, heads of the units there too; None where not asked or known."""
    chosen = select(view, rule.parameters["within"]) if rule.parameters["within"] else None
    if not chosen:
        return None
    heads = (edge.start for name in chosen for edge in view.links_to(name, "heads"))
    return frozenset({*chosen, *heads})


def _is_among(view: View, player: str, allowed: frozenset[str]) -> bool:
    """Whether a post is, or who holds it by another post of theirs."""
    return not allowed.isdisjoint(roster.sitters(view, player))


def _is_placed(view: View, player: str) -> bool:
    return bool(_places(view, player))


def _places(view: View, player: str) -> list[Edge]:
    """Where a post sits; of a person who plays a role, where the posts do that the person holds."""
    posts = [player, *(edge.end for edge in view.posts_held(player))]
    return [edge for post in posts for edge in view.links_from(post, "part_of", "heads")]


def _place_steps(view: View, player: str) -> tuple[Step, ...]:
    return view.links.steps([*view.posts_held(player), *_places(view, player)])


def _unplaced(view: View, rule: Rule, played: Mapping[str, str]) -> str:
    """What the data would need to say where the posts of `roles` sit, where that is asked."""
    if not rule.parameters["within"]:
        return ""
    allowed = _allowed(view, rule)
    if allowed is None:
        return select(view, rule.parameters["within"]).missing
    posts = [played[name] for name in rule.parameters["roles"] if name in played]
    open_ = [p for p in posts if not _is_placed(view, p) and not _is_among(view, p, allowed)]
    return f"in which unit {view.some_names(open_)} sits (posts.csv, column unit)" if open_ else ""


def _roles(view: View, names: Sequence[str]) -> str:
    return listed(f"the {view.role_words(name)}" for name in names)
