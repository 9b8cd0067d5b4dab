"""Office filled: somebody holds each of these offices on the day.

An office is a post that plays a role. Whoever holds it on the day fills it, on whatever footing:
acting, interim, seconded, jointly, as one of several. It stands empty where its status says that
it is vacant, where every appointment to it has ended or begins later, where the option ends the
last, and where the post itself is not in force on the day. A status that says that somebody is in
post fills it where no appointment is on record. A post with neither an appointment nor such a
status says nothing, and neither does a role that a unit plays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgmodel.model.evidence import Step
from orgmodel.model.vacancy import says_held
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import DAYS, HOLDERS
from orgmodel.rules.view import View

PARAMETERS = (Parameter("roles", "texts", "role names of the offices", required=True),)

READS = (DAYS, *HOLDERS)

EXAMPLE = Example(
    """
kind = "office_filled"
roles = ["l1"]
""",
    "Nobody holds Left director (l1), the l1: its status is “vacant”.",
)

ASKS_FOR = ("roles",)


@dataclass(frozen=True, slots=True)
class _Office:
    """What is known of an office: that it stands `empty`, in words; or what is `missing`."""

    post: str
    rows: tuple[Step, ...]
    empty: str = ""
    missing: str = ""


def look(view: View, rule: Rule) -> Observation:
    """Ask of each office who holds it today."""
    names = list(dict.fromkeys(rule.parameters["roles"]))
    offices = [(name, found) for name in names if (found := _office(view, name)) is not None]
    known = {name for name, _ in offices}
    missing = [view.lacks(*(name for name in names if name not in known))]
    findings = [_finding(view, rule, name, office) for name, office in offices if office.empty]

    def rows() -> Iterator[Step]:
        for _, office in offices:
            yield from office.rows

    return Observation(
        tuple(findings),
        frozenset(office.post for _, office in offices if not office.missing),
        record.all_of(*missing, *(office.missing for _, office in offices)),
        rows=rows,
    )


def _office(view: View, role: str) -> _Office | None:
    """The office of a role; None where nothing plays it."""
    post = view.role(role)
    if post is None:
        return _not_in_force(view, role)
    table = view.table_of(post)
    if table == "people":
        return _Office(post, view.cell_step(post, "name"))
    if table != "posts":
        which = f"which post is the {view.role_words(role)}: {view.name(post)} is none"
        return _Office(post, (), missing=f"{which} ([roles] in organisation.toml)")
    if held := view.holders(post):
        if all(view.appointment(edge).unread for edge in held):
            return _Office(post, (), missing=record.holders(view, [post]))
        return _Office(post, view.links.steps(held))
    status = view.cell_step(post, "status")
    if post in view.model.vacant:
        return _Office(post, status, empty=f"its status is “{view.cell(post, 'status')}”")
    other = [edge for edge in view.links.appointed if edge.end == post]
    if other:
        dates = dict.fromkeys(f"{e.start} {view.appointment(e).words()}".strip() for e in other)
        said = f"no appointment to it holds on {view.model.day} ({', '.join(dates)})"
        return _Office(post, view.links.steps(other), empty=said)
    if ended := tuple(s for s in view.model.removed.of("holds") if s.end == post):
        who = listed(dict.fromkeys(step.start for step in ended))
        return _Office(post, ended, empty=ended_words(ended, f"the appointment of {who}"))
    if says_held(view.cell(post, "status")):
        return _Office(post, status)
    return _Office(post, (), missing=record.holders(view, [post]))


def _not_in_force(view: View, role: str) -> _Office | None:
    """The office of a role whose post has ended, or begins later."""
    post = view.player(role)
    absence = view.model.set_aside.absences.get(post)
    if absence is None or absence.one != "post":
        return None
    return _Office(post, (), empty=f"the post {absence.words()}")


def _finding(view: View, rule: Rule, role: str, office: _Office) -> Finding:
    words = view.role_words(role)
    return Finding(
        rule.id,
        rule.severity,
        f"Nobody holds {view.name(office.post)}, the {words}: {office.empty}.",
        (office.post,),
        office.rows,
        f"somebody holds {view.name(office.post)} on the day (appointments.csv), or [roles] in "
        f"organisation.toml names the post that is the {words} now",
        "holds",
    )
