"""Posts whose solid line must stay out of another's: asked by several kinds of rule."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.model.evidence import Step
from orgmodel.rules.finding import Finding, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.record import unknown_managers
from orgmodel.rules.selection import proof, select
from orgmodel.rules.view import View

APART = Parameter(
    "apart",
    "groups",
    "posts kept out of other lines: each group is a post and the managers to whom its solid line "
    "must not lead, at any height",
    default=(),
)


@dataclass(frozen=True, slots=True)
class Apart:
    """The findings, what the data lacks, and the rows of the lines looked at."""

    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    """Each post and the top of its line."""

    def steps(self, view: View) -> tuple[Step, ...]:
        """The solid lines that were followed."""
        return tuple(step for post, top in self.rows for step in view.line_steps(post, top))


def lines_apart(view: View, rule: Rule) -> Apart:
    """Follow the line of each post to the first manager it must not lead to."""
    findings: list[Finding] = []
    missing: list[str] = []
    rows = []
    for name, *others in rule.parameters[APART.name]:
        post = view.role(name)
        if post is None or post not in view.line.index:
            missing += [] if _asked_beside(rule, name) else [view.lacks(name)]
            continue
        above = view.line.chain(post)[1:]
        rows.append((post, above[-1] if above else post))
        hit = next(((who, text) for who in above for text in others if _is(view, who, text)), None)
        if hit is not None:
            findings.append(_finding(view, rule, post, *hit))
        else:
            missing += [unknown_managers(view, [post]), _unknown(view, above, others)]
    return Apart(tuple(findings), tuple(words for words in missing if words), tuple(rows))


def _asked_beside(rule: Rule, name: str) -> bool:
    """Whether the rule asks for this role in what else it says, and tells that it is missing."""
    said = {key: value for key, value in rule.parameters.items() if key != APART.name}
    return any(name in texts for value in said.values() for texts in _texts(value))


def _texts(value: object) -> list[list[str]]:
    """A list of texts, or of lists of them, as lists of texts."""
    if not isinstance(value, list | tuple):
        return []
    inner = [list(part) for part in value if isinstance(part, list | tuple)]
    return [*inner, [part for part in value if isinstance(part, str)]]


def _is(view: View, who: str, text: str) -> bool:
    return who in select(view, (text,))


def _unknown(view: View, above: tuple[str, ...], others: list[str]) -> str:
    """Who of the others is not known, unless every manager above plays another part."""
    if all(view.plays_a_role(manager) for manager in above):
        return ""
    return view.lacks(*(text for text in others if ":" not in text))


def _finding(view: View, rule: Rule, post: str, manager: str, text: str) -> Finding:
    direct = view.line.manager(post) == manager
    how = "reports to" if direct else "is in the line of"
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} {how} {view.name(manager)}: the two lines are to be kept apart.",
        (post, manager),
        (*view.line_steps(post, manager), *proof(view, text, manager)),
        f"{view.name(post)} reports to nobody in that line",
        "reports_to",
        (SuggestedChange("move-post", {"post": post, "to": ""}),),
    )
