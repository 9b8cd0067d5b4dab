"""The plots of an organisation's measures; None where the data cannot give one."""

from __future__ import annotations

from math import isnan

import numpy as np
import pandas as pd

from orgmodel.chart.drawing.drawing import Drawing, LegendEntry
from orgmodel.chart.drawing.palette import ORANGE, BoxStyle
from orgmodel.chart.plots.bars import Bar, Guide, bars
from orgmodel.chart.plots.heat_table import grid
from orgmodel.chart.plots.plot_frame import SOLID, figure, said, side_legend, styles_of
from orgmodel.chart.plots.standing_bars import StandingBar, standing_bars
from orgmodel.measures import Measures
from orgmodel.measures.director_balance import CRITERIA

LAYERED = {"rows": "posts and groups", "posts": "posts", "fte": "FTE", "cost": "cost"}
"""What a pyramid can be made of: columns of the table of layers, with their words."""
_FLAGGED = BoxStyle("#fbe9c6", ORANGE, 2.0, "5 2")
_LAST_SPAN = 20
_MOST_ROWS = 30


def known_layers(measures: Measures) -> tuple[str, ...]:
    """What the pyramid can be made of: what every layer states."""
    table = measures.layers
    return tuple(name for name in LAYERED if len(table) and table[name].notna().all())


def pyramid(measures: Measures, of: str = "rows") -> Drawing | None:
    """Posts, FTE or cost of each layer, the top being layer 1."""
    table = measures.layers
    if not len(table):
        return None
    whole = table[of].sum()
    rows = [
        Bar(f"layer-{layer}", f"Layer {layer}", _number(value), _share(value, whole))
        for layer, value in zip(table["layer"], table[of], strict=True)
    ]
    what = LAYERED[of]
    title = f"Pyramid: {what} by layer"
    spoken = f"{title}. {said((row.name, row.caption) for row in rows)}"
    return bars("pyramid", title, spoken, rows, centred=True)


def spans(measures: Measures) -> Drawing | None:
    """How many managers have each number of direct reports, and the average."""
    table = measures.spans
    if not len(table):
        return None
    counts = dict(zip(table["span"].tolist(), table["managers"].tolist(), strict=True))
    last = min(max(counts), _LAST_SPAN)
    flagged = flagged_spans(measures)
    given = [
        StandingBar(str(span), counts.get(span, 0), _FLAGGED if span in flagged else SOLID)
        for span in range(1, last + 1)
    ]
    wider = sum(number for span, number in counts.items() if span > _LAST_SPAN)
    if wider:
        given.append(StandingBar(f"{_LAST_SPAN + 1}+", wider, _FLAGGED if flagged else SOLID))
    average = measures["average_span"].value
    mark = None
    if average is not None and average <= last:
        mark = Guide(average - 1, f"average {figure(average)}")
    legend = (
        LegendEntry("Within the thresholds in use", "box", stroke=SOLID.stroke, fill=SOLID.fill),
        LegendEntry(
            "A threshold flags at least one of them (see the list of flags)",
            "box",
            stroke=_FLAGGED.stroke,
            fill=_FLAGGED.fill,
            width=2.0,
            dash=_FLAGGED.dash,
        ),
    )
    title = "Span: managers by number of direct reports"
    counts_in_words = said(
        (
            f"span {column.name}",
            _managers(column.value) + (", flagged" if column.style is _FLAGGED else ""),
        )
        for column in given
        if column.value
    )
    spoken = f"{title}. {counts_in_words} Average: {figure(average)}."
    return standing_bars(
        "spans",
        title,
        spoken,
        given,
        below="direct reports",
        mark=mark,
        legend=legend if flagged else (),
    )


def _managers(number: int) -> str:
    return f"{number:,} manager" if number == 1 else f"{number:,} managers"


def flagged_spans(measures: Measures) -> frozenset[int]:
    """The spans that a threshold in use flags for at least one manager."""
    flags = measures.flags
    chosen = flags[(flags["of"] == "manager") & (flags["figure"] == "span")]
    return frozenset(int(value) for value in chosen["value"])


def known_criteria(measures: Measures) -> tuple[str, ...]:
    """The criteria of balance for which at least one director's figure is known."""
    table = measures.directors
    return tuple(name for name in CRITERIA if len(table) and table[name].notna().any())


def balance(measures: Measures, criterion: str = "functions") -> Drawing | None:
    """What each director carries, most first, against the mean."""
    values = measures.directors.assign(value=measures.directors[criterion])
    mean = float(np.mean(values["value"])) if values["value"].notna().all() else None
    mark = Guide(mean, f"mean {figure(mean)}") if mean else None
    return _by_director(measures, values, "balance", f"{CRITERIA[criterion]} by director", mark)


def cost(measures: Measures) -> Drawing | None:
    """The cost of each director's line with its share, most first; None where none is known."""
    table = measures.directors
    if not len(table) or table["cost"].isna().all():
        return None
    return _by_director(
        measures, table.assign(value=table["cost"]), "cost", "Cost by directorate", None, share=True
    )


def dependency(measures: Measures) -> Drawing | None:
    """Links by which each directorate depends on each other one."""
    found = measures.interdependence
    matrix = found.matrix
    if not len(matrix) or not matrix.to_numpy().any():
        return None
    names = found.divisions.names
    linked = [name for name in matrix.index if matrix.loc[name].any() or matrix[name].any()]
    order = list(matrix.index) if len(matrix) <= _MOST_ROWS else linked[:_MOST_ROWS]
    pairs = [
        f"{names[row]} on {names[column]} by {matrix.loc[row, column]}"
        for row in order
        for column in order
        if row != column and matrix.loc[row, column]
    ]
    title = "Which directorate depends on which"
    return grid(
        "dependency",
        title,
        f"{title}, by number of links. {'; '.join(pairs)}.",
        [names[name] for name in order],
        [[int(matrix.loc[row, column]) for column in order] for row in order],
        corner="Who depends …",
        across="… on whom, and by how many links",
        label="{row} depends on {column} by {count} links",
    )


def _by_director(
    measures: Measures,
    table: pd.DataFrame,
    view: str,
    title: str,
    mark: Guide | None,
    share: bool = False,
) -> Drawing | None:
    if not len(table) or table["value"].isna().all():
        return None
    sides = measures.inputs.divisions.model.sides
    styles = styles_of(sides.get(subject, "") for subject in table["subject"])
    whole = table["value"].sum() if share and table["value"].notna().all() else 0.0
    ranked = table.sort_values("value", ascending=False, kind="stable", na_position="last")
    rows = [
        Bar(
            subject,
            name,
            _number(value),
            _share(value, whole) if whole else figure(value),
            styles.get(sides.get(subject, ""), SOLID),
            sides.get(subject, ""),
        )
        for subject, name, value in zip(
            ranked["subject"], ranked["title"], ranked["value"], strict=True
        )
    ]
    spoken = f"{title}. {said((row.name, row.caption) for row in rows)}"
    if mark:
        spoken += f" {mark.words.capitalize()}."
    return bars(view, title, spoken, rows, mark=mark, legend=side_legend(styles))


def _number(value: float) -> float | None:
    return None if value is None or isnan(value) else float(value)


def _share(value: float, whole: float) -> str:
    """`59, 33 %`; the figure alone where the whole is not known."""
    if isnan(value) or isnan(whole) or not whole:
        return figure(value)
    return f"{figure(value)}  ({100 * value / whole:.0f} %)"
