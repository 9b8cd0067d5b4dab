"""The separation view in words: its verdict, its text equivalent, its legend."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import LegendEntry, Told
from orgmodel.chart.drawing.palette import FAINT, SOFT_INK, WHITE
from orgmodel.chart.sheet.badge import STATE_WORDS, badge_legend
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.chart.views.parts.separation.bands import neutral_title, trust_title
from orgmodel.chart.views.parts.separation.content import Picture, Service
from orgmodel.chart.views.parts.separation.numbered import STATES, Numbered, by_rule
from orgmodel.model.relations import verb
from orgmodel.model.words import counted, listed
from orgmodel.rules.verdict import verdict


def subtitle(content: Picture) -> str:
    """What the rules found, and the level reached on the pack's scale."""
    return verdict(content.result, content.pack)


def description(content: Picture) -> str:
    """The picture in two sentences."""
    first, second = content.words.sides
    return (
        f"{content.title}. Units of the {first} side at the left, "
        f"{counted(len(content.services), 'service')} in the middle, units of the {second} side "
        f"at the right, those that serve both below; findings are numbered. {subtitle(content)}."
    )


def told(content: Picture) -> Iterator[Told]:
    """Every box, with its wires and numbers."""
    first, second = content.words.sides
    yield from _units(content, trust_title(content), content.trust, "trust")
    yield from _units(content, f"{first} side".capitalize(), content.buyers, "buyers")
    yield Told("Services, by who provides them")
    for service in content.services:
        yield Told(_service(content, service), 2, service.id)
    yield from _units(content, f"{second} side".capitalize(), content.suppliers, "suppliers")
    away = dict.fromkeys((*content.elsewhere[0], *content.elsewhere[1]))
    boxed = [unit for unit in away if content.stands.card(unit) != unit]
    for title, outside in (("On no side in the data", False), ("Outside the organisation", True)):
        units = [unit for unit in boxed if content.outside(unit) is outside]
        yield from _units(content, title, units, "")
    yield from _units(content, neutral_title(content), content.neutral, "neutral")


def told_of(content: Picture, parts: Sequence[Piece]) -> tuple[Piece, ...]:
    """The parts of pages with the words of their boxes first; what has no box is told first."""
    every = tuple(told(content))
    drawn = {box.id for part in parts for box in part.boxes}
    found: list[Piece] = []
    for part in parts:
        here = {box.id for box in part.boxes}
        wanted = here if found else here | {one.id for one in every} - drawn
        found.append(replace(part, told=(*_kept(every, wanted - {""}), *part.told)))
    return tuple(found)


def _kept(lines: Sequence[Told], wanted: Collection[str]) -> Iterator[Told]:
    """The lines about these boxes, under their headings."""
    heading: Told | None = None
    for one in lines:
        if not one.id:
            heading = one
        elif one.id in wanted:
            if heading:
                yield heading
            heading = None
            yield one


def told_findings(content: Picture) -> Iterator[Told]:
    """Every number with its rule and its sentences."""
    if content.numbers:
        yield Told("Findings, by their numbers")
    for state, rule, numbers in by_rule(content.numbers):
        yield Told(f"{STATE_WORDS[state].capitalize()}: {numbers[0].title} ({rule})", 2)
        for one in numbers:
            yield Told(f"{one.number}: {one.sentence(content.model)}", 3)


def _units(content: Picture, title: str, units: Iterable[str], place: str) -> Iterator[Told]:
    there, others = tuple(units), content.unmarked.get(place, ())
    if not there and not others:
        return
    yield Told(title)
    for unit in there:
        yield Told(content.name(unit) + _numbers(content.badges(unit)), 2, unit)
        for row in content.rows.get(unit, ()):
            name = content.name(row)
            coded = row if name == row or content.model.table_of[row] != "functions" else ""
            words = name if coded or content.model.table_of[row] != "functions" else f"{row} {name}"
            yield Told(words + _numbers(content.badges(row)), 3, row)
    for unit in others:
        yield Told(content.name(unit), 2, unit)


def _service(content: Picture, service: Service) -> str:
    words = content.words
    said = []
    for relation in (words.buys, words.supplies):
        ends = [
            f"{content.name(wire.unit)} {verb(relation)} it{basis_words(wire.basis)}"
            for wire in content.wires
            if wire.service == service.id and wire.relation == relation
        ]
        said.append(listed(ends) if ends else f"nobody {verb(relation)} it in the data")
    inside = f", provision {service.provision}" if service.provision and not service.holds else ""
    return f"{service.name}{inside}: {'; '.join(said)}{_numbers(content.badges(service.id))}"


def _numbers(badges: Iterable[Numbered]) -> str:
    said = [f"{STATE_WORDS[one.state]} {one.number} ({one.rule})" for one in badges]
    return f"; {listed(said)}" if said else ""


def legend(content: Picture, part: Piece) -> tuple[LegendEntry, ...]:
    """Of the states, lines and borders that a page draws."""
    states = {kind for mark in _marks(part) for kind in mark.split()[1:] if mark[:5] == "badge"}
    relations = dict.fromkeys((line.relation, line.stroke) for line in part.lines)
    dashed = [line for line in part.lines if line.dash]
    unsure = dict.fromkeys(basis for line in dashed for basis in _basis(line.data))
    inside = any("internal" in box.kind.split() for box in part.boxes if "service" in box.kind)
    return (
        *(badge_legend(state) for state in STATES if state in states),
        *(
            LegendEntry(verb(relation), "line", stroke, width=1.1, end="arrow")
            for relation, stroke in sorted(
                relations, key=lambda pair: pair[0] != content.words.buys
            )
        ),
        *(
            LegendEntry(listed(unsure, last="or"), "line", SOFT_INK, dash=line.dash)
            for line in dashed[:1]
        ),
        *((LegendEntry("provided inside", "box", FAINT, WHITE, 1.2),) if inside else ()),
    )


def _basis(data: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(value for name, value in data if name == "basis")


def _marks(part: Piece) -> Iterator[str]:
    for box in part.boxes:
        yield from (mark.kind for mark in box.marks)
    yield from (mark.kind for mark in part.marks)
