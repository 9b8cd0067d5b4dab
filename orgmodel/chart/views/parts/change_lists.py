"""What an option changes beside its boxes: findings and links, in lists with their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orgmodel.chart.drawing.drawing import Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.views.parts.relation_words import relation_words
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.differences import CellChange, Differences, RowDifferences
from orgmodel.comparison.group_changes import GroupChange, GroupPlace
from orgmodel.comparison.successors import under_new_name
from orgmodel.rules.finding import Finding

_SIZE = 8.2
_PITCH = 1.18
_INSET = 8.0
_GAP = 11.0
_HEADING = 9.8
_SEVERITIES = {"error": "Error", "warning": "Warning", "info": "For information"}
Names = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChangeList:
    """A heading with its count, and a line each."""

    title: str
    count: int
    lines: tuple[str, ...]

    @property
    def heading(self) -> str:
        """`Links that go (6)`."""
        return f"{self.title} ({self.count:,})"


def finding_lists(option: OptionComparison) -> Iterator[ChangeList]:
    """Findings cleared, new and no longer shown, and the rules that can be judged no more."""
    renamed = under_new_name(option)

    def is_new(finding: Finding) -> str:
        again = " (it stood before under another name)" if finding.id in renamed else ""
        return f"{_finding(finding)}{again}"

    yield from _listed("Findings cleared", option.fixed, _finding)
    yield from _listed("Findings new", option.new, is_new)
    gone = [f"{_finding(finding)} Not cleared: {why}." for finding, why in option.unshown]
    yield from _listed("Findings no longer shown", gone, str)
    silent = [change.words() for change in option.no_longer_shown]
    yield from _listed("Rules that cannot be judged any more", silent, str)


def _finding(finding: Finding) -> str:
    word = _SEVERITIES[finding.severity] if finding.stands else "Accepted"
    return f"{word} ({finding.rule}): {finding.message}"


def difference_lists(found: Differences, before: Names, after: Names) -> Iterator[ChangeList]:
    """Links that come, go and change, services, and what is told of two data sets."""
    links = found.links
    yield from _listed("Links that come", links.added, lambda link: relation_words(after, *link))
    yield from _listed("Links that go", links.removed, lambda link: relation_words(before, *link))
    changed = [f"{relation_words(after, *link)}: {_cells(cells)}" for link, cells in links.changed]
    yield from _listed("Links that say something else", changed, str)
    yield from _services(found.services, before, after)
    yield from _listed("Groups of like posts that differ", found.groups, _group(after))
    held = [
        f"{after.get(change.post, change.post)}: held by {change.was:,}, now by {change.now:,}; "
        f"{change.left:,} left, {change.came:,} came"
        for change in found.holders.changes
    ]
    yield from _listed("Posts held otherwise", held, str)
    spelt = [f"{after.get(c.id, c.id)}: {_cells(c.fields)}" for c in found.spelling]
    yield from _listed("Only spelt otherwise", spelt, str)


def _services(rows: RowDifferences, before: Names, after: Names) -> Iterator[ChangeList]:
    yield from _listed("Services that come", list(rows.added), lambda s: after.get(s, s))
    yield from _listed("Services that go", list(rows.removed), lambda s: before.get(s, s))
    said = [f"{after.get(c.id, c.id)}: {_cells(c.fields)}" for c in rows.changed]
    yield from _listed("Services that change", said, str)


def _group(names: Names) -> Callable[[GroupChange], str]:
    def words(group: GroupChange) -> str:
        name = ", ".join(part for part in (group.title, group.band) if part)
        places = "; ".join(
            f"{names.get(place.unit or place.manager, place.unit or place.manager) or 'in no unit'}"
            f" {_became(place)}"
            for place in group.places
        )
        if group.was is None or group.now is None:
            return f"{name}: {places}"
        return f"{name}: {group.was:g} → {group.now:g}" + (f" ({places})" if places else "")

    return words


def _became(place: GroupPlace) -> str:
    """`3 → 2`; `12.6 FTE → 10 FTE` where how many posts is not stated."""
    if place.was is not None and place.now is not None:
        return f"{place.was:g} → {place.now:g}"
    times = (place.fte_was, place.fte_now)
    return " → ".join("not stated" if time is None else f"{time:g} FTE" for time in times)


def _cells(cells: Sequence[CellChange]) -> str:
    return "; ".join(
        f"{cell.name.replace('_', ' ')} {cell.old or 'none'} → {cell.new or 'none'}"
        for cell in cells
    )


def _listed(title: str, things: Sequence[T], words: Callable[[T], str]) -> Iterator[ChangeList]:
    """A list of the things, those said alike on one line with their number; nothing for none."""
    lines: dict[str, int] = {}
    for thing in things:
        said = words(thing)
        lines[said] = lines.get(said, 0) + 1
    if lines:
        shown = (f"{said} (× {n})" if n > 1 else said for said, n in lines.items())
        yield ChangeList(title, len(things), tuple(shown))


def list_blocks(
    lists: Sequence[ChangeList], wide: float, most: float, scale: float = 1.0
) -> Iterator[FlowBlock]:
    """The lists as blocks for `flowed` in columns so wide.

    A list that is no higher than `most` is one block; of a longer one the heading keeps to the
    first line.
    """
    for one in lists:
        head = _heading_block(one.heading, scale)
        lines = [_line_block(line, scale) for line in one.lines]
        whole = _stacked([head, *lines], head.gap)
        if whole.height(wide) <= most:
            yield whole
        else:
            yield _stacked([head, lines[0]], head.gap)
            yield from lines[1:]


def _stacked(blocks: Sequence[FlowBlock], gap: float) -> FlowBlock:
    """Blocks one under the other, never apart."""

    def draw(x: float, y: float, wide: float) -> Piece:
        parts = []
        for block in blocks:
            parts.append(block.draw(x, y, wide))
            y += block.height(wide)
        return together([*parts, Piece(bottom=y)])

    return FlowBlock(lambda wide: sum(block.height(wide) for block in blocks), draw, gap)


def _heading_block(words: str, scale: float) -> FlowBlock:
    size = _HEADING * scale
    return FlowBlock(
        lambda wide: heading_height(words, wide, size) - 1.0,
        lambda x, y, wide: heading(x, y, wide, words, size=size, level=1),
        _GAP * scale,
    )


def _line_block(words: str, scale: float) -> FlowBlock:
    size, inset = _SIZE * scale, _INSET * scale

    def height(wide: float) -> float:
        return lines_of(words, size, wide - inset) * size * _PITCH + 2.6 * scale

    def draw(x: float, y: float, wide: float) -> Piece:
        side = 3.2 * scale
        dot = Mark("dot", x, y + size * 0.45, side, side, SOFT_INK)
        texts = paragraph(x + inset, y + size * 0.92, words, size, wide - inset, leading=_PITCH)
        return Piece(texts=texts, marks=(dot,), told=(Told(words, 2),), bottom=y + height(wide))

    return FlowBlock(height, draw)


def soft_block(words: str, scale: float = 1.0) -> FlowBlock:
    """A soft line under the lists."""
    size = _SIZE * scale

    def height(wide: float) -> float:
        return lines_of(words, size, wide) * size * _PITCH + 2.0

    def draw(x: float, y: float, wide: float) -> Piece:
        texts: tuple[Text, ...] = paragraph(x, y + size * 0.92, words, size, wide, fill=SOFT_INK)
        return Piece(texts=texts, told=(Told(words, 1),), bottom=y + height(wide))

    return FlowBlock(height, draw, _GAP * scale)
