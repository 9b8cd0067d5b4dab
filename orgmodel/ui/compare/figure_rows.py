"""The figures of options beside the start, a row a figure, what differs told apart.

No Streamlit here, and no markup: a cell has its words, a mark and the tone that a rule gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from orgmodel.comparison.comparison import OptionComparison
from orgmodel.impact_on_posts.category import AT_RISK
from orgmodel.model.words import capital
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult
from orgmodel.rules.scale import ScaleResult
from orgmodel.ui.compare.comparison_tables import gone_not_cleared, grave

UNKNOWN, NONE = "not known", "–"
SEPARATION, _LEVEL = "separation", "level"
Value = float | int | None
Tone = Literal["", "better", "worse"]
_STATES = {"held": "shown", "open": "not shown", "broken": "broken"}
_ARROWS = {1: "▲", -1: "▼"}
_EXACT = 3
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What an option comes to; `mark` is how far that is from the start, in words."""

    words: str
    mark: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One figure: of the start, and of each option. `values` are None where it is no number."""

    id: str
    name: str
    start: str
    cells: tuple[ComparedCell, ...]
    differs: bool
    values: tuple[Value, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether it is one that a Board asks for, not one of the other measures or counts."""
        return self.id == _LEVEL or self.id in _ASKED


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """How a figure is had of an option, and of the start where that has one.

    `less` says that a rule of the tool takes fewer of it for better; `silent` of how many rows it
    is known, where the option leaves more unsaid than there was before.
    """

    id: str
    name: str
    of: Callable[[OptionComparison], Value]
    start: Callable[[OptionComparison], Value] | None = None
    less: bool = False
    silent: Callable[[OptionComparison], str] = lambda _option: ""


def _measure(identifier: str, name: str) -> AskedFigure:
    return AskedFigure(
        identifier,
        name,
        lambda option: _measured(option, identifier, after=True),
        lambda option: _measured(option, identifier, after=False),
        silent=lambda option: _unsaid(option, identifier),
    )


_FIRST = (
    AskedFigure("new", "New errors and warnings", lambda o: _count(grave(o.new)), less=True),
    AskedFigure(
        "separation",
        "Errors and warnings on separation",
        lambda o: broken(o.option.check, SEPARATION),
        lambda o: broken(o.baseline.check, SEPARATION),
        less=True,
    ),
    AskedFigure(
        "broken",
        "Errors and warnings, all rules",
        lambda o: broken(o.option.check),
        lambda o: broken(o.baseline.check),
        less=True,
    ),
    AskedFigure("fixed", "Errors and warnings put right", lambda o: _count(grave(o.fixed))),
    AskedFigure(
        "gone", "Errors and warnings gone, not cleared", lambda o: len(gone_not_cleared(o))
    ),
    AskedFigure("silent", "Rules no longer shown", lambda o: len(o.no_longer_shown)),
    AskedFigure("saved", "Saved a year", lambda o: o.impact.recurrent_saving),
    _measure("cost", "Cost a year"),
    AskedFigure("once", "One-off cost", lambda o: o.impact.one_off_cost),
    AskedFigure("payback", "Pays back in years", lambda o: o.impact.money["payback_years"]),
    _measure("fte", "FTE"),
    _measure("posts", "Posts"),
    AskedFigure("people", "People affected", lambda o: o.impact.size["people_affected"]),
    AskedFigure("risk", "of them at risk", lambda o: people_at_risk(o)),
    _measure("layers", "Layers"),
    _measure("largest_span", "Largest span"),
    _measure("directors", "Directors"),
)
_COUNTED = (
    _measure("average_span", "Average span"),
    AskedFigure("added", "Posts added", lambda o: len(o.differences.posts.added)),
    AskedFigure("removed", "Posts removed", lambda o: len(o.differences.posts.removed)),
    AskedFigure("moved", "Posts moved", lambda o: len(o.differences.posts.moved)),
    AskedFigure("changed", "Posts changed", lambda o: len(o.differences.posts.changed)),
    AskedFigure("units", "Units added, removed or moved", lambda o: _units(o)),
    AskedFigure("functions", "Functions moved", lambda o: len(o.differences.functions.moved)),
    AskedFigure("links", "Links added", lambda o: len(o.differences.links.added)),
    AskedFigure("unlinked", "Links ended", lambda o: len(o.differences.links.removed)),
)
_MONEY = {"once": "one_off_cost", "payback": "payback_years"}
_ASKED = {figure.id for figure in _FIRST}
_OWN = _ASKED | {figure.id for figure in _COUNTED}


def rows_of(options: Sequence[OptionComparison]) -> tuple[ComparedRow, ...]:
    """Every figure of these options: the level of separation first, then what a Board asks."""
    if not options:
        return ()
    others = [
        _measure(one.id, f"{one.name} ({one.unit})")
        for one in options[0].baseline.measures
        if one.id not in _OWN
    ]
    asked = [figure for figure in (*_FIRST, *_COUNTED, *others) if _has(options, figure)]
    level = [_level_row(options)] if scale_of(options[0].baseline.check) else []
    return (*level, *(_row(figure, options) for figure in asked))


def scale_of(check: CheckResult) -> ScaleResult | None:
    """The scale of separation; None where the organisation's rules have none."""
    return next(iter(check.scales), None)


def level_in_words(scale: ScaleResult) -> str:
    """`Labelled; structural not shown`: the level that is shown, and the one after it."""
    reached = capital(scale.reached.title) if scale.reached else "None shown"
    if scale.next is None:
        return reached
    return f"{reached}; {scale.next.title} {_STATES[scale.next.state]}"


def broken(check: CheckResult, pack: str = "") -> int:
    """Errors and warnings that stand, of all rules or of one pack."""
    rules = (rule for rule in check.rules if not pack or rule.pack == pack)
    return sum(_count(grave(rule.findings)) for rule in rules)


def people_at_risk(option: OptionComparison) -> Value:
    """People whose post goes without a successor; None where a holder is not known."""
    table = option.impact.categories
    found = table.loc[table["category"] == AT_RISK, "persons"]
    if not len(found):
        return 0
    return None if found.isna().any() else float(found.iloc[0])


def in_figures(values: Sequence[Value]) -> list[str]:
    """Rounded, with as many decimals as it takes to tell those apart that differ."""
    decimals = _decimals(values)
    return [UNKNOWN if value is None else _number(value, decimals) for value in values]


def _decimals(values: Sequence[Value]) -> int:
    known = [float(value) for value in values if value is not None]
    decimals = 0 if all(abs(value) >= _LARGE or value == int(value) for value in known) else 1
    different = len({round(value, _EXACT) for value in known})
    while decimals < _EXACT and len({round(value, decimals) for value in known}) < different:
        decimals += 1
    return decimals


def _number(value: float, decimals: int) -> str:
    return f"{round(value, decimals) + 0.0:,.{decimals}f}".replace("-", "−")


def _row(figure: AskedFigure, options: Sequence[OptionComparison]) -> ComparedRow:
    values = [figure.of(option) for option in options]
    was = figure.start(options[0]) if figure.start else None
    has_start = figure.start is not None
    known = [*values, *([was] if has_start else [])]
    said, decimals = in_figures(known), _decimals(known)
    cells = [
        ComparedCell(words, *_mark(figure, value, was if has_start else 0, option, decimals))
        for words, value, option in zip(said, values, options, strict=False)
    ]
    every = {None if value is None else round(value, _EXACT) for value in (*values, was or 0)}
    return ComparedRow(
        figure.id,
        figure.name,
        said[-1] if has_start else NONE,
        tuple(cells),
        len(every) > 1,
        tuple(values),
    )


def _mark(
    figure: AskedFigure, value: Value, was: Value, option: OptionComparison, decimals: int
) -> tuple[str, Tone]:
    """How far a value is from the start, and whether a rule takes that for worse or better."""
    if value is None or was is None:
        return "", ""
    marks = figure.start is not None
    delta = round(value - was, _EXACT)
    if silent := figure.silent(option):
        return silent, ""
    if not delta:
        return ("same" if marks else ""), ""
    arrow = f"{_ARROWS[1 if delta > 0 else -1]} {_number(abs(delta), decimals)}"
    if not figure.less:
        return (arrow if marks else ""), ""
    if delta > 0:
        return (f"{arrow} more, worse" if marks else "▲ worse"), "worse"
    # What went with what it was about was not put right.
    cleared = -delta > len(gone_not_cleared(option))
    return (f"{arrow} fewer, better", "better") if cleared else (f"{arrow} fewer", "")


def _level_row(options: Sequence[OptionComparison]) -> ComparedRow:
    start = scale_of(options[0].baseline.check)
    said = level_in_words(start) if start else UNKNOWN
    cells = tuple(_level_cell(start, scale_of(option.option.check)) for option in options)
    differs = len({said, *(cell.words for cell in cells)}) > 1
    return ComparedRow(_LEVEL, "Separation level", said, cells, differs)


def _level_cell(start: ScaleResult | None, scale: ScaleResult | None) -> ComparedCell:
    if scale is None or start is None:
        return ComparedCell(UNKNOWN)
    words, step = level_in_words(scale), _height(scale) - _height(start)
    if step:
        return ComparedCell(
            words, "▲ higher, better" if step > 0 else "▼ lower, worse", _tone(step)
        )
    return ComparedCell(words, "same" if words == level_in_words(start) else "")


def _tone(step: int) -> Tone:
    return "better" if step > 0 else "worse"


def _height(scale: ScaleResult) -> int:
    return 0 if scale.reached is None else scale.levels.index(scale.reached) + 1


def _has(options: Sequence[OptionComparison], figure: AskedFigure) -> bool:
    """Whether the organisation's rules include what a figure counts, or an option states it."""
    if figure.id in ("once", "payback"):
        return any(option.impact.money[_MONEY[figure.id]] is not None for option in options)
    if figure.id != "separation":
        return True
    option = options[0]
    packs = [pack.name for pack in option.baseline.check.packs]
    return SEPARATION in packs and len(packs) > 1


def _measured(option: OptionComparison, identifier: str, *, after: bool) -> Value:
    side = option.option if after else option.baseline
    found = side.figure(identifier)
    return found.value if found else None


def _unsaid(option: OptionComparison, identifier: str) -> str:
    """`known of 180 of 181 rows`, where the data with the option says less than before."""
    after = option.option.measures.by_id.get(identifier)
    before = option.baseline.measures.by_id.get(identifier)
    if after is None or before is None or ";" not in after.known or after.known == before.known:
        return ""
    return f"known of {after.known.split(';')[0]}"


def _count(findings: Iterable[Finding]) -> int:
    return len(list(findings))


def _units(option: OptionComparison) -> int:
    units = option.differences.units
    return len(units.added) + len(units.removed) + len(units.moved)
