"""The page's answer in a sentence or two, made from the figures of A and B that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.model.words import listed
from orgmodel.store.option import Option
from orgmodel.ui.compare.figure_rows import ComparedRow, Value, in_figures

SAME = "These two options come to the same."
_ASKED = {
    "saved": "what {} saves a year",
    "people": "how many people {} touches",
    "risk": "how many people {} puts at risk",
}
_MORE = {
    "people": ("touches {} people", "touches fewer people", "touches more people"),
    "risk": ("puts {} at risk", "puts fewer people at risk", "puts more people at risk"),
    "new": ("brings {} new warnings", "brings fewer new warnings", "brings more new warnings"),
}
_OTHERS = 3


def answer(rows: Sequence[ComparedRow], first: Option, second: Option) -> tuple[str, str]:
    """What differs between the first two columns of the rows, and what is not known, if any.

    Plain words, not yet escaped. The option that saves more is spoken of, else the second.
    """
    by_id = {row.id: row for row in rows}
    sides = (first, second)
    saved = _values(by_id, "saved")
    more = 0 if not second.key or (_known(saved) and (saved[0] or 0) > (saved[1] or 0)) else 1
    subject, other = sides[more], sides[1 - more]
    said = _clauses(by_id, more, against=bool(other.key))
    sentences = [f"{subject.name} {listed(said)}."] if said else []
    sentences += _level(by_id, sides)
    if not sentences:
        sentences = _rest(rows)
    return " ".join(sentences), _unknown(by_id, sides)


def _clauses(by_id: Mapping[str, ComparedRow], more: int, *, against: bool) -> list[str]:
    said = []
    saved = _values(by_id, "saved")
    if _known(saved) and saved[0] != saved[1]:
        said.append(_saving(saved[more] or 0, saved[1 - more] or 0))
    for name, words in _MORE.items():
        values = _values(by_id, name)
        if _known(values) and values[0] != values[1]:
            said.append(_compared(values[more] or 0, values[1 - more] or 0, words, against=against))
    return said


def _saving(mine: float, others: float) -> str:
    own, other = in_figures([abs(mine), abs(others)])
    if others > 0 and mine > 0:
        return f"saves {'more' if mine > others else 'less'} a year ({own} against {other})"
    if others < 0 and mine < 0:
        return f"adds {'less' if mine > others else 'more'} cost a year ({own} against {other})"
    own_words = f"saves {own} a year" if mine > 0 else f"adds {own} to the cost a year"
    if not mine:
        own_words = "leaves the cost as it is"
    if not others:
        return own_words
    return f"{own_words} (the other {'saves' if others > 0 else 'adds'} {other})"


def _compared(mine: float, others: float, words: tuple[str, str, str], *, against: bool) -> str:
    own, other = in_figures([mine, others])
    if not against:
        alone = words[0].format(own)
        return alone.removesuffix("s") if own == "1" and alone.endswith("warnings") else alone
    return f"{words[1 if mine < others else 2]} ({own} against {other})"


def _level(by_id: Mapping[str, ComparedRow], sides: tuple[Option, Option]) -> list[str]:
    row = by_id.get("level")
    if row is None or row.cells[0].words == row.cells[1].words:
        return []
    said = [f"{side.name} {cell.words}" for side, cell in zip(sides, row.cells, strict=False)]
    return [f"Separation: {said[0]}, against {said[1]}."]


def _rest(rows: Sequence[ComparedRow]) -> list[str]:
    """What else differs, where nothing of the first figures does."""
    differing = [row for row in rows if row.cells[0].words != row.cells[1].words]
    if not differing:
        return [SAME]
    shown = [
        f"{row.name} ({row.cells[0].words} against {row.cells[1].words})"
        for row in differing[:_OTHERS]
    ]
    return [
        "Saving, people and new warnings are the same where they are known. What differs: "
        f"{listed(shown)}."
    ]


def _unknown(by_id: Mapping[str, ComparedRow], sides: tuple[Option, Option]) -> str:
    silent = [
        words.format(side.name)
        for name, words in _ASKED.items()
        for side, value in zip(sides, _values(by_id, name), strict=True)
        if value is None
    ]
    return f"Not known: {listed(silent)}." if silent else ""


def _values(by_id: Mapping[str, ComparedRow], name: str) -> tuple[Value, Value]:
    row = by_id[name]
    return row.values[0], row.values[1]


def _known(values: tuple[Value, Value]) -> bool:
    return None not in values


def tiles(rows: Sequence[ComparedRow]) -> tuple[ComparedRow, ...]:
    """The four figures in which the first two options differ most, in the order of the rows.

    Where fewer differ, those that come first stand beside them; none where nothing does. What is
    0 in both, or not known, is left to the table.
    """
    able = [row for row in rows if row.id in _TILES and _tells(row)]
    ranked = sorted(able, key=lambda row: -_apart(row))
    if not ranked or not _apart(ranked[0]):
        return ()
    chosen = {row.id for row in ranked[:4]}
    return tuple(row for row in able if row.id in chosen)


def _tells(row: ComparedRow) -> bool:
    values = row.values[:2]
    return None not in values and any(values)


_TILES = (
    *("new", "broken", "fixed", "saved", "fte", "people", "risk"),
    *("layers", "largest_span", "directors", "separation", "silent"),
)


def _apart(row: ComparedRow) -> float:
    one, other = (float(value or 0) for value in row.values[:2])
    return abs(one - other) / max(abs(one), abs(other), 1e-9)
