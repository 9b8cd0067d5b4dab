"""The posts to draw: two sample organisations and a made tree, as id, manager and title."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from bench.trees import write_posts

SAMPLES = ("data/brent", "data/illustrative")
MADE = 346


@dataclass(frozen=True, slots=True)
class Post:
    """One post; `manager` is empty at a top."""

    id: str
    manager: str
    title: str


@dataclass(frozen=True, slots=True)
class Establishment:
    """Posts with a name, and where orgmodel reads them."""

    name: str
    source: Path
    posts: tuple[Post, ...]

    @property
    def tops(self) -> tuple[Post, ...]:
        """The posts without a manager."""
        return tuple(post for post in self.posts if not post.manager)


def establishments(place: Path) -> tuple[Establishment, ...]:
    """21, 180 and 346 posts; the made tree is written under `place`."""
    made = write_posts(place / "made.csv", MADE)
    sources = [*(Path(sample) for sample in SAMPLES), made]
    return tuple(_read(source) for source in sources)


def _read(source: Path) -> Establishment:
    table = source / "posts.csv" if source.is_dir() else source
    with table.open(encoding="utf-8", newline="") as file:
        rows = tuple(
            Post(row["id"], row["reports_to"], row["title"]) for row in csv.DictReader(file)
        )
    return Establishment(source.stem, source, rows)
