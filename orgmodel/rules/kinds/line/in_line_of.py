"""In the line of: a post comes under a manager in the solid line.

A manager who holds another post too manages by either. A post whose line ends at another top
fails. One that is said to report to nobody, or to somebody
who is not in the data, leaves the rule not assessable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgmodel.model.evidence import Step
from orgmodel.rules import record, roster
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import HOLDERS, LINE
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("post", "text", "role name of the post", required=True),
    Parameter("manager", "text", "role name of the manager", required=True),
)

EXAMPLE = Example(
    """
kind = "in_line_of"
post = "l2"
manager = "ce"
""",
    "l2 is not in the line of ce: its line ends at r1.",
)

READS = (LINE, *HOLDERS)

ASKS_FOR = ("post", "manager")


def look(view: View, rule: Rule) -> Observation:
    """Follow the post's line to the top."""
    names = [rule.parameters["post"], rule.parameters["manager"]]
    post, manager = (view.role(name) for name in names)
    for name, found in zip(names, (post, manager), strict=True):
        if found is None or found not in view.line.index:
            missing = view.lacks(name) or f"which post is the {view.role_words(name)}"
            return Observation(missing=missing)
    if post is None or manager is None:
        return Observation()
    chain = view.line.chain(post)
    if missing := _two_managers(view, chain):
        return Observation(missing=missing)
    if manager in chain[1:]:
        rows = view.line_steps(post, manager)
        return Observation(seen=frozenset({post, manager}), rows=lambda: rows)
    if rows := _in_person(view, chain, manager):
        return Observation(seen=frozenset({post, manager}), rows=lambda: rows)
    ended = tuple(s for s in view.model.removed.of("reports_to") if s.start == post)
    if len(chain) == 1 and not ended:
        return Observation(
            missing=f"whom {view.name(post)} reports to (posts.csv, column reports_to)"
        )
    if missing := record.unknown_managers(view, [post]):
        return Observation(missing=missing)
    finding = Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} is not in the line of {view.name(manager)}: "
        + (f"its line ends at {view.name(chain[-1])}." if chain[1:] else _cut(ended)),
        (post, manager),
        view.line_steps(post, chain[-1]) or ended,
        f"{view.name(post)} reports to {view.name(manager)} or to a post in its line",
        "reports_to",
        (SuggestedChange("move-post", {"post": post, "to": manager}),),
    )
    return Observation((finding,), frozenset({post, manager}))


def _in_person(view: View, chain: Sequence[str], manager: str) -> tuple[Step, ...]:
    """The line to a post of somebody who holds the manager's too, and both appointments."""
    for above in chain[1:]:
        if held := roster.way(view, above, (manager,)):
            return (*view.line_steps(chain[0], above), *map(view.step, held))
    return ()


def _two_managers(view: View, chain: Iterable[str]) -> str:
    """Whom a post of the line reports to, where its rows name several: no order of rows decides."""
    wanted, named = set(chain), dict[str, set[str]]()
    for post, above in view.pairs("posts", "id", "reports_to"):
        if post in wanted and above:
            named.setdefault(post, set()).add(above)
    twice = sorted(post for post, managers in named.items() if len(managers) > 1)
    if not twice:
        return ""
    return (
        f"whom {view.some_names(twice)} reports to: its rows name different managers (posts.csv, "
        "column reports_to)"
    )


def _cut(ended: tuple[Step, ...]) -> str:
    return f"it reports to nobody any more ({ended_words(ended, 'its line')})."
