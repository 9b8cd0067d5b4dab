"""The words of the unit view as blocks: headings, relations, one line an item with its side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from orgmodel.chart.drawing.drawing import Box, Mark, Told
from orgmodel.chart.drawing.lettering import LEADING, lines_of, paragraph
from orgmodel.chart.drawing.palette import BLUE, INK, LINE, WHITE, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.views.parts.colouring import side_word, styles_of_sides
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.chart.views.parts.unit.facts import Statement, UnitFacts
from orgmodel.model.relations import MEMBERSHIP_RELATIONS

BODY, BOLD = 8.5, 9.0
_SQUARE, _INDENT = 7.0, 12.0
_GROUP_GAP, _AFTER_HEAD = 5.5, 0.4
_ROW = 0.9
_WIDEST_CODE = 0.35
_KEPT_TOGETHER = 5


@dataclass(frozen=True, slots=True)
class UnitSection:
    """Blocks under one heading; `more` says that the first of them stand elsewhere."""

    title: str
    blocks: tuple[FlowBlock, ...]
    more: bool = False

    @property
    def heading(self) -> FlowBlock:
        """The heading with its rule."""
        return titled(f"{self.title}, continued" if self.more else self.title)

    @property
    def column(self) -> tuple[FlowBlock, ...]:
        """Heading and blocks one under the other."""
        return (self.heading, *self.blocks)


@dataclass(frozen=True, slots=True)
class ItemBlock(FlowBlock):
    """A block of a list, and the headings that it stands under: of the list, and its relation."""

    section: str = ""
    under: str = ""


def again(rest: tuple[FlowBlock, ...], *, titles: bool = False) -> tuple[FlowBlock, ...]:
    """What goes on elsewhere, its first item under its relation again; with `titles` also under
    the heading of its list."""
    first = rest[0] if rest else None
    if not isinstance(first, ItemBlock):
        return rest
    lead = (_relation(f"{first.under} (continued)", first=True),) if first.under else ()
    title = (titled(f"{first.section}, continued"),) if titles and first.section else ()
    return (*title, *lead, *rest)


def titled(title: str) -> FlowBlock:
    """A heading with its rule, bound to what follows."""
    return FlowBlock(
        lambda wide: heading_height(title, wide) + 2.0,
        lambda x, y, wide: heading(x, y, wide, title),
        gap=14.0,
        keep=True,
    )


def sections(facts: UnitFacts) -> dict[str, UnitSection]:
    """What there is to say of the unit, by place; an empty list of statements has no section."""
    words = Squares(facts)
    found = {
        "gets": UnitSection("What it gets from others", words.groups(facts.gets)),
        "functions": UnitSection(_responsible(facts), tuple(_functions(facts))),
        "teams": UnitSection("Teams inside it", tuple(words.units(facts.teams))),
        "seats": UnitSection(_sitting(facts), words.groups(facts.seats)),
        "within": UnitSection("Between its own parts", words.groups(facts.within)),
        "shares": UnitSection("What it shares with others", words.groups(facts.shares)),
        "acts": UnitSection("What it acts on", words.groups(facts.acts)),
    }
    return {place: _of_section(section) for place, section in found.items() if section.blocks}


def _of_section(section: UnitSection) -> UnitSection:
    blocks = tuple(
        replace(block, section=section.title) if isinstance(block, ItemBlock) else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _sitting(facts: UnitFacts) -> str:
    edges = facts.model.edges.to(facts.unit, *MEMBERSHIP_RELATIONS)
    return "Who sits on it" if edges else "Who sits on its bodies"


def _responsible(facts: UnitFacts) -> str:
    return f"What it is responsible for ({len(facts.functions)})"


class Squares:
    """Items with a square in the side's colour, and the side in a word."""

    def __init__(self, facts: UnitFacts) -> None:
        self._facts = facts
        # The corner says the unit's side: of its own parts only another is said.
        self._own = {*facts.teams, *facts.posts}
        self._styles: Mapping[str, BoxStyle] = styles_of_sides(facts.model)

    def groups(self, statements: Iterable[Statement]) -> tuple[FlowBlock, ...]:
        """Statements under the words of their relations."""
        blocks: list[FlowBlock] = []
        for title, group in groupby(statements, key=lambda one: one.heading):
            blocks.append(_relation(title, first=not blocks))
            blocks += _kept([self._statement(one, title) for one in group])
        return tuple(blocks)

    def units(self, units: Iterable[str]) -> Iterator[FlowBlock]:
        """Units as items."""
        model = self._facts.model
        for unit in units:
            basis = next((e.basis for e in model.edges.from_(unit, "part_of")), "")
            yield self._item(unit, model.names[unit], basis, "")

    def _statement(self, one: Statement, title: str) -> ItemBlock:
        return self._item(one.other, one.words, one.basis, title, one.part)

    def _item(self, other: str, words: str, basis: str, title: str, part: str = "") -> ItemBlock:
        side = self._facts.model.side_of(other) if other else ""
        named = side and not (
            other in self._own and side == self._facts.model.side_of(self._facts.unit)
        )
        said = f"{words}, {side_word(side)}" if named else words
        said = (f"{said} – {part}" if part else said) + basis_words(basis)
        style = self._styles.get(side)
        kind = self._facts.model.table_of.get(other, "units").removesuffix("s")
        draw = partial(_item, other, kind, said, style, title)
        return ItemBlock(lambda wide: _high(said, wide - _INDENT), draw, under=title)


def _high(words: str, room: float, size: float = BODY, bold: bool = False) -> float:
    return lines_of(words, size, room, bold) * size * LEADING + _ROW


def _kept(items: list[ItemBlock]) -> list[ItemBlock]:
    """A few items stay in one column; a long list may go on in the next."""
    if len(items) > _KEPT_TOGETHER:
        return items
    return [*(replace(item, keep=True) for item in items[:-1]), *items[-1:]]


def _relation(title: str, first: bool = False) -> FlowBlock:
    """The words of a relation, bound to their first item."""

    def draw(x: float, y: float, wide: float) -> Piece:
        return Piece(texts=paragraph(x, y + BOLD * 0.95, title, BOLD, wide, True))

    return ItemBlock(
        lambda wide: _high(title, wide, BOLD, True) + _AFTER_HEAD,
        draw,
        0.0 if first else _GROUP_GAP,
        keep=True,
    )


def _item(
    other: str,
    kind: str,
    said: str,
    style: BoxStyle | None,
    title: str,
    x: float,
    y: float,
    wide: float,
) -> Piece:
    """One item: a box without border, so that it can be chosen, with its square and words."""
    fill, stroke = (style.fill, style.stroke) if style else (WHITE, LINE)
    middle = y + BODY * LEADING / 2
    square = Mark("side", x, middle - _SQUARE / 2, _SQUARE, _SQUARE, fill, stroke, 0.9, 1.0)
    texts = paragraph(x + _INDENT, y + BODY * 0.95, said, BODY, wide - _INDENT)
    told = Told(f"{title}: {said}" if title else said, 2, other)
    if not other:
        return Piece(texts=texts, marks=(square,), told=(told,))
    box = Box(
        other,
        f"{kind} item",
        x,
        y,
        wide,
        _high(said, wide - _INDENT) - _ROW / 2,
        texts,
        said,
        WHITE,
        "none",
        marks=(square,),
    )
    return Piece(boxes=(box,), told=(told,))


def _functions(facts: UnitFacts) -> Iterator[FlowBlock]:
    """Functions with their codes, under the names of their owners where these are several."""
    owners = list(dict.fromkeys(facts.owners.values()))
    codes = max((width(one, BODY, True) for one in facts.functions), default=0.0) + 8.0
    for at, owner in enumerate(owners):
        under = facts.model.names[owner] if len(owners) > 1 else ""
        if under:
            yield _relation(under, first=at == 0)
        owned = [one for one in facts.functions if facts.owners[one] == owner]
        items = [_function(facts, one, codes, under) for one in owned]
        yield from _kept(items) if under else items


def _function(facts: UnitFacts, function: str, codes: float, under: str) -> ItemBlock:
    cell = facts.model.cells.cell
    kind = cell(function, "kind")
    words = f"{facts.model.names[function]}{basis_words(cell(function, 'basis'))}"

    def rooms(wide: float) -> tuple[float, float]:
        lead = min(codes, wide * _WIDEST_CODE)
        return lead, wide - lead

    def height(wide: float) -> float:
        lead, room = rooms(wide)
        code = _high(function, max(lead - 6.0, 1.0), BODY, True)
        return max(_high(words, room), code) + 2.0

    def draw(x: float, y: float, wide: float) -> Piece:
        lead, room = rooms(wide)
        base = y + BODY * 0.95
        code = paragraph(x, base, function, BODY, max(lead - 6.0, 1.0), True, fill=BLUE)
        said = paragraph(x + lead, base, words, BODY, room, fill=INK)
        label = f"{function} {words}" + (f", {kind} function" if kind else "")
        box = Box(
            function,
            f"function {kind}".strip(),
            x,
            y,
            wide,
            height(wide) - 1.0,
            (*code, *said),
            label,
            WHITE,
            "none",
        )
        return Piece(boxes=(box,), told=(Told(label, 2, function),))

    return ItemBlock(height, draw, under=under)
