"""Bodies side by side: figures, roles that several hold, work of one name, what is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from orgmodel.joining.alike import AlikeFunctions, alike_functions
from orgmodel.measures import measures_of_size
from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted, listed

FIGURES = (
    ("post_rows", "Posts and groups"),
    ("posts", "Posts"),
    ("fte", "Funded FTE"),
    ("cost", "Cost"),
    ("layers", "Layers"),
    ("average_span", "Average span"),
    ("largest_span", "Largest span"),
    ("vacant_posts", "Vacant posts"),
    ("statutory", "Posts with a role of a pack"),
)
"""Figures of each body in their order, with their heads. `statutory` counts posts with a role."""
Amount = float | int | None


@dataclass(frozen=True, slots=True)
class BodyFigures:
    """One body, or the whole: its figures by id, None where the data does not say."""

    body: str
    name: str
    date: str
    currency: str
    figures: Mapping[str, Amount]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        about = {key: getattr(self, key) for key in ("body", "name", "date", "currency")}
        return {**about, **self.figures}


@dataclass(frozen=True, slots=True)
class SharedRole:
    """A role that a post plays in several bodies: body → the id there."""

    role: str
    words: str
    ids: Mapping[str, str]

    @property
    def is_one_post(self) -> bool:
        """Whether one post plays it in all of them."""
        return len(set(self.ids.values())) == 1

    def told(self) -> str:
        """`monitoring officer (monitoring_officer): held 2 times, north.mo and south.mo`."""
        named = self.words if self.words == self.role else f"{self.words} ({self.role})"
        if self.is_one_post:
            return f"{named}: one post for {listed(self.ids)}, {next(iter(self.ids.values()))}"
        return f"{named}: held {len(self.ids)} times, {listed(self.ids.values())}"

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {"role": self.role, "words": self.words, "ids": dict(self.ids)}


@dataclass(frozen=True, repr=False)
class BodiesBeside(ShownResult):
    """The bodies of a combined organisation beside each other, and the whole.

    `shared` are roles that posts play in several bodies; `alike` work that may be the same, by
    its name alone: a suggestion, nothing is joined. `told` is what differs between them.
    """

    bodies: tuple[BodyFigures, ...]
    whole: BodyFigures
    shared: tuple[SharedRole, ...]
    alike: tuple[AlikeFunctions, ...]
    told: tuple[str, ...]

    def lacking(self, figure: str) -> tuple[str, ...]:
        """The bodies of which a figure is not known, so that the whole's is of the others.

        `UnknownIdError` for a figure that there is none of.
        """
        return tuple(one.body for one in self.bodies if KnownIds(one.figures)[figure] is None)

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {
            "bodies": [one.to_dict() for one in self.bodies],
            "whole": self.whole.to_dict(),
            "shared_roles": [one.to_dict() for one in self.shared],
            "alike_functions": [one.to_dict() for one in self.alike],
            "told": list(self.told),
        }

    def to_frame(self) -> pd.DataFrame:
        """A row a body and one for the whole, a column a figure."""
        rows = [one.to_dict() for one in (*self.bodies, self.whole)]
        return pd.DataFrame(rows)

    def _lines(self) -> tuple[str, str, str]:
        return (
            f"Side by side: {listed([one.body for one in self.bodies])}",
            f"posts: {', '.join(str(one.figures['posts']) for one in self.bodies)}",
            f"{counted(len(self.shared), 'role')} of several bodies, "
            f"{counted(len(self.alike), 'function')} alike by name",
        )

    def _table(self) -> pd.DataFrame:
        return self.to_frame().set_index("body")


def side_by_side(
    whole: OrganisationModel, bodies: Mapping[str, OrganisationModel], words: Mapping[str, str]
) -> BodiesBeside:
    """The bodies beside each other; `whole` holds them all, `words` say what each role is."""
    posts = frozenset(whole.cells.column("posts", "id"))
    rows = tuple(
        _figures(name, model, posts, whole.bodies.get(name, {})) for name, model in bodies.items()
    )
    told = [*_differing(bodies), *_silent(bodies)]
    played = {role for roles in whole.bodies.values() for role in roles}
    total = _figures("", whole, posts, {})
    statutory = {p for roles in whole.bodies.values() for p in roles.values() if p in posts}
    figures = {**total.figures, "statutory": len(statutory)}
    if len({row.currency for row in rows}) > 1:
        figures["cost"] = None
    found = BodiesBeside(
        rows,
        BodyFigures("", total.name, total.date, total.currency, figures),
        tuple(_shared(sorted(played), whole, posts, words)),
        alike_functions(whole),
        tuple(told),
    )
    return replace(found, told=(*told, *_of_the_others(found)))


def _of_the_others(found: BodiesBeside) -> Iterable[str]:
    """Which figures of the whole leave bodies out, for they are not known there."""
    heads: dict[tuple[str, ...], list[str]] = {}
    for figure, head in FIGURES:
        without = found.lacking(figure)
        if without and found.whole.figures[figure] is not None:
            heads.setdefault(without, []).append(head)
    for without, named in heads.items():
        yield (
            f"Not known of {listed(without)}: {listed(named)}. Together "
            f"{'it is' if len(named) == 1 else 'they are'} of the rest alone."
        )


def _figures(
    body: str, model: OrganisationModel, posts: frozenset[str], roles: Mapping[str, str]
) -> BodyFigures:
    found = {figure.id: figure.value for figure in measures_of_size(model)}
    figures: dict[str, Amount] = {
        name: found.get(name) for name, _ in FIGURES if name != "statutory"
    }
    figures["statutory"] = len({played for played in roles.values() if played in posts})
    currency = model.currency
    return BodyFigures(body, model.name, model.date, currency, figures)


def _shared(
    roles: Iterable[str],
    whole: OrganisationModel,
    posts: frozenset[str],
    words: Mapping[str, str],
) -> Iterable[SharedRole]:
    for role in roles:
        ids = {name: own[role] for name, own in whole.bodies.items() if own.get(role) in posts}
        if len(ids) > 1:
            yield SharedRole(role, words.get(role, role), ids)


def _differing(bodies: Mapping[str, OrganisationModel]) -> Iterable[str]:
    days = {name: model.date for name, model in bodies.items()}
    if len(set(days.values())) > 1:
        said = listed([f"{name} {day or '(none given)'}" for name, day in days.items()])
        yield f"The dates differ: {said}. The whole is read on the latest."
    money = {name: model.currency for name, model in bodies.items()}
    if len(set(money.values())) > 1:
        said = listed([f"{name} {unit or '(none given)'}" for name, unit in money.items()])
        yield f"The currencies differ: {said}. Costs are not added across them."
    costing = {
        name: replace(model.costing, target="")
        for name, model in bodies.items()
        if len(model.tables["pay"])
    }
    if len(set(costing.values())) > 1:
        yield (
            f"on_cost, pay_year or pay_point differ between {listed(costing)}. Nothing is computed "
            "from pay.csv of the whole until its organisation.toml says them."
        )
    targets = {name: model.target for name, model in bodies.items() if model.target}
    if targets and (len(set(targets.values())) > 1 or len(targets) < len(bodies)):
        said = listed([f"{name} {level}" for name, level in targets.items()])
        yield f"The levels wanted differ: {said}. The whole has none."


def _silent(bodies: Mapping[str, OrganisationModel]) -> Iterable[str]:
    for name, model in bodies.items():
        faults = sum(problem.times for problem in model.problems if problem.fault)
        if faults:
            yield f"{name} has {counted(faults, 'fault')} in its data, which the whole has too."
        own = [file for file in ("thresholds.toml", "policy.toml") if file in model.attachments]
        if own:
            yield (
                f"{listed(own)} of {name} {'counts' if len(own) == 1 else 'count'} in its own "
                "folder alone: the whole is measured as orgmodel ships."
            )
