"""Measures with their counting rules, units and layers, and the register of posts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.small_numbers import NOT_SHOWN, guarded, small
from orgmodel.board_papers.tables.options import NOTHING
from orgmodel.measures.costs import COMPUTED
from orgmodel.measures.measure import Measure
from orgmodel.measures.result import Measures
from orgmodel.model.organisation import OrganisationModel
from orgmodel.result_tables.result_table import Cell, ResultTable, cell, table_of

_COUNTS_OF_PEOPLE = ("headcount", "assignments", "vacant_posts")
OF_PEOPLE = frozenset(
    (*_COUNTS_OF_PEOPLE, "fte_in_post", "vacancy_fte", "vacancy_rate", "average_span_filled")
)
"""Measures from which the number of people who come or go could be worked out."""
OF_COST = frozenset(("cost", COMPUTED, "director_cost_cv"))
_UNIT = ("unit", "name", "depth", "own_rows", "unit_posts", "unit_fte")
_UNIT_OF_HR = ("unit_in_post", "unit_vacancy", "unit_headcount")
_LAYER = ("layer", "rows", "posts", "fte")

_AT_LEAST = "at least "


def figures_table(material: Material) -> ResultTable:
    """Each measure as it is and in each option, with its unit and how it was counted."""
    options = [option.option.measures for option in material.options]
    hidden = [hides(material, measures) for measures in options]
    rows = []
    for figure in material.comparison.baseline.measures:
        if figure.id in OF_COST and not material.audience.sees_cost:
            continue
        if figure.id == COMPUTED and not material.exact:
            continue  # of one post that is computed it is that post's pay
        cells: dict[str, Cell] = {NOTHING: _value(material, figure)}
        for name, measures, hide in zip(material.option_names, options, hidden, strict=True):
            cells[name] = _after(material, figure, measures.by_id.get(figure.id), hide=hide)
        about = {"measure": figure.id, "name": figure.name, "unit": figure.unit}
        rows.append({**about, **cells, "rule": figure.rule, "known": _known(material, figure)})
    heads = ("measure", "name", "unit", NOTHING, *material.option_names, "rule", "known")
    return table_of("measures", "Measures and how each was counted", rows, heads)


def _known(material: Material, figure: Measure) -> str:
    """What a measure rests on; of pay, the range gives the least and the most away.

    Of fewer than five people nothing is said: the rows of appointments.csv are as many.
    """
    hidden = OF_PEOPLE if _few(material) else frozenset()
    return "" if figure.id in OF_COST | hidden and not material.exact else figure.known


def _few(material: Material) -> bool:
    """Whether the whole organisation has fewer than five people in post, or appointments."""
    figures = material.comparison.baseline.measures.by_id
    found = [figures[name].value for name in ("headcount", "assignments") if name in figures]
    return not material.exact and small(found)


def hides(material: Material, after: Measures) -> bool:
    """Whether measures of people are kept from the audience.

    They are where an option changes some number of people by fewer than five.
    """
    if material.exact or _few(material):
        return not material.exact
    before = material.comparison.baseline.measures
    changes = []
    for name in _COUNTS_OF_PEOPLE:
        old, new = before.by_id.get(name), after.by_id.get(name)
        if old and new and old.value is not None and new.value is not None:
            changes.append(abs(new.value - old.value))
    return small(changes)


def _value(material: Material, figure: Measure) -> Cell:
    if figure.id in ("headcount", "assignments"):
        return cell(guarded(figure.value, exact=material.exact))
    if figure.id in OF_PEOPLE and _few(material) and figure.value is not None:
        return NOT_SHOWN
    return _rounded(figure.value)


def _after(material: Material, old: Measure, new: Measure | None, *, hide: bool) -> Cell:
    if hide and old.id in OF_PEOPLE and old.value is not None:
        return NOT_SHOWN
    if new is None or new.value is None:
        return None
    return _value(material, new)


def _rounded(value: float | int | None) -> Cell:
    return cell(round(value, 3) if isinstance(value, float) else value)


def units_table(material: Material) -> ResultTable:
    """Posts and time of each unit as it is; people and cost only where they may be told."""
    columns = list(_UNIT)
    if material.exact:
        columns += _UNIT_OF_HR
        columns += ["unit_cost"] if material.fields.costs else []
    frame = material.comparison.baseline.measures.units[columns]
    heads = {
        "name": "unit",
        "unit": "id",
        "depth": "level",
        "own_rows": "rows of its own",
        "unit_posts": "posts",
        "unit_fte": "FTE",
        "unit_in_post": "FTE in post",
        "unit_vacancy": "FTE vacant",
        "unit_headcount": "people",
        "unit_cost": "cost a year",
    }
    return ResultTable("units", "Units with all that is in them", frame, heads)


def layers_table(material: Material) -> ResultTable:
    """Rows, posts and time of each layer of the executive line."""
    frame = material.comparison.baseline.measures.layers[list(_LAYER)]
    return ResultTable("layers", "Layers of the executive line", frame, {"fte": "FTE"})


def _manager(model: OrganisationModel, post: str) -> str:
    """The title of a post's manager; empty only where it is known to report to nobody."""
    ghost = model.line_tops.ghost_of.get(post)
    return (
        model.line_tops.ghost_title(ghost)
        if ghost
        else model.names.get(model.cells.cell(post, "reports_to"), "")
    )


def posts_table(material: Material) -> ResultTable:
    """The register of posts as it is and in each option: the figures of the boxes in the charts."""
    parts = [_register(NOTHING, material.comparison.baseline.measures)]
    models = [material.model]
    for name, option in zip(material.option_names, material.options, strict=True):
        parts.append(_register(name, option.option.measures))
        models.append(option.option.model)
    rows: list[dict[str, Any]] = []
    for (head, frame), model in zip(parts, models, strict=True):
        in_line = _posts_in_lines(model)
        for row in frame.to_dict("records"):
            post = str(row["post"])
            told: dict[str, Any] = {
                "option": head,
                "post": post,
                "title": model.names.get(post, post),
            }
            told |= {
                "unit": model.names.get(model.home_of(post), ""),
                "manager": _manager(model, post),
                "layer": row["layer"],
                "reports": row["span"],
                "posts": _at_least(*model.stands_for(post)),
                "fte": row["fte"],
                "line_posts": in_line[post],
                "line_fte": row["line_fte"],
            }
            rows.append({**told, **_switched(material, post, row, model)})
    columns = ("option", "post", "title", "unit", "manager", "layer", "reports", "posts", "fte")
    of_lines = ("line_posts", "line_fte")
    heads = (*columns, *of_lines, *_switches(material))
    return table_of("posts", "Register of posts", rows, heads)


def _register(head: str, measures: Measures) -> tuple[str, pd.DataFrame]:
    return head, measures.posts.drop_duplicates("post")


def _posts_in_lines(model: OrganisationModel) -> dict[str, float | str]:
    """Post → the posts of its line, its own among them, each row as often as it stands for."""
    line = model.hierarchy
    sizes = [model.stands_for(post) for post in line.ids]
    fewest = line.total(np.array([least for least, _ in sizes], dtype=np.float64)).tolist()
    unknown = line.total(np.array([most is None for _, most in sizes], dtype=np.int64)).tolist()
    every = zip(line.ids, fewest, unknown, strict=True)
    return {post: _at_least(least, None if open_ else least) for post, least, open_ in every}


def _at_least(least: float, most: float | None) -> float | str:
    """A number of posts; `at least 13` where the data does not say how many."""
    return at_least_words(least) if most is None else least


def at_least_words(least: float) -> str:
    """`at least 13`, for posts of which the data does not say how many there are."""
    return f"{_AT_LEAST}{least:,g}"


def fewest_of(posts: float | str) -> tuple[float, bool]:
    """The fewest posts that a cell of the register tells, and whether there may be more."""
    if isinstance(posts, str):
        return float(posts.removeprefix(_AT_LEAST).replace(",", "")), True
    return posts, False


def _switches(material: Material) -> Sequence[str]:
    columns = ["band"] if material.fields.bands else []
    if material.audience.name == "hr":
        columns += ["cost"] if material.fields.costs else []
        columns += ["holders"] if material.fields.names else []
    return columns


def _switched(material: Material, post: str, row: dict[Any, Any], model: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"band": model.cells.cell(post, "band"), "cost": row["cost"]}
    if material.fields.names:
        found["holders"] = "; ".join(holder_names(model, post))
    return {name: found[name] for name in _switches(material)}


def holder_names(model: Any, post: str) -> list[str]:
    """The holders of a post by name, or by id where the data gives no name."""
    named = dict(model.cells.pairs("people", "id", "name"))
    return [named.get(person) or person for person in model.holders.get(post, ())]
