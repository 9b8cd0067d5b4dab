"""What the separation view shows, before any of it has a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orgmodel.chart.drawing.palette import OUTSIDE, BoxStyle
from orgmodel.chart.views.parts.colouring import side_word, styles_of_sides
from orgmodel.chart.views.parts.relation_words import relation_words, surest_first
from orgmodel.chart.views.parts.request import Outcomes
from orgmodel.chart.views.parts.separation.numbered import (
    Numbered,
    named,
    numbered_findings,
    on_boxes,
)
from orgmodel.chart.views.parts.separation.stands import Stands
from orgmodel.errors import OrgmodelError
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed
from orgmodel.rules.pack import Vocabulary
from orgmodel.rules.result import CheckResult


@dataclass(frozen=True, slots=True)
class ServiceWire:
    """One card's relation to one service, the surest where several rows state it."""

    unit: str
    service: str
    relation: str
    basis: str
    label: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service: its name, where it is provided, the cards that buy and that supply it.

    One that stands for several has a `name` that counts them, and no id of the data.
    """

    id: str
    name: str
    provision: str
    buyers: tuple[str, ...]
    suppliers: tuple[str, ...]
    holds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """The view's units, services, wires and numbers.

    `elsewhere` are units with a wire on the left or right whose box stands in another place,
    or that are outside the organisation: (those that buy, those that supply).
    """

    model: OrganisationModel
    words: Vocabulary
    result: CheckResult
    pack: str
    stands: Stands
    numbers: tuple[Numbered, ...]
    marked: Mapping[str, tuple[Numbered, ...]]
    rows: Mapping[str, tuple[str, ...]]
    services: tuple[Service, ...]
    wires: tuple[ServiceWire, ...]
    buyers: tuple[str, ...]
    suppliers: tuple[str, ...]
    elsewhere: tuple[tuple[str, ...], tuple[str, ...]]
    neutral: tuple[str, ...]
    trust: tuple[str, ...]
    unmarked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By place ("buyers", "suppliers", "neutral", "trust"), the units told only by name."""

    def style(self, identifier: str) -> BoxStyle:
        """The colours of a unit or post: those of its side."""
        return styles_of_sides(self.model).get(self.stands.side(identifier), OUTSIDE)

    def name(self, identifier: str) -> str:
        """The name of a unit, post, function or service."""
        return named(self.model, identifier)

    def side_in_words(self, identifier: str) -> str:
        """What a card that stands away from its side says of it; empty for one outside."""
        side = self.stands.side(identifier)
        return f"{side} side" if side in self.words.sides else side_word(side)

    def outside(self, identifier: str) -> bool:
        """Whether a unit is declared to be outside the organisation, by its kind."""
        return self.model.cells.cell(identifier, "kind").startswith("external")

    def badges(self, box: str) -> tuple[Numbered, ...]:
        """The numbers on a box."""
        return self.marked.get(box, ())

    @property
    def title(self) -> str:
        """`Client and contractor: where they meet`, in the pack's own words."""
        pair = f"{listed(self.words.sides)}: where they meet"
        return pair[:1].upper() + pair[1:]


def content_of(model: OrganisationModel, outcomes: Outcomes) -> Picture:
    """What is shown of an organisation. `OrgmodelError` where it declares neither side."""
    words = outcomes.pack.words
    stands = Stands(model, words)
    first, second = words.sides
    if not stands.cards(first) and not stands.cards(second):
        raise OrgmodelError(_no_sides(model, outcomes))
    numbers = numbered_findings(model, outcomes.result)
    marked = on_boxes(numbers, stands.boxes_of)
    wires = _wires(stands, model)
    buyers, suppliers = stands.cards(first), stands.cards(second)
    bought, supplied = (_linked(wires, relation) for relation in (words.buys, words.supplies))
    elsewhere = (
        tuple(unit for unit in bought if unit not in buyers),
        tuple(unit for unit in supplied if unit not in suppliers),
    )
    return Picture(
        model,
        words,
        outcomes.result,
        outcomes.pack.name,
        stands,
        numbers,
        marked,
        stands.rows_of(marked),
        _services(model, wires, words),
        wires,
        buyers,
        suppliers,
        elsewhere,
        stands.cards(words.neutral),
        (*stands.cards(words.trust), *stands.trust_posts),
    )


def _no_sides(model: OrganisationModel, outcomes: Outcomes) -> str:
    first, second = outcomes.pack.words.sides
    said = listed(sorted({side for side in model.cells.column("units", "side") if side}))
    there = f"the sides in the data are: {said}" if said else "no unit in the data has a side"
    return (
        f"the view separation draws units of the {first} side and of the {second} side, and "
        f"there is none: {there}. Write {first}, {second} or {outcomes.pack.words.neutral} in the "
        'column "side" of units.csv, or use a rule pack whose sides are those of the data.'
    )


def _wires(stands: Stands, model: OrganisationModel) -> tuple[ServiceWire, ...]:
    """Each card's relation to each service, in the order of the rows."""
    words, services = stands.words, model.cells.rows("services")
    side_of = dict(zip((words.buys, words.supplies), words.sides, strict=True))
    found: dict[tuple[str, str, str], list[Edge]] = {}
    for relation, side in side_of.items():
        for edge in model.edges.edges(relation) if relation else ():
            if edge.end in services:
                unit = stands.card(edge.start, side) or edge.start
                found.setdefault((unit, edge.relation, edge.end), []).append(edge)
    wires = []
    for (unit, relation, service), edges in found.items():
        surest = min(edges, key=lambda edge: (surest_first(edge.basis), edge.start))
        label = relation_words(model.names, surest.start, relation, service, surest.basis)
        wires.append(ServiceWire(unit, service, relation, surest.basis, label))
    return tuple(wires)


def _linked(wires: Iterable[ServiceWire], relation: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wire.unit for wire in wires if wire.relation == relation))


def _services(
    model: OrganisationModel, wires: Iterable[ServiceWire], words: Vocabulary
) -> tuple[Service, ...]:
    """Every service of the data, each once."""
    ends: dict[tuple[str, str], list[str]] = {}
    for wire in wires:
        ends.setdefault((wire.service, wire.relation), []).append(wire.unit)
    found: dict[str, Service] = {}
    for service, provision in model.cells.pairs("services", "id", "provision"):
        if service:
            buyers, suppliers = (
                tuple(ends.get((service, relation), ()))
                for relation in (words.buys, words.supplies)
            )
            found.setdefault(
                service, Service(service, named(model, service), provision, buyers, suppliers)
            )
    return tuple(found.values())
