"""Spans, layers and managers of the reporting line."""

from __future__ import annotations

import numpy as np
import pandas as pd

from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import CountedPosts, Flags, Numbers, known_of, tidy
from orgmodel.model.hierarchy import Ints

_MICHIGAN = "Michigan Civil Service Commission 2011: a manager counts by reports, not by title"


def line_measures(posts: CountedPosts) -> tuple[Measure, ...]:
    """Measures of the line as a whole."""
    return (*_spans(posts), *_managers(posts), *_layers(posts))


def _spans(posts: CountedPosts) -> tuple[Measure, ...]:
    managing = posts.spans[posts.is_manager]
    reporting = int(managing.sum())
    managers = len(managing)
    in_posts, known_posts = _average_in_posts(posts)
    rows = f"{managers:,} managers, {reporting:,} rows that report to one{posts.left_out}"
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
            in_posts,
            "direct reports to a manager",
            "the same, each row taken as many times as its count says.",
            known_posts,
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


def _average_in_posts(posts: CountedPosts) -> tuple[float | int | None, str]:
    reporting = posts.count[posts.is_post & (posts.line.parent >= 0)]
    managing = posts.count[posts.is_manager]
    unknown = int(np.isnan(reporting).sum() + np.isnan(managing).sum())
    if not len(managing) or unknown or not managing.sum():
        why = f"{SILENT}: {unknown:,} groups in the line have no count" if unknown else SILENT
        return None, why
    return tidy(float(reporting.sum() / managing.sum())), known_of(reporting, "rows that report")


def _managers(posts: CountedPosts) -> tuple[Measure, ...]:
    rows = int(posts.is_post.sum())
    managers = int((posts.is_manager & posts.is_post).sum())
    others = rows - managers
    all_rows = f"all {rows:,} rows of posts"
    alone, groups = _one_to_one(posts)
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


def _one_to_one(posts: CountedPosts) -> tuple[Flags, int]:
    """Managers of one post, and how many manage a single group whose size is unknown."""
    single = posts.spans == 1
    under = _span_in_posts(posts)
    return single & (under == 1), int((single & np.isnan(under)).sum())


def _span_in_posts(posts: CountedPosts) -> Numbers:
    reporting = posts.is_post & (posts.line.parent >= 0)
    managers, counts = posts.line.parent[reporting], posts.count[reporting]
    sums = np.bincount(managers, weights=counts, minlength=len(posts.line))
    return sums.astype(np.float64)


def _layers(posts: CountedPosts) -> tuple[Measure, ...]:
    if posts.top is None:
        return (
            *_not_known(posts),
            Measure("layers", "Layers", None, "layers", _LAYER_RULE, SILENT),
        )
    depth = posts.line.depth[posts.in_line]
    title = posts.rows["title"].iloc[posts.top] or posts.line.ids[posts.top]
    inside = int(posts.in_line.sum())
    not_known = int((posts.is_post & ~posts.is_whole).sum())
    outside = int(posts.is_post.sum()) - inside - not_known
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
        *_not_known(posts),
        Measure("layers", "Layers", int(depth.max()) + 1, "layers", _LAYER_RULE, whose),
    )


def _not_known(posts: CountedPosts) -> tuple[Measure, ...]:
    """The rows that are in no known line, where there are any."""
    rows = int((posts.is_post & ~posts.is_whole).sum())
    if not rows:
        return ()
    return (
        Measure(
            "line_not_known",
            "Line not known",
            rows,
            "posts or post groups",
            "rows of posts whose line ends at a manager who is not known, or not in the data, with "
            "everyone below: their layer is not known, and no layer counts them.",
            f"all {int(posts.is_post.sum()):,} rows of posts",
        ),
    )


_LAYER_RULE = (
    "1 + steps from the top of the largest line to its lowest post: the top is layer 1. Lay "
    "and clinical lines beside it are not counted."
)


def post_table(posts: CountedPosts, in_people: Numbers) -> pd.DataFrame:
    """One row a post or post group, in file order.

    `layer` is 1 at the top of its own line, missing where that end is not known; `span` its
    direct reports, `span_posts` the same with groups taken by their count; `span_people`
    (`in_people`) the people in them, missing where the post itself is vacant or the data does
    not say; `line_rows` the rows in its line, itself included; `line_fte` and `line_cost` are
    sums over that line, missing unless every row of it states one.
    """
    table = pd.DataFrame(
        {
            "post": posts.rows["id"].to_numpy(),
            "title": posts.rows["title"].to_numpy(),
            "layer": _layer_of_each(posts),
            "span": posts.spans,
            "span_posts": _span_in_posts(posts),
            "span_people": in_people,
            "one_to_one": _one_to_one(posts)[0],
            "line_rows": posts.line.total(posts.is_post.astype(np.int64)),
            "fte": posts.fte,
            "line_fte": line_sum(posts, posts.fte),
            "cost": posts.cost,
            "cost_basis": posts.costs.words,
            "line_cost": line_sum(posts, posts.cost),
        }
    )
    return table[posts.is_post].reset_index(drop=True)


def _layer_of_each(posts: CountedPosts) -> Numbers | Ints:
    layers = posts.line.depth + 1
    return layers if posts.is_whole.all() else np.where(posts.is_whole, layers, np.nan)


def line_sum(posts: CountedPosts, values: Numbers) -> Numbers:
    """Sum of a number over each row's line; NaN unless every post of the line states one."""
    if np.isnan(values).all():
        return values
    counted = np.where(posts.is_post, values, 0.0)
    return np.asarray(np.round(posts.line.total(counted), 6), dtype=np.float64)


def layer_table(posts: CountedPosts) -> pd.DataFrame:
    """The depth profile of the executive line: one row a layer, the top being layer 1.

    `posts`, `fte` and `cost` are missing where a row of the layer does not state its own.
    """
    inside = np.flatnonzero(posts.in_line)
    layer = posts.line.depth[inside]
    rows = np.bincount(layer, minlength=0)
    sums = {
        name: np.round(np.bincount(layer, weights=values[inside]), 6)
        for name, values in (("posts", posts.count), ("fte", posts.fte), ("cost", posts.cost))
    }
    return pd.DataFrame({"layer": np.arange(1, len(rows) + 1), "rows": rows, **sums})
