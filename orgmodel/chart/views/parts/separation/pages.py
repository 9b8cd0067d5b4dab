"""The pages of the separation view: one where all fits, else the picture, then what explains it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.sheet.flow import FlowBlock, PageColumn, flowed
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.section import heading
from orgmodel.chart.sheet.sheet import Body, SheetPage, body
from orgmodel.chart.sheet.table import TableColumn, rows_as_blocks
from orgmodel.chart.views.parts.colouring import styles_of_sides
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.chart.views.parts.separation.bands import (
    as_blocks,
    neutral_cards,
    neutral_note,
    neutral_row,
    neutral_title,
    others_note,
    trust_strip,
    trust_title,
    words_block,
)
from orgmodel.chart.views.parts.separation.columns import SideColumn, ThreeColumns
from orgmodel.chart.views.parts.separation.content import Picture, Service
from orgmodel.chart.views.parts.separation.foot import findings_pages, foot_block
from orgmodel.chart.views.parts.separation.paging import paged
from orgmodel.chart.views.parts.separation.said import legend, subtitle, told_findings, told_of
from orgmodel.chart.views.parts.separation.service_order import (
    Arranged,
    arranged,
    fewer_units,
    folded,
)
from orgmodel.chart.views.parts.separation.unit_card import UnitCard, unit_card
from orgmodel.model.relations import verb

_AFTER_STRIP, _AFTER_COLUMNS, _AFTER_NEUTRAL = 8.0, 7.0, 8.0
_SCREEN_ROOM, _SCREEN_MARGIN, _SCREEN_AIR = 716.0, 7.0, 4.0
_MOST_NUMBERS = 30
# How much higher than it must each service may stand where a page has room, in points.
_AIR = (6.0, 4.0, 2.5, 1.0, 0.0)


def screen_part(content: Picture) -> Piece:
    """Everything on one sheet without edge, nothing folded away."""
    order = arranged(content)
    columns = _columns(content, order)
    room = Body(_SCREEN_MARGIN, _SCREEN_MARGIN, _SCREEN_ROOM, 0.0)
    part = _bands(content, _SCREEN_ROOM).around(replace(columns, air=_SCREEN_AIR), room, True)
    (whole,) = told_of(content, [replace(part, told=tuple(told_findings(content)))])
    return whole


def paper_pages(whole: Picture, paper: Paper, footer: tuple[str, ...]) -> tuple[SheetPage, ...]:
    """The pages of a paper or figure."""
    content = fewer_units(folded(whole))
    return _Pages(whole, content, paper, footer).pages()


@dataclass(frozen=True)
class _Pages:
    """The pages of one organisation on one paper."""

    whole: Picture
    content: Picture
    paper: Paper
    footer: tuple[str, ...]

    @cached_property
    def _bands(self) -> _Bands:
        return _bands(self.content, self.paper.room)

    def pages(self) -> tuple[SheetPage, ...]:
        """All of them, in order."""
        pages = self._silent()
        parts = told_of(self.content, [page.part for page in pages])
        drawn = [replace(page, part=part) for page, part in zip(pages, parts, strict=True)]
        return (*drawn, *self._tables())

    def _silent(self) -> tuple[SheetPage, ...]:
        """Picture and findings, their boxes not yet told in words."""
        content = self.content
        columns = _columns(content, arranged(content))
        whole = self._on_one(columns, True)
        if whole:
            return (whole,)
        picture = self._on_one(columns, False)
        if picture:
            return (picture, *self._findings())
        room = self._body(columns)
        return tuple(self._picture(columns, room))

    def _on_one(self, columns: ThreeColumns, foot: bool) -> SheetPage | None:
        """The picture, with its foot where asked, on one page; None where it does not fit."""
        if foot and len(self.content.numbers) > _MOST_NUMBERS:
            return None
        room = self._body(columns)
        for air in _AIR:
            shown = replace(columns, air=air)
            part = self._bands.around(shown, room, foot)
            if part.bottom <= room.bottom:
                said = tuple(told_findings(self.content)) if foot else ()
                return self._page(replace(part, told=said))
        return None

    def _body(self, columns: ThreeColumns) -> Body:
        """What a page's title and legend leave for the picture."""
        room = Body(0.0, 0.0, self.paper.room, 0.0)
        entries = legend(self.content, self._bands.around(columns, room, True))
        content = self.content
        return body(self.paper, content.title, subtitle(content), entries, self.footer)

    def _page(self, part: Piece, subtitled: str = "", title: str = "") -> SheetPage:
        content = self.content
        said = subtitled or subtitle(content)
        return SheetPage(title or content.title, part, said, legend(content, part))

    def _picture(self, columns: ThreeColumns, room: Body) -> Iterable[SheetPage]:
        """The columns over as many pages as they need, then the units that serve both."""
        strip = self._bands.strip.moved(room.left, room.top)
        top = strip.bottom + _AFTER_STRIP if strip.boxes else room.top
        if top > room.top + room.height / 2:
            strip, top = NOTHING, room.top
        parts, cut = paged(columns, room, top)
        for air in _AIR if len(parts) == 1 and not cut else ():
            aired = replace(columns, air=air).piece(room.left, top, room.width)
            if aired.bottom <= room.bottom:
                parts = [aired]
                break
        pages = [self._page(strip + parts[0]), *(self._page(part) for part in parts[1:])]
        return (*pages, *self._below(cut, not strip.boxes))

    def _below(self, cut: Sequence[UnitCard], with_trust: bool) -> Iterable[SheetPage]:
        """What serves both sides, what had no room on its card, and the findings."""
        content = self.content
        extra = [unit_card(content, one) for one in content.trust] if with_trust else []
        whole = None if cut or extra else self._both_and_foot()
        if whole is not None:
            return (whole,)
        note = neutral_note(content)
        neutral = (*as_blocks(neutral_cards(content)), *([words_block(note)] if note else []))
        sections = (
            (neutral_title(content), neutral),
            ("Further functions with a finding", as_blocks(cut)),
            (trust_title(content), as_blocks(extra)),
        )
        pages = [page for title, blocks in sections if blocks for page in self._flow(title, blocks)]
        return (*pages, *self._findings())

    def _both_and_foot(self) -> SheetPage | None:
        """The units that serve both sides over the foot, where one page holds them."""
        content = self.content
        room, _ = self._under_heading(content.title, "", "")
        if not self._bands.neutral.bottom:
            return None
        row = self._bands.neutral.moved(room.left, room.top)
        part = row + self._bands.foot.moved(room.left, row.bottom + _AFTER_NEUTRAL)
        if part.bottom > room.bottom:
            return None
        return self._page(replace(part, told=tuple(told_findings(content))))

    def _flow(self, title: str, blocks: Sequence[FlowBlock]) -> Iterable[SheetPage]:
        """Blocks in columns, page by page, under a heading of their own."""
        room, head = self._under_heading(self.content.title, "", title)
        count = max(int((room.width + 12.0) // 188.0), 1)
        wide = (room.width - 12.0 * (count - 1)) / count
        columns = [PageColumn(room.left + at * (wide + 12.0), wide) for at in range(count)]
        for part in flowed(blocks, columns, head.bottom, room.bottom - head.bottom):
            yield self._page(replace(head, told=()) + part)

    def _findings(self) -> Iterable[SheetPage]:
        """The numbers in full sentences."""
        content = self.content
        title, said = "Findings", "The numbers are those on the boxes of the picture."
        room, head = self._under_heading(title, said, title if self.paper.figure else "")
        parts = findings_pages(
            self.content, room.left, head.bottom, room.width, room.bottom - head.bottom
        )
        for at, part in enumerate(parts):
            words = tuple(told_findings(self.content)) if not at else ()
            page = self._page(replace(head + part, told=words), said, title)
            yield replace(page, description=f"{content.title}: what the rules found, by number.")

    def _under_heading(self, title: str, said: str, words: str) -> tuple[Body, Piece]:
        """What a page leaves, and the heading at its top, if any."""
        entries = legend(self.content, self._bands.foot)
        subtitled = said or subtitle(self.content)
        room = body(self.paper, title, subtitled, entries, self.footer)
        if not words:
            return room, Piece(bottom=room.top)
        return room, heading(room.left, room.top, room.width, words)

    def _tables(self) -> Iterable[SheetPage]:
        """Every service with who buys and who supplies it, where some were folded."""
        content = self.whole
        if not any(service.holds for service in self.content.services):
            return
        words = content.words
        columns = (
            TableColumn("Service", 3.0),
            TableColumn(f"Who {verb(words.buys)} it", 2.4),
            TableColumn(f"Who {verb(words.supplies)} it", 2.4),
        )
        rows = [
            (one.name, *(_who(content, one, name) for name in (words.buys, words.supplies)))
            for one in arranged(content).services
        ]
        title, said = "Services", "Every service, by who provides it."
        room = body(self.paper, title, said, (), self.footer)
        head, *blocks = rows_as_blocks(columns, rows, 8.2)
        top = Piece(bottom=room.top)
        if self.paper.figure:
            top = replace(heading(room.left, room.top, room.width, title), told=())
        count = 2 if room.width > 700 else 1
        wide = (room.width - 18.0 * (count - 1)) / count
        places = [PageColumn(room.left + at * (wide + 18.0), wide) for at in range(count)]
        low = top.bottom + head.height(wide)
        for part in flowed(blocks, places, low, room.bottom - low):
            # The head of the table stands over every column that has rows.
            heads = [
                head.draw(place.left, top.bottom, wide)
                for place in places
                if any(place.left <= text.x < place.left + wide for text in part.texts)
            ]
            yield SheetPage(title, together([top, *heads, part]), said)


def _who(content: Picture, service: Service, relation: str) -> str:
    ends = [
        f"{content.name(wire.unit)}{basis_words(wire.basis)}"
        for wire in content.wires
        if wire.service == service.id and wire.relation == relation
    ]
    return "; ".join(ends) or "not recorded"


def _columns(content: Picture, order: Arranged) -> ThreeColumns:
    styles = styles_of_sides(content.model)
    first, second = content.words.sides
    sides = []
    for at, (side, units, place) in enumerate(
        ((first, order.buyers, "buyers"), (second, content.suppliers, "suppliers"))
    ):
        units = tuple(unit for unit in units if unit in getattr(content, place))
        away = content.elsewhere[at]
        drawn = set(content.elsewhere[1]) if at == 0 else set[str]()
        boxed = [u for u in away if not _sided(content, u) and u not in drawn]
        boxed = list(_by_services(content, order, boxed))
        rest = [u for u in away if u not in boxed]
        ink = styles[side].ink if side in styles else "#425563"
        sides.append(
            SideColumn(
                f"{side} side".capitalize(),
                ink,
                tuple(unit_card(content, unit) for unit in units),
                tuple(unit_card(content, unit) for unit in boxed if not content.outside(unit)),
                tuple(unit_card(content, unit) for unit in boxed if content.outside(unit)),
                tuple((unit, _away(content, unit)) for unit in rest),
                others_note(content, place),
            )
        )
    return ThreeColumns(content, sides[0], sides[1], order.groups)


def _sided(content: Picture, unit: str) -> bool:
    """Whether a unit or post has a box on a side, in the row below or in the strip."""
    return content.stands.card(unit) == unit


def _by_services(content: Picture, order: Arranged, units: Sequence[str]) -> Sequence[str]:
    """Units in the order of their services."""
    place = {service.id: at for at, service in enumerate(order.services)}
    firsts: dict[str, int] = {}
    for wire in content.wires:
        at = place.get(wire.service, len(place))
        firsts[wire.unit] = min(firsts.get(wire.unit, at), at)
    return sorted(units, key=lambda unit: firsts.get(unit, len(place)))


def _away(content: Picture, unit: str) -> str:
    """What a unit is called where its box stands in another place of the picture."""
    side = content.side_in_words(unit) or ("outside" if content.outside(unit) else "on no side")
    return f"{content.name(unit)} ({side})"


@dataclass(frozen=True)
class _Bands:
    """What stands above and below the columns, as if each began at the page's corner."""

    strip: Piece
    neutral: Piece
    foot: Piece

    def around(self, columns: ThreeColumns, room: Body, foot: bool) -> Piece:
        """Strip, columns, units that serve both and, where asked for, the foot, from the top."""
        y, parts = room.top, list[Piece]()
        if self.strip.boxes:
            parts.append(self.strip.moved(room.left, y))
            y = parts[-1].bottom + _AFTER_STRIP
        parts.append(columns.piece(room.left, y, room.width))
        y = parts[-1].bottom + _AFTER_COLUMNS
        if self.neutral.bottom:
            parts.append(self.neutral.moved(room.left, y))
            y = parts[-1].bottom + _AFTER_NEUTRAL
        if foot and self.foot.bottom:
            parts.append(self.foot.moved(room.left, y))
        return together(parts)


def _bands(content: Picture, room: float) -> _Bands:
    return _Bands(
        trust_strip(content, 0.0, 0.0, room),
        neutral_row(content, 0.0, 0.0, room),
        foot_block(content, 0.0, 0.0, room),
    )
