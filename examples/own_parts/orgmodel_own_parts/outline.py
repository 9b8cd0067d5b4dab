"""An importer of outlines: a title a line, further in than the post it reports to."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from orgmodel.errors import DataError
from orgmodel.files.importers.base import Contents, Importer, ImportOutcome, Options
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.tables import complete_tables


class Outline(Importer):
    """Text files in which a post stands further in than its manager, by spaces or tabs."""

    files = "OUTLINE …"
    about = "outlines: a text file with a title a line, further in than the one it reports to"

    @property
    def repairs(self) -> Mapping[str, str]:
        """None: an outline has nothing to repair."""
        return {}

    def _read(self, contents: Contents, _options: Options) -> ImportOutcome:
        posts: list[dict[str, str]] = []
        problems: list[Problem] = []
        for file, content in contents:
            try:
                lines = content.decode("utf-8-sig").splitlines()
            except UnicodeDecodeError as error:
                raise DataError(f"{file}: not text in UTF-8. Save it as UTF-8.") from error
            _read_lines(file, lines, posts, problems)
        if not posts:
            raise DataError("no line holds a title. Write one post a line.")
        tops = [row["id"] for row in posts if not row["reports_to"]]
        model = OrganisationModel(
            tables=complete_tables({"posts": pd.DataFrame(posts)}),
            name=contents[0][0].rpartition(".")[0],
            source="; ".join(file for file, _ in contents),
            tops=tuple(tops),
        )
        number = len(posts)
        return ImportOutcome(
            model,
            tuple(problems),
            (),
            (("posts", number),),
            rows=(("lines that hold anything", number), ("posts", number)),
        )


def _read_lines(
    file: str, lines: list[str], posts: list[dict[str, str]], problems: list[Problem]
) -> None:
    above: list[tuple[int, str]] = []
    """How far in the posts over the line stand, and their ids."""
    for row, line in enumerate(lines, start=1):
        title = line.strip()
        if not title:
            continue
        spread = line.expandtabs(4)
        inset = len(spread) - len(spread.lstrip())
        left = bool(above)
        while above and above[-1][0] >= inset:
            last = above.pop()[0]
            if above and above[-1][0] < inset < last:
                problems.append(_crooked(file, row, title))
        post = f"p{len(posts) + 1}"
        posts.append({"id": post, "title": title, "reports_to": above[-1][1] if above else ""})
        if left and not above and inset:
            problems.append(_crooked(file, row, title))
        above.append((inset, post))


def _crooked(file: str, row: int, title: str) -> Problem:
    message = f"“{title}” is as far in as no line above it. Line it up with its colleagues."
    return Problem("not-allowed", file, row, "title", title, message)


IMPORTER = Outline()
