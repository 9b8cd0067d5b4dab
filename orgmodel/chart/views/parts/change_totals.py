"""The totals of an option on a pale strip: a figure each, with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Mark, Text, Told
from orgmodel.chart.drawing.palette import DARK_BLUE, PALE
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.sheet.piece import NOTHING, Piece
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.differences import Differences
from orgmodel.comparison.successors import under_new_name
from orgmodel.model.words import listed
from orgmodel.rules.scale import ScaleResult

_ARROW, _MINUS = "→", "−"
_BIG, _SMALL = 13.0, 8.0
_PAD, _APART, _LEAST_APART = 10.0, 5.0, 9.0
_ROW = 30.0
_MOST_WORDS = 92.0


@dataclass(frozen=True, slots=True)
class Total:
    """A figure of the strip, and what it counts."""

    figure: str
    words: str


def difference_totals(found: Differences) -> Iterator[Total]:
    """Of the rows: what comes and goes, what moves, what changes where it is."""
    rows = (
        (found.units, "unit"),
        (found.posts, "post"),
        (found.functions, "function"),
        (found.services, "service"),
    )
    for table, word in rows:
        if table.added or table.removed:
            figure, words = _come_and_go(len(table.added), len(table.removed))
            yield Total(figure, f"{word}s {words}")
    for verb, chosen in (("move", "moved"), ("change where they are", "changed")):
        numbers = [(len(getattr(table, chosen)), word) for table, word in rows]
        some = [(number, word) for number, word in numbers if number]
        if some:
            words = listed(word if number == 1 else f"{word}s" for number, word in some)
            only = len(some) == 1 and some[0][0] == 1
            said = {"move": "moves", "change where they are": "changes where it is"}[verb]
            figure = " + ".join(f"{number:,}" for number, _ in some)
            yield Total(figure, f"{words} {said if only else verb}")
    links = found.links
    if links.added or links.removed:
        figure, words = _come_and_go(len(links.added), len(links.removed))
        yield Total(figure, f"links {words}")
    if links.changed:
        yield Total(f"{len(links.changed):,}", "links say something else")
    if found.groups:
        yield Total(f"{len(found.groups):,}", "groups of like posts differ")


def _come_and_go(come: int, go: int) -> tuple[str, str]:
    """`+3 −6` and "that come, and that go"."""
    parts = [(f"+{come:,}", "that come")] if come else []
    parts += [(f"{_MINUS}{go:,}", "that go")] if go else []
    return " ".join(figure for figure, _ in parts), ", and ".join(words for _, words in parts)


def assessed_totals(
    option: OptionComparison, *, pools: bool = True, cost: bool = True
) -> Iterator[Total]:
    """Who claims which posts (`pools`), findings, the level of each scale, and `cost`."""
    for pool in option.impact.pools if pools else ():
        if len(pool.claimants) > 1 or pool.contested:
            kind = "ring-fence" if pool.contested else "slot in"
            verb = "claim" if pool.claims != 1 else "claims"
            yield Total(f"{pool.claims:g} for {pool.places:g}", f"{verb} posts after: {kind}")
    yield _findings(option)
    old = {scale.pack: scale for scale in option.baseline.check.scales}
    for scale in option.option.check.scales:
        was = _level(old.get(scale.pack))
        yield Total(f"{was} {_ARROW} {_level(scale)}", f"level of {scale.pack}")
    if cost:
        yield _cost(option)


def _findings(option: OptionComparison) -> Total:
    before, after = option.baseline.check.summary, option.option.check.summary
    errors = before["errors"] or after["errors"]
    what = "errors and warnings" if errors else "warnings"
    keys = ("errors", "warnings") if errors else ("warnings",)
    figure = " ".join(
        (
            " + ".join(f"{before[key]:,}" for key in keys),
            _ARROW,
            " + ".join(f"{after[key]:,}" for key in keys),
        )
    )
    renamed = len(under_new_name(option))
    parts = [
        (len(option.fixed), "cleared"),
        (len(option.new), "new"),
        (renamed, "under a new name"),
        (len(option.unshown), "no longer shown"),
    ]
    said = ", ".join(f"{number:,} {word}" for number, word in parts if number)
    return Total(figure, f"{what}; findings: {said or 'the same'}")


def _level(scale: ScaleResult | None) -> str:
    """The level reached; a dash where none is shown, a question mark where it is not asked."""
    if scale is None:
        return "?"
    return scale.reached.id if scale.reached else "none"


def _cost(option: OptionComparison) -> Total:
    was = option.baseline.measures["cost"].value
    now = option.option.measures["cost"].value
    if was is None or now is None:
        return Total("?", "cost: not in the data")
    if was == now:
        return Total(f"{now:,g}" if now < 1e6 else f"{now:,.0f}", "cost a year, unchanged")
    return Total(f"{was:,.0f} {_ARROW} {now:,.0f}", "cost a year")


def totals_piece(
    totals: Sequence[Total], x: float, y: float, wide: float, scale: float = 1.0
) -> Piece:
    """The strip at a place, in as many rows as the totals need, with equal gaps."""
    if not totals:
        return NOTHING
    rows = _rows(totals, wide - 2 * _PAD * scale, scale)
    lines = max(len(_words(total, scale)) for total in totals)
    pitch = max(_ROW, lines * _SMALL * 1.18 + 10.0) * scale
    texts: list[Text] = []
    for number, row in enumerate(rows):
        middle = y + (number + 0.5) * pitch + (3.0 * scale if len(rows) == 1 else 0.0)
        free = wide - 2 * _PAD * scale - sum(_width(total, scale) for total in row)
        gap = min(free / max(len(row) - 1, 1), 46.0 * scale)
        left = x + _PAD * scale
        for total in row:
            texts += _placed(total, left, middle, scale)
            left += _width(total, scale) + gap
    high = len(rows) * pitch + (6.0 * scale if len(rows) == 1 else 0.0)
    band = Mark("totals", x, y, wide, high, PALE, radius=3.0)
    told = tuple(Told(f"{total.figure} {total.words}", 2) for total in totals)
    return Piece(
        texts=tuple(texts), marks=(band,), told=(Told("Totals", 1), *told), bottom=y + high
    )


def _words(total: Total, scale: float) -> tuple[str, ...]:
    """The words beside a figure, in two lines, or three where two would be long."""
    size = _SMALL * scale
    whole = width(total.words, size)
    if whole <= 46.0 * scale:
        return (total.words,)
    longest = max(width(word, size) for word in total.words.split())
    for part in (2, 3):
        room = max(whole / part, longest)
        for more in (1.04, 1.16, 1.3, 1.5):
            lines = wrap(total.words, size, room * more)
            if len(lines) <= part and (part == 3 or room * more <= _MOST_WORDS * scale):
                return lines
    return wrap(total.words, size, 120.0 * scale)


def _width(total: Total, scale: float) -> float:
    words = max((width(line, _SMALL * scale) for line in _words(total, scale)), default=0.0)
    return width(total.figure, _BIG * scale, True) + _APART * scale + words


def _placed(total: Total, x: float, middle: float, scale: float) -> Iterator[Text]:
    big, small = _BIG * scale, _SMALL * scale
    yield Text(x, middle + big * 0.35, total.figure, big, True, fill=DARK_BLUE)
    left = x + width(total.figure, big, True) + _APART * scale
    lines = _words(total, scale)
    first = middle + small * 0.36 - (len(lines) - 1) * small * 0.59
    for number, line in enumerate(lines):
        yield Text(left, first + number * small * 1.18, line, small)


def _rows(totals: Sequence[Total], wide: float, scale: float) -> list[list[Total]]:
    rows: list[list[Total]] = [[]]
    used = 0.0
    for total in totals:
        need = _width(total, scale) + (_LEAST_APART * scale if rows[-1] else 0.0)
        if rows[-1] and used + need > wide:
            rows.append([])
            used, need = 0.0, _width(total, scale)
        rows[-1].append(total)
        used += need
    return rows


def totals_words(totals: Sequence[Total]) -> str:
    """All totals in one sentence."""
    return "; ".join(f"{total.figure} {total.words}" for total in totals) + "."
