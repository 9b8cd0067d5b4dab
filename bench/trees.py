"""Synthetic organisations, as posts.csv and as DOT.

Under half of the posts manage others, three to ten each; like posts of one unit share their
title, as in real establishments.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

TITLES = ("Director of Estates", "Head of Finance and Payroll", "Programme Manager", "Analyst")
UNIT = 50


def write_posts(path: Path, posts: int) -> Path:
    """A posts.csv of so many posts; post 0 is the top."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "title", "reports_to", "unit", "fte", "band", "cost", "status"))
        for post, manager in enumerate(_managers(posts)):
            writer.writerow(
                (
                    f"p{post}",
                    _title(post),
                    f"p{manager}" if post else "",
                    f"u{post // UNIT}",
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
    lines += [f"p{manager} -> p{post};" for post, manager in enumerate(_managers(posts)) if post]
    path.write_text("\n".join([*lines, "}"]), encoding="utf-8")
    return path


def _title(post: int) -> str:
    return f"{TITLES[post % len(TITLES)]}, unit {post // UNIT}"


def _managers(posts: int) -> Iterator[int]:
    """The manager of each post in order; the top's own is not to be used."""
    chance = random.Random(1)
    made, manager = 1, 0
    yield 0
    while made < posts:
        leads = manager == made - 1 or chance.random() < 0.45
        reports = min(chance.randint(3, 10), posts - made) if leads else 0
        yield from [manager] * reports
        made, manager = made + reports, manager + 1
