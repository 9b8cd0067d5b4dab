"""Items of the changes view drawn as rows: code, name, soft words, and what becomes of them.

What moved here has a bar, what changed where it is a hollow bar, what comes a frame and what
goes a dashed one: all by shape, so that it reads in grey.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box, LegendEntry, Mark, Text
from orgmodel.chart.drawing.palette import INK, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.views.parts.change_items import ChangeItem, State

WAS = "·was"
"""Ending of the id of an item before the change."""
DASH = "3 2"
_PITCH = 1.18
_WORDS = {
    "stays": "stays",
    "goes": "goes",
    "comes": "new",
    "moves": "moved here",
    "changes": "changed",
}
_BAR, _HOLLOW = 2.0, 3.0
_FRAMED = ("comes", "goes")


@dataclass(frozen=True, slots=True)
class ChangeLook:
    """The sizes of words: on paper as they are, on screen larger."""

    scale: float = 1.0

    @property
    def size(self) -> float:
        """Names of items."""
        return 8.3 * self.scale

    @property
    def small(self) -> float:
        """Soft words."""
        return 8.0 * self.scale

    @property
    def head(self) -> float:
        """Names of units."""
        return 9.2 * self.scale

    @property
    def pad(self) -> float:
        """Room over and under the words of an item."""
        return 1.6 * self.scale

    @property
    def inset(self) -> float:
        """From an item's edge to its words: the bar stands in it."""
        return 8.0 * self.scale


def code_room(items: list[ChangeItem], look: ChangeLook) -> float:
    """The width that the codes of a column of items take."""
    wide = max((width(item.code, look.size, True) for item in items if item.code), default=0.0)
    return wide + 6.0 * look.scale if wide else 0.0


def row_height(item: ChangeItem | None, look: ChangeLook, room: float, codes: float) -> float:
    """How high an item is in a room, with the room that a frame around it takes."""
    if item is None:
        return 0.0
    texts = _texts(item, look, 0.0, 0.0, room, codes)
    framed = 2.4 if item.state in _FRAMED else 0.0
    return max(text.y for text in texts) + look.size * 0.28 + look.pad + framed


def row_box(
    item: ChangeItem,
    look: ChangeLook,
    place: tuple[float, float, float, float],
    codes: float,
    *,
    before: bool,
) -> Box:
    """An item at a place: left edge, top, width and height."""
    x, y, wide, high = place
    if item.state in _FRAMED:
        y, high = y + 0.8, high - 1.6
    frame = item.state == "comes" or (item.state == "goes" and before)
    kind = {"posts": "post", "functions": "function", "units": "unit"}[item.table]
    state = item.state
    return Box(
        item.id + WAS if before else item.id,
        kind if state == "stays" else f"{kind} {_CLASS[state]}",
        x,
        y,
        wide,
        high,
        _texts(item, look, x, y, wide, codes),
        f"{item.said}, {_state_words(item, before=before)}",
        WHITE,
        SOFT_INK if frame else WHITE,
        0.9,
        DASH if frame and item.state == "goes" else None,
        1.5,
        data=() if state == "stays" else (("change", _CLASS[state]),),
        marks=_marks(item, look, (x, y, wide, high), before=before),
    )


_CLASS = {
    "stays": "",
    "goes": "removed",
    "comes": "added",
    "moves": "moved",
    "changes": "changed",
}


def _state_words(item: ChangeItem, *, before: bool) -> str:
    if before and item.state in ("moves", "changes"):
        return "before"
    return _WORDS[item.state]


def told_of(item: ChangeItem, *, before: bool) -> str:
    """An item in a line of words, with what it is and what becomes of it."""
    kind = {"posts": "post", "functions": "function", "units": "unit"}[item.table]
    return f"{kind} {item.said} ({_state_words(item, before=before)})"


def _marks(
    item: ChangeItem,
    look: ChangeLook,
    place: tuple[float, float, float, float],
    *,
    before: bool,
) -> tuple[Mark, ...]:
    x, y, _, high = place
    marks: list[Mark] = []
    if not before and item.state == "moves":
        marks.append(Mark("moved", x + 1.0, y + 0.6, _BAR, high - 1.2, INK))
    elif not before and item.state == "changes":
        marks.append(Mark("changed", x + 1.0, y + 0.8, _HOLLOW, high - 1.6, WHITE, INK, 0.8))
    if item.table == "posts":
        side = look.size * 0.62
        top = y + look.pad + look.size * 0.9 - side
        marks.append(Mark("post", x + look.inset, top, side, side, INK))
    return tuple(marks)


def _texts(
    item: ChangeItem, look: ChangeLook, x: float, y: float, wide: float, codes: float
) -> tuple[Text, ...]:
    """The item's words, broken into lines; soft words go on in the last line where they fit."""
    size, bold = look.size, item.table == "posts"
    base = y + look.pad + size * 0.9
    left = x + look.inset
    texts: list[Text] = []
    if item.table == "posts":
        left += size * 0.62 + 4.0 * look.scale
    elif item.code:
        fill = INK if item.state in ("moves", "comes", "changes") else SOFT_INK
        texts.append(Text(left, base, item.code, size, True, fill=fill))
        left += codes
    elif item.table == "functions" and codes:
        left += codes
    room = x + wide - 4.0 * look.scale - left
    lead = f"{item.kind} " if item.kind else ""
    lines = wrap(lead + item.name, size, room, bold) or (item.id,)
    for number, line in enumerate(lines):
        at = base + number * size * _PITCH
        if number == 0 and lead and line.startswith(lead):
            texts.append(Text(left, at, item.kind, size, bold, fill=SOFT_INK))
            start = left + width(lead, size, bold)
            texts.append(Text(start, at, line[len(lead) :], size, bold))
        else:
            texts.append(Text(left, at, line, size, bold))
    soft = "; ".join(part for part in (item.way, *item.notes) if part)
    end = base + (len(lines) - 1) * size * _PITCH
    used = width(lines[-1], size, bold) + 5.0 * look.scale
    if soft and used + width(soft, look.small) <= room:
        texts.append(Text(left + used, end, soft, look.small, fill=SOFT_INK))
    else:
        texts += [
            Text(left, end + (number + 1) * look.small * _PITCH, line, look.small, fill=SOFT_INK)
            for number, line in enumerate(wrap(soft, look.small, room))
        ]
    return tuple(texts)


def change_legend(used: Collection[tuple[State, bool]], *, posts: bool) -> tuple[LegendEntry, ...]:
    """What the marks mean, of the states that are drawn, each before (True) or after."""
    entries = []
    if posts:
        entries.append(
            LegendEntry("post", "marks", marks=(Mark("post", 0.0, -2.6, 5.2, 5.2, INK),), room=5.2)
        )
    if ("moves", False) in used:
        bar = Mark("moved", 0.0, -5.0, _BAR, 10.0, INK)
        entries.append(LegendEntry("moved here", "marks", marks=(bar,), room=_BAR))
    if ("changes", False) in used:
        bar = Mark("changed", 0.0, -5.0, _HOLLOW, 10.0, WHITE, INK, 0.8)
        entries.append(LegendEntry("changed where it is", "marks", marks=(bar,), room=_HOLLOW))
    if ("comes", False) in used:
        entries.append(LegendEntry("new", "box", stroke=SOFT_INK, width=0.9))
    if ("goes", True) in used:
        entries.append(LegendEntry("goes", "box", stroke=SOFT_INK, width=0.9, dash=DASH))
    return tuple(entries)
