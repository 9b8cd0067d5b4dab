"""Cost cap: posts cost no more a year than so much, or so much for each person served.

The costs of posts.csv are added up as they are given, vacant posts too; no on-cost is added. A post
without one costs what pay.csv makes of its band: from the bottom to the top of the scale, unless
`pay_point` in organisation.toml says where it is. What is not known is never counted as nothing:
where the least that is known is over the cap already the rule is broken, and where it is not, and
a cost is missing or the top of the scales is over the cap, it is not assessable. A cap `a_head`
asks for `population` in organisation.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgmodel.measures.posts import ROLE_KINDS, tidy
from orgmodel.model.evidence import Step
from orgmodel.model.words import counted
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("amount", "number", "the most that they may cost a year, in the data's currency"),
    Parameter("a_head", "number", "the most for each person served, in the data's currency"),
    Parameter("things", "things", "only these posts"),
)

READS = ("posts.cost", "posts.kind", "posts.band", "posts.fte", "pay.*")

EXAMPLE = Example(
    """
kind = "cost_cap"
amount = 100000
""",
    "2 posts cost 120,000 a year: 20,000 more than the 100,000 that they may.",
)

_NAMED = 5
_WHERE = "column cost, or band and fte with pay.csv"


def look(view: View, rule: Rule) -> Observation:
    """Add up what the posts cost."""
    things = rule.parameters["things"]
    chosen = None if things is None else select(view, things)
    if chosen is not None and chosen.missing:
        return Observation(missing=chosen.missing)
    cap, missing = _cap(view, rule)
    costs = {post: cost for post, cost in _costs(view) if chosen is None or post in chosen}
    if cap is None or not costs:
        return Observation(missing=missing or "which posts there are (posts.csv)")
    stated = {post: cost for post, cost in costs.items() if cost is not None}
    least, most = (sum(cost[end] for cost in stated.values()) for end in (0, 1))
    silent = [post for post, cost in costs.items() if cost is None]
    names = sorted((post for post in stated if stated[post][1]), key=lambda p: (-stated[p][1], p))
    is_open = bool(silent) or most > least
    over = float(least) > cap
    findings = (_finding(view, rule, float(least), cap, names, open_ended=is_open),) if over else ()
    lacks = []
    if silent:
        gaps = f"; {view.model.costs.gaps}" if view.model.costs.gaps else ""
        where = f"(posts.csv, {_WHERE}{gaps})"
        lacks.append(f"what {view.some_names(silent)} {_cost(silent)} a year {where}")
    if not over and float(most) > cap:
        lacks.append(
            f"at which point of their scales posts are: they cost from {tidy(float(least)):,} to "
            f"{tidy(float(most)):,} (organisation.toml, pay_point)"
        )
    return Observation(
        findings,
        frozenset(costs),
        record.all_of(*lacks, missing),
        rows=lambda: (step for name in names for step in _steps(view, name)),
    )


def _costs(view: View) -> Iterator[tuple[str, tuple[Decimal, Decimal] | None]]:
    """Each post with its cost, from and to; None where not known. A role that posts carry is none.

    They differ where the cost is computed from a scale and nothing says which point counts.
    """
    kinds, found = view.column("posts", "kind"), view.model.costs
    is_sure = found.point_stated
    for post, place in view.cells.rows("posts").items():
        if post and kinds[place] not in ROLE_KINDS:
            cost = found.at(place)
            ends = (cost, cost) if is_sure else (found.lowest_at(place), found.highest_at(place))
            yield post, None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


def _steps(view: View, post: str) -> tuple[Step, ...]:
    """The cell that gives a post's cost, or the band and time that it is computed from."""
    if not view.model.has_computed_cost(post):
        return view.cell_step(post, "cost")
    return (*view.cell_step(post, "band"), *view.cell_step(post, "fte"))


def _cap(view: View, rule: Rule) -> tuple[float | None, str]:
    """The lower of the caps that are known, and what would have to be known for the other."""
    caps, a_head, people = [rule.parameters["amount"]], rule.parameters["a_head"], None
    if a_head is not None:
        people = view.model.population
        caps.append(None if people is None else a_head * people)
    known = [cap for cap in caps if cap is not None]
    if a_head is not None and people is None:
        lacks = "how many people are served (organisation.toml, population)"
    else:
        lacks = "" if known else "how much the posts may cost (the rule's amount or a_head)"
    return min(map(float, known), default=None), lacks


def _cost(posts: list[str]) -> str:
    return "costs" if len(posts) == 1 else "cost"


def _finding(
    view: View, rule: Rule, known: float, cap: float, names: list[str], *, open_ended: bool
) -> Finding:
    unit = f" {view.model.currency}" if view.model.currency else ""
    people = view.model.population
    a_head = rule.parameters["a_head"]
    each = f", {known / people:,.2f} for each of {people:,} people" if a_head and people else ""
    steps = [step for name in names for step in _steps(view, name)]
    return Finding(
        rule.id,
        rule.severity,
        f"{counted(len(names), 'post')} {_cost(names)} {'at least ' if open_ended else ''}"
        f"{tidy(known):,}{unit} a year{each}: {tidy(known - cap):,} more than the "
        f"{tidy(cap):,} that they may.",
        tuple(names[:_NAMED]),
        tuple(steps),
        f"the posts cost at most {tidy(cap):,}{unit} a year",
        "cost",
    )
