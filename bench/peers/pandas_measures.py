"""pandas and networkx: the same figures of an organisation and of one option, as plain as can be.

Groupby and merge for what is a table, a DiGraph for what is a line. No counting rules, no
reasons, no pools; unknown numbers are taken as 0.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd


def measure(tables: dict[str, pd.DataFrame]) -> dict[str, object]:
    """Spans, layers, sums by line and by unit, vacancies, director balance, link matrix."""
    posts = tables["posts"].copy()
    for column in ("fte", "cost"):
        posts[column] = pd.to_numeric(posts[column], errors="coerce").fillna(0.0)
    line = nx.DiGraph()
    line.add_nodes_from(posts["id"])
    line.add_edges_from(
        (manager, post)
        for post, manager in zip(posts["id"], posts["reports_to"], strict=True)
        if manager
    )
    tops = [node for node, degree in line.in_degree() if degree == 0]
    depth: dict[str, int] = {}
    for top in tops:
        depth.update(nx.single_source_shortest_path_length(line, top))
    spans = posts[posts["reports_to"] != ""].groupby("reports_to").size()
    sums = {name: _rolled(line, posts, name) for name in ("fte", "cost")}
    held = tables["appointments"].copy()
    held["fte"] = pd.to_numeric(held["fte"], errors="coerce").fillna(0.0)
    in_post = posts["id"].map(held.groupby("post")["fte"].sum()).fillna(0.0)
    units = nx.DiGraph()
    units.add_nodes_from(tables["units"]["id"])
    parents = tables["units"].set_index("id")["parent"]
    units.add_edges_from((parent, unit) for unit, parent in parents.items() if parent)
    by_unit = posts.groupby("unit")[["fte", "cost"]].sum()
    unit_sums = {name: _rolled_units(units, by_unit, name) for name in ("fte", "cost")}
    home = _divisions(units, parents)
    functions = tables["functions"]["owner"].map(home).value_counts()
    links = tables["links"]
    pairs = pd.DataFrame({"a": links["from"].map(home), "b": links["to"].map(home)}).dropna()
    matrix = pd.crosstab(pairs["a"], pairs["b"])
    return {
        "average_span": spans.mean(),
        "largest_span": spans.max(),
        "layers": max(depth.values()) + 1,
        "by_layer": posts.groupby(posts["id"].map(depth))[["fte", "cost"]].sum(),
        "fte": posts["fte"].sum(),
        "vacancy": posts["fte"].sum() - in_post.sum(),
        "line": sums,
        "units": unit_sums,
        "functions": functions,
        "matrix": matrix,
    }


def _rolled(line: nx.DiGraph, posts: pd.DataFrame, name: str) -> dict[str, float]:
    total = dict(zip(posts["id"], posts[name], strict=True))
    for node in reversed(list(nx.topological_sort(line))):
        for report in line.successors(node):
            total[node] += total[report]
    return total


def _rolled_units(units: nx.DiGraph, by_unit: pd.DataFrame, name: str) -> dict[str, float]:
    total = by_unit[name].reindex(list(units)).fillna(0.0).to_dict()
    for node in reversed(list(nx.topological_sort(units))):
        for inner in units.successors(node):
            total[node] += total[inner]
    return total


def _divisions(units: nx.DiGraph, parents: pd.Series) -> dict[str, str]:
    root = next(unit for unit, parent in parents.items() if not parent)
    return {
        inner: division
        for division in units.successors(root)
        for inner in (division, *nx.descendants(units, division))
    }


def impact(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Posts side by side with what became of each, by id alone."""
    columns = ["id", "title", "reports_to", "unit", "band", "fte", "cost"]
    both = before[columns].merge(
        after[columns], on="id", how="outer", suffixes=("_before", "_after"), indicator=True
    )
    gone, new = both["_merge"] == "left_only", both["_merge"] == "right_only"
    changed = {
        name: (both[f"{name}_before"] != both[f"{name}_after"]) & ~gone & ~new
        for name in ("reports_to", "unit", "band")
    }
    both["category"] = np.select(
        [gone, new, changed["band"], changed["unit"], changed["reports_to"]],
        ["gone", "new", "grade change", "unit or employer changed", "line changed"],
        "unchanged",
    )
    for name in ("fte", "cost"):
        for end in ("before", "after"):
            both[f"{name}_{end}"] = pd.to_numeric(both[f"{name}_{end}"]).fillna(0.0)
    return both
