"""What the page of options says: one column for doing nothing, then one an option.

Every figure is the comparison's own. What is not known is said in words, never as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.options_page.directorates import posts_words, whole
from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.comparison.differences import Differences, RowDifferences
from orgmodel.comparison.outcomes import WORDS
from orgmodel.impact_on_posts.category import AT_RISK, RING
from orgmodel.impact_on_posts.schedule import payback_years
from orgmodel.measures.costs import COMPUTED, PARTLY
from orgmodel.model.words import counted, listed, number_word
from orgmodel.rules.finding import SEVERITIES, Finding, Outcome
from orgmodel.rules.scale import ScaleResult

UNKNOWN = "not known"
_NOT_GIVEN = "not given"
_NOTHING = "–"
PAYBACK = "Pays back in years"
_MINUS = "−"
_TARGETS = {"held": "reached", "open": "open: not shown", "broken": "missed"}
_OF_SEVERITY = {"error": "error", "warning": "warning", "info": "for information"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: its number (0: doing nothing), name, and a few words."""

    number: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What one column says in a row, and whether it is other than doing nothing."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row: its label, then a figure a column."""

    label: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """Everything in words: the columns, the rows, and what an option makes unjudgeable."""

    headings: tuple[Heading, ...]
    groups: tuple[RowGroup, ...]
    silent: tuple[str, ...]

    def of_options(self, chosen: Sequence[int]) -> OptionFigures:
        """Doing nothing and the options at these places alone."""
        places = (0, *(place + 1 for place in chosen))
        groups = tuple(
            RowGroup(
                group.title,
                tuple(
                    FigureRow(row.label, tuple(row.figures[place] for place in places))
                    for row in group.rows
                ),
            )
            for group in self.groups
        )
        numbers = {f"Option {self.headings[place].number}:" for place in places[1:]}
        silent = tuple(s for s in self.silent if f"{s.partition(':')[0]}:" in numbers)
        return OptionFigures(tuple(self.headings[place] for place in places), groups, silent)


def option_figures(
    comparison: Comparison, one_off_costs: Sequence[float | None] = ()
) -> OptionFigures:
    """The figures of a comparison. `one_off_costs` are the options', in their order."""
    options = comparison.options
    given = [*one_off_costs, *[None] * (len(options) - len(one_off_costs))]
    costs = [
        option.impact.one_off_cost if cost is None else cost
        for option, cost in zip(options, given, strict=True)
    ]
    headings = (
        Heading(0, "Do nothing", "the organisation as it is"),
        *(Heading(n, o.name, in_short(o.differences)) for n, o in enumerate(options, start=1)),
    )
    groups = (
        *_scales(comparison),
        RowGroup("Findings", tuple(_findings(comparison))),
        RowGroup("Posts and cost", tuple(_money(comparison, costs))),
        RowGroup("People", tuple(_people(options))),
        RowGroup("Shape", tuple(_measured(comparison, _SHAPE))),
    )
    silent = tuple(
        f"Option {number}: {words}"
        for number, option in enumerate(options, start=1)
        for words in _silent(option)
    )
    return OptionFigures(headings, groups, silent)


def _silent(option: OptionComparison) -> Iterator[str]:
    """A sentence a reason: `R1 and R2 passed and cannot be assessed any more. …`."""
    rules: dict[tuple[Outcome, str], list[str]] = {}
    for change in option.no_longer_shown:
        rules.setdefault((change.was, change.why), []).append(change.rule)
    for (was, why), ids in rules.items():
        yield f"{listed(ids)} {WORDS[was]} and cannot be assessed any more. {why}"


def in_short(found: Differences) -> str:
    """What differs first, by number: `1 unit comes, 2 go; 1 post moves`."""
    parts = ((found.units, "unit"), (found.posts, "post"), (found.functions, "function"))
    said = [words for rows, one in parts if (words := _rows_in_short(rows, one))]
    links = len(found.links.added) + len(found.links.removed) + len(found.links.changed)
    if links:
        said.append(f"{counted(links, 'link')} {'differs' if links == 1 else 'differ'}")
    if found.services:
        said.append("services differ")
    return "; ".join(said[:2]) or "nothing differs"


def _rows_in_short(rows: RowDifferences, one: str) -> str:
    numbers = (len(rows.added), len(rows.removed), len(rows.moved), len(rows.changed))
    verbs = (("comes", "come"), ("goes", "go"), ("moves", "move"), ("changes", "change"))
    parts = [
        (number, single if number == 1 else several)
        for number, (single, several) in zip(numbers, verbs, strict=True)
        if number
    ]
    if not parts:
        return ""
    first = f"{counted(parts[0][0], one)} {parts[0][1]}"
    return ", ".join([first, *(f"{number:,} {verb}" for number, verb in parts[1:])])


def number_words(value: float | int | None) -> str:
    """A number to two places at most; "not known" where there is none."""
    if value is None or value != value:
        return UNKNOWN
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def signed(change: float | int) -> str:
    """`+3`, `−1.5`."""
    return f"{'+' if change > 0 else _MINUS}{number_words(abs(change))}"


def _row(label: str, words: Sequence[str]) -> FigureRow:
    """A row of words: what is not what doing nothing says differs."""
    return FigureRow(label, tuple(Figure(word, word != words[0]) for word in words))


def _numbers(label: str, values: Sequence[float | int | None]) -> FigureRow:
    """A row of numbers, each other one with its difference."""
    was = values[0]
    figures = [Figure(number_words(was))]
    for value in values[1:]:
        if value == was or (value is None and was is None):
            figures.append(Figure(number_words(value)))
            continue
        change = ""
        if value is not None and was is not None:
            change = f"   {signed(round(value - was, 6))}"
        figures.append(Figure(f"{number_words(value)}{change}", True))
    return FigureRow(label, tuple(figures))


def _columns(comparison: Comparison) -> list[Assessed]:
    return [comparison.baseline, *(option.option for option in comparison.options)]


def _scales(comparison: Comparison) -> Iterator[RowGroup]:
    """How far up its pack's levels each column comes."""
    found: list[Mapping[str, ScaleResult]] = [
        {scale.pack: scale for scale in column.check.scales} for column in _columns(comparison)
    ]
    for pack, first in found[0].items():
        scales = [column.get(pack) for column in found]
        rows = [_row("Level reached", [_reached(scale) for scale in scales])]
        if first.target:
            title = next((level.title for level in first.levels if level.id == first.target), "")
            label = ", ".join(part for part in (f"Target {first.target}", title) if part)
            rows.append(_row(label, [_target(scale) for scale in scales]))
        yield RowGroup(first.title, tuple(rows))


def _reached(scale: ScaleResult | None) -> str:
    if scale is None:
        return "not asked"
    reached = scale.reached
    return f"{reached.id} {reached.title}" if reached else "none shown"


def _target(scale: ScaleResult | None) -> str:
    return _TARGETS.get((scale and scale.meets_target) or "", "not asked")


def _findings(comparison: Comparison) -> Iterator[FigureRow]:
    summaries = [column.check.summary for column in _columns(comparison)]
    yield _pairs("Errors, warnings", [(one["errors"], one["warnings"]) for one in summaries])
    yield _numbers("For information", [one["info"] for one in summaries])
    yield _numbers("Rules not assessable", [one["not_assessable"] for one in summaries])
    parts: tuple[tuple[str, Callable[[OptionComparison], Sequence[Finding]]], ...] = (
        ("New", lambda option: option.new),
        ("Cleared", lambda option: option.fixed),
        ("No longer shown", lambda option: [finding for finding, _ in option.unshown]),
    )
    for label, chosen in parts:
        words = [by_severity(chosen(option)) for option in comparison.options]
        figures = (Figure(_NOTHING), *(Figure(word, word != "0") for word in words))
        yield FigureRow(label, figures)


def _pairs(label: str, values: Sequence[tuple[int, int]]) -> FigureRow:
    """A row of two numbers each: `5, 19`, and by how much each differs."""
    was = values[0]
    figures = [Figure(f"{was[0]}, {was[1]}")]
    for value in values[1:]:
        changes = [new - old for new, old in zip(value, was, strict=True)]
        said = ", ".join(signed(change) if change else "0" for change in changes)
        shown = f"{value[0]}, {value[1]}"
        figures.append(Figure(f"{shown}   {said}" if any(changes) else shown, any(changes)))
    return FigureRow(label, tuple(figures))


def by_severity(findings: Sequence[Finding]) -> str:
    """`2 warnings, 1 for information`; 0 for none. What is accepted is counted apart."""
    standing = [finding.severity for finding in findings if finding.stands]
    said = []
    for severity in SEVERITIES:
        number, word = standing.count(severity), _OF_SEVERITY[severity]
        if number:
            said.append(f"{number} {word}" if severity == "info" else counted(number, word))
    accepted = len(findings) - len(standing)
    if accepted:
        said.append(f"{accepted} accepted")
    return ", ".join(said) or "0"


_SIZE = (("Working time (FTE)", "fte"), ("Cost a year", "cost"))
_SHAPE = (
    ("Layers", "layers"),
    ("Directors", "directors"),
    ("Average span", "average_span"),
)


def _measured(comparison: Comparison, wanted: Sequence[tuple[str, str]]) -> Iterator[FigureRow]:
    for label, key in wanted:
        found = [column.measures.by_id.get(key) for column in _columns(comparison)]
        if key == "cost" and any(COMPUTED in one.measures.by_id for one in _columns(comparison)):
            label = f"{label}, {PARTLY}"
        yield _numbers(label, [figure.value if figure else None for figure in found])


def _posts(comparison: Comparison) -> FigureRow:
    """How many posts; where groups of unknown size are among them, those stated and the groups."""
    columns = _columns(comparison)
    values = [column.measures["posts"].value for column in columns]
    if all(value is not None for value in values):
        return _numbers("Posts", values)
    return _row("Posts", [posts_words(whole(one.measures.division_posts)) for one in columns])


def _money(comparison: Comparison, costs: Sequence[float | None]) -> Iterator[FigureRow]:
    yield _posts(comparison)
    yield from _measured(comparison, _SIZE)
    once = [_NOT_GIVEN if cost is None else number_words(cost) for cost in costs]
    figures = (Figure(word, word not in (_NOT_GIVEN, "0")) for word in once)
    yield FigureRow("One-off cost", (Figure(_NOTHING), *figures))
    pairs = zip(comparison.options, costs, strict=True)
    years = [payback_years(option.impact.recurrent_saving, cost) for option, cost in pairs]
    if any(year is not None for year in years):
        told = (Figure("not known" if y is None else number_words(y), y is not None) for y in years)
        yield FigureRow(PAYBACK, (Figure(_NOTHING), *told))


def _people(options: Sequence[OptionComparison]) -> Iterator[FigureRow]:
    sizes = [option.impact.size for option in options]
    yield _affected("People affected", [size["people_affected"] for size in sizes])
    for label, category in (("of them at risk", AT_RISK), ("of them in a ring-fence", RING)):
        persons = [_persons(option, category) for option in options]
        if category == AT_RISK or any(number != 0 for number in persons):
            yield _affected(label, persons)
    yield _affected("Posts with another employer", [size["employer_changed"] for size in sizes])


def _persons(option: OptionComparison, category: str) -> float | int | None:
    table = option.impact.categories
    found = table.loc[table["category"] == category, "persons"]
    return found.tolist()[0] if len(found) else 0


def _affected(label: str, values: Sequence[float | int | None]) -> FigureRow:
    """Doing nothing affects nobody; the numbers need no difference beside them."""
    words = [number_words(value) for value in values]
    return FigureRow(label, (Figure("0"), *(Figure(word, word != "0") for word in words)))


def counted_options(number: int) -> str:
    """`three options`."""
    return f"{number_word(number)} option{'' if number == 1 else 's'}"
