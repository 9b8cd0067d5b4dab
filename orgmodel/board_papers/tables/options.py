"""The options beside each other and beside doing nothing: what the page of options says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.small_numbers import guarded, in_fives, small
from orgmodel.chart.options_page.directorates import directorates
from orgmodel.chart.options_page.figures import (
    PAYBACK,
    UNKNOWN,
    Figure,
    FigureRow,
    OptionFigures,
    RowGroup,
    number_words,
    option_figures,
)
from orgmodel.impact_on_posts.category import ALSO, EMPLOYER, UNCHANGED
from orgmodel.impact_on_posts.schedule import Impact
from orgmodel.measures.costs import PARTLY
from orgmodel.measures.division_posts import DivisionPosts
from orgmodel.result_tables.result_table import Cell, ResultTable, cell, table_of

NOTHING = "Do nothing"
_PEOPLE, _MONEY = "People", "Posts and cost"
_COSTS = frozenset(("Cost a year", f"Cost a year, {PARTLY}", "One-off cost", PAYBACK))
_BETWEEN = "   "
"""What stands between a figure and its difference on the page."""
_NUMBER = re.compile(r"[+−-]?[\d,]+(?:\.\d+)?")


def figures_for(material: Material) -> OptionFigures:
    """What the page of options says to this audience: people guarded, costs where seen."""
    found = option_figures(material.comparison)
    groups = []
    for group in found.groups:
        if group.title == _PEOPLE:
            group = RowGroup(_PEOPLE, _people(material))
        if group.title == _MONEY and not material.audience.sees_cost:
            group = RowGroup("Posts", tuple(r for r in group.rows if r.label not in _COSTS))
        groups += [group] if group.rows else []
    return replace(found, groups=tuple(groups))


def _people(material: Material) -> tuple[FigureRow, ...]:
    """How many people are touched. One count of those at risk alone: two would give a third."""
    found = [option.impact for option in material.options]
    if not found:
        return ()
    affected = [people_of(material, one, one.size["people_affected"]) for one in found]
    rows: tuple[tuple[str, Callable[[Impact], float | int | None]], ...] = (
        ("Counted for consultation", lambda one: one.consultation.total),
        ("With another employer", with_another_employer),
    )
    told = [_row("People affected", affected)]
    told += [
        _row(label, [guarded(number(one), exact=material.exact) for one in found])
        for label, number in rows
    ]
    return tuple(told)


def _row(label: str, values: list[Cell]) -> FigureRow:
    words = [
        value if isinstance(value, str) else UNKNOWN if value is None else number_words(value)
        for value in values
    ]
    return FigureRow(label, (Figure("0"), *(Figure(word, word != "0") for word in words)))


def hides_some(material: Material, found: Impact) -> bool:
    """Whether a number of people in this option is kept from the audience."""
    return not material.exact and small(
        [found.consultation.total, with_another_employer(found), found.size["people_affected"]]
    )


def people_of(material: Material, found: Impact, number: float | None) -> Cell:
    """A number of people of an option, in fives where another number of it is hidden."""
    return in_fives(number) if hides_some(material, found) else guarded(number, exact=True)


def with_another_employer(found: Impact) -> float | None:
    """People whose post goes to another employer; None where some post does not say."""
    table = found.table
    pairs = zip(table["category"].tolist(), table["also"].tolist(), strict=True)
    moved = [kind != UNCHANGED and EMPLOYER in also.split(ALSO) for kind, also in pairs]
    persons = table.loc[moved, "persons"]
    return None if persons.isna().any() else float(persons.sum())


def options_table(material: Material) -> ResultTable:
    """A column an option, and beside it how far it differs from doing nothing."""
    found, names = figures_for(material), material.option_names
    columns = ["group", "figure", NOTHING]
    for name in names:
        columns += [name, difference_of(name)]
    heads = dict(zip((NOTHING, *names), (one.about for one in found.headings), strict=True))
    rows: list[dict[str, Cell]] = [{"group": "Option", "figure": "In short", **heads}]
    for group in found.groups:
        for row in group.rows:
            cells: dict[str, Cell] = {"group": group.title, "figure": row.label}
            cells[NOTHING] = _value(row.figures[0].words)
            for name, figure in zip(names, row.figures[1:], strict=True):
                value, _, change = figure.words.partition(_BETWEEN)
                cells |= {name: _value(value), difference_of(name): _value(change)}
            rows.append(cells)
    return table_of("options", "Options beside each other", rows, columns)


def difference_of(option: str) -> str:
    """The column with the differences of an option."""
    return f"{option.split(' ')[0]} difference"


def _value(words: str) -> Cell:
    """A figure of the page as a number where it is one."""
    if not _NUMBER.fullmatch(words):
        return words or None
    return cell(float(words.replace(",", "").replace("−", "-")))


def directorates_table(material: Material) -> ResultTable:
    """Posts of each directorate that an option changes, and of the others together."""
    found = directorates(material.comparison)
    heads = (NOTHING, *material.option_names)
    rows = [("", row.name, row.side, row.posts) for row in found.rows]
    rows.append(("together", f"{found.others} others, unchanged", "", found.rest))
    if any(one.posts or one.unknown for one in found.in_none):
        rows.append(("together", "In no directorate", "", found.in_none))
    told = [
        {
            "row": kind,
            "directorate": name,
            "side": side,
            **{head: _posts(one) for head, one in zip(heads, posts, strict=True)},
        }
        for kind, name, side, posts in rows
    ]
    columns = ("row", "directorate", "side", *heads)
    return table_of("directorates", "Posts by directorate", told, columns)


def _posts(found: DivisionPosts | None) -> Cell:
    if found is None:
        return None
    return cell(found.posts) if not found.unknown else f"{found.posts:g}, and more"
