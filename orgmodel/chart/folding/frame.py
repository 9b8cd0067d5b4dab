"""The frame of a drawing: the boxes on its stem, the heads of its columns, what stands apart."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.chart.folding.cards import Cards
from orgmodel.chart.folding.order import Entry, Order
from orgmodel.chart.views.posts.cards import is_assistant

_LONGEST_STEM = 3
_MOST_BESIDE = 2
_MOST_ASSISTANTS = 3
_GATHERED = 3
_MOST_OF_ALL = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """`stem` are the boxes over each other at the top, with those beside each; `heads` stand in
    columns under the last, or at the top where there is no stem; `others` head other lines.

    `gathered`: heads without reports of their own stand in lists, not each in a column.
    """

    stem: tuple[str, ...]
    beside: tuple[tuple[Entry, ...], ...]
    heads: tuple[Entry, ...]
    others: tuple[Entry, ...]
    gathered: bool


def frame_of(order: Order, root: str, known: Frame | None = None) -> Frame:
    """The frame of a drawing from `root` down, or of the whole; `known` is that of before."""
    ground = order.cards.ground
    tops = [] if root else order.tops()
    main = root or _main(order, tops)
    if known is not None and not root and known.stem[:1] != (main,) and not _fits(known, order):
        known = None
    if known is not None and known.stem and not root:
        main = known.stem[0]
    if not main:
        heads = [Entry((top,)) for top in tops or (*ground.loose,)]
        return Frame((), (), tuple(heads), (), _gathered(order.cards, heads, known))
    stem, beside = _stem(order, main, known)
    under = order.under(stem[-1])
    aside = _assistants(order.cards, under, _beside(known, stem))
    heads = [entry for entry in under if entry not in aside]
    beside = (*beside, tuple(aside))
    others = tuple(Entry((top,)) for top in tops if top != main)
    return Frame(stem, beside, tuple(heads), others, _gathered(order.cards, heads, known))


def _fits(known: Frame, order: Order) -> bool:
    """Whether a frame's top is a top still."""
    return bool(known.stem) and known.stem[0] in order.cards.ground.tops


def _main(order: Order, tops: list[str]) -> str:
    """The top of the line that most posts are in, ghosts apart; none where no line is so large."""
    ground = order.cards.ground
    if len(tops) == 1:
        return tops[0]
    real = [top for top in tops if top not in ground.ghosts]
    largest = max(real, key=ground.size, default="")
    in_lines = sum(ground.size(top) for top in tops)
    return largest if largest and ground.size(largest) > _MOST_OF_ALL * in_lines else ""


def _stem(
    order: Order, main: str, known: Frame | None
) -> tuple[tuple[str, ...], tuple[tuple[Entry, ...], ...]]:
    """The boxes from the top down to the first with several teams under it."""
    line = order.cards.ground.line
    stem, beside = [main], list[tuple[Entry, ...]]()
    while len(stem) < _LONGEST_STEM:
        under = order.under(stem[-1])
        teams = [entry for entry in under if not entry.gone and line.span(entry.ids[0])]
        further = teams[0].ids[0] if len(teams) == 1 and len(under) <= _MOST_BESIDE + 1 else ""
        if known is not None:
            further = known.stem[len(stem)] if len(known.stem) > len(stem) else ""
            if further not in (entry.ids[0] for entry in under if not entry.gone):
                further = ""
        if not further:
            break
        beside.append(tuple(entry for entry in under if entry.ids[0] != further))
        stem.append(further)
    return tuple(stem), tuple(beside)


def _beside(known: Frame | None, stem: tuple[str, ...]) -> frozenset[str] | None:
    """Who stood beside the last box of a stem; None where nothing is known of it."""
    if known is None or known.stem[: len(stem)] != stem:
        return None
    return frozenset(name for entry in known.beside[len(stem) - 1] for name in entry.ids)


def _assistants(cards: Cards, under: list[Entry], known: frozenset[str] | None) -> list[Entry]:
    """Who stands beside the stem: who did, also once they are gone or have a team, since the row
    of heads would be another; and assistants, as long as they are few."""
    stood = [entry for entry in under if known and known & set(entry.ids)]
    asked = [entry for entry in under if known is None or entry.arrived]
    found = stood + _few_assistants(cards, asked)
    return found if len(found) < len(under) else []


def _few_assistants(cards: Cards, asked: list[Entry]) -> list[Entry]:
    line, names = cards.ground.line, cards.ground.model.names
    found = [
        entry
        for entry in asked
        if not entry.gone
        and not cards.ground.of_units
        and len(entry.ids) == 1
        and not line.span(entry.ids[0])
        and is_assistant(names.get(entry.ids[0], ""))
    ]
    return found if len(found) <= _MOST_ASSISTANTS else []


def _gathered(cards: Cards, heads: list[Entry], known: Frame | None) -> bool:
    if known is not None:
        return known.gathered
    line = cards.ground.line
    there = [entry.ids[0] for entry in heads if entry.ids[0] in line.index]
    return sum(not line.span(head) for head in there) >= _GATHERED
