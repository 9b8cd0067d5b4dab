"""Who stands where in the separation view: the units by side, the services, and their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.palette import BoxStyle, side_styles
from orgmodel.chart.layout.lane_boxes import Item
from orgmodel.chart.layout.lane_ways import Wire, trunk
from orgmodel.chart.views.parts.breaches import Breaches, breach_style, tag_words
from orgmodel.chart.views.parts.relation_words import line_data, relation_words
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import Finding

INNER = "unit inner"
_SERVICE = BoxStyle(fill=palette.WHITE, stroke=palette.SOFT_INK)
_OUTSIDE = BoxStyle(fill=palette.PALE, stroke=palette.FAINT, dash="3 2")


@dataclass(frozen=True, slots=True)
class SeparationLanes:
    """The boxes of the view by where they go, the relations between them, and the titles."""

    top: tuple[Item, ...]
    buyers: tuple[Item, ...]
    services: tuple[Item, ...]
    suppliers: tuple[Item, ...]
    outside: tuple[Item, ...]
    neutral: tuple[tuple[Item, ...], ...]
    wires: tuple[Wire, ...]
    titles: Mapping[str, str]

    def items(self) -> tuple[Item, ...]:
        """Every box of a unit or post, the outside ones apart."""
        neutral = (item for column in self.neutral for item in column)
        return (*self.top, *self.buyers, *self.suppliers, *neutral)

    def wires_drawn(self) -> tuple[Wire, ...]:
        """The lines whose two ends are among the boxes."""
        shown = {item.id for item in (*self.items(), *self.services, *self.outside)}
        return tuple(w for w in self.wires if w.source in shown and w.target in shown)


def separation_lanes(model: OrganisationModel, found: Breaches) -> SeparationLanes:
    """The units, services and posts of the view by lane."""
    return _Sorting(model, found).lanes()


class _Sorting:
    """Puts the units, services and posts of one organisation into the lanes."""

    def __init__(self, model: OrganisationModel, found: Breaches) -> None:
        self.model, self.found = model, found
        self.sides = model.sides
        words = found.words
        known = {*self.sides.values(), *words.sides, words.neutral, words.trust}
        self.styles: Mapping[str, BoxStyle] = side_styles(known)
        self.owned: dict[str, list[tuple[str, ...]]] = {}
        for owner, *function in model.cells.pairs("functions", "owner", "id", "name", "kind"):
            unit = drawn_at(model, owner, function[-1])
            self.owned.setdefault(unit, []).append(tuple(function))

    def lanes(self) -> SeparationLanes:
        """Everything the view draws."""
        words = self.found.words
        first, second = words.sides
        wires = tuple(self._wires())
        linked = {end for wire in wires for end in (wire.source, wire.target)}
        return SeparationLanes(
            top=(*self._trust_units(), *self._trust_posts()),
            buyers=tuple(item for unit in self._tops(first) for item in self._family(unit)),
            services=tuple(self._services(linked)),
            suppliers=tuple(item for unit in self._tops(second) for item in self._family(unit)),
            outside=tuple(self._outside(linked)),
            neutral=tuple(tuple(self._family(unit)) for unit in self._tops(words.neutral)),
            wires=wires,
            titles={
                "buyers": f"{first} side".capitalize(),
                "suppliers": f"{second} side".capitalize(),
                "neutral": f"{words.neutral}: serves both sides".capitalize(),
                "trust": f"{words.trust} level: where both sides rightly meet".capitalize(),
            },
        )

    def _trust_units(self) -> Iterator[Item]:
        trust = self.found.words.trust
        return (self._unit(u) for u in self.model.unit_tree.ids if self.sides.get(u) == trust)

    def _trust_posts(self) -> Iterator[Item]:
        trust = self.found.words.trust
        for post in self.model.hierarchy.ids:
            if self.sides.get(post) == trust:
                words = (Words(self.model.names[post], bold=True),)
                style, data = self.styles[trust], (("side", trust),)
                yield Item(post, words, "post", style, data=data)

    def _services(self, linked: set[str]) -> Iterator[Item]:
        for service, name, provision in self.model.cells.pairs(
            "services", "id", "name", "provision"
        ):
            if service in linked or provision == "internal":
                label = f"{name}, provision {provision}"
                kind = f"service {provision}"
                yield Item(service, (Words(name),), kind, _SERVICE, label)

    def _outside(self, linked: set[str]) -> Iterator[Item]:
        """Units without side that buy or supply something."""
        for unit in self.model.unit_tree.ids:
            if unit in linked and not self.sides.get(unit):
                yield Item(unit, (Words(self.model.names[unit]),), "unit external", _OUTSIDE)

    def _tops(self, side: str) -> list[str]:
        """Units of a side that do not lie inside another unit of that side."""
        tree = self.model.unit_tree
        return [
            unit
            for unit in tree.ids
            if self.sides.get(unit) == side and self.sides.get(tree.manager(unit) or "", "") != side
        ]

    def _family(self, unit: str) -> Iterator[Item]:
        """A unit and the units of its side inside it, each with its functions at fault."""
        yield self._unit(unit)
        yield from self._functions_at_fault(unit)
        for child in self.model.unit_tree.children(unit):
            if self.sides.get(child) == self.sides.get(unit):
                inner = self._unit(child)
                words = (Words(self.model.names[child]), *inner.words[1:])
                yield replace(inner, kind=INNER, words=words)
                yield from self._functions_at_fault(child)

    def _unit(self, unit: str) -> Item:
        side, name = self.sides.get(unit, ""), self.model.names[unit]
        head = self.model.head_of.get(unit)
        findings = (*self.found.of(unit), *(self.found.of(head) if head else ()))
        broken = tuple(finding for finding in findings if not self._about_function(finding))
        style = self.styles.get(side, _OUTSIDE)
        if broken:
            style = breach_style(broken)
        words = (Words(name, bold=True), *tag_words(broken))
        return Item(
            unit, words, "unit", style, f"{name}, {side} side{_said(broken)}", (("side", side),)
        )

    def _functions_at_fault(self, unit: str) -> Iterator[Item]:
        for function, name, kind in self.owned.get(unit, ()):
            broken = tuple(f for f in self.found.of(function) if self._about_function(f))
            if broken:
                words = (Words(f"{function} {name}", lines=3), *tag_words(broken))
                label = f"{function} {name}, {kind} function{_said(broken)}"
                yield Item(function, words, f"function {kind}", breach_style(broken), label)

    def _about_function(self, finding: Finding) -> bool:
        tables = (self.model.table_of.get(subject) for subject in finding.subjects)
        return "functions" in tables

    def _wires(self) -> Iterator[Wire]:
        """Who buys and who supplies each service, and lines of management that break a rule."""
        words, services = self.found.words, self.model.cells.rows("services")
        side_of = dict(zip((words.buys, words.supplies), words.sides, strict=True))
        for edge in self.model.edges.all():
            broken = self.found.on(edge)
            if edge.relation in side_of and edge.end in services:
                source = drawn_at(self.model, edge.start, side_of[edge.relation])
                yield self._wire(edge, source, edge.end, broken)
            elif edge.relation == "reports_to" and any(f.relation == "reports_to" for f in broken):
                source, target = drawn_at(self.model, edge.start), drawn_at(self.model, edge.end)
                yield self._wire(edge, source, target, broken)

    def _wire(self, edge: Edge, source: str, target: str, broken: Sequence[Finding]) -> Wire:
        """A relation as a line; those to services share their way out of one box."""
        tag = ", ".join(dict.fromkeys(finding.rule for finding in broken))
        style = line_style(edge.relation, edge.basis, "breach" if broken else "present")
        names = self.model.names
        return Wire(
            source,
            target,
            edge.relation,
            relation_words(names, edge.start, edge.relation, edge.end, edge.basis),
            style,
            "" if edge.relation == "reports_to" else trunk(source, style.name),
            tag,
            data=line_data(edge.basis, tag),
        )


def drawn_at(model: OrganisationModel, identifier: str, side: str = "") -> str:
    """The unit whose box stands for a post: the one it heads; the id itself where it heads none.

    Of several units it is that of the side, else the post's home, else the first by id: no
    order of rows decides.
    """
    led = model.headed.get(identifier, ())
    suiting = [unit for unit in led if model.side(unit) == side] or led
    if len(suiting) < 2:
        return suiting[0] if suiting else identifier
    home = model.home(identifier)
    return home if home in suiting else min(suiting)


def _said(findings: Sequence[Finding]) -> str:
    return "".join(f"; {f.severity} {f.rule}: {f.message}" for f in findings)
