"""The options beside each other and beside doing nothing: one row a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from orgmodel.board_pack.material import Material
from orgmodel.board_pack.small_numbers import guarded, in_fives, small
from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.differences import Differences, RowDifferences
from orgmodel.impact_on_posts.category import ALSO, EMPLOYER, UNCHANGED
from orgmodel.impact_on_posts.schedule import Impact
from orgmodel.result_tables.result_table import Cell, ResultTable, cell, table_of
from orgmodel.rules.scale import ScaleResult

NOTHING = "Do nothing"
GROUP, FIGURE = "group", "figure"
DIFFERENCE = "difference"
NOT_GIVEN, NOT_KNOWN = "not given", "not known"
_TARGET = {"held": "reached", "open": "open: not shown", "broken": "missed"}
_SEVERITIES = {"error": "errors", "warning": "warnings", "info": "for information"}
_MEASURES = {
    "Posts and cost": (
        ("posts", "Posts"),
        ("fte", "Working time (FTE)"),
        ("cost", "Cost a year"),
    ),
    "Shape": (
        ("layers", "Layers"),
        ("average_span", "Average span"),
        ("directors", "Directors"),
    ),
}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: doing nothing, then each option, with differences where there are some."""

    group: str
    figure: str
    before: Cell
    after: tuple[Cell, ...]


def options_table(material: Material) -> ResultTable:
    """A column an option, and beside it how far it differs from doing nothing."""
    columns = [GROUP, FIGURE, NOTHING]
    for name in material.option_names:
        columns += [name, difference_of(name)]
    rows = [_cells(row, material.option_names) for row in figure_rows(material)]
    return table_of("options", "Options beside each other", rows, columns)


def difference_of(option: str) -> str:
    """The column with the differences of an option."""
    return f"{option.split(' ')[0]} {DIFFERENCE}"


def _cells(row: FigureRow, names: Sequence[str]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {GROUP: row.group, FIGURE: row.figure, NOTHING: row.before}
    for name, value in zip(names, row.after, strict=True):
        cells[name] = value
        cells[difference_of(name)] = _difference(row.before, value)
    return cells


def _difference(before: Cell, after: Cell) -> Cell:
    if isinstance(before, str) or isinstance(after, str) or before is None or after is None:
        return None
    change = round(after - before, 6)
    if not change:
        return None
    return int(change) if float(change).is_integer() else change


def figure_rows(material: Material) -> Iterator[FigureRow]:
    """Every figure, by subject."""
    yield from _changes(material)
    yield from _levels(material)
    yield from _findings(material)
    yield from _measured(material, "Posts and cost")
    if material.audience.sees_cost:
        yield FigureRow("Posts and cost", "One-off cost", "–", _each(material, _one_off))
    yield from _people(material)
    yield from _measured(material, "Shape")


def _each(material: Material, of: Callable[[OptionComparison], Cell]) -> tuple[Cell, ...]:
    return tuple(of(option) for option in material.options)


def _columns(material: Material) -> list[Assessed]:
    return [material.comparison.baseline, *(option.option for option in material.options)]


def _changes(material: Material) -> Iterator[FigureRow]:
    if not material.options:
        return
    rows: tuple[tuple[str, Callable[[Differences], int]], ...] = (
        ("Posts that go", lambda found: len(found.posts.removed)),
        ("Posts that come", lambda found: len(found.posts.added)),
        ("Posts that move", lambda found: len(found.posts.moved)),
        ("Units that go, come or move", lambda found: _moving(found.units)),
        ("Functions that go, come or move", lambda found: _moving(found.functions)),
    )
    for words, number in rows:
        counts = tuple(number(option.differences) for option in material.options)
        yield FigureRow("What changes", words, 0, counts)


def _moving(rows: RowDifferences) -> int:
    return len(rows.removed) + len(rows.added) + len(rows.moved)


def _levels(material: Material) -> Iterator[FigureRow]:
    columns = _columns(material)
    for place, scale in enumerate(columns[0].check.scales):
        scales = [one.check.scales[place] for one in columns]
        reached = [_reached(one) for one in scales]
        yield FigureRow(scale.title, "Level reached", reached[0], tuple(reached[1:]))
        if scale.target:
            met = [_TARGET[one.meets_target] if one.meets_target else "" for one in scales]
            yield FigureRow(scale.title, f"Target {scale.target}", met[0], tuple(met[1:]))


def _reached(scale: ScaleResult) -> str:
    level = scale.reached
    return f"{level.id} {level.title}" if level else "none shown"


def _findings(material: Material) -> Iterator[FigureRow]:
    counts = [one.check.summary for one in _columns(material)]
    for key, words in (
        ("errors", "Errors"),
        ("warnings", "Warnings"),
        ("not_assessable", "Rules not assessable"),
    ):
        yield FigureRow(
            "Findings", words, counts[0][key], tuple(count[key] for count in counts[1:])
        )
    if not material.options:
        return
    rows: tuple[tuple[str, Callable[[OptionComparison], list[str]]], ...] = (
        ("New", lambda option: [f.severity for f in option.new if f.stands]),
        ("Cleared", lambda option: [f.severity for f in option.fixed if f.stands]),
        ("No longer shown", lambda option: [f.severity for f, _ in option.unshown if f.stands]),
    )
    for words, severities_of in rows:
        found = tuple(_by_severity(severities_of(option)) for option in material.options)
        yield FigureRow("Findings", words, "–", found)


def _by_severity(severities: Sequence[str]) -> Cell:
    parts = [
        f"{severities.count(name)} {words if severities.count(name) != 1 else words.rstrip('s')}"
        for name, words in _SEVERITIES.items()
        if name in severities
    ]
    return ", ".join(parts) if parts else 0


def _measured(material: Material, group: str) -> Iterator[FigureRow]:
    for key, words in _MEASURES[group]:
        if key == "cost" and not material.audience.sees_cost:
            continue
        found = [one.measures.by_id.get(key) for one in _columns(material)]
        values: list[Cell] = [
            NOT_KNOWN if one is None or one.value is None else one.value for one in found
        ]
        values = [cell(round(v, 2)) if isinstance(v, float) else v for v in values]
        yield FigureRow(group, words, values[0], tuple(values[1:]))


def _one_off(option: OptionComparison) -> Cell:
    once = option.impact.one_off_cost
    return NOT_GIVEN if once is None else once


def _people(material: Material) -> Iterator[FigureRow]:
    """How many people are touched. One count of those at risk alone: two would give a third."""
    if not material.options:
        return
    found = [option.impact for option in material.options]
    affected = tuple(_told(people_of(material, one, one.size["people_affected"])) for one in found)
    yield FigureRow("People", "People affected", 0, affected)
    for words, number in (
        ("Counted for consultation", lambda one: one.consultation.total),
        ("With another employer", with_another_employer),
    ):
        told = tuple(_told(guarded(number(one), exact=material.exact)) for one in found)
        yield FigureRow("People", words, 0, told)


def hides_some(material: Material, found: Impact) -> bool:
    """Whether a number of people in this option is kept from the audience."""
    return not material.exact and small(
        [found.consultation.total, with_another_employer(found), found.size["people_affected"]]
    )


def people_of(material: Material, found: Impact, number: float | None) -> Cell:
    """A number of people of an option, in fives where another number of it is hidden."""
    return (
        in_fives(number) if hides_some(material, found) else guarded(number, exact=material.exact)
    )


def _told(number: float | int | str | None) -> Cell:
    return NOT_KNOWN if number is None else number


def with_another_employer(found: Impact) -> float | None:
    """People whose post goes to another employer; None where some post does not say."""
    table = found.table
    pairs = zip(table["category"].tolist(), table["also"].tolist(), strict=True)
    moved = [kind != UNCHANGED and EMPLOYER in also.split(ALSO) for kind, also in pairs]
    persons = table.loc[moved, "persons"]
    return None if persons.isna().any() else float(persons.sum())
