"""The order of services, so that the wires of each unit cross as few others as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, permutations

from orgmodel.chart.views.parts.separation.content import Picture, Service, ServiceWire
from orgmodel.chart.views.parts.separation.lanes import Trunk, fewest_crossings
from orgmodel.model.words import counted

MOST_SERVICES, MOST_UNITS = 20, 6
_TRIED = 4


@dataclass(frozen=True, slots=True)
class Arranged:
    """Services in groups, each of one supplier or one buyer, and the buyers from the top."""

    groups: tuple[tuple[Service, ...], ...]
    buyers: tuple[str, ...]

    @property
    def services(self) -> tuple[Service, ...]:
        """The services from the top."""
        return tuple(one for group in self.groups for one in group)


def arranged(content: Picture) -> Arranged:
    """Those supplied inside first, by supplier; the others by who buys them.

    The buyers stand in the order in which their services fall into the fewest runs.
    """
    linked = tuple(
        unit
        for unit in (*content.buyers, *content.elsewhere[0])
        if any(unit in service.buyers for service in content.services)
    )
    tried = permutations(linked) if len(linked) <= _TRIED else iter([linked])
    options = (
        Arranged(_groups(content, order, flipped), order)
        for order in tried
        for flipped in (False, True)
    )
    best = min(options, key=lambda one: (_runs(one.services), _crossed(one)))
    rest = tuple(unit for unit in content.buyers if unit not in linked)
    return Arranged(best.groups, (*best.buyers, *rest))


def _groups(
    content: Picture, order: Sequence[str], flipped: bool
) -> tuple[tuple[Service, ...], ...]:
    inside = {*content.suppliers, *_inside_elsewhere(content)}
    place = {unit: at for at, unit in enumerate(order)}
    ranks = {unit: at for at, unit in enumerate((*content.suppliers, *content.elsewhere[1]))}

    def buyer(service: Service) -> int:
        return min((place[one] for one in service.buyers), default=len(place))

    def supplier(service: Service) -> int:
        return min((ranks[one] for one in service.suppliers if one in inside), default=len(ranks))

    within = [one for one in content.services if inside & set(one.suppliers)]
    rest = [one for one in content.services if not inside & set(one.suppliers)]
    within.sort(key=lambda one: (supplier(one), -buyer(one) if flipped else buyer(one)))
    rest.sort(key=lambda one: (buyer(one), _turn(one, buyer(one), ranks)))
    return (*_cut(within, supplier), *_cut(rest, buyer))


def _turn(service: Service, buyer: int, ranks: dict[str, int]) -> tuple[bool, int]:
    """Within a buyer: those of outside suppliers first, or last for every other buyer."""
    outside = bool(service.suppliers)
    first = min((ranks[one] for one in service.suppliers), default=-1)
    return outside is bool(buyer % 2), first


def _cut(
    services: Sequence[Service], key: Callable[[Service], int]
) -> Iterator[tuple[Service, ...]]:
    return (tuple(group) for _, group in groupby(services, key))


def _inside_elsewhere(content: Picture) -> tuple[str, ...]:
    """Suppliers of the organisation that stand on no side or on the other."""
    return tuple(unit for unit in content.elsewhere[1] if content.stands.side(unit))


def _runs(services: Sequence[Service]) -> int:
    """Into how many unbroken runs the services of each buyer fall."""
    before: set[str] = set()
    runs = 0
    for service in services:
        now = set(service.buyers)
        runs += len(now - before)
        before = now
    return runs


def _crossed(one: Arranged) -> int:
    """How many wires of buyers would cross, each standing amid its services."""
    places: dict[str, list[float]] = {}
    for at, service in enumerate(one.services):
        for buyer in service.buyers:
            places.setdefault(buyer, []).append(float(at))
    trunks, low = list[Trunk](), -1.0
    for buyer in one.buyers:
        taps = places.get(buyer, [])
        if taps:
            low = max(low + 1.0, sum(taps) / len(taps)) + 0.01
            trunks.append(Trunk(buyer, low, tuple(taps)))
    return fewest_crossings(trunks)


def folded(content: Picture) -> Picture:
    """Above twenty services those without a number in one row a pair of buyer and supplier."""
    if len(content.services) <= MOST_SERVICES:
        return content
    plain: dict[tuple[tuple[str, ...], tuple[str, ...], bool], list[Service]] = {}
    for service in content.services:
        if not content.badges(service.id):
            key = (service.buyers, service.suppliers, service.provision == "internal")
            plain.setdefault(key, []).append(service)
    rows: dict[str, Service] = {}
    for number, alike in enumerate(plain.values()):
        if len(alike) > 1:
            ids = tuple(one.id for one in alike)
            name = f"{counted(len(ids), 'further service')}"
            row = replace(alike[0], id=f"further services {number}", name=name, holds=ids)
            rows |= dict.fromkeys(ids, row)
    kept = dict.fromkeys(rows.get(one.id, one) for one in content.services)
    return replace(content, services=tuple(kept), wires=_folded_wires(content.wires, rows))


def _folded_wires(
    wires: Sequence[ServiceWire], rows: dict[str, Service]
) -> tuple[ServiceWire, ...]:
    """One wire a unit and row; sure where one of those it stands for is."""
    found: dict[tuple[str, str, str], ServiceWire] = {}
    for wire in wires:
        row = rows.get(wire.service)
        if row is None:
            found[wire.unit, wire.relation, wire.service] = wire
            continue
        key = (wire.unit, wire.relation, row.id)
        sure = found.get(key, wire)
        basis = wire.basis if wire.basis in ("", "stated") else sure.basis
        found[key] = replace(wire, service=row.id, basis=basis, label=f"{wire.unit}: {row.name}")
    return tuple(found.values())


def fewer_units(content: Picture) -> Picture:
    """Above six units on a side those alone that buy, supply or carry a number."""
    linked = {wire.unit for wire in content.wires}
    unmarked = dict(content.unmarked)
    kept: dict[str, tuple[str, ...]] = {}
    for place in ("buyers", "suppliers", "neutral", "trust"):
        units: tuple[str, ...] = getattr(content, place)
        kept[place] = units
        if len(units) > MOST_UNITS:
            needed = [
                unit
                for unit in units
                if unit in linked or content.badges(unit) or content.rows.get(unit)
            ]
            # Of the trust level some are always named: it is a strip of names.
            free = MOST_UNITS - len(needed) if place == "trust" else 0
            needed += [unit for unit in units if unit not in needed][: max(free, 0)]
            kept[place] = tuple(unit for unit in units if unit in needed)
            unmarked[place] = tuple(unit for unit in units if unit not in needed)
    return replace(
        content,
        buyers=kept["buyers"],
        suppliers=kept["suppliers"],
        neutral=kept["neutral"],
        trust=kept["trust"],
        unmarked=unmarked,
    )
