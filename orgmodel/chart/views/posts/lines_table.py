"""The table of the lines that leave a page, with whom and where they go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.sheet.table import Cell, TableColumn, rows_as_blocks
from orgmodel.chart.views.posts.across import Across
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import passive, verb

ON_PAGE = "Lines that leave this page"
OF_ALL = "Lines from page to page"
_COLUMNS = (
    TableColumn("who", 5.0),
    TableColumn("line", 3.0),
    TableColumn("with", 5.0),
    TableColumn("page", 1.2),
)
_FROM_TO = (*_COLUMNS[:3], TableColumn("pages", 1.4))
Row = tuple[Cell | str, ...]


def rows_of_page(
    model: OrganisationModel, lines: Sequence[Across], page: int, homes: Mapping[str, int]
) -> list[Row]:
    """A row for each line with one end's team on the page and the other's elsewhere."""
    names, rows = model.names, list[Row]()
    for line in lines:
        said = _basis(line.edge.basis)
        for own, other, words in (
            (line.start, line.end, verb(line.edge.relation)),
            (line.end, line.start, passive(line.edge.relation)),
        ):
            if homes.get(own) == page and homes.get(other) != page:
                there = homes.get(other)
                rows.append(
                    (names[own], words + said, names[other], Cell(f"page {there}", page=there))
                )
    return rows


def rows_of_all(
    model: OrganisationModel, lines: Sequence[Across], homes: Mapping[str, int]
) -> list[Row]:
    """A row for each line, with the pages of both its ends."""
    names = model.names
    return [
        (
            names[line.start],
            f"{verb(line.edge.relation)}{_basis(line.edge.basis)}",
            names[line.end],
            Cell(f"{homes.get(line.start)} and {homes.get(line.end)}", page=homes.get(line.end)),
        )
        for line in lines
    ]


def _basis(basis: str) -> str:
    return f" ({basis})" if basis not in ("", "stated") else ""


def as_blocks(rows: Sequence[Row], on_page: bool) -> tuple[FlowBlock, ...]:
    """The table with its heading, to be placed down a column."""
    title = ON_PAGE if on_page else OF_ALL

    def draw(x: float, y: float, width: float) -> Piece:
        return heading(x, y, width, title)

    head = FlowBlock(lambda width: heading_height(title, width), draw, keep=True)
    return (head, *rows_as_blocks(_COLUMNS if on_page else _FROM_TO, rows))


def table_height(blocks: Sequence[FlowBlock], width: float) -> float:
    """How high the table is in one column."""
    return sum(block.height(width) + block.gap for block in blocks)
