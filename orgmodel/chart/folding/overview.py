"""Every post of an organisation at once, each a box inside its manager's box.

For a hundred thousand posts as for twenty: a manager's box holds a strip for its title and the
boxes of its reports in rows, the largest first, each as large as its line has posts. Boxes are
placed one level at a time over the whole organisation.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from orgmodel.chart.drawing.palette import PLAIN, side_styles
from orgmodel.model.hierarchy import TOP, Hierarchy, Ints
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.unprintable import signed
from orgmodel.model.words import counted

Floats = npt.NDArray[np.float64]

ROOM = 96.0 * 36.0
"""How much room there is for each post."""
MOST_TITLES = 3_000_000
"""Bytes of titles in a message; beyond them only those of the upper levels are in it."""
_SHAPE = 1.7
_FLAT = 2.5
_BROAD, _UNEVEN = 1.6, 2.0
_STRIP, _RIM, _APART, _HIGHEST = 0.11, 0.02, 0.015, 0.04
_NAMED_LINES = 5
_UNTOLD = "no side is told"


@dataclass(frozen=True, slots=True)
class Frames:
    """Where each box stands and how large it is, in the order of the line's rows."""

    x: Floats
    y: Floats
    width: Floats
    height: Floats


@dataclass(frozen=True)
class Overview:
    """All posts, each before its line.

    `ids`, `frames`, `parent` (the row of the manager, -1 at a top) and `side` (the place in
    `sides`, of which the first is empty) are by row; `title` is each row's place in `titles`, -1
    where the title is left out of the message.
    """

    ids: tuple[str, ...]
    frames: Frames
    parent: Ints
    side: Ints
    sides: tuple[str, ...]
    title: Ints
    titles: tuple[str, ...]
    words: str

    @cached_property
    def message(self) -> dict[str, Any]:
        """For JSON: x, y, w and h as 32-bit floats, parent, side and title as 32-bit integers,
        all in base64 with the lowest byte first; titles joined by line ends."""
        frames = self.frames
        numbers = {"x": frames.x, "y": frames.y, "w": frames.width, "h": frames.height}
        places = {"parent": self.parent, "side": self.side, "title": self.title}
        styles = side_styles(self.sides)
        looks = [styles.get(side, PLAIN) for side in self.sides]
        return {
            "posts": len(self.ids),
            **{name: _packed(values, "<f4") for name, values in numbers.items()},
            **{name: _packed(values, "<i4") for name, values in places.items()},
            "titles": "\n".join(self.titles),
            "sides": [
                {"words": signed(side) or _UNTOLD, "fill": look.fill, "stroke": look.stroke}
                for side, look in zip(self.sides, looks, strict=True)
            ],
            "words": signed(self.words),
        }


def overview(organisation: OrganisationModel, most_titles: int = MOST_TITLES) -> Overview:
    """Lay out every post of the line; `most_titles` caps the bytes of titles in the message."""
    line = organisation.hierarchy
    order = np.argsort(line.preorder, kind="stable")
    placed = laid_out(line)
    frames = Frames(*(part[order] for part in (placed.x, placed.y, placed.width, placed.height)))
    above = line.parent[order]
    parent = np.where(above == TOP, TOP, line.preorder[above])
    told = organisation.sides_by()
    sides, side = np.unique(told.codes[order], return_inverse=True)
    words = [organisation.names.get(name, name) for name in line.ids]
    titles, title = _titles(line, words, order, most_titles)
    return Overview(
        tuple(line.ids[place] for place in order.tolist()),
        frames,
        parent,
        side,
        tuple(told.words[code] for code in sides.tolist()),
        title,
        titles,
        _in_words(organisation, words, int((title < 0).sum())),
    )


def laid_out(line: Hierarchy) -> Frames:
    """Where each post of the line stands, from 0, 0: inside its manager's box, beside no other.

    Boxes side by side are as large as their lines have posts, so that no room is wasted.
    """
    count = len(line)
    x, y, width, height = np.zeros((4, count))
    levels = line.by_level if count else ()
    whole = np.sqrt(count * ROOM * np.array([_SHAPE, 1 / _SHAPE]))
    for level in levels:
        managers = line.parent[level]
        order = np.lexsort((level, -line.sizes[level], managers))
        posts, managers = level[order], managers[order]
        heads = managers[np.flatnonzero(np.r_[True, managers[1:] != managers[:-1]])]
        if heads[0] == TOP:
            rooms = np.array([[0.0], [0.0], whole[:1], whole[1:]])
        else:
            rooms = _inside(x[heads], y[heads], width[heads], height[heads], whole[1] * _HIGHEST)
        placed = _in_rows(managers, line.sizes[posts].astype(np.float64), rooms)
        x[posts], y[posts], width[posts], height[posts] = placed
    return Frames(x, y, width, height)


def _inside(x: Floats, y: Floats, width: Floats, height: Floats, highest: float) -> Floats:
    """The room for reports in boxes: under a strip for the title, within a rim."""
    strip, rim = np.minimum(height * _STRIP, highest), np.minimum(width, height) * _RIM
    return np.array([x + rim, y + strip, width - 2 * rim, height - strip - rim])


def _in_rows(group: Ints, size: Floats, rooms: Floats) -> Floats:
    """Divide each group's room (x, y, width, height) among its boxes in rows, by size.

    The boxes come sorted by group, the largest first.
    """
    new = np.r_[True, group[1:] != group[:-1]]
    starts, of = np.flatnonzero(new), np.cumsum(new) - 1
    left, top, wide, high = rooms[:, of]
    total = np.add.reduceat(size, starts)
    number = np.diff(np.r_[starts, len(group)])
    rows = np.ceil(np.sqrt(number * _FLAT * rooms[3] / rooms[2]) - 0.5).clip(1, number)
    before = _before(size, starts, of)
    row = np.floor(before / total[of] * rows[of] + 1e-9)
    first = np.flatnonzero(new | np.r_[True, row[1:] != row[:-1]])
    in_row = np.cumsum(np.bincount(first, minlength=len(group))) - 1
    share = np.add.reduceat(size, first)[in_row]
    x = left + wide * _before(size, first, in_row) / share
    y = top + high * before[first][in_row] / total[of]
    width, height = wide * size / share, high * share / total[of]
    boxes = np.array([x, y, width, height])
    uneven = np.maximum.reduceat(size, starts) > _UNEVEN * total / number
    for at in np.flatnonzero(uneven & (number > 2)).tolist():
        part = slice(starts[at], starts[at] + number[at])
        boxes[:, part] = np.array(nearly_square(size[part].tolist(), *rooms[:, at].tolist())).T
    x, y, width, height = boxes
    apart = np.minimum(width, height) * _APART
    return np.array([x + apart, y + apart, width - 2 * apart, height - 2 * apart])


def nearly_square(
    sizes: list[float], x: float, y: float, width: float, height: float
) -> list[tuple[float, float, float, float]]:
    """Divide a room by sizes, the largest first, so that boxes are about `_BROAD` times as wide as
    high: rows and columns by turns, each as long as that makes its boxes better."""
    placed: list[tuple[float, float, float, float]] = []
    wide, high = width / _BROAD, height
    scale = wide * high / sum(sizes)
    left, top, at = x, y, 0
    while at < len(sizes):
        short = min(wide, high)
        end = _end_of_row(sizes, at, scale, short)
        area = sum(sizes[at:end]) * scale
        depth = area / short if short else 0.0
        along = top if wide >= high else left
        for size in sizes[at:end]:
            length = size * scale / depth if depth else 0.0
            if wide >= high:
                placed.append((left, along, depth * _BROAD, length))
                along += length
            else:
                placed.append((along, top, length * _BROAD, depth))
                along += length * _BROAD
        if wide >= high:
            left, wide = left + depth * _BROAD, wide - depth
        else:
            top, high = top + depth, high - depth
        at = end
    return placed


def _end_of_row(sizes: list[float], at: int, scale: float, short: float) -> int:
    """One past the last box of the row that starts at this one."""
    largest, total, worst, end = sizes[at], 0.0, float("inf"), at
    while end < len(sizes):
        total += sizes[end]
        least = sizes[end]
        depth = total * scale / short if short else 0.0
        ratio = max(largest * scale / depth**2, depth**2 / (least * scale)) if depth else 0.0
        if ratio > worst:
            break
        worst, end = ratio, end + 1
    return end


def _before(values: Floats, starts: Ints, of: Ints) -> Floats:
    """The sum of what stands before each value in its own run; `of` is the run of each."""
    sums = np.cumsum(values) - values
    return np.asarray(sums - sums[starts][of], dtype=np.float64)


def _titles(
    line: Hierarchy, words: Sequence[str], order: Ints, most: int
) -> tuple[tuple[str, ...], Ints]:
    """The different titles, the upper levels' first, and each row's place among them."""
    places: dict[str, int] = {}
    left, of_post = most, np.full(len(line), TOP, dtype=np.int64)
    for level in line.by_level if len(line) else ():
        fresh = dict.fromkeys(words[post] for post in level.tolist())
        new = [title for title in fresh if title not in places]
        left -= sum(len(title.encode()) + 1 for title in new)
        if left < 0:
            break
        places |= {title: len(places) + at for at, title in enumerate(new)}
        of_post[level] = [places[words[post]] for post in level.tolist()]
    return tuple(signed(" ".join(title.split())) for title in places), of_post[order]


def _in_words(organisation: OrganisationModel, words: Sequence[str], untitled: int) -> str:
    line = organisation.hierarchy
    if not len(line):
        return "No post is in the data."
    levels = counted(int(line.depth.max()) + 1, "level")
    said = [f"{counted(len(line), 'post')} in {levels}, each inside its manager's box."]
    tops = line.by_level[0]
    below = np.flatnonzero(np.isin(line.parent, tops)) if len(tops) == 1 else tops
    largest = below[np.argsort(-line.sizes[below], kind="stable")][:_NAMED_LINES]
    if len(largest):
        named = [f"{words[p]} {int(line.sizes[p]):,}" for p in largest.tolist()]
        said.append(f"The largest lines, in posts: {'; '.join(named)}.")
    if untitled:
        said.append(
            f"The titles of {counted(untitled, 'post')} on the lower levels are not shown here: "
            "open one to see its own."
        )
    nameless = len(organisation.tables["posts"]) - len(line)
    if nameless:
        said.append(
            f"{counted(nameless, 'row')} of posts.csv without an id, or with one that stands "
            "above already, cannot be drawn."
        )
    return " ".join(said)


def _packed(values: npt.NDArray[np.number], kind: str) -> str:
    return b64encode(values.astype(kind).tobytes()).decode()


def size_of(message: dict[str, Any]) -> int:
    """About how many bytes the message takes."""
    return sum(len(value.encode()) if isinstance(value, str) else 100 for value in message.values())
