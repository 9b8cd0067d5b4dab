"""python-igraph: posts.csv to a Reingold–Tilford layout to a plain SVG of boxes and lines."""

import csv
import sys
from html import escape
from pathlib import Path

import igraph

WIDE, HIGH, ACROSS, DOWN = 120, 30, 130, 60


def main(source: str, target: str) -> None:
    with Path(source).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    place = {row["id"]: number for number, row in enumerate(rows)}
    edges = [(place[row["reports_to"]], place[row["id"]]) for row in rows if row["reports_to"]]
    graph = igraph.Graph(n=len(rows), edges=edges, directed=True)
    points = [
        (x * ACROSS, y * DOWN) for x, y in graph.layout_reingold_tilford(mode="out", root=[0])
    ]
    left, right = min(x for x, _ in points), max(x for x, _ in points) + WIDE
    bottom = max(y for _, y in points) + HIGH
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} 0 {right - left} {bottom}">',
        *(_line(points[start], points[end]) for start, end in edges),
        *(_box(x, y, row["title"]) for (x, y), row in zip(points, rows, strict=True)),
        "</svg>",
    ]
    Path(target).write_text("\n".join(parts), encoding="utf-8")


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return (
        f'<path d="M{start[0] + WIDE / 2:.1f} {start[1] + HIGH:.1f}'
        f'L{end[0] + WIDE / 2:.1f} {end[1]:.1f}" stroke="black"/>'
    )


def _box(x: float, y: float, title: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{WIDE}" height="{HIGH}" fill="none" stroke="black"/>'
        f'<text x="{x + 4:.1f}" y="{y + 18:.1f}" font-size="9">{escape(title)}</text>'
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
