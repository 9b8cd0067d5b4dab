"""Spans, layers and managers of the reporting line."""

from __future__ import annotations

import numpy as np
import pandas as pd

from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import Flags, Ground, Numbers, known_of, tidy

_MICHIGAN = "Michigan Civil Service Commission 2011: a manager counts by reports, not by title"


def line_measures(ground: Ground) -> tuple[Measure, ...]:
    """Measures of the line as a whole."""
    return (*_spans(ground), *_managers(ground), *_layers(ground))


def _spans(ground: Ground) -> tuple[Measure, ...]:
    managing = ground.spans[ground.is_manager]
    reporting = int(managing.sum())
    managers = len(managing)
    posts, in_posts = _average_in_posts(ground)
    rows = f"{managers:,} managers, {reporting:,} rows that report to one"
    return (
        Measure(
            "average_span",
            "Average span",
            tidy(reporting / managers) if managers else None,
            "direct reports to a manager",
            "(rows of posts - tops) / managers. A vacant post counts, a post group counts as one; "
            "only reports_to counts, never a dotted line or another link.",
            rows if managers else SILENT,
        ),
        Measure(
            "average_span_posts",
            "Average span, counting the posts of groups",
            posts,
            "direct reports to a manager",
            "the same, each row taken as many times as its count says.",
            in_posts,
        ),
        Measure(
            "largest_span",
            "Largest span",
            int(managing.max()) if managers else None,
            "direct reports",
            "the widest direct span of one post, counted as above.",
            rows if managers else SILENT,
        ),
    )


def _average_in_posts(ground: Ground) -> tuple[float | int | None, str]:
    reporting = ground.count[ground.is_post & (ground.line.parent >= 0)]
    managing = ground.count[ground.is_manager]
    unknown = int(np.isnan(reporting).sum() + np.isnan(managing).sum())
    if not len(managing) or unknown or not managing.sum():
        why = f"{SILENT}: {unknown:,} groups in the line have no count" if unknown else SILENT
        return None, why
    return tidy(float(reporting.sum() / managing.sum())), known_of(reporting, "rows that report")


def _managers(ground: Ground) -> tuple[Measure, ...]:
    rows = int(ground.is_post.sum())
    managers = int((ground.is_manager & ground.is_post).sum())
    others = rows - managers
    all_rows = f"all {rows:,} rows of posts"
    alone, groups = _one_to_one(ground)
    return (
        Measure(
            "managers",
            "Managers",
            managers,
            "rows",
            "rows of posts with at least one direct report, whatever their title.",
            all_rows,
            _MICHIGAN,
        ),
        Measure(
            "non_managers",
            "Non-managers",
            others,
            "rows",
            "rows of posts without a direct report; a post group is one.",
            all_rows,
            _MICHIGAN,
        ),
        Measure(
            "manager_ratio",
            "Non-managers to one manager",
            tidy(others / managers) if managers else None,
            "to 1",
            "non-managers / managers.",
            all_rows if managers else SILENT,
            _MICHIGAN,
        ),
        Measure(
            "manager_share",
            "Managers among all",
            tidy(100 * managers / rows) if rows else None,
            "%",
            "100 x managers / rows of posts.",
            all_rows if rows else SILENT,
        ),
        Measure(
            "one_to_one",
            "One-to-one reporting",
            int(alone.sum()),
            "managers",
            "managers with exactly one direct report that stands for one post.",
            all_rows
            if not groups
            else f"{groups:,} more with a single group of unknown size under them are left out",
        ),
    )


def _one_to_one(ground: Ground) -> tuple[Flags, int]:
    """Managers of one post, and how many manage a single group whose size is unknown."""
    single = ground.spans == 1
    under = _span_in_posts(ground)
    return single & (under == 1), int((single & np.isnan(under)).sum())


def _span_in_posts(ground: Ground) -> Numbers:
    reporting = ground.is_post & (ground.line.parent >= 0)
    managers, counts = ground.line.parent[reporting], ground.count[reporting]
    sums = np.bincount(managers, weights=counts, minlength=len(ground.line))
    return sums.astype(np.float64)


def _layers(ground: Ground) -> tuple[Measure, ...]:
    if ground.top is None:
        return (Measure("layers", "Layers", None, "layers", _LAYER_RULE, SILENT),)
    depth = ground.line.depth[ground.in_line]
    title = ground.rows["title"].iloc[ground.top] or ground.line.ids[ground.top]
    inside = int(ground.in_line.sum())
    outside = int(ground.is_post.sum()) - inside
    whose = f'the line of "{title}"'
    return (
        Measure(
            "line_posts",
            "In the executive line",
            inside,
            "posts or post groups",
            "rows of the largest line: its top and everyone below.",
            whose,
        ),
        Measure(
            "outside_line",
            "Outside the executive line",
            outside,
            "posts or post groups",
            "rows of posts in no or another line: lay and clinical posts, or lines not stated.",
            whose,
        ),
        Measure("layers", "Layers", int(depth.max()) + 1, "layers", _LAYER_RULE, whose),
    )


_LAYER_RULE = (
    "1 + steps from the top of the largest line to its lowest post: the top is layer 1. Lay "
    "and clinical lines beside it are not counted."
)


def post_table(ground: Ground, in_people: Numbers) -> pd.DataFrame:
    """One row a post or post group, in file order.

    `layer` is 1 at the top of its own line; `span` its direct reports, `span_posts` the same
    with groups taken by their count; `span_people` (`in_people`) the people in them, missing
    where the post itself is vacant or the data does not say; `line_rows` the rows in its
    line, itself included; `line_fte` and `line_cost` are sums over that line, missing unless
    every row of it states one.
    """
    table = pd.DataFrame(
        {
            "post": ground.rows["id"].to_numpy(),
            "title": ground.rows["title"].to_numpy(),
            "layer": ground.line.depth + 1,
            "span": ground.spans,
            "span_posts": _span_in_posts(ground),
            "span_people": in_people,
            "one_to_one": _one_to_one(ground)[0],
            "line_rows": ground.line.total(ground.is_post.astype(np.int64)),
            "fte": ground.fte,
            "line_fte": line_sum(ground, ground.fte),
            "cost": ground.cost,
            "line_cost": line_sum(ground, ground.cost),
        }
    )
    return table[ground.is_post].reset_index(drop=True)


def line_sum(ground: Ground, values: Numbers) -> Numbers:
    """Sum of a number over each row's line; NaN unless every post of the line states one."""
    if np.isnan(values).all():
        return values
    counted = np.where(ground.is_post, values, 0.0)
    return np.asarray(np.round(ground.line.total(counted), 6), dtype=np.float64)


def layer_table(ground: Ground) -> pd.DataFrame:
    """The depth profile of the executive line: one row a layer, the top being layer 1.

    `posts`, `fte` and `cost` are missing where a row of the layer does not state its own.
    """
    inside = np.flatnonzero(ground.in_line)
    layer = ground.line.depth[inside]
    rows = np.bincount(layer, minlength=0)
    sums = {
        name: np.round(np.bincount(layer, weights=values[inside]), 6)
        for name, values in (("posts", ground.count), ("fte", ground.fte), ("cost", ground.cost))
    }
    return pd.DataFrame({"layer": np.arange(1, len(rows) + 1), "rows": rows, **sums})
