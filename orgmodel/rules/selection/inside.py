"""What is inside a unit, for the properties that ask it, with the rows that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from orgmodel.model.evidence import Step
from orgmodel.model.kept import OfObject
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.gathered import posts_by_unit
from orgmodel.rules.selected import joined
from orgmodel.rules.view import View

_inside: OfObject[OrganisationModel, dict[str, Mapping[str, None]]] = OfObject(lambda _: {})


def inside(view: View, unit: str) -> Mapping[str, None]:
    """A unit, what is inside it and sits there; and of a role what else of it the pack names.

    Worked out once for each unit: the roles of several packs are often played by one.
    """
    every = [_of_one(view, name) for name in _wholes(view, unit)]
    return joined(
        [*every, *(dict.fromkeys(_in_common(view, name)) for name in _elsewhere(view, unit))]
    )


def _wholes(view: View, unit: str) -> Iterator[str]:
    """The unit, and the board and so on that is part of it by its role, wherever it stands."""
    if (whole := view.role(unit)) is not None:
        yield whole
        pairs = view.words.within
        yield from (name for part, of in pairs if of == unit and (name := view.role(part)))


def _elsewhere(view: View, unit: str) -> Iterator[str]:
    """What plays the role in other bodies, where their pack says that bodies may share from it."""
    if view.body and unit in view.words.in_common:
        others = (view.of_body(body).role(unit) for body in view.model.bodies if body != view.body)
        yield from dict.fromkeys(name for name in others if name not in (None, view.role(unit)))


def _in_common(view: View, name: str) -> Iterator[str]:
    """Who of a unit of another body serves in this one: plays a role here, or sits on a body."""
    for one in _of_one(view, name):
        who = (one, *(edge.start for edge in view.holders(one)))
        seats = (seat for member in who for seat in view.links_from(member, "chairs", "member_of"))
        if view.plays_a_role(one) or any(view.plays_a_role(seat.end) for seat in seats):
            yield one


def _of_one(view: View, name: str) -> Mapping[str, None]:
    known = _inside(view.model)
    if name not in known:
        known[name] = dict.fromkeys(chain(view.inside(name), _heading_inside(view, name)))
    return known[name]


def _heading_inside(view: View, outer: str) -> Iterator[str]:
    """Posts that head a unit inside another one and none outside it, wherever they sit."""
    units = view.units.subtree(outer) if outer in view.units.index else ()
    heads = (edge.start for unit in units for edge in view.links_to(unit, "heads"))
    for head in heads:
        if all(view.within(led.end, outer) for led in view.links_from(head, "heads")):
            yield head


_perhaps: OfObject[OrganisationModel, dict[str, tuple[str, ...]]] = OfObject(lambda _: {})


def perhaps_inside(view: View, unit: str) -> Iterator[str]:
    """Posts of which no unit is said, and whose managers have their home inside one.

    Whoever reports to somebody there most likely sits there too; the data does not say so.
    """
    for name in _wholes(view, unit):
        yield from _perhaps_of_one(view, name)


def _perhaps_of_one(view: View, name: str) -> tuple[str, ...]:
    known = _perhaps(view.model)
    if name not in known:
        homeless = posts_by_unit(view.cells).get("", ())
        homes = {post: view.model.home_of(post) for post in homeless}
        known[name] = tuple(
            post for post, home in homes.items() if home and view.within(home, name)
        )
    return known[name]


def inside_steps(view: View, unit: str, inner: str) -> tuple[Step, ...]:
    """The rows that show that something is inside a unit."""
    for outer in (*_wholes(view, unit), *_elsewhere(view, unit)):
        if inner in view.units.index and view.within(inner, outer):
            return view.unit_steps(inner, outer)
        for edge in view.links_from(inner, "part_of", "heads"):
            if edge.end in view.units.index and view.within(edge.end, outer):
                return (view.step(edge), *view.unit_steps(edge.end, outer))
    return ()
