"""`python -m bench.side_by_side OUT NODE_MODULES`: pictures into OUT, a table to standard output.

NODE_MODULES holds d3-org-chart 3.1, d3-flextree and mermaid 12 (`npm install`); Chromium and
Graphviz dot must be installed. What a tool draws is made as large as one A4 sheet allows;
orgmodel alone goes on to further pages.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.side_by_side.measured import Seen, empty_share, fitted, save
from bench.side_by_side.pages import bare_page, dot_source, web_page
from bench.side_by_side.posts import Establishment, establishments
from bench.side_by_side.slide_tree import slide_tree
from bench.timing import PYTHON

PEERS = ("dot", "d3-org-chart", "mermaid", "slide tree")
HEAD = ("posts", "tool", "A4 pages", "smallest text, pt", "empty", "crossings")


def main(out: Path, modules: Path) -> None:
    """Draw, measure, save the pictures and print the table."""
    out.mkdir(parents=True, exist_ok=True)
    rows = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for of in establishments(Path(name)):
            rows.append(_ours(page, of, Path(name), out))
            rows += [_peer(page, tool, of, Path(name), modules, out) for tool in PEERS]
        browser.close()
    for row in (HEAD, ("---",) * len(HEAD), *rows):
        print("| " + " | ".join(row) + " |")


def _ours(page: Page, of: Establishment, place: Path, out: Path) -> tuple[str, ...]:
    """Every page of our own chart, at its own size."""
    stem = place / f"ours-{of.name}"
    for suffix in (".svg", ".png"):
        command = [PYTHON, "-m", "orgmodel", "chart", str(of.source), "-o", f"{stem}{suffix}"]
        subprocess.run(command, check=True, capture_output=True)
    svgs, pngs = (_pages(stem, suffix) for suffix in (".svg", ".png"))
    texts = [
        float(size)
        for svg in svgs
        for size in re.findall(r'font-size="([\d.]+)"', svg.read_text(encoding="utf-8"))
    ]
    empty = [empty_share(png.read_bytes()) for png in pngs]
    crossed = 0
    for number, svg in enumerate(svgs):
        shown = place / f"ours-{number}.html"
        shown.write_text(bare_page(svg.read_text(encoding="utf-8")), encoding="utf-8")
        crossed += fitted(page, shown.as_uri()).crossings
    save(pngs[0].read_bytes(), out / f"{len(of.posts)}-orgmodel.png")
    return _row(of, "orgmodel", len(svgs), min(texts), sum(empty) / len(empty), crossed)


def _peer(
    page: Page, tool: str, of: Establishment, place: Path, modules: Path, out: Path
) -> tuple[str, ...]:
    shown = place / "peer.html"
    if tool == "dot":
        made = subprocess.run(
            ["dot", "-Tsvg"], input=dot_source(of), check=True, capture_output=True, text=True
        )
        content = bare_page(made.stdout[made.stdout.index("<svg") :])
    elif tool == "slide tree":
        content = bare_page(slide_tree(of))
    else:
        content = web_page(tool, of, modules)
    shown.write_text(content, encoding="utf-8")
    seen: Seen = fitted(page, shown.as_uri())
    save(seen.picture, out / f"{len(of.posts)}-{tool.replace(' ', '-')}.png")
    return _row(of, tool, 1, seen.smallest, seen.empty, seen.crossings)


def _pages(stem: Path, suffix: str) -> list[Path]:
    found = stem.parent.glob(f"{stem.name}*{suffix}")
    return sorted(found, key=lambda path: (len(path.name), path.name))


def _row(
    of: Establishment, tool: str, pages: int, smallest: float, empty: float, crossed: int
) -> tuple[str, ...]:
    return (
        str(len(of.posts)),
        tool,
        str(pages),
        f"{smallest:.1f}",
        f"{empty:.0%}",
        str(crossed),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
