"""What the server holds after many large lists, each opened and worked on by another visitor."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.protocol import Page, Server, serving
from bench.staff_lists import write
from bench.timing import table

_LISTS, _EVERY, _POSTS = 40, 8, 20_000
_PAGES = ("chart", "measures", "workspace", "data")
_LEFT = 125.0
"""Seconds after which the server has forgotten who left (`disconnectedSessionTTL`)."""


def report(share: int = 1) -> str:
    """Memory of the server after more and more lists, or a part of them."""
    with tempfile.TemporaryDirectory(prefix="orgmodel-lists-") as name:
        content = write(Path(name) / "staff.csv", "plain", _POSTS).read_bytes()
        with serving(Path(name) / "store.sqlite") as server:
            rows = list(_rows(server, content, max(_EVERY, _LISTS // share)))
    return (
        f"## Large lists one after the other\n\nLists of {_POSTS:,} posts, each imported by "
        "another visitor, who looks at four pages, begins an option, gives it three names and "
        f"leaves; after {_EVERY} of them so long a pause that who left is forgotten.\n\n"
        + table(("lists so far", "memory with all here", "after the pause"), rows)
    )


def _rows(server: Server, content: bytes, many: int) -> Iterator[tuple[str, ...]]:
    for number in range(1, many + 1):
        _visit(server.port, content, number)
        if number % _EVERY == 0:
            here = f"{server.megabytes():.0f} MB"
            time.sleep(_LEFT)
            with Page(server.port) as visitor:  # who comes makes the server look who has left
                visitor.go("data")
            yield str(number), here, f"{server.megabytes():.0f} MB"


def _visit(port: int, content: bytes, number: int) -> None:
    with Page(port) as visitor:
        visitor.go("data")
        visitor.drop("om.upload", f"staff{number}.csv", content)
        for _ in range(3):
            visitor.press("import.next")
        for page in _PAGES:
            visitor.go(page)
        visitor.go("workspace")
        visitor.press("option.new")
        option = visitor.query.rpartition("o=")[2]
        for turn in range(3):
            visitor.write(f"om.option.name.{option}", f"Name {number} {turn}")


if __name__ == "__main__":
    print(report())
