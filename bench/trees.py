"""Synthetic organisations: six reports a manager, as posts.csv and as DOT."""

from __future__ import annotations

import csv
from pathlib import Path

REPORTS = 6
TITLES = ("Director of Estates", "Head of Finance and Payroll", "Programme Manager", "Analyst")


def write_posts(path: Path, posts: int) -> Path:
    """A posts.csv of so many posts; post 0 is the top."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "title", "reports_to", "unit", "fte", "band", "cost", "status"))
        for post in range(posts):
            writer.writerow(
                (
                    f"p{post}",
                    _title(post),
                    _manager(post),
                    f"u{post // 50}",
                    "1.0" if post % 3 else "0.6",
                    f"Band {2 + post % 8}",
                    20_000 + post % 40_000,
                    "vacant" if post % 11 == 0 else "filled",
                )
            )
    return path


def write_dot(path: Path, posts: int) -> Path:
    """The same tree for Graphviz, one box a post."""
    lines = ["digraph organisation {", "node [shape=box];"]
    lines += [f'p{post} [label="{_title(post)}"];' for post in range(posts)]
    lines += [f"{_manager(post)} -> p{post};" for post in range(1, posts)]
    path.write_text("\n".join([*lines, "}"]), encoding="utf-8")
    return path


def _title(post: int) -> str:
    return f"{TITLES[post % len(TITLES)]} {post}"


def _manager(post: int) -> str:
    return f"p{(post - 1) // REPORTS}" if post else ""
