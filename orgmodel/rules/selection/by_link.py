"""Properties that a relation tells: who heads, sits, chairs, or has a link."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.rules.selection.inside import inside, inside_steps
from orgmodel.rules.selection.property import Property
from orgmodel.rules.view import View

_CHAIRS = "chairs"


def _heads(view: View, kind: str) -> Iterator[str]:
    return (head for head, of in view.pairs("units", "head", "kind") if head and of == kind)


def _heads_step(view: View, kind: str, head: str) -> tuple[Step, ...]:
    led = [edge for edge in view.links_from(head, "heads") if view.cell(edge.end, "kind") == kind]
    return tuple(map(view.step, led[:1]))


def _members(view: View, body: str) -> Iterator[str]:
    return _seated(view, body, *SEATS)


def _members_step(view: View, body: str, member: str) -> tuple[Step, ...]:
    return _seat(view, body, member, *SEATS)


def _chairing(view: View, body: str) -> Iterator[str]:
    return _seated(view, body, _CHAIRS)


def _chairs_step(view: View, body: str, member: str) -> tuple[Step, ...]:
    return _seat(view, body, member, _CHAIRS)


def _seated(view: View, body: str, *relations: str) -> Iterator[str]:
    name = view.role(body)
    if name is not None:
        yield from (edge.start for edge in view.links_to(name, *relations))


def _seat(view: View, body: str, member: str, *relations: str) -> tuple[Step, ...]:
    seats = view.links_to(view.role(body) or "", *relations)
    return tuple(view.step(edge) for edge in seats if edge.start == member)[:1]


def _of(view: View, unit: str) -> Iterator[str]:
    yield from inside(view, unit)
    yield from _members(view, unit)


def _of_steps(view: View, unit: str, name: str) -> tuple[Step, ...]:
    if name in inside(view, unit):
        return inside_steps(view, unit, name)
    return _members_step(view, unit, name)


def _having(view: View, relation: str) -> Iterator[str]:
    return iter(view.links.ends(relation)[0])


HEADS = Property(
    "K",
    "posts that head a unit of kind K",
    "directorate",
    _heads,
    ("~heads", "units.kind"),
    "who heads a unit of kind {} (units.csv, columns kind and head)",
    "the head of a unit of kind {}",
    "at the head of a unit of kind {}",
    proof=_heads_step,
)
MEMBERS = Property(
    "B",
    "who has a voting seat on a body",
    "board",
    _members,
    tuple(f"~{seat}" for seat in SEATS),
    "who sits on {} (memberships.csv)",
    "a member of {}",
    "on {}",
    proof=_members_step,
    names_one=True,
)
OF = Property(
    "U",
    "a unit or body, what is inside it, and who has a voting seat on it",
    "board",
    _of,
    ("units.parent", "posts.unit", "~heads", *(f"~{seat}" for seat in SEATS)),
    "what {} is made of (units.csv, memberships.csv)",
    "anything of {}",
    "of {}",
    proof=_of_steps,
    names_one=True,
)
CHAIRS = Property(
    "B",
    "who chairs a body",
    "audit_committee",
    _chairing,
    (f"~{_CHAIRS}",),
    "who chairs {} (memberships.csv)",
    "the chair of {}",
    "in the chair of {}",
    proof=_chairs_step,
    names_one=True,
)
HAVING = Property(
    "R",
    "whatever has a link R to something",
    "supports",
    _having,
    ("~{}",),
    "",
    "",
    "",
)
