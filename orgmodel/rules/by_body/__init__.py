"""Which bodies a rule is asked of: once a body where it asks for a role, else once of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack import Pack, Rule
from orgmodel.rules.parameter import Parameter


def for_bodies(rule: Rule, model: OrganisationModel) -> Iterator[Rule]:
    """The rule as it is asked: of each body that its pack binds, else once of the whole.

    A rule that names no role is asked once, save one of a pack that is a body's own. Where no
    body is bound it is asked once, as of one organisation.
    """
    bodies = model.bodies
    if not bodies or rule.body:
        yield rule
        return
    bound = bound_by(rule.roles, model)
    roles = {role for name in bound for role in bodies[name]} | rule.roles.keys()
    if not bound or not any(name in roles for name in names_in(rule)):
        yield rule
        return
    yield from (replace(rule, body=name) for name in bound)


def bound_by(roles: Iterable[str], model: OrganisationModel) -> tuple[str, ...]:
    """The bodies that a pack with these roles binds, in their order.

    Those that name a role of it; and those that name no role at all, whose roles are not known,
    so that what asks for one is not assessable. A pack without roles of its own binds them all.
    None binds a body that a scenario ended: one of whose roles no holder is left.
    """
    asked = frozenset(roles)
    return tuple(
        name
        for name, played in model.bodies.items()
        if (not asked or not played or not asked.isdisjoint(played))
        and not model.removed.end(played.values())
    )


def bodies_not_bound(packs: Iterable[Pack], model: OrganisationModel) -> tuple[str, ...]:
    """What is to be said of the packs that are asked of some bodies and not of others."""
    ended = [name for name, played in model.bodies.items() if model.removed.end(played.values())]
    said = [
        f"No rule is asked of {name}: the option removes all that plays a role in it."
        for name in ended
    ]
    for pack in packs:
        bound = bound_by(pack.roles, model)
        left = [name for name in model.bodies if name not in bound and name not in ended]
        if bound and left and not pack.body:
            tables = listed([f"[roles.{name}]" for name in left])
            verb = "names" if len(left) == 1 else "name"
            said.append(
                f"{pack.name} is not asked of {listed(left)}: {tables} in organisation.toml {verb} "
                "none of its roles."
            )
    return tuple(said)


def names_in(rule: Rule) -> Iterator[str]:
    """The names in a rule's parameters: of roles, and much else."""
    yield from _names(rule, PARAMETERS[rule.kind])


def names_awaited(rule: Rule) -> Iterator[str]:
    """The names in a rule's parameters without which it may not be assessable."""
    yield from _names(rule, [one for one in PARAMETERS[rule.kind] if not one.only_allows])


def _names(rule: Rule, parameters: Iterable[Parameter]) -> Iterator[str]:
    for parameter in parameters:
        for text in _texts(rule.parameters.get(parameter.name)):
            for part in text.split(" & "):
                yield part.removeprefix("not ").rpartition(":")[2]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
